"""The articles folder -> datasets of core.sources, core.articles, core.blocks and core.sentences.

Two moves: first what no memory holds is taken apart and remembered in segments, then the tables of this run are put together from the
segments, with the paths, times and duplicates of today. No frame here is larger than a batch, but for lists of keys.
How a file is read and a page taken apart is the business of `corpus`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from pipelines.contracts import core
from pipelines.contracts.table import Table, full_name, polars_schema, pour
from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem, Refusal, find_files, read_file
from pipelines.reading.scan import is_about_tariffs
from pipelines.storage.copies import Wording, find_copies, running_text
from pipelines.storage.datasets import Dataset, scan
from pipelines.storage.layout import Run
from pipelines.storage.memory import DOCUMENT_SCHEMAS, KEY, SEGMENT_ARTICLES, Memory
from pipelines.storage.tally import PLACE, Progress, Quarantine, Report, Tally, named

_BATCH_BYTES = 32_000_000
"""Bytes of unread articles held at once."""


def fill_core(run: Run, memory: Memory, report: Report) -> Tally:
    """Read the articles folder into core.sources, core.articles, core.blocks and core.sentences, and what is refused into quarantine.

    Identical bytes are one article; it stands where it was found first in order of path and line. An article is taken with all its
    blocks and sentences or not at all: where it or one of them breaks its contract, the others go as `parent_refused`. Leaves the
    tally for the steps after.
    """
    tally = Tally()
    quarantine = Quarantine(run, tally)
    places = _remember(run, memory, tally, quarantine, report)
    tally.remembered = _write(run, memory, places, quarantine) - tally.read
    quarantine.flush()
    tally.save(run)
    return tally


def _remember(run: Run, memory: Memory, tally: Tally, quarantine: Quarantine, report: Report) -> pl.DataFrame:
    """Walk through all files and remember what is new. Returns what was found where: content_sha256, source_format and the place."""
    known = set(memory.documents.scan("index").select(KEY).collect().iter_rows())
    places: list[tuple[str, str, str, int | None]] = []
    batch: list[RawItem] = []
    batch_bytes = 0
    digest = hashlib.sha256()
    files = find_files(run.articles)
    for number, path in enumerate(files):
        report(Progress("files", number, len(files), len(places)))
        for item in _items(run.articles, path):
            if isinstance(item, Refusal):
                quarantine.add("core.sources", item.rule, item.detail, item.payload, item.source_path, item.source_line)
                digest.update(repr((item.source_path, item.source_line, item.rule, item.payload)).encode())
                continue
            key = (hashlib.sha256(item.content).hexdigest(), item.source_format)
            places.append((*key, item.source_path, item.source_line))
            digest.update(repr(places[-1]).encode())
            if key not in known:
                known.add(key)
                batch.append(item)
                batch_bytes += len(item.content)
            if len(batch) >= SEGMENT_ARTICLES or batch_bytes >= _BATCH_BYTES:
                tally.read += _add(memory, batch)
                batch, batch_bytes = [], 0
            if len(places) % 100 == 0:
                report(Progress("files", number, len(files), len(places)))
    if batch:
        tally.read += _add(memory, batch)
    report(Progress("files", len(files), len(files), len(places)))
    tally.files, tally.input_digest = len(files), digest.hexdigest()
    schema = dict.fromkeys((*KEY, "source_path"), pl.String) | {"source_line": pl.Int64}
    return pl.DataFrame(places, schema=schema, orient="row")


def _items(root: Path, path: str) -> Iterator[RawItem | Refusal]:
    # A file on which a reader breaks down must not cost the others: it goes to quarantine with the error's name.
    try:
        yield from read_file(root, path)
    except MemoryError:
        raise
    except Exception as error:
        yield Refusal(path, None, "reader_failed", f"the reader broke down on this file: {named(error)}", None)


def _add(memory: Memory, batch: Sequence[RawItem]) -> int:
    """Take `batch` apart and remember it; the number of articles in it that are not refused."""
    frames = _take_apart(batch)
    memory.documents.add(frames)
    return frames["core.articles"].height


def _take_apart(batch: Sequence[RawItem]) -> dict[str, pl.DataFrame]:
    """A segment of the memory: what follows from the bytes of `batch` alone."""
    rows: dict[str, list[dict[str, object]]] = {table: [] for table in DOCUMENT_SCHEMAS}
    for item in batch:
        owner: dict[str, object] = {"content_sha256": hashlib.sha256(item.content).hexdigest(), "source_format": item.source_format}
        try:
            found = take_apart(item)
            if isinstance(found, Refusal):
                rows["index"].append(owner | {"rule": found.rule, "detail": found.detail, "payload": found.payload})
                continue
            fault = _misplaced(found)
            if fault:
                rows["index"].append(owner | {"rule": "span_not_in_text", "detail": fault})
                continue
            for table, own in _rows_of(found, item.source_format).items():
                rows[table] += own
        except MemoryError:
            raise
        except Exception as error:
            detail = f"the reader broke down on this article: {named(error)}"
            rows["index"].append(owner | {"rule": "reader_failed", "detail": detail})
    frames = {table: pl.DataFrame(rows[table], schema=schema, orient="row") for table, schema in DOCUMENT_SCHEMAS.items()}
    articles = frames["core.articles"]
    frames["core.articles"] = articles.with_columns(is_about_tariffs(articles["text"]).alias("is_about_tariffs"))
    return frames


def _rows_of(document: Document, source_format: str) -> dict[str, list[dict[str, object]]]:
    owner = {"article_id": document.article_id, "source_format": source_format}
    columns = [name for name in DOCUMENT_SCHEMAS["core.articles"] if name not in ("source_format", "is_about_tariffs")]
    wording = Wording(running_text((block.kind, block.text) for block in document.blocks if block.is_body))
    index = {name: getattr(document, name) for name in ("content_sha256", "published_on", "published_precision")}
    index |= {"words_key": wording.key(), "signature": wording.signature(), "shingle_count": len(wording.shingles)}
    return {
        "index": [owner | index],
        "core.articles": [owner | {name: getattr(document, name) for name in columns}],
        "core.blocks": [
            owner
            | {"block_no": block.no, "kind": block.kind, "is_body": block.is_body, "text": block.text}
            | ({"char_start": block.start, "char_end": block.end} if block.is_body else {})
            for block in document.blocks
        ],
        "core.sentences": [
            owner | {"sentence_no": s.no, "block_no": s.block_no, "char_start": s.start, "char_end": s.end, "text": s.text}
            for s in document.sentences
        ],
    }


def _misplaced(document: Document) -> str | None:
    """What of `document` does not stand where it says it stands; None where all does. One such article must not fail the audit of all."""
    text = document.text
    body = {block.no: block for block in document.blocks if block.is_body}
    if "\n\n".join(block.text for block in body.values()) != text:
        return "the body blocks do not make up the text"
    for block in body.values():
        if text[block.start : block.end] != block.text:
            return f"block {block.no} does not stand at {block.start}-{block.end} of the text"
    for sentence in document.sentences:
        home = body.get(sentence.block_no)
        if not home or not home.start <= sentence.start <= sentence.end <= home.end or text[sentence.start : sentence.end] != sentence.text:
            return f"sentence {sentence.no} does not stand at {sentence.start}-{sentence.end} of block {sentence.block_no}"
    return None


def _write(run: Run, memory: Memory, places: pl.DataFrame, quarantine: Quarantine) -> int:
    """The core tables of this run: one part of each for each segment of the memory that holds an article of today.

    Returns the number of different articles that could be taken apart.
    """
    index = memory.documents.scan("index").drop("signature").collect()
    found = places.join(index, on=KEY, how="inner", validate="m:1", maintain_order="left")
    for row in found.filter(pl.col("rule").is_not_null()).iter_rows(named=True):
        quarantine.add("core.articles", row["rule"], row["detail"], row["payload"], row["source_path"], row["source_line"])
    readable = found.filter(pl.col("rule").is_null()).sort(PLACE)
    chosen = readable.unique("article_id", keep="first", maintain_order=True)
    tables: tuple[type[Table], ...] = (core.Articles, core.Sources, core.Blocks, core.Sentences)
    datasets = [Dataset(run.dataset(full_name(table)), polars_schema(table)) for table in tables]
    taken = []
    for segment in memory.documents.segments():
        articles = (
            scan([segment / "core.articles.parquet"])
            .join(chosen.lazy().select(*KEY, *PLACE), on=KEY, how="inner", maintain_order="left")
            .with_columns(duplicate_of=pl.lit(None, pl.String), ingested_at=pl.lit(run.started_at, pl.Datetime("us")))
            .collect()
        )
        if articles.is_empty():
            continue
        owners = articles.select("article_id", "source_format", *PLACE)
        rows = [articles, readable.join(owners, on="article_id", how="semi", maintain_order="left").select("article_id", *PLACE)]
        rows += [_owned(segment / f"{full_name(table)}.parquet", owners) for table in tables[2:]]
        kept = _together(tables, rows, quarantine)
        for dataset, good in zip(datasets, kept, strict=True):
            dataset.append(good)
        taken.append(kept[0].select("article_id"))
    if taken:
        _mark_copies(datasets[0], memory, chosen.join(pl.concat(taken), on="article_id", how="semi"))
    return readable.select(KEY).n_unique()


def _owned(file: Path, owners: pl.DataFrame) -> pl.DataFrame:
    """Of the remembered rows in `file` those of `owners` (article_id, source_format, source_path, source_line), with the place."""
    return scan([file]).join(owners.lazy(), on=["article_id", "source_format"], how="inner", maintain_order="left").collect()


def _together(tables: Sequence[type[Table]], rows: Sequence[pl.DataFrame], quarantine: Quarantine) -> list[pl.DataFrame]:
    """Of the `rows` of each table those that keep its contract and whose article does so in all tables; the others go to quarantine.

    All rows carry article_id, source_path and source_line.
    """
    poured = [pour(table, own.select(polars_schema(table).names())) for table, own in zip(tables, rows, strict=True)]
    broken: list[str] = []
    for table, own, (_, faults) in zip(tables, rows, poured, strict=True):
        quarantine.add_faults(table, faults, own)
        broken += own["article_id"].gather(faults["row"]).to_list()
    if not broken:
        return [good for good, _ in poured]
    goes = pl.col("article_id").is_in(sorted(set(broken)))
    place = rows[0].select("article_id", *PLACE)
    for table, (good, _) in zip(tables, poured, strict=True):
        orphans = good.filter(goes)
        placed = orphans if PLACE[0] in orphans.columns else orphans.join(place, on="article_id", maintain_order="left")
        quarantine.add_orphans(table, placed)
    return [good.filter(~goes) for good, _ in poured]


def _mark_copies(articles: Dataset, memory: Memory, taken: pl.DataFrame) -> None:
    """Write duplicate_of into `articles`. The original is the first published; of one day the fullest, as copies are cut; then the first by
    place."""
    signatures = memory.documents.scan("index").select(*KEY, "signature")
    known = (
        taken.lazy()
        .join(signatures, on=KEY, how="inner")
        .with_columns(day=pl.when(pl.col("published_precision") == "day").then("published_on"))
        .sort("published_on", "shingle_count", *PLACE, descending=[False, True, False, False], nulls_last=[True, True, False, False])
        .collect()
    )

    def read(articles: Sequence[str]) -> dict[str, str]:
        """The running text of each of `articles`."""
        wanted = taken.filter(pl.col("article_id").is_in(articles)).select("article_id", "source_format")
        blocks = pl.concat([_owned(segment / "core.blocks.parquet", wanted) for segment in memory.documents.segments()])
        body = blocks.filter("is_body").sort("article_id", "block_no").group_by("article_id").agg("kind", "text")
        return {article: running_text(zip(kinds, texts, strict=True)) for article, kinds, texts in body.iter_rows()}

    judged = memory.recall("copies", "judged") or {}
    copies = find_copies(known, read, judged)
    memory.remember("copies", "judged", judged)
    if copies.is_empty():
        return
    for part in articles.parts():
        marked = scan([part]).collect().join(copies, on="article_id", how="left", maintain_order="left")
        if marked["original"].null_count() < marked.height:
            articles.rewrite(part, marked.with_columns(duplicate_of="original").drop("original"))
