"""Fits the weights of `reading.weighing` on annotated articles: a conditional logit for each question, with a Gaussian prior (L2).

For developers of the rules, not part of a build: `make weights` writes `seeds/weights/*.csv` anew from `seeds/lessons` and the odd-numbered
articles of `seeds/gold` and `tests/voices`, which count several times (`lessons.WORTH`); the even-numbered ones are never looked at. First
every answer before is the annotator's; then the articles are read again with weights fitted on the other folds, and the weights that are
kept learn from what a reader is shown that makes mistakes of its own (as in DAgger, Ross, Gordon and Bagnell 2011). Folds are whole
articles in the order of their names: a fit repeats exactly. The encoder's opinions beside the named evidence are those of encoders that
have not learned from the lesson (`opinions`).
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from pipelines.lessons import Lesson, all_lessons
from pipelines.opinions import FILE, Opinions, RememberedOpinions, is_thought_of, read_opinions
from pipelines.reading.rates import find_rates
from pipelines.reading.weighing.choice import Choice, Judge, Option, Shared, Value, WeightsJudge
from pipelines.reading.weighing.evidence import Evidence
from pipelines.reading.weighing.opinion import ENCODER
from pipelines.reading.weighing.pairs import Parties
from pipelines.reading.weighing.scales import Weights, labelled
from pipelines.shipped import folder

QUESTIONS = ("chance", "duty", "imposer", "products", "guess", "targets", "pair", "measure", "status", "basis", "start")
FOLDS = 4
MIN_ARTICLES = 3
"""A piece of evidence seen in fewer articles gets no weight: it would only be learned by heart."""
PRIOR = {
    "chance": 2.0,
    "duty": 2.0,
    "imposer": 4.0,
    "products": 3.0,
    "targets": 5.0,
    "pair": 3.0,
    "guess": 4.0,
    "measure": 4.0,
    "status": 6.0,
    "basis": 4.0,
    "start": 6.0,
}
"""Strength of the prior: how dear a weight is."""
LEAST = 0.03
"""Weights nearer to zero than this are left out."""
SOLVER = {"maxiter": 100, "ftol": 1e-5}


@dataclass
class Sample:
    """One question about one rate: the evidence for each option, and which is right."""

    lesson: int
    options: list[list[str]]
    right: int
    measured: list[dict[str, float]]


@dataclass
class ClassSample:
    """One question with fixed classes about one rate: evidence for each in its own way, evidence shared by all, and the right class."""

    lesson: int
    classes: tuple[str, ...]
    evidence: list[str]
    shared: dict[int, list[str]]
    right: int
    measured: dict[int, dict[str, float]]


Samples = dict[str, list[Sample | ClassSample]]


@dataclass
class Teacher:
    """A judge who knows the annotation: notes each question with the right answer, and answers right, or as `pupil` would."""

    gold: dict[tuple[int, int], dict[str, Any]]
    lesson: int
    pupil: Judge | None = None
    samples: Samples = field(default_factory=lambda: defaultdict(list))
    unreachable: Counter[str] = field(default_factory=Counter)
    _supposed: list[Any] = field(default_factory=list)
    _telling: int = 0
    _turn: int = -1

    def choose(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]]) -> Choice[Value]:
        """The annotator's answer where there is one among the options."""
        return self.rank(question, place, options, 1)[0]

    def rank(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        """The annotator's answer alone, or what the pupil thinks likeliest."""
        right = self._right(question, place, options)
        told = [Choice(options[right or 0].value, 1.0, "")]
        ranked = told if self.pupil is None else self.pupil.rank(question, place, options, most)
        if question == "chance":
            return ranked
        gold = self.gold.get(place)
        if question == "imposer":
            values = [choice.value for choice in ranked]
            self._supposed = values
            self._telling = values.index(gold["imposer"]) if gold is not None and gold["imposer"] in values else 0
            self._turn = -1
        if question == "products":
            self._turn += 1
        wanted = question not in ("products", "targets") or self._turn == self._telling
        if question == "targets" and gold is not None and self._supposed[self._turn] != gold["imposer"]:
            wanted = False  # with the wrong imposer there is no right answer
        if wanted and right is not None:
            evidence, measured = [_interned(o.names) for o in options], [dict(o.measured or {}) for o in options]
            self.samples[question].append(Sample(self.lesson, evidence, right, measured))
            if question == "duty":
                # The same without the encoder, which is asked only where there is some chance of a duty.
                alone = [{name: degree for name, degree in found.items() if name != ENCODER} for found in measured]
                self.samples["chance"].append(Sample(self.lesson, evidence, right, alone))
        elif wanted and gold is not None:
            self.unreachable[question] += 1
        return ranked

    def _right(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]]) -> int | None:
        gold = self.gold.get(place)
        if question in ("chance", "duty"):
            return int(gold is not None)
        if gold is None:
            return None
        for k, option in enumerate(options):
            if isinstance(option.value, Parties):
                # The goods are not at stake here: the pair of countries is.
                if (option.value.imposer, option.value.targets) == (gold["imposer"], gold["targets"]):
                    return k
            elif option.value == gold[question]:
                return k
        return None

    def classify(
        self, question: str, place: tuple[int, int], classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared
    ) -> Choice[str]:
        """The annotator's class where there is an annotation."""
        gold = self.gold.get(place)
        if gold is not None and (question != "guess" or self._turn == self._telling):
            common = {
                classes.index(kind): _interned(name for piece in found for name in piece.names) for kind, found in shared.evidence.items()
            }
            measured: dict[int, dict[str, float]] = defaultdict(dict)
            for name, degrees in shared.measured.items():
                for kind, degree in degrees.items():
                    measured[classes.index(kind)][name] = degree
            right = classes.index(gold[question])
            names = _interned(name for piece in evidence for name in piece.names)
            self.samples[question].append(ClassSample(self.lesson, tuple(classes), names, common, right, measured))
        if self.pupil is not None:
            return self.pupil.classify(question, place, classes, evidence, shared)
        return Choice(gold[question] if gold is not None else classes[0], 1.0, "")


