"""How well annotated articles are read. The floors in seeds/gold/floors.json only ever rise.

`seeds` are the sample articles, `voices` 29 articles by other hands, written to sound different (see tests/voices/README.md). Rules were
tried and weights fitted on the odd-numbered half of both; the even-numbered half has floors of its own, and so have the short texts of
`seeds/lessons` that no weight was fitted on.
"""

from functools import cache
from pathlib import Path

import pytest

from pipelines.evaluation import load_gold
from pipelines.lessons import is_odd, is_taught, load_sentences
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


SHORT = {"short texts": "sentences.jsonl", "passages": "passages.jsonl"}
"""The name of their floors -> the file of seeds/lessons."""


@cache
def short_texts(sample: str) -> dict[str, float]:
    """Of the rates in short texts that no weight was fitted on: the share found, and the share of each field right, 0 to 1."""
    right: dict[str, int] = dict.fromkeys(floors(sample), 0)
    rates = 0
    for lesson in load_sentences(ROOT / "seeds" / "lessons" / SHORT[sample], lambda name: not is_taught(name)):
        found = {(m.start, m.end): m for m in find_rates(lesson.article, lesson.dates, lesson.entities)}
        for place, gold in lesson.gold.items():
            rates += 1
            mention = found.get(place)
            if mention is None:
                continue
            right["found"] += 1
            answers = {"imposer": mention.imposer, "targets": tuple(mention.targets), "products": tuple(mention.products)}
            answers |= {field: getattr(mention, field) for field in ("measure", "status", "basis")}
            for field, answer in answers.items():
                right[field] += answer == gold[field]
    return {name: count / rates for name, count in right.items()}


@pytest.mark.parametrize("sample, name", [(sample, name) for sample in SHORT for name in floors(sample)])
def test_short_texts_are_read_as_well_as_before(sample: str, name: str) -> None:
    floor = floors(sample)[name]
    assert floor <= short_texts(sample)[name] <= floor + SLACK + 0.02
