"""What the executors of a cluster do: Arrow batches in, Arrow batches out. They import this module, so it knows neither Spark nor Dagster.

What an article says does not depend on where it is read: a file is taken apart by `corpus`, a batch read by the kernel of `storage`.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import fsspec
import polars as pl
import pyarrow as pa

from pipelines import storage
from pipelines.corpus.files import RawItem, Refusal
from pipelines.spark.rows import FOUND_SCHEMA, ROW_SCHEMA, Frames, in_schema, to_rows
from pipelines.storage.kernel import BATCH_ARTICLES, BATCH_BYTES, articles_of, document_frames, mentions_found
from pipelines.storage.walk import items_in

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained


class OtherReading(Exception):
    """An executor would read articles in another way than asked for; the message says what to do."""


@dataclass(frozen=True)
class Reading:
    """The way articles are to be read: the fingerprint of all it rests on, and the trained pipeline for names (`TARIFF_SPACY`), if any."""

    fingerprint: str
    spacy: str = ""

    def trained(self) -> "Trained | None":
        """The pipeline, loaded; OtherReading where this process would not read as asked."""
        trained, own = None, storage.fingerprint()
        if self.spacy:
            from pipelines.reading.naming.trained import find_pipeline

            trained = find_pipeline(self.spacy)
            own = storage.fingerprint_with(own, trained.fingerprint)
        if own != self.fingerprint:
            raise OtherReading(
                f"an executor reads under the fingerprint {own}, the build under {self.fingerprint}: give the cluster the same version of "
                "tariff-ledger, the same Python and the libraries of the same lock"
            )
        if trained is not None:
            trained.load()
        return trained


# --- items to rows ---


def read_items(batches: Iterator[pa.RecordBatch], reading: Reading) -> Iterator[pa.RecordBatch]:
    """Items (ITEM_SCHEMA, none twice in a batch) -> what they say (ROW_SCHEMA), a batch for a batch. OtherReading as `reading` says."""
    trained = reading.trained()
    for batch in batches:
        yield from _read(pl.DataFrame(pa.Table.from_batches([batch])), trained).combine_chunks().to_batches()


def _read(items: pl.DataFrame, trained: "Trained | None") -> pa.Table:
    whole = items.filter(pl.col("content").is_not_null())
    raw = [RawItem("", None, source_format, content) for source_format, content in whole.select("source_format", "content").iter_rows()]
    documents = document_frames(raw)
    hashes = pl.Series("content_sha256", [hashlib.sha256(item.content).hexdigest() for item in raw], dtype=pl.String)
    read = to_rows(documents, _mentions(documents, trained), whole.select(hashes, "source_format", "sources"))
    return pa.concat_tables([read, in_schema(items.filter(pl.col("content").is_null()).drop("content"), ROW_SCHEMA)])


def _mentions(documents: Frames, trained: "Trained | None") -> Frames:
    """What the articles about tariffs say."""
    about = documents["core.articles"].filter("is_about_tariffs")
    # The same bytes may have come in two formats: one article of two readings, of which only a build knows which counts.
    formats = about["source_format"].unique().sort().to_list()
    read = [mentions_found([], trained)]
    for source_format in formats:
        articles, blocks, sentences = (
            rows.filter(pl.col("source_format") == source_format) for rows in (about, documents["core.blocks"], documents["core.sentences"])
        )
        read.append(mentions_found(articles_of(articles, blocks, sentences), trained))
    return {table: pl.concat([frames[table] for frames in read]) for table in read[0]}


# --- files to items ---


def find_items(batches: Iterator[pa.RecordBatch], folder: str) -> Iterator[pa.RecordBatch]:
    """Paths of files under `folder`, a URL that fsspec knows, in the column `path` -> the items in them (FOUND_SCHEMA).

    A file that cannot be had is an error, for the cluster to try again; one that cannot be read is an item that says why.
    """
    for batch in batches:
        for path in batch.column("path").to_pylist():
            yield from _batched(_found(folder, path))


def _found(folder: str, path: str) -> Iterator[dict[str, Any]]:
    filesystem, root = fsspec.core.url_to_fs(folder)
    with tempfile.TemporaryDirectory() as aside:
        name = PurePosixPath(path).name
        filesystem.get_file(f"{root.rstrip('/')}/{path}", f"{aside}/{name}")
        for item in items_in(Path(aside), name):
            place = {"sources": [{"source_path": path, "source_line": item.source_line}]}
            if isinstance(item, Refusal):
                why = {"rule": item.rule, "detail": item.detail, "payload": item.payload}
                yield {"key": f"{path} {item.source_line} {item.rule}", **why, **place}
            else:
                key = f"{hashlib.sha256(item.content).hexdigest()} {item.source_format}"
                yield {"key": key, "source_format": item.source_format, "content": item.content, **place}


def _batched(found: Iterator[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    held: list[dict[str, Any]] = []
    size = 0
    for item in found:
        held.append(item)
        size += len(item.get("content", b""))
        if len(held) >= BATCH_ARTICLES or size >= BATCH_BYTES:
            yield pa.RecordBatch.from_pylist(held, FOUND_SCHEMA)
            held, size = [], 0
    if held:
        yield pa.RecordBatch.from_pylist(held, FOUND_SCHEMA)
