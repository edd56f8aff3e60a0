"""What was found against what annotators say: precision, recall and F1, field by field.

Pure: frames or rows in, figures out. Nothing is read but gold files, no database is opened, and no article is taken apart
here; who wants a score builds the tables first. What a gold file means stands in the annotation guidelines: it is
compared by value, never by position, so markup and white space do not matter.

    rates.detect    a rate was found: equal rate_pct and rate_max_pct; each gold entry and each mention serves once
    rates.fact      ... and imposer, targets and products are right too
    rates.full      ... and measure, status and basis
    rates.<field>   how often one field is right among the rates found
    dates           pairs of type and value, as often as they occur
    entities        distinct entities of an article; entities.<TYPE> for each type
    surfaces        how many of the forms that annotators list are covered by a mention
    article.<what>  title, day, source and authors right; `not_body` strings kept out of the text; the article found at all
    offsets         how many mentions stand at [char_start, char_end) of their article's text
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

Row = Mapping[str, Any]
Rows = pl.DataFrame | Iterable[Row]
"""Rows of one table of the contract."""

SUFFIX = ".gold.json"
_FACT = ("imposer", "targets", "products")
_FULL = ("measure", "status", "basis")
_FIELDS = (*_FACT, *_FULL, "effective_on")
_CODED = ("COUNTRY", "PRODUCT")
_LEGAL_FORMS = re.compile("inc|incorporated|corp|corporation|co|company|ltd|limited|plc|llc|ag|sa|se|nv|gmbh|kk|group|holdings?")


@dataclass(frozen=True)
class Gold:
    """What annotators say about one article; `name` is the file name of both without ending."""

    name: str
    article: Row
    rates: list[Row]
    dates: list[Row]
    entities: list[Row]


@dataclass
class Matches:
    """How many of `predicted` and of `gold` are the same thing."""

    tp: int = 0
    pred: int = 0
    gold: int = 0

    def add(self, tp: int, pred: int, gold: int) -> None:
        """Count one more article."""
        self.tp += tp
        self.pred += pred
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1; 0 where nothing was found."""
        return self.tp / self.pred if self.pred else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found, 0 to 1; 0 where there is nothing."""
        return self.tp / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.tp / (self.pred + self.gold) if self.tp else 0.0

    def figures(self) -> dict[str, float]:
        """precision, recall, f1, tp, pred and gold."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, "tp": self.tp, "pred": self.pred, "gold": self.gold}


@dataclass
class Share:
    """How often something is right."""

    hit: int = 0
    of: int = 0

    def add(self, is_right: bool) -> None:
        """Count one more case."""
        self.hit += is_right
        self.of += 1

    @property
    def accuracy(self) -> float:
        """From 0 to 1; 0 where there is no case."""
        return self.hit / self.of if self.of else 0.0

    def figures(self) -> dict[str, float]:
        """accuracy, hit and of."""
        return {"accuracy": self.accuracy, "hit": self.hit, "of": self.of}


@dataclass(frozen=True)
class Fault:
    """One thing that was missed, is too many or is wrong: in which article, what, and the words around it."""

    article: str
    what: str
    detail: str
    context: str = ""

    def __str__(self) -> str:
        """One line: article, what, detail and context."""
        return f"{self.article}: {self.what}: {self.detail}" + (f" | {self.context}" if self.context else "")


@dataclass
class Scores:
    """The figures by name (see the docstring of the module), and every fault behind them in the order of the articles."""

    figures: dict[str, Matches | Share]
    faults: list[Fault] = field(default_factory=list)

    def matches(self, name: str) -> Matches:
        """The matches of `name`; TypeError where it is a share."""
        found = self.figures[name]
        if not isinstance(found, Matches):
            raise TypeError(f"{name} has no precision and recall, only a share")
        return found

    def share(self, name: str) -> Share:
        """The share of `name`; TypeError where it has precision and recall."""
        found = self.figures[name]
        if not isinstance(found, Share):
            raise TypeError(f"{name} has precision and recall, no share")
        return found


