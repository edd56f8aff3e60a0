"""The block above a headline in plain text: name of the paper, section, kind of document, place and day; the sender of a release.

Only strings are looked at here, and only by their shape; which of the lines is the headline is weighed in `labels`.
"""

import re

from pipelines.corpus import names
from pipelines.corpus.furniture import is_section

_BARS = re.compile(r"\s*[|•·»›>]\s*|\s+[-–—/]\s+")
_EDITION = re.compile(r"\s+(?:LIVE|Live|in English|\(English\)|(?:English|International|Weekend|Print|Digital) [Ee]dition)$")
_STAFF = re.compile(r"\s+(?:[Ss]taff|STAFF|newsroom|Newsroom|editors|reporters|bureau|team)$")
_ON_DAY = re.compile(r"\s+on (?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day$", re.IGNORECASE)
_BODY_OF = re.compile(
    r"(?:The )?(?:[A-Z][\w&’'.-]* ){0,5}(?:Institut(?:e|ion)|Association|Cent(?:er|re)|Council|Chamber|Federation|Alliance|Ministry"
    r"|Department|Bureau|University|School|Foundation|Society|Confederation|Coalition|Forum) (?:for|of|on|in)"
    r"(?: (?:the|and|of|for|&|in|on|[A-Z][\w&’'.-]*)){1,7}",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:says?|said|to|is|are|was|will|raises?|cuts?|hits?|imposes?|warns?|urges?|opens?|backs?|sees?|calls?|wants?|adds?|sets?|votes?"
    r"|rules?|finds?|asks?|files?|seeks?|orders?|slams?|welcomes?|unveils?|launche?s?|rejects?|upholds?|keeps?|takes?)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?:[A-Z&][\w&’'-]* (?:and |of |on |for |the )?){0,4}(?:Alert|Bulletin|Newsletter|Brief(?:ing)?|Advisory|Circular|Memo(?:randum)?"
    r"|Release|Update|Insight|Commentary|Dispatch|Viewpoint|Letter)s?",
    re.IGNORECASE,
)
_DOCUMENT_ALONE = re.compile(r"(?:[A-Za-z&]+ ){0,3}(?:alert|bulletin|newsletter|advisory|circular|release)", re.IGNORECASE)
_TITLE_CASE = re.compile(r"[A-Z0-9&][\w&’'.-]*(?: (?:[A-Z0-9&][\w&’'.-]*|&|and|of|the|for|on|in|from))*")
_PLACE = re.compile(r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|del|da|do|la|of)){0,3}")
_NO_PLACE = re.compile(
    r"\b(?:tariffs?|trade|deals?|dut(?:y|ies)|orders?|talks|war|effective|since|until|from|deadline|speech)\b", re.IGNORECASE
)
_TRAIL_HEAD = re.compile(
    r"(?:blogs?|sketch(?:es)?|research|publications?|insights?|newsroom|letters|ideas|voices|publikationen)", re.IGNORECASE
)


def without_edition(name: str) -> str:
    """The name of a paper without that of its edition: `Example Zeitung in English` -> `Example Zeitung`."""
    match = _EDITION.search(name)
    return name[: match.start()] if match and names.is_masthead(name[: match.start()]) else name


def outlet_in(part: str) -> str | None:
    """The paper, firm or body that a line, or a part of one between bars, names and says nothing else of."""
    text = part.strip()
    if not 3 <= len(text) <= 80 or is_section(text):
        return None
    core = without_edition(_STAFF.sub("", text))
    if names.is_masthead(core):
        return core
    day = _ON_DAY.search(text)
    if day and names.is_masthead(text[: day.start()]):
        return text
    is_titled = text.isupper() or all(word[0].isupper() or word in ("for", "of", "on", "in", "the", "and", "&") for word in text.split())
    return text if is_titled and _BODY_OF.fullmatch(text) and not _VERB.search(text) else None


def is_place(part: str) -> bool:
    """Whether a part of a dated line is written like the place a story comes from: `Oslo`, `Pune/New Delhi`."""
    places = [place.strip() for place in part.split("/")]
    return len(places) <= 3 and all(_PLACE.fullmatch(place) for place in places) and not _NO_PLACE.search(part)


def is_document(part: str) -> bool:
    """Whether a part of a dated line names a kind of document: `Trade Alert`, `Market Brief`."""
    return len(part.split()) <= 6 and bool(_DOCUMENT.fullmatch(part.strip()))


def is_label(part: str) -> bool:
    """Whether a part of a dated line between bars names a section or a kind of document: `Trade Alert`, `Customs and Excise Practice`."""
    text = part.strip()
    if is_section(text) or is_document(text):
        return True
    return len(text.split()) <= 5 and bool(_TITLE_CASE.fullmatch(text)) and not _VERB.search(text)


def masthead_line(line: str) -> str | None:
    """The outlet of a line that names it beside a section or an edition: `The Example Ledger | Economy & Policy`, `Example Post LIVE`."""
    text = line.strip()
    if not 3 <= len(text) <= 120 or text[-1] in ".!?…:":
        return None
    parts = [part for part in _BARS.split(text) if part]
    outlet = outlet_in(parts[0]) if parts else None
    if len(parts) == 1:
        return outlet if outlet and not names.is_masthead(text) else None
    if outlet:
        return outlet if all(is_label(part) for part in parts[1:]) else None
    last = outlet_in(parts[-1])
    return last if last and all(is_section(part) or _DOCUMENT_ALONE.fullmatch(part) for part in parts[:-1]) else None


