"""How well the annotated sample is read. The floors in quality_floors.json only ever rise."""

import json
from functools import cache
from pathlib import Path

import pytest

from pipelines.cli import score_folder
from pipelines.evaluation import Matches, load_gold

ROOT = Path(__file__).parent.parent
FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "quality_floors.json").read_text(encoding="utf-8"))
SLACK = 0.03


@cache
def reached() -> dict[str, float]:
    scores, refused = score_folder(load_gold(ROOT / "seeds" / "gold"), ROOT / "seeds" / "articles")
    assert refused == []
    return {name: found.f1 if isinstance(found, Matches) else found.accuracy for name, found in scores.figures.items()}


@pytest.mark.parametrize("name", FLOORS)
def test_no_score_is_below_its_floor(name: str) -> None:
    assert reached()[name] >= FLOORS[name], f"{name} fell to {reached()[name]:.3f}; its floor is {FLOORS[name]}"


@pytest.mark.parametrize("name", FLOORS)
def test_floors_follow_the_scores(name: str) -> None:
    message = f"{name} reached {reached()[name]:.3f}, well above its floor: raise it in tests/quality_floors.json to keep what was won"
    assert reached()[name] <= FLOORS[name] + SLACK, message
