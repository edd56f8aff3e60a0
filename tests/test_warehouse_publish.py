"""Readers see a whole release or the one before: swapping, failing, being killed, going back, and asking."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from warehouse_sample import FACTS, release, sample

from pipelines import shipped, warehouse

SOUND = [warehouse.CheckResult("sound", "core.articles", "All is well.", True, 0, [])]


def current(folder: Path) -> str:
    return os.readlink(folder / "current")


def rates(con: duckdb.DuckDBPyConnection) -> list[tuple[float]]:
    return con.execute("select distinct rate_pct from core.rate_mentions order by all").fetchall()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release of the sample that was built once: for copying."""
    return release(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def published(sound: Path) -> Path:
    """Its warehouse, for looking and asking only."""
    return sound.parent.parent


def publish_copy(folder: Path, sound: Path) -> Path:
    """Publish a copy of `sound` into the warehouse `folder`, where it need not be another release; gives the folder of it."""
    with warehouse.aside(folder) as room:
        shutil.copytree(sound, room.folder, dirs_exist_ok=True)
        return warehouse.publish(room, SOUND)


def swap(folder: Path) -> Path:
    """Publish a release with nothing in it, where only the folders matter."""
    with warehouse.aside(folder) as room:
        room.database.touch()
        return warehouse.publish(room, SOUND)


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "releases").iterdir())


def test_current_is_a_relative_link_to_the_release(tmp_path: Path) -> None:
    made = release(tmp_path)
    assert current(tmp_path) == f"releases/{made.name}"
    assert sorted(path.name for path in made.iterdir()) == [".audited", "parquet", "tariffs.duckdb"]
    assert listing(tmp_path) == [made.name]


def test_a_release_that_nobody_touched_is_not_audited_again(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["pipelines.warehouse.publish"], "audit", lambda database: pytest.fail("it was audited again"))
    results = warehouse.audit_current(published)
    assert [result.name for result in results] == [check.name for check in warehouse.checks()]
    assert all(result.passed for result in results)


def test_a_release_that_was_tampered_with_is_audited_again(sound: Path, tmp_path: Path) -> None:
    made = publish_copy(tmp_path, sound)
    with duckdb.connect(str(made / "tariffs.duckdb")) as con:
        con.execute("delete from core.sources")
    broken = {result.name for result in warehouse.audit_current(tmp_path) if not result.passed}
    assert "articles_stand_in_sources" in broken


def test_a_warehouse_can_be_moved(sound: Path, tmp_path: Path) -> None:
    publish_copy(tmp_path / "here", sound)
    (tmp_path / "here").rename(tmp_path / "there")
    assert warehouse.query(tmp_path / "there", "select count(*) from core.articles").rows == [(4,)]


def test_a_reader_keeps_its_release_and_a_new_connection_sees_the_next(sound: Path, tmp_path: Path) -> None:
    publish_copy(tmp_path, sound)
    path = str(tmp_path / "current" / "tariffs.duckdb")
    old = duckdb.connect(path, read_only=True)
    before = rates(old)
    made, ids = sample()
    made.rate(ids["new"], "5%", rate_pct=77.0)
    release(tmp_path, made)
    new = duckdb.connect(path, read_only=True)
    assert rates(old) == before
    assert rates(new) == sorted([*before, (77.0,)])
    assert new.execute("select current_database()").fetchall() == [("tariffs",)]


def test_a_failed_audit_publishes_nothing_and_names_what_broke(sound: Path, tmp_path: Path) -> None:
    publish_copy(tmp_path, sound)
    before = current(tmp_path)
    made, ids = sample()
    made.rate(ids["new"], "5%", products=["moonshine"])
    with pytest.raises(warehouse.AuditFailed, match=r"1 of \d+ checks failed: rate_products_are_known \(1 rows\): Every product"):
        release(tmp_path, made)
    assert current(tmp_path) == before
    assert listing(tmp_path) == [before.removeprefix("releases/")]


