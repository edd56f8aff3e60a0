"""Names of the people and the publisher as news prints them: bylines, mastheads, agency tags, copyright lines.

Only strings are looked at here; which line of a page they come from is known to `labels` and `metadata`.
"""

import re

from pipelines.corpus.characters import fold, word_set

_PARTICLE = r"(?:de|del|della|den|der|van|von|vom|zu|zur|da|das|di|dos|du|la|le|al|el|bin|binti|bint|ibn|ben|ter|ten|y|e|st\.)"
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'À-ſ]*\.?(?:[-–‑][\wÀ-ſ’']+)*|[A-Z]\.(?:[A-Z]\.)*)"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:{_PARTICLE}\s+){{0,2}}{_WORD}|-{_WORD})){{1,4}}")
_CJK_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{2,8}|[\uac00-\ud7af]{2,4}")

_ORG_WORDS = word_set(
    """
    agence agencies agency association associates board bureau center centre chamber channel chronicle club college commission
    committee company corp corporation council courier daily department desk digest dispatch division editorial editors express
    federation foundation gazette group guardian herald inc independent institute international journal lab law ledger limited llc
    llp ltd magazine mail media ministry mirror monitor nachrichten network networks news newspaper newspapers newsroom newswire
    observer office online organisation organization partners post practice press project publishing radio record register report
    reporters reporter reports research review school sentinel service services society staff standard star studio sun syndicate
    team telegraph times today tribune tv university weekly wire writers zeitung
    """
)
_NO_NAMES = word_set(
    """
    a an and as at by for from how in into is it its of on or over the to under what when who why will with after amid before
    tariff tariffs trade deal deals war wars talks steel cars car prices price new old says sees rise rises fall falls markets
    market economy policy import imports export exports duty duties rate rates read more related latest photo image live updated
    published share article
    executive summary introduction background overview conclusion key takeaways bottom line fact sheet statement remarks briefing
    analysis questions answers timeline history context appendix annex section chapter part table figure note notes white house
    """
)
_MASTHEAD_WORDS = word_set(
    """
    advertiser agency argus bote broadcasting bugle clarion courant enquirer intelligencer messenger bulletin business chronicle
    courier daily dispatch economist examiner express financial gazette globe guardian herald independent insider inquirer journal
    law ledger llc llp mail mercury mirror monitor morning network news newswire observer online outlook post press record
    register reporter republic review sentinel standard star statesman sun telegraph times today tribune voice weekly wire world
    zeitung magazine digest briefing report buzz media group association institute council chamber partners advocate monthly
    quarterly tv radio anzeiger kurier rundschau tageblatt
    """
)
_MASTHEAD_STYLE = re.compile(
    r"[A-Z0-9&«“\"][\w&.,’'!+-]*(?:[\s-]+(?:[A-Z0-9&][\w&.,’'!+-]*|of|the|and|for|on|de|di|der|des|la|le|in)){0,6}"
)

_BY = re.compile(
    r"[\[(【（—–-]*\s*(?:(?:(?:text|words|story|report(?:ed|ing)?|written|article|analysis|compiled|posted|contributed"
    r"|submitted|commentary|opinion|photos?|as told|interview)s?(?: and (?:photos?|pictures|video))?\s+)?by\b\s*[:：]?"
    r"|(?:author(?: of the article)?|authors|byline|writer|written by|text|words|reporter|correspondent|journalist|columnist|von|par"
    r"|por|di)s?\s*[:：/／]|text\s*[/／]|(?:作者|记者|記者|文)\s*[:：/／])\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[,;&|/·•]|\band\b|\bwith\b|\bund\b|\bet\b|\by\b(?=\s[A-Z])|、|，)\s*")
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,60}[)\]）】]")
_PLACE_TAIL = re.compile(r"\s+(?:in|at|from|for|of|reports?(?: from)?|reporting from|at the)\s+.{2,60}$")
_AT_PLACE = re.compile(r"\s+in\s+[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)?$")
_ROLE = re.compile(
    r"\b(?:(?:senior|chief|staff|deputy|associate|assistant|special|foreign|political|economics?|business|trade|markets?|white house"
    r"|north america|asia|europe|washington|brussels|our|contributing|freelance|national|world|data|industry|consumer|agriculture"
    r"|energy|finance)\s+)*"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|journalists?|contributors?|desk|bureau|staff|team|analysts?"
    r"|economists?|professors?|producer|fellow|agenc(?:y|ies)|newsroom|author|guest|special to .*)\b.*",
    re.IGNORECASE,
)
_ROLE_LINE = re.compile(
    r"(?:[\w&’'-]+ ){0,5}(?:correspondent|reporter|editor|writer|columnist|contributor)s?(?:,? in [\w ]{2,20})?", re.IGNORECASE
)
_WRITER_OF = re.compile(
    r"[^,|]{4,60}, (?P<outlet>[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){1,4}) (?:(?:senior|chief|staff) )*(?:writer|reporter|correspondent)s?"
)
_TITLE_BEFORE = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|sir|dame|lord)\.?\s+)+", re.IGNORECASE)
_HANDLE = re.compile(r"\s*(?:@\w+|<[^>]*>|\S+@\S+)")


