"""Names in bylines, publishers, fields of JSON and front matter, language."""

import datetime as dt
from typing import Any

import pytest

from pipelines.corpus import names
from pipelines.corpus.labels import Labelled
from pipelines.corpus.metadata import read_fields, settle
from pipelines.corpus.parts import Head


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("by ANN LEE, BO EK", ["Ann Lee", "Bo Ek"]),
        ("By Ann Lee in Oslo and Bo Ek in Bergen", ["Ann Lee", "Bo Ek"]),
        ("By Ann Lee / Staff Writer", ["Ann Lee"]),
        ("By Ann Lee, Trade Correspondent", ["Ann Lee"]),
        ("ANN LEE, Fjord Asia staff writer", ["Ann Lee"]),
        ("By Ann Lee and Bo Ek Staff Writers", ["Ann Lee", "Bo Ek"]),
        ("By Dr. Ann Lee | Professor of Economics", ["Ann Lee"]),
        ("STAFF REPORTER, with Lin Po-yen in Hsinchu", ["Lin Po-yen"]),
        ("Ann Lee (text), Bo Ek (Geneva)", ["Ann Lee", "Bo Ek"]),
        ("Author of the article: Joan O'Neill", ["Joan O'Neill"]),
        ("Text: Annelies van der Berg und Matthias Kröll", ["Annelies van der Berg", "Matthias Kröll"]),
        ("Por: Inés Varela-Díaz", ["Inés Varela-Díaz"]),
        ("K. Rao | Chennai", ["K. Rao"]),
        ("Reporter: Wang Wei", ["Wang Wei"]),
        ("By Luiz Inácio da Silva for Example News", ["Luiz Inácio da Silva"]),
        ("作者：王伟", ["王伟"]),
        ("By Reuters", []),
        ("By Example Staff", []),
        ("By The Editorial Board", []),
        ("EX Editorial Team", []),
    ],
)
def test_people_of_a_byline(byline: str, people: list[str]) -> None:
    assert names.people_in(byline) == people


@pytest.mark.parametrize("line", ["By Ann Lee", "By Reuters", "Author: Ann Lee", "Words by Ann Lee", "Written by Ann Lee and Bo Ek"])
def test_bylines(line: str) -> None:
    assert names.is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the rate had doubled.",
        "By the numbers: what 25% does",
        "By suppertime the 50 was gone.",
        "By the authority vested in me as President by the laws of the United States of America it is ordered",
        "Byron Bay waits",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert not names.is_byline(line)


@pytest.mark.parametrize("line", ["Ann Lee", "Ann Lee and Bo Ek", "Ann de Lee, Bo Ek", "A. Lee | Oslo", "Dr. Ann Lee"])
def test_lines_of_names(line: str) -> None:
    assert names.is_names_only(line)


@pytest.mark.parametrize(
    "line",
    ["Steel Tariffs and Trade Wars", "The duty we wanted", "Ann Lee went home.", "Executive Summary", "What Next", "Fjord Gazette", "Ann"],
)
def test_what_is_no_line_of_names(line: str) -> None:
    assert not names.is_names_only(line)


@pytest.mark.parametrize(
    "line", ["The Fjord Gazette", "HOLM & BERG LLP", "Prairie Courier-Star", "Harbour Observer Network", "Financial Times of the North"]
)
def test_mastheads(line: str) -> None:
    assert names.is_masthead(line)


@pytest.mark.parametrize(
    "line",
    ["Steel duty rises to 25 percent", "Mills cheer", "a weekly", "The day the mills closed and the men went home early for the weekly"],
)
def test_what_is_no_masthead(line: str) -> None:
    assert not names.is_masthead(line)


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© 2025 Fjord Courier. All rights reserved.", "Fjord Courier"),
        ("Copyright © 1999–2025 The Fjord Ledger Co. Tel: 555 0100", "The Fjord Ledger"),
        ("(c) The Fjord Gazette. No reproduction without permission.", "The Fjord Gazette"),
        ("1 Quay Street. © 2025 Prairie Star, a division of Plains Media Inc.", "Prairie Star"),
        ("Copyright Fjord Courier 2025", "Fjord Courier"),
        ("All rights reserved.", None),
    ],
)
def test_the_holder_of_the_copyright(line: str, holder: str | None) -> None:
    assert names.copyright_holder(line) == holder


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("TOKYO/WASHINGTON, Sept 5 (Example) - The president", "Example"),
        ("WASHINGTON, Aug 30 (Example Wire) - Companies", "Example Wire"),
        ("WASHINGTON (EX) — Companies", "EX"),
        ("(Exampleberg) -- Japan", "Exampleberg"),
        ("BARDSTOWN, Ky. - The first", None),
        ("The WTO (World Trade Organization) said", None),
    ],
)
def test_the_agency_in_the_dateline(paragraph: str, agency: str | None) -> None:
    assert names.agency_tag(paragraph) == agency


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        (
            "This article is an exclusive contribution from the Harbour Observer Network and cannot be reproduced.",
            "Harbour Observer Network",
        ),
        ("This article is exclusive to Harbour News. Reproduction is prohibited.", "Harbour News"),
        ("This is a manuscript for the sole use of Vista Harbour; whoever reprints it", "Vista Harbour"),
        ("The views are personal.", None),
    ],
)
def test_the_outlet_a_text_belongs_to(line: str, owner: str | None) -> None:
    assert names.owner_in(line) == owner


