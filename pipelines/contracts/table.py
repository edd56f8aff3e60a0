"""What a table promises, and everything that follows from it.

A table is one pandera class: its docstring says what one row is, each column carries its description,
dtype, nullability and allowed values. From the class are derived the Polars schema, the DuckDB DDL with
comments, the list of columns for Dagster and the pages of the dictionary. Nothing about a table is
written in a second place. No table is declared here: see `core`, `vocab`, `mart`, `ledger`.
"""

import inspect
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

REFUSAL_SCHEMA = pl.Schema({"rule": pl.String, "column_name": pl.String, "detail": pl.String, "payload": pl.String, "row": pl.Int64})
"""Columns of the second frame that `pour` returns."""


class Table(pa.DataFrameModel):
    """Base of all tables: no other columns than declared, in the declared order."""

    class Config:
        """A frame with a column too many is a bug, not data."""

        strict = True


@dataclass(frozen=True)
class _Declaration:
    full_name: str
    key: tuple[str, ...]


_DECLARED: dict[type[Table], _Declaration] = {}
_T = TypeVar("_T", bound=type[Table])


def declare(full_name: str, key: tuple[str, ...] = ()) -> Callable[[_T], _T]:
    """Class decorator: this is the table `full_name` (schema and name in DuckDB), `key` its primary key."""

    def enter(table: _T) -> _T:
        _DECLARED[table] = _Declaration(full_name, key)
        return table

    return enter


def declared() -> list[type[Table]]:
    """All tables that the imported modules declare, in the order of their declaration."""
    return list(_DECLARED)


def full_name(table: type[Table]) -> str:
    """Schema and name in DuckDB, `core.articles`."""
    return _DECLARED[table].full_name


def key(table: type[Table]) -> tuple[str, ...]:
    """The columns of the primary key; empty where the table has none."""
    return _DECLARED[table].key


@dataclass(frozen=True)
class Column:
    """One column of a table as others need to know it."""

    name: str
    dtype: pl.DataType
    nullable: bool
    description: str
    values: tuple[str, ...]
    references: str | None

    @property
    def duckdb_type(self) -> str:
        """The type in DuckDB, `VARCHAR[]` for a list of strings."""
        return _duckdb_type(self.dtype, self.name)


def column(
    description: str,
    *,
    nullable: bool = False,
    values: Sequence[str] = (),
    references: str | None = None,
    inner: pl.DataType | None = None,
    **checks: Any,
) -> Any:
    """Declare a column.

    `values` are the allowed values (of the elements, for a list), `references` the column of another table it
    points to (`core.articles.article_id`), `inner` the dtype of a list's elements, `checks` go to `pandera.Field` (`ge`,
    `str_matches`, ...). A DuckDB type is not given: it follows from the dtype.
    """
    if values and inner is None:
        checks["isin"] = list(values)
    if inner is not None:
        checks["dtype_kwargs"] = {"inner": inner}
    return pa.Field(nullable=nullable, description=description, metadata={"values": tuple(values), "references": references}, **checks)


def columns(table: type[Table]) -> list[Column]:
    """The columns of `table` in order."""
    found = []
    for name, col in table.to_schema().columns.items():
        meta = col.metadata or {}
        found.append(
            Column(name, col.dtype.type, bool(col.nullable), str(col.description), tuple(meta.get("values", ())), meta.get("references"))
        )
    return found


def polars_schema(table: type[Table]) -> pl.Schema:
    """Column names and Polars dtypes of `table`."""
    return pl.Schema({c.name: c.dtype for c in columns(table)})


def comment(table: type[Table]) -> str:
    """What one row of `table` is: its docstring as one line."""
    return " ".join(inspect.cleandoc(table.__doc__ or "").split())


