"""Words that point back to countries named before: `these allies`, `both countries`, `the bloc`, `its tariffs`, `they pay`.

For each such word of a sentence: what it stands for by its grammar (one, two, several, the bloc), what part it plays in a duty, and the
countries of the sentences before that it may mean. What that speaks for is weighed in `imposers` and `targets`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.reading.rate_words import CHARGING, PAYING, TARIFF_NOUNS
from pipelines.reading.roles import TRADED
from pipelines.reading.weighing.plan import Plan

Countries = tuple[str, ...]


class Anaphor(NamedTuple):
    """One word that points back."""

    at: int
    kind: str
    """`one`, `it`, `two`, `three`, `several`, `they` or `bloc`."""
    part: str
    """What it is to a duty: `hit`, `levies`, `pays`, `goods` (theirs), `tariff` (theirs) or `open`."""
    meant: tuple[tuple[str, Countries], ...]
    """The countries it may mean, by how they were named."""


_NATIONS = frozenset(
    (
        "countries nations allies partners neighbours neighbors economies governments states members rivals sides exporters suppliers "
        "capitals powers producers giants"
    ).split()
)
_NATION = frozenset("country nation island kingdom republic ally partner neighbour neighbor economy state city-state".split())
_BLOC = frozenset({"bloc", "union", "27"})
_DEMONSTRATIVES = frozenset({"these", "those", "both", "such", "the", "all", "this", "that"})
_NUMBERS = {"two": "two", "both": "two", "2": "two", "three": "three", "3": "three", "trio": "three", "pair": "two"}
_BEHIND_BOTH = frozenset({"have", "are", "pay", "face", "will", ".", ","})
"""What follows `both` where it stands alone, for two that were named."""
_SINGULAR = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "their", "them"})
_SPEAKERS = frozenset({"we", "our", "us", "ours"})
_TRIGGERS = _NATIONS | _NATION | _BLOC | _SINGULAR | _PLURAL | frozenset({"both", "trio", "pair"})
_HITTING = frozenset({"on", "against", "from", "hit", "hits", "hitting", "for", "punish", "target", "targeting", "upon"})
_BACK = 3
"""How many sentences before may hold what is pointed to."""


def anaphors(plans: Sequence[Plan], plan: Plan) -> Sequence[Anaphor]:
    """The words of a sentence that point back, in order; looked up once."""
    found = plan.anaphors
    if found is None:
        found = plan.anaphors = tuple(_found(plans, plan)) if not _TRIGGERS.isdisjoint(plan.clause.words) else ()
    return found


def spoken_parts(words: Sequence[str], at: int) -> list[str]:
    """What `we`, `our` and `us` are to a duty, by the side of the token `at` they stand on: `b pays`, `a goods`."""
    near = range(max(0, at - 16), min(len(words), at + 16))
    return [f"{'b' if k < at else 'a'} {_part(words, k, k)}" for k in near if words[k] in _SPEAKERS]


def _found(plans: Sequence[Plan], plan: Plan) -> Iterator[Anaphor]:
    words = plan.clause.words
    for k, word in enumerate(words):
        if word not in _TRIGGERS:
            continue
        kind, first = _kind(words, k)
        if kind is None:
            continue
        meant = tuple(_meant(plans, plan, kind, first))
        if meant:
            yield Anaphor(k, kind, _part(words, first, k), meant)


def _kind(words: Sequence[str], k: int) -> tuple[str | None, int]:
    """What a word points to, and the first token of its phrase; None where it does not point."""
    word, before = words[k], words[k - 1] if k else ""
    if word in _SINGULAR:
        return "it", k
    if word in _PLURAL:
        return "they", k
    if word in ("both", "trio", "pair"):
        behind = words[k + 1] if k + 1 < len(words) else ""
        is_alone = behind not in _NATIONS and (word != "both" or behind in _BEHIND_BOTH)
        return (_NUMBERS[word], k) if is_alone else (None, k)
    low = max(0, k - 4)
    lead = next((j for j in range(k - 1, low - 1, -1) if words[j] in _DEMONSTRATIVES), None)
    if lead is None or any(words[j] in (",", "of", "and", "on", "from") for j in range(lead, k)):
        return None, k
    if word in _BLOC:
        return ("bloc", lead) if before in ("the", "trading", "trade", "european") else (None, k)
    if word in _NATION:
        return ("one", lead) if words[lead] in ("the", "this", "that") else (None, k)
    number = next((_NUMBERS[w] for w in words[lead:k] if w in _NUMBERS), "several")
    if words[lead] == "the" and number == "several":
        return None, k
    return number, lead


def _part(words: Sequence[str], first: int, last: int) -> str:
    """What the phrase of the tokens [first, last] is to a duty."""
    before = words[first - 1] if first else ""
    behind = words[last + 1 : last + 5]
    is_owner = words[last] in ("its", "their", "our") or behind[:1] == ["'s"] or behind[:1] == ["'"]
    if is_owner:
        tariff = next((n for n, w in enumerate(behind) if w in TARIFF_NOUNS), 9)
        goods = next((n for n, w in enumerate(behind) if w in TRADED), 9)
        if tariff != goods:
            return "tariff" if tariff < goods else "goods"
    if before in _HITTING:
        return "hit"
    if before in ("by", "in", "into", "to"):
        return before
    verb = next((w for w in behind[:3] if w in CHARGING or w in PAYING), None)
    if verb is not None and not is_owner:
        return "pays" if verb in PAYING else "levies"
    return "open"


def _meant(plans: Sequence[Plan], plan: Plan, kind: str, first: int) -> Iterator[tuple[str, Countries]]:
    """The countries a phrase may mean: lists of the right size, the nearest ones first."""
    if kind == "bloc":
        yield "EU", ("EU",)
        return
    wanted = {"two": 2, "three": 3}.get(kind)
    here = [g for g in plan.clause.countries if g.last <= first]
    if here:
        if kind in ("it", "one"):
            yield ("here", tuple(here[-1].ids[-1:]))
        else:
            listed = [g for g in here if (len(g.ids) == wanted if wanted else len(g.ids) > 1)]
            if listed:
                yield "here", tuple(sorted(listed[-1].ids))
    no = plan.clause.sentence.no
    for gone in range(1, _BACK + 1):
        if no - gone < 0:
            return
        groups = plans[no - gone].clause.countries
        if not groups:
            continue
        where = f"{gone}" if gone < 3 else "3"
        if kind in ("it", "one"):
            codes = list(dict.fromkeys(i for g in groups for i in g.ids))
            yield (f"only {where}" if len(codes) == 1 else f"first {where}", (codes[0],))
            if len(codes) > 1:
                yield f"last {where}", (codes[-1],)
            return
        listed = [g for g in groups if (len(g.ids) == wanted if wanted else len(g.ids) > 1)]
        if listed:
            yield f"list {where}", tuple(sorted(listed[-1].ids))
            return
        named = tuple(sorted({i for g in groups for i in g.ids}))
        if len(named) > 1 and (wanted is None or len(named) == wanted):
            yield f"all {where}", named
            return
