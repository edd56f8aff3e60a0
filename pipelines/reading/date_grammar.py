"""Expressions of time in one sentence, read from its tokens: names and figures of the calendar. Units and lengths are read by `date_units`.

Each reader is called at the word that gives an expression away (a month, a weekday, four digits) and looks to both sides of it, never
before `floor`, where the expression before it ends. What an expression means on a given day is decided in `dates`.
"""

import re
from collections.abc import Callable, Sequence

from pipelines.reading.date_units import read_bare_date, read_day_part, read_elliptic, read_half, read_long, read_unit, year_tail
from pipelines.reading.date_words import (
    DASHES,
    DAY_PARTS,
    EDGES,
    FUNCTION_WORDS,
    HYPHENS,
    MONTHS,
    PERCENT,
    POINTERS,
    PREPOSITIONS,
    SEASONS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Day,
    Finding,
    Holiday,
    Line,
    Month,
    Named,
    Part,
    Season,
    Step,
    WeekOf,
    Weekday,
    When,
    Whole,
    edge_before,
    words,
    year_number,
)
from pipelines.reading.numbers import ordinal_at
from pipelines.reading.periods import HOLIDAYS, day_of, decade, month, year
from pipelines.reading.tokens import Token

Reader = Callable[[Line, int, int], list[Finding]]

_COUNTED = PERCENT | words(
    "million billion trillion thousand hundred crore lakh bn mn m k points point basis tons tonnes tonne ton barrels bushels kilograms kg"
    " kilometres kilometers km miles acres hectares units items products people workers jobs employees staff companies firms dollars euros"
    " pounds yuan yen won rupees pesos cents lines pages words votes delegates items containers vehicles cars trucks cases members times"
    " degrees gmt utc hrs hours ist mw gw"
)
"""Words after a number that say what it counts, so that it is no year and no day."""
_NUMBERED = words(
    "section sections no nos number order proclamation regulation heading headings hts code codes cn chapter rs room page pages route flight"
    " article paragraph clause docket case bill resolution notice volume vol # $ £ € ¥ ₹ + us$ hk$ c$ a$ form line"
)
"""Words before a number that make it a name or a sum."""
_DAY_SUFFIXES = words("st nd rd th")
_SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) < 5 and name != "may" and name not in ("june", "july")) | {"sept"}
_ALSO_WORDS = words("may march mar")
_ALSO_NAMES = words("april may june august jan jun")
_ON_ITS_OWN_EVIDENCE = words("jan mar jun jul may")
_BEFORE_MONTH = (PREPOSITIONS | POINTERS.keys() | EDGES.keys() | words("every each the 's for")) - words("as than with against versus")
_NOT_A_MONTH_RANGE = words("and or to , & / - – — through until till")
_WEEK_OF = words("of ending ended beginning starting commencing")
_BETWEEN_DAYS = words("and or to & / - – — through until till")
_TIMES = words("times telegraph mirror express mail herald night")
_NAMED_WEEKDAYS = words("black cyber super giving ash bloody blue red")
_NOT_A_DAY = words(
    "floor anniversary attempt ballot hole page lap birthday week month year level street avenue round century congress circuit fleet"
    " amendment district time term trip package state president place day quarter generation largest biggest edition hour minute"
)
"""Nouns that an ordinal counts, where "on the 9th" is no day."""
_DAY_OF_MONTH_AFTER = words("on by until till since before after from through to and the")
_BEFORE_SEASON = words("in since by until till during before after through early late mid of from over")
_AFTER_A_FALL = words("of in from into to under within on short outside below behind")
"""Prepositions after "the fall" and "goods that fall", which are no season."""
_TWO_DIGITS = re.compile(r"\d\d$")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_DAY_AND_YEAR = re.compile(r"(\d{1,2}),(\d{4})$")


def find_expressions(tokens: Sequence[Token]) -> list[Finding]:
    """All expressions of time in a sentence, in order, none overlapping another."""
    found: list[Finding] = []
    line: Line | None = None
    floor = 0
    for k, token in enumerate(tokens):
        if k < floor:
            continue
        reader = _READERS.get(token.lower)
        if reader is None:
            if not "0" <= token.text[0] <= "9":
                continue
            reader = _read_figure
        if line is None:
            line = Line(tokens)
        if got := reader(line, k, floor):
            found += got
            floor = got[-1].last
    return found


