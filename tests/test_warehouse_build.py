"""What stands in a release: tables as their contracts say, marts, macros, Parquet copies."""

import random
import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from warehouse_sample import FACTS, Sample, sample

from pipelines import shipped, warehouse
from pipelines.contracts.dictionary import all_tables, schema
from pipelines.contracts.table import columns, comment, full_name, key

CHECKOUT = Path(__file__).resolve().parent.parent


def build(made: Sample, folder: Path, **write: Any) -> Path:
    """The DuckDB file built from `made`."""
    room = warehouse.Aside(folder, "1")
    room.folder.mkdir(parents=True)
    warehouse.build(made.write(folder / "input", **write), room, FACTS)
    return room.database


def ask(database: Path, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(database), read_only=True) as con:
        return con.execute(sql, list(parameters)).fetchall()


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    return sample()[1]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # The folder's name is as nasty as a user's may be.
    return build(sample()[0], tmp_path_factory.mktemp("nasty") / "o'neil [1]* ü")


@pytest.fixture
def own_sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of sql/ that the program takes for the shipped one."""
    copy = tmp_path / "sql"
    shutil.copytree(shipped.folder("sql"), copy)
    real = shipped.folder
    monkeypatch.setattr(shipped, "folder", lambda name: copy if name == "sql" else real(name))
    return copy


# ---- tables


def test_every_declared_table_is_there_with_its_comment(database: Path) -> None:
    found = ask(database, "select schema_name || '.' || table_name, comment from duckdb_tables()")
    assert dict(found) == {full_name(table): comment(table) for table in all_tables()}


def test_every_column_has_type_nullability_and_comment_of_its_contract(database: Path) -> None:
    found = ask(
        database,
        "select schema_name || '.' || table_name, column_name, data_type, is_nullable, comment from duckdb_columns() where not internal",
    )
    promised = {
        (full_name(t), c.name, c.duckdb_type, c.nullable and c.name not in key(t), c.description) for t in all_tables() for c in columns(t)
    }
    assert set(found) == promised
    assert all(description for *_, description in promised)


def test_the_file_opens_in_duckdb_1_2(database: Path) -> None:
    [(version,)] = ask(database, "select tags['storage_version'] from duckdb_databases() where database_name = 'tariffs'")
    assert version == "v1.2.0+"
    # Magic bytes, then the number of the storage format: 65 came with 1.2.0.
    assert database.read_bytes()[8:20] == b"DUCK" + (65).to_bytes(8, "little")


def test_a_table_without_files_is_an_empty_table(database: Path) -> None:
    assert ask(database, "select count(*) from vocab.people") == [(0,)]


def test_hostile_text_is_text(database: Path, ids: dict[str, str]) -> None:
    [(text,)] = ask(database, "select text from core.articles where article_id = ?", ids["new"])
    assert "'); drop table core.articles; --" in text


def test_a_payload_that_is_no_json_is_kept_as_a_json_string(database: Path) -> None:
    payloads = ask(database, "select rule, payload, json_type(payload) from quarantine.rejected_rows order by rule")
    assert payloads == [("no_text", r'"{\"text\": \"cut sh"', "VARCHAR"), ("not_utf8", '{"bytes": 3}', "OBJECT")]


def test_equal_rows_come_out_in_equal_order_however_they_came_in(database: Path, tmp_path: Path) -> None:
    shuffled, _ = sample()
    for rows in shuffled.rows.values():
        random.Random(7).shuffle(rows)
    other = build(shuffled, tmp_path, parts=2, backwards=True)
    for table in all_tables():
        name = full_name(table)
        assert ask(database, f"from {name}") == ask(other, f"from {name}"), name


def test_rows_of_one_article_stand_together_in_reading_order(database: Path, ids: dict[str, str]) -> None:
    found = [article for (article,) in ask(database, "select article_id from core.sentences")]
    assert found == sorted(found)
    assert [no for (no,) in ask(database, "select sentence_no from core.sentences where article_id = ?", ids["new"])] == [0, 1, 2]


def test_parquet_copies_equal_the_tables(database: Path) -> None:
    files = {
        file.relative_to(database.parent / "parquet").with_suffix("").as_posix().replace("/", ".")
        for file in database.parent.rglob("parquet/*/*")
    }
    assert files == {full_name(table) for table in all_tables()}
    for table in all_tables():
        name = full_name(table)
        copy = pl.read_parquet(database.parent / "parquet" / f"{name.replace('.', '/')}.parquet", glob=False)
        assert copy.columns == [column.name for column in columns(table)]
        assert copy.rows() == ask(database, f"from {name}"), name


def test_meta_release_says_when_what_and_how_much(database: Path) -> None:
    rows = ask(
        database, "select release_id, built_at, version, articles_dir, run_id, input_digest, table_name, row_count from meta.release"
    )
    assert {row[:6] for row in rows} == {("1", datetime(2025, 5, 4, 12), "0.1.0", "articles", "run-1", "d1")}
    assert {name: count for *_, name, count in rows} == {
        full_name(table): ask(database, f"select count(*) from {full_name(table)}")[0][0] for table in all_tables()
    }


def test_built_at_is_utc(tmp_path: Path) -> None:
    room = warehouse.Aside(tmp_path, "1")
    room.folder.mkdir(parents=True)
    noon_in_tokyo = datetime(2025, 5, 4, 12, tzinfo=timezone(timedelta(hours=9)))
    facts = warehouse.ReleaseFacts(noon_in_tokyo, "0.1.0", "f1", "articles", "run-1", "d1")
    warehouse.build(sample()[0].write(tmp_path / "input"), room, facts)
    assert ask(room.database, "select distinct built_at from meta.release") == [(datetime(2025, 5, 4, 3),)]


def test_files_may_be_given_as_a_folder(tmp_path: Path) -> None:
    tables: dict[str, Any] = sample()[0].write(tmp_path / "input", parts=2)
    tables["core.sentences"] = tmp_path / "input" / "core.sentences"
    tables["core.articles"] = [tmp_path / "input" / "core.articles" / f"part-{n}.parquet" for n in (0, 1)]
    room = warehouse.Aside(tmp_path, "1")
    room.folder.mkdir(parents=True)
    assert warehouse.build(tables, room, FACTS)["core.sentences"] == 6


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda tables, folder: tables.pop("core.blocks"), "handed over.*core.blocks"),
        (lambda tables, folder: tables.update({"core.news": []}), "handed over.*core.news"),
        (lambda tables, folder: tables.update({"core.sources": tables["core.blocks"]}), "core.sources: .*differ in the columns.*block_no"),
        (
            lambda tables, folder: tables.update({"core.blocks": tables["core.blocks"] * 2}),
            "core.blocks could not be filled: .*[Dd]uplicate",
        ),
        (
            lambda tables, folder: tables.update({"core.blocks": [folder / "none.parquet"]}),
            "core.blocks could not be filled: .*none.parquet",
        ),
    ],
)
def test_what_cannot_be_filled_is_named(tmp_path: Path, change: Any, message: str) -> None:
    tables = sample()[0].write(tmp_path / "input")
    change(tables, tmp_path)
    room = warehouse.Aside(tmp_path, "1")
    room.folder.mkdir(parents=True)
    with pytest.raises(warehouse.WarehouseError, match=message):
        warehouse.build(tables, room, FACTS)


# ---- lineage


def test_lineage_names_all_marts_each_after_those_it_reads() -> None:
    found = warehouse.lineage()
    assert set(found) == {full_name(table) for table in all_tables() if schema(table) == "mart"}
    order = list(found)
    for name, reads in found.items():
        assert all(order.index(other) < order.index(name) for other in reads if other in found)
    assert found["mart.article_versions"] == {"core.articles"}
    assert {"core.rate_mentions", "vocab.countries", "mart.article_versions"} <= found["mart.tariff_claims"]


@pytest.mark.parametrize(
    ("file", "sql", "message"),
    [
        ("coverage_by_day", "select * from core.nowhere", "coverage_by_day.sql reads core.nowhere"),
        ("coverage_by_day", "select * from mart.claims_on('JP')", "coverage_by_day.sql reads"),
        ("coverage_by_day", "select * from articles", "coverage_by_day.sql reads articles"),
        ("surprise", "select 1 as one", "mart.surprise"),
    ],
)
def test_a_mart_reads_declared_tables_only(own_sql: Path, file: str, sql: str, message: str) -> None:
    (own_sql / "mart" / f"{file}.sql").write_text(sql)
    with pytest.raises(warehouse.WarehouseError, match=message):
        warehouse.lineage()


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        pytest.param(
            "select published_on, 1 as surprise from mart.article_overview",
            r"mart.coverage_by_day: .*differ in the columns article_count.*surprise",
            id="others",
        ),
        pytest.param("select *, 1 as surprise from ({})", r"mart.coverage_by_day: .*differ in the columns surprise$", id="one too many"),
        pytest.param(
            "select * exclude (article_count) from ({})",
            r"mart.coverage_by_day: .*differ in the columns article_count$",
            id="one too few",
        ),
        pytest.param(
            "select nowhere from mart.article_overview",
            r"mart.coverage_by_day could not be filled: .*nowhere",
            id="of a query that is wrong itself",
        ),
    ],
)
def test_a_mart_with_other_columns_than_its_contract_is_named(own_sql: Path, tmp_path: Path, sql: str, message: str) -> None:
    file = own_sql / "mart" / "coverage_by_day.sql"
    file.write_text(sql.replace("{}", f"\n{file.read_text()}\n"))
    with pytest.raises(warehouse.WarehouseError, match=message):
        build(sample()[0], tmp_path)


# ---- marts


def test_a_claim_is_rate_times_target_times_product(database: Path, ids: dict[str, str]) -> None:
    found = ask(database, "select target, product from mart.tariff_claims where mention_id = ? order by all", ids["25%"])
    assert found == [("EU", "cars"), ("EU", "steel"), ("JP", "cars"), ("JP", "steel")]


@pytest.mark.parametrize(("rate", "expected"), [("10%", (None, None)), ("copied 25%", ("JP", None))])
def test_an_empty_list_is_one_row_with_null(database: Path, ids: dict[str, str], rate: str, expected: tuple[Any, Any]) -> None:
    assert ask(database, "select target, product from mart.tariff_claims where mention_id = ?", ids[rate]) == [expected]


def test_a_claim_is_spelled_out(database: Path, ids: dict[str, str]) -> None:
    found = ask(
        database,
        """select imposer_name, target_name, product_name, measure_label, status_label, basis_label, modifier_label,
        publisher, published_on, effective_on,
        sentence, sentence[sentence_char_start + 1 : sentence_char_end] from mart.tariff_claims
        where mention_id = ? and target = 'JP' and product = 'steel'""",
        ids["25%"],
    )
    labels = ("sectoral spelled out", "in_effect spelled out", "level spelled out", "exact spelled out")
    days = (date(2025, 5, 4), date(2025, 4, 3))
    assert found == [("United States", "Japan", "steel", *labels, "The Bugle", *days, "Japan’s carmakers 🚢 face 25% duty", "25%")]


def test_overview_counts_what_was_found(database: Path, ids: dict[str, str]) -> None:
    found = ask(
        database,
        """select rate_mention_count, claim_count, date_mention_count, entity_mention_count, entity_count, country_count, countries,
        imposers, targets, products, statuses, lowest_rate_pct, highest_rate_pct, lead_mention_id, version_count
        from mart.article_overview where article_id = ?""",
        ids["new"],
    )
    lists = (["JP"], ["US"], ["EU", "JP"], ["cars", "steel"], ["in_effect", "proposed"])
    assert found == [(2, 5, 2, 2, 2, 1, *lists, 10.0, 25.0, ids["25%"], 2)]


def test_an_article_that_says_nothing_of_tariffs_has_its_row(database: Path, ids: dict[str, str]) -> None:
    found = ask(
        database,
        "select is_about_tariffs, claim_count, countries, lead_rate_pct from mart.article_overview where article_id = ?",
        ids["other"],
    )
    assert found == [(False, 0, [], None)]


def test_coverage_counts_each_article_and_mention_once(database: Path) -> None:
    found = ask(
        database,
        """select published_on, publisher, article_count, tariff_article_count, rate_article_count, duplicate_article_count,
        rate_mention_count, claim_count, date_mention_count, entity_mention_count from mart.coverage_by_day""",
    )
    day = date(2025, 5, 4)
    assert sorted(found, key=str) == sorted(
        [(day, "The Bugle", 1, 1, 1, 0, 2, 5, 2, 2), (day, None, 1, 1, 1, 1, 1, 1, 0, 1), (None, "The Bugle", 1, 0, 0, 0, 0, 0, 0, 0)],
        key=str,
    )


PAGE = "https://bugle.example/a"
MAY_3, MAY_4 = date(2025, 5, 3), date(2025, 5, 4)


VERSIONS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "the later day": ({"published_on": MAY_3}, {"published_on": MAY_4}, "b"),
    "the later day, whatever the path": ({"published_on": MAY_4}, {"published_on": MAY_3}, "a"),
    "a known day before an unknown one": ({"published_on": None}, {"published_on": MAY_3}, "b"),
    "of one day the later moment": ({"published_at": datetime(2025, 5, 4, 10)}, {"published_at": datetime(2025, 5, 4, 9)}, "a"),
    "of one moment the later path": ({}, {}, "b"),
    "of one file the later line": ({"source_line": 1}, {"path": "a.txt", "source_line": 2}, "b"),
}
"""Two versions under one URL, and which of them is current."""


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, str]]]:
    """A page of two versions for each case, and their ids."""
    made, ids = Sample(), {}
    for case, (first, second, _) in VERSIONS.items():
        own = ids[case] = {}
        for name, more in (("a", first), ("b", second)):
            place = {"path": f"{name}.txt", "url": f"{PAGE}/{case}", **more}
            own[name] = made.article(f"{case}/{place.pop('path')}", ("paragraph", [f"A 25% duty, says {name}."]), **place)
            made.rate(own[name], "25%")
    return build(made, tmp_path_factory.mktemp("versions")), ids


@pytest.mark.parametrize("case", VERSIONS)
def test_the_last_version_under_a_url_is_current(versions: tuple[Path, dict[str, dict[str, str]]], case: str) -> None:
    database, ids = versions[0], versions[1][case]
    current = VERSIONS[case][2]
    past, own = ids["a" if current == "b" else "b"], list(ids.values())
    found = ask(
        database, "select article_id, version_no, superseded_by from mart.article_versions where article_id in ? order by version_no", own
    )
    assert found == [(past, 1, ids[current]), (ids[current], 2, None)]
    for mart in ("tariff_claims", "article_overview"):
        assert ask(database, f"select distinct article_id from mart.{mart} where article_id in ?", own) == [(ids[current],)]
    assert ask(database, "select count(*) from core.rate_mentions where article_id in ?", own) == [(2,)]


def test_articles_without_url_supersede_nobody(tmp_path: Path) -> None:
    made = Sample()
    for name in "ab":
        made.article(f"{name}.txt", ("paragraph", [f"Says {name}."]))
    assert ask(build(made, tmp_path), "select count(*) from mart.article_versions where is_current and version_count = 1") == [(2,)]


STORIES: dict[str, tuple[dict[str, dict[str, Any]], dict[str, str]]] = {
    "a copy points to the original": ({"a": {}, "b": {"duplicate_of": "a"}}, {"b": "a"}),
    "the next version is no copy of the one it replaces": ({"a": {"url": PAGE}, "b": {"url": PAGE, "duplicate_of": "a"}}, {}),
    "a copy of a superseded article points to its next version": (
        {"a": {"url": PAGE}, "b": {"url": PAGE, "duplicate_of": "a"}, "c": {"duplicate_of": "a"}},
        {"c": "b"},
    ),
    "where no version of the original is left, the first copy is the original": (
        {"a": {"url": PAGE}, "b": {"url": PAGE}, "c": {"duplicate_of": "a"}, "d": {"duplicate_of": "a"}},
        {"d": "c"},
    ),
}
"""Articles of one story, and which of them are copies of which."""


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The copies of each case by name, each with its original."""
    made, ids = Sample(), {}
    for case, (articles, _) in STORIES.items():
        for name, more in articles.items():
            own = {"duplicate_of": ids.get((case, more.get("duplicate_of"))), "url": f"{PAGE}/{case}" if "url" in more else None}
            ids[case, name] = made.article(f"{case}/{name}.txt", ("paragraph", [f"Says {name}."]), **own)
    names = {article_id: place for place, article_id in ids.items()}
    database = build(made, tmp_path_factory.mktemp("stories"))
    found: dict[str, dict[str, str]] = {case: {} for case in STORIES}
    for copy, original in ask(database, "select article_id, duplicate_of from mart.article_overview where duplicate_of is not null"):
        (case, name), (of_case, of_name) = names[copy], names[original]
        assert case == of_case
        found[case][name] = of_name
    return found


