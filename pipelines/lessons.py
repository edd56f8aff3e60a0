"""Lessons: annotated articles and short texts, read up to their rates, each figure paired with what annotators say of it.

For `fitting` and `training`, which learn from them, and for tests, which read those that nothing was learned from. Annotations in full, of
dates and names too, are the matter of `evaluation`.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.corpus.document import take_apart
from pipelines.corpus.files import RawItem, Refusal, find_files, read_file
from pipelines.corpus.sentences import split_sentences
from pipelines.evaluation import SUFFIX, Gold, first_day, load_gold
from pipelines.reading.article import Article, Block, DateMention, EntityMention
from pipelines.reading.dates import find_dates
from pipelines.reading.encoder.impression import Impression
from pipelines.reading.entities import find_entities
from pipelines.reading.rate_tables import find_tables
from pipelines.reading.rates import find_rates, laid_out
from pipelines.reading.stated import figures_weighed
from pipelines.reading.weighing.choice import Choice, Option, Shared, Value
from pipelines.reading.weighing.evidence import Evidence
from pipelines.reading.weighing.start import NEVER
from pipelines.shipped import folder


@dataclass(frozen=True)
class Lesson:
    """One annotated article, read up to its rates, and the annotation of each figure by place."""

    name: str
    article: Article
    dates: list[DateMention]
    entities: list[EntityMention]
    figures: list[tuple[int, int]]
    """The places of all figures that may state a duty, in order."""
    gold: dict[tuple[int, int], dict[str, Any]]
    worth: int = 1
    """How often its samples count."""
    opinions: Mapping[tuple[int, int], Impression] = field(default_factory=dict)
    """What an encoder that has not learned from it thinks of its figures, where that is known (`opinions`)."""


def is_odd(name: str) -> bool:
    """Whether an article is odd-numbered by its name (`a03-...`): those are for learning, the others for scores alone."""
    found = re.match(r"[a-z]+(\d+)", name)
    return found is not None and int(found.group(1)) % 2 == 1


def is_taught(name: str) -> bool:
    """Whether a short text is for learning; every fifth is for tests."""
    return int(name[1:]) % 5 != 0


WORTH = 3
"""How often a sample of the annotated articles is counted: they set the standard in doubtful cases, and lessons are many. Found by fits of
three of their quarters, read on the fourth: with 1, 3 and 8 times 67.5, 69.0 and 68.5% of some 830 rates had right parties and goods."""


def all_lessons() -> list[Lesson]:
    """All that may be learned from: the odd-numbered annotated articles, which count `WORTH` times, the lessons and the short texts."""
    seeds = folder("seeds")
    voices = seeds.parent / "tests" / "voices"
    lessons = [replace(lesson, worth=WORTH) for lesson in load_lessons([(seeds / "gold", seeds / "articles"), (voices, voices)], is_odd)]
    taught = load_lessons([(seeds / "lessons", seeds / "lessons")]) + load_articles(seeds / "lessons" / "articles.jsonl")
    lessons += sorted(taught, key=lambda lesson: lesson.name)
    for name in ("sentences.jsonl", "passages.jsonl"):
        lessons += load_sentences(seeds / "lessons" / name, is_taught)
    return lessons


def load_lessons(folders: Iterable[tuple[Path, Path]], wanted: Callable[[str], bool] = lambda _: True) -> list[Lesson]:
    """The annotated articles of pairs of folders (annotations, articles) whose name is `wanted`, in order."""
    lessons = []
    for gold_folder, articles in folders:
        by_name = {gold.name: gold for gold in load_gold(gold_folder)}
        for path in find_files(articles):
            gold = by_name.get(Path(path).name.rsplit(".", 1)[0])
            if gold is None or path.endswith(SUFFIX) or not wanted(gold.name):
                continue
            for item in read_file(articles, path):
                document = item if isinstance(item, Refusal) else take_apart(item)
                if not isinstance(document, Refusal):
                    lessons.append(lesson_of(gold, document.article()))
    return sorted(lessons, key=lambda lesson: lesson.name)


def load_articles(path: Path) -> list[Lesson]:
    """The annotated articles of a JSON Lines file, in order: `name`, `format`, `text`, and `article` and `rates` as in a gold file.

    They are of the annotated day, as most articles come with their day, be it in the data of a page or beside it; one in `_UNDATED` is of
    the day that its text tells, if it tells any.
    """
    lessons = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        document = take_apart(RawItem(told["name"], None, told["format"], told["text"].encode()))
        if isinstance(document, Refusal):
            raise ValueError(f"{path}: {told['name']} is no article: {document.detail}")
        article, day = document.article(), str(told["article"].get("published_on") or "")
        if day and zlib.crc32(told["name"].encode()) % _UNDATED:
            article.published_on = date.fromisoformat(first_day(day))
            article.published_precision = {4: "year", 7: "month"}.get(len(day), "day")
        lessons.append(lesson_of(Gold(told["name"], told["article"], told["rates"], [], []), article))
    return lessons


_UNDATED = 8


class _First:
    """A judge who takes every figure for a duty and else the first option: only the places of the figures are wanted."""

    def choose(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]]) -> Choice[Value]:
        return self.rank(question, place, options, 1)[0]

    def rank(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        return [Choice(options[-1 if question in ("chance", "duty") else 0].value, 1.0, "")]

    def classify(
        self, question: str, place: tuple[int, int], classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared
    ) -> Choice[str]:
        return Choice(classes[0], 0.0, "")


def lesson_of(gold: Gold, article: Article) -> Lesson:
    """One annotated article with its dates and entities, each figure found in it paired with its annotation."""
    dates = find_dates(article)
    entities = find_entities(article, dates)
    mentions = find_rates(article, dates, entities, _First())
    found = sorted(((m.start, m.end), (m.rate_pct, m.rate_max_pct)) for m in mentions)
    return Lesson(gold.name, article, dates, entities, _places_of_figures(article, dates, entities), _aligned(gold, article.text, found))


def _places_of_figures(article: Article, dates: list[DateMention], entities: list[EntityMention]) -> list[tuple[int, int]]:
    clauses = laid_out(article, dates, entities)
    return figures_weighed(clauses, find_tables(clauses))


def _aligned(
    gold: Gold, text: str, found: list[tuple[tuple[int, int], tuple[float, float | None]]]
) -> dict[tuple[int, int], dict[str, Any]]:
    """The annotation of each figure found, by its place: the longest pairing in reading order of equal values, contexts deciding."""
    flat, origin = _flattened(text)
    wanted = []
    for rate in gold.rates:
        context, written = (_flattened(str(rate.get(k) or ""))[0] for k in ("context", "text"))
        at = flat.find(context) if context else -1
        once = at >= 0 and flat.find(context, at + 1) < 0
        place = origin[at + max(0, context.find(written))] if once else None
        wanted.append(((float(rate["rate_pct"]), None if rate.get("rate_max_pct") is None else float(rate["rate_max_pct"])), place))
    rows, columns = len(wanted), len(found)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]

    def worth(i: int, j: int) -> float:
        (value, place), (span, given) = wanted[i], found[j]
        if value != given:
            return 0.0
        return 1.0 if place is None else 2.0 if abs(place - span[0]) <= 12 else 0.3

    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            pair = worth(i, j)
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + pair if pair else 0.0)
    i = j = 0
    pairs: dict[tuple[int, int], dict[str, Any]] = {}
    while i < rows and j < columns:
        pair = worth(i, j)
        if pair and best[i][j] == best[i + 1][j + 1] + pair:
            pairs[found[j][0]] = _answers(gold.rates[i])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _flattened(text: str) -> tuple[str, list[int]]:
    """`text` with white space, bars and markup signs of tables taken out, and where each character stood."""
    origin = [i for i, c in enumerate(text) if not c.isspace() and c not in "|*_#"]
    return "".join(text[i] for i in origin), origin


def _answers(rate: Any) -> dict[str, Any]:
    """The right answer to each question about an annotated rate."""
    return {
        "imposer": rate.get("imposer"),
        "products": tuple(sorted(rate.get("products") or ())),
        "targets": tuple(sorted(rate.get("targets") or ())),
        "guess": rate["measure"],
        "measure": rate["measure"],
        "status": rate["status"],
        "basis": rate["basis"],
        "start": first_day(rate["effective_on"]) if rate.get("effective_on") else NEVER,
    }


def load_sentences(path: Path, wanted: Callable[[str], bool] = lambda _: True) -> list[Lesson]:
    """The short annotated texts of a JSON Lines file whose id is `wanted`: each a lesson of its own."""
    lessons = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        if wanted(told["id"]):
            article = short_article(told["text"], date.fromisoformat(told["published_on"]))
            lessons.append(_short_lesson(told["id"], article, told["rates"]))
    return lessons


def short_article(text: str, published_on: date) -> Article:
    """A text of a few sentences as an article, its paragraphs parted by blank lines."""
    blocks = []
    start = 0
    for no, part in enumerate(text.split("\n\n")):
        blocks.append(Block(no, "paragraph", True, start, start + len(part), part))
        start += len(part) + 2
    article_id = hashlib.sha256(text.encode()).hexdigest()[:20]
    return Article(article_id, text, split_sentences(text, blocks), blocks, published_on=published_on, published_precision="day")


def _short_lesson(name: str, article: Article, rates: list[dict[str, Any]]) -> Lesson:
    dates = find_dates(article)
    entities = find_entities(article, dates)
    figures = [(m.start, m.end) for m in find_rates(article, dates, entities, _First())]
    gold = {}
    for rate in rates:
        at = -1
        for _ in range(rate["nth"]):
            at = article.text.index(rate["text"], at + 1)
        place = next((f for f in figures if f[0] < at + len(rate["text"]) and at < f[1]), None)
        if place is not None:
            gold[place] = _answers(rate)
    return Lesson(name, article, dates, entities, _places_of_figures(article, dates, entities), gold)
