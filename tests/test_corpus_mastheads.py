"""What stands above a headline and below a story in plain text, by shape: mastheads, trails, places and days, releases, closing lines."""

import re
from datetime import date

import pytest

from pipelines.corpus import mastheads, nameplates, names
from pipelines.corpus.closings import CLOSINGS
from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.facts import read_dated
from pipelines.corpus.files import RawItem
from pipelines.corpus.furniture import kind_of

_STORY = (
    "The duty on sheet glass rises to 30 percent on Monday, the ministry in Oslo said, after two years of talks that led nowhere.\n\n"
    "Importers had asked for a delay until autumn. They will now pay the old rate only on goods that are already at sea.\n"
)


def _read(top: str, end: str = "") -> Document:
    document = take_apart(RawItem("a.txt", None, "txt", f"{top}\n\n{_STORY}\n{end}".encode()))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Harbour Ledger | Markets & Trade", "The Harbour Ledger"),
        ("Fjord Post LIVE", "Fjord Post"),
        ("Alster Zeitung in English", "Alster Zeitung"),
        ("The Observer on Sunday", "The Observer on Sunday"),
        ("NORTH SEA INSTITUTE FOR TRADE POLICY", "NORTH SEA INSTITUTE FOR TRADE POLICY"),
        ("Business | The Harbour Ledger", "The Harbour Ledger"),
        ("Department of Commerce raises duty on glass", None),
        ("Council on Trade Rejects Glass Duty", None),
        ("Glass duty rises | what it means", None),
        ("Ministers meet on Friday", None),
        ("Glass duty live", None),
    ],
)
def test_the_outlet_of_a_masthead(line, outlet) -> None:
    assert mastheads.masthead_line(line) == outlet


def test_trails_and_kinds_of_documents() -> None:
    assert all(map(mastheads.is_trail, ("OPINION > LETTERS", "Blog / Glass in numbers", "CLIENT ALERT", "Customs bulletin")))
    assert not any(
        map(mastheads.is_trail, ("Glass > steel", "Minister issues red alert.", "Duty on glass / duty on steel in the long run"))
    )


@pytest.mark.parametrize(
    ("line", "outlet", "authors"),
    [
        ("Bergen/New Haven, March 3, 2024, 18:05 CET", None, ()),
        ("The Harbour & Dale Courier | Bergen/New Haven, March 3, 2024", "The Harbour & Dale Courier", ()),
        ("THE MORNING BUGLE, Sunday, March 3, 2024", "THE MORNING BUGLE", ()),
        ("Rolling Hills County Sentinel, Sunday, March 3, 2024", "Rolling Hills County Sentinel", ()),
        ("Customs and Trade Practice Alert | March 3, 2024", None, ()),
        ("By Ann Lee | Oslo | 3 March 2024", None, ("Ann Lee",)),
        ("Posted on March 3, 2024 by Ann Lee", None, ("Ann Lee",)),
        ("2024-03-03 16:22 Source: Harbour News Editor: Bo Ek", "Harbour News", ()),
    ],
)
def test_lines_of_place_and_day(line, outlet, authors) -> None:
    found = read_dated(line)
    assert found is not None
    assert (found.outlet, found.authors) == (outlet, authors)


@pytest.mark.parametrize(
    "line",
    [
        "Duty on glass doubles from March 3, 2024",
        "Trade War Talks, March 3, 2024",
        "Glass makers took the ministry to court, March 3, 2024",
    ],
)
def test_headlines_with_a_day_are_no_stamps(line) -> None:
    assert read_dated(line) is None


@pytest.mark.parametrize(
    ("top", "title", "publisher", "authors"),
    [
        (
            "The Harbour Ledger | Markets & Trade\n\nGlass it is: Windows bear brunt of new duty\n\nAnn Lee & Bo Ek\n"
            "Bergen/New Haven, March 3, 2024, 18:05 CET",
            "Glass it is: Windows bear brunt of new duty",
            "The Harbour Ledger",
            ["Ann Lee", "Bo Ek"],
        ),
        (
            "FJORD & SOUND LLP\nCustoms Alert | March 3, 2024\n\nGlass Duties: What Importers Should Do Now\n\nAuthors: Ann Lee, Partner",
            "Glass Duties: What Importers Should Do Now",
            "FJORD & SOUND LLP",
            ["Ann Lee"],
        ),
        (
            "NORTH SEA INSTITUTE FOR TRADE POLICY\nBlog / Glass in numbers\n\n"
            "What the new window duty hides\n\nAnn Lee and Bo Ek\n3 March 2024",
            "What the new window duty hides",
            "NORTH SEA INSTITUTE FOR TRADE POLICY",
            ["Ann Lee", "Bo Ek"],
        ),
        (
            "Fjord Post LIVE\nSkip to latest | Turn on notifications\n\nLive: Glass duty takes hold at the ports\n\n"
            "Ann Lee in Oslo and Bo Ek in Bergen\nSunday 3 March 2024",
            "Live: Glass duty takes hold at the ports",
            "Fjord Post",
            ["Ann Lee", "Bo Ek"],
        ),
        (
            '"We put in the panes. They put up the price."\nA glazier on two years of duties\n\n'
            "Rolling Hills County Sentinel, Sunday, March 3, 2024\n"
            "Interview: Ann Lee",
            '"We put in the panes. They put up the price."',
            "Rolling Hills County Sentinel",
            ["Ann Lee"],
        ),
    ],
)
def test_the_headline_below_a_masthead(top, title, publisher, authors) -> None:
    document = _read(top)
    assert (document.title, document.publisher, document.authors) == (title, publisher, authors)
    assert (document.published_on, document.published_basis) == (date(2024, 3, 3), "timestamp")
    assert publisher not in document.text
    assert "2024" not in document.text


