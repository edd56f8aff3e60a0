"""Dagster's record of a build in SQLite, over connections that are kept open: the same files, read by the UI like any others.

Dagster opens an engine and a connection for every event and closes them behind it. A build has some four hundred events, each stored in
two or three places, and closing the last connection to a file writes its log back: that was a third of a small build.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dagster._core.instance.ref import InstanceRef
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME, SqliteEventLogStorage
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from sqlalchemy import Connection, Engine, StaticPool, create_engine

_PATIENCE_SECONDS = 60.0
"""How long a write waits for another process, the UI say."""


class KeptEventLog(SqliteEventLogStorage):
    """Dagster's events in SQLite, one connection to each file from the first event to `dispose`."""

    def __init__(self, base_dir: str) -> None:
        self._engines: dict[str, Engine] = {}
        self._tables: set[str] = set()
        super().__init__(base_dir)

    @contextmanager
    def run_connection(self, run_id: str | None = None) -> Iterator[Connection]:
        """A connection to the events of one run, in a transaction."""
        shard = run_id or INDEX_SHARD_NAME
        if shard not in self._engines:
            with super().run_connection(shard):  # which makes the file
                pass
            self._engines[shard] = create_engine(
                self.conn_string_for_shard(shard),
                poolclass=StaticPool,
                connect_args={"timeout": _PATIENCE_SECONDS, "check_same_thread": False},
            )
        with self._db_lock, self._engines[shard].begin() as connection:
            yield connection

    def index_connection(self) -> Any:
        """A connection to the events of all runs that are about assets, in a transaction."""
        return self.run_connection(INDEX_SHARD_NAME)

    def has_table(self, table_name: str) -> bool:
        """Whether there is such a table; one that was there once is not looked for again."""
        if table_name not in self._tables and super().has_table(table_name):
            self._tables.add(table_name)
        return table_name in self._tables

    def dispose(self) -> None:
        """Close what is open."""
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()
        super().dispose()


class KeptStorage(DagsterSqliteStorage):
    """Dagster's storage in SQLite with `KeptEventLog` for its events."""

    def __init__(self, base_dir: str, inst_data: Any = None) -> None:
        super().__init__(base_dir, inst_data)
        self._event_log_storage = KeptEventLog(str(Path(base_dir) / "history" / "runs"))

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> "KeptStorage":
        """As Dagster makes it from a reference to an instance."""
        return cls.from_local(inst_data=inst_data, **config_value)


def keeping_connections(instance: InstanceRef) -> InstanceRef:
    """`instance` with `KeptStorage` where it stores in SQLite; one with another database stays as it is."""
    storage = instance.storage_data
    if storage is None or storage.class_name != DagsterSqliteStorage.__name__:
        return instance
    return instance._replace(storage_data=storage._replace(module_name=__name__, class_name=KeptStorage.__name__))
