"""The lessons as the network reads them: stretches with what is right of each figure, and many of them side by side."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from pipelines.lessons import Lesson
from pipelines.reading.encoder.model import CLASSES, links_of, sorts_of, spans_of
from pipelines.reading.encoder.stretches import SORTS, stretches_of
from pipelines.reading.rates import laid_out
from pipelines.reading.setting import levier
from pipelines.reading.weighing.plan import Plan
from pipelines.training.disguise import Exercise

PIECES = 4096
"""How many pieces a batch has, padding included."""
_MANY = 24
"""How many stretches a batch has at most."""
_SHELF = 400
"""So many stretches are drawn, put in the order of their length and cut into batches: little padding, yet no order that repeats."""


@dataclass(frozen=True)
class Batch:
    """Stretches side by side, padded (B x T), with their mentions, figures and then names, padded as well (B x M); of the F figures R are
    duties; pairs of duties and names.

    `pool` holds whose piece it is and which (both in the flattened batch); `joined` for each question about names which pairs belong
    together, as (duty, id) and the numbers of the pairs.
    """

    pieces: Tensor
    marks: Tensor
    is_padding: Tensor
    pool: tuple[Tensor, Tensor]
    sorts: Tensor
    links: Tensor
    """How the mentions stand to one another (B x M x M)."""
    is_missing: Tensor
    """Which of the mentions are padding (B x M)."""
    figures: Tensor
    """The figures among the mentions of the flattened batch."""
    is_duty: Tensor
    """Which of the figures are duties."""
    worth: Tensor
    """How often each figure counts."""
    pairs: tuple[Tensor, Tensor, Tensor, Tensor]
    """Duty, name, distance and sort of each pair."""
    joined: dict[str, dict[tuple[int, str], list[int]]]
    right: list[Mapping[str, Any]]
    """The annotation of each duty."""


def plans_of(lesson: Lesson) -> list[Plan]:
    """The sentences of a lesson with what its rates ask about."""
    return [Plan(clause) for clause in laid_out(lesson.article, lesson.dates, lesson.entities)]


def exercises(lessons: Sequence[Lesson]) -> list[Exercise]:
    """All stretches of `lessons` with figures, in order."""
    found = []
    for lesson in lessons:
        for stretch in stretches_of(lesson.article, plans_of(lesson), lesson.figures, set(lesson.figures)):
            found.append(Exercise(stretch, [lesson.gold.get(place) for place in stretch.figures], lesson.worth))
    return found


def batched(given: Sequence[Exercise], chance: random.Random) -> list[list[Exercise]]:
    """`given` in batches, shuffled: each once."""
    drawn = list(given)
    chance.shuffle(drawn)
    batches: list[list[Exercise]] = []
    for first in range(0, len(drawn), _SHELF):
        batch: list[Exercise] = []
        for one in sorted(drawn[first : first + _SHELF], key=len):
            if batch and (len(one) * (len(batch) + 1) > PIECES or len(batch) == _MANY):
                batches.append(batch)
                batch = []
            batch.append(one)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def put_together(given: Sequence[Exercise]) -> Batch:
    """The exercises of a batch side by side."""
    size, many = max(map(len, given)), max(len(spans_of(one.stretch)) for one in given)
    shape = len(given), size
    pieces, marks = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    is_padding, is_missing = torch.ones(shape, dtype=torch.bool), torch.ones(len(given), many, dtype=torch.bool)
    sorts, links = torch.zeros(len(given), many, dtype=torch.long), torch.zeros(len(given), many, many, dtype=torch.long)
    pool: list[tuple[int, int]] = []
    pairs: list[tuple[int, int, int, int]] = []
    joined: dict[str, dict[tuple[int, str], list[int]]] = {"imposer": {}, "targets": {}, "products": {}}
    figures: list[tuple[int, bool, int]] = []
    right: list[Mapping[str, Any]] = []
    for row, one in enumerate(given):
        stretch, spans, found = one.stretch, spans_of(one.stretch), links_of(one.stretch)
        pieces[row, : len(one)] = torch.tensor(stretch.numbers)
        marks[row, : len(one)] = torch.tensor(stretch.marks)
        is_padding[row, : len(one)] = False
        sorts[row, : len(spans)] = torch.tensor(sorts_of(stretch))
        links[row, : len(spans), : len(spans)] = torch.from_numpy(found)
        is_missing[row, : len(spans)] = False
        pool.extend((row * many + k, row * size + piece) for k, span in enumerate(spans) for piece in range(*span))
        names = len(stretch.figures)
        for figure, answers in enumerate(one.right):
            figures.append((row * many + figure, answers is not None, one.worth))
            if answers is None:
                continue
            for k, name in enumerate(stretch.names, names):
                for question, name_id in _asked_of(name.sort, name.id):
                    joined[question].setdefault((len(right), name_id), []).append(len(pairs))
                pairs.append((len(right), row * many + k, int(found[figure, k]), SORTS[name.sort]))
            right.append(answers)
    figure, is_duty, worth = _columns(figures, 3)
    duty, name_of, away, sort = _columns(pairs, 4)
    whose, piece = _columns(pool, 2)
    return Batch(
        pieces,
        marks,
        is_padding,
        (whose, piece),
        sorts,
        links,
        is_missing,
        figure,
        is_duty.bool(),
        worth.float(),
        (duty, name_of, away, sort),
        joined,
        right,
    )


def _asked_of(sort: str, name_id: str) -> list[tuple[str, str]]:
    """The questions to which a name may be an answer, and the answer."""
    if sort == "goods":
        return [("products", name_id)]
    if sort == "bloc":
        return []
    return [("imposer", levier(name_id)), *([("targets", name_id)] if sort != "body" else [])]


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> list[Tensor]:
    return list(torch.tensor(rows, dtype=torch.long).reshape(-1, width).T)


RIGHT = {question: {kind: k for k, kind in enumerate(kinds)} for question, kinds in CLASSES.items()}
"""The number of each class of each question."""
