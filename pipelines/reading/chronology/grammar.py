"""Expressions of time in one sentence: one pass over its tokens, and at each word that gives an expression away the reader for it."""

from pipelines.reading.article import Sentence
from pipelines.reading.chronology.figures import (
    DECADES,
    SPOKEN_CENTURIES,
    read_decade_word,
    read_figure,
    read_fiscal,
    read_letter,
    read_spoken_year,
)
from pipelines.reading.chronology.lengths import LONG_WORDS, read_elliptic, read_long_word
from pipelines.reading.chronology.months import DAY_SUFFIXES, read_day_of_month, read_month, read_suffix, read_weekday
from pipelines.reading.chronology.pointers import (
    HOLIDAYS_BY_FIRST,
    read_bare_date,
    read_day_part,
    read_fiscal_word,
    read_half,
    read_holiday,
    read_season,
    read_today,
    read_unit,
)
from pipelines.reading.chronology.reports import read_period
from pipelines.reading.chronology.words import DAY_PARTS, MONTHS, SEASONS, SHORT_WEEKDAYS, UNITS, WEEKDAYS, Finding, Line, Reader, words

_ORDINAL_WORDS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth thirtieth twenty thirty"
)


def _read_twenty(line: Line, k: int, floor: int) -> list[Finding]:
    return read_spoken_year(line, k, floor) or read_day_of_month(line, k, floor)


_READERS: dict[str, Reader] = {
    **dict.fromkeys(UNITS, read_unit),
    **dict.fromkeys(DAY_PARTS, read_day_part),
    **dict.fromkeys(MONTHS, read_month),
    **dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), read_weekday),
    **dict.fromkeys(SEASONS, read_season),
    **dict.fromkeys(HOLIDAYS_BY_FIRST, read_holiday),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), read_today),
    **dict.fromkeys(("q", "h"), read_letter),
    **dict.fromkeys(DECADES, read_decade_word),
    **dict.fromkeys(_ORDINAL_WORDS, read_day_of_month),
    **dict.fromkeys(DAY_SUFFIXES, read_suffix),
    **dict.fromkeys(LONG_WORDS, read_long_word),
    **dict.fromkeys(SPOKEN_CENTURIES, read_spoken_year),
    "twenty": _read_twenty,
    "period": read_period,
    "fy": read_fiscal,
    "fiscal": read_fiscal_word,
    "half": read_half,
    "date": read_bare_date,
    "next": read_elliptic,
}


def find_expressions(sentence: Sentence) -> list[Finding]:
    """All expressions of time in a sentence, in order, none overlapping another."""
    found: list[Finding] = []
    if not sentence.columns.has_digits and _READERS.keys().isdisjoint(sentence.words):
        return found
    line: Line | None = None
    floor = 0
    for k, word in enumerate(sentence.words):
        if word in _READERS:
            reader = _READERS[word]
        elif "0" <= word < ":":  # begins with a digit
            reader = read_figure
        else:
            continue
        if k < floor:
            continue
        if line is None:
            line = Line(sentence.columns)
        if got := reader(line, k, floor):
            found += got
            floor = got[-1].last
    return found
