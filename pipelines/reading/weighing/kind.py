"""Of what kind a tariff is, in what state, and how the figure is meant: the evidence for each class.

What stands around the figure is gathered in `around` and counts the same whoever levies; here it is joined with the parties, with what is
publicly known of such a tariff, with what the rates before were found to be, and with what plain rules lean to (`leanings`).
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pipelines.reading.rate_cues import Cue
from pipelines.reading.rate_words import TARIFF_NOUNS
from pipelines.reading.vocabulary import MeasureState
from pipelines.reading.weighing.around import (
    cue_words,
    dates_around,
    kind_shares,
    kinds_around,
    laws_named,
    nearest_date,
    share_class,
    steps,
    table_words,
    tense_around,
    words_around,
)
from pipelines.reading.weighing.case import Case, Told
from pipelines.reading.weighing.choice import Option
from pipelines.reading.weighing.goods import goods_class
from pipelines.reading.weighing.leanings import basis_leaning, measure_leanings, status_leanings
from pipelines.reading.weighing.pairs import Parties
from pipelines.reading.weighing.place import nearness

Evidence = tuple[list[str], list[Option[str]]]
"""What speaks for each class in its own way, and what speaks for a class just as for any; see `choice.Judge.classify`."""


class KindEvidence:
    """The evidence on one rate for its kind, state and basis. What does not hang on the parties is gathered once."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @property
    def _block(self) -> str:
        """In what kind of block the figure stands."""
        return f"block {self.case.clause.sentence.block_kind}"

    def measure(self, parties: Parties) -> Evidence:
        """What speaks for each kind of tariff, and what the rates before were."""
        case = self.case
        leanings = measure_leanings(case, parties, _most(status_leanings(case, parties)))
        found = ["bias", *_shape(case, parties), *_known_measure(case, parties), *self._around_measure, f"leans {_most(leanings)}"]
        return _unique(found), [*_carried_classes(case, "measure", parties), *_as_degrees(leanings)]

    def status(self, parties: Parties, measure: str) -> Evidence:
        """What speaks for each state of the tariff, and what the rates before were; `measure` is decided."""
        case = self.case
        leanings = status_leanings(case, parties)
        found = [
            "bias",
            f"measure {measure}",
            *_known_status(case, parties),
            *self._around_status,
            f"zero {measure}" if case.figure.value == 0 else f"some {measure}",
            f"unit {case.figure.unit}",
            f"times {_times(case)} {measure}",
            f"who {'US' if parties.imposer == 'US' else 'other'}",
            *_joint_signs(case, parties, measure),
            f"leans {_most(leanings)}",
        ]
        return _unique(found), [*_carried_classes(case, "status", parties), *_as_degrees(leanings)]

    def basis(self, parties: Parties, measure: str) -> Evidence:
        """What speaks for a level, a duty on top of others and a change, and what the rates before were; `measure` is decided."""
        case = self.case
        leaning = basis_leaning(case.clause, case.figure, case.stretch)
        state = case.known(parties.imposer, parties.targets, parties.products)
        found = [
            "bias",
            f"measure {measure}",
            f"unit {case.figure.unit}",
            *self._words,
            f"known {state.basis}" if state is not None else "known nothing",
            *self._steps_and_table,
            "tariff noun" if any(w in TARIFF_NOUNS for w in case.clause.words) else "no tariff noun",
            f"leans {leaning}",
            f"leans {leaning} {measure}",
        ]
        return _unique(found), _carried_classes(case, "basis", parties)

    @cached_property
    def _words(self) -> list[str]:
        return list(words_around(self.case))

    @cached_property
    def _steps_and_table(self) -> list[str]:
        return [*steps(self.case), *table_words(self.case)]

    @cached_property
    def _tense(self) -> list[str]:
        return list(tense_around(self.case))

    @cached_property
    def _around_measure(self) -> list[str]:
        case = self.case
        found = [*cue_words(case, case.measure_cues, "m"), self._block, *kind_shares(case), *kinds_around(case), *self._words]
        return _unique([*found, *self._steps_and_table, *self._tense, *laws_named(case)])

    @cached_property
    def _around_status(self) -> list[str]:
        case = self.case
        found = [*cue_words(case, case.status_cues, "s"), *self._tense, *dates_around(case), self._block]
        return _unique([*found, *self._words, *self._steps_and_table])


def _unique(evidence: list[str]) -> list[str]:
    return list(dict.fromkeys(evidence))


# --- the parties ---


def _times(case: Case) -> str:
    """When the article appeared: the year, in 2025 and 2026 the third of it."""
    day = case.as_of
    if day is None:
        return "undated"
    return f"{day.year}" + (("a" if day.month < 4 else "b" if day.month < 8 else "c") if day.year in (2025, 2026) else "")


def _size(value: float) -> str:
    """A rate on a coarse scale; 0 and 10 are sizes of their own."""
    if value in (0, 10):
        return f"{value:g}"
    return next((f"<{limit}" for limit in (5, 10, 26, 60) if value < limit), "60+")


def _whom(targets: tuple[str, ...]) -> str:
    if len(targets) == 1:
        return targets[0] if targets[0] in ("WORLD", "US", "CN") else "one"
    return "several" if targets else "none"


