"""Expressions made of units: lengths ("90-day", "a year and a half"), steps ("last week", "two days later", "three years ago"), quarters and halves.

The readers have the form that `date_grammar` calls: the token that gives the expression away, and the `floor` to the left of which nothing
may be taken.
"""

from pipelines.reading.date_words import (
    DASHES,
    DAY_PARTS,
    EDGES,
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
    When,
    Whole,
    edge_before,
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
    "full whole consecutive straight calendar business working trading long more additional extra successive further solid further"
    " year-long short"
)
"""Words that may stand between a number and its unit."""
_FISCAL = words("fiscal financial calendar tax marketing crop academic school current")
_ONE_UNIT_AFTER = words(
    "in for within after over of than about around nearly almost quite only just under lasting lasted last lasts took take takes taking by"
    " least most roughly barely approximately or inside throughout during every until spent spend spending waited wait waiting gave give given"
    " giving got need needs to as maybe perhaps some full whole single another"
)
"""Words before "a year" that show it is a length; after others it is a rate ("40,000 tonnes a year")."""
_ALONG = words("over in during within for throughout across")
_LATER = words("later afterwards afterward thereafter")
_EARLIER = words("earlier previously prior beforehand")
_DAY_HERE = words("later earlier ago before after from of into out until")
_EDGE_OF_UNIT = EDGES.keys() | words("later earlier half")
_PRONOUNS = words("it he she they we i you")
_PLACED_DAY = words("day date")


def year_tail(line: Line, j: int) -> tuple[When, int]:
    """The year said after an expression that ends before `j` (", 2025", "of last year", "next year", "'25"), and where it ends."""
    word = line.words[j]
    k = j
    if word == ",":
        number = year_number(line.words[j + 1])
        # "on April 2, 2000 workers": a number with something counted after it
        if number and not (line.is_word(j + 2) and line.words[j + 2] not in FUNCTION_WORDS and line.words[j + 2] not in UNITS and j < 0):
            return number, j + 2
        return None, j
    if word in ("'", "’") and line.touches(j + 1) and len(line.words[j + 1]) == 2 and line.words[j + 1].isascii() and line.words[j + 1].isdigit():
        return 2000 + int(line.words[j + 1]), j + 2
    if word in ("of", "in"):
        k = j + 1
    if word == "." and line.touches(j) and year_number(line.words[j + 1]):
        k = j + 1
    number = year_number(line.words[k])
    if number:
        return number, k + 1
    if line.words[k] == "the" and word == "of" and line.words[k + 1] == "year":
        return Step("either", 0), k + 2
    if line.words[k] == "the" and line.words[k + 1] in ("same", "following", "previous", "next", "preceding", "current"):
        k += 1
    elif line.words[k] in ("fiscal", "fy", "calendar"):
        fiscal = line.words[k + 1]
        if number := year_number(fiscal):
            return number, k + 2
        if len(fiscal) == 2 and fiscal.isascii() and fiscal.isdigit():
            return 2000 + int(fiscal), k + 2
        return None, j
    step = _YEAR_STEPS.get(line.words[k])
    after = k + 1 + (line.words[k + 1] in _FISCAL)
    if step and line.words[after] == "year" and line.words[after + 1] not in HYPHENS:
        return step, after + 1
    return None, j


_YEAR_STEPS = {
    "last": Step("published", -1),
    "this": Step("published", 0),
    "current": Step("published", 0),
    "next": Step("published", 1),
    "that": Step("text", 0),
    "same": Step("text", 0),
    "following": Step("text", 1),
    "previous": Step("text", -1),
    "preceding": Step("text", -1),
}


def iso_length(value: float, unit: str) -> str | None:
    """A number of units in ISO form; parts of a year are months, parts of an hour minutes. None where it is no length one writes of."""
    factor, letter = _ISO[unit]
    value = round(value * factor, 4)
    if not 0 < value <= _LONGEST:
        return None
    if letter in ("Y", "TH") and value != int(value):
        value, letter = round(value * (12 if letter == "Y" else 60), 4), "M" if letter == "Y" else "TM"
        value = float(round(value)) if abs(value - round(value)) < 0.01 else value
    return f"P{letter[:-1]}{value:.4f}".rstrip("0").rstrip(".") + letter[-1]


