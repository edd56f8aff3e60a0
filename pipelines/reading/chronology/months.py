"""Months, their days and the days of the week: "April 2 and 9", "2-9 April 2025", "mid-May", "the 7th", "last Friday morning".

Most of the room goes to what only looks like one: May the verb and the minister, June the person, the ninth trip, the Sunday Times.
"""

import re
from calendar import monthrange

from pipelines.reading.chronology.figures import read_figure
from pipelines.reading.chronology.periods import day_of
from pipelines.reading.chronology.words import (
    COUNTED,
    DASHES,
    DAY_PARTS,
    EDGES,
    FUNCTION_WORDS,
    HYPHENS,
    MONTHS,
    NUMBERED,
    POINTERS,
    PREPOSITIONS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Day,
    Finding,
    Line,
    Month,
    Part,
    Weekday,
    WeekOf,
    edge_before,
    ordinal_before,
    pointer_before,
    short_number,
    with_article,
    words,
    year_number,
    year_tail,
)
from pipelines.reading.numbers import ordinal_at

DAY_SUFFIXES = words("st nd rd th")
_ABBREVIATED = frozenset(name for name in MONTHS if len(name) < 5 and name not in ("may", "june", "july"))
_ALSO_WORDS = words("may march mar")
_ALSO_NAMES = words("april may june august jan jun")
_NEED_A_SIGN = words("jan mar jun jul may")
"""Months that are too often something else to stand with nothing of time beside them."""
_BEFORE_MONTH = (PREPOSITIONS | POINTERS.keys() | EDGES.keys() | words("every each the 's")) - words("as than with against versus")
_AFTER_A_WALK = words("on for toward towards against of")
"""Prepositions after "March" that is a walk ("the March for Life", "March on, she said")."""
_HOW_OFTEN = words("every each most alternate")
"""Words before a month or weekday that comes again and again."""
_AS_FAR = words("early late recently soon far back")
_JOINTS = words("and or to , & / - – — through until till")
_BETWEEN_DAYS = _JOINTS - {","}
_WEEK_OF = words("of ending ended beginning starting commencing")
_DAY_AND_YEAR = re.compile(r"(\d{1,2}),(\d{4})$", re.ASCII)
"""What the tokenizer makes of "April 2,2025"."""

_NEWSPAPERS = words("times telegraph mirror express mail herald night")
_NAMED_WEEKDAYS = words("black cyber super giving ash bloody blue red")
_ORDINAL_CONTEXT = words("on by until till since before after from through to and")
_ORDINAL_WORD_CONTEXT = _ORDINAL_CONTEXT - {"and", "to", "through", "from"}
_NOT_A_DAY = words(
    "floor anniversary attempt ballot hole page lap birthday week month year level street avenue round century congress"
    " circuit fleet amendment district time term trip package state president place day quarter generation edition hour minute"
)
"""Nouns that an ordinal counts, where "on the 9th" is no day."""


# --- months


def read_month(line: Line, k: int, floor: int) -> list[Finding]:
    """The month at `k` with the days, the year and the pointers that belong to it."""
    number = _month_at(line, k)
    if not number:
        return []
    after = k + 2 if line.words[k + 1] == "." and line.words[k] in _ABBREVIATED and line.touches(k + 1) else k + 1
    if part := _part_of_months(line, k, after, number, floor):
        return [part]
    days = _days_after(line, k, after, number)
    # "on 14 February 27 states sued": the number that counts something is no day where another stands before
    if not days or (_is_count(line, days[-1].last) and _day_ending(line, k, floor)):
        days = _days_before(line, k, after, number, floor) or days
    if not days and k > floor and _comes_again(line, k):
        return []
    if len(days) == 1 and days[0].first - 2 >= floor and line.words[days[0].first - 2] == "week":
        return [_week_of(line, days[0], floor)] if line.words[days[0].first - 1] in _WEEK_OF else days
    return days or [_month_alone(line, k, after, number, floor)]


def _comes_again(line: Line, k: int) -> bool:
    """Whether the month at `k` is one of many: "every April", "every second April"."""
    return line.words[k - 1] in _HOW_OFTEN or (line.words[k - 2] in _HOW_OFTEN and bool(ordinal_at(line.columns, k - 1)))


