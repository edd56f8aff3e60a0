"""The Dagster graph: what it holds, what its schedule and sensor do, and that a run holds the lock from its first step to its last."""

import json
import os
import threading
import time
from pathlib import Path

import dagster as dg
import pytest

from pipelines import assets, definitions, report, scoring, storage, warehouse
from pipelines.contracts.dictionary import all_tables
from pipelines.contracts.table import full_name

GRAPH = definitions.definitions(Path("articles"), Path("warehouse"))


def keys() -> set[str]:
    return {key.to_user_string() for key in GRAPH.resolve_asset_graph().get_all_asset_keys()}


def test_definitions_are_sound() -> None:
    dg.Definitions.validate_loadable(GRAPH)


def test_every_table_but_that_of_the_release_is_an_asset() -> None:
    tables = {full_name(table).replace(".", "/") for table in all_tables()}
    assert keys() == (tables - {"meta/release"}) | {"warehouse", "report"}


def test_every_asset_but_the_vocabulary_and_the_files_has_something_upstream() -> None:
    graph = GRAPH.resolve_asset_graph()
    roots = {key.to_user_string() for key in graph.get_all_asset_keys() if not graph.get(key).parent_keys}
    assert {root for root in roots if not root.startswith("vocab/")} == {"core/sources", "core/articles", "core/blocks", "core/sentences"}


def test_the_lineage_of_the_marts_is_that_of_their_queries() -> None:
    graph = GRAPH.resolve_asset_graph()
    for name, reads in warehouse.lineage().items():
        assert {key.to_user_string() for key in graph.get(assets.asset_key(name)).parent_keys} == {
            table.replace(".", "/") for table in reads
        }


def test_the_lineage_of_the_report_is_that_of_its_queries() -> None:
    graph = GRAPH.resolve_asset_graph()
    parents = {key.to_user_string() for key in graph.get(assets.REPORT).parent_keys}
    assert parents == {name.replace(".", "/") for name in report.lineage() - {"meta.release"}}
    assert "mart/rate_history" in parents
    assert assets.REPORT in graph.get(assets.RELEASE).parent_keys


def test_every_check_of_the_audit_is_an_asset_check() -> None:
    names = {key.name for key in GRAPH.resolve_asset_graph().asset_check_keys}
    assert names == {check.name for check in warehouse.checks()} | {"contract", "sample_is_read_well"}


def test_every_floor_of_the_sample_is_held_against_a_table() -> None:
    beginnings = tuple(beginning for own in assets._FIGURES.values() for beginning in own)
    assert [name for name in scoring.floors("seeds") if not name.startswith(beginnings)] == []


def test_columns_are_described_to_dagster() -> None:
    spec = next(spec for spec in GRAPH.resolve_all_asset_specs() if spec.key == dg.AssetKey(["core", "rate_mentions"]))
    columns = {column.name: column for column in spec.metadata["dagster/column_schema"].columns}
    assert columns["targets"].type == "VARCHAR[]"
    assert columns["imposer"].constraints.nullable
    assert all(column.description for column in columns.values())


def test_a_daily_schedule_and_a_sensor_start_the_job_and_are_on() -> None:
    repository = GRAPH.get_repository_def()
    (schedule,) = repository.schedule_defs
    (sensor,) = repository.sensor_defs
    assert (schedule.job_name, schedule.cron_schedule) == ("tariffs_build", "0 5 * * *")
    assert schedule.default_status is dg.DefaultScheduleStatus.RUNNING
    assert sensor.job_name == "tariffs_build"
    assert sensor.default_status is dg.DefaultSensorStatus.RUNNING


def test_the_release_is_watched_for_freshness() -> None:
    spec = next(spec for spec in GRAPH.resolve_all_asset_specs() if spec.key == assets.RELEASE)
    assert spec.freshness_policy is not None


# --- the sensor ---


