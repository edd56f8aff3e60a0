"""Reading the current release: what the command line asks, and whether a build would change anything. No release is written to."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from pyarrow import parquet

from pipelines.warehouse.build import WarehouseError, one_line, stamp
from pipelines.warehouse.publish import current_database

_WIDE = {"HUGEINT", "UHUGEINT"}
"""What Parquet has no type for, though the sum of a count is one: DuckDB would write it as floating point."""


@dataclass(frozen=True)
class Answer:
    """What a query gives: names and DuckDB types of its columns, and its rows as Python values."""

    columns: list[str]
    types: list[str]
    rows: list[tuple[Any, ...]]


def query(warehouse: Path, sql: str, parameters: Sequence[Any] = ()) -> Answer:
    """The answer of the current release to `sql`; of several statements that of the last. The release is opened read-only.

    Raises WarehouseError, with a message of one line, where there is no release yet or DuckDB refuses the query.
    """
    return ask(current_database(warehouse), sql, parameters)


def ask(database: Path, sql: str, parameters: Sequence[Any] = ()) -> Answer:
    """The answer of the release in the DuckDB file `database`, be it published or still aside; else as `query`."""
    with _opened(database) as con:
        cursor = con.execute(sql, list(parameters))
        described = cursor.description or []
        return Answer([column[0] for column in described], [str(column[1]) for column in described], cursor.fetchall())


def save_parquet(warehouse: Path, sql: str, file: Path) -> int:
    """Write the answer of the current release to `sql` into `file`, in the types of its columns; gives the number of rows.

    A file of that name is replaced when the answer is whole. Raises WarehouseError as `query` does, and where there is no such folder.
    """
    if file.is_dir() or not file.parent.is_dir():
        raise WarehouseError(f"{file} is a folder; name a file" if file.is_dir() else f"there is no folder {file.parent} to write into")
    part = file.with_name(f".{file.name}.part")
    try:
        with _opened(current_database(warehouse)) as con:
            answer = con.sql(sql)
            if answer is None:
                raise WarehouseError("the query gives no rows that could be written")
            if _WIDE & {str(kind) for kind in answer.types}:
                answer = answer.project(", ".join(map(_narrow, range(1, len(answer.columns) + 1), answer.columns, answer.types)))
            answer.write_parquet(str(part), compression="zstd")
        os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)
    return int(parquet.read_metadata(file).num_rows)


def is_unchanged(warehouse: Path, input_digest: str, fingerprint: str) -> bool:
    """Whether a build from this input, with this reading, would give the tables of the current release: then no new one is needed.

    The queries and contracts of this program count too; a release that is missing or cannot be read is never unchanged.
    """
    try:
        found = query(warehouse, "SELECT DISTINCT input_digest, fingerprint FROM meta.release").rows
    except WarehouseError:
        return False
    return found == [(input_digest, stamp(fingerprint))]


@contextmanager
def _opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        with duckdb.connect(str(database), read_only=True) as con:
            yield con
    except duckdb.Error as error:
        raise WarehouseError(one_line(error)) from error


def _narrow(position: int, name: str, kind: object) -> str:
    """The column at `position`, from 1, in a type that Parquet has."""
    quoted = '"' + name.replace('"', '""') + '"'
    return f"#{position}::BIGINT AS {quoted}" if str(kind) in _WIDE else f"#{position} AS {quoted}"
