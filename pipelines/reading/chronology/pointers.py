"""Periods that are pointed at: "this week", "the end of the year", "the day after", "the third quarter of 2024", "this summer", "today"."""

from pipelines.reading.chronology.lengths import (
    in_apposition,
    is_one,
    is_set_phrase,
    iso_length,
    read_compound,
    read_counted,
    read_one,
    stands_alone,
)
from pipelines.reading.chronology.periods import HOLIDAYS
from pipelines.reading.chronology.reports import read_report_quarter
from pipelines.reading.chronology.words import (
    DAY_PARTS,
    EDGES,
    FISCAL,
    FUNCTION_WORDS,
    HYPHENS,
    MONTHS,
    PERCENT,
    POINTERS,
    PREPOSITIONS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    Finding,
    Holiday,
    Length,
    Line,
    Part,
    Season,
    Shift,
    Step,
    When,
    Whole,
    edge_before,
    ordinal_before,
    pointer_before,
    with_article,
    words,
    year_number,
    year_tail,
)

_ALONG = words("over in during within for throughout across")
"""Words that make "the past year" or "the next month" a length, not a period of the calendar."""
_POINTED = {"past": -1, "last": -1, "next": 1, "coming": 1, "upcoming": 1}
_ANAPHORIC = {"following": 1, "previous": -1, "preceding": -1, "prior": -1}
_OUTER_QUARTERS = {"opening": 1, "last": 4, "final": 4, "closing": 4}
_QUOTES = words("“ \" ‘ ' `")
_AROUND_A_FEAST = words("by before after until till since over and at for")
_PARTS_OF_A_YEAR = words("months weeks days quarters part half thirds third most bulk")
_AFTER_WEEK = words("of ended ending beginning starting commencing to through before after when that")
_WEEKEND_PLACES = words("over during on at by before after until through of")
_BEFORE_SEASON = words("in into since by until till during before after through early late mid of from over")
_BEFORE_A_FALL = words("the of - early mid late") | PREPOSITIONS
_AFTER_A_FALL = words("of in from into to under within on short outside below behind")
"""Prepositions after "the fall" and "goods that fall", which are no season."""
_NOWADAYS_BEFORE = words("than even still of")
_COMPARING = words("from against versus vs than compared instead")
_STATES = words("bears bear pays pay stands stand costs cost faces face charges charge employs employ makes make accounts account")
"""Verbs of what goes on: "a tonne today costs"."""
_NOWADAYS_AFTER = words("world economy era environment age climate society landscape standards dollars money terms")


def _whole(first: int, last: int, unit: str, origin: str, steps: int, rule: str, modifier: str = "exact") -> list[Finding]:
    return [Finding(first, last, rule, Whole(unit, Step(origin, steps)), modifier)]


# --- units


def read_unit(line: Line, k: int, floor: int) -> list[Finding]:
    """Whatever ends at or turns on the unit word at `k`: a length, a quarter, a period that is pointed at."""
    unit = UNITS[line.words[k]]
    if is_set_phrase(line, k):
        return []
    p = k - 1
    if p > floor and line.words[p] in HYPHENS and line.touches(p) and line.touches(k):
        p -= 1
    if p >= floor:
        if unit == "quarter" and (parts := _read_quarter(line, k, p, floor)):
            return parts
        if line.is_title(k) and line.columns.texts[p][0].isdecimal() and p - 1 >= floor and line.words[p - 1] in _QUOTES:
            return []  # the name of a programme
        if unit != "weekend" and (counted := read_counted(line, k, unit, p, floor)) is not None:
            return counted
        if line.words[k] != unit and line.words[k] != "yr":  # "years", "recent months": nothing said
            return []
        if is_one(line, p, floor):
            return read_one(line, k, unit, p, floor)
    if line.words[k - 1] == "new" and line.words[k - 2] == "the" and k - 2 >= floor and line.words[k] == "year":
        return [] if line.words[k + 1] in HYPHENS or line.is_title(k + 1) else [Finding(k - 2, k + 1, "season", Season(1, None))]
    is_feast = line.words[k - 1] == "new" and line.is_title(k - 1) and line.is_title(k) and k - 1 >= floor and line.words[k] == "year"
    if is_feast and line.words[k - 2] in _AROUND_A_FEAST and not line.is_title(k + 1) and line.words[k + 1] != "'s":
        return [Finding(k - 1, k + 1, "season", Season(1, None))]
    if line.words[k + 1] in HYPHENS:
        return read_compound(line, k, unit)
    if p < floor:
        return []
    if _is_year_end(line, k, p):
        return _whole(k, k + 2 + (line.words[k + 1] == "'s"), unit, "either", 0, "relative_period", "late")
    if p < k - 1:  # mid-year, end-month
        edge = EDGES.get(line.words[p])
        return _whole(p, k + 1, unit, "either", 0, "relative_period", edge) if edge and unit in ("week", "month", "quarter", "year") else []
    if line.words[p] == "the" and line.words[p - 1] in ("within", "inside") and p > floor and line.words[k + 1] not in HYPHENS:
        length = iso_length(1, unit) if unit not in ("weekend", "quarter") else None
        return [Finding(p, k + 1, "length", Length(length))] if length else []
    if unit in ("minute", "hour", "century", "fortnight") or (unit == "year" and year_number(line.words[k + 1])):
        return []
    return _read_pointed(line, k, unit, p - 1 if line.words[p] in FISCAL and p > floor else p, floor)


