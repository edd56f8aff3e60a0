"""Reading on a Spark cluster: its answer is that of a build here. Most is tried without Spark, whose part runs in this process."""

import os
import re
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import fsspec
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from polars.testing import assert_frame_equal
from storage_room import FOUND, GARDEN, REJECTED, TARIFFS, Room, assert_equal
from test_end_to_end import BROKEN, GOOD, House, fill

from pipelines import storage
from pipelines.corpus.files import RawItem, find_files, read_file
from pipelines.reading.naming import trained
from pipelines.spark import exchange
from pipelines.spark.exchange import Cluster, ClusterError, find_cluster
from pipelines.spark.executors import OtherReading, Reading, find_items, read_items
from pipelines.spark.rows import ROW_SCHEMA, to_frames
from pipelines.storage.kernel import OWNER

SAMPLES = Path(__file__).parent.parent / "seeds" / "articles"

_NO_SPARK = find_spec("pyspark") is None or (shutil.which("java") is None and "JAVA_HOME" not in os.environ)


def needs_spark(test: Callable[..., None]) -> Callable[..., None]:
    """`test` where Spark is installed; `pytest -m spark` runs these alone."""
    return pytest.mark.spark(pytest.mark.skipif(_NO_SPARK, reason="Spark or Java is not installed; make spark")(test))


def run_here(command: Sequence[str]) -> None:
    """What the job does with items, in this process."""
    asked = Namespace(**dict(zip((name.removeprefix("--") for name in command[3::2]), command[4::2], strict=True)))
    with fsspec.open(asked.items, "rb") as file:
        items = pq.ParquetFile(file).iter_batches(batch_size=20)
        rows = pa.Table.from_batches(read_items(items, Reading(asked.fingerprint, asked.spacy)), ROW_SCHEMA)
    for number, part in enumerate(rows.slice(start, 3) for start in range(0, rows.num_rows, 3)):
        with fsspec.open(f"{asked.out}/part-{number}.parquet", "wb", auto_mkdir=True) as file:
            pq.write_table(part, file)


def cluster(root: Path) -> Cluster:
    return Cluster("local[2]", f"file://{root}/passing [through]", Reading(storage.fingerprint()), root / "spark.log")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = Room(tmp_path / "here")
    fill(room.articles, GOOD | {name: content for name, (content, _, _) in BROKEN.items()})
    room.write("garden.txt", GARDEN)
    room.write("the same in other words.md", TARIFFS)
    room.write("the same in other words.txt", TARIFFS)
    return room


def moved(room: Room, root: Path) -> Room:
    """Another room with the same articles."""
    other = Room(root)
    shutil.copytree(room.articles, other.articles, dirs_exist_ok=True)
    return other


# --- the exchange ---


@pytest.mark.parametrize(("articles", "size", "folder"), [(250, 1_000_000, "file://{here}/passing [through]"), (4, 1, "memory://{here}/a")])
def test_a_build_that_has_articles_read_elsewhere_equals_one_that_reads_them(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, articles: int, size: int, folder: str
) -> None:
    monkeypatch.setattr("pipelines.storage.documents.BATCH_ARTICLES", articles)
    monkeypatch.setattr(exchange, "_ROUND_BYTES", size)
    there = moved(room, tmp_path / "there")
    passing = replace(cluster(tmp_path), folder=folder.format(here=tmp_path))
    there.elsewhere = partial(passing.read, launch=run_here)
    assert_equal(there.fill(), room.fill())
    assert there.tally.read == room.tally.read > 0
    assert there.tally.read_closely >= room.tally.read_closely > 0
    filesystem, path = fsspec.core.url_to_fs(passing.folder)
    assert not filesystem.exists(path)


def never(command: Sequence[str]) -> None:
    raise AssertionError(f"nothing is new, but {command} was launched")


def test_what_was_read_elsewhere_is_remembered_like_all_else(room: Room, tmp_path: Path) -> None:
    room.elsewhere = partial(cluster(tmp_path).read, launch=run_here)
    first = room.fill()
    room.elsewhere = partial(cluster(tmp_path).read, launch=never)
    assert_equal(room.fill(), first)
    assert (room.tally.read, room.tally.read_closely) == (0, 0)
    room.elsewhere = None
    assert_equal(room.fill(), first)
    assert (room.tally.read, room.tally.read_closely) == (0, 0)


