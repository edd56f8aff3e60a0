"""Dagster's record over kept connections: what Dagster itself reads from it, what is closed afterwards, whose storage is left alone."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.instance.ref import InstanceRef
from sqlalchemy import Pool, event

from pipelines.recording import KeptEventLog, keeping_connections


@dg.multi_asset(specs=[dg.AssetSpec("thing")], check_specs=[dg.AssetCheckSpec("is_sound", asset="thing")])
def thing() -> Iterator[Any]:
    yield dg.MaterializeResult(metadata={"rows": 3}, check_results=[dg.AssetCheckResult(check_name="is_sound", passed=True)])


def reference(folder: Path, storage: str = "") -> InstanceRef:
    folder.mkdir(exist_ok=True)
    (folder / "dagster.yaml").write_text(f"telemetry:\n  enabled: false\n{storage}", encoding="utf-8")
    return InstanceRef.from_dir(str(folder))


def kept(folder: Path, storage: str = "") -> dg.DagsterInstance:
    return dg.DagsterInstance.from_ref(keeping_connections(reference(folder, storage)))


def told(instance: dg.DagsterInstance) -> list[tuple[Any, ...]]:
    """What is known of the last run, events in order, and of the asset and its check over all runs."""
    [record, *_] = instance.get_run_records()
    events = [(entry.dagster_event_type, entry.step_key) for entry in instance.all_logs(record.dagster_run.run_id)]
    latest = instance.get_latest_materialization_event(dg.AssetKey("thing"))
    checked = instance.event_log_storage.get_latest_asset_check_execution_by_key([dg.AssetCheckKey(dg.AssetKey("thing"), "is_sound")])
    return [
        *events,
        (record.dagster_run.status,),
        (latest is not None and latest.asset_materialization.metadata["rows"].value,),
        *((key.name, found.status) for key, found in checked.items()),
    ]


def test_dagster_reads_from_the_files_what_was_recorded(tmp_path: Path) -> None:
    with kept(tmp_path) as instance:
        assert isinstance(instance.event_log_storage, KeptEventLog)
        for _ in range(2):
            assert dg.materialize([thing], instance=instance).success
        seen = told(instance)
    with dg.DagsterInstance.from_config(str(tmp_path)) as plain:
        assert type(plain.event_log_storage).__name__ == "SqliteEventLogStorage"
        assert told(plain) == seen
        assert len(plain.get_run_records()) == 2
    with dg.DagsterInstance.from_ref(reference(tmp_path / "plain")) as plain:
        dg.materialize([thing], instance=plain)
        assert told(plain) == seen


def opened(instance: dg.DagsterInstance, assets: int) -> int:
    """How many connections to files of events a run of so many assets makes."""
    files: list[str] = []

    def note(connection: sqlite3.Connection, record: Any) -> None:
        files.extend(file for _, _, file in connection.execute("pragma database_list").fetchall() if "/history/runs/" in file)

    with instance:
        event.listen(Pool, "connect", note)
        try:
            dg.materialize([thing, *(also(k) for k in range(assets - 1))], instance=instance)
        finally:
            event.remove(Pool, "connect", note)
    return len(files)


def also(number: int) -> dg.AssetsDefinition:
    @dg.asset(name=f"also_{number}")
    def one() -> None: ...

    return one


def test_connections_do_not_grow_with_events_and_are_closed(tmp_path: Path) -> None:
    opened(kept(tmp_path / "kept"), 1)  # makes the files
    assert opened(kept(tmp_path / "kept"), 6) == opened(kept(tmp_path / "kept"), 1)
    plain = [opened(dg.DagsterInstance.from_ref(reference(tmp_path / "plain")), assets) for assets in (1, 1, 6)]
    assert plain[2] > plain[1]
    # The log that SQLite keeps beside a file goes with the last connection to it.
    assert not list((tmp_path / "kept" / "history" / "runs").glob("*-wal"))


def test_another_database_is_left_as_it_is(tmp_path: Path) -> None:
    theirs = reference(tmp_path, "storage:\n  custom: {module: somewhere, class: TheirStorage, config: {url: theirs}}\n")
    assert keeping_connections(theirs) is theirs
    with kept(tmp_path, f"storage:\n  sqlite:\n    base_dir: {tmp_path / 'elsewhere'}\n") as instance:
        assert isinstance(instance.event_log_storage, KeptEventLog)
        dg.materialize([thing], instance=instance)
    assert (tmp_path / "elsewhere" / "history" / "runs" / "index.db").is_file()
