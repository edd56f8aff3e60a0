"""Is a figure plainly a customs duty? Growth, shares, prices, polls, interest and other taxes are told from tariffs here by rules.

What these rules say is evidence among other for `weighing.duty`, and tells which values are rates elsewhere in an article. A rule's
decision is a sum of named pieces of evidence from the words around the figure: nouns and verbs of customs near it, goods or countries
behind an `on`, a rate beside it, against verbs of movement, nouns of business, other taxes. A figure with its unit needs little, a bare
number needs much. Whose duty it is, is no business of this room.
"""

from collections.abc import Sequence

from pipelines.reading.clause import Clause
from pipelines.reading.evidence import (
    BASE,
    DETERMINERS,
    ENTERING,
    FOLLOWERS,
    WEIGHTS,
    date_at,
    evidence,
    is_parallel,
    names_goods,
)
from pipelines.reading.figures import Figure
from pipelines.reading.rate_words import PAYING, TARIFF_ADJECTIVES, TARIFF_NOUNS
from pipelines.reading.scene import FAR, ahead, back

SPARSE = 300
"""A text with fewer tariff words than one in so many words is about something else."""

BARE_WEIGHTS = {
    "tariff_said": 1.0,  # a word of duties in the sentence
    "rate_here": 1.0,  # a rate with its unit in the sentence
    "repeated": 1.5,  # the value is a rate elsewhere in the article
    "paid": 3.0,  # `pays 15`, `charged 10`, `an additional 12`
    "paid_near": 2.0,
    "tariff_noun": 3.0,  # `a fifteen surcharge`
    "parallel": 2.0,  # `35% for us, 25 for Mexico`
    "linked": 1.5,  # `at 15`, `down to 10`, `the fifty`, `its 10`, `Syria's 41`
    "labelled": 2.0,  # `Mexico 25`, `India (26)`
    "on_goods": 1.5,  # `100 on canola oil`
    "standing": 1.0,  # a verb of standing or setting within the four words before
    "listed": 1.5,  # `tea now pays 9; roasted kinds 12;`
    "zero": 1.5,
    "unlinked": -0.5,
    "small": -2.5,  # below ten in words
    "business": -3.0,
    "moved": -2.0,
}
"""The same for a number with no unit, where a sum of `BARE_NEEDS` with half the heat makes it a duty."""

BARE_NEEDS = 2.0


def floor_of(clauses: Sequence[Clause]) -> int:
    """How much of the whole article is talk of tariffs: 1 where a tariff word stands in every `SPARSE` words or more often, else 0."""
    words = sum(len(c.words) for c in clauses)
    return int(sum(c.tariff_nouns for c in clauses) * SPARSE >= words > 0)


def density_of(clauses: Sequence[Clause]) -> int:
    """How much of an article is talk of tariffs, from 0 (hardly) to 4: its tariff nouns among its words, on a coarse scale."""
    words = sum(len(c.words) for c in clauses)
    said = sum(c.tariff_nouns for c in clauses)
    return next((k for k, limit in enumerate((500, 200, 100, 50)) if said * limit < words), 4)


def plain_values(clauses: Sequence[Clause], floor: int) -> frozenset[float]:
    """The values that read as rates somewhere in the article by the words beside them: another mention of the value is likely one too."""
    values: set[float] = set()
    heat = floor
    for clause in clauses:
        rates = rates_of(clause, heat, frozenset())
        heat = cooled(clause, heat, bool(rates), floor)
        values.update(v for f in rates if f.unit in ("percent", "bare") for v in (f.value, f.max_value) if v)
    return frozenset(values)


def cooled(clause: Clause, heat: int, has_rates: bool, floor: int) -> int:
    """How near the talk of tariffs is: 2 right after a sentence on them, 1 one later, else `floor`."""
    if has_rates or clause.tariff_nouns:
        return 2
    return max(floor, heat - 1)


