"""Articles about tariffs -> datasets of the mentions of rates, dates and entities, of the percentages that are no rates, of core.entities,
and of the vocabulary they point to.

What no memory holds is read closely, batch by batch, and remembered in segments; then the tables of this run are put together from the
segments, in queries that stream. What a batch gives is the business of `kernel`, what the text says that of `reading`. A refused article is
never read, so no mention outlives its article.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipelines.contracts import core
from pipelines.contracts.dictionary import all_tables, schema
from pipelines.contracts.table import full_name, polars_schema, pour
from pipelines.reading.frames import entities_frame
from pipelines.reading.vocabulary import vocab_frames
from pipelines.storage.datasets import Dataset, scan
from pipelines.storage.kernel import OWNER, articles_of, mentions_found
from pipelines.storage.layout import Run
from pipelines.storage.memory import MENTION_TABLES, Memory, Remembering
from pipelines.storage.tally import PLACE, Progress, Quarantine, Report, Tally
from pipelines.storage.workers import Workers

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained

VOCABULARY_TABLES = tuple(table for table in all_tables() if schema(table) == "vocab")

_BATCH_ARTICLES = 50
"""Articles to a batch: fewer than of documents, since each takes long."""


def fill_mentions(run: Run, memory: Memory, report: Report, trained: "Trained | None" = None, workers: Workers | None = None) -> Tally:
    """Read closely the articles of core.articles that are about tariffs, into the tables of mentions, core.entities and quarantine.

    Needs what `fill_core` wrote in the same run; FileNotFoundError where it did not. `memory` must be one for `trained`.
    """
    tally = Tally.load(run)
    quarantine = Quarantine(run, tally)
    articles = Dataset(run.dataset("core.articles"), polars_schema(core.Articles))
    wanted = articles.scan().filter("is_about_tariffs").select(*OWNER, *PLACE).collect()
    memory.mentions.in_use = wanted.select(OWNER)
    tally.read_closely += _remember(memory, wanted, report, trained, workers or Workers())
    _write(run, memory, wanted, quarantine)
    quarantine.flush()
    tally.save(run)
    return tally


def fill_vocabulary(run: Run) -> None:
    """Write the dimensions. A row of ours that breaks its contract is a bug and raises ValueError."""
    frames = vocab_frames()
    for table in VOCABULARY_TABLES:
        rows, faults = pour(table, frames[full_name(table)])
        if faults.height:
            raise ValueError(f"the vocabulary breaks the contract of {full_name(table)}: {faults['detail'][0]}")
        Dataset(run.dataset(full_name(table)), polars_schema(table)).append(rows)


# --- what is new ---


@dataclass(frozen=True)
class _Unread:
    """Articles of one segment of the documents that no memory of mentions holds: article_id and source_format of each."""

    segment: Path
    owners: pl.DataFrame


def _remember(memory: Memory, wanted: pl.DataFrame, report: Report, trained: "Trained | None", workers: Workers) -> int:
    """Read closely what no memory holds; the number of articles read."""
    unread = wanted.select(OWNER).join(memory.mentions.scan("index").collect(), on=OWNER, how="anti")
    if trained is not None and not unread.is_empty():
        trained.load()  # Here, because what breaks down on one article is refused with it.
    done = 0
    report(Progress("articles", done, unread.height, wanted.height))
    with Remembering(memory.mentions) as segments:
        for frames in workers.each(partial(_read, trained=trained), _batches(memory, unread)):
            done += frames["index"].height
            segments.add(frames)
            report(Progress("articles", done, unread.height, wanted.height))
    return done


def _batches(memory: Memory, unread: pl.DataFrame) -> Iterator[_Unread]:
    if unread.is_empty():
        return
    for segment, index in memory.documents.each("index"):
        own = index.select(OWNER).join(unread.lazy(), on=OWNER, how="semi", maintain_order="left").collect()
        for owners in own.iter_slices(_BATCH_ARTICLES):
            yield _Unread(segment, owners)


def _read(batch: _Unread, trained: "Trained | None") -> dict[str, pl.DataFrame]:
    """What is said in the articles of `batch`."""
    if trained is not None:
        trained.load()  # once in a process
    owners = batch.owners.lazy()
    articles, blocks, sentences = (
        scan([batch.segment / f"{table}.parquet"]).join(owners, on=OWNER, how="semi", maintain_order="left").collect()
        for table in ("core.articles", "core.blocks", "core.sentences")
    )
    return mentions_found(articles_of(articles, blocks, sentences), trained)


# --- the tables of this run ---


def _write(run: Run, memory: Memory, wanted: pl.DataFrame, quarantine: Quarantine) -> None:
    """The tables of mentions of this run, and core.entities over all of them."""
    index = wanted.join(memory.mentions.scan("index").collect(), on=OWNER, how="inner", maintain_order="left")
    sound, doubted = index.filter("is_sound").drop("is_sound"), index.filter(~pl.col("is_sound")).drop("is_sound")
    for row in _of(memory, "refused", wanted).collect().iter_rows(named=True):
        quarantine.add(**{name: row[name] for name in ("table", "rule", "detail", "payload", "article_id", *PLACE)})
    for table in MENTION_TABLES:
        dataset = Dataset(run.dataset(full_name(table)), polars_schema(table))
        dataset.sink(_of(memory, full_name(table), sound))
        rows = _of(memory, full_name(table), doubted).collect()
        good, faults = pour(table, rows.select(polars_schema(table).names()))
        quarantine.add_faults(table, faults, rows)
        dataset.append(good)
    mentioned = Dataset(run.dataset(full_name(core.EntityMentions)), polars_schema(core.EntityMentions)).scan()
    entities, faults = pour(core.Entities, entities_frame(mentioned))
    if faults.height:
        raise ValueError(f"an entity breaks the contract of core.entities: {faults['detail'][0]}")
    Dataset(run.dataset(full_name(core.Entities)), polars_schema(core.Entities)).append(entities)


def _of(memory: Memory, table: str, owners: pl.DataFrame) -> pl.LazyFrame:
    """The remembered rows of `owners`, with the place, in the order of the memory."""
    return memory.mentions.scan(table).join(owners.lazy(), on=OWNER, how="inner", maintain_order="left")
