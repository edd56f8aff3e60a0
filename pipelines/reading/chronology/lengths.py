"""Numbers of units: lengths of time ("90-day", "a year and a half") and the steps they make ("three years ago", "two days later").

A rate ("40,000 tonnes a year"), an age and a set phrase ("year on year") are no lengths.
"""

import re

from pipelines.reading.chronology.words import (
    AROUND,
    DASHES,
    FUNCTION_WORDS,
    HYPHENS,
    MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Elliptic,
    Finding,
    Length,
    Line,
    Part,
    Shift,
    Step,
    Weekday,
    Whole,
    with_article,
    words,
    year_number,
)
from pipelines.reading.numbers import number_at, number_ending_at, ordinal_at

_ISO: dict[str, tuple[float, str]] = {
    "minute": (1, "TM"),
    "hour": (1, "TH"),
    "day": (1, "D"),
    "week": (1, "W"),
    "fortnight": (2, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
}
_FINER: dict[str, tuple[str, int]] = {"year": ("month", 12), "hour": ("minute", 60), "week": ("day", 7), "day": ("hour", 24)}
"""The unit that may follow ("a year and three months") and how many of it make one."""
_LONGEST = 9999
_BETWEEN = words(
    "full whole entire consecutive straight calendar business working trading long more additional extra successive further"
    " good bad tough hard difficult lean solid single short fiscal financial crop marketing"
)
"""Words that may stand between a number and its unit."""
_NEIGHBOURING = words("next last past previous first coming following preceding")
_BEFORE_A_LENGTH = AROUND | words(
    "in for within after over of than quite only just under lasting lasted last lasts took take takes taking by least most"
    " barely or inside throughout during every until spent spend spending waited wait waiting gave give given giving got need"
    " needs to as maybe perhaps offered offers offer allowed allow allows him her them us me"
)
"""Words before "a year" that show it is a length; after others it is a rate."""
_AFTER_A_LENGTH = words("'s after before earlier later ago since into")
_SUMS = words("$ % percent million billion dollars euros pounds times")
"""Signs of a sum or a count near "a year", which is then a rate."""
_AFTER_ONE_DAY = words("later earlier ago before after from of into out until")
_LATER = words("later afterwards afterward thereafter")
_EARLIER = words("earlier previously prior beforehand")
_PRONOUNS = words("it he she they we i you")


def iso_length(value: float, unit: str) -> str | None:
    """A number of units in ISO form; parts of a year are months, parts of an hour minutes. None where it is no length one writes of."""
    factor, letter = _ISO[unit]
    value = round(value * factor, 4)
    if not 0 < value <= _LONGEST:
        return None
    if value != int(value) and letter in ("Y", "TH"):
        value, letter = value * (12 if letter == "Y" else 60), "M" if letter == "Y" else "TM"
        value = round(value) if abs(value - round(value)) < 0.01 else round(value, 2)
    return f"P{letter[:-1]}{value:.2f}".rstrip("0").rstrip(".") + letter[-1]


def _length(first: int, last: int, value: float, unit: str, is_about: bool = False) -> list[Finding]:
    length = iso_length(value, unit)
    return [Finding(first, last, "length", Length(length), "about" if is_about else "exact")] if length else []


def is_set_phrase(line: Line, k: int) -> bool:
    """Whether the unit at `k` is part of "year on year", "day-to-day", "45 years old", "day by day"."""
    word, before, after = line.words[k], line.words[k - 1], line.words[k + 1]
    if after in HYPHENS:
        is_age = line.words[k + 2] in ("old", "olds") and UNITS[word] == "year"
        return is_age or line.words[k + 2] in ("on", "over", "to", "by")
    if after in ("on", "over", "after", "by", "to", "in") and line.words[k + 2] == word:
        return True
    if after in ("old", "olds") or (after == "of" and line.words[k + 2] == "age"):
        return True
    if before in HYPHENS:
        return line.words[k - 2] in ("on", "over", "to") and line.words[k - 3] in HYPHENS
    return before in ("on", "over", "after", "by", "to", "in") and line.words[k - 2] == word


def read_counted(line: Line, k: int, unit: str, before: int, floor: int) -> list[Finding] | None:
    """What a number makes with the unit at `k`, None where no number stands before it; `before` is the position before, past a hyphen."""
    q = before - 1 if line.words[before] in _BETWEEN and before > floor else before
    if line.words[q] == ")" and line.words[q - 2] == "(" and q - 3 >= floor and line.words[q - 1].isdecimal():
        q -= 3  # "thirty (30) days"
    if line.words[q] == "plus" and line.words[q - 1] in HYPHENS:  # "30-plus years"
        q -= 2
    elif line.words[q] == "+":
        q -= 1
    number = number_ending_at(line.columns, q + 1) if q >= floor else None
    if not number and line.words[q] == "of" and line.words[q - 1] == "couple" and q - 2 >= floor:
        number = 2, q - 1 - (line.words[q - 2] in ("a", "another"))
    if not number and unit == "quarter" and line.words[q] == "three" and line.words[q - 1] in _NEIGHBOURING:  # three quarters, no fraction
        number = 3, q
    if not number or number[1] < floor:
        return None
    value, start = number
    word, end = line.words[k], k + 1
    if _counts_otherwise(line, k, unit, value, start, floor):
        return []
    first = start - 1 if start > floor and line.words[start - 1] == "another" else start
    if shifted := _read_step(line, first, end, unit, value):
        return [shifted]
    if word == "day" and line.words[start] == "one" and line.words[k - 1] not in HYPHENS:
        opens = line.words[start - 1] in _BEFORE_A_LENGTH and start > floor
        if not opens and line.words[end] not in _AFTER_ONE_DAY:
            return []  # "one day he will see"
    value, unit, end = _with_rest(line, value, unit, end)
    found = _length(first, end, value, unit, first > floor and line.words[first - 1] in AROUND)
    return _shared_unit(line, start, value, unit, floor) + found if found else []


_CLOCK = re.compile(r"(?:[01]\d|2[0-4])[.:]?[0-5]\d")
"""A time of day: `08.45 hrs`, `1800 hours`."""


def _counts_otherwise(line: Line, k: int, unit: str, value: float, start: int, floor: int) -> bool:
    """Whether the number before the unit at `k` does not count it, or the two make no length."""
    after, second = line.words[k + 1], line.words[k + 2]
    if unit == "hour" and start == k - 1 and _CLOCK.fullmatch(line.words[start]):
        return True
    if line.words[start - 1] in ("every", "alternate") and start > floor:  # how often, not how long
        return True
    if unit in ("year", "quarter", "day") and start == k - 1 and year_number(line.words[start]):
        return True  # "the 2025 fiscal year"
    if unit == "minute" and after in ("past", "to", "before", "after") and second in ("midnight", "noon"):
        return True
    if after in ("a", "per", "each", "every") and second in UNITS:  # 24 hours a day
        return True
    return unit == "quarter" and (value < 1 or after == "of")  # three quarters of them


def _shared_unit(line: Line, start: int, value: float, unit: str, floor: int) -> list[Finding]:
    """The first number of "two to three weeks", which has the unit of the second."""
    joint = line.words[start - 1] if start > floor + 1 else ""
    if joint in HYPHENS and line.words[start - 2] in ("to", "or") and line.words[start - 3] in HYPHENS:  # "12-to-18-month"
        start -= 2
    elif joint in ("to", "or") and line.words[start - 2] in HYPHENS:  # "two- or three-year"
        joint, start = "or", start - 1
    if joint not in ("or", "to") and joint not in DASHES and not (joint == "and" and line.words[start - 3] == "between"):
        return []
    other = number_ending_at(line.columns, start - 1)
    if not other or other[1] < floor or other[0] >= value or year_number(line.words[other[1]]):
        return []
    return _length(other[1], start - 1, other[0], unit)


def _with_rest(line: Line, value: float, unit: str, end: int) -> tuple[float, str, int]:
    """A length together with "and a half" or "and forty minutes" after it."""
    if line.words[end] != "and" or end + 1 >= line.size:
        return value, unit, end
    if line.words[end + 1] == "a" and line.words[end + 2] in ("half", "quarter") and line.words[end + 3] not in UNITS:
        return value + (0.5 if line.words[end + 2] == "half" else 0.25), unit, end + 3
    finer = _FINER.get(unit)
    rest = number_at(line.columns, end + 1)
    if finer and rest and rest[0] < finer[1] and UNITS.get(line.words[rest[1]]) == finer[0]:
        return value * finer[1] + rest[0], finer[0], rest[1] + 1
    return value, unit, end


def _read_step(line: Line, first: int, end: int, unit: str, value: float) -> Finding | None:
    """The date that a length points at with "ago", "later", "earlier", "from now"; None where it is only a length."""
    if unit in ("minute", "hour"):
        return None
    if line.words[end] == "and" and line.words[end + 1] == "a" and line.words[end + 2] == "half":
        value, end = value + 0.5, end + 3
    if unit == "year" and value * 2 == int(value * 2) != int(value) * 2:  # a year and a half ago
        unit, value = "month", value * 12
    if value != int(value) or not 0 < value <= _LONGEST:
        return None
    unit, steps = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}.get(unit, (unit, 1))
    steps *= int(value)
    word, after = line.words[end], line.words[end + 1]
    is_back = word == "back" and not line.is_word(end + 1)
    if word == "ago" or is_back or (word in HYPHENS and after == "ago"):
        last = end + 2 if word in HYPHENS else end + 1
        is_year = unit == "year" and steps == 1
        return Finding(first, last, "ago", Shift("year", -1, deictic=True) if is_year else Whole(unit, Step("published", -steps)))
    if after == "than" and word in ("later", "earlier"):
        return None
    if word in _LATER or (word == "on" and not line.is_word(end + 1) and not after[:1].isdecimal()):
        return Finding(first, end + 1, "shifted", Shift(unit, steps))
    if word in _EARLIER and not (word == "prior" and after == "to"):
        return Finding(first, end + 1, "shifted", Shift(unit, -steps))
    if word in ("before", "after") and stands_alone(line, end + 1):
        end += after == "that"
        return Finding(first, end + 1, "shifted", Shift(unit, -steps if word == "before" else steps))
    if unit == "week" and word in ("today", "tomorrow"):  # "a week today"
        return Finding(first, end + 1, "relative_day", Whole("day", Step("published", 7 * steps + (word == "tomorrow"))))
    if unit == "week" and word == "from" and (after == "tomorrow" or (after in WEEKDAYS and line.is_title(end + 1))):
        if after == "tomorrow":
            return Finding(first, end + 2, "relative_day", Whole("day", Step("published", 7 * steps + 1)))
        return Finding(first, end + 2, "weekday", Weekday(WEEKDAYS[after], "coming", steps))
    if word in ("before", "after") and unit == "day" and value == 1 and in_apposition(line, first):
        return Finding(first, end + 1, "shifted", Shift("day", 0))
    if unit == "week" and word == "from" and after == "today":
        return Finding(first, end + 2, "relative_day", Whole("day", Step("published", 7 * steps)))
    if word == "hence" or (word == "from" and after in ("now", "today")):
        return Finding(first, end + (1 if word == "hence" else 2), "ago", Whole(unit, Step("published", steps)))
    return None