# --- months and their days


def _month_at(line: Line, k: int) -> int:
    """The month that token `k` names, 0 where it names none: "may" the verb, June the person."""
    word = line.words[k]
    number = MONTHS.get(word, 0)
    if not number:
        return 0
    before, after = line.words[k - 1], line.words[k + 1]
    if after == "." and word in _SHORT_MONTHS:
        after = line.words[k + 2]
    dated = _day_number(line, k + 2 if line.words[k + 1] == "." else k + 1) > 0 or year_number(after) is not None
    dated = dated or bool(_DAY_AND_YEAR.match(after)) or _day_ending(line, k, 0) is not None
    if dated:
        return number if line.is_title(k) or word not in _ALSO_WORDS else 0
    if not line.is_title(k):
        return 0
    if word in _ON_ITS_OWN_EVIDENCE and not (
        (before in _BEFORE_MONTH and not (before == "to" and line.words[k - 2] == "according"))
        or "|" in (before, after)
        or (before in _NOT_A_MONTH_RANGE and MONTHS.get(line.words[k - 2]))
        or (after in _NOT_A_MONTH_RANGE and MONTHS.get(line.words[k + 2]) and line.is_title(k + 2))
        or (line.words[k + 1] == "." and word != "may")
        or before == "("
        or (before in HYPHENS and line.words[k - 2] in EDGES)
    ):
        return 0
    if word in _ALSO_NAMES and line.is_title(k + 1) and line.tokens[k + 1].text[1:].islower() and before not in _BEFORE_MONTH:
        return 0  # June Carter, not June
    if word == "march" and before in ("", "'s") and after in ("on", "for", "toward", "against"):
        return 0
    return number


def _day_number(line: Line, k: int) -> int:
    """The day of a month that the digits at `k` can be, else 0."""
    text = line.words[k]
    if not (0 < len(text) <= 2 and text.isascii() and text.isdigit() and 0 < int(text) <= 31):
        return 0
    after = k + 2 if line.words[k + 1] in _DAY_SUFFIXES and line.touches(k + 1) else k + 1
    if line.words[after] in HYPHENS and (line.words[after + 1] in UNITS or line.words[after + 1] in _COUNTED):
        return 0
    if line.words[after] == ":" and line.touches(after) and line.touches(after + 1):  # a time of day
        return 0
    return 0 if line.words[after] in _COUNTED else int(text)


def _day_ending(line: Line, end: int, floor: int) -> tuple[int, int] | None:
    """The day written right before `end` ("2", "2nd", "the 2nd of", "the second of") and where it starts."""
    k = end - 1
    if k > floor and line.words[k] == "of":
        k -= 1
        k -= line.words[k] == "day" and k > floor
        if (ordinal := _ordinal_ending(line, k + 1, floor)) and ordinal[0] <= 31:
            first = ordinal[1]
            return ordinal[0], first - 1 if first > floor and line.words[first - 1] in ("the", "this") else first
        return None
    if k > floor and line.words[k] in _DAY_SUFFIXES and line.touches(k):
        k -= 1
    if k < floor or k < 0:
        return None
    text = line.words[k]
    if not (0 < len(text) <= 2 and text.isascii() and text.isdigit() and 0 < int(text) <= 31):
        return None
    if line.words[k - 1] in _NUMBERED and k > 0 and line.words[k - 1] != "no":
        return None
    return int(text), k - 1 if line.words[k - 1] == "the" and k > floor and line.words[k + 1] in _DAY_SUFFIXES else k


def _read_month(line: Line, k: int, floor: int) -> list[Finding]:
    number = _month_at(line, k)
    if not number:
        return []
    after = k + 2 if line.words[k + 1] == "." and line.words[k] in _SHORT_MONTHS and line.touches(k + 1) else k + 1
    days = _days_after(line, k, after, number) or _days_before(line, k, after, number, floor)
    if len(days) == 1 and days[0].first - 2 >= floor and line.words[days[0].first - 2] == "week":
        return [_week_of(line, days[0], floor)] if line.words[days[0].first - 1] in _WEEK_OF else days
    return days or [_month_alone(line, k, after, number, floor)]


