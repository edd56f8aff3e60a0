"""Choosing by weighed evidence: among options, each with the names of what speaks for it, the one whose weights sum highest.

A conditional logit model (McFadden 1974): the weights are fitted on annotated articles (`pipelines.fitting`) and shipped as data
(`seeds/weights/*.csv`, see `scales`), so that each choice can be explained by the pieces of evidence that made it. What counts as evidence
for which question is said in the rooms beside this one; nothing of tariffs is known here.
"""

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Generic, Protocol, TypeVar

from pipelines.reading.weighing.evidence import Evidence
from pipelines.reading.weighing.scales import Scale, Weights, shipped_tables, tabled

Value = TypeVar("Value", bound=Hashable)


@dataclass(slots=True)
class Option(Generic[Value]):
    """One possible answer and the evidence for it, by name."""

    value: Value
    evidence: Sequence[Evidence] = ()
    measured: Mapping[str, float] | None = None
    """Evidence that comes in degrees, by name, where there is any."""

    @property
    def names(self) -> list[str]:
        """The evidence by name, in order; what comes twice counts twice."""
        return [name for piece in self.evidence for name in piece.names]


@dataclass(slots=True)
class Choice(Generic[Value]):
    """The answer taken, how sure it is (probability under the model, 0 to 1) and the strongest evidence for it."""

    value: Value
    score: float
    reason: str | Callable[[], str]
    """The strongest evidence, or how to find it out: few ask."""

    @property
    def why(self) -> str:
        """The strongest evidence for the answer, by name; empty where none speaks for it."""
        return self.reason if isinstance(self.reason, str) else self.reason()


@dataclass(slots=True)
class Shared:
    """What speaks for a class just as it would for any: evidence by class, and evidence that comes in degrees by its name and class."""

    evidence: dict[str, list[Evidence]]
    measured: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


class Judge(Protocol):
    """Who answers the questions about a rate: the fitted weights, or a teacher who knows the annotation."""

    def choose(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]]) -> Choice[Value]:
        """The answer to `question` about the figure at the code points `place` of the text; `options` are never empty."""
        ...

    def rank(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        """The `most` likeliest answers, likeliest first, hopeless ones left out."""
        ...

    def classify(
        self, question: str, place: tuple[int, int], classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared
    ) -> Choice[str]:
        """The class among `classes`; `evidence` speaks for each in its own way, `shared` names what speaks for a class just as for any."""
        ...


class WeightsJudge:
    """Answers by fitted weights: those given, by question, or the shipped ones."""

    def __init__(self, weights: dict[str, Weights] | None = None) -> None:
        self._tables = shipped_tables() if weights is None else {question: tabled(found) for question, found in weights.items()}
        self._options = Scale({question: table for question, table in self._tables.items() if not table.has_classes})
        self._classes = Scale({question: table for question, table in self._tables.items() if table.has_classes})
        self._degrees: dict[tuple[str, str], float] = {}

    def choose(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]]) -> Choice[Value]:
        """The option with the highest sum; the first of equals."""
        return self.rank(question, place, options, 1)[0]

    def rank(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        """The `most` options with the highest sums, highest first; those far less likely than the first are left out."""
        sums = self._options.sums(question, [option.evidence for option in options])
        for k, option in enumerate(options):
            if option.measured:
                sums[k] += 100 * sum([self._degree(question, name) * degree for name, degree in option.measured.items()])
        order = sorted(range(len(sums)), key=sums.__getitem__, reverse=True)
        best = sums[order[0]]
        rival = options[order[1]] if len(order) > 1 else None
        raised = [math.exp((s - best) / 100) for s in sums]
        total = sum(raised)
        return [
            Choice(options[k].value, raised[k] / total, partial(self._telling, question, options[k], rival))
            for k in order[:most]
            if sums[k] >= best - 100 * HOPELESS
        ]

    def classify(
        self, question: str, place: tuple[int, int], classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared
    ) -> Choice[str]:
        """The class with the highest sum; the first of equals."""
        scale = self._classes
        sums = scale.lanes(question, classes, scale.sum(evidence))
        for kind, weight in zip(shared.evidence, scale.sums(question, shared.evidence.values()), strict=True):
            sums[classes.index(kind)] += weight
        for name, degrees in shared.measured.items():
            each = 100 * self._degree(question, name)
            for kind, degree in degrees.items():
                sums[classes.index(kind)] += each * degree
        best = max(range(len(sums)), key=sums.__getitem__)
        highest = sums[best]
        score = 1 / sum([math.exp((s - highest) / 100) for s in sums])
        return Choice(classes[best], score, partial(self._leading, question, classes, evidence, shared, sums))

    def _degree(self, question: str, name: str) -> float:
        """What evidence that comes in degrees weighs: 1 where that was not learned."""
        found = self._degrees.get((question, name))
        if found is None:
            table = self._tables.get(question)
            learned = None if table is None else table.each(name)
            found = self._degrees[question, name] = 1.0 if learned is None else learned
        return found

    def _telling(self, question: str, chosen: Option[Value], second: Option[Value] | None) -> str:
        """The two strongest pieces of evidence for an option that the next best does not share, or has in a lesser degree."""
        rival = set(second.names) if second is not None else set()
        leads = {name: self._options.weight(question, name) for name in chosen.names if name not in rival}
        if second is not None:
            less, more = second.measured or {}, chosen.measured or {}
            leads |= {name: self._degree(question, name) * (degree - less.get(name, 0.0)) for name, degree in more.items()}
        return _strongest(leads)

    def _leading(self, question: str, classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared, sums: Sequence[float]) -> str:
        """The two pieces of evidence that put a class farthest ahead of the next one."""
        best, second = (classes[k] for k in sorted(range(len(classes)), key=lambda k: -sums[k])[:2])
        weight, names = self._classes.weight, [name for piece in evidence for name in piece.names]
        leads = {name: weight(question, name, best) - weight(question, name, second) for name in names}
        for name, degrees in shared.measured.items():
            leads[name] = self._degree(question, name) * (degrees.get(best, 0.0) - degrees.get(second, 0.0))
        return _strongest(leads)


@cache
def shipped_judge() -> WeightsJudge:
    """The judge by the shipped weights."""
    return WeightsJudge()


HOPELESS = 3.5
"""How far below the best sum an option is not worth a second look: it is thirty times less likely."""


def _strongest(leads: Mapping[str, float]) -> str:
    """The two pieces of evidence that speak for an answer most, by name."""
    ahead = sorted((name for name, lead in leads.items() if lead > 0), key=lambda name: (-leads[name], name))
    return "; ".join(ahead[:2])


class Gathered(Generic[Value]):
    """Options as they come up, those of equal value joined, in the order of their first appearance."""

    __slots__ = ("held",)

    def __init__(self) -> None:
        self.held: dict[Value, list[Evidence]] = {}

    def add(self, value: Value, *evidence: Evidence) -> None:
        """Evidence for an answer, which may be in question already."""
        held = self.held.get(value)
        if held is None:
            self.held[value] = [*evidence]
        else:
            held += evidence

    def copied(self) -> "Gathered[Value]":
        """The same options, to be added to apart from these."""
        copy: Gathered[Value] = Gathered()
        copy.held = {value: [*evidence] for value, evidence in self.held.items()}
        return copy

    def options(self) -> list[Option[Value]]:
        """The answers in question."""
        return [Option(value, evidence) for value, evidence in self.held.items()]
