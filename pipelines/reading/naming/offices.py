"""Who held which office on which day: titles in a text, and the persons they can mean.

"Treasury Secretary" of the US on a day in 2025 is one person, however the name is spelled. Whether a name beside a title is that
person is decided in `persons`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.reading import vocabulary
from pipelines.reading.naming.cues import word_set
from pipelines.reading.naming.spans import View
from pipelines.reading.naming.spelling import plain
from pipelines.reading.tokens import tokenize
from pipelines.reading.vocabulary import Term


class Title(NamedTuple):
    """A title of office at tokens [first, last), and its plain words in lower case."""

    first: int
    last: int
    words: tuple[str, ...]


@cache
def _terms_by_title() -> dict[tuple[str, ...], list[Term]]:
    """Words of a title -> all terms of the offices it can name."""
    found: dict[tuple[str, ...], list[Term]] = {}
    for term in vocabulary.offices():
        for title in term.titles:
            found.setdefault(tuple(t.lower for t in tokenize(plain(title))), []).append(term)
    return found


@cache
def _titles() -> dict[str, tuple[int, ...]]:
    """First word -> how many words the titles have that begin with it, the most first."""
    found: dict[str, set[int]] = {}
    for words in _terms_by_title():
        found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def find_titles(view: View) -> list[Title]:
    """Titles of known offices in a sentence, longest first at each word, not overlapping."""
    sizes, titles = _titles(), _terms_by_title()
    found: list[Title] = []
    if sizes.keys().isdisjoint(view.lower):
        return found
    done = 0
    for i in [i for i, word in enumerate(view.lower) if word in sizes]:
        if i < done:
            continue
        for size in sizes[view.lower[i]]:
            words = tuple(view.lower[i : i + size])
            if words in titles:
                done = i + len(words)
                found.append(Title(i, done, words))
                break
    return found


def title_country(view: View, title: Title) -> str | None:
    """The country that the words around a title name: `Japan's finance minister`, `minister of finance of Brazil`; None where they name
    none."""
    for span in view.spans:
        if span.type != "COUNTRY":
            continue
        if title.first - 3 <= span.last <= title.first and all(w in _BETWEEN for w in view.lower[span.last : title.first]):
            return span.id
        if (
            span.first - 2 <= title.last <= span.first
            and all(w in ("of", "for", "the") for w in view.lower[title.last : span.first])
            and title.last < span.first
        ):
            return span.id
    return None


_BETWEEN = word_set("'s ’ ' chief top former ex - then own new deputy side acting current the")


def holders(title: Title, country: str | None, day: date | None, is_former: bool = False) -> Sequence[str]:
    """The ids of the persons who held an office that `title` can name on `day`, in the order of the vocabulary: in office first, then
    those who left in the months before or come in those after.

    A country narrows them; no day, or a former holder, leaves all.
    """
    record = _record(title.words, country)
    return record.all if day is None or is_former else record.on(day)


# Papers name a minister for weeks after the office changed hands, and before a designate takes over.
_AFTER, _BEFORE = timedelta(days=120), timedelta(days=60)


class _Record:
    """Who held some offices and when. Who counts changes only on the days on which a term begins or ends, so that one answer serves for
    all days between two of them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.all = tuple(dict.fromkeys(t.person_id for t in terms))
        self._terms = terms
        turns = {t.starts_on for t in terms} | {t.ends_on + timedelta(days=1) for t in terms if t.ends_on}
        self._turns = sorted({day + shift for day in turns for shift in (timedelta(0), _AFTER, -_BEFORE)})
        self._held: dict[int, tuple[str, ...]] = {}

    def on(self, day: date) -> tuple[str, ...]:
        """The ids of the holders on `day`, then of those near it."""
        period = bisect_right(self._turns, day)
        held = self._held.get(period)
        if held is None:
            now = [t.person_id for t in self._terms if t.covers(day)]
            near = [t.person_id for t in self._terms if t.covers(day - _AFTER) or t.covers(day + _BEFORE)]
            held = self._held[period] = tuple(dict.fromkeys(now + near))
        return held


@cache
def _record(title: tuple[str, ...], country: str | None) -> _Record:
    """The record of the offices that a title names, those of `country` where one is given."""
    terms = _terms_by_title()[title]
    return _Record([t for t in terms if country is None or t.country == country or (country == "EU" and t.country is None)])


@cache
def rank(person_id: str) -> int:
    """How much a surname alone is likely to mean this person: heads of state and government, then ministers of trade, then others in
    office."""
    return max((_RANKS.get(t.office, 2) for t in vocabulary.terms_of(person_id)), default=1)


_RANKS = {
    "head_of_state": 6,
    "head_of_government": 6,
    "acting_head_of_state": 5,
    "finance_minister": 4,
    "trade_minister": 4,
    "commerce_secretary": 4,
    "trade_negotiator": 4,
    "foreign_minister": 4,
    "central_bank_governor": 4,
    "trade_adviser": 4,
    "economy_minister": 3,
    "vice_president": 4,
    "vice_premier": 3,
    "senator": 2,
}


def has_held(person_id: str, day: date) -> bool:
    """Whether a person took any office before `day`."""
    return any(t.starts_on <= day for t in vocabulary.terms_of(person_id))


@lru_cache(maxsize=16384)
def in_office(person_id: str, day: date | None, slack: int = 400) -> bool:
    """Whether a person held any office on `day` or in the `slack` days before it (true where the day is unknown)."""
    if day is None:
        return True
    return any(
        t.starts_on <= day + timedelta(days=90) and (t.ends_on is None or t.ends_on >= day - timedelta(days=slack))
        for t in vocabulary.terms_of(person_id)
    )