def _interned(names: Iterable[str]) -> list[str]:
    """`names`, each kept once however often it comes: samples are handed from process to process, millions of names at a time."""
    return [sys.intern(name) for name in names]


def fit(samples: Sequence[Sample | ClassSample], prior: float, start: Weights | None = None) -> Weights:
    """Weights that make the right options likely: the posterior mode under a Gaussian prior, found by L-BFGS from `start`."""
    if isinstance(samples[0], ClassSample):
        return _fit_classes([s for s in samples if isinstance(s, ClassSample)], prior, start or {})
    return _fit_options([s for s in samples if isinstance(s, Sample)], prior, start or {})


def _frequent(pieces: Iterable[tuple[int, Iterable[str]]]) -> list[str]:
    """The names of evidence seen in enough lessons, sorted; `pieces` are pairs of lesson and names."""
    seen: dict[str, set[int]] = defaultdict(set)
    for lesson, names in pieces:
        for name in names:
            seen[name].add(lesson)
    return sorted(name for name, lessons in seen.items() if len(lessons) >= MIN_ARTICLES)


def _matrix(rows: Sequence[Sequence[str]], index: dict[str, int]) -> csr_matrix:
    columns = [[index[name] for name in row if name in index] for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((c for row in columns for c in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(index)))


def _fit_options(samples: Sequence[Sample], prior: float, start: Weights) -> Weights:
    names = _frequent((s.lesson, option) for s in samples for option in s.options)
    degrees = sorted({name for s in samples for measured in s.measured for name in measured})
    matrix = _matrix([option for s in samples for option in s.options], {name: k for k, name in enumerate(names)})
    if degrees:
        dense = np.array([[measured.get(name, 0.0) for name in degrees] for s in samples for measured in s.measured])
        matrix = hstack([matrix, csr_matrix(dense)]).tocsr()
        names += degrees
    flipped = matrix.T.tocsr()
    sizes = np.array([len(s.options) for s in samples])
    edges = np.r_[0, np.cumsum(sizes)[:-1]]
    group = np.repeat(np.arange(len(samples)), sizes)
    right = edges + np.array([s.right for s in samples])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = matrix @ weights
        sums -= np.maximum.reduceat(sums, edges)[group]
        raised = np.exp(sums)
        totals = np.add.reduceat(raised, edges)
        shares = raised / totals[group]
        value = -(sums[right] - np.log(totals)).sum() + 0.5 * prior * weights @ weights
        shares[right] -= 1
        return value, flipped @ shares + prior * weights

    first = np.array([start.get(name, 1.0 if name in degrees else 0.0) for name in names])
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options=SOLVER)
    return _kept(names, found.x, degrees)


