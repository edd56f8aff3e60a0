"""Where articles come from: outlets, credits, near-copies, and whom a sentence relays. All articles are made up."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from newsroom import Newsroom, Telling

ARTICLES = """select {} from mart.article_origins inner join core.articles using (article_id)
    where starts_with(source_path, ?) order by source_path"""
told = Telling()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told.opened(tmp_path_factory.mktemp("newsroom")) as con:
        yield con


# --- outlets ---


PUBLISHERS = [
    ("The Wall Street Journal", None, "The Wall Street Journal"),
    ("Wall Street Journal", None, "The Wall Street Journal"),
    ("WSJ", None, "The Wall Street Journal"),
    ("wsj.com", None, "The Wall Street Journal"),
    ("www.wsj.com", None, "The Wall Street Journal"),
    ("THE WALL STREET JOURNAL.", None, "The Wall Street Journal"),
    ("Financial Times (FT)", None, "Financial Times"),
    ("bbc.co.uk", None, "BBC"),
    ("BBC News", None, "BBC"),
    ("The Bugle", None, "The Bugle"),
    ("herald.example", None, "herald.example"),
    (None, "https://www.reuters.com/world/a", "Reuters"),
    (None, "https://asia.nikkei.com/a", "Nikkei"),
    (None, "https://news.herald.example:8080/a?b", "news.herald.example"),
    (None, "https://trade.medium.com/a", None),
    (None, "https://x.com/a", None),
    (None, None, None),
]


@told
def publishers(made: Newsroom) -> None:
    for number, (publisher, url, _) in enumerate(PUBLISHERS):
        made.story(f"publishers/{number:02}", "Rain.", publisher=publisher, url=url)


def test_the_publisher_is_tied_to_its_outlet(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = newsroom.execute(ARTICLES.format("outlet, origin, origin_basis"), ["publishers/"]).fetchall()
    assert found == [(outlet, outlet, "publisher" if outlet else "unknown") for *_, outlet in PUBLISHERS]


@told
def posts(made: Newsroom) -> None:
    for org_id, name, aliases in (("a-post", "A Post", ["The Post"]), ("the-post", "Post", []), ("z-post", "Z Post", ["Post"])):
        made.add("vocab.organisations", org_id=org_id, name=name, aliases=aliases, kind="media", country=None, source="made up")
    made.story("posts/a", "Rain.", publisher="The Post")


def test_of_two_outlets_of_one_spelling_it_is_that_of_the_one_so_named(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert newsroom.execute(ARTICLES.format("outlet_id, outlet"), ["posts/"]).fetchall() == [("ORG:the-post", "Post")]


@told
def kites(made: Newsroom) -> None:
    for path, publisher in (("a", "The Kite"), ("b", "the kite"), ("c", "Kite")):
        made.story(f"kites/{path}", "Rain.", publisher=publisher)


def test_spellings_of_a_publisher_that_the_vocabulary_does_not_know_are_one_outlet(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert newsroom.execute(ARTICLES.format("outlet"), ["kites/"]).fetchall() == [("Kite",)] * 3


# --- credits ---


DATELINES = [
    ("TOKYO, May 4 (Reuters) - A 25% duty.", "Reuters"),
    ("TOKYO (AP) — A 25% duty.", "Associated Press"),
    ("Tokyo, May 4 (Kyodo) -- A 25% duty.", "Kyodo News"),
    ("NEW DELHI, May 4 (Reuters) A 25% duty.", "Reuters"),
    ("TOKYO, May 4 (The Bugle) - A 25% duty.", None),
    ("TOKYO, May 4 (local time) - A 25% duty.", None),
    ("Officials (Reuters was there) spoke of a 25% duty.", None),
    ("Japan and its makers of cars, who have paid a 25% duty since spring, told their story to anybody who asked (Reuters) - too.", None),
]


@told
def datelines(made: Newsroom) -> None:
    for number, (text, _) in enumerate(DATELINES):
        made.story(f"datelines/{number:02}", text)


def test_a_dateline_names_the_agency(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = newsroom.execute(ARTICLES.format("credited_outlet, credit_kind, origin, origin_basis"), ["datelines/"]).fetchall()
    none = (None, None, "The Bugle", "publisher")
    assert found == [(credited, "dateline", credited, "credit") if credited else none for _, credited in DATELINES]


ASIDES = [
    ("byline", "By Reuters", "Reuters"),
    ("byline", "Reuters Staff", "Reuters"),
    ("byline", "Jane Doe | The Associated Press", "Associated Press"),
    ("byline", "By Jane Doe, Nikkei staff writer", "Nikkei"),
    ("byline", "By Jane Doe", None),
    ("byline", "By Reuterson and X", None),
    ("disclaimer", "This article was first published by Nikkei on May 3.", "Nikkei"),
    ("author_note", "This story originally appeared in the Financial Times.", "Financial Times"),
    ("copyright", "Copyright 2025 The Associated Press. All rights reserved.", "Associated Press"),
    ("copyright", "© 2025 The Bugle Ltd", None),
    ("credit", "Source: Reuters", "Reuters"),
    ("credit", "Kyodo News", None),
    ("credit", "Photo: Reuters", None),
    ("navigation", "Reuters", None),
]


@told
def asides(made: Newsroom) -> None:
    for number, (kind, text, _) in enumerate(ASIDES):
        made.aside(made.story(f"asides/{number:02}", "A 25% duty."), kind, text)


def test_a_page_credits_another_outlet(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = newsroom.execute(ARTICLES.format("credited_outlet, credit_kind, credit_words, origin"), ["asides/"]).fetchall()
    for (kind, text, credited), (outlet, place, words, origin) in zip(ASIDES, found, strict=True):
        assert (outlet, origin) == (credited, credited or "The Bugle"), text
        if credited:
            assert place == ("byline" if kind == "byline" else "note"), text
            assert words in text


@told
def several_credits(made: Newsroom) -> None:
    made.story("weights/a: an author may be an agency", "A 25% duty.", authors=["Jane Doe", "Reuters"])
    several = made.story("weights/b: the dateline before the byline", "TOKYO (AP) — A 25% duty.")
    made.aside(several, "byline", "By Nikkei")
    made.aside(made.story("weights/c: the byline before a note", "A 25% duty.", authors=["Nikkei"]), "copyright", "© 2025 Reuters")
    own = made.story("weights/d: nobody credits himself", "TOKYO, May 4 (Reuters) - A 25% duty.", publisher="reuters.com")
    made.aside(own, "copyright", "© 2025 Reuters")


def test_what_weighs_more(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert newsroom.execute(ARTICLES.format("credited_outlet, credit_kind, origin"), ["weights/"]).fetchall() == [
        ("Reuters", "byline", "Reuters"),
        ("Associated Press", "dateline", "Associated Press"),
        ("Nikkei", "byline", "Nikkei"),
        (None, None, "Reuters"),
    ]


@told
def picture(made: Newsroom) -> None:
    article = made.story("picture/a", "A 25% duty.", headline="Cars", publisher="The Bugle")
    made.rows["core.blocks"][-1]["block_no"] = 9
    made.rows["core.sentences"][-1]["block_no"] = 9
    made.aside(article, "credit", "Source: Reuters", block_no=5)


def test_a_source_above_the_last_paragraph_is_that_of_a_picture(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert newsroom.execute(ARTICLES.format("credited_outlet"), ["picture/"]).fetchall() == [(None,)]


STORIES = [
    ("the original's", ("The Bugle", "A 25% duty."), ("The Herald", "A 25% duty, too."), "The Bugle", "near_copy"),
    ("whom a copy credits", ("The Bugle", "A 25% duty."), ("The Herald", "TOKYO (AP) — A 25% duty."), "Associated Press", "credit"),
    ("whom the original credits", ("The Bugle", "TOKYO (AP) — A 25% duty."), ("The Herald", "25%."), "Associated Press", "near_copy"),
    ("the agency's among them", ("The Bugle", "A 25% duty."), ("Reuters", "A 25% duty, too."), "Reuters", "publisher"),
    ("the first that is known", (None, "A 25% duty."), ("The Herald", "A 25% duty, too."), "The Herald", "publisher"),
    ("of an unknown house", ("The Bugle", "A 25% duty."), (None, "A 25% duty, too."), "The Bugle", "near_copy"),
    ("of the same house", ("reuters.com", "A 25% duty."), ("Reuters", "A 25% duty, too."), "Reuters", "publisher"),
]


@told
def copies(made: Newsroom) -> None:
    for name, original, copy, *_ in STORIES:
        first = made.story(f"copies/{name}, original", original[1], publisher=original[0])
        made.story(f"copies/{name}, copy", copy[1], publisher=copy[0], published_on=date(2025, 5, 5), duplicate_of=first)


def test_near_copies_share_one_origin(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = newsroom.execute(ARTICLES.format("source_path, origin, origin_basis"), ["copies/"]).fetchall()
    rows = {path.removeprefix("copies/"): row for path, *row in found}
    for name, _, _, origin, basis in STORIES:
        assert rows[f"{name}, copy"] == [origin, basis], name
        assert rows[f"{name}, original"][0] == origin, name


# --- relays ---


RELAYS = [
    ("Nikkei reported a 25% duty.", "reported", "Nikkei reported"),
    ("A 25% duty is planned, Nikkei reported on Sunday.", "reported", "Nikkei reported"),
    ("The Nikkei newspaper on Sunday said a 25% duty was planned.", "reported", "Nikkei newspaper on Sunday said"),
    ("Nikkei, the business daily, has also reported a 25% duty.", "reported", "Nikkei, the business daily, has also reported"),
    ("A Nikkei analysis speaks of a 25% duty.", "reported", "Nikkei analysis"),
    ("Nikkei and the Bugle reported a 25% duty.", "reported", "Nikkei and the Bugle reported"),
    ("As first reported by Nikkei, a 25% duty is planned.", "reported", "reported by Nikkei"),
    ("A draft seen by Nikkei has a 25% duty.", "reported", "seen by Nikkei"),
    ("According to Nikkei, a 25% duty is planned.", "cited", "According to Nikkei"),
    ("According to a report by the business daily Nikkei, it is 25%.", "cited", "According to a report by the business daily Nikkei"),
    ("It is 25%, state radio said, citing Nikkei.", "cited", "citing Nikkei"),
    ("The envoy told Nikkei of a 25% duty.", "told", "told Nikkei"),
    ("The envoy told Japan's business newspaper Nikkei of a 25% duty.", "told", "told Japan's business newspaper Nikkei"),
    ("It is 25%, the envoy said in an interview with Nikkei.", "told", "interview with Nikkei"),
    ("It is 25%, the envoy said in a Nikkei interview.", "told", "said in a Nikkei interview"),
    ("The envoy wrote in the Nikkei of a 25% duty.", "told", "wrote in the Nikkei"),
    ("Readers of Nikkei know of the 25% duty.", None, None),
    ("Shares in Nikkei fell after the 25% duty.", None, None),
    ("The envoy left for Nikkei with a 25% duty.", None, None),
]


@told
def relays(made: Newsroom) -> None:
    for number, (sentence, *_) in enumerate(RELAYS):
        made.outlet(made.story(f"relays/{number:02}", sentence), "Nikkei", "nikkei")


RELAYED = "select {} from mart.relays inner join core.articles using (article_id) where starts_with(source_path, ?) order by source_path"


def test_a_sentence_hands_on_what_another_outlet_reported(newsroom: duckdb.DuckDBPyConnection) -> None:
    rows = newsroom.execute(RELAYED.format("relayed_outlet, sentence, relay_kind, relay_words"), ["relays/"]).fetchall()
    found = {sentence: row for outlet, sentence, *row in rows if outlet == "Nikkei"}
    for sentence, kind, words in RELAYS:
        assert found.get(sentence) == ([kind, words] if kind else None), sentence


@told
def no_relays(made: Newsroom) -> None:
    for publisher in ("Nikkei", "nikkei.com", "NIKKEI"):
        made.outlet(made.story(f"no relays/{publisher}", "The envoy told Nikkei of a 25% duty.", publisher=publisher), "Nikkei", "nikkei")
    made.outlet(made.story("no relays/x", "The envoy wrote on X of a 25% duty."), "X", "x")


def test_an_outlet_that_names_itself_relays_nobody_and_a_post_is_no_report(newsroom: duckdb.DuckDBPyConnection) -> None:
    assert newsroom.execute(RELAYED.format("count(*)").partition(" order by")[0], ["no relays/"]).fetchall() == [(0,)]


@told
def of_the_corpus(made: Newsroom) -> None:
    made.story("corpus/a", "Rain.", publisher="The Heron")
    made.outlet(made.story("corpus/b", "A 25% duty, the Heron reported."), "Heron", "heron")


def test_a_publisher_of_the_corpus_is_an_outlet_too(newsroom: duckdb.DuckDBPyConnection) -> None:
    found = newsroom.execute(RELAYED.format("relayed_outlet, relay_words"), ["corpus/"]).fetchall()
    assert found == [("The Heron", "Heron reported")]
