"""The fitted weights and how evidence is weighed by them: shipped as `seeds/weights/*.csv`, one file a question.

A piece of evidence may speak for many answers at once: for each class of each question, and in more than one question. Its weights stand
side by side in one whole number, in lanes of 32 bits, so that adding two such numbers adds all their weights. They are counted in
hundredths, as they are fitted: sums are exact, and equal options are equal in whatever order their evidence was found.

What is weighed is said in the rooms of the questions; how an answer follows from the sums, in `choice`.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from struct import Struct

from pipelines.reading.weighing.evidence import Evidence
from pipelines.shipped import folder

Weights = dict[str, float]
"""Weights by the name of the evidence; of a question with fixed classes those for one class are named `evidence=class`."""
EACH = "each"
"""The column of weights that count for a class just as for any."""


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


_HUNDREDTHS = 100
_BITS = 32
_HALF = 1 << (_BITS - 1)
_ONES = (1 << _BITS) - 1


class Scale:
    """The weights of some questions, and what evidence weighs by them."""

    def __init__(self, weights: Mapping[str, Weights], has_classes: bool) -> None:
        self._lanes: dict[tuple[str, str], int] = {}
        """Lanes by question and class; those of options, and of evidence that counts for a class just as for any, are named `EACH`."""
        packed: dict[str, int] = {}
        for question, found in weights.items():
            for name, weight in found.items():
                evidence, is_classed, kind = name.rpartition("=") if has_classes else ("", "", "")
                lane = self._lanes.setdefault((question, kind if is_classed else EACH), len(self._lanes))
                label = evidence if is_classed else name
                packed[label] = packed.get(label, 0) + (round(weight * _HUNDREDTHS) << (_BITS * lane))
        self._packed = packed
        self._names: list[str] | None = None
        self._by_prefix: dict[str, dict[str, int]] = {"": packed}
        self._raised = sum(_HALF << (_BITS * lane) for lane in range(len(self._lanes) + 1))
        """Lifts each lane above zero, so that none borrows from the next."""
        self._unpacked = Struct(f"<{len(self._lanes) + 1}I")
        self._orders: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}

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