def test_nothing_is_published_without_an_audit(tmp_path: Path) -> None:
    with pytest.raises(warehouse.WarehouseError, match="audit"), warehouse.aside(tmp_path) as room:
        warehouse.publish(room, [])
    assert not (tmp_path / "current").is_symlink()


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyboardInterrupt(), GeneratorExit()])
def test_an_exception_leaves_the_current_release_and_no_folder(sound: Path, tmp_path: Path, error: BaseException) -> None:
    before = publish_copy(tmp_path, sound)
    build = warehouse.aside(tmp_path)
    room = build.__enter__()
    shutil.copytree(sound, room.folder, dirs_exist_ok=True)
    assert not build.__exit__(type(error), error, None)
    assert listing(tmp_path) == [before.name]
    assert current(tmp_path) == f"releases/{before.name}"


CHILD = """
import sys, time
from pathlib import Path
from warehouse_sample import FACTS, sample
from pipelines import warehouse
with warehouse.aside(Path(sys.argv[1])) as room:
    if sys.argv[2] == "building":
        import duckdb
        con = duckdb.connect(str(room.database))
        con.execute("create table half as select 1 as one")
        (room.folder / "ready").touch()
        time.sleep(60)
    warehouse.build(sample()[0].write(Path(sys.argv[1]) / "input"), room, FACTS)
    results = warehouse.audit(room.database)
    (room.folder / "ready").touch()
    time.sleep(60)
"""


@pytest.mark.parametrize("moment", ["building", "audited"])
def test_a_killed_build_leaves_the_current_release_and_is_cleaned_by_the_next(sound: Path, tmp_path: Path, moment: str) -> None:
    before = publish_copy(tmp_path, sound)
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path), moment], cwd=Path(__file__).parent, env=_environment())
    try:
        _wait_for(tmp_path / "releases", ".building-*/ready", child)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert len(listing(tmp_path)) == 2
    assert current(tmp_path) == f"releases/{before.name}"
    assert warehouse.query(tmp_path, "select count(*) from core.articles").rows == [(4,)]
    after = publish_copy(tmp_path, sound)
    assert listing(tmp_path) == [before.name, after.name]


def test_a_link_that_a_killed_swap_left_is_cleaned(tmp_path: Path) -> None:
    (tmp_path / ".current-7").symlink_to("releases/7")
    swap(tmp_path)
    assert not (tmp_path / ".current-7").is_symlink()


def test_the_last_five_releases_are_kept(tmp_path: Path) -> None:
    made = [swap(tmp_path).name for _ in range(6)]
    assert listing(tmp_path) == made[1:]
    assert [(kept.release_id, kept.is_current) for kept in warehouse.releases(tmp_path)] == [(name, name == made[5]) for name in made[1:]]


def test_later_releases_sort_last_though_the_clock_was_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = swap(tmp_path)
    monkeypatch.setattr(time, "time_ns", lambda: 1_000)
    assert swap(tmp_path).name == str(int(first.name) + 1)


def test_rollback_makes_an_earlier_release_current_and_the_next_build_goes_on(tmp_path: Path) -> None:
    first, second = swap(tmp_path), swap(tmp_path)
    assert warehouse.rollback(tmp_path, first.name) == first
    assert current(tmp_path) == f"releases/{first.name}"
    assert listing(tmp_path) == [first.name, second.name]
    third = swap(tmp_path)
    assert current(tmp_path) == f"releases/{third.name}"


@pytest.mark.parametrize("name", ["1", "../..", ""])
def test_rollback_to_a_release_that_is_not_kept_says_which_there_are(tmp_path: Path, name: str) -> None:
    made = swap(tmp_path)
    with pytest.raises(warehouse.WarehouseError, match=rf"there is no release .*there are: {made.name}"):
        warehouse.rollback(tmp_path, name)
    assert current(tmp_path) == f"releases/{made.name}"


