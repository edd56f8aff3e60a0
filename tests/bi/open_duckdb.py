"""Opens a warehouse with whatever DuckDB is installed, as a BI tool would. Needs nothing else; see `clients.py`.

python open_duckdb.py WAREHOUSE [SQL_FOLDER]      one line of JSON for each thing tried: what, said, ok
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb

DATABASE = "tariffs.duckdb"


def ask(con: Any, sql: str) -> list[tuple[Any, ...]]:
    return con.execute(sql).fetchall()


def tables(con: Any, warehouse: Path) -> str:
    """Every table that the release names is there with as many rows, under the catalog that three-part names rely on."""
    counts = ask(con, "select table_name, row_count from meta.release order by all")
    for table, count in counts:
        assert ask(con, f"select count(*) from tariffs.{table}") == [(count,)], table
    return f"{len(counts)} tables, {sum(count for _, count in counts):,} rows"


def comments(con: Any, warehouse: Path) -> str:
    silent = ask(
        con,
        "select table_name from duckdb_tables() where comment is null "
        "union all select concat(table_name, '.', column_name) from duckdb_columns() where comment is null and not internal",
    )
    assert not silent, silent
    [(count,)] = ask(con, "select count(*) from duckdb_columns() where not internal")
    return f"{count} columns, each with a comment"


def types(con: Any, warehouse: Path) -> str:
    rows = ask(
        con,
        "select claims.published_on, claims.rate_pct, articles.statuses, articles.is_about_tariffs from mart.tariff_claims as claims "
        "join mart.article_overview as articles using (article_id) where claims.published_on is not null limit 1",
    )
    assert rows, "no claims"
    names = [type(value).__name__ for value in rows[0]]
    assert names == ["date", "float", "list", "bool"], names
    return "days, numbers, lists and booleans come as such"


def macros(con: Any, warehouse: Path) -> str:
    """Each macro answers the example in its comment, with its schema and without."""
    found = ask(
        con,
        "select schema_name, function_name, comment from duckdb_functions() "
        "where function_type = 'table_macro' and not internal order by all",
    )
    assert found, "no macros"
    for schema, name, comment in found:
        call = re.search(rf"{name}\([^()]*\)", comment)
        assert call, f"the comment of {name} has no example"
        ask(con, f"from {schema}.{call[0]}")
    return f"{len({name for _, name, _ in found})} macros: {', '.join(sorted({name for _, name, _ in found}))}"


def parquet(con: Any, warehouse: Path) -> str:
    files = sorted((warehouse / "current" / "parquet").glob("*/*.parquet"))
    for file in files:
        table = f"{file.parent.name}.{file.stem}"
        copies = ask(con, f"select count(*) from read_parquet('{file}')")
        assert copies == ask(con, f"select count(*) from {table}"), table
    return f"{len(files)} Parquet copies, as many rows as the tables"


def questions(folder: Path) -> Callable[[Any, Path], str]:
    def tried(con: Any, warehouse: Path) -> str:
        files = sorted((folder / "questions").glob("*.sql"))
        for file in files:
            try:
                ask(con, file.read_text("utf-8"))
            except duckdb.Error as error:
                raise AssertionError(f"{file.name}: {str(error).splitlines()[0]}") from error
        return f"{len(files)} questions of sql/questions run"

    return tried


def refresh(con: Any, warehouse: Path) -> str:
    """A connection that is open stays on its release; a new one, in the same process, sees the next."""
    kept = sorted(path for path in (warehouse / "releases").iterdir() if path.name.isdecimal())
    if len(kept) < 2:
        return "not tried: only one release is kept"
    first, last = kept[0].name, kept[-1].name
    with tempfile.TemporaryDirectory() as folder:
        link, other = Path(folder, "current"), Path(folder, "next")
        link.symlink_to(kept[0])
        old = Reader(link)
        other.symlink_to(kept[-1])
        os.replace(other, link)
        new = Reader(link)
        found = (old.release_id(), new.release_id())
        if found == (first, last):
            return "an open connection keeps its release, a new one sees the next"
        # DuckDB gives a process that has a path open the same database once more; before 1.5 it did not look where a link leads.
        assert found == (first, first), found
        old.close()
        new.close()
        assert Reader(link).release_id() == last
    return "a new connection sees the next release once no other of the process is open"


class Reader:
    """A connection to the release behind a link."""

    def __init__(self, link: Path) -> None:
        self._con = duckdb.connect(str(link / DATABASE), read_only=True)

    def release_id(self) -> str:
        [(release_id,)] = ask(self._con, "select max(release_id) from meta.release")
        return str(release_id)

    def close(self) -> None:
        self._con.close()


def read_only(con: Any, warehouse: Path) -> str:
    try:
        ask(con, "delete from mart.tariff_claims")
    except duckdb.Error:
        return "nothing can be written"
    raise AssertionError("a row could be deleted")


def tried(warehouse: Path, sql: Path | None) -> Iterator[dict[str, Any]]:
    con = duckdb.connect(str(warehouse / "current" / DATABASE), read_only=True)
    checks: list[Callable[[Any, Path], str]] = [tables, comments, types, macros, parquet, refresh, read_only]
    named = [(check.__name__, check) for check in checks]
    if sql is not None and (sql / "questions").is_dir():
        named.append(("questions", questions(sql)))
    for name, check in named:
        try:
            yield {"what": name, "said": check(con, warehouse), "ok": True}
        except (AssertionError, duckdb.Error) as error:
            yield {"what": name, "said": " ".join(str(error).split())[:300], "ok": False}


if __name__ == "__main__":
    for line in tried(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None):
        print(json.dumps(line), flush=True)
