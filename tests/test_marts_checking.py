"""The marts of deadlines and gaps: which days ahead are deadlines, and what a reader should not trust blindly. All articles are made up."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest
from warehouse_sample import Sample, release

DAY = date(2025, 5, 4)
LATER = DAY + timedelta(days=1)

# --- deadlines


class Day(NamedTuple):
    """A sentence with a date in it, and the kind, day and days ahead of the deadline it makes, if any."""

    sentence: str
    text: str
    day: date
    found: tuple[str, date, int] | None
    more: dict[str, Any] = {}  # noqa: RUF012
    rate: dict[str, Any] | None = None


JULY9 = date(2025, 7, 9)
MONTH = {"granularity": "month", "date_end": date(2025, 7, 31), "value": "2025-07"}
DAYS = {
    "until": Day("The tariffs are paused until July 9.", "July 9", JULY9, ("named_day", JULY9, 66)),
    "a deadline with words between": Day("The deadline for a tariff deal is July 9.", "July 9", JULY9, ("named_day", JULY9, 66)),
    "runs out after the day": Day("On July 9 the tariff truce runs out.", "July 9", JULY9, ("named_day", JULY9, 66)),
    "tomorrow is ahead": Day("The duty is charged from tomorrow.", "tomorrow", LATER, ("named_day", LATER, 1)),
    "today is not": Day("The duty is charged from today.", "today", DAY, None),
    "nothing is due": Day("He is to be sworn in on July 9, tariffs or not.", "July 9", JULY9, None),
    "not about tariffs": Day("The fair lasts until July 9.", "July 9", JULY9, None),
    "a day of effect": Day("It is 25% from July 9.", "July 9", JULY9, ("effective_day", JULY9, 66), rate={"status": "scheduled"}),
    "a former plan": Day("It was to be 25% from July 9.", "July 9", JULY9, ("named_day", JULY9, 66), rate={"status": "former"}),
    "the end of a month": Day(
        "The duty ends by the end of July.",
        "the end of July",
        date(2025, 7, 1),
        ("named_day", date(2025, 7, 1), 58),
        {**MONTH, "modifier": "late"},
    ),
    "the end of this month": Day(
        "The duty ends by the end of the month.",
        "the end of the month",
        date(2025, 5, 1),
        ("named_day", date(2025, 5, 31), 27),
        {**MONTH, "value": "2025-05", "date_end": date(2025, 5, 31), "modifier": "late"},
    ),
    "a month with its year": Day("The duty ends by July 2025.", "July 2025", date(2025, 7, 1), ("named_day", date(2025, 7, 1), 58), MONTH),
    "a bare month": Day("The duty ends by July.", "July", date(2025, 7, 1), None, MONTH),
    "a bare month of effect": Day(
        "It is 25% from July.",
        "July",
        date(2025, 7, 1),
        ("effective_day", date(2025, 7, 1), 58),
        MONTH,
        rate={"status": "scheduled", "effective_on": date(2025, 7, 1), "effective_precision": "month"},
    ),
    "a bare month in passing": Day(
        "It is 25% and July was hot.",
        "July",
        date(2025, 7, 1),
        None,
        MONTH,
        rate={"status": "scheduled", "effective_on": date(2025, 7, 1), "effective_precision": "month"},
    ),
    "a bare day long ago, read as one ahead": Day("The duty is charged from April 5.", "April 5", date(2026, 4, 5), None),
    "a day of next year": Day(
        "The duty is charged from April 5, 2026.", "April 5, 2026", date(2026, 4, 5), ("named_day", date(2026, 4, 5), 336)
    ),
    "a year": Day(
        "The duty ends by 2027.", "2027", date(2027, 1, 1), None, {"granularity": "year", "date_end": date(2027, 12, 31), "value": "2027"}
    ),
}


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    """The deadlines of each case: kind, due_on, days_ahead."""
    made, articles = Sample(), {}
    for name, case in DAYS.items():
        article = articles[name] = made.article(f"{name}.txt", ("paragraph", [case.sentence]))
        made.date(article, case.text, case.day, **case.more)
        if case.rate is not None:
            made.rate(article, "25%", **{"effective_on": case.day, "effective_precision": "day", **case.rate})
    with duckdb.connect(str(release(tmp_path_factory.mktemp("days"), made) / "tariffs.duckdb"), read_only=True) as con:
        query = "select kind, due_on, days_ahead from mart.deadlines where article_id = ? order by all"
        return {name: con.execute(query, [article]).fetchall() for name, article in articles.items()}


@pytest.mark.parametrize("name", DAYS)
def test_a_day_ahead_is_a_deadline_where_something_is_due(days: dict[str, list[tuple[Any, ...]]], name: str) -> None:
    expected = DAYS[name].found
    assert days[name] == ([expected] if expected else [])


def deadlines(folder: Path, made: Sample, columns: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(release(folder, made) / "tariffs.duckdb"), read_only=True) as con:
        return con.execute(f"select {columns} from mart.deadlines order by all").fetchall()


def test_a_deadline_says_what_is_due(tmp_path: Path) -> None:
    made = Sample()
    sentence = "Japan pays 25% and the EU 15% from July 9, after 10% before."
    article = made.article("a.txt", ("paragraph", [sentence]))
    start = {"status": "scheduled", "effective_on": JULY9, "effective_precision": "day"}
    made.rate(article, "25%", **start)
    made.rate(article, "15%", **{**start, "rate_pct": 15.0, "targets": ["EU", "JP"], "products": []})
    made.rate(article, "10%", rate_pct=10.0, imposer="EU", products=["steel"])
    mention = made.date(article, "July 9", JULY9)
    columns = "kind, mention_id, text, due_end_on, due_precision, rates_pct, imposers, targets, products, statuses, sentence"
    assert deadlines(tmp_path, made, columns) == [
        ("effective_day", mention, "July 9", JULY9, "day", [15.0, 25.0], ["US"], ["EU", "JP"], ["cars"], ["scheduled"], sentence)
    ]


def test_a_named_day_has_the_rates_of_its_sentence_or_none(tmp_path: Path) -> None:
    made = Sample()
    article = made.article("a.txt", ("paragraph", ["The 25% tariff is paused until July 9.", "The tariff talks must end by July 10."]))
    made.rate(article, "25%", status="suspended")
    made.date(article, "July 9", JULY9)
    made.date(article, "July 10", date(2025, 7, 10))
    assert deadlines(tmp_path, made, "due_on, rates_pct, targets, statuses") == [
        (JULY9, [25.0], ["JP"], ["suspended"]),
        (date(2025, 7, 10), [], [], []),
    ]


def test_a_day_of_effect_that_the_sentence_before_names_is_one_row(tmp_path: Path) -> None:
    made = Sample()
    article = made.article("a.txt", ("paragraph", ["The duty starts on July 9.", "It will be 25%."]))
    made.rate(article, "25%", status="scheduled", effective_on=JULY9, effective_precision="day")
    made.date(article, "July 9", JULY9)
    assert deadlines(tmp_path, made, "kind, text, sentence") == [("effective_day", "July 9", "It will be 25%.")]


def test_articles_of_unknown_day_have_no_deadlines_and_copies_are_marked(tmp_path: Path) -> None:
    made, sentence = Sample(), "The tariffs are paused until July 9."
    original = made.article("a.txt", ("paragraph", [sentence]))
    copy = made.article("b.txt", ("paragraph", [sentence]), duplicate_of=original)
    coarse = made.article("c.txt", ("paragraph", [sentence]), published_on=date(2025, 5, 1), published_precision="month")
    unknown = made.article("d.txt", ("paragraph", [sentence]), published_on=None, published_precision=None)
    for article in (original, copy, coarse, unknown):
        made.date(article, "July 9", JULY9)
    found = deadlines(tmp_path, made, "article_id, duplicate_of")
    assert found == sorted([(original, None), (copy, original)])


# --- gaps

SENTENCES = {
    "Brussels lowers its own duties on Japan.": "tariff_without_rate",
    "The duty on Japan is an old story.": None,
    "They lowered the duty at last.": None,
    "Japan raised a glass to the deal.": None,
    "Trump doubled the tariff on Japan.": "multiple",
    "The duties of Japan are to be halved.": "multiple",
    "Sales to Japan doubled, whatever the tariff.": None,
    "Only a duty of $415 a tonne is left on Japan.": "specific_duty",
    "The duty on Japan cost him 400 dollars.": None,
}


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    made = Sample()
    ids = {"article": made.article("a.txt", ("headline", ["The 25% levy"]), ("paragraph", list(SENTENCES)))}
    for sentence in SENTENCES:
        if "Japan" in sentence:
            made.entity(ids["article"], "Japan", "COUNTRY:JP", "Japan", sentence)
    made.rate(ids["article"], "25%")
    sentence = "Japan set 25% on steel, a 3% rise, and 10% on the rest."
    ids["open"] = made.article("b.txt", ("paragraph", [sentence]), published_on=None, published_precision=None)
    made.entity(ids["open"], "Japan", "COUNTRY:JP", "Japan")
    ids["25%"] = made.rate(ids["open"], "25%", imposer=None, targets=[], products=[])
    ids["3%"] = made.passed(ids["open"], "3%", reason="growth", duty_probability=0.25)
    made.rate(ids["open"], "10%", rate_pct=10.0)
    ids["month"] = made.article("c.txt", ("paragraph", ["Tariffs."]), published_on=date(2025, 5, 1), published_precision="month")
    made.article("d.txt", ("paragraph", ["Rain."]), is_about_tariffs=False, published_on=None, published_precision=None)
    page = "https://bugle.example/old"
    made.article("e.txt", ("paragraph", ["Old: it lowers the tariff on Japan."]), url=page, published_on=date(2025, 5, 1))
    made.article("f.txt", ("paragraph", ["New."]), url=page)
    return release(tmp_path_factory.mktemp("gaps"), made) / "tariffs.duckdb", ids


def of(gaps: tuple[Path, dict[str, str]], query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(gaps[0]), read_only=True) as con:
        return con.execute(query.format(**gaps[1])).fetchall()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_says_something_of_a_tariff_is_a_gap(gaps: tuple[Path, dict[str, str]], sentence: str) -> None:
    reasons = of(gaps, f"select reason from mart.extraction_gaps where kind = 'tariff_sentence_without_claim' and text = '{sentence}'")
    assert [reason for (reason,) in reasons] == ([SENTENCES[sentence]] if SENTENCES[sentence] else [])


def test_sentences_with_figures_are_no_gaps(gaps: tuple[Path, dict[str, str]]) -> None:
    unread = "select count(*) from mart.extraction_gaps where kind = 'tariff_sentence_without_claim'"
    assert of(gaps, unread + " and article_id = '{open}'") == [(0,)]
    assert of(gaps, unread + " and sentence = 'The 25% levy'") == [(0,)]


def test_what_a_rate_leaves_open_is_listed_with_what_its_sentence_names(gaps: tuple[Path, dict[str, str]]) -> None:
    columns = "kind, reason, mention_id, text, rate_pct, sentence_no"
    expected = [
        ("open_imposer", "country_named", gaps[1]["25%"], "25%", 25.0, 0),
        ("open_product", "no_goods_named", gaps[1]["25%"], "25%", 25.0, 0),
        ("open_target", "country_named", gaps[1]["25%"], "25%", 25.0, 0),
    ]
    assert of(gaps, f"select {columns} from mart.extraction_gaps where mention_id = '{{25%}}' order by all") == expected


def test_a_percentage_that_is_no_rate_says_what_it_is(gaps: tuple[Path, dict[str, str]]) -> None:
    columns = "kind_label, reason, reason_label, text, rate_pct, duty_probability, mention_id"
    assert of(gaps, f"select {columns} from mart.extraction_gaps where kind = 'percentage_not_read'") == [
        ("percentage_not_read spelled out", "growth", "growth spelled out", "3%", 3.0, 0.25, gaps[1]["3%"])
    ]


def test_articles_about_tariffs_whose_day_is_not_known_are_gaps(gaps: tuple[Path, dict[str, str]]) -> None:
    columns = "article_id, reason, published_on, text, sentence"
    found = of(gaps, f"select {columns} from mart.extraction_gaps where kind = 'open_day' order by reason")
    assert found == [(gaps[1]["month"], "day_uncertain", date(2025, 5, 1), None, None), (gaps[1]["open"], "day_unknown", None, None, None)]


def test_superseded_articles_have_no_gaps(gaps: tuple[Path, dict[str, str]]) -> None:
    assert of(gaps, "select count(*) from mart.extraction_gaps where sentence like 'Old:%'") == [(0,)]