def _days_after(line: Line, k: int, after: int, number: int) -> list[Finding]:
    """ "April 2", "April 2nd, 2025", "April 2 and 9", "Nov. 13/14", "April 2-9"."""
    if glued := _DAY_AND_YEAR.match(line.words[after]):  # "April 2,2025"
        day, in_year = int(glued[1]), year_number(glued[2])
        return [Finding(k, after + 1, "month_day", Day(day, number, in_year))] if in_year and day_of(in_year, number, day) else []
    after += line.words[after] == "the" and line.words[after + 2] in _DAY_SUFFIXES  # "April the 2nd"
    day = _day_number(line, after)
    end = after + 1
    if not day and line.is_title(k) and line.is_title(after) and (ordinal := ordinal_at(line.tokens, after)):  # "July Fourth"
        day, end = ordinal
    if not day or day > 31 or (line.words[k - 1] == "in" and k > 0 and not _year_follows(line, end)):
        return []
    end += line.words[end] in _DAY_SUFFIXES and line.touches(end)
    days = [(day, k, end)]
    while True:
        sign, j = line.words[end], end + 1
        if sign == "," and _day_number(line, j) > day and _list_goes_on(line, j + 1, _day_number(line, j)):
            sign = "/"
        elif sign == "," and line.words[j] in ("and", "or", "&") and len(days) > 1:
            sign, j = "and", j + 1
        if sign not in _BETWEEN_DAYS or not _next_day(line, j, day, sign):
            break
        day = _day_number(line, j)
        end = j + 2 if line.words[j + 1] in _DAY_SUFFIXES and line.touches(j + 1) else j + 1
        days.append((day, j, end))
    when, end_of_year = year_tail(line, end)
    weekday = None
    if line.words[end_of_year] == "(" and line.words[end_of_year + 1] in WEEKDAYS and line.words[end_of_year + 2] == ")":
        weekday, end_of_year = WEEKDAYS[line.words[end_of_year + 1]], end_of_year + 3
    days[-1] = (*days[-1][:2], end_of_year)
    return [
        Finding(first, last, "month_day", Day(day, number, when, weekday if first == k else None))
        for day, first, last in days
        if day_of(2000, number, day)
    ]


def _week_of(line: Line, day: Finding, floor: int) -> Finding:
    """ "the week of July 7", "the week ending July 4": the week that holds the day."""
    first = day.first - 3 if day.first - 3 >= floor and line.words[day.first - 3] == "the" else day.first - 2
    assert isinstance(day.shape, Day)
    return Finding(first, day.last, "week_of_day", WeekOf(0, day.shape))


def _list_goes_on(line: Line, j: int, day: int) -> bool:
    """Whether ", 9", "and 9" or ", and 9" with a later day follows at `j`: "April 2, 5 and 9" is a list of days."""
    j += line.words[j] == ","
    j += line.words[j] in ("and", "or", "&")
    return _day_number(line, j) > day


def _year_follows(line: Line, end: int) -> bool:
    return year_tail(line, end)[0] is not None or line.words[end] in _DAY_SUFFIXES or line.words[end] in DASHES


def _next_day(line: Line, j: int, day: int, sign: str) -> bool:
    """Whether the digits at `j` are a further day after `day` and `sign`, and not a count of things or the start of "9 May"."""
    further = _day_number(line, j)
    if further <= day and not (further and sign == "/"):
        return False
    after = j + 2 if line.words[j + 1] in _DAY_SUFFIXES and line.touches(j + 1) else j + 1
    if line.words[after] in MONTHS or line.words[after] in UNITS:
        return False
    if sign in DASHES or sign == "/":
        return True
    following = line.words[after]
    return not line.is_word(after) or following in FUNCTION_WORDS or line.is_title(after) or following in ("respectively", "deadline", "deadlines")


