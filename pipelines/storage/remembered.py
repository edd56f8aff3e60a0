"""What the memory holds of given articles, for who wants it without a build: `scoring`, of the sample that a build may just have read.

Paths are those of the caller, all else follows from the bytes (see `memory`).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.contracts.table import full_name, polars_schema
from pipelines.corpus.files import RawItem
from pipelines.storage.kernel import OWNER
from pipelines.storage.memory import KEY, MENTION_TABLES, Memory
from pipelines.storage.tally import PLACE


@dataclass(frozen=True)
class Remembered:
    """Articles as rows of core.articles without what only a build knows, and all that was found in them, by full name of table."""

    articles: list[dict[str, Any]]
    mentions: dict[str, pl.DataFrame]


def remembered(memory: Memory, items: Iterable[RawItem]) -> Remembered:
    """Those of `items` that are about tariffs and were read closely; the others nobody remembers whole."""
    places = pl.DataFrame(
        [(hashlib.sha256(item.content).hexdigest(), item.source_format, item.source_path, item.source_line) for item in items],
        schema=dict.fromkeys((*KEY, PLACE[0]), pl.String) | {PLACE[1]: pl.Int64},
        orient="row",
    )
    about = memory.documents.scan("index").filter("is_about_tariffs").select(*KEY, "article_id").collect()
    read = memory.mentions.scan("index").select(OWNER).collect()
    found = places.join(about, on=KEY, how="inner", maintain_order="left").join(read, on=OWNER, how="semi", maintain_order="left")
    # Told by id as well, so that of a large memory no other texts are read.
    own = pl.col("article_id").is_in(found["article_id"].to_list())
    articles = memory.documents.scan("core.articles").filter(own).join(found.lazy(), on=[*OWNER, KEY[0]], how="inner").collect()
    return Remembered(
        articles.to_dicts(),
        {
            full_name(table): memory.mentions.scan(full_name(table))
            .filter(own)
            .join(found.lazy(), on=OWNER, how="semi", maintain_order="left")
            .select(polars_schema(table).names())
            .collect()
            for table in MENTION_TABLES
        },
    )
