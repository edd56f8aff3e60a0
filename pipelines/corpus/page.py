"""HTML -> the pieces of a page in reading order, furniture told from story by structure: tags, classes, share of the text, place.

What class names and metadata mean stands in `markup`; what a line of text says, in `furniture`; what a piece
of the story is, in `labels`.
"""

import re
from collections.abc import Iterator

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.contracts.terms import ASIDE_KINDS
from pipelines.corpus.characters import clean, fold, resolve_entities, squeeze, word_set
from pipelines.corpus.furniture import kind_of
from pipelines.corpus.lines import is_running_text
from pipelines.corpus.markup import BLOCK_TAGS, SKIPPED_TAGS, furniture_and_role, read_head
from pipelines.corpus.parts import Head, Piece
from pipelines.corpus.prose import read_prose

MAX_DEPTH = 512
"""Browsers nest elements no deeper than this; parsing what goes far beyond takes time that grows with the square."""
_ENOUGH_STORY = 200
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*?(/?)>")
_UNPRINTED = re.compile(r"<(script|style|template)\b[^<]*(?:<(?!/\1\b)[^<]*)*|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_UNNESTED = word_set(
    """
    area base br col colgroup embed hr img input link meta p li source track wbr option dd dt td th tr thead tbody tfoot
    """
)

_KIND_OF_TAG = {"li": "bullet", "blockquote": "quote", "figcaption": "caption", "caption": "table_caption"} | {
    f"h{n}": "heading" for n in range(1, 7)
}
_BOLD_TAGS = frozenset(("b", "strong"))
_RESET_TAGS = frozenset(("article", "section", "main", "td", "th"))
_ROLE_IS_KIND = {
    "caption": "caption",
    "credit": "credit",
    "byline": "byline",
    "timestamp": "timestamp",
    "kicker": "kicker",
    "correction": "footnote",
}
_LONGEST_CELL = 500
_BREAK = ("\n", False, False)
_STOPS = re.compile(r"[.!?…。！？:][\"'”’»)\]]*$")


class _Box:
    """A block element on the way down to a piece: what it is, and how much story stands in it."""

    __slots__ = ("furniture", "good", "holds_headline", "kind", "parent", "role", "tag")

    def __init__(self, tag: str, parent: "_Box | None", kind: str, furniture: str, role: str) -> None:
        self.tag, self.parent, self.kind, self.furniture, self.role = tag, parent, kind, furniture, role
        self.good = 0
        self.holds_headline = False

    def chain(self) -> "Iterator[_Box]":
        """This box and those around it, from the inside out."""
        box: _Box | None = self
        while box is not None:
            yield box
            box = box.parent


