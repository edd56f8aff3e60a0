"""Reading the current release: the questions of the command line, and whether a build would change anything. Nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipelines.warehouse.build import WarehouseError, one_line, stamp
from pipelines.warehouse.publish import current_database


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
    try:
        with duckdb.connect(str(database), read_only=True) as con:
            cursor = con.execute(sql, list(parameters))
            described = cursor.description or []
            return Answer([column[0] for column in described], [str(column[1]) for column in described], cursor.fetchall())
    except duckdb.Error as error:
        raise WarehouseError(one_line(error)) from error


def is_unchanged(warehouse: Path, input_digest: str, fingerprint: str) -> bool:
    """Whether a build from this input, with this reading, would give the tables of the current release: then no new one is needed.

    The queries and contracts of this program count too; a release that is missing or cannot be read is never unchanged.
    """
    try:
        found = query(warehouse, "SELECT DISTINCT input_digest, fingerprint FROM meta.release").rows
    except WarehouseError:
        return False
    return found == [(input_digest, stamp(fingerprint))]
