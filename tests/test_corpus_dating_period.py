"""The period in which a text was published that states no day: how it tells its days, and what they say together."""

import datetime as dt

import pytest

from pipelines.corpus.dating import date_article
from pipelines.corpus.stamps import find_named, find_named_years, find_pinned
from pipelines.corpus.years import infer_period


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The duty rose on May 16.", "gone"),
        ("The duty has applied since May 16.", "gone"),
        ("The duty will rise on May 16.", "coming"),
        ("The duty takes effect on May 16.", "coming"),
        ("It was announced for May 16.", "until"),
        ("The truce holds until May 16.", "until"),
        ("The rate fell, and a hearing is planned on May 16.", "coming"),
        ("Dear members: May 16.", "open"),
        ("On May 16 the ministry doubled it.", "gone"),
        ("On May 16 the ministry will double it.", "coming"),
        ("They met last Friday, May 16.", "gone"),
        ("They meet next Friday, May 16.", "coming"),
    ],
)
def test_days_are_told_as_gone_or_as_coming(text: str, told: str) -> None:
    assert [(day.first, day.told) for day in find_named(text)] == [(136, told)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("in early June", [(152, 162, None)]),
        ("in June 2024", [(152, 181, 2024)]),
        ("on 1 August", [(213, 213, None)]),
        ("on the 4th of May, 2021", [(124, 124, 2021)]),
        # of another year: nothing about the season
        ("in June last year", []),
        ("on 1 August of the previous year", []),
        ("next February", []),
        # no months
        ("They may rise. March on!", []),
        ("May 50 percent", []),
    ],
)
def test_what_is_named(text: str, named: list[tuple[int, int, int | None]]) -> None:
    assert [(day.first, day.last, day.year) for day in find_named(text)] == named


def test_years_are_told_too() -> None:
    assert find_named_years("It began in 2018 and will end by 2030; 2,019 tonnes, $2020 and May 2021 are none.") == [
        (2018, "gone"),
        (2030, "until"),
    ]


@pytest.mark.parametrize(
    ("text", "pinned"),
    [
        ("It applies from today (12 March 2019).", [(71, 2019)]),
        ("As of tomorrow, 29 March, it ends.", [(87, None)]),
        ("It ended yesterday, March 1.", [(61, None)]),
        ("On January 1, tomorrow, it ends.", [(365, None)]),
        ("It ends on 29 March. Tomorrow never knows.", []),
    ],
)
def test_days_that_a_text_calls_today(text: str, pinned: list[tuple[int, int | None]]) -> None:
    assert find_pinned(text) == pinned


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [
        # the text says it itself
        ("The levy applies from today (12 March 2019).", "2019-03-12", "day"),
        ("From tomorrow, 1 January 2022, the levy is gone.", "2021-12-31", "day"),
        # the weekday gives the year, tense and deadline the month
        (
            "President Donald Trump doubled it on Friday, May 16. It takes effect next Friday, May 23. On May 12 he had promised not to.",
            "2025-05-01",
            "month",
        ),
        # around New Year December is older than January
        (
            "Treasury Secretary Janet Yellen asked for it on Wednesday, December 18. On January 6 she was told no. The ban takes effect on "
            "Friday, January 17.",
            "2025-01-01",
            "month",
        ),
        # a date of history does not outvote the news
        ("The Tariff Act was signed on June 17, 1930. Prime Minister Liz Truss wants none of it.", "2022-01-01", "year"),
        # what is to come is not the present
        (
            "The ministry promised this year (2022) to end it by June 30, 2027.",
            "2022-01-01",
            "year",
        ),
        # too little to say
        ("The duty rose in 2019.", None, None),
        ("The duty rose in May and will rise again in July.", None, None),
        ("Nothing here says when it was written.", None, None),
    ],
)
def test_the_period_of_publication(text: str, on: str | None, precision: str | None) -> None:
    found = infer_period(text, text)
    assert found == ((dt.date.fromisoformat(on), precision) if on else None)


def test_a_month_stated_as_of_is_no_news_where_later_years_are_named() -> None:
    text = "The levy is 6 percent, as of January 2019. It was lifted at the end of 2020."
    assert date_article([], [], [text], None, None).precision != "month"


def test_press_time_around_new_year() -> None:
    text = "Since December 18, 2024 nobody answered. Then on January 6, 2025 somebody did. As of press time on the 9th there was no more."
    found = date_article([], [], [text], None, None)
    assert (found.on, found.precision) == (dt.date(2025, 1, 9), "day")
