"""How well annotated articles are read, and whether that is well enough: for the command, the tests and the check of a build.

Figures are computed in `evaluation`; here the articles they are about are read, the score of the sample is remembered, and floors are held
against it. `seeds/gold/floors.json` is the one place of all floors: those of `seeds`, the sample that comes with the package, and of
`voices`, which only the tests read. Floors only rise.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipelines import evaluation, reader, shipped
from pipelines.contracts import core
from pipelines.contracts.table import full_name, pour
from pipelines.corpus.files import RawItem, Refusal, find_files, read_file
from pipelines.evaluation import SUFFIX, Gold, Scores, load_gold, score
from pipelines.reader import Found, read_closely
from pipelines.reading.frames import mention_frames
from pipelines.storage import Memory, Remembered, remembered

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained

Figures = Mapping[str, Mapping[str, float]]
"""Figures by name, as `Scores` gives them: F1 with precision and recall, or a share, each with the counts behind it."""

_REMEMBERED = "sample"


@dataclass(frozen=True)
class Fallen:
    """A figure below its floor."""

    name: str
    score: float
    floor: float

    def __str__(self) -> str:
        """One figure of a sentence: `rates.fact is 0.581, its floor 0.61`."""
        return f"{self.name} is {self.score:.3f}, its floor {self.floor:g}"


def score_folder(golds: Sequence[Gold], folder: Path, trained: "Trained | None" = None) -> tuple[Scores, list[Refusal]]:
    """Read the articles under `folder` that have gold and score them as a build would have them; also what could not be read."""
    return _score(golds, list(read_closely(folder, annotated(golds, folder), trained)), Remembered([], {}))


def _score(golds: Sequence[Gold], found: Sequence[Found | Refusal], known: Remembered) -> tuple[Scores, list[Refusal]]:
    """The score of what was `found` now and of what was `known` before."""
    articles: dict[str, Found] = {}
    for one in found:
        if not isinstance(one, Refusal):
            articles.setdefault(one.row["article_id"], one)
    # From an article that is not about tariffs a build takes no mentions.
    frames = mention_frames([(key, one.reading) for key, one in articles.items() if one.row["is_about_tariffs"]])
    mentions = []
    for table in (core.RateMentions, core.DateMentions, core.EntityMentions):
        name = full_name(table)
        mentions.append(pour(table, pl.concat([frames[name], known.mentions[name]]) if known.mentions else frames[name])[0])
    refusals = [one for one in found if isinstance(one, Refusal)]
    return score(golds, [*known.articles, *(one.row for one in articles.values())], *mentions), refusals


def annotated(golds: Sequence[Gold], folder: Path) -> list[str]:
    """The files under `folder` that `golds` are about: equal names up to the ending."""
    names = {gold.name for gold in golds}
    return [path for path in find_files(folder) if Path(path).name.rsplit(".", 1)[0] in names and not path.endswith(SUFFIX)]


# --- the sample that comes with the package ---


def score_sample(memory: Memory, trained: "Trained | None" = None) -> Figures:
    """The figures of the sample, read anew only where `memory` (that of the fingerprint under which this build reads) knows none, and of
    its articles only those that are not remembered: a build of the sample has just read them.

    Remembered figures count as long as annotations, articles and the way of scoring stay as they were; whatever else they rest on is in
    the fingerprint. Only for the holder of the build lock.
    """
    seeds = shipped.folder("seeds")
    golds = load_gold(seeds / "gold")
    folder = seeds / "articles"
    paths = annotated(golds, folder)
    files = [*(seeds / "gold" / f"{gold.name}{SUFFIX}" for gold in golds), *(folder / path for path in paths)]
    state = _digest(files, _SCORING)
    known: Figures | None = memory.recall(_REMEMBERED, state)
    if known is None:
        held = remembered(memory, (item for path in paths for item in read_file(folder, path) if isinstance(item, RawItem)))
        read_before = {article["source_path"] for article in held.articles}
        scores, _ = _score(golds, list(read_closely(folder, [path for path in paths if path not in read_before], trained)), held)
        known = {name: found.figures() for name, found in scores.figures.items()}
        memory.remember(_REMEMBERED, state, known)
    return known


def floors(sample: str) -> dict[str, float]:
    """The floor of each figure of `sample` that has one."""
    path = shipped.folder("seeds") / "gold" / "floors.json"
    found: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return found[sample]


def headline(figure: Mapping[str, float]) -> float:
    """The one number of a figure, for which floors stand: F1, or the share."""
    return figure["f1"] if "f1" in figure else figure["accuracy"]


def fallen(figures: Figures, floors: Mapping[str, float]) -> list[Fallen]:
    """What of `figures` is below its floor; a figure that is gone is at 0."""
    scores = {name: headline(figures[name]) if name in figures else 0.0 for name in floors}
    return [Fallen(name, scores[name], floor) for name, floor in floors.items() if scores[name] < floor]


def _digest(files: Iterable[Path], before: str = "") -> str:
    digest = hashlib.sha256(before.encode())
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


_SCORING = _digest(Path(module) for module in (evaluation.__file__, reader.__file__, __file__))
"""The code of scoring, which the fingerprint leaves out. Taken when it is loaded: a file that changes later does not change it."""