def read_unit(line: Line, k: int, floor: int) -> list[Finding]:
    """Whatever ends at or turns on the unit word at `k`."""
    unit = UNITS[line.words[k]]
    if _is_set_phrase(line, k):
        return []
    p = k - 1
    hyphen = p > floor and line.words[p] in HYPHENS and line.touches(p) and line.touches(k)
    p -= hyphen
    if p < floor:
        return _read_compound(line, k, unit, k) if line.words[k + 1] in HYPHENS else []
    if unit == "quarter" and (parts := _read_quarter(line, k, p, floor)):
        return parts
    q = p - 1 if line.words[p] in _BETWEEN and p > floor else p
    number = number_ending_at(line.tokens, q + 1) if unit != "weekend" else None
    if number and number[1] >= floor:
        return _read_counted(line, k, unit, number[0], number[1], floor)
    if line.words[k] != unit and line.words[k] != "yr":  # "years", "recent months": nothing said
        return []
    return _read_single(line, k, unit, p, floor)


def _is_set_phrase(line: Line, k: int) -> bool:
    """ "year on year", "day-to-day", "45 years old", "day by day"."""
    word, after = line.words[k], line.words[k + 1]
    if after in HYPHENS:
        if line.words[k + 2] in ("on", "over", "to", "by", "old", "olds"):
            return True
    elif after in ("on", "over", "after", "by", "to", "in") and line.words[k + 2] == word:
        return True
    elif after in ("old", "olds") or (after == "of" and line.words[k + 2] == "age"):
        return True
    before = line.words[k - 1]
    if before in HYPHENS:
        return line.words[k - 2] in ("on", "over", "to") and line.words[k - 3] in HYPHENS
    return before in ("on", "over", "after", "by", "to", "in") and line.words[k - 2] == word


# --- counted units


def _read_counted(line: Line, k: int, unit: str, value: float, start: int, floor: int) -> list[Finding]:
    """ "90 days", "two weeks later", "three years ago", "an hour and forty minutes", "two to three weeks"."""
    word, end = line.words[k], k + 1
    first_word = line.words[start]
    if unit in ("year", "quarter", "day") and year_number(first_word) and start == k - 1:
        return []
    if unit == "minute" and line.words[end] in ("past", "to", "before", "after") and line.words[end + 1] in ("midnight", "noon"):
        return []
    if line.words[end] in ("a", "per", "each", "every") and line.words[end + 1] in UNITS:  # 24 hours a day
        return []
    if unit == "quarter" and (value < 1 or line.words[end] == "of"):  # three quarters of them
        return []
    if word == "day" and first_word == "one" and line.words[k - 1] not in HYPHENS:
        before = line.words[start - 1] if start > floor else ""
        if before not in _ONE_UNIT_AFTER and line.words[end] not in _DAY_HERE:
            return []
    first = start
    if line.words[start - 1] == "another" and start > floor:
        first = start - 1
    if shifted := _read_shift(line, first, end, unit, value):
        return [shifted]
    value, unit, end = _with_remainder(line, value, unit, end)
    length = iso_length(value, unit)
    if length is None:
        return []
    found = [Finding(first, end, "length", Length(length), edge_before(line, first, floor)[1] if first > floor else "exact")]
    if found[0].modifier not in ("exact", "about"):
        found = [Finding(first, end, "length", Length(length))]
    # "two to three weeks": the first number shares the unit
    joint = line.words[start - 1] if start > floor + 1 else ""
    if joint in ("or", "to") or joint in DASHES or (joint == "and" and line.words[start - 3] == "between"):
        other = number_ending_at(line.tokens, start - 1)
        shared = iso_length(other[0], unit) if other and other[1] >= floor and other[0] < value else None
        if other and shared and not year_number(line.words[other[1]]):
            found.insert(0, Finding(other[1], start - 1, "length", Length(shared)))
    return found


def _with_remainder(line: Line, value: float, unit: str, end: int) -> tuple[float, str, int]:
    """The length together with "and a half" or "and forty minutes" after it."""
    if line.words[end] != "and" or end + 1 >= len(line.tokens):
        return value, unit, end
    if line.words[end + 1] == "a" and line.words[end + 2] in ("half", "quarter") and line.words[end + 3] not in UNITS:
        return value + (0.5 if line.words[end + 2] == "half" else 0.25), unit, end + 3
    finer = _FINER.get(unit)
    rest = number_at(line.tokens, end + 1)
    if finer and rest and rest[0] < finer[1] and UNITS.get(line.words[rest[1]]) == finer[0]:
        return value * finer[1] + rest[0], finer[0], rest[1] + 1
    return value, unit, end