@pytest.mark.parametrize("lost", ["documents", "mentions"])
def test_a_half_of_the_memory_that_is_lost_is_read_again_and_the_other_not_doubled(room: Room, tmp_path: Path, lost: str) -> None:
    room.elsewhere = partial(cluster(tmp_path).read, launch=run_here)
    first = room.fill()
    shutil.rmtree(room.warehouse / "memory" / "f1" / lost)
    assert_equal(room.fill(), first)
    index = storage.Memory(storage.Layout(room.warehouse), "f1").mentions.scan("index").collect()
    assert index.select(OWNER).is_unique().all()


def test_rounds_that_were_read_before_a_failure_are_kept(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_ROUND_BYTES", 1)
    monkeypatch.setattr("pipelines.storage.documents.BATCH_ARTICLES", 4)
    expected = room.fill()
    there = moved(room, tmp_path / "there")
    launched = []

    def fails_at_last(command: Sequence[str]) -> None:
        launched.append(command)
        if len(launched) == 3:
            raise RuntimeError("the cluster is gone")
        run_here(command)

    there.elsewhere = partial(cluster(tmp_path).read, launch=fails_at_last)
    with pytest.raises(RuntimeError, match="gone"):
        there.fill()
    assert not (tmp_path / "passing [through]").exists()
    there.elsewhere = partial(cluster(tmp_path).read, launch=run_here)
    assert_equal(there.fill(), expected)
    assert 0 < there.tally.read < room.tally.read


def test_an_article_that_does_not_come_back_is_no_success(room: Room, tmp_path: Path) -> None:
    def loses_some(command: Sequence[str]) -> None:
        run_here(command)
        (tmp_path / "passing [through]" / "round-0001" / "rows" / "part-0.parquet").unlink()

    room.elsewhere = partial(cluster(tmp_path).read, launch=loses_some)
    with pytest.raises(ClusterError, match=r"of 19 articles local\[2\] read 16; do build and cluster see the same"):
        room.fill()


# --- the executors ---


def test_items_are_what_a_build_finds_in_the_files(room: Room) -> None:
    paths = find_files(room.articles)
    batches = find_items(iter([pa.RecordBatch.from_pydict({"path": paths})]), f"file://{room.articles}")
    found = pl.DataFrame(pa.Table.from_batches(batches))
    expected = [
        (item.source_path, item.source_line, *((item.content, None) if isinstance(item, RawItem) else (None, item.rule)))
        for path in paths
        for item in read_file(room.articles, path)
    ]
    places = found.explode("sources").unnest("sources")
    assert places.select("source_path", "source_line", "content", "rule").rows() == expected
    assert found.filter(pl.col("content").is_not_null())["key"].n_unique() == len({content for _, _, content, _ in expected if content}) + 1


def test_a_file_on_which_a_reader_breaks_down_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks_down(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("pipelines.storage.walk.read_file", breaks_down)
    (tmp_path / "a.txt").write_text(TARIFFS)
    (batch,) = find_items(iter([pa.RecordBatch.from_pydict({"path": ["a.txt"]})]), f"file://{tmp_path}")
    assert batch.column("rule").to_pylist() == ["reader_failed"]


def test_a_file_that_cannot_be_had_is_an_error_for_the_cluster_to_try_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(find_items(iter([pa.RecordBatch.from_pydict({"path": ["gone.txt"]})]), f"file://{tmp_path}"))


def test_an_executor_with_other_code_refuses_to_read() -> None:
    with pytest.raises(OtherReading, match=r"under the fingerprint .*the build under 0123: give the cluster the same version"):
        next(read_items(iter([]), Reading("0123")))


def test_an_executor_without_the_trained_pipeline_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trained, "find_spec", lambda _: None)
    with pytest.raises(trained.TrainedPipelineError, match="needs spaCy"):
        next(read_items(iter([]), Reading("0123", "en_core_web_sm")))


def test_nothing_to_read_gives_no_rows() -> None:
    assert list(read_items(iter([]), Reading(storage.fingerprint()))) == []
    assert all(frame.is_empty() for frames in to_frames(pl.DataFrame(ROW_SCHEMA.empty_table())) for frame in frames.values())


# --- what is missing ---


def test_a_missing_client_or_java_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "find_spec", lambda _: None)
    with pytest.raises(ClusterError, match=r"pip install 'tariff-ledger\[spark\]'"):
        find_cluster("local[2]", "file:///x", Reading(""), tmp_path)
    monkeypatch.setattr(exchange, "find_spec", lambda _: object())
    monkeypatch.setattr(exchange.shutil, "which", lambda _: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(ClusterError, match="needs Java 17"):
        find_cluster("local[2]", "file:///x", Reading(""), tmp_path)


def test_a_build_without_spark_fails_before_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIFF_SPARK", "local[2]")
    monkeypatch.setattr(exchange, "find_spec", lambda _: None)
    house = House(tmp_path)
    report = house.build()
    assert not report.success
    assert (report.error or "").startswith("reading on local[2] needs Spark")
    assert not house.warehouse.exists()


def test_off_nothing_of_it_is_imported() -> None:
    program = "import sys\nimport pipelines.definitions\nprint([n for n in sys.modules if n.startswith('pipelines.spark')])"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# --- Spark ---


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Spark that starts faster, listens to nobody, and leaves nothing in the environment it is installed in."""
    import pyspark

    home, installed = tmp_path / "spark", Path(pyspark.__file__).parent
    home.mkdir()
    for part in ("bin", "jars"):
        (home / part).symlink_to(installed / part)
    monkeypatch.setenv("SPARK_HOME", str(home))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    java = "-XX:TieredStopAtLevel=1"
    settings = f"--driver-java-options {java} --conf spark.executor.extraJavaOptions={java} --conf spark.ui.enabled=false"
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{settings} pyspark-shell")


@needs_spark
@pytest.mark.timeout(900)
def test_a_release_read_by_spark_equals_one_read_here(tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = House(tmp_path / "here"), House(tmp_path / "there")
    for house in (here, there):
        shutil.copytree(SAMPLES, house.articles / "samples")
        fill(house.articles, GOOD | {name: content for name, (content, _, _) in BROKEN.items()})
    assert here.build().success
    monkeypatch.setenv("TARIFF_SPARK", "local[2]")
    report = there.build()
    assert report.success, report.error
    assert report.articles_read == here.report.articles_read
    assert any("articles are read" in (event.user_message or "") for event in there.events)
    assert there.contents() == here.contents()


@needs_spark
@pytest.mark.timeout(900)
def test_a_back_file_is_read_where_it_lies(room: Room, tmp_path: Path, quick: None) -> None:
    expected = room.fill()
    # Executors in processes of their own, as on a cluster.
    job = [sys.executable, "-m", "pipelines.spark.job", "--master", "local-cluster[2,1,1024]"]
    urls = ["--articles", f"file://{room.articles}", "--out", f"file://{tmp_path}/read"]
    subprocess.run([*job, *urls], check=True)
    rows = pl.read_parquet(tmp_path / "read" / "*.parquet")
    documents, mentions = to_frames(rows)
    chosen = expected["core.articles"].select(OWNER)
    for name in ("core.articles", "core.blocks", "core.sentences", *FOUND):
        found = {**documents, **mentions}[name].join(chosen, on=OWNER, how="semi")
        columns = [column for column in expected[name].columns if column in found.columns]
        assert_frame_equal(found.select(columns).sort(pl.all()), expected[name].select(columns).sort(pl.all()))
    places = rows.explode("sources").unnest("sources")
    columns = ["article_id", "source_path", "source_line"]
    assert places.filter(pl.col("rule").is_null()).select(columns).sort(pl.all()).rows() == expected["core.sources"].select(columns).rows()
    columns = ["rule", "detail", "payload", "source_path", "source_line"]
    refused = places.filter(pl.col("rule").is_not_null()).select(columns)
    assert refused.sort(pl.all()).equals(expected[REJECTED].select(columns).sort(pl.all()))


@needs_spark
def test_a_job_that_fails_says_why_and_the_build_says_it_too(tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIFF_SPARK", "nowhere://")
    house = House(tmp_path / "h")
    fill(house.articles, {"a.txt": TARIFFS})
    report = house.build()
    assert not report.success
    assert re.fullmatch(r"nowhere:// could not read the articles: .*Java.*exited.* \(all it said is in .*spark\.log\)", report.error or "")


@needs_spark
def test_what_an_executor_raised_is_told_in_its_own_words() -> None:
    from pipelines.spark.job import _why

    said = "An exception was thrown from the Python worker:\nTraceback:\n  File x\na.b.OtherReading: it is other\n\n"
    assert _why(RuntimeError(said)) == "a.b.OtherReading: it is other"
    assert _why(RuntimeError()) == "RuntimeError"
