"""Which piece of a page is what: headline, standfirst, byline, caption, story, furniture. Order: headline and standfirst first.

Pieces come from `page`, `prose` and `markdown`; lines are judged one by one in `furniture`, `lines` and `names`. Here
their places are weighed: what stands above the first paragraph, what follows a heading such as `Read also`, what closes the page.
"""

import re
from dataclasses import dataclass, field

from pipelines.contracts.terms import ASIDE_KINDS
from pipelines.corpus import mastheads, names
from pipelines.corpus.characters import fold, squeeze
from pipelines.corpus.dating import has_dateline
from pipelines.corpus.furniture import is_section, kind_of
from pipelines.corpus.lines import is_heading, is_running_text, is_sentence, read_stamp_line, split_caption
from pipelines.corpus.parts import Head, Piece
from pipelines.corpus.stamps import find_stamps
from pipelines.corpus.wordings import LONGEST_LINE

_ASIDE = frozenset(ASIDE_KINDS)
_HEAD_AT_MOST = 30
_TAIL = 8
_PRINTED_ALIKE = 10
"""Characters by which two printings of one line may differ in length: quotes, a stop, spaces."""
_LONGEST_HEADLINE = 260


@dataclass
class Labelled:
    """The pieces of an article with their final kinds, and what its printed lines tell about it."""

    pieces: list[Piece]
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    """Names of the publisher as printed, the most trusted first."""
    stamps: list[str] = field(default_factory=list)
    """Lines that print a time of publication."""
    url: str | None = None


def label(pieces: list[Piece], head: Head, *, title_is_printed: bool = False) -> Labelled:
    """Give every piece its kind. `title_is_printed`: the title of `head` belongs to the text, even if no piece repeats it."""
    found = Labelled([piece for piece in pieces if piece.text.strip()])
    outlets: dict[str, list[str]] = {
        name: [] for name in ("owner", "bracket", "masthead", "stamp", "agency", "byline", "pair", "copyright", "first", "sender")
    }
    _split_bracket_byline(found, outlets)
    before = ""
    for piece in found.pieces:
        # Menus are told by their runs of spaces, so white space is squeezed only after this look.
        if piece.sign == "(c)" and before != "(b)" and piece.text[:1].isupper():
            piece.text, piece.sign, piece.kind = f"(c) {piece.text}", "", ""
        before = piece.sign
        word_kind = kind_of(piece.text) if not piece.settled and piece.kind in ("", "bullet", "heading", "caption", "quote") else ""
        if not (piece.settled and "\n" in piece.text):
            piece.text = squeeze(piece.text)
        if not word_kind and not piece.settled and piece.kind in ("", "bullet") and piece.link_share > 0.9 and len(piece.text) < 200:
            word_kind = "related"
        if not word_kind and not piece.settled and _CLOCK.fullmatch(piece.text):
            word_kind = "timestamp"
        if word_kind:
            piece.kind = word_kind if word_kind != "related_heading" or not piece.sign else "related"
    _mark_lists_of_stories(found.pieces)
    first = _first_paragraph(found.pieces)
    _read_top(found, first, head, outlets, title_is_printed=title_is_printed)
    _read_rest(found, first)
    _read_end(found, first, head.publisher, outlets)
    _mark_repeats(found)
    _settle(found.pieces)
    _collect(found, outlets)
    tops = [piece for piece in found.pieces if piece.kind in ("headline", "standfirst")]
    tops.sort(key=lambda piece: piece.kind != "headline")
    found.pieces = tops + [piece for piece in found.pieces if piece.kind not in ("headline", "standfirst")]
    return found


_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?", re.IGNORECASE)


def _split_bracket_byline(found: Labelled, outlets: dict[str, list[str]]) -> None:
    for index, piece in enumerate(found.pieces[:4]):
        if piece.settled or piece.kind:
            continue
        split = names.bracket_byline(piece.text)
        if split:
            byline, rest, outlet, persons = split
            found.pieces[index : index + 1] = [Piece(byline, "byline", settled=True, gap=piece.gap), Piece(rest, gap=False)]
            found.authors += persons
            outlets["bracket"] += [outlet] if outlet else []
            return


