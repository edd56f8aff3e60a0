"""The top of a page: which line is the headline, which are byline, time, name of the paper, section, standfirst; where the story begins.

Single lines are read in `facts`, `mastheads` and `names`; what stands below the first paragraph is the matter of `labels`.
"""

import re

from pipelines.contracts.terms import ASIDE_KINDS
from pipelines.corpus import mastheads, nameplates, names
from pipelines.corpus.characters import fold
from pipelines.corpus.dating import has_dateline
from pipelines.corpus.facts import Facts, read_facts, read_name
from pipelines.corpus.furniture import is_section
from pipelines.corpus.lines import is_heading, is_running_text, is_sentence, split_caption
from pipelines.corpus.parts import Head, Labelled, Piece
from pipelines.corpus.stamps import find_stamps

_ASIDE = frozenset(ASIDE_KINDS)
_HEAD_AT_MOST = 30
_PRINTED_ALIKE = 10
"""Characters by which two printings of one line may differ in length: quotes, a stop, spaces."""
_LONGEST_HEADLINE = 260
_MAY_HOLD_FACTS = frozenset(
    ("navigation", "credit", "disclaimer", "contact", "kicker", "share", "copyright", "sidebar", "related", "newsletter")
)
"""Kinds given by words alone that a line of facts may have been taken for."""


def first_paragraph(pieces: list[Piece]) -> int:
    """Index of the first paragraph of the story; all before it is the top of the page."""
    seen = 0
    has_names = False
    for index, piece in enumerate(pieces):
        has_names = has_names or prints_names(piece)
        if piece.kind in _ASIDE or piece.kind in ("headline", "standfirst", "caption", "heading", "related_heading"):
            continue
        seen += 1
        if piece.kind.startswith("table") or seen > _HEAD_AT_MOST:
            return index
        is_deck = piece.is_emphasised and len(piece.text) < 400
        if (
            (is_running_text(piece.text) or (has_names and is_sentence(piece.text) and len(piece.text) > 40))
            and not is_deck
            and not prints_names(piece)
            and not (seen == 1 and _is_repeated(pieces, index))
            and (has_names or has_dateline(piece.text) or not _byline_follows(pieces, index))
        ):
            return index
    return len(pieces)


def prints_names(piece: Piece) -> bool:
    """Whether a piece is a line of names or times."""
    if piece.kind in ("byline", "timestamp"):
        return True
    if piece.kind and (piece.settled or piece.kind not in _MAY_HOLD_FACTS):
        return False
    found = read_facts(piece.text)
    return (
        found is not None
        and (found.has_time or bool(found.authors) or bool(found.maybes and found.outlet))
        and not (found.is_loose and is_running_text(piece.text))
    ) or names.is_byline(piece.text)


def _byline_follows(pieces: list[Piece], index: int) -> bool:
    """Whether a line of names or times comes close behind: then the piece is a caption or standfirst, and the top of the page goes on."""
    for piece in pieces[index + 1 : index + 4]:
        if prints_names(piece):
            return True
        if piece.kind not in _ASIDE and is_running_text(piece.text):
            return False
    return False


def _is_repeated(pieces: list[Piece], index: int) -> bool:
    text = pieces[index].text
    near = [piece.text for piece in pieces[index + 1 : index + 8] if abs(len(piece.text) - len(text)) <= _PRINTED_ALIKE]
    return bool(near) and fold(text) in map(fold, near)


_DOCUMENT_NUMBER = re.compile(
    r"(?:[\w ]{2,30} )?(?:alert|bulletin|issue|vol(?:ume)?\.?|no\.?|number|edition|newsletter|release|circular"
    r"|memorandum|ref(?:erence)?|file|case|docket)\b[\w .:#/–-]{0,30}[\d/][\w./-]*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:by|authors?|writers?|published|posted|date|updated|publication|source|outlet|publisher|reporters?)\s*[:：]", re.IGNORECASE
)
_FIRST_NAME = re.compile(r"[A-Z][\w’'&.-]+(?: (?:of|the|de|[A-Z&][\w’'&.-]*)){1,4}")
"""How the name of a newspaper is written, also of one that no word gives away."""
_WORDS = re.compile(r"\w+")
_MAIL = re.compile(r"\S*[@/]\S*")
_DIGIT = re.compile(r"\d")
_BAR = re.compile(r"[|•·~>»›]|\s/\s")
PLATE_WITHIN = 3
"""So many lines from the top stands the name of the paper, if it stands above the headline."""


