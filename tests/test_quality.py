"""How well annotated articles are read. The floors in seeds/gold/floors.json only ever rise.

`seeds` are the sample articles, `voices` 29 articles by other hands, written to sound different (see tests/voices/README.md). Rules were
tried and weights fitted on the odd-numbered half of both; the even-numbered half has floors of its own, and so have the short texts of
`seeds/lessons` that no weight was fitted on, and the articles of `tests/unseen`, from which nothing is learned at all.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelines.calibration import ANSWERS
from pipelines.evaluation import load_gold
from pipelines.lessons import is_odd, is_taught, load_articles, load_sentences
from pipelines.reading.article import RateMention
from pipelines.reading.rates import find_rates
from pipelines.scoring import floors, headline, score_folder

ROOT = Path(__file__).parent.parent
FOLDERS = {"seeds": (ROOT / "seeds" / "gold", ROOT / "seeds" / "articles"), "voices": (ROOT / "tests" / "voices",) * 2}
SAMPLES = [*FOLDERS, *(f"{folder} even" for folder in FOLDERS)]
FLOORS = {sample: floors(sample) for sample in SAMPLES}
CASES = [(folder, name) for folder, floors in FLOORS.items() for name in floors]
SLACK = 0.03


@cache
def reached(sample: str) -> dict[str, float]:
    folder, _, half = sample.partition(" ")
    gold, articles = FOLDERS[folder]
    golds = [one for one in load_gold(gold) if not half or not is_odd(one.name)]
    scores, _ = score_folder(golds, articles)
    return {name: headline(found.figures()) for name, found in scores.figures.items()}


@pytest.mark.parametrize("folder, name", CASES)
def test_no_score_is_below_its_floor(folder: str, name: str) -> None:
    score, floor = reached(folder)[name], FLOORS[folder][name]
    assert score >= floor, f"{folder}: {name} fell to {score:.3f}; its floor is {floor}"


@pytest.mark.parametrize("folder, name", CASES)
def test_floors_follow_the_scores(folder: str, name: str) -> None:
    score, floor = reached(folder)[name], FLOORS[folder][name]
    message = f"{folder}: {name} reached {score:.3f}, well above its floor: raise it in seeds/gold/floors.json to keep what was won"
    assert score <= floor + SLACK, message


UNSEEN = {
    "short texts": "sentences.jsonl",
    "passages": "passages.jsonl",
    "unseen articles": "articles.jsonl",
    "retold news": "retold.jsonl",
}
"""The name of their floors -> the file, of seeds/lessons or tests/unseen."""
PARTS = {**ANSWERS, "all": ("parties", "terms")}
"""What counts as one -> what must be right for it."""


class Read(NamedTuple):
    """A rate that is annotated (`is_rate`), or was read, and what is right of it, by field and part; `found` where it was read."""

    mention: RateMention | None
    is_rate: bool
    right: dict[str, bool]


@cache
def read_unseen(sample: str) -> list[Read]:
    """What comes of reading what no weight was fitted on."""
    articles = ROOT / "tests" / "unseen" / UNSEEN[sample]
    if articles.exists():
        lessons = load_articles(articles)
    else:
        lessons = load_sentences(ROOT / "seeds" / "lessons" / UNSEEN[sample], lambda name: not is_taught(name))
    rates = []
    for lesson in lessons:
        found = {(m.start, m.end): m for m in find_rates(lesson.article, lesson.dates, lesson.entities)}
        for place in sorted({*found, *lesson.gold}):
            mention, gold = found.get(place), lesson.gold.get(place, {})
            given = {} if mention is None else vars(mention) | {"targets": tuple(mention.targets), "products": tuple(mention.products)}
            right = {"found": mention is not None}
            right |= {field: bool(given and gold) and given[field] == gold[field] for field in (*PARTS["parties"], *PARTS["terms"])}
            for part, fields in PARTS.items():
                right[part] = all(right[field] for field in fields)
            rates.append(Read(mention, place in lesson.gold, right))
    return rates


@pytest.mark.parametrize("sample, name", [(sample, name) for sample in UNSEEN for name in floors(sample)])
def test_what_is_unseen_is_read_as_well_as_before(sample: str, name: str) -> None:
    annotated = [read.right[name] for read in read_unseen(sample) if read.is_rate]
    floor = floors(sample)[name]
    assert floor <= sum(annotated) / len(annotated) <= floor + SLACK + 0.02


@pytest.mark.parametrize("part", ["parties", "terms"])
def test_readings_are_right_as_often_as_they_say(part: str) -> None:
    read = [one for one in read_unseen("unseen articles") if one.mention is not None]
    said = [(getattr(one.mention, f"{part}_probability"), one.right[part]) for one in read]
    assert sum(right for _, right in said) / len(said) == pytest.approx(sum(likely for likely, _ in said) / len(said), abs=0.05)
    sure, doubted = ([right for likely, right in said if (likely >= 0.9) is is_sure] for is_sure in (True, False))
    assert len(sure) > 0.3 * len(said)
    assert sum(sure) / len(sure) > 0.88
    assert sum(doubted) / len(doubted) < sum(sure) / len(sure) - 0.2
