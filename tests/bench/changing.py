"""Texts with other numbers and names in them, so that nobody who has read one knows the next.

A text is laid out once as fixed pieces and slots; a replica fills the slots anew. What is law, calendar or part of a name stays:
`Section 232`, years, times, `F-150`.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from pipelines.reading import vocabulary

_KEPT_COUNTRIES = ("US", "EU", "WORLD")
"""Most of what is claimed is levied by these or on them, and it stays so."""
_KEPT_GOODS = ("all_goods",)

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_NUMBER = re.compile(
    rf"""(?P<percent>(?<![\w,.-])\d+(?:\.\d+)?)(?=[\s-]?(?:%|per\s?cent|pct|percentage))
    |(?P<kept>\b(?:[Ss]ection|[Cc]hapter|[Aa]rticle|No\.|HTS|HS)\s\d[\d.]*      # law
                 |\b(?:1[89]|20)\d\d(?:-\d\d(?:-\d\d)?)?\b(?![.,]?\d)  # a year or an ISO date
                 |\b\d\d?:\d\d\b | \b\d+(?:st|nd|rd|th)\b | [\w-]*[A-Za-z][\w-]*)
    |(?P<day>(?<![\d.,])\d\d?)(?=(?:\s(?:of\s)?{_MONTH}\b))
    |(?P<amount>\d[\d,.']*\d|\d)""",
    re.VERBOSE,
)
_ENDS_IN_MONTH = re.compile(rf"\b{_MONTH}\.?\s$")
_LONGEST_MONTH = 12

_Choice = TypeVar("_Choice")


class Cast:
    """Who and what takes whose part in one replica: the same for the same key throughout."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._parts: dict[tuple[str, str], object] = {}

    def person(self, key: str) -> tuple[str, str]:
        """Given name and surname; every second person is nobody that the vocabulary knows."""

        def choose() -> tuple[str, str]:
            one, other = self.rng.choice(_persons()), self.rng.choice(_persons())
            return one if self.rng.random() < 0.5 else (one[0], other[1])

        return self._part(("PERSON", key), choose)

    def country(self, key: str) -> vocabulary.Country:
        return self._part(("COUNTRY", key), lambda: self.rng.choice(_countries()))

    def goods(self, key: str, is_plural: bool) -> str:
        return self._part((f"PRODUCT {is_plural}", key), lambda: self.rng.choice(_goods(is_plural)))

    def organisation(self, key: str, kind: str) -> str:
        return self._part(("ORG", key), lambda: self.rng.choice(_organisations(kind)))

    def _part(self, key: tuple[str, str], choose: Callable[[], _Choice]) -> _Choice:
        if key not in self._parts:
            self._parts[key] = choose()
        return self._parts[key]  # type: ignore[return-value]


@cache
def _persons() -> list[tuple[str, str]]:
    western = (person for person in vocabulary.people() if person.name.endswith(f" {person.surname}"))
    return [(person.name.removesuffix(f" {person.surname}"), person.surname) for person in western]


@cache
def _countries() -> list[vocabulary.Country]:
    return [c for c in vocabulary.countries() if c.code not in _KEPT_COUNTRIES and c.adjectives and c.capital]


@cache
def _goods(is_plural: bool) -> list[str]:
    terms = (term for product in vocabulary.products() if product.slug not in _KEPT_GOODS for term in product.terms)
    return [term for term in terms if term.endswith("s") == is_plural]


@cache
def _organisations(kind: str) -> list[str]:
    return [body.name for body in vocabulary.organisations() if body.kind == kind]


@cache
def _kind_of_organisation(key: str) -> str:
    kinds = {body.org_id: body.kind for body in vocabulary.organisations()}
    kind = kinds.get(key, "company")
    return kind if len(_organisations(kind)) >= 20 else "company"


@dataclass(frozen=True)
class Name:
    """A spelling of somebody or something: `kind` is a type of core.entity_mentions, `key` the id."""

    kind: str
    key: str
    text: str

    def fill(self, cast: Cast) -> str:
        """Another name of that kind in the same form."""
        if self.kind == "PERSON":
            given, surname = cast.person(self.key)
            new = f"{given} {surname}" if " " in self.text else surname
        elif self.kind == "COUNTRY":
            new = self._country(cast)
        elif self.kind == "PRODUCT":
            new = cast.goods(self.key, self.text.endswith("s"))
        else:
            new = cast.organisation(self.key, _kind_of_organisation(self.key))
        if self.text.isupper() and len(self.text) > 5:
            return new.upper()
        return new[0].upper() + new[1:] if self.text[0].isupper() else new

    def _country(self, cast: Cast) -> str:
        own, new = vocabulary.country(self.key), cast.country(self.key)
        if own and self.text in own.adjectives:
            return new.adjectives[0]
        return new.capital or new.name if own and self.text in (own.capital, *own.metonyms) else new.name


@dataclass(frozen=True)
class Number:
    """A number of a `role`: percent, day (of a month) or amount."""

    role: str
    text: str

    def fill(self, cast: Cast) -> str:
        """Another one of the same make."""
        rng = cast.rng
        if self.role == "day":
            return str(rng.randint(1, 28))
        whole, point, decimals = self.text.partition(".")
        if self.role == "percent":
            new = rng.randint(61, 250) if len(whole) > 2 else rng.randint(1, 60)
            return f"{new}{point}{self._digits(rng, decimals)}"
        first = self.text[0] if self.text[0] == "0" else rng.choice("123456789")
        return first + self._digits(rng, self.text[1:])

    @staticmethod
    def _digits(rng: random.Random, like: str) -> str:
        return "".join(rng.choice("0123456789") if sign.isdigit() else sign for sign in like)


@dataclass
class Layout:
    """One text of `size` characters as fixed pieces and slots."""

    size: int
    parts: list[str | Name | Number] = field(default_factory=list)

    def fill(self, cast: Cast) -> str:
        """The text with the slots filled by `cast`."""
        return "".join(part if isinstance(part, str) else part.fill(cast) for part in self.parts)


def lay_out(text: str, names: Iterable[Name]) -> Layout:
    """`text` with slots for its numbers and for those of `names` that may change."""
    known = {name.text: name for name in names if not _stays(name)}
    layout, at = Layout(len(text)), 0
    if known:
        spellings = "|".join(re.escape(spelling) for spelling in sorted(known, key=lambda spelling: (-len(spelling), spelling)))
        for found in re.finditer(rf"(?<![\w-])(?:{spellings})(?![\w-])", text):
            layout.parts += _with_numbers(text[at : found.start()])
            layout.parts.append(known[found[0]])
            at = found.end()
    layout.parts += _with_numbers(text[at:])
    return layout


def _stays(name: Name) -> bool:
    kept = {"COUNTRY": _KEPT_COUNTRIES, "PRODUCT": _KEPT_GOODS, "PERSON": (), "ORG": ()}
    return name.kind not in kept or name.key in kept[name.kind]


def _with_numbers(text: str) -> Iterator[str | Number]:
    at = 0
    for found in _NUMBER.finditer(text):
        role = found.lastgroup or "kept"
        if role == "kept":
            continue
        if role == "amount" and len(found[0]) <= 2 and _ENDS_IN_MONTH.search(text[max(0, found.start() - _LONGEST_MONTH) : found.start()]):
            role = "day"
        if at < found.start():
            yield text[at : found.start()]
        yield Number(role, found[0])
        at = found.end()
    if at < len(text):
        yield text[at:]


@cache
def _world_names() -> dict[str, list[Name]]:
    """Countries and people of the vocabulary in the forms in which news has them, by their first word."""
    countries = (c for c in vocabulary.countries() if c.code not in _KEPT_COUNTRIES)
    names = [Name("COUNTRY", c.code, text) for c in countries for text in (c.name, *c.adjectives, *filter(None, [c.capital]))]
    names += [Name("PERSON", p.person_id, text) for p in vocabulary.people() for text in (p.name, p.surname)]
    by_word: dict[str, list[Name]] = {}
    for name in names:
        by_word.setdefault(name.text.split()[0], []).append(name)
    return by_word


def world_names(text: str) -> list[Name]:
    """The names of the vocabulary that may stand in `text`, for texts that nobody has annotated."""
    known = _world_names()
    return [name for word in sorted({*re.findall(r"[A-Z][\w'-]*\w", text)} & known.keys()) for name in known[word]]
