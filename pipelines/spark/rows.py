"""The shapes in which articles go to a cluster and come back read: Arrow, one row per article.

An item is an article as bytes. A row is all that follows from it: the columns of the index of documents, and every other table that is
remembered as a list of its rows, so that one pass fills them all and no article is ever there by half. Another engine gets a table by
unnesting one column. No Spark here, and no files.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl
import pyarrow as pa

from pipelines.storage.kernel import OWNER
from pipelines.storage.memory import DOCUMENT_SCHEMAS, MENTION_SCHEMAS

Frames = Mapping[str, pl.DataFrame]
"""A frame for each of DOCUMENT_SCHEMAS, or for each of MENTION_SCHEMAS."""

_INDEX = DOCUMENT_SCHEMAS["index"]
_DOCUMENTS = {table: table.rpartition(".")[2] for table in DOCUMENT_SCHEMAS if table != "index"}
_MENTIONS = {table: "readings" if table == "index" else table.rpartition(".")[2] for table in MENTION_SCHEMAS}
"""In which column of a row the rows of each table stand: `core.articles` in `articles`, which articles were read closely in `readings`."""

_PLACES = pl.List(pl.Struct({"source_path": pl.String(), "source_line": pl.Int64()}))
_ITEM = pl.Schema(
    {"source_format": pl.String(), "content": pl.Binary(), "sources": _PLACES} | dict.fromkeys(("rule", "detail", "payload"), pl.String())
)


def _travelling(dtype: pl.DataType) -> pl.DataType:
    """The dtype in which values travel: Spark knows no unsigned numbers and no lists of fixed length."""
    return pl.List(pl.Int64()) if isinstance(dtype, pl.Array) else dtype


_ROW = pl.Schema(
    {name: _travelling(dtype) for name, dtype in _INDEX.items()}
    | {column: pl.List(pl.Struct(dict(DOCUMENT_SCHEMAS[table]))) for table, column in _DOCUMENTS.items()}
    | {column: pl.List(pl.Struct(dict(MENTION_SCHEMAS[table]))) for table, column in _MENTIONS.items()}
    | {"sources": _PLACES}
)


_SCALARS: Mapping[type[pl.DataType], tuple[pa.DataType, str]] = {
    pl.Binary: (pa.binary(), "binary"),
    pl.Boolean: (pa.bool_(), "boolean"),
    pl.Date: (pa.date32(), "date"),
    pl.Datetime: (pa.timestamp("us"), "timestamp_ntz"),
    pl.Float64: (pa.float64(), "double"),
    pl.Int64: (pa.int64(), "bigint"),
    pl.String: (pa.string(), "string"),
}
"""What Arrow and Spark call the dtypes of columns."""


def _arrow(dtype: Any) -> pa.DataType:
    if isinstance(dtype, pl.List):
        return pa.list_(_arrow(dtype.inner))
    if isinstance(dtype, pl.Struct):
        return pa.struct([(field.name, _arrow(field.dtype)) for field in dtype.fields])
    return _SCALARS[type(dtype)][0]


def _spark(dtype: Any) -> str:
    if isinstance(dtype, pl.List):
        return f"array<{_spark(dtype.inner)}>"
    if isinstance(dtype, pl.Struct):
        return f"struct<{', '.join(f'`{field.name}`: {_spark(field.dtype)}' for field in dtype.fields)}>"
    return _SCALARS[type(dtype)][1]


def _ddl(schema: pl.Schema) -> str:
    return ", ".join(f"`{name}` {_spark(dtype)}" for name, dtype in schema.items())


ITEM_SCHEMA = pa.schema([(name, _arrow(dtype)) for name, dtype in _ITEM.items()])
"""An article as bytes, with the places where it was found, if they are to go along; or what was refused before, with why, and no bytes."""
ITEM_DDL = _ddl(_ITEM)
FOUND_SCHEMA = pa.schema([pa.field("key", pa.string()), *ITEM_SCHEMA])
"""An item as it was found in a file; equal keys are equal bytes in one format, or one refusal."""
FOUND_DDL = f"`key` string, {_ddl(_ITEM)}"
ROW_SCHEMA = pa.schema([(name, _arrow(dtype)) for name, dtype in _ROW.items()])
"""What was read in an item. Of what was refused before there is no more than why and where."""
ROW_DDL = _ddl(_ROW)


def to_rows(documents: Frames, mentions: Frames, sources: pl.DataFrame) -> pa.Table:
    """The frames of one batch of different articles as rows; `sources` has the places of each under content_sha256 and source_format."""
    rows = documents["index"]
    for frames, columns in ((documents, _DOCUMENTS), (mentions, _MENTIONS)):
        for table, column in columns.items():
            own = frames[table].select(*(pl.col(name).alias(f"owner {name}") for name in OWNER), pl.struct(pl.all()).alias(column))
            held = own.group_by(f"owner {name}" for name in OWNER).agg(column)
            rows = rows.join(held, left_on=OWNER, right_on=[f"owner {name}" for name in OWNER], how="left", maintain_order="left")
    return in_schema(rows.join(sources, on=("content_sha256", "source_format"), how="left", maintain_order="left"), ROW_SCHEMA)


def in_schema(rows: pl.DataFrame, schema: pa.Schema) -> pa.Table:
    """`rows` in the Arrow types of `schema`, whose columns they have among others or lack: what is lacking is null."""
    table = rows.to_arrow(compat_level=pl.CompatLevel.oldest())
    empty = {field.name: pa.nulls(rows.height, field.type) for field in schema if field.name not in rows.columns}
    return pa.table({name: empty[name] if name in empty else table.column(name).cast(schema.field(name).type) for name in schema.names})


def to_frames(rows: pl.DataFrame) -> tuple[Frames, Frames]:
    """The frames of documents and of mentions that `rows`, in ROW_SCHEMA, hold."""
    index = rows.select(pl.col(name).cast(dtype) for name, dtype in _INDEX.items())
    documents = {"index": index, **{table: _unnested(rows, column, DOCUMENT_SCHEMAS[table]) for table, column in _DOCUMENTS.items()}}
    return documents, {table: _unnested(rows, column, MENTION_SCHEMAS[table]) for table, column in _MENTIONS.items()}


def _unnested(rows: pl.DataFrame, column: str, schema: pl.Schema) -> pl.DataFrame:
    filled = rows.select(column).filter(pl.col(column).list.len() > 0)
    return filled.explode(column).unnest(column).match_to_schema(schema)
