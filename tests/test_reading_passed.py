"""Percentages that are no rates: what each is instead, in sentences of our own after one on a duty, as in the news."""

import pytest

from pipelines.contracts import terms
from pipelines.corpus.sentences import split_sentences
from pipelines.reading.article import Article, Block, PassedFigure
from pipelines.reading.close import Reading, read_article
from pipelines.reading.passed import reason_of_cell

LEAD = "The United States charges a 30 percent duty on bicycles from Norway."


def read(*blocks: tuple[str, str]) -> Reading:
    page, start = [], 0
    for no, (kind, part) in enumerate(blocks):
        page.append(Block(no, kind, True, start, start + len(part), part))
        start += len(part) + 2
    text = "\n\n".join(part for _, part in blocks)
    return read_article(Article("0" * 20, text, split_sentences(text, page), page, published_precision=None))


def passed(sentence: str) -> list[PassedFigure]:
    return read(("paragraph", f"{LEAD} {sentence}")).passed


REASONS = [
    ("Norway's exports fell 12 percent in May.", ["growth"]),
    ("Sales of helmets grew by 4% last year.", ["growth"]),
    ("About 60% of its output goes to Canada.", ["share"]),
    ("Canada owns 51% of the company.", ["share"]),
    ("Shares of the maker lost 3.5%.", ["market_move"]),
    ("The krone weakened 2% against the dollar.", ["market_move"]),
    ("Shares of one maker fell 4.2% and of another 3.6%.", ["market_move", "market_move"]),
    ("Inflation was 3.1 percent in April.", ["price"]),
    ("It would add 2% to the price of a helmet.", ["price"]),
    ("The central bank raised its key rate to 5.25%.", ["interest"]),
    ("Value-added tax of 25 percent is charged on everything.", ["tax"]),
    ("A poll found 54% of voters against it.", ["poll"]),
    ("Its operating margin narrowed to 5.1 percent.", ["margin"]),
    ("She sees a 30% chance of a recession.", ["probability"]),
    ("Shippers filled 42% of the quota.", ["quota"]),
]


@pytest.mark.parametrize("sentence, reasons", REASONS)
def test_a_percentage_is_kept_with_what_it_is(sentence: str, reasons: list[str]) -> None:
    assert [figure.reason for figure in passed(sentence)] == reasons


def test_rates_are_not_among_them() -> None:
    reading = read(("paragraph", f"{LEAD} Exports fell 12%, and the duty may go to 40 percent."))
    assert [rate.rate_pct for rate in reading.rates] == [30.0, 40.0]
    assert [figure.rate_pct for figure in reading.passed] == [12.0]


def test_a_figure_says_where_it_stands_and_how_likely_it_is_a_duty() -> None:
    sentence = "Norway's exports fell 12 percent in May."
    [figure] = passed(sentence)
    text = f"{LEAD} {sentence}"
    assert (text[figure.start : figure.end], figure.text) == ("12 percent", "12 percent")
    assert (figure.sentence_no, figure.rate_pct, figure.rate_max_pct, figure.rule) == (1, 12.0, None, "percent")
    assert figure.duty_probability is not None
    assert 0 <= figure.duty_probability < 0.5


def test_a_range_is_one_figure() -> None:
    [figure] = passed("Its exports fell between 10 and 15 percent.")
    assert (figure.rate_pct, figure.rate_max_pct) == (10.0, 15.0)


@pytest.mark.parametrize(
    "sentence",
    ["The Dow index lost 300 points.", "He sold 400 helmets in 2024.", "The firm put 40 million into it.", "It was cut by half."],
)
def test_numbers_that_are_no_percentages_are_not_kept(sentence: str) -> None:
    assert passed(sentence) == []


def test_cells_that_were_not_read_as_one_rate_are_kept() -> None:
    rows = [("table_header", "Goods | Tariff before | Share of imports"), ("table_row", "Bicycles | 10% | 23.7%")]
    reading = read(("paragraph", LEAD), *rows)
    assert [rate.text for rate in reading.rates[1:]] == ["10%"]
    found = {figure.text: figure for figure in reading.passed}
    assert found["23.7%"].reason == "share"


@pytest.mark.parametrize(
    "header, reason",
    [("share of imports", "share"), ("VAT", "tax"), ("tariff now", "table_cell"), ("", "table_cell"), ("price rise", "price")],
)
def test_the_header_of_a_column_says_what_its_cells_are(header: str, reason: str) -> None:
    assert reason_of_cell(header.lower().split()) == reason


def test_every_reason_is_a_term() -> None:
    text = " ".join(sentence for sentence, _ in REASONS)
    assert {figure.reason for figure in passed(text)} <= set(terms.PASSED_REASONS)


def test_the_same_text_gives_the_same_figures() -> None:
    text = " ".join(sentence for sentence, _ in REASONS)
    assert passed(text) == passed(text)
