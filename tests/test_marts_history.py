"""The history of a rate and the life of a measure, as the articles report them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from claim_cases import Article, article, ask, build, build_cases, said, write_article
from warehouse_sample import Sample

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