@pytest.mark.parametrize("case", STORIES)
def test_every_story_keeps_one_original_among_the_current(stories: dict[str, dict[str, str]], case: str) -> None:
    assert stories[case] == STORIES[case][1]


# ---- macros


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("mart.claims_on('jp')", 3),
        ("mart.claims_on('Japan')", 3),
        ("mart.claims_on('WORLD')", 0),
        ("mart.claims_by('US')", 5),
        ("mart.claims_by('united states')", 5),
        ("mart.claims_for('steel')", 2),
        ("mart.claims_for('Cars')", 2),
        ("claims_for('Cars')", 2),
    ],
)
def test_macros_find_claims_by_code_and_by_name(database: Path, call: str, expected: int) -> None:
    assert ask(database, f"select count(*) from {call}") == [(expected,)]


def test_sentence_of_shows_the_mention_in_its_sentence(database: Path, ids: dict[str, str]) -> None:
    shown = [ask(database, "select kind, sentence from mart.sentence_of(?)", ids[name]) for name in ("25%", "April 3")]
    assert shown == [
        [("rate", "Japan’s carmakers 🚢 face >>25%<< duty")],
        [("date", "The levy on cars and steel starts on >>April 3<<.")],
    ]


def test_every_macro_says_what_it_is_for(database: Path) -> None:
    found = ask(database, "select function_name, comment from duckdb_functions() where schema_name = 'mart'")
    assert {name for name, said in found if said} == {file.stem for file in (shipped.folder("sql") / "macros").glob("*.sql")}