def test_who_sends_a_release() -> None:
    said = (
        "OSLO -- The Nordic Glass Makers Alliance (NGMA), which speaks for 40 works in three countries, "
        "today welcomed the new duty of 30 percent."
    )
    document = _read(
        f"FOR IMMEDIATE RELEASE\nMarch 3, 2024\n\nGLASS MAKERS WELCOME DUTY ON WINDOWS\n\n{said}", "About NGMA: Founded in 1970."
    )
    assert document.publisher == "Nordic Glass Makers Alliance"
    assert "1970" not in document.text
    assert _read(f"March 3, 2024\n\nGlass makers welcome duty on windows\n\n{said}").publisher is None


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in CLOSINGS for example in rule.examples])
def test_closing_lines(rule, example) -> None:
    assert re.compile(rule.pattern, re.IGNORECASE).match(example)
    assert kind_of(example) == rule.kind


@pytest.mark.parametrize(
    "line",
    [
        "The interview with the minister ran for an hour and a half.",
        "Canada is part of the agreement, and pays nothing.",
        "The 25% rate would apply from June, and 30% from July.",
        "Support for the duty fell to 41% in a poll on Monday.",
        "Founded in 1920, the mill pays the 50% duty on every coil.",
        "About half: 25 of the 50 lines were struck off.",
        "Join the union and pay nothing, or stay out and pay 15%.",
        "The order was translated into a rate of 15% within days.",
    ],
)
def test_story_is_no_closing_line(line) -> None:
    assert kind_of(line) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ann Lee is a senior fellow at the North Sea Institute.", "Ann Lee"),
        ("Bo Ek teaches trade law in Bergen.", "Bo Ek"),
        ("Ann Lee is expected to sign the order.", None),
        ("The minister is an economist.", None),
    ],
)
def test_notes_about_the_author(line, name) -> None:
    assert names.author_noted(line) == name


def test_authors_of_the_closing_credit_where_no_byline_stands() -> None:
    credit = "(Reporting by Ann Lee and Bo Ek; Editing by Li Wei)"
    assert _read("Glass duty rises again", credit).authors == ["Ann Lee", "Bo Ek"]
    assert _read("Glass duty rises again\nBy Jo Poe", credit).authors == ["Jo Poe"]


G = "Glass is dearer by Monday"


@pytest.mark.parametrize(
    ("top", "title", "outlet"),
    [
        (f"FJORDLAND EVENING LETTER\nTuesday, 5 March 2024\n\n{G}\n\nBy Ann Lee", G, "FJORDLAND EVENING LETTER"),
        (f"The Skerry Post — Tides: high at noon\n\n{G}\nBy Ann Lee, Tuesday, March 5, 2024", G, "The Skerry Post"),
        (f"Pelham Forwarders | Customs desk bulletin no. 7\n5 March 2024\n\n{G}", G, "Pelham Forwarders"),
        ("SKERRY QUARRYMAN * Alta, March 5, 2024\n\nWhat Oslo wants of glass", "What Oslo wants of glass", "SKERRY QUARRYMAN"),
        (f"Barco & Mar\nInternational pages\n5 March 2024\n\n{G}\nBy Ann Lee", None, "Barco & Mar"),
        ("Brittle times\n5 March 2024\nBy Ann Lee", "Brittle times", None),
        (f"Jobs | Tenders | Notices\n\n{G}\nAnn Lee | 5 March 2024", G, None),
        (f"Weather: 3 degrees and rain\n{G}\nBy Ann Lee\n5 March 2024", G, None),
        (f"RURAL\n{G}\nBy Ann Lee\nPosted 5 March 2024", G, None),
        (
            "Late U.S. Glass Talks Reveal a Gap\n\nMinister Ann Lee, right, in Oslo on Friday.\n16:01 JST, May 4, 2025",
            "Late U.S. Glass Talks Reveal a Gap",
            None,
        ),
        ("The Price of Glass\nWhat a border costs\nBy Ann Lee, 5 March 2024", "The Price of Glass", None),
    ],
)
def test_the_name_of_the_paper_above_the_headline(top, title, outlet) -> None:
    found = _read(top)
    assert title in (None, found.title)
    assert found.publisher == outlet


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kestrel Export News · Kiwifruit spot board · Marine forecast", "Kestrel Export News"),
        ("Diario del Norte - English edition", "Diario del Norte"),
        ("Alster Trade Notes: what the docks say", "Alster Trade Notes"),
        ("VISBY SUNDAY LEDGER", "VISBY SUNDAY LEDGER"),
        ("Trade Alert | 5 March 2024", None),
        ("Press release", None),
        ("Ann Lee for the Visby Courier, 5 March 2024", None),
        ("Duty on glass rises", None),
        ("Late N.Y. News on Glass Duty; U.S. Says Little", None),
        ("Subscribe to the Visby Courier", None),
    ],
)
def test_the_name_with_which_a_line_begins(line, name) -> None:
    assert nameplates.named_first(line) == name


def test_who_stands_beside_the_name_of_the_paper_has_written() -> None:
    found = _read(f"Torsvik Almanac, 5 March 2024 | by Ann Lee\n\n{G}")
    assert (found.publisher, found.authors, found.published_on) == ("Torsvik Almanac", ["Ann Lee"], date(2024, 3, 5))


def test_a_name_above_the_headline_that_the_owner_bears_is_the_paper_and_the_names_below_are_authors() -> None:
    top = f"OSTBY FRY\nCustoms Update\n5 March 2024\n\n{G}\n\nAnn Lee (Partner, Oslo), Bo Ek (Associate, Bergen)"
    found = _read(top, "© 2024 Ostby Fry.")
    assert (found.publisher, found.authors) == ("OSTBY FRY", ["Ann Lee", "Bo Ek"])