def _read_shift(line: Line, first: int, end: int, unit: str, value: float) -> Finding | None:
    """The date that a length points at with "ago", "later", "earlier", "from now"; None where it is only a length."""
    if unit in ("minute", "hour"):
        return None
    if line.words[end] == "and" and line.words[end + 1] == "a" and line.words[end + 2] == "half":
        value, end = value + 0.5, end + 3
    if value != int(value):
        if unit != "year" or value * 12 != int(value * 12):
            return None
        unit, value = "month", value * 12
    if value > _LONGEST:
        return None
    steps = int(value)
    if unit in ("fortnight", "century"):
        unit, steps = ("week", 2 * steps) if unit == "fortnight" else ("decade", 10 * steps)
    word, after = line.words[end], line.words[end + 1]
    if unit == "decade" and word in ("ago", "later", "earlier"):
        unit, steps = "year", 10 * steps
    if word == "ago" or (word in HYPHENS and after == "ago"):
        last = end + 1 if word == "ago" else end + 2
        # a year ago beside a month is that month of the year before
        shape = Shift("year", -1, deictic=True) if unit == "year" and steps == 1 else Whole(unit, Step("published", -steps))
        return Finding(first, last, "ago", shape)
    if after == "than" and word in ("later", "earlier"):
        return None
    if word in _LATER or (word == "on" and after in ("", ",", ".")):
        return Finding(first, end + 1, "shifted", Shift(unit, steps))
    if word in _EARLIER and after != "to":
        return Finding(first, end + 1, "shifted", Shift(unit, -steps))
    if word in ("before", "after") and _stands_alone(line, end + 1):
        return Finding(first, end + 1, "shifted", Shift(unit, -steps if word == "before" else steps))
    if (word == "from" and after in ("now", "today")) or word == "hence":
        last = end + 1 if word == "hence" else end + 2
        return Finding(first, last, "ago", Whole(unit, Step("published", steps)))
    return None


def _stands_alone(line: Line, k: int) -> bool:
    """Whether "before" or "after" ending before `k` has no event of its own: "only a day before it had said the opposite"."""
    if not line.is_word(k):
        return not (line.words[k] and (line.words[k][0].isdecimal() or line.words[k] in ("$", "“", '"')))
    return line.words[k] in _PRONOUNS and line.words[k + 1] == "had"


# --- one unit


def _read_single(line: Line, k: int, unit: str, p: int, floor: int) -> list[Finding]:
    """A unit with no number: "a year", "another month", "this week", "the end of the year", "the day after"."""
    word = line.words[p]
    if word in ("a", "an", "another", "one") or (word in _BETWEEN and line.words[p - 1] in ("a", "an", "another") and p > floor):
        return _read_one(line, k, unit, p if word in ("a", "an", "another", "one") else p - 1, floor)
    if word == "half" and unit in ("hour", "day", "year", "decade", "century") and line.words[p - 1] not in ("first", "second", "-", "each"):
        length = iso_length(0.5, unit)
        return [Finding(p, k + 1, "length", Length(length))] if length else []
    if word == "quarter" and unit == "century":
        return [Finding(p, k + 1, "length", Length("P25Y"))]
    if word in HYPHENS or line.words[k + 1] in HYPHENS:
        return _read_compound(line, k, unit, p)
    if word in ("end", "mid") and k - 1 > p and unit in ("year", "month", "week", "quarter"):  # mid-year, end-month
        return _whole(line, p, k + 1, unit, "either", 0, "relative_period", EDGES[word])
    if word in ("mid", "end") or p != k - 1:
        return []
    fiscal = word in _FISCAL and p > floor and word != "current"
    q = p - 1 if fiscal else p
    if year_number(line.words[k + 1]) and unit == "year":
        return []
    return _read_pointed(line, k, unit, q, floor)


