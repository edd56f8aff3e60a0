"""Where claims come from: outlets, credits, relays, and how many independent origins state one fact. All articles are made up."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from warehouse_sample import FACTS, Sample

from pipelines import warehouse

MEDIA = {
    "associated-press": ("Associated Press", ["AP", "The Associated Press"]),
    "bbc": ("BBC", ["BBC News"]),
    "cnbc": ("CNBC", []),
    "financial-times": ("Financial Times", ["FT"]),
    "kyodo-news": ("Kyodo News", ["Kyodo"]),
    "nikkei": ("Nikkei", []),
    "reuters": ("Reuters", []),
    "the-wall-street-journal": ("The Wall Street Journal", ["Wall Street Journal", "WSJ"]),
    "x": ("X", []),
}
DAY = date(2025, 5, 4)
ARTICLES = "select {} from mart.article_origins inner join core.articles using (article_id) order by source_path"


class Newsroom(Sample):
    """Articles of a paragraph with a 25% duty on cars, and the outlets they name."""

    def __init__(self) -> None:
        super().__init__()
        for org_id, (name, aliases) in MEDIA.items():
            self.add("vocab.organisations", org_id=org_id, name=name, aliases=aliases, kind="media", country=None, source="made up")

    def story(self, path: str, *paragraphs: str, headline: str | None = None, **more: Any) -> str:
        """An article; every 25% in it is a rate, and every outlet of MEDIA that it names a mention. Sentences end with a full stop."""
        blocks = [("headline", [headline])] if headline else []
        blocks += [("paragraph", [f"{sentence}." for sentence in text.rstrip(".").split(". ")]) for text in paragraphs]
        return self.article(path, *blocks, **more)

    def aside(self, article_id: str, kind: str, text: str, block_no: int = 50) -> None:
        """A block of the page that is not the article; above the text where `block_no` says so."""
        span = {"char_start": None, "char_end": None}
        self.add("core.blocks", article_id=article_id, block_no=block_no, kind=kind, is_body=False, text=text, **span)

    def outlet(self, article_id: str, text: str, org_id: str, within: str = "") -> None:
        """A mention of an outlet where `text` first stands, or first stands in the sentence `within`."""
        name = MEDIA[org_id][0] if org_id in MEDIA else text
        self.entity(article_id, within or text, f"ORG:{org_id}", name)
        mention = self.rows["core.entity_mentions"][-1]
        start = mention["char_start"] + (within or text).index(text)
        mention |= {"char_start": start, "char_end": start + len(text), "text": text}

    def build(self, folder: Path) -> duckdb.DuckDBPyConnection:
        room = warehouse.Aside(folder, "1")
        room.folder.mkdir(parents=True)
        warehouse.build(self.write(folder / "input"), room, FACTS)
        assert [result for result in warehouse.audit(room.database) if not result.passed] == []
        return duckdb.connect(str(room.database), read_only=True)


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


def test_the_publisher_is_tied_to_its_outlet(tmp_path: Path) -> None:
    made = Newsroom()
    for number, (publisher, url, _) in enumerate(PUBLISHERS):
        made.story(f"{number:02}", "Rain.", publisher=publisher, url=url)
    with made.build(tmp_path) as con:
        found = con.execute(ARTICLES.format("outlet, origin, origin_basis")).fetchall()
    assert found == [(outlet, outlet, "publisher" if outlet else "unknown") for *_, outlet in PUBLISHERS]


def test_of_two_outlets_of_one_spelling_it_is_that_of_the_one_so_named(tmp_path: Path) -> None:
    made = Newsroom()
    for org_id, name, aliases in (("a-post", "A Post", ["The Post"]), ("the-post", "Post", []), ("z-post", "Z Post", ["Post"])):
        made.add("vocab.organisations", org_id=org_id, name=name, aliases=aliases, kind="media", country=None, source="made up")
    made.story("a.txt", "Rain.", publisher="The Post")
    with made.build(tmp_path) as con:
        assert con.execute("select outlet_id, outlet from mart.article_origins").fetchall() == [("ORG:the-post", "Post")]


def test_spellings_of_a_publisher_that_the_vocabulary_does_not_know_are_one_outlet(tmp_path: Path) -> None:
    made = Newsroom()
    for path, publisher in (("a", "The Bugle"), ("b", "the bugle"), ("c", "Bugle")):
        made.story(path, "Rain.", publisher=publisher)
    with made.build(tmp_path) as con:
        assert con.execute("select distinct outlet from mart.article_origins").fetchall() == [("Bugle",)]


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


def test_a_dateline_names_the_agency(tmp_path: Path) -> None:
    made = Newsroom()
    for number, (text, _) in enumerate(DATELINES):
        made.story(f"{number:02}", text)
    with made.build(tmp_path) as con:
        found = con.execute(ARTICLES.format("credited_outlet, credit_kind, origin, origin_basis")).fetchall()
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


def test_a_page_credits_another_outlet(tmp_path: Path) -> None:
    made = Newsroom()
    for number, (kind, text, _) in enumerate(ASIDES):
        made.aside(made.story(f"{number:02}", "A 25% duty."), kind, text)
    with made.build(tmp_path) as con:
        found = con.execute(ARTICLES.format("credited_outlet, credit_kind, credit_words, origin")).fetchall()
    for (kind, text, credited), (outlet, place, words, origin) in zip(ASIDES, found, strict=True):
        assert (outlet, origin) == (credited, credited or "The Bugle"), text
        if credited:
            assert place == ("byline" if kind == "byline" else "note"), text
            assert words in text


def test_what_weighs_more(tmp_path: Path) -> None:
    made = Newsroom()
    made.story("a: an author may be an agency", "A 25% duty.", authors=["Jane Doe", "Reuters"])
    several = made.story("b: the dateline before the byline", "TOKYO (AP) — A 25% duty.")
    made.aside(several, "byline", "By Nikkei")
    made.aside(made.story("c: the byline before a note", "A 25% duty.", authors=["Nikkei"]), "copyright", "© 2025 Reuters")
    own = made.story("d: nobody credits himself", "TOKYO, May 4 (Reuters) - A 25% duty.", publisher="reuters.com")
    made.aside(own, "copyright", "© 2025 Reuters")
    with made.build(tmp_path) as con:
        found = con.execute(ARTICLES.format("credited_outlet, credit_kind, origin")).fetchall()
    assert found == [
        ("Reuters", "byline", "Reuters"),
        ("Associated Press", "dateline", "Associated Press"),
        ("Nikkei", "byline", "Nikkei"),
        (None, None, "Reuters"),
    ]


def test_a_source_above_the_last_paragraph_is_that_of_a_picture(tmp_path: Path) -> None:
    made = Newsroom()
    article = made.story("a.txt", "A 25% duty.", headline="Cars", publisher="The Bugle")
    made.rows["core.blocks"][-1]["block_no"] = 9
    made.rows["core.sentences"][-1]["block_no"] = 9
    made.aside(article, "credit", "Source: Reuters", block_no=5)
    with made.build(tmp_path) as con:
        assert con.execute("select credited_outlet from mart.article_origins").fetchall() == [(None,)]


STORIES = [
    ("the original's", ("The Bugle", "A 25% duty."), ("The Herald", "A 25% duty, too."), "The Bugle", "near_copy"),
    ("whom a copy credits", ("The Bugle", "A 25% duty."), ("The Herald", "TOKYO (AP) — A 25% duty."), "Associated Press", "credit"),
    ("whom the original credits", ("The Bugle", "TOKYO (AP) — A 25% duty."), ("The Herald", "25%."), "Associated Press", "near_copy"),
    ("the agency's among them", ("The Bugle", "A 25% duty."), ("Reuters", "A 25% duty, too."), "Reuters", "publisher"),
    ("the first that is known", (None, "A 25% duty."), ("The Herald", "A 25% duty, too."), "The Herald", "publisher"),
    ("of an unknown house", ("The Bugle", "A 25% duty."), (None, "A 25% duty, too."), "The Bugle", "near_copy"),
    ("of the same house", ("reuters.com", "A 25% duty."), ("Reuters", "A 25% duty, too."), "Reuters", "publisher"),
]


def test_near_copies_share_one_origin(tmp_path: Path) -> None:
    made = Newsroom()
    for name, original, copy, *_ in STORIES:
        first = made.story(f"{name}, original", original[1], publisher=original[0])
        made.story(f"{name}, copy", copy[1], publisher=copy[0], published_on=date(2025, 5, 5), duplicate_of=first)
    with made.build(tmp_path) as con:
        rows = {path: row for path, *row in con.execute(ARTICLES.format("source_path, origin, origin_basis")).fetchall()}
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


def test_a_sentence_hands_on_what_another_outlet_reported(tmp_path: Path) -> None:
    made = Newsroom()
    for number, (sentence, *_) in enumerate(RELAYS):
        made.outlet(made.story(f"{number:02}", sentence), "Nikkei", "nikkei")
    with made.build(tmp_path) as con:
        relays = "select sentence, relay_kind, relay_words from mart.relays where relayed_outlet = 'Nikkei'"
        found = {sentence: row for sentence, *row in con.execute(relays).fetchall()}
    for sentence, kind, words in RELAYS:
        assert found.get(sentence) == ([kind, words] if kind else None), sentence


def test_an_outlet_that_names_itself_relays_nobody_and_a_post_is_no_report(tmp_path: Path) -> None:
    made = Newsroom()
    for publisher in ("Nikkei", "nikkei.com", "NIKKEI"):
        made.outlet(made.story(publisher, "The envoy told Nikkei of a 25% duty.", publisher=publisher), "Nikkei", "nikkei")
    made.outlet(made.story("x", "The envoy wrote on X of a 25% duty."), "X", "x")
    with made.build(tmp_path) as con:
        assert con.execute("select count(*) from mart.relays").fetchall() == [(0,)]


def test_a_publisher_of_the_corpus_is_an_outlet_too(tmp_path: Path) -> None:
    made = Newsroom()
    made.story("a.txt", "Rain.", publisher="The Herald")
    made.outlet(made.story("b.txt", "A 25% duty, the Herald reported."), "Herald", "herald")
    with made.build(tmp_path) as con:
        assert con.execute("select relayed_outlet, relay_words from mart.relays").fetchall() == [("The Herald", "Herald reported")]


# --- claims ---


def corroborate(made: Newsroom, folder: Path, columns: str = "origin, origin_basis, relay_evidence") -> list[Any]:
    with made.build(folder) as con:
        claims = "mart.corroboration inner join mart.tariff_claims using (claim_id)"
        order = "tariff_claims.source_path, tariff_claims.char_start"
        columns = ", ".join(f"corroboration.{column}" for column in columns.split(", "))
        return con.execute(f"select {columns} from {claims} order by {order}").fetchall()


def test_a_claim_goes_back_to_the_outlet_that_its_sentence_names(tmp_path: Path) -> None:
    made = Newsroom()
    article = made.story("a.txt", "Rain. It poured. It stopped. It poured again.", "It is 25%, Nikkei reported. Tea costs 10%.")
    made.rate(article, "25%")
    made.rate(article, "10%", rate_pct=10.0, products=[])
    made.outlet(article, "Nikkei", "nikkei")
    made.entity(article, "Tea", "PERSON:tea", "Tea")
    assert corroborate(made, tmp_path) == [
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


def test_whom_a_claim_goes_back_to(tmp_path: Path) -> None:
    made = Newsroom()
    for name, paragraphs, _ in BEFORE:
        article = made.story(name, "Rain. It poured. It stopped.", *paragraphs)
        made.rate(article, "25%")
        made.outlet(article, "Nikkei", "nikkei")
        if "OECD" in paragraphs[0]:
            made.outlet(article, "OECD", "oecd")
    for name, sentence, _ in WITHIN:
        article = made.story(name, sentence)
        made.rate(article, "25%")
        made.outlet(article, "Reuters", "reuters")
        made.outlet(article, "Nikkei", "nikkei")
    with made.build(tmp_path) as con:
        claims = "mart.corroboration inner join core.articles using (article_id)"
        found = dict(con.execute(f"select source_path, origin from {claims}").fetchall())
    assert found == {name: origin for name, _, origin in BEFORE + WITHIN}


def test_whom_the_lead_names_need_not_be_named_again(tmp_path: Path) -> None:
    made = Newsroom()
    lead, rest = "A 25.0% duty is planned, Nikkei reported.", "So 25 percent it is. Tea pays 10%."
    article = made.story("a.txt", lead, "Rain. It poured.", rest, headline="Cars face 25%")
    for text in ("25%", "25.0%", "25 percent"):
        made.rate(article, text)
    made.rate(article, "10%", rate_pct=10.0)
    made.outlet(article, "Nikkei", "nikkei")
    assert corroborate(made, tmp_path) == [("Nikkei", "relay", "Nikkei reported")] * 3 + [("The Bugle", "publisher", None)]


RETOLD = [
    ("three sentences of one outlet", ("Nikkei noted a plan", "Nikkei said so", "Nikkei reported it"), "Nikkei"),
    ("two are few", ("Nikkei noted a plan", "Nikkei said so"), "The Bugle"),
    ("what somebody told is no report", ("He told Nikkei so", "Nikkei said so", "Nikkei reported it"), "The Bugle"),
    ("others too", ("Nikkei noted it", "Nikkei said so", "Nikkei reported it", "Reuters said so", "Reuters noted it"), "The Bugle"),
]


def test_an_article_that_tells_one_report_goes_back_to_it(tmp_path: Path) -> None:
    made = Newsroom()
    for name, sentences, _ in RETOLD:
        article = made.story(name, "Rain. It poured. It stopped.", "It is 25%.", *sentences)
        made.rate(article, "25%")
        for sentence in sentences:
            made.outlet(article, *(("Reuters", "reuters") if "Reuters" in sentence else ("Nikkei", "nikkei")), within=sentence)
    with made.build(tmp_path) as con:
        claims = "mart.corroboration inner join core.articles using (article_id)"
        found = dict(con.execute(f"select source_path, origin from {claims}").fetchall())
    assert found == {name: origin for name, _, origin in RETOLD}


def test_what_is_named_below_the_lead_holds_for_its_sentence_alone(tmp_path: Path) -> None:
    made = Newsroom()
    article = made.story("a.txt", "A 25% duty. Rain. It poured.", "It stopped.", "The 25 percent will stay, the envoy told Nikkei.")
    made.rate(article, "25%")
    made.rate(article, "25 percent")
    made.outlet(article, "Nikkei", "nikkei")
    found = corroborate(made, tmp_path, "origin, origin_count, origins")
    assert found == [("The Bugle", 1, ["The Bugle"]), ("Nikkei", 1, ["The Bugle"])]


def test_an_outlet_that_relays_itself_is_no_second_origin(tmp_path: Path) -> None:
    made = Newsroom()
    for path, publisher in (("a.txt", "The Wall Street Journal"), ("b.txt", "wsj.com"), ("c.txt", "The Bugle")):
        article = made.story(path, f"It is 25%, the WSJ reported, says {path[0]}.", publisher=publisher)
        made.rate(article, "25%")
        made.outlet(article, "WSJ", "the-wall-street-journal")
    found = corroborate(made, tmp_path, "origin_basis, is_relay, article_count, publisher_count, origin_count, origins")
    counts = (3, 2, 1, ["The Wall Street Journal"])
    assert found == [("publisher", False, *counts), ("publisher", False, *counts), ("relay", True, *counts)]


def test_origins_are_counted_over_the_same_fact(tmp_path: Path) -> None:
    made = Newsroom()
    first = made.story("a.txt", "A 25% duty.", publisher="The Bugle", published_on=date(2025, 5, 3))
    relay = made.story("b.txt", "It is 25%, the Bugle reported.", publisher="The Herald")
    other = made.story("c.txt", "TOKYO (AP) — It is 25%.", publisher="The Post", published_on=None, published_precision=None)
    copy = made.story("d.txt", "A 25% duty, too.", publisher="The Mirror", duplicate_of=first)
    apart = made.story("e.txt", "It is 25%.", publisher="The Times of Nowhere")
    for article in (first, relay, other, copy):
        made.rate(article, "25%")
    made.outlet(relay, "Bugle", "bugle")
    made.rate(apart, "25%", basis="additional")
    columns = "origin, origin_basis, article_count, story_count, publisher_count, origin_count, origins, first_published_on, "
    columns += "first_article_id"
    counts = (4, 3, 4, 2, ["Associated Press", "The Bugle"], date(2025, 5, 3), first)
    assert corroborate(made, tmp_path, columns) == [
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
    {"rate_pct": 26.0},
    {"rate_max_pct": 30.0},
    {"imposer": "EU"},
    {"imposer": None},
    {"targets": ["EU"]},
    {"targets": []},
    {"products": ["steel"]},
    {"products": []},
    {"measure": "reciprocal"},
    {"basis": "change"},
]


def test_what_is_the_same_fact(tmp_path: Path) -> None:
    made = Newsroom()
    for number, change in enumerate([{}, *SAME, *OTHERS]):
        made.rate(made.story(f"{number:02}", f"It is 25%, says {number}."), "25%", **change)
    assert corroborate(made, tmp_path, "article_count") == [(4,)] * 4 + [(1,)] * len(OTHERS)


@pytest.mark.parametrize(
    ("publishers", "origin_count", "publisher_count", "origins"),
    [
        ([None, None], 1, 0, []),
        ([None, "The Bugle"], 1, 1, ["The Bugle"]),
        (["The Bugle", "The Herald", None], 2, 2, ["The Bugle", "The Herald"]),
    ],
)
def test_articles_of_unknown_origin_add_none(
    tmp_path: Path, publishers: list[str | None], origin_count: int, publisher_count: int, origins: list[str]
) -> None:
    made = Newsroom()
    for number, publisher in enumerate(publishers):
        made.rate(made.story(f"{number}.txt", f"It is 25%, says {number}.", publisher=publisher), "25%")
    found = set(map(str, corroborate(made, tmp_path, "origin_count, publisher_count, origins")))
    assert found == {str((origin_count, publisher_count, origins))}


def test_of_one_day_the_first_moment_was_first(tmp_path: Path) -> None:
    made = Newsroom()
    moments = {"a.txt": None, "b.txt": datetime(2025, 5, 4, 9), "c.txt": datetime(2025, 5, 4, 8)}
    ids = {path: made.story(path, f"It is 25%, says {path[0]}.", published_at=moment) for path, moment in moments.items()}
    for article in ids.values():
        made.rate(article, "25%")
    assert set(corroborate(made, tmp_path, "first_article_id")) == {(ids["c.txt"],)}


def test_superseded_versions_corroborate_nothing(tmp_path: Path) -> None:
    made = Newsroom()
    for path, day in (("a.txt", date(2025, 5, 3)), ("b.txt", DAY)):
        made.rate(made.story(path, f"It is 25%, says {path[0]}.", url="https://bugle.example/a", published_on=day), "25%")
    assert corroborate(made, tmp_path, "article_count, first_published_on") == [(1, DAY)]