def _days_before(line: Line, k: int, after: int, number: int, floor: int) -> list[Finding]:
    """ "2 April 2025", "the 2nd of April", "2 and 9 April", "2-9 April"."""
    found = _day_ending(line, k, floor)
    if not found or not day_of(2000, number, found[0]):
        return []
    day, start = found
    days = [(day, start, after)]
    while start - 2 >= floor and (line.words[start - 1] in _BETWEEN_DAYS or (line.words[start - 1] == "," and len(days) > 1)):
        further = _day_ending(line, start - 1, floor)
        if not further or further[0] >= day or line.words[further[1] - 1] in MONTHS:
            break
        days.insert(0, (further[0], further[1], start - 1))
        day, start = further
    when, end = year_tail(line, after)
    weekday = None
    if line.words[end] == "(" and line.words[end + 1] in WEEKDAYS and line.words[end + 2] == ")":
        weekday, end = WEEKDAYS[line.words[end + 1]], end + 3
    days[-1] = (*days[-1][:2], end)
    return [Finding(first, last, "day_month", Day(day, number, when, weekday)) for day, first, last in days]


def _month_alone(line: Line, k: int, after: int, number: int, floor: int) -> Finding:
    """ "April", "April 2025", "last October", "mid-May", "the first week of August", "the first half of June"."""
    when, end = year_tail(line, after)
    start = k
    if when is None:
        pointer, start = _pointer_before(line, k, floor)
        when = pointer
    if line.words[start - 1] == "of" and start - 3 >= floor:
        ordinal = _ordinal_ending(line, start - 2, floor)
        nth = {"last": -1, "final": -1}.get(line.words[start - 3], ordinal[0] if ordinal else 0)
        if line.words[start - 2] == "week" and nth and nth <= 5:
            first = start - 4 if line.words[start - 4] == "the" and start - 4 >= floor else start - 3
            return Finding(first, end, "week_of_month", WeekOf(nth, Month(number, when)))
        if line.words[start - 2] == "half" and line.words[start - 3] in ("first", "second"):
            first = start - 4 if line.words[start - 4] == "the" and start - 4 >= floor else start - 3
            return Finding(first, end, "month", Month(number, when), "early" if line.words[start - 3] == "first" else "late")
    first, modifier = edge_before(line, start, floor)
    return Finding(first, end, "month", Month(number, when), modifier)


def _ordinal_ending(line: Line, end: int, floor: int) -> tuple[int, int] | None:
    """The longest ordinal that ends before `end`, and where it starts."""
    for start in (end - 3, end - 2, end - 1):
        if start >= floor and (found := ordinal_at(line.tokens, start)) and found[1] == end:
            return found[0], start
    return None


def _pointer_before(line: Line, start: int, floor: int) -> tuple[str | None, int]:
    """ "last", "this coming", "the following" before a month, weekday, season or holiday, and where it starts."""
    word = line.words[start - 1] if start > floor else ""
    pointer = POINTERS.get(word)
    if pointer is None:
        return None, start
    first = start - 1
    if word in ("past", "coming", "upcoming", "same") and first > floor and line.words[first - 1] in ("this", "that"):
        first -= 1
    if first > floor and line.words[first - 1] == "the":
        first -= 1
    return pointer, first


