"""How likely a reading of a rate is right: how sure its answers are by the sums of weights, brought to the scale of what came true.

Sums of weights make a reader too sure, as evidence repeats itself and articles are not those that was learned from: answers given with 0.94
on the average were right in 77% (docs/reading.md). So what the answers say of themselves is weighed once more, by a logistic regression
(Platt 1999) on annotated articles of which neither weights nor encoder had learned. Its coefficients stand beside the weights, in
`seeds/weights/sureness.csv`; they are fitted in `pipelines.calibration`.
"""

import csv
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pipelines.reading.weighing.scales import shipped_tables

Scores = Mapping[str, float]
"""How sure each answer is by the sums of weights, 0 to 1, by its question."""
Part = Literal["parties", "terms"]
"""What may be right of a rate: who levies on whose goods and on which; of what kind, in what state and on which basis."""
PARTS: tuple[Part, ...] = ("parties", "terms")
CONSTANT = "constant"
QUESTIONS = ("duty", "imposer", "products", "targets", "pair", "measure", "status", "basis")
"""The questions whose answers tell how sure a reading is."""
_UTMOST = 15.0
"""Log odds beyond which an answer is not surer."""


def told(scores: Scores) -> dict[str, float]:
    """What a regression is given: the log odds of each answer by its question, 1 as the `CONSTANT`."""
    found = {CONSTANT: 1.0}
    for question in QUESTIONS:
        score = scores[question]
        odds = math.log(score / (1 - score)) if 0 < score < 1 else math.copysign(_UTMOST, score - 0.5)
        found[question] = min(_UTMOST, max(-_UTMOST, odds))
    return found


def probability(part: Part, scores: Scores) -> float:
    """How likely that part of a reading is right, 0 to 1, rounded to thousandths: it is not known more finely."""
    weights = shipped_sureness()[part]
    return round(1 / (1 + math.exp(-sum(weights[name] * value for name, value in told(scores).items()))), 3)


@cache
def shipped_sureness() -> dict[Part, dict[str, float]]:
    """The shipped coefficients by part and what they weigh."""
    table = shipped_tables()["sureness"]
    return {part: {name: weight / 100 for name, weight in zip(table.names, table.columns[part].tolist(), strict=True)} for part in PARTS}


def write_sureness(weights: Mapping[Part, Mapping[str, float]], to: Path) -> None:
    """Write coefficients to the folder `to` as weights are written there."""
    with (to / "sureness.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("evidence", *PARTS))
        for name in sorted((CONSTANT, *QUESTIONS)):
            writer.writerow((name, *(f"{weights[part][name]:.2f}" for part in PARTS)))