def load_gold(folder: Path) -> list[Gold]:
    """The gold files of `folder`, sorted by name. ValueError says which file is not readable, or that there is none."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            found.append(Gold(path.name.removesuffix(SUFFIX), data["article"], data["rates"], data["dates"], data["entities"]))
        except (ValueError, TypeError) as error:
            raise ValueError(f"{path} is no gold file: {error}") from error
        except KeyError as error:
            raise ValueError(f"{path} is no gold file: it has no key {error}") from error
    if not found:
        raise ValueError(f"{folder} holds no gold files (*{SUFFIX})")
    return found


def score(golds: Iterable[Gold], articles: Rows, rates: Rows, dates: Rows, entities: Rows) -> Scores:
    """Score the rows of core.articles, core.rate_mentions, core.date_mentions and core.entity_mentions against `golds`.

    An article and its gold have the same file name up to the ending. Articles without gold are left out; a gold
    without article counts as an article in which nothing was found.
    """
    by_name = _by_file_name(articles)
    found_in = [_by_article(rows) for rows in (rates, dates, entities)]
    scores = Scores({name: Matches() for name in ("rates.detect", "rates.fact", "rates.full")})
    scores.figures |= {f"rates.{name}": Share() for name in _FIELDS} | {"dates": Matches(), "entities": Matches()}
    kinds: dict[str, Matches] = defaultdict(Matches)
    of_article = ("found", "title", "published_on", "source", "authors", "not_body")
    shares = {"surfaces": Share()} | {f"article.{name}": Share() for name in of_article} | {"offsets": Share()}
    for gold in golds:
        article = by_name.get(gold.name)
        text = article["text"] if article else ""
        its_rates, its_dates, its_entities = (found[article["article_id"]] if article else [] for found in found_in)
        shares["article.found"].add(article is not None)
        if article is None:
            scores.faults.append(Fault(gold.name, "article missed", "no article has this file name"))
        else:
            _score_article(gold, article, shares, scores.faults)
        for mention in (*its_rates, *its_dates, *its_entities):
            stands = text[mention["char_start"] : mention["char_end"]] == mention["text"]
            shares["offsets"].add(stands)
            if not stands:
                scores.faults.append(Fault(gold.name, "offset wrong", f"{mention['text']!r} is not at {mention['char_start']}"))
        _score_rates(gold, its_rates, text, scores)
        _score_dates(gold, its_dates, scores)
        _score_entities(gold, its_entities, kinds, shares["surfaces"], scores.faults)
    for name in sorted(kinds):
        scores.matches("entities").add(kinds[name].tp, kinds[name].pred, kinds[name].gold)
        scores.figures[f"entities.{name}"] = kinds[name]
    scores.figures |= shares
    return scores


# --- pairing rows with gold files ---


def _rows(rows: Rows) -> Iterable[Row]:
    return rows.iter_rows(named=True) if isinstance(rows, pl.DataFrame) else rows


def _by_file_name(articles: Rows) -> dict[str, Row]:
    """Articles by file name without ending; of those with one file the last, of files that differ in their ending the first."""
    by_file: dict[str, Row] = {}
    for article in _rows(articles):
        by_file[Path(str(article["source_path"]).split("#")[0]).name] = article
    found: dict[str, Row] = {}
    for file_name, article in by_file.items():
        found.setdefault(file_name.rsplit(".", 1)[0], article)
    return found


def _by_article(mentions: Rows) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for mention in _rows(mentions):
        found[mention["article_id"]].append(mention)
    for its in found.values():
        its.sort(key=lambda mention: int(mention["char_start"]))
    return found


# --- the article itself ---


def _fold(text: str | None) -> str:
    """Lower-case ASCII letters and digits of `text` without accents, in words parted by one blank: names and titles are compared so."""
    parted = unicodedata.normalize("NFKD", text or "")
    plain = "".join(sign for sign in parted if not unicodedata.combining(sign)).casefold()
    return " ".join(re.findall("[0-9a-z]+", plain))


def _score_article(gold: Gold, article: Row, shares: dict[str, Share], faults: list[Fault]) -> None:
    want = gold.article
    day = str(article.get("published_on") or "")
    compared = {
        "article.title": (_fold(want.get("title")), _fold(article.get("title"))),
        "article.source": (_fold(want.get("source")), _fold(article.get("publisher"))),
        "article.authors": (sorted(map(_fold, want.get("authors") or [])), sorted(map(_fold, article.get("authors") or []))),
        # A period in gold is met by any day in it; where gold leaves the day open, any is right.
        "article.published_on": (want.get("published_on") or "", day[: len(want.get("published_on") or "")]),
    }
    for name, (wanted, got) in compared.items():
        shares[name].add(wanted == got)
        if wanted != got:
            faults.append(Fault(gold.name, f"{name} wrong", f"want {wanted!r}, got {got!r}"))
    text = _fold(article.get("text"))
    for aside in want.get("not_body") or []:
        shares["article.not_body"].add(_fold(aside) not in text)
        if _fold(aside) in text:
            faults.append(Fault(gold.name, "not body", f"{aside!r} is in the text"))


# --- rates ---


def _score_rates(gold: Gold, rates: list[Row], text: str, scores: Scores) -> None:
    pairs = _pair_rates(gold.rates, rates)
    fact = full = 0
    for i, j in pairs:
        wanted, got = gold.rates[i], rates[j]
        right = {name: _is_field_right(name, wanted.get(name), got.get(name)) for name in _FIELDS}
        has_fact = all(right[name] for name in _FACT)
        fact += has_fact
        full += has_fact and all(right[name] for name in _FULL)
        for name, is_right in right.items():
            scores.share(f"rates.{name}").add(is_right)
            if not is_right:
                detail = f"{wanted['text']!r} want {_value(name, wanted.get(name))}, got {_value(name, got.get(name))}"
                scores.faults.append(Fault(gold.name, f"rate {name} wrong", detail, _context(wanted)))
    for name, tp in (("rates.detect", len(pairs)), ("rates.fact", fact), ("rates.full", full)):
        scores.matches(name).add(tp, len(rates), len(gold.rates))
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [rate for i, rate in enumerate(gold.rates) if i not in found]
    scores.faults += [Fault(gold.name, "rate missed", repr(rate["text"]), _context(rate)) for rate in missed]
    for j, rate in enumerate(rates):
        if j not in used:
            around = " ".join(text[max(0, rate["char_start"] - 50) : rate["char_end"] + 40].split())
            scores.faults.append(Fault(gold.name, "rate too many", f"{rate['text']!r} read as {rate['rate_pct']:g}", around))


def _pair_rates(golds: list[Row], rates: list[Row]) -> list[tuple[int, int]]:
    """Positions of gold rates and mentions of equal number: what agrees in most fields first, then what is nearest in reading order."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, rate in enumerate(rates):
            if all(_number(gold.get(name)) == _number(rate.get(name)) for name in ("rate_pct", "rate_max_pct")):
                agreeing = sum(_is_field_right(name, gold.get(name), rate.get(name)) for name in _FIELDS)
                candidates.append((-agreeing, abs(i / len(golds) - j / len(rates)), -i, -j))
    free_golds, free_rates = set(range(len(golds))), set(range(len(rates)))
    pairs = []
    for *_, i, j in sorted(candidates):
        if -i in free_golds and -j in free_rates:
            free_golds.remove(-i)
            free_rates.remove(-j)
            pairs.append((-i, -j))
    return pairs


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _value(name: str, value: Any) -> Any:
    """A field in the form in which it is compared: lists sorted, days as ISO text, nothing as None."""
    if name in ("targets", "products"):
        return sorted(value or [])
    return str(value) if value else None


