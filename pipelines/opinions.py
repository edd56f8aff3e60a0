"""Opinions: what encoders that have not learned from a lesson think of its figures, as a file.

An encoder seems surer of texts it has learned from than of others. So each lesson is put before one that has not learned from it: one that
was trained on the other half of the lessons (`half_of`), or for a lesson that came later the encoder of before. Its opinions are kept:
`training` writes them, and `fitting` weighs them beside the named evidence.
"""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.lessons import Lesson
from pipelines.reading.article import Article
from pipelines.reading.encoder.impression import Impression
from pipelines.reading.encoder.model import CLASSES
from pipelines.reading.encoder.stretches import Place
from pipelines.reading.weighing.plan import Plan

FILE = "opinions.parquet"
"""In `seeds/lessons`."""
Opinions = Mapping[str, Mapping[Place, Impression]]
"""By the name of the lesson and the place of the figure."""

_SCORES = pl.List(pl.Struct({"answer": pl.String, "score": pl.Float32}))
_NAMED = ("imposers", "targets", "products")
"""The questions whose answers are named in the text; their scores are told with the answers, those of classes in the order of `CLASSES`."""
_ALONE = ("duty", "elsewhere", "no_products")
_SCHEMA: dict[str, Any] = {
    "lesson": pl.String,
    "start": pl.Int32,
    "end": pl.Int32,
    **dict.fromkeys(_ALONE, pl.Float32),
    **dict.fromkeys(_NAMED, _SCORES),
    **dict.fromkeys(CLASSES, pl.List(pl.Float32)),
}
_DIGITS = 1
"""Scores are logarithms of probabilities and odds: a tenth is near enough."""


def half_of(name: str) -> int:
    """To which half of the lessons, 0 or 1, the one called `name` belongs, whatever other lessons there are."""
    return zlib.crc32(name.encode()) % 2


def is_thought_of(lesson: Lesson, opinions: Opinions) -> bool:
    """Whether there is an opinion of each figure of `lesson`."""
    return opinions.get(lesson.name, {}).keys() >= set(lesson.figures)


class RememberedOpinions:
    """Stands for an encoder where its opinions are known; of other figures it has none."""

    def __init__(self, opinions: Mapping[Place, Impression]) -> None:
        self._opinions = opinions

    def impressions(
        self, article: Article, plans: Sequence[Plan], places: Sequence[Place], wanted: Set[Place]
    ) -> Mapping[Place, Impression]:
        """What was thought of the figures that are `wanted`."""
        return {place: self._opinions[place] for place in places if place in wanted and place in self._opinions}


def write_opinions(opinions: Opinions, path: Path) -> None:
    """One row for each lesson and figure, in order."""
    rows = [
        {"lesson": lesson, "start": start, "end": end, **_row(impression)}
        for lesson, found in sorted(opinions.items())
        for (start, end), impression in sorted(found.items())
    ]
    pl.DataFrame(rows, schema=_SCHEMA).write_parquet(path, compression="zstd", compression_level=19)


def read_opinions(path: Path) -> Opinions:
    """What `write_opinions` wrote."""
    found: dict[str, dict[Place, Impression]] = defaultdict(dict)
    for row in pl.read_parquet(path, columns=list(_SCHEMA)).iter_rows(named=True):
        found[row["lesson"]][row["start"], row["end"]] = _impression(row)
    return found


def _row(found: Impression) -> dict[str, Any]:
    row: dict[str, Any] = {name: _rounded(getattr(found, name)) for name in _ALONE}
    for question in _NAMED:
        row[question] = [{"answer": answer, "score": _rounded(score)} for answer, score in getattr(found, question).items()]
    return row | {question: [_rounded(found.classes[question][kind]) for kind in kinds] for question, kinds in CLASSES.items()}


def _rounded(score: float) -> float:
    return round(score, _DIGITS)


def _impression(row: Mapping[str, Any]) -> Impression:
    imposers, targets, products = ({one["answer"]: one["score"] for one in row[question]} for question in _NAMED)
    classes = {question: dict(zip(kinds, row[question], strict=True)) for question, kinds in CLASSES.items()}
    return Impression(row["duty"], imposers, row["elsewhere"], targets, products, row["no_products"], classes)
