"""The encoder itself: a network in ONNX form, run on one core, and asked about the figures of one article.

What goes in and what comes out is laid down here, for `pipelines.training` too, which makes the file. ONNX Runtime computes stretch by
stretch and with one thread, so that what comes out hangs on the stretch alone.
"""

from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

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
"""How many steps of distance are told apart; see `links_of`."""
LINKS = 2 * STEPS
"""How many ways there are in which one mention may stand to another."""
FIGURE = len(SORTS)
"""The number of figures among the sorts of mentions, which are otherwise names."""
_BOUNDS = [2 ** ((step - 1) / 1.2) for step in range(2, 12)]


def links_of(stretch: Stretch) -> NDArray[np.int64]:
    """How the mentions of `stretch`, figures and then names, stand to one another (M x M, rows see columns): how far away, 0 to `STEPS`
    - 1, half of the steps for before and half for behind, each about 1.8 times as far as the one before it; and `STEPS` more where both
    name the same."""
    spans = np.array(spans_of(stretch))
    ids = np.array([*("" for _ in stretch.figures), *(name.id for name in stretch.names)])
    first, last = spans[:, 0], spans[:, 1]
    away = np.where(first[None] >= first[:, None], first[None] - first[:, None], last[None] - last[:, None])
    step = np.where(away == 0, 0, 1 + np.searchsorted(_BOUNDS, np.abs(away) + 1e-9))
    same = (ids[:, None] == ids[None]) & (ids != "")[None] & ~np.eye(len(ids), dtype=bool)
    found: NDArray[np.int64] = np.where(away < 0, step, STEPS // 2 + step) + STEPS * same
    return found


def spans_of(stretch: Stretch) -> list[tuple[int, int]]:
    """The pieces [first, last) of the mentions of `stretch`: of its figures, then of its names."""
    return [*stretch.figures.values(), *((name.first, name.last) for name in stretch.names)]


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
        names, many = stretch.names, len(stretch.figures)
        measure, status, basis, flags, paired = self._session.run(None, inputs_of(stretch))
        given = {
            question: [dict(zip(CLASSES[question], _log_shares(row), strict=True)) for row in scores.tolist()]
            for question, scores in (("measure", measure), ("status", status), ("basis", basis))
        }
        found = {}
        for k, place in enumerate(stretch.figures):
            scores = paired[k, many:].tolist()
            parties = [(n.id, n.sort != "body", scores[j][:2]) for j, n in enumerate(names) if n.sort not in ("goods", "bloc")]
            goods = [(n.id, scores[j][2]) for j, n in enumerate(names) if n.sort == "goods"]
            found[place] = impression_of(parties, goods, flags[k].tolist(), {q: rows[k] for q, rows in given.items()})
        return found


def inputs_of(stretch: Stretch) -> dict[str, Any]:
    """What the network is given: `pieces` and `marks` (T); of the mentions, figures and then names, `mentions` (M x T), whose rows say
    which pieces are averaged, `links` (M x M) and `sorts` (M); and `figures` (F), which of them are figures."""
    return {
        "pieces": np.array(stretch.numbers, dtype=np.int64),
        "marks": np.array(stretch.marks, dtype=np.int64),
        "mentions": _averaging(spans_of(stretch), len(stretch.numbers)),
        "links": links_of(stretch),
        "sorts": np.array(sorts_of(stretch), dtype=np.int64),
        "figures": np.arange(len(stretch.figures)),
    }


def sorts_of(stretch: Stretch) -> list[int]:
    """The numbers of the sorts of the mentions of `stretch`: of its figures, then of its names."""
    return [*(FIGURE for _ in stretch.figures), *(SORTS[name.sort] for name in stretch.names)]


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
