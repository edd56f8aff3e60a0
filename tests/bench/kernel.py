"""One part of reading, timed in this process: `python -m bench.kernel PART FOLDER SECONDS CORES`, CORES being `one` or `all`.

- `triage`  which texts are about tariffs; the texts of a slice in batches, as a build has them
- `apart`   lines of JSON Lines into documents
- `reading` articles read closely: dates, then names, then rates
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from bench.clock import on_one_core, slices, tell, text_size, timed
from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem
from pipelines.reading.article import Article
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_entities
from pipelines.reading.rates import weigh_figures
from pipelines.reading.scan import is_about_tariffs
from pipelines.storage.kernel import BATCH_ARTICLES


def triage(folder: Path, seconds: float) -> Iterator[dict[str, Any]]:
    """Batches of texts scanned."""
    parts = []
    for part in slices(folder):
        texts = [article["text"] for article in part]
        parts.append([pl.Series(texts[at : at + BATCH_ARTICLES], dtype=pl.String) for at in range(0, len(texts), BATCH_ARTICLES)])

    def scan(batch: pl.Series) -> None:
        is_about_tariffs(batch)

    return timed(parts, scan, lambda batch: (len(batch), int(batch.str.len_bytes().sum())), seconds)


def apart(folder: Path, seconds: float) -> Iterator[dict[str, Any]]:
    """Lines taken apart."""

    def take(item: RawItem) -> None:
        take_apart(item)

    return timed([_items(part) for part in slices(folder)], take, lambda item: (1, len(item.content)), seconds)


def reading(folder: Path, seconds: float) -> Iterator[dict[str, Any]]:
    """Articles read closely, with the time of each step."""

    def read(article: Article) -> dict[str, float]:
        began = time.process_time()
        dates = find_dates(article)
        dated = time.process_time()
        entities = find_entities(article, dates, None)
        named = time.process_time()
        weigh_figures(article, dates, entities)
        return {"dates": dated - began, "names": named - dated, "rates": time.process_time() - named}

    documents = [[take_apart(item) for item in _items(part)] for part in slices(folder)]
    articles = [[document.article() for document in part if isinstance(document, Document)] for part in documents]
    return timed(articles, read, lambda article: text_size(article.text), seconds)


def _items(part: list[dict[str, Any]]) -> list[RawItem]:
    return [RawItem("bench.jsonl", number, "jsonl", json.dumps(article).encode()) for number, article in enumerate(part, 1)]


PARTS = {"triage": triage, "apart": apart, "reading": reading}

if __name__ == "__main__":
    if sys.argv[4] == "one":
        on_one_core()
    tell(PARTS[sys.argv[1]](Path(sys.argv[2]), float(sys.argv[3])))