def _is_field_right(name: str, gold: Any, got: Any) -> bool:
    wanted, found = _value(name, gold), _value(name, got)
    return bool(wanted == found or (name == "effective_on" and wanted and found == first_day(wanted)))


def first_day(period: str) -> str:
    """The first day of an ISO day or period: 2025-05 -> 2025-05-01, 2025-Q3 -> 2025-07-01, 2025-W20 -> its Monday, 202 -> 2020-01-01."""
    if len(period) == 3:
        return f"{period}0-01-01"
    year, _, part = period.partition("-")
    if part[:1] == "W":
        return date.fromisocalendar(int(year), int(part[1:]), 1).isoformat()
    months_of = {"Q": 3, "H": 6}.get(part[:1])
    if months_of:
        return f"{year}-{1 + months_of * (int(part[1:]) - 1):02d}-01"
    return period + {4: "-01-01", 7: "-01"}.get(len(period), "")


def _context(gold: Row) -> str:
    return str(gold.get("context") or "")[:90]


# --- dates ---


def _score_dates(gold: Gold, dates: list[Row], scores: Scores) -> None:
    wanted, got = (Counter((str(row["type"]), str(row["value"])) for row in rows) for rows in (gold.dates, dates))
    scores.matches("dates").add((wanted & got).total(), got.total(), wanted.total())
    words = {(row["type"], row["value"]): row["text"] for row in (*dates, *gold.dates)}
    for what, rest in (("date missed", wanted - got), ("date too many", got - wanted)):
        scores.faults += [Fault(gold.name, what, f"{' '.join(pair)}, {count} times", repr(words[pair])) for pair, count in rest.items()]