def rates_of(clause: Clause, heat: int, known: frozenset[float]) -> list[Figure]:
    """The figures of one sentence that state a customs duty. `heat` says how near the talk of tariffs is, `known` which values are rates
    elsewhere."""
    if not clause.figures:
        return []
    sure = _with_unit(clause, heat, known)
    rates = list(sure)
    before: Figure | None = None
    for figure in clause.figures:
        stated = False
        if figure.unit == "bare":
            refused = before is not None and before not in rates and _ends(clause, before, figure)
            stated = not refused and is_bare_rate(clause, figure, heat, known, rates)
        elif figure.unit in ("free", "nothing", "nil"):
            stated = _is_zero(clause, figure, heat, rates)
        elif figure.unit == "multiple":
            stated = heat > 0 and clause.word(figure.last) not in ("of", "amount")
        elif figure.unit == "in_half":
            stated = len(sure) == 1 and sure[0].last <= figure.first
        if stated:
            rates.append(figure)
        before = figure
    # The second pass: a number joined to a rate (`27.5 to 15`) is one.
    for figure in clause.figures:
        bases = rates if figure.unit in ("bare", "nil") else sure if figure.unit == "percent" else ()
        if bases and figure not in rates and _joined_to(clause, figure, bases):
            rates.append(figure)
    rates.sort(key=lambda f: f.first)
    return resolved(clause, rates)


def _ends(clause: Clause, before: Figure, figure: Figure) -> bool:
    """Whether a number is only the other end of a percentage: `went up 6 percent to 1.89`."""
    between = clause.words[before.last : figure.first]
    return before.unit == "percent" and 0 < len(between) <= 2 and any(w in ("to", "from", "and", "or") for w in between)


def resolved(clause: Clause, rates: list[Figure]) -> list[Figure]:
    """`rates` with multiples of a rate of the same sentence worked out; one of an earlier sentence stays a multiple. `Cut in half` is a
    rate only beside its one figure."""
    plain = [f for f in rates if f.unit not in ("multiple", "in_half")]
    for k, figure in enumerate(rates):
        if figure.unit not in ("multiple", "in_half"):
            continue
        before = [f for f in plain if f.last <= figure.first]
        now = [f for f in before if "from" not in clause.span(f.first - 2, f.first)] or before
        if now:
            rates[k] = Figure(figure.first, figure.last, figure.value * now[-1].value, None, "percent")
    return [f for f in rates if f.unit != "in_half"]


def _with_unit(clause: Clause, heat: int, known: frozenset[float]) -> list[Figure]:
    """The figures with a unit that state a duty, judged from left to right: a list goes on as it began."""
    rates: list[Figure] = []
    refused: tuple[Figure, float] | None = None
    for figure in clause.figures:
        if figure.unit == "zero":
            rates.append(figure)
        elif figure.unit in ("percent", "points", "share"):
            score = unit_score(clause, figure, heat, known, rates)
            carried = refused is not None and _goes_on(clause, refused, (figure, score))
            if score >= 1 and not carried:
                rates.append(figure)
                refused = None
            else:
                refused = figure, (min(score, -1.0) if carried else score)
    return rates


def _goes_on(clause: Clause, refused: tuple[Figure, float], read: tuple[Figure, float]) -> bool:
    """Whether a figure carries on a list whose last member was no rate: `25% of it in 2027, 30% in 2028`."""
    scene = clause.scene
    (before, its_score), (figure, score) = refused, read
    between = clause.span(before.last, figure.first)
    if not between or score >= 4:
        return False
    if between[-2:] in (["down", "from"], ["up", "from"]):
        return True
    if its_score > 0 or len(between) > 12 or between[-1] == "the":
        return False
    if ("to" in between[-2:] or "from" in between[-2:]) and len(between) <= 5:
        return True
    return (
        score < 3
        and any(w in (",", "and", ";", "or", "against", "but", "(", "/") for w in between)
        and not any(w in ("on", "plus", "rate", "rates") for w in between)
        and not any(ahead(places, before.last, figure.first) < FAR for places in (scene.tariffs, scene.charging, scene.paying))
    )


