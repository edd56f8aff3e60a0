"""The year of a text that names days without a year, and the period in which one was published that states no day at all.

From the clues that `clues` finds: each makes years and days more or less likely. Only evidence in the text counts, never the clock. Where
two years fit alike, none is given.
"""

import math
from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

from pipelines.corpus.clues import Clues, find_clues
from pipelines.corpus.stamps import DAYS_OF_LEAP_YEAR, MONTH_STARTS, Named
from pipelines.reading import vocabulary

_LONGEST = 50_000
"""Characters that are looked at; what a longer text is about stands in its beginning."""
_FIRST_YEAR, _LAST_YEAR, _MOST_YEARS = 1985, 2036, 10
_TRUST = 0.7
"""The clues of a text hang together: two of them say less than twice as much as one."""
_DAY_IS_SURE, _MONTH_IS_SURE, _YEAR_IS_SURE, _YEAR_OF_DAY_IS_SURE = 0.6, 0.65, 0.82, 0.8


def _falling(*parts: tuple[float, int], length: int) -> list[float]:
    """For distances of 0, 1, 2, ... days: the weighted sum of exponential densities, each (weight, mean distance in days)."""
    return [sum(weight * math.exp(-days / mean) / mean for weight, mean in parts) for days in range(length)]


def _logs(densities: list[float], trust: float = 1.0) -> list[float]:
    return [trust * math.log(density) for density in densities]


_BACK = _falling((0.3, 45), (0.7, 200), length=DAYS_OF_LEAP_YEAR)
_AHEAD = _falling((0.35, 40), (0.65, 160), length=DAYS_OF_LEAP_YEAR)
_AHEAD[0] *= 0.3  # a day to come is seldom today
_BACK[0] *= 0.6
_IS_AHEAD = {"gone": 0.06, "coming": 0.8, "until": 0.88, "open": 0.4}
"""How often a time that is told so lies ahead of the text."""
_FAR, _WITHIN = 400, 5
_LATEST_GONE = _logs(_falling((0.25, 7), (0.3, 40), (0.3, 120), (0.15, 600), length=_FAR), 0.4)
_NEXT_COMING = _logs(_falling((0.35, 10), (0.45, 40), (0.2, 150), length=_FAR), 0.3)
_NEXT_COMING[0] += 0.3 * math.log(0.3)
# The last place stands for texts that name no such day.
_LATEST_GONE[-1] = _NEXT_COMING[-1] = 0.0
_LATEST_TARIFF = _logs(_falling((0.3, 15), (0.3, 90), (0.4, 900), length=2000), 0.5)
_WEEKDAYS_AGO = _logs([0.45, 0.3, 0.1, 0.05, 0.04, 0.03, 0.03])
_SINCE_LATEST = {
    "event": (-0.3, -0.8, -1.5, 0.5),
    "date": (-0.3, -0.8, -1.7, 0.5),
    "year": (-1.9, -0.4, -1.0, 0.5),
    "office": (-0.5, -0.6, -0.8, 0.25),
    "open": (-0.7, -0.5, -1.0, 0.3),
}
"""How likely a text is from the year of the latest thing it knows of, the next, the one after, and what each further year takes away."""
_UNTIL_NEXT = (-1.0, -0.4, -0.8, -1.0)


def infer_year(text: str, month: int, day: int, lead: str = "") -> int | None:
    """The year in which `text` was published, if in `month` on `day`; None where the text leaves it open.

    `lead` are the first paragraphs, in which news says on which day of the week it happened.
    """
    place = MONTH_STARTS[month - 1] + day - 1
    clues = find_clues(text[:_LONGEST], lead)
    if not clues.tell_a_year or not place < MONTH_STARTS[month]:
        return None
    by_day = _score_days(clues, _score_years(clues), [place])
    top = max(by_day.values())
    likely = {on.year: math.exp(score - top) for on, score in by_day.items()}
    best = max(likely, key=lambda year: likely[year])
    return best if likely[best] >= _YEAR_OF_DAY_IS_SURE * sum(likely.values()) else None


