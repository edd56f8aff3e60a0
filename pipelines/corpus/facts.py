"""A line of facts around a story, taken apart: who wrote it, for which outlet, when. Lines that say anything else are none.

Such a line is made of short parts between bars, commas and stops: names, roles, places, sections, times, the outlet. Each part is
judged by its shape and by what stands beside it. Which of several lines counts is weighed in `labels`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.corpus import mastheads, names, places
from pipelines.corpus.dating import has_dateline
from pipelines.corpus.furniture import is_section, kind_of
from pipelines.corpus.lines import is_dated_caption, is_sentence
from pipelines.corpus.stamps import ENGLISH_MONTH, find_stamps, has_day, without_times
from pipelines.corpus.timewords import MARK, label_free, plain, words_left

_LONGEST = 220
_LONGEST_REMARK = 14
"""Words of a remark that stands beside the facts: `Rush transcript, may contain errors.`"""
_BARS = re.compile(
    r"\s*[|•·¦\t]\s*|\s*::\s*|(?<=\x00)\s+(?=[Bb]y [A-ZÀ-Þ])|\s+[-–—/]+\s+|\s+[-–—]+$|\s{3,}|\s*;\s*"
    r"|\s+(?=(?:Source|Editor|Author|Reporter|Publisher|Writer|Column|Host|Analyst|Foto|Photo|Picture|Bild|Illustration)s?\s?[:：])"
    r"|(?:(?<=[\w)][\w)])|(?<=\x00)|(?<=\x00\s)|(?<=\s\d))[.]\s+(?=[A-Z\x00])"
)
_BEFORE_MARK = re.compile(rf"\b(?:on|at|in|for|of|from|dated|le|el|am|il)\s+{MARK}")
_TIGHT_SLASH = re.compile(rf"\w/\s*{MARK}|{MARK}\s*/\w")
_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|three|few) (?:second|minute|min|hour|day|week|month)s? ago\b|\byesterday at\b|\bjust now\b", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?:(?:issue|episode|circular|reference|ref\.?|no\.?|nr\.?|number|vol(?:ume)?\.?|edition|page|p\.)[ #:.]*)+[\w/-]{0,12}"
    r"|(?:\d{1,2}[- ]min(?:ute)?s?(?: read)?|reading time|read(?: time)?)[ :]*[\w ]{0,12}|\d+ comments?|\d{1,3} words"
    r"|(?:spring|summer|autumn|fall|winter)(?: (?:19|20)\d\d)?|(?:in )?(?:english|german|french|spanish|chinese|japanese|korean"
    r"|arabic|russian|turkish|portuguese|italian|dutch|polish"
    r"|international|global|world|asia|europe|us|uk|national|print|online|digital|weekend|saturday|sunday|morning|evening|late"
    r"|early|final|city)"
    r"(?:[ -](?:language|print|online))?(?: (?:edition|service|version|digest|section|desk))?"
    r"|(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?:/\w+)? (?:issue|number|edition)",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    rf"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?\b(?:{ENGLISH_MONTH} \d\d?(?:st|nd|rd|th)?\b"
    rf"|\d\d?(?:st|nd|rd|th)? {ENGLISH_MONTH}(?!\w))(?![ ,]*\d)",
)
"""A day without its year."""
_NUMBER = re.compile(r"\d{3}")
_RATE = re.compile(r"\d\s?(?:%|per ?cent|pct)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL = r"(?:of|the|and|for|on|in|at|to|&|\+|de|des|del|della|der|du|la|le|el|und|et|y|e|i|do|da|dos|das|d[’']\w+|l[’']\w+)"
_PROPER = re.compile(
    rf"(?:[\"“«]?(?:[a-z]{{1,2}}(?=[A-Z]))?[A-ZÀ-ÞĀ-Ž0-9][\w&’'.!+À-ſ-]*[\"”»]?)(?:\s+(?:{_SMALL}\s+){{0,3}}[\"“«(]?[A-ZÀ-ÞĀ-Ž0-9&][\w&’'.!+À-ſ-]*[\"”»)]?){{0,7}}"
)
_FOR = re.compile(
    r"(?P<who>[^,]{4,60}?)\s*,?\s+(?:for|of|on|at|in(?=\s+[Tt]he )|writing for|writes for|special to)"
    r"\s+(?P<outlet>(?:the\s+|The\s+)?[A-Z0-9].{1,60})"
)
_FOR_INSIDE = re.compile(r"\b(?:for|in|of)\s+(?P<outlet>(?:the )?[A-Z0-9][\w&’'.-]*(?: (?:of |the |& )?[A-Z0-9][\w&’'.-]*){0,5})$")
_WRITES_FOR = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w’'.-]+(?: [\w’'.-]+){0,2} [A-ZÀ-Þ][\w’'-]+),? (?:is|was|has|writes|reports|covers|runs|edits"
    r"|works)\b.{0,80}?\b(?:for|at|of) "
    r"(?P<outlet>(?:the |The )?[A-Z0-9][\w&’'.-]*(?: (?:of |the |& )?[A-Z0-9][\w&’'.-]*){1,5})(?=[,.;]? |[.,;]?$)"
)
_NUMBERED = re.compile(
    r"(?P<outlet>[A-ZÀ-Þ][\w&’'.-]*(?: (?:of |the |& )?[A-ZÀ-Þ][\w&’'.-]*){1,4}) (?:[a-z]+ ){0,2}"
    r"(?:advisory|notice|circular|bulletin|update|alert|note|memo|letter|newsletter|brief|report)\b.{0,20}"
)
_OWNED = re.compile(
    r"^(?P<outlet>[A-Z].{2,40})[’']s (?:[a-z]+ ){0,3}(?:desk|team|bureau|newsroom|staff|correspondents?|reporters?|writers?)$"
)
_LIST_BEFORE = re.compile(r"[A-ZÀ-Þ][\w-]+")
_OWN_COLUMN = re.compile(r"(?P<who>[^:’']{4,40}?)(?:: .{3,60}|[’']s (?:[a-z]+ ?){1,3})")
_DESCRIBED = re.compile(r"(?P<outlet>[^,:(]{3,60}?)(?:,|:| [-–—])\s+(?:(?:the|an?|your|our)\s+|(?<=:\s))(?P<what>[a-z][^.]{8,120})")
_CREDITED = re.compile(
    r"(?:illustrat\w+|photo(?:s|graph\w*)?|pictures?|images?|graphics?|drawings?|art(?:work)?|video|translat\w+|edit(?:ed|ing|or)s?|fotos?|bild(?:er)?"
    r"|layout|cartoon|data|charts?|maps?|additional reporting|with additional \w+|produced)\b\s*(?:by\b|from\b|[:：/]|(?=(?-i:[A-Z]))).*",
    re.IGNORECASE,
)
_FROM_LABEL = re.compile(
    r"(?:(?:source|media|outlet|publication|publisher|newspaper|magazine|in|from|via|quelle|fuente)\s*[:：]"
    r"|(?:special|letters?) to(?: the)?|(?:issued|released|published) by\s*[:：]?)\s*(?P<name>\S.{1,60})",
    re.IGNORECASE,
)
_OF_OUTLET = re.compile(
    r"(?P<outlet>[A-Z][\w&’'.-]*(?: (?:of |the |& )?[A-Z][\w&’'.-]*){0,5}?)(?:[’']s)? (?:(?:[a-z]+ ){0,3}(?:correspondent|reporter"
    r"|writer|editor|columnist) )?"
    r"(?P<who>[A-ZÀ-Þ][\w’'.-]+ (?:[\w’'.-]+ )?[A-ZÀ-Þ][\w’'-]+)(?P<rest>(?: (?:in|at) [A-Z][\w ]+)?)"
)
_REPORTS = re.compile(
    r"(?P<who>[^,.]{4,40}?),? (?:is|was|writes|reports|covers)\b.{0,60}?(?:\b(?:for|at|of|in) (?P<outlet>(?:the "
    r"|The )?[A-Z0-9][\w&’'.-]*(?: (?:of |the |& )?[A-Z0-9][\w&’'.-]*){0,5}))?\.?"
)
_LOOSE_STOP = re.compile(r"\s+([.,;])")
_BRACKETED = re.compile(r"\s*[(（\[](?P<inside>[^()（）\[\]]{2,70})[)）\]]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line tells of the article. `outlet` is one whose words or label say so; `maybes` and `proper` are known by their"
    " place alone."""

    authors: tuple[str, ...] = ()
    maybes: tuple[str, ...] = ()
    """Names that may be those of authors, if the page names no others."""
    seconds: tuple[str, ...] = ()
    """Names behind a comma in a byline: further authors, or the outlet where the page names none."""
    proper: tuple[str, ...] = ()
    """All that may be outlets by their place alone, in order; those among them that turn out to be authors are none."""
    outlet: str | None = None
    has_time: bool = False
    has_names: bool = False
    is_loose: bool = False
    """Whether the line says more, but has a part that is nothing but a time."""


