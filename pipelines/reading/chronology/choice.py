"""A part of a year whose year is not said: the days or months it can be, and which of them is meant."""

from datetime import date

from pipelines.reading.chronology import periods
from pipelines.reading.chronology.periods import Period
from pipelines.reading.chronology.tense import DONE, FUTURE, LOOKS_AHEAD, LOOSE, PAST, SURE
from pipelines.reading.chronology.words import Day, Holiday, Month, Part, Season

InYear = Day | Month | Part | Season | Holiday
"""Shapes that are a part of some year."""

_AHEAD = {DONE: 1000.0, PAST: 14.0, LOOSE: 3.0, None: 2.5, FUTURE: 1.0, SURE: 1.0}
"""What a day ahead of publication costs against one behind it, by tense: news looks back where nothing says that it looks ahead."""
_BEHIND = {DONE: 1.0, PAST: 1.0, LOOSE: 1.0, None: 1.0, FUTURE: 2.5, SURE: 8.0}
"""The same for a day behind it. The future is the weaker sign: "will apply from" is also said of what applies already."""
_RECENT, _LONG_BEHIND = 90, 6.0
"""What applies already has done so for no more than these days; beyond, the future is told of a day behind at this cost."""
_FADED, _FADING = 270, 2.0
"""A day without a year is seldom farther behind than this; beyond, it costs so much more."""
_STARTED = 2.0
"""The cost of a day behind from which something runs."""
_AT_HAND = 31
"""What begins within these days of the same year needs no "next"."""
_LOOK_BACK = 3
"""How much farther a step back in a story is than one onward."""


def in_order(shape: Day, second: int, day_first: bool) -> Day:
    """A day written as two figures, with the month where it belongs; `day_first` says which way round the article writes."""
    is_day_first = periods.day_of(2000, second, shape.day) is not None
    is_month_first = periods.day_of(2000, shape.day, second) is not None
    if is_month_first and not (is_day_first and day_first):
        return Day(second, shape.day, shape.year, shape.weekday)
    return shape


def in_year(shape: InYear, year: int) -> Period | None:
    """The part of a year that a shape is; a season is its middle month, so that its distance can be told."""
    if not periods.FIRST_YEAR <= year <= periods.LAST_YEAR:
        return None
    match shape:
        case Day(day, month):
            return periods.day_of(year, month or 1, day)
        case Month(month) | Season(month):
            return periods.month(year, month)
        case Part(kind, number):
            return periods.part(year, kind, number)
        case Holiday(name):
            on = periods.HOLIDAYS[name](year)
            return periods.day(on) if on else None


def as_year(shape: InYear, found: Period) -> Period:
    """A season takes its year."""
    return periods.year(found.start.year) if isinstance(shape, Season) else found


def part_of(shape: InYear, year: int) -> Period | None:
    """The part of a year that a shape is, a season as its year; None where the year has no such day."""
    found = in_year(shape, year)
    return as_year(shape, found) if found else None


def candidates(shape: InYear, on: date) -> list[Period]:
    """A part of the year of a day and of those beside it."""
    return [found for year in (on.year - 1, on.year, on.year + 1) if (found := in_year(shape, year))]


def nearest(shape: InYear, on: date, anchor: str) -> tuple[Period, str] | None:
    """The one nearest to a day, whichever side of it; `anchor` is the name of that day."""
    found = candidates(shape, on)
    return (as_year(shape, min(found, key=lambda period: abs(period.start - on))), anchor) if found else None


def beside(shape: InYear, last: Period, steps: int) -> tuple[Period, str] | None:
    """ "that September", "the following May": in the year of the date before, or the next or previous one from it."""
    found = in_year(shape, last.start.year)
    if found and steps > 0 and found.start <= last.end:
        found = in_year(shape, last.start.year + 1)
    elif found and steps < 0 and found.end >= last.start:
        found = in_year(shape, last.start.year - 1)
    return (as_year(shape, found), last.value) if found else None


def pointed(among: list[Period], on: date, pointer: str) -> Period:
    """The one among the same parts of several years that "last", "next" or "this" means, seen from a day."""
    if pointer == "last":
        return ([found for found in among if found.end < on] or among[:1])[-1]
    if pointer == "next":
        # said in June, "next July" is not the one that begins in a few days; said in December, "next January" is
        coming = [found for found in among if found.start > on]
        return ([found for found in coming if (found.start - on).days > _AT_HAND or found.start.year > on.year] or among[-1:])[0]
    return ([found for found in among if found.start.year == on.year] or among)[0]


def cost(found: Period, on: date, tense: str | None, is_start: bool = False) -> tuple[float, bool]:
    """How far a period lies from a day, farther where it contradicts the tense; of two equally far the past one is cheaper.

    With `is_start` ("it runs from April 2") a day behind it stays likely, however long ago.
    """
    if found.end < on:
        days = (on - found.end).days
        if tense in LOOKS_AHEAD and (is_start or days > _RECENT):
            return days * (_STARTED if is_start else _LONG_BEHIND), False
        return days * _BEHIND[tense] * (_FADING if found.granularity == "day" and days > _FADED else 1.0), False
    if found.start > on:
        return (found.start - on).days * _AHEAD[tense], True
    return 0.0, False


def leap(found: Period, since: date) -> int:
    """How many days a story leaps to a period; a step back is a greater leap."""
    return (found.start - since).days if found.start >= since else (since - found.end).days * _LOOK_BACK


def middle(period: Period) -> date:
    """The day in the middle of a period."""
    return period.start + (period.end - period.start) / 2