def infer_period(text: str, lead: str = "") -> tuple[date, str] | None:
    """(first day, precision) of the narrowest of day, month and year in which `text` was published; None where not even the year is sure.

    `lead` are its first paragraphs. Each clue makes each day since 1985 more or less likely (their logarithms add up); a period is
    given if it holds nearly all that is likely, so that it is rather too wide than wrong.
    """
    clues = find_clues(text[:_LONGEST], lead)
    for place, year in clues.pinned:
        if year is not None:
            return date.fromordinal(_day_at(year, place)), "day"
    if not clues.tell_a_year:
        return None
    days = _score_days(clues, _score_years(clues), list(range(DAYS_OF_LEAP_YEAR)))
    top = max(days.values())
    likely = {day: math.exp(_TRUST * (score - top)) for day, score in days.items()}
    total = sum(likely.values())
    months: dict[date, float] = {}
    for day, weight in likely.items():
        month = day.replace(day=1)
        months[month] = months.get(month, 0.0) + weight
    whole: dict[date, float] = {}
    for month, weight in months.items():
        year_start = month.replace(month=1)
        whole[year_start] = whole.get(year_start, 0.0) + weight
    for precision, periods, enough in (("day", likely, _DAY_IS_SURE), ("month", months, _MONTH_IS_SURE), ("year", whole, _YEAR_IS_SURE)):
        best = max(periods, key=lambda period: periods[period])
        if periods[best] >= enough * total:
            return best, precision
    return None


def _score_years(clues: Clues) -> dict[int, float]:
    """The likeliest years with what the clues that know no day say for them."""
    by_year = {year: _score_year(clues, year) for year in range(_FIRST_YEAR, _LAST_YEAR + 1)}
    return {year: by_year[year] for year in sorted(sorted(by_year, key=lambda year: (-by_year[year], year))[:_MOST_YEARS])}


def _score_year(clues: Clues, year: int) -> float:
    """What the clues that know no day say for `year`."""
    score = 0.0
    # Who gives days without a year means this year, and writes the year where it is another.
    is_dating = any(day.year is None for day in clues.named)
    latest: list[tuple[int, str]] = [(event.year, "event") for event in clues.events if event.year <= year]
    latest += [(known.year, "event") for known, weight in clues.tariffs.known if known.year <= year and weight >= 2]
    latest += [(other, "date" if other in clues.dated and not is_dating else "year") for other in clues.gone if other <= year][-1:]
    latest += [(other, "open") for other in clues.open if other <= year][-1:]
    score -= min(7.0, sum(2.5 if other in clues.dated else 1.5 for other in clues.gone if other > year))
    score -= min(2.0, sum(0.6 for other in clues.open if other > year))
    score -= min(6.0, sum(2.2 for other in clues.coming if other < year))
    coming = min((other for other in (*clues.coming, *clues.open) if other >= year), default=None)
    if coming is not None:
        score += _UNTIL_NEXT[min(coming - year, 3)] - 0.12 * max(0, coming - year - 3)
    score -= 8.0 * sum(1 for current in clues.current if current != year)
    score -= min(12.0, sum(5.0 for bound in (*clues.events, *clues.bounds) if bound.year > year))
    absent = 0.0
    for terms in clues.titled:
        serving = [term for term in terms if _touches(term, year)]
        latest += [(serving[-1].starts_on.year, "office")] if serving else []
        absent += 0.0 if serving else 3.5
    score -= min(10.0, absent)
    score -= min(4.0, sum(0.8 for terms in clues.in_person if not any(_touches(term, year) for term in terms)))
    if latest:
        kinds = list(_SINCE_LATEST)
        last, kind = min(latest, key=lambda item: (-item[0], kinds.index(item[1])))
        steps = _SINCE_LATEST[kind]
        score += max(-5.0, steps[min(year - last, 2)] - steps[3] * max(0, year - last - 2))
    elif clues.bounds:
        score -= 1.0 + 0.1 * max(0, year - max(bound.year for bound in clues.bounds))
    else:
        score -= 4.0
    return score - min(10.0, sum(weight for known, weight in clues.tariffs.known if known.year > year))


