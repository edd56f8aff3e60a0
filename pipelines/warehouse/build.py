"""Building a release aside: from Parquet files handed over by path to one DuckDB file with Parquet copies beside it.

Tables are created from their contracts, the marts are filled by the queries in `sql/mart`, each after the tables its
query reads. Whether the result may be shown to anybody is the business of `audit`, showing it that of `publish`.

SQL is put together from our own contracts, our own files under `sql/` and escaped paths, never from what an article says.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from graphlib import TopologicalSorter
from importlib import metadata
from pathlib import Path
from typing import Any

import duckdb

from pipelines import shipped
from pipelines.contracts.dictionary import SCHEMAS, all_tables, schema
from pipelines.contracts.ledger import Release
from pipelines.contracts.table import Table, columns, duckdb_ddl, duckdb_key, full_name, key, polars_schema
from pipelines.warehouse.threads import each

DATABASE = "tariffs.duckdb"
"""Name of the DuckDB file. Its stem is the name of the catalog that BI tools remember, so it never changes."""
PARQUET = "parquet"
"""Folder of the Parquet copies beside it: `parquet/<schema>/<table>.parquet`."""
REPORT = "report.html"
"""The page for people beside it. It is written by the room `report`, into the release aside."""

STORAGE_VERSION = "v1.2.0"
"""Written so that clients on DuckDB 1.2 and later open the file; those inside BI tools lag behind."""
_MEMORY_LIMIT = "2GB"
"""Beyond this DuckDB spills to disk."""
SPILL = ".spill"
"""Folder beside it that DuckDB spills to; no part of the release."""
_ROWS_PER_GROUP = 40_960
"""Rows to a row group of a Parquet copy: small enough that a group of long texts fits into memory many times."""
_REPORT_LIBRARIES = ("altair", "great-tables", "jinja2", "vl-convert-python")
"""The libraries whose next version may make another report of the same tables."""
_CLUSTERED_BY = ("published_on", "article_id", "sentence_no", "char_start")
"""Tables that have these columns are sorted by them first: what belongs to one day and one article stands together and is found fast."""


class WarehouseError(Exception):
    """Something is wrong with the warehouse or with what was asked of it; the message is one line for the user."""


@dataclass(frozen=True)
class Aside:
    """A release under construction: the folder it is built in and the name it will have."""

    warehouse: Path
    release_id: str

    @property
    def folder(self) -> Path:
        """Where it is built; hidden, so that nobody takes it for a release."""
        return self.warehouse / "releases" / f".building-{self.release_id}"

    @property
    def database(self) -> Path:
        """The DuckDB file."""
        return self.folder / DATABASE

    @property
    def parquet(self) -> Path:
        """The folder of Parquet copies."""
        return self.folder / PARQUET

    @property
    def report(self) -> Path:
        """The page for people."""
        return self.folder / REPORT


@dataclass(frozen=True)
class ReleaseFacts:
    """What `meta.release` says of a release, besides its name and its counts. `built_at` carries its time zone."""

    built_at: datetime
    version: str
    fingerprint: str
    articles_dir: str
    run_id: str
    input_digest: str


def lineage() -> dict[str, set[str]]:
    """Full name of every mart -> full names of the tables its query reads; every mart after the marts it reads.

    Raises WarehouseError where a query reads something that is no declared table, or where queries and contracts do not
    name the same marts.
    """
    known = {full_name(table) for table in all_tables()}
    reads = {f"mart.{file.stem}": tables_read(file) for file in sorted((shipped.folder("sql") / "mart").glob("*.sql"))}
    promised = {name for name in known if name.startswith("mart.")}
    if odd := sorted(promised ^ reads.keys()):
        raise WarehouseError(f"sql/mart and pipelines/contracts/mart do not name the same tables: {', '.join(odd)}")
    marts = {name: sorted(table for table in tables if table in reads) for name, tables in reads.items()}
    return {name: reads[name] for name in TopologicalSorter(marts).static_order()}


def tables_read(file: Path) -> set[str]:
    """Full names of the tables that the query in `file` (below `sql/`) reads; WarehouseError where one of them is not declared."""
    known = {full_name(table) for table in all_tables()}
    read = _tables_in(file.read_text("utf-8"))
    if odd := sorted(read - known):
        raise WarehouseError(f"sql/{file.parent.name}/{file.name} reads {odd[0]}, which no contract declares")
    return set(read)


@cache
def _tables_in(sql: str) -> frozenset[str]:
    """The tables that a query reads, and the functions it reads from, without the tables it defines itself: as DuckDB understands it."""
    [(said,)] = duckdb.execute("SELECT json_serialize_sql($1::VARCHAR)", [sql]).fetchall()
    tree = json.loads(said)
    if tree["error"]:
        raise WarehouseError(f"a query cannot be read: {tree['error_message']}")
    read: set[tuple[str, str]] = set()
    own: set[str] = set()
    nodes: list[Any] = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE":
                read.add((node["schema_name"], node["table_name"]))
            elif node.get("type") == "TABLE_FUNCTION":
                read.add(("", f"{node['function']['function_name']}()"))
            if "cte_map" in node:
                own.update(part["key"] for part in node["cte_map"]["map"])
            nodes += node.values()
        elif isinstance(node, list):
            nodes += node
    return frozenset(f"{schema}.{name}" if schema else name for schema, name in read if schema or name not in own)


def build(tables: Mapping[str, Sequence[Path] | Path], aside: Aside, facts: ReleaseFacts) -> dict[str, int]:
    """Build the release `aside` and give its number of rows by full name of table.

    `tables` gives for every table of core, vocab and quarantine its Parquet files, or a folder of them; no files make an empty
    table. The files must have the columns of the contract. Equal rows come out in equal order, however they were
    spread over files. Raises WarehouseError where a table cannot be filled: that is a bug or a full disk, never an article.
    """
    contracts = {full_name(table): table for table in all_tables()}
    filled = [name for name, table in contracts.items() if schema(table) not in ("mart", "meta")]
    if odd := sorted(set(filled) ^ tables.keys()):
        raise WarehouseError(f"tables handed over and tables declared differ in {', '.join(odd)}")
    marts = lineage()
    fills = {("fill", name): {("fill", other) for other in marts.get(name, ())} for name in (*filled, *marts)}
    # Copies come last in order, so that no mart waits for one.
    copies = {("copy", name): {("fill", name)} for _, name in fills}

    def work(cursor: duckdb.DuckDBPyConnection, task: tuple[str, str]) -> None:
        what, name = task
        if what == "copy":
            _copy_to_parquet(cursor, contracts[name], aside.parquet)
            return
        if name in marts:
            model = shipped.folder("sql") / "mart" / f"{name.removeprefix('mart.')}.sql"
            source = f"(\n{model.read_text('utf-8')}\n)"
        else:
            files = _files(tables[name])
            source = f"read_parquet([{', '.join(map(_pattern, files))}], hive_partitioning = false)" if files else ""
        _fill(cursor, contracts[name], source)

    with open_database(aside.database, read_only=False) as con:
        _create(con, contracts.values())
        each(con, fills | copies, work)
        counts = {name: row_count(con, name) for name in contracts if name != full_name(Release)}
        counts = _write_release(con, aside.release_id, facts, counts)
        _copy_to_parquet(con, Release, aside.parquet)
        for file in sorted((shipped.folder("sql") / "macros").glob("*.sql")):
            _create_macro(con, file)
        con.execute("CHECKPOINT")
    if list(aside.folder.glob(DATABASE + ".wal")):
        raise WarehouseError(f"DuckDB left a write-ahead log beside {aside.database}")
    return counts


def open_database(database: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection for building or auditing, with bounded memory; it spills beside `database`."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY_LIMIT,
        "temp_directory": str(database.parent / SPILL),
    }
    if not read_only:
        settings["storage_compatibility_version"] = STORAGE_VERSION
    return duckdb.connect(str(database), read_only=read_only, config=settings)


def stamp(fingerprint: str) -> str:
    """The fingerprint of a release: that of the reading, and a hash of all SQL, contracts and code that make tables and report of what was
    read."""
    digest = hashlib.sha256(f"duckdb {duckdb.__version__} {STORAGE_VERSION}\n".encode())
    digest.update(_REPORT_CODE.encode())
    root = shipped.folder("sql")
    for room in ("checks", "macros", "mart", "report"):
        for file in sorted((root / room).glob("*.sql")):
            digest.update(f"{room}/{file.name}\n{file.read_text('utf-8')}\n".encode())
    for table in all_tables():
        digest.update("\n".join(duckdb_ddl(table) + duckdb_key(table)).encode())
    return f"{fingerprint}-{digest.hexdigest()[:16]}"


def one_line(error: BaseException) -> str:
    """What DuckDB has to say, without the advice or the picture of the query that stand below it."""
    return " ".join(str(error).partition("\n\n")[0].split())


def row_count(con: duckdb.DuckDBPyConnection, source: str) -> int:
    """Number of rows of `source`, a part of SQL that can stand after FROM."""
    # A result that is not fetched to its end keeps DuckDB from the next query.
    [(count,)] = con.execute(f"SELECT count(*) FROM {source}").fetchall()
    return int(count)


def leading_comment(sql: str) -> str:
    """The comment lines that a query opens with, as one line."""
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def quoted(text: str) -> str:
    """`text` as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _report_code(package: Path, seeds: Path) -> str:
    """Hash of all that makes the report beside its queries: its room, the scoring of the sample with the annotations, the libraries."""
    digest = hashlib.sha256()
    for library in _REPORT_LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    room = sorted(path for path in (package / "report").iterdir() if path.is_file())
    scoring = [package / f"{name}.py" for name in ("evaluation", "reader", "scoring")]
    for path in (*room, *scoring, *sorted((seeds / "gold").glob("*.json"))):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