def _is_year_end(line: Line, k: int, p: int) -> bool:
    """Whether "year end" or "year's end" begins with the unit at `k`, after a preposition."""
    if p < k - 1 or UNITS[line.words[k]] not in ("week", "month", "quarter", "year", "decade"):
        return False
    end = k + 1 + (line.words[k + 1] == "'s")
    return line.words[end] == "end" and line.words[p] in PREPOSITIONS and line.words[end + 1] not in HYPHENS


def _read_pointed(line: Line, k: int, unit: str, p: int, floor: int) -> list[Finding]:
    """The unit at `k` with a pointer at `p`."""
    word, end = line.words[p], k + 1
    if unit == "quarter" and (report := read_report_quarter(line, k, p, floor)):
        return report
    if word == "the":
        return _read_with_article(line, k, unit, p, floor)
    if word in ("this", "last", "next") and line.words[p - 1] in _QUOTES and line.is_title(p) and line.is_title(k):
        return []  # the name of a programme
    before = line.words[p - 1] if p > floor else ""
    start = p - 1 if before in ("the", "this", "that") else p
    first, modifier = edge_before(line, start, floor)
    if modifier == "about":
        modifier = "exact"
    if word in _ANAPHORIC or (word == "next" and unit == "day"):
        steps = _ANAPHORIC.get(word, 1)
        if unit == "day":
            return [Finding(first, end + (line.words[end] in DAY_PARTS), "shifted", Shift("day", steps))]
        return _whole(first, end, unit, "text", steps, "relative_period", modifier)
    if word in ("same", "that"):
        if word == "same" and before not in ("the", "this", "that"):  # same-day voting
            return []
        return [] if _is_same_of_another_year(line, unit, end, word) else _whole(first, end, unit, "text", 0, "same", modifier)
    if unit == "day" or not (word in _POINTED or word in ("this", "current")):
        return []
    if unit == "week" and line.words[end] == "of" and line.words[end + 1] in MONTHS:  # the reader of months will see to it
        return []
    steps = _POINTED.get(word, 0)
    if before == "this" and word == "coming" and unit == "weekend":
        steps = 0
    is_length = (before == "the" and start > floor and line.words[start - 1] in _ALONG) or (word == "past" and before != "this")
    if is_length and steps and unit not in ("weekend", "quarter"):
        length = iso_length(1, unit)
        return [Finding(first, end, "length", Length(length))] if length else []
    return _whole(first, end, unit, "published", steps, "relative_period", modifier)


def read_fiscal_word(line: Line, k: int, floor: int) -> list[Finding]:
    """ "last fiscal", which leaves out the year, as writers in India do."""
    word = line.words[k - 1]
    steps = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1}.get(word)
    goes_on = line.words[k + 1][:1].isdecimal() or (line.is_word(k + 1) and line.words[k + 1] not in FUNCTION_WORDS)
    if steps is None or k - 1 < floor or goes_on:
        return []
    return _whole(with_article(line, k - 1, floor), k + 1, "year", "published", steps, "relative_period")


def _is_same_of_another_year(line: Line, unit: str, end: int, word: str) -> bool:
    """Whether "the same quarter" goes on "of 2024" or "last year", where the year says it all; "that day" with a noun is no day either."""
    if word == "that":
        return unit == "day" and line.is_word(end) and line.words[end] not in FUNCTION_WORDS
    after = end + (line.words[end] in ("of", "in"))
    return year_number(line.words[after]) is not None or line.words[after] in ("last", "a", "the", "fiscal", "previous")


