"""What an article says of years as a whole, gathered from all its expressions before any of them is settled."""

from collections.abc import Iterable

from pipelines.reading.chronology import periods
from pipelines.reading.chronology.periods import Period
from pipelines.reading.chronology.words import Day, Finding, Month, Named

_AS_WRITTEN = "numeric_day"
"""The rule whose days may still turn out to be months."""


def first_dated(findings: Iterable[Finding]) -> Period | None:
    """The first day that is written with its year, else the first such month or year."""
    coarse: Period | None = None
    for finding in findings:
        match finding.shape:
            case Day(day, int(month), int(year)) if finding.rule != _AS_WRITTEN:
                if complete := periods.day_of(year, month, day):
                    return complete
            case Month(month, int(year)):
                coarse = coarse or periods.month(year, month)
            case Named(period) if period.granularity == "year":
                coarse = coarse or period
    return coarse


def years_of_days(findings: Iterable[Finding]) -> dict[tuple[int, int], int]:
    """Month and day to the one year with which the article writes them; 0 where it writes them with several."""
    years: dict[tuple[int, int], int] = {}
    for finding in findings:
        match finding.shape:
            case Day(day, int(month), int(year)) if finding.rule != _AS_WRITTEN and years.setdefault((month, day), year) != year:
                years[month, day] = 0
    return years


def writes_day_first(findings: Iterable[Finding], published: Period | None) -> bool:
    """Whether "02/04/2025" is the second of April here.

    Told by dates in figures that allow one reading only, then by dates in words, then by which reading lies nearer to publication; where
    nothing tells, the month comes first.
    """
    certain = worded = 0
    open_day: Day | None = None
    for finding in findings:
        if not isinstance(finding.shape, Day) or finding.shape.month is None:
            continue
        if finding.rule == _AS_WRITTEN:
            open_day = open_day or finding.shape
            certain += (finding.shape.day > 12) - (finding.shape.month > 12)
        elif finding.rule in ("day_month", "month_day"):
            worded += 1 if finding.rule == "day_month" else -1
    if certain or worded or published is None or open_day is None or not isinstance(open_day.year, int):
        return (certain or worded) > 0
    day_first = periods.day_of(open_day.year, open_day.month or 0, open_day.day)
    month_first = periods.day_of(open_day.year, open_day.day, open_day.month or 0)
    if day_first is None or month_first is None:
        return day_first is not None
    return abs(day_first.start - published.start) < abs(month_first.start - published.start)
