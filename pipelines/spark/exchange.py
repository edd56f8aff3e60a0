"""The build's side of reading on a cluster: articles that no memory holds are handed over as Parquet, and what was read is taken back.

Both pass through a folder that build and cluster reach, in rounds, so that the folder never holds more than one, nor a crash costs more.
What the cluster does with them stands in `job`. Nothing of Spark is imported here, nor of Dagster: who builds says how a job is launched.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fsspec
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.corpus.files import RawItem
from pipelines.spark.executors import Reading
from pipelines.spark.rows import ITEM_SCHEMA, Frames, to_frames
from pipelines.storage.kernel import BATCH_ARTICLES

_ROUND_BYTES = 4_000_000_000
"""Bytes of articles to a round: about a million articles."""


class ClusterError(Exception):
    """No cluster can read; the message says in one line what to do."""


@dataclass(frozen=True)
class Cluster:
    """A Spark cluster that reads for a build: its `master` URL, the `folder` (a URL that fsspec and Spark know) through which articles and
    results pass, how they are to be read, and the file for what Spark has to say."""

    master: str
    folder: str
    reading: Reading
    log: Path

    def read(self, batches: Iterator[Sequence[RawItem]], launch: Callable[[Sequence[str]], None]) -> Iterator[tuple[Frames, Frames]]:
        """Read `batches` of articles, none twice: the frames of documents and of the mentions in them, in batches of another order.

        `launch` runs a command, and raises where it fails. ClusterError where not all came back.
        """
        filesystem, root = fsspec.core.url_to_fs(self.folder)
        self.log.unlink(missing_ok=True)
        try:
            for number, first in enumerate(batches, 1):
                name = f"round-{number:04d}"
                filesystem.makedirs(f"{root}/{name}", exist_ok=True)
                written = _write_items(filesystem, f"{root}/{name}/items.parquet", first, batches)
                launch(self._command(name))
                read = 0
                for documents, mentions in _read_rows(filesystem, f"{root}/{name}/rows"):
                    read += documents["index"].height
                    yield documents, mentions
                if read != written:
                    raise ClusterError(f"of {written} articles {self.master} read {read}; do build and cluster see the same {self.folder}?")
                filesystem.rm(f"{root}/{name}", recursive=True)
        finally:
            if filesystem.exists(root):
                filesystem.rm(root, recursive=True)

    def _command(self, name: str) -> list[str]:
        return [
            *(sys.executable, "-m", "pipelines.spark.job"),
            *("--master", self.master),
            *("--items", f"{self.folder}/{name}/items.parquet"),
            *("--out", f"{self.folder}/{name}/rows"),
            *("--fingerprint", self.reading.fingerprint),
            *("--spacy", self.reading.spacy),
            *("--log", str(self.log)),
        ]

    def last_words(self) -> str:
        """Why the last job failed, as it said itself."""
        try:
            lines = self.log.read_text(encoding="utf-8", errors="replace").split("\n")
        except FileNotFoundError:
            return "it could not be started"
        return next((line for line in reversed(lines) if line.strip()), "it said nothing")


def find_cluster(master: str, folder: str, reading: Reading, log: Path) -> Cluster:
    """The cluster `master`, not asked yet. ClusterError where its client is not installed here."""
    if find_spec("pyspark") is None:
        raise ClusterError(f"reading on {master} needs Spark: pip install 'tariff-ledger[spark]', in a checkout: make spark")
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise ClusterError(f"reading on {master} needs Java 17 or later: install it, or set JAVA_HOME")
    return Cluster(master, folder, reading, log)


def _write_items(filesystem: Any, path: str, first: Sequence[RawItem], more: Iterator[Sequence[RawItem]]) -> int:
    """Write one round into `path`, a row group for each batch: `first` and of `more` what fits. The number of articles."""
    count, size = 0, 0
    with filesystem.open(path, "wb") as file, pq.ParquetWriter(file, ITEM_SCHEMA, compression="zstd") as writer:
        batch: Sequence[RawItem] | None = first
        while batch is not None:
            rows = [{"source_format": item.source_format, "content": item.content} for item in batch]
            writer.write_batch(pa.RecordBatch.from_pylist(rows, ITEM_SCHEMA))
            count += len(batch)
            size += sum(len(item.content) for item in batch)
            batch = next(more, None) if size < _ROUND_BYTES else None
    return count


def _read_rows(filesystem: Any, folder: str) -> Iterator[tuple[Frames, Frames]]:
    for path in sorted(path for path in filesystem.ls(folder, detail=False) if path.endswith(".parquet")):
        with filesystem.open(path, "rb") as file, pq.ParquetFile(file) as rows:
            for batch in rows.iter_batches(batch_size=BATCH_ARTICLES):
                yield to_frames(pl.DataFrame(pa.Table.from_batches([batch])))