def unit_score(clause: Clause, figure: Figure, heat: int, known: frozenset[float], rates: Sequence[Figure]) -> float:
    """How much speaks for a figure with its unit being a duty; from 1 on it is taken for one."""
    scene = clause.scene
    if figure.unit == "points" and (figure.value > 200 or not (heat or scene.named_nouns)):
        return -9.0
    return BASE + 0.5 * heat + sum(WEIGHTS[name] for name in evidence(clause, figure, heat, known, rates))


_LEADS = frozenset(
    (
        "pay pays paid paying charge charges charged levy levies levied asks carry carries plus additional extra another further "
        "original combined total"
    ).split()
)
_LINKS = DETERMINERS | frozenset(
    (
        "to at from for than under through of with is was be became become becomes until regular new by on older old "
        "usual average baseline ordinary normal only just even still about around nearly roughly almost a above below over "
        "instead maybe nearer"
    ).split()
)
_STANDING = frozenset(
    (
        "be became become stuck want wants wanted expect expects expected deposit have has had given makes make promised "
        "said says reads names named"
    ).split()
)
_MONEY = frozenset({"rs", "inr", "rmb", "rm", "usd", "eur", "rp", "r", "cad", "aud", "gbp", "dollars", "euros", "top"})
"""Words before a number that make it money or a rank."""


_LAWS = frozenset({122.0, 201.0, 232.0, 301.0, 337.0, 338.0})
"""Sections of the trade acts, which are often named by their number alone."""


def is_bare_rate(clause: Clause, figure: Figure, heat: int, known: frozenset[float], rates: Sequence[Figure]) -> bool:
    """Whether a number without unit plainly is a duty: `settled for 15`, `down from 27.5`, `the fifty`. `rates` are those of the
    sentence that are sure, and the bare ones before."""
    scene = clause.scene
    if (
        not (heat or scene.named_nouns or rates)
        or not may_be_bare(clause, figure)
        or (figure.value > 150 and not rates and figure.value not in known)
    ):
        return False
    return bare_score(clause, figure, heat, known, rates) >= BARE_NEEDS


def bare_score(clause: Clause, figure: Figure, heat: int, known: frozenset[float], rates: Sequence[Figure]) -> float:
    """How much speaks for a number without unit being a duty; from `BARE_NEEDS` on it is taken for one."""
    return 0.5 * heat + sum(BARE_WEIGHTS[n] for n in bare_evidence(clause, figure, known, rates))


def bare_evidence(clause: Clause, figure: Figure, known: frozenset[float], rates: Sequence[Figure]) -> list[str]:
    """What speaks for and against a number without unit, as names of `BARE_WEIGHTS`."""
    scene = clause.scene
    first, last = figure.first, figure.last
    lead, nxt = clause.word(first - 1), clause.word(last)
    found: list[str] = []
    if scene.named_nouns or scene.rates:
        found.append("tariff_said")
    if any(f.unit != "bare" for f in rates):
        found.append("rate_here")
    if figure.value in known:
        found.append("repeated")
    before = max((f for f in rates if f.last <= first), key=lambda f: f.first, default=None)
    parallel = before is not None and is_parallel(clause, before, figure)
    if parallel:
        found.append("parallel")
    left = clause.span(first - 4, first)
    if lead in _LEADS or (left[-2:-1] and left[-2] in PAYING and lead in ("only", "just", "about", "the", "a", "another")):
        found.append("paid")
    elif any(w in PAYING for w in left[-3:]):
        found.append("paid_near")
    elif back(scene.charging, first, first - 4) < FAR or any(w in _STANDING for w in left):
        found.append("standing")
    named = _named_before(clause, first)
    if nxt in TARIFF_NOUNS or nxt in TARIFF_ADJECTIVES or clause.span(last, last + 3) == ["anti", "-", "dumping"]:
        found.append("tariff_noun")
    elif named:
        found.append("labelled")
    elif (
        lead in _LINKS
        or lead == "'s"
        or (lead == "as" and clause.word(first - 2) in ("much", "high", "low", "little"))
        or (nxt == "more" and figure.value in known)
    ):
        found.append("linked")
    elif (
        before is not None
        and 0 < first - before.last <= 4
        and clause.word(before.last) in (",", ";", "and")
        and (not nxt[:1].isalnum() or nxt == "and")
    ):
        found.append("listed")
    elif first and lead not in _QUOTES and not parallel and not any(n in ("paid", "paid_near", "standing") for n in found):
        found.append("unlinked")
    if nxt in ("on", "for") and names_goods(clause, last, last + 6):
        found.append("on_goods")
    if figure.value == 0:
        found.append("zero")
    elif figure.value < 10 and "on_goods" not in found and not clause.columns.texts[first][0].isdigit():
        found.append("small")
    tariff = back(scene.tariffs, first, first - 14)
    if back(scene.business, first, first - 6) < tariff:
        found.append("business")
    elif not rates and back(scene.moving, first, first - 4) < tariff and lead not in ("to", "from"):
        found.append("moved")
    return found


