"""How a rate is meant: the level or a change of it, how exact the number is, and from which day it applies.

Of what kind the tariff is and in what state is decided in `state`.
"""

from collections.abc import Sequence

from pipelines.reading.article import DateMention
from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure
from pipelines.reading.rate_words import CHARGING, PAYING
from pipelines.reading.state import Case
from pipelines.reading.verbs import Tense, tense_of

_ADDITIONAL = frozenset(
    {"additional", "extra", "further", "surcharge", "surtax", "added", "add", "adds", "adding", "another", "plus", "top", "atop"}
)
_ABOUT = frozenset(
    {"about", "around", "roughly", "approximately", "nearly", "almost", "some", "circa", "neighborhood", "neighbourhood", "region", "close"}
)
_AT_LEAST = frozenset({"least", "minimum", "over", "exceeding", "exceed", "exceeds"})
_UP_TO_BEFORE = (
    ("up", "to"),
    ("as", "much", "as"),
    ("as", "high", "as"),
    ("at", "most"),
    ("maximum", "of"),
    ("no", "more", "than"),
    ("cap", "of"),
    ("capped", "at"),
    ("ceiling", "of"),
)
_RAISING = frozenset(
    (
        "raised raise raises raising increased increase increases increasing cut cuts cutting lowered lower lowers lowering "
        "reduced reduce reduces reducing hiked hike"
    ).split()
)


def find_basis(clause: Clause, figure: Figure, stretch: tuple[int, int]) -> str:
    """`additional` where the figure is stated as on top of other duties, `change` where a tariff moves by it, else `level`."""
    before = clause.span(figure.first - 5, figure.first)
    after = clause.span(figure.last, figure.last + 5)
    if "by" in before[-2:] and any(w in _RAISING for w in clause.span(figure.first - 10, figure.first)):
        return "change"
    if figure.unit == "points":
        return "additional" if any(w in _ADDITIONAL for w in before[-3:]) else "change"
    if any(w in _ADDITIONAL and w not in ("top", "atop", "plus") for w in before[-3:]) or before[-1:] == ["plus"]:
        return "additional"
    if any(w in ("surcharge", "surtax", "added") for w in after[:3]) or after[:3] in (["on", "top", "of"],) or after[:2] == ["extra"]:
        return "additional"
    if any(clause.span(k, k + 3) == ["on", "top", "of"] for k in range(figure.last, min(stretch[1], figure.last + 10))):
        return "additional"
    for k in range(figure.first - 4, max(stretch[0], figure.first - 14) - 1, -1):
        # `on top of that they pay 20%`; but in `on top of the old 2.5%` the figure is what lies below.
        if clause.span(k, k + 3) == ["on", "top", "of"] and any(
            w in CHARGING or w in PAYING or w == "," for w in clause.span(k + 3, figure.first)
        ):
            return "additional"
    return "level"


def find_modifier(clause: Clause, figure: Figure) -> str:
    """How the text qualifies the number: exact, about, at_least or up_to."""
    before = clause.span(figure.first - 4, figure.first)
    after = clause.span(figure.last, figure.last + 3)
    for phrase in _UP_TO_BEFORE:
        if tuple(before[-len(phrase) :]) == phrase or tuple(before[-len(phrase) - 1 : -1]) == phrase:
            return "up_to"
    if (
        any(w in _AT_LEAST for w in before[-2:])
        or tuple(before[-2:]) == ("more", "than")
        or after[:2] in (["or", "more"], ["or", "higher"])
    ):
        return "at_least"
    if any(w in _ABOUT for w in before[-3:]):
        return "about"
    return "exact"