def _read_one(line: Line, k: int, unit: str, p: int, floor: int) -> list[Finding]:
    """ "a year", "another 30 days", "a week earlier", "half a year"; a rate ("two tonnes a year") is none."""
    if unit in ("quarter", "weekend"):
        return _read_quarter_ago(line, k, p, unit)
    if line.words[p - 1] == "half" and p > floor:
        length = iso_length(0.5, unit)
        return [Finding(p - 1, k + 1, "length", Length(length))] if length and line.words[p - 2] not in ("first", "second") else []
    if line.words[p - 1] == "of" and line.words[p - 2] == "quarter" and unit in ("century", "hour") and p - 2 >= floor:
        length = "P25Y" if unit == "century" else "PT15M"
        return [Finding(p - 2, k + 1, "length", Length(length))]
    after = line.words[k + 1]
    if shifted := _read_shift(line, p, k + 1, unit, 1):
        return [shifted]
    before = line.words[p - 1] if p > floor else ""
    is_length = (
        line.words[p] in ("another", "one")
        or before in _ONE_UNIT_AFTER
        or p < k - 1
        or (after in HYPHENS and line.words[k + 2] == "long")
        or (after == "and" and line.words[k + 2] == "a" and line.words[k + 3] == "half")
        or after in ("after", "before", "earlier", "later", "since", "into")
        or number_at_remainder(line, k, unit)
    )
    if (after == "or" and line.words[k + 2] == "two") or before in ("once", "twice", "times") or (before == "in" and line.words[p - 2] == "once" and unit == "century") or not is_length:
        return []
    value, final, end = _with_remainder(line, 1, unit, k + 1)
    length = iso_length(value, final)
    modifier = edge_before(line, p, floor)[1] if before not in EDGES else "exact"
    return [Finding(p, end, "length", Length(length), "about" if modifier == "about" else "exact")] if length else []


def number_at_remainder(line: Line, k: int, unit: str) -> bool:
    """Whether "and forty minutes" follows the unit at `k`."""
    return _with_remainder(line, 1, unit, k + 1)[2] > k + 1


def _read_quarter_ago(line: Line, k: int, p: int, unit: str) -> list[Finding]:
    """ "a quarter earlier"; "a quarter" alone is a fraction."""
    shifted = _read_shift(line, p, k + 1, unit, 1) if unit == "quarter" else None
    return [shifted] if shifted else []


def _read_compound(line: Line, k: int, unit: str, p: int) -> list[Finding]:
    """ "year-end", "year-ago", "year-earlier", "month-long"."""
    second = line.words[k + 2] if line.words[k + 1] in HYPHENS else ""
    if second in ("ago", "earlier", "before", "prior"):
        return [Finding(k, k + 3, "shifted", Shift(unit, -1))] if unit in ("year", "month", "week", "quarter") else []
    if second == "end" and unit in ("year", "month", "quarter", "week") and not year_number(line.words[k + 3]):
        return _whole(line, k, k + 3, unit, "either", 0, "relative_period", "late")
    if second == "long" and unit in _ISO and unit not in ("quarter", "hour", "minute"):
        length = iso_length(1, unit)
        return [Finding(k, k + 3, "length", Length(length))] if length else []
    return []


def _whole(line: Line, first: int, end: int, unit: str, origin: str, steps: int, rule: str, modifier: str = "exact") -> list[Finding]:
    return [Finding(first, end, rule, Whole(unit, Step(origin, steps)), modifier)]


