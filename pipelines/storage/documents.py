"""The articles folder -> datasets of core.sources, core.articles, core.blocks and core.sentences.

Two moves: first what no memory holds is taken apart, batch by batch, and remembered in segments; then the tables of this run are put
together from the segments, with the paths, times and duplicates of today, in queries that stream. No frame here holds texts of more than a
batch, but for those of the few articles that break a contract.
What stands in the folder is the business of `walk`, what a batch gives that of `kernel`, on how many cores that of `workers`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from pipelines.contracts import core
from pipelines.contracts.table import Table, full_name, polars_schema, pour
from pipelines.corpus.files import RawItem, Refusal
from pipelines.storage.copies import find_copies, running_text
from pipelines.storage.datasets import Dataset
from pipelines.storage.kernel import BATCH_ARTICLES, BATCH_BYTES, OWNER, document_frames
from pipelines.storage.layout import Run
from pipelines.storage.memory import KEY, Memory, Remembering
from pipelines.storage.tally import PLACE, Quarantine, Report, Tally
from pipelines.storage.walk import Walk
from pipelines.storage.workers import Workers

_PLACES_AT_ONCE = 50_000
"""Places that are held as Python knows them; the others stand in columns, which take a tenth of the room."""

Elsewhere = Callable[[Iterator[list[RawItem]]], Iterator[tuple[Mapping[str, pl.DataFrame], Mapping[str, pl.DataFrame]]]]
"""Reads batches of articles on other machines, closely too: gives the frames of documents and of mentions, in batches of its own."""


def fill_core(run: Run, memory: Memory, report: Report, workers: Workers | None = None, elsewhere: Elsewhere | None = None) -> Tally:
    """Read the articles folder into core.sources, core.articles, core.blocks and core.sentences, and what is refused into quarantine.

    Identical bytes are one article; it stands where it was found first in order of path and line. An article is taken with all its
    blocks and sentences or not at all: where it or one of them breaks its contract, the others go as `parent_refused`. Leaves the
    tally for the steps after. What is new is read by `workers`, or `elsewhere` where that is given, with the same result.
    """
    tally = Tally()
    quarantine = Quarantine(run, tally)
    walk = Walk(run.articles, report)
    news = _News(walk, memory, quarantine)
    if elsewhere is None:
        _remember(news, memory, tally, workers or Workers())
    else:
        _take_over(elsewhere(news.batches()), memory, tally)
    tally.files, tally.input_listing, tally.input_digest = walk.files, walk.listing, walk.digest
    places = news.places.frame()
    memory.documents.in_use = places.select(KEY)
    tally.remembered = _write(run, memory, places, quarantine) - tally.read
    quarantine.flush()
    tally.save(run)
    return tally


# --- what is new ---


def _remember(news: "_News", memory: Memory, tally: Tally, workers: Workers) -> None:
    """Walk through all files and remember what is new."""
    with Remembering(memory.documents) as segments:
        for frames in workers.each(document_frames, news.batches()):
            tally.read += frames["core.articles"].height
            segments.add(frames)


def _take_over(read: Iterator[tuple[Mapping[str, pl.DataFrame], Mapping[str, pl.DataFrame]]], memory: Memory, tally: Tally) -> None:
    """Remember what was read elsewhere."""
    # After a crash, or a loss, the mentions of an article may be remembered without it.
    held = memory.mentions.scan("index").select(OWNER).collect()
    with Remembering(memory.documents) as segments, Remembering(memory.mentions) as mentioned:
        for documents, mentions in read:
            tally.read += documents["core.articles"].height
            segments.add(documents)
            new = {table: rows.join(held, on=OWNER, how="anti", maintain_order="left") for table, rows in mentions.items()}
            tally.read_closely += new["index"].height
            mentioned.add(new)


class _News:
    """What one walk finds: which articles stand where, and those that no memory holds."""

    def __init__(self, walk: Walk, memory: Memory, quarantine: Quarantine) -> None:
        self.walk, self.quarantine = walk, quarantine
        self.known = {_short(*key) for key in memory.documents.scan("index").select(KEY).collect().iter_rows()}
        self.places = _Places()

    def batches(self) -> Iterator[list[RawItem]]:
        """The unknown articles, batch by batch; notes all places on the way."""
        batch: list[RawItem] = []
        size = 0
        for item in self._items():
            batch.append(item)
            size += len(item.content)
            if len(batch) >= BATCH_ARTICLES or size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _items(self) -> Iterator[RawItem]:
        for found in self.walk:
            if isinstance(found, Refusal):
                self.quarantine.add("core.sources", found.rule, found.detail, found.payload, found.source_path, found.source_line)
                continue
            item = found.item
            self.places.add((found.sha256, item.source_format, item.source_path, item.source_line))
            short = _short(found.sha256, item.source_format)
            if short not in self.known:
                self.known.add(short)
                yield item


@dataclass
class _Places:
    """What was found where: rows of content_sha256, source_format, source_path and source_line in the order in which they were found."""

    count: int = 0
    _fresh: list[tuple[str, str, str, int | None]] = field(default_factory=list)
    _settled: list[pl.DataFrame] = field(default_factory=list)

    def add(self, place: tuple[str, str, str, int | None]) -> None:
        self.count += 1
        self._fresh.append(place)
        if len(self._fresh) >= _PLACES_AT_ONCE:
            self._settle()

    def frame(self) -> pl.DataFrame:
        self._settle()
        return pl.concat(self._settled)

    def _settle(self) -> None:
        schema = dict.fromkeys((*KEY, "source_path"), pl.String) | {"source_line": pl.Int64}
        self._settled.append(pl.DataFrame(self._fresh, schema=schema, orient="row"))
        self._fresh = []


def _short(sha256: str, source_format: str) -> bytes:
    """The key of an article in a fifth of the room; 160 bits of its hash are as good as all."""
    return bytes.fromhex(sha256[:40]) + source_format.encode()


# --- the tables of this run ---

_TABLES: tuple[type[Table], ...] = (core.Articles, core.Sources, core.Blocks, core.Sentences)


def _write(run: Run, memory: Memory, places: pl.DataFrame, quarantine: Quarantine) -> int:
    """The core tables of this run. Returns the number of different articles that could be taken apart."""
    index = memory.documents.scan("index").drop("signature").collect()
    found = places.join(index, on=KEY, how="inner", validate="m:1", maintain_order="left")
    for row in found.filter(pl.col("rule").is_not_null()).iter_rows(named=True):
        quarantine.add("core.articles", row["rule"], row["detail"], row["payload"], row["source_path"], row["source_line"])
    readable = found.filter(pl.col("rule").is_null()).sort(PLACE)
    chosen = readable.unique("article_id", keep="first", maintain_order=True)
    datasets = {table: Dataset(run.dataset(full_name(table)), polars_schema(table)) for table in _TABLES}
    doubted = chosen.filter(~pl.col("is_sound"))
    kept = _pour(run, memory, doubted, readable, quarantine)
    chosen = chosen.filter(pl.col("is_sound") | pl.col("article_id").is_in(kept[core.Articles]["article_id"].to_list()))
    copies = _copies(memory, chosen)
    for table, rows in kept.items():
        datasets[table].append(_with_originals(rows.lazy(), copies).collect() if table is core.Articles else rows)
    sound = chosen.filter("is_sound")
    own = _owned(memory, "core.articles", sound).with_columns(pl.lit(run.started_at, pl.Datetime("us")).alias("ingested_at"))
    datasets[core.Articles].sink(_with_originals(own, copies))
    datasets[core.Sources].sink(readable.lazy().join(sound.lazy(), on="article_id", how="semi", maintain_order="left"))
    for table in (core.Blocks, core.Sentences):
        datasets[table].sink(_owned(memory, full_name(table), sound))
    return readable.select(KEY).n_unique()


def _owned(memory: Memory, table: str, owners: pl.DataFrame) -> pl.LazyFrame:
    """The remembered rows of `owners` (article_id, source_format, source_path, source_line), with the place, in the order of the memory."""
    return memory.documents.scan(table).join(owners.lazy().select(*OWNER, *PLACE), on=OWNER, how="inner", maintain_order="left")


def _with_originals(articles: pl.LazyFrame, copies: pl.DataFrame) -> pl.LazyFrame:
    return articles.join(copies.lazy().rename({"original": "duplicate_of"}), on="article_id", how="left", maintain_order="left")


def _pour(
    run: Run, memory: Memory, doubted: pl.DataFrame, readable: pl.DataFrame, quarantine: Quarantine
) -> dict[type[Table], pl.DataFrame]:
    """Of the `doubted` articles the rows, by table, that keep their contract and whose article does so in all tables; the others go to
    quarantine."""
    of_today = {"duplicate_of": pl.lit(None, pl.String), "ingested_at": pl.lit(run.started_at, pl.Datetime("us"))}
    rows = {table: _owned(memory, full_name(table), doubted).collect() for table in _TABLES if table is not core.Sources}
    rows[core.Articles] = rows[core.Articles].with_columns(**of_today)
    rows[core.Sources] = readable.join(doubted, on="article_id", how="semi", maintain_order="left").select("article_id", *PLACE)
    poured = {table: pour(table, rows[table].select(polars_schema(table).names())) for table in _TABLES}
    broken: list[str] = []
    for table, (_, faults) in poured.items():
        quarantine.add_faults(table, faults, rows[table])
        broken += rows[table]["article_id"].gather(faults["row"]).to_list()
    goes = pl.col("article_id").is_in(sorted(set(broken)))
    place = rows[core.Articles].select("article_id", *PLACE)
    for table, (good, _) in poured.items():
        orphans = good.filter(goes)
        placed = orphans if PLACE[0] in orphans.columns else orphans.join(place, on="article_id", maintain_order="left")
        quarantine.add_orphans(table, placed)
    return {table: good.filter(~goes) for table, (good, _) in poured.items()}


def _copies(memory: Memory, taken: pl.DataFrame) -> pl.DataFrame:
    """Which of the articles `taken` are copies: article_id, original. The original is the first published; of one day the fullest, as
    copies are cut; then the first by place."""
    signatures = memory.documents.scan("index").filter(pl.col("signature").is_not_null()).select(*KEY, "signature")
    known = (
        taken.lazy()
        .join(signatures, on=KEY, how="inner")
        .with_columns(day=pl.when(pl.col("published_precision") == "day").then("published_on"))
        .sort("published_on", "shingle_count", *PLACE, descending=[False, True, False, False], nulls_last=[True, True, False, False])
        .collect()
    )

    def read(articles: Sequence[str]) -> dict[str, str]:
        """The running text of each of `articles`."""
        wanted = taken.filter(pl.col("article_id").is_in(list(articles)))
        body = (
            _owned(memory, "core.blocks", wanted)
            .filter("is_body")
            .select("article_id", "block_no", "kind", "text")
            .sort("article_id", "block_no")
            .group_by("article_id")
            .agg("kind", "text")
            .collect()
        )
        return {article: running_text(zip(kinds, texts, strict=True)) for article, kinds, texts in body.iter_rows()}

    judged = memory.recall("copies", "judged") or {}
    copies = find_copies(known, read, judged)
    memory.remember("copies", "judged", judged)
    return copies
