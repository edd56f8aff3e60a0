"""The names of the world as plain values: countries, goods, people and their offices, organisations, laws, groupings, places.

Loads `seeds/vocabulary/*.csv`, each file once; a row that cannot be read stops everything with its file and line, since the
vocabulary is ours. Values only: how names are found in a text lives in `lexicon`, cities of the world in `gazetteer`.
"""

import csv
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipelines.shipped import folder

if TYPE_CHECKING:
    import polars as pl


class VocabularyError(ValueError):
    """A row of the vocabulary that cannot be read; the message names file, line and what to do."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, the European Union (`EU`) or the world (`WORLD`)."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str | None
    metonyms: tuple[str, ...]
    currencies: tuple[str, ...]
    is_eu_member: bool
    is_g20: bool
    source: str


@dataclass(frozen=True, slots=True)
class Product:
    """A group of goods; `terms` are lower case."""

    slug: str
    name: str
    hs: tuple[str, ...]
    terms: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class UnlistedGoods:
    """Goods that belong to no group of `Product`; `terms` are lower case."""

    hs: tuple[str, ...]
    name: str
    terms: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person of trade policy; `country` is whom the person acts for."""

    person_id: str
    name: str
    surname: str
    aliases: tuple[str, ...]
    country: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """One person's term in one office; `ends_on` is None while it lasts."""

    office: str
    country: str | None
    titles: tuple[str, ...]
    person_id: str
    starts_on: date
    ends_on: date | None
    source: str

    def covers(self, day: date) -> bool:
        """Whether the office was held on `day`."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A ministry, agency, court, company, party, bank, university, think tank or news medium."""

    org_id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes news, by the name it goes by, and the country of its newsroom and most of its readers."""

    name: str
    country: str
    source: str


@dataclass(frozen=True, slots=True)
class Law:
    """A statute, authority, agreement or order; `measure` is the kind of tariff that rests on it."""

    law_id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    measure: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Bloc:
    """A grouping of countries other than the EU."""

    bloc_id: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """What one value of a coded column means."""

    column_name: str
    value: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Place:
    """A state, province, region, island, river or airport that news names."""

    place_id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class MeasureState:
    """One state of a published tariff, from `since` on."""

    imposer: str
    targets: tuple[str, ...]
    products: tuple[str, ...]
    rate_pct: float
    basis: str
    measure: str
    status: str
    since: date
    effective_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the vocabulary says of an entity: its usual name, its country, and a few words."""

    name: str
    country: str | None
    description: str | None


_Row = TypeVar("_Row")


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories, the EU and the world."""
    return tuple(_read("countries", Country, ("code",)))


@cache
def products() -> tuple[Product, ...]:
    """All groups of goods."""
    return tuple(_read("products", Product, ("slug",)))


@cache
def unlisted_goods() -> tuple[UnlistedGoods, ...]:
    """Goods outside all groups: known, so that their rates are not laid on the goods beside them."""
    return tuple(_read("unlisted_goods", UnlistedGoods, ("name",)))


@cache
def people() -> tuple[Person, ...]:
    """All known persons."""
    return tuple(_read("people", Person, ("person_id",)))


@cache
def offices() -> tuple[Term, ...]:
    """All terms of office; each points to a known person."""
    known = {person.person_id for person in people()}
    terms = []
    for line, term in _numbered("offices", Term, ("office", "country", "person_id", "starts_on")):
        if term.person_id not in known:
            raise VocabularyError(
                f"offices.csv, line {line}: person_id {term.person_id!r} is not in people.csv; add the person there or correct the id"
            )
        terms.append(term)
    return tuple(terms)


@cache
def organisations() -> tuple[Organisation, ...]:
    """All known organisations."""
    return tuple(_read("organisations", Organisation, ("org_id",)))


@cache
def publishers() -> tuple[Publisher, ...]:
    """Publishers of news with their countries, as an article's publisher is called; in a text most of these names are plain words."""
    return tuple(_read("publishers", Publisher, ("name",)))