def read_facts(text: str) -> Facts | None:
    """What a line tells that says nothing but times, names and the outlet; None where it says more or tells no time and no name."""
    if len(text) > _LONGEST or not text.strip():
        return None
    return _read(text)


def read_dated(text: str) -> Facts | None:
    """The same for lines with a time."""
    if len(text) > _LONGEST or not (_YEAR.search(text) or " ago" in text):
        return None
    found = _read(text)
    return found if found is not None and found.has_time and not found.is_loose else None


def read_pure(text: str) -> Facts | None:
    """The same for a sentence that is nothing but a day and names, places, roles, the outlet."""
    if len(text) > _LONGEST or not has_day(text):
        return None
    reading, _ = _understand(text.strip().strip("*_—–- "), True)
    if reading.unknown or reading.remarks or reading.spare or not (reading.has_pure_time or reading.labelled):
        return None
    return _read(text)


@lru_cache(maxsize=2048)
def _read(text: str) -> Facts | None:
    # The same line is asked for from several places of `labels`.
    line = text.strip().strip("*_—–- ").strip()
    is_dated = has_day(line)
    has_time = bool(find_stamps(line) or is_dated or _AGO.search(line) or _DAY_ALONE.search(line))
    if (_ends_as_story(line) and not has_time) or (has_time and ((has_dateline(line) and is_sentence(line)) or is_dated_caption(line))):
        return None
    if is_sentence(line) and _RATE.search(line):
        return None  # lines of facts name no rates: the story has begun
    reading, groups = _understand(line, is_dated)
    names_found = reading.authors or reading.maybes
    is_loose = reading.unknown > 2 or reading.remarks > 2 or (reading.remarks > 0 and not (reading.has_pure_time and has_time))
    if is_loose and not (
        is_dated and reading.has_pure_part and reading.unknown <= _LONGEST_REMARK and (reading.has_pure_time or not is_sentence(line))
    ):
        return None
    beside = [part for part in reading.proper if part not in reading.maybes]
    if not (has_time or reading.labelled or (names_found and (reading.outlet or beside or reading.role or len(reading.proper) > 1))):
        return None
    if not (has_time or reading.labelled) and not reading.outlet and not reading.role and len(groups) == 1 and "," not in line:
        return None
    return Facts(
        tuple(dict.fromkeys(reading.authors)),
        tuple(dict.fromkeys(reading.maybes)),
        tuple(dict.fromkeys(reading.seconds)),
        tuple(dict.fromkeys(reading.proper)),
        reading.outlet,
        has_time,
        bool(names_found) or reading.labelled,
        is_loose,
    )


