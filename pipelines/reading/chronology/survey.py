"""What an article says of years as a whole, gathered from all its expressions before any of them is settled."""

from collections.abc import Iterable

from pipelines.reading.article import Sentence
from pipelines.reading.chronology import periods
from pipelines.reading.chronology.neighbours import verb_forms, words_of
from pipelines.reading.chronology.periods import Period
from pipelines.reading.chronology.tense import LOOKS_AHEAD, tense_around
from pipelines.reading.chronology.words import Day, Finding, Month, Named, Whole

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


def days_named(findings: Iterable[Finding]) -> set[tuple[int, int]]:
    """The days that the article names by month and day, with a year or without."""
    found = (finding.shape for finding in findings if finding.rule != _AS_WRITTEN)
    return {(shape.month, shape.day) for shape in found if isinstance(shape, Day) and shape.month is not None}


def months_ahead(found: Iterable[tuple[Sentence, list[Finding]]]) -> set[int]:
    """The months that the article speaks of as to come, by its verbs, and never as over."""
    ahead: set[int] = set()
    over: set[int] = set()
    for sentence, findings in found:
        forms = None
        for finding in findings:
            shape = finding.shape
            if not isinstance(shape, Day | Month) or shape.month is None or shape.year is not None or finding.rule == _AS_WRITTEN:
                continue
            forms = forms or verb_forms(sentence)
            tense = tense_around(forms, finding.first, finding.last)
            if tense is not None:
                (ahead if tense in LOOKS_AHEAD else over).add(shape.month)
    return ahead - over


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


def day_of_news(found: Iterable[tuple[Sentence, list[Finding]]], published: Period | None) -> Period | None:
    """The day that an article seems to be written on, where only the month or year of its publication is known, else None.

    It is the day that "today" or "yesterday" stands beside ("yesterday, October 28"), else the last one of that month or year which is
    told of as over.
    """
    if published is None or published.granularity == "day":
        return None
    last: Period | None = None
    for sentence, findings in found:
        for n, finding in enumerate(findings):
            day = _within(finding, published)
            if day is None:
                continue
            for other in findings[max(0, n - 1) : n] + findings[n + 1 : n + 2]:
                gap = words_of(sentence, min(finding.last, other.last), max(finding.first, other.first))
                if isinstance(other.shape, Whole) and other.rule == "relative_day" and gap in ([], [","], ["("], ["on"]):
                    return periods.around(day.start, "day", -other.shape.step.steps)
            if last is None or day.start > last.start:
                tense = tense_around(verb_forms(sentence), finding.first, finding.last)
                last = last if tense in LOOKS_AHEAD else day
    return last


def _within(finding: Finding, published: Period) -> Period | None:
    """The day of a month that a finding is, if it lies in the period of publication."""
    shape = finding.shape
    if not isinstance(shape, Day) or shape.months is not None or finding.rule == _AS_WRITTEN:
        return None
    if shape.month is None and not published.is_within("month"):
        return None
    year = shape.year if isinstance(shape.year, int) else published.start.year
    day = periods.day_of(year, shape.month or published.start.month, shape.day)
    return day if day is not None and published.start <= day.start <= published.end else None
