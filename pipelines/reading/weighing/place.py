"""How a list of countries or goods stands to a figure: side, distance, what lies between, the words around it.

Nothing is said here of what the list is to the rate: `imposers`, `targets` and `goods` weigh that.
"""

from collections.abc import Sequence

from pipelines.reading.clause import Clause, Group
from pipelines.reading.figures import Figure
from pipelines.reading.rate_words import CHARGING, PAYING, TARIFF_NOUNS
from pipelines.reading.roles import SEEKING, SHIPPING, TRADED
from pipelines.reading.weighing.case import Case

_NEAR = (0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6)
_TURNS = frozenset({"and", "but", "while", "whereas", "though", "although", "which", "who", "because"})
_SKIPPED = frozenset("the all most many some other every each its their new so called a an any certain".split())
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_SAYING = frozenset("said says say told tells believes thinks argues argued warned warns complained complains".split())
_BEING = frozenset("is are was were be been stands stood sits sat stays stayed remains remained has have had".split())
_MOVING = frozenset(
    (
        "go goes went gone going rise rises rose risen fall falls fell fallen drop drops dropped climb climbs climbed come comes came "
        "jump jumps jumped become becomes became return returns returned slide slides slid"
    ).split()
)


def verb_class(words: Sequence[str], k: int) -> str | None:
    """What a verb at token `k` says of its subject and a duty; None for other words.

    Classes: `charging`, `charged` (passive), `paying`, `seeking`, `moving`, `being`, `saying`.
    """
    word = words[k]
    if word in CHARGING:
        passive = any(words[j] in _PASSIVE for j in range(max(0, k - 3), k)) and not word.endswith("ing")
        return "charged" if passive else "charging"
    if word in PAYING:
        return "paying"
    if word in SEEKING:
        return "seeking"
    if word in _SAYING:
        return "saying"
    if word in _MOVING:
        return "moving"
    return "being" if word in _BEING else None


_ENTRY = frozenset(
    (
        "border borders port ports customs docks dock quay shores market markets importers importer buyers buyer consumers consumer "
        "shoppers treasury gate supermarkets table"
    ).split()
)
_RULERS = frozenset(
    (
        "government governments ministry minister ministers president parliament cabinet congress authorities authority officials "
        "official commission regulators council administration senate lawmakers negotiators court"
    ).split()
)


def word_class(word: str) -> str | None:
    """What a noun or verb beside a country speaks of; None for other words.

    Classes: `tariff`, `rulers`, `entry` (where goods come in), `traded` (goods and their makers), `shipping`, `charging`, `paying`.
    """
    if word in TARIFF_NOUNS:
        return "tariff"
    if word in _RULERS:
        return "rulers"
    if word in _ENTRY:
        return "entry"
    if word in TRADED:
        return "traded"
    if word in SHIPPING:
        return "shipping"
    if word in CHARGING:
        return "charging"
    return "paying" if word in PAYING else None


def beside(clause: Clause, group: Group, lead: int) -> list[str]:
    """Evidence from the classes of the words beside a list: two before and three behind, past a possessive.

    `lead` is the token before the list at which a telling word stands, -1 where the sentence begins.
    """
    words = clause.words
    found = []
    prev = words[lead] if lead >= 0 else "^"
    before = word_class(words[lead - 1]) if lead >= 1 else None
    if before is not None:
        found += [f"class-2 {before}", f"class-2 {before} {prev}"]
    start = group.last + 1 if clause.word(group.last) in ("'s", "’", "'") else group.last
    seen = set()
    for k in range(start, start + 4):
        word = clause.word(k)
        if word in (",", ";", ".", ":", "(", ""):
            break
        kind = word_class(word)
        if kind is None and any(g.first <= k < g.last for g in clause.products):
            kind = "goods"
        if kind is not None and kind not in seen:
            seen.add(kind)
            found += [f"class+ {kind}", f"class+ {kind} {prev}"]
    order = ">".join(sorted(seen)) if len(seen) > 1 else ""
    if order:
        found.append(f"classes+ {order}")
    return found


def verbs_between(words: Sequence[str], low: int, high: int) -> tuple[str, str]:
    """The classes of the first and the last telling verb among the tokens [low, high), `none` where there is none."""
    first = last = "none"
    for k in range(low, high):
        kind = verb_class(words, k)
        if kind is not None:
            if first == "none":
                first = kind
            if last == "none" or kind != "being":
                last = kind
    return first, last


def nearness(tokens: int) -> int:
    """A distance in tokens on a coarse scale of 0 to 7."""
    return _NEAR[tokens] if tokens < len(_NEAR) else 7


def standing(case: Case, group: Group) -> list[str]:
    """Evidence from the place of `group` in the sentence of the figure; looked up once for each place and size, not to be changed."""
    key = (group.first, group.last, len(group.ids))
    if key not in case.standings:
        case.standings[key] = _standing(case, group)
    return case.standings[key]


