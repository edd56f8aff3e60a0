"""What in a text bears on when it was published: days and years it names, who holds which office in it, the tariffs it knows of.

Clues are found here and weighed in `years`. How a text names its days is read in `stamps`.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.corpus.stamps import (
    ENGLISH_MONTH,
    MONTH_STARTS,
    WEEKDAY,
    WEEKDAYS,
    Named,
    find_named,
    find_named_years,
    find_pinned,
    how_told,
)
from pipelines.reading import vocabulary

_ORDER = re.compile(r"\bExecutive Order(?: No\.?)? (1[34]\d{3})\b")
_ORDERS_UNTIL = (
    (13764, 2017),
    (13819, 2018),
    (13856, 2019),
    (13901, 2020),
    (13970, 2021),
    (14061, 2022),
    (14090, 2023),
    (14114, 2024),
    (14133, 2025),
    (14371, 2026),
)
"""Executive orders with a higher number were signed in this year or later (numbers of the Federal Register)."""
_NOT_BEFORE = (
    (re.compile(r"\breciprocal[\"”’']? tariffs?\b", re.IGNORECASE), date(2025, 2, 13)),
    (re.compile(r"\bLiberation Day\b"), date(2025, 4, 2)),
    (re.compile(r"\bfentanyl[\"”’']?(?:[ -]related)? (?:tariff|dut|lev)", re.IGNORECASE), date(2025, 2, 1)),
    (re.compile(r"\b(?:USMCA|CUSMA|US-Mexico-Canada)\b"), date(2018, 9, 30)),
    (re.compile(r"\bphase[ -]one (?:trade )?(?:deal|agreement|pact)\b", re.IGNORECASE), date(2019, 10, 11)),
)
"""What a text that speaks of it cannot be older than."""
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_FOLLOWING_NAME = re.compile(r" ([A-ZÀ-Þ][\w’'-]+)")
_PAST_HOLDER = re.compile(r"\b(?:elect|former|ex|then|late|one-time|previous|predecessors?)\b[\s-]*(?:[\w.’'-]+\s+){0,4}$", re.IGNORECASE)
_NEVER_OLDER_THAN = (
    (re.compile(r"\b(?:WTO|World Trade Organi[sz]ation)\b"), date(1995, 1, 1)),
    (re.compile(r"\b(?:European Union|EU)\b"), date(1993, 11, 1)),
    (re.compile(r"€|\b(?:euros?|eurozone)\b"), date(1999, 1, 1)),
    (re.compile(r"\bG20\b"), date(1999, 12, 15)),
    (re.compile(r"\bTrump\b"), date(2015, 6, 16)),
    (re.compile(r"\bBrexit\b"), date(2016, 1, 1)),
    (re.compile(r"\bTrump (?:administration|tariffs)\b"), date(2017, 1, 20)),
    (re.compile(r"\bSection 232\b"), date(2017, 4, 19)),
    (re.compile(r"\bSection 301\b[^.]{0,60}\bChin"), date(2017, 8, 14)),
    (re.compile(r"\bCPTPP\b|Comprehensive and Progressive"), date(2017, 11, 11)),
    (re.compile(r"\b(?:Temu|Shein|TikTok)\b"), date(2018, 1, 1)),
    (re.compile(r"\bIEEPA\b"), date(2019, 5, 30)),
    (re.compile(r"\bCBAM\b|\b[Cc]arbon [Bb]order [Aa]djustment\b"), date(2019, 12, 11)),
    (re.compile(r"\b(?:covid|coronavirus|pandemic)\b", re.IGNORECASE), date(2020, 1, 20)),
    (re.compile(r"\bBiden administration\b"), date(2021, 1, 20)),
    (re.compile(r"\bTruth Social\b"), date(2022, 2, 21)),
    (re.compile(r"\b(?:invasion of|war in|war on) Ukraine\b"), date(2022, 2, 24)),
    (re.compile(r"\bInflation Reduction Act\b"), date(2022, 7, 27)),
    (re.compile(r"\bWindsor [Ff]ramework\b"), date(2023, 2, 27)),
)
"""What a text that speaks of it cannot be older than, though it may be much younger."""
_YEAR_BESIDE = re.compile(
    r"(?i)\b(?P<which>this|last|the current) year,? ?\((?:in )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<year2>(?:19|20)\d\d), (?P<which2>this|last) year\b"
)
_TOLD_WEEKDAY = re.compile(rf"(?<!next )(?<!coming )(?<!last )\b{WEEKDAY}\b(?!,? (?:{ENGLISH_MONTH}|\d))")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n")
_RATE = re.compile(r"(?<![\d.,/-])(\d{1,3}(?:\.\d+)?)(?= ?(?:%|per ?cent|pct)| (?:to|and|or) \d)")
_HONORIFIC = re.compile(r"\bM(?:r|s|rs)\.? $")


@dataclass(frozen=True, slots=True)
class Tariffs:
    """What the tariffs that a text speaks of say about its day."""

    known: list[tuple[date, float]]
    """Days since when they were known, and how surely a rate is that of this tariff."""
    days: list[tuple[int, str, frozenset[int]]]
    """(place in a leap year, how told, years) of days that the text names beside a rate that changed on such a day."""
    spans: list[tuple[float, list[tuple[int, int]]]]
    """For each rate, how distinctive it is, and the spans of days in which it was news or in force."""


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a text without a day says about when it was published."""

    named: list[Named]
    gone: list[int]
    """Years told as gone, as coming, or left open."""
    coming: list[int]
    open: list[int]
    dated: frozenset[int]
    """Of these, those that stand beside a day or month."""
    current: list[int]
    """Years that the text calls this year."""
    pinned: list[tuple[int, int | None]]
    events: list[date]
    bounds: list[date]
    titled: list[list[vocabulary.Term]]
    in_person: list[list[vocabulary.Term]]
    """Office holders named with their title, and those named without."""
    weekday: int | None
    """The first day of the week on which the lead tells that something happened."""
    tariffs: Tariffs

    @property
    def tell_a_year(self) -> bool:
        """Whether anything at all bears on the year."""
        named = self.gone or self.coming or self.open or self.titled
        return bool(
            named or self.events or self.bounds or self.tariffs.known or self.tariffs.days or any(d.weekday is not None for d in self.named)
        )


