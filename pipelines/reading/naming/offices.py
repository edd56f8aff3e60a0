"""Who held which office on which day: titles in a text, and the persons they can mean.

"Treasury Secretary" of the US on a day in 2025 is one person, however the name is spelled. Whether a name beside a title is that
person is decided in `persons`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from pipelines.reading import vocabulary
from pipelines.reading.naming.cues import word_set
from pipelines.reading.naming.spans import View
from pipelines.reading.naming.spelling import plain
from pipelines.reading.tokens import tokenize
from pipelines.reading.vocabulary import Term


class Title(NamedTuple):
    """A title of office at tokens [first, last) and all terms of the offices it can name."""

    first: int
    last: int
    terms: tuple[Term, ...]


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]]:
    """First word -> the titles that begin with it, longest first."""
    by_words: dict[tuple[str, ...], list[Term]] = {}
    for term in vocabulary.offices():
        for title in term.titles:
            by_words.setdefault(tuple(t.lower for t in tokenize(plain(title))), []).append(term)
    found: dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]] = {}
    for words in sorted(by_words, key=lambda w: (-len(w), w)):
        found.setdefault(words[0], []).append((words, tuple(by_words[words])))
    return found


def find_titles(view: View) -> list[Title]:
    """Titles of known offices in a sentence, longest first at each word, not overlapping."""
    titles = _titles()
    found: list[Title] = []
    done = 0
    for i in [i for i, word in enumerate(view.lower) if word in titles]:
        if i < done:
            continue
        for words, terms in titles[view.lower[i]]:
            if tuple(view.lower[i : i + len(words)]) == words:
                done = i + len(words)
                found.append(Title(i, done, terms))
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


def holders(terms: Sequence[Term], country: str | None, day: date | None, is_former: bool = False) -> list[str]:
    """The ids of the persons who held one of `terms` on `day`, in the order of the vocabulary: in office first, then those who left in
    the year before.

    A country narrows them; no day, or a former holder, leaves all.
    """
    told = [t for t in terms if country is None or t.country == country or (country == "EU" and t.country is None)]
    if day is None or is_former:
        return list(dict.fromkeys(t.person_id for t in told))
    now = [t.person_id for t in told if t.covers(day)]
    # Papers name a minister for weeks after the office changed hands, and before a designate takes over.
    near = [t.person_id for t in told if t.covers(day - timedelta(days=120)) or t.covers(day + timedelta(days=60))]
    return list(dict.fromkeys(now + near))


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


def in_office(person_id: str, day: date | None, slack: int = 400) -> bool:
    """Whether a person held any office on `day` or in the `slack` days before it (true where the day is unknown)."""
    if day is None:
        return True
    return any(
        t.starts_on <= day + timedelta(days=90) and (t.ends_on is None or t.ends_on >= day - timedelta(days=slack))
        for t in vocabulary.terms_of(person_id)
    )