def is_person(name: str) -> bool:
    """Whether `name` is written like the name of a person and holds no word for an organisation or a role."""
    if _CJK_NAME.fullmatch(name):
        return True
    words = [word.strip(",’'").lower() for word in re.split(r"[\s-]+", name) if not word.endswith(".")]
    return bool(_NAME.fullmatch(name)) and not any(word in _ORG_WORDS or word in _NO_NAMES for word in words)


def _as_name(part: str) -> str | None:
    """The person that one part of a byline names, without titles, roles, places; None where it names none."""
    if _ROLE.fullmatch(part.strip()):
        return None
    part = _HANDLE.sub("", part).strip(" .,:：-–—*_")
    for cut in (part, _PLACE_TAIL.sub("", part)):
        cut = _TITLE_BEFORE.sub("", cut).strip(" .,")
        if cut.isupper() and len(cut) > 4 and " " in cut:
            cut = " ".join(word if "." in word else word.capitalize() for word in cut.split())
        if is_person(cut):
            return cut
        without_role = _ROLE.sub("", cut).strip(" .,-–")
        if without_role and without_role != cut and is_person(without_role):
            return without_role
    return None


def people_in(byline: str) -> list[str]:
    """The persons that a byline names, in order: `By Ann Lee in Oslo and Bo Ek / Staff Writers` -> [`Ann Lee`, `Bo Ek`]."""
    rest = byline.strip()
    match = _BY.match(rest)
    rest = _BRACKETS.sub(" ", rest[match.end() :] if match else rest).strip("[]()【】（） ")
    names: list[str] = []
    start, mark = 0, ""
    for found in (*_SPLIT.finditer(rest), None):
        part, behind_comma = rest[start : found.start() if found else None], mark == ","
        start, mark = (found.end(), found.group().strip()) if found else (start, "")
        if behind_comma and _ROLE_LINE.fullmatch(part):
            continue  # `Ann Lee, Example News staff writer`
        name = _as_name(part)
        if name is None:
            inner = _BY.search(part)  # STAFF REPORTER by ...
            name = _as_name(part[inner.end() :]) if inner else None
        if name and name not in names:
            names.append(name)
    return names


def is_byline(line: str) -> bool:
    """Whether a line says that it is a byline (`By ...`, `Author: ...`) and names somebody."""
    text = line.strip()
    match = _BY.match(text) if len(text) <= 200 else None
    if match is None:
        return False
    rest = _BRACKETS.sub(" ", text[match.end() :]).strip("[]()【】（） ")
    first = next(iter(_SPLIT.split(rest)), "")
    return bool(_as_name(first)) or (rest[:1].isupper() and len(rest.split()) <= 8 and not rest.endswith((".", "?", "!")))


def is_role(line: str) -> bool:
    """Whether a line is nothing but what the author is: `Scotland business correspondent`."""
    return len(line.split()) <= 7 and bool(_ROLE_LINE.fullmatch(line.strip()))


def outlet_of_writer(line: str) -> str | None:
    """The outlet of a byline `Ann Lee, Example News staff writer`."""
    match = _WRITER_OF.fullmatch(line.strip())
    return match["outlet"] if match and people_in(line) else None


