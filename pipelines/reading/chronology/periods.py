"""Stretches of the calendar: their ISO values, first and last days, neighbours, and the holidays that are named instead of dated.

Plain arithmetic on dates. How a text points at a period stands in `grammar`, which one it means in `reading.dates`.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1500, 2150
"""Years that news about trade can mean; numbers outside are no years."""

FINENESS = ("day", "week", "month", "quarter", "half", "year", "decade")
"""Granularities, the finest first."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: ISO `value` as in the date tables, `start` and `end` inclusive, `granularity` one of `FINENESS`."""

    value: str
    start: date
    end: date
    granularity: str

    def is_within(self, granularity: str) -> bool:
        """Whether it is at least as fine as `granularity`."""
        return FINENESS.index(self.granularity) <= FINENESS.index(granularity)


def day(on: date) -> Period:
    """One day."""
    return Period(on.isoformat(), on, on, "day")


def week(on: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    year, number, weekday = on.isocalendar()
    monday = on - timedelta(days=weekday - 1)
    return Period(f"{year:04d}-W{number:02d}", monday, monday + timedelta(days=6), "week")


def month(year: int, number: int) -> Period:
    """A month of a year."""
    return Period(f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def part(year: int, kind: str, number: int) -> Period:
    """A quarter (`kind` Q, 1 to 4) or a half (`kind` H, 1 or 2) of a year."""
    months = 3 if kind == "Q" else 6
    first, last = (number - 1) * months + 1, number * months
    return Period(
        f"{year:04d}-{kind}{number}",
        date(year, first, 1),
        date(year, last, monthrange(year, last)[1]),
        "quarter" if kind == "Q" else "half",
    )


def year(number: int) -> Period:
    """A year."""
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(number: int) -> Period:
    """The decade that holds a year; its value is the three digits that its years share."""
    first = number // 10 * 10
    return Period(f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def month_after(on: date, steps: int) -> tuple[int, int]:
    """Year and number of the month `steps` months after that of a day (before it where negative)."""
    years, index = divmod(on.year * 12 + on.month - 1 + steps, 12)
    return years, index + 1


def around(on: date, granularity: str, steps: int = 0) -> Period | None:
    """The period of a granularity that holds a day, or the one `steps` after it; None outside `FIRST_YEAR` to `LAST_YEAR`."""
    try:
        found = _around(on, granularity, steps)
    except (ValueError, OverflowError):
        return None
    return found if FIRST_YEAR <= found.start.year <= LAST_YEAR else None


def _around(on: date, granularity: str, steps: int) -> Period:
    if granularity == "day":
        return day(on + timedelta(days=steps))
    if granularity == "week":
        return week(on + timedelta(weeks=steps))
    if granularity == "month":
        return month(*month_after(on, steps))
    if granularity == "quarter":
        years, number = month_after(on, 3 * steps)
        return part(years, "Q", (number + 2) // 3)
    if granularity == "half":
        years, number = month_after(on, 6 * steps)
        return part(years, "H", (number + 5) // 6)
    return year(on.year + steps) if granularity == "year" else decade(on.year + 10 * steps)


def same_a_year_away(period: Period, steps: int) -> Period | None:
    """The day, month, quarter, half or year that a period is, `steps` years later; a week or decade has no such twin."""
    number = period.start.year + steps
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    if period.granularity == "day":
        return day_of(number, period.start.month, period.start.day)
    if period.granularity == "month":
        return month(number, period.start.month)
    if period.granularity in ("quarter", "half"):
        return part(number, period.value[5], int(period.value[6]))
    return year(number) if period.granularity == "year" else None


def day_of(number: int, in_month: int, on: int) -> Period | None:
    """A day of a year by its numbers; None where the calendar has no such day."""
    try:
        return day(date(number, in_month, on))
    except ValueError:
        return None


def week_of_month(in_year: int, in_month: int, nth: int) -> Period:
    """The `nth` week of a month (-1 the last): the first is the one that holds its fourth day, as the first week of a year does."""
    if nth < 0:
        return week(month(in_year, in_month).end)
    return week(date(in_year, in_month, 4) + timedelta(weeks=nth - 1))


def _nth_weekday(in_month: int, weekday: int, nth: int) -> Callable[[int], date]:
    """The rule of a holiday on the `nth` such weekday (Monday 0) of a month; -1 is the last."""

    def on(number: int) -> date:
        if nth < 0:
            end = date(number, in_month, monthrange(number, in_month)[1])
            return end - timedelta(days=(end.weekday() - weekday) % 7)
        first = date(number, in_month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return on


def _fixed(in_month: int, on: int) -> Callable[[int], date]:
    return lambda number: date(number, in_month, on)


def _easter(number: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    golden, century, rest = number % 19, number // 100, number % 100
    leaps, correction = divmod(century, 4)
    epact = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * correction + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    in_month, on = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(number, in_month, on + 1)


def _before_easter(days: int) -> Callable[[int], date]:
    return lambda number: _easter(number) - timedelta(days=days)


def _listed(first: int, days: str) -> Callable[[int], date | None]:
    """The rule of a holiday by the moon, from its days (month and day) in the years from `first` on; None in other years."""
    listed = [(int(word[:2]), int(word[2:])) for word in days.split()]

    def on(number: int) -> date | None:
        return date(number, *listed[number - first]) if 0 <= number - first < len(listed) else None

    return on


_LUNAR_NEW_YEAR = _listed(
    2008,
    "0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123",
)
_DIWALI = _listed(2012, "1113 1103 1023 1111 1030 1019 1107 1027 1114 1104 1024 1112 1031 1020 1108 1029")

HOLIDAYS: dict[tuple[str, ...], Callable[[int], date | None]] = {
    ("lunar", "new", "year"): _LUNAR_NEW_YEAR,
    ("chinese", "new", "year"): _LUNAR_NEW_YEAR,
    ("diwali",): _DIWALI,
    ("election", "day"): lambda number: _nth_weekday(11, 0, 1)(number) + timedelta(days=1),
    ("guy", "fawkes", "night"): _fixed(11, 5),
    ("palm", "sunday"): _before_easter(7),
    ("ash", "wednesday"): _before_easter(46),
    ("new", "year", "'s", "day"): _fixed(1, 1),
    ("new", "year", "'s", "eve"): _fixed(12, 31),
    ("valentine", "'s", "day"): _fixed(2, 14),
    ("australia", "day"): _fixed(1, 26),
    ("burns", "night"): _fixed(1, 25),
    ("inauguration", "day"): _fixed(1, 20),
    ("martin", "luther", "king", "day"): _nth_weekday(1, 0, 3),
    ("presidents", "day"): _nth_weekday(2, 0, 3),
    ("presidents", "'", "day"): _nth_weekday(2, 0, 3),
    ("presidents", "’", "day"): _nth_weekday(2, 0, 3),
    ("patrick", "'s", "day"): _fixed(3, 17),
    ("swiss", "national", "day"): _fixed(8, 1),
    ("earth", "day"): _fixed(4, 22),
    ("anzac", "day"): _fixed(4, 25),
    ("cinco", "de", "mayo"): _fixed(5, 5),
    ("ve", "day"): _fixed(5, 8),
    ("vj", "day"): _fixed(8, 15),
    ("memorial", "day"): _nth_weekday(5, 0, -1),
    ("juneteenth",): _fixed(6, 19),
    ("canada", "day"): _fixed(7, 1),
    ("independence", "day"): _fixed(7, 4),
    ("bastille", "day"): _fixed(7, 14),
    ("labor", "day"): _nth_weekday(9, 0, 1),
    ("labour", "day"): _nth_weekday(9, 0, 1),
    ("columbus", "day"): _nth_weekday(10, 0, 2),
    ("halloween",): _fixed(10, 31),
    ("armistice", "day"): _fixed(11, 11),
    ("remembrance", "day"): _fixed(11, 11),
    ("veterans", "day"): _fixed(11, 11),
    ("thanksgiving", "day"): _nth_weekday(11, 3, 4),
    ("thanksgiving",): _nth_weekday(11, 3, 4),
    ("christmas", "eve"): _fixed(12, 24),
    ("christmas", "day"): _fixed(12, 25),
    ("christmas",): _fixed(12, 25),
    ("xmas",): _fixed(12, 25),
    ("boxing", "day"): _fixed(12, 26),
    ("good", "friday"): _before_easter(2),
    ("easter", "sunday"): _before_easter(0),
    ("easter", "monday"): _before_easter(-1),
    ("easter",): _before_easter(0),
}
"""Words of a holiday, lower case, to its day in a year. Holidays that fall on different days in different countries are left out;
Election Day is that of the United States. One that goes by the moon has no day in years that its list does not reach."""
