"""`rate_on`: what applied on a day by what was known on another, and who says so."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from claim_cases import Article, add_country, article, ask, build, build_cases, said, write_article
from warehouse_sample import Sample

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
