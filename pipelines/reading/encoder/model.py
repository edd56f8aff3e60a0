"""The encoder itself: a network in ONNX form, run on one core, and asked about the figures of one article.

What goes in and what comes out is laid down here, for `pipelines.training` too, which makes the file. ONNX Runtime computes stretch by
stretch and with one thread, so that what comes out hangs on the stretch alone.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from pipelines.contracts.terms import BASES, MEASURES, STATUSES
from pipelines.reading.article import Article
from pipelines.reading.encoder.impression import Impression, impression_of, log_sum
from pipelines.reading.encoder.stretches import SORTS, Place, Stretch, stretches_of
from pipelines.reading.weighing.plan import Plan
from pipelines.shipped import folder

FILE = "encoder.onnx"
CLASSES = {"measure": sorted(MEASURES), "status": sorted(STATUSES), "basis": sorted(BASES)}
"""The classes of each question in the order in which the network gives them."""
FLAGS = 6
"""How many scores hang on the figure alone; see `impression.impression_of`."""
PAIRED = 3
"""How many scores there are for each figure and name: as levier, as hit, as goods."""
STEPS = 24
"""How many steps of distance are told apart; see `distance`."""
_BOUNDS = [2 ** ((step - 1) / 1.2) for step in range(2, 12)]


def distance(figure: tuple[int, int], name: tuple[int, int]) -> int:
    """How far a name stands from a figure, 0 to `STEPS` - 1: half of the steps for before and half for behind, each about 1.8 times as far
    as the one before it. Both are given by their pieces [first, last)."""
    away = name[0] - figure[0] if name[0] >= figure[0] else name[1] - figure[1]
    step = 0 if away == 0 else 1 + bisect_left(_BOUNDS, abs(away) + 1e-9)
    return step if away < 0 else STEPS // 2 + step


class Thinker(Protocol):
    """Who has an opinion of figures: the network, or who remembers what one thought."""

    def impressions(
        self, article: Article, plans: Sequence[Plan], places: Sequence[Place], wanted: Set[Place]
    ) -> Mapping[Place, Impression]:
        """What is thought of those of the figures at `places` of `article` that are `wanted`; `plans` are its sentences."""
        ...


class Encoder:
    """The network in the file at `path`."""

    def __init__(self, path: Path) -> None:
        # Only those who read closely pay for the import.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # A sum fused with the norm behind it takes five times as long as the two apart (13.8 and 2.6 ms for 400 pieces; ONNX Runtime 1.32).
        self._session = onnxruntime.InferenceSession(
            path.read_bytes(), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )

    def impressions(self, article: Article, plans: Sequence[Plan], places: Sequence[Place], wanted: Set[Place]) -> dict[Place, Impression]:
        """What the network thinks of those of the figures at `places` of `article` that are `wanted`; `plans` are its sentences."""
        found: dict[Place, Impression] = {}
        for stretch in stretches_of(article, plans, places, wanted):
            found |= self._read(stretch)
        return found

    def _read(self, stretch: Stretch) -> dict[Place, Impression]:
        names = stretch.names
        measure, status, basis, flags, paired = self._session.run(None, inputs_of(stretch))
        given = {
            question: [dict(zip(CLASSES[question], _log_shares(row), strict=True)) for row in scores.tolist()]
            for question, scores in (("measure", measure), ("status", status), ("basis", basis))
        }
        found = {}
        for k, place in enumerate(stretch.figures):
            scores = paired[k].tolist()
            parties = [(n.id, n.sort != "body", scores[j][:2]) for j, n in enumerate(names) if n.sort not in ("goods", "bloc")]
            goods = [(n.id, scores[j][2]) for j, n in enumerate(names) if n.sort == "goods"]
            found[place] = impression_of(parties, goods, flags[k].tolist(), {q: rows[k] for q, rows in given.items()})
        return found


def inputs_of(stretch: Stretch) -> dict[str, Any]:
    """What the network is given: `pieces` and `marks` (T), `figures` (F x T) and `names` (N x T), whose rows say which pieces are averaged,
    `distances` (F x N) and `sorts` (N). Where there is no name, one stands for none."""
    size = len(stretch.numbers)
    spans = list(stretch.figures.values())
    names = [(name.first, name.last) for name in stretch.names] or [(0, 1)]
    return {
        "pieces": np.array(stretch.numbers, dtype=np.int64),
        "marks": np.array(stretch.marks, dtype=np.int64),
        "figures": _averaging(spans, size),
        "names": _averaging(names, size),
        "distances": np.array([[distance(figure, name) for name in names] for figure in spans], dtype=np.int64),
        "sorts": np.array([SORTS[name.sort] for name in stretch.names] or [0], dtype=np.int64),
    }


def _averaging(spans: Sequence[tuple[int, int]], size: int) -> Any:
    rows = np.zeros((len(spans), size), dtype=np.float32)
    for row, (first, last) in zip(rows, spans, strict=True):
        row[first:last] = 1 / (last - first)
    return rows


def _log_shares(scores: Sequence[float]) -> list[float]:
    """The logarithms of probabilities that sum to one."""
    total = log_sum(scores)
    return [score - total for score in scores]


@cache
def shipped_encoder() -> Encoder:
    """The encoder in `seeds/encoder`."""
    return Encoder(folder("seeds") / "encoder" / FILE)
