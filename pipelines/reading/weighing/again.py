"""A second look at who levies on whose goods, and on which, once the whole article has been read.

Each rate was judged with what stands before it. Here the answers that came near are weighed again against what was found for the other
rates of the article: those of the same value, of the same kind, by the same imposer, on the same goods, those beside it. Nothing of the
text is read anew.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.reading.weighing.case import Told
from pipelines.reading.weighing.choice import Choice, Option
from pipelines.reading.weighing.pairs import Parties

_VIEWS: dict[str, Callable[[Parties], Hashable]] = {
    "imposer": lambda p: p.imposer,
    "targets": lambda p: p.targets,
    "goods": lambda p: p.products,
    "pair": lambda p: (p.imposer, p.targets),
    "all": lambda p: p,
    "imposer and goods": lambda p: (p.imposer, p.products),
}
"""The parts of an answer that two rates may share."""
_WITHIN = {"imposer": frozenset({"imposer", "pair", "all", "imposer and goods"}), "goods": frozenset({"goods"})}
"""What is trivial among rates that were chosen for sharing it."""
_NEAR, _FOLLOWING = 2, 3
"""How many sentences away a rate is near, and how many rates behind one count as following."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One rate after the first reading: what was decided, how sure it is, and the answers that came near, likeliest first."""

    told: Told
    rivals: Sequence[Choice[Parties]]

    @property
    def parties(self) -> Parties:
        """The answer of the first reading."""
        return self.rivals[0].value

    @property
    def sureness(self) -> float:
        """How sure it is, from 0 to 1."""
        return self.rivals[0].score


@dataclass
class _Tally:
    """How often rates share each part of their answers, each rate counted as much as it is sure."""

    count: int = 0
    weight: float = 0.0
    shared: dict[str, dict[Hashable, float]] = field(default_factory=lambda: {view: defaultdict(float) for view in _VIEWS})

    def add(self, one: Sighting, sign: int = 1) -> None:
        """Count one rate, or with `sign` -1 take it out."""
        self.count += sign
        self.weight += sign * one.sureness
        for view, part in _VIEWS.items():
            self.shared[view][part(one.parties)] += sign * one.sureness


class SecondLook:
    """The rates of one article, in order, ready to be weighed against each other."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        self._all = sightings
        self._tallies: dict[Hashable, _Tally] = defaultdict(_Tally)
        for one in sightings:
            for key in {*_own_keys(one), ("imposer", one.parties.imposer), ("goods", one.parties.products)}:
                self._tallies[key].add(one)

    def options(self, number: int) -> list[Option[Parties]]:
        """The answers in question for the rate of this number, each with what speaks for it."""
        one = self._all[number]
        # What is asked about the others must not count the rate itself.
        mine = {*_own_keys(one), ("imposer", one.parties.imposer), ("goods", one.parties.products)}
        for key in mine:
            self._tallies[key].add(one, -1)
        near, following = _Tally(), _Tally()
        for other in self._around(number):
            near.add(other)
        for other in self._all[number + 1 : number + 1 + _FOLLOWING]:
            following.add(other)
        found = [self._option(number, rival, near, following) for rival in one.rivals]
        for key in mine:
            self._tallies[key].add(one)
        return found

    def _around(self, number: int) -> Iterator[Sighting]:
        no = self._all[number].told.sentence_no
        for step in (-1, 1):
            k = number + step
            while 0 <= k < len(self._all) and abs(self._all[k].told.sentence_no - no) <= _NEAR:
                yield self._all[k]
                k += step

    def _option(self, number: int, rival: Choice[Parties], near: _Tally, following: _Tally) -> Option[Parties]:
        one, parties = self._all[number], rival.value
        option = Option(parties, ["first" if parties == one.parties else "not first"], {"likely": rival.logarithm})
        everyone, same, kind = (self._tallies[key] for key in _own_keys(one))
        groups = (
            ("any", everyone),
            ("value", same),
            ("kind", kind),
            ("imposer", self._tallies["imposer", parties.imposer]),
            ("goods", self._tallies["goods", parties.products]),
            ("near", near),
            ("following", following),
        )
        for name, tally in groups:
            _compare(option, name, tally)
        for step, name in ((1, "next"), (-1, "previous")):
            if 0 <= number + step < len(self._all):
                _beside(option, name, one, self._all[number + step])
        if parties.imposer is not None and len(parties.targets) == 1:
            back = everyone.shared["pair"][parties.targets[0], (parties.imposer,)]
            forth = everyone.shared["pair"][parties.imposer, parties.targets]
            if back + forth > _NOTHING:
                share = back / (back + forth)
                option.measured["mirror"] = share
                option.evidence.append(f"mirror {_size(share)}")
        return option


_NOTHING = 1e-9
"""What is left of a sum after all was taken out again."""


def _own_keys(one: Sighting) -> tuple[Hashable, Hashable, Hashable]:
    """The groups a rate belongs to whatever its parties: all, those of its value, those of its kind."""
    figure = one.told.figure
    return "any", ("value", figure.value, figure.max_value), ("kind", one.told.measure)


def _compare(option: Option[Parties], name: str, tally: _Tally) -> None:
    """How large a share of the rates of a group has the same parts of the answer."""
    if not tally.count:
        option.evidence.append(f"{name} none")
        return
    for view, part in _VIEWS.items():
        if view in _WITHIN.get(name, ()):
            continue
        share = min(1.0, max(0.0, tally.shared[view][part(option.value)] / tally.weight))
        option.measured[f"{name} {view}"] = share
        option.evidence.append(f"{name} {view} {_size(share)} {min(tally.count, 3)}")


def _beside(option: Option[Parties], name: str, one: Sighting, other: Sighting) -> None:
    """Whether the rate beside has the same parts, by how near it stands and whether it is the same figure."""
    gone = abs(other.told.sentence_no - one.told.sentence_no)
    where = "here" if gone == 0 else "near" if gone <= _NEAR else "far"
    value = "same" if other.told.figure.value == one.told.figure.value else "other"
    parties, theirs = option.value, other.parties
    for view in ("imposer", "targets", "goods", "pair"):
        part = _VIEWS[view]
        option.evidence.append(f"{name} {view} {part(parties) == part(theirs)} {where} {value}")
    if theirs.targets == (parties.imposer,) and (theirs.imposer,) == parties.targets:
        option.evidence.append(f"{name} mirror {where}")


def _size(share: float) -> str:
    if share < _NOTHING:
        return "none"
    return "few" if share < 0.34 else "some" if share < 0.67 else "most" if share < 1 - _NOTHING else "all"