def _first_paragraph(pieces: list[Piece]) -> int:
    """Index of the first paragraph of the story; all before it is the top of the page."""
    seen = 0
    has_names = False
    for index, piece in enumerate(pieces):
        has_names = has_names or _prints_names(piece)
        if piece.kind in _ASIDE or piece.kind in ("headline", "standfirst", "caption", "heading", "related_heading"):
            continue
        seen += 1
        if piece.kind.startswith("table") or seen > _HEAD_AT_MOST:
            return index
        is_deck = piece.is_emphasised and len(piece.text) < 400
        if (
            (is_running_text(piece.text) or (has_names and is_sentence(piece.text) and len(piece.text) > 40))
            and not is_deck
            and not (seen == 1 and _is_repeated(pieces, index))
            and (has_names or has_dateline(piece.text) or not _byline_follows(pieces, index))
        ):
            return index
    return len(pieces)


def _prints_names(piece: Piece) -> bool:
    """Whether a piece is a line of names or times."""
    return piece.kind in ("byline", "timestamp") or (
        piece.kind == "" and (names.is_byline(piece.text) or read_stamp_line(piece.text) is not None)
    )


def _byline_follows(pieces: list[Piece], index: int) -> bool:
    """Whether a line of names or times comes close behind: then the piece is a caption or standfirst, and the top of the page goes on."""
    for piece in pieces[index + 1 : index + 4]:
        if _prints_names(piece):
            return True
        if piece.kind not in _ASIDE and is_running_text(piece.text):
            return False
    return False


def _is_repeated(pieces: list[Piece], index: int) -> bool:
    text = pieces[index].text
    near = [piece.text for piece in pieces[index + 1 : index + 8] if abs(len(piece.text) - len(text)) <= _PRINTED_ALIKE]
    return bool(near) and fold(text) in map(fold, near)


# --- lists of other stories


def _mark_lists_of_stories(pieces: list[Piece]) -> None:
    """A heading such as `Most read` and the headlines behind it, until the story goes on."""
    index = 0
    while index < len(pieces):
        if pieces[index].kind != "related_heading":
            index += 1
            continue
        end = index + 1
        spaced = end < len(pieces) and end + 1 < len(pieces) and pieces[end].gap and pieces[end + 1].gap
        while end < len(pieces) and _is_other_story(pieces, index, end, spaced=spaced):
            end += 1
        items = end - index - 1
        if items or end >= len(pieces) - 2 or pieces[index].text.endswith((":", "：")) or pieces[end].kind in _ASIDE:
            for piece in pieces[index:end]:
                piece.kind = "related" if piece.kind not in _ASIDE else piece.kind
        else:
            pieces[index].kind = "heading" if is_heading(pieces[index].text) else ""
        index = end


def _is_other_story(pieces: list[Piece], start: int, index: int, *, spaced: bool) -> bool:
    """Whether the piece at `index` goes on the list of stories that begins at `start`."""
    piece, before = pieces[index], pieces[index - 1]
    if piece.kind in _ASIDE:
        return piece.kind in ("related", "advert") and not piece.settled
    if piece.settled or piece.kind in ("headline", "standfirst", "footnote", "caption", "quote") or is_running_text(piece.text):
        return False
    if piece.link_share > 0.8:
        return True
    if index > start + 1:
        if (before.kind == "bullet" or before.sign) and not piece.sign:
            return False
        if piece.gap and not spaced and not piece.sign:
            return False
    if piece.kind == "heading" and not piece.sign:
        return False
    return len(piece.text) <= 180 and not (is_sentence(piece.text) and len(piece.text) > 60)


# --- the top of the page: headline, standfirst, byline, time


