"""The questions under `sql/questions` on articles made by hand, where the whole answer is known."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from warehouse_sample import Sample, release

from pipelines import warehouse

SEPTEMBER = {"effective_on": date(2025, 9, 16), "effective_precision": "day"}


def newsroom() -> Sample:
    """Two papers that disagree on steel, a tariff on cars from its first day to its cut, a threat come true, a pause, a page reprinted."""
    made = Sample()
    lists: dict[str, list[str]] = {"aliases": [], "adjectives": [], "metonyms": [], "currencies": []}
    for code, name in (("CH", "Switzerland"), ("CA", "Canada")):
        made.add("vocab.countries", code=code, name=name, capital=None, is_eu_member=False, is_g20=False, source="made up", **lists)
    made.add("vocab.products", slug="automobiles", name="automobiles", hs=[], terms=["automobiles"], source="made up")

    def story(day: date, publisher: str, *sentences: str, **more: Any) -> str:
        path = f"{day}-{publisher}-{len(made.rows['core.articles'])}.txt"
        return made.article(path, ("headline", sentences[:1]), ("paragraph", sentences[1:]), published_on=day, publisher=publisher, **more)

    cars = {"targets": ["JP"], "products": ["automobiles"]}
    first = story(date(2025, 4, 3), "The Bugle", "From today cars from Japan pay 25% in America.", "Makers sigh.")
    made.rate(first, "25%", **cars, effective_on=date(2025, 4, 3), effective_precision="day")
    copied = story(date(2025, 4, 4), "The Echo", "From today cars from Japan pay 25% in America.", "Makers sigh.", duplicate_of=first)
    made.rate(copied, "25%", **cars)
    second = story(date(2025, 9, 8), "The Courier", "Japanese cars pay 27.5%.", "Of that 2.5% is the ordinary duty.")
    made.rate(second, "27.5%", rate_pct=27.5, **cars)
    made.rate(second, "2.5%", rate_pct=2.5, measure="mfn", **cars)
    third = story(date(2025, 9, 20), "The Bugle", "Since Tuesday Japan's cars pay 15%, not 25%.", "Makers cheer.")
    made.rate(third, "15%", rate_pct=15.0, **cars, **SEPTEMBER)
    made.rate(third, "25%", status="former", terms_probability=0.4, **cars)

    steel = {"targets": ["JP"], "products": ["steel"]}
    for publisher, percent in (("The Bugle", 50), ("The Courier", 40)):
        row = story(date(2025, 6, 5), publisher, f"Steel from Japan now pays {percent}%.", "Mills groan.")
        made.rate(row, f"{percent}%", rate_pct=float(percent), **steel)
        made.entity(row, "Steel", "PRODUCT:steel", "steel")

    for publisher, words, modifier, percent in (("The Bugle", "25%", "exact", 25.0), ("The Courier", "up to 50%", "up_to", 50.0)):
        row = story(date(2025, 6, 12), publisher, f"Steel from Canada pays {words}.", "Ottawa fumes.")
        made.rate(row, words, rate_pct=percent, modifier=modifier, targets=["CA"], products=["steel"])
        made.entity(row, "Steel", "PRODUCT:steel", "steel")

    threat = story(date(2025, 1, 10), "The Bugle", "Washington threatens steel from the EU with 30%.", "Brussels shrugs.")
    made.rate(threat, "30%", rate_pct=30.0, targets=["EU"], products=["steel"], status="threatened")
    force = story(date(2025, 2, 9), "The Bugle", "Steel from the EU pays 30% from today.", "Brussels protests.")
    made.rate(force, "30%", rate_pct=30.0, targets=["EU"], products=["steel"], effective_on=date(2025, 2, 9), effective_precision="day")

    paused = story(date(2025, 5, 1), "The Courier", "The 24% tariff on Japan is suspended until July 9.", "Talks go on.")
    made.rate(paused, "24%", rate_pct=24.0, products=["all_goods"], measure="reciprocal", status="suspended")
    made.date(paused, "July 9", date(2025, 7, 9))

    page = "https://courier.example/swiss"
    earlier = story(date(2025, 7, 31), "The Courier", "Switzerland is to pay 31%.", "Bern is silent.", url=page)
    made.rate(earlier, "31%", rate_pct=31.0, targets=["CH"], products=["all_goods"], measure="reciprocal", status="scheduled")
    later = story(date(2025, 8, 1), "The Courier", "Switzerland is to pay 39%.", "Bern is shocked.", url=page)
    made.rate(later, "39%", rate_pct=39.0, targets=["CH"], products=["all_goods"], measure="reciprocal", status="scheduled")

    made.reject("core.sources", "not_utf8", None, None, path="x.txt")
    made.reject("core.sources", "not_utf8", None, None, path="a.txt")
    made.reject("core.articles", "no_text", None, None, path="b.json")
    return made


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = release(tmp_path_factory.mktemp("newsroom"), newsroom())
    with duckdb.connect(str(folder / "tariffs.duckdb"), read_only=True) as opened:
        yield opened


def answer(con: duckdb.DuckDBPyConnection, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """The whole answer to the question `name`, of each row the named columns, days as text."""
    cursor = con.execute(warehouse.question(name).sql)
    names = [column[0] for column in cursor.description or []]
    places = [names.index(column) for column in columns]
    return [tuple(str(row[p]) if isinstance(row[p], date) else row[p] for p in places) for row in cursor.fetchall()]


def test_the_rate_on_japanese_cars(con: duckdb.DuckDBPyConnection) -> None:
    assert answer(con, "rate_on_japanese_cars", "level_pct", "additional_pct", "since_on", "publisher", "sentence") == [
        (2.5, None, "2025-09-08", "The Courier", "Of that 2.5% is the ordinary duty."),
        (27.5, None, "2025-09-08", "The Courier", "Japanese cars pay 27.5%."),
        (25.0, None, "2025-04-03", "The Bugle", "From today cars from Japan pay 25% in America."),
    ]


def test_the_rate_on_japanese_cars_after_the_cut(con: duckdb.DuckDBPyConnection) -> None:
    sql = warehouse.question("rate_on_japanese_cars").sql.replace("2025-09-10", "2025-09-30")
    rows = con.execute(sql).fetchall()
    assert [(row[0], str(row[4]), row[7]) for row in rows] == [
        (2.5, "2025-09-08", "The Courier"),
        (15.0, "2025-09-16", "The Bugle"),
        (27.5, "2025-09-08", "The Courier"),
    ]


def test_what_is_suspended_and_when_it_snaps_back(con: duckdb.DuckDBPyConnection) -> None:
    assert answer(con, "what_is_suspended_and_snaps_back", "snaps_back_on", "imposer_name", "target_name", "rate_pct", "sentence") == [
        ("2025-07-09", "United States", "Japan", 24.0, "The 24% tariff on Japan is suspended until July 9."),
    ]


def test_days_from_threat_to_force(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("target_name", "product_name", "first_threatened_on", "first_in_effect_on", "threat_to_force_days")
    assert answer(con, "days_from_threat_to_force", *columns) == [("European Union", "steel", "2025-01-10", "2025-02-09", 30)]


def test_threats_that_never_came(con: duckdb.DuckDBPyConnection) -> None:
    assert answer(con, "threats_that_never_came_into_force", "target_name") == []


def test_claims_to_check_first(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("doubted_probability", "parties_probability", "rate", "targets", "status_label")
    assert answer(con, "claims_to_check_first", *columns) == [(0.4, 0.9, "25%", ["Japan"], "former spelled out")]


def test_who_got_a_different_rate(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("measure_label", "product_name", "target_name", "rate_pct", "above_lowest_pct", "reported_on")
    assert answer(con, "who_got_a_different_rate", *columns) == [
        ("sectoral spelled out", "steel", "Canada", 25.0, 0.0, "2025-06-12"),
        ("sectoral spelled out", "steel", "European Union", 30.0, 5.0, "2025-02-09"),
        ("sectoral spelled out", "steel", "Japan", 40.0, 15.0, "2025-06-05"),
        ("sectoral spelled out", "steel", "Canada", 50.0, 25.0, "2025-06-12"),
        ("sectoral spelled out", "steel", "Japan", 50.0, 25.0, "2025-06-05"),
    ]


def test_what_changed_after_publication(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("version_no", "is_current", "published_on", "rates_pct", "rates_added_pct", "rates_dropped_pct")
    assert answer(con, "superseded_versions", *columns) == [
        (1, False, "2025-07-31", [31.0], None, None),
        (2, True, "2025-08-01", [39.0], [39.0], [31.0]),
    ]


def test_what_was_refused(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("table_name", "rule", "row_count", "file_count", "first_file", "example")
    assert answer(con, "what_was_refused_and_why", *columns) == [
        ("core.articles", "no_text", 1, 1, "b.json", "made up"),
        ("core.sources", "not_utf8", 2, 2, "a.txt", "made up"),
    ]


def test_only_the_last_version_counts(con: duckdb.DuckDBPyConnection) -> None:
    rows = answer(con, "latest_word_on_each_country", "target_name", "published_on", "coming_pct", "in_effect_pct")
    assert ("Switzerland", "2025-08-01", [39.0], []) in rows


def test_the_step_that_a_sentence_tells(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("target_name", "product_name", "previous_rate_pct", "rate_pct", "step_pct")
    assert answer(con, "steps_told_in_one_breath", *columns) == [("Japan", "automobiles", 25.0, 15.0, -10.0)]


def test_the_step_from_report_to_report(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("target_name", "product_name", "previous_rate_pct", "rate_pct", "rate_change_pct", "reported_on", "publisher")
    assert answer(con, "rates_that_changed_most", *columns) == [
        ("Japan", "automobiles", 27.5, 15.0, -12.5, "2025-09-20", "The Bugle"),
        ("Japan", "automobiles", 25.0, 27.5, 2.5, "2025-09-08", "The Courier"),
    ]


def test_two_papers_that_contradict_each_other(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("about_on", "target_name", "product_name", "first_publisher", "first_rate_pct", "second_publisher", "second_rate_pct")
    assert answer(con, "contradictions_between_publishers", *columns) == [
        ("2025-06-05", "Japan", "steel", "The Bugle", 50.0, "The Courier", 40.0),
    ]


def test_a_difference_that_is_none(con: duckdb.DuckDBPyConnection) -> None:
    [(count, between, within, *sentences)] = answer(
        con,
        "differences_that_are_none",
        *("pair_count", "between_articles_count", "within_article_count", "first_sentence", "second_sentence"),
    )
    assert (count, between, within) == (1, 1, 0)
    assert sorted(sentences) == ["Steel from Canada pays 25%.", "Steel from Canada pays up to 50%."]


def test_a_copy_is_no_origin_of_its_own(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("measure", "rate_pct", "article_count", "publisher_count", "origin_count", "origins", "statuses")
    assert answer(con, "independent_origins_of_a_number", *columns) == [
        ("sectoral", 25.0, 3, 2, 1, ["The Bugle"], ["former", "in_effect"]),
        ("mfn", 2.5, 1, 1, 1, ["The Courier"], ["in_effect"]),
        ("sectoral", 15.0, 1, 1, 1, ["The Bugle"], ["in_effect"]),
        ("sectoral", 27.5, 1, 1, 1, ["The Courier"], ["in_effect"]),
    ]


def test_what_looks_confirmed_and_is_not(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("target_name", "product_name", "rate_pct", "origin", "article_count")
    assert answer(con, "claims_resting_on_one_source", *columns) == [
        ("Japan", "automobiles", 25.0, "The Bugle", 3),
        ("European Union", "steel", 30.0, "The Bugle", 2),
    ]


def test_the_days_ahead(con: duckdb.DuckDBPyConnection) -> None:
    columns = ("due_on", "days_left", "rates_pct", "imposers", "targets", "statuses", "text")
    assert answer(con, "deadlines_ahead", *columns) == [("2025-07-09", 29, [24.0], ["US"], ["JP"], ["suspended"], "July 9")]