def _read_pointed(line: Line, k: int, unit: str, p: int, floor: int) -> list[Finding]:
    """ "this week", "the past year", "the following day", "the same month", "the end of the year", "the year before last"."""
    word, end = line.words[p], k + 1
    if unit in ("minute", "hour", "century", "fortnight"):
        return [Finding(p, end, "length", Length("P2W"))] if unit == "fortnight" and word in ("past", "last", "next") else []
    start, has_article = p, False
    if p > floor and line.words[p - 1] in ("the", "this", "that") and word != "the":
        start, has_article = p - 1, line.words[p - 1] == "the"
    along = line.words[start - 1] in _ALONG and start > floor
    first, modifier = edge_before(line, start, floor)
    if modifier == "about":
        first, modifier = start, "exact"
    if word in ("this", "current") or (word in ("past", "coming", "last", "next") and line.words[p - 1] == "this"):
        if unit == "day":
            return []
        steps = {"past": -1, "last": -1, "coming": 1 if unit not in ("weekend",) else 0}.get(word, 0)
        return _whole(line, first, end, unit, "published", steps, "relative_period", modifier)
    if word in ("last", "past", "coming", "upcoming"):
        if unit == "day":
            return []
        if (has_article and along) or (word == "past" and unit not in ("weekend", "quarter")) or (word == "coming" and along):
            if unit not in ("weekend", "quarter"):
                length = iso_length(1, unit)
                return [Finding(first, end, "length", Length(length))] if length else []
        if line.words[end] == "of" and unit == "week" and line.words[end + 1] in MONTHS:
            return []
        return _whole(line, first, end, unit, "published", 1 if word in ("coming", "upcoming") else -1, "relative_period", modifier)
    if word == "next":
        if unit == "day":
            return _with_day_part(line, first, end, 1)
        if has_article and along and unit not in ("weekend", "quarter"):
            length = iso_length(1, unit)
            return [Finding(first, end, "length", Length(length))] if length else []
        return _whole(line, first, end, unit, "published", 1, "relative_period", modifier)
    if word in ("following", "previous", "preceding", "prior"):
        steps = 1 if word == "following" else -1
        if unit == "day":
            return _with_day_part(line, first, end, steps)
        return _whole(line, first, end, unit, "text", steps, "relative_period", modifier)
    if word in ("same", "that"):
        # "the same quarter of 2024", "the same month last year": the year says it all
        after = end + (line.words[end] in ("of", "in"))
        if word == "same" and (year_number(line.words[after]) or line.words[after] in ("last", "a", "the", "fiscal", "previous")):
            return []
        if word == "that" and line.words[end] not in FUNCTION_WORDS and line.is_word(end) and unit == "day":
            return []
        return _whole(line, first, end, unit, "text", 0, "same", modifier)
    return _read_with_article(line, k, unit, p, floor) if word == "the" else []


def _with_day_part(line: Line, first: int, end: int, steps: int) -> list[Finding]:
    last = end + 1 if line.words[end] in DAY_PARTS else end
    return [Finding(first, last, "shifted", Shift("day", steps))]


def _read_with_article(line: Line, k: int, unit: str, p: int, floor: int) -> list[Finding]:
    """ "the end of the year", "later in the week", "the day after the talks", "the week before last", "over the weekend"."""
    end, after = k + 1, line.words[k + 1]
    if after in ("before", "after") and unit != "weekend":
        if line.words[end + 1] in ("last", "next"):
            steps = -2 if after == "before" else 2
            return _whole(line, p, end + 2, unit, "published", steps, "relative_period")
        if line.words[end + 1] in ("yesterday", "tomorrow"):
            return []
        steps = -1 if after == "before" else 1
        if unit != "day" and not _stands_alone(line, end + 1):
            return []
        # in apposition to a date it is that date: "on Friday, the day after the talks"
        if unit == "day" and line.words[p - 1] == "," and line.words[p - 2] in (WEEKDAYS.keys() | SHORT_WEEKDAYS.keys()) and not _stands_alone(line, end + 1):
            steps = 0
        return [Finding(p, end + 1, "shifted", Shift(unit, steps))]
    before, edge = line.words[p - 1], line.words[p - 2]
    if p <= floor:
        return []
    if unit == "weekend":
        if before in ("over", "during", "on", "at", "by", "before", "after", "until", "through", "of"):
            return _whole(line, p, end, unit, "published", 0, "weekend")
        return []
    if unit == "day" or after in UNITS or (line.is_word(end) and line.touches(end)):
        return []
    if before == "in" and edge in ("later", "earlier", "late", "early", "mid"):
        return _whole(line, p, end, unit, "either", 0, "relative_period", EDGES.get(edge, "exact"))
    if before == "of" and edge in EDGES and p - 2 >= floor:
        first = p - 3 if line.words[p - 3] == "the" and p - 3 >= floor else p - 2
        return _whole(line, first, end, unit, "either", 0, "relative_period", EDGES[edge])
    return []


# --- quarters and halves


