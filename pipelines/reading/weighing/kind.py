"""Of what kind a tariff is, in what state, and how the figure is meant: the evidence for each class.

What stands around the figure is gathered in `around` and counts the same whoever levies; here it is joined with the parties, with what is
publicly known of such a tariff, with what the rates before were found to be, and with what plain rules lean to (`leanings`).
"""

from datetime import date
from functools import cache, lru_cache
from typing import Literal

from pipelines.reading.rate_cues import Cue
from pipelines.reading.vocabulary import MeasureState
from pipelines.reading.weighing.around import (
    cue_words,
    dates_around,
    kind_shares,
    kinds_around,
    laws_named,
    leads,
    led_in,
    nearest_date,
    share_class,
    states_around,
    steps,
    table_words,
    tense_around,
    words_around,
)
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Shared
from pipelines.reading.weighing.evidence import Evidence, named, unique
from pipelines.reading.weighing.goods import Goods, goods_class
from pipelines.reading.weighing.history import gone_by
from pipelines.reading.weighing.leanings import Leanings, basis_leaning
from pipelines.reading.weighing.pairs import Parties
from pipelines.reading.weighing.place import nearness
from pipelines.reading.weighing.record import Told

Asked = tuple[list[Evidence], Shared]
"""What speaks for each class in its own way, and what speaks for a class just as for any; see `choice.Judge.classify`."""
_KEPT = 1 << 12
"""How many combinations of signs are kept with what they weigh."""


