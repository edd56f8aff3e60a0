"""Articles that claim rates, made by hand case by case, for the tests of what claims become over time.

Every case speaks of a country of its own, so that all of them stand in one warehouse.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
from warehouse_sample import FACTS, Sample

from pipelines import warehouse


@dataclass
class Said:
    """A rate of an article: the number, its status and what differs from a US level on the cars of the case's country."""

    rate: float
    status: str = "in_effect"
    on: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass
class Article:
    """An article of a case: the day it was published on (text; null where unknown) and what it says."""

    day: str | None
    said: list[Said]
    publisher: str | None = "The Bugle"
    more: dict[str, Any] = field(default_factory=dict)


def said(rate: float, status: str = "in_effect", on: str | None = None, **more: Any) -> Said:
    return Said(rate, status, on, more)


def article(day: str | None, *rates: Said, publisher: str | None = "The Bugle", **more: Any) -> Article:
    return Article(day, list(rates), publisher, more)


def codes() -> Iterator[str]:
    """Codes that no country has: XA, XB, ..., YA, ..."""
    return (first + second for first in "XYZQ" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def add_country(made: Sample, code: str, name: str, aliases: tuple[str, ...] = (), is_eu_member: bool = False) -> None:
    lists: dict[str, list[str]] = {"aliases": list(aliases), "adjectives": [], "metonyms": [], "currencies": []}
    made.add("vocab.countries", code=code, name=name, capital=None, is_eu_member=is_eu_member, is_g20=False, source="made up", **lists)


def write_article(made: Sample, path: str, country: str, told: Article) -> list[str]:
    """Add the article, one sentence for each rate; gives the ids of the rates."""
    sentences = [f"Rate no. {place} is {rate.rate:g}%." for place, rate in enumerate(told.said)]
    day = told.day and date.fromisoformat(told.day)
    more = {"publisher": told.publisher, "published_on": day, "published_precision": "day" if day else None, **told.more}
    article_id = made.article(path, ("paragraph", sentences), **more)
    ids = []
    for place, rate in enumerate(told.said):
        start = {"effective_on": rate.on and date.fromisoformat(rate.on), "effective_precision": "day" if rate.on else None}
        row = {"rate_pct": rate.rate, "status": rate.status, "targets": [country], **start, **rate.more}
        ids.append(made.rate(article_id, f"no. {place} is {rate.rate:g}%", **row))
    return ids


def build(made: Sample, folder: Path) -> Path:
    room = warehouse.Aside(folder, "1")
    room.folder.mkdir(parents=True)
    warehouse.build(made.write(folder / "input"), room, FACTS)
    assert [result for result in warehouse.audit(room.database) if not result.passed] == []
    return room.database


def build_cases(cases: dict[str, list[Article]], folder: Path, shuffled: bool = False) -> tuple[Path, dict[str, str]]:
    """All cases in one warehouse, and the country of each; `shuffled` has their rows come in another order."""
    made, countries = Sample(), dict(zip(cases, codes(), strict=False))
    numbers = count()
    for name, articles in cases.items():
        add_country(made, countries[name], f"Country {countries[name]}")
        originals: dict[str, str] = {}
        for told in articles:
            path = f"{next(numbers):03}.txt"
            more = dict(told.more)
            if copied := more.pop("copies", None):
                more["duplicate_of"] = originals[copied]
            key = more.pop("key", path)
            write_article(made, path, countries[name], Article(told.day, told.said, told.publisher, more))
            originals[key] = made.rows["core.articles"][-1]["article_id"]
    if shuffled:
        for rows in made.rows.values():
            random.Random(7).shuffle(rows)
    return build(made, folder), countries


def ask(database: Path, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(database), read_only=True) as con:
        return con.execute(sql, list(parameters)).fetchall()