def test_outlet_and_person_at_the_end() -> None:
    assert names.credit_pair("(Harbour Commerce Daily / Ahn Se-yeon)") == ("Harbour Commerce Daily", "Ahn Se-yeon")
    assert names.credit_pair("(and/or both)") is None
    assert names.source_line("Source: Harbour Observer") == "Harbour Observer"
    assert names.source_line("Source: Census") is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "T", "url": "https://a.example/1"}, {"title": "T", "url": "https://a.example/1"}),
        ({"Headline": "T", "link": "not an address"}, {"title": "T", "url": None}),
        ({"author": "Ann Lee"}, {"authors": ["Ann Lee"]}),
        ({"authors": ["Ann Lee", {"name": "Bo Ek"}, {"@type": "Organization", "name": "X"}, None, 5]}, {"authors": ["Ann Lee", "Bo Ek"]}),
        ({"byline": {"name": ["Ann Lee", "Bo Ek"]}}, {"authors": ["Ann Lee", "Bo Ek"]}),
        ({"publisher": {"name": "Courier"}}, {"publisher": "Courier"}),
        ({"source": "www.courier.example"}, {"publisher": None}),
        ({"source": {"name": "Buzz", "type": "aggregator"}}, {"publisher": "Buzz"}),
        ({"site_name": "Courier", "inLanguage": "en-GB"}, {"publisher": "Courier", "language": "en-GB"}),
        ({"mainEntityOfPage": {"@id": "https://a.example/1"}}, {"url": "https://a.example/1"}),
        ({"datePublished": "2025-05-05", "updated_at": "2025-05-06"}, {"published": ["2025-05-05"]}),
        ({"published_at": 1746400000, "date": True}, {"published": [1746400000]}),
        ({"standfirst": "S", "description": "D"}, {"standfirsts": ["S"], "description": "D"}),
        ({"title": ["A", "B"], "author": ""}, {"title": "A", "authors": []}),
        ({"title": "A **bold** step\\_up"}, {"title": "A bold step_up"}),
        ({"title": {"rendered": 1}}, {"title": None}),
    ],
)
def test_fields_by_their_usual_names(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    head = read_fields(fields)
    assert {key: getattr(head, key) for key in expected} == expected


def test_dates_of_yaml_are_taken_as_they_are() -> None:
    assert read_fields({"date": dt.date(2025, 5, 5)}).published == [dt.date(2025, 5, 5)]


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        ("en-GB", "The tariff rises.", "en"),
        ("en_US", "The tariff rises.", "en"),
        ("English", "The tariff rises.", "en"),
        ("deu", "Der Zoll steigt.", "de"),
        ("en", "关税上升到百分之二十五，美国政府表示。", "zh"),
        ("zh-Hans", "关税上升到百分之二十五。", "zh"),
        (None, "関税が引き上げられると政府は発表しました。", "ja"),
        (None, "관세가 인상될 것이라고 정부가 발표했습니다.", "ko"),
        (None, "The government said on Monday that it would raise the tariff on steel to 25 percent.", "en"),
        (None, "Die Regierung hat am Montag mitgeteilt, dass sie den Zoll auf Stahl erhöhen will.", "de"),
        (None, "Le gouvernement a annoncé lundi que les droits de douane sur l'acier seraient relevés.", "fr"),
        ("x", "25% 30%", None),
    ],
)
def test_language_is_stated_or_detected(stated: str | None, text: str, language: str | None) -> None:
    assert settle(Head(language=stated), Labelled([]), text).language == language


def test_the_printed_byline_completes_the_metadata() -> None:
    assert settle(Head(authors=["Ann Lee"]), Labelled([], authors=["Ann Lee", "Bo Ek"]), "").authors == ["Ann Lee", "Bo Ek"]
    assert settle(Head(authors=["Ann Lee"]), Labelled([], authors=["Someone Else", "Bo Ek"]), "").authors == ["Ann Lee"]
    assert settle(Head(authors=["The Courier"], publisher="The Courier"), Labelled([], authors=["Bo Ek"]), "").authors == ["Bo Ek"]


def test_the_name_of_the_site_beside_the_headline() -> None:
    assert settle(Head(page_title="Duty rises - The Courier"), Labelled([], title="Duty rises"), "").publisher == "The Courier"
    assert settle(Head(page_title="Duty rises - at last"), Labelled([], title="Duty rises - at last"), "").publisher is None