def _read_day_of_month(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the 7th", "until the ninth", "on the 7th of this month": a day of the month in context."""
    ordinal = ordinal_at(line.tokens, k)
    if not ordinal or not 0 < ordinal[0] <= 31:
        return []
    number, end = ordinal
    has_article = line.words[k - 1] == "the" and k > floor
    before = line.words[k - 2] if has_article else line.words[k - 1]
    if before not in _DAY_OF_MONTH_AFTER or (k == 0):
        return []
    in_digits = line.tokens[k].text[0].isdigit()
    if not in_digits and (not has_article or number < 4):
        return []
    start = k - 1 if has_article else k
    following = line.words[end]
    months: int | None = None
    if following == "of":
        j = end + 1 + (line.words[end + 1] == "the")
        steps = {"this": 0, "last": -1, "next": 1, "the": 0}.get(line.words[end + 1])
        if steps is None or line.words[j if line.words[end + 1] == "the" else end + 2] != "month":
            return []
        months, end = steps, end + 2
        end += line.words[end - 1] != "month"
    elif following in MONTHS or following in HYPHENS:
        return []
    elif following in _BETWEEN_DAYS and ordinal_at(line.tokens, end + 1) if end + 1 < len(line.tokens) else False:
        after = ordinal_at(line.tokens, end + 1)
        if after and (line.words[after[1]] in MONTHS or line.words[after[1] : after[1] + 1] == ["of"]):
            return []
    elif line.is_word(end) and following not in FUNCTION_WORDS:
        if before not in ("on", "since") or following in _NOT_A_DAY or (not in_digits) or line.words[end].endswith("est"):
            return []
    weekday = WEEKDAYS.get(line.words[end + 1]) if line.words[end] == "(" and line.words[end + 2] == ")" else None
    return [Finding(start, end if weekday is None else end + 3, "day_of_month", Day(number, None, None, weekday, months))]


# --- weekdays


def _read_weekday(line: Line, k: int, floor: int) -> list[Finding]:
    word = line.words[k]
    number = WEEKDAYS.get(word, -1)
    if not line.is_title(k):
        return []
    after = k + 1
    if number < 0:
        number = SHORT_WEEKDAYS[word]
        after += line.words[after] == "."
    before = line.words[k - 1] if k > floor else ""
    if before in _NAMED_WEEKDAYS or (line.is_title(after) and line.words[after] in _TIMES):
        return []
    if dated := _date_after(line, k, after, number):
        return [dated]
    if word in SHORT_WEEKDAYS:
        return []
    end = after
    if line.words[end] in DAY_PARTS:
        end += 1
    weeks: int | None = None
    j = end + (line.words[end] == "of")
    if line.words[j] in ("last", "next", "this") and line.words[j + 1] == "week":
        weeks, end = {"last": -1, "this": 0, "next": 1}[line.words[j]], j + 2
    pointer, first = _pointer_before(line, k, floor)
    if pointer is None:
        edge, modifier = edge_before(line, k, floor)
        return [Finding(edge if modifier != "about" else k, end, "weekday", Weekday(number, None, weeks), modifier)]
    return [Finding(first, end, "weekday", Weekday(number, pointer, weeks))]


def _date_after(line: Line, k: int, after: int, weekday: int) -> Finding | None:
    """The weekday at `k` together with the date that follows: "Saturday, February 21", "Monday (7 April)", "Friday the 13th"."""
    bracket = line.words[after] == "("
    j = after + (bracket or line.words[after] == ",")
    if line.words[j] == "the" and j + 1 < len(line.tokens) and (ordinal := ordinal_at(line.tokens, j + 1)) and ordinal[0] <= 31:
        if line.words[ordinal[1]] in ("of", "time") or line.words[ordinal[1]] in MONTHS or not line.tokens[j + 1].text[0].isdigit():
            j += 1
        else:
            return Finding(k, ordinal[1], "day_of_month", Day(ordinal[0], None, None, weekday))
    got: list[Finding] = []
    if line.words[j] in MONTHS:
        got = _read_month(line, j, j)
    elif line.words[j][:1].isdecimal():
        month_at = next((m for m in range(j + 1, j + 4) if line.words[m] in MONTHS), None)
        got = _read_month(line, month_at, j) if month_at else _read_figure(line, j, j)
    if len(got) != 1 or got[0].first > j or not isinstance(got[0].shape, Day):
        return None
    shape, last = got[0].shape, got[0].last
    if bracket:
        if line.words[last] != ")":
            return None
        last += 1
    return Finding(k, last, got[0].rule, Day(shape.day, shape.month, shape.year, weekday))


# --- years and dates in figures


def _read_figure(line: Line, k: int, floor: int) -> list[Finding]:
    text = line.words[k]
    number = year_number(text)
    if number is not None:
        return _read_year(line, k, floor, number)
    after = line.words[k + 1]
    if len(text) <= 2:
        if after in _DAY_SUFFIXES and line.touches(k + 1):
            return _read_day_of_month(line, k, floor)
        if after == "s" and line.touches(k + 1) and text[-1] == "0":
            return _read_short_decade(line, k, floor)
        if after in ("/", "-", "–") and line.touches(k + 1) and line.touches(k + 2):
            return _read_numeric(line, k)
        if after in ("q", "h") and line.touches(k + 1):
            return _read_short_part(line, k, k + 1, text, after)
        if after in ("y", "m") and line.touches(k + 1) and _is_tenor(line, k):
            return read_long(line, k)
    elif dotted := _DOTTED.match(text):
        day, number_of_month, in_year = int(dotted[1]), int(dotted[2]), int(dotted[3])
        if year_number(dotted[3]) and 0 < number_of_month <= 12 and day_of(in_year, number_of_month, day):
            return [Finding(k, k + 1, "numeric_day", Day(day, number_of_month, in_year))]
    return []


def _is_tenor(line: Line, k: int) -> bool:
    """Whether "3M" or "10Y" at `k` is the term of a rate: a capital letter, and for months a name in capitals before it."""
    if not line.is_title(k + 1):
        return False
    before = line.tokens[k - 1].text if k else ""
    return line.words[k + 1] == "y" or (len(before) > 2 and before.isupper())


def _read_numeric(line: Line, k: int) -> list[Finding]:
    """ "02/04/2025", "4/2/25": which figure is the month is settled in `dates`, here it stands as written (`day` first, `month` second)."""
    sign, second, third = line.words[k + 1], line.words[k + 2], line.words[k + 4]
    if line.words[k + 3] != sign or not (line.touches(k + 3) and line.touches(k + 4)) or (k and line.touches(k) and line.words[k - 1] == sign):
        return []
    in_year = year_number(third)
    if in_year is None and sign == "/" and _TWO_DIGITS.match(third) and third.isascii():
        in_year = 2000 + int(third)
    if in_year is None or not (second.isascii() and second.isdigit() and len(second) <= 2):
        return []
    first_number, second_number = int(line.words[k]), int(second)
    if not (day_of(in_year, second_number, first_number) or day_of(in_year, first_number, second_number)):
        return []
    return [Finding(k, k + 5, "numeric_day", Day(first_number, second_number, in_year))]


def _read_iso(line: Line, k: int, number: int) -> list[Finding]:
    """ "2025-04-02", "2025/04/02", "2025-04"."""
    sign, second = line.words[k + 1], line.words[k + 2]
    if sign not in ("-", "/", "‑") or not (line.touches(k + 1) and line.touches(k + 2)) or not (second.isascii() and second.isdigit()):
        return []
    third = line.words[k + 4]
    if line.words[k + 3] == sign and line.touches(k + 3) and line.touches(k + 4) and third.isascii() and third.isdigit() and len(third) <= 2:
        found = day_of(number, int(second), int(third)) if len(second) <= 2 else None
        if not found:
            return []
        end = k + 5
        if line.words[end] == "t" and line.touches(end):  # the time of day of a time stamp
            while line.touches(end) and (line.words[end] in ("t", ":", "z", ".", "+", "-") or line.words[end][0].isdecimal()):
                end += 1
        return [Finding(k, end, "iso_day", Day(int(third), int(second), number))]
    if len(second) == 2 and 0 < int(second) <= 12 and int(second) != (number + 1) % 100 and sign != "/":
        return [Finding(k, k + 3, "iso_month", Month(int(second), number))]
    return []


def _read_year(line: Line, k: int, floor: int, number: int) -> list[Finding]:
    before, after = line.words[k - 1] if k else "", line.words[k + 1]
    if before in _NUMBERED or (before == "." and line.words[k - 2] in _NUMBERED):
        return []
    if k >= 2 and line.touches(k) and before in ("-", "–", "/", ".") and line.words[k - 2][:1].isdecimal() and floor < k - 1:
        return []  # the tail of a docket or phone number
    if found := _read_iso(line, k, number):
        return found
    if after == "s" and line.touches(k + 1) or after == "'s" and number % 10 == 0 and line.touches(k + 1) and line.words[k - 1] == "the":
        if number % 10:
            return []
        first, modifier = edge_before(line, k, floor)
        return [Finding(first, k + 2, "decade", Named(decade(number)), modifier)]
    if after in _COUNTED or (line.is_word(k + 1) and line.touches(k + 1) and after != "'s"):
        return []
    fiscal = before in ("fiscal", "financial", "fy", "fiscals") or (before == "year" and line.words[k - 2] in ("fiscal", "financial"))
    if not (fiscal or before in PREPOSITIONS or before in ("year", "(", "/", "-", "–", "—", "the", "and", "or")) and not 1900 <= number < 2100:
        return []
    if not 1900 <= number < 2100 and (line.is_word(k + 1) and after not in FUNCTION_WORDS and before not in ("in", "since", "of", "year")):
        return []
    end = k + 1
    if after in ("-", "–", "/") and line.touches(k + 1) and line.touches(k + 2):
        second = line.words[k + 2]
        if _TWO_DIGITS.match(second) and int(second) == (number + 1) % 100 and line.words[k + 3] not in ("-", "/"):
            end, fiscal = k + 3, True  # a fiscal or crop year is named by both its years
        elif _TWO_DIGITS.match(second) and number % 100 < int(second) and not line.touches(k + 3):
            until = year(number // 100 * 100 + int(second))
            return [Finding(k, k + 1, "year", Named(year(number))), Finding(k + 2, k + 3, "year", Named(until))]
        elif second[:1].isdecimal() and not year_number(second):
            return []
    start = k
    if fiscal and before != "" and before in ("fiscal", "financial", "fy"):
        start = max(floor, k - 1)
    elif before == "year" and k > floor:
        start = k - 1
        if start > floor and line.words[start - 1] in ("fiscal", "financial", "calendar", "crop", "marketing", "tax", "model"):
            start -= 1
    first, modifier = edge_before(line, start, floor)
    return [Finding(first, end, "fiscal_year" if fiscal else "year", Named(year(number)), modifier)]


def _read_short_decade(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the '90s"."""
    if len(line.words[k]) != 2 or line.words[k - 1] not in ("'", "’", "‘") or k - 1 < floor:
        return []
    number = int(line.words[k])
    return [Finding(k - 1, k + 2, "decade", Named(decade(number + (1900 if number > 20 else 2000))))]


def _read_decade_word(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the nineties"."""
    if line.words[k - 1] != "the" or k - 1 < floor or line.words[k - 2] not in _BEFORE_SEASON:
        return []
    return [Finding(k - 1, k + 1, "decade", Named(decade(_DECADES[line.words[k]])))]


_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}


def _read_fiscal(line: Line, k: int, floor: int) -> list[Finding]:
    """ "FY25", "FY2024-25": "FY 2024" is read at its four digits."""
    text = line.words[k + 1]
    if not _TWO_DIGITS.match(text):
        return []
    return [Finding(k, k + 2, "fiscal_year", Named(year(2000 + int(text))))]


def _read_short_part(line: Line, k: int, letter_at: int, number: str, kind: str) -> list[Finding]:
    """ "Q1", "H2 2025", "1Q25": quarters and halves by letter and figure; `k` is the first token, the letter stands at `letter_at`."""
    if number not in (("1", "2", "3", "4") if kind == "q" else ("1", "2")) or not line.is_title(letter_at):
        return []
    end = k + 2
    when: When
    when, tail = year_tail(line, end + (line.words[end] in ("/", "-") and line.touches(end + 1)))
    if when is None and letter_at > k and line.touches(end) and _TWO_DIGITS.match(line.words[end]):
        when, tail = 2000 + int(line.words[end]), end + 1
    first = k
    if when is None and (in_year := year_number(line.words[k - 1])) and k > 0:
        when = in_year
    if when is None:
        tail = end
    return [Finding(first, tail, "quarter" if kind == "q" else "half", Part(kind.upper(), int(number), when))]


def _read_letter(line: Line, k: int, floor: int) -> list[Finding]:
    return _read_short_part(line, k, k, line.words[k + 1], line.words[k]) if line.touches(k + 1) else []


# --- seasons, holidays, today


def _read_season(line: Line, k: int, floor: int) -> list[Finding]:
    word = line.words[k]
    when, end = year_tail(line, k + 1)
    pointer, start = _pointer_before(line, k, floor)
    if when is None and word in ("fall", "spring") and line.words[k + 1] in _AFTER_A_FALL and not (pointer and line.is_title(k + 2)):
        return []
    before = line.words[start - 1] if start > floor else ""
    if line.words[k - 1] in HYPHENS and line.words[k - 2] in EDGES and k - 2 >= floor:
        before = "in"
    if when is None:
        when = pointer
        if pointer is None and before == "the" and start - 1 > floor and line.words[start - 2] in _BEFORE_SEASON:
            start -= 1
        elif pointer is None and (before not in _BEFORE_SEASON or (word in ("fall", "spring") and _is_noun(line, k + 1))):
            return []
    elif before == "the":
        start -= 1
    first, modifier = edge_before(line, start, floor)
    return [Finding(first, end, "season", Season(SEASONS[word], when), modifier if modifier != "exact" else "about")]


def _is_noun(line: Line, k: int) -> bool:
    return line.is_word(k) and line.words[k] not in FUNCTION_WORDS


def _read_holiday(line: Line, k: int, floor: int) -> list[Finding]:
    if not line.is_title(k):
        return []
    for name in _HOLIDAYS_BY_FIRST[line.words[k]]:
        end = k + len(name)
        if tuple(line.words[k:end]) != name:
            continue
        if len(name) == 1 and (_is_noun(line, end) or line.words[k - 1] == "pre") and not year_number(line.words[end]):
            return []
        when, end = year_tail(line, end)
        start = k
        if when is None:
            when, start = _pointer_before(line, k, floor)
        return [Finding(start, end, "holiday", Holiday(name, when))]
    return []


_HOLIDAYS_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(HOLIDAYS, key=lambda name: (-len(name), name)):
    _HOLIDAYS_BY_FIRST.setdefault(_name[0], []).append(_name)


_NOWADAYS_BEFORE = words("than even still of")
_NOWADAYS_AFTER = words("world economy era environment age climate society landscape standards dollars money terms")


def _read_today(line: Line, k: int, floor: int) -> list[Finding]:
    """ "today", "tomorrow morning", "yesterday": not "today" that means nowadays ("than today", "from 15% today")."""
    word = line.words[k]
    if word == "today":
        before = line.words[k - 1]
        if before in _NOWADAYS_BEFORE or (before in PERCENT and k > 2 and "from" in line.words[max(0, k - 4) : k - 1]):
            return []
        if line.words[k + 1] == "'s" and any(following in _NOWADAYS_AFTER for following in line.words[k + 2 : k + 5]):
            return []
    steps = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    end = k + 1
    if line.words[end] in DAY_PARTS and word != "tonight":
        end += 1
    start = k
    # "the day before yesterday", "the day after tomorrow"
    if line.words[k - 2] == "day" and line.words[k - 1] == ("before" if steps < 0 else "after") and steps and k - 2 >= floor:
        start, steps = k - 2, 2 * steps
        start -= line.words[start - 1] == "the" and start > floor
    return [Finding(start, end, "relative_day", Whole("day", Step("published", steps)))]


_ORDINAL_DAYS = words(
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth twentieth thirtieth twenty thirty"
)
_READERS: dict[str, Reader] = (
    dict.fromkeys(UNITS, read_unit)
    | dict.fromkeys(DAY_PARTS, read_day_part)
    | dict.fromkeys(MONTHS, _read_month)
    | dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), _read_weekday)
    | dict.fromkeys(SEASONS, _read_season)
    | dict.fromkeys(_HOLIDAYS_BY_FIRST, _read_holiday)
    | dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), _read_today)
    | dict.fromkeys(("q", "h"), _read_letter)
    | dict.fromkeys(_DECADES, _read_decade_word)
    | dict.fromkeys(_ORDINAL_DAYS, _read_day_of_month)
    | {"fy": _read_fiscal, "half": read_half, "date": read_bare_date, "next": read_elliptic}
)