def _standing(case: Case, group: Group) -> list[str]:
    clause, figure, words = case.clause, case.figure, case.clause.words
    side, low, high = case.gap(group.first, group.last)
    gap = words[low:high]
    near = nearness(high - low)
    between = sum(1 for f in case.rates if f is not figure and low <= f.first < high)
    walls = min(3, sum(1 for w in gap if w in (",", ";", ":", "(") or w in _TURNS))
    lead = group.first - 1
    while lead >= 0 and words[lead] in _SKIPPED and group.first - lead < 4:
        lead -= 1
    prev = words[lead] if lead >= 0 else "^"
    nxt = words[group.last] if group.last < len(words) else "$"
    fig_next = words[figure.last] if figure.last < len(words) else "$"
    fig_prev = words[figure.first - 1] if figure.first else "^"
    own, via = verbs_between(words, low, high)
    tariff = "t" if any(w in TARIFF_NOUNS for w in gap) else "n"
    where = "in" if case.is_inside(group.first) else "out"
    found = [
        f"{side}{near}",
        f"{side} {where}",
        f"{side} rates{min(between, 3)}",
        f"{side} walls{walls}",
        f"{side} {tariff}{min(near, 5)}",
        f"w-1 {prev}",
        f"{side} w-1 {prev}",
        f"w+1 {nxt}",
        f"{side} w+1 {nxt}",
        f"{side} f-1 {fig_prev}",
        f"{side} f+1 {fig_next}",
        f"{side} f+1 {fig_next} w-1 {prev}",
        f"size{min(len(group.ids), 3)}",
        f"{side} via {via}",
        f"{side} own {own}",
        f"{side} own {own} via {via} f-1 {fig_prev}",
        f"{side} own {own} w-1 {prev}",
        f"{side} via {via} walls{walls} rates{min(between, 1)}",
    ]
    found += [f"{side} {piece}" for piece in beside(clause, group, lead)]
    if group.first <= 2:
        found.append("head")
    if high - low <= 3:
        found.append(f"{side} gap {' '.join(gap)}")
    if ";" in gap:
        found.append(f"{side} semicolon")
    return found


def rank(figure: Figure, groups: Sequence[Group], group: Group) -> str:
    """Which of `groups` on its side `group` is, counted from the figure."""
    if group.last <= figure.first:
        return f"b#{min(3, sum(1 for g in groups if group.last <= g.first and g.last <= figure.first))}"
    return f"a#{min(3, sum(1 for g in groups if figure.last <= g.first and g.last <= group.first))}"


def listed_run(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> tuple[int, int]:
    """The place of a figure in the bare list of rates it stands in (`24%, 26% and 20%`), and how many that has.

    (0, 1) where it stands alone.
    """
    if figure not in rates:
        return 0, 1
    at = rates.index(figure)
    first = last = at
    while first and _bare(clause.words[rates[first - 1].last : rates[first].first]):
        first -= 1
    while last + 1 < len(rates) and _bare(clause.words[rates[last].last : rates[last + 1].first]):
        last += 1
    return at - first, last - first + 1


def _bare(between: Sequence[str]) -> bool:
    return 0 < len(between) <= 2 and all(w in (",", "and", "or", "&", "/", "then") for w in between)


def parallel(case: Case, group: Group, member: int) -> list[str]:
    """Evidence from two lists side by side, for one member of `group`.

    Whether the rates and the members are as many, and figure and member stand at the same place in their lists.
    """
    rates, figure, size = case.rates, case.figure, len(group.members)
    index, run = listed_run(case.clause, figure, rates)
    if run == size and run > 1:
        same = "own" if member == index else "other"
        return [f"parallel {same}", f"parallel {same} {'said' if 'respectively' in case.clause.words else 'silent'}"]
    if len(rates) == size:
        return [f"as many {'own' if figure in rates and rates.index(figure) == member else 'other'}"]
    return []


def members_apart(group: Group) -> list[Group]:
    """Each member of a list as a list of its own; none where the list has but one."""
    if len({m.first for m in group.members}) == 1:
        return []
    return [Group(m.first, m.last, [m.id], [m]) for m in group.members]


def member_evidence(case: Case, group: Group, apart: Sequence[Group], k: int, member: Group, kind: str = "") -> list[str]:
    """Evidence for the `k`th member of a list alone; `apart` are all members, `kind` what the list is, where that matters."""
    places = standing(case, member)
    found = [f"m {kind}{places[0]}", f"m {rank(case.figure, apart, member)}"]
    found += [f"m {p}" for p in places if " gap " in p or " f+1" in p]
    return found + parallel(case, group, k)


def whole_list(case: Case, group: Group) -> list[str]:
    """Evidence for a list as a whole where the figure stands in a list too, none where it stands alone."""
    _, run = listed_run(case.clause, case.figure, case.rates)
    if run <= 1:
        return []
    return [f"whole list beside {min(run, 3)} rates {'as many' if run == len(group.members) else 'not as many'}"]


def respective(case: Case, groups: Sequence[Group], others: Sequence[Group]) -> str | None:
    """The member of a list that `respectively` gives to this rate: `11% and 14% on rice and coffee respectively`.

    None where the word is not said, or where not just one list of `groups` (and none of `others`) has as many members as there are rates.
    """
    if "respectively" not in case.clause.words:
        return None
    index, run = listed_run(case.clause, case.figure, case.rates)
    fitting = [g for g in groups if len(g.members) == run > 1]
    if len(fitting) != 1 or any(len(g.members) == run for g in others):
        return None
    return fitting[0].members[index].id
