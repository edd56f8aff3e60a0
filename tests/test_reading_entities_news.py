"""Entities in general news: persons and bodies nobody knows, teams, headings, organs of state by country."""

from datetime import date

import pytest

from pipelines.reading.article import Article, Sentence
from pipelines.reading.entities import find_entities

SUMMER_2025 = date(2025, 8, 1)


def article(text: str, day: date = SUMMER_2025) -> Article:
    """An article of one sentence a line; a line that begins with # is a heading."""
    sentences: list[Sentence] = []
    start = 0
    for no, line in enumerate(text.split("\n")):
        body = line.removeprefix("# ")
        at = start + len(line) - len(body)
        sentences.append(Sentence(no, no, "heading" if body != line else "paragraph", at, at + len(body), body))
        start += len(line) + 1
    return Article("a", text, sentences, published_on=day)


def found(text: str, day: date = SUMMER_2025) -> list[str]:
    return [f"{m.type}:{m.id}" for m in find_entities(article(text, day), [])]


PERSONS = [
    ("The race went to striker Ilario Venturin.", "PERSON:ilario-venturin"),
    ("Police held the activist Wendelin Achterberg.", "PERSON:wendelin-achterberg"),
    ("It was signed by T. Brabazon and P.W. Orde.", "PERSON:t-brabazon PERSON:p-w-orde"),
    ("2. Egon Salpeter (Spain) 3.", "PERSON:egon-salpeter COUNTRY:ES"),
    ("Marta Ilves, Kaur Tamme and Roope Vuori rowed.", "PERSON:marta-ilves PERSON:kaur-tamme PERSON:roope-vuori"),
    ("Ministers Okafor and Lindqvist stayed away.", "PERSON:okafor PERSON:lindqvist"),
    ("Commander Nuri Maral spoke.", "PERSON:nuri-maral"),
    ("Premier Abdul-Karim al-Sabit spoke.", "PERSON:abdul-karim-al-sabit"),
    ("Greta Boeing paints.", "PERSON:greta-boeing"),
    ("Sir Keir smiled.", "PERSON:keir-starmer"),
    ("Judges named by Reagan and Obama agreed.", "PERSON:ronald-reagan PERSON:barack-obama"),
    ("Walter Dole spoke.\nLater Dole left.", "PERSON:walter-dole PERSON:walter-dole"),
    ("Nelson County is dry.", "PLACE:nelson-county"),
    ("Walter Dole is no kin of the Dole family.", "PERSON:walter-dole"),
]

BODIES = [
    ("The ABCX said no.", "ORG:abcx"),
    ("FARX rebels hid; a leader of the FARX did too.", "ORG:farx ORG:farx"),
    ("In a Tremblay poll most agree.", "ORG:tremblay"),
    ("Grain Trade Australia objects.", "ORG:grain-trade-australia"),
    ("He joined WAFarmers and HarbourNext.", "ORG:wafarmers ORG:harbournext"),
    ("Engineers of Sun Brackett Inc. left.", "ORG:sun-brackett"),
    ("The First Brackett Bank lends.", "ORG:first-brackett-bank"),
    ("The Toronto Blue Jays lost.", "ORG:toronto-blue-jays"),
    ("Fans of the Chicago Bulls sang.", "ORG:chicago-bulls"),
    ("Six Boeings were bought.", "ORG:boeing"),
    ("South Korea's opposition said the National Assembly would vote.", "COUNTRY:KR ORG:national-assembly-of-south-korea"),
    ("Mexico waited until the Senate met.", "COUNTRY:MX ORG:senate-of-the-republic"),
    ("The US waits, the US hopes. In Italy the Senate election is near.", "COUNTRY:US COUNTRY:US COUNTRY:IT ORG:senate-of-italy"),
    ("US law counts, Brazil knows: the Supreme Court will rule.", "COUNTRY:US COUNTRY:BR ORG:supreme-court-of-the-united-states"),
    ("In Beijing, commerce ministry officials said no.", "PLACE:beijing ORG:ministry-of-commerce-of-the-people-s-republic-of-china"),
    ("South Korea's rates fell, the presidential office said.", "COUNTRY:KR ORG:office-of-the-president-of-south-korea"),
    ("Britain listened as the Commons debated.", "COUNTRY:GB ORG:house-of-commons"),
    ("Canada listened as the Commons debated.", "COUNTRY:CA ORG:house-of-commons-of-canada"),
]