class _Walk:
    """One pass over the tree without recursion: pieces with the box each stands in, names and times that elements are marked with."""

    def __init__(self, root: LexborNode) -> None:
        self.found: list[tuple[Piece, _Box]] = []
        self.authors: list[tuple[str, _Box]] = []
        self.times: list[tuple[str, _Box]] = []
        self.box = _Box("body", None, "", "", "")
        self._parts: list[tuple[str, bool, bool]] = []
        self._links = self._bolds = 0
        self._walk(root)

    def _walk(self, root: LexborNode) -> None:
        node, depth = root.child, 1
        opened: list[str] = []
        while node is not None:
            entered = self._enter(node)
            child = node.child if entered is not None else None
            if entered is not None and child is not None:
                opened.append(entered)
                node, depth = child, depth + 1
                continue
            if entered is not None:
                self._leave(entered)
            following = node.next
            while following is None and depth > 1:
                node = node.parent
                depth -= 1
                if node is None:
                    break
                self._leave(opened.pop() or "")
                following = node.next
            node = following
        self._flush()

    def _enter(self, node: LexborNode) -> str | None:
        """What `_leave` must undo ("block", "link", "bold", ""); None where the element is not entered."""
        tag = node.tag or ""
        if tag == "-text":
            self._parts.append((node.text_content or "", self._links > 0, self._bolds > 0))
            return None
        if tag in SKIPPED_TAGS:
            return None
        if tag == "br":
            self._parts.append(_BREAK)
            return None
        attributes = node.attributes
        if tag == "table" and (rows := _data_rows(node)):
            self._flush()
            furniture, _ = furniture_and_role(tag, attributes)
            box = _Box(tag, self.box, "", furniture, "")
            for kind, text in rows:
                self._add(Piece(text, kind, settled=True), box)
            return None
        if tag in BLOCK_TAGS or "-" in tag:
            self._flush()
            furniture, role = furniture_and_role(tag, attributes)
            kind = _KIND_OF_TAG.get(tag, "")
            if not kind:
                kind = "" if tag in _RESET_TAGS else self.box.kind
            self.box = _Box(tag, self.box, kind, furniture, role)
            return "block"
        if tag == "a":
            if self._parts and self._parts[-1][1]:
                self._parts.append((" ", False, False))  # entries of a menu, parted by the style sheet alone
            self._links += 1
        elif tag in _BOLD_TAGS:
            self._bolds += 1
        if attributes or tag == "time":
            self._mark(node, tag, attributes)
        return "link" if tag == "a" else "bold" if tag in _BOLD_TAGS else ""

    def _mark(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        """Inline elements that say to be the author's name or a time; in a line of such facts each stands for itself."""
        _, role = furniture_and_role(tag, attributes)
        if tag == "time":
            role = "timestamp"
            if stamp := attributes.get("datetime"):
                self.times.append((stamp, self.box))
        if role == "byline" and tag != "time":
            self.authors.append((squeeze(clean(node.text())), self.box))
        if role in ("byline", "timestamp", "kicker") and self.box.role in ("byline", "timestamp"):
            self._parts.append(_BREAK)

    def _leave(self, what: str) -> None:
        if what == "block":
            self._flush()
            if self.box.parent is not None:
                self.box = self.box.parent
        elif what == "link":
            self._links -= 1
        elif what == "bold":
            self._bolds -= 1

    def _flush(self) -> None:
        if self._parts:
            parts, self._parts = self._parts, []
            for piece in _lines(parts, self.box.kind):
                self._add(piece, self.box)

    def _add(self, piece: Piece, box: _Box) -> None:
        self.found.append((piece, box))
        text = piece.text
        if len(text) >= 40 and piece.link_share < 0.4 and (piece.kind.startswith("table") or _STOPS.search(text) or len(text) > 200):
            for outer in box.chain():
                outer.good += len(text)


def _lines(parts: list[tuple[str, bool, bool]], kind: str) -> list[Piece]:
    """The printed lines of a run of inline text: parted at <br>, except where the line plainly runs on."""
    pieces: list[Piece] = []
    line: list[tuple[str, bool, bool]] = []
    running: list[str] = []
    for part in (*parts, _BREAK):
        if part is not _BREAK:
            line.append(part)
            continue
        text = squeeze(clean("".join([piece for piece, _, _ in line])))
        if text and running and text[0].islower() and not _STOPS.search(running[-1]):
            running.append(text)
        elif text:
            if running:
                pieces[-1].text = " ".join(running)
            size = sum(len(part) for part, _, _ in line)
            linked = sum(len(part) for part, is_link, _ in line if is_link)
            pieces.append(
                Piece(text, kind, link_share=linked / size, is_emphasised=all(is_bold or not part.strip() for part, _, is_bold in line))
            )
            running = [text]
        line = []
    if running:
        pieces[-1].text = " ".join(running)
    return pieces


def _data_rows(table: LexborNode) -> list[tuple[str, str]]:
    """(kind, text) of caption and rows where `table` holds data; empty where it only lays out the page.

    A cell that spans rows is printed in the first of them and leaves the others empty, as on the page.
    """
    if table.css_first("table table, table p + p, table h1, table h2, table article, table form") is not None:
        return []
    rows: list[tuple[str, list[str]]] = []
    spans: dict[int, int] = {}
    for row in table.css("tr"):
        cells: list[str] = []
        tags: list[str] = []
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            _skip_spanned(cells, spans)
            text = squeeze(clean(cell.text(separator=" " if cell.css_first("br, p, div, li") else ""))).replace("|", "/")
            if len(text) > _LONGEST_CELL or len(cell.css("br")) > 2 or len(cell.css("p, div")) > 3:
                return []
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            for place in range(across):
                if down > 1:
                    spans[len(cells)] = down - 1
                cells.append(text if place == 0 else "")
            tags.append(cell.tag)
        _skip_spanned(cells, spans)
        if any(cells):
            is_header = all(tag == "th" for tag in tags) or (row.parent is not None and row.parent.tag == "thead")
            rows.append(("table_header" if is_header else "table_row", cells))
    if len(rows) < 2 or max(len(cells) for _, cells in rows) < 2:
        return []
    found: list[tuple[str, str]] = []
    caption = table.css_first("caption")
    if caption is not None and (text := squeeze(clean(caption.text()))):
        found.append(("table_caption", text))
    for kind, cells in rows:
        alone = sum(1 for cell in cells if cell) == 1
        text = squeeze(" | ".join(cells)) if not alone else next(cell for cell in cells if cell)
        found.append(("footnote" if alone and len(text) > 60 else kind, text))
    return found


def _skip_spanned(cells: list[str], spans: dict[int, int]) -> None:
    while spans.get(len(cells), 0) > 0:
        spans[len(cells)] -= 1
        cells.append("")


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return min(int(value), 50) if value.isdecimal() and value.isascii() and len(value) < 4 and value != "0" else 1


_NOTE_NUMBER = re.compile(r"[0-9]{1,2}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""The number of a footnote stays raised: `15<sup>1</sup>` is no 151."""


def read_page(html: str) -> tuple[Head, list[Piece]]:
    """What the metadata of a page state, and its pieces in reading order; those that are not the story are settled asides."""
    if html.count("<") > MAX_DEPTH and _depth(html) > MAX_DEPTH:
        return Head(), read_prose(resolve_entities(_TAG.sub("\n", _UNPRINTED.sub("\n", html))))
    tree = LexborHTMLParser(html)
    for raised in tree.css("sup"):
        if _NOTE_NUMBER.fullmatch(number := raised.text()):
            raised.replace_with(number.translate(_RAISED))
    head, whole_text = read_head(tree)
    body = tree.body
    walk = _Walk(body) if body is not None else None
    if walk is None or not walk.found:
        return head, read_prose(whole_text) if whole_text else []
    pieces = _choose(walk, head)
    story = sum(len(piece.text) for piece in pieces if not piece.settled or piece.kind.startswith("table"))
    if story < _ENOUGH_STORY:
        # Pages whose scripts print the text, and pages of unknown make.
        spare = whole_text or clean(extract_plain_text(html, main_content=True, preserve_formatting=True, list_bullets=True))
        if len(spare) > 2 * story + 100:
            return head, read_prose(spare)
    return head, pieces


def read_fragment(html: str) -> list[Piece]:
    """The pieces of an article that is kept as a fragment of HTML."""
    return read_page(f"<article>{html}</article>")[1]


def _depth(html: str) -> int:
    deepest = depth = 0
    for closing, tag, closed in _TAG.findall(html):
        if closed or tag.lower() in _UNNESTED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _choose(walk: _Walk, head: Head) -> list[Piece]:
    """The pieces of the page, told apart: headline, story, furniture. Names and times that elements are marked with go to `head`."""
    found = walk.found
    headline = _headline(found, head)
    if headline is not None:
        found[headline][0].kind = "headline"
        for box in found[headline][1].chain():
            box.holds_headline = True
            box.furniture = ""
    _doubt_large_furniture(found)
    furniture = [_furniture_around(box) for _, box in found]
    story = _story_box(found, furniture)
    inside = [story is None or any(box is story for box in own.chain()) for _, own in found]
    first = inside.index(True) if True in inside else 0
    start = min(first, headline) if headline is not None else first
    last = len(inside) - 1 - inside[::-1].index(True) if True in inside else len(inside) - 1

    pieces: list[Piece] = []
    merged: _Box | None = None
    for index, (piece, box) in enumerate(found):
        aside = furniture[index]
        if not aside and not inside[index]:
            worded = kind_of(piece.text)
            if index < start or index > last:
                aside = worded if worded in ASIDE_KINDS else "navigation" if index < start else "sidebar"
        outer = next((around for around in box.chain() if around.furniture), box) if aside else None
        if aside:
            if outer is merged and pieces[-1].kind == aside and pieces[-1].settled:
                pieces[-1].text += "\n" + piece.text
            else:
                pieces.append(Piece(piece.text, aside, settled=True, link_share=piece.link_share))
        else:
            pieces.append(_with_role(piece, box, before_story=headline is not None and index > headline))
        merged = outer
    _take_marks(walk, head)
    return pieces


def _headline(found: list[tuple[Piece, _Box]], head: Head) -> int | None:
    """Index of the printed headline: an <h1>, of several the one most like the metadata's title; else the piece that repeats that title."""
    wanted = set(fold(head.title or "").split())

    def likeness(index: int) -> tuple[float, int]:
        words = set(fold(found[index][0].text).split())
        return len(words & wanted) / max(1, len(words | wanted)), len(words)

    site = fold(head.publisher or "")
    firsts = [i for i, (piece, box) in enumerate(found) if box.tag == "h1" and fold(piece.text) != site]
    firsts = firsts or [i for i, (_, box) in enumerate(found) if any(around.tag == "h1" for around in box.chain())]
    if firsts:
        return max(firsts, key=likeness)
    title = fold(head.title or "")
    return next((i for i, (piece, _) in enumerate(found) if len(title) > 10 and fold(piece.text) == title), None)


def _furniture_around(box: _Box) -> str:
    return next((around.furniture for around in box.chain() if around.furniture), "")


def _doubt_large_furniture(found: list[tuple[Piece, _Box]]) -> None:
    """Where nearly all of the text stands in boxes that look like furniture, the largest of them is the page itself."""
    total = sum(len(piece.text) for piece, box in found if len(piece.text) >= 80)
    for _ in range(4):
        free = sum(len(piece.text) for piece, box in found if len(piece.text) >= 80 and not _furniture_around(box))
        boxes = {id(around): around for _, box in found for around in box.chain() if around.furniture}
        if free >= 0.2 * total or not boxes:
            return
        largest = max(boxes.values(), key=lambda box: box.good)
        largest.furniture = ""


def _story_box(found: list[tuple[Piece, _Box]], furniture: list[str]) -> _Box | None:
    """The smallest box that holds nearly all of the story, widened to the <article> or <main> around it and to the headline."""
    good: dict[int, int] = {}
    boxes: dict[int, _Box] = {}
    total = 0
    for (piece, box), aside in zip(found, furniture, strict=True):
        size = len(piece.text)
        if aside or size < 40 or piece.link_share > 0.5:
            continue
        total += size
        for around in box.chain():
            good[id(around)] = good.get(id(around), 0) + size
            boxes[id(around)] = around
    if not total:
        return None
    holding = [boxes[key] for key, size in good.items() if size >= 0.7 * total]
    inner = max(holding, key=lambda box: sum(1 for _ in box.chain()))
    widened = next((box for box in inner.chain() if box.tag == "article"), None) or next(
        (box for box in inner.chain() if box.tag == "main"), None
    )
    story = widened or inner
    if not story.holds_headline and story.parent is not None and story.parent.holds_headline and story.parent.tag not in ("body", "main"):
        story = story.parent
    return story


def _with_role(piece: Piece, box: _Box, *, before_story: bool) -> Piece:
    """The piece with the kind that the class of its box gives it, where its length allows that."""
    if piece.kind in ("headline", "table_row", "table_header", "table_caption"):
        return piece
    if piece.kind == "heading" and is_running_text(piece.text):
        piece.kind = ""  # a heading that was never closed
    role = next((around.role for around in box.chain() if around.role and around.tag not in ("article", "section", "main", "body")), "")
    if role == "standfirst" and before_story and len(piece.text) < 500:
        piece.kind = "standfirst"
    elif (
        role in _ROLE_IS_KIND
        and len(piece.text) < (1500 if role in ("caption", "correction") else 200)
        and piece.kind in ("", "heading", "caption")
    ):
        piece.kind = _ROLE_IS_KIND[role]
    elif not piece.kind and piece.is_emphasised and len(piece.text) < 120:
        piece.kind = "heading"
    return piece


def _take_marks(walk: _Walk, head: Head) -> None:
    """Times and names that elements of the story are marked with, behind what the metadata state."""
    for stamp, box in walk.times[:3]:
        if not _furniture_around(box) and len(stamp) >= 8:
            head.published.append(stamp)
            break
    if not head.authors:
        head.authors = [name for name, box in walk.authors if name and not _furniture_around(box) and len(name) < 100][:10]
