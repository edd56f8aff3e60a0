"""The day of publication: metadata, printed time stamp, dateline, URL, the text itself, in this order; else it is not known.

How a written time is read stands in `stamps`, how a missing year is found in `years`.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from pipelines.corpus.stamps import ENGLISH_MONTH, MONTHS, Stamp, find_named_years, find_stamps, has_day, read_stamp
from pipelines.corpus.years import infer_period, infer_year


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: `on` is the local day (or the first day of the period), `at` the moment in UTC."""

    on: date | None = None
    at: datetime | None = None
    precision: str | None = None
    basis: str = "none"


_EARLIEST, _LATEST = date(1985, 1, 1), date(2099, 12, 31)
_LEAD_PARAGRAPHS = 3
_LONGEST = 50_000

_DATELINE = re.compile(
    rf"(?:[A-Z][\w.’'-]*(?:[ /,-]+[A-Z][\w.’'-]*){{0,7}}),?\s+(?:(?P<month>{ENGLISH_MONTH})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d\d?)\s+(?P<month2>{ENGLISH_MONTH}))(?:,?\s+(?P<year>(?:19|20)\d\d))?[.,]?"
    r"\s*(?:[(（/][^()（）/]{2,50}[)）/])?\s*(?:(?:[-–—]{1,2}|:)\s|(?<=/)\.\s)"
)

_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d|199\d)(?P<bar>[-/_]?)(?P<month>0[1-9]|1[0-2])(?:(?P=bar)|/)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_SPELLED = re.compile(
    rf"(?<!\d)(?P<year>20[0-4]\d)[-/](?P<month>{ENGLISH_MONTH.replace(chr(92) + '.?', '')})[-/](?P<day>\d\d?)(?!\d)", re.IGNORECASE
)
_URL_MONTH = re.compile(r"/(?P<year>20[0-4]\d|199\d)[-/]?(?P<month>0[1-9]|1[0-2])(?=/|$)")
_TOUTIAO = re.compile(r"(?:toutiao|ixigua|douyin|snssdk)\.com/\S*?(?<!\d)(?P<id>[67]\d{18})(?!\d)")
_CHINA = timedelta(hours=8)

_PRESS_TIME = re.compile(
    r"\b(?:as of|at|by|before|until|up to)\s+(?:the )?(?:time of )?(?:press(?: time)?|publication|(?:this )?writing"
    rf"|going to press)\b[^.]{{0,20}}?\b(?:on )?(?:(?P<month>{ENGLISH_MONTH})\s+(?P<day>\d\d?)|the (?P<only>\d\d?)(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    rf"\b(?i:as of)\s+(?:early|mid|late|the (?:beginning|middle|end) of)?[- ]?(?P<month>{ENGLISH_MONTH})\s+(?P<year>20[0-4]\d)\b"
)
_DAY_NAMED = re.compile(
    rf"\b(?P<month>{ENGLISH_MONTH})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>(?:19|20)\d\d))?|\b(?P<day2>\d\d?)(?:st|nd|rd"
    rf"|th)?(?: of)? (?P<month2>{ENGLISH_MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d))?"
)
_AHEAD = re.compile(
    r"\b(?:by|until|till|through|before|from|starting|beginning|start|due|effective|expires?|expiring|deadline(?: of| on)?"
    r"|no later than|as of|since|to|will|would|scheduled(?: for)?|set for|next|after|later|future)\b[^.;]{0,14}$",
    re.IGNORECASE,
)


