"""Printed and stated times -> days: `16:01 JST, May 4, 2025`, `08 Feb 2026, 05:12 AM IST`, `2025-05-09T06:12:00+01:00`.

A time is read as it is written; nothing that is missing is filled in. Which of several times is that of publication is weighed in `dating`.
Days and months that running text names, and whether it tells them as gone by or to come, are found here too; `years` weighs them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache

from dateutil.parser import isoparse
from dateutil.zoneinfo import get_zonefile_instance

_MONTHS_OF_LANGUAGES = (
    "january|jan|januar|jänner|janvier|janv|enero|ene|gennaio|gen|janeiro|januari|stycznia|ocak|ianuarie|ledna|tammikuuta|января"
    "|січня|styczeń",
    "february|feb|februar|février|fevrier|févr|febrero|febbraio|fevereiro|februari|lutego|şubat|februarie|februari|února"
    "|helmikuuta|февраля|лютого",
    "march|mar|märz|maerz|mrz|mars|marzo|março|maart|mrt|marca|mart|martie|maret|marts|března|maaliskuuta|марта|березня",
    "april|apr|avril|avr|abril|abr|aprile|kwietnia|nisan|aprilie|dubna|huhtikuuta|апреля|квітня",
    "may|mai|mayo|maggio|mag|maio|mei|maja|maj|mayıs|května|toukokuuta|мая|травня",
    "june|jun|juni|juin|junio|giugno|giu|junho|czerwca|haziran|iunie|června|kesäkuuta|июня|червня",
    "july|jul|juli|juillet|juil|julio|luglio|lug|julho|lipca|temmuz|iulie|července|heinäkuuta|июля|липня",
    "august|aug|août|aout|agosto|ago|augustus|sierpnia|ağustos|augusti|agustus|srpna|elokuuta|августа|серпня",
    "september|sept|sep|septembre|septiembre|settembre|set|setembro|września|eylül|septembrie|září|syyskuuta|сентября|вересня",
    "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out|października|ekim|octombrie|října|lokakuuta|октября|жовтня",
    "november|nov|novembre|noviembre|novembro|listopada|kasım|noiembrie|listopadu|marraskuuta|ноября|листопада",
    "december|dec|dezember|dez|décembre|decembre|déc|diciembre|dic|dicembre|dezembro|desember|grudnia|aralık|decembrie|prosince"
    "|joulukuuta|декабря|грудня",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS_OF_LANGUAGES, 1) for name in names.split("|")}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
ENGLISH_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"

_DAY = re.compile(
    rf"""(?<![\d.-])(?:(?<!/)|(?=\d\d?\s[^\W\d]))(?:
    (?P<iso>{_YEAR})\s?[-/.]\s?(?P<iso_month>\d\d?)\s?[-/.]\s?(?P<iso_day>\d\d?)(?!\d)
  | (?P<cjk>{_YEAR})\s?年\s?(?P<cjk_month>\d\d?)\s?月\s?(?P<cjk_day>\d\d?)\s?日
  | (?P<month_name>{MONTH})\s+(?P<md_day>\d\d?)(?:st|nd|rd|th)?\s*,?\s+(?P<md_year>{_YEAR})(?!\d)
  | (?P<dm_day>\d\d?)(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:(?:day\s+)?of\s+|de\s+)?(?P<dm_month>{MONTH})
      [\s,-]*(?:(?:del?|of)\s+)?(?P<dm_year>{_YEAR})(?!\d)
  | (?P<y_first>{_YEAR})\s+(?P<y_month>{MONTH})\s+(?P<y_day>\d\d?)(?!\d)
  | (?P<first>\d\d?)(?P<bar>[/-]|\.\s?)(?P<second>\d\d?)(?P=bar)(?P<last>{_YEAR})(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SOME_YEAR = re.compile(_YEAR)
_MONTH_ONLY = re.compile(rf"(?P<name>{MONTH}),?\s+(?P<year>{_YEAR})(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\.\d+)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|\s?(?P<only_half>[ap])\.?m\b\.?|(?P<packed>[0-5]\d)(?=\s?(?:GMT|UTC|hrs)))"
    r"(?:\s*(?:hrs?|Uhr|h)\b)?\s*(?P<zone>\(?(?:UTC|GMT)\s?[+−-]\s?\d\d?(?::?\d\d)?\)?|\(?\b(?:[A-Z]{2,5}|Eastern|Central|Mountain"
    r"|Pacific)\b\)?(?:\s(?:time|Time|Standard Time|Daylight Time))?|[+-]\d\d:?\d\d|Z\b|\(?Beijing [Tt]ime\)?)?",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"(?:up ?dated?|modified|revised|corrected|last (?:edit|change)\w*|aktualisiert|mis à jour|actualizad\w+|aggiornato)[^\d]{0,40}$",
    re.IGNORECASE,
)

_HOURS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "WAT": 1, "CEST": 2, "EET": 2, "SAST": 2, "CAT": 2, "EEST": 3,
    "MSK": 3, "EAT": 3, "TRT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7, "HKT": 8, "SGT": 8, "MYT": 8,
    "PHT": 8, "PHST": 8, "AWST": 8, "BEIJING TIME": 8, "JST": 9, "KST": 9, "ACST": 9.5, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "BRT": -3, "ART": -3, "ADT": -3, "CLT": -4, "EDT": -4, "EST": -5, "CDT": -5, "MDT": -6, "MST": -7, "PDT": -7,
    "PST": -8, "AKDT": -8, "AKST": -9, "HST": -10,
}  # fmt: skip
"""Abbreviations of time zones -> hours east of Greenwich. CST (Chicago, Shanghai or Havana) and AST are left out: nobody can tell."""
_NAMED = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago", "CENTRAL": "America/Chicago", "MT": "America/Denver",
    "MOUNTAIN": "America/Denver", "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles",
}  # fmt: skip


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH_STARTS = (0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366)
"""Places of the first days of the months in a leap year, counted from 0."""
DAYS_OF_LEAP_YEAR = 366
_MONTH_AND_DAY = rf"{ENGLISH_MONTH}\s+(?:the )?\d\d?(?:st|nd|rd|th)?\b(?![%\d:]|\.\d| ?(?:per|pct))"
_DAY_AND_MONTH = rf"\d\d?(?:st|nd|rd|th)?(?: of)?\s+{ENGLISH_MONTH}"
_NAMED_DAY = re.compile(
    rf"(?:(?P<side>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast) )?(?:(?P<weekday>{WEEKDAY}),?\s*\(?)?(?:the )?\b(?P<written>{_MONTH_AND_DAY}"
    rf"|{_DAY_AND_MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?"
    rf"(?:[,.]? (?:that is|[Tt]hat[’']s|which is|\(|a|,)? ?(?P<side_behind>[Ll]ast|[Nn]ext|[Tt]his) (?P<weekday_behind>{WEEKDAY}))?"
)
_NAMED_MONTH = re.compile(rf"\b(?P<month>{ENGLISH_MONTH})(?!\s+(?:the )?\d\d?(?!\d))(?:,? (?:of )?(?P<year>{_YEAR})\b)?")
_NAMED_YEAR = re.compile(r"(?<![\d/.,$€£¥#-])\b(?:19[5-9]|20[0-4])\d\b(?![\d/%]|[-–]\d|[.,]\d| (?:per cent|percent|pct|tons|tonnes))")
_DAY_BEFORE_YEAR = re.compile(rf"{ENGLISH_MONTH}(?:\s+\d\d?(?:st|nd|rd|th)?)?,?(?: of)?\s$")
_WORD_OR_MONTH = ("may", "march")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|of|until|till|by|from|to|through|last|this|next|early|late|and|or|for|between|before|during|after|around|the) $|mid-$"
)
_PARTS = (
    (re.compile(r"[Ee]arly $|beginning of $"), 0),
    (re.compile(r"[Mm]id[- ]$|middle of $"), 10),
    (re.compile(r"[Ll]ate $|end of $"), 20),
)
_OTHER_YEAR = re.compile(
    r"\W{0,2}(?:(?:of|in) )?(?:last year|next year|the (?:previous|following|next|same) year|a year (?:ago|earlier|before|later)|that year"
    r"|the year (?:before|after))\b"
)
_THIS_YEAR = re.compile(r"\W{0,2}(?:of )?this year\b")
_SOME_DAY = rf"(?:{_MONTH_AND_DAY}|{_DAY_AND_MONTH})"
_PINNED = re.compile(
    rf"\b(?P<what>today|tomorrow|yesterday|tonight)(?:,| ?\(| -| –| —)? ?(?:the |that is,? |{WEEKDAY},? |on )*"
    rf"(?P<day>{_SOME_DAY})(?:,? (?P<year>{_YEAR})\b)?"
    rf"|(?P<day_before>{_SOME_DAY})(?<!\.)(?:,? (?P<year_before>{_YEAR}))?(?:,| ?\()? ?(?:that is,? )?"
    r"(?P<what_behind>today|tomorrow|yesterday)\b",
    re.IGNORECASE,
)
_SHIFTS = {"today": 0, "tonight": 0, "tomorrow": -1, "yesterday": 1}