class KindEvidence:
    """The evidence on one rate for its kind, state and basis. What does not hang on the parties is gathered once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._leanings = Leanings(case)
        self._times = _times(case.as_of)
        self._size = _size(case.figure.value)
        self._kinds = tuple([kind for kind, share in case.ground.measures.items() if share >= 0.12])
        """The kinds of tariff that the article speaks of more than in passing."""
        self._everywhere = Evidence(*words_around(case), ("", unique([*steps(case), *table_words(case), *led_in(case)])))
        """What speaks for kind, state and basis: the words, the rates beside it, the table, the heading and what leads to the list."""
        self._around_measure, self._around_status = _around(case)

    def measure(self, parties: Parties) -> Asked:
        """What speaks for each kind of tariff, and what the rates before were."""
        case, times = self.case, self._times
        known = case.known(parties.imposer, parties.targets, parties.products)
        leanings = self._leanings.of_measure(parties, known, _most(self._leanings.of_status(parties, known)))
        found = [
            *self._shape(parties),
            _known_measure(known.measure, _is_exact(known, parties), times) if known is not None else _known_nothing(),
            self._everywhere,
            self._around_measure,
            _leaning(_most(leanings)),
        ]
        return found, Shared(self._carried("measure", parties), {"leaning": leanings})

    def status(self, parties: Parties, measure: str) -> Asked:
        """What speaks for each state of the tariff, and what the rates before were; `measure` is decided."""
        case = self.case
        known = case.known(parties.imposer, parties.targets, parties.products)
        leanings = self._leanings.of_status(parties, known)
        days = (case.as_of - known.since).days if case.as_of is not None and known is not None else None
        found = [
            _of_the_measure(measure, case.figure.value == 0, self._times, parties.imposer == "US"),
            _known_status(known.status, _is_exact(known, parties), known.measure == "mfn", _age(days)) if known else _known_nothing(),
            self._everywhere,
            self._around_status,
            _joint_signs(
                case.tense[0].value, measure, known.status if known else "-", nearest_date(case), _strongest(case.status_cues), _age(days)
            ),
            _leaning(_most(leanings)),
        ]
        if case.last is not None:
            found.append(_turn(case, case.last, parties))
        return found, Shared(self._carried("status", parties), {"leaning": leanings})

    def basis(self, parties: Parties, measure: str) -> Asked:
        """What speaks for a level, a duty on top of others and a change, and what the rates before were; `measure` is decided."""
        case = self.case
        leaning = basis_leaning(case.clause, case.figure, case.stretch)
        known = case.known(parties.imposer, parties.targets, parties.products)
        has_noun = case.plan.tariffs[-1] > 0
        found = [_basis(measure, case.figure.unit, known.basis if known else "nothing", has_noun, leaning), self._everywhere]
        return found, Shared(self._carried("basis", parties))

    # --- the parties ---

    def _shape(self, parties: Parties) -> list[Evidence]:
        """Who levies how much on whose goods and when, in classes; and which goods and whose, where they are few."""
        imposer, targets = parties.imposer, parties.targets
        goods, whom = goods_class(parties.products), _whom(targets)
        who = imposer if imposer in ("US", "EU", "CN") else "none" if imposer is None else "other"
        found = [_shape(self._size, goods, self._times, who, whom)]
        if parties.products:
            found.append(_products(parties.products[:2], who))
        if len(targets) == 1:
            found.append(_target(targets[0], who))
        if self._kinds:
            found.append(_article(self._kinds, who, goods, whom))
        return found

    # --- the rates before ---

    def _carried(self, field: Literal["measure", "status", "basis"], parties: Parties) -> dict[str, list[Evidence]]:
        """What the rates before were decided to be speaks for the same class, whichever it is."""
        case, record = self.case, self.case.told
        asked: list[tuple[str, Told | None]] = []
        if case.before is not None:
            between = case.clause.words[case.before.figure.last : case.figure.first]
            listed = bool(between) and all(w in (",", "and", "or", "/", "&", "|") for w in between)
            asked.append(("listed" if listed else f"sentence{nearness(len(between))}", case.before))
            if case.joined_at >= 0:
                asked.append(("joined", case.before))
        asked.append(("above" if case.before is None else "above, not first", case.above))
        asked.append(("same value", case.same))
        alike = record.of_parties.get((parties.imposer, parties.targets, parties.products))
        asked.append(("alike", alike if alike is not case.same else None))
        found: dict[str, list[Evidence]] = {}
        for where, told in asked:
            if told is not None:
                likeness = "alike" if _are_alike(told, parties) else "imposer" if told.imposer == parties.imposer else "other"
                found.setdefault(getattr(told, field), []).append(_told(where, likeness))
        if parties.imposer in record.shares:
            shares = record.shares[parties.imposer][field]
            total = sum(shares.values())
            for kind, count in shares.items():
                found.setdefault(kind, []).append(_share(share_class(count / total)))
        return found


def _turn(case: Case, last: Told, parties: Parties) -> Evidence:
    """How the state of the rate before turns into that of this one: an old rate is followed by the one in force."""
    gone = gone_by(case)
    step = "lower" if last.figure.value > case.figure.value else "higher" if last.figure.value < case.figure.value else "equal"
    is_same_pair = last.imposer == parties.imposer and last.targets == parties.targets
    whose = "alike" if _are_alike(last, parties) else "same pair" if is_same_pair else "other"
    return _turned(last.status, gone, step, whose, case.tense[0].value)


def _times(day: date | None) -> str:
    """When the article appeared: the year, in 2025 and 2026 the third of it."""
    if day is None:
        return "undated"
    return f"{day.year}" + (("a" if day.month < 4 else "b" if day.month < 8 else "c") if day.year in (2025, 2026) else "")


def _size(value: float) -> str:
    """A rate on a coarse scale; 0 and 10 are sizes of their own."""
    if value in (0, 10):
        return f"{value:g}"
    return next((f"<{limit}" for limit in (5, 10, 26, 60) if value < limit), "60+")


def _around(case: Case) -> tuple[Evidence, Evidence]:
    """What stands around the figure and speaks for the kind of tariff, and for its state."""
    unit, tense = f"unit {case.figure.unit}", [*tense_around(case), f"block {case.clause.sentence.block_kind}"]
    of_measure = [*cue_words(case, case.measure_cues, "m"), *kind_shares(case), *unique(kinds_around(case)), *unique(laws_named(case))]
    of_measure.append(f"{unit} range" if case.figure.max_value is not None else unit)
    of_status = [*cue_words(case, case.status_cues, "s"), *unique(dates_around(case)), *unique(states_around(case)), *leads(case), unit]
    return Evidence(("", of_measure), ("", tense)), Evidence(("", of_status), ("", tense))


def _whom(targets: tuple[str, ...]) -> str:
    if len(targets) == 1:
        return targets[0] if targets[0] in ("WORLD", "US", "CN") else "one"
    return "several" if targets else "none"


def _is_exact(known: MeasureState, parties: Parties) -> str:
    """Whether a published tariff is on these very countries and goods, or on a wider or narrower circle."""
    is_exact = not set(known.targets).isdisjoint(parties.targets) and not set(known.products).isdisjoint(parties.products)
    return "exact" if is_exact else "near"


def _age(days: int | None) -> str:
    """How long a state is known to have lasted."""
    return "undated" if days is None else "fresh" if days <= 10 else "old" if days > 120 else "recent"


def _strongest(cues: list[Cue]) -> str:
    """The group of the nearest word that says much of the state."""
    return next((c.group.name for c in cues if c.group.weight >= 1.5 and c.distance <= 9), "-")


def _are_alike(told: Told, parties: Parties) -> bool:
    return told.imposer == parties.imposer and told.targets == parties.targets and told.products == parties.products


def _most(leanings: dict[str, float]) -> str:
    return min(leanings, key=lambda kind: (-leanings[kind], kind))


# --- evidence that comes up again and again ---


@lru_cache(maxsize=_KEPT)
def _shape(size: str, goods: str, times: str, who: str, whom: str) -> Evidence:
    return named(
        "bias",
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
    )


@lru_cache(maxsize=_KEPT)
def _products(products: Goods, who: str) -> Evidence:
    return named(*(name for product in products for name in (f"product {product}", f"product {product} who {who}")))


@lru_cache(maxsize=_KEPT)
def _target(target: str, who: str) -> Evidence:
    return named(f"target {target} who {who}")


@lru_cache(maxsize=_KEPT)
def _article(kinds: tuple[str, ...], who: str, goods: str, whom: str) -> Evidence:
    return named(*(f"article {kind} {end}" for kind in kinds for end in (f"who {who} goods {goods}", f"whom {whom}")))


@cache
def _known_nothing() -> Evidence:
    return named("known nothing")


@cache
def _known_measure(measure: str, exact: str, times: str) -> Evidence:
    return named(f"known {measure}", f"known {measure} {exact}", f"known {measure} {times}")


@cache
def _known_status(status: str, exact: str, is_mfn: bool, age: str) -> Evidence:
    found = [f"known {status}", f"known {status} {exact}", f"known {status} {'mfn' if is_mfn else 'special'}"]
    return named(*found, *([f"known {status} {age}"] if age != "undated" else []))


@cache
def _leaning(kind: str) -> Evidence:
    return named(f"leans {kind}")


@cache
def _of_the_measure(measure: str, is_zero: bool, times: str, is_us: bool) -> Evidence:
    return named(
        "bias",
        f"measure {measure}",
        f"{'zero' if is_zero else 'some'} {measure}",
        f"times {times} {measure}",
        f"who {'US' if is_us else 'other'}",
    )


@lru_cache(maxsize=_KEPT)
def _joint_signs(tense: str, measure: str, status: str, dated: str, strongest: str, age: str) -> Evidence:
    """Pairs of signs of the state: tense, the nearest date, the strongest cue, and what is publicly known."""
    found = [
        f"tense {tense} known {status}",
        f"tense {tense} {measure}",
        f"nearest {dated}",
        f"nearest {dated} tense {tense}",
        f"nearest {dated} known {status}",
        f"strongest {strongest} tense {tense}",
        f"strongest {strongest} known {status}",
        f"strongest {strongest} nearest {dated}",
    ]
    return named(*found, *([f"tense {tense} known {status} {'fresh' if age == 'fresh' else 'old'}"] if age != "undated" else []))


@lru_cache(maxsize=_KEPT)
def _turned(status: str, gone: str, step: str, whose: str, tense: str) -> Evidence:
    found = f"turn {status} {gone}"
    return named(found, f"{found} {whose}", f"{found} {step} {whose}", f"{found} tense {tense}", f"turn {status} {step} {tense}")


@cache
def _basis(measure: str, unit: str, known: str, has_noun: bool, leaning: str) -> Evidence:
    return named(
        "bias",
        f"measure {measure}",
        f"unit {unit}",
        f"known {known}",
        "tariff noun" if has_noun else "no tariff noun",
        f"leans {leaning}",
        f"leans {leaning} {measure}",
    )


@cache
def _told(where: str, likeness: str) -> Evidence:
    return named(f"told {where}", f"told {where} {likeness}")


@cache
def _share(share: str) -> Evidence:
    return named(f"share of the rates before {share}")
