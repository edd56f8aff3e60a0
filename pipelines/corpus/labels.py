"""Which piece of a page is what: headline, standfirst, byline, caption, story, furniture. Order: headline and standfirst first.

Pieces come from `page`, `prose` and `markdown`; lines are judged one by one in `furniture`, `lines` and `names`. Here
their places are weighed: what stands above the first paragraph, what follows a heading such as `Read also`, what closes the page.
"""

import re

from pipelines.contracts.terms import ASIDE_KINDS
from pipelines.corpus import imprints, mastheads, nameplates, names
from pipelines.corpus.characters import fold, squeeze
from pipelines.corpus.facts import read_facts
from pipelines.corpus.furniture import kind_of
from pipelines.corpus.lines import is_heading, is_running_text, is_sentence, split_caption
from pipelines.corpus.parts import Head, Labelled, Piece
from pipelines.corpus.segments import read_segments
from pipelines.corpus.tails import read_end
from pipelines.corpus.tops import PLATE_WITHIN, first_paragraph, has_common_word, prints_names, read_top
from pipelines.corpus.wordings import LONGEST_LINE

_ASIDE = frozenset(ASIDE_KINDS)
_TAIL = 8
_DISPATCH = 4
"""Paragraphs of which one may begin with the place."""


def label(pieces: list[Piece], head: Head, *, title_is_printed: bool = False) -> Labelled:
    """Give every piece its kind. `title_is_printed`: the title of `head` belongs to the text, even if no piece repeats it."""
    found = Labelled([piece for piece in pieces if piece.text.strip()])
    outlets: dict[str, list[str]] = {
        name: [] for name in ("owner", "bracket", "masthead", "stamp", "alone", "guess", "agency", "pair", "copyright", "first", "sender")
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
    first = first_paragraph(found.pieces)
    read_top(found, first, head, outlets, title_is_printed=title_is_printed)
    read_segments(found, first, outlets)
    _weigh_names(found, outlets)
    _read_rest(found, first)
    read_end(found, first, head.publisher, outlets)
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
        headline = _headline_behind(pieces, index, end) if index < PLATE_WITHIN else None
        end = headline or end
        items = end - index - 1
        if items or headline or end >= len(pieces) - 2 or pieces[index].text.endswith((":", "：")) or pieces[end].kind in _ASIDE:
            for piece in pieces[index:end]:
                piece.kind = "related" if piece.kind not in _ASIDE else piece.kind
        else:
            pieces[index].kind = "heading" if is_heading(pieces[index].text) else ""
        index = end


def _headline_behind(pieces: list[Piece], start: int, end: int) -> int | None:
    """Where the headline stands if it was taken for one of the stories before `end`: behind white space, above who wrote and when."""
    lines = range(start + 2, min(end + 1, len(pieces)))
    told = next((k for k in lines if prints_names(pieces[k]) or names.is_names_only(pieces[k].text)), 0)
    return next((k for k in range(start + 1, told) if pieces[k].gap), None)


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


# --- the story, and what closes the page


_MAY_BE_STORY = frozenset(
    (
        "share",
        "advert",
        "newsletter",
        "disclaimer",
        "cookie_notice",
        "credit",
        "contact",
        "copyright",
        "navigation",
        "related",
        "timestamp",
        "author_note",
    )
)
_TO_READERS = re.compile(
    r"\b(?:you|your|yours|us|our|ours|we|here|sign up|subscribe)\b|@|https?:|www\.|©|\(c\)|\bthis (?:article|story|text|report"
    r"|page|piece|column|site)\b",
    re.IGNORECASE,
)
"""What furniture that is written in sentences holds: it speaks to readers, of the text itself, or gives an address."""


def _read_rest(found: Labelled, first: int) -> None:
    """Furniture in mid-story, captions, sub-headings of plain text."""
    pieces = found.pieces
    last = max((index for index, piece in enumerate(pieces) if piece.kind == "" and is_running_text(piece.text)), default=0)
    for index, piece in enumerate(pieces):
        if piece.settled or piece.kind in ("headline", "standfirst"):
            continue
        in_story = 4 <= index <= last and index < len(pieces) - _TAIL
        # A paragraph of a story may begin with any word.
        is_long = len(piece.text) > 200 and is_running_text(piece.text)
        if (in_story and (piece.kind == "author_note" or (is_long and piece.kind in _MAY_BE_STORY))) or (
            first < index < last
            and piece.kind in _MAY_BE_STORY
            and is_sentence(piece.text)
            and len(piece.text) > 60
            and not _TO_READERS.search(piece.text)
        ):
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


def _mark_repeats(found: Labelled) -> None:
    """A headline or standfirst that is printed again."""
    seen = {fold(piece.text) for piece in found.pieces if piece.kind in ("headline", "standfirst") and len(piece.text) > 12}
    longest = 2 * max(map(len, seen), default=0)
    begins = {_first_word(text) for text in seen}
    kept: set[str] = set()
    for piece in found.pieces:
        if piece.kind in _ASIDE or piece.kind.startswith("table") or len(piece.text) > longest or _first_word(piece.text) not in begins:
            continue
        text = fold(piece.text)
        if text in seen and (text in kept or piece.kind not in ("headline", "standfirst")):
            piece.kind = "repeat"
        elif text in seen:
            kept.add(text)


def _first_word(text: str) -> str:
    """The first word of `text` as `fold` writes it."""
    word = _WORD.search(text)
    return fold(word.group()).partition(" ")[0] if word else ""


_WORD = re.compile(r"\w+")


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


def _is_place(name: str, pieces: list[Piece]) -> bool:
    """Whether the story speaks of `name` as of a place, or begins with it as dispatches do."""
    if name.isupper() and " " not in name:
        return True
    story = [piece.text for piece in pieces if piece.kind in ("", "paragraph", "bullet", "quote", "standfirst")]
    within = re.compile(rf"\b(?:in|from|near|around|outside|at|via|through|into|across) {re.escape(name)}\b", re.IGNORECASE)
    ahead = re.compile(rf"{re.escape(name)}(?:,|\.| [(–—-])", re.IGNORECASE)
    return any(within.search(text) for text in story) or any(ahead.match(text) for text in story[:_DISPATCH])


def _is_release(pieces: list[Piece]) -> bool:
    return any(mastheads.is_release(piece.text) for piece in pieces[:6] if piece.kind in _ASIDE)


def _weigh_names(found: Labelled, outlets: dict[str, list[str]]) -> None:
    """Tell authors from outlets among the names that only their place speaks for."""
    sure = any(outlets[group] for group in ("owner", "bracket", "masthead", "stamp", "alone", "first"))
    maybes = (
        []
        if found.authors or _is_release(found.pieces)
        else [name for name in dict.fromkeys(found.maybes) if not _is_place(name, found.pieces)]
    )
    firms = [name for name in maybes if imprints.is_no_person(name)]
    maybes = [name for name in maybes if name not in firms]
    guesses = [name for name in dict.fromkeys((*firms, *outlets["guess"])) if not _is_place(name, found.pieces)]
    if not sure and len(maybes) > 1 and all(name in maybes or set(names.people_in(name)) <= set(maybes) for name in guesses):
        # `Ann Lee, Orchard Grower, 4 May 2025`: one of the names is that of the paper.
        alone = [name for name in maybes if name in guesses]
        if len(alone) > 1:
            outlet = next((name for name in alone if has_common_word(name, found.pieces)), None) or max(
                alone, key=lambda name: len(name.split())
            )
            outlet = alone[-1] if len(outlet.split()) == len(alone[-1].split()) and not has_common_word(outlet, found.pieces) else outlet
            maybes.remove(outlet)
    found.authors = found.authors or maybes
    found.seconds = [name for name in found.seconds if not _is_place(name, found.pieces)]
    if found.seconds and not sure and not guesses:
        outlets["guess"].append(found.seconds.pop())
        guesses = outlets["guess"]
    found.authors += found.seconds
    guesses = [name for name in guesses if name not in found.authors and not set(names.people_in(name)) & set(found.authors)]
    kept = imprints.likely(guesses, found.authors, lambda name: has_common_word(name, found.pieces))
    if not kept and not found.authors and len(guesses) == 1 and any(line.startswith(f"{guesses[0]} |") for line in found.stamps):
        kept = guesses  # of a line that is nothing but a name and a day
    outlets["guess"] = kept
    outlets["guess"].sort(key=lambda name: " " not in name)


def _read_facts_in_asides(found: Labelled, outlets: dict[str, list[str]]) -> None:
    """Byline and time where the markup of a page prints them in a box of its own, and nowhere else."""
    has_authors, has_stamps = bool(found.authors), bool(found.stamps)
    for piece in found.pieces:
        if not piece.settled or piece.kind not in ("navigation", "copyright", "sidebar", "author_note", "share"):
            continue
        for line in piece.text.split("\n"):
            facts = read_facts(line) if len(line) <= 160 else None
            if facts is None or facts.is_loose or not (facts.authors or facts.has_time) or (piece.kind == "copyright" and "©" in line):
                continue
            if facts.authors and not has_authors:
                found.authors += facts.authors
                outlets["stamp"] += [facts.outlet] if facts.outlet else []
            if facts.has_time and not has_stamps and (facts.authors or piece.kind != "sidebar"):
                found.stamps.append(line)


def _collect(found: Labelled, outlets: dict[str, list[str]]) -> None:
    """Names of the publisher and the address, from the lines that print them."""
    paragraphs = 0
    is_release = _is_release(found.pieces)
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
    _read_facts_in_asides(found, outlets)
    held_by = [fold(name) for name in outlets["copyright"]]
    for piece in found.pieces:
        # The name that a page prints above all is the paper's if the copyright line says so too.
        if piece.kind not in _ASIDE or not piece.settled or not 3 <= len(piece.text) <= 60 or "\n" in piece.text:
            continue
        if mastheads.is_name_like(piece.text) and any(holder.startswith(fold(piece.text)) for holder in held_by):
            outlets["masthead"].append(piece.text)
        elif piece.kind == "navigation" and names.is_masthead(piece.text):
            outlets["first"].append(piece.text)
    for piece in found.pieces[:PLATE_WITHIN]:
        if piece.kind == "navigation" and piece.settled and (named := nameplates.named_first(piece.text)):
            outlets["first"].append(named)
    # Of several mastheads the one that the page confirms elsewhere comes first; any name above the story is one if it does.
    held = {fold(name) for name in outlets["copyright"]}
    outlets["masthead"] += [name for name in outlets["first"] if fold(name) in held]
    outlets["masthead"].sort(key=lambda name: fold(name) not in held)
    found.publishers = [name for group in outlets.values() for name in group]
    found.authors = list(dict.fromkeys(found.authors))