def _read_quarter(line: Line, k: int, p: int, floor: int) -> list[Finding]:
    """ "the third quarter of 2024", "first-quarter", "fiscal fourth quarter", "the first and second quarters"."""
    q = p - 1 if line.words[p] in ("fiscal", "financial") and p > floor else p
    ordinal = _ordinal_before(line, q + 1)
    if not ordinal or ordinal[0] > 4 or ordinal[1] < floor:
        return []
    return _parts(line, "Q", ordinal, k, floor)


def _ordinal_before(line: Line, end: int) -> tuple[int, int] | None:
    for start in (end - 1, end - 2):
        if start >= 0 and (found := ordinal_at(line.tokens, start)) and found[1] == end:
            return found[0], start
    return None


def _parts(line: Line, kind: str, ordinal: tuple[int, int], k: int, floor: int) -> list[Finding]:
    number, start = ordinal
    when, end = year_tail(line, k + 1)
    rule = "quarter" if kind == "Q" else "half"
    found: list[Finding] = []
    if line.words[start - 1] in ("and", "to", "or") and start - 2 >= floor and (other := _ordinal_before(line, start - 1)) and other[0] < number:
        found = [Finding(other[1], start - 1, rule, Part(kind, other[0], when))]
    elif start > floor and line.words[start - 1] in ("fiscal", "financial"):
        start -= 1
    if not found and start > floor and line.words[start - 1] == "the":
        start -= 1
    first, modifier = (start, "exact") if found else edge_before(line, start, floor)
    return [*found, Finding(first, end, rule, Part(kind, number, when), modifier)]


def read_half(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the first half of 2026", "second-half", "the second half"; half of something else than a year is none."""
    p = k - 1
    if line.words[p] in HYPHENS and line.touches(k) and p > floor:
        p -= 1
    ordinal = _ordinal_before(line, p + 1) if p >= floor else None
    if not ordinal or ordinal[0] > 2 or ordinal[1] < floor or line.words[k + 1] in UNITS:
        return []
    when, _ = year_tail(line, k + 1)
    if line.words[k + 1] == "of" and when is None:
        return []
    before = line.words[ordinal[1] - 1]
    if when is None and before not in ("the", "in", "'s", "fiscal", "and", "a", "strong", "weak") and p == k - 1:
        return []
    return _parts(line, "H", ordinal, k, floor)


# --- parts of a day, "this date", "the next three"


def read_day_part(line: Line, k: int, floor: int) -> list[Finding]:
    """ "this morning", "last night", "that evening", "the following afternoon"."""
    word = line.words[k - 1]
    if k - 1 < floor:
        return []
    if word == "this":
        return _whole(line, k - 1, k + 1, "day", "published", 0, "relative_day")
    if word == "last" and line.words[k] in ("night", "evening"):
        return _whole(line, k - 1, k + 1, "day", "published", -1, "relative_day")
    first = k - 2 if line.words[k - 2] == "the" and k - 2 >= floor else k - 1
    if word in ("same", "that"):
        return _whole(line, first, k + 1, "day", "text", 0, "same")
    if word in ("following", "next", "previous"):
        return [Finding(first, k + 1, "shifted", Shift("day", -1 if word == "previous" else 1))]
    return []


def read_bare_date(line: Line, k: int, floor: int) -> list[Finding]:
    """ "this date", "that date", "the same date": the day named before."""
    word = line.words[k - 1]
    if k - 1 < floor or word not in ("this", "that", "same"):
        return []
    first = k - 2 if word == "same" and line.words[k - 2] == "the" and k - 2 >= floor else k - 1
    return _whole(line, first, k + 1, "day", "text", 0, "same")


def read_elliptic(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the next three", the unit being that of a date or length before."""
    if k + 1 >= len(line.tokens):
        return []
    number = number_at(line.tokens, k + 1)
    if not number or number[0] != int(number[0]) or not 1 < number[0] < 100 or line.words[number[1]] not in ("", ".", ";", ",", ")"):
        return []
    first = k - 1 if line.words[k - 1] == "the" and k - 1 >= floor else k
    return [Finding(first, number[1], "elliptic_length", Elliptic(int(number[0])))]


def read_long(line: Line, k: int) -> list[Finding]:
    """ "3M", "10Y": the term of a rate in a table of markets."""
    length = iso_length(float(line.words[k]), "month" if line.words[k + 1] == "m" else "year")
    return [Finding(k, k + 2, "length", Length(length))] if length else []