def _score_days(clues: Clues, years: dict[int, float], places: list[int]) -> dict[date, float]:
    """For each day at `places` of `years`, which come with their own score: how likely the text was published on it, as a logarithm."""
    seasons = _score_season(clues)
    gone = _nearest([day.last for day in clues.named if day.year is None and day.told == "gone" and not _is_long_ago(day)], back=True)
    coming = _nearest([day.first for day in clues.named if day.year is None and day.told in ("coming", "until")], back=False)
    pairs = [day for day in clues.named if day.year is None and day.weekday is not None]
    known = [day.toordinal() for day, weight in clues.tariffs.known if weight >= 2]
    scores: dict[date, float] = {}
    for year, for_year in years.items():
        days = [_day_at(year, place) for place in places]
        since, until = [gone[place] for place in places], [coming[place] for place in places]
        by_day = [for_year + seasons[place] for place in places]
        for named in clues.named:
            if named.year and named.told != "open":
                _add_dated(by_day, days, named, since if named.told == "gone" else until)
        for number, at in enumerate(days):
            by_day[number] += _LATEST_GONE[since[number]] + _NEXT_COMING[until[number]]
            if known and (latest := max((first for first in known if first <= at), default=0)):
                by_day[number] += _LATEST_TARIFF[min(at - latest, len(_LATEST_TARIFF) - 1)]
        for pair in pairs:
            by_day = [score + _score_pair(pair, year, place) for place, score in zip(places, by_day, strict=True)]
        for item in clues.tariffs.days:
            by_day = [score + _score_tariff_day(item, year, place) for place, score in zip(places, by_day, strict=True)]
        firsts = [(bound, 4.0) for bound in (*clues.events, *clues.bounds)] + clues.tariffs.known
        for bound, weight in firsts:
            if bound.year == year:
                by_day = [score - (weight if at < bound.toordinal() else 0.0) for at, score in zip(days, by_day, strict=True)]
        for holders in clues.titled:
            if any(_touches(term, year) for term in holders):
                _add_terms(by_day, days, holders)
        if clues.tariffs.spans:
            middles = [date(year, month, 15).toordinal() for month in range(1, 13)]
            in_force = [
                min(8.0, sum(2 * weight for weight, spans in clues.tariffs.spans if any(first <= middle <= last for first, last in spans)))
                for middle in middles
            ]
            by_day = [score + in_force[bisect_right(MONTH_STARTS, place) - 1] for place, score in zip(places, by_day, strict=True)]
        if clues.weekday is not None:
            trust = 1.5 if len(places) == 1 else 0.7
            # 1 January of the year 1 was a Monday.
            by_day = [score + trust * _WEEKDAYS_AGO[(at - 1 - clues.weekday) % 7] for at, score in zip(days, by_day, strict=True)]
        leap_day = MONTH_STARTS[2] - 1
        scores.update(
            (date.fromordinal(at), by_day[number])
            for number, (place, at) in enumerate(zip(places, days, strict=True))
            if place != leap_day or _is_leap(year)
        )
    return scores


def _add_dated(scores: list[float], days: list[int], named: Named, nearest: list[int]) -> None:
    """Lowers the `scores` of the days that a dated day lies on the wrong side of, and keeps in `nearest` how far it is from the others."""
    assert named.year is not None
    first, last = _day_at(named.year, named.first), _day_at(named.year, named.last)
    for place, at in enumerate(days):
        away = at - last if named.told == "gone" else first - at
        if (at < first) if named.told == "gone" else (at > last):
            scores[place] -= 3.0 if named.told == "gone" else 2.0
        else:
            nearest[place] = min(nearest[place], _FAR - 2, away if away >= 0 else _WITHIN)


def _add_terms(scores: list[float], days: list[int], terms: list[vocabulary.Term]) -> None:
    """Lowers the `scores` of the days outside all `terms`."""
    spans = [(term.starts_on.toordinal(), term.ends_on.toordinal() if term.ends_on else date.max.toordinal()) for term in terms]
    for place, at in enumerate(days):
        if not any(first <= at <= last for first, last in spans):
            scores[place] -= 4.5