def _named_before(clause: Clause, first: int) -> bool:
    """Whether a country or goods stand right before a number, or only a sign or `at` away: `Mexico 25`, `India (26)`, `carpets, 52.9`."""
    at = first - 1 if clause.word(first - 1) in ("(", ",", ":", "at", "on", "just", "only") else first
    return any(g.last in (first, at) for g in clause.countries) or any(g.last in (first, at) for g in clause.products)


def _is_label(clause: Clause, first: int) -> bool:
    """Whether the sentence is nothing but a name before the number at token `first`."""
    named = {k for m in clause.mentions for k in range(m.first, m.last)}
    return first > 0 and all(k in named or clause.words[k] in ("the", ",", "of") for k in range(first)) and clause.word(first - 1) != ","


def may_be_bare(clause: Clause, figure: Figure) -> bool:
    """Whether a number counts nothing that is said: no thing follows, no money sign, name or list precedes."""
    bare = clause.scene.bare
    if figure.first not in bare:
        bare[figure.first] = _counts_nothing(clause, figure)
    return bare[figure.first]


def _counts_nothing(clause: Clause, figure: Figure) -> bool:
    first, last = figure.first, figure.last
    texts = clause.columns.texts
    text, digits = texts[first], texts[first][0].isdigit()
    lead, nxt, then = clause.word(first - 1), clause.word(last), clause.word(last + 1)
    if 0 < figure.value < 1 or clause.words[first] in ("one", "a", "an", "half") or lead in _MONEY:
        return False
    if not _stands_alone(clause, figure):
        return False
    if digits and figure.value in _LAWS:
        return False
    if nxt == "." and then[:1].isalnum():
        return False  # a list in one line
    if first == 0 and (last >= len(clause.words) or nxt in (".", ")", ":")) and (digits or figure.value < 10):
        return False  # a list's number, a clock time
    if digits and last >= len(clause.words) - 1 and "." not in text and _is_label(clause, first):
        return False  # a numbered list of names in one line
    if (lead in ("[", "(") and nxt in ("]", ")")) and not _named_before(clause, first):
        return False  # a footnote
    if lead in ("'", "’") or nxt == "+" or (lead == "in" and texts[first - 2][0].isalpha() and figure.value <= 10 and not digits):
        return False  # four in ten
    if first and texts[first - 1][0].isdigit():
        return False  # part of a code
    if lead in ("is", "was", "turned") and clause.word(first - 2) in ("he", "she", "who"):
        return False  # an age
    if lead == "at" and digits and text[-3:] in (".00", ".15", ".30", ".45") and figure.value < 24:
        return False  # a clock time
    if lead == "," and nxt == "," and any(m.type == "PERSON" and m.last == first - 1 for m in clause.mentions):
        return False  # an age
    if not digits and text[0].isupper() and first and lead.isalpha() and texts[first - 1][0].isupper():
        return figure.value >= 10  # Air Force One
    if any(m.first < first < m.last for m in clause.mentions):
        return False
    return not (nxt == "in" and _figure_at(clause, last + 1))