def _fit_classes(samples: Sequence[ClassSample], prior: float, start: Weights) -> Weights:
    classes = samples[0].classes
    size = len(classes)
    names = _frequent((s.lesson, s.evidence) for s in samples)
    common = _frequent((s.lesson, pieces) for s in samples for pieces in s.shared.values())
    matrix = _matrix([s.evidence for s in samples], {name: k for k, name in enumerate(names)})
    degrees = sorted({name for s in samples for measured in s.measured.values() for name in measured})
    shared = _matrix([s.shared.get(k, ()) for s in samples for k in range(size)], {name: k for k, name in enumerate(common)})
    if degrees:
        dense = np.array([[s.measured.get(k, {}).get(name, 0.0) for name in degrees] for s in samples for k in range(size)])
        shared = hstack([shared, csr_matrix(dense)]).tocsr()
        common += degrees
    flipped, shared_flipped = matrix.T.tocsr(), shared.T.tocsr()
    rows, right = np.arange(len(samples)), np.array([s.right for s in samples])
    split = len(names) * size

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        own = weights[:split].reshape(len(names), size)
        sums = matrix @ own + (shared @ weights[split:]).reshape(len(samples), size)
        sums -= sums.max(axis=1, keepdims=True)
        raised = np.exp(sums)
        totals = raised.sum(axis=1)
        value = -(sums[rows, right] - np.log(totals)).sum() + 0.5 * prior * weights @ weights
        shares = raised / totals[:, None]
        shares[rows, right] -= 1
        slope = np.r_[(flipped @ shares).ravel(), shared_flipped @ shares.ravel()]
        return value, slope + prior * weights

    labels = [f"{name}={kind}" for name in names for kind in classes] + common
    first = np.array([start.get(label, 1.0 if label in degrees else 0.0) for label in labels])
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options=SOLVER)
    return _kept(labels, found.x, degrees)


def _kept(names: Sequence[str], weights: np.ndarray, degrees: Sequence[str]) -> Weights:
    """The weights worth keeping. One of evidence in degrees is kept however small: a missing one would count as 1."""
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= LEAST or name in degrees}


def collect(lessons: Iterable[tuple[int, Lesson]], pupil: Judge | None = None) -> tuple[Samples, Counter[str]]:
    """The samples of numbered lessons, by question, and how often no option was right."""
    samples: Samples = defaultdict(list)
    unreachable: Counter[str] = Counter()
    for number, lesson in lessons:
        teacher = Teacher(lesson.gold, number, pupil)
        find_rates(lesson.article, lesson.dates, lesson.entities, teacher, RememberedOpinions(lesson.opinions))
        for question, found in teacher.samples.items():
            samples[question] += found
        unreachable += teacher.unreachable
    return samples, unreachable


def fit_all(samples: Samples) -> dict[str, Weights]:
    """Weights for every question."""
    return {question: fit(samples[question], PRIOR[question]) for question in _asked(samples)}


def _asked(samples: Samples) -> list[str]:
    """The questions that were asked often enough to learn something of them."""
    return [question for question in QUESTIONS if len(samples[question]) > 20]


def train(lessons: Sequence[Lesson]) -> dict[str, Weights]:
    """Weights fitted on `lessons`; see the docstring of the module. Folds are worked on side by side, on all cores."""
    worth = [lesson.worth for lesson in lessons]
    folds = [lessons[fold::FOLDS] for fold in range(FOLDS)]
    with ProcessPoolExecutor() as pool:
        samples, unreachable = _joined(pool.map(_read_fold, folds, [None] * FOLDS, range(FOLDS)))
        print({q: (len(s), unreachable[q]) for q, s in samples.items()}, file=sys.stderr, flush=True)
        pupils = list(pool.map(partial(_fit_fold, samples, worth), range(FOLDS)))
        # What a reader is shown when it reads on its own, not what it would be shown if it made no mistakes.
        samples, _missed = _joined(pool.map(_read_fold, folds, pupils, range(FOLDS)))
        weighed = _weighed(samples, worth)
        questions = _asked(weighed)
        given = [weighed[q] for q in questions], [PRIOR[q] for q in questions], [pupils[0].get(q) for q in questions]
        return dict(zip(questions, pool.map(fit, *given), strict=True))


