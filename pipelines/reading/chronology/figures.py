"""Years and dates in figures: "2018", "2024-25", "2025-04-02", "02/04/2025", "the 1990s", "FY26", "Q1 2025", "1H25", "10Y".

A number is a year unless something says what it counts or numbers. Which figure of "02/04/2025" is the month is settled in `reading.dates`.
"""

import re

from pipelines.reading.chronology.lengths import iso_length
from pipelines.reading.chronology.periods import day_of, decade, year
from pipelines.reading.chronology.reports import read_report_of_year
from pipelines.reading.chronology.words import (
    COUNTED,
    FISCAL,
    FUNCTION_WORDS,
    HYPHENS,
    MONTHS,
    NUMBERED,
    PREPOSITIONS,
    UNITS,
    Day,
    Finding,
    Length,
    Line,
    Month,
    Named,
    Part,
    edge_before,
    full_year,
    short_number,
    with_article,
    words,
    year_number,
    year_tail,
)
from pipelines.reading.numbers import number_at

_SURE_YEARS = range(1900, 2100)
"""Numbers outside need a preposition or another sign that they are years."""
_INTO_A_YEAR = words("in since during until")
_DOERS = words("people workers jobs employees staff companies firms members cases votes delegates containers vehicles cars trucks products")
"""Nouns that may begin a statement behind "in 2024" ("in 2024 cars were half of it")."""
_BEFORE_A_YEAR = PREPOSITIONS | words("year ( / - – — the and or")
_RANGE_SIGNS = words("- – /")
_ENDS = frozenset((*".,;:)*]—", "'", "’"))
"""Signs that may stand right behind the second year of a range."""
_BEFORE_ACT = words("no nos number notification")
"""Words before the number and year of a legal act ("No. 53/2023")."""
_DOTTED_ISO = re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})$", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$", re.ASCII)
_APOSTROPHES = words("' ’ ‘")
_BEFORE_SHORT_YEAR = words("the in since of from by until to and or")
_ALSO_RATES = {"twenties": 1920, "thirties": 1930, "forties": 1940}
"""Decades with a capital only: "duties in the thirties" are rates."""
SPOKEN_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_LAST_SPOKEN = 40
"""The last year of this century that two numbers in words ("twenty thirty") are taken for."""
DECADES = _ALSO_RATES | {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
_BEFORE_DECADE = words("in since by until till during before after through early late mid of from over throughout")


def read_figure(line: Line, k: int, floor: int) -> list[Finding]:
    """Whatever the digits at `k` begin."""
    text = line.words[k]
    after = line.words[k + 1]
    if len(text) == 4:
        number = year_number(text)
        return _read_year(line, k, floor, number) if number else []
    if len(text) <= 2:
        if after in _RANGE_SIGNS and line.touches(k + 1) and line.touches(k + 2):
            return _read_numeric(line, k)
        if len(text) == 2 and line.words[k - 1] in _APOSTROPHES and line.touches(k) and k > floor:
            return _read_short_year(line, k, floor)
        if after in ("q", "h") and line.touches(k + 1):
            return _read_part(line, k, k + 1, text)
        if after in ("y", "m") and line.touches(k + 1) and _is_tenor(line, k):
            length = iso_length(float(text), "year" if after == "y" else "month")
            return [Finding(k, k + 2, "length", Length(length))] if length else []
    elif dotted := _DOTTED.match(text):
        day, month, in_year = (int(part) for part in dotted.groups())
        if year_number(dotted[3]) and day_of(in_year, month, day):
            return [Finding(k, k + 1, "dotted_day", Day(day, month, in_year))]
    elif dotted := _DOTTED_ISO.match(text):
        in_year, month, day = (int(part) for part in dotted.groups())
        if year_number(dotted[1]) and day_of(in_year, month, day):
            return [Finding(k, k + 1, "dotted_day", Day(day, month, in_year))]
    return []


def _is_tenor(line: Line, k: int) -> bool:
    """Whether "3M" or "10Y" at `k` is the term of a rate: a capital letter, and for months a name in capitals before it."""
    before = line.columns.texts[k - 1] if k else ""
    return line.is_title(k + 1) and (line.words[k + 1] == "y" or (len(before) > 2 and before.isupper()))


def _read_numeric(line: Line, k: int) -> list[Finding]:
    """ "02/04/2025", "4/2/25", as written: the first figure is `day`, the second `month`."""
    sign, second, third = line.words[k + 1], short_number(line.words[k + 2]), line.words[k + 4]
    first = short_number(line.words[k])
    continues = k > 0 and line.touches(k) and line.words[k - 1] == sign
    if line.words[k + 3] != sign or not (line.touches(k + 3) and line.touches(k + 4)) or continues:
        return []
    if sign in HYPHENS and (month := MONTHS.get(line.words[k + 2])) and first:  # "12-Sep-2023"
        in_year = year_number(third) or (2000 + short_number(third) if len(third) == 2 and short_number(third) else None)
        return [Finding(k, k + 5, "day_month", Day(first, month, in_year))] if in_year and day_of(in_year, month, first) else []
    in_year = year_number(third) or (2000 + short_number(third) if sign == "/" and len(third) == 2 else None)
    if in_year is None or not (day_of(in_year, second, first) or day_of(in_year, first, second)):
        return []
    return [Finding(k, k + 5, "numeric_day", Day(first, second, in_year))]


def _read_iso(line: Line, k: int, number: int) -> list[Finding]:
    """ "2025-04-02", "2025/04/02", "2025-04"."""
    sign, second = line.words[k + 1], short_number(line.words[k + 2])
    if sign not in ("-", "/", "‑") or not (second and line.touches(k + 1) and line.touches(k + 2)):
        return []
    third = short_number(line.words[k + 4])
    if line.words[k + 3] == sign and line.touches(k + 3) and line.touches(k + 4) and third:
        return [Finding(k, _past_time(line, k + 5), "iso_day", Day(third, second, number))] if day_of(number, second, third) else []
    # 2010-11 is a crop year
    if len(line.words[k + 2]) == 2 and second <= 12 and second != (number + 1) % 100 and sign != "/":
        return [Finding(k, k + 3, "iso_month", Month(second, number))]
    return []


def _past_time(line: Line, end: int) -> int:
    """`end` moved behind the time of day of a time stamp ("T10:30:00Z")."""
    if line.words[end] == "t" and line.touches(end):
        while line.touches(end) and (line.words[end] in ("t", ":", "z", ".", "+", "-") or line.words[end][0].isdecimal()):
            end += 1
    return end


def _read_year(line: Line, k: int, floor: int, number: int) -> list[Finding]:
    before, after = line.words[k - 1], line.words[k + 1]
    if before in NUMBERED or (before == "." and line.words[k - 2] in NUMBERED):
        return []
    is_of_act = before == "/" and line.words[k - 2].isdecimal() and line.words[k - 3 - (line.words[k - 3] == ".")] in _BEFORE_ACT
    if not is_of_act and line.touches(k) and before in ("-", "–", "/", ".") and line.words[k - 2][:1].isdecimal() and floor < k - 1:
        return []  # the tail of a docket or phone number
    if found := _read_iso(line, k, number):
        return found
    if number % 10 == 0 and line.touches(k + 1) and (after == "s" or (after == "'s" and before == "the")):
        first, modifier = edge_before(line, k, floor)
        is_century = number % 100 == 0 and number < 2000
        return [] if is_century else [Finding(first, k + 2, "decade", Named(decade(number)), modifier)]
    counts = after in COUNTED and not (before in _INTO_A_YEAR and after in _DOERS and number in _SURE_YEARS)
    if counts or (line.is_word(k + 1) and line.touches(k + 1) and after != "'s"):
        return []
    fiscal = before in ("fiscal", "financial", "fy") or (before == "year" and line.words[k - 2] in FISCAL)
    if number not in _SURE_YEARS and not fiscal:
        counts = line.is_word(k + 1) and after not in FUNCTION_WORDS and before not in ("in", "since", "of", "year")
        if before not in _BEFORE_A_YEAR or counts:
            return []
    if report := read_report_of_year(line, k, floor, number):
        return report
    end = k + 1
    if after in _RANGE_SIGNS and line.touches(k + 1) and line.touches(k + 2):
        second = line.words[k + 2]
        two_digits = short_number(second) if len(second) == 2 else 0
        if two_digits and two_digits == (number + 1) % 100 and line.words[k + 3] not in ("-", "/"):
            end, fiscal = k + 3, True  # a fiscal or crop year is named by both its years
        elif two_digits > number % 100 and not (line.touches(k + 3) and line.words[k + 3][:1] not in _ENDS):
            until = year(number // 100 * 100 + two_digits)
            return [Finding(k, k + 1, "year", Named(year(number))), Finding(k + 2, k + 3, "year", Named(until))]
        elif second[0].isdecimal() and not year_number(second):
            return []
    start = k
    if before in ("fiscal", "financial", "fy", "year") and k > floor:
        start = k - 1
        if before == "year" and start > floor and line.words[start - 1] in FISCAL:
            start -= 1
        start = with_article(line, start, floor)
    first, modifier = edge_before(line, start, floor)
    return [Finding(first, end, "fiscal_year" if fiscal else "year", Named(year(number)), modifier)]


def _read_short_year(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the '90s", "the '22 crop"."""
    number = short_number(line.words[k])
    is_glued = line.touches(k + 1) and line.is_word(k + 1)
    if not is_glued:
        is_year = line.words[k - 2] in _BEFORE_SHORT_YEAR and not line.touches(k - 1) and line.words[k + 1] not in COUNTED
        return [Finding(k - 1, k + 1, "year", Named(year(full_year(number))))] if number and is_year else []
    if line.words[k + 1] != "s" or number % 10:
        return []
    return [Finding(k - 1, k + 2, "decade", Named(decade(number + (1900 if number > 20 else 2000))))]


def read_decade_word(line: Line, k: int, floor: int) -> list[Finding]:
    """ "in the nineties"."""
    if line.words[k] in _ALSO_RATES and not line.is_title(k):
        return []
    if line.words[k - 1] != "the" or k - 1 < floor or line.words[k - 2] not in _BEFORE_DECADE:
        return []
    first, modifier = edge_before(line, k - 1, floor)
    return [Finding(first, k + 1, "decade", Named(decade(DECADES[line.words[k]])), modifier)]


def read_spoken_year(line: Line, k: int, floor: int) -> list[Finding]:
    """ "in nineteen ninety-six", "twenty twenty-five", as broadcasts are written down."""
    rest = number_at(line.columns, k + 1) if line.is_word(k + 1) else None
    century = SPOKEN_CENTURIES[line.words[k]]
    if rest is None or rest[0] != int(rest[0]) or not 10 <= rest[0] <= (_LAST_SPOKEN if century == 2000 else 99):
        return []
    after = line.words[rest[1]]
    if after in COUNTED or after in UNITS or after in HYPHENS or line.words[k - 1] in NUMBERED:
        return []
    first, modifier = edge_before(line, k, floor)
    return [Finding(first, rest[1], "year", Named(year(century + int(rest[0]))), modifier)]


def read_fiscal(line: Line, k: int, floor: int) -> list[Finding]:
    """ "FY25": "FY 2024" is read at its four digits."""
    number = short_number(line.words[k + 1])
    return [Finding(k, k + 2, "fiscal_year", Named(year(2000 + number)))] if number and len(line.words[k + 1]) == 2 else []


def read_letter(line: Line, k: int, floor: int) -> list[Finding]:
    """ "Q1", "H2 2025"."""
    return _read_part(line, k, k, line.words[k + 1]) if line.touches(k + 1) else []


def _read_part(line: Line, k: int, letter_at: int, number: str) -> list[Finding]:
    """A quarter or half by letter and figure ("Q1", "1Q25", "H2 FY26"); `k` is its first token, the letter stands at `letter_at`."""
    kind = line.words[letter_at]
    if number not in (("1", "2", "3", "4") if kind == "q" else ("1", "2")) or not line.is_title(letter_at):
        return []
    end = k + 2
    separated = line.words[end] in ("/", *HYPHENS) and line.touches(end + 1)
    when, tail = year_tail(line, end + separated)
    if when is None and letter_at > k and line.touches(end) and len(line.words[end]) == 2 and short_number(line.words[end]):
        when, tail = 2000 + short_number(line.words[end]), end + 1
    if when is None:
        when, tail = (year_number(line.words[k - 1]) if k else None), end  # "2025 Q1"
    return [Finding(k, tail, "quarter" if kind == "q" else "half", Part(kind.upper(), int(number), when))]
