"""Where an article was written, by the lines above it, and whose tariffs and bodies it then speaks of."""

from datetime import date

import pytest

from pipelines.corpus.document import take_apart
from pipelines.corpus.files import RawItem, Refusal
from pipelines.reading.article import Article
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_entities
from pipelines.reading.origin import written_in
from pipelines.reading.rates import find_rates

STORY = "The minister spoke for an hour. Rice will pay 12% at the border from July, bicycles 7%, and the old 20% on salt goes."


def article(text: str) -> Article:
    document = take_apart(RawItem("a.txt", None, "txt", text.encode()))
    assert not isinstance(document, Refusal)
    found = document.article()
    found.published_on = date(2024, 6, 3)
    return found


@pytest.mark.parametrize(
    "lines, country",
    [
        ("Windhoek, June 3, 2024", "NA"),
        ("By Ana Duarte in Asunción\nJune 3, 2024", "PY"),
        ("By Ana Duarte\nJune 3, 2024", None),
        ("Sita Rao | NAGPUR\n3 June 2024", "IN"),
        ("By Ana Duarte, León, Guanajuato\nJune 3, 2024", "MX"),
        ("Brussels, 3 June 2024", "EU"),
        ("By Ana Duarte, Ontario\nJune 3, 2024", "CA"),
    ],
)
def test_the_lines_above_a_text_tell_where_it_was_written(lines: str, country: str | None) -> None:
    assert written_in(article(f"Budget raises duty on rice\n\n{lines}\n\n{STORY}\n")) == country


@pytest.mark.parametrize(
    "start, country",
    [
        ("WINDHOEK, June 3 (Desert Wire) - ", "NA"),
        ("Tbilisi — ", "GE"),
        ("GABORONE. ", "BW"),
        ("NEW DELHI, June 3 - ", "IN"),
        ("LA PAZ, 3 June (ABI) - ", "BO"),
        ("DAR ES SALAAM — ", "TZ"),
        ("N'DJAMENA, June 3 - ", "TD"),
        ("NUR-SULTAN, June 3 - ", "KZ"),
        ("SAN JOSE, Costa Rica, June 3 - ", "CR"),
        ("ATLANTA, Georgia, June 3 - ", "US"),
        ("TBILISI, Georgia, June 3 - ", "GE"),
        ("SAN JOSE, June 3 - ", "CR"),
        ("SAN JOSE, Calif., June 3 - ", "US"),
        ("LONDON, Ont., June 3 - ", "CA"),
        ("KINGSTON, June 3 - ", "JM"),
        ("UAE - ", None),
        ("Kampala, June 3 (XNA) ", "UG"),
        ("Peru: ", None),
        ("Spring came late. ", None),
    ],
)
def test_the_town_at_the_beginning_of_a_text_tells_it_too(start: str, country: str | None) -> None:
    assert written_in(article(f"Budget raises duty on rice\n\n{start}{STORY}\n")) == country


def test_duties_of_an_article_that_names_no_country_are_those_of_where_it_was_written() -> None:
    found = article(f"Budget raises duty on rice\n\nWindhoek, June 3, 2024\n\n{STORY}\n")
    dates = find_dates(found)
    rates = find_rates(found, dates, find_entities(found, dates))
    assert (rates[0].text, rates[0].imposer, rates[0].targets) == ("12%", "NA", ["WORLD"])


@pytest.mark.parametrize(
    "text, name",
    [
        ("Brazil and Chile want more. The trade ministry would not comment.", "Ministry of Trade of Turkey"),
        ("Brazil and Chile want more. The central bank kept its rate.", "Central Bank of the Republic of Türkiye"),
        ("Rice from Pakistan is cheap. On Tuesday Parliament voted for the duty.", "Grand National Assembly of Turkey"),
    ],
)
def test_bodies_without_their_country_are_those_of_where_the_article_was_written(text: str, name: str) -> None:
    found = article(f"Duty on rice is raised\n\nAnkara, June 3, 2024\n\n{text} The duty on rice is 12% now.\n")
    names = [one.name for one in find_entities(found, find_dates(found)) if one.type == "ORG"]
    assert names == [name]
