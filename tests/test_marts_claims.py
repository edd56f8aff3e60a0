"""What claims become over time: the rate a claim takes the place of, the history of a rate, the life of a measure, and `rate_on`.

Every case speaks of a country of its own, so that all of them stand in one warehouse.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pytest
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


# ---- since when a claim holds, and which rate it takes the place of


SINCE: dict[str, tuple[Article, tuple[Any, Any]]] = {
    "the day the text names": (article("2025-05-04", said(25, on="2025-04-03")), (date(2025, 4, 3), "day")),
    "else that of publication": (article("2025-05-04", said(25)), (date(2025, 5, 4), "day")),
    "as precisely as that is known": (article("2025-05-01", said(25), published_precision="month"), (date(2025, 5, 1), "month")),
    "a month that the text names": (
        article("2025-05-04", said(25, on="2025-04-01", effective_precision="month")),
        (date(2025, 4, 1), "month"),
    ),
    "not known": (article(None, said(25), published_basis="none"), (None, None)),
    "known from the text alone": (article(None, said(25, on="2025-04-03"), published_basis="none"), (date(2025, 4, 3), "day")),
}


def test_a_claim_holds_since(tmp_path: Path) -> None:
    database, countries = build_cases({name: [told] for name, (told, _) in SINCE.items()}, tmp_path)
    found = ask(database, "select target, since_on, since_precision from mart.tariff_claims")
    assert {target: since for target, *since in found} == {countries[name]: list(since) for name, (_, since) in SINCE.items()}


OLD, NEW, SOON = {"status": "former"}, {"status": "in_effect"}, {"status": "scheduled"}

REPLACED: dict[str, tuple[str, dict[str, dict[str, Any]], dict[str, float]]] = {
    "from what was to what is": ("Cut from 27.5% to 15%.", {"27.5%": OLD, "15%": NEW}, {"15%": 27.5}),
    "from what still is to what will be": ("To climb from 25% to 35%.", {"25%": NEW, "35%": SOON}, {"35%": 25.0}),
    "to what will be from what is": ("Raised to 35% from the current 25%.", {"35%": SOON, "25%": NEW}, {"35%": 25.0}),
    "two rates side by side": ("Cars pay 25%, lorries are to pay 35%.", {"25%": NEW, "35%": SOON}, {}),
    "a former rate beside it": ("The 27.5% is gone; 15% is paid.", {"27.5%": OLD, "15%": NEW}, {"15%": 27.5}),
    "of two former rates the nearer": ("First 24%, then 20%, now 15%.", {"24%": OLD, "20%": OLD, "15%": NEW}, {"15%": 20.0}),
    "what 'from' sets beside it before what is nearer": (
        "The 18% went to 25% from the previous rate of 20%.",
        {"18%": OLD, "25%": NEW, "20%": OLD},
        {"25%": 20.0},
    ),
    "of another country": ("Japan from 24%, Europe now 15%.", {"24%": OLD, "15%": {"targets": ["EU"]}}, {}),
    "of other goods": ("Steel was 24%, cars are 15%.", {"24%": {**OLD, "products": ["steel"]}, "15%": NEW}, {}),
    "of another basis": ("Was 24% on top, is 15%.", {"24%": {**OLD, "basis": "additional"}, "15%": NEW}, {}),
    "of another imposer": ("Was 24%, is 15%.", {"24%": {**OLD, "imposer": "JP"}, "15%": NEW}, {}),
    "a change takes nobody's place": ("Was 24%, rose by 15%.", {"24%": OLD, "15%": {"basis": "change"}}, {}),
    "a former rate neither": ("Was 24%, then 20%.", {"24%": OLD, "20%": OLD}, {}),
    "nor does the ordinary duty in a sum": ("Was 20%, of which 2.5% is paid.", {"20%": OLD, "2.5%": {"measure": "mfn"}}, {}),
    "but its own place is taken": ("Up from 6% to 31%.", {"6%": {**OLD, "measure": "mfn"}, "31%": NEW}, {"31%": 6.0}),
    "of another kind of tariff": (
        "The 20% went, the 10% stayed.",
        {"20%": {**OLD, "measure": "fentanyl"}, "10%": {"measure": "reciprocal"}},
        {},
    ),
    "both open": (
        "Was 24%, is 15%.",
        {"24%": {**OLD, "targets": [], "products": []}, "15%": {"targets": [], "products": []}},
        {"15%": 24.0},
    ),
    "in another sentence": ("Was 24%. Is 15%.", {"24%": OLD, "15%": NEW}, {}),
}
"""Case -> a text, the rates in it, and those of them that take the place of another with its rate."""


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, str]]]:
    made, ids = Sample(), {}
    for name, (text, rates, _) in REPLACED.items():
        sentences = text.replace(". ", ".\n").split("\n")
        article_id = made.article(f"{name}.txt", ("paragraph", sentences))
        ids[name] = {made.rate(article_id, written, rate_pct=float(written[:-1]), **row): written for written, row in rates.items()}
    return build(made, tmp_path_factory.mktemp("replaced")), ids


@pytest.mark.parametrize("name", REPLACED)
def test_a_claim_knows_the_rate_it_takes_the_place_of(name: str, replaced: tuple[Path, dict[str, dict[str, str]]]) -> None:
    database, ids = replaced
    found = ask(
        database,
        """select mention_id, previous_rate_pct, previous_mention_id from mart.tariff_claims
        where previous_mention_id is not null and mention_id in (select unnest(?))""",
        list(ids[name]),
    )
    assert {ids[name][mention]: rate for mention, rate, _ in found} == REPLACED[name][2]
    assert all(ids[name][earlier] == f"{rate:g}%" for _, rate, earlier in found)


# ---- rate_on


JUNE = "2025-06-15"
COUNTED: dict[str, tuple[list[Article], str, str, list[tuple[Any, ...]]]] = {
    "in effect since the day named": (
        [article("2025-05-04", said(25, on="2025-04-03"))],
        "2025-04-03",
        "2025-05-04",
        [(25.0, "in effect", "2025-04-03", None)],
    ),
    "not on the day before": ([article("2025-05-04", said(25, on="2025-04-03"))], "2025-04-02", "2025-05-04", []),
    "not known the day before publication": ([article("2025-05-04", said(25, on="2025-04-03"))], "2025-05-04", "2025-05-03", []),
    "in effect since publication": ([article("2025-05-04", said(25))], "2025-05-04", JUNE, [(25.0, "in effect", "2025-05-04", None)]),
    "not before publication": ([article("2025-05-04", said(25))], "2025-05-03", JUNE, []),
    "in effect for years": ([article("2018-06-22", said(25))], JUNE, JUNE, [(25.0, "in effect", "2018-06-22", None)]),
    "scheduled for a day that has come": (
        [article("2025-05-04", said(25, "scheduled", "2025-06-01"))],
        JUNE,
        JUNE,
        [(25.0, "scheduled for a day that has come", "2025-06-01", None)],
    ),
    "asked ahead": (
        [article("2025-05-04", said(25, "scheduled", "2025-06-01"))],
        JUNE,
        "2025-05-04",
        [(25.0, "scheduled for a day that has come", "2025-06-01", None)],
    ),
    "agreed for a day that has come": (
        [article("2025-05-04", said(15, "agreed", "2025-06-01"))],
        JUNE,
        JUNE,
        [(15.0, "agreed for a day that has come", "2025-06-01", None)],
    ),
    "scheduled for a day ahead": ([article("2025-05-04", said(25, "scheduled", "2025-08-01"))], JUNE, JUNE, []),
    "scheduled for no day": ([article("2025-05-04", said(25, "scheduled"))], JUNE, JUNE, []),
    "agreed for no day": ([article("2025-05-04", said(25, "agreed"))], JUNE, JUNE, []),
    "neither threatened nor proposed nor unspecified": (
        [article("2025-05-04", *(said(25, status, "2025-05-01") for status in ("threatened", "proposed", "unspecified")))],
        JUNE,
        JUNE,
        [],
    ),
    "neither suspended nor former nor rejected": (
        [article("2025-05-04", *(said(25, status, "2025-05-01") for status in ("suspended", "former", "rejected")))],
        JUNE,
        JUNE,
        [],
    ),
    "never a change": ([article("2025-05-04", said(25, basis="change"))], JUNE, JUNE, []),
    "threats and plans end nothing": (
        [
            article("2025-05-01", said(25)),
            article("2025-05-02", *(said(50, status, "2025-05-02") for status in ("threatened", "proposed", "unspecified"))),
            article("2025-05-03", said(15, "agreed"), said(20, "scheduled"), said(10, basis="change")),
        ],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-01", None)],
    ),
    "until the next rate of that publisher": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(15))],
        "2025-05-31",
        JUNE,
        [(25.0, "in effect", "2025-05-01", "2025-05-31")],
    ),
    "then the next rate": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(15))],
        "2025-06-01",
        JUNE,
        [(15.0, "in effect", "2025-06-01", None)],
    ),
    "the next rate was not known yet": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(15))],
        JUNE,
        "2025-05-31",
        [(25.0, "in effect", "2025-05-01", None)],
    ),
    "said again it goes on": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(25)), article("2025-07-01", said(15))],
        "2025-05-15",
        "2025-07-02",
        [(25.0, "in effect", "2025-05-01", "2025-06-30")],
    ),
    "a plan ends it on its day": (
        [article("2025-05-01", said(25)), article("2025-05-10", said(15, "scheduled", "2025-08-01"))],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-01", "2025-07-31")],
    ),
    "a plan takes its place": (
        [article("2025-05-01", said(25)), article("2025-05-10", said(15, "scheduled", "2025-06-01"))],
        JUNE,
        JUNE,
        [(15.0, "scheduled for a day that has come", "2025-06-01", None)],
    ),
    "what is in effect later than the plan's day has the last word": (
        [article("2025-05-10", said(25, "scheduled", "2025-06-01")), article("2025-06-05", said(10, on="2025-04-05"))],
        JUNE,
        JUNE,
        [(10.0, "in effect", "2025-04-05", None)],
    ),
    "before that word the plan stands": (
        [article("2025-05-10", said(25, "scheduled", "2025-06-01")), article("2025-06-05", said(10, on="2025-04-05"))],
        "2025-06-02",
        JUNE,
        [(25.0, "scheduled for a day that has come", "2025-06-01", "2025-06-04")],
    ),
    "a plan retold is no word about today": (
        [article("2025-06-05", said(10)), article("2025-06-10", said(25, "scheduled", "2025-06-01"))],
        JUNE,
        JUNE,
        [(10.0, "in effect", "2025-06-05", None)],
    ),
    "a plan for a later day outlives a word about today": (
        [article("2025-05-10", said(25, "scheduled", "2025-06-01")), article("2025-05-20", said(10))],
        JUNE,
        JUNE,
        [(25.0, "scheduled for a day that has come", "2025-06-01", None)],
    ),
    "another publisher ends nothing": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(15), said(25, "former"), publisher="The Horn")],
        JUNE,
        JUNE,
        [(15.0, "in effect", "2025-06-01", None), (25.0, "in effect", "2025-05-01", None)],
    ),
    "a publisher is the same in capitals": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(15), publisher="THE BUGLE")],
        JUNE,
        JUNE,
        [(15.0, "in effect", "2025-06-01", None)],
    ),
    "an article without publisher speaks for itself": (
        [article("2025-05-01", said(25), publisher=None), article("2025-06-01", said(15), publisher=None)],
        JUNE,
        JUNE,
        [(15.0, "in effect", "2025-06-01", None), (25.0, "in effect", "2025-05-01", None)],
    ),
    **{
        f"until the day before it is called {status}": (
            [article("2025-05-01", said(25)), article("2025-06-01", said(25, status))],
            "2025-05-31",
            JUNE,
            [(25.0, "in effect", "2025-05-01", "2025-05-31")],
        )
        for status in ("suspended", "former", "rejected")
    },
    **{
        f"no longer when it is called {status}": (
            [article("2025-05-01", said(25)), article("2025-06-01", said(25, status))],
            "2025-06-01",
            JUNE,
            [],
        )
        for status in ("suspended", "former", "rejected")
    },
    "the end of another rate says nothing of this one": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(27.5, "former"), said(50, "suspended"), said(10, "rejected"))],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-01", None)],
    ),
    "the end of a range is not that of its lower end": (
        [article("2025-05-01", said(10)), article("2025-06-01", said(10, "former", rate_max_pct=41.0))],
        JUNE,
        JUNE,
        [(10.0, "in effect", "2025-05-01", None)],
    ),
    "in effect again": (
        [article("2025-05-01", said(25)), article("2025-05-10", said(25, "suspended")), article("2025-06-01", said(25))],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-06-01", None)],
    ),
    "what ended does not bring back what it replaced": (
        [article("2025-04-01", said(10)), article("2025-05-01", said(25)), article("2025-06-01", said(25, "rejected"))],
        JUNE,
        JUNE,
        [],
    ),
    "put off before its day": (
        [
            article("2025-04-01", said(10)),
            article("2025-04-10", said(24, "scheduled", "2025-05-01")),
            article("2025-04-20", said(24, "former")),
        ],
        JUNE,
        JUNE,
        [(10.0, "in effect", "2025-04-01", None)],
    ),
    "put off, as is said after its day": (
        [article("2025-04-10", said(24, "scheduled", "2025-05-01")), article("2025-06-10", said(24, "suspended"))],
        "2025-05-15",
        JUNE,
        [],
    ),
    "what was suspended before it was planned anew": (
        [article("2025-04-10", said(24, "suspended")), article("2025-05-10", said(24, "scheduled", "2025-06-01"))],
        JUNE,
        JUNE,
        [(24.0, "scheduled for a day that has come", "2025-06-01", None)],
    ),
    "an article that calls its own dated rate former": (
        [article("2025-05-20", said(25, on="2025-04-03"), said(25, "former"))],
        "2025-05-19",
        JUNE,
        [(25.0, "in effect", "2025-04-03", "2025-05-19")],
    ),
    "and nothing of others that went on": (
        [article("2025-05-05", said(15, on="2025-05-01")), article("2025-05-20", said(25, on="2025-04-03"), said(25, "former"))],
        JUNE,
        JUNE,
        [(15.0, "in effect", "2025-05-01", None)],
    ),
    "an article that calls one rate in effect and former": (
        [article("2025-05-20", said(25), said(25, "former"))],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-20", None)],
    ),
    "ended later that day": (
        [
            article("2025-05-10", said(25), published_at=datetime(2025, 5, 10, 8)),
            article("2025-05-10", said(25, "suspended"), published_at=datetime(2025, 5, 10, 9)),
        ],
        JUNE,
        JUNE,
        [],
    ),
    "ended earlier that day": (
        [
            article("2025-05-10", said(25, on="2025-04-03"), published_at=datetime(2025, 5, 10, 9)),
            article("2025-05-10", said(25, "suspended"), published_at=datetime(2025, 5, 10, 8)),
        ],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-04-03", None)],
    ),
    "two rates of one article": (
        [article("2025-05-01", said(25), said(50))],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-01", None), (50.0, "in effect", "2025-05-01", None)],
    ),
    "an article that dates its rates one after the other": (
        [article("2025-05-10", said(25, on="2025-04-03"), said(15, on="2025-05-01"))],
        JUNE,
        JUNE,
        [(15.0, "in effect", "2025-05-01", None)],
    ),
    "a dated rate beside one without a day": (
        [article("2025-05-10", said(25, on="2025-04-03"), said(50))],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-04-03", None), (50.0, "in effect", "2025-05-10", None)],
    ),
    "said twice, dated once": (
        [article("2025-05-10", said(25), said(25, on="2025-04-03"))],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-04-03", None)],
    ),
    "of one day the later moment": (
        [
            article("2025-05-10", said(25), published_at=datetime(2025, 5, 10, 9)),
            article("2025-05-10", said(15), published_at=datetime(2025, 5, 10, 8)),
        ],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-10", None)],
    ),
    "of one day and no known moment both": (
        [article("2025-05-10", said(25)), article("2025-05-10", said(15))],
        JUNE,
        JUNE,
        [(15.0, "in effect", "2025-05-10", None), (25.0, "in effect", "2025-05-10", None)],
    ),
    "an additional duty and a level end nothing of each other": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(10, basis="additional"))],
        JUNE,
        JUNE,
        [(10.0, "in effect", "2025-06-01", None), (25.0, "in effect", "2025-05-01", None)],
    ),
    "nor do two measures": (
        [article("2025-05-01", said(25)), article("2025-06-01", said(10, measure="baseline"))],
        JUNE,
        JUNE,
        [(10.0, "in effect", "2025-06-01", None), (25.0, "in effect", "2025-05-01", None)],
    ),
    "an imposer left open": ([article("2025-05-01", said(25, imposer=None))], JUNE, JUNE, [(25.0, "in effect", "2025-05-01", None)]),
    "published in a month that is not over": (
        [article("2025-06-01", said(25, on="2025-04-03"), published_precision="month")],
        JUNE,
        "2025-06-29",
        [],
    ),
    "published in a month that is over": (
        [article("2025-06-01", said(25), published_precision="month")],
        "2025-06-30",
        "2025-06-30",
        [(25.0, "in effect", "2025-06-30", None)],
    ),
    "published in a year that is not over": ([article("2025-01-01", said(25), published_precision="year")], JUNE, "2025-12-30", []),
    "of unknown day": ([article(None, said(25, on="2025-04-03"), published_basis="none")], JUNE, JUNE, []),
    "the version known then": (
        [
            article("2025-05-01", said(25), url="https://bugle.example/then"),
            article("2025-06-10", said(15), url="https://bugle.example/then"),
        ],
        JUNE,
        "2025-06-09",
        [(25.0, "in effect", "2025-05-01", None)],
    ),
    "the version known now": (
        [
            article("2025-05-01", said(25), url="https://bugle.example/now"),
            article("2025-06-10", said(15), url="https://bugle.example/now"),
        ],
        "2025-06-05",
        "2025-06-10",
        [],
    ),
    "a copy is left to its original": (
        [article("2025-05-01", said(25), key="o"), article("2025-05-03", said(25), publisher="The Horn", copies="o")],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-01", None)],
    ),
    "an original that came after its copy": (
        [article("2025-05-03", said(25), key="o"), article("2025-05-01", said(25), publisher="The Horn", copies="o")],
        JUNE,
        JUNE,
        [(25.0, "in effect", "2025-05-03", None)],
    ),
    "a copy that came before its original": (
        [article("2025-05-03", said(25), key="o"), article("2025-05-01", said(25), publisher="The Horn", copies="o")],
        JUNE,
        "2025-05-02",
        [(25.0, "in effect", "2025-05-01", None)],
    ),
}
"""Case -> articles, the day asked about, the day by which it was known, and the rows (rate, why, since, until) in order of rate."""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    return build_cases({name: articles for name, (articles, *_) in COUNTED.items()}, tmp_path_factory.mktemp("counted"))


@pytest.mark.parametrize("name", COUNTED)
def test_what_counts_as_in_force_and_how_long(name: str, counted: tuple[Path, dict[str, str]]) -> None:
    (database, countries), (_, day, known, expected) = counted, COUNTED[name]
    found = ask(
        database,
        "select rate_pct, in_force_because, since_on::varchar, until_on::varchar from rate_on(?, 'cars', ?, ?) order by rate_pct",
        countries[name],
        day,
        known,
    )
    assert found == expected


def test_what_an_article_repeats_is_one_answer(counted: tuple[Path, dict[str, str]]) -> None:
    database, countries = counted
    country = countries["said twice, dated once"]
    found = ask(database, f"select mention_count, sentence, since_precision from rate_on('{country}', 'cars', '{JUNE}', '{JUNE}')")
    assert found == [(2, "Rate no. 1 is 25%.", "day")]


@pytest.fixture(scope="module")
def inherited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Sample()
    add_country(made, "DE", "Germany", ("FRG",), is_eu_member=True)
    add_country(made, "FR", "France", is_eu_member=True)
    add_country(made, "GB", "United Kingdom", ("UK", "Britain"))
    made.rows["vocab.products"][-1]["terms"] = ["steel", "coil"]
    levies = [
        (1, {"targets": ["DE"], "products": ["steel"]}),
        (2, {"targets": ["DE"], "products": ["all_goods"]}),
        (3, {"targets": ["EU"], "products": ["steel"], "basis": "additional"}),
        (4, {"targets": ["EU"], "products": ["all_goods"]}),
        (5, {"targets": ["WORLD"], "products": ["steel"]}),
        (6, {"targets": ["WORLD"], "products": ["all_goods"], "rate_max_pct": 8.0}),
        (7, {"targets": ["DE", "FR"], "products": ["cars", "steel"]}),
        (8, {"targets": ["WORLD"], "products": ["steel"], "imposer": "EU"}),
        (9, {"targets": [], "products": ["steel"]}),
        (10, {"targets": ["DE"], "products": []}),
    ]
    for rate, row in levies:
        write_article(made, f"{rate}.txt", "DE", article("2025-05-01", said(rate, **row), publisher=f"Publisher {rate}"))
    return build(made, tmp_path_factory.mktemp("inherited"))


@pytest.mark.parametrize(
    ("target", "product", "expected"),
    [
        pytest.param("DE", "steel", [(1, 1.0), (1, 7.0), (2, 2.0), (3, 3.0), (4, 4.0), (5, 5.0), (6, 6.0)], id="a member of the EU"),
        pytest.param("FR", "all_goods", [(3, 4.0), (5, 6.0)], id="goods in general inherit from goods in general"),
        pytest.param("EU", "steel", [(1, 3.0), (2, 4.0), (5, 5.0), (6, 6.0)], id="the EU does not inherit from its members"),
        pytest.param("GB", "steel", [(5, 8.0), (5, 5.0), (6, 6.0)], id="all others inherit from the world"),
        pytest.param("JP", "cars", [(6, 6.0)], id="goods inherit from all goods alone"),
        pytest.param("WORLD", "steel", [(1, 8.0), (1, 5.0), (2, 6.0)], id="the world asked for is the world alone"),
        pytest.param("US", "steel", [(5, 8.0)], id="nobody inherits what they levy themselves"),
    ],
)
def test_who_inherits_what_and_in_which_order(inherited: Path, target: str, product: str, expected: list[tuple[int, float]]) -> None:
    found = ask(inherited, f"select specificity, rate_pct, mention_count from rate_on(?, ?, '{JUNE}', '{JUNE}')", target, product)
    assert sorted(found) == sorted((*row, 1) for row in expected)
    assert [specificity for specificity, *_ in found] == sorted(specificity for specificity, _ in expected)


@pytest.mark.parametrize("target", ["DE", "de", "Germany", "GERMANY", "frg"])
@pytest.mark.parametrize("product", ["steel", "Steel", "coil"])
def test_a_country_and_goods_go_by_several_names(inherited: Path, target: str, product: str) -> None:
    assert ask(inherited, f"select count(*) from mart.rate_on('{target}', '{product}', date '2025-06-15', date '2025-06-15')") == [(7,)]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (("Atlantis", "steel", JUNE, JUNE), "no country is called 'atlantis'"),
        (("DE", "moonshine", JUNE, JUNE), "no product is called 'moonshine'"),
        (("DE'; drop table core.articles; --", "steel", JUNE, JUNE), "no country is called"),
        ((None, "steel", JUNE, JUNE), "no country"),
        (("DE", "steel", None, JUNE), "the day asked for is missing"),
        (("DE", "steel", JUNE, None), "the day by which it was known is missing"),
        (("DE", "steel", "in June", JUNE), "date"),
    ],
)
def test_a_question_that_cannot_be_answered_is_an_error(inherited: Path, question: tuple[Any, ...], message: str) -> None:
    with pytest.raises(duckdb.Error, match=message):
        ask(inherited, "from rate_on(?, ?, ?, ?)", *question)


def test_an_answer_tells_levels_from_additional_duties_and_says_who_says_so(inherited: Path) -> None:
    found = ask(
        inherited,
        f"""select imposer_name, measure_label, basis, rate_pct, rate_max_pct, level_pct, additional_pct, claimed_target_name,
        claimed_product_name, publisher, published_on, mention_count, sentence from rate_on('FR', 'steel', '{JUNE}', '{JUNE}')
        where specificity in (3, 6)""",
    )
    who = ("United States", "sectoral spelled out")
    assert found == [
        (*who, "additional", 3.0, None, None, 3.0, "European Union", "steel", "Publisher 3", date(2025, 5, 1), 1, "Rate no. 0 is 3%."),
        (*who, "level", 6.0, 8.0, 6.0, None, "all countries", "all goods", "Publisher 6", date(2025, 5, 1), 1, "Rate no. 0 is 6%."),
    ]


# ---- rate_history


def history(database: Path, country: str, columns: str) -> list[tuple[Any, ...]]:
    return ask(database, f"select {columns} from mart.rate_history where target = ? order by reported_on, rate_pct, status", country)


REPORTED: dict[str, tuple[list[Article], list[tuple[Any, ...]]]] = {
    "a first report looks back at nothing": ([article("2025-05-01", said(25))], [(25.0, "in_effect", None, None, None, False, False)]),
    "a rate changes, whoever reports it": (
        [article("2025-05-01", said(25.1)), article("2025-06-01", said(15), publisher="The Horn")],
        [(25.1, "in_effect", None, None, None, False, False), (15.0, "in_effect", 25.1, "in_effect", -10.1, True, False)],
    ),
    "a status changes": (
        [article("2025-05-01", said(25, "scheduled")), article("2025-06-01", said(25))],
        [(25.0, "scheduled", None, None, None, False, False), (25.0, "in_effect", 25.0, "scheduled", 0.0, False, True)],
    ),
    "the upper end of a range changes": (
        [article("2025-05-01", said(10)), article("2025-06-01", said(10, rate_max_pct=41.0))],
        [(10.0, "in_effect", None, None, None, False, False), (10.0, "in_effect", 10.0, "in_effect", 0.0, True, False)],
    ),
    "of the last day that of the same status": (
        [article("2025-05-01", said(10), said(50, "threatened")), article("2025-06-01", said(50), said(10, "threatened"))],
        [
            (10.0, "in_effect", None, None, None, False, False),
            (50.0, "threatened", None, None, None, False, False),
            (10.0, "threatened", 50.0, "threatened", -40.0, True, False),
            (50.0, "in_effect", 10.0, "in_effect", 40.0, True, False),
        ],
    ),
    "else that of the same rate": (
        [article("2025-05-01", said(10), said(50, "threatened")), article("2025-06-01", said(50, "scheduled"))],
        [
            (10.0, "in_effect", None, None, None, False, False),
            (50.0, "threatened", None, None, None, False, False),
            (50.0, "scheduled", 50.0, "threatened", 0.0, False, True),
        ],
    ),
    "a former rate is no step": (
        [
            article("2025-05-01", said(27.5)),
            article("2025-06-01", said(15), said(27.5, "former")),
            article("2025-06-02", said(27.5, "former")),
            article("2025-06-03", said(15)),
        ],
        [
            (27.5, "in_effect", None, None, None, False, False),
            (15.0, "in_effect", 27.5, "in_effect", -12.5, True, False),
            (27.5, "former", 27.5, "in_effect", 0.0, False, True),
            (27.5, "former", 27.5, "former", 0.0, False, False),
            (15.0, "in_effect", 15.0, "in_effect", 0.0, False, False),
        ],
    ),
    "reports of one day look back at the day before, not at each other": (
        [article("2025-05-01", said(25)), article("2025-05-01", said(15), publisher="The Horn"), article("2025-05-02", said(25))],
        [
            (15.0, "in_effect", None, None, None, False, False),
            (25.0, "in_effect", None, None, None, False, False),
            (25.0, "in_effect", 25.0, "in_effect", 0.0, False, False),
        ],
    ),
    "a level is not compared with an additional duty": (
        [article("2025-05-01", said(10, basis="additional")), article("2025-06-01", said(25))],
        [(10.0, "in_effect", None, None, None, False, False), (25.0, "in_effect", None, None, None, False, False)],
    ),
    "a report of unknown day neither looks back nor is looked back at": (
        [
            article("2025-04-01", said(25), published_precision="month"),
            article("2025-05-04", said(20)),
            article("2025-06-01", said(15), published_precision="month"),
            article("2025-07-01", said(10)),
        ],
        [
            (25.0, "in_effect", None, None, None, False, False),
            (20.0, "in_effect", None, None, None, False, False),
            (15.0, "in_effect", None, None, None, False, False),
            (10.0, "in_effect", 20.0, "in_effect", -10.0, True, False),
        ],
    ),
    "changes, copies and open claims are left out": (
        [
            article("2025-05-01", said(25), said(5, basis="change"), said(7, products=[]), said(8, imposer=None), key="o"),
            article("2025-05-02", said(25), publisher="The Horn", copies="o"),
        ],
        [(25.0, "in_effect", None, None, None, False, False)],
    ),
}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    return build_cases({name: articles for name, (articles, _) in REPORTED.items()}, tmp_path_factory.mktemp("reported"))


@pytest.mark.parametrize("name", REPORTED)
def test_a_report_is_compared_with_the_one_before(name: str, reported: tuple[Path, dict[str, str]]) -> None:
    (database, countries), (_, expected) = reported, REPORTED[name]
    columns = "rate_pct, status, previous_rate_pct, previous_status, rate_change_pct, is_rate_change, is_status_change"
    assert history(database, countries[name], columns) == expected


def test_what_an_article_repeats_is_one_report(tmp_path: Path) -> None:
    made = Sample()
    ids = write_article(made, "a.txt", "JP", article("2025-05-01", said(25), said(25, on="2025-04-03"), said(25), said(25, "former")))
    database = build(made, tmp_path)
    assert history(database, "JP", "status, mention_count, mention_id, since_on, since_precision, sentence") == [
        ("former", 1, ids[3], date(2025, 5, 1), "day", "Rate no. 3 is 25%."),
        ("in_effect", 3, ids[1], date(2025, 4, 3), "day", "Rate no. 1 is 25%."),
    ]
    names = "imposer_name, target_name, product_name, measure_label, basis_label, status_label"
    assert ask(database, f"select {names} from mart.rate_history where status = 'former'") == [
        ("United States", "Japan", "cars", "sectoral spelled out", "level spelled out", "former spelled out")
    ]


def test_a_report_names_the_one_it_looks_back_at(reported: tuple[Path, dict[str, str]]) -> None:
    database, countries = reported
    [(first, _, _), (second, previous, day)] = history(
        database, countries["a rate changes, whoever reports it"], "history_id, previous_history_id, previous_reported_on"
    )
    assert (previous, day) == (first, date(2025, 5, 1))
    assert second != first


# ---- measure_lifecycle


LIVED: dict[str, tuple[list[Article], dict[str, Any]]] = {
    "from threat to force": (
        [
            article("2025-02-01", said(25, "threatened")),
            article("2025-02-15", said(20, "threatened"), publisher="The Horn"),
            article("2025-03-01", said(25, "scheduled", "2025-04-03")),
            article("2025-04-10", said(25)),
        ],
        {
            "first_threatened_on": "2025-02-01",
            "first_announced_on": "2025-03-01",
            "first_in_effect_on": "2025-04-03",
            "first_in_effect_precision": "day",
            "is_first_in_effect_stated": True,
            "first_suspended_on": None,
            "first_ended_on": None,
            "threat_to_announcement_days": 28,
            "threat_to_force_days": 61,
            "announcement_to_force_days": 33,
            "last_reported_on": "2025-04-10",
            "last_status": "in_effect",
            "last_status_label": "in_effect spelled out",
            "last_rate_pct": 25.0,
            "claim_count": 4,
            "article_count": 4,
            "publisher_count": 2,
        },
    ),
    **{
        f"announced as {status}": ([article("2025-03-01", said(25, status))], {"first_announced_on": "2025-03-01", "last_status": status})
        for status in ("agreed", "scheduled", "proposed")
    },
    "in force since the day the text names": (
        [article("2025-05-01", said(25, on="2025-04-03"))],
        {"first_in_effect_on": "2025-04-03", "is_first_in_effect_stated": True},
    ),
    "in force at the latest when it is reported": (
        [article("2025-05-01", said(25))],
        {"first_in_effect_on": "2025-05-01", "is_first_in_effect_stated": False},
    ),
    "in force since a month": (
        [article("2025-01-01", said(25, "threatened")), article("2025-05-01", said(25, on="2025-04-01", effective_precision="month"))],
        {
            "first_in_effect_on": "2025-04-01",
            "first_in_effect_precision": "month",
            "threat_to_force_days": None,
        },
    ),
    "a plan that nobody saw come true": (
        [article("2025-03-01", said(25, "scheduled", "2025-04-03")), article("2025-05-01", said(15))],
        {"first_in_effect_on": "2025-05-01"},
    ),
    "a plan is not confirmed before its day": (
        [article("2025-03-01", said(25)), article("2025-03-02", said(25, "scheduled", "2025-04-03"))],
        {"first_in_effect_on": "2025-03-01"},
    ),
    "called in effect for a day ahead": ([article("2025-03-01", said(25, on="2025-04-03"))], {"first_in_effect_on": None}),
    "suspended and resumed": (
        [
            article("2025-04-03", said(24)),
            article("2025-04-13", said(24, "suspended")),
            article("2025-08-20", said(15, on="2025-08-07")),
        ],
        {
            "first_in_effect_on": "2025-04-03",
            "first_suspended_on": "2025-04-13",
            "first_resumed_on": "2025-08-07",
            "force_to_suspension_days": 10,
            "suspension_to_force_days": 116,
        },
    ),
    "suspended before it was in force": (
        [article("2025-04-13", said(24, "suspended")), article("2025-08-07", said(15))],
        {"force_to_suspension_days": None, "suspension_to_force_days": 116},
    ),
    "resumed in some month": (
        [article("2025-04-13", said(24, "suspended")), article("2025-08-20", said(15, on="2025-08-01", effective_precision="month"))],
        {"first_in_effect_on": "2025-08-01", "first_resumed_on": None, "suspension_to_force_days": None},
    ),
    "a threat after it was in force": (
        [article("2025-04-03", said(25)), article("2025-05-03", said(50, "threatened"))],
        {"threat_to_force_days": None, "last_status": "threatened", "last_rate_pct": 50.0},
    ),
    "a rate that was replaced ends nothing": (
        [article("2025-04-03", said(25)), article("2025-09-16", said(25, "former"), said(15))],
        {"first_ended_on": None, "last_status": "in_effect", "last_rate_pct": 15.0},
    ),
    "ended": (
        [article("2025-04-03", said(25)), article("2025-09-16", said(25, "former"), said(15, "rejected"))],
        {"first_ended_on": "2025-09-16", "last_status": "rejected", "last_rate_pct": 15.0},
    ),
    "of one day what got furthest": (
        [article("2025-05-01", said(50, "threatened"), said(24, "suspended"), said(20, "scheduled"))],
        {"last_status": "suspended", "last_rate_pct": 24.0},
    ),
    "days come from articles of known day": (
        [
            article("2025-01-01", said(25, "threatened"), published_precision="year"),
            article("2025-04-01", said(25), published_precision="month"),
            article(None, said(25, "suspended"), published_basis="none"),
        ],
        {
            "first_threatened_on": None,
            "first_in_effect_on": None,
            "first_in_effect_precision": None,
            "is_first_in_effect_stated": None,
            "first_suspended_on": None,
            "last_reported_on": None,
            "last_status": None,
            "last_claim_id": None,
            "claim_count": 3,
        },
    ),
    "changes, copies and open claims do not count": (
        [
            article("2025-05-01", said(25), said(5, "threatened", basis="change"), said(7, products=[]), key="o"),
            article("2025-05-02", said(25), publisher="The Horn", copies="o"),
        ],
        {"claim_count": 1, "article_count": 1, "publisher_count": 1, "first_threatened_on": None},
    ),
    "articles without publisher": (
        [article("2025-05-01", said(25), publisher=None), article("2025-05-02", said(25), publisher=None)],
        {"article_count": 2, "publisher_count": 0},
    ),
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    return build_cases({name: articles for name, (articles, _) in LIVED.items()}, tmp_path_factory.mktemp("lived"))


@pytest.mark.parametrize("name", LIVED)
def test_how_far_a_measure_got(name: str, lived: tuple[Path, dict[str, str]]) -> None:
    (database, countries), (_, expected) = lived, LIVED[name]
    [found] = ask(database, f"select {', '.join(expected)} from mart.measure_lifecycle where target = ?", countries[name])
    assert {column: str(value) if isinstance(value, date) else value for column, value in zip(expected, found, strict=True)} == expected


def test_the_last_rate_of_a_series_leads_to_its_claim(lived: tuple[Path, dict[str, str]]) -> None:
    database, countries = lived
    found = ask(
        database,
        """select claims.rate_pct, claims.status, series.last_basis from mart.measure_lifecycle as series
        inner join mart.tariff_claims as claims on claims.claim_id = series.last_claim_id where series.target = ?""",
        countries["from threat to force"],
    )
    assert found == [(25.0, "in_effect", "level")]


def test_the_order_in_which_rows_come_in_changes_nothing(lived: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    other, _ = build_cases({name: articles for name, (articles, _) in LIVED.items()}, tmp_path, shuffled=True)
    for table in ("tariff_claims", "rate_history", "measure_lifecycle"):
        assert ask(lived[0], f"from mart.{table}") == ask(other, f"from mart.{table}"), table
