"""How well annotated articles are read. The floors in quality_floors.json only ever rise.

`seeds` are the sample articles, on whose odd-numbered half rules were tuned; `voices` are 29 articles by other hands, written to
sound different (facts from memory, test data only; see tests/voices/README.md).
"""

import json
from functools import cache
from pathlib import Path

import pytest

from pipelines.cli import score_folder
from pipelines.evaluation import Matches, load_gold

ROOT = Path(__file__).parent.parent
FOLDERS = {"seeds": (ROOT / "seeds" / "gold", ROOT / "seeds" / "articles"), "voices": (ROOT / "tests" / "voices",) * 2}
FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "quality_floors.json").read_text(encoding="utf-8"))
CASES = [(folder, name) for folder, floors in FLOORS.items() for name in floors]
SLACK = 0.03


@cache
def reached(folder: str) -> dict[str, float]:
    gold, articles = FOLDERS[folder]
    scores, _ = score_folder(load_gold(gold), articles)
    return {name: found.f1 if isinstance(found, Matches) else found.accuracy for name, found in scores.figures.items()}


@pytest.mark.parametrize("folder, name", CASES)
def test_no_score_is_below_its_floor(folder: str, name: str) -> None:
    score, floor = reached(folder)[name], FLOORS[folder][name]
    assert score >= floor, f"{folder}: {name} fell to {score:.3f}; its floor is {floor}"


@pytest.mark.parametrize("folder, name", CASES)
def test_floors_follow_the_scores(folder: str, name: str) -> None:
    score, floor = reached(folder)[name], FLOORS[folder][name]
    message = f"{folder}: {name} reached {score:.3f}, well above its floor: raise it in tests/quality_floors.json to keep what was won"
    assert score <= floor + SLACK, message