def date_article(stated: list[object], stamps: list[str], paragraphs: list[str], url: str | None, language: str | None) -> Published:
    """When the article was published.

    `stated` are the times in its metadata, the most trusted first; `stamps` the lines that print a time; `paragraphs` its running text;
    `language` the tag the source gives, which says how 05/04/2025 is read.
    """
    month_first = {"us": True, "gb": False}.get(_region(language)) if language else None
    printed = [stamp for line in stamps for stamp in find_stamps(line, month_first) if _is_plausible(stamp)]
    firsts = [stamp for stamp in printed if not stamp.is_update]
    if month_first is None and not firsts and any(has_day(line) for line in (*stamps, *map(str, stated))):
        # 05/04/2025 on a page that does not say where it is from: the spelling tells.
        month_first = not _is_ambiguous(stated, stamps) or _writes_as_americans(paragraphs)
        printed = [stamp for line in stamps for stamp in find_stamps(line, month_first) if _is_plausible(stamp)]
        firsts = [stamp for stamp in printed if not stamp.is_update]
    known = [stamp for value in stated if (stamp := read_stamp(value, month_first)) is not None and _is_plausible(stamp)]
    if known:
        return _from_metadata(known, firsts)
    if any(stamp.precision == "day" for stamp in printed):
        return _from_stamps([stamp for stamp in printed if stamp.precision == "day"])
    by_url = _from_url(url or "")
    text = "\n".join(paragraphs)[:_LONGEST]
    without_year = (
        []
        if printed
        else [(line, found) for line in stamps for match in _DAY_NAMED.finditer(line) if (found := _named(match, line)) is not None]
    )
    for line, (_, year, month, day) in without_year[:1]:
        # The line may name the day of the week.
        year = year or (by_url.day.year if by_url else infer_year(f"{line}\n{text}", month, day, "\n".join(paragraphs[:_LEAD_PARAGRAPHS])))
        if on := _date(year, month, day):
            return Published(on, None, "day", "timestamp")
    return (
        _from_dateline(paragraphs, by_url)
        or (Published(by_url.day, by_url.at, by_url.precision, "url") if by_url and by_url.precision == "day" else None)
        or (Published(printed[0].day, None, printed[0].precision, "timestamp") if printed else None)
        or (Published(by_url.day, None, by_url.precision, "url") if by_url else None)
        or _from_text(paragraphs)
        or Published()
    )


def _is_ambiguous(stated: list[object], stamps: list[str]) -> bool:
    """Whether a time means another day where the month stands first than where the day does."""
    return any(read_stamp(value, True) != read_stamp(value, False) for value in stated) or any(
        find_stamps(line, True) != find_stamps(line, False) for line in stamps
    )


_AMERICAN = re.compile(r"\b(?:percent|color|labor|center|favor|[ap]\.m\.|neighbor\w*|aluminum|\w+ized?|gray|program)\b")
_BRITISH = re.compile(r"\b(?:per cent|colour|labour|centre|favour|neighbour\w*|aluminium|\w+ised?|grey|programme|tonnes)\b")


def _writes_as_americans(paragraphs: list[str]) -> bool:
    text = " ".join(paragraphs)[:_LONGEST]
    return len(_AMERICAN.findall(text)) > len(_BRITISH.findall(text))


def has_dateline(paragraph: str) -> bool:
    """Whether a paragraph begins with place and day, as dispatches do."""
    return bool(_DATELINE.match(paragraph[:200]))


def _region(language: str | None) -> str:
    tag = (language or "").lower().replace("_", "-").split("-")
    if len(tag) > 1:
        return "us" if tag[-1] in ("us", "ph") else "gb"
    return ""


def _is_plausible(stamp: Stamp) -> bool:
    return _EARLIEST <= stamp.day <= _LATEST


def _from_metadata(known: list[Stamp], printed: list[Stamp]) -> Published:
    first = known[0]
    # A second field may know the time of the same day, or the day of the same month.
    better = next((stamp for stamp in known[1:] if stamp.at is not None and stamp.day == first.day), None) if first.at is None else None
    if better is None and first.precision != "day":
        better = next(
            (stamp for stamp in (*known[1:], *printed) if stamp.precision == "day" and stamp.day.isoformat().startswith(_prefix(first))),
            None,
        )
    if better is None and first.at is None:
        better = next((stamp for stamp in printed if stamp.at is not None and stamp.day == first.day), None)
    chosen = better or first
    day = chosen.day
    if chosen.is_utc:
        # Many systems store UTC; the day printed on the page is the one at the publisher.
        beside = next(
            (stamp for stamp in (*known, *printed) if not stamp.is_utc and stamp.precision == "day" and abs((stamp.day - day).days) == 1),
            None,
        )
        day = beside.day if beside else day
    return Published(day, chosen.at, chosen.precision, "metadata")