# --- entities ---


def _bare(name: str | None) -> str:
    """A folded name without leading article and legal forms: 'The Toyota Motor Corp.' -> 'toyota motor'."""
    words = _fold(name).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words[:1] + [word for word in words[1:] if not _LEGAL_FORMS.fullmatch(word)])


def _key(mention: Row) -> tuple[str, str]:
    """What makes mentions one entity: the code of countries and products, the name of all others."""
    kind = str(mention["type"])
    return kind, str(mention["entity_id"]).rsplit(":", 1)[-1] if kind in _CODED else _bare(mention["name"])


def _accepted(entity: Row) -> list[str]:
    """The names under which an entity counts as found; what is neither coded nor a person may go by any form of its article."""
    if entity["type"] in _CODED:
        return [entity["id"]]
    own = [_bare(entity["name"])]
    return own if entity["type"] == "PERSON" else own + [_bare(surface) for surface in entity["surfaces"]]


def _score_entities(gold: Gold, entities: list[Row], kinds: dict[str, Matches], surfaces: Share, faults: list[Fault]) -> None:
    keys = dict.fromkeys(_key(mention) for mention in entities)
    free = dict(keys)
    hits: Counter[str] = Counter()
    for entity in gold.entities:
        match = next((key for key in ((entity["type"], name) for name in _accepted(entity)) if key in free), None)
        if match:
            del free[match]
            hits[entity["type"]] += 1
        else:
            faults.append(Fault(gold.name, "entity missed", f"{entity['type']} {entity['id']}", ", ".join(entity["surfaces"])))
    wanted, got = Counter(entity["type"] for entity in gold.entities), Counter(kind for kind, _ in keys)
    for kind in wanted | got:
        kinds[kind].add(hits[kind], got[kind], wanted[kind])
    forms = {key: mention["text"] for mention in reversed(entities) for key in (_key(mention),)}
    faults += [Fault(gold.name, "entity too many", " ".join(key), str(forms[key])) for key in free]
    seen = {_fold(mention["text"]) for mention in entities}
    for entity in gold.entities:
        for surface in entity["surfaces"]:
            surfaces.add(_fold(surface) in seen)
