"""Which days, weeks, months, quarters, years and lengths of time an article names: from expressions to periods.

What an expression says is read by `date_grammar`. Here it is settled what it means: against the day of publication, against the dates named
before it, and by whether its sentence looks back or ahead. An expression that cannot be settled is left out, never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.reading import periods
from pipelines.reading.article import Article, DateMention, Sentence
from pipelines.reading.date_grammar import find_expressions
from pipelines.reading.date_units import iso_length
from pipelines.reading.date_words import (
    Day,
    Elliptic,
    Finding,
    Holiday,
    Length,
    Month,
    Named,
    Part,
    Season,
    Shape,
    Shift,
    Step,
    WeekOf,
    Weekday,
    When,
    Whole,
)
from pipelines.reading.periods import Period
from pipelines.reading.tense import DONE, FUTURE, PAST, tense_around

_AHEAD = {DONE: 1000.0, PAST: 10.0, None: 2.0, FUTURE: 1.0}
"""What a day ahead of publication costs against one behind it, by tense: news looks back where nothing says that it looks ahead."""
_BEHIND = {DONE: 1.0, PAST: 1.0, None: 1.0, FUTURE: 2.5}
"""The same for a day behind it. The future is the weaker sign: "will apply from" is also said of what applies already."""
_FRESH = timedelta(days=31)
"""A day this near to publication needs no year, whatever year the paragraph speaks of."""
_STORY = timedelta(days=270)
"""How far apart two dates of one story may lie for the second to take the year of the first."""
_SHARING = ("to", "-", "–", "—", "through", "until", "till", "and", "or", "/", "&")
"""Signs between two dates of which the second may give the first its year."""
_RANGES = (["to"], ["-"], ["–"], ["—"], ["through"], ["until"], ["till"])


def find_dates(article: Article) -> list[DateMention]:
    """All expressions of time in an article, in order, none overlapping another; `article.text[start:end]` is the mention."""
    found = [(sentence, find_expressions(sentence.tokens)) for sentence in article.sentences]
    timeline = _Timeline(article, found)
    mentions: list[DateMention] = []
    end = 0
    for sentence, findings in found:
        for n, finding in enumerate(findings):
            mention = timeline.settle(sentence, findings, n)
            if mention is not None and mention.start >= end:
                mentions.append(mention)
                end = mention.end
    return mentions


_InYear = Day | Month | Part | Season | Holiday
"""Shapes that are a part of some year."""


@dataclass(slots=True)
class _Known:
    """A period that the text has named, where, and whether its year was said or follows from one that was."""

    period: Period
    sentence_no: int
    block_no: int
    has_year: bool
    last: int = 0
    """Position after its last token in its sentence."""


class _Timeline:
    """What is known of time while an article is read from top to bottom."""

    def __init__(self, article: Article, found: list[tuple[Sentence, list[Finding]]]) -> None:
        self._published = _published(article)
        self._last: _Known | None = None
        self._last_day: _Known | None = None
        self._last_stated: _Known | None = None
        self._told: _Known | None = None
        self._last_length: tuple[int, str] | None = None
        self._day_first = _writes_day_first(found, self._published)
        self._dated = _years_said(found)
        self._entry: tuple[int, date] | None = None
        self._first_dated = _first_complete(found) if self._published is None or self._published.granularity != "day" else None

    # --- reading on

    def settle(self, sentence: Sentence, findings: list[Finding], n: int) -> DateMention | None:
        """The mention that the `n`th finding of a sentence is; None where its meaning stays open."""
        finding = findings[n]
        tokens = sentence.tokens
        start, end = tokens[finding.first].start, tokens[finding.last - 1].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        if isinstance(finding.shape, (Length, Elliptic)):
            value = self._length(finding.shape, sentence)
            if value is None:
                return None
            return DateMention(
                sentence.no, start, end, text, finding.rule, "DURATION", value, None, None, None, finding.modifier, None
            )
        shape = _with_shared_year(sentence, findings, n)
        try:
            settled = self._period(shape, sentence, finding)
        except (ValueError, OverflowError):  # a day that no calendar has, a year out of range
            return None
        if settled is None:
            return None
        period, anchor = settled
        has_year = anchor == "text" or any(known and known.has_year and anchor == known.period.value for known in (self._last, self._told))
        self._remember(_Known(period, sentence.no, sentence.block_no, has_year, finding.last), sentence, finding)
        return DateMention(
            sentence.no,
            start,
            end,
            text,
            finding.rule,
            "DATE",
            period.value,
            period.start,
            period.end,
            period.granularity,
            finding.modifier,
            anchor,
        )

    def _length(self, shape: Length | Elliptic, sentence: Sentence) -> str | None:
        if isinstance(shape, Length):
            self._last_length = sentence.no, shape.value[-1]
            return shape.value
        unit: str | None = None
        if self._last and self._last.sentence_no == sentence.no:
            unit = self._last.period.granularity
        elif self._last_length and self._last_length[0] == sentence.no:
            unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[self._last_length[1]]
        return iso_length(shape.number, unit) if unit in ("year", "quarter", "month", "week", "day") else None

    def _period(self, shape: Shape, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        match shape:
            case Named(period):
                return period, "text"
            case Day(month=None):
                return self._day_of_month(shape, sentence, finding)
            case Day():
                return self._day(shape, sentence, finding)
            case Month() | Part() | Season() | Holiday():
                return self._in_year(shape, sentence, finding)
            case Weekday():
                return self._weekday(shape, sentence, finding)
            case Whole():
                return self._whole(shape, sentence, finding)
            case Shift():
                return self._shift(shape, sentence)
            case WeekOf():
                return self._week_of(shape, sentence, finding)
        return None

    # --- what to count from

    def _today(self) -> tuple[date, str] | None:
        """The day that relative expressions are counted from, and its name: publication, else the last full date in the text."""
        if self._published is not None and self._published.granularity == "day":
            return self._published.start, "published"
        if self._last_day is not None:
            return self._last_day.period.start, self._last_day.period.value
        first = self._first_dated
        return (first.start, first.value) if first and first.granularity == "day" else None

    def _near(self) -> tuple[date, str] | None:
        """The day near which dates without a year are sought: the middle of the period of publication, else a date in the text."""
        if self._published is not None:
            return _middle(self._published), "published"
        if self._last is not None:
            return _middle(self._last.period), self._last.period.value
        return (_middle(self._first_dated), self._first_dated.value) if self._first_dated else None

    def _tense(self, sentence: Sentence, finding: Finding) -> str | None:
        return tense_around([token.lower for token in sentence.tokens], finding.first, finding.last)

    def _remember(self, known: _Known, sentence: Sentence, finding: Finding) -> None:
        period = known.period
        self._last = known
        if finding.rule not in ("shifted", "ago"):
            self._last_stated = known
        if period.granularity == "day":
            self._last_day = known
            if known.has_year and _opens_entry(sentence, finding):
                self._entry = sentence.block_no, period.start
        # a story told from the past: "in August 2017", "In 2019, ..."; a year in passing ("the 2018 tariffs") neither begins nor ends it
        if not period.is_within("quarter") and not (finding.first == 1 and sentence.tokens[0].lower == "in"):
            return
        over = self._published is None or period.start.year < self._published.start.year
        self._told = known if known.has_year and over and period.granularity != "decade" else None

    # --- shapes

    def _day(self, shape: Day, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        day, in_month = shape.day, shape.month
        assert in_month is not None
        if finding.rule == "numeric_day" and periods.day_of(2000, day, in_month) and (not self._day_first or not periods.day_of(2000, in_month, day)):
            day, in_month = in_month, day
        if isinstance(shape.year, int):
            found = periods.day_of(shape.year, in_month, day)
            return (found, "text") if found else None
        return self._in_year(Day(day, in_month, shape.year, shape.weekday), sentence, finding)

    def _in_year(self, shape: _InYear, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        """A part of a year, in the year that is said, or in the one that fits."""
        when = shape.year
        if isinstance(when, int):
            found = _part_of(shape, when)
            return (found, "text") if found else None
        if isinstance(when, Step):
            counted = self._whole(Whole("year", when), sentence, finding)
            found = _part_of(shape, counted[0].start.year) if counted else None
            return (found, counted[1]) if found and counted else None
        if when in ("that", "following", "previous") and self._last is not None:
            steps = {"following": 1, "previous": -1}.get(when, 0)
            return self._beside_last(shape, steps)
        entry = self._entry
        if entry is not None and entry[0] == sentence.block_no:
            nearest = [found for year in (entry[1].year - 1, entry[1].year, entry[1].year + 1) if (found := _dated_part(shape, year))]
            if nearest and when is None:
                return _whole_year(shape, min(nearest, key=lambda found: abs(found.start - entry[1]))), entry[1].isoformat()
        begun = self._last
        if begun is not None and when is None and begun.sentence_no == sentence.no and _words(sentence, begun.last, finding.first) in _RANGES:
            # the end of a range is the first such day after its beginning
            return self._beside_last(shape, 1)
        near = self._near()
        return self._fitting(shape, near, sentence, finding) if near else None

    def _beside_last(self, shape: _InYear, steps: int) -> tuple[Period, str] | None:
        """ "that September", "the following May": in the year of the date before, or the next or previous one after it."""
        assert self._last is not None
        last = self._last.period
        found = _part_of(shape, last.start.year)
        if found and steps > 0 and found.start <= last.end:
            found = _part_of(shape, last.start.year + 1)
        elif found and steps < 0 and found.end >= last.start:
            found = _part_of(shape, last.start.year - 1)
        return (found, last.value) if found else None

    def _fitting(
        self, shape: _InYear, near: tuple[date, str], sentence: Sentence, finding: Finding
    ) -> tuple[Period, str] | None:
        """A part of a year that is not said: the nearest to publication that fits the tense, or the next in the story that is being told."""
        on, anchor = near
        pointer = shape.year if isinstance(shape.year, str) else None
        candidates = [found for year in (on.year - 1, on.year, on.year + 1) if (found := _dated_part(shape, year))]
        if isinstance(shape, Day) and shape.weekday is not None:
            candidates = [found for found in candidates if found.start.weekday() == shape.weekday] or candidates
        if not candidates:
            return None
        if pointer == "last":
            candidates = [found for found in candidates if found.end < on] or candidates[:1]
            return _whole_year(shape, candidates[-1]), anchor
        if pointer == "next":
            candidates = [found for found in candidates if found.start > on] or candidates[-1:]
            return _whole_year(shape, candidates[0]), anchor
        if pointer == "this":
            same = [found for found in candidates if found.start.year == on.year]
            return _whole_year(shape, (same or candidates)[0]), anchor
        coarse = self._published is not None and self._published.granularity in ("quarter", "half", "year")
        tense = None if coarse or _is_futures_month(shape, sentence, finding) else self._tense(sentence, finding)
        best = min(candidates, key=lambda found: _cost(found, on, tense))
        told = self._told
        if told is not None and told.block_no == sentence.block_no and tense != FUTURE:
            told_on = told.period.start
            later = [found for year in (told_on.year, told_on.year + 1) if (found := _dated_part(shape, year)) and found.end >= told_on]
            recent = abs(best.start - on) <= _FRESH and told_on.year == on.year - 1
            if later and later[0].start <= min(on, told.period.end + _STORY) and not recent:
                return _whole_year(shape, later[0]), told.period.value
        if best.start > on and tense != FUTURE and isinstance(shape, Day) and (year := self._dated.get((shape.month or 0, shape.day))):
            # the day is written with its year elsewhere in the article
            best = _dated_part(shape, year) or best
        return _whole_year(shape, best), anchor

    def _day_of_month(self, shape: Day, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        """ "the 7th": of the month that the sentence speaks of, else of the one near publication that fits the tense."""
        last = self._last
        if shape.months is None and last is not None and last.period.is_within("month") and last.block_no == sentence.block_no:
            told = self._told is not None and self._told.block_no == sentence.block_no
            if told or (last.sentence_no == sentence.no and last.period.granularity == "day"):
                found = _day_from(last.period.start, shape)
                if found and found.start >= last.period.start:
                    return found, last.period.value
        near = self._today() or (self._near() if self._published is None or self._published.is_within("month") else None)
        if near is None:
            return None
        on, anchor = near
        steps = (-1, 0, 1) if shape.months is None else (shape.months,)
        candidates = [
            found for step in steps for year, number in (periods.month_after(on, step),) if (found := periods.day_of(year, number, shape.day))
        ]
        if shape.weekday is not None:
            candidates = [found for found in candidates if found.start.weekday() == shape.weekday] or candidates
        if not candidates:
            return None
        tense = self._tense(sentence, finding)
        return min(candidates, key=lambda found: _cost(found, on, tense)), anchor

    def _weekday(self, shape: Weekday, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        if shape.pointer in ("following", "previous", "that") and self._last_day is not None:
            on, anchor = self._last_day.period.start, self._last_day.period.value
            ahead = (shape.weekday - on.weekday()) % 7
            if shape.pointer == "previous":
                return periods.day(on - timedelta(days=(7 - ahead) % 7 or 7)), anchor
            return periods.day(on + timedelta(days=(ahead or 7) if shape.pointer == "following" else ahead)), anchor
        today = self._today()
        if today is None:
            return None
        on, anchor = today
        ahead = (shape.weekday - on.weekday()) % 7
        back = (7 - ahead) % 7
        if shape.weeks is not None:
            monday = on - timedelta(days=on.weekday())
            return periods.day(monday + timedelta(weeks=shape.weeks, days=shape.weekday)), anchor
        if shape.pointer == "last" or shape.pointer == "previous":
            return periods.day(on - timedelta(days=back or 7)), anchor
        if shape.pointer == "next" or shape.pointer == "following":
            # said on a Monday, "next Wednesday" is not the day after tomorrow
            return periods.day(on + timedelta(days=ahead + 7 if ahead < 3 else ahead)), anchor
        if shape.pointer == "this":
            return periods.day(on - timedelta(days=on.weekday()) + timedelta(days=shape.weekday)), anchor
        tense = self._tense(sentence, finding)
        return periods.day(on + timedelta(days=ahead) if tense == FUTURE else on - timedelta(days=back)), anchor

    def _whole(self, shape: Whole, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        unit, step = shape.unit, shape.step
        last = self._last_day if unit in ("day", "week", "weekend") else self._last
        if step.origin == "either" and last is not None and last.sentence_no == sentence.no and last.has_year:
            on, anchor = last.period.start, last.period.value
        elif step.origin == "text":
            if last is None or (unit == "day" and sentence.no - last.sentence_no > (3 if "same" in _words(sentence, finding.first, finding.last) else 1)):
                return None
            on, anchor = last.period.start, last.period.value
        elif self._published is not None and unit != "weekend" and self._published.is_within(unit):
            on, anchor = self._published.start, "published"
        else:
            today = self._today()
            if today is None:
                return None
            on, anchor = today
        if unit == "weekend":
            # before Saturday the weekend that is spoken of as past is that of the week before
            back = step.steps == 0 and finding.rule == "weekend" and on.weekday() < 5 and self._tense(sentence, finding) != FUTURE
            found = periods.around(on, "week", step.steps - back)
        else:
            found = periods.around(on, unit, step.steps)
        return (found, anchor) if found else None

    def _shift(self, shape: Shift, sentence: Sentence) -> tuple[Period, str] | None:
        """The date before, moved by whole units: to a day from a day, to a month or year from anything finer."""
        unit, steps = shape.unit, shape.steps
        last = self._last_day if unit in ("day", "week") else self._last_stated if unit == "year" else self._last
        beside = last is not None and last.block_no == sentence.block_no
        if shape.deictic or last is None:
            if last is None or not beside or last.period.granularity not in ("month", "quarter", "half"):
                today = self._today() if not (self._published and self._published.is_within(unit)) else (self._published.start, "published")
                found = periods.around(today[0], unit, steps) if today and (shape.deictic or steps < 0) else None
                return (found, today[1]) if found and today else None
        assert last is not None
        period = last.period
        found = None
        if unit == "year" and abs(steps) == 1 and period.granularity in ("month", "quarter", "half"):
            found = periods.same_a_year_away(period, steps) if beside or steps > 0 else None
        elif unit == "week" and period.granularity == "day":
            found = periods.around(period.start, "day", 7 * steps)
        found = found or periods.around(period.start, unit, steps)
        return (found, period.value) if found else None

    def _week_of(self, shape: WeekOf, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        inner = self._day(shape.of, sentence, finding) if isinstance(shape.of, Day) else self._in_year(shape.of, sentence, finding)
        if inner is None:
            return None
        period, anchor = inner
        if shape.nth == 0:
            return periods.week(period.start), anchor
        return periods.week_of_month(period.start.year, period.start.month, shape.nth), anchor


def _published(article: Article) -> Period | None:
    """The period of publication as precisely as it is known."""
    if article.published_on is None:
        return None
    return periods.around(article.published_on, article.published_precision or "day")


def _words(sentence: Sentence, first: int, last: int) -> list[str]:
    return [token.lower for token in sentence.tokens[max(0, first) : last]]


def _opens_entry(sentence: Sentence, finding: Finding) -> bool:
    """Whether a date opens a line of a chronology ("2025-04-11 - Beijing answers"), whose other dates hang on it."""
    return finding.first <= 1 and _words(sentence, finding.last, finding.last + 1) in (["-"], ["–"], ["—"], [":"], ["|"])


def _is_futures_month(shape: Shape, sentence: Sentence, finding: Finding) -> bool:
    """Whether a month names a contract ("the September contract"), which lies ahead whatever the price did."""
    return isinstance(shape, Month) and any(
        word in ("contract", "contracts", "futures", "delivery", "deliveries") for word in _words(sentence, finding.last, finding.last + 2)
    )


def _part_of(shape: _InYear, year: int) -> Period | None:
    found = _dated_part(shape, year)
    return periods.year(year) if isinstance(shape, Season) and found else found


def _dated_part(shape: _InYear, year: int) -> Period | None:
    """The part of a year that a shape is; a season is its middle month, so that its distance can be told."""
    if not periods.FIRST_YEAR <= year <= periods.LAST_YEAR:
        return None
    match shape:
        case Day(day, month):
            return periods.day_of(year, month or 1, day)
        case Month(month):
            return periods.month(year, month)
        case Part(kind, number):
            return periods.part(year, kind, number)
        case Season(month):
            return periods.month(year, month)
        case Holiday(name):
            return periods.day(periods.HOLIDAYS[name](year))


def _whole_year(shape: _InYear, found: Period) -> Period:
    """A season takes its year."""
    return periods.year(found.start.year) if isinstance(shape, Season) else found


def _day_from(on: date, shape: Day) -> Period | None:
    return periods.day_of(on.year, on.month, shape.day)


def _cost(found: Period, on: date, tense: str | None) -> tuple[float, bool]:
    """How far a period lies from a day, farther where it contradicts the tense; of two equally far the past one is cheaper."""
    if found.end < on:
        return (on - found.end).days * _BEHIND[tense], False
    if found.start > on:
        return (found.start - on).days * _AHEAD[tense], True
    return 0.0, False


def _with_shared_year(sentence: Sentence, findings: list[Finding], n: int) -> Shape:
    """The shape of a finding, with the year of its neighbour where both share one: "January to July 2025", "last year's third quarter"."""
    finding = findings[n]
    shape = finding.shape
    if not isinstance(shape, (Day, Month, Part)) or shape.year is not None or (isinstance(shape, Day) and shape.month is None):
        return shape
    tokens = sentence.tokens
    year: When = None
    if n + 1 < len(findings):
        after = findings[n + 1]
        between = [token.lower for token in tokens[finding.last : after.first]]
        if between[:1] and between[0] in _SHARING and len(between) <= 2 and (len(between) == 1 or between[1] in ("the", "from")):
            other = after.shape
            if isinstance(other, (Day, Month, Part)) and isinstance(other.year, (int, Step)):
                year = other.year
                if isinstance(year, int) and _place(shape) > _place(other) > 0:  # "from November to March 2025"
                    year -= 1
    if year is None and n > 0:
        before = findings[n - 1]
        between = [token.lower for token in tokens[before.last : finding.first]]
        if between in (["'s"], ["’"], ["'"], [","]) and between != [","]:
            if isinstance(before.shape, Named) and before.shape.period.granularity == "year":
                year = before.shape.period.start.year
            elif isinstance(before.shape, Whole) and before.shape.unit == "year":
                year = before.shape.step
    if year is None:
        return shape
    match shape:
        case Day(day, month, _, weekday):
            return Day(day, month, year, weekday)
        case Month(month):
            return Month(month, year)
        case Part(kind, number):
            return Part(kind, number, year)


def _place(shape: Shape) -> int:
    """Where in the year a shape begins, in months; 0 where it has no place."""
    match shape:
        case Day(_, month):
            return month or 0
        case Month(month):
            return month
        case Part(kind, number):
            return (number - 1) * (3 if kind == "Q" else 6) + 1
    return 0


def _first_complete(found: Iterable[tuple[Sentence, list[Finding]]]) -> Period | None:
    """The first day in an article that is written with its year, else the first month or year."""
    coarse: Period | None = None
    for _, findings in found:
        for finding in findings:
            match finding.shape:
                case Day(day, int(month), int(year)) if finding.rule != "numeric_day":
                    if complete := periods.day_of(year, month, day):
                        return complete
                case Month(month, int(year)):
                    coarse = coarse or periods.month(year, month)
                case Named(period) if period.granularity == "year":
                    coarse = coarse or period
    return coarse


def _middle(period: Period) -> date:
    return period.start + (period.end - period.start) / 2


def _years_said(found: Iterable[tuple[Sentence, list[Finding]]]) -> dict[tuple[int, int], int]:
    """Month and day to the one year with which an article writes them, wherever it does."""
    years: dict[tuple[int, int], int] = {}
    for _, findings in found:
        for finding in findings:
            match finding.shape:
                case Day(day, int(month), int(year)) if finding.rule != "numeric_day" and years.setdefault((month, day), year) != year:
                    years[month, day] = 0
    return years


def _writes_day_first(found: Iterable[tuple[Sentence, list[Finding]]], published: Period | None) -> bool:
    """Whether "02/04/2025" is the second of April here: by dates in figures that allow one reading, by dates with words, by what lies nearer."""
    votes = 0
    numeric: list[Day] = []
    worded = 0
    for _, findings in found:
        for finding in findings:
            if not isinstance(finding.shape, Day):
                continue
            if finding.rule == "numeric_day" and finding.shape.month:
                numeric.append(finding.shape)
                votes += (finding.shape.day > 12) - (finding.shape.month > 12)
            elif finding.rule in ("day_month", "month_day"):
                worded += 1 if finding.rule == "day_month" else -1
    if votes or worded or not numeric or published is None:
        return (votes or worded) > 0
    shape = numeric[0]
    assert shape.month is not None
    assert isinstance(shape.year, int)
    readings = [periods.day_of(shape.year, shape.month, shape.day), periods.day_of(shape.year, shape.day, shape.month)]
    distances = [abs((reading.start - published.start).days) if reading else 1 << 20 for reading in readings]
    return distances[0] < distances[1]