@cache
def laws() -> tuple[Law, ...]:
    """All known statutes, authorities, agreements and orders."""
    return tuple(_read("laws", Law, ("law_id",)))


@cache
def blocs() -> tuple[Bloc, ...]:
    """All known groupings of countries other than the EU."""
    return tuple(_read("blocs", Bloc, ("bloc_id",)))


@cache
def meanings() -> tuple[CodeMeaning, ...]:
    """The meaning of every value of the coded columns."""
    return tuple(_read("terms", CodeMeaning, ("column_name", "value")))


@cache
def places() -> tuple[Place, ...]:
    """The places that news of trade names and no gazetteer of cities holds."""
    return tuple(_read("places", Place, ("place_id",)))


@cache
def measure_states() -> tuple[MeasureState, ...]:
    """The public ledger of tariffs, state by state."""
    return tuple(
        _read("measures", MeasureState, ("imposer", "targets", "products", "rate_pct", "basis", "measure", "status", "since", "source"))
    )


@cache
def country(code: str) -> Country | None:
    """The country of an ISO code (or EU, WORLD)."""
    return next((c for c in countries() if c.code == code), None)


@cache
def eu_members() -> frozenset[str]:
    """Codes of the member states of the European Union."""
    return frozenset(c.code for c in countries() if c.is_eu_member)


def sectoral_products() -> frozenset[str]:
    """Goods on which the United States lays duties whatever their origin, on grounds of national security.

    Source: proclamations under Section 232 of the Trade Expansion Act of 1962, 2018 to 2026.
    """
    return _SECTORAL


_SECTORAL = frozenset(
    {"aluminum", "auto_parts", "automobiles", "copper", "furniture", "lumber", "pharmaceuticals", "semiconductors", "steel", "trucks"}
)


def country_of(kind: str, entity_id: str) -> str | None:
    """For whom an entity acts or where it belongs: the code of a country's own entity, a person's or body's country; None where unknown."""
    known = describe(kind, entity_id)
    return known.country if known else None


def describe(kind: str, entity_id: str) -> Known | None:
    """What the vocabulary knows of the entity `entity_id` (the part after the colon) of type `kind`; None for one found by its shape."""
    return _known().get((kind, entity_id))


@cache
def terms_of(person_id: str) -> tuple[Term, ...]:
    """The terms of office of a person, oldest first."""
    return _terms_by_person().get(person_id, ())


@cache
def _terms_by_person() -> dict[str, tuple[Term, ...]]:
    held: dict[str, list[Term]] = {}
    for term in offices():
        held.setdefault(term.person_id, []).append(term)
    return {person: tuple(sorted(terms, key=lambda t: (t.starts_on, t.office))) for person, terms in held.items()}


@cache
def _known() -> dict[tuple[str, str], Known]:
    known: dict[tuple[str, str], Known] = {}
    for c in countries():
        known["COUNTRY", c.code] = Known(c.name, c.code if c.code != "WORLD" else None, f"Capital: {c.capital}" if c.capital else None)
    for p in products():
        known["PRODUCT", p.slug] = Known(p.name, None, f"HS {', '.join(p.hs)}" if p.hs else None)
    for person in people():
        known["PERSON", person.person_id] = Known(person.name, person.country, _career(person.person_id))
    for org in organisations():
        known["ORG", org.org_id] = Known(org.name, org.country, org.kind.replace("_", " "))
    for law in laws():
        known["LAW", law.law_id] = Known(law.name, law.country, law.kind)
    for bloc in blocs():
        known["BLOC", bloc.bloc_id] = Known(bloc.name, None, f"Members: {', '.join(bloc.members)}" if bloc.members else None)
    for place in places():
        known["PLACE", place.place_id] = Known(place.name, place.country, place.kind)
    return known


def _career(person_id: str) -> str | None:
    said = [f"{t.office.replace('_', ' ')} {t.starts_on.year}–{t.ends_on.year if t.ends_on else ''}" for t in terms_of(person_id)]
    return "; ".join(said) or None