_REPORT_CODE = _report_code(Path(shipped.__file__).resolve().parent, shipped.folder("seeds"))
"""Taken when it is loaded: a file that changes later does not change the code that makes the report."""


def _create(con: duckdb.DuckDBPyConnection, tables: Iterable[type[Table]]) -> None:
    con.begin()  # each comment would commit by itself
    for name in SCHEMAS:
        con.execute(f"CREATE SCHEMA {name}")
    for table in tables:
        for statement in duckdb_ddl(table):
            con.execute(statement)
    con.commit()


def _fill(con: duckdb.DuckDBPyConnection, table: type[Table], source: str) -> None:
    """Insert the rows of `source`, a part of SQL that can stand after FROM, sorted; none where it is empty. Then make its key."""
    name = full_name(table)
    try:
        if source:
            # A column too many has no place in the table, one too few cannot be replaced: no query is planned to find that out before.
            columns_of = f"* REPLACE ({', '.join(_replaced(table))})"
            con.execute(f"INSERT INTO {name} BY NAME SELECT {columns_of} FROM {source} AS source ORDER BY {_order(table)}")
        for statement in duckdb_key(table):
            con.execute(statement)
    except duckdb.Error as error:
        raise WarehouseError(_why_unfilled(con, table, source, error)) from error