_QUOTES = frozenset({'"', "“", "‘", "'", "«", "„", "—", "–"})
_JOINTS = frozenset("back up down to and or plus instead of , not from then maybe perhaps even later finally now - –".split())


def _joined_to(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> bool:
    """Whether only `to`, `and`, `or`, `plus` part a number from a rate."""
    if figure.value > 1000 or (figure.unit == "bare" and not may_be_bare(clause, figure)):
        return False
    for other in rates:
        a, b = (other, figure) if other.first < figure.first else (figure, other)
        between = clause.words[a.last : b.first]
        if 0 < len(between) <= 3 and between != [","] and all(w in _JOINTS for w in between):
            return True
    return False


_OWING = frozenset(
    (
        "pay pays paid paying owe owes owed owing charge charges charged charging face faces faced facing bear bears bore attract "
        "attracts attracted incur incurs incurred carry carries carried levy levies levied"
    ).split()
)
_LOWERING = frozenset(
    (
        "fall falls fell fallen falling drop drops dropped dropping cut cuts cutting lower lowers lowered bring brings brought "
        "reduce reduces reduced go goes went gone going down phase phased slash slashed back"
    ).split()
)


def _is_zero(clause: Clause, figure: Figure, heat: int, rates: Sequence[Figure]) -> bool:
    """Whether `nothing`, `nil` or `free` says that goods pay no duty."""
    scene = clause.scene
    first, last = figure.first, figure.last
    left = clause.span(first - 6, first)
    prev, nxt = clause.word(first - 1), clause.word(last)
    tariff = bool(heat) or scene.named_nouns
    if not tariff and not rates:
        return False
    if figure.unit == "free":
        return any(w in ENTERING for w in left[-3:]) and nxt not in ("to", "and", "from", "will")
    pays = any(w in _OWING for w in left[-3:])
    goods = any(g.last in (first, first - 1) for g in (*clause.products, *clause.countries)) and prev not in ("and", "to")
    beside = any(0 <= first - f.last <= 3 and (prev in ("or", "to", ",", "and", "now")) for f in rates)
    if figure.unit == "nil":
        return pays or goods or beside or bool(rates) or prev in ("to", "at", "from", "be", "is", "for", "on", "offered", "promised", "of")
    if nxt in ("but", "of", "else", "to", "more", "about", "worth", "less", "new") and not (
        nxt == "to" and prev == "from" and _figure_at(clause, last + 1)
    ):
        return False
    if prev == "from" and nxt == "to" and _figure_at(clause, last + 1):
        return True
    if prev == "to":
        return any(w in _LOWERING for w in left[:-1]) and not any(w in ("come", "comes", "came") for w in left[-2:])
    if prev in ("for", "at"):
        return any(w in ENTERING or w in PAYING for w in left[:-1]) or (prev == "at" and heat > 0)
    if nxt in ("on", "for") and names_goods(clause, last, last + 6) and rates and prev in (",", "and", "but", "or", ";", "—", "–"):
        return True
    elliptic = goods and back(scene.paying, first, 0) < FAR
    return pays or elliptic or (beside and prev == "or")


def _figure_at(clause: Clause, i: int) -> bool:
    return any(f.first == i for f in clause.figures)


def _stands_alone(clause: Clause, figure: Figure) -> bool:
    """Whether a bare number is not followed by a thing it counts."""
    nxt = clause.word(figure.last)
    if nxt == "more":
        then = clause.word(figure.last + 1)
        return then == "on" or not then[:1].isalnum()
    if nxt == "of":
        return date_at(clause, figure.last + 1)
    if nxt == "" or not nxt[0].isalnum() or nxt in FOLLOWERS:
        return True
    if nxt in TARIFF_NOUNS or nxt in TARIFF_ADJECTIVES:
        named = nxt.endswith("s") or clause.word(figure.last + 1) in ("line", "lines", "code", "codes", "rates", "measures", "quota")
        return figure.value >= 5 and not named
    return clause.span(figure.last, figure.last + 3) == ["anti", "-", "dumping"]