def vocab_frames() -> "dict[str, pl.DataFrame]":
    """The tables of schema `vocab`: full name -> frame in the shape of its contract, in the order of the files, not yet poured."""
    # Imported here because reading a text needs no contract, and pandera takes a second to load.
    from pipelines.contracts import vocab
    from pipelines.contracts.table import columns, frame, full_name

    tables = (
        (vocab.Countries, countries()),
        (vocab.Products, products()),
        (vocab.People, people()),
        (vocab.Offices, offices()),
        (vocab.Organisations, organisations()),
        (vocab.Laws, laws()),
        (vocab.Blocs, blocs()),
        (vocab.Terms, meanings()),
        (vocab.Measures, measure_states()),
    )
    frames = {}
    for table, rows in tables:
        names = [c.name for c in columns(table)]
        frames[full_name(table)] = frame(table, [{name: _plain(getattr(row, name)) for name in names} for row in rows])
    return frames


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


# --- the files -------------------------------------------------------------------------------------------------------


def _file(name: str) -> Path:
    return folder("seeds") / "vocabulary" / f"{name}.csv"


def _read(name: str, row: type[_Row], key: tuple[str, ...]) -> Iterator[_Row]:
    return (value for _, value in _numbered(name, row, key))


def _numbered(name: str, row: type[_Row], key: tuple[str, ...]) -> Iterator[tuple[int, _Row]]:
    """The rows of a file with the line on which each ends; the fields of the dataclass `row` are its columns."""
    path = _file(name)
    hints = typing.get_type_hints(row)
    names = [f.name for f in fields(row)]  # type: ignore[arg-type]
    readers = [_reader(hints[n]) for n in names]
    try:
        stream = path.open(encoding="utf-8", newline="")
    except FileNotFoundError as missing:
        raise VocabularyError(f"{path.name} is missing from {path.parent}; the package is incomplete") from missing
    seen: dict[tuple[Any, ...], int] = {}
    with stream:
        lines = csv.reader(stream, strict=True)
        try:
            header = next(lines, [])
            if header != names:
                raise VocabularyError(f"{path.name}, line 1: the columns are {','.join(header)}; they should be {','.join(names)}")
            for cells in lines:
                if len(cells) != len(names):
                    raise VocabularyError(
                        f"{path.name}, line {lines.line_num}: {len(cells)} cells where {len(names)} belong; quote cells that hold a comma"
                    )
                values: dict[str, Any] = {}
                for column, reader, cell in zip(names, readers, cells, strict=True):
                    try:
                        values[column] = reader(cell)
                    except ValueError as wrong:
                        raise VocabularyError(f"{path.name}, line {lines.line_num}, column {column}: {wrong}") from wrong
                identity = tuple(values[k] for k in key)
                if identity in seen:
                    told = " ".join(map(str, identity))
                    raise VocabularyError(f"{path.name}, line {lines.line_num}: {told} stands on line {seen[identity]} already; keep one")
                seen[identity] = lines.line_num
                yield lines.line_num, row(**values)
        except csv.Error as broken:
            raise VocabularyError(f"{path.name}, line {lines.line_num}: {broken}") from broken
        except UnicodeDecodeError as broken:
            raise VocabularyError(f"{path.name} is not UTF-8: {broken}") from broken


def _reader(hint: Any) -> Callable[[str], Any]:
    if hint is str:
        return _text
    if hint is bool:
        return _truth
    if hint is date:
        return _day
    if hint is float:
        return float
    if typing.get_origin(hint) is tuple:
        return _several
    if typing.get_origin(hint) is types.UnionType:
        inner = _reader(next(a for a in typing.get_args(hint) if a is not type(None)))
        return lambda cell: inner(cell) if cell.strip() else None
    raise TypeError(f"no cell is read as {hint}")


def _text(cell: str) -> str:
    if not cell.strip():
        raise ValueError("it is empty")
    return cell.strip()


def _truth(cell: str) -> bool:
    try:
        return {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}[cell.strip().lower()]
    except KeyError:
        raise ValueError(f"{cell!r} is neither true nor false") from None


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell.strip())
    except ValueError:
        raise ValueError(f"{cell!r} is no day; write YYYY-MM-DD") from None


def _several(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";") if item.strip())
