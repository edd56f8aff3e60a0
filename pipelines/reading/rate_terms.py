"""How exact a number is meant to be: exactly, about, at least, up to."""

from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure

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