def read_name(text: str) -> str | None:
    """The outlet of a line among facts that has no time of its own: `The Wool Letter, Adelaide Hills`, `Pane Notes | Trade`."""
    line = text.strip().strip("*_—–- ").strip()
    if not 3 <= len(line) <= 100 or _ends_as_story(line) or line[:1].islower():
        return None
    reading, _ = _understand(line, False)
    if reading.unknown > 2 or reading.remarks:
        return None
    return reading.outlet or next((name for name in reading.proper if name not in reading.maybes), None)


def _understand(line: str, is_dated: bool) -> "tuple[_Reading, list[str]]":
    """A line read part by part, and its parts between bars."""
    line = names.without_handles(line)
    masked = _DAY_ALONE.sub(f" {MARK} ", without_times(_AGO.sub(f" {MARK} ", line), mark=f" {MARK} "))
    masked = _BEFORE_MARK.sub(MARK, masked)
    if _TIGHT_SLASH.search(masked):  # Example Wire/Ann Lee/Oslo/5 May 2025
        masked = masked.replace("/", " / ")
    reading = _Reading(is_dated)
    bracketed: list[str] = []

    def take_out(match: re.Match[str]) -> str:
        bracketed.append(match["inside"])
        if masked[: match.start()].rstrip().endswith(MARK):
            reading.agency(match["inside"].strip())
        return " "

    groups = [group for group in _BARS.split(_LOOSE_STOP.sub(r"\1", _BRACKETED.sub(take_out, masked))) if group and group.strip(" ,.:-–—")]
    for group in groups:
        reading.group(group.strip())
    for inside in bracketed:
        reading.bracket(inside.strip())
    reading.sort_names(is_list=";" in line)
    reading.spend()
    return reading, groups


