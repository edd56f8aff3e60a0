"""The year of a text that names days without a year: from what it says and from who holds which office in it.

Only evidence in the text counts, never the clock. Where two years fit alike, none is given.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.corpus.stamps import ENGLISH_MONTH, MONTHS
from pipelines.reading import vocabulary

_CANDIDATES = range(2010, 2041)
_YEAR = re.compile(r"(?<![\d/.,$€£¥-])(20[0-3]\d)(?![\d/%]|-\d|[.,]\d)")
_FUTURE = re.compile(
    r"(?:\b(?:will|could|(?-i:may)|might|would|going to|expect\w*|plan\w*|forecast\w*|by|until|till|through|before|to|expir\w+|from|fiscal"
    r"|targets?|end of|half of)\b[^.;]{0,40}|[–-])$",
    re.IGNORECASE,
)
"""What stands before a year that a text looks ahead to."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_WEEK = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY}),? (?P<month>{ENGLISH_MONTH}) (?P<day>\d\d?)\b(?!,? (?:19|20)\d\d)"
    rf"|\b(?P<weekday2>{_WEEKDAY}),? (?P<day2>\d\d?) (?P<month2>{ENGLISH_MONTH})(?! (?:19|20)\d\d)"
)
_BARE_WEEKDAY = re.compile(rf"(?<!next )(?<!last )(?<!coming )\b{_WEEKDAY}\b(?!,? (?:{ENGLISH_MONTH}|\d))")
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
_PAST_HOLDER = re.compile(r"\b(?:former|ex|then|late|one-time|previous|predecessors?)\b[\s-]*(?:[\w.’'-]+\s+){0,4}$", re.IGNORECASE)

_ENOUGH, _MARGIN = 1.0, 0.5
_OFTEN = 3
_LONGEST = 50_000
"""Characters that are looked at; what a longer text is about stands in its beginning."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a text says that bears on its year."""

    mentioned: Counter[int]
    """Years it names, and how often, but for those it looks ahead to."""
    bounds: list[date]
    """Days it cannot be older than."""
    pairs: list[tuple[int, int, int]]
    """(weekday, month, day) of days it names with both."""
    weekdays: list[int]
    """Days of the week that its first paragraphs name, in order."""
    holders: list[list[vocabulary.Term]]
    """For each office holder it names with the title, the terms in that office."""


def infer_year(text: str, month: int | None, day: int | None, lead: str = "") -> int | None:
    """The year in which `text` was published, if in `month` on `day` (None: on any); None where the text leaves it open.

    `lead` are the first paragraphs, in which news says on which day of the week it happened.
    """
    text = text[:_LONGEST]
    years = (match for match in _YEAR.finditer(text) if not _FUTURE.search(text[max(0, match.start() - 50) : match.start()]))
    bounds = [bound for pattern, bound in _NOT_BEFORE if pattern.search(text)]
    for order in _ORDER.finditer(text):
        bounds += (
            [date(max(year for number, year in _ORDERS_UNTIL if int(order[1]) > number), 1, 1)]
            if int(order[1]) > _ORDERS_UNTIL[0][0]
            else []
        )
    evidence = _Evidence(
        mentioned=Counter(int(match[1]) for match in years),
        bounds=bounds,
        pairs=_weekday_pairs(text)[:4],
        weekdays=[_WEEKDAYS.index(match.group().lower()) for match in _BARE_WEEKDAY.finditer(lead)][:3] if day else [],
        holders=_holders(text),
    )
    # Years that a text only mentions may all lie behind it: an essay on 1930 was not written then.
    mentions = max(evidence.mentioned.values(), default=0)
    if not (evidence.bounds or evidence.pairs or evidence.holders) and mentions < (1 if month else _OFTEN):
        return None
    scores = [(_score(evidence, today, month), today.year) for year in _CANDIDATES if (today := _day(year, month, day)) is not None]
    scores.sort(reverse=True)
    best, second = scores[0], scores[1]
    return best[1] if best[0] >= _ENOUGH and best[0] - second[0] >= _MARGIN else None


def _score(evidence: _Evidence, today: date, month: int | None) -> float:
    """How well the evidence fits publication on `today`, or some time in its year where `month` is None."""
    year, score, is_bounded = today.year, 0.0, False
    latest = [other for other in evidence.mentioned if other <= year] + [bound.year for bound in evidence.bounds if bound <= today]
    if year in evidence.mentioned:
        score += min(2.0, 1.0 + 0.25 * evidence.mentioned[year])
    score -= 0.7 * min(3, sum(1 for other in evidence.mentioned if other > year))
    score += 1.2 if any(bound.year == year and bound <= today for bound in evidence.bounds) else 0.0
    score -= 4.0 * sum(1 for bound in evidence.bounds if today < bound)
    score += sum(3.0 if _fits(pair, year) else -3.0 for pair in evidence.pairs)
    for place, weekday in enumerate(evidence.weekdays):
        # The first day that a dispatch names is nearly always its own or the one before.
        score += (2.0 if place == 0 else 0.8) * {0: 0.6, 1: 0.35, 2: 0.1}.get((today.weekday() - weekday) % 7, -0.3)
    for terms in evidence.holders:
        serving = [term for term in terms if (term.covers(today) if month else _touches(term, year))]
        score += 1.2 if serving else -1.5
        latest += [term.starts_on.year for term in serving]
        is_bounded = is_bounded or any(term.ends_on is not None for term in serving)
    # News is written soon after the latest thing it knows of, unless the end of a term bounds it already.
    return score - (0.5 * min(8, year - max(latest)) if latest and not is_bounded else 0.0)


def _touches(term: vocabulary.Term, year: int) -> bool:
    return term.starts_on.year <= year and (term.ends_on is None or term.ends_on.year >= year)


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 12, day or 28)
    except ValueError:
        return None


def _weekday_pairs(text: str) -> list[tuple[int, int, int]]:
    """(weekday, month, day) of expressions such as `Friday, May 2`."""
    pairs: list[tuple[int, int, int]] = []
    for match in _DAY_OF_WEEK.finditer(text):
        weekday, month, day = (
            (match["weekday"], match["month"], match["day"]) if match["weekday"] else (match["weekday2"], match["month2"], match["day2"])
        )
        pairs.append((_WEEKDAYS.index(weekday.lower()), MONTHS[month.lower().rstrip(".")], int(day)))
    return pairs


def _fits(pair: tuple[int, int, int], year: int) -> bool:
    weekday, month, number = pair
    day = _day(year, month, number)
    return day is not None and day.weekday() == weekday


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
        before, behind = before.lower(), text[match.end() : match.end() + 60].lower()
        for term in by_surname[surname]:
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
