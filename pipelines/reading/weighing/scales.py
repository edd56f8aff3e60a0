"""The fitted weights and how evidence is weighed by them: shipped as `seeds/weights/*.csv`, one file a question.

A piece of evidence may speak for many answers at once: for each class of each question, and in more than one question. Its weights stand
side by side in one whole number, in lanes of 32 bits, so that adding two such numbers adds all their weights. They are counted in
hundredths, as they are fitted: sums are exact, and equal options are equal in whatever order their evidence was found.

What is weighed is said in the rooms of the questions; how an answer follows from the sums, in `choice`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from struct import Struct

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipelines.contracts.terms import BASES, MEASURES, STATUSES
from pipelines.reading.weighing.evidence import Evidence
from pipelines.shipped import folder

Weights = dict[str, float]
"""Weights by the name of the evidence; of a question with fixed classes those for one class are named `evidence=class`."""
EACH = "each"
"""The column of weights that count for a class just as for any, or for an option."""
_HUNDREDTHS = 100


@dataclass(frozen=True)
class Table:
    """The weights of one question: the names of evidence, sorted, and by class, or for any (`EACH`), what each weighs in hundredths."""

    names: list[str]
    columns: Mapping[str, NDArray[np.int64]]

    @property
    def has_classes(self) -> bool:
        """Whether the question has fixed classes."""
        return self.columns.keys() > {EACH}

    def each(self, name: str) -> float | None:
        """What `name` weighs for any class, or for an option; None where it is not among the names."""
        at = bisect_left(self.names, name)
        return float(self.columns[EACH][at]) / _HUNDREDTHS if self.names[at : at + 1] == [name] else None


def tabled(weights: Weights) -> Table:
    """The table of weights given by name."""
    cells = {name: labelled(name) for name in weights}
    names = sorted({evidence for evidence, _ in cells.values()})
    at = {name: k for k, name in enumerate(names)}
    columns = {kind: np.zeros(len(names), dtype=np.int64) for kind in sorted({EACH, *(kind for _, kind in cells.values())})}
    for name, (evidence, kind) in cells.items():
        columns[kind][at[evidence]] = round(weights[name] * _HUNDREDTHS)
    return Table(names, columns)


def labelled(name: str) -> tuple[str, str]:
    """A piece of evidence and the class it speaks for, `EACH` where it speaks for any: `s will b=scheduled`; evidence may itself hold the
    sign (`a0 =`)."""
    evidence, _, kind = name.rpartition("=")
    return (evidence, kind) if kind in _KINDS else (name, EACH)


_KINDS = frozenset({*MEASURES, *STATUSES, *BASES})


@cache
def shipped_tables() -> dict[str, Table]:
    """The weights in `seeds/weights`, by question: a column `weight`, or one for each class and `EACH`, an empty cell for none."""
    found = {}
    for path in sorted((folder("seeds") / "weights").glob("*.csv")):
        names, *columns = pl.read_csv(path, infer_schema=False).get_columns()
        weights = {column.name: (column.cast(pl.Float64).fill_null(0.0) * _HUNDREDTHS).round().cast(pl.Int64) for column in columns}
        found[path.stem] = Table(names.to_list(), {EACH if kind == "weight" else kind: cells.to_numpy() for kind, cells in weights.items()})
    return found


_BITS = 32
_HALF = 1 << (_BITS - 1)
_ONES = (1 << _BITS) - 1


class Scale:
    """The weights of some questions, and what evidence weighs by them."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        lanes = [(question, kind) for question, table in tables.items() for kind in table.columns]
        self._lanes = {lane: k for k, lane in enumerate(lanes)}
        """Lanes by question and class; those of options, and of evidence that counts for a class just as for any, are named `EACH`."""
        self._unpacked = Struct(f"<{len(lanes) + 1}I")
        self._raised = sum(_HALF << (_BITS * lane) for lane in range(len(lanes) + 1))
        """Lifts each lane above zero, so that none borrows from the next."""
        rows = {name: k for k, name in enumerate(dict.fromkeys(name for table in tables.values() for name in table.names))}
        raised = np.full((len(rows), len(lanes) + 1), _HALF, dtype="<u4")
        for question, table in tables.items():
            at = np.fromiter((rows[name] for name in table.names), dtype=np.int64, count=len(table.names))
            for kind, weights in table.columns.items():
                raised[at, self._lanes[question, kind]] = weights + _HALF
        whole, size = raised.tobytes(), self._unpacked.size
        packed = {name: int.from_bytes(whole[k * size : (k + 1) * size], "little") - self._raised for name, k in rows.items()}
        self._packed = packed
        self._names: list[str] | None = None
        self._by_prefix: dict[str, dict[str, int]] = {"": packed}
        self._orders: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}

    def weight(self, question: str, name: str, kind: str = EACH) -> float:
        """What evidence of one name weighs in a question, for a class, or for any; 0 where it has no weight."""
        shift = _BITS * self._lanes.get((question, kind), len(self._lanes))
        return float((self._packed.get(name, 0) + self._raised >> shift & _ONES) - _HALF) / _HUNDREDTHS

    def weigh(self, piece: Evidence) -> int:
        """What a piece of evidence weighs, in lanes; kept with it."""
        total = 0
        for prefix, endings in piece.parts:
            table = self._by_prefix.get(prefix)
            if table is None:
                table = self._by_prefix[prefix] = self._under(prefix)
            for ending in endings:
                if ending in table:
                    total += table[ending]
        piece.weight, piece.scale = total, self
        return total

    def sum(self, evidence: Sequence[Evidence]) -> int:
        """What pieces of evidence weigh together, in lanes."""
        total = 0
        for piece in evidence:
            total += piece.weight if piece.scale is self else self.weigh(piece)
        return total

    def sums(self, question: str, answers: Iterable[Sequence[Evidence]]) -> list[float]:
        """What the evidence for each answer weighs in a question, for an option or for a class just as for any; in hundredths."""
        # A question without any weight has the lane behind the last, which is empty.
        shift, raised, found = _BITS * self._lanes.get((question, EACH), len(self._lanes)), self._raised, list[float]()
        for evidence in answers:
            total = 0
            for piece in evidence:
                total += piece.weight if piece.scale is self else self.weigh(piece)
            found.append((total + raised >> shift & _ONES) - _HALF)
        return found

    def lanes(self, question: str, classes: Sequence[str], total: int) -> list[float]:
        """What `total` weighs in a question for each of `classes`, in order; in hundredths."""
        key = (question, tuple(classes))
        order = self._orders.get(key)
        if order is None:
            # A class without any weight has the empty lane, too.
            order = self._orders[key] = tuple([self._lanes.get((question, kind), len(self._lanes)) for kind in classes])
        unpacked = self._unpacked.unpack((total + self._raised).to_bytes(self._unpacked.size, "little"))
        return [unpacked[lane] - _HALF for lane in order]

    def _under(self, prefix: str) -> dict[str, int]:
        """Weights by the rest of their names behind `prefix`."""
        if self._names is None:
            self._names = sorted(self._packed)
        names, size = self._names, len(prefix)
        first = last = bisect_left(names, prefix)
        while last < len(names) and names[last].startswith(prefix):
            last += 1
        return {name[size:]: self._packed[name] for name in names[first:last]}