def _ends_as_story(line: str) -> bool:
    return line.endswith((".", "?", "!", "…", ":", "”", '"')) and not re.search(r"\b(?:[A-Z]|[Nn]o|[Ii]nc|[Ll]td|Co|[ap]\.m)\.$", line)


class _Reading:
    """What has been understood of one line."""

    def __init__(self, is_dated: bool) -> None:
        self.is_dated = is_dated
        self.authors: list[str] = []
        self.maybes: list[str] = []
        self.outlet: str | None = None
        self.proper: list[str] = []
        self.spare: list[str] = []
        self.doubtful: list[str] = []
        """Those among `maybes` that stand where places do."""
        self.seconds: list[str] = []
        self.unknown = self.remarks = 0
        self.labelled = self.role = self.has_pure_time = self.has_pure_part = False

    def group(self, group: str) -> None:
        """One part between bars."""
        group = group.replace(f"{MARK} ,", MARK).strip(" ,")
        text = plain(group)
        label = _FROM_LABEL.fullmatch(text)
        if label and _PROPER.fullmatch(label["name"].strip()):
            self.outlet = self.outlet or label["name"].strip()
            self.labelled = True
        elif _CREDITED.fullmatch(text):
            if inner := _FOR_INSIDE.search(text):
                self.proper.append(_without_the(inner["outlet"]))
            self.has_pure_time = self.has_pure_time or MARK in group
        elif names.is_byline(text):
            self._byline(names.without_by(text))
        elif by := names.marked_byline(text):  # Commentary by Ann Lee
            self._byline(by[1])
            if inner := _FOR_INSIDE.search(by[0].rstrip(" ,")):
                self.proper.append(_without_the(inner["outlet"]))
            elif not mastheads.is_label(by[0]) and len(words_left(by[0])) > 1:
                self._parts(by[0].split(","))
            self.has_pure_time = self.has_pure_time or MARK in group
        elif (described := _DESCRIBED.fullmatch(group)) and _is_proper(described["outlet"]) and not names.is_person(described["outlet"]):
            self.proper.append(described["outlet"])
        elif (written_for := _FOR.fullmatch(text)) and names.is_names_only(written_for["who"]):
            self.maybes += names.people_in(written_for["who"])
            self.role = True
            self._parts(written_for["outlet"].split(","), is_outlet=True)
        elif (of_outlet := _of_outlet(text.split(",")[0])) is not None:
            self.proper.append(of_outlet[0])
            self.authors += of_outlet[1]
            self._parts(group.split(",")[1:])
        elif (starts := _WRITES_FOR.match(text)) and names.is_person(starts["who"]):
            self.maybes.append(starts["who"])
            self.proper.append(_without_the(starts["outlet"]))
            self.remarks += 1
        elif (reports := _REPORTS.fullmatch(text)) and names.is_person(reports["who"]) and reports["outlet"]:
            self.maybes.append(reports["who"])
            self.proper.append(_without_the(reports["outlet"]))
            if MARK not in group:
                self.remarks += 1
        else:
            self._parts(group.split(","))

    def agency(self, inside: str) -> None:
        """What stands in brackets behind the day of a dateline."""
        if names.is_person(inside):
            self.maybes.append(inside)
        elif self.outlet is None and _PROPER.fullmatch(inside):
            self.outlet = inside

    def bracket(self, inside: str) -> None:
        """What stands in brackets anywhere: a byline, a role, an edition."""
        if names.is_byline(inside):
            self.authors += names.people_in(inside)
        elif any(names.is_byline(part.strip()) for part in inside.split(",")):
            for part in inside.split(","):
                if names.is_byline(part.strip()):
                    self._byline(names.without_by(part.strip()))
                elif _is_proper(part.strip()):
                    self.proper.append(part.strip())
        elif names.is_names_only(inside) and not self.authors and not self.maybes:
            self.maybes += names.people_in(inside)
        elif (self.authors or self.maybes) and names.is_role_part(inside.split(",")[0]):
            self.role = True
        elif MARK in inside:
            self._parts(inside.split(","))
        elif self.is_dated and not self.authors and not self.maybes and _is_proper(inside) and not self.proper:
            self.proper.append(inside)
        elif (self.authors or self.maybes) and mastheads.outlet_in(inside):
            self.outlet = self.outlet or inside

    def sort_names(self, *, is_list: bool) -> None:
        """Names without a label are authors beside others in a list; beside a byline they are something else."""
        if self.authors and self.maybes:
            if is_list:
                self.authors += self.maybes
            self.maybes = []
        elif any(name not in self.doubtful for name in self.maybes):
            self.maybes = [name for name in self.maybes if name not in self.doubtful]

    def spend(self) -> None:
        """A part that no shape gives away is the outlet where it is the only one beside a pure time."""
        if len(self.spare) == 1 and self.has_pure_time and not self.outlet:
            self.proper += self.spare
        else:
            self.unknown += sum(len(words_left(part)) for part in self.spare)

    def _byline(self, rest: str) -> None:
        """`Ann Lee in Oslo and Bo Ek, Example News`: persons, and the outlet or role behind a comma."""
        self.labelled = True
        first, *parts = [part.strip() for part in rest.split(",")]
        written_for = _FOR.fullmatch(first)
        if written_for and names.is_names_only(written_for["who"]):
            self.authors += names.people_in(written_for["who"])
            self._parts([written_for["outlet"], *parts], is_outlet=True)
            return
        self.authors += names.people_in(first)
        if not self.authors and mastheads.outlet_in(first):
            self.outlet = self.outlet or first
        for number, part in enumerate(parts):
            goes_on = any(" and " in later and len(names.people_in(later)) > 1 for later in parts[number + 1 :])  # "A, B, C and D"
            bare = re.sub(r"^(?:with|and|for|of)\s+", "", label_free(part))
            if _CREDITED.fullmatch(bare) or re.match(r"wh(?:o|ose)\b", bare):
                continue
            if self.role and " and " not in part and not mastheads.outlet_in(bare):
                self._parts([bare], is_outlet=_is_proper(bare))
            elif mastheads.outlet_in(bare) or names.is_role(bare) or not names.people_in(bare):
                self._parts([bare])
            elif " and " in part or part.startswith("with ") or len(parts) > 2 or self.proper or goes_on:
                self.authors += names.people_in(bare)
            else:
                self.seconds += names.people_in(bare)

    def _parts(self, parts: list[str], *, is_outlet: bool = False) -> None:
        unknown = 0
        is_pure = True
        is_alone = len(parts) == 1
        for number, raw in enumerate(parts):
            part = raw.strip()
            self.has_pure_part = self.has_pure_part or (MARK in part and not words_left(part))
            left, bare = words_left(part), _without_the(label_free(part))
            bare = re.sub(r"^(?:for|of|in|[Ff]rom|In) (?:the )?(?=[A-Z])", "", bare)
            bare = _OWNED.sub(r"\g<outlet>", bare)
            bare = bare[:-1] if bare.endswith(".") and names.is_person(bare[:-1]) else bare
            if number and "&" in bare and _LIST_BEFORE.fullmatch(parts[number - 1].strip()) and mastheads.outlet_in(bare):
                bare = f"{parts[number - 1].strip()}, {bare}"  # Steel, Stone & Timber Weekly
                self.outlet = bare
            if not left or not bare or _COUNT.fullmatch(bare) or (kind_of(bare) and not names.is_person(bare)):
                continue
            if number == 0 and is_outlet:
                self.proper.append(bare)
            elif (own := _OWN_COLUMN.fullmatch(bare)) and names.is_person(own["who"]):
                self.maybes.append(own["who"])
                self.role = True
            elif (paper := _NUMBERED.fullmatch(bare)) and _is_proper(paper["outlet"]):
                self.proper.append(paper["outlet"])
            elif names.is_rank(bare):
                self.role = True
                self.outlet = self.outlet or names.outlet_of_role(bare)
            elif (outlet := mastheads.outlet_in(bare)) and not (names.is_person(bare) and not names.is_masthead(bare)):
                self.outlet = self.outlet or outlet
            elif is_section(bare) or mastheads.is_document(bare):
                self.role = True
                if (
                    len(bare.split()) > 1
                    and not mastheads.is_release(bare)
                    and not is_section(bare.rsplit(" ", 1)[0])
                    and not names.is_common(bare.rsplit(" ", 1)[0])
                ):
                    self.proper.append(bare)  # The Wool Letter
            elif names.is_role(bare) or names.is_role_part(bare):
                self.role = True
                self.outlet = self.outlet or names.outlet_of_role(bare)
            elif re.match(r"our (?:wo)?m[ae]n\b|(?:from )?our own\b|special to\b|wh(?:o|ose)\b|via\b|courtesy\b|with files\b", bare):
                self.role = True
            elif _NUMBER.search(bare):
                unknown += 3
            elif places.is_place(parts, number) and not self.authors and names.is_names_only(bare):
                continue
            elif names.is_names_only(bare):
                persons = [] if places.is_firm(bare) else names.people_in(bare)
                self.doubtful += persons if places.may_be_place(parts, number) else []
                self.maybes += persons
                self.proper.append(bare)
            elif "/" in bare and mastheads.is_place(bare):
                continue
            elif _is_proper(bare):
                if " " in bare or not _is_before_mark(part, parts[number + 1 : number + 2]):
                    self.proper.append(bare)
            elif (self.authors or self.maybes or self.outlet) and number and len(left) <= 5 and names.has_role_word(bare):
                self.role = True
            elif (
                (is_alone or (number == 0 and MARK in "".join(parts[1:])))
                and MARK not in part
                and bare[:1].isupper()
                and 2 <= len(bare.split()) <= 5
                and not mastheads.has_verb(bare)
                and not names.is_common(bare)
            ):
                self.spare.append(bare)
            elif MARK in "".join(parts) and (inner := _FOR_INSIDE.search(bare)):
                self.proper.append(_without_the(inner["outlet"]))
                unknown += 1
            else:
                unknown += len(left)
                is_pure = False
        if unknown > 2 and MARK not in "".join(parts) and unknown <= _LONGEST_REMARK:
            self.remarks += 1
            first = parts[0].split()
            self.maybes += next(([" ".join(first[:size])] for size in (3, 2) if names.is_person(" ".join(first[:size]))), [])
        else:
            self.unknown += unknown
            self.has_pure_time = self.has_pure_time or (is_pure and MARK in "".join(parts))


def _is_before_mark(part: str, following: list[str]) -> bool:
    """Whether a day stands just behind: a single word there is the place."""
    return MARK not in part and bool(following) and following[0].strip().startswith(MARK)


def _of_outlet(text: str) -> tuple[str, list[str]] | None:
    """(outlet, persons) of `Example Times correspondent Ann Lee in Oslo`, `The Example's Ann Lee`, `Ann Lee/The Example`."""
    who, slash, outlet = text.partition("/")
    if slash and names.is_person(who.strip()) and _is_proper(outlet.strip()) and not names.is_person(outlet.strip()):
        return outlet.strip(), [who.strip()]
    match = _OF_OUTLET.fullmatch(text)
    if (
        match
        and match["outlet"].lower() not in ("the", "by", "our")
        and names.is_person(match["who"])
        and (names.has_role_word(text) or text[len(match["outlet"]) :][:1] in ("’", "'"))
    ):
        return match["outlet"], [match["who"]]
    return None


def _is_proper(text: str) -> bool:
    return bool(_PROPER.fullmatch(text)) and len(text.split()) <= 8 and not names.is_common(text)


def _without_the(text: str) -> str:
    return text.removeprefix("the ") if text[4:5].isupper() else text
