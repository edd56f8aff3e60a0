"""The ruling on one rate: each question asked in turn, the answers before as evidence for those after.

Beside the named evidence stands what the encoder thinks of an answer, where one was asked (`opinion`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pipelines.contracts.terms import BASES, MEASURES, STATUSES
from pipelines.reading.article import DateMention
from pipelines.reading.encoder.impression import Impression
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Choice, Judge, Shared
from pipelines.reading.weighing.evidence import Evidence
from pipelines.reading.weighing.goods import GoodsQuestion
from pipelines.reading.weighing.history import carried
from pipelines.reading.weighing.imposers import imposer_options
from pipelines.reading.weighing.kind import KindEvidence
from pipelines.reading.weighing.opinion import heard, heard_of_classes
from pipelines.reading.weighing.pairs import Hypothesis, Parties, pair_options
from pipelines.reading.weighing.record import Told
from pipelines.reading.weighing.start import start_options
from pipelines.reading.weighing.targets import TargetsQuestion

_IMPOSERS, _TARGETS = 3, 3
"""How many answers to who levies, and for each to whose goods are hit, are looked at as pairs."""
_SURE, _LIKELY = 0.85, 0.5
"""The probabilities from which on a pair is sure, and likely."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided on one rate, from which day it applies, and why."""

    told: Told
    start: DateMention | None
    scores: dict[str, float]
    """How sure each answer is, by its question."""
    trace: Callable[[], list[str]]
    """How to find out why: a line for each question."""


def rule_on(case: Case, judge: Judge) -> Ruling:
    """Answer all questions about one rate."""
    place, kind = case.place, KindEvidence(case)
    hypotheses = _hypotheses(case, judge, kind)
    pair = judge.choose("pair", place, pair_options(case, hypotheses))
    parties = pair.value
    held = next(h for h in hypotheses if h.parties == parties)
    measure = _classify(judge, "measure", case, MEASURES, *kind.measure(parties))
    status = _classify(judge, "status", case, STATUSES, *kind.status(parties, measure.value))
    basis = _classify(judge, "basis", case, BASES, *kind.basis(parties, measure.value))
    options, dates = start_options(case, parties, status.value)
    start = judge.choose("start", place, options)
    first_day = dates.get(start.value)
    told = Told(
        case.clause.sentence.no,
        case.clause.sentence.block_no,
        case.figure,
        case.cell.column if case.cell else 0,
        parties.imposer,
        parties.targets,
        parties.products,
        measure.value,
        status.value,
        basis.value,
        "sure" if pair.score >= _SURE else "likely" if pair.score >= _LIKELY else "doubtful",
    )
    answers: list[tuple[str, Choice[Any]]] = [
        ("imposer", held.imposer),
        ("products", held.products),
        ("targets", held.targets),
        ("measure", measure),
        ("status", status),
        ("basis", basis),
    ]
    if first_day is not None:
        answers.append(("first day", Choice(first_day.text, start.score, start.reason)))
    scores = {question: answer.score for question, answer in (*answers, ("pair", pair))}
    return Ruling(told, first_day, scores, partial(_trace, answers))


def _trace(answers: list[tuple[str, Choice[Any]]]) -> list[str]:
    return [f"{question} {answer.value}: {answer.why} ({answer.score:.2f})" for question, answer in answers]


def _hypotheses(case: Case, judge: Judge, kind: KindEvidence) -> list[Hypothesis]:
    """The likeliest answers to who levies on whose goods, and on which: a few leviers, the goods of each, a few targets of both.

    A first guess at the kind of tariff, made without knowing whose goods are hit, helps to find them.
    """
    place, impression, lent = case.place, case.impression, list(carried(case))
    goods, whose = GoodsQuestion(case, lent), TargetsQuestion(case, lent)
    found = []
    leviers = heard(impression, imposer_options(case, lent), partial(Impression.of_imposer, home=case.setting.written_in))
    for imposer in judge.rank("imposer", place, leviers, _IMPOSERS):
        for products in judge.rank("products", place, heard(impression, goods.options(imposer.value), Impression.of_products), 1):
            guess = _classify(judge, "guess", case, MEASURES, *kind.measure(Parties(imposer.value, (), products.value)))
            options = heard(impression, whose.options(imposer.value, products.value, guess.value), Impression.of_targets)
            found += [Hypothesis(imposer, targets, products) for targets in judge.rank("targets", place, options, _TARGETS)]
    return found


def _classify(judge: Judge, question: str, case: Case, classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared) -> Choice[str]:
    """The class by the evidence and the encoder's opinion, where there is one."""
    return judge.classify(question, case.place, classes, evidence, heard_of_classes(question, case.impression, shared))