def read_top(found: Labelled, first: int, head: Head, outlets: dict[str, list[str]], *, title_is_printed: bool) -> None:
    """Give the pieces before `first` their kinds; title, authors and times go to `found`, names of the publisher to `outlets`."""
    pieces = found.pieces
    open_lines: list[int] = []
    is_plated = False
    marked = next((index for index, piece in enumerate(pieces) if piece.kind == "headline"), None)
    for index, piece in enumerate(pieces[:first]):
        if piece.kind in ("byline", "timestamp") and not piece.settled:
            _read_marked_line(found, piece, outlets)
        may_hold_facts = not piece.settled and (
            piece.kind in _MAY_HOLD_FACTS or (piece.kind == "bullet" and bool(_LABELLED.match(piece.text)))
        )
        if (piece.kind not in ("", "heading", "contact") and not may_hold_facts) or piece.settled:
            continue
        has_title = marked is not None or bool(open_lines) or bool(head.title and title_is_printed)
        may_be_plate = index < PLATE_WITHIN and not piece.settled and (marked is not None or not has_title)
        if may_be_plate and (plate := _nameplate(pieces, index, first)):
            piece.kind, is_plated = "kicker", True
            outlets["masthead" if names.is_masthead(plate) else "first"].append(plate)
            if (beside := read_facts(piece.text)) is not None:
                found.stamps += [piece.text] if beside.has_time else []
                found.authors += beside.authors
            continue
        facts = read_facts(piece.text)
        if (
            facts is not None
            and not facts.authors
            and not (facts.has_time and (has_title or is_plated or facts.outlet))
            and has_common_word(" ".join((*facts.maybes, *facts.proper)), pieces[first:])
        ):
            facts = None  # a headline in capitals that is cut like such a line
        if facts is not None and (facts.has_time or (facts.has_names and (has_title or facts.authors or facts.outlet))):
            piece.kind = "timestamp" if facts.has_time else "byline"
            _take(found, facts, piece.text, outlets)
            named = nameplates.named_first(piece.text)
            if named and facts.outlet is None and named not in facts.authors:
                outlets["first"].append(named)
        elif may_hold_facts:
            if index < 3 and piece.kind == "related" and (named := mastheads.name_beside_section(piece.text)):
                piece.kind = "kicker"
                outlets["alone"].append(named)
            elif index < PLATE_WITHIN and piece.kind == "navigation" and not piece.settled and _BAR.search(piece.text):
                outlets["alone"] += [named] if (named := nameplates.named_first(piece.text)) else []
            continue
        elif has_title and (named := mastheads.described(piece.text)):
            piece.kind = "kicker"
            outlets["alone"].append(named)
        elif names.is_byline(piece.text) and (has_title or names.people_in(piece.text)):
            piece.kind = "byline"
            found.authors += names.people_in(piece.text)
        elif names.is_role(piece.text) and (found.authors or (index and names.is_names_only(pieces[index - 1].text))):
            piece.kind = "byline"
        elif is_section(piece.text) or _DOCUMENT_NUMBER.fullmatch(piece.text) or mastheads.is_trail(piece.text):
            piece.kind = "kicker"
        elif index + 1 < first and not names.is_masthead(piece.text) and (outlet := mastheads.masthead_line(piece.text)):
            piece.kind = "kicker"
            outlets["masthead"].append(outlet)
        elif piece.kind in ("", "heading"):
            open_lines.append(index)
    if marked is not None and (swapped := _below_site_name(pieces, marked, first)) is not None:
        pieces[marked].kind, marked = "kicker", swapped
        outlets["alone"].append(pieces[marked - 1].text)
    title = marked if marked is not None else _stated_title(pieces, open_lines, head)
    if title is None and not (head.title and title_is_printed):
        title = _printed_title(pieces, open_lines, first)
    if title is None and head.title and title_is_printed:
        pieces.insert(0, Piece(head.title, "headline", settled=True))
        open_lines = [index + 1 for index in open_lines]
        first, title = first + 1, 0
    if title is not None:
        pieces[title].kind = "headline"
        _cut_outlet(pieces[title], outlets)
        found.title = pieces[title].text
    _read_open_lines(found, [index for index in open_lines if index != title], title, first, outlets)


def _nameplate(pieces: list[Piece], index: int, first: int) -> str | None:
    """The name of the paper in a line above the headline: one with a word that papers are called by, where another line follows that may be
    the headline; or in the very first line any name, where that line or a later one at the top tells the day."""
    behind = pieces[index + 1 : first]
    text, kind = pieces[index].text, pieces[index].kind
    if not any(map(_may_be_headline, behind)) or (kind not in ("", "heading") and not _BAR.search(text)):
        return None
    told = read_facts(text)
    if name := mastheads.masthead_line(text) or (told.outlet if told else None) or nameplates.named_first(text):
        return name
    if index:
        return None
    if told is not None and told.has_time and not told.authors:
        # Places stand behind the name of a paper, authors below the headline.
        name = nameplates.written_first(text) or next((name for name in told.proper if text.lstrip("*_# ").startswith(name)), None)
        return name if name and " " in name and not mastheads.is_document(name) else None
    name = nameplates.written_first(text)
    is_above_day = len(behind) > 1 and (below := read_facts(behind[0].text)) is not None and below.has_time and not below.authors
    if name and not names.is_person(name) and (is_above_day or not has_common_word(name, pieces[1:])):
        return name if any((facts := read_facts(piece.text)) is not None and facts.has_time for piece in behind) else None
    return None


