"""How well names are found in news of the whole world: `tests/unseen/names.jsonl`, from which nothing learns and of which only the totals
were ever looked at. The floors in seeds/gold/floors.json only ever rise.
"""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipelines.lessons import short_article
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_entities
from pipelines.scoring import floors

FILE = Path(__file__).parent / "unseen" / "names.jsonl"
TYPES = ("PERSON", "ORG", "LAW", "PLACE")
SLACK = 0.03

Spans = dict[tuple[int, int], str]
"""The type of what stands at code points [start, end)."""


@cache
def reached() -> dict[str, float]:
    """F1 by type, and of all together; right is a name with its type and exactly its characters."""
    right: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for line in FILE.read_text("utf-8").splitlines():
        item = json.loads(line)
        article = short_article(item["text"], date.fromisoformat(item["published_on"]))
        gold = {_core(article.text, start, end): kind for start, end, kind in item["names"]}
        read = {_core(article.text, m.start, m.end): m.type for m in find_entities(article, find_dates(article)) if m.type in TYPES}
        right.update(kind for span, kind in gold.items() if read.get(span) == kind)
        marked.update(gold.values())
        marked.update(read.values())
    scores = {kind: 2 * right[kind] / marked[kind] for kind in TYPES}
    return {**scores, "all": 2 * right.total() / marked.total()}


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The name without an article before it and a possessive or full stop behind it, which annotators mark now and then."""
    while text[start:end].lower().startswith("the "):
        start += len("the ")
    for tail in ("'s", "’s", "."):
        end -= len(tail) if text[start:end].endswith(tail) else 0
    return start, end


@pytest.mark.parametrize("kind", [*TYPES, "all"])
def test_names_are_found_as_well_as_before(kind: str) -> None:
    score, floor = reached()[kind], floors("unseen names")[kind]
    assert floor <= score <= floor + SLACK, f"{kind} reached {score:.3f}, its floor is {floor}"
