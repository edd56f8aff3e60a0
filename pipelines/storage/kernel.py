"""What a batch of raw articles, and a batch of articles, give: frames that follow from the batch alone.

No folder, no clock, no memory and no other batch, so that the same functions serve this process, the workers beside it and a cluster. What
is remembered is the business of `memory`, the tables of a run that of `documents` and `mentions`.
"""

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.contracts import core
from pipelines.contracts.table import Table, full_name, polars_schema, pour
from pipelines.corpus.document import Document, Stated, read_stated, take_apart
from pipelines.corpus.files import RawItem, Refusal
from pipelines.reading.article import Article, Block, DateMention, EntityMention, PassedFigure, RateMention, Sentence
from pipelines.reading.close import Reading, read_article
from pipelines.reading.frames import mention_frames
from pipelines.reading.scan import is_about_tariffs, may_be_about_tariffs
from pipelines.storage.copies import Wording, running_text
from pipelines.storage.memory import DOCUMENT_SCHEMAS, MENTION_SCHEMAS, MENTION_TABLES
from pipelines.storage.tally import named

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained

OWNER = ("article_id", "source_format")
"""Whose a remembered row is."""
BATCH_ARTICLES = 1_000
BATCH_BYTES = 16_000_000
"""Articles, and their bytes, to a batch of documents."""

_OF_A_BUILD: Mapping[str, object] = {
    "source_path": "-",
    "source_line": None,
    "duplicate_of": None,
    "ingested_at": datetime(2000, 1, 1),
}
"""Columns of core.articles that a build fills, with values that keep the contract."""
_INDEXED = ("article_id", "published_on", "published_precision")


