"""The vocabulary as values: what is loaded, what is refused with file and line, and how names are looked up."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.contracts import vocab
from pipelines.contracts.table import columns, declared, full_name, pour
from pipelines.reading import vocabulary
from pipelines.reading.naming import lexicon
from pipelines.reading.naming.gazetteer import cities, subdivisions
from pipelines.reading.tokens import tokenize
from pipelines.reading.vocabulary import VocabularyError

ROWS = [
    (vocab.Countries, vocabulary.Country),
    (vocab.Products, vocabulary.Product),
    (vocab.People, vocabulary.Person),
    (vocab.Offices, vocabulary.Term),
    (vocab.Organisations, vocabulary.Organisation),
    (vocab.Laws, vocabulary.Law),
    (vocab.Blocs, vocabulary.Bloc),
    (vocab.Terms, vocabulary.CodeMeaning),
    (vocab.Measures, vocabulary.MeasureState),
]


@pytest.mark.parametrize(("table", "row"), ROWS, ids=lambda x: x.__name__)
def test_a_row_has_the_columns_of_its_contract(table: Any, row: Any) -> None:
    assert [f.name for f in fields(row)] == [c.name for c in columns(table)]


def test_every_table_of_the_vocabulary_has_its_frame() -> None:
    names = [full_name(t) for t in declared() if full_name(t).startswith("vocab.")]
    assert sorted(vocabulary.vocab_frames()) == sorted(names)


@pytest.mark.parametrize("name", sorted(vocabulary.vocab_frames()))
def test_every_row_keeps_its_contract(name: str) -> None:
    table = next(t for t in declared() if full_name(t) == name)
    good, refused = pour(table, vocabulary.vocab_frames()[name])
    assert refused.rows() == []
    assert good.height > 0


HEADS = {
    "blocs": "bloc_id,name,aliases,members,source",
    "people": "person_id,name,surname,aliases,country,source",
    "offices": "office,country,titles,person_id,starts_on,ends_on,source",
    "countries": "code,name,aliases,adjectives,capital,metonyms,currencies,is_eu_member,is_g20,source",
}
MALFORMED = [
    ("blocs", "id,name\n", "blocs.csv, line 1: the columns are id,name; they should be bloc_id,name,aliases,members,source"),
    ("blocs", "{head}\ng7,G7,,\n", "blocs.csv, line 2: 4 cells where 5 belong"),
    ("blocs", "{head}\ng7,,,,x\n", "blocs.csv, line 2, column name: it is empty"),
    ("blocs", "{head}\ng7,G7,,,x\ng7,Seven,,,x\n", "blocs.csv, line 3: g7 stands on line 2 already"),
    ("blocs", '{head}\ng7,"G7,,,x\n', "blocs.csv, line"),
    (
        "countries",
        "{head}\nJP,Japan,,,Tokyo,,JPY,maybe,true,x\n",
        "countries.csv, line 2, column is_eu_member: 'maybe' is neither true nor false",
    ),
    ("offices", "{head}\nfinance_minister,US,x,nobody,2025-01-28,,x\n", "offices.csv, line 2: person_id 'nobody' is not in people.csv"),
    (
        "offices",
        "{head}\nfinance_minister,US,x,scott-bessent,28.1.2025,,x\n",
        "offices.csv, line 2, column starts_on: '28.1.2025' is no day",
    ),
    ("people", None, "people.csv is missing"),
]


@pytest.mark.parametrize(("name", "text", "message"), MALFORMED)
def test_a_malformed_file_is_named_with_its_line(
    name: str, text: str | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vocabulary.people()  # the right ones, before the folder is another
    (tmp_path / "vocabulary").mkdir()
    if text is not None:
        (tmp_path / "vocabulary" / f"{name}.csv").write_text(text.replace("{head}", HEADS[name]), encoding="utf-8")
    monkeypatch.setattr(vocabulary, "folder", lambda _: tmp_path)
    with pytest.raises(VocabularyError) as raised:
        getattr(vocabulary, name).__wrapped__()
    assert message in str(raised.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "blocs.csv").write_bytes((HEADS["blocs"] + "\ng7,G\xe97,,,x\n").encode("latin-1"))
    monkeypatch.setattr(vocabulary, "folder", lambda _: tmp_path)
    with pytest.raises(VocabularyError, match=r"blocs\.csv is not UTF-8"):
        vocabulary.blocs.__wrapped__()


COUNTRY_OF = [
    ("COUNTRY", "JP", "JP"),
    ("PERSON", "scott-bessent", "US"),
    ("ORG", "bank-of-japan", "JP"),
    ("LAW", "section-232", "US"),
    ("PRODUCT", "steel", None),
    ("PERSON", "nobody-at-all", None),
]


@pytest.mark.parametrize(("kind", "entity_id", "country"), COUNTRY_OF)
def test_country_of(kind: str, entity_id: str, country: str | None) -> None:
    assert vocabulary.country_of(kind, entity_id) == country


def test_the_vocabulary_describes_what_it_knows() -> None:
    known = vocabulary.describe("PERSON", "scott-bessent")
    assert known is not None
    assert known.name == "Scott Bessent"
    assert "finance minister 2025–" in (known.description or "")
    assert vocabulary.describe("PRODUCT", "steel") is not None
    assert vocabulary.describe("ORG", "no-such-body") is None


def test_the_union_has_27_members_and_is_none_of_them() -> None:
    assert len(vocabulary.eu_members()) == 27
    assert "EU" not in vocabulary.eu_members()


def test_sectoral_goods_are_goods() -> None:
    assert vocabulary.sectoral_products() <= {p.slug for p in vocabulary.products()}


def test_a_term_covers_its_first_and_last_day() -> None:
    term = vocabulary.Term("finance_minister", "US", ("x",), "p", date(2021, 1, 26), date(2025, 1, 20), "x")
    assert [term.covers(date.fromisoformat(d)) for d in ("2021-01-25", "2021-01-26", "2025-01-20", "2025-01-21")] == [
        False,
        True,
        True,
        False,
    ]


NAMES = [
    ("U.S. Treasury Department", "united-states-department-of-the-treasury"),
    ("Ursula von der Leyen", "ursula-von-der-leyen"),
    ("Viktor Orban", "viktor-orban"),
    ("Cleveland Cliffs", "cleveland-cliffs"),
    ("Côte d’Ivoire", "CI"),
]


@pytest.mark.parametrize(("written", "entity_id"), NAMES)
def test_a_known_name_is_found_longest_first(written: str, entity_id: str) -> None:
    tokens = tokenize(written)
    cased = [lexicon.plain(t.text) for t in tokens]
    hit = lexicon.names_at(lexicon.names(), [c.lower() for c in cased], cased, 0)[0]
    assert (hit.first, hit.last) == (0, len(tokens))
    assert entity_id in [e.id for e in hit.entries]


GOODS = [
    ("auto-parts", "auto_parts"),
    ("electric cars", "electric_vehicles"),
    ("liquefied natural gas", "energy"),
    ("washing machines", "machinery"),
    ("products", None),
    ("tariffs", None),
]


@pytest.mark.parametrize(("written", "slug"), GOODS)
def test_words_for_goods(written: str, slug: str | None) -> None:
    hit = lexicon.goods_at(lexicon.goods(), [t.lower for t in tokenize(written)], 0)
    assert (hit[1].id if hit else None) == slug


def test_the_gazetteer_keeps_the_largest_city_of_a_name() -> None:
    assert cities()["London"].country == "GB"
    assert cities()["Sao Paulo"].population > 5_000_000
    assert "Eastern" not in subdivisions()
