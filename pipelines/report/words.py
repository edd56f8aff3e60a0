"""Values as words of the page. What comes from an article is hostile until it went through here: it must not become markup, reverse the
direction of the text around it, or lead anywhere but to a page of the web."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

NOTHING = "–"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_CHARACTERS = (
    dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0)), 0xFFFD)  # control characters
    | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)  # overrides of direction
    | dict.fromkeys((0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029), 0x20)  # white space
)


def clean(value: Any) -> Any:
    """Text without control characters and overrides of direction; markup of our own, and whatever is no text, as it is."""
    return value.translate(_CHARACTERS) if isinstance(value, str) and not isinstance(value, Markup) else value


def said(text: str | None) -> Markup:
    """Words of an article within a line: escaped, and with a direction of their own."""
    return Markup("<bdi>{}</bdi>").format(clean(text)) if text else Markup(NOTHING)


def quote(sentence: str | None, *texts: str | None, limit: int = 320) -> Markup:
    """A sentence of an article with `texts` marked where they first stand in it; of a long one about `limit` characters around them."""
    whole = clean(sentence or "")
    marks: list[tuple[int, int]] = []
    for start, end in sorted({span for text in texts if text and text != sentence and (span := _place(whole, clean(text)))}):
        if not marks or start >= marks[-1][1]:
            marks.append((start, end))
    middle = (marks[0][0] + marks[-1][1]) // 2 if marks else 0
    first = max(0, min(middle - limit // 2, len(whole) - limit))
    last = min(len(whole), first + limit)
    # Nothing is cut in the middle of a word.
    if first and (space := whole.find(" ", first, marks[0][0] if marks else last)) >= 0:
        first = space + 1
    if last < len(whole) and (space := whole.rfind(" ", marks[-1][1] if marks else first, last)) >= 0:
        last = space
    parts, position = ["… " if first else ""], first
    for start, end in marks:
        if start >= first and end <= last:
            parts += [escape(whole[position:start]), Markup("<mark>{}</mark>").format(whole[start:end])]
            position = end
    return Markup("").join([*parts, escape(whole[position:last]), " …" if last < len(whole) else ""])


def _place(whole: str, text: str) -> tuple[int, int] | None:
    """Where `text` first stands in `whole`, as words of its own if it does: the 5 in "25 to 5" is the second one."""
    found = re.search(rf"(?<![\w.,]){re.escape(text)}(?!\w)", whole) or re.search(re.escape(text), whole)
    return found.span() if found else None


def source(publisher: str | None, published_on: date | None, precision: str | None, url: str | None, title: str | None) -> Markup:
    """Who said it and when: a link to the article where it has an address on the web."""
    name = said(publisher) if publisher else Markup("unnamed publisher")
    if address := web_address(url):
        link = '<a href="{}" title="{}" rel="noopener noreferrer nofollow">{}</a>'
        name = Markup(link).format(address, clean(title or ""), name)
    return Markup("{}, {}").format(name, period(published_on, None, precision) if published_on else "day unknown")


def web_address(url: str | None) -> str | None:
    """`url` where it is an absolute http or https address, else None."""
    if not url or url != clean(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and " " not in url else None


def count(number: int | None) -> str:
    """A number of things, its thousands apart: 12,345."""
    return NOTHING if number is None else f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with what is counted: 1 article, 2 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(rate: float | None, highest: float | None = None) -> str:
    """A rate in percent, or a range of rates: 25%, 2.49%, 10–15%."""
    if rate is None:
        return NOTHING
    return f"{_plain(rate)}–{_plain(highest)}%" if highest is not None else f"{_plain(rate)}%"


def _plain(number: float) -> str:
    return f"{number:,.4g}" if number < 1e4 else f"{number:,.0f}"


def day(value: date | None) -> str:
    """A day: 1 Aug 2025."""
    return NOTHING if value is None else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """A moment in UTC: 1 Aug 2025, 14:05 UTC."""
    return NOTHING if value is None else f"{day(value)}, {value.hour:02}:{value.minute:02} UTC"


def period(start: date, end: date | None, precision: str | None) -> str:
    """A day or a period as precisely as it is known: 1 Aug 2025, Aug 2025, Q3 2025, 2025; 1–7 Aug 2025 where it is something else."""
    match precision:
        case "month":
            return f"{_MONTHS[start.month - 1]} {start.year}"
        case "quarter":
            return f"Q{(start.month + 2) // 3} {start.year}"
        case "half":
            return f"{'First' if start.month < 7 else 'Second'} half of {start.year}"
        case "year":
            return str(start.year)
        case "decade":
            return f"{start.year // 10 * 10}s"
    if end is None or end <= start:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def listed(names: Iterable[str | None], limit: int = 6) -> str:
    """Names in a row; of many the first, and how many more there are."""
    kept = [name for name in names if name]
    more = f" and {len(kept) - limit} more" if len(kept) > limit else ""
    return ", ".join(kept[:limit]) + more