def test_there_are_no_releases_where_there_is_no_warehouse(tmp_path: Path) -> None:
    assert warehouse.releases(tmp_path / "nowhere") == []


def test_a_folder_that_duckdb_cannot_write_to_is_refused(tmp_path: Path) -> None:
    with pytest.raises(warehouse.WarehouseError, match="question mark"), warehouse.aside(tmp_path / "why?"):
        pass


# ---- nothing changed


def test_the_same_input_and_reading_need_no_new_release(published: Path) -> None:
    assert warehouse.is_unchanged(published, FACTS.input_digest, FACTS.fingerprint)


@pytest.mark.parametrize(("digest", "fingerprint"), [("d2", "f1"), ("d1", "f2"), ("f1", "d1")])
def test_other_input_or_another_reading_need_one(published: Path, digest: str, fingerprint: str) -> None:
    assert not warehouse.is_unchanged(published, digest, fingerprint)


def test_other_queries_need_one(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "sql"
    shutil.copytree(shipped.folder("sql"), copy)
    monkeypatch.setattr(shipped, "folder", lambda name: tmp_path / name)
    assert warehouse.is_unchanged(published, "d1", "f1")
    with (copy / "mart" / "coverage_by_day.sql").open("a") as file:
        file.write("-- changed\n")
    assert not warehouse.is_unchanged(published, "d1", "f1")


def test_a_release_that_cannot_be_read_is_not_unchanged(sound: Path, tmp_path: Path) -> None:
    assert not warehouse.is_unchanged(tmp_path, "d1", "f1")
    publish_copy(tmp_path, sound)
    (tmp_path / "current" / "tariffs.duckdb").write_bytes(b"no database")
    assert not warehouse.is_unchanged(tmp_path, "d1", "f1")


def test_the_release_after_a_rollback_is_compared_with_the_one_gone_back_to(sound: Path, tmp_path: Path) -> None:
    first = publish_copy(tmp_path, sound)
    release(tmp_path, facts=replace(FACTS, input_digest="d2"))
    warehouse.rollback(tmp_path, first.name)
    assert warehouse.is_unchanged(tmp_path, "d1", "f1")


# ---- questions


def test_an_answer_has_columns_types_and_rows(published: Path) -> None:
    answer = warehouse.query(published, "select code, is_g20, ['a'] as list from vocab.countries where code = ?", ["JP"])
    assert (answer.columns, answer.types, answer.rows) == (
        ["code", "is_g20", "list"],
        ["VARCHAR", "BOOLEAN", "VARCHAR[]"],
        [("JP", True, ["a"])],
    )


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("selec 1", "Parser Error"),
        ("select *\nfrom mart.nowhere\nwhere true", "nowhere does not exist"),
        ("select 1 / 'x'", "Could not convert"),
        ("create table mine (a int)", "read-only"),
        ("delete from core.articles", "read-only"),
    ],
)
def test_a_refused_query_is_one_line(published: Path, sql: str, message: str) -> None:
    with pytest.raises(warehouse.WarehouseError, match=message) as refused:
        warehouse.query(published, sql)
    assert "\n" not in str(refused.value)


def test_the_queries_of_the_readme_have_answers(published: Path) -> None:
    readme = (Path(__file__).resolve().parent.parent / "warehouse" / "README.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.+?)```", readme, re.S)
    assert len(queries) >= 3
    for sql in queries:
        assert warehouse.query(published, sql).rows, sql


def test_no_warehouse_yet_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(warehouse.WarehouseError, match="tariffs build"):
        warehouse.query(tmp_path, "select 1")


def _environment() -> dict[str, str]:
    here = Path(__file__).resolve().parent
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])}


def _wait_for(folder: Path, pattern: str, child: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while not list(folder.glob(pattern)):
        assert child.poll() is None, "the build ended before it was killed"
        assert time.monotonic() < end, "the build did not begin"
        time.sleep(0.02)
