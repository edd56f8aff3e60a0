"""Fits how likely a reading is right, for `reading.weighing.sureness`, on annotated articles of which the reader has learned nothing.

For developers of the rules, not part of a build: `make sureness LESSONS=FILE` writes `seeds/weights/sureness.csv` anew. The file holds
lessons in the form of `seeds/lessons/articles.jsonl`, before they are added there and learned from: of its own lessons a reader is sure
with reason.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from pipelines.lessons import Lesson, load_articles
from pipelines.reading.article import RateMention
from pipelines.reading.rates import find_rates
from pipelines.reading.weighing.sureness import CONSTANT, PARTS, QUESTIONS, Part, told, write_sureness
from pipelines.shipped import folder

ANSWERS: dict[Part, tuple[str, ...]] = {"parties": ("imposer", "targets", "products"), "terms": ("measure", "status", "basis")}
"""What must be right for a part of a reading to be right."""
_PRIOR = 1.0
"""Strength of the prior on the coefficients (L2)."""


@dataclass(frozen=True)
class Outcome:
    """A rate that was read: what its answers tell of themselves (as `told` gives it), and which parts of it are right."""

    told: dict[str, float]
    right: dict[Part, bool]


def outcomes(lesson: Lesson) -> list[Outcome]:
    """What came of each rate that the shipped reader reads in `lesson`, in order; one that is none has no part right."""
    found = find_rates(lesson.article, lesson.dates, lesson.entities)
    return [Outcome(told(mention.scores), _right(mention, lesson.gold.get((mention.start, mention.end)))) for mention in found]


def _right(mention: RateMention, gold: dict[str, Any] | None) -> dict[Part, bool]:
    given = vars(mention) | {"targets": tuple(mention.targets), "products": tuple(mention.products)}
    return {part: gold is not None and all(given[name] == gold[name] for name in names) for part, names in ANSWERS.items()}


def fit_sureness(found: Sequence[Outcome]) -> dict[Part, dict[str, float]]:
    """The coefficients that make what came of `found` likely, by part: a logistic regression with a Gaussian prior, found by L-BFGS."""
    names = (CONSTANT, *QUESTIONS)
    matrix = np.array([[one.told[name] for name in names] for one in found])
    fitted: dict[Part, dict[str, float]] = {}
    for part in PARTS:
        signs = np.where([one.right[part] for one in found], 1.0, -1.0)

        def loss(weights: np.ndarray, signs: np.ndarray = signs) -> tuple[float, np.ndarray]:
            margins = signs * (matrix @ weights)
            slope = -(matrix * (signs / (1 + np.exp(margins)))[:, None]).sum(axis=0)
            return np.logaddexp(0, -margins).sum() + 0.5 * _PRIOR * weights @ weights, slope + _PRIOR * weights

        best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
        fitted[part] = dict(zip(names, (float(weight) for weight in best), strict=True))
    return fitted


def main() -> None:
    """Fit how likely readings are right and write it to `seeds/weights/sureness.csv`."""
    asked = ArgumentParser(description=main.__doc__)
    asked.add_argument("lessons", type=Path, nargs="+", help="annotated articles, one a line, of which the reader has learned nothing")
    with ProcessPoolExecutor() as pool:
        lessons = [lesson for found in pool.map(load_articles, asked.parse_args().lessons) for lesson in found]
        found = [outcome for of_lesson in pool.map(outcomes, lessons, chunksize=8) for outcome in of_lesson]
    shares = ", ".join(f"{part} {np.mean([one.right[part] for one in found]):.3f}" for part in PARTS)
    print(f"{len(found):,} rates read in {len(lessons)} lessons; right: {shares}", file=sys.stderr, flush=True)
    write_sureness(fit_sureness(found), folder("seeds") / "weights")


if __name__ == "__main__":
    main()