def _prefix(stamp: Stamp) -> str:
    return stamp.day.isoformat()[: 4 if stamp.precision == "year" else 7]


def _from_stamps(stamps: list[Stamp]) -> Published:
    firsts = [stamp for stamp in stamps if not stamp.is_update]
    chosen = firsts[0] if firsts else min(stamps, key=lambda stamp: stamp.day)
    if firsts and chosen.at is None:
        chosen = next((stamp for stamp in firsts if stamp.at is not None and stamp.day == chosen.day), chosen)
    return Published(chosen.day, chosen.at, "day", "timestamp")


def _from_dateline(paragraphs: list[str], by_url: Stamp | None) -> Published | None:
    for paragraph in paragraphs[: 2 * _LEAD_PARAGRAPHS]:
        match = _DATELINE.match(paragraph[:200])
        if not match:
            continue
        month = MONTHS[(match["month"] or match["month2"]).lower().rstrip(".")]
        day = int(match["day"] or match["day2"])
        year = int(match["year"]) if match["year"] else by_url.day.year if by_url else None
        if year is None:
            year = infer_year("\n".join(paragraphs), month, day, " ".join(paragraphs[:_LEAD_PARAGRAPHS]))
        on = _date(year, month, day)
        if on is not None:
            return Published(on, None, "day", "dateline")
    return None


def _from_url(url: str) -> Stamp | None:
    """The day, or month, that stands in an address; a toutiao id shifted right by 32 bits is a Unix time, its day that of China."""
    if match := _TOUTIAO.search(url):
        moment = datetime.fromtimestamp(int(match["id"]) >> 32, UTC).replace(tzinfo=None)
        return Stamp((moment + _CHINA).date(), at=moment)
    if match := _URL_DAY.search(url):
        day = _date(int(match["year"]), int(match["month"]), int(match["day"]))
        return Stamp(day) if day else None
    if match := _URL_SPELLED.search(url):
        day = _date(int(match["year"]), MONTHS[match["month"].lower()], int(match["day"]))
        return Stamp(day) if day else None
    if match := _URL_MONTH.search(url):
        return Stamp(date(int(match["year"]), int(match["month"]), 1), "month")
    return None


def _from_text(paragraphs: list[str]) -> Published | None:
    """The narrowest period that the text allows: its press time, `as of April 2025`, or what its clues agree on."""
    text = "\n".join(paragraphs)[:_LONGEST]
    named = [found for match in _DAY_NAMED.finditer(text) if (found := _named(match, text)) is not None]
    if match := _PRESS_TIME.search(text):
        day = int(match["day"] or match["only"])
        past = [month for start, _, month, _ in named if start < match.start() and not _AHEAD.search(text[max(0, start - 40) : start])]
        month = MONTHS[match["month"].lower().rstrip(".")] if match["month"] else _latest(past)
        year = infer_year(text, month, day) if month else None
        if year and month and (on := _date(year, month, day)):
            return Published(on, None, "day", "text")
    as_of = [(int(match["year"]), MONTHS[match["month"].lower().rstrip(".")]) for match in _AS_OF.finditer(text)]
    if as_of and not any(year > max(as_of)[0] for year, _ in find_named_years(text)):
        return Published(date(*max(as_of), 1), None, "month", "text")
    period = infer_period(text, "\n".join(paragraphs[:_LEAD_PARAGRAPHS]))
    return Published(period[0], None, period[1], "text") if period else None


def _latest(months: list[int]) -> int | None:
    """The latest of months that a text looks back on: around New Year January is later than December."""
    is_turn = any(month >= 11 for month in months) and any(month <= 2 for month in months)
    return max((month for month in months if not is_turn or month <= 6), default=None)


def _named(match: re.Match[str], text: str) -> tuple[int, int | None, int, int] | None:
    """(place, year, month, day) of a day named in the text; None for what is none, like a verb `may` before a number."""
    month, day, year = (match["month"], match["day"], match["year"]) if match["month"] else (match["month2"], match["day2"], match["year2"])
    if not 1 <= int(day) <= 31:
        return None
    return match.start(), int(year) if year else None, MONTHS[month.lower().rstrip(".")], int(day)


def _date(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None