def frame(table: type[Table], rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """Rows as a frame in the shape of `table`. A value of a wrong type is a bug and raises TypeError or ComputeError."""
    return pl.DataFrame(list(rows), schema=polars_schema(table), orient="row")


def pour(table: type[Table], rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Split `rows` into those that keep the contract of `table` and those that do not.

    Returns (good, refused); `refused` has the columns of REFUSAL_SCHEMA, one row per refused row and broken rule, `payload`
    being the untouched row as JSON and `row` its position. A wrong shape (missing column, wrong dtype) is a bug: it
    raises pandera's SchemaErrors.
    """
    rows = rows.rechunk()
    try:
        good: pl.DataFrame = table.validate(rows, lazy=True)
    except SchemaErrors as broken:
        cases = broken.failure_cases
        if cases["index"].null_count():
            raise
        faults = (
            cases.select(
                row=pl.col("index").cast(pl.Int64),
                rule=pl.col("check").cast(pl.String),
                column_name=pl.when(pl.col("schema_context") == "Column").then(pl.col("column")),
                detail=pl.format("{} = {} breaks {}", "column", pl.col("failure_case").cast(pl.String).fill_null("null"), "check"),
            )
            .unique(subset=["row", "rule", "column_name"], keep="first", maintain_order=True)
            .sort("row", maintain_order=True)
        )
        bad = sorted(set(faults["row"].to_list()))
        payloads = {i: json.dumps(rows.row(i, named=True), ensure_ascii=False, default=str) for i in bad}
        faults = faults.with_columns(payload=pl.col("row").replace_strict(payloads, return_dtype=pl.String))
        keep = pl.Series("keep", [True] * rows.height)
        for i in bad:
            keep[i] = False
        good = rows.filter(keep)
        return good, faults.select(REFUSAL_SCHEMA.names()).cast(dict(REFUSAL_SCHEMA))
    return good, pl.DataFrame(schema=REFUSAL_SCHEMA)


def duckdb_ddl(table: type[Table]) -> list[str]:
    """The statements that create `table` in DuckDB: CREATE TABLE with NOT NULL and CHECK, then the comments."""
    lines = []
    for c in columns(table):
        line = f'"{c.name}" {c.duckdb_type}' + ("" if c.nullable else " NOT NULL")
        if c.values and not isinstance(c.dtype, pl.List):
            line += f' CHECK ("{c.name}" IN ({", ".join(map(_quoted, c.values))}))'
        lines.append(line)
    statements = [f"CREATE TABLE {full_name(table)} (\n  " + ",\n  ".join(lines) + "\n)"]
    statements.append(f"COMMENT ON TABLE {full_name(table)} IS {_quoted(comment(table))}")
    statements += [f'COMMENT ON COLUMN {full_name(table)}."{c.name}" IS {_quoted(c.description)}' for c in columns(table)]
    return statements


def duckdb_key(table: type[Table]) -> list[str]:
    """The statement that gives `table` its PRIMARY KEY in DuckDB, if it has one. A key of many rows is made much faster at once than row
    by row."""
    return [f"ALTER TABLE {full_name(table)} ADD PRIMARY KEY ({', '.join(key(table))})"] if key(table) else []


def dictionary_page(table: type[Table]) -> str:
    """The entry of `table` in the data dictionary, as Markdown."""
    lines = [f"### `{full_name(table)}`", "", comment(table), ""]
    if key(table):
        lines += [f"Primary key: {', '.join(f'`{k}`' for k in key(table))}.", ""]
    lines += ["| column | type | null | meaning |", "|---|---|---|---|"]
    for c in columns(table):
        meaning = c.description
        if c.values:
            meaning += " One of: " + ", ".join(f"`{v}`" for v in c.values) + "."
        if c.references:
            meaning += f" Points to `{c.references}`."
        lines.append(f"| `{c.name}` | {c.duckdb_type} | {'yes' if c.nullable else 'no'} | {meaning.replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_DUCKDB_TYPES: dict[Any, str] = {
    pl.String: "VARCHAR",
    pl.Int64: "BIGINT",
    pl.Int32: "INTEGER",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMP",
}


def _duckdb_type(dtype: Any, name: str) -> str:
    if isinstance(dtype, pl.List):
        return _duckdb_type(dtype.inner, name) + "[]"
    if name == "payload":
        return "JSON"
    return _DUCKDB_TYPES[dtype.base_type()]