PLACES = [
    ("It was said by Ann Lee, who buys for a works at Velbern. Saint-Gobain's works at Velbern closed.", "PLACE:velbern PLACE:velbern"),
    ("Officers at Velbern collected it. Rotterdam's duty is nil.", "PLACE:velbern PLACE:rotterdam"),
    ("Lumber from IJmuiden is dear.", "PRODUCT:lumber PLACE:ijmuiden"),
    ("Mr Lee works at Velbern, a maker of pumps.", "ORG:velbern"),
    ("LIMA 1996-08-22", "PLACE:lima"),
    ("Hickory, N.C. is calm.", "PLACE:hickory PLACE:north-carolina"),
    ("She lives in East Jerusalem.", "PLACE:east-jerusalem"),
    ("Lumber from Prince George is dear.", "PRODUCT:lumber PLACE:prince-george"),
    ("The town is across the Rhine.", "PLACE:rhine"),
    ("It left from Port Arundel.", "PLACE:port-arundel"),
    ("Plants in Solihull, Wrenbury and Halewood wait.", "PLACE:solihull PLACE:wrenbury PLACE:halewood"),
    ("He teaches in Washington County.", "PLACE:washington-county"),
    ("It drains the Murray-Darling Basin.", "PLACE:murray-darling-basin"),
]

LAWS = [
    ("They signed a Joint Fact Sheet.", "LAW:joint-fact-sheet"),
    ("The 1977 law says so.", "LAW:ieepa"),
    ("Public Law 119-21 and H.R. 1 did it.", "LAW:public-law-119-21 LAW:h-r-1"),
    ("Notification No. 45/2025 applies.", "LAW:notification-no-45-2025"),
    ("A section 232 duty fell; section 4 of the lease stands.", "LAW:section-232"),
]

HEADINGS = [
    ("# Modi Says No to Everything Again\nIndia waits.", "PERSON:narendra-modi COUNTRY:IN"),
    ("# Farley Warns of Costs at Plants\nJim Farley spoke.", "PERSON:jim-farley PERSON:jim-farley"),
    ("# Marek Warns of Costs at Plants\nJuris Marek, a grower, spoke.", "PERSON:juris-marek PERSON:juris-marek"),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS + BODIES + PLACES + LAWS + HEADINGS)
def test_a_sentence_names(text: str, expected: str) -> None:
    names = found(text)
    assert [name for name in expected.split() if name not in names] == []
    assert len(names) >= len(expected.split())


RESULTS = "Soccer results of the season:\nThe league met.\nLeeds 2 Wigan 0\nHull 1 Derby 1\nLegia Warsaw beat Metz."


def test_a_letter_before_a_hyphen_is_nobodys_initial() -> None:
    assert not any(name.startswith("PERSON") for name in found("He bought a T-shirt and an E-bike."))


def test_in_results_a_town_is_its_club() -> None:
    assert found(RESULTS)[:4] == ["ORG:leeds", "ORG:wigan", "ORG:hull", "ORG:derby"]


def test_a_table_of_duties_names_no_club() -> None:
    assert found("The duties of the season:\nLeeds 2 Wigan 0\nHull 1 Derby 1")[:1] != ["ORG:leeds"]


def test_a_body_that_issues_a_release_is_named_in_it() -> None:
    release = article("The Brackett Growers Association welcomed it.")
    release.publisher = "Brackett Growers Association"
    assert [m.text for m in find_entities(release, [])] == ["Brackett Growers Association"]
