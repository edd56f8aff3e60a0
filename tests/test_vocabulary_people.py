"""The vocabulary of people, offices and organisations keeps its contracts and its own promises.

Each rule returns the rows that break it; it is tried on a row that must fall before it is asked of the seeds.
"""

import csv
import re
import unicodedata
from datetime import date, timedelta
from itertools import pairwise

import polars as pl
import pytest

from pipelines.contracts import table, vocab
from pipelines.contracts.table import Table
from pipelines.shipped import folder

Row = dict[str, str]

FILES: dict[str, tuple[type[Table], tuple[str, ...]]] = {
    "people": (vocab.People, ("person_id",)),
    "offices": (vocab.Offices, ("office", "country", "starts_on", "person_id")),
    "organisations": (vocab.Organisations, ("org_id",)),
}
"""Contract of each file and the columns it is sorted by, which no two rows share."""

HELD_BY_SEVERAL = frozenset(
    {
        "central_bank_board_member",
        "central_bank_deputy_governor",
        "commerce_ministry_spokesperson",
        "deputy_head_of_government",
        "foreign_ministry_spokesperson",
        "governor_of_state",
        "premier_of_province",
        "regional_fed_president",
        "senator",
        "supreme_court_justice",
        "vice_premier",
    }
)
"""Offices that several persons hold at once in one country."""

SHARED_BY_KINDS: frozenset[str] = frozenset()
"""Aliases that organisations of different kinds rightly share; none so far."""

UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})
"""Letters that Unicode does not take apart into a base letter and a mark."""


def read(name: str) -> list[Row]:
    with (folder("seeds") / "vocabulary" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def values(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def typed(contract: type[Table], rows: list[Row]) -> pl.DataFrame:
    schema = table.polars_schema(contract)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(schema, pl.String))
    as_typed = []
    for name, dtype in schema.items():
        column = pl.col(name)
        if dtype == pl.List(pl.String):
            as_typed.append(pl.when(column == "").then(pl.lit([], dtype=dtype)).otherwise(column.str.split(";")).alias(name))
        elif dtype == pl.Date:
            as_typed.append(pl.when(column != "").then(column).str.to_date("%Y-%m-%d").alias(name))
        else:
            as_typed.append(pl.when(column != "").then(column).alias(name))
    return frame.select(as_typed)


def slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().translate(UNDECOMPOSED))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not unicodedata.combining(c))).strip("-")


def misspelt_slugs(rows: list[Row], key: str) -> list[str]:
    return [row[key] for row in rows if row[key] != slug(row["name"])]


def untidy_cells(rows: list[Row]) -> list[str]:
    """Cells that are not NFC, carry outer or double space, or a list with an empty or repeated value."""
    found = []
    for row in rows:
        for column, cell in row.items():
            parts = values(cell)
            tidy = cell == unicodedata.normalize("NFC", cell) and cell == " ".join(cell.split())
            in_list = column in ("aliases", "titles")
            if not tidy or (in_list and (any(p != p.strip() or not p for p in parts) or len(set(parts)) < len(parts))):
                found.append(f"{column}: {cell}")
    return found


def overlapping_terms(rows: list[Row]) -> list[str]:
    """Terms of one office and country that run at the same time; the day of the handover may belong to both."""
    terms: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["office"] not in HELD_BY_SEVERAL:
            terms.setdefault((row["office"], row["country"]), []).append(row)
    return [
        f"{earlier['office']} {earlier['country']}: {earlier['person_id']} and {later['person_id']}"
        for held in terms.values()
        for earlier, later in pairwise(sorted(held, key=lambda r: r["starts_on"]))
        if (earlier["ends_on"] or "9999-12-31") > later["starts_on"]
    ]


def overlong_terms(rows: list[Row]) -> list[str]:
    """Terms that end before they start."""
    return [f"{r['office']} {r['person_id']}" for r in rows if r["ends_on"] and r["ends_on"] < r["starts_on"]]


def aliases_across_kinds(rows: list[Row]) -> list[str]:
    """Names and aliases of organisations that are of different kinds."""
    kinds: dict[str, list[str]] = {}
    for row in rows:
        for name in [row["name"], *values(row["aliases"])]:
            kinds.setdefault(name, []).append(row["kind"])
    return [name for name, found in kinds.items() if len(set(found)) > 1 and name not in SHARED_BY_KINDS]