_DOCUMENT_NUMBER = re.compile(
    r"(?:[\w ]{2,30} )?(?:alert|bulletin|issue|vol(?:ume)?\.?|no\.?|number|edition|newsletter|release|circular"
    r"|memorandum)\b[\w .:#/–-]{0,30}\d[\w./-]*$",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(r"[A-Z][\w’'&.-]+(?: (?:of|the|de|[A-Z&][\w’'&.-]*)){1,4}")
"""How the name of a newspaper is written, also of one that no word gives away."""
_EARLY_WORDS = re.compile(r"\w+")


def _read_top(found: Labelled, first: int, head: Head, outlets: dict[str, list[str]], *, title_is_printed: bool) -> None:
    pieces = found.pieces
    open_lines: list[int] = []
    marked = next((index for index, piece in enumerate(pieces) if piece.kind == "headline"), None)
    for index, piece in enumerate(pieces[:first]):
        if piece.kind in ("byline", "timestamp") and not piece.settled:
            _read_marked_line(found, piece, outlets)
        if piece.kind not in ("", "heading", "contact") or piece.settled:
            continue
        stamp = read_stamp_line(piece.text)
        if stamp is not None:
            piece.kind = "timestamp"
            found.stamps.append(piece.text)
            found.authors += stamp.authors
            outlets["stamp"] += [stamp.outlet] if stamp.outlet else []
        elif names.is_byline(piece.text) or names.outlet_of_writer(piece.text):
            piece.kind = "byline"
            found.authors += names.people_in(piece.text)
            outlets["byline"] += filter(None, [names.outlet_of_writer(piece.text)])
        elif signed := names.name_and_outlet(piece.text):
            piece.kind = "byline"
            found.authors += signed[0]
            outlets["byline"].append(signed[1])
        elif names.is_role(piece.text) and (found.authors or (index and names.is_names_only(pieces[index - 1].text))):
            piece.kind = "byline"
        elif is_section(piece.text) or _DOCUMENT_NUMBER.fullmatch(piece.text) or mastheads.is_trail(piece.text):
            piece.kind = "kicker"
        elif index + 1 < first and not names.is_masthead(piece.text) and (outlet := mastheads.masthead_line(piece.text)):
            piece.kind = "kicker"
            outlets["masthead"].append(outlet)
        elif piece.kind in ("", "heading"):
            open_lines.append(index)
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


def _read_marked_line(found: Labelled, piece: Piece, outlets: dict[str, list[str]]) -> None:
    """A line whose class says that it prints author or time."""
    if is_running_text(piece.text):
        piece.kind = ""
    elif find_stamps(piece.text):
        found.stamps.append(piece.text)
        line = read_stamp_line(piece.text)
        if line is not None:
            found.authors += line.authors
            outlets["stamp"] += [line.outlet] if line.outlet else []
    elif piece.kind == "byline":
        found.authors += names.people_in(piece.text)


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
    for order, index in enumerate(candidates):
        text = pieces[index].text
        words = len(_EARLY_WORDS.findall(text))
        is_said = index == 0 and mastheads.is_quoted(text)
        score = (
            min(words, 5) * 0.5 - 0.3 * order - (1.5 if is_sentence(text) and not is_said else 0.0) - (0.5 if text.endswith(":") else 0.0)
        )
        others = len(candidates) > 1
        score -= 3.0 if others and names.is_masthead(text) else 0.0
        score -= 2.0 if others and names.is_names_only(text) else 0.0
        score -= 1.0 if split_caption(text) else 0.0
        if score >= 0.7 and (best is None or score > best[0]):
            best = score, index
    return best[1] if best else None


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
        if names.is_masthead(piece.text) and (title is None or abs(index - title) < 12):
            piece.kind = "kicker"
            outlets["masthead"].append(piece.text)
        elif title is not None and index > title and names.is_names_only(piece.text) and not _has_common_word(piece.text, pieces):
            piece.kind = "byline"
            found.authors += names.people_in(piece.text)
        elif title is not None and index > title and (interviewers := names.interviewers(piece.text)):
            piece.kind = "byline"
            found.authors += interviewers
        elif caption and title is not None:
            piece.kind = "caption"
        elif title is not None and index < title and not is_sentence(piece.text) and len(piece.text) < 60:
            piece.kind = "kicker"
            if index == 0 and _FIRST_NAME.fullmatch(piece.text) and (piece.text.startswith("The ") or pieces[1].kind == "navigation"):
                outlets["first"].append(piece.text)
        elif title is not None and index > title:
            next_kind = pieces[index + 1].kind if index + 1 < len(pieces) else ""
            is_deck = len(piece.text.split()) >= 5 and (
                piece.is_emphasised or not is_heading(piece.text) or next_kind in _ASIDE or index + 1 < first or not piece.kind
            )
            if below == 0 and is_deck:
                piece.kind = "standfirst"
            below += 1


def _has_common_word(line: str, pieces: list[Piece]) -> bool:
    """Whether a word of `line` stands in small letters elsewhere on the page: names do not, sub-headings do."""
    words = {word.lower() for word in _EARLY_WORDS.findall(line) if len(word) >= 4 and word[0].isupper()}
    return any(not words.isdisjoint(_EARLY_WORDS.findall(piece.text)) for piece in pieces)


# --- the story, and what closes the page


_MAY_BE_STORY = frozenset(("share", "advert", "newsletter", "disclaimer", "cookie_notice"))


def _read_rest(found: Labelled, first: int) -> None:
    """Furniture in mid-story, captions, sub-headings of plain text."""
    pieces = found.pieces
    last = max((index for index, piece in enumerate(pieces) if piece.kind == "" and is_running_text(piece.text)), default=0)
    for index, piece in enumerate(pieces):
        if piece.settled or piece.kind in ("headline", "standfirst"):
            continue
        in_story = 4 <= index <= last and index < len(pieces) - _TAIL
        # A long paragraph of a story may begin with any word.
        is_long = len(piece.text) > 200 and is_running_text(piece.text)
        if in_story and (piece.kind == "author_note" or (is_long and piece.kind in _MAY_BE_STORY)):
            piece.kind = ""
        if (
            piece.kind == ""
            and index >= first
            and len(piece.text) <= LONGEST_LINE
            and (caption := split_caption(piece.text))
            and (caption[1] or (piece.gap and len(piece.text) < 200))
        ):
            piece.kind = "caption"
        elif (
            piece.kind == ""
            and is_heading(piece.text)
            and not _DIALOGUE.match(piece.text)
            and index + 1 < len(pieces)
            and _opens(pieces[index + 1])
        ):
            piece.kind = "heading"
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        caption = split_caption(piece.text) if piece.kind == "caption" else None
        if caption:
            piece.text = caption[0]
            if caption[1]:
                pieces.insert(index + 1, Piece(caption[1], "credit", settled=True))


_DIALOGUE = re.compile(r"(?:Q|A|Question|Answer)\d{0,2}\s*[:.]")


def _opens(piece: Piece) -> bool:
    return piece.kind in ("bullet", "table_caption", "table_header", "table_row", "quote") or (
        piece.kind == "" and len(piece.text) > 60 and piece.text[-1] in '.:!?…"”’»)'
    )


_ABOUT = re.compile(
    r"\s+(?:is|are|was|were|works?|teaches|writes?|covers?|reports?|serves?|leads?|heads?|holds?)\b|,\s+(?:an?|the|former|senior)\b"
    r"|\s+[-–—]\s"
)


def _read_end(found: Labelled, first: int, publisher: str | None, outlets: dict[str, list[str]]) -> None:
    """Author notes, what the publisher says of itself, times and bylines below the story; after a copyright line nothing is story."""
    pieces = found.pieces
    start = max(first + 1, len(pieces) - _TAIL)
    outlet_names = [publisher, *(name for group in outlets.values() for name in group)]
    after_copyright = False
    for index, piece in enumerate(pieces):
        if piece.settled or index < start:
            continue
        if after_copyright and piece.kind not in _ASIDE and not is_running_text(piece.text):
            piece.kind = "navigation"
        if piece.kind in ("", "caption", "heading") and len(piece.text) <= LONGEST_LINE:
            pair = names.credit_pair(piece.text)
            source = names.source_line(piece.text)
            stamp = read_stamp_line(piece.text)
            if pair:
                piece.kind = "credit"
                outlets["pair"].append(pair[0])
                found.authors += [] if found.authors else [pair[1]]
            elif source:
                piece.kind = "credit"
                outlets["owner"].append(source)
            elif stamp is not None:
                piece.kind = "timestamp"
                found.stamps.append(piece.text)
                found.authors += () if found.authors else stamp.authors
            elif names.is_byline(piece.text) and not is_sentence(piece.text):
                piece.kind = "byline"
                found.authors += [] if found.authors else names.people_in(piece.text)
            elif any(piece.text.startswith(name) and _ABOUT.match(piece.text, len(name)) for name in outlet_names if name):
                piece.kind = "newsletter"
            elif any(piece.text.startswith(name) and _ABOUT.match(piece.text, len(name)) for name in found.authors):
                piece.kind = "author_note"
            elif index >= len(pieces) - 3 and not found.authors and (writer := names.author_noted(piece.text)):
                piece.kind = "author_note"
                found.authors.append(writer)
        after_copyright = after_copyright or piece.kind == "copyright"


def _mark_repeats(found: Labelled) -> None:
    """A headline or standfirst that is printed again."""
    seen = {fold(piece.text) for piece in found.pieces if piece.kind in ("headline", "standfirst") and len(piece.text) > 12}
    longest = 2 * max(map(len, seen), default=0)
    kept: set[str] = set()
    for piece in found.pieces:
        if piece.kind in _ASIDE or piece.kind.startswith("table") or len(piece.text) > longest:
            continue
        text = fold(piece.text)
        if text in seen and (text in kept or piece.kind not in ("headline", "standfirst")):
            piece.kind = "repeat"
        elif text in seen:
            kept.add(text)


def _settle(pieces: list[Piece]) -> None:
    is_first = True
    for piece in pieces:
        if piece.kind == "headline" and not is_first:
            piece.kind = "heading"
        elif piece.kind == "headline":
            is_first = False
        elif piece.kind == "":
            piece.kind = "paragraph"
        elif piece.kind == "related_heading":
            piece.kind = "related"


_ADDRESS = re.compile(r"https?://\S+")
_ORIGIN = re.compile(r"\b(?:original|source|link|url|article)\b[^:：]{0,30}[:：]\s*(?P<url>https?://\S+)", re.IGNORECASE)


def _collect(found: Labelled, outlets: dict[str, list[str]]) -> None:
    """Names of the publisher and the address, from the lines that print them."""
    paragraphs = 0
    is_release = any(mastheads.is_release(piece.text) for piece in found.pieces[:6] if piece.kind in _ASIDE)
    for piece in found.pieces:
        if piece.kind in ("disclaimer", "copyright"):
            if owner := names.owner_in(piece.text):
                outlets["owner"].append(owner)
            if holder := names.copyright_holder(piece.text):
                outlets["copyright"].append(holder)
            if found.url is None and (origin := _ORIGIN.search(piece.text)):
                found.url = origin["url"].rstrip(".,;)）")
            elif found.url is None and _ADDRESS.fullmatch(piece.text):
                found.url = piece.text
        elif piece.kind == "paragraph" and paragraphs < 3:
            paragraphs += 1
            if tag := names.agency_tag(piece.text):
                outlets["agency"].append(tag)
            if is_release and not outlets["sender"] and (sender := mastheads.sender(piece.text)):
                outlets["sender"].append(sender)
    if not found.authors:
        found.authors = [name for piece in found.pieces if piece.kind == "credit" for name in names.credited(piece.text)]
    # Of several mastheads the one that the page confirms elsewhere comes first.
    held = {fold(name) for name in outlets["copyright"]}
    outlets["masthead"].sort(key=lambda name: fold(name) not in held)
    found.publishers = [name for group in outlets.values() for name in group]
    found.authors = list(dict.fromkeys(found.authors))