def _score_season(clues: Clues) -> list[float]:
    """For each place in the year: how well the days and months fit that the text names without a year."""
    items: dict[tuple[int, int], Named] = {}
    for named in clues.named:
        key = (named.first, named.last)
        if named.year is None and not _is_long_ago(named) and (key not in items or (named.told == "gone" and items[key].told != "gone")):
            items[key] = named
    scores = [0.0] * DAYS_OF_LEAP_YEAR
    weight = min(1.4, 5.6 / len(items)) if items else 0.0
    for named in items.values():
        ahead = _IS_AHEAD[named.told]
        for place in range(DAYS_OF_LEAP_YEAR):
            if named.first <= place <= named.last:
                likely = (1 - ahead) * _BACK[0] + ahead * _AHEAD[0]
                likely *= 1.0 if named.first == named.last else 0.4
            else:
                likely = (1 - ahead) * _BACK[(place - named.last) % DAYS_OF_LEAP_YEAR] + ahead * _AHEAD[
                    (named.first - place) % DAYS_OF_LEAP_YEAR
                ]
                if named.is_this_year and named.told == "gone" and place < named.first:
                    likely *= 0.05
            scores[place] += weight * math.log(likely)
    for pinned, _ in clues.pinned:
        for place in range(DAYS_OF_LEAP_YEAR):
            off = min((place - pinned) % DAYS_OF_LEAP_YEAR, (pinned - place) % DAYS_OF_LEAP_YEAR)
            scores[place] -= (0.0, 3.0, 6.0)[min(off, 2)]
    return scores


def _is_long_ago(named: Named) -> bool:
    """Whether it is a month such as `last December`, which may be most of a year away."""
    return named.side == "last" and named.weekday is None


def _nearest(places: list[int], *, back: bool) -> list[int]:
    """For each place in the year: the days back to the nearest of `places`, or ahead; far where there are none."""
    return [
        min(((at - place if back else place - at) % DAYS_OF_LEAP_YEAR for place in places), default=_FAR - 1)
        for at in range(DAYS_OF_LEAP_YEAR)
    ]


def _score_pair(pair: Named, year: int, place: int) -> float:
    """How well `Friday, May 16` fits a text of this day."""
    ahead = (pair.first - place) % DAYS_OF_LEAP_YEAR
    is_gone = pair.told == "gone" or (pair.told == "open" and ahead > DAYS_OF_LEAP_YEAR // 2)
    away = ahead - DAYS_OF_LEAP_YEAR if is_gone and ahead else ahead
    own = year + (place + away) // DAYS_OF_LEAP_YEAR
    score = 0.0 if date.fromordinal(_day_at(own, pair.first)).weekday() == pair.weekday else -4.0
    if pair.side in ("last", "past", "next", "coming") and not 0 < abs(away) < 14:
        score -= 3.0
    return score - (0.7 if abs(away) > 14 else 0.0)


def _score_tariff_day(item: tuple[int, str, frozenset[int]], year: int, place: int) -> float:
    day, told, years = item
    gone, coming = (year if place >= day else year - 1), (year if place <= day else year + 1)
    is_gone = told == "gone" or (told == "open" and (place - day) % DAYS_OF_LEAP_YEAR <= DAYS_OF_LEAP_YEAR // 2)
    worth = 1.4 * math.log(1 + 15 / len(years))
    return worth if (gone if is_gone else coming) in years else 0.5 * worth if (coming if is_gone else gone) in years else 0.0


@cache
def _day_at(year: int, place: int) -> int:
    """The ordinal of the day at a place in a leap year; 29 February of other years is the 28th."""
    return (date(year, 1, 1) + timedelta(place - (1 if place >= MONTH_STARTS[2] - 1 and not _is_leap(year) else 0))).toordinal()


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _touches(term: vocabulary.Term, year: int) -> bool:
    return term.starts_on.year <= year and (term.ends_on is None or term.ends_on.year >= year)