@contextmanager
def _collecting_garbage_once() -> Iterator[None]:
    """Look for garbage after a batch, not a thousand times within it: each look goes through all that reading keeps in mind, and together
    they take a third of its time. What a batch made is young; the old, of which there is far more, is left to Python."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.collect(1)


@_collecting_garbage_once()
def document_frames(items: Sequence[RawItem]) -> dict[str, pl.DataFrame]:
    """`items` taken apart: a frame for each of DOCUMENT_SCHEMAS.

    Of an article that is not about tariffs there are no blocks, sentences and signature: nothing more is made of it. Where its source
    states what is to be known of it, it is not even taken apart.
    """
    rows: list[dict[str, object]] = []
    documents: list[Document] = []
    for item, document in zip(items, _kept_as_stated(items), strict=True):
        try:
            found = document or take_apart(item)
        except MemoryError:
            raise
        except Exception as error:
            rows.append(_broken_down(item, error))
            continue
        if isinstance(found, Refusal):
            rows.append(_refused(item, found.rule, found.detail, found.payload))
        else:
            documents.append(found)
    is_about = is_about_tariffs(pl.Series([document.text for document in documents], dtype=pl.String)).to_list()
    kept: list[tuple[Document, bool]] = []
    for document, about in zip(documents, is_about, strict=True):
        try:
            row = _indexed(document, about)
        except MemoryError:
            raise
        except Exception as error:
            rows.append(_broken_down(document, error))
            continue
        rows.append(row)
        if "rule" not in row:
            kept.append((document, about))
    frames = {
        "core.articles": _articles(kept),
        "core.blocks": _blocks([document for document, about in kept if about]),
        "core.sentences": _sentences([document for document, about in kept if about]),
    }
    sound = _sound(kept, frames)
    for row in rows:
        row["is_sound"] = row.get("article_id") in sound
    return {"index": pl.DataFrame(rows, schema=DOCUMENT_SCHEMAS["index"], orient="row"), **frames}


def articles_of(articles: pl.DataFrame, blocks: pl.DataFrame, sentences: pl.DataFrame) -> Iterator[tuple[Article, str]]:
    """The articles of remembered rows (in the shapes of DOCUMENT_SCHEMAS, each article in one format) as reading takes them, with the
    format."""
    blocks_of = blocks.sort("article_id", "block_no").partition_by("article_id", as_dict=True)
    sentences_of = sentences.sort("article_id", "sentence_no").partition_by("article_id", as_dict=True)
    for row in articles.iter_rows(named=True):
        own = (row["article_id"],)
        page = [
            Block(no, kind, is_body, start if is_body else -1, end if is_body else -1, text)
            for no, kind, is_body, start, end, text in blocks_of[own]
            .select("block_no", "kind", "is_body", "char_start", "char_end", "text")
            .iter_rows()
        ]
        kinds = {block.no: block.kind for block in page}
        spoken = [
            Sentence(no, block_no, kinds[block_no], start, end, text)
            for no, block_no, start, end, text in (
                sentences_of[own].select("sentence_no", "block_no", "char_start", "char_end", "text").iter_rows()
                if own in sentences_of
                else ()
            )
        ]
        columns = ("article_id", "text", "title", "publisher", "authors", "published_on", "published_precision", "language")
        yield Article(sentences=spoken, blocks=page, **{name: row[name] for name in columns}), row["source_format"]


@_collecting_garbage_once()
def mentions_found(articles: Iterable[tuple[Article, str]], trained: "Trained | None" = None) -> dict[str, pl.DataFrame]:
    """What is said in `articles`, each given with its format: a frame for each of MENTION_SCHEMAS.

    A reading that breaks down, or a mention that does not stand where it says, is refused at no cost to others. `trained` is loaded.
    """
    owners: list[tuple[str, str]] = []
    readings: list[tuple[str, Reading]] = []
    refused: list[tuple[str, str, str, str, str, str | None]] = []
    for article, source_format in articles:
        reading, faults = _read(article, trained)
        owners.append((article.article_id, source_format))
        readings.append((article.article_id, reading))
        refused += [(article.article_id, source_format, *fault) for fault in faults]
    frames = mention_frames(readings)
    sound = {article_id for article_id, _ in owners}
    for table in MENTION_TABLES:
        rows = frames[full_name(table)]
        _, faults_of = pour(table, rows)
        sound -= set(rows["article_id"].gather(faults_of["row"]))
    index = pl.DataFrame(owners, schema=dict.fromkeys(OWNER, pl.String), orient="row").with_columns(
        is_sound=pl.col("article_id").is_in(sorted(sound))
    )
    formats = index.select(OWNER)
    return {
        "index": index.match_to_schema(MENTION_SCHEMAS["index"]),
        "refused": pl.DataFrame(refused, schema=MENTION_SCHEMAS["refused"], orient="row"),
        **{name: rows.join(formats, on="article_id", how="left", maintain_order="left") for name, rows in frames.items()},
    }


# --- documents ---


def _kept_as_stated(items: Sequence[RawItem]) -> list[Document | None]:
    """For each item the document that its source states, where that is enough and it cannot be about tariffs."""
    stated = [_stated(item) for item in items]
    may_be = may_be_about_tariffs(pl.Series([one.text if one else "" for one in stated], dtype=pl.String)).to_list()
    return [one.document() if one and not may else None for one, may in zip(stated, may_be, strict=True)]


def _stated(item: RawItem) -> Stated | None:
    try:
        return read_stated(item)
    except MemoryError:
        raise
    except Exception:  # taking it apart will tell
        return None


def _owner(of: RawItem | Document) -> dict[str, object]:
    sha256 = of.content_sha256 if isinstance(of, Document) else hashlib.sha256(of.content).hexdigest()
    return {"content_sha256": sha256, "source_format": of.source_format}


def _refused(of: RawItem | Document, rule: str, detail: str, payload: str | None = None) -> dict[str, object]:
    return _owner(of) | {"rule": rule, "detail": detail, "payload": payload}


def _broken_down(of: RawItem | Document, error: Exception) -> dict[str, object]:
    return _refused(of, "reader_failed", f"the reader broke down on this article: {named(error)}")


def _indexed(document: Document, about: bool) -> dict[str, object]:
    """The row of `document` in the index, or why it is refused."""
    row = _owner(document) | {"is_about_tariffs": about} | {name: getattr(document, name) for name in _INDEXED}
    if about:
        if fault := _misplaced(document):
            return _refused(document, "span_not_in_text", fault)
        wording = Wording(running_text((block.kind, block.text) for block in document.blocks if block.is_body))
        row |= {"words_key": wording.key(), "signature": wording.signature(), "shingle_count": len(wording.shingles)}
    return row


def _articles(kept: Sequence[tuple[Document, bool]]) -> pl.DataFrame:
    schema = DOCUMENT_SCHEMAS["core.articles"]
    columns: dict[str, list[object]] = {
        name: [getattr(document, name) for document, _ in kept] for name in schema if name != "is_about_tariffs"
    }
    return pl.DataFrame(columns | {"is_about_tariffs": [about for _, about in kept]}, schema=schema)


def _blocks(documents: Sequence[Document]) -> pl.DataFrame:
    found = [(document, block) for document in documents for block in document.blocks]
    columns: dict[str, list[object]] = {
        **_owned_by([document for document, _ in found]),
        "block_no": [block.no for _, block in found],
        "kind": [block.kind for _, block in found],
        "is_body": [block.is_body for _, block in found],
        "char_start": [block.start if block.is_body else None for _, block in found],
        "char_end": [block.end if block.is_body else None for _, block in found],
        "text": [block.text for _, block in found],
    }
    return pl.DataFrame(columns, schema=DOCUMENT_SCHEMAS["core.blocks"])


def _sentences(documents: Sequence[Document]) -> pl.DataFrame:
    found = [(document, sentence) for document in documents for sentence in document.sentences]
    columns: dict[str, list[object]] = {
        **_owned_by([document for document, _ in found]),
        "sentence_no": [sentence.no for _, sentence in found],
        "block_no": [sentence.block_no for _, sentence in found],
        "char_start": [sentence.start for _, sentence in found],
        "char_end": [sentence.end for _, sentence in found],
        "text": [sentence.text for _, sentence in found],
    }
    return pl.DataFrame(columns, schema=DOCUMENT_SCHEMAS["core.sentences"])


def _owned_by(documents: Sequence[Document]) -> dict[str, list[object]]:
    return {name: [getattr(document, name) for document in documents] for name in OWNER}


def _sound(kept: Sequence[tuple[Document, bool]], frames: Mapping[str, pl.DataFrame]) -> set[str]:
    """The ids of the articles of which every row keeps its contract. The same bytes in two formats are one article of two readings: which
    of them counts only a build knows, so both are left to it."""
    ids = [document.article_id for document, _ in kept]
    sound = set(ids) - {article_id for article_id in ids if ids.count(article_id) > 1} if len(set(ids)) < len(ids) else set(ids)
    tables: tuple[type[Table], ...] = (core.Articles, core.Blocks, core.Sentences)
    for table in tables:
        rows = frames[full_name(table)].filter(pl.col("article_id").is_in(sorted(sound)))
        schema = polars_schema(table)
        filled = rows.with_columns(pl.lit(value, schema[name]).alias(name) for name, value in _OF_A_BUILD.items() if name in schema)
        _, faults = pour(table, filled.select(schema.names()))
        sound -= set(rows["article_id"].gather(faults["row"]))
    return sound


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


# --- mentions ---


def _read(article: Article, trained: "Trained | None") -> tuple[Reading, list[tuple[str, str, str, str | None]]]:
    """What `article` says, and what of that was refused: table, rule, detail, payload."""
    try:
        found = read_article(article, trained)
    except MemoryError:
        raise
    except Exception as error:
        detail = f"the close reading broke down on this article: {named(error)}"
        return Reading([], [], []), [(full_name(table), "reader_failed", detail, None) for table in MENTION_TABLES]
    refused: list[tuple[str, str, str, str | None]] = []
    sentences = {sentence.no: sentence for sentence in article.sentences}

    def stands(table: type[Table], mention: RateMention | DateMention | EntityMention | PassedFigure) -> bool:
        home = sentences.get(mention.sentence_no)
        if home and home.start <= mention.start < mention.end <= home.end and article.text[mention.start : mention.end] == mention.text:
            return True
        detail = f"the mention does not stand at {mention.start}-{mention.end} in sentence {mention.sentence_no}"
        payload: Any = json.dumps(asdict(mention), ensure_ascii=False, default=str)
        refused.append((full_name(table), "span_not_in_text", detail, payload))
        return False

    rates = [mention for mention in found.rates if stands(core.RateMentions, mention)]
    dates = [mention for mention in found.dates if stands(core.DateMentions, mention)]
    entities = [mention for mention in found.entities if stands(core.EntityMentions, mention)]
    passed = [mention for mention in found.passed if stands(core.PassedFigures, mention)]
    return Reading(rates, dates, entities, passed), refused