def in_apposition(line: Line, first: int) -> bool:
    """Whether an expression at `first` explains a day named right before it: "Friday, a day before the talks", "May 3, the day after"."""
    if first < 2 or line.words[first - 1] != ",":
        return False
    k = first - 2
    if line.words[k] in WEEKDAYS or line.words[k] in SHORT_WEEKDAYS:
        return True
    if year_number(line.words[k]) is not None:  # back to the day of "May 3, 2014,"
        k -= 1 + (line.words[k - 1] == ",")
    if not line.words[k].isdecimal():
        return False
    return line.words[k - 1 - (line.words[k - 1] == ".")] in MONTHS


def stands_alone(line: Line, k: int) -> bool:
    """Whether "before" or "after" ending before `k` has no event of its own: "only a day before it had said the opposite"."""
    if line.words[k] == "that":  # "two days before that", not "before that meeting"
        return not line.is_word(k + 1) or line.words[k + 1] in FUNCTION_WORDS
    if line.is_word(k):
        return line.words[k] in _PRONOUNS and line.words[k + 1] == "had"
    return not (line.words[k][:1].isdecimal() or line.words[k] in ("$", "“", '"'))


def read_one(line: Line, k: int, unit: str, p: int, floor: int) -> list[Finding]:
    """A unit with "a", "another" or "half a" at `p`: "a year", "a full week", "a year and three months", "a day earlier"."""
    start = p if line.words[p] in ("a", "an", "another", "half") else p - 1
    if start < floor:
        return []
    if unit in ("quarter", "weekend"):  # "a quarter" is a fraction
        shifted = _read_step(line, start, k + 1, unit, 1) if unit == "quarter" else None
        return [shifted] if shifted else []
    before = line.words[start - 1] if start > floor else ""
    if before in HYPHENS:  # "a five-day-a-week service"
        return []
    if line.words[start] == "half":
        return [] if before in ("first", "second", "-", "each") else _length(start, k + 1, 0.5, unit)
    if before == "half":
        return [] if line.words[start - 2] in ("first", "second") else _length(start - 1, k + 1, 0.5, unit)
    if before == "of" and line.words[start - 2] == "quarters" and line.words[start - 3] in HYPHENS and line.words[start - 4] == "three":
        return _length(start - 4, k + 1, 0.75, unit) if start - 4 >= floor else []
    if before == "of" and line.words[start - 2] == "quarter" and start - 2 >= floor:
        return _length(start - 2, k + 1, 0.25, unit)
    if shifted := _read_step(line, start, k + 1, unit, 1):
        return [shifted]
    after = line.words[k + 1]
    if after in HYPHENS and line.words[k + 2] in ("earlier", "ago") and (compound := read_compound(line, k, unit)):  # "a year-ago loss"
        return compound
    if unit == "day" and before == "on":  # "on another day"
        return []
    value, final, end = _with_rest(line, 1, unit, k + 1)
    is_length = (
        line.words[start] == "another"
        or before in _BEFORE_A_LENGTH
        or start < k - 1
        or end > k + 1
        or after in _AFTER_A_LENGTH
        or (after == "to" and line.is_word(k + 2) and not _is_rate(line, start, floor))
        or (after in HYPHENS and line.words[k + 2] == "long")
    )
    is_vague = after == "or" and line.words[k + 2] == "two"
    return _length(start, end, value, final, before in AROUND) if is_length and not is_vague else []


