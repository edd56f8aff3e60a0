"""What one line is by its shape alone: running text, a heading, a caption with its credit, a line of times and names.

What its words say of furniture stands in `furniture`; where it stands on the page is weighed in `labels`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.corpus import mastheads, names
from pipelines.corpus.furniture import kind_of
from pipelines.corpus.stamps import find_stamps, has_day, without_times

_FULL_STOP = re.compile(r"(?:[.…。]|[!?][\"'”’»]|\.[\"'”’»)\]]+)(?:\[\d{1,3}\])*$")
_LONGEST_END = 24
_INNER_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d{1,3}\])*\s+[\"'“‘«(]?[A-Z0-9]|[。！？]")
_SHORT_FORMS = re.compile(r"\b(?:U\.S|U\.K|U\.N|No|Mr|Mrs|Ms|Dr|vs|St|Gov|Sen|Rep|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|[A-Z])\.\s")


def is_running_text(text: str) -> bool:
    """Whether a line is a paragraph of a story: a long sentence that ends, or several sentences."""
    size = len(text)
    if size < 60:
        return False
    if is_sentence(text):
        return size >= 110 or (size >= 70 and bool(_INNER_END.search(_SHORT_FORMS.sub(" ", text))))
    return size >= 220 or (size >= 110 and bool(_INNER_END.search(_SHORT_FORMS.sub(" ", text))))


def is_sentence(text: str) -> bool:
    """Whether a line ends like a sentence, which headlines do not."""
    return bool(_FULL_STOP.search(text, max(0, len(text) - _LONGEST_END)))


def is_heading(text: str) -> bool:
    """Whether a line in plain text is written like a sub-heading: short, begins like one, does not end like a sentence."""
    if not 2 <= len(text) <= 90 or len(text.split()) > 12 or text[-1] in '.,;:…"”’»-–—':
        return False
    return (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘«¿") and any(c.isalpha() for c in text)


_PHOTO_LABEL = re.compile(r"[\[(【]?\s*(?:photo|image|picture|file photo)?\s*caption\s*[\])】:：]+\s*", re.IGNORECASE)
_CREDIT_TAIL = re.compile(
    r"(?P<caption>.{10,500}?[.!?…\"”’)])\s*[—–-]?\s*(?P<credit>"
    r"[\[(]?(?:file |video )?(?:photo(?:graph)?|image|picture|illustration|screenshot|video|graphic)s?(?: credit| source)?\s*(?:by\b"
    r"|courtesy\b|[:：/©])\s*.{2,70}?[\])]?\.?"
    r"|(?:video )?screenshot|(?:file |stock )?photo|[\w&]{1,20} (?:file )?photo|[\w&]{2,20} archives?|(?:Getty|Reuters|AFP|AP|EPA"
    r"|Bloomberg|Xinhua|Kyodo|Jiji|Yonhap|Shutterstock|Visual|Handout|Courtesy)\b[\w ./,&'’-]{0,50}"
    r"|(?-i:(?:[A-Z][\w&'’.-]*[ /]+){0,4}(?:News|Press|Images?|Pictures?|Photos?|Agency|Media|Archives?|Studios?|Daily|Times|Post"
    r"|Screenshot|Collection|Network|TV|Service|[A-Z]{2,4})|[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,2} ?/ ?[A-Z][\w. -]{1,30}))$",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"\b(?:file (?:photo|picture|image)|pictured|(?:is|are|was|were) (?:seen|shown|displayed|pictured)|(?:is|are) stacked|, (?:far "
    r"|second from )?(?:left|right|cent(?:er|re)),|shakes? hands|looks on|in this (?:file|undated|handout))",
    re.IGNORECASE,
)
_NOT_A_CREDIT = re.compile(r"\b(?:Inc|Corp|Co|Ltd|U\.S|U\.K|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|[A-Z])\.$")


def split_caption(text: str) -> tuple[str, str | None] | None:
    """(caption, credit) of a line under a picture; credit is None where the caption only shows a scene; None where it is no caption."""
    if len(text) > 520:
        return None
    labelled = _PHOTO_LABEL.match(text)
    body = text[labelled.end() :] if labelled else text
    may_have_credit = not body.endswith(".") or "hoto" in body[-90:] or "mage" in body[-90:]
    match = _CREDIT_TAIL.fullmatch(body) if may_have_credit else None
    if match and len(match["credit"]) <= 80 and not _NOT_A_CREDIT.search(match["caption"]):
        return match["caption"], match["credit"]
    if labelled:
        return body, None
    return (body, None) if len(text) <= 200 and _SCENE.search(text) else None


_BARS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\s{3,}|\s+(?=(?:Source|Editor|Author|Reporter)s?\s?[:：]|by [A-Z])")
_LABELS = re.compile(
    r"\b(?:first |last |originally )?(?:published|posted|updated?|modified|released|created|issued|date(?:d)?|time|filed|uploaded"
    r"|edited)\b(?: (?:on|at|by))?|\b(?:on|at|in|the|of|and|by|hrs|hours?|days?|minutes?|mins?|ago|page [A-Z]?\d+|print edition"
    r"|edition)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:IST|GMT|UTC|local time|a\.?m|p\.?m|ET|EST|EDT)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|three|few) (?:second|minute|min|hour|day|week|month)s? ago\b|\byesterday at\b|\bjust now\b", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class StampLine:
    """A line that prints when and by whom the article was published."""

    authors: tuple[str, ...]
    outlet: str | None


def read_stamp_line(text: str) -> StampLine | None:
    """What a line tells that says nothing but times, names and the outlet; None where it says more or has no time."""
    if len(text) > 200 or not (_YEAR.search(text) or " ago" in text):
        return None
    return _read_stamp_line(text)


@lru_cache(maxsize=1024)
def _read_stamp_line(text: str) -> StampLine | None:
    # The same line is asked for from several places of `labels`.
    if not (find_stamps(text) or _AGO.search(text)) or _NUMBER.search(without_times(text)):
        return None
    authors: list[str] = []
    outlet = None
    unknown = 0
    parts = _BARS.split(text)
    is_dated = has_day(text)
    for part in parts:
        left = _WORDS.findall(_LABELS.sub(" ", _AGO.sub(" ", without_times(part))))
        if len(left) == 0 or kind_of(part) or (is_dated and mastheads.is_document(part)):
            continue
        if names.is_byline(part) or names.is_names_only(part):
            authors += names.people_in(part)
        elif names.is_masthead(part.strip()):
            outlet = outlet or part.strip()
        elif source := names.source_line(part):
            outlet = outlet or source
        elif not (is_dated and len(parts) > 1 and mastheads.is_label(part)):
            name, more = _outlet_and_place(part) if is_dated else (None, len(left))
            outlet = outlet or name
            unknown += min(more, len(left))
    return StampLine(tuple(authors), outlet) if unknown <= 2 else None


def _outlet_and_place(part: str) -> tuple[str | None, int]:
    """The outlet in a part of a dated line that commas divide, and how many words say more than outlet, place and day."""
    outlet, unknown = None, 0
    for piece in without_times(part).split(","):
        words = _WORDS.findall(_LABELS.sub(" ", piece))
        if not words:
            continue
        name = mastheads.outlet_in(piece)
        outlet = outlet or name
        unknown += 0 if name or mastheads.is_place(piece.strip()) else len(words)
    return outlet, unknown
