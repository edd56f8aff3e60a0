"""The program that reads articles on a Spark cluster: `python -m pipelines.spark.job`, or by spark-submit. See docs/scale.md.

Here Spark is started, asked and watched; what its executors do stands in `executors`, in which shapes in `rows`. It says how far it is on
standard output, and through Dagster Pipes where a step of Dagster has launched it.
"""

import argparse
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import fsspec
from dagster_pipes import PipesContext, open_dagster_pipes
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from pipelines import storage
from pipelines.spark.executors import Reading, find_items, read_items
from pipelines.spark.rows import FOUND_DDL, ITEM_DDL, ROW_DDL
from pipelines.storage.kernel import BATCH_ARTICLES, BATCH_BYTES

_SETTINGS = {
    # What an executor's Python takes in at once, and Spark's reader of Parquet before it: a page may be as large as a book.
    "spark.sql.execution.arrow.maxRecordsPerBatch": BATCH_ARTICLES,
    "spark.sql.execution.arrow.maxBytesPerBatch": BATCH_BYTES,
    "spark.sql.parquet.columnarReaderBatchSize": BATCH_ARTICLES,
    # Spark has one Python for each core, and Polars would start a thread for each core in each of them.
    "spark.executorEnv.POLARS_MAX_THREADS": 1,
    # Articles differ a hundredfold in what they cost to read, so the work is cut fine.
    "spark.sql.files.maxPartitionBytes": 16 << 20,
    "spark.sql.files.openCostInBytes": 0,
    "spark.ui.showConsoleProgress": "false",
}
_TASKS_PER_CORE = 4
_TASK_BYTES = 64 << 20
_ROW_GROUP_BYTES = 32 << 20
_SECONDS_BETWEEN_LINES = 10.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (the arguments of the process where none are given); gives its exit code.

    The last line on standard error says why it failed.
    """
    args = _parser().parse_args(argv)
    if args.log:
        _write_all_into(args.log)
    with open_dagster_pipes() as pipes:
        try:
            told = _run(args, pipes)
        except Exception as error:
            print(f"\n{_why(error)}", file=sys.stderr, flush=True)
            return 1
        _say(pipes, f"{told['articles']} articles are read, {told['about_tariffs']} are about tariffs; {told['refused']} are refused")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines.spark.job", description="Reads articles on a Spark cluster.")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--articles", metavar="URL", help="folder of files with articles, as `tariffs build` reads them")
    source.add_argument("--items", metavar="URL", help="Parquet with articles as bytes, as a build hands them over")
    parser.add_argument("--out", metavar="URL", required=True, help="folder for the Parquet with what was read; must not be there yet")
    parser.add_argument(
        "--master", metavar="URL", help="the cluster, where spark-submit does not name it: local[2], spark://host:7077, ..."
    )
    parser.add_argument("--spacy", metavar="NAME", default="", help="a spaCy pipeline that names what the rules leave, or none")
    parser.add_argument("--fingerprint", metavar="HEX", help="how the articles are to be read (default: as here, without spaCy)")
    parser.add_argument("--log", metavar="FILE", help="where Spark's many words go (default: this terminal)")
    return parser


def _run(args: argparse.Namespace, pipes: PipesContext) -> dict[str, int]:
    """Read, write, and count what was read."""
    # The Python that runs this is the one that has the package; on another machine it may stand elsewhere, and its user has said so.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("tariff-ledger").config(map=_SETTINGS)
    spark = (builder.master(args.master) if args.master else builder).getOrCreate()
    try:
        reading = Reading(args.fingerprint or storage.fingerprint(), args.spacy)
        items = _items_in_files(spark, args.articles) if args.articles else _items(spark, args.items)
        rows = items.mapInArrow(lambda batches: read_items(batches, reading), ROW_DDL)
        with _watched(spark, pipes):
            rows.write.option("compression", "zstd").option("parquet.block.size", _ROW_GROUP_BYTES).parquet(args.out)
        return _counted(spark.read.schema(ROW_DDL).parquet(_literal(args.out)))
    finally:
        spark.stop()


def _items(spark: SparkSession, url: str) -> DataFrame:
    spark.conf.set("spark.sql.files.minPartitionNum", _TASKS_PER_CORE * spark.sparkContext.defaultParallelism)
    return spark.read.schema(ITEM_DDL).parquet(_literal(url))


def _items_in_files(spark: SparkSession, url: str) -> DataFrame:
    """The articles in the files under `url`, each once, with all its places."""
    filesystem, root = fsspec.core.url_to_fs(url)
    files = {path.removeprefix(root).lstrip("/"): facts["size"] or 0 for path, facts in filesystem.find(root, detail=True).items()}
    shown = sorted(path for path in files if not any(part.startswith(".") for part in path.split("/")))
    if not shown:
        raise FileNotFoundError(f"there are no files under {url}")
    tasks = max(_TASKS_PER_CORE * spark.sparkContext.defaultParallelism, sum(files.values()) // _TASK_BYTES)
    spark.conf.set("spark.sql.shuffle.partitions", tasks)
    paths = spark.createDataFrame([(path,) for path in shown], "path string").repartition(min(tasks, len(shown)))
    found = paths.mapInArrow(lambda batches: find_items(batches, url), FOUND_DDL)
    once = [F.first(name).alias(name) for name in ("source_format", "content", "rule", "detail", "payload")]
    return found.groupBy("key").agg(*once, F.sort_array(F.flatten(F.collect_list("sources"))).alias("sources")).drop("key")


def _counted(rows: DataFrame) -> dict[str, int]:
    counts = rows.agg(
        F.count("article_id").alias("articles"),
        F.count(F.when(F.size("readings") > 0, 1)).alias("about_tariffs"),
        F.count("rule").alias("refused"),
    ).first()
    return counts.asDict() if counts else {}


@contextmanager
def _watched(spark: SparkSession, pipes: PipesContext) -> Iterator[None]:
    """Say now and then how many tasks are done, and end with the build that launched this, however it ends."""
    done = threading.Event()
    parent = os.getppid() if isinstance(pipes, PipesContext) else None
    tracker = spark.sparkContext.statusTracker()

    def watch() -> None:
        while not done.wait(_SECONDS_BETWEEN_LINES):
            if parent is not None and os.getppid() != parent:
                os._exit(1)  # Spark ends with it.
            stages = [stage for number in tracker.getActiveStageIds() if (stage := tracker.getStageInfo(number))]
            for stage in stages:
                _say(pipes, f"{stage.numCompletedTasks} of {stage.numTasks} tasks are done")

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _say(pipes: PipesContext, message: str) -> None:
    print(message, flush=True)
    pipes.log.info(f"Spark: {message}")


def _literal(url: str) -> str:
    """`url` as Spark reads it: in names of folders it takes some characters for patterns."""
    return re.sub(r"([\\{}\[\]*?])", r"\\\1", url)


def _write_all_into(log: str) -> None:
    """From now on this process, and the Java that it starts, writes into the file `log`."""
    with open(log, "ab") as file:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            os.dup2(file.fileno(), stream.fileno())


def _why(error: Exception) -> str:
    """`error` in one line: of what an executor's Python raised, its own last words."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


if __name__ == "__main__":
    sys.exit(main())