def _is_rate(line: Line, start: int, floor: int) -> bool:
    """Whether "a year" at `start` seems to be that of "$5 a year", by the words before it."""
    near = line.words[max(floor, start - 4) : start]
    return any(word in _SUMS or word[0].isdecimal() for word in near)


def is_one(line: Line, p: int, floor: int) -> bool:
    """Whether the word at `p`, before a unit, is "a" or "another", or an adjective after one ("a full year"), or a half."""
    if line.words[p] in ("a", "an", "another", "half"):
        return True
    return line.words[p] in _BETWEEN and p > floor and line.words[p - 1] in ("a", "an", "another")


def read_compound(line: Line, k: int, unit: str) -> list[Finding]:
    """ "year-end", "year-ago", "year-earlier", "month-long"."""
    second = line.words[k + 2] if line.words[k + 1] in HYPHENS else ""
    if unit not in ("day", "week", "month", "quarter", "year", "decade"):
        return []
    if second in ("ago", "earlier", "before", "prior"):
        ordinal = ordinal_at(line.columns, k + 3) if unit == "year" and k + 3 < line.size else None
        if ordinal and 0 < ordinal[0] < 5 and UNITS.get(line.words[ordinal[1]]) == "quarter":  # "the year-ago third quarter"
            return [Finding(k, ordinal[1] + 1, "quarter", Part("Q", ordinal[0], "twin"))]
        return [Finding(k, k + 3, "shifted", Shift(unit, -1))] if unit != "decade" else []
    if second == "end" and not year_number(line.words[k + 3]):
        return [Finding(k, k + 3, "relative_period", Whole(unit, Step("either", 0)), "late")] if unit != "day" else []
    return _length(k, k + 3, 1, unit) if second == "long" and unit != "quarter" else []


LONG_WORDS = {"daylong": "day", "weeklong": "week", "monthlong": "month", "yearlong": "year", "decadelong": "decade"}


def read_long_word(line: Line, k: int, floor: int) -> list[Finding]:
    """ "a weeklong summit"."""
    return _length(k, k + 1, 1, LONG_WORDS[line.words[k]])


def read_elliptic(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the next three", the unit being that of a date or length before."""
    number = number_at(line.columns, k + 1) if k + 1 < line.size else None
    if not number or number[0] != int(number[0]) or not 1 < number[0] < 100 or line.words[number[1]] not in ("", ".", ";", ",", ")"):
        return []
    return [Finding(with_article(line, k, floor), number[1], "elliptic_length", Elliptic(int(number[0])))]
