"""Articles about tariffs -> datasets of the mentions of rates, dates and entities, of the percentages that are no rates, of core.entities,
and of the vocabulary they point to.

What no memory holds is read closely and remembered in segments, then the tables of this run are put together from the segments.
What the text says is the business of `reading`. A refused article is never read, so no mention outlives its article.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines.contracts import core
from pipelines.contracts.dictionary import all_tables, schema
from pipelines.contracts.table import Table, full_name, polars_schema, pour
from pipelines.reading.article import Article, Block, DateMention, EntityMention, PassedFigure, RateMention, Sentence
from pipelines.reading.close import Reading, read_article
from pipelines.reading.frames import entities_frame, mention_frames
from pipelines.reading.vocabulary import vocab_frames
from pipelines.storage.datasets import Dataset, scan
from pipelines.storage.layout import Run
from pipelines.storage.memory import MENTION_SCHEMAS, MENTION_TABLES, SEGMENT_ARTICLES, Memory
from pipelines.storage.tally import PLACE, Progress, Quarantine, Report, Tally, named

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained

VOCABULARY_TABLES = tuple(table for table in all_tables() if schema(table) == "vocab")

_OWNER = ("article_id", "source_format")


def fill_mentions(run: Run, memory: Memory, report: Report, trained: "Trained | None" = None) -> Tally:
    """Read closely the articles of core.articles that are about tariffs, into the tables of mentions, core.entities and quarantine.

    Needs what `fill_core` wrote in the same run; FileNotFoundError where it did not. `memory` must be one for `trained`.
    """
    tally = Tally.load(run)
    quarantine = Quarantine(run, tally)
    articles = Dataset(run.dataset("core.articles"), polars_schema(core.Articles))
    wanted = articles.scan().filter("is_about_tariffs").select(*_OWNER, *PLACE).collect()
    tally.read_closely = _remember(run, memory, articles, wanted, report, trained)
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


def _remember(run: Run, memory: Memory, articles: Dataset, wanted: pl.DataFrame, report: Report, trained: "Trained | None") -> int:
    """Read closely what no memory holds; the number of articles read."""
    unread = wanted.join(memory.mentions.scan("index").collect(), on=_OWNER, how="anti")
    if trained is not None and not unread.is_empty():
        trained.load()  # Here, because what breaks down on one article is refused with it.
    done = 0
    read: list[_Read] = []
    for part in articles.parts():
        for article, source_format in _articles_of(run, part.name, unread):
            if done % 20 == 0:
                report(Progress("articles", done, unread.height, wanted.height))
            read.append(_read(article, source_format, trained))
            done += 1
            if len(read) >= SEGMENT_ARTICLES:
                memory.mentions.add(_segment(read))
                read = []
    if read:
        memory.mentions.add(_segment(read))
    report(Progress("articles", done, unread.height, wanted.height))
    return done


def _articles_of(run: Run, part: str, unread: pl.DataFrame) -> Iterator[tuple[Article, str]]:
    """The articles of one part that are `unread`, as reading takes them, each with its format."""
    rows = scan([run.dataset("core.articles") / part]).join(unread.lazy(), on="article_id", how="semi", maintain_order="left").collect()
    if rows.is_empty():
        return
    ids = rows.select("article_id").lazy()

    def by_article(table: str, order: str) -> dict[tuple[object, ...], pl.DataFrame]:
        own = scan([run.dataset(table) / part]).join(ids, on="article_id", how="semi")
        return own.sort("article_id", order).collect().partition_by("article_id", as_dict=True)

    blocks_of, sentences_of = by_article("core.blocks", "block_no"), by_article("core.sentences", "sentence_no")
    for row in rows.iter_rows(named=True):
        own = (row["article_id"],)
        page = []
        for b in blocks_of[own].iter_rows(named=True):
            start, end = (b["char_start"], b["char_end"]) if b["is_body"] else (-1, -1)
            page.append(Block(b["block_no"], b["kind"], b["is_body"], start, end, b["text"]))
        kinds = {block.no: block.kind for block in page}
        spoken = [
            Sentence(s["sentence_no"], s["block_no"], kinds[s["block_no"]], s["char_start"], s["char_end"], s["text"])
            for s in (sentences_of[own].iter_rows(named=True) if own in sentences_of else ())
        ]
        columns = ("article_id", "text", "title", "publisher", "authors", "published_on", "published_precision", "language")
        yield Article(sentences=spoken, blocks=page, **{name: row[name] for name in columns}), row["source_format"]


@dataclass(frozen=True)
class _Read:
    """One article with what was found in it, and what of that was refused: table, rule, detail, payload."""

    article_id: str
    source_format: str
    reading: Reading
    refused: list[tuple[str, str, str, str | None]]


def _read(article: Article, source_format: str, trained: "Trained | None") -> _Read:
    """Read `article`. A reading that breaks down, or a mention that does not stand where it says, is refused at no cost to others."""
    refused: list[tuple[str, str, str, str | None]] = []
    try:
        found = read_article(article, trained)
    except MemoryError:
        raise
    except Exception as error:
        detail = f"the close reading broke down on this article: {named(error)}"
        refused = [(full_name(table), "reader_failed", detail, None) for table in MENTION_TABLES]
        return _Read(article.article_id, source_format, Reading([], [], []), refused)
    sentences = {sentence.no: sentence for sentence in article.sentences}

    def stands(table: type[Table], mention: RateMention | DateMention | EntityMention | PassedFigure) -> bool:
        home = sentences.get(mention.sentence_no)
        if home and home.start <= mention.start < mention.end <= home.end and article.text[mention.start : mention.end] == mention.text:
            return True
        detail = f"the mention does not stand at {mention.start}-{mention.end} in sentence {mention.sentence_no}"
        refused.append((full_name(table), "span_not_in_text", detail, json.dumps(asdict(mention), ensure_ascii=False, default=str)))
        return False

    rates = [mention for mention in found.rates if stands(core.RateMentions, mention)]
    dates = [mention for mention in found.dates if stands(core.DateMentions, mention)]
    entities = [mention for mention in found.entities if stands(core.EntityMentions, mention)]
    passed = [mention for mention in found.passed if stands(core.PassedFigures, mention)]
    return _Read(article.article_id, source_format, Reading(rates, dates, entities, passed), refused)


def _segment(read: Sequence[_Read]) -> dict[str, pl.DataFrame]:
    """A segment of the memory: what the texts of `read` say."""
    owners = pl.DataFrame([(one.article_id, one.source_format) for one in read], schema=MENTION_SCHEMAS["index"], orient="row")
    refused = [(one.article_id, one.source_format, *refusal) for one in read for refusal in one.refused]
    frames = mention_frames((one.article_id, one.reading) for one in read)
    return {
        "index": owners,
        "refused": pl.DataFrame(refused, schema=MENTION_SCHEMAS["refused"], orient="row"),
        **{name: rows.join(owners, on="article_id", how="left", maintain_order="left") for name, rows in frames.items()},
    }


def _write(run: Run, memory: Memory, wanted: pl.DataFrame, quarantine: Quarantine) -> None:
    """The tables of mentions of this run, and core.entities over all of them."""
    for _, refused in memory.mentions.each("refused"):
        for row in _of(refused, wanted).iter_rows(named=True):
            quarantine.add(**{name: row[name] for name in ("table", "rule", "detail", "payload", "article_id", *PLACE)})
    for table in MENTION_TABLES:
        dataset = Dataset(run.dataset(full_name(table)), polars_schema(table))
        for _, remembered in memory.mentions.each(full_name(table)):
            rows = _of(remembered, wanted)
            if rows.is_empty():
                continue
            good, faults = pour(table, rows.select(polars_schema(table).names()))
            quarantine.add_faults(table, faults, rows)
            dataset.append(good)
    mentioned = Dataset(run.dataset(full_name(core.EntityMentions)), polars_schema(core.EntityMentions)).scan()
    entities, faults = pour(core.Entities, entities_frame(mentioned.select("entity_id", "type", "name").collect()))
    if faults.height:
        raise ValueError(f"an entity breaks the contract of core.entities: {faults['detail'][0]}")
    Dataset(run.dataset(full_name(core.Entities)), polars_schema(core.Entities)).append(entities)


def _of(rows: pl.LazyFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """Of remembered `rows` those of the `wanted` articles, with the place."""
    return rows.join(wanted.lazy(), on=_OWNER, how="inner", maintain_order="left").collect()
