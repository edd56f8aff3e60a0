"""Readings as frames in the shape of the contracts: ids, order, dtypes.

Nothing is found here, and nothing is checked: see `contracts.table.pour`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from pipelines.contracts import core
from pipelines.contracts.core import Mention
from pipelines.contracts.table import full_name, polars_schema
from pipelines.reading.article import DateMention, EntityMention, PassedFigure, RateMention
from pipelines.reading.close import Reading
from pipelines.reading.vocabulary import describe

_Found = RateMention | DateMention | EntityMention | PassedFigure
_KINDS: tuple[tuple[type[Mention], str, str], ...] = (
    (core.RateMentions, "rate", "rates"),
    (core.DateMentions, "date", "dates"),
    (core.EntityMentions, "entity", "entities"),
    (core.PassedFigures, "passed", "passed"),
)
"""Table, kind of mention in its ids, and where a reading holds it."""


def mention_frames(readings: Iterable[tuple[str, Reading]]) -> dict[str, pl.DataFrame]:
    """The frames of core.rate_mentions, core.date_mentions, core.entity_mentions and core.passed_figures by full name, shaped as
    contracted, not yet poured.

    `readings` are pairs of article_id and reading. Rows stand in the order of the articles as given, then of char_start,
    char_end and ordinal, the place of a mention among those of its kind and span.
    """
    held = list(readings)
    return {
        full_name(table): _frame(table, kind, ((article_id, getattr(reading, part)) for article_id, reading in held))
        for table, kind, part in _KINDS
    }


def mention_id(article_id: str, kind: str, start: int, end: int, ordinal: int) -> str:
    """The stable id of a mention: `kind` is rate, date, entity or passed, `ordinal` counts from 0 those of the same kind and span."""
    return hashlib.sha256(f"{article_id}|{kind}|{start}|{end}|{ordinal}".encode()).hexdigest()[:20]


def entities_frame(entity_mentions: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame:
    """core.entities: one row per entity_id of `entity_mentions` (in the shape of core.entity_mentions), sorted by it, not yet poured.

    The vocabulary names what it knows; any other entity has the name it was given most often, then the first in the alphabet.
    """
    named = (
        entity_mentions.lazy()
        .group_by("entity_id", "type", "name")
        .len()
        .collect()
        .sort("entity_id", "len", "name", descending=[False, True, False])
        .unique("entity_id", keep="first", maintain_order=True)
    )
    rows = []
    for entity_id, kind, name in named.select("entity_id", "type", "name").iter_rows():
        known = describe(kind, entity_id.split(":", 1)[1])
        rows.append(
            {
                "entity_id": entity_id,
                "type": kind,
                "name": known.name if known else name,
                "country": known.country if known else None,
                "description": known.description if known else None,
                "is_in_vocabulary": known is not None,
            }
        )
    return pl.DataFrame(rows, schema=polars_schema(core.Entities), orient="row")


def _frame(table: type[Mention], kind: str, mentions: Iterable[tuple[str, Iterable[_Found]]]) -> pl.DataFrame:
    schema = polars_schema(table)
    rows = [tuple(row[name] for name in schema) for article_id, found in mentions for row in _rows(article_id, kind, found)]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _rows(article_id: str, kind: str, found: Iterable[_Found]) -> Iterator[dict[str, Any]]:
    before: Counter[tuple[int, int]] = Counter()
    for mention in sorted(found, key=lambda m: (m.start, m.end)):
        span = (mention.start, mention.end)
        row = vars(mention) | {
            "mention_id": mention_id(article_id, kind, *span, before[span]),
            "article_id": article_id,
            "char_start": mention.start,
            "char_end": mention.end,
        }
        if isinstance(mention, EntityMention):
            row["entity_id"] = f"{mention.type}:{mention.id}"
        before[span] += 1
        yield row
