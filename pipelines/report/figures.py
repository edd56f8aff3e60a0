"""The figures of the report: one query each, `sql/report/NAME.sql`, with its answer. How an answer is shown is no business of this room.

A query stands by itself, without parameters, so that the page can show it exactly as it was run. Its first line is the
title of the figure, the comment lines below say what it shows.
"""

from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from pipelines import shipped, warehouse

Row = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One query with its answer: its name, its title, what it shows, the query as it was run, and the rows by name of column."""

    name: str
    title: str
    note: str
    sql: str
    rows: list[Row]


def ask(database: Path) -> dict[str, Figure]:
    """All figures of the release in the DuckDB file `database`, by name. Raises WarehouseError where a query cannot be run."""
    return {file.stem: _answer(database, file) for file in _files()}


def figure_names() -> list[str]:
    """The names of all figures, in their order; known without a release."""
    return [file.stem for file in _files()]


def lineage() -> set[str]:
    """Full names of the tables that the figures read. Raises WarehouseError where one reads something that is no declared table."""
    return {name for file in _files() for name in warehouse.tables_read(file)}


def _files() -> list[Path]:
    return sorted((shipped.folder("sql") / "report").glob("*.sql"))


def _answer(database: Path, file: Path) -> Figure:
    sql = file.read_text("utf-8").rstrip()
    title, *note = [line.removeprefix("--").strip() for line in takewhile(lambda line: line.startswith("--"), sql.splitlines())]
    try:
        answer = warehouse.ask(database, sql)
    except warehouse.WarehouseError as error:
        raise warehouse.WarehouseError(f"sql/report/{file.name}: {error}") from error
    return Figure(file.stem, title, " ".join(note), sql, [dict(zip(answer.columns, row, strict=True)) for row in answer.rows])
