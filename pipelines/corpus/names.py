"""Names of the people and the publisher as news prints them: bylines, mastheads, agency tags, copyright lines.

Only strings are looked at here; which line of a page they come from is known to `labels` and `metadata`.
"""

import re

from pipelines.corpus.characters import fold, word_set

_PARTICLE = r"(?:de|del|della|den|der|van|von|vom|zu|zur|da|das|di|do|dos|du|la|le|al|el|bin|binti|bint|ibn|ben|ter|ten|y|e|st\.)"
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'À-ſ]*\.?(?:[-–‑][\wÀ-ſ’']+)*|[A-Z]\.(?:[A-Z]\.)*)"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:{_PARTICLE}\s+){{0,2}}(?:(?:a[dlnrst]|ash|el|ul)-|[dl][’'])?{_WORD}|-{_WORD})){{1,4}}")
_CJK_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{2,8}|[\uac00-\ud7af]{2,4}")

_ORG_WORDS = word_set(
    """
    agence agencies agency association associates board bureau center centre chamber channel chronicle club college commission
    committee company corp corporation council courier daily department desk digest dispatch division editorial editors express
    federation foundation gazette group guardian herald inc independent institute international journal lab law ledger limited llc
    llp ltd magazine mail media ministry mirror monitor nachrichten network networks news newspaper newspapers newsroom newswire
    observer office online organisation organization partners post practice press project publishing radio record register report
    reporters reporter reports research review school sentinel service services society staff standard star studio sun syndicate
    airlines farmers freight union authorities authority bank brokers capital chambers customs directorate economics exporters
    forwarding growers importers logistics port ports secretariat securities shipping traders treasury weekly monthly quarterly
    business metals team telegraph times today tribune tv university weekly wire writers zeitung
    """
)
_NO_NAMES = word_set(
    """
    a an and as at by for from how in into is it its of on or over the to under what when who why will with after amid before
    tariff tariffs trade deal deals war wars talks steel cars car prices price new old says sees rise rises fall falls markets
    market economy policy import imports export exports duty duties rate rates read more related latest photo image live updated
    published share article executive summary introduction background overview conclusion key takeaways bottom line fact sheet
    statement remarks briefing analysis questions answers timeline history context appendix annex section chapter part table
    figure note notes white house
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

_MADE_BY = (
    r"(?:(?:text|words|story|report(?:ed|ing)?|written|article|analysis|compiled|posted|contributed|submitted|commentary|opinion"
    r"|photos?|as told"
    r"|interview)s?(?: and (?:photos?|pictures|video))?\s+)?by\b\s*[:：]?|as told to\b|from the desk of\b"
    r"|(?:text|words|story)s? (?:and|&|\+) (?:photo\w*|foto\w*|bild\w*|pictures|images|video)\s*[:：]?(?: by\b)?"
)
"""`By`, `Words by`, `Text and photos:`."""
_LABEL = (
    r"(?:author(?: of the article)?|byline|writer|written by|text|words|prepared by|(?:[\w-]+ ){0,2}(?:reporter|correspondent|journalist"
    r"|columnist)|von|par|por|di)s?\s*[:：/／]|text\s*[/／]|(?:作者|记者|記者|文)\s*[:：/／]"
    r"|(?:reporting|questions|analysts?|hosts?|presenters?|newsreader|(?:live )?coverage|interview(?:er)?s?|special report|column|essay"
    r"|opinion|analysis|commentary|penulis|oleh|auteurs?"
    r"|autore?s?|autora|tekst|texte|texto|redactie|yazan)\s*[:：]\s*(?=(?-i:[A-ZÀ-Þ]))"
)
"""`Author:`, `Staff reporter:`, `Interview:`, `Penulis:`; words that open headlines too only count before a capital."""
_BEFORE_NAME = (
    r"(?-i:(?:(?:Staff |Senior |Special |Our )*(?:Reporter|Correspondent|Journalist|Columnist)|(?:STAFF )?(?:REPORTER|CORRESPONDENT))"
    r"\s+(?=[A-Z]\w+[ -][A-Z]?)"
    r"|(?:Words|Text)\s+(?=[A-Z]\w+ [A-Z])"
    r"|(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|DI|[Dd]oor|[Aa]v|[Aa]f|Tekst|Texte|Texto)\s+(?=[A-ZÀ-Þ])"
    r"|(?:[Ff]rom|FROM)\s+(?=[A-Z][\w’'.-]+ (?:[\w’'.-]+ ){1,2}(?:in|at)\b))"
)
"""`Reporter Ann Lee`, `Von Ann Lee`, `from ANN LEE in Oslo`: words that only a name makes a byline of."""
_BY = re.compile(rf"[\[(【（—–-]*\s*(?:{_MADE_BY}|{_LABEL}|{_BEFORE_NAME})\s*", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;&|/·•]|\band\b|\bwith\b|\bund\b|\bet\b|\by\b(?=\s[A-Z])|、|，)\s*")
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,60}[)\]）】]")
_PLACE_TAIL = re.compile(r"\s+(?:in|at|on|from|for|of|reports?(?: from)?|reporting from|at the)\s+.{2,60}$")
_EDITION = re.compile(
    r"\((?:[\w-]+ )?(?:service|edition|desk|translated|online|print|magazine|monthly|weekly|daily)\b[^()]*\)", re.IGNORECASE
)
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
_OFFICE = re.compile(
    r"\b(?:(?:[\w&’'-]+ ){0,3}(?:partner|associate|counsel|of counsel|attorney|lawyer|researcher|lecturer|chair(?:man|woman)?"
    r"|president|director|broadcaster|blogger|anchor|host|presenter|photographer|essayist|critic|commentator|newsreader"
    r"|manager|head of .{3,40}|member|student|farmer|economist|strategist|consultant|adviser|advisor|minister|ambassador|secretary"
    r"|chief executive|ceo|spokes(?:man|woman|person)|mp|mep|m\.p\.|intern|trainee|columns?))\b(?: (?:in|at|of|for) .{2,50})?",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"^[A-Z].* (?:Farmer|Anchor|Host|Critic|Commentator|Economist|Photographer|Student|Member|Consultant"
    r"|Strategist|Lawyer|Secretary|Columns?)$"
)
"""Papers are called so too: `The Prairie Farmer`."""
_RANK = re.compile(
    r"(?:(?:senior|chief|lead|head|deputy|principal|group|associate|managing|executive|assistant) )+(?:economist|analyst|editor"
    r"|writer|reporter|correspondent"
    r"|strategist|partner|director|producer)",
    re.IGNORECASE,
)
_BEATS = word_set(
    """
    affairs agriculture asia brussels business city commodities consumer data deputy diplomatic economic economics education
    energy environment europe farm farming finance financial foreign freelance harbour health house industrial industry
    international investigations legal local managing markets metro money national night our political politics rural science
    shipping special sports staff state tech technology trade transport washington white world
    """
)
_OUTLET_OF_ROLE = re.compile(
    r"(?P<outlet>[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){1,4}) (?:(?:senior|chief|staff|[a-z]+) )*(?:writer|reporter|correspondent|editor)s?"
    r"(?: (?:in|at) .{2,30})?"
)
_TITLE_BEFORE = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|sir|dame|lord)\.?\s+)+", re.IGNORECASE)
_LEADING_ROLE = re.compile(r"^(?:our|the|an?)\s+(?:[a-z]+ ){0,3}(?:writer|reporter|correspondent|editor|columnist)s?,?\s+(?=[A-Z])")
_REPORTING = re.compile(r"\s+report(?:ing|s)\s*\.?$")
_NICKNAME = re.compile(r"(?<=\w) [\"“‘'][^\"”’']{2,15}[\"”’'] (?=[A-Z])")
_ADDRESSES = re.compile(r"\s*(?:[(<\[]\s*(?:@\w+|[\w.+-]+@[\w.-]+)\s*[)>\]]|[\w.+-]+@[\w-]+\.[\w.-]+|(?<=\s)@\w+)")
_HANDLE = re.compile(r"\s*(?:@\w+|<[^>]*>|\S+@\S+)")


_ARTICLES = word_set("the les los las der die das het il")
_ORG_END = re.compile(
    r"\w{3}(?:blatt|zeitung|nachrichten|kurier|anzeiger|tidning(?:en)?|avisen|bladet|posten|gazetesi|newswire|wire|presse"
    r"|rundschau|tribune|chronicle|courier)$"
)
_PLACES = frozenset(
    (
        "abu dhabi,addis ababa,buenos aires,cape town,costa rica,dar es salaam,el salvador,guatemala city,hanoi vietnam,ho chi"
        " minh city,hong kong"
        ",kuala lumpur,las vegas,los angeles,mexico city,new delhi,new york,new york city,new zealand,new orleans,novi sad,panama"
        " city,phnom penh"
        ",port louis,port moresby,quezon city,rio de janeiro,saint petersburg,san antonio,san diego,san francisco,san jose,san"
        " juan,san salvador"
        ",santa fe,santo domingo,sao paulo,são paulo,saudi arabia,south africa,south korea,sri lanka,st louis,st paul,tel aviv,the"
        " hague,united kingdom"
        ",united states,washington dc,west virginia,new jersey,new mexico,new hampshire,north carolina,south carolina,north"
        " dakota,south dakota"
        ",rhode island,british columbia,nova scotia,new south wales,south australia,western australia,salt lake city,kansas"
        " city,oklahoma city"
        ",des moines,baton rouge,fort worth,el paso,long beach,grand rapids,cedar rapids,himachal pradesh,andhra pradesh,uttar"
        " pradesh,tamil nadu"
        ",west bengal,white house,capitol hill,wall street"
    ).split(",")
)
"""Places of several words that are written like the names of persons."""
_CONTRACTED = re.compile(r"(?:n[’']t|[’'](?:ll|re|ve|s))\b", re.IGNORECASE)
_STATE_BEHIND = re.compile(r"\s[A-Z]{2}$")


def is_person(name: str) -> bool:
    """Whether `name` is written like the name of a person and holds no word for an organisation or a role."""
    if _CJK_NAME.fullmatch(name):
        return True
    if not name.strip() or _CONTRACTED.search(name):
        return False
    if (_STATE_BEHIND.search(name) and not name.isupper()) or fold(name) in _PLACES or name.split()[0].lower() in _ARTICLES:
        return False
    words = [word.strip(",’'").lower() for word in re.split(r"\s+|-(?![a-z])", name) if not word.endswith(".")]
    return bool(_NAME.fullmatch(name)) and not any(word in _ORG_WORDS or word in _NO_NAMES or _ORG_END.search(word) for word in words)


def without_handles(line: str) -> str:
    """A line without the addresses behind names: `Ann Lee <ann@example.org>`, `Ann Lee (@annlee)`."""
    return _ADDRESSES.sub("", line)


def is_org_word(word: str) -> bool:
    """Whether a word in small letters is one of those that organisations are named with."""
    return word in _ORG_WORDS or word in _MASTHEAD_WORDS or bool(_ORG_END.search(word))


def is_paper_word(word: str) -> bool:
    """Whether one word is the whole name of a paper: `Hamntidningen`."""
    return bool(_ORG_END.search(word))


def is_common(text: str) -> bool:
    """Whether a line holds nothing but words that headlines are made of."""
    return all(word in _NO_NAMES for word in fold(text).split())


def _as_name(part: str, *, is_marked: bool = False) -> str | None:
    """The person that one part of a byline names, without titles, roles, places; None where it names none."""
    if _ROLE.fullmatch(part.strip()):
        return None
    part = _LEADING_ROLE.sub("", part)
    part = _REPORTING.sub("", _HANDLE.sub("", _NICKNAME.sub(" ", part))).strip(" .,:：-–—*_")
    for cut in (part, _PLACE_TAIL.sub("", part)):
        cut = _TITLE_BEFORE.sub("", cut).strip(" .,")
        if (
            cut.islower()
            and 2 <= len(cut.split()) <= 3
            and cut.replace(" ", "").isalpha()
            and not any(word in _NO_NAMES or word in _ORG_WORDS for word in cut.split())
            and is_marked
        ):
            cut = cut.title()
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
        name = _as_name(part, is_marked=match is not None)
        if name is None:
            inner = _BY.search(part)  # STAFF REPORTER by ...
            name = _as_name(part[inner.end() :]) if inner else None
        if name and name not in names:
            names.append(name)
    return names


_SAYS_WHO = re.compile(r"(?P<who>[^,.]{4,40}) reports(?: (?:from|in) [^,.]{2,40})?\.?")


def is_byline(line: str) -> bool:
    """Whether a line says that it is a byline (`By ...`, `Author: ...`) and names somebody."""
    text = line.strip()
    match = _BY.match(text) if len(text) <= 200 else None
    if match is None:
        says = _SAYS_WHO.fullmatch(text)
        return says is not None and is_person(says["who"])
    rest = _BRACKETS.sub(" ", text[match.end() :]).strip("[]()【】（） ")
    first = next(iter(_SPLIT.split(rest)), "")
    return bool(_as_name(first, is_marked=text.islower())) or (
        text.lower().lstrip("([—–- ").startswith(("by", "author", "byline", "text", "story", "report"))
        and rest[:1].isupper()
        and len(rest.split()) <= 8
        and not rest.endswith((".", "?", "!"))
    )


_BY_INSIDE = re.compile(r"\s+(?:by|von|par|por|di|door|av|af)[:：]?\s+(?=[A-ZÀ-Þ])")


def marked_byline(text: str) -> tuple[str, str] | None:
    """(what, who) of `Commentary by Ann Lee`; None where nobody is named behind `by`."""
    match = _BY_INSIDE.search(text)
    if match is None or not match.start() or not people_in(text[match.end() :]):
        return None
    return text[: match.start()], text[match.end() :]


def without_by(byline: str) -> str:
    """What stands behind the word that marks a byline."""
    match = _BY.match(byline)
    return byline[match.end() :] if match else byline


def is_role_part(part: str) -> bool:
    """Whether a part of a line says what somebody is: `Shipping Reporter`, `special to the Example Post`, `partner`."""
    return bool(_ROLE.fullmatch(part) or (_OFFICE.fullmatch(part) and not _NAMED_AFTER.search(part)))


def is_rank(part: str) -> bool:
    """Whether a part of a line is a rank alone: `Chief Economist`."""
    return bool(_RANK.fullmatch(part)) or (bool(_ROLE_LINE.fullmatch(part)) and any(word in _BEATS for word in fold(part).split()))


def has_role_word(part: str) -> bool:
    """Whether a part of a line holds a word for what an author is."""
    return bool(_ROLE.search(part) or _OFFICE.search(part))


def outlet_of_role(part: str) -> str | None:
    """The outlet of `Example News staff writer`."""
    match = _OUTLET_OF_ROLE.fullmatch(part)
    if match is None or _ROLE.fullmatch(match["outlet"]):
        return None
    if " staff " not in part and any(word in _BEATS for word in fold(match["outlet"]).split()):
        return None
    return (
        match["outlet"]
        if len(match["outlet"].split()) >= 2 or " staff " in part or match["outlet"].split()[-1].lower() in _MASTHEAD_WORDS
        else None
    )


def is_role(line: str) -> bool:
    """Whether a line is nothing but what the author is: `Scotland business correspondent`."""
    return len(line.split()) <= 7 and bool(_ROLE_LINE.fullmatch(line.strip()))


def is_names_only(line: str) -> bool:
    """Whether a line is nothing but names of persons (`Ann Lee and Bo Ek`), perhaps with roles and places behind them."""
    if _EDITION.search(line):
        return False
    text = _NICKNAME.sub(" ", _BRACKETS.sub("", line.strip()))
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


_CLOSING_BYLINE = re.compile(r"(?:^|[.!?…]\s+)(?:[\w’'-]+ ){0,5}by\s+(?P<names>[A-Z][^.!?]{4,80})\.?$", re.IGNORECASE)


def closing_byline(text: str) -> list[str]:
    """The persons of a deck that ends with who wrote it: `Cracks, cod and a promise. An interview by Ann Lee`."""
    match = _CLOSING_BYLINE.search(text)
    return people_in(match["names"]) if match and is_names_only(match["names"]) else []


def author_noted(line: str) -> str | None:
    """The person of a short note about the author: `Ann Lee is a fellow at the Example Institute.`, `Bo Ek writes about trade.`"""
    match = _WRITES.match(line) if len(line) <= 260 else None
    return match["name"] if match and is_person(match["name"]) else None


_CREDITED = re.compile(r"[\[(（]?\s*(?:reporting|compiled|written|reported) by\s+(?P<names>[^;)）.]{4,120})", re.IGNORECASE)


def credited(line: str) -> list[str]:
    """The persons whom a closing line names as those who wrote: `(Reporting by Ann Lee; Editing by Bo Ek)` -> [`Ann Lee`]."""
    match = _CREDITED.match(line)
    return people_in(match["names"]) if match else []


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
_OWNER_OF_PAPER = re.compile(
    r"(?:\s+(?:media|news|press|digital))?\s+(?:group|publishing|publications|publishers|holdings|company|media|communications|cooperative|trust)$",
    re.IGNORECASE,
)
"""What stands behind a paper's name where its owner holds the rights: `Example Star Media Group`."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def copyright_holder(line: str) -> str | None:
    """The name in a copyright line."""
    match = _COPYRIGHT.search(line)
    if not match:
        return None
    name = _LEGAL_FORM.sub("", _YEAR.sub("", _RIGHTS.sub("", match["name"])).strip(" -–—,"))
    paper = _OWNER_OF_PAPER.sub("", name)
    name = paper if is_masthead(paper) else name
    return name if len(name) > 1 and name[0].isalpha() and name[0].isupper() and len(name.split()) <= 7 else None


_AGENCY_TAG = re.compile(
    r"(?:[A-Z][A-Z’'.-]+(?:[ /,-]+[A-Z][A-Za-z’'.-]*){0,8}[,.]?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?\s*)?,?\s*)?"
    r"[(（](?P<name>[A-Z][\w&.’' -]{1,40})[)）]\s*(?:[-–—:]"
    r"|—)+\s"
)
_DIGIT = re.compile(r"\d")
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
    if match is None or is_person(match["name"].strip()) or (":" in match.group()[-3:] and not _DIGIT.search(match.group())):
        return None  # HOST (Ann Lee): ..., SPEAKER (Oslo): ...
    return match["name"].strip()


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
