"""The audit of a release before anybody sees it: the checks in `sql/checks`, and the contracts of the marts.

A check is a query of offending rows; none means that its promise holds. Its first line says the promise: `-- core.blocks: ...`.
The valve, which keeps a broken input from replacing a good release, is two of these checks. What follows from a
failed audit is the business of `publish`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines import shipped
from pipelines.contracts.dictionary import all_tables, schema
from pipelines.contracts.table import Table, full_name, pour
from pipelines.warehouse.build import WarehouseError, one_line, open_database, row_count
from pipelines.warehouse.threads import each

_SAMPLE_ROWS = 10
_SAMPLE_CHARACTERS = 300
_ROWS_AT_ONCE = 100_000
_PROMISE = re.compile(r"-- (?P<table>[a-z]+\.[a-z_]+): (?P<promise>.+)")


@dataclass(frozen=True)
class Check:
    """One promise of a release: its name, the table it is about (the first, where there are several), and what is promised."""

    name: str
    table: str
    promise: str


@dataclass(frozen=True)
class CheckResult:
    """What became of a check: how many rows offend, and the first of them as values that JSON can hold."""

    name: str
    table: str
    promise: str
    passed: bool
    offending: int
    sample: list[dict[str, Any]]


def checks() -> list[Check]:
    """All checks of the audit in the order they are run; known without a release."""
    return [check for check, _ in _queries()] + [_contract_check(table) for table in _marts()]


def audit(database: Path) -> list[CheckResult]:
    """Run all checks on the DuckDB file `database`, one result for each of `checks()` in this order.

    Raises WarehouseError where a check itself cannot be run, which is a bug in its query.
    """
    queries, marts = {check.name: (check, sql) for check, sql in _queries()}, {_contract_check(table).name: table for table in _marts()}
    results: dict[str, CheckResult] = {}

    def work(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
        results[name] = _run_query(cursor, *queries[name]) if name in queries else _run_contract(cursor, marts[name])

    # Pandera may not be run by two threads at once: each contract comes after the one before it.
    in_turn = list(marts)
    after = dict(zip(in_turn, [set(), *({name} for name in in_turn)], strict=False)) | {name: set() for name in queries}
    with open_database(database, read_only=True) as con:
        each(con, after, work)
    return [results[check.name] for check in checks()]


def _queries() -> list[tuple[Check, str]]:
    found = []
    names = {full_name(table) for table in all_tables()}
    for file in sorted((shipped.folder("sql") / "checks").glob("*.sql")):
        sql = file.read_text("utf-8")
        head = _PROMISE.match(sql)
        if not head or head["table"] not in names:
            raise WarehouseError(f"sql/checks/{file.name} does not open with a line `-- schema.table: the promise`")
        found.append((Check(file.stem, head["table"], head["promise"]), sql))
    return found


def _marts() -> list[type[Table]]:
    return [table for table in all_tables() if schema(table) == "mart"]


def _contract_check(table: type[Table]) -> Check:
    name = full_name(table)
    return Check(f"contract_of_{name.replace('.', '_')}", name, f"Every row of {name} keeps the contract of the table.")


def _run_query(con: duckdb.DuckDBPyConnection, check: Check, sql: str) -> CheckResult:
    try:
        offending = row_count(con, f"(\n{sql}\n)")
        sample: list[dict[str, Any]] = []
        if offending:
            cursor = con.execute(f"SELECT * FROM (\n{sql}\n) ORDER BY ALL LIMIT {_SAMPLE_ROWS}")
            names = [column[0] for column in cursor.description]
            sample = [{name: _plain(value) for name, value in zip(names, values, strict=True)} for values in cursor.fetchall()]
    except duckdb.Error as error:
        raise WarehouseError(f"sql/checks/{check.name}.sql cannot be run: {one_line(error)}") from error
    return CheckResult(check.name, check.table, check.promise, not offending, offending, sample)


def _run_contract(con: duckdb.DuckDBPyConnection, table: type[Table]) -> CheckResult:
    """Pour `table` into its contract, batch by batch; that its key is unique over all batches is DuckDB's promise."""
    check, offending = _contract_check(table), 0
    sample: list[dict[str, Any]] = []
    for rows in _batches(con, full_name(table)):
        _, refused = pour(table, rows)
        offending += refused["row"].n_unique()
        for fault in refused.head(_SAMPLE_ROWS - len(sample)).iter_rows(named=True):
            sample.append({name: _plain(fault[name]) for name in ("rule", "column_name", "detail", "payload")})
    return CheckResult(check.name, check.table, check.promise, not offending, offending, sample)


def _batches(con: duckdb.DuckDBPyConnection, name: str) -> Iterator[pl.DataFrame]:
    for batch in con.sql(f"SELECT * FROM {name}").to_arrow_reader(_ROWS_AT_ONCE):
        rows = pl.from_arrow(batch)
        assert isinstance(rows, pl.DataFrame)
        yield rows


def _plain(value: Any) -> Any:
    """`value` as JSON can hold it; long texts cut."""
    if isinstance(value, str):
        return value if len(value) <= _SAMPLE_CHARACTERS else value[: _SAMPLE_CHARACTERS - 1] + "…"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, bool | int | float | None) else str(value)
