"""The data dictionary follows from the contracts: the page in the repository is the one they give, and every table says what it is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.contracts.dictionary import PAGE, SCHEMAS, all_tables, dictionary_markdown, schema
from pipelines.contracts.table import Table, columns, comment, full_name

CHECKOUT = Path(__file__).resolve().parent.parent


def test_the_page_in_the_repository_is_up_to_date() -> None:
    written = (CHECKOUT / PAGE).read_text(encoding="utf-8")
    assert written == dictionary_markdown(), "run `python -m pipelines.contracts.dictionary`"


def test_the_command_writes_the_page_under_the_working_directory(tmp_path: Path) -> None:
    (tmp_path / PAGE).parent.mkdir()
    command = [sys.executable, "-m", "pipelines.contracts.dictionary"]
    subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(CHECKOUT)}, check=True, capture_output=True)
    assert (tmp_path / PAGE).read_text(encoding="utf-8") == dictionary_markdown()


def test_tables_come_by_schema_each_once() -> None:
    names = [full_name(table) for table in all_tables()]
    assert len(names) == len(set(names))
    assert list(dict.fromkeys(schema(table) for table in all_tables())) == list(SCHEMAS)
    assert {"core.articles", "vocab.terms", "mart.tariff_claims", "quarantine.rejected_rows", "meta.release"} <= set(names)


@pytest.mark.parametrize("table", all_tables(), ids=full_name)
def test_every_table_and_column_says_what_it_is(table: type[Table]) -> None:
    assert comment(table).startswith("One row "), "a table's comment says what one row is"
    for column in columns(table):
        assert column.description.strip().endswith((".", "?")), f"{column.name} has no sentence that says what it is"


@pytest.mark.parametrize("table", all_tables(), ids=full_name)
def test_columns_point_to_columns_that_are_declared(table: type[Table]) -> None:
    declared = {f"{full_name(other)}.{column.name}" for other in all_tables() for column in columns(other)}
    assert {column.references for column in columns(table) if column.references} <= declared


@pytest.mark.parametrize("table", all_tables(), ids=full_name)
def test_endings_of_names_mean_the_same_everywhere(table: type[Table]) -> None:
    kinds = {"_pct": "DOUBLE", "_on": "DATE", "_at": "TIMESTAMP", "_no": "BIGINT", "_count": "BIGINT", "_id": "VARCHAR"}
    for column in columns(table):
        for ending, kind in kinds.items():
            assert not column.name.endswith(ending) or column.duckdb_type.removesuffix("[]") == kind, column.name
        assert column.name.startswith(("is_", "has_")) == (column.duckdb_type == "BOOLEAN"), column.name


def test_links_of_the_page_lead_somewhere() -> None:
    page = dictionary_markdown()
    headings = {re.sub(r"[^a-z0-9_]", "", heading) for heading in re.findall(r"^### (.+)$", page, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) == headings