def is_trail(line: str) -> bool:
    """Whether a line is the way to the page, or the kind of document alone: `POLITICS > SKETCH`, `Blog / In numbers`, `CLIENT ALERT`."""
    text = line.strip()
    if len(text) > 80 or text[-1:] in ".!?…:":
        return False
    parts = [part for part in _BARS.split(text) if part]
    if len(parts) == 1:
        return bool(_DOCUMENT_ALONE.fullmatch(text)) and not _VERB.search(text)
    head = parts[0] if parts else ""
    return bool(head) and (is_section(head) or bool(_TRAIL_HEAD.fullmatch(head))) and all(len(part.split()) <= 4 for part in parts)


_RELEASE = re.compile(r"(?:for (?:immediate|general) release|(?:press|news|media) (?:release|statement))\b.{0,60}", re.IGNORECASE)
_SHORTENED = re.compile(
    r"\b(?:[Tt]he )?(?P<name>[A-Z][\w&’'-]+(?: (?:(?:of|for|and|the|on) )*[A-Z&][\w&’'-]*){1,7}) \((?:the )?[“\"]?[A-Z][A-Z&-]{1,9}[”\"]?\)"
)


def is_release(line: str) -> bool:
    """Whether a line says that what follows is a press release."""
    return len(line) <= 90 and bool(_RELEASE.fullmatch(line.strip()))


def sender(paragraph: str) -> str | None:
    """Who speaks in the first paragraph of a release: the first body that it introduces with its abbreviation."""
    match = _SHORTENED.search(paragraph)
    return match["name"] if match else None


def is_quoted(line: str) -> bool:
    """Whether a line is one quotation from its first sign to its last, as headlines of interviews are."""
    text = line.strip()
    return len(text) <= 120 and text[:1] in "\"“'‘«" and text[-1:] in "\"”'’»" and not any(sign in text[1:-1] for sign in '"“”«»')


_NAME_LIKE = re.compile(
    r"[\"“«]?[A-ZÀ-ÞĀ-Ž0-9][\w&’'.!+-]*(?:(?:\s+|[/-])(?:(?:of|the|and|for|on|in|at|&|\+|de|des|del|della|der|du|la|le|el|und|et"
    r"|y|e|i|aan|am|vom|do|da|dos|das)\s+){0,3}"
    r"(?:[dl][’'])?[A-ZÀ-ÞĀ-Ž0-9&][\w&’'.!+-]*){0,5}[\"”»!]?"
)
_ASKING = re.compile(
    r"(?:who|what|why|how|when|where|which|whose|is|are|do|does|can|will|should|no|not|if|my|your|our|his|her|their)", re.IGNORECASE
)
_SELF = re.compile(
    r"(?P<name>[^,:(|]{3,60}?)(?:,|:| [-–—])\s+(?:the |an? |your |our )?(?:[\w’'-]+ ){0,4}"
    r"(?:newsletters?|magazines?|papers?|newspapers?|journals?|weekly|monthly|quarterly|bulletins?|newswire|wire|portal|review"
    r"|websites?|blog|service|edition|letter|column)\b.{0,80}"
)


def is_name_like(line: str) -> bool:
    """Whether a line is written like the name of a paper or a body that no word gives away: `Pane & Frame`, `El Faro del Norte`."""
    text = re.sub(r"\s*\([^()]{2,40}\)$", "", line.strip())
    words = text.split()
    if not 1 <= len(words) <= 7 or len(text) > 60 or not _NAME_LIKE.fullmatch(text) or is_section(text) or is_document(text):
        return False
    # `do` is no verb in `Folha do Cais`.
    return not _VERB.search(text) and not any(_ASKING.fullmatch(word) for word in (words[0], *(word for word in words if word != "do")))


def name_beside_section(line: str) -> str | None:
    """The name in a line of name and section or place: `The Skerry Star - Live`, `Kestrel & Bay Freight, Savannah GA`, `Ekonomi"
    " (English service)`."""
    text = re.sub(r"\s*\([^()]{2,70}\)$", "", line.strip())
    if is_name_like(text):
        return text
    parts = [part for part in _BARS.split(text) if part]
    if len(parts) == 2 and is_name_like(parts[0]) and (is_section(parts[1]) or is_document(parts[1])):
        return parts[0]
    name, comma, place = text.partition(", ")
    return name if comma and is_name_like(name) and len(name.split()) >= 2 and is_place(place) else None


def has_verb(text: str) -> bool:
    """Whether a line holds one of the verbs of headlines."""
    return bool(_VERB.search(text))


def described(line: str) -> str | None:
    """The outlet of a line that names it and says what it is: `Pane & Frame, the monthly of greenhouse builders`."""
    match = _SELF.fullmatch(line.strip()) if len(line) <= 160 else None
    return match["name"] if match and _NAME_LIKE.fullmatch(match["name"]) and not names.is_person(match["name"]) else None
