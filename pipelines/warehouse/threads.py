"""Queries of one database side by side. Nothing of what they ask is known here."""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from os import cpu_count
from typing import TypeVar

import duckdb

Task = TypeVar("Task")
Query = Callable[[duckdb.DuckDBPyConnection, Task], None]

_AT_ONCE = min(cpu_count() or 1, 4)
"""DuckDB gives a query of a small table one core, so the others would stand idle; more at once would only share the memory."""


def each(
    con: duckdb.DuckDBPyConnection, after: Mapping[Task, Collection[Task]], do: Callable[[duckdb.DuckDBPyConnection, Task], None]
) -> None:
    """Call `do` with a cursor of `con` and each task in `after`, some at once, each after those of them that are named there.

    Of those whose turn it is the first in order is begun first. What one raises ends the others and is raised here.
    """
    ahead = {task: {other for other in others if other in after} for task, others in after.items()}
    running: dict[Future[None], tuple[Task, duckdb.DuckDBPyConnection]] = {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            while ahead or running:
                ready = [task for task, others in ahead.items() if not others]
                for task in ready[: _AT_ONCE - len(running)]:
                    del ahead[task]
                    cursor = con.cursor()
                    running[pool.submit(do, cursor, task)] = task, cursor
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    task, cursor = running.pop(future)
                    cursor.close()
                    future.result()
                    for others in ahead.values():
                        others.discard(task)
        except BaseException:
            for _, cursor in running.values():
                cursor.interrupt()
            raise