def is_names_only(line: str) -> bool:
    """Whether a line is nothing but names of persons (`Ann Lee and Bo Ek`), perhaps with roles and places behind them."""
    text = _BRACKETS.sub("", line.strip())
    if len(text) > 120 or not text[:1].isupper() or text.endswith((".", "?", "!", ":")):
        return False
    parts = [part for part in _SPLIT.split(text) if part]
    if not parts or not is_person(_AT_PLACE.sub("", _TITLE_BEFORE.sub("", parts[0])).strip()) or len(parts[0].split()) > 6:
        return False
    return all(
        _as_name(part) or (number and (_ROLE.fullmatch(part) or (len(part.split()) <= 2 and part[:1].isupper())))
        for number, part in enumerate(parts)
    )


_WRITES = re.compile(
    r"(?P<name>[^,.;:]{4,50}?),? (?:(?:is|was) (?:an? |the )?(?:[\w’'-]+ ){0,5}(?:professor|fellow|lecturer|columnist|economist|author"
    r"|editor|correspondent|researcher|reporter|writer|journalist|partner|lawyer|analyst|director|consultant|diplomat|scholar)\b"
    r"|teaches\b|covers\b|reports (?:on|from)\b|writes (?:about|on|from|for)\b)"
)


def author_noted(line: str) -> str | None:
    """The person of a short note about the author: `Ann Lee is a fellow at the Example Institute.`, `Bo Ek writes about trade.`"""
    match = _WRITES.match(line) if len(line) <= 260 else None
    return match["name"] if match and is_person(match["name"]) else None


_CREDITED = re.compile(r"[\[(（]?\s*(?:reporting|compiled|written|reported) by\s+(?P<names>[^;)）.]{4,120})", re.IGNORECASE)


def credited(line: str) -> list[str]:
    """The persons whom a closing line names as those who wrote: `(Reporting by Ann Lee; Editing by Bo Ek)` -> [`Ann Lee`]."""
    match = _CREDITED.match(line)
    return people_in(match["names"]) if match else []


def name_and_outlet(line: str) -> tuple[list[str], str] | None:
    """(persons, outlet) of a byline `Ann Lee, Example News` or `Ann Lee | Example Times`; None where the line is none."""
    before, _, outlet = re.sub(r"\s*[|·•]\s*|\s+[–—]\s+", ", ", line.strip()).rpartition(", ")
    return (people_in(before), outlet) if before and is_masthead(outlet) and is_names_only(before) else None


_INTERVIEWER = re.compile(r"(?:interview(?:er|ed)?|questions|q ?& ?a|reporting|story)\s*[:：]\s*(?P<names>.+)", re.IGNORECASE)


def interviewers(line: str) -> list[str]:
    """The persons of a line `Interview: Ann Lee` below a headline; none where more than names stand behind the colon."""
    match = _INTERVIEWER.fullmatch(line.strip())
    return people_in(match["names"]) if match and is_names_only(match["names"]) else []


def is_masthead(line: str) -> bool:
    """Whether a line is written like the name of a newspaper, agency or firm: `The Example Gazette`, `HARBOUR & WELL LLP`."""
    text = line.strip()
    if not 3 <= len(text) <= 60 or not _MASTHEAD_STYLE.fullmatch(text):
        return False
    words = fold(text).split()
    return len(words) <= 6 and (
        words[-1] in _MASTHEAD_WORDS or any(word in ("llp", "llc", "times", "gazette", "tribune", "herald") for word in words)
    )


