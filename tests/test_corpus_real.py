"""The sample corpus against its annotations, and the real articles where their folder is named by TARIFF_REAL_ARTICLES."""

import json
import os
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import Refusal, find_files, read_file
from pipelines.shipped import folder

ARTICLES, GOLD = folder("seeds") / "articles", folder("seeds") / "gold"
FLOORS = {"title": 1.0, "published_on": 1.0, "publisher": 1.0, "authors": 1.0, "url": 1.0, "language": 1.0, "not_body": 1.0}
"""Shares of the sample corpus that are right. They only rise."""


@cache
def documents(root: Path) -> dict[str, Document]:
    found = {}
    for path in find_files(root):
        for item in read_file(root, path):
            taken = item if isinstance(item, Refusal) else take_apart(item)
            assert isinstance(taken, Document), taken
            found[Path(path).stem] = taken
    return found


def fold(text: str | None) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c)).casefold()
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())


@pytest.mark.parametrize("field", FLOORS)
def test_the_sample_corpus_is_taken_apart_as_annotated(field: str) -> None:
    wrong, all_ = [], 0
    for path in sorted(GOLD.glob("*.gold.json")):
        gold = json.loads(path.read_text())["article"]
        found = documents(ARTICLES)[path.name.removesuffix(".gold.json")]
        if field == "not_body":
            checks = [(fold(aside) not in fold(found.text), aside) for aside in gold["not_body"]]
        elif field == "authors":
            checks = [(sorted(map(fold, gold["authors"])) == sorted(map(fold, found.authors)), found.authors)]
        elif field == "published_on":
            checks = [(str(found.published_on or "").startswith(gold["published_on"] or ""), found.published_on)]
        elif field == "publisher":
            checks = [(fold(gold["source"]) == fold(found.publisher), found.publisher)]
        else:
            checks = [(fold(gold[field]) == fold(getattr(found, field)), getattr(found, field))]
        all_ += len(checks)
        wrong += [(path.name, value) for is_right, value in checks if not is_right]
    assert all_ > 0
    assert 1 - len(wrong) / all_ >= FLOORS[field], wrong


REAL = os.environ.get("TARIFF_REAL_ARTICLES")


@pytest.mark.skipif(not REAL, reason="TARIFF_REAL_ARTICLES names no folder")
@pytest.mark.parametrize(
    ("start", "has_title", "day", "precision", "basis", "authors"),
    [
        ("000", False, "2025-05-19", "day", "url", ["Xiong Chaoyi"]),
        ("001", False, "2025-07-02", "day", "url", ["Xiong Chaoran"]),
        ("002", True, "2025-04-01", "month", "text", []),
        ("003", True, "2025-05-04", "day", "timestamp", []),
        ("004", False, "2025-01-01", "year", "text", []),
    ],
)
def test_real_articles(start: str, has_title: bool, day: str, precision: str, basis: str, authors: list[str]) -> None:
    found = next(document for stem, document in documents(Path(REAL or "")).items() if stem.startswith(start))
    assert (found.title is not None, str(found.published_on), found.published_precision, found.published_basis) == (
        has_title,
        day,
        precision,
        basis,
    )
    assert found.authors == authors
    assert found.language == "en"
    last = found.sentences[-1].text
    assert last.endswith((".", "”", '"', "’"))
    assert sum(block.kind == "headline" for block in found.blocks) == has_title


@pytest.mark.skipif(not REAL, reason="TARIFF_REAL_ARTICLES names no folder")
@pytest.mark.parametrize(
    ("start", "furniture"),
    [
        ("000", ["exclusive contribution", "toutiao", "Disclaimer", "[By"]),
        ("001", ["Unauthorized reproduction", "toutiao", "Statement:", "【"]),
        ("002", ["Skip to content", "Read also", "Latest\n"]),
        ("003", ["POPULAR ARTICLE", "Surname Bill", "ACCESS RANKING", "16:01 JST"]),
        ("004", ["Read the original article"]),
    ],
)
def test_furniture_of_real_articles_is_not_text(start: str, furniture: list[str]) -> None:
    found = next(document for stem, document in documents(Path(REAL or "")).items() if stem.startswith(start))
    assert not [words for words in furniture if words in found.text]
    assert found.text.count(found.title or "\n\n\n") == (1 if found.title else 0)