_CLAUSE_END = re.compile(r"[.!?;:]\s|[()—\n]| [-–] |, (?:and|but|while|which|who|as|after|when|where)\b")
_COMING = re.compile(
    r"\b(?:will|shall|won[’']t|(?:is|are|be) (?:to|due|set|scheduled|expected|likely|going|planned)|due|scheduled|set for|expects?|plans"
    r"|may|might|could|would|takes? effect|begins?|starts?|starting|beginning|effective|expires?|expiring|ends|lapses|runs out|falls|rises"
    r"|goes|enters?|applies|apply|kicks? in|coming|upcoming|deadline|proposed|later this|to be|in time for)\b|[’']ll\b"
)
_GONE = re.compile(
    r"\b(?:was|were|had|did|took|came|went|rose|fell|began|said|has|have|been|since|got|gave|made|signed|told|met|won|lost|saw|paid|ran out"
    r"|found|became|brought|sent|broke|held|kept|stood|sold|bought|wrote|spoke|threw|drew|flew|grew|led|ago|after|last|in force|earlier"
    r"|already|back in|(?!need|indeed|exceed|proceed|speed|based|proposed|expected|scheduled|planned)[a-z]{2,}ed)\b|[’']d\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|ago|dated|following)\s+(?:early |mid-?|late |the )?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:by|until|till|through|before|effective|starting|beginning|deadline(?: of| is)?|due(?: on)?|set for|scheduled for"
    r"|expires?(?: on)?|no later than|next|coming|for|to)\s+(?:on |the |early |mid-?|late |end of )*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A day or month that running text names.

    `first` and `last` are places in a leap year, from 0; `told` is gone, coming, until (behind a word of deadlines) or open.
    `weekday` (0 Monday) is the one written beside it, `side` a `last` or `next` before that or before the month.
    """

    first: int
    last: int
    year: int | None
    told: str
    weekday: int | None = None
    side: str = ""
    is_this_year: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time: `day` is the first day of the period that `precision` (day, month, year) names; `at` is in UTC, where a zone is stated."""

    day: date
    precision: str = "day"
    at: datetime | None = None
    is_update: bool = False
    is_utc: bool = False


def find_stamps(line: str, month_first: bool | None = None) -> list[Stamp]:
    """The days printed in a line, each with its time where one stands beside it.

    `month_first` says how 05/04/2025 is read; where it is None such a day is only read if it can mean one thing.
    """
    if not _SOME_YEAR.search(line):
        return []
    days = [(match, day) for match in _DAY.finditer(line) if (day := _day_of(match, month_first)) is not None]
    times = list(_TIME.finditer(line)) if days else []
    found: list[Stamp] = []
    for number, (match, day) in enumerate(days):
        before = days[number - 1][0].end() if number else 0
        after = days[number + 1][0].start() if number + 1 < len(days) else len(line)
        label = line[before : match.start()]
        behind = next((time for time in times if match.end() <= time.start() <= min(after, match.end() + 16)), None)
        ahead = next((time for time in times if max(before, match.start() - 40) <= time.start() and time.end() <= match.start()), None)
        # "6:42 p.m. ET June 22, 2018 | Updated 9:05 a.m. ...": a time behind an update label belongs to that label.
        if behind is not None and _UPDATE.search(line[match.end() : behind.start()]):
            behind = None
        found.append(
            _with_time(
                day,
                ahead if ahead is not None and behind is None else behind,
                is_update=bool(_UPDATE.search(label[: ahead.start() - before] if ahead else label)),
            )
        )
    if not found and (month := _MONTH_ONLY.search(line)):
        found.append(
            Stamp(
                date(int(month["year"]), MONTHS[month["name"].lower().rstrip(".")], 1),
                "month",
                is_update=bool(_UPDATE.search(line[: month.start()])),
            )
        )
    return found


def has_day(line: str) -> bool:
    """Whether a line holds a full calendar day."""
    return bool(_SOME_YEAR.search(line) and _DAY.search(line))


def without_times(line: str, mark: str = " ") -> str:
    """The line with `mark` instead of the days and clock times in it: what is left tells whether it says anything else."""
    return _TIME.sub(mark, _MONTH_ONLY.sub(mark, _DAY.sub(mark, line)))


def find_named(text: str) -> list[Named]:
    """The days and months that running text names in English, without those of `last year` or `the same year`."""
    found: list[Named] = []
    days = list(_NAMED_DAY.finditer(text))
    for match in days:
        place = _place(match["written"])
        if place is None or (not match["year"] and _OTHER_YEAR.match(text, match.end())):
            continue
        weekday = match["weekday"] or match["weekday_behind"]
        side = (match["side"] or match["side_behind"] or "").lower() if weekday else ""
        found.append(
            Named(
                place,
                place,
                int(match["year"]) if match["year"] else None,
                {"last": "gone", "past": "gone", "next": "coming", "coming": "coming"}.get(side)
                or how_told(text, match.start(), match.end()),
                WEEKDAYS.index(weekday.lower()) if weekday else None,
                side,
                bool(_THIS_YEAR.match(text, match.end())),
            )
        )
    starts = [match.start() for match in days]
    for match in _NAMED_MONTH.finditer(text):
        inside = bisect_right(starts, match.start()) - 1
        name, before = match["month"].rstrip(".").lower(), text[max(0, match.start() - 14) : match.start()]
        if (inside >= 0 and days[inside].end() > match.start()) or (
            name in _WORD_OR_MONTH and not match["year"] and not _BEFORE_MONTH.search(before)
        ):
            continue
        if not match["year"] and (before.endswith("next ") or _OTHER_YEAR.match(text, match.end())):
            continue
        first, last = MONTH_STARTS[MONTHS[name] - 1], MONTH_STARTS[MONTHS[name]] - 1
        part = next((offset for pattern, offset in _PARTS if pattern.search(before)), None)
        if part is not None:
            first, last = first + part, min(last, first + part + 10)
        found.append(
            Named(
                first,
                last,
                int(match["year"]) if match["year"] else None,
                "gone" if before.endswith("last ") else how_told(text, match.start(), match.end()),
                side="last" if before.endswith("last ") else "",
                is_this_year=before.endswith("this ") or bool(_THIS_YEAR.match(text, match.end())),
            )
        )
    return found


def find_named_years(text: str) -> list[tuple[int, str]]:
    """(year, how it is told) of the years that a text names without day or month."""
    return [
        (int(match.group()), how_told(text, match.start(), match.end()))
        for match in _NAMED_YEAR.finditer(text)
        if not _DAY_BEFORE_YEAR.search(text[max(0, match.start() - 22) : match.start()])
    ]


def find_pinned(text: str) -> list[tuple[int, int | None]]:
    """(place in a leap year, year if written) of the days that the text itself calls today, as in `tomorrow, 13 March`."""
    found: list[tuple[int, int | None]] = []
    for match in _PINNED.finditer(text):
        place, year = _place(match["day"] or match["day_before"]), match["year"] or match["year_before"]
        if place is not None:
            shift = _SHIFTS[(match["what"] or match["what_behind"]).lower()]
            found.append(((place + shift) % DAYS_OF_LEAP_YEAR, int(year) + (place + shift) // DAYS_OF_LEAP_YEAR if year else None))
    return found


def how_told(text: str, start: int, end: int) -> str:
    """Whether a time at `text[start:end]` is told as gone, coming, until (behind a word of deadlines) or open, by the nearest verb."""
    before, behind = text[max(0, start - 120) : start], text[end : end + 80]
    cuts = list(_CLAUSE_END.finditer(before))
    before = before[cuts[-1].end() :] if cuts else before
    if _SINCE.search(before):
        return "gone"
    if _UNTIL.search(before):
        return "until"
    gone = max((match.end() for match in _GONE.finditer(before)), default=-1)
    coming = max((match.end() for match in _COMING.finditer(before)), default=-1)
    if gone == coming:
        cut = _CLAUSE_END.search(behind)
        behind = behind[: cut.start()] if cut else behind
        first_gone, first_coming = _GONE.search(behind), _COMING.search(behind)
        gone = -first_gone.start() if first_gone else -len(behind) - 1
        coming = -first_coming.start() if first_coming else -len(behind) - 1
    return "gone" if gone > coming else "coming" if coming > gone else "open"


def _place(written: str) -> int | None:
    """The place in a leap year of `May 4` or `4th of May`."""
    number, name = re.search(r"\d\d?", written), re.search(ENGLISH_MONTH, written, re.IGNORECASE)
    if number is None or name is None:
        return None
    month, day = MONTHS[name.group().lower().rstrip(".")], int(number.group())
    return MONTH_STARTS[month - 1] + day - 1 if 1 <= day <= MONTH_STARTS[month] - MONTH_STARTS[month - 1] else None


def read_stamp(value: object, month_first: bool | None = None) -> Stamp | None:
    """A time stated in a field: ISO 8601, RFC 2822, seconds or milliseconds since 1970, a date object, or as it would be printed."""
    try:
        if isinstance(value, datetime):
            return _moment(value)
        if isinstance(value, date):
            return Stamp(value)
        if isinstance(value, bool) or value is None:
            return None
        if isinstance(value, int | float):
            return _epoch(float(value))
        return _written(str(value).strip(), month_first)
    except (ValueError, OverflowError, OSError):
        return None


_ISO_MOMENT = re.compile(rf"({_YEAR}-\d\d-\d\d)[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$", re.IGNORECASE)
_ISO_DAY = re.compile(rf"({_YEAR})-?(\d\d)-?(\d\d)$")
_ISO_MONTH = re.compile(rf"({_YEAR})-(\d\d)$")
_RFC = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")


def _written(text: str, month_first: bool | None) -> Stamp | None:
    if match := _ISO_MOMENT.match(text):
        zone = (match[4] or "").upper()
        if len(zone) == 3:
            zone += ":00"
        return _moment(isoparse(f"{match[1]}T{match[2]}:{match[3]}{zone}"))
    if match := _ISO_DAY.match(text):
        return Stamp(date(int(match[1]), int(match[2]), int(match[3])))
    if match := _ISO_MONTH.match(text):
        return Stamp(date(int(match[1]), int(match[2]), 1), "month")
    if re.fullmatch(_YEAR, text):
        return Stamp(date(int(text), 1, 1), "year")
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _epoch(float(text))
    if _RFC.match(text):
        return _moment(parsedate_to_datetime(text))
    return next(iter(find_stamps(text[:200], month_first)), None)


def _epoch(number: float) -> Stamp | None:
    if number > 1e11:
        number /= 1000
    return _moment(datetime.fromtimestamp(number, UTC)) if 3e8 < number < 4.1e9 else None


def _moment(moment: datetime) -> Stamp:
    offset = moment.utcoffset()
    at = (moment - offset).replace(tzinfo=None) if offset is not None else None
    return Stamp(moment.date(), at=at, is_utc=offset is not None and not offset)


def _day_of(match: re.Match[str], month_first: bool | None) -> date | None:
    groups = match.groupdict()
    if groups["iso"]:
        year, month, day = groups["iso"], groups["iso_month"], groups["iso_day"]
    elif groups["cjk"]:
        year, month, day = groups["cjk"], groups["cjk_month"], groups["cjk_day"]
    elif groups["month_name"]:
        year, month, day = groups["md_year"], str(MONTHS[groups["month_name"].lower().rstrip(".")]), groups["md_day"]
    elif groups["y_month"]:
        year, month, day = groups["y_first"], str(MONTHS[groups["y_month"].lower().rstrip(".")]), groups["y_day"]
    elif groups["dm_month"]:
        year, month, day = groups["dm_year"], str(MONTHS[groups["dm_month"].lower().rstrip(".")]), groups["dm_day"]
    else:
        first, second = int(groups["first"]), int(groups["second"])
        # Points are used by those who write the day first; bars by both.
        is_day_first = groups["bar"].startswith(".") or first == second
        is_month_first = second > 12 if max(first, second) > 12 else False if is_day_first else month_first
        if is_month_first is None:
            return None
        year, month, day = groups["last"], str(first if is_month_first else second), str(second if is_month_first else first)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _with_time(day: date, time: re.Match[str] | None, *, is_update: bool) -> Stamp:
    if time is None:
        return Stamp(day, is_update=is_update)
    hour, minute = int(time["hour"]), int(time["minute"] or time["packed"] or 0)
    half = (time["half"] or time["only_half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    local = datetime(day.year, day.month, day.day, hour, minute)
    zone = _zone(time["zone"] or "")
    offset = local.replace(tzinfo=zone).utcoffset() if zone else None
    return Stamp(day, at=local - offset if offset is not None else None, is_update=is_update)


@cache
def _zone(written: str) -> tzinfo | None:
    name = re.sub(r"\s(?:standard |daylight )?time$", "", written.strip("() "), flags=re.IGNORECASE).upper()
    name = "BEIJING TIME" if name == "BEIJING" else name
    if match := re.fullmatch(r"(?:UTC|GMT)?\s?([+−-])\s?(\d\d?):?(\d\d)?", name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-offset if match[1] != "+" else offset) if offset < timedelta(hours=15) else None
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    return get_zonefile_instance().get(_NAMED[name]) if name in _NAMED else None
