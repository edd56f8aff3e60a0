"""The day of publication: metadata, time stamps, datelines, addresses, the text; and the year where nobody states it."""

import datetime as dt

import pytest

from pipelines.corpus.dating import Published, date_article
from pipelines.corpus.stamps import find_stamps, read_stamp
from pipelines.corpus.years import infer_year

DAY = dt.date(2025, 5, 4)


@pytest.mark.parametrize(
    ("line", "day", "at"),
    [
        ("16:01 JST, May 4, 2025", "2025-05-04", "2025-05-04 07:01:00"),
        ("Published 6:42 p.m. ET June 22, 2018", "2018-06-22", "2018-06-22 22:42:00"),
        ("Published 6:42 p.m. ET January 22, 2018", "2018-01-22", "2018-01-22 23:42:00"),
        ("Published At : 08 Feb 2026, 05:12 AM IST", "2026-02-08", "2026-02-07 23:42:00"),
        ("Posted March 13, 2025 6:05 p.m.", "2025-03-13", "None"),
        ("30 October 2024, 06:40", "2024-10-30", "None"),
        ("Thu 5 Jun 2025, 06:00", "2025-06-05", "None"),
        ("Thursday, July 3, 2025 8:15 a.m. PT", "2025-07-03", "2025-07-03 15:15:00"),
        ("12:00 noon, 3rd of May 2025", "2025-05-03", "None"),
        ("04.05.2025 12:30 Uhr", "2025-05-04", "None"),
        ("4. Mai 2025", "2025-05-04", "None"),
        ("4 de mayo de 2025", "2025-05-04", "None"),
        ("2025年5月4日 08:30", "2025-05-04", "None"),
        ("2025-05-04 16:01:22", "2025-05-04", "None"),
        ("2025/05/04 1601 GMT", "2025-05-04", "2025-05-04 16:01:00"),
        ("May 4, 2025, 10:00 (GMT+8)", "2025-05-04", "2025-05-04 02:00:00"),
        ("13/05/2025", "2025-05-13", "None"),
        ("May 4, 2025 at 3pm CST", "2025-05-04", "None"),
    ],
)
def test_printed_time_stamps(line: str, day: str, at: str) -> None:
    stamp = find_stamps(line)[0]
    assert (str(stamp.day), str(stamp.at), stamp.precision) == (day, at, "day")


@pytest.mark.parametrize("line", ["05/04/2025", "2025-13-40", "31 February 2025", "Chapter 72, 73 and 76", "HTS 6109.10.2025", ""])
def test_what_is_no_day(line: str) -> None:
    assert not [stamp for stamp in find_stamps(line) if stamp.precision == "day"]


def test_a_day_of_two_readings_follows_the_country() -> None:
    assert [str(find_stamps("05/04/2025", month_first)[0].day) for month_first in (True, False)] == ["2025-05-04", "2025-04-05"]


def test_updates_are_told_from_publication() -> None:
    line = "Published 6:42 p.m. ET June 22, 2018 | Updated 9:05 a.m. ET June 23, 2018"
    assert [(str(stamp.day), stamp.is_update) for stamp in find_stamps(line)] == [("2018-06-22", False), ("2018-06-23", True)]


@pytest.mark.parametrize(
    ("value", "day", "precision", "at"),
    [
        ("2025-12-10T09:04+01:00", "2025-12-10", "day", "2025-12-10 08:04:00"),
        ("2025-11-20T23:12:00-03:00", "2025-11-20", "day", "2025-11-21 02:12:00"),
        ("2025-05-27T09:00:00.123+0900", "2025-05-27", "day", "2025-05-27 00:00:00"),
        ("2025-06-05T05:00:00Z", "2025-06-05", "day", "2025-06-05 05:00:00"),
        ("2025-06-05 05:00", "2025-06-05", "day", "None"),
        ("20250605", "2025-06-05", "day", "None"),
        ("2025-06", "2025-06-01", "month", "None"),
        ("2025", "2025-01-01", "year", "None"),
        ("Thu, 05 Jun 2025 05:00:00 GMT", "2025-06-05", "day", "2025-06-05 05:00:00"),
        ("June 5, 2025 5:00 AM EDT", "2025-06-05", "day", "2025-06-05 09:00:00"),
        (1749099600, "2025-06-05", "day", "2025-06-05 05:00:00"),
        ("1749099600000", "2025-06-05", "day", "2025-06-05 05:00:00"),
        (dt.date(2025, 6, 5), "2025-06-05", "day", "None"),
        (dt.datetime(2025, 6, 5, 7, tzinfo=dt.timezone(dt.timedelta(hours=2))), "2025-06-05", "day", "2025-06-05 05:00:00"),
    ],
)
def test_stated_times(value: object, day: str, precision: str, at: str) -> None:
    stamp = read_stamp(value)
    assert stamp is not None
    assert (str(stamp.day), stamp.precision, str(stamp.at)) == (day, precision, at)


@pytest.mark.parametrize("value", ["soon", "", "2025-99-99", 5, -1e300, float("nan"), True, None, [], "9" * 400, "0000-00-00T00:00:00Z"])
def test_what_is_no_time(value: object) -> None:
    assert read_stamp(value) is None