class Folder:
    """A folder of articles with its sensor; `tick` evaluates it and gives the keys of the runs it asks for, or why it asks for none."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cursor: str | None = None
        self.reason: str | None = None
        (self.sensor,) = definitions.definitions(root, root.parent / "warehouse").get_repository_def().sensor_defs

    def write(self, name: str, text: str = "x", age: float = 60.0) -> None:
        path = self.root / name
        path.write_text(text)
        os.utime(path, (time.time() - age, time.time() - age))

    def tick(self) -> list[str]:
        with dg.DagsterInstance.ephemeral() as instance:
            data = self.sensor.evaluate_tick(dg.build_sensor_context(instance=instance, cursor=self.cursor))
        self.cursor = data.cursor
        self.reason = data.skip_message
        return [request.run_key for request in data.run_requests or [] if request.run_key]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "articles").mkdir()
    return Folder(tmp_path / "articles")


def ticks(folder: Folder, count: int = 3) -> list[str]:
    return [key for _ in range(count) for key in folder.tick()]


def test_new_files_start_one_run(folder: Folder) -> None:
    folder.write("a.txt")
    assert len(ticks(folder, 5)) == 1
    folder.write("b.txt")
    assert len(ticks(folder, 5)) == 1


def test_a_changed_and_a_removed_file_start_a_run_each(folder: Folder) -> None:
    folder.write("a.txt")
    ticks(folder)
    folder.write("a.txt", "y", age=30)
    assert len(ticks(folder)) == 1
    (folder.root / "a.txt").unlink()
    assert len(ticks(folder)) == 1


def test_a_folder_that_comes_back_to_an_earlier_state_is_built_again_under_another_key(folder: Folder) -> None:
    folder.write("a.txt")
    first = ticks(folder)
    folder.write("b.txt")
    second = ticks(folder)
    (folder.root / "b.txt").unlink()
    third = ticks(folder)
    assert len({*first, *second, *third}) == 3


@pytest.mark.parametrize("name", [".hidden.txt", ".a.txt.swp", ".tmp/a.txt"])
def test_hidden_files_start_nothing(folder: Folder, name: str) -> None:
    folder.write("a.txt")
    ticks(folder)
    (folder.root / name).parent.mkdir(exist_ok=True)
    folder.write(name)
    assert ticks(folder) == []
    assert folder.reason == "nothing changed"


def test_a_file_written_a_moment_ago_is_waited_for(folder: Folder) -> None:
    folder.write("a.txt")
    ticks(folder)
    folder.write("b.txt", age=1)
    assert ticks(folder) == []
    assert folder.reason == "1 files are still being written"
    folder.write("b.txt", age=60)
    assert len(ticks(folder)) == 1


def test_a_file_that_grows_under_an_old_time_is_waited_for(folder: Folder) -> None:
    for size in range(1, 5):
        folder.write("a.txt", "x" * size)
        assert folder.tick() == []
    assert len(folder.tick()) == 1


def test_a_file_that_never_rests_does_not_hold_up_the_others_for_ever(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("a.txt")
    folder.write("feed.jsonl", age=0)
    assert ticks(folder) == []
    monkeypatch.setattr(definitions, "PATIENCE_SECONDS", 0.0)
    assert len(ticks(folder, 5)) == 1


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "missing")
    assert folder.tick() == []
    assert "there is no articles folder" in (folder.reason or "")


# --- runs ---


def test_a_step_without_those_before_it_says_what_to_launch(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    graph = definitions.definitions(tmp_path / "articles", tmp_path / "warehouse")
    job = graph.resolve_implicit_global_asset_job_def()
    names = ["rate_mentions", "date_mentions", "entity_mentions", "passed_figures", "entities"]
    result = job.execute_in_process(
        asset_selection=[dg.AssetKey(["core", name]) for name in names], instance=dg.DagsterInstance.ephemeral(), raise_on_error=False
    )
    assert not result.success
    assert "launch the whole job tariffs_build" in definitions._why(result)


def test_a_run_waits_for_the_build_at_work_and_says_so_once(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    waiting = threading.Event()
    notes: list[str] = []
    ended: list[bool] = []

    def told(progress: storage.Progress) -> None:
        if progress.stage == "waiting":
            notes.append(progress.note)
            waiting.set()

    graph = definitions.definitions(tmp_path / "articles", tmp_path / "warehouse", told)
    job = graph.resolve_implicit_global_asset_job_def()
    names = [assets.asset_key(full_name(table)) for table in storage.VOCABULARY_TABLES]

    def second() -> None:
        with dg.DagsterInstance.ephemeral() as instance:
            ended.append(job.execute_in_process(asset_selection=names, instance=instance, raise_on_error=False).success)

    with storage.build_lock(tmp_path / "warehouse", notes.append):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(60)
        assert ended == []
    thread.join(60)
    assert ended == [True]
    assert len(notes) == 1
    assert "another build is at work" in notes[0]
    assert list((tmp_path / "warehouse" / "work").iterdir()) == []


def test_a_missing_articles_folder_is_an_error_and_makes_nothing(tmp_path: Path) -> None:
    report = definitions.build(tmp_path / "missing", tmp_path / "warehouse")
    assert not report.success
    assert "there is no articles folder" in (report.error or "")
    assert list(tmp_path.iterdir()) == []


def test_settings_of_the_instance_are_written_once_and_then_left_alone(tmp_path: Path) -> None:
    settings = definitions.home(tmp_path) / "dagster.yaml"
    assert "enabled: false" in settings.read_text()
    settings.write_text("telemetry:\n  enabled: false\n# mine\n")
    definitions.home(tmp_path)
    assert "# mine" in settings.read_text()


def test_folders_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TARIFF_ARTICLES", raising=False)
    monkeypatch.delenv("TARIFF_WAREHOUSE", raising=False)
    assert (definitions.default_articles(), definitions.default_warehouse()) == (Path("seeds/articles"), Path("warehouse"))
    monkeypatch.setenv("TARIFF_ARTICLES", "/a")
    monkeypatch.setenv("TARIFF_WAREHOUSE", "/w")
    assert (definitions.default_articles(), definitions.default_warehouse()) == (Path("/a"), Path("/w"))


def test_the_number_of_workers_comes_from_the_environment_and_must_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TARIFF_JOBS", raising=False)
    assert definitions.default_jobs() == storage.cores()
    monkeypatch.setenv("TARIFF_JOBS", "3")
    assert definitions.default_jobs() == 3
    for wrong in ("0", "-1", "many"):
        monkeypatch.setenv("TARIFF_JOBS", wrong)
        report = definitions.build(tmp_path, tmp_path.parent / "w")
        assert not report.success
        assert report.error == f"TARIFF_JOBS is '{wrong}', no number from 1 up"


def test_a_cursor_is_small_and_plain(folder: Folder) -> None:
    folder.write("a.txt")
    ticks(folder)
    assert set(json.loads(folder.cursor or "")) == {"built", "number", "seen", "restless_since"}