def _shape(case: Case, parties: Parties) -> Iterator[str]:
    """Who levies how much on whose goods and when, in classes; and which goods and whose, where they are few."""
    imposer = parties.imposer
    size, goods, times, whom = _size(case.figure.value), goods_class(parties.products), _times(case), _whom(parties.targets)
    who = imposer if imposer in ("US", "EU", "CN") else "none" if imposer is None else "other"
    yield from (
        f"size {size}",
        f"goods {goods}",
        f"who {who}",
        f"whom {whom}",
        f"who {who} whom {whom}",
        f"who {who} goods {goods}",
        f"who {who} goods {goods} whom {whom}",
        f"times {times}",
        f"times {times} who {who}",
        f"times {times} who {who} goods {goods}",
        f"times {times} who {who} whom {whom}",
        f"size {size} who {who}",
        f"size {size} goods {goods}",
        f"unit {case.figure.unit}{' range' if case.figure.max_value is not None else ''}",
    )
    for product in parties.products[:2]:
        yield f"product {product}"
        yield f"product {product} who {who}"
    if len(parties.targets) == 1:
        yield f"target {parties.targets[0]} who {who}"
    for kind, share in case.ground.measures.items():
        if share >= 0.12:
            yield f"article {kind} who {who} goods {goods}"
            yield f"article {kind} whom {whom}"


# --- what is publicly known ---


def _is_exact(known: MeasureState, parties: Parties) -> str:
    """Whether a published tariff is on these very countries and goods, or on a wider or narrower circle."""
    return "exact" if set(known.targets) & set(parties.targets) and set(known.products) & set(parties.products) else "near"


def _known_measure(case: Case, parties: Parties) -> list[str]:
    known = case.known(parties.imposer, parties.targets, parties.products)
    if known is None:
        return ["known nothing"]
    return [f"known {known.measure}", f"known {known.measure} {_is_exact(known, parties)}", f"known {known.measure} {_times(case)}"]


def _known_status(case: Case, parties: Parties) -> list[str]:
    known = case.known(parties.imposer, parties.targets, parties.products)
    if known is None:
        return ["known nothing"]
    found = [f"known {known.status}", f"known {known.status} {_is_exact(known, parties)}"]
    found.append(f"known {known.status} {'mfn' if known.measure == 'mfn' else 'special'}")
    if case.as_of is not None:
        days = (case.as_of - known.since).days
        found.append(f"known {known.status} {'fresh' if days <= 10 else 'old' if days > 120 else 'recent'}")
    return found


def _joint_signs(case: Case, parties: Parties, measure: str) -> Iterator[str]:
    """Pairs of signs of the state: tense, the nearest date, the strongest cue, and what is publicly known."""
    tense = case.tense[0].value
    state = case.known(parties.imposer, parties.targets, parties.products)
    status = state.status if state else "-"
    dated = nearest_date(case)
    strongest = _strongest(case.status_cues)
    yield f"tense {tense} known {status}"
    yield f"tense {tense} {measure}"
    yield f"nearest {dated}"
    yield f"nearest {dated} tense {tense}"
    yield f"nearest {dated} known {status}"
    yield f"strongest {strongest} tense {tense}"
    yield f"strongest {strongest} known {status}"
    yield f"strongest {strongest} nearest {dated}"
    if case.as_of is not None and state is not None:
        yield f"tense {tense} known {status} {'fresh' if (case.as_of - state.since).days <= 10 else 'old'}"


def _strongest(cues: list[Cue]) -> str:
    """The group of the nearest word that says much of the state."""
    return next((c.group.name for c in cues if c.group.weight >= 1.5 and c.distance <= 9), "-")


# --- the rates before ---


def _carried_classes(case: Case, field: Literal["measure", "status", "basis"], parties: Parties) -> list[Option[str]]:
    """What the rates before were decided to be speaks for the same class, whichever it is."""
    options: list[Option[str]] = []

    def add(where: str, told: Told | None) -> None:
        if told is not None:
            alike = "alike" if _are_alike(told, parties) else "imposer" if told.imposer == parties.imposer else "other"
            options.append(Option(getattr(told, field), [f"told {where}", f"told {where} {alike}"]))

    if case.before is not None:
        between = case.clause.words[case.before.figure.last : case.figure.first]
        listed = bool(between) and all(w in (",", "and", "or", "/", "&", "|") for w in between)
        add("listed" if listed else f"sentence{nearness(len(between))}", case.before)
    add("above" if case.before is None else "above, not first", case.above)
    add("same value", case.same)
    alike = next((told for told in reversed(case.told) if _are_alike(told, parties)), None)
    add("alike", alike if alike is not case.same else None)
    of_imposer = [getattr(told, field) for told in case.told if told.imposer == parties.imposer]
    for kind in dict.fromkeys(of_imposer):
        options.append(Option(kind, [f"share of the rates before {share_class(of_imposer.count(kind) / len(of_imposer))}"]))
    return options


def _are_alike(told: Told, parties: Parties) -> bool:
    return told.imposer == parties.imposer and told.targets == parties.targets and told.products == parties.products


# --- leanings ---


def _most(leanings: dict[str, float]) -> str:
    return min(leanings, key=lambda kind: (-leanings[kind], kind))


def _as_degrees(leanings: dict[str, float]) -> list[Option[str]]:
    return [Option(kind, [], {"leaning": weight}) for kind, weight in leanings.items()]