@pytest.mark.parametrize("name", FILES)
def test_every_row_keeps_its_contract(name: str) -> None:
    contract, _ = FILES[name]
    good, refused = table.pour(contract, typed(contract, read(name)))
    assert refused["detail"].to_list() == []
    assert good.height > 0


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_and_no_two_share_a_key(name: str) -> None:
    _, by = FILES[name]
    keys = [tuple(row[column] for column in by) for row in read(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", FILES)
def test_cells_are_tidy(name: str) -> None:
    assert untidy_cells(read(name)) == []


@pytest.mark.parametrize(
    "cell, tidy",
    [
        ("Mario Draghi;Super Mario", True),
        ("Mario Draghi ;Super Mario", False),
        ("Mario Draghi;;Super Mario", False),
        ("Mario Draghi;Mario Draghi", False),
        (" Mario Draghi", False),
        ("Mario  Draghi", False),
        (unicodedata.normalize("NFD", "Cecilia Malmström"), False),
    ],
)
def test_untidy_cells_are_seen(cell: str, tidy: bool) -> None:
    assert (untidy_cells([{"aliases": cell}]) == []) is tidy


@pytest.mark.parametrize("name, key", [("people", "person_id"), ("organisations", "org_id")])
def test_ids_are_the_slugs_of_the_names(name: str, key: str) -> None:
    assert misspelt_slugs(read(name), key) == []


@pytest.mark.parametrize(
    "name, expected",
    [
        ("Luiz Inácio Lula da Silva", "luiz-inacio-lula-da-silva"),
        ("Jonas Gahr Støre", "jonas-gahr-store"),
        ("Radosław Sikorski", "radoslaw-sikorski"),
        ("Fatih Yıldız", "fatih-yildiz"),
        ("Lan Fo'an", "lan-fo-an"),
        ("Joseph R. Biden Jr.", "joseph-r-biden-jr"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_surname_stands_in_the_name() -> None:
    assert [row["name"] for row in read("people") if row["surname"] not in row["name"]] == []


def test_a_name_is_not_its_own_alias() -> None:
    rows = read("people") + read("organisations")
    assert [row["name"] for row in rows if row["name"] in values(row["aliases"])] == []


def test_every_holder_of_an_office_is_a_known_person() -> None:
    known = {row["person_id"] for row in read("people")}
    assert [row["person_id"] for row in read("offices") if row["person_id"] not in known] == []


def test_every_office_has_titles_in_lower_case() -> None:
    assert [row["office"] for row in read("offices") if not row["titles"] or row["titles"] != row["titles"].lower()] == []


def test_terms_start_before_they_end() -> None:
    assert overlong_terms(read("offices")) == []


def test_terms_of_one_office_do_not_overlap() -> None:
    assert overlapping_terms(read("offices")) == []


HANDOVER = date(2021, 1, 20)


@pytest.mark.parametrize(
    "office, next_start, overlaps",
    [
        ("head_of_state", HANDOVER, False),
        ("head_of_state", HANDOVER + timedelta(days=1), False),
        ("head_of_state", HANDOVER - timedelta(days=1), True),
        ("senator", HANDOVER - timedelta(days=1), False),
    ],
)
def test_overlaps_are_seen(office: str, next_start: date, overlaps: bool) -> None:
    first = {"office": office, "country": "XX", "person_id": "a", "starts_on": "2017-01-20", "ends_on": HANDOVER.isoformat()}
    second = {"office": office, "country": "XX", "person_id": "b", "starts_on": next_start.isoformat(), "ends_on": ""}
    assert bool(overlapping_terms([second, first])) is overlaps


def test_an_alias_belongs_to_one_kind_of_organisation() -> None:
    assert aliases_across_kinds(read("organisations")) == []


def test_aliases_across_kinds_are_seen() -> None:
    bank = {"name": "Bank of Atlantis", "aliases": "BoA", "kind": "central_bank"}
    paper = {"name": "Book of Ages", "aliases": "BoA;Ages", "kind": "media"}
    assert aliases_across_kinds([bank, paper]) == ["BoA"]
    assert aliases_across_kinds([bank, {**paper, "kind": "central_bank"}]) == []


@pytest.mark.parametrize(
    "office, country, day, person",
    [
        ("finance_minister", "US", "2025-04-09", "scott-bessent"),
        ("finance_minister", "US", "2018-03-01", "steven-mnuchin"),
        ("trade_negotiator", "US", "2019-05-10", "robert-lighthizer"),
        ("head_of_government", "JP", "2025-05-01", "shigeru-ishiba"),
        ("economy_minister", "JP", "2025-05-01", "ryosei-akazawa"),
        ("trade_commissioner", "EU", "2018-07-25", "cecilia-malmstrom"),
        ("head_of_state", "KR", "2025-08-25", "lee-jae-myung"),
        ("head_of_government", "CA", "2025-03-13", "justin-trudeau"),
        ("wto_director_general", "", "2024-01-01", "ngozi-okonjo-iweala"),
    ],
)
def test_an_office_on_a_day_is_one_person(office: str, country: str, day: str, person: str) -> None:
    holders = [
        row["person_id"]
        for row in read("offices")
        if (row["office"], row["country"]) == (office, country) and row["starts_on"] <= day <= (row["ends_on"] or "9999-12-31")
    ]
    assert holders == [person]