_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|&copy;)\s*(?:(?:copyright|©|\(c\)|by)\s*)*(?:(?:19|20)\d\d\s*(?:[-–—,]\s*(?:19"
    r"|20)\d\d)?\s*,?\s*)?(?:by\s+)?(?P<name>[^.|·•©,;()]{2,60})(?:\s*(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\s*(?:-|–|—)?\s*\b(?:all rights|no reproduction|unauthori[sz]ed|reprints?|registered|a division|is a|part of|and its)\b.*",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r",?\s+(?:co|inc|llc|ltd|limited|plc|corp|gmbh|ag|bv|sa|pty|pte|dac)\.?(?:\s+(?:ltd|limited)\.?)?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def copyright_holder(line: str) -> str | None:
    """The name in a copyright line."""
    match = _COPYRIGHT.search(line)
    if not match:
        return None
    name = _LEGAL_FORM.sub("", _YEAR.sub("", _RIGHTS.sub("", match["name"])).strip(" -–—,"))
    return name if len(name) > 1 and name[0].isalpha() and name[0].isupper() and len(name.split()) <= 7 else None


_AGENCY_TAG = re.compile(
    r"(?:[A-Z][A-Z’'.-]+(?:[ /,-]+[A-Z][A-Za-z’'.-]*){0,8}[,.]?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?\s*)?,?\s*)?"
    r"[(（](?P<name>[A-Z][\w&.’' -]{1,40})[)）]\s*(?:[-–—:]"
    r"|—)+\s"
)
_OWNER = re.compile(
    r"\b(?:exclusive(?:ly)?(?: (?:contribution|manuscript|article|report|content|work|to|of|from|for|by|for use by|written for))+"
    r"|sole use of|copyright (?:of|belongs to)|produced (?:exclusively )?(?:by|for)"
    r"|account)\s+(?:the\s+)?[\"“'‘《]?(?P<name>[A-Z][\w&’'-]*(?:\s+(?:of\s+|the\s+|&\s+)?[A-Z][\w&’'-]*){0,5})"
)
_CREDIT_PAIR = re.compile(r"[(（[]\s*(?P<name>[A-Z][^/()（）]{2,50}?)\s*/\s*(?P<person>[^/()（）]{3,40})\s*[)）\]]\s*$")
_OUTLET_ROLE = re.compile(
    r"\s+(?:(?:special |chief |senior |our )*(?:reporters?|correspondents?|commentators?|journalists?)|comprehensive report)$",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(r"(?i:source|from|media|outlet|publication|publisher)\s*[:：]\s*(?P<name>[A-Z][\w&.’' -]{2,50}?)\s*$")
_BRACKET_BYLINE = re.compile(r"[\[【（(]\s*(?P<inside>[^\[\]【】（）()]{3,90}?)\s*[\]】）)]\s*")
_OUTLET_THEN_NAME = re.compile(
    rf"(?P<outlet>(?:[\w&’'.-]+\s+){{0,5}}(?:{'|'.join(sorted(_MASTHEAD_WORDS | {'net'}))}))\s*[,，/／:：]?\s+(?P<rest>.+)", re.IGNORECASE
)


def agency_tag(paragraph: str) -> str | None:
    """The agency in the dateline of a story: `OSLO, May 4 (Example) - ...` -> `Example`."""
    match = _AGENCY_TAG.match(paragraph[:160])
    return match["name"].strip() if match else None


def owner_in(line: str) -> str | None:
    """The outlet that a line says the text belongs to: `an exclusive contribution from the Example Network`."""
    match = _OWNER.search(line)
    return match["name"].strip() if match else None


def source_line(line: str) -> str | None:
    """The outlet of a line `Source: Example News` that stands below a story."""
    match = _SOURCE_LINE.match(line)
    return match["name"] if match and is_masthead(match["name"]) else None


def credit_pair(line: str) -> tuple[str, str] | None:
    """(outlet, person) of a line `(Outlet / Person)` at the end of a story."""
    match = _CREDIT_PAIR.fullmatch(line.strip())
    return (match["name"], match["person"]) if match and is_person(match["person"]) else None


def bracket_byline(paragraph: str) -> tuple[str, str, str | None, list[str]] | None:
    """A byline in brackets before the first sentence: (byline, rest of the paragraph, outlet, persons); None where there is none.

    `[Text/Example Network Wang Li] On Monday ...`, `【By Example News, Wang Li】...`, `(By Ann Lee) ...`.
    """
    match = _BRACKET_BYLINE.match(paragraph)
    if not match or len(paragraph) - match.end() < 40:
        return None
    inside = match["inside"]
    marked = _BY.match(inside)
    rest = inside[marked.end() :] if marked else inside
    outlet, persons = None, []
    split = _OUTLET_THEN_NAME.fullmatch(rest)
    if split:
        outlet, persons = split["outlet"], people_in(split["rest"])
    else:
        parts = [part.strip() for part in re.split(r"[,，/／]", rest)]
        persons = people_in(rest)
        if len(parts) > 1 and not is_person(parts[0]):
            outlet = parts[0]
        elif not persons and is_masthead(rest):
            outlet = rest
    if not marked and not (outlet and (persons or is_masthead(outlet))):
        return None
    return match.group().strip(), paragraph[match.end() :], _OUTLET_ROLE.sub("", outlet).strip(" ,") if outlet else None, persons