_START = frozenset({"from", "since", "effective", "starting", "beginning", "start", "starts", "begin", "begins", "effect", "force"})
_DONE = frozenset(
    (
        "imposed put added levied slapped raised increased hiked introduced applied set took quadrupled doubled tripled lowered "
        "cut reduced dropped charged placed began started went came launched brought"
    ).split()
)
_SAID = frozenset(
    (
        "announced promised mooted unveiled threatened found floated proposed agreed signed said posted wrote declared reported published "
        "talked spoke discussed decided ruled dated"
    ).split()
)
"""Verbs whose day is that of the word, not of the deed."""
_PLANNED = frozenset({"scheduled", "agreed", "threatened", "suspended", "proposed"})
_UNTIL = frozenset({"until", "till", "through"})


def find_effective(case: Case, status: str, before: Sequence[DateMention]) -> tuple[DateMention, str] | None:
    """The date from which the rate applies, with the words that say so; None where the text does not say.

    A start may be said beside the figure (`from July 1`, `25% in 2027` of a rate to come), at the head of the sentence, or by a verb of
    levying with its day (`imposed on June 5`, `In 2018 Ottawa raised`). A date of the sentence or of the one before (`before`) that names
    just the day from which such a rate is publicly known to apply is taken as the start.
    """
    clause, figure, stretch = case.clause, case.figure, case.stretch
    known = case.known.effective_on if case.known else None
    best: tuple[int, DateMention, str] | None = None
    for first, last, mention in clause.dates:
        if mention.type != "DATE" or mention.date_start is None:
            continue
        lead = clause.span(first - 4, first)
        if _UNTIL & set(lead[-2:]) or _SAID & set(lead[-2:]) or (mention.text.lower() == "today" and lead[-1:] == ["of"]):
            continue
        inside = stretch[0] <= first < stretch[1]
        distance = first - figure.last if first >= figure.last else figure.first - last
        starting = any(w in _START for w in lead) or lead[-2:] == ["as", "of"]
        at_head = first <= 3
        if not at_head and first < figure.first and _follows_another(case, first):
            continue
        if (
            starting
            and lead[-1:] in (["from"], ["since"])
            and not any(f.first <= first - 3 < f.last + 2 for f in clause.figures if f is not figure)
        ):
            inside = inside or at_head
        levied = inside and lead[-1:] in (["on"], ["in"]) and any(w in _DONE for w in clause.span(first - 9, first))
        told = (
            first <= 2
            and mention.granularity != "day"
            and tense_of(clause, figure, *stretch)[0] is Tense.EVENT
            and _DONE & set(clause.words[last : figure.first])
        )
        planned = status in _PLANNED
        adjacent = (
            first >= figure.last
            and distance <= 2
            and (lead[-1:] in (["in"], ["on"]) or mention.text.lower().startswith("next"))
            and (planned or levied)
        )
        if known is not None and mention.date_start == known and mention.granularity == "day":
            score = 0
        elif adjacent:
            score = 1
        elif planned and inside and lead[-1:] in (["in"], ["on"]) and case.as_of is not None and mention.date_start > case.as_of:
            score = 3 + distance
        elif (starting or levied) and (inside or at_head):
            score = 2 + distance
        elif told:
            score = 6
        elif starting and not any(f.last <= first and f is not figure for f in clause.figures if f.first > figure.first):
            score = 8 + distance
        else:
            continue
        if score <= 24 and (best is None or score < best[0]):
            best = (score, mention, " ".join([*lead[-3:], mention.text]))
    if best is None and known is not None:
        for mention in before:
            if mention.date_start == known and mention.granularity == "day":
                return mention, f"{mention.text}, in the sentence before"
    return (best[1], best[2]) if best else None


def _follows_another(case: Case, first: int) -> bool:
    """Whether the date at token `first` stands behind another rate, to which it belongs: `15% since May, the 2.5% before`."""
    clause, figure = case.clause, case.figure
    earlier = [f for f in clause.figures if f.last <= first and f is not figure]
    if not earlier:
        return False
    between = clause.words[first : figure.first]
    return first - earlier[-1].last <= 8 and any(w in (",", ";", "instead", "and", "up", "down", "comes", "will") for w in between)
