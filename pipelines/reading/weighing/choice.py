"""Choosing by weighed evidence: among options, each with the names of what speaks for it, the one whose weights sum highest.

A conditional logit model (McFadden 1974): the weights are fitted on annotated articles (`pipelines.fitting`) and shipped as data
(`seeds/weights/*.csv`), so that each choice can be explained by the pieces of evidence that made it. What counts as evidence for which
question is said in the rooms beside this one; nothing of tariffs is known here.
"""

import csv
import math
from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, Protocol, TypeVar

from pipelines.shipped import folder

Value = TypeVar("Value", bound=Hashable)


@dataclass(slots=True)
class Option(Generic[Value]):
    """One possible answer and the evidence for it, by name."""

    value: Value
    evidence: list[str] = field(default_factory=list)
    measured: dict[str, float] = field(default_factory=dict)
    """Evidence that comes in degrees, by name."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """The answer taken, how sure it is (probability under the model, 0 to 1) and the strongest evidence for it."""

    value: Value
    score: float
    why: str


class Judge(Protocol):
    """Who answers the questions about a rate: the fitted weights, or a teacher who knows the annotation."""

    def choose(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]]) -> Choice[Value]:
        """The answer to `question` about the figure at the code points `place` of the text; `options` are never empty."""
        ...

    def rank(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        """The `most` likeliest answers, likeliest first, hopeless ones left out."""
        ...

    def classify(
        self, question: str, place: tuple[int, int], classes: Sequence[str], evidence: Sequence[str], shared: Sequence[Option[str]]
    ) -> Choice[str]:
        """The class among `classes`; `evidence` speaks for each in its own way, `shared` names what speaks for a class just as for any."""
        ...


Weights = dict[str, float]
"""Weights by the name of the evidence; of a question with fixed classes those for one class are named `evidence=class`."""
EACH = "each"
"""The column of weights that count for a class just as for any."""


@dataclass(frozen=True)
class ClassWeights:
    """The weights of a question with fixed classes: evidence -> one weight for each class, and those of evidence shared by all classes."""

    classes: tuple[str, ...]
    rows: dict[str, tuple[float, ...]]
    shared: Weights


def by_class(weights: Weights) -> ClassWeights:
    """The weights of a question with fixed classes; those that have no weight at all are in `classes` too once one row has them."""
    table: dict[str, Weights] = {}
    shared: Weights = {}
    for name, weight in weights.items():
        evidence, is_classed, kind = name.rpartition("=")
        if is_classed:
            table.setdefault(evidence, {})[kind] = weight
        else:
            shared[name] = weight
    classes = tuple(sorted({kind for row in table.values() for kind in row}))
    rows = {evidence: tuple(row.get(kind, 0.0) for kind in classes) for evidence, row in table.items()}
    return ClassWeights(classes, rows, shared)


class WeightsJudge:
    """Answers by fitted weights: those given, by question, or the shipped ones."""

    def __init__(self, weights: dict[str, Weights] | None = None) -> None:
        self._weights = shipped_weights() if weights is None else weights
        self._classed = {question: by_class(w) for question, w in self._weights.items()}

    def choose(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]]) -> Choice[Value]:
        """The option with the highest sum; the first of equals."""
        return self.rank(question, place, options, 1)[0]

    def rank(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        """The `most` options with the highest sums, highest first; those far less likely than the first are left out."""
        weights = self._weights.get(question, {})
        sums = [_sum(option, weights) for option in options]
        order = sorted(range(len(options)), key=lambda k: (-sums[k], k))[:most]
        kept = [k for k in order if sums[k] >= sums[order[0]] - HOPELESS]
        second = max((k for k in range(len(options)) if k != order[0]), key=lambda k: (sums[k], -k), default=None)
        rival = set(options[second].evidence) if second is not None else set()
        return [Choice(options[k].value, _share(sums, k), _telling(options[k].evidence, rival, weights)) for k in kept]

    def classify(
        self, question: str, place: tuple[int, int], classes: Sequence[str], evidence: Sequence[str], shared: Sequence[Option[str]]
    ) -> Choice[str]:
        """The class with the highest sum; the first of equals."""
        weights = self._classed[question]
        known = [(name, weights.rows[name]) for name in evidence if name in weights.rows]
        totals = dict(zip(weights.classes, map(sum, zip(*(row for _, row in known), strict=True)), strict=False))
        sums = [totals.get(kind, 0.0) for kind in classes]
        for option in shared:
            sums[classes.index(option.value)] += _sum(option, weights.shared)
        best, second = sorted(range(len(classes)), key=lambda k: (-sums[k], k))[:2]
        return Choice(classes[best], _share(sums, best), _leading(known, weights.classes, classes[best], classes[second]))


@cache
def shipped_judge() -> WeightsJudge:
    """The judge by the shipped weights."""
    return WeightsJudge()


@cache
def shipped_weights() -> dict[str, Weights]:
    """The weights in `seeds/weights`, by question: a column `weight`, or one for each class and `EACH`, an empty cell for none."""
    found: dict[str, Weights] = {}
    for path in sorted((folder("seeds") / "weights").glob("*.csv")):
        weights = found[path.stem] = {}
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            columns = next(rows)[1:]
            for evidence, *cells in rows:
                for column, cell in zip(columns, cells, strict=True):
                    if cell:
                        weights[evidence if column in ("weight", EACH) else f"{evidence}={column}"] = float(cell)
    return found


HOPELESS = 3.5
"""How far below the best sum an option is not worth a second look: it is thirty times less likely."""


def _sum(option: Option[Value], weights: Weights) -> float:
    named = sum([weights[name] for name in option.evidence if name in weights])
    return named + sum([weights.get(name, 1.0) * degree for name, degree in option.measured.items()]) if option.measured else named


def _telling(evidence: Sequence[str], rival: Set[str], weights: Weights) -> str:
    """The two strongest pieces of evidence for an option that the next best does not share."""
    names = sorted({name for name in evidence if weights.get(name, 0.0) > 0 and name not in rival}, key=lambda name: (-weights[name], name))
    return "; ".join(names[:2])


def _leading(known: Sequence[tuple[str, tuple[float, ...]]], classes: Sequence[str], chosen: str, rival: str) -> str:
    """The two pieces of evidence that put a class farthest ahead of the next one."""
    if chosen not in classes:
        return ""
    at, other = classes.index(chosen), classes.index(rival) if rival in classes else None
    leads = {name: row[at] - (row[other] if other is not None else 0.0) for name, row in known}
    names = sorted((name for name, lead in leads.items() if lead > 0), key=lambda name: (-leads[name], name))
    return "; ".join(names[:2])


def _share(sums: Sequence[float], best: int) -> float:
    return 1 / sum(math.exp(s - sums[best]) for s in sums)


def merged(options: Iterable[Option[Value]]) -> list[Option[Value]]:
    """Options with equal values joined, in the order of their first appearance."""
    held: dict[Value, Option[Value]] = {}
    for option in options:
        if option.value in held:
            held[option.value].evidence += option.evidence
        else:
            held[option.value] = Option(option.value, list(option.evidence))
    return list(held.values())