def _fit_fold(samples: Samples, worth: Sequence[int], fold: int) -> dict[str, Weights]:
    """Weights fitted on all lessons but those of one fold."""
    others = {question: [s for s in found if s.lesson % FOLDS != fold] for question, found in samples.items()}
    return fit_all(_weighed(others, worth))


def _read_fold(lessons: Sequence[Lesson], weights: dict[str, Weights] | None, fold: int) -> tuple[Samples, Counter[str]]:
    """What `collect` finds in `lessons`, those of one fold, read with `weights`, or with the annotator's answers where there are none."""
    numbered = ((fold + FOLDS * k, lesson) for k, lesson in enumerate(lessons))
    return collect(numbered, None if weights is None else WeightsJudge(weights))


def _joined(folds: Iterable[tuple[Samples, Counter[str]]]) -> tuple[Samples, Counter[str]]:
    """What was found in all folds, in their order."""
    samples: Samples = defaultdict(list)
    unreachable: Counter[str] = Counter()
    for learned, missed in folds:
        for question, found in learned.items():
            samples[question] += found
        unreachable += missed
    return samples, unreachable


def _weighed(samples: Samples, worth: Sequence[int]) -> Samples:
    """`samples`, each as often as its lesson counts."""
    return defaultdict(list, {question: [s for s in found for _ in range(worth[s.lesson])] for question, found in samples.items()})


# --- the command ---


def write_weights(weights: dict[str, Weights], to: Path) -> None:
    """One file a question, rows sorted by the name of the evidence; see `reading.weighing.scales.shipped_tables`."""
    to.mkdir(parents=True, exist_ok=True)
    for question, found in weights.items():
        table: dict[str, dict[str, float]] = defaultdict(dict)
        for name, weight in found.items():
            evidence, kind = labelled(name)
            table[evidence][kind] = weight
        columns = sorted({column for row in table.values() for column in row})
        with (to / f"{question}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("evidence", *(columns if len(columns) > 1 else ("weight",))))
            for evidence in sorted(table):
                writer.writerow((evidence, *(f"{table[evidence][c]:g}" if c in table[evidence] else "" for c in columns)))


def _with_opinions(lessons: Sequence[Lesson], opinions: Opinions) -> list[Lesson]:
    """The lessons with the opinions on them. Raises ValueError where a figure has none: weights fitted without would be wrong with them."""
    missed = [lesson.name for lesson in lessons if not is_thought_of(lesson, opinions)]
    if missed:
        raise ValueError(f"no opinions on {len(missed)} lessons, {', '.join(missed[:3])} among them: run `make encoder` first")
    return [replace(lesson, opinions=opinions.get(lesson.name, {})) for lesson in lessons]


TRUST = 1.6
"""By what the weight of the encoder's opinion is multiplied: the one that is kept has learned from twice as many lessons as those of the
halves, and more often. Chosen on 48 articles and 1,054 rates in short texts, of which nothing had learned (1, 1.3, 1.7, 2, 2.6 tried)."""


def trusting(weights: dict[str, Weights]) -> dict[str, Weights]:
    """`weights` for the encoder that is kept, where they were fitted on the opinions of lesser ones."""
    return {
        question: {name: round(TRUST * weight, 2) if labelled(name)[0] == ENCODER else weight for name, weight in found.items()}
        for question, found in weights.items()
    }


def main() -> None:
    """Fit all weights anew and write them to `seeds/weights`."""
    lessons = _with_opinions(all_lessons(), read_opinions(folder("seeds") / "lessons" / FILE))
    print(f"{len(lessons)} lessons, {sum(len(lesson.gold) for lesson in lessons):,} rates", flush=True)
    write_weights(trusting(train(lessons)), folder("seeds") / "weights")


if __name__ == "__main__":
    main()