def published(
    stated: list[object] | None = None, stamps: list[str] | None = None, text: str = "", url: str | None = None, language: str | None = None
) -> tuple[str, str, str | None]:
    found = date_article(stated or [], stamps or [], text.split("\n"), url, language)
    return str(found.on), found.basis, found.precision


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"stated": ["2025-05-04T23:30:00-04:00"], "stamps": ["May 3, 2025"]}, ("2025-05-04", "metadata", "day")),
        ({"stated": ["2025-05-05T03:30:00Z"], "stamps": ["May 4, 2025 11:30 p.m. ET"]}, ("2025-05-04", "metadata", "day")),
        ({"stated": ["nonsense", "2025-05-04"]}, ("2025-05-04", "metadata", "day")),
        ({"stated": ["1970-01-01T00:00:00Z"], "stamps": ["May 4, 2025"]}, ("2025-05-04", "timestamp", "day")),
        ({"stated": ["2025-05"], "stamps": ["May 4, 2025"]}, ("2025-05-04", "metadata", "day")),
        ({"stamps": ["Updated May 6, 2025", "Published May 4, 2025"]}, ("2025-05-04", "timestamp", "day")),
        ({"stamps": ["Updated May 6, 2025"]}, ("2025-05-06", "timestamp", "day")),
        ({"stamps": ["05/04/2025"], "language": "en-US"}, ("2025-05-04", "timestamp", "day")),
        ({"stamps": ["05/04/2025"], "language": "en-GB"}, ("2025-04-05", "timestamp", "day")),
        ({"text": "OSLO, May 4, 2025 -- The duty rises."}, ("2025-05-04", "dateline", "day")),
        ({"text": "OSLO, 4 May 2025 (Example) - The duty rises."}, ("2025-05-04", "dateline", "day")),
        (
            {"text": "OSLO, May 4 (Example) - The duty rises.", "url": "https://a.example/2025/05/05/duty"},
            ("2025-05-04", "dateline", "day"),
        ),
        (
            {"text": "OSLO, May 4. /EXAMPLE/. The duty rises.", "url": "https://a.example/2025/05/05/duty"},
            ("2025-05-04", "dateline", "day"),
        ),
        ({"text": "OSLO, May 4 (Example) - The duty rises."}, ("None", "none", None)),
        ({"url": "https://a.example/2025/05/04/duty"}, ("2025-05-04", "url", "day")),
        ({"url": "https://a.example/news/2025-05-04-duty.html"}, ("2025-05-04", "url", "day")),
        ({"url": "https://a.example/a/20250504_771903.shtml"}, ("2025-05-04", "url", "day")),
        ({"url": "https://a.example/world/2025/may/04/duty"}, ("2025-05-04", "url", "day")),
        ({"url": "https://a.example/2025/05/duty"}, ("2025-05-01", "url", "month")),
        ({"url": "https://a.example/article-20251345"}, ("None", "none", None)),
        ({"url": "https://www.toutiao.com/article/7500000000000000000/"}, ("2025-05-03", "url", "day")),
        ({"text": "As of mid-April 2025 no deal was in sight. It may come by July."}, ("2025-04-01", "text", "month")),
        (
            {"text": "This year (2025) the rate rose on March 3, and on April 9 it was paused until July 9."},
            ("2025-01-01", "text", "year"),
        ),
        ({"text": "Nothing here says when it was written."}, ("None", "none", None)),
    ],
)
def test_the_order_of_evidence(given: dict[str, object], expected: tuple[str, str, str | None]) -> None:
    assert published(**given) == expected  # type: ignore[arg-type]


def test_the_moment_comes_with_the_zone() -> None:
    found = date_article(["2025-05-04"], ["16:01 JST, May 4, 2025"], [], None, None)
    assert found == Published(DAY, dt.datetime(2025, 5, 4, 7, 1), "day", "metadata")
    assert date_article([], [], [], "https://www.toutiao.com/article/7500000000000000000/", None).at == dt.datetime.fromtimestamp(
        7500000000000000000 >> 32, dt.UTC
    ).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "month", "day", "lead", "year"),
    [
        # a year that the text calls its own
        ("This year (2019) the duty rose.", 5, 4, "", 2019),
        # one that it only looks back on may be any year before
        ("In 2019 the duty rose.", 5, 4, "", None),
        # the office holder served only then
        ("Prime Minister Liz Truss said so.", 9, 30, "", 2022),
        ("Treasury Secretary Janet Yellen and President Joe Biden spoke; Prime Minister Rishi Sunak listened.", 3, 1, "", None),
        # the day of the week
        ("It starts on Friday, May 2; the vote was in 2024.", 5, 1, "", 2025),
        ("Treasury Secretary Janet Yellen doubled it.", 3, 13, "The commission said on Wednesday that it would answer.", 2024),
        # an executive order cannot be older than its number, and news is written soon after
        ("Executive Order 14345 fixes the rate from Friday, September 5.", 9, 4, "", 2025),
        # what a former holder does says nothing
        ("Former Prime Minister Liz Truss said so.", 9, 30, "", None),
        ("The duty rose.", 5, 4, "", None),
    ],
)
def test_the_year_of_a_day_without_one(text: str, month: int, day: int, lead: str, year: int | None) -> None:
    assert infer_year(text, month, day, lead) == year