def _may_be_headline(piece: Piece) -> bool:
    """Whether a line that is no line of facts has as many words as a headline."""
    if piece.kind == "headline":
        return True
    if piece.kind not in ("", "heading") or len(_WORDS.findall(piece.text)) < 2:
        return False
    return not (prints_names(piece) or names.is_names_only(piece.text) or is_section(piece.text) or mastheads.masthead_line(piece.text))


def _below_site_name(pieces: list[Piece], marked: int, first: int) -> int | None:
    """Index of the headline where what is marked as one is the name of the site, with another heading just below."""
    text, below = pieces[marked].text, marked + 1
    if below >= min(first, len(pieces)) or pieces[below].kind not in ("heading", "headline") or len(pieces[below].text.split()) < 2:
        return None
    is_site = names.is_masthead(text) or (mastheads.is_name_like(text) and not has_common_word(text, pieces))
    return below if is_site and len(text.split()) <= 4 else None


def _take(found: Labelled, facts: Facts, text: str, outlets: dict[str, list[str]]) -> None:
    if facts.has_time:
        found.stamps.append(text)
    found.authors += facts.authors
    found.maybes += facts.maybes
    found.seconds += facts.seconds
    outlets["stamp"] += [facts.outlet] if facts.outlet else []
    outlets["guess"] += facts.proper


def _read_marked_line(found: Labelled, piece: Piece, outlets: dict[str, list[str]]) -> None:
    """A line whose class says that it prints author or time."""
    if is_running_text(piece.text):
        piece.kind = ""
        return
    facts = read_facts(piece.text)
    if facts is not None:
        _take(found, facts, piece.text, outlets)
    elif find_stamps(piece.text):
        found.stamps.append(piece.text)
    if piece.kind == "byline" and not (facts and facts.authors):
        found.authors += facts.maybes if facts else names.people_in(piece.text)


def _stated_title(pieces: list[Piece], open_lines: list[int], head: Head) -> int | None:
    wanted = fold(head.title or "")
    return next((index for index in open_lines if wanted and fold(pieces[index].text) == wanted), None)


def _printed_title(pieces: list[Piece], open_lines: list[int], first: int) -> int | None:
    """The line above the story that is the headline; None where none is written like one."""
    candidates = [index for index in open_lines if len(pieces[index].text) <= _LONGEST_HEADLINE]
    if first < len(pieces) and not candidates and is_running_text(pieces[first].text) and _is_repeated(pieces, first):
        return first if len(pieces[first].text) <= _LONGEST_HEADLINE else None
    for index in candidates:
        if len(pieces[index].text) > 20 and _is_repeated(pieces, index):
            return index
    best: tuple[float, int] | None = None
    others = len(candidates) > 1
    for order, index in enumerate(candidates):
        piece, text = pieces[index], pieces[index].text
        words = len(_WORDS.findall(text))
        is_said = index == 0 and mastheads.is_quoted(text)
        score = (
            min(words, 5) * 0.5 - 0.3 * order - (1.5 if is_sentence(text) and not is_said else 0.0) - (0.5 if text.endswith(":") else 0.0)
        )
        is_above_facts = index == 0 and len(text) < 120 and len(pieces) > 1 and prints_names(pieces[1])
        score += 1.0 if is_said is False and is_sentence(text) and is_above_facts else 0.0
        if order and _are_facts_between(pieces, candidates[0], index) and len(pieces[candidates[0]].text.split()) >= 3:
            score -= 1.0
        score -= 3.0 if others and names.is_masthead(text) else 0.0
        score -= 2.0 if others and names.is_names_only(text) else 0.0
        score -= 1.0 if others and mastheads.is_name_like(text) and not has_common_word(text, pieces) else 0.0
        score -= 1.0 if split_caption(text) else 0.0
        score -= 1.0 if others and text[:1].islower() else 0.0
        if order and index and not piece.gap and _is_outlet_above(pieces, index - 1) and _another_follows(pieces, candidates[order + 1 :]):
            score -= 0.8  # what the paper says of itself under its name
        if score >= 0.7 and (best is None or score > best[0]):
            best = score, index
    return best[1] if best else None


def _are_facts_between(pieces: list[Piece], start: int, end: int) -> bool:
    return any(piece.kind in ("byline", "timestamp") for piece in pieces[start + 1 : end])


