"""Which figures stand in a sentence: value, end of a range, unit."""

import pytest

from pipelines.reading.figures import find_figures
from pipelines.reading.tokens import cut

PLAIN = [
    ("Duties of 12% and 7.5 percent apply.", [("12%", 12.0, None, "percent"), ("7.5 percent", 7.5, None, "percent")]),
    (
        "a 40-percent levy, a 6 per cent fee, 9 pct, 18 pc",
        [
            ("40-percent", 40.0, None, "percent"),
            ("6 per cent", 6.0, None, "percent"),
            ("9 pct", 9.0, None, "percent"),
            ("18 pc", 18.0, None, "percent"),
        ],
    ),
    ("thirty-five percent on tea", [("thirty-five percent", 35.0, None, "percent")]),
    ("twelve and a half per cent on salt", [("twelve and a half per cent", 12.5, None, "percent")]),
    ("raised by 4 percentage points", [("4 percentage points", 4.0, None, "points")]),
]
RANGES = [
    ("between 5 and 8 percent on honey", [("between 5 and 8 percent", 5.0, 8.0, "percent")]),
    ("duties of 5% to 8% on honey", [("5% to 8%", 5.0, 8.0, "percent")]),
    ("rates from 5 to 8 percent", [("from 5 to 8 percent", 5.0, 8.0, "percent")]),
    ("a duty of 5-8%", [("5-8%", 5.0, 8.0, "percent")]),
    ("was raised from 5 to 8 percent", [("5", 5.0, None, "percent"), ("8 percent", 8.0, None, "percent")]),
    ("the rise on honey (5 to 8 percent)", [("5", 5.0, None, "percent"), ("8 percent", 8.0, None, "percent")]),
    ("duties on honey (5 to 8 percent)", [("5 to 8 percent", 5.0, 8.0, "percent")]),
    ("deposits of 61.4 to 118.3 on honey", [("61.4 to 118.3", 61.4, 118.3, "bare")]),
    ("honey pays between 12 and 30", [("between 12 and 30", 12.0, 30.0, "bare")]),
    ("the doubling of the honey duty from 20 to 40", [("20", 20.0, None, "bare"), ("40", 40.0, None, "bare")]),
    ("it went from 5 to 15 to 45", [("5", 5.0, None, "bare"), ("15", 15.0, None, "bare"), ("45", 45.0, None, "bare")]),
    ("widened from 0-20% to 10-50%", [("0-20%", 0.0, 20.0, "percent"), ("10-50%", 10.0, 50.0, "percent")]),
    ("Acme Metals: 2.5% / 38.4%", [("2.5%", 2.5, None, "percent"), ("38.4%", 38.4, None, "percent")]),
    ("took the duty from the present 8% to 12%", [("8%", 8.0, None, "percent"), ("12%", 12.0, None, "percent")]),
    ("was cut from 8% to 5%", [("8%", 8.0, None, "percent"), ("5%", 5.0, None, "percent")]),
    ("Peru hiked its tariffs on Chilean kettles from 12% to 30%.", [("12%", 12.0, None, "percent"), ("30%", 30.0, None, "percent")]),
    ("It will raise the rates from 8 to 19 percent.", [("8", 8.0, None, "percent"), ("19 percent", 19.0, None, "percent")]),
    (
        "He is raising the tariffs on kettles, on pans and on all other copper ware of Peru, from 8% to 19%.",
        [("8%", 8.0, None, "percent"), ("19%", 19.0, None, "percent")],
    ),
    ("20 for 2 million pans and 50 over it", [("20", 20.0, None, "bare"), ("50", 50.0, None, "bare")]),
    ("chapters 3 and 5 on fish", []),
    ("They pay from 5% to 8%.", [("from 5% to 8%", 5.0, 8.0, "percent")]),
    ("the raising of the twenty-five to 30%", [("twenty-five", 25.0, None, "percent"), ("30%", 30.0, None, "percent")]),
    ("kettle makers: 6.1~9.4%", [("6.1~9.4%", 6.1, 9.4, "percent")]),
    ("deposits of 6～9 percent", [("6～9 percent", 6.0, 9.0, "percent")]),
    ("the 5 to 8 percent duties on fish", [("5 to 8 percent", 5.0, 8.0, "percent")]),
    ("From 39 to 15: the kettle makers breathe", [("39", 39.0, None, "bare"), ("15", 15.0, None, "bare")]),
    ("The rates for kettles run from 8% to 19%.", [("from 8% to 19%", 8.0, 19.0, "percent")]),
    ("Tariffs on kettles from 8% to 19% come next.", [("from 8% to 19%", 8.0, 19.0, "percent")]),
    (
        "Chile's pay from 6% to 15%, Peru's from 3% to 8.5% and Cuba's 4%",
        [("from 6% to 15%", 6.0, 15.0, "percent"), ("from 3% to 8.5%", 3.0, 8.5, "percent"), ("4%", 4.0, None, "percent")],
    ),
    ("Chile raised its duty on tea from 6% to 15%, Peru's from 3% to 8%", [(f"{n}%", float(n), None, "percent") for n in (6, 15, 3, 8)]),
]
LISTS = [
    (
        "at 3, 6, 9 or 12 percent",
        [("3", 3.0, None, "percent"), ("6", 6.0, None, "percent"), ("9", 9.0, None, "percent"), ("12 percent", 12.0, None, "percent")],
    ),
    ("levies of 11%, 13% and 17%", [("11%", 11.0, None, "percent"), ("13%", 13.0, None, "percent"), ("17%", 17.0, None, "percent")]),
]
ZEROS = [
    ("tea enters duty-free", [("duty-free", 0.0, None, "zero")]),
    ("sold free of duty", [("free of duty", 0.0, None, "zero")]),
    ("offered zero tariffs", [("zero tariffs", 0.0, None, "zero")]),
    ("there is no duty on tin", [("no duty", 0.0, None, "zero")]),
    ("they pay no duty here", [("no duty", 0.0, None, "zero")]),
    ("tea at nil", [("nil", 0.0, None, "nil")]),
    ("it goes to zilch", [("zilch", 0.0, None, "nil")]),
    ("an offer of zero for zero", [("zero for zero", 0.0, None, "nil")]),
    ("a zero-for-zero offer", [("zero-for-zero", 0.0, None, "nil")]),
    ("tea pays nothing", [("nothing", 0.0, None, "nothing")]),
    ("tea pays none under the pact", [("none", 0.0, None, "nothing")]),
    ("none of the tea was sold", []),
    ("tea has no duty at all", [("no duty", 0.0, None, "nothing")]),
    ("tea came in under no duty at all", [("no duty", 0.0, None, "zero")]),
    ("they take our tea at no duty whatsoever", [("no duty", 0.0, None, "zero")]),
    ("there is no Peruvian duty on tin", [("no Peruvian duty", 0.0, None, "zero")]),
    ("tin pays no anti-dumping duty there", [("no anti-dumping duty", 0.0, None, "zero")]),
    ("no further duty on tin was asked for", []),
    ("they saw no sense in duty on tin", []),
    ("their kettles owe no ordinary duty", [("no ordinary duty", 0.0, None, "zero")]),
    ("Kenya levied no duty from anyone", [("no duty", 0.0, None, "nothing")]),
    ("two tons a year at no tariff from 2018", [("no tariff", 0.0, None, "nothing")]),
    ("it was 27.5, and before April 2.5", [("27.5", 27.5, None, "bare"), ("2.5", 2.5, None, "bare")]),
    ("tea lands with no duty of any kind", [("no duty", 0.0, None, "nothing")]),
    ("Kenya charges no tariff under the pact", [("no tariff", 0.0, None, "nothing")]),
    ("the cabinet has no tariff plans", []),
    ("tea is zero-rated now", [("zero-rated", 0.0, None, "nothing")]),
    ("of duties there were none at all", [("none", 0.0, None, "nothing")]),
    ("there is no tariff deal", []),
    ("Their cloth comes in without any duty.", [("without any duty", 0.0, None, "nothing")]),
    ("Beer is free under the treaty.", [("free", 0.0, None, "free")]),
    ("He is free to go.", []),
    ("Tea pays nothing more, coffee nothing on top.", []),
    ("rare earths will be free of basic duty", [("free of basic duty", 0.0, None, "zero")]),
    ("tea comes in free", [("free", 0.0, None, "free")]),
]
MULTIPLES = [
    ("double that on tea", [("double that", 2.0, None, "multiple")]),
    ("cut the duty in half", [("in half", 0.5, None, "in_half")]),
    ("half its value", [("half its value", 50.0, None, "share")]),
]
NONE = [
    "It paid $25 million for 12 tons.",
    "Section 301 and Article 25 apply to 40 countries.",
    "The vote was 7-4 after 90 days.",
    "Heading 8703 and order 14257.",
    "The G-7 met at 9:30.",
    "Chapters 1 through 97 and the H200.",
    "It opens on August 1 and shuts on Sept. 12.",
    "Column 1 and tier 2 of the schedule.",
    "the duty-free shop",
    "no tariff changes the price",
    "farmers aged 18 to 45",
    "Under EO 31 and SRO 402 little is signed.",
    "since Covid 19",
    "The levy on lamb is NOK 32.49, on tea Tk 15, on ghee Rs. 20 and on cloth ₦12.",
    "After ten years of it there is nothing left.",
]


def found(sentence: str) -> list[tuple[str, float, float | None, str]]:
    line = cut(sentence)
    return [(sentence[slice(*line.place(f.first, f.last))], f.value, f.max_value, f.unit) for f in find_figures(line)]


@pytest.mark.parametrize("sentence, expected", PLAIN + RANGES + LISTS + ZEROS + MULTIPLES)
def test_figures(sentence: str, expected: list[tuple[str, float, float | None, str]]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_counts_and_names_are_no_figures(sentence: str) -> None:
    assert [f for f in found(sentence) if f[3] != "bare"] == []
    assert found(sentence) == []


def test_numbers_inside_dates_are_passed_over() -> None:
    line = cut("On April 2 it charged 24%.")
    assert [(f.value, f.unit) for f in find_figures(line, taken=[(3, 10)])] == [(24.0, "percent")]
