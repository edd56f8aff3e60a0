"""What a capitalised word amid a sentence most likely is, where no name, shape or cue decided it: a guess with a low score.

Only where the words on both sides leave the place of a name open; everything surer has been read before.
"""

from pipelines.reading.naming.cast import Cast
from pipelines.reading.naming.cues import (
    FUNCTION_WORDS,
    GENERIC_ACRONYMS,
    MODALS,
    NO_NAMES,
    OPENERS,
    ORG_TAILS,
    PLURAL_TITLES,
    SAYING,
    TITLES,
    word_set,
)
from pipelines.reading.naming.legal_forms import name_org
from pipelines.reading.naming.lexicon import given_names, goods
from pipelines.reading.naming.places import find_city, name_place
from pipelines.reading.naming.runs import PARTICLES
from pipelines.reading.naming.spans import Run, Span, View
from pipelines.reading.naming.strangers import enter_unknown

_OF_PLACES = word_set("of from at near around outside")
_OF_ACTORS = word_set("and but by from like unlike while with for than or if when as because that to since though although")
_ENDS = frozenset({"", ".", ",", ";", ")", "the", "and", "or"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their"})


def guess(view: View, run: Run, cast: Cast) -> Span | None:
    """An unclaimed capitalised sequence as a person, a place or an organisation; None where it may as well be nothing."""
    first, last = run.first, run.last
    if view.is_heading or last - first > 4 or not all(is_proper(view, k) for k in range(first, last)):
        return None
    before, after = view.word(first - 1), view.word(last)
    size = sum(view.capital[first:last])
    if size > 1 and _acts(after) and (view.opens(first) or (before in FUNCTION_WORDS and before not in _ARTICLES)):
        return None if find_city(view, first, last) else enter_unknown(view, run, 0.45, cast)
    if view.opens(first):
        return None
    if before == "from" and (after == "to" or view.word(first - 2)[-1:] == "s"):
        return Span(first, last, "PLACE", *name_place(view.text(first, last)), "pattern", 0.4, "place.guess")
    if before in _OF_PLACES and after in _ENDS and (size > 1 or before == "of"):
        return Span(first, last, "PLACE", *name_place(view.text(first, last)), "pattern", 0.4, "place.guess")
    if (
        size == 1
        and before in _OF_ACTORS
        and after != "'s"
        and (after in _ENDS or after in FUNCTION_WORDS or _acts(after))
        and view.cased[first] not in given_names()
        and not _amid_capitals(view, first, last)
    ):
        if before == "to" and find_city(view, first, last):
            return Span(first, last, "PLACE", *name_place(view.text(first, last)), "pattern", 0.4, "place.guess")
        return Span(first, last, "ORG", *name_org(view.text(first, last)), "pattern", 0.4, "org.guess")
    return None


def _amid_capitals(view: View, first: int, last: int) -> bool:
    """Whether the words around are capitalised too: a title quoted in the text."""
    near = [*range(max(0, first - 3), first), *range(last, min(len(view.lower), last + 3))]
    return any(view.capital[k] and not view.taken[k] and not view.opens(k) for k in near)


def is_proper(view: View, k: int) -> bool:
    """Whether the word at `k` is by itself likely to be of a name: no good, title, acronym or ordinary word."""
    word = view.lower[k]
    if not view.capital[k]:
        return word in PARTICLES or view.cased[k] in ("-", ".") or view.cased[k - 1] == "-"
    if len(word) < 3 or not word.isalpha() or view.cased[k].isupper() or word in goods():
        return False
    if word in TITLES or word in PLURAL_TITLES:
        return False
    return not (word in OPENERS or word in NO_NAMES or word in GENERIC_ACRONYMS or word in ORG_TAILS)


def _acts(after: str) -> bool:
    """Whether the word behind a name is a verb by its look: `has`, `said`, `buys`, `farmed`."""
    return (
        after in MODALS
        or after in SAYING
        or after == "it"
        or (len(after) > 3 and after.isalpha() and after[-1:] == "s")
        or after[-2:] == "ed"
    )
