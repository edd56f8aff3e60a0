"""The articles that are read: one in ten about tariffs, no two alike, and a million of them need no more memory than one.

Those about tariffs are dealt from the paragraphs of the sample (`seeds/articles`) and of `tests/voices`, in runs as they stand there, with
other numbers and names. Dealt, because replicas of a whole article are copies of each other, and finding copies would be all that
a build does. The others come in the same way from a corpus, where one is named, else from `general`. What an article is follows from the
seed and its number alone.
"""

import gzip
import json
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl

from bench.changing import Cast, Layout, Name, lay_out, world_names
from bench.general import write_general
from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem, read_file
from pipelines.evaluation import SUFFIX, load_gold
from pipelines.reading.scan import is_about_tariffs

Article = dict[str, Any]
"""One line of JSON Lines: url, title, published_at, publisher, text."""

ROOT = Path(__file__).resolve().parents[2]
ONE_IN = 10
"""Of so many articles one is about tariffs: the first, the eleventh, ..."""

_HEAD = 4
"""Paragraphs that stay together at the head of an article: they say what it is about."""
_SAMPLE_RUN = 3
_CORPUS_RUN = 15
"""Paragraphs that stay together further down. Of few texts runs must be short, or articles are copies; of many they may be long, so that an
article is about something."""
_FIRST_DAY, _DAYS = date(2018, 3, 1), 3000
_PUBLISHERS = ("The Harbour Post", "Inland Dispatch", "Morning Ledger", "Northern Wire", "The Quay", "Valley Courier")

Page = tuple[Layout, ...]
"""The paragraphs of one text."""


class Deck:
    """Texts to deal articles from, in runs of so many paragraphs."""

    def __init__(self, pages: list[Page], run: int) -> None:
        self._pages, self._run = pages, run

    def deal(self, rng: random.Random) -> str:
        """The head of one text, filled up to its length with runs of paragraphs from others; numbers and names are new."""
        page = rng.choice(self._pages)
        paragraphs = list(page[:_HEAD])
        lacking = sum(paragraph.size for paragraph in page[_HEAD:])
        while lacking > 0:
            other = rng.choice(self._pages)
            at = rng.randrange(len(other))
            for paragraph in other[at : at + self._run]:
                if lacking > 0:
                    paragraphs.append(paragraph)
                    lacking -= paragraph.size
        cast = Cast(rng)
        return "\n\n".join(paragraph.fill(cast) for paragraph in paragraphs)


@cache
def sample() -> Deck:
    """The annotated articles of the sample and of tests/voices; the annotations say which names are in them."""
    pages = []
    for articles, annotations in (("seeds/articles", "seeds/gold"), ("tests/voices", "tests/voices")):
        golds = {gold.name: gold for gold in load_gold(ROOT / annotations)}
        for path in sorted((ROOT / articles).iterdir()):
            gold = golds.get(path.stem)
            if gold is None or path.name.endswith(SUFFIX):
                continue
            names = [Name(entity["type"], entity["id"], text) for entity in gold.entities for text in entity["surfaces"]]
            pages += [
                tuple(lay_out(paragraph, names) for paragraph in document.text.split("\n\n"))
                for item in read_file(path.parent, path.name)
                if isinstance(item, RawItem) and isinstance(document := take_apart(item), Document)
            ]
    return Deck(pages, _SAMPLE_RUN)


@cache
def corpus(folder: Path) -> Deck:
    """The texts in the JSON Lines files of `folder` (`text`; .jsonl or .jsonl.gz) that are not about tariffs."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*.jsonl*")):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    others = pl.Series(texts, dtype=pl.String).filter(~is_about_tariffs(pl.Series(texts, dtype=pl.String)))
    pages = [[paragraph for paragraph in text.split("\n\n") if paragraph.strip()] for text in others]
    laid_out = [tuple(lay_out(paragraph, world_names(paragraph)) for paragraph in page) for page in pages if page]
    if not laid_out:
        raise ValueError(f"{folder} holds no JSON Lines (.jsonl, .jsonl.gz) with texts that are not about tariffs")
    return Deck(laid_out, _CORPUS_RUN)


def named_corpus() -> Path | None:
    """The folder that TARIFF_BENCH_CORPUS names; None where it names none."""
    name = os.environ.get("TARIFF_BENCH_CORPUS")
    return Path(name).expanduser().resolve() if name else None


def tariff_article(seed: str, number: int) -> Article:
    """The article `number` about tariffs."""
    rng = random.Random(f"tariffs {seed} {number}")
    return _printed(rng, number, sample().deal(rng))


def general_article(seed: str, number: int, folder: Path | None) -> Article:
    """The article `number` that is not about tariffs, from the corpus in `folder` where there is one."""
    rng = random.Random(f"general {seed} {number}")
    return _printed(rng, number, corpus(folder).deal(rng) if folder else write_general(rng))


def articles(seed: str, folder: Path | None) -> Iterator[Article]:
    """News without end, one in ten about tariffs."""
    number = 0
    while True:
        yield general_article(seed, number, folder) if number % ONE_IN else tariff_article(seed, number)
        number += 1


def write(found: Iterator[Article], count: int, file: Path) -> int:
    """The next `count` of `found` as JSON Lines; gives the bytes written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for article in islice(found, count):
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    return file.stat().st_size


def _printed(rng: random.Random, number: int, text: str) -> Article:
    day = _FIRST_DAY + timedelta(rng.randrange(_DAYS))
    title = text.partition("\n\n")[0]
    return {
        "url": f"https://news.example/{day:%Y/%m/%d}/{number}-{rng.getrandbits(32):08x}",
        "title": title if len(title) <= 150 else None,
        "published_at": f"{day.isoformat()}T{rng.randrange(24):02}:{rng.randrange(60):02}:00Z",
        "publisher": rng.choice(_PUBLISHERS),
        "text": text,
    }
