"""The end of a page: notes about authors, what a publisher says of itself, contact blocks, signatures, credits and times below the story.

Wordings of single lines stand in `closings`; here lines are known by where they stand and whom they speak of. What stands above the
story is the matter of `tops`.
"""

import re

from pipelines.contracts.terms import ASIDE_KINDS
from pipelines.corpus import names
from pipelines.corpus.characters import fold
from pipelines.corpus.facts import read_dated
from pipelines.corpus.lines import is_running_text, is_sentence
from pipelines.corpus.parts import Labelled, Piece
from pipelines.corpus.wordings import LONGEST_LINE

_ASIDE = frozenset(ASIDE_KINDS)
_TAIL = 8
_ABOUT = re.compile(
    r"(?:,? [\w’'-]+){0,3}?\s+(?:is|are|was|were|has|have|does|works?|teaches|writes?|covers?|reports?|serves?|leads?|heads?|holds?|lives?"
    r"|grows?|runs?|owns?|chairs?|edits?|advises?|produces?|publishes|welcomes?|takes?|reserves?|brings?|provides?)\b"
    r"|,\s+(?:an?|the|former|senior)\b|\s+[-–—]\s"
)
_OPENS_NOTES = re.compile(
    r"(?P<about>about (?:(?:the|our) )?[\w&’'. -]{2,60}|boilerplate)|(?P<contact>(?:(?:media|press|public|further|for|investor"
    r"|company|general|editorial"
    r"|more)\s+)*(?:contacts?|enquiries|inquiries|relations|information|office|press)(?: (?:for|details|information|person|us"
    r"|office|desk)\b.{0,40})?"
    r"|get in touch)|(?P<legal>(?:forward[- ]looking statements?|safe harbou?r|legal notice|important (?:notice|information)|disclosures?"
    r"|cautionary (?:note|statement).{0,60}|copyright notice))",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:yours(?: (?:sincerely|faithfully|truly|etc\.?|ever))?|sincerely(?: yours)?|faithfully|respectfully(?: yours)?|(?:best"
    r"|kind|warm) (?:regards|wishes)"
    r"|regards|with (?:best|kind) (?:regards|wishes)|(?:until|see you|till|back) (?:next|then|tomorrow|soon).{0,20}|cheers"
    r"|signed)\s*[,.:]?",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"\b(?:author|writer|professor|fellow|lecturer|columnist|economist|editor|correspondent|researcher|reporter|journalist|lawyer"
    r"|attorney|partner"
    r"|analyst|consultant|diplomat|scholar|teaches|chairs?|director|president|member|minister|farmer|owner|grows?|runs|founder"
    r"|works|student|served?"
    r"|lives|opinions?|views?|newsletter|blogs?|novels?|books?)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"(?:,? [\w’'()-]+){0,4}? (?:is|are|was|[a-z]+s|has)\b")
_SENTENCE_END = re.compile(r"(?<=[a-z)][.!?])\s+(?=[A-Z])")
_CITED = re.compile(r"[“\"”]|\b(?:said|says|told|added|asked)\b")
_HOLDS = re.compile(r"\b(?:holds that|believes|reckons|expects|warns|estimates|calculates|thinks)\b|\d ?(?:%|per ?cent\b)")
"""A paragraph that gives what somebody thinks, or percentages, is the story, whoever it opens with."""
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?: (?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|del|da|di|al|bin)){1,3}")


def read_end(found: Labelled, first: int, publisher: str | None, outlets: dict[str, list[str]]) -> None:
    """Give the lines that close the page their kinds; after a copyright line nothing is story."""
    pieces = found.pieces
    _mark_notes(pieces, first)
    start = max(first + 1, len(pieces) - _TAIL)
    outlet_names = [publisher, *(name for group in outlets.values() for name in group)]
    after_copyright = False
    for index, piece in enumerate(pieces):
        if piece.settled or index < start:
            continue
        if after_copyright and piece.kind not in _ASIDE and not is_running_text(piece.text):
            piece.kind = "navigation"
        if piece.kind in ("", "caption", "heading") and len(piece.text) <= LONGEST_LINE:
            _read_line(found, piece, outlet_names, outlets)
        after_copyright = after_copyright or piece.kind == "copyright"
    _read_signature(found, start)
    _mark_leftovers(found, first, [name for name in outlet_names if name])
    _read_note_on_writer(found, first)


def _read_line(found: Labelled, piece: Piece, outlet_names: list[str | None], outlets: dict[str, list[str]]) -> None:
    stamp = None if _tells(piece.text) else read_dated(piece.text)
    persons = found.authors
    if pair := names.credit_pair(piece.text):
        piece.kind = "credit"
        outlets["pair"].append(pair[0])
        found.authors += [] if found.authors else [pair[1]]
    elif source := names.source_line(piece.text):
        piece.kind = "credit"
        outlets["owner"].append(source)
    elif stamp is not None:
        piece.kind = "timestamp"
        found.stamps.append(piece.text)
        found.authors += () if found.authors else (stamp.authors or stamp.maybes)
        outlets["guess"] += [stamp.outlet] if stamp.outlet else []
    elif names.is_byline(piece.text) and not is_sentence(piece.text):
        piece.kind = "byline"
        found.authors += [] if found.authors else names.people_in(piece.text)
    elif any(piece.text.startswith(name) and _ABOUT.match(piece.text, len(name)) for name in persons):
        piece.kind = "author_note"
    elif any(_speaks_of(piece.text, name) for name in outlet_names if name):
        piece.kind = "newsletter"
    elif _is_names(piece.text, persons):
        piece.kind = "byline"


def _tells(text: str) -> bool:
    """Whether a line with a day tells what happens on it: it states a percentage, or is a sentence that does not speak of the page."""
    tells = is_sentence(text) and len(_LOWER_WORD.findall(text)) >= _WORDS_TOLD and not _OF_PAGE.search(text)
    return tells or bool(_PERCENT.search(text))


def _speaks_of(text: str, outlet: str) -> bool:
    """Whether a line is what an outlet says of itself: it begins with its name and goes on with a verb."""
    for name in (outlet, f"The {outlet}", outlet.title() if outlet.isupper() else outlet):
        if text.startswith(name) and _ABOUT.match(text, len(name)) and not _CITED.search(text):
            return True
    return False


def _is_names(text: str, persons: list[str]) -> bool:
    """Whether a line is nothing but the names of the authors."""
    return len(text) <= 80 and bool(persons) and any(fold(text) == fold(name) for name in persons)


def _mark_notes(pieces: list[Piece], first: int) -> None:
    """A heading such as `About the Council` or `Media contact` in the last part of a page, and what stands below it to the end."""
    start = max(first + 2, len(pieces) // 2)
    kind = ""
    for piece in pieces[start:]:
        text = piece.text.strip(" :#*")
        opens = (
            _OPENS_NOTES.fullmatch(text)
            if len(text) <= 80 and piece.kind in ("", "heading", "contact", "author_note", "newsletter", "disclaimer")
            else None
        )
        if opens and not is_sentence(text):
            kind = {"about": "newsletter", "contact": "contact", "legal": "disclaimer"}[opens.lastgroup or "about"]
        elif kind and piece.kind == "heading" and not opens:
            kind = ""
        if kind and piece.kind not in _ASIDE and not piece.kind.startswith("table"):
            piece.kind = kind


_SIGNALS = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"articles?|stor(?:y|ies)|pages?|bulletins?|newsletters?|columns?|editions?|issues?|publications?|journalism|translations?"
        r"|transcripts?|websites?"
        r"|blogs?|magazines?|papers?|series|letters?|e-?mails?|podcasts?|episodes?|alerts?|reports?|content|texts?",
        r"subscri\w+|sign(?:ed|ing)? up|log(?:ged)? in|register|follow|share|forward|donate|support\w*|click|unsubscribe|download"
        r"|listen|watch|tell us"
        r"|write|contact|comments?|join|win|book|try|buy|welcome|consult|please|visit|ask|reach|call|funded|brought to",
        r"copyright\w*|rights|permission|consent|liab\w+|advice|recommendations?|disclos\w+|disclaim\w+|accura\w+|errors?"
        r"|reproduc\w+|redistribut\w+"
        r"|copied|views?|opinions?|regulated|terms|member|translated|amended|syndicated|printed|appears?|published|reprinted|registered",
        r"authors?|writers?|editors?|readers?|reporters?|publishers?|newsroom|newspaper",
        r"you|your|yours",
        r"this|our|ours|us|we|here|these",
    )
)
_ADDRESS = re.compile(r"@\w|https?:|www\.|©|ⓒ|\+\d{2}[ \d]{6}")
_PERCENT = re.compile(r"\d\s?(?:%|per\s?cent|pct|pc\b)", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|customs|imports?|safeguards?)\b", re.IGNORECASE)
_LOWER_WORD = re.compile(r"\b[a-zà-þ]{2,}\b")
_WORDS_TOLD = 7
"""Words in lower case from which a dated sentence is a story's."""
_OF_PAGE = re.compile(
    r"\b(?:publish|updat|post|issu|releas|correct|amend|revis|appear|access|retriev|print|edit|version|article|story|page|piece|report|copyright)",
    re.IGNORECASE,
)
_RATE = re.compile(rf"{_PERCENT.pattern}|\bsources?\s*[:：]", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_DO = re.compile(
    r"(?:subscribe|sign up|log in|register|follow|share|forward|donate|support|click|unsubscribe|download|listen|watch|write"
    r"|contact|comment|join|win"
    r"|book|try|buy|gift|rate|evaluate|read|get|view|go to|report|send|tell|ask|become|create|save|print|e-?mail|spotted|shop)\b",
    re.IGNORECASE,
)
_LONGEST_LEFTOVER, _LONGEST_REMARK = 110, 300
_POINTS = 3
"""How many lines with a percentage make a list of rates, where no more paragraphs are told; fewer may be headlines of other stories."""


def _mark_leftovers(found: Labelled, first: int, names_of_outlet: list[str]) -> None:
    """Short lines behind the last line of the story that are no sentences, and sentences that speak of the page and to its readers."""
    pieces = found.pieces
    lines = [n for n in range(first, len(pieces)) if pieces[n].kind == "" and not _is_remark(pieces[n].text, names_of_outlet)]
    told = [n for n in lines if is_running_text(pieces[n].text)]
    last = told[-1] if told else -1
    points = [n for n in lines if n > last and _PERCENT.search(pieces[n].text)]
    if len(points) >= _POINTS and len(points) > len(told):
        last = points[-1]  # the story is a list of rates
    if last < first:
        return
    for index in range(first + 1, last):
        piece = pieces[index]
        if piece.kind in ("", "heading") and not piece.settled and _is_prompt(piece.text, names_of_outlet):
            piece.kind = "navigation"
    in_list = False
    for index in range(last + 1, len(pieces)):
        piece = pieces[index]
        in_list = piece.text.endswith((":", "：")) or (in_list and not piece.gap)
        if piece.settled or piece.kind not in ("", "heading") or in_list:
            continue
        beside = [pieces[index - 1]] * (not piece.gap) + [other for other in pieces[index + 1 : index + 2] if not other.gap]
        if index + 1 < len(pieces) and pieces[index + 1].kind in ("bullet", "quote", "table_caption", "table_header", "table_row"):
            continue
        stands_alone = not any(_FIGURE.search(other.text) and not is_sentence(other.text) for other in beside)
        if _is_remark(piece.text, names_of_outlet) or (
            not is_sentence(piece.text)
            and len(piece.text) <= _LONGEST_LEFTOVER
            and piece.text[-1] not in '.!?…:"”’»'
            and (not _RATE.search(piece.text) or _signals(piece.text, names_of_outlet) >= 2)
            and (stands_alone or not _FIGURE.search(piece.text) or _signals(piece.text, names_of_outlet))
        ):
            piece.kind = "navigation"


def _is_prompt(text: str, names_of_outlet: list[str]) -> bool:
    """Whether a line between two paragraphs tells readers to do something with the page: `Gift this article`, `Join our list`."""
    if is_sentence(text) or len(text) > _LONGEST_LEFTOVER:
        return False
    signals = _signals(text, names_of_outlet)
    return signals >= 3 or (signals == 2 and bool(_DO.match(text)) and not _RATE.search(text))


def _signals(text: str, names_of_outlet: list[str]) -> int:
    lowered = text.lower()
    by_words = sum(1 for pattern in _SIGNALS if pattern.search(lowered))
    return by_words + bool(_ADDRESS.search(text)) + any(name in text for name in names_of_outlet)


def _is_remark(text: str, names_of_outlet: list[str]) -> bool:
    """Whether a line speaks of the page it stands on, of its makers or to its readers, in at least three ways, and tells no rates."""
    if len(text) > _LONGEST_REMARK or _CITED.search(text):
        return False
    if _PERCENT.search(text) and (_DUTY.search(text) or len(_PERCENT.findall(text)) > 1):
        return False
    return _signals(text, names_of_outlet) >= 3


def _read_signature(found: Labelled, start: int) -> None:
    """`Yours faithfully,` and who signs: the author of a letter, where no other is printed."""
    pieces = found.pieces
    for index in range(max(start, 1), len(pieces)):
        if pieces[index].kind not in ("", "heading", "paragraph") or not _SIGNED.fullmatch(pieces[index].text):
            continue
        pieces[index].kind = "byline"
        for piece in pieces[index + 1 : index + 6]:
            if piece.kind in _ASIDE or len(piece.text) > 90 or is_sentence(piece.text):
                continue
            piece.kind = "byline"
            person = piece.text.split(",")[0].strip()
            if not found.authors and names.is_person(person):
                found.authors.append(person)
        return


def _read_note_on_writer(found: Labelled, first: int) -> None:
    """The last paragraph of a page without byline where it introduces a person of whom the story has not spoken."""
    pieces = found.pieces
    body = [
        index
        for index, piece in enumerate(pieces)
        if piece.kind in ("", "disclaimer", "author_note") and not piece.settled and index > first
    ]
    for index in reversed(body[-2:]):
        piece = pieces[index]
        if index <= first or len(piece.text) > 320:
            continue
        known = next((name for name in found.authors if piece.text.startswith(name)), None)
        opening = _SENTENCE_END.split(piece.text, maxsplit=1)[0]
        if known and not (_ABOUT.match(piece.text, len(known)) and _WRITER.search(opening)):
            continue
        writer = known or names.author_noted(piece.text)
        if writer is None and not found.authors and (match := _FULL_NAME.match(piece.text)) and names.is_person(match.group()):
            writer = match.group() if _PRESENT.match(piece.text, match.end()) and _WRITER.search(piece.text) else None
        if writer is None or _CITED.search(piece.text) or _HOLDS.search(piece.text) or (found.authors and not known):
            continue
        family = writer.split()[-1]
        if any(family in other.text for other in pieces[first:index] if other.kind not in _ASIDE):
            continue
        piece.kind = "author_note"
        if not found.authors:
            found.authors.append(writer)
