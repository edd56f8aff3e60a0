"""The ruling on one rate: each question asked in turn, the answers before as evidence for those after."""

from dataclasses import dataclass

from pipelines.contracts.terms import BASES, MEASURES, STATUSES
from pipelines.reading.article import DateMention
from pipelines.reading.weighing.case import Case, Told
from pipelines.reading.weighing.choice import Judge
from pipelines.reading.weighing.goods import goods_options
from pipelines.reading.weighing.imposers import imposer_options
from pipelines.reading.weighing.kind import KindEvidence
from pipelines.reading.weighing.pairs import Hypothesis, Parties, pair_options
from pipelines.reading.weighing.start import start_options
from pipelines.reading.weighing.targets import target_options

_IMPOSERS, _TARGETS = 3, 2
"""How many answers to who levies, and for each to whose goods are hit, are looked at as pairs."""
_SURE, _LIKELY = 0.85, 0.5
"""The probabilities from which on a pair is sure, and likely."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided on one rate, from which day it applies, and why."""

    told: Told
    start: DateMention | None
    trace: list[str]


def rule_on(case: Case, judge: Judge) -> Ruling:
    """Answer all questions about one rate."""
    place, kind = case.place, KindEvidence(case)
    hypotheses = _hypotheses(case, judge, kind)
    pair = judge.choose("pair", place, pair_options(case, hypotheses))
    parties = pair.value
    held = next(h for h in hypotheses if h.parties == parties)
    measure = judge.classify("measure", place, MEASURES, *kind.measure(parties))
    status = judge.classify("status", place, STATUSES, *kind.status(parties, measure.value))
    basis = judge.classify("basis", place, BASES, *kind.basis(parties, measure.value))
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
    answers = (
        ("imposer", held.imposer),
        ("products", held.products),
        ("targets", held.targets),
        ("measure", measure),
        ("status", status),
        ("basis", basis),
    )
    trace = [f"{question} {answer.value}: {answer.why} ({answer.score:.2f})" for question, answer in answers]
    if first_day is not None:
        trace.append(f"first day {first_day.text}: {start.why} ({start.score:.2f})")
    return Ruling(told, first_day, trace)


def _hypotheses(case: Case, judge: Judge, kind: KindEvidence) -> list[Hypothesis]:
    """The likeliest answers to who levies on whose goods, and on which: a few leviers, the goods of each, a few targets of both.

    A first guess at the kind of tariff, made without knowing whose goods are hit, helps to find them.
    """
    found = []
    for imposer in judge.rank("imposer", case.place, imposer_options(case), _IMPOSERS):
        for products in judge.rank("products", case.place, goods_options(case, imposer.value), 1):
            guess = judge.classify("guess", case.place, MEASURES, *kind.measure(Parties(imposer.value, (), products.value)))
            options = target_options(case, imposer.value, products.value, guess.value)
            found += [Hypothesis(imposer, targets, products) for targets in judge.rank("targets", case.place, options, _TARGETS)]
    return found
