"""Which days, weeks, months, quarters, years and lengths of time an article names: from expressions to periods.

What an expression says is read in `chronology`. Here it is settled what it means: against the day of publication, against the dates named
before it, and by whether its sentence looks back or ahead. An expression that cannot be settled is left out, never guessed.
"""

from datetime import date, timedelta

from pipelines.reading.article import Article, DateMention, Sentence
from pipelines.reading.chronology import choice, periods, survey
from pipelines.reading.chronology.choice import InYear
from pipelines.reading.chronology.grammar import find_expressions
from pipelines.reading.chronology.known import Known
from pipelines.reading.chronology.lengths import iso_length
from pipelines.reading.chronology.neighbours import SHARING, compares, is_back, is_ending, verb_forms, with_shared_year, words_of
from pipelines.reading.chronology.omissions import is_masthead, is_nowadays
from pipelines.reading.chronology.periods import Period
from pipelines.reading.chronology.tense import FUTURE, LOOKS_AHEAD, tense_around
from pipelines.reading.chronology.words import (
    FISCAL,
    Day,
    Elliptic,
    Finding,
    Holiday,
    Length,
    Month,
    Named,
    Part,
    Report,
    Season,
    Shape,
    Shift,
    Step,
    Weekday,
    WeekOf,
    Whole,
)

_FRESH, _FRESHEST = timedelta(days=31), timedelta(days=14)
"""A day this near to publication needs no year, whatever year the paragraph speaks of; the nearest not even in a sentence of that year."""
_REPORTED = timedelta(days=120)
"""How long after its end a quarter is still news."""
_STORY = 270
"""How many days may lie between two dates of one story for the second to take the year of the first."""
_SPAN = 4
"""How many days may lie between two weekdays that are named together."""
_RANGES = (["to"], ["-"], ["–"], ["—"], ["through"], ["until"], ["till"])
_AT = ("in", "on", "by")
_ENTRY_SIGNS = (["-"], ["–"], ["—"], [":"], ["|"])
_CONTRACTS = ("contract", "contracts", "futures", "delivery", "deliveries")


def find_dates(article: Article) -> list[DateMention]:
    """All expressions of time in an article, in order, none overlapping another; `article.text[start:end]` is the mention."""
    found = [(sentence, findings) for sentence in article.sentences if (findings := find_expressions(sentence))]
    timeline = _Timeline(article, found)
    mentions: list[DateMention] = []
    end = 0
    for sentence, findings in found:
        for n in range(len(findings)):
            mention = timeline.settle(sentence, findings, n)
            if mention is not None and mention.start >= end:
                mentions.append(mention)
                end = mention.end
    return mentions


