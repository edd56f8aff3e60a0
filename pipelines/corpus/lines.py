"""What one line is by its shape alone: running text, a heading, a caption with its credit.

Lines of times and names are read in `facts`; what words say of furniture stands in `furniture`; where a line stands is weighed in
`labels`, `tops` and `tails`.
"""

import re
from functools import lru_cache

_FULL_STOP = re.compile(r"(?:[.…。]|[!?][\"'”’»]|\.[\"'”’»)\]]+)(?:\[\d{1,3}\])*$")
_LONGEST_END = 24
_INNER_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d{1,3}\])*\s+[\"'“‘«(]?[A-Z0-9]|[。！？]")
_SHORT_FORMS = re.compile(r"\b(?:U\.S|U\.K|U\.N|No|Mr|Mrs|Ms|Dr|vs|St|Gov|Sen|Rep|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|[A-Z])\.\s")


@lru_cache(maxsize=512)
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
_END_WITHIN = re.compile(r"[.!?…\"”’)]")
"""Ends of a caption, one of which stands before every credit."""
_CREDIT_IN_BRACKETS = re.compile(
    r"(?P<caption>.{10,400}?)\s*(?P<credit>[(\[](?:(?:file |stock )?(?:photo|image|picture|pic|foto|credit|illustration|graphic"
    r"|chart|map)s?\s*(?:by\b|:|/|courtesy|©)"
    r"|©).{1,60}[)\]]\.?)",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"\b(?:file (?:photo|picture|image)|pictured|(?:is|are|was|were) (?:seen|shown|displayed|pictured)|(?:is|are) stacked|, (?:far "
    r"|second from )?(?:left|right|cent(?:er|re)),|shakes? hands|looks on|in this (?:file|undated|handout))"
)
_NOT_A_CREDIT = re.compile(r"\b(?:Inc|Corp|Co|Ltd|U\.S|U\.K|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|[A-Z])\.$")


def split_caption(text: str) -> tuple[str, str | None] | None:
    """(caption, credit) of a line under a picture; credit is None where the caption only shows a scene; None where it is no caption."""
    if len(text) > 520:
        return None
    labelled = _PHOTO_LABEL.match(text)
    body = text[labelled.end() :] if labelled else text
    may_have_credit = not body.endswith(".") or "hoto" in body[-90:] or "mage" in body[-90:]
    match = _CREDIT_TAIL.fullmatch(body) if may_have_credit and _END_WITHIN.search(body, 10, len(body) - 1) else None
    if match is None and ("(" in body or "[" in body):
        match = _CREDIT_IN_BRACKETS.fullmatch(body)
    if match and len(match["credit"]) <= 80 and not _NOT_A_CREDIT.search(match["caption"]):
        return match["caption"], match["credit"]
    if labelled:
        return body, None
    return (body, None) if len(text) <= 200 and _SCENE.search(text.lower()) else None


_OF_CAPTIONS = re.compile(r"\b[a-z][a-z-]{2,}\b")
_SMALL_WORDS = frozenset("and the for from with near off der del des los das dos und van von par aus che les sur mit bei".split())
_STOP_WITHIN = re.compile(r"[a-z]{2}[.!?]\s+[A-Z]|\d[.!?]\s+\w")
_OF_PUBLISHING = re.compile(
    r"\b(?:publish\w*|post(?:ed|ing)|updat\w*|modified|released|issued?|edition|article|column|story|essay|letter|reports?|reporting"
    r"|(?:staff|our|a) reporters?"
    r"|written|writes?|writer|edit(?:ed|or|ors|ing)?|correspondents?|newsletter|bulletin|circular|notice|statement|transcript|translat\w+"
    r"|appeared|printed|print|filed|sent|podcast|episode|broadcast|aired|staff|newsroom|desk|version|reviewed|accessed|retrieved|dated"
    r"|date|reprint\w*|special|exclusive|opinion|analysis|commentary)\b",
    re.IGNORECASE,
)


def is_dated_caption(line: str) -> bool:
    """Whether a line with a day tells what a photo shows, and when: `Ann Lee at a meeting in her office in Nairobi, May 5, 2025.`; the day
    is not that of publication, and the place is no newspaper."""
    if not line.endswith(".") or len(line.split()) < 9 or line[:3] in ("By ", "by "):
        return False
    if _STOP_WITHIN.search(line) or _OF_PUBLISHING.search(line):
        return False
    return len([word for word in _OF_CAPTIONS.findall(line) if word not in _SMALL_WORDS]) > 1