def _why_unfilled(con: duckdb.DuckDBPyConnection, table: type[Table], source: str, error: duckdb.Error) -> str:
    name = full_name(table)
    if isinstance(error, duckdb.BinderException):
        with suppress(duckdb.Error):  # the query itself may be what is wrong
            given = [column for column, *_ in con.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
            if odd := sorted(set(given) ^ set(polars_schema(table).names())):
                return f"{name}: the rows and the contract differ in the columns {', '.join(odd)}"
    return f"{name} could not be filled: {one_line(error)}"


def _replaced(table: type[Table]) -> list[str]:
    """Every column of `table` as it is inserted. What is no JSON though it should be (a line cut short, say) is kept as a JSON string."""
    return [
        f'CASE WHEN json_valid("{c.name}") THEN "{c.name}" ELSE CAST(to_json("{c.name}") AS VARCHAR) END AS "{c.name}"'
        if c.duckdb_type == "JSON"
        else f'"{c.name}" AS "{c.name}"'
        for c in columns(table)
    ]


def _order(table: type[Table]) -> str:
    names = polars_schema(table).names()
    first = [name for name in _CLUSTERED_BY if name in names]
    return ", ".join(f'"{name}"' for name in dict.fromkeys([*first, *(key(table) or names)]))


def _files(given: Sequence[Path] | Path) -> list[Path]:
    if isinstance(given, Path):
        return sorted(given.glob("*.parquet")) if given.is_dir() else [given]
    return list(given)


def _pattern(path: Path) -> str:
    """`path` as a literal for read_parquet, which takes `[`, `*` and `?` for patterns unless they stand in brackets."""
    return quoted(re.sub(r"([\[*?])", r"[\1]", str(path)))


def _write_release(con: duckdb.DuckDBPyConnection, release_id: str, facts: ReleaseFacts, counts: dict[str, int]) -> dict[str, int]:
    """Fill meta.release, one row per table and one for itself; gives the counts with its own."""
    counts = {**counts, full_name(Release): len(counts) + 1}
    common = {
        "release_id": release_id,
        "built_at": facts.built_at.astimezone(UTC).replace(tzinfo=None),
        "version": facts.version,
        "fingerprint": stamp(facts.fingerprint),
        "articles_dir": facts.articles_dir,
        "run_id": facts.run_id,
        "input_digest": facts.input_digest,
    }
    names = polars_schema(Release).names()
    rows = [{**common, "table_name": name, "row_count": count} for name, count in counts.items()]
    places = ", ".join(f"({', '.join('?' for _ in names)})" for _ in rows)
    con.execute(f"INSERT INTO {full_name(Release)} VALUES {places}", [row[column] for row in rows for column in names])
    return counts


def _create_macro(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Create the table macro of `file`, which bears its name, with the comment it opens with: in `mart`, and in `main` too, so that
    `from rate_on(...)` needs no schema."""
    sql = file.read_text("utf-8")
    try:
        for home in ("mart", "main"):
            con.execute(sql.replace(f"macro mart.{file.stem}(", f"macro {home}.{file.stem}("))
            con.execute(f"COMMENT ON MACRO TABLE {home}.{file.stem} IS {quoted(leading_comment(sql))}")
    except duckdb.Error as error:
        raise WarehouseError(f"sql/macros/{file.name}: {one_line(error)}") from error


def _copy_to_parquet(con: duckdb.DuckDBPyConnection, table: type[Table], folder: Path) -> None:
    """Write `table` beside the database. JSON goes out as text: as JSON some readers take it for bytes."""
    name = full_name(table)
    file = folder / schema(table) / f"{name.partition('.')[2]}.parquet"
    file.parent.mkdir(parents=True, exist_ok=True)
    texts = [f'CAST("{c.name}" AS VARCHAR) AS "{c.name}"' for c in columns(table) if c.duckdb_type == "JSON"]
    rows = f"SELECT * REPLACE ({', '.join(texts)}) FROM {name}" if texts else f"FROM {name}"
    con.execute(f"COPY ({rows}) TO {quoted(str(file))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_PER_GROUP})")
