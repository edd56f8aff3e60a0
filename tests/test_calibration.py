"""How likely readings are right: what a reading tells of itself, and how that is brought to the scale of what came true."""

import math
import random
from datetime import date
from pathlib import Path

import pytest

from pipelines.calibration import Outcome, fit_sureness, outcomes
from pipelines.evaluation import Gold
from pipelines.lessons import Lesson, lesson_of, short_article
from pipelines.reading.weighing import sureness
from pipelines.reading.weighing.scales import shipped_tables
from pipelines.reading.weighing.sureness import CONSTANT, PARTS, QUESTIONS, probability, shipped_sureness, told, write_sureness

EVEN = dict.fromkeys(QUESTIONS, 0.5)


def test_what_is_told_are_log_odds_within_bounds() -> None:
    found = told(EVEN | {"duty": 0.9, "pair": 1.0, "status": 0.0, "basis": 1 - 1e-12})
    assert found[CONSTANT] == 1.0
    assert found["duty"] == pytest.approx(math.log(9))
    assert found["imposer"] == 0.0
    assert found["pair"] == found["basis"] == -found["status"] == 15.0


def test_a_surer_answer_makes_its_part_likelier() -> None:
    for part, question in (("parties", "targets"), ("parties", "imposer"), ("terms", "status"), ("terms", "measure")):
        doubtful, likely, sure = (probability(part, EVEN | {question: score}) for score in (0.3, 0.7, 0.99))
        assert 0 <= doubtful < likely < sure <= 1


def test_coefficients_are_those_of_what_came_true() -> None:
    chance = random.Random(4)
    found = []
    for _ in range(4000):
        scores = {question: chance.uniform(0.05, 0.95) for question in QUESTIONS}
        odds = 0.5 + 0.8 * told(scores)["targets"] - 0.3 * told(scores)["status"]
        is_right = chance.random() < 1 / (1 + math.exp(-odds))
        found.append(Outcome(told(scores), {"parties": is_right, "terms": not is_right}))
    fitted = fit_sureness(found)
    assert fitted["parties"][CONSTANT] == pytest.approx(0.5, abs=0.15)
    assert fitted["parties"]["targets"] == pytest.approx(0.8, abs=0.15)
    assert fitted["parties"]["status"] == pytest.approx(-0.3, abs=0.15)
    assert fitted["parties"]["imposer"] == pytest.approx(0.0, abs=0.15)
    assert fitted["terms"]["targets"] == pytest.approx(-fitted["parties"]["targets"], abs=1e-3)


def lesson(*rates: tuple[str, float, str]) -> Lesson:
    text = "Kenya's ordinary import duty on eggs from Uganda is 25%. Ghana's ordinary import duty on rice from Togo is 10%."
    given = [
        {"text": said, "context": said, "rate_pct": rate, "rate_max_pct": None, "imposer": imposer, "effective_on": None}
        | {"targets": ["UG"], "products": ["poultry"], "measure": "mfn", "status": "in_effect", "basis": "level"}
        for said, rate, imposer in rates
    ]
    return lesson_of(Gold("k", {}, given, [], []), short_article(text, date(2019, 6, 3)))


def test_a_rate_is_right_in_the_parts_that_the_annotation_bears_out() -> None:
    first, second = outcomes(lesson(("25%", 25, "KE"), ("10%", 10, "TG")))
    assert first.right == {"parties": True, "terms": True}
    assert second.right == {"parties": False, "terms": True}
    assert set(first.told) == {CONSTANT, *QUESTIONS}


def test_what_is_read_but_is_no_rate_has_no_part_right() -> None:
    _, second = outcomes(lesson(("25%", 25, "KE")))
    assert second.right == {"parties": False, "terms": False}


def test_coefficients_are_written_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds" / "weights").mkdir(parents=True)
    given = {part: {name: round(0.11 * k - 0.3, 2) for k, name in enumerate((CONSTANT, *QUESTIONS))} for part in PARTS}
    write_sureness(given, tmp_path / "seeds" / "weights")
    monkeypatch.setattr("pipelines.reading.weighing.scales.folder", lambda name: tmp_path / name)
    monkeypatch.setattr(sureness, "shipped_tables", shipped_tables.__wrapped__)
    assert shipped_sureness.__wrapped__() == given