def _part_of_months(line: Line, k: int, after: int, number: int, floor: int) -> Finding | None:
    """ "July-September", "the Oct.-Dec. quarter", "January to June period": a quarter or half written as its first and last month."""
    last = MONTHS.get(line.words[after + 1], 0)
    months = last - number + 1
    if months not in (3, 6) or number % months != 1 or _day_ending(line, k, floor):
        return None
    dotted = line.words[after + 2] == "." and line.words[after + 1] in _ABBREVIATED and line.touches(after + 2)
    end = after + 2 + dotted
    named = line.words[end] in ("quarter", "period", "half")
    if not (line.words[after] in DASHES or (named and line.words[after] in ("to", "through"))):
        return None
    when, tail = year_tail(line, end + named)
    part = Part("Q" if months == 3 else "H", (number - 1) // months + 1, when)
    return Finding(with_article(line, k, floor), tail if when else end, "quarter" if months == 3 else "half", part)


def _month_at(line: Line, k: int) -> int:
    """The month that token `k` names, 0 where it names none."""
    word = line.words[k]
    number = MONTHS.get(word, 0)
    if not number:
        return 0
    dotted = line.words[k + 1] == "." and word in _ABBREVIATED
    after_at = k + 2 if dotted else k + 1
    after = line.words[after_at]
    if _day_at(line, after_at) or year_number(after) or _DAY_AND_YEAR.match(after) or _day_ending(line, k, 0):
        return number if line.is_title(k) or word not in _ALSO_WORDS else 0
    if not line.is_title(k) or (word in _NEED_A_SIGN and not dotted and not _has_sign(line, k)):
        return 0
    before = line.words[k - 1]
    if word in _ALSO_NAMES and line.is_title(k + 1) and line.columns.texts[k + 1][1:].islower() and before not in _BEFORE_MONTH:
        return 0
    is_walk = word == "march" and (before not in _BEFORE_MONTH or before in ("the", "'s")) and after in _AFTER_A_WALK
    return 0 if is_walk and line.words[k + 2 + (line.words[k + 2] == "the")] not in POINTERS else number


def _has_sign(line: Line, k: int) -> bool:
    """Whether something of time stands beside the capitalised word at `k`: "in May", "mid-May", "March to May", a table cell."""
    before, after = line.words[k - 1], line.words[k + 1]
    if before == "as":  # "as early as May"
        return line.words[k - 2] in _AS_FAR
    if before in _JOINTS and before not in PREPOSITIONS:
        return line.words[k - 2 - (line.words[k - 2] == ".")] in MONTHS or (before in HYPHENS and line.words[k - 2] in EDGES)
    if before in _BEFORE_MONTH or before == "(":
        return not (before == "to" and line.words[k - 2] == "according")
    if "|" in (before, after) or (before == "" and after == ":"):
        return True
    return after in _JOINTS and line.words[k + 2] in MONTHS and line.is_title(k + 2)


def _month_alone(line: Line, k: int, after: int, number: int, floor: int) -> Finding:
    """ "April", "April 2025", "last October", "mid-May", "the first week of August", "the first half of June", "the last day of May"."""
    when, end = year_tail(line, after)
    start = k
    if line.words[after] in HYPHENS and line.touches(after) and line.touches(after + 1) and year_number(line.words[after + 1]):
        when, end = year_number(line.words[after + 1]), after + 2  # "Oct-2024"
    if when is None:
        when, start = pointer_before(line, k, floor)
    whole = line.words[start - 2]
    if line.words[start - 1] == "of" and whole in ("day", "week", "half") and start - 3 >= floor:
        which = line.words[start - 3]
        ordinal = ordinal_before(line, start - 2, floor)
        nth = -1 if which in ("last", "final") else ordinal[0] if ordinal else 0
        first = with_article(line, start - 3, floor)
        if whole == "day" and nth == -1:  # of a year that is not said February is taken to have 28
            return Finding(first, end, "day_month", Day(monthrange(when if isinstance(when, int) else 1999, number)[1], number, when))
        if whole == "week" and -1 <= nth <= 5 and nth:
            return Finding(first, end, "week_of_month", WeekOf(nth, Month(number, when)))
        if whole == "half" and nth in (1, 2):
            return Finding(first, end, "month", Month(number, when), "early" if nth == 1 else "late")
    if line.words[end] == "quarter" and number % 3 == 0:  # a quarter by its last month, as in Australia and India
        return Finding(with_article(line, start, floor), end + 1, "quarter", Part("Q", number // 3, when))
    first, modifier = edge_before(line, start, floor)
    return Finding(first, end, "month", Month(number, when), modifier)


def _week_of(line: Line, day: Finding, floor: int) -> Finding:
    """ "the week of July 7", "the week ending July 4": the week that holds the day."""
    assert isinstance(day.shape, Day)
    return Finding(with_article(line, day.first - 2, floor), day.last, "week_of_day", WeekOf(0, day.shape))


# --- days of a month


def _past_suffix(line: Line, k: int) -> int:
    """The position after the number at `k` and its "th"."""
    return k + 2 if line.words[k + 1] in DAY_SUFFIXES and line.touches(k + 1) else k + 1


def _day_at(line: Line, k: int) -> int:
    """The day of a month that the digits at `k` can be, else 0."""
    number = short_number(line.words[k])
    if not 0 < number <= 31:
        return 0
    after = _past_suffix(line, k)
    if line.words[after] in HYPHENS and (line.words[after + 1] in UNITS or line.words[after + 1] in COUNTED):
        return 0
    is_time = line.words[after] == ":" and line.touches(after) and line.touches(after + 1)
    is_name = line.is_word(after) and line.touches(after) and line.words[after] != "'s"  # "list 4A"
    return 0 if is_time or is_name or line.words[after] in COUNTED else number


def _day_ending(line: Line, end: int, floor: int) -> tuple[int, int] | None:
    """The day written right before `end` ("2", "2nd", "the 2nd of", "the second day of") and where it starts."""
    k = end - 1
    if k > floor and line.words[k] == "of":
        k -= line.words[k - 1] == "day" and k - 1 > floor
        ordinal = ordinal_before(line, k, floor)
        if not ordinal or ordinal[0] > 31:
            return None
        first = ordinal[1]
        return ordinal[0], first - 1 if first > floor and line.words[first - 1] in ("the", "this") else first
    has_suffix = k > floor and line.words[k] in DAY_SUFFIXES and line.touches(k)
    k -= has_suffix
    number = short_number(line.words[k]) if k >= floor else 0
    if not 0 < number <= 31 or (k > 0 and line.words[k - 1] in NUMBERED and line.words[k - 1] != "no"):
        return None
    return number, with_article(line, k, floor) if has_suffix else k


def _days_after(line: Line, k: int, after: int, number: int) -> list[Finding]:
    """ "April 2", "April 2nd, 2025", "April 2 and 9", "Nov. 13/14", "April 2-9"."""
    if glued := _DAY_AND_YEAR.match(line.words[after]):
        day, in_year = int(glued[1]), year_number(glued[2])
        return [Finding(k, after + 1, "month_day", Day(day, number, in_year))] if in_year and day_of(in_year, number, day) else []
    after += line.words[after] == "the" and line.words[after + 2] in DAY_SUFFIXES  # "April the 2nd"
    day, end = _day_at(line, after), _past_suffix(line, after)
    if not day and line.is_title(after) and (ordinal := ordinal_at(line.columns, after)) and ordinal[0] <= 31:  # "July Fourth"
        day, end = ordinal
    if not day:
        return []
    if line.words[k - 1] == "in" and end == after + 1 and line.words[end] not in DASHES and year_tail(line, end)[0] is None:
        return []  # "in April 25 companies"
    days = [(day, k, end)]
    while following := _next_day(line, end, day, len(days) > 1):
        day = short_number(line.words[following])
        end = _past_suffix(line, following)
        days.append((day, following, end))
    when, end = year_tail(line, end)
    weekday, end = _weekday_in_brackets(line, end)
    days[-1] = (*days[-1][:2], end)
    return [
        Finding(first, last, "month_day", Day(day, number, when, weekday if len(days) == 1 else None))
        for day, first, last in days
        if day_of(2000, number, day)
    ]


def _next_day(line: Line, end: int, day: int, in_list: bool) -> int:
    """Where a further day stands after the one ending before `end`, 0 where none does: no count of things, not the start of "9 May"."""
    sign, j = line.words[end], end + 1
    if sign == ",":
        if line.words[j] in ("and", "or", "&") and in_list:
            sign, j = "and", j + 1
        elif _day_at(line, j) > day and _list_goes_on(line, j + 1, _day_at(line, j)):
            sign = "/"
    further = _day_at(line, j)
    if sign not in _BETWEEN_DAYS or further == 0 or (further <= day and sign != "/"):
        return 0
    after = _past_suffix(line, j)
    word = line.words[after]
    if word in MONTHS or word in UNITS or (word in ("on", "from") and line.words[after + 1] in MONTHS):
        return 0  # "20 on May 1 and 25 on June 1"
    settled = sign in DASHES or sign == "/" or in_list or not line.is_word(after) or line.is_title(after)
    return j if settled or word in FUNCTION_WORDS or word in ("respectively", "deadline", "deadlines") or word.endswith("ed") else 0


def _is_count(line: Line, end: int) -> bool:
    """Whether the number that ends before `end` is followed by what looks like a noun."""
    return line.is_word(end) and not line.is_title(end) and line.words[end] not in FUNCTION_WORDS


def _list_goes_on(line: Line, j: int, day: int) -> bool:
    """Whether ", 9", "and 9" or ", and 9" with a later day follows at `j`: "April 2, 5 and 9" is a list of days."""
    j += line.words[j] == ","
    j += line.words[j] in ("and", "or", "&")
    return _day_at(line, j) > day


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
    weekday, end = _weekday_in_brackets(line, end)
    days[-1] = (*days[-1][:2], end)
    return [Finding(first, last, "day_month", Day(day, number, when, weekday if len(days) == 1 else None)) for day, first, last in days]


def _weekday_in_brackets(line: Line, end: int) -> tuple[int | None, int]:
    """ "(Tuesday)" after a day, and where the day then ends."""
    if line.words[end] == "(" and line.words[end + 1] in WEEKDAYS and line.words[end + 2] == ")":
        return WEEKDAYS[line.words[end + 1]], end + 3
    return None, end


def read_suffix(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the 7th", read at its "th"."""
    if k > floor and line.touches(k) and line.columns.texts[k - 1].isdecimal():
        return read_day_of_month(line, k - 1, floor)
    return []


def read_day_of_month(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the 7th", "until the ninth", "on the 7th of this month": a day of the month in context."""
    ordinal = ordinal_at(line.columns, k)
    if not ordinal or not 0 < ordinal[0] <= 31 or k <= floor:
        return []
    number, end = ordinal
    start = with_article(line, k, floor)
    in_digits = line.columns.texts[k][0].isdecimal()
    before, following = line.words[start - 1], line.words[end]
    context = _ORDINAL_CONTEXT if in_digits else _ORDINAL_WORD_CONTEXT
    is_of_month = following == "of" and line.words[end + 2] == "month"
    in_context = is_of_month or before in context or (before == "of" and line.words[start - 2] in DAY_PARTS)
    # "the second" and "the third" are mostly something else
    if not in_context or not (in_digits or (start < k and (number > 3 or following == "of"))):
        return []
    months: int | None = None
    if number == 1 and following == "of" and line.words[end + 2] == "year" and line.words[end + 1] in ("the", "this", "next", "last"):
        return [Finding(start, end + 3, "day_of_month", Day(1, 1, None if line.words[end + 1] == "the" else year_tail(line, end)[0]))]
    if following == "of":
        same = (line.words[end + 1] == "the" and line.words[end + 2] == "same") or line.words[end + 1] == "that"
        steps = {"this": 0, "last": -1, "next": 1, "the": 0, "that": 0}.get(line.words[end + 1])
        at = end + 3 if same and line.words[end + 1] == "the" else end + 2
        if steps is None or line.words[at] != "month":
            return []
        months, end = None if same else steps, at + 1
    elif following in ("last", "this", "next") and line.words[end + 1] == "month":
        months, end = {"this": 0, "last": -1, "next": 1}[following], end + 2
    elif following in MONTHS or following in HYPHENS:
        return []
    elif following in _BETWEEN_DAYS and end + 1 < line.size and (other := ordinal_at(line.columns, end + 1)):
        if line.words[other[1]] in MONTHS or line.words[other[1]] == "of":
            return []
    elif line.is_word(end) and following not in FUNCTION_WORDS:
        superlative = following.endswith("est")
        if not in_digits or before not in ("on", "since", "of") or following in _NOT_A_DAY or superlative:
            return []
    weekday, end = _weekday_in_brackets(line, end)
    return [Finding(start, end, "day_of_month", Day(number, None, None, weekday, months))]


# --- weekdays


def read_weekday(line: Line, k: int, floor: int) -> list[Finding]:
    """ "Thursday", "last Friday", "Wednesday morning", "Monday next week", "Saturday, February 21"."""
    word = line.words[k]
    if not line.is_title(k):
        return []
    if k > floor and line.words[k - 1] in _HOW_OFTEN:
        return []
    abbreviated = word in SHORT_WEEKDAYS
    number = SHORT_WEEKDAYS[word] if abbreviated else WEEKDAYS[word]
    end = k + 2 if abbreviated and line.words[k + 1] == "." else k + 1
    if (k > floor and line.words[k - 1] in _NAMED_WEEKDAYS) or (line.is_title(end) and line.words[end] in _NEWSPAPERS):
        return []
    if dated := _date_after(line, k, end, number):
        return [dated]
    if abbreviated:
        return []
    if line.words[end] in DAY_PARTS:
        if line.is_title(end) and line.is_title(end + 1):  # the name of a programme
            return []
        end += 1
    if line.words[end] in ("week", "fortnight") and line.words[end + 1] not in HYPHENS:  # "Monday week"
        return [Finding(k, end + 1, "weekday", Weekday(number, "coming", 1 if line.words[end] == "week" else 2))]
    weeks: int | None = None
    j = end + (line.words[end] == "of")
    if line.words[j] in ("last", "next", "this") and line.words[j + 1] == "week":
        weeks, end = {"last": -1, "this": 0, "next": 1}[line.words[j]], j + 2
    pointer, first = pointer_before(line, k, floor)
    modifier = "exact"
    if pointer is None:
        edge, modifier = edge_before(line, k, floor)
        first, modifier = (k, "exact") if modifier == "about" else (edge, modifier)
    return [Finding(first, end, "weekday", Weekday(number, pointer, weeks), modifier)]


def _date_after(line: Line, k: int, after: int, weekday: int) -> Finding | None:
    """The weekday at `k` together with the date that follows: "Saturday, February 21", "Monday (7 April)", "Friday the 13th"."""
    bracket = line.words[after] == "("
    j = after + (bracket or line.words[after] == ",")
    if line.words[j] == "the" and line.words[j + 2] in DAY_SUFFIXES and (ordinal := ordinal_at(line.columns, j + 1)):
        if line.words[ordinal[1]] == "of" or line.words[ordinal[1]] in MONTHS:
            j += 1
        else:
            return Finding(k, ordinal[1], "day_of_month", Day(ordinal[0], None, None, weekday)) if 0 < ordinal[0] <= 31 else None
    got: list[Finding] = []
    if line.words[j] in MONTHS:
        got = read_month(line, j, j)
    elif line.words[j][:1].isdecimal():
        month_at = next((m for m in range(j + 1, j + 4) if line.words[m] in MONTHS), None)
        got = read_month(line, month_at, j) if month_at else read_figure(line, j, j)
    if len(got) != 1 or got[0].first > j or not isinstance(got[0].shape, Day):
        return None
    shape, last = got[0].shape, got[0].last
    if bracket and line.words[last] != ")":
        return None
    return Finding(k, last + bracket, got[0].rule, Day(shape.day, shape.month, shape.year, weekday))
