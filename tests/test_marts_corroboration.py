"""Where claims come from, and how many independent origins state one fact. All articles are made up."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb
import pytest
from newsroom import Newsroom, Telling

DAY = date(2025, 5, 4)
# A rate of one folder is no rate of another where it is counted who states it.
told = Telling()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told.opened(tmp_path_factory.mktemp("newsroom")) as con:
        yield con


# --- claims ---


def corroborated(con: duckdb.DuckDBPyConnection, folder: str, columns: str = "origin, origin_basis, relay_evidence") -> list[Any]:
    claims = "mart.corroboration inner join mart.tariff_claims using (claim_id)"
    order = "tariff_claims.source_path, tariff_claims.char_start"
    columns = ", ".join(f"corroboration.{column}" for column in columns.split(", "))
    return con.execute(f"select {columns} from {claims} where starts_with(source_path, ?) order by {order}", [folder]).fetchall()


def id_of(con: duckdb.DuckDBPyConnection, path: str) -> str:
    [(article_id,)] = con.execute("select article_id from core.articles where source_path = ?", [path]).fetchall()
    return str(article_id)


@told
def sentence(made: Newsroom) -> None:
    article = made.story("sentence/a", "Rain. It poured. It stopped. It poured again.", "It is 25%, Nikkei reported. Tea costs 10%.")
    made.rate(article, "25%")
    made.rate(article, "10%", rate_pct=10.0, products=[])
    made.outlet(article, "Nikkei", "nikkei")
    made.entity(article, "Tea", "PERSON:tea", "Tea")


def test_a_claim_goes_back_to_the_outlet_that_its_sentence_names(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert corroborated(newsroom, "sentence/") == [
        ("Nikkei", "relay", "Nikkei reported"),
        ("The Bugle", "publisher", None),
    ]


BEFORE = [
    ("a report runs on", ("Nikkei reported a plan. It sets 25%.",), "Nikkei"),
    ("until another body is named", ("Nikkei reported a plan. The OECD speaks of 25%.",), "The Bugle"),
    ("for a sentence", ("Nikkei reported a plan. He left. It sets 25%.",), "The Bugle"),
    ("and within its paragraph", ("Nikkei reported a plan.", "It sets 25%."), "The Bugle"),
    ("what somebody told does not", ("The envoy told Nikkei of a plan. It sets 25%.",), "The Bugle"),
]
"""What stands before a claim, and whom the claim goes back to."""
WITHIN = [
    ("whom a report cites counts", "It is 25%, Reuters reported, citing Nikkei.", "Nikkei"),
    ("wherever it cites", "Reuters, citing Nikkei, reported a 25% duty.", "Nikkei"),
    ("else the nearer one", "Reuters reported a 25% duty, and in the autumn the envoy told Nikkei of talks.", "Reuters"),
    ("on either side", "Of talks the envoy told Nikkei, and of a 25% duty Reuters reported.", "Reuters"),
]
"""Two outlets in one sentence."""


ORIGINS = """select split_part(source_path, '/', 2), origin from mart.corroboration inner join core.articles using (article_id)
    where starts_with(source_path, ?)"""


@told
def before_and_within(made: Newsroom) -> None:
    for name, paragraphs, _ in BEFORE:
        article = made.story(f"beside/{name}", "Rain. It poured. It stopped.", *paragraphs)
        made.rate(article, "25%")
        made.outlet(article, "Nikkei", "nikkei")
        if "OECD" in paragraphs[0]:
            made.outlet(article, "OECD", "oecd")
    for name, sentence, _ in WITHIN:
        article = made.story(f"beside/{name}", sentence)
        made.rate(article, "25%")
        made.outlet(article, "Reuters", "reuters")
        made.outlet(article, "Nikkei", "nikkei")


def test_whom_a_claim_goes_back_to(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = dict(newsroom.execute(ORIGINS, ["beside/"]).fetchall())
    assert found == {name: origin for name, _, origin in BEFORE + WITHIN}


@told
def lead(made: Newsroom) -> None:
    first, rest = "A 25.0% duty is planned, Nikkei reported.", "So 25 percent it is. Tea pays 10%."
    article = made.story("lead/a", first, "Rain. It poured.", rest, headline="Cars face 25%")
    for text in ("25%", "25.0%", "25 percent"):
        made.rate(article, text)
    made.rate(article, "10%", rate_pct=10.0)
    made.outlet(article, "Nikkei", "nikkei")


def test_whom_the_lead_names_need_not_be_named_again(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert corroborated(newsroom, "lead/") == [("Nikkei", "relay", "Nikkei reported")] * 3 + [("The Bugle", "publisher", None)]


RETOLD = [
    ("three sentences of one outlet", ("Nikkei noted a plan", "Nikkei said so", "Nikkei reported it"), "Nikkei"),
    ("two are few", ("Nikkei noted a plan", "Nikkei said so"), "The Bugle"),
    ("what somebody told is no report", ("He told Nikkei so", "Nikkei said so", "Nikkei reported it"), "The Bugle"),
    ("others too", ("Nikkei noted it", "Nikkei said so", "Nikkei reported it", "Reuters said so", "Reuters noted it"), "The Bugle"),
]


@told
def retold(made: Newsroom) -> None:
    for name, sentences, _ in RETOLD:
        article = made.story(f"retold/{name}", "Rain. It poured. It stopped.", "It is 25%.", *sentences)
        made.rate(article, "25%")
        for sentence in sentences:
            made.outlet(article, *(("Reuters", "reuters") if "Reuters" in sentence else ("Nikkei", "nikkei")), within=sentence)


def test_an_article_that_tells_one_report_goes_back_to_it(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert dict(newsroom.execute(ORIGINS, ["retold/"]).fetchall()) == {name: origin for name, _, origin in RETOLD}


@told
def below(made: Newsroom) -> None:
    article = made.story("below/a", "A 31% duty. Rain. It poured.", "It stopped.", "The 31 percent will stay, the envoy told Nikkei.")
    made.rate(article, "31%", rate_pct=31.0)
    made.rate(article, "31 percent", rate_pct=31.0)
    made.outlet(article, "Nikkei", "nikkei")


def test_what_is_named_below_the_lead_holds_for_its_sentence_alone(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = corroborated(newsroom, "below/", "origin, origin_count, origins")
    assert found == [("The Bugle", 1, ["The Bugle"]), ("Nikkei", 1, ["The Bugle"])]


@told
def itself(made: Newsroom) -> None:
    for path, publisher in (("a", "The Wall Street Journal"), ("b", "wsj.com"), ("c", "The Bugle")):
        article = made.story(f"itself/{path}", f"It is 32%, the WSJ reported, says {path}.", publisher=publisher)
        made.rate(article, "32%", rate_pct=32.0)
        made.outlet(article, "WSJ", "the-wall-street-journal")


def test_an_outlet_that_relays_itself_is_no_second_origin(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = corroborated(newsroom, "itself/", "origin_basis, is_relay, article_count, publisher_count, origin_count, origins")
    counts = (3, 2, 1, ["The Wall Street Journal"])
    assert found == [("publisher", False, *counts), ("publisher", False, *counts), ("relay", True, *counts)]


@told
def counted(made: Newsroom) -> None:
    first = made.story("counted/a", "A 33% duty.", publisher="The Bugle", published_on=date(2025, 5, 3))
    relay = made.story("counted/b", "It is 33%, the Bugle reported.", publisher="The Herald")
    other = made.story("counted/c", "TOKYO (AP) — It is 33%.", publisher="The Tower", published_on=None, published_precision=None)
    copy = made.story("counted/d", "A 33% duty, too.", publisher="The Mirror", duplicate_of=first)
    apart = made.story("counted/e", "It is 33%.", publisher="The Times of Nowhere")
    for article in (first, relay, other, copy):
        made.rate(article, "33%", rate_pct=33.0)
    made.outlet(relay, "Bugle", "bugle")
    made.rate(apart, "33%", rate_pct=33.0, basis="additional")


def test_origins_are_counted_over_the_same_fact(newsroom: duckdb.DuckDBPyConnection) -> None:
    first, apart = id_of(newsroom, "counted/a"), id_of(newsroom, "counted/e")
    columns = "origin, origin_basis, article_count, story_count, publisher_count, origin_count, origins, first_published_on, "
    columns += "first_article_id"
    counts = (4, 3, 4, 2, ["Associated Press", "The Bugle"], date(2025, 5, 3), first)
    assert corroborated(newsroom, "counted/", columns) == [
        ("The Bugle", "publisher", *counts),
        ("The Bugle", "relay", *counts),
        ("Associated Press", "credit", *counts),
        ("The Bugle", "near_copy", *counts),
        ("The Times of Nowhere", "publisher", 1, 1, 1, 1, ["The Times of Nowhere"], DAY, apart),
    ]


SAME = [
    {"status": "threatened"},
    {"effective_on": date(2025, 8, 1), "effective_precision": "day"},
    {"modifier": "about"},
]
OTHERS = [
    {"rate_pct": 34.5},
    {"rate_max_pct": 40.0},
    {"imposer": "EU"},
    {"imposer": None},
    {"targets": ["EU"]},
    {"targets": []},
    {"products": ["steel"]},
    {"products": []},
    {"measure": "reciprocal"},
    {"basis": "change"},
]


@told
def same_and_others(made: Newsroom) -> None:
    for number, change in enumerate([{}, *SAME, *OTHERS]):
        made.rate(made.story(f"same/{number:02}", f"It is 34%, says {number}."), "34%", **{"rate_pct": 34.0, **change})


def test_what_is_the_same_fact(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert corroborated(newsroom, "same/", "article_count") == [(4,)] * 4 + [(1,)] * len(OTHERS)


UNKNOWN = [
    ("35%", [None, None], (1, 0, [])),
    ("36%", [None, "The Bugle"], (1, 1, ["The Bugle"])),
    ("37%", ["The Bugle", "The Herald", None], (2, 2, ["The Bugle", "The Herald"])),
]
"""A rate, the publishers that state it, and how many origins and publishers it has, and which."""


@told
def unknown(made: Newsroom) -> None:
    for rate, publishers, _ in UNKNOWN:
        for number, publisher in enumerate(publishers):
            article = made.story(f"unknown {rate}/{number}", f"It is {rate}, says {number}.", publisher=publisher)
            made.rate(article, rate, rate_pct=float(rate.removesuffix("%")))


@pytest.mark.parametrize(("rate", "publishers", "expected"), UNKNOWN)
def test_articles_of_unknown_origin_add_none(
    newsroom: duckdb.DuckDBPyConnection, rate: str, publishers: list[str | None], expected: tuple[int, int, list[str]]
) -> None:
    assert corroborated(newsroom, f"unknown {rate}/", "origin_count, publisher_count, origins") == [expected] * len(publishers)


@told
def moments(made: Newsroom) -> None:
    for name, moment in {"a": None, "b": datetime(2025, 5, 4, 9), "c": datetime(2025, 5, 4, 8)}.items():
        made.rate(made.story(f"moments/{name}", f"It is 38%, says {name}.", published_at=moment), "38%", rate_pct=38.0)


def test_of_one_day_the_first_moment_was_first(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert set(corroborated(newsroom, "moments/", "first_article_id")) == {(id_of(newsroom, "moments/c"),)}


@told
def versions(made: Newsroom) -> None:
    for name, day in (("a", date(2025, 5, 3)), ("b", DAY)):
        article = made.story(f"versions/{name}", f"It is 39%, says {name}.", url="https://bugle.example/a", published_on=day)
        made.rate(article, "39%", rate_pct=39.0)


def test_superseded_versions_corroborate_nothing(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert corroborated(newsroom, "versions/", "article_count, first_published_on") == [(1, DAY)]
