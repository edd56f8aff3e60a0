"""The persons of one article: who has been named, under which surnames and spellings.

How a name in the text is tied to one of them is decided in `persons`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.naming.offices import Title, holders, in_office, rank
from pipelines.reading.naming.spelling import plain, skeleton


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the article: id, right name, and the plain words of the name."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclass
class Cast:
    """The persons of one article, filled while it is read."""

    day: date | None
    busy: Counter[str]
    """Country -> how often the article names it."""
    home: str | None = None
    """The country that the article was written in, where it says so."""
    surnames: dict[str, list[tuple[int, Someone]]] = field(default_factory=dict)
    """Surname -> its bearers with the sentence in which each is named first."""
    spellings: dict[str, Someone] = field(default_factory=dict)
    strange: dict[str, int] = field(default_factory=dict)
    """Word -> to how many of `surnames`, in their order, it has been found not to be near."""
    asked: dict[tuple[tuple[str, ...], str | None, bool], Sequence[str]] = field(default_factory=dict)
    """Title, country and whether a former holder is meant -> what `holders` said."""

    def add(self, someone: Someone, surnames: Iterable[str], sentence_no: int) -> None:
        """Enter a person named in a sentence under the surnames by which the article can go on to call them."""
        for surname in surnames:
            if len(surname) > 1:
                bearers = self.surnames.setdefault(surname, [])
                if not any(b.id == someone.id and no <= sentence_no for no, b in bearers):
                    bearers.append((sentence_no, someone))

    def enter(self, person_id: str, sentence_no: int) -> Someone:
        """Enter a person of the vocabulary."""
        someone, surname = _known(person_id)
        self.add(someone, (surname,), sentence_no)
        return someone

    def bearer(self, surname: str, sentence_no: int) -> Someone | None:
        """Whom a surname alone means in a sentence: the bearer named last before it, else the first one after."""
        bearers = self.surnames.get(surname)
        if not bearers:
            return None
        before = [b for b in bearers if b[0] <= sentence_no]
        return (max(before, key=lambda b: b[0]) if before else min(bearers, key=lambda b: b[0]))[1]

    def holders(self, title: Title, country: str | None, is_former: bool) -> Sequence[str]:
        """The ids of those who can hold an office that the article names: where no country is named with it, those who acted for one
        that plays a part."""
        question = (title.words, country, is_former)
        ids = self.asked.get(question)
        if ids is None:
            ids = holders(title, country, self.day, is_former)
            if country is None:
                ids = [i for i in ids if self.busy.get(people_by_id()[i].country or "")] or ids
            self.asked[question] = ids
        return ids


@cache
def _known(person_id: str) -> tuple[Someone, str]:
    """A person of the vocabulary as one of an article, and the plain surname."""
    person = people_by_id()[person_id]
    return Someone(person_id, person.name, tuple(plain(person.name).split())), plain(person.surname)


@cache
def people_by_id() -> dict[str, vocabulary.Person]:
    """Id -> person, for all known persons."""
    return {p.person_id: p for p in vocabulary.people()}


@cache
def ids_by_surname() -> dict[str, tuple[str, ...]]:
    """Plain surname -> the ids of who bears it."""
    found: dict[str, list[str]] = {}
    for person in vocabulary.people():
        found.setdefault(plain(person.surname), []).append(person.person_id)
    return {surname: tuple(ids) for surname, ids in found.items()}


@cache
def ids_by_word() -> dict[str, tuple[str, ...]]:
    """Each word of the right names -> who bears it."""
    found: dict[str, list[str]] = {}
    for person in vocabulary.people():
        for word in plain(person.name).split():
            found.setdefault(word, []).append(person.person_id)
    return {word: tuple(ids) for word, ids in found.items()}


@cache
def ids_by_sound() -> dict[str, tuple[str, ...]]:
    """Sound of a surname -> the ids of who bears one that sounds so; one of a single consonant tells nobody apart."""
    found: dict[str, list[str]] = {}
    for person in vocabulary.people():
        found.setdefault(skeleton(person.surname), []).append(person.person_id)
    return {sound: tuple(ids) for sound, ids in found.items() if len(sound) > 1}


def choose(person_ids: Iterable[str], cast: Cast) -> str | None:
    """Of several bearers of one name the one whom this article is likely to mean: already named, in office on the day, of a country
    that plays a part."""
    ids = list(dict.fromkeys(person_ids))
    if len(ids) < 2:
        return ids[0] if ids else None
    named = {someone.id for bearers in cast.surnames.values() for _, someone in bearers}

    def weight(person_id: str) -> tuple[int, ...]:
        country = people_by_id()[person_id].country
        return (person_id in named, in_office(person_id, cast.day), rank(person_id), cast.busy.get(country or "", 0))

    return max(ids, key=weight)
