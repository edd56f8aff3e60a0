"""Queries side by side: each in its turn, and the first error ends all."""

import threading
import time

import duckdb
import pytest

from pipelines.warehouse import threads
from pipelines.warehouse.threads import each


def test_each_task_comes_after_those_it_is_said_to_come_after() -> None:
    after = {"claims": {"articles", "vocabulary"}, "copies": {"claims"}, "articles": {"files handed over"}, "vocabulary": set[str]()}
    begun: list[str] = []
    with duckdb.connect() as con:
        each(con, after, lambda cursor, name: begun.append(name))
    assert sorted(begun[:2]) == ["articles", "vocabulary"]
    assert begun[2:] == ["claims", "copies"]


def test_tasks_write_to_one_database() -> None:
    with duckdb.connect() as con:
        each(con, {f"t{n}": set[str]() for n in range(20)}, lambda cursor, name: cursor.execute(f"create table {name} as select 1"))
        assert con.execute("select count(*) from duckdb_tables()").fetchall() == [(20,)]


def test_what_one_raises_ends_the_others_and_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_AT_ONCE", 2)
    at_work = threading.Event()
    begun: list[str] = []

    def work(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
        begun.append(name)
        if name == "endless":
            at_work.set()
            cursor.execute("select count(*) from range(10_000_000_000) a, range(1_000_000_000) b")
        else:
            at_work.wait(10)
            time.sleep(0.2)
            raise ValueError(name)

    with duckdb.connect() as con, pytest.raises(ValueError, match="broken"):
        each(con, {"endless": set(), "broken": set(), "never begun": {"broken"}}, work)
    assert sorted(begun) == ["broken", "endless"]
