"""What a mention of a date says besides its value, and what holds of dates in whatever text."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_reading_dates import JULY, article

from pipelines.reading.dates import find_dates


@pytest.mark.parametrize(
    "sentence, modifier",
    [
        ("It fell in early 2025.", "early"),
        ("It fell in mid-May.", "mid"),
        ("It fell at the end of May.", "late"),
        ("It fell in about three weeks.", "about"),
        ("It fell on May 5.", "exact"),
    ],
)
def test_modifiers(sentence: str, modifier: str) -> None:
    assert [mention.modifier for mention in find_dates(article(sentence, JULY))] == [modifier]


@pytest.mark.parametrize(
    "sentence, start, end, granularity",
    [
        ("It fell on May 5.", "2025-05-05", "2025-05-05", "day"),
        ("It fell last week.", "2025-06-30", "2025-07-06", "week"),
        ("It fell in February.", "2025-02-01", "2025-02-28", "month"),
        ("It fell in the first quarter.", "2025-01-01", "2025-03-31", "quarter"),
        ("It fell in the first half.", "2025-01-01", "2025-06-30", "half"),
        ("It fell in 2024.", "2024-01-01", "2024-12-31", "year"),
        ("It fell in the 1990s.", "1990-01-01", "1999-12-31", "decade"),
    ],
)
def test_a_period_has_its_first_and_last_day(sentence: str, start: str, end: str, granularity: str) -> None:
    (mention,) = find_dates(article(sentence, JULY))
    assert (str(mention.date_start), str(mention.date_end), mention.granularity) == (start, end, granularity)


@pytest.mark.parametrize(
    "text, anchors",
    [
        ("It fell on May 5, 2025.", ["text"]),
        ("It fell on May 5.", ["published"]),
        ("It fell on Monday.", ["published"]),
        ("It fell on May 5, 2025 and rose the next day.", ["text", "2025-05-05"]),
        ("It fell for 90 days.", [None]),
    ],
)
def test_the_anchor_says_what_a_date_hangs_on(text: str, anchors: list[str | None]) -> None:
    assert [mention.anchor for mention in find_dates(article(text, JULY))] == anchors


_WORDS = (
    "the of to and - – / , . ( ) April May Jan. 2 9th 31 2025 1999 '25 02/30/2025 0000-00-00 last next this that same"
    " following first fourth quarter half week weekend year years day days month months century ago later earlier before after"
    " end mid Monday Sun Friday morning today yesterday summer fall Christmas New Year's Day Q1 FY26 H2 90 two a an another"
    " half-hour fiscal 9999 99999999999 ½ until since will rose date nineties s th"
)
_PIECES = st.sampled_from(_WORDS.split(" "))


@given(
    text=st.lists(_PIECES, max_size=14).map(" ".join) | st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=80),
    published=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    precision=st.sampled_from(["day", "week", "month", "quarter", "year"]),
)
def test_any_text_gives_mentions_in_order(text: str, published: date | None, precision: str) -> None:
    subject = article(text, JULY)
    subject.published_on, subject.published_precision = published, precision if published else None
    end = 0
    for mention in find_dates(subject):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert (mention.date_start is None) == (mention.type == "DURATION") == (mention.granularity is None)
        assert re.fullmatch(
            r"\d{3}|\d{4}(-(\d\d(-\d\d)?|Q[1-4]|H[12]|W\d\d))?|P\d+(\.\d+)?[DWMY]|PT\d+(\.\d+)?[HM]", mention.value
        )
        end = mention.end


@given(published=st.dates(date(2018, 1, 1), date(2027, 12, 31)), distance=st.integers(-7, 0))
def test_a_bare_weekday_lies_in_the_week_up_to_publication(published: date, distance: int) -> None:
    name = (published + timedelta(days=distance)).strftime("%A")
    (mention,) = find_dates(article(f"He signed it on {name}.", published.isoformat()))
    assert mention.date_start is not None
    assert timedelta(0) <= published - mention.date_start < timedelta(days=7)
