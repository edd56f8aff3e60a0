"""Fits the weights of `reading.naming.likely`: what a capitalised sequence that no rule claims most likely is.

For developers of the rules, not part of a build: `make names` writes `seeds/weights/names.csv` anew. It learns from the news items of
`seeds/lessons/names.jsonl`, in which every name is marked, and of the odd-numbered annotated articles, what rules leave of them; and from
names in `seeds/lessons/articles.jsonl` that the vocabulary knows, as if it did not: such lessons tell what stands around persons, bodies
and places, though not what is nothing. A fit repeats exactly.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.evaluation import first_day, load_gold
from pipelines.fitting import Sample, fit, write_weights
from pipelines.lessons import is_odd, load_lessons, short_article
from pipelines.reading.article import Article
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_by_rules
from pipelines.reading.naming.likely import KINDS, QUESTION, candidates, evidence_for, kinds_named, signs, words_in_small
from pipelines.reading.naming.spans import Run, View
from pipelines.shipped import folder

_PRIOR = 2.0
_WORTH = 7
"""How often a marked item counts for each time a lesson does: there are many more names in lessons, and what is nothing only items tell."""
_EVERY = 3
"""Of so many lessons one is read for the names that are known."""
_KNOWN = ("exact", "alias", "coreference")
"""How names are matched that do not rest on what stands around them."""
_OF_LESSONS = "of a lesson"
"""A sign that no text has: it takes up that names in lessons are never nothing."""
_LONGEST = 20_000
"""Characters of a lesson that are read: some hold whole pages."""

Found = tuple[list[str], str | None]
"""The signs of one sequence, and what it is: a kind, None for nothing."""


def samples_of_item(item: dict[str, Any]) -> list[Found]:
    """The sequences that rules leave of a marked news item: `text`, `published_on` and `names`, which are [start, end, kind]."""
    views = _read(item["text"], item["published_on"])
    marked = {(start, end): kind for start, end, kind in item["names"]}
    return _left(views, lambda view, run: marked.get(view.columns.place(run.first, run.last)))


def samples_of_article(article: Article, entities: Sequence[Mapping[str, Any]]) -> list[Found]:
    """The sequences that rules leave of an annotated article, whose names are told by their surfaces."""
    views = find_by_rules(article, find_dates(article))[0]
    marked = {surface.lower(): entity["type"] for entity in entities for surface in entity["surfaces"]}
    return _left(views, lambda view, run: marked.get(view.text(run.first, run.last).lower()))


def _left(views: list[View], marked: Callable[[View, Run], str | None]) -> list[Found]:
    small, named = words_in_small(views), kinds_named(views)
    return [
        (signs(view, run, named.get(view.text(run.first, run.last), ()), small), _kind(marked(view, run)))
        for view, runs in candidates(views)
        for run in runs
    ]


def _kind(marked: str | None) -> str | None:
    return marked if marked in KINDS else None


def samples_of_lesson(lesson: dict[str, Any]) -> list[Found]:
    """The known names of a lesson, each as if nothing was known of it."""
    views = _read(lesson["text"][:_LONGEST], first_day(str(lesson["article"]["published_on"] or "2025")))
    small = words_in_small(views)
    return [found for view in views for found in _unlearned(view, small)]


def _unlearned(view: View, small: frozenset[str]) -> Iterator[Found]:
    for span in [] if view.is_heading else [s for s in view.spans if s.type in KINDS and s.match in _KNOWN]:
        view.release(span)
        yield [*signs(view, Run(span.first, span.last, False), (), small, is_known=True), _OF_LESSONS], span.type
        view.claim(span)


def _read(text: str, day: str) -> list[View]:
    article = short_article(text, date.fromisoformat(day))
    return find_by_rules(article, find_dates(article))[0]


def fit_names(items: list[list[Found]], lessons: list[list[Found]]) -> dict[str, float]:
    """The weights that make what the sequences are likely, by evidence."""
    samples = []
    for number, found in enumerate([*items, *lessons]):
        for told, kind in found:
            right = len(KINDS) if kind is None else KINDS.index(kind)
            sample = Sample(number, [*(evidence_for(one, told) for one in KINDS), []], right, [{}] * (len(KINDS) + 1))
            samples += [sample] * (_WORTH if number < len(items) else 1)
    return {name: weight for name, weight in fit(samples, _PRIOR).items() if not name.endswith(_OF_LESSONS)}


def _lines(path: Path, every: int = 1) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[::every]]


def marked_texts(seeds: Path) -> list[list[Found]]:
    """The samples of all texts whose names are marked: the news items and the odd-numbered annotated articles."""
    found = [samples_of_item(item) for item in _lines(seeds / "lessons" / "names.jsonl")]
    voices = seeds.parent / "tests" / "voices"
    for golds, articles in ((seeds / "gold", seeds / "articles"), (voices, voices)):
        entities = {gold.name: gold.entities for gold in load_gold(golds)}
        found += [samples_of_article(lesson.article, entities[lesson.name]) for lesson in load_lessons([(golds, articles)], is_odd)]
    return found


def main() -> None:
    """Fit the weights anew and write them."""
    seeds = folder("seeds")
    lessons = _lines(seeds / "lessons" / "articles.jsonl", _EVERY)
    with ProcessPoolExecutor() as pool:
        known = list(pool.map(samples_of_lesson, lessons, chunksize=20))
    marked = marked_texts(seeds)
    unknown, names = sum(map(len, marked)), sum(map(len, known))
    print(f"{unknown:,} sequences of {len(marked)} texts, {names:,} names of {len(known):,} lessons", flush=True)
    write_weights({QUESTION: fit_names(marked, known)}, seeds / "weights")


if __name__ == "__main__":
    main()