def find_clues(text: str, lead: str) -> Clues:
    """The clues of `text`; `lead` are its first paragraphs, in which news says on which day of the week it happened."""
    named = find_named(text)
    told: dict[int, list[str]] = {}
    for year, how in [*((day.year, day.told) for day in named if day.year), *find_named_years(text)]:
        told.setdefault(year, []).append(how)
    sides = {year: tells.count("gone") - tells.count("coming") - tells.count("until") for year, tells in told.items()}
    events = [bound for pattern, bound in _NOT_BEFORE if pattern.search(text)]
    events += [
        date(max(year for number, year in _ORDERS_UNTIL if int(order[1]) > number), 1, 1)
        for order in _ORDER.finditer(text)
        if int(order[1]) > _ORDERS_UNTIL[0][0]
    ]
    weekday = next((match for match in _TOLD_WEEKDAY.finditer(lead) if how_told(lead, match.start(), match.end()) == "gone"), None)
    return Clues(
        named=named,
        gone=sorted(year for year, side in sides.items() if side > 0),
        coming=sorted(year for year, side in sides.items() if side < 0),
        open=sorted(year for year, side in sides.items() if side == 0),
        dated=frozenset(day.year for day in named if day.year),
        current=[
            int(match["year"] or match["year2"]) + (1 if (match["which"] or match["which2"]).lower() == "last" else 0)
            for match in _YEAR_BESIDE.finditer(text)
        ],
        pinned=find_pinned(text),
        events=events,
        bounds=[bound for pattern, bound in _NEVER_OLDER_THAN if pattern.search(text)],
        titled=_holders(text),
        in_person=_in_person(text),
        weekday=WEEKDAYS.index(weekday.group().lower()) if weekday else None,
        tariffs=_find_tariffs(text),
    )


@cache
def _names() -> dict[str, str]:
    return {person.person_id: " ".join((person.name, *person.aliases)) for person in vocabulary.people()}


@cache
def _terms_by_surname() -> dict[str, list[vocabulary.Term]]:
    surnames = {person.person_id: person.surname.split()[-1] for person in vocabulary.people()}
    found: dict[str, list[vocabulary.Term]] = {}
    for term in vocabulary.offices():
        found.setdefault(surnames[term.person_id], []).append(term)
    return found


def _holders(text: str) -> list[list[vocabulary.Term]]:
    """For each office holder named with the title in `text`: the terms in which the person held an office of that title."""
    by_surname = _terms_by_surname()
    found: dict[str, list[vocabulary.Term]] = {}
    for match in _NAME.finditer(text):
        surname = match.group().removesuffix("'s").removesuffix("’s")
        if surname not in by_surname:
            continue
        before = text[max(0, match.start() - 70) : match.start()]
        if _PAST_HOLDER.search(before):
            continue
        behind = text[match.end() : match.end() + 60]
        follows = _FOLLOWING_NAME.match(behind)
        before, behind = before.lower(), behind.lower()
        for term in by_surname[surname]:
            # "Dan Tehan" is not a Mr Dan.
            if follows and follows[1] not in _names()[term.person_id]:
                continue
            if any(_stands(title, before, behind) for title in term.titles):
                terms = found.setdefault(f"{surname} {term.office}", [])
                if term not in terms:
                    terms.append(term)
    return [found[key] for key in sorted(found)][:6]