def _read_with_article(line: Line, k: int, unit: str, p: int, floor: int) -> list[Finding]:
    """ "the end of the year", "later in the week", "the day after the talks", "the week before last", "over the weekend"."""
    end, after = k + 1, line.words[k + 1]
    if after in ("before", "after") and unit != "weekend":
        return _read_neighbour(line, k, unit, p)
    before, edge = (line.words[p - 1], line.words[p - 2]) if p > floor else ("", "")
    if unit == "weekend":
        rule = "relative_period" if before in ("before", "by", "until") or (before == "of" and edge == "ahead") else "weekend"
        return _whole(p, end, unit, "published", 0, rule) if before in _WEEKEND_PLACES else []
    if unit == "day" and before == "in" and edge in ("later", "earlier", "late", "early"):
        return _whole(p, end, unit, "text", 0, "same")
    if unit == "day" or after in UNITS:
        return []
    if unit == "year" and after in ("ended", "ending"):
        length = iso_length(1, unit)
        return [Finding(p, end, "length", Length(length))] if length else []
    if unit == "year" and (before == "for" or (before == "of" and edge in _PARTS_OF_A_YEAR)):
        return _whole(p, end, unit, "either", 0, "relative_period") if after not in HYPHENS else []
    if unit == "week" and before in ("on", "for") and after not in _AFTER_WEEK:
        return _whole(p, end, unit, "published", 0, "relative_period")
    if before == "in" and edge in ("later", "earlier", "late", "early", "mid"):
        return _whole(p, end, unit, "either", 0, "relative_period", EDGES.get(edge, "exact"))
    if before == "of" and edge in EDGES and p - 2 >= floor:
        return _whole(with_article(line, p - 2, floor), end, unit, "either", 0, "relative_period", EDGES[edge])
    return []


def _read_neighbour(line: Line, k: int, unit: str, p: int) -> list[Finding]:
    """ "the day after", "the week before last", "the day before the talks"."""
    end, steps = k + 2, -1 if line.words[k + 1] == "before" else 1
    if line.words[end] in ("last", "next") and line.words[end + 1] not in WEEKDAYS and line.words[end + 1] not in UNITS:
        return _whole(p, end + 1, unit, "published", 2 * steps, "relative_period")
    if line.words[end] in ("yesterday", "tomorrow"):
        return []
    alone = stands_alone(line, end)
    if unit != "day" and not alone:
        return []
    # in apposition to a day it is that day: "on Friday, the day after the talks"
    if not alone and in_apposition(line, p):
        steps = 0
    return [Finding(p, end, "shifted", Shift(unit, steps))]


# --- quarters and halves


def _read_quarter(line: Line, k: int, p: int, floor: int) -> list[Finding]:
    """ "the third quarter of 2024", "first-quarter", "fiscal fourth quarter", "the first and second quarters"."""
    end = p if line.words[p] in ("fiscal", "financial") and p > floor else p + 1
    ordinal = ordinal_before(line, end, floor)
    if ordinal is None and line.words[k + 1] == "of" and year_tail(line, k + 1)[0] is not None:
        ordinal = (_OUTER_QUARTERS[line.words[p]], p) if line.words[p] in _OUTER_QUARTERS else None
    return _parts(line, "Q", ordinal, k, floor) if ordinal and ordinal[0] <= 4 else []


