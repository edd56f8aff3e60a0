"""Digits, number words, fractions and ordinals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.numbers import figure_value, number_at, number_ending_at, ordinal_at
from pipelines.reading.tokens import cut

NUMBERS = [
    ("7", 7),
    ("1,000.5", 1000.5),
    ("12,34,567", 1234567),
    ("27.5", 27.5),
    ("27,5", 27.5),
    ("1.250,75", 1250.75),
    ("0.1", 0.1),
    ("zero", 0),
    ("nil", 0),
    ("nought", 0),
    ("one", 1),
    ("nineteen", 19),
    ("twenty-five", 25),
    ("twenty five", 25),
    ("Forty-one", 41),
    ("a hundred", 100),
    ("hundred", 100),
    ("one hundred and forty-five", 145),
    ("two hundred twelve", 212),
    ("thirteen hundred", 1300),
    ("a thousand", 1000),
    ("six thousand and twenty", 6020),
    ("two million five hundred thousand", 2500000),
    ("a million", 1e6),
    ("half a million", 5e5),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("three dozen", 36),
    ("half", 0.5),
    ("a half", 0.5),
    ("one-half", 0.5),
    ("a quarter", 0.25),
    ("quarter", 0.25),
    ("three quarters", 0.75),
    ("one-fifth", 0.2),
    ("four-fifths", 0.8),
    ("a tenth", 0.1),
    ("seven and a half", 7.5),
    ("seventeen point five", 17.5),
    ("one hundred and six point oh seven", 106.07),
    ("twenty-seven and a half", 27.5),
    ("twelve and a quarter", 12.25),
    ("one and three quarters", 1.75),
    ("two-and-a-half", 2.5),
    ("2 and a half", 2.5),
    ("2 1/2", 2.5),
    ("12 3/4", 12.75),
    ("1/2", 0.5),
    ("2½", 2.5),
    ("¾", 0.75),
    ("1.13 trillion", 1.13e12),
    ("3bn", 3e9),
    ("40k", 40000),
    ("20 lakh", 2e6),
    ("four crore", 4e7),
    ("two and a half million", 2.5e6),
    ("550-billion", 550e9),
]


@pytest.mark.parametrize("text, value", NUMBERS)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    line = cut(text)
    assert number_at(line, 0) == pytest.approx((value, len(line.words)))


@pytest.mark.parametrize("text, value", NUMBERS)
def test_a_number_is_found_from_its_end(text: str, value: float) -> None:
    line = cut(f"about {text} of")
    assert number_ending_at(line, len(line.words) - 1) == pytest.approx((value, 1))


@pytest.mark.parametrize(
    "text, value, rest",
    [
        ("25 percent of it", 25, "percent of it"),
        ("ten-year bonds", 10, "-year bonds"),
        ("two thirds of them", 2 / 3, "of them"),
        ("a third of sales", 1 / 3, "of sales"),
        ("one hundred and two hundred", 100, "and two hundred"),
        ("one million, two million", 1e6, ", two million"),
        ("quarter-point cut", 0.25, "-point cut"),
        ("half of that", 0.5, "of that"),
        ("twenty twenty-five", 20, "twenty-five"),
        ("five and ten", 5, "and ten"),
        ("10-15", 10, "-15"),
        ("one third country", 1, "third country"),
        ("two quarters", 2, "quarters"),
        ("4/9", 4, "/9"),
        ("5 m", 5, "m"),
    ],
)
def test_a_number_ends_where_it_ends(text: str, value: float, rest: str) -> None:
    line = cut(text)
    found = number_at(line, 0)
    assert found is not None
    assert found[0] == pytest.approx(value)
    assert text[line.starts[found[1]] :] == rest


@pytest.mark.parametrize("text", ["tariff", "9903.03.01", "a third country", "a third time", "second", "a week", "no", "$", "first"])
def test_what_is_no_number(text: str) -> None:
    assert number_at(cut(text), 0) is None


@pytest.mark.parametrize("text, at", [("the first quarter", 2), ("this quarter", 1), ("first-quarter", 2), ("the 4th quarter", 3)])
def test_a_quarter_of_the_calendar_is_no_fraction(text: str, at: int) -> None:
    assert number_at(cut(text), at) is None


@pytest.mark.parametrize(
    "text, value",
    [
        ("first", 1),
        ("ninth", 9),
        ("twelfth", 12),
        ("thirtieth", 30),
        ("ninetieth", 90),
        ("hundredth", 100),
        ("twenty-first", 21),
        ("thirty first", 31),
        ("1st", 1),
        ("22nd", 22),
        ("103rd", 103),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    line = cut(text)
    assert ordinal_at(line, 0) == (value, len(line.words))


@pytest.mark.parametrize("text", ["twenty", "22", "22 nd", "twenty-five", "one", "th", "half"])
def test_what_is_no_ordinal(text: str) -> None:
    assert ordinal_at(cut(text), 0) is None


def test_digits_of_other_scripts_count() -> None:
    assert figure_value("２５") == 25


@given(st.text(alphabet="0123456789.,/½¼ -andhlfquterovi\u0663", max_size=60) | st.text(max_size=40))
def test_any_text_is_read_without_error(text: str) -> None:
    line = cut(text)
    for i in range(len(line.words)):
        if number := number_at(line, i):
            assert i < number[1] <= len(line.words)
        if ordinal := ordinal_at(line, i):
            assert i < ordinal[1] <= len(line.words)
        if ending := number_ending_at(line, i + 1):
            assert 0 <= ending[1] <= i