class _Timeline:
    """What is known of time while an article is read from top to bottom."""

    def __init__(self, article: Article, found: list[tuple[Sentence, list[Finding]]]) -> None:
        findings = [finding for _, of_sentence in found for finding in of_sentence]
        on, precision = article.published_on, article.published_precision or "day"
        self._published = periods.around(on, precision) if on is not None else None
        self._dated = survey.first_dated(findings) if self._published is None or self._published.granularity != "day" else None
        self._news = survey.day_of_news(found, self._published)
        self._years = survey.years_of_days(findings)
        self._ahead = survey.months_ahead(found)
        self._named = survey.days_named(findings)
        self._day_first = survey.writes_day_first(findings, self._published)
        self._sentences = article.sentences
        self._lead: Known | None = None
        """The first day told by its weekday or as "yesterday": most often that of the news itself."""
        self._last: Known | None = None
        self._before_last: Known | None = None
        self._last_day: Known | None = None
        self._last_past_day: Known | None = None
        self._last_stated: Known | None = None
        """The last one that is no step back from another: what "a year earlier" is earlier than."""
        self._report: Period | None = None
        """The quarter or half that the article reports on: the last one over, or else the one under way, that it names."""
        self._fiscal_year: int | None = None
        """The fiscal year, by its name, whose quarters the article reports on."""
        self._told: Known | None = None
        """The date of a story told from a past year, while the story goes on."""
        self._told_length = 0
        self._entry: Known | None = None
        """The date that opens an entry of a chronology."""
        self._forms: tuple[int, list[str]] = (-1, [])
        """The sentence whose tenses were asked for last, and its words."""
        self._last_length: tuple[int, str] | None = None

    # --- reading on

    def settle(self, sentence: Sentence, findings: list[Finding], n: int) -> DateMention | None:
        """The mention that the `n`th finding of a sentence is; None where its meaning stays open."""
        finding = findings[n]
        start, end = sentence.columns.place(finding.first, finding.last)
        text = sentence.text[start - sentence.start : end - sentence.start]
        rule, modifier = finding.rule, finding.modifier
        if is_masthead(sentence, finding, self._published) or is_nowadays(sentence, findings, n, self._published):
            return None
        if isinstance(finding.shape, (Length, Elliptic)):
            value = self._length(finding.shape, sentence)
            return DateMention(sentence.no, start, end, text, rule, "DURATION", value, None, None, None, modifier, None) if value else None
        try:
            shape, after = with_shared_year(sentence, findings, n), findings[n + 1] if n + 1 < len(findings) else None
            settled = self._reported(shape, sentence, after) if isinstance(shape, Report) else self._period(shape, sentence, finding)
        except (ValueError, OverflowError):  # a day or year that no calendar has
            return None
        if settled is None:
            return None
        period, anchor = settled
        has_year = anchor == "text" or any(known and known.has_year and anchor == known.period.value for known in (self._last, self._told))
        known = Known(period, sentence.no, sentence.block_no, has_year, finding.last, isinstance(finding.shape, Day))
        self._remember(known, sentence, finding)
        return DateMention(
            sentence.no, start, end, text, rule, "DATE", period.value, period.start, period.end, period.granularity, modifier, anchor
        )

    def _remember(self, known: Known, sentence: Sentence, finding: Finding) -> None:
        period = known.period
        self._before_last, self._last = self._last, known
        if not isinstance(finding.shape, Shift) or (finding.shape.steps > 0 and not finding.shape.deictic):
            self._last_stated = known
            is_fiscal = not FISCAL.isdisjoint(words_of(sentence, finding.first, finding.last))
            has_begun = self._published is None or period.start <= self._published.end or is_fiscal
            if isinstance(finding.shape, (Part, Report)) and has_begun:
                self._fiscal_year = period.start.year if is_fiscal and known.has_year else self._fiscal_year
                is_over = self._published is None or period.end <= self._published.end or is_fiscal
                if self._report is None or (is_over and period.start >= self._report.start):
                    self._report = period
        if period.granularity == "day":
            self._last_day = known
            if self._published is None or period.start <= self._published.end:
                self._last_past_day = known
                if self._lead is None and isinstance(finding.shape, (Weekday, Whole)):
                    self._lead = known
            if known.has_year and finding.first <= 1 and words_of(sentence, finding.last, finding.last + 1) in _ENTRY_SIGNS:
                self._entry = known
        # "In 2019, ..." or "A year later" carries a story as "in August 2017" does; a year in passing ("the 2018 tariffs") does not
        opens = (finding.first == 1 and sentence.words[0] == "in") or (finding.first == 0 and isinstance(finding.shape, Shift))
        if period.is_within("quarter") or opens:
            over = self._published is None or period.start.year < self._published.start.year
            self._told_length = self._told_length + 1 if known.has_year and over else 0
            self._told = known if known.has_year and over else None

    def _length(self, shape: Length | Elliptic, sentence: Sentence) -> str | None:
        if isinstance(shape, Length):
            self._last_length = sentence.no, shape.value
            return shape.value
        unit: str | None = None
        if self._last and self._last.sentence_no == sentence.no:
            unit = self._last.period.granularity
        elif self._last_length and self._last_length[0] == sentence.no:
            unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[self._last_length[1][-1]]
        return iso_length(shape.number, unit) if unit in ("year", "quarter", "month", "week", "day") else None

    def _period(self, shape: Shape, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        """The period that a shape means, and what it was settled against (`text`, `published` or the value of a date before)."""
        match shape:
            case Named(period):
                return period, "text"
            case Day(month=None):
                return self._day_of_month(shape, sentence, finding)
            case Day() | Month() | Part() | Season() | Holiday():
                return self._in_year(shape, sentence, finding)
            case Weekday():
                return self._weekday(shape, sentence, finding)
            case Whole():
                return self._whole(shape, sentence, finding)
            case Shift():
                return self._shift(shape, sentence, finding)
            case WeekOf():
                return self._week_of(shape, sentence, finding)
        return None

    # --- what to count from

    def _today(self) -> tuple[date, str] | None:
        """The day that relative expressions are counted from, and its name: publication, else the last full date in the text."""
        if self._published is not None and self._published.granularity == "day":
            return self._published.start, "published"
        if self._news is not None:
            return self._news.start, self._news.value
        if self._last_day is not None:
            return self._last_day.period.start, self._last_day.period.value
        return (self._dated.start, self._dated.value) if self._dated and self._dated.granularity == "day" else None

    def _can_tell(self, granularity: str) -> bool:
        """Whether publication is known as finely as this."""
        return self._published is not None and self._published.is_within(granularity)

    def _near(self) -> tuple[date, str] | None:
        """The day near which dates without a year are sought: publication or the middle of its period, else that of a date in the text."""
        if self._news is not None:
            return self._news.start, self._news.value
        if self._published is not None:
            return choice.middle(self._published), "published"
        known = self._last.period if self._last else self._dated
        return (choice.middle(known), known.value) if known else None

    def _tense(self, sentence: Sentence, finding: Finding) -> str | None:
        if self._forms[0] != sentence.no:
            self._forms = sentence.no, verb_forms(sentence)
        return tense_around(self._forms[1], finding.first, finding.last)

    def _day_before(self, sentence: Sentence, finding: Finding) -> Known | None:
        """The day that "the next day" hangs on: the last one, but no planned one of another sentence where this one looks back."""
        last, past = self._last_day, self._last_past_day
        if last is past or last is None or past is None or last.sentence_no == sentence.no or self._tense(sentence, finding) in LOOKS_AHEAD:
            return last
        return past if last.block_no != sentence.block_no or self._tense(sentence, finding) is not None else last

    def _tells(self, sentence: Sentence) -> Known | None:
        """The date of the story that a sentence belongs to: one of its paragraph, or one of two dates or more in the paragraph before."""
        told = self._told
        if told is None or told.block_no == sentence.block_no:
            return told
        return told if self._told_length > 1 and sentence.block_no - told.block_no == 1 and not is_back(self._sentences, sentence) else None

    # --- parts of a year

    def _in_year(self, shape: InYear, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        """A part of a year, in the year that is said, or in the one that fits."""
        if isinstance(shape, Day) and shape.month is not None and finding.rule == "numeric_day":
            shape = choice.in_order(shape, shape.month, self._day_first)
        when = shape.year
        if isinstance(when, int):
            found = choice.part_of(shape, when)
            return (found, "text") if found else None
        if isinstance(when, Step):
            counted = self._whole(Whole("year", when), sentence, finding)
            found = choice.part_of(shape, counted[0].start.year) if counted else None
            return (found, counted[1]) if found and counted else None
        if isinstance(shape, Part) and when == "twin":  # "the year-ago third quarter"
            fitting = self._in_year(Part(shape.kind, shape.number, None), sentence, finding)
            twin = periods.same_a_year_away(fitting[0], -1) if fitting else None
            return (twin, fitting[0].value) if twin and fitting else None
        last = self._last
        if last is not None and when in ("that", "following", "previous"):
            return choice.beside(shape, last.period, {"following": 1, "previous": -1}.get(when, 0))
        if when is None:
            if self._entry is not None and self._entry.block_no == sentence.block_no:
                return choice.nearest(shape, self._entry.period.start, self._entry.period.value)
            between = words_of(sentence, last.last, finding.first) if last is not None and last.sentence_no == sentence.no else []
            if last is not None and last.period.granularity == "year" and between in (*_RANGES, ["("]):
                within = choice.part_of(shape, last.period.start.year)  # "this year through August", "2024-25 (April-March)"
                return (within, last.period.value) if within else None
            is_alike = last is not None and (last.period.granularity != "day" or isinstance(shape, Day) or last.is_of_month)
            if last is not None and between in _RANGES and is_alike:
                return choice.beside(shape, last.period, 1)  # the end of a range comes after its beginning
        near = self._near()
        if near is None:
            return None
        on, anchor = near
        candidates = choice.candidates(shape, on)
        if isinstance(shape, Day) and shape.weekday is not None:
            candidates = [found for found in candidates if found.start.weekday() == shape.weekday] or candidates
        around = self._published
        if around is not None and not around.is_within("month"):
            candidates = [found for found in candidates if found.start <= around.end and found.end >= around.start]
        if not candidates:
            return None
        if isinstance(when, str) and when in ("last", "next", "this"):
            return choice.as_year(shape, choice.pointed(candidates, on, when)), anchor
        if self._published is None:
            return choice.nearest(shape, on, anchor)
        return self._fitting(shape, candidates, near, sentence, finding)

    def _fitting(
        self, shape: InYear, candidates: list[Period], near: tuple[date, str], sentence: Sentence, finding: Finding
    ) -> tuple[Period, str]:
        """The candidate nearest to publication that fits the tense, or the next one in the story that is being told."""
        on, anchor = near
        behind = words_of(sentence, finding.last, finding.last + 2) if isinstance(shape, Month) else []
        # a futures contract lies ahead, whatever its price did; deliveries may be either
        tense = None if any(word in _CONTRACTS for word in behind) else self._tense(sentence, finding)
        tense = FUTURE if "futures" in behind else tense
        if tense is None and isinstance(shape, Day | Month) and shape.month in self._ahead:
            tense = FUTURE
        is_start = words_of(sentence, finding.first - 1, finding.first) == ["from"]
        best = min(candidates, key=lambda found: choice.cost(found, on, tense, is_start))
        last = self._last
        is_ahead = tense in LOOKS_AHEAD
        is_further = last is not None and last.sentence_no == sentence.no and last.period.start > on and not isinstance(shape, Day)
        if is_further and is_ahead and best.start < on and sentence.words[finding.first - 1] in _AT:
            # "it will close in June and the second one in October"
            best = min((found for found in candidates if found.start > on), key=lambda found: found.start, default=best)
        told = self._tells(sentence)
        if told is not None and told.block_no == sentence.block_no and abs(best.start - on) > _FRESH and is_ending(sentence, finding):
            end = choice.beside(shape, told.period, 1)  # "began in April 2017 and ended in January"
            if end is not None and end[0].start <= on:
                return end
        if told is not None and not is_ahead and (onward := choice.candidates(shape, told.period.start)):
            since = told.period.start
            goes_on = min(onward, key=lambda found: choice.leap(found, since))
            is_elsewhere = told.block_no != sentence.block_no
            is_aside = self._told_length == 1 and abs(best.start - on) <= _FRESHEST  # "imposed in June 2019, was lifted on September 5"
            is_hyphened = "-" in words_of(sentence, finding.first, finding.last)
            is_result = isinstance(shape, Part) and is_hyphened and best.end <= on <= best.end + _REPORTED  # "third-quarter net was up"
            is_news = is_aside or is_result or (abs(best.start - on) <= _FRESH and (is_elsewhere or since.year == on.year - 1))
            if goes_on.start <= on and choice.leap(goes_on, since) <= _STORY and not is_news:
                return choice.as_year(shape, goes_on), told.period.value
        is_beside = last is not None and last.has_year and sentence.block_no - last.block_no <= 1 and last.period.start.year == on.year
        if best.start > on and not is_ahead and is_beside and last is not None:  # "February 2025: 10%. March: 20%"
            same = choice.in_year(shape, last.period.start.year)
            best = same if same is not None and same.start <= on else best
        if best.start > on and not is_ahead and isinstance(shape, Day) and (year := self._years.get((shape.month or 0, shape.day))):
            written = choice.in_year(shape, year)  # the day is written with its year elsewhere in the article
            best = written if written is not None and written.start <= on else best
        return choice.as_year(shape, best), anchor

    def _day_of_month(self, shape: Day, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        """ "the 7th": of the month that the sentence speaks of, else of the one near publication that fits the tense."""
        last = self._last
        if shape.months is None and last is not None and last.block_no == sentence.block_no and last.period.is_within("month"):
            is_bound = last.sentence_no == sentence.no or self._tells(sentence) is not None
            found = periods.day_of(last.period.start.year, last.period.start.month, shape.day)
            is_later = found is not None and (found.start > last.period.start or last.period.granularity == "month")
            if found and is_later and is_bound:
                return found, last.period.value
        near = self._today() or (self._near() if self._published is None or self._published.is_within("month") else None)
        if near is None:
            return None
        on, anchor = near
        steps = (-1, 0, 1) if shape.months is None else (shape.months,)
        candidates = [found for step in steps if (found := periods.day_of(*periods.month_after(on, step), shape.day))]
        if shape.weekday is not None:
            candidates = [found for found in candidates if found.start.weekday() == shape.weekday] or candidates
        tense = self._tense(sentence, finding)
        if tense in LOOKS_AHEAD and last is not None and last.sentence_no == sentence.no:
            # "on Monday he said it starts on the 27th", a Monday
            candidates = [found for found in candidates if found != last.period]
        if not candidates:
            return None
        return min(candidates, key=lambda found: choice.cost(found, on, tense)), anchor

    def _reported(self, shape: Report, sentence: Sentence, end: Finding | None) -> tuple[Period, str] | None:
        """The quarter or half that a report is about, or its twin of another year; `end` is the expression that may name its last day."""
        if shape.ends and end is not None and isinstance(end.shape, (Day, Month)) and (closing := self._in_year(end.shape, sentence, end)):
            quarter = periods.around(closing[0].start, "quarter")
            return (quarter, closing[1]) if quarter else None
        about = self._report
        if about is None:
            return (periods.year(shape.year), "text") if shape.year is not None else None
        if shape.year is None:
            return about, about.value
        twin = periods.same_a_year_away(about, shape.year - about.start.year)
        return (twin, "text") if twin else None

    def _week_of(self, shape: WeekOf, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        inner = self._in_year(shape.of, sentence, finding)
        if inner is None:
            return None
        period, anchor = inner
        if shape.nth == 0:
            return periods.week(period.start), anchor
        return periods.week_of_month(period.start.year, period.start.month, shape.nth), anchor

    # --- periods at a distance

    def _weekday(self, shape: Weekday, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        if shape.pointer in ("following", "previous", "that") and self._last_day is not None:
            day = self._last_day.period
            ahead = (shape.weekday - day.start.weekday()) % 7
            days = {"following": ahead or 7, "previous": ahead - 7, "that": ahead}[shape.pointer]
            return periods.day(day.start + timedelta(days=days)), day.value
        today = self._today()
        if today is None:
            return None
        on, anchor = today
        ahead = (shape.weekday - on.weekday()) % 7
        back = (on.weekday() - shape.weekday) % 7
        if shape.pointer == "coming":
            days = ahead + 7 * (shape.weeks or 0)
        elif shape.weeks is not None or shape.pointer == "this":
            days = shape.weekday - on.weekday() + 7 * (shape.weeks or 0)
        elif shape.pointer in ("last", "previous"):
            days = -(back or 7)
        elif shape.pointer in ("next", "following"):
            days = ahead + 7 if ahead < 3 else ahead  # said on a Monday, "next Wednesday" is not the day after tomorrow
        else:
            tense = self._tense(sentence, finding)
            is_start = tense is None and words_of(sentence, finding.first - 1, finding.first) == ["from"]  # "from Monday it pays more"
            coming, gone = (on + timedelta(days=days) for days in (ahead, -back))
            # "climbs again on Monday", and further down "from July 1"
            is_named = tense is None and (coming.month, coming.day) in self._named and (gone.month, gone.day) not in self._named
            days = ahead if tense in LOOKS_AHEAD or is_start or is_named else -back
            days = self._beside_weekday(shape, sentence, finding, on) or days
        return periods.day(on + timedelta(days=days)), anchor

    def _beside_weekday(self, shape: Weekday, sentence: Sentence, finding: Finding, on: date) -> int | None:
        """How far from a day the second of "Thursday or Friday" lies: right behind the first, on the same side of that day."""
        first = self._last
        if first is None or first.sentence_no != sentence.no or first.period.granularity != "day":
            return None
        if "".join(words_of(sentence, first.last, finding.first)) not in SHARING:
            return None
        second = first.period.start + timedelta(days=(shape.weekday - first.period.start.weekday()) % 7)
        is_near = 0 < (second - first.period.start).days <= _SPAN
        return (second - on).days if is_near and (second <= on or first.period.start >= on) else None

    def _whole(self, shape: Whole, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        unit, steps = shape.unit, shape.step.steps
        last = self._day_before(sentence, finding) if unit in ("day", "week", "weekend") else self._last_stated if steps else self._last
        in_sentence = last is not None and last.sentence_no == sentence.no and last.has_year
        if shape.step.origin == "text" or (shape.step.origin == "either" and in_sentence):
            if last is None:
                return self._shift_from_today(unit, steps) if steps and unit != "day" else None
            if steps == 0 and sentence.no - last.sentence_no > (3 if "same" in words_of(sentence, finding.first, finding.last) else 2):
                if unit != "day" or self._lead is None or "same" not in words_of(sentence, finding.first, finding.last):
                    return None
                last = self._lead
            on, anchor = last.period.start, last.period.value
        elif unit == "month" and steps == 0 and last is not None and self._is_month_told(last, sentence, finding):
            on, anchor = last.period.start, last.period.value
        elif self._published is not None and unit != "weekend" and self._published.is_within(unit):
            on, anchor = self._published.start, "published"
        else:
            today = self._today()
            if today is None:
                return None
            on, anchor = today
        if unit == "year" and self._fiscal_year is not None and not FISCAL.isdisjoint(words_of(sentence, finding.first, finding.last)):
            on = on.replace(year=self._fiscal_year, day=1)
        if unit == "weekend":
            # before Saturday, a weekend that is over is that of the week before
            over = finding.rule == "weekend" and on.weekday() < 5 and self._tense(sentence, finding) not in LOOKS_AHEAD
            unit, steps = "week", steps - over
        found = periods.around(on, unit, steps)
        return (found, anchor) if found else None

    def _is_month_told(self, last: Known, sentence: Sentence, finding: Finding) -> bool:
        """Whether "the end of the month" in a sentence that looks back is that of the month spoken of right before."""
        is_near = last.block_no == sentence.block_no and sentence.no - last.sentence_no < 2 and last.period.is_within("month")
        is_pointed = "this" in words_of(sentence, finding.first, finding.last)
        return is_near and not is_pointed and self._tense(sentence, finding) not in (None, *LOOKS_AHEAD)

    def _shift(self, shape: Shift, sentence: Sentence, finding: Finding) -> tuple[Period, str] | None:
        """The date before, moved by whole units: to a day from a day, to the month or quarter of another year from its own."""
        unit, steps = shape.unit, shape.steps
        by_day = unit == "day" or (unit == "week" and not (self._last and self._last.period.granularity == "week"))
        last = self._day_before(sentence, finding) if by_day else self._last_stated if unit == "year" else self._last
        # "in June ... a year earlier" may be two sentences; "a year ago" looks at its own sentence only
        reach = 0 if shape.deictic else 1
        beside = last is not None and last.block_no == sentence.block_no and sentence.no - last.sentence_no <= reach
        is_of_year = self._last_length in ((sentence.no, "P9M"), (sentence.no, "P6M"))  # "in the first nine months ... a year earlier"
        has_twin = beside and last is not None and last.period.granularity in ("month", "quarter", "half") and not is_of_year
        is_year = unit == "year" and abs(steps) == 1 and not has_twin and not is_of_year
        if self._report is not None and is_year and self._is_compared(sentence, finding, last):
            twin = periods.same_a_year_away(self._report, steps)
            return (twin, self._report.value) if twin else None
        if last is None or (shape.deictic and not has_twin):
            is_year_ago = shape.deictic and unit == "year"  # "a year ago" is this month of last year, "two years ago" a year
            unit, steps = ("month", 12 * steps) if is_year_ago and self._can_tell("month") else (unit, steps)
            return self._shift_from_today(unit, steps) if shape.deictic or steps < 0 else None
        period = last.period
        found: Period | None = None
        before = self._before_last
        if steps > 0 and before is not None and last.sentence_no == sentence.no and words_of(sentence, last.last, finding.first) == [","]:
            reached = periods.around(before.period.start, unit, steps)
            if reached is not None and reached.start <= period.end and period.start <= reached.end:
                return period, before.period.value  # "from March 2002 to December 2003, 21 months later": it is that December
        if unit == "year" and abs(steps) == 1 and has_twin:
            found = periods.same_a_year_away(period, steps)
        elif unit == "week" and period.granularity == "day":
            found = periods.around(period.start, "day", 7 * steps)
        found = found or periods.around(period.start, unit, steps)
        return (found, period.value) if found else None

    def _is_compared(self, sentence: Sentence, finding: Finding, last: Known | None) -> bool:
        """Whether "a year earlier" sets a figure of a report against that of the year before, with no other year spoken of beside it."""
        is_beside = last is not None and last.sentence_no == sentence.no
        if is_beside and last is not None and last.period.granularity != "day" and last.period != self._report:
            return False
        return compares(sentence, finding)

    def _shift_from_today(self, unit: str, steps: int) -> tuple[Period, str] | None:
        if self._published is not None and self._published.is_within(unit):
            on, anchor = self._published.start, "published"
        else:
            today = self._today()
            if today is None:
                return None
            on, anchor = today
        found = periods.around(on, unit, steps)
        return (found, anchor) if found else None