def _stands(title: str, before: str, behind: str) -> bool:
    if title not in before and title not in behind:
        return False
    place = before.rfind(title)
    if place >= 0 and "." not in before[place + len(title) :] and len(before[place + len(title) :].split()) <= 2:
        return True
    return behind.startswith((f", {title}", f", the {title}")) or bool(
        re.match(rf"[’']?s?, (?:the )?(?:[\w’'-]+ ){{1,2}}{re.escape(title)}", behind)
    )


def _in_person(text: str) -> list[list[vocabulary.Term]]:
    """For each person of the vocabulary named in full or with Mr or Ms: the terms in office."""
    by_surname, names = _terms_by_surname(), _names()
    found: dict[str, list[vocabulary.Term]] = {}
    for match in _NAME.finditer(text):
        surname = match.group().removesuffix("'s").removesuffix("’s")
        before = text[max(0, match.start() - 70) : match.start()]
        if surname not in by_surname or _PAST_HOLDER.search(before):
            continue
        for term in by_surname[surname]:
            given, *others = names[term.person_id].split()
            if (
                before.endswith(given + " ")
                or _HONORIFIC.search(before)
                or (given == surname and text[match.end() :].startswith(" " + " ".join(others[:1])))
            ):
                found.setdefault(term.person_id, []).append(term)
    return [found[key] for key in sorted(found)]


@cache
def _tariffs_by_rate() -> dict[float, list[tuple[vocabulary.MeasureState, date | None]]]:
    """Published tariffs by their rate, but for ordinary duties, which are no news; each with the day it gave way to another rate."""
    series: dict[tuple[object, ...], list[vocabulary.MeasureState]] = {}
    for state in vocabulary.measure_states():
        if state.measure != "mfn" and state.since.year >= 2006:
            series.setdefault((state.imposer, state.targets, state.products, state.measure), []).append(state)
    found: dict[float, list[tuple[vocabulary.MeasureState, date | None]]] = {}
    for states in series.values():
        states.sort(key=lambda state: state.since)
        for number, state in enumerate(states):
            later = (other.since for other in states[number + 1 :] if other.rate_pct != state.rate_pct and other.since > state.since)
            found.setdefault(state.rate_pct, []).append((state, next(later, None)))
    return found


@cache
def _country_names(code: str) -> re.Pattern[str]:
    country = vocabulary.country(code)
    names = {country.name, *country.aliases, *country.adjectives, country.capital or country.name} if country else {code}
    more = r"|\bU\.S\.|\bTrump\b" if code == "US" else ""
    return re.compile(
        r"\b(?:" + "|".join(re.escape(name) for name in sorted(names) if len(name) > 2 or name in ("US", "UK", "EU")) + r")\b" + more
    )


def _worth(rate: float) -> float:
    """How surely a rate is that of the tariff it is found with: everybody levies 25%, but hardly anybody 27.52%."""
    if rate % 5 == 0:
        return 0.3
    return 0.5 if rate == int(rate) else 1.0 if rate * 10 == int(rate * 10) else 2.0


def _find_tariffs(text: str) -> Tariffs:
    """The published tariffs whose rate a text gives, and whose countries it names."""
    by_rate = _tariffs_by_rate()
    is_named: dict[str, bool] = {"WORLD": True}

    def names(code: str) -> bool:
        if code not in is_named:
            is_named[code] = bool(_country_names(code).search(text))
        return is_named[code]

    known: dict[float, date] = {}
    spans: dict[float, list[tuple[int, int]]] = {}
    days: dict[tuple[int, str], set[int]] = {}
    for sentence in _SENTENCE_END.split(text):
        rates = sorted({float(match[1]) for match in _RATE.finditer(sentence)} & by_rate.keys())
        named = [day for day in find_named(sentence) if day.year is None and day.first == day.last] if rates else []
        for rate in rates:
            for state, later in by_rate[rate]:
                if not names(state.imposer) or not any(names(code) for code in state.targets):
                    continue
                for day in named:
                    for other in (state.since, state.effective_on):
                        if other is not None and MONTH_STARTS[other.month - 1] + other.day - 1 == day.first:
                            days.setdefault((day.first, day.told), set()).add(other.year)
                if rate % 5 == 0 and not any(code != "WORLD" and _country_names(code).search(sentence) for code in state.targets):
                    continue
                known[rate] = min(known.get(rate, state.since), state.since)
                first = state.since.toordinal()
                spans.setdefault(rate, []).append((first, later.toordinal() + 60 if later else first + 700))
    return Tariffs(
        [(known[rate], _worth(rate)) for rate in sorted(known)],
        [(place, told, frozenset(years)) for (place, told), years in sorted(days.items())],
        [(_worth(rate), spans[rate]) for rate in sorted(spans)],
    )