def _is_outlet_above(pieces: list[Piece], index: int) -> bool:
    text = pieces[index].text
    return index <= 1 and (names.is_masthead(text) or (mastheads.is_name_like(text) and not has_common_word(text, pieces)))


def _another_follows(pieces: list[Piece], behind: list[int]) -> bool:
    return any(pieces[index].gap and len(pieces[index].text.split()) >= 3 and not is_sentence(pieces[index].text) for index in behind[:2])


_TITLE_BAR = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|]{3,50})$")


def _cut_outlet(piece: Piece, outlets: dict[str, list[str]]) -> None:
    match = _TITLE_BAR.search(piece.text)
    if match and names.is_masthead(match["outlet"]) and len(piece.text[: match.start()].split()) >= 3:
        outlets["masthead"].append(match["outlet"])
        piece.text = piece.text[: match.start()]


def _read_open_lines(found: Labelled, open_lines: list[int], title: int | None, first: int, outlets: dict[str, list[str]]) -> None:
    """What the other lines above the story are: masthead, names, caption, standfirst, sub-heading."""
    pieces = found.pieces
    below = 0
    for index in open_lines:
        piece = pieces[index]
        caption = split_caption(piece.text)
        is_below = title is not None and index > title
        if names.is_masthead(piece.text) and (title is None or abs(index - title) < 12):
            piece.kind = "kicker"
            outlets["masthead"].append(piece.text)
        elif is_below and names.is_names_only(piece.text) and not has_common_word(piece.text, pieces):
            piece.kind = "byline"
            found.authors += names.people_in(piece.text)
        elif is_below and (interviewers := names.interviewers(piece.text)):
            piece.kind = "byline"
            found.authors += interviewers
        elif caption and title is not None:
            piece.kind = "caption"
        elif title is not None and index < title and not is_sentence(piece.text) and len(piece.text) < 80:
            piece.kind = "kicker"
            if named := mastheads.name_beside_section(piece.text):
                outlets["alone"].append(named)
            elif index == 0 and _FIRST_NAME.fullmatch(piece.text) and (piece.text.startswith("The ") or pieces[1].kind == "navigation"):
                outlets["first"].append(piece.text)
        elif (
            is_below
            and _is_near_facts(pieces, index, first)
            and not has_common_word(piece.text, pieces[first:])
            and (named := _named_alone(piece.text))
        ) or (is_below and _stands_among_facts(pieces, index, first) and (named := _named_alone(piece.text))):
            piece.kind = "kicker"
            outlets["alone"].append(named)
        elif is_below:
            next_kind = pieces[index + 1].kind if index + 1 < len(pieces) else ""
            is_deck = len(piece.text.split()) >= 5 and (
                piece.is_emphasised or not is_heading(piece.text) or next_kind in _ASIDE or index + 1 < first or not piece.kind
            )
            if (
                not is_deck
                and not is_sentence(piece.text)
                and not _DIGIT.search(piece.text)
                and index + 1 < first
                and _stands_among_facts(pieces, index, first)
            ):
                piece.kind = "kicker"
            elif below == 0 and is_deck:
                piece.kind = "standfirst"
                found.maybes += names.closing_byline(piece.text)
            below += 1


def _named_alone(text: str) -> str | None:
    """The outlet of a line that is its name, perhaps with what it is: `Pane & Frame, the growers' monthly`."""
    if named := mastheads.name_beside_section(text):
        return named
    return mastheads.described(text) or read_name(text)


def _stands_among_facts(pieces: list[Piece], index: int, first: int) -> bool:
    """Whether the line before or behind is a line of names or times, with no white space between."""
    if index + 1 < first and not pieces[index + 1].gap and names.is_names_only(pieces[index + 1].text):
        return True
    above = index > 0 and not pieces[index].gap and pieces[index - 1].kind in ("byline", "timestamp")
    below = index + 1 < first and not pieces[index + 1].gap and pieces[index + 1].kind in ("byline", "timestamp")
    return above or below


def _is_near_facts(pieces: list[Piece], index: int, first: int) -> bool:
    """Whether the line before or behind is a line of names or times, white space or none."""
    beside = pieces[max(0, index - 1) : index] + pieces[index + 1 : min(index + 2, first)]
    return any(piece.kind in ("byline", "timestamp") or names.is_names_only(piece.text) for piece in beside if piece.kind != "headline")


def has_common_word(line: str, pieces: list[Piece]) -> bool:
    """Whether a word of `line` stands in small letters elsewhere on the page: names do not, sub-headings do."""
    words = {word.lower() for word in _WORDS.findall(line) if len(word) >= 4 and word[0].isupper()}
    return any(
        any(word in piece.text for word in words) and not words.isdisjoint(_WORDS.findall(_MAIL.sub(" ", piece.text))) for piece in pieces
    )