def read_half(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the first half of 2026", "second-half", "the second half"; half of something else than a year is none."""
    p = k - 1
    if p > floor and line.words[p] in HYPHENS and line.touches(k):
        p -= 1
    is_second = line.words[p] == "latter" or (line.words[p] in ("last", "final") and year_tail(line, k + 1)[0] is not None)
    ordinal = (2, p) if is_second and p >= floor else ordinal_before(line, p + 1, floor)
    if not ordinal or ordinal[0] > 2 or line.words[k + 1] in UNITS:
        return []
    when, _ = year_tail(line, k + 1)
    before = line.words[ordinal[1] - 1]
    is_bare = p == k - 1 and before not in ("the", "in", "'s", "fiscal", "and", "a", "strong", "weak")
    if when is None and (line.words[k + 1] == "of" or is_bare):
        return []
    return _parts(line, "H", ordinal, k, floor)


def _parts(line: Line, kind: str, ordinal: tuple[int, int], k: int, floor: int) -> list[Finding]:
    number, start = ordinal
    when, end = year_tail(line, k + 1)
    rule = "quarter" if kind == "Q" else "half"
    other = ordinal_before(line, start - 1, floor) if line.words[start - 1] in ("and", "to", "or") and start - 2 >= floor else None
    if other and other[0] < number:
        first = Finding(with_article(line, other[1], floor), start - 1, rule, Part(kind, other[0], when))
        return [first, Finding(start, end, rule, Part(kind, number, when))]
    if start > floor and line.words[start - 1] in ("fiscal", "financial"):
        start -= 1
    edge, modifier = edge_before(line, with_article(line, start, floor), floor)
    return [Finding(edge, end, rule, Part(kind, number, when), modifier)]


# --- seasons and holidays


def read_season(line: Line, k: int, floor: int) -> list[Finding]:
    """ "this summer", "since spring", "the fall of 2024", "in the winter"."""
    word = line.words[k]
    when: When
    when, end = year_tail(line, k + 1)
    pointer, start = pointer_before(line, k, floor)
    if when is not None and word == "fall" and pointer is None and line.words[start - 1] not in _BEFORE_A_FALL:
        return []  # "the second fall this year"
    if (
        when is None
        and word in ("fall", "spring")
        and line.words[k + 1] in _AFTER_A_FALL
        and not (pointer in ("last", "next") or (pointer and line.is_title(k + 2)))
    ):
        return []
    if when is None and pointer is None:
        before = line.words[start - 1] if start > floor else ""
        if before in HYPHENS and line.words[start - 2] in EDGES:
            before = "mid"
        if before == "the" and start - 1 > floor:
            start, before = start - 1, line.words[start - 2]
        elif word in ("fall", "spring", "monsoon") and line.is_word(k + 1) and line.words[k + 1] not in FUNCTION_WORDS:
            return []
        if before not in _BEFORE_SEASON:
            return []
    first, modifier = edge_before(line, with_article(line, start, floor), floor)
    return [Finding(first, end, "season", Season(SEASONS[word], when or pointer), "about" if modifier == "exact" else modifier)]


HOLIDAYS_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(HOLIDAYS, key=lambda name: (-len(name), name)):
    HOLIDAYS_BY_FIRST.setdefault(_name[0], []).append(_name)


def read_holiday(line: Line, k: int, floor: int) -> list[Finding]:
    """ "Labor Day", "Christmas", "last Thanksgiving"; "Christmas shopping" is no day."""
    if not line.is_title(k):
        return []
    for name in HOLIDAYS_BY_FIRST[line.words[k]]:
        end = k + len(name)
        if tuple(line.words[k:end]) != name:
            continue
        when: When
        when, tail = year_tail(line, end)
        pointer, start = pointer_before(line, _with_saint(line, k, floor), floor)
        is_noun = line.is_word(end) and line.words[end] not in FUNCTION_WORDS and line.words[end] not in POINTERS
        if len(name) == 1 and when is None and pointer is None and is_noun:
            return []
        return [Finding(_with_saint(line, k, floor) if when else start, tail, "holiday", Holiday(name, when or pointer))]
    return []


def _with_saint(line: Line, k: int, floor: int) -> int:
    """Where the name of the saint of a holiday begins: `St. Patrick's Day`."""
    at = k - 2 if line.words[k - 1] == "." else k - 1
    return at if at >= floor and line.words[at] in ("st", "saint") else k


# --- days


def read_today(line: Line, k: int, floor: int) -> list[Finding]:
    """ "today", "tomorrow morning", "the day before yesterday"; not "today" that means nowadays ("than today", "from 15% today")."""
    word = line.words[k]
    if word == "today":
        before = line.words[k - 1]
        if line.is_title(k) and k > floor and line.columns.texts[k - 1].isupper() and len(before) > 2:  # USA Today
            return []
        if before in _NOWADAYS_BEFORE and line.words[k - 2] != "as":
            return []
        if (before in PERCENT or before == "cent") and not _COMPARING.isdisjoint(line.words[max(0, k - 5) : k - 1]):
            return []
        if line.words[k + 1] in _STATES and line.is_word(k - 1) and before not in FUNCTION_WORDS and not line.is_title(k - 1):
            return []
        if line.words[k + 1] == "'s" and any(following in _NOWADAYS_AFTER for following in line.words[k + 2 : k + 5]):
            return []
    steps = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    end = k + 1 + (line.words[k + 1] in DAY_PARTS and word != "tonight")
    start = k
    if steps and k - 2 >= floor and line.words[k - 2] == "day" and line.words[k - 1] == ("before" if steps < 0 else "after"):
        start, steps = with_article(line, k - 2, floor), 2 * steps
    return _whole(start, end, "day", "published", steps, "relative_day")


def read_day_part(line: Line, k: int, floor: int) -> list[Finding]:
    """ "this morning", "last night", "that evening", "the following afternoon"."""
    word, first = line.words[k - 1], k - 1
    if first < floor:
        return []
    if word == "this":
        return _whole(first, k + 1, "day", "published", 0, "relative_day")
    if word == "last" and line.words[k] in ("night", "evening"):
        return _whole(first, k + 1, "day", "published", -1, "relative_day")
    first = with_article(line, first, floor)
    if word in ("same", "that"):
        return _whole(first, k + 1, "day", "text", 0, "same")
    steps = 1 if word == "next" else _ANAPHORIC.get(word)
    return [Finding(first, k + 1, "shifted", Shift("day", steps))] if steps else []


def read_bare_date(line: Line, k: int, floor: int) -> list[Finding]:
    """ "this date", "that date", "the same date": the day named before."""
    if k - 1 < floor or line.words[k - 1] not in ("this", "that", "same"):
        return []
    return _whole(with_article(line, k - 1, floor), k + 1, "day", "text", 0, "same")
