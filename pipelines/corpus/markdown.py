"""Markdown -> pieces of clean text: no sign of the markup is left. Front matter comes as fields (see `metadata`).

Only the constructs that articles use are known: headings, lists, quotes, tables, footnotes, links, emphasis, code.
"""

import re
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from pipelines.corpus.characters import resolve_entities, squeeze
from pipelines.corpus.lines import is_running_text
from pipelines.corpus.parts import Piece

_MAX_FRONT_MATTER = 64 * 1024
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_][\w -]*?)\s*:\s*(.+)$", re.MULTILINE)

_SIGNS = re.compile(r"\*\*\S|__\S[^_\n]*__|\]\(\S|^#{1,6} \S|^\|? ?:?-{3,}:? ?\||^\[\^?\w+\]: ", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$")
_FENCE = re.compile(r"(?:```|~~~)")
_ITEM = re.compile(r"(?P<sign>[-*+•–]|\(?\d{1,3}[.)])\s+(?P<rest>.*)")
_QUOTE = re.compile(r">\s?")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*(.*)")
_REFERENCE = re.compile(r"\[[^\]^][^\]]{0,200}\]:\s*<?\S+>?(?:\s+[\"'(].*)?$")
_SEPARATOR = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_ROW_BAR = re.compile(r"(?<!\\)\|")

_IMAGE = re.compile(r"!\[([^\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,1000})\]\(\s*<?[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})*>?(?:\s+[\"'][^\"']{0,500}[\"'])?\s*\)"
)
_LINK_BY_NAME = re.compile(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,100}\]")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.{0,2000}?-->")
_CODE = re.compile(r"(`{1,3})(?!`)([^`]{1,1000}?)\1(?!`)")
# The signs are taken away one by one, not in pairs: text that means a lone one is rarer than text that forgets to close.
_EMPHASIS = re.compile(r"\*\*+|~~|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~$%&])")
_HIDDEN = 0xE000
"""Where escaped signs wait, in the area of Unicode that is free for private use, until all others are gone."""
_ALL_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])(?:(?!\1).)+\1$")


_SURE = {"*": ("**",), "_": ("__",), "]": ("](", "]: "), "#": ("# ",), "|": ("|-", "| -", "--|")}
"""Character -> what it stands in where it is a sign of Markdown."""


def is_markdown(text: str) -> bool:
    """Whether plain text is written with the signs of Markdown: at least two of them."""
    # A single character is found in a text far sooner than two.
    if not any(sign in text and any(more in text for more in _SURE[sign]) for sign in _SURE):
        return False
    found = _SIGNS.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields of the front matter and the text behind it. Broken front matter is read line by line: `key: value`."""
    match = _FRONT_MATTER.match(text)
    if not match or len(match[1]) > _MAX_FRONT_MATTER:
        return {}, text
    try:
        fields: Any = YAMLHandler().load(match[1])
    except Exception:  # whatever hostile YAML makes the parser raise: YAMLError, ValueError, RecursionError, ...
        fields = {key.strip(): value.strip().strip("\"'") for key, value in _FIELD.findall(match[1])}
    if not isinstance(fields, dict):
        return {}, text
    return {str(key): value for key, value in fields.items()}, text[match.end() :]


_LABELLED = re.compile(
    r"(?P<key>title|headline|sub-?title|standfirst|authors?|byline|date|published(?: (?:on|at|date))?"
    r"|publication(?: date)?|publisher|source|url|link|language)"
    r"\s*[:：]\s+(?P<value>\S.{0,400})$",
    re.IGNORECASE,
)


def split_labels(text: str) -> tuple[dict[str, Any], str]:
    """The fields of lines such as `Title: ...`, `Date: ...` above a plain text, at least two of them, and the text behind them."""
    fields: dict[str, Any] = {}
    at = 0
    for line in text[:5000].splitlines(keepends=True):
        match = _LABELLED.match(line.strip())
        if match:
            fields.setdefault(match["key"].lower().replace(" ", "_"), match["value"].strip())
        elif line.strip():
            break
        at += len(line)
    if len(fields) < 2 or not fields.keys() & {"title", "headline"}:
        return {}, text
    return fields, text[at:]


_UNCUT = 160
"""Text that is cut into lines at a width has none as long as this."""
_TOP_LINES = 6
_LONGEST_TOP_LINE = 220


def _is_top(lines: list[str]) -> bool:
    """Whether the first lines of a page, which no blank line parts, each say something of their own: headline, byline, day."""
    bare = [plain(line) for line in lines]
    return 1 < len(bare) <= _TOP_LINES and not _ITEM.match(lines[0].strip()) and not _QUOTE.match(lines[0].strip()) and all(
        line and not line[0].islower() and len(line) <= _LONGEST_TOP_LINE and not line.endswith((",", "-", "–")) for line in bare
    )


def read_markdown(text: str) -> list[Piece]:
    """The pieces of a Markdown text without front matter, in order."""
    pieces: list[Piece] = []
    open_lines: list[str] = []
    table: list[str] = []
    notes: list[Piece] = []
    in_code = False

    is_uncut = any(len(line) > _UNCUT for line in text.split("\n"))

    def close() -> None:
        if open_lines and is_uncut and all(piece.kind == "headline" for piece in pieces) and _is_top(open_lines):
            # Who does not cut lines at a width means the ends of lines.
            for number, line in enumerate(open_lines):
                for piece in _paragraph([line]):
                    piece.gap = not number
                    pieces.append(piece)
            open_lines.clear()
        if open_lines:
            pieces.extend(_paragraph(open_lines))
            open_lines.clear()
        if table:
            pieces.extend(_table(table))
            table.clear()

    lines = text.split("\n")
    for number, line in enumerate(lines):
        bare = line.strip()
        if _FENCE.match(bare):
            close()
            in_code = not in_code
            continue
        if not bare or in_code:
            close()
            if bare:
                pieces.append(Piece(squeeze(bare)))
            continue
        quoted = _QUOTE.match(bare)
        if quoted and not (open_lines and open_lines[0].lstrip().startswith(">")):
            close()
        if heading := _HEADING.match(bare):
            close()
            kind = "headline" if len(heading[1]) == 1 else "heading"
            pieces.append(Piece(plain(heading[2]), kind, settled=kind == "heading"))
        elif open_lines and not table and len(open_lines) == 1 and len(open_lines[0]) < 120 and len(bare) >= 3 and _UNDERLINE.match(bare):
            kind = "headline" if bare[0] == "=" else "heading"
            pieces.append(Piece(plain(open_lines.pop()), kind, settled=kind == "heading"))
        elif _RULE.match(bare):
            close()
        elif footnote := _FOOTNOTE.match(bare):
            close()
            notes.append(Piece(plain(footnote[1]), "footnote", settled=True))
        elif _REFERENCE.match(bare):
            close()
        elif "|" in bare and (
            table or (number + 1 < len(lines) and "|" in lines[number + 1] and _SEPARATOR.match(lines[number + 1].strip()))
        ):
            if not table:
                close()
            table.append(bare)
        elif _ITEM.match(bare):
            close()
            open_lines.append(line)
        else:
            if table:
                close()
            open_lines.append(line)
    close()
    _open_first_heading(pieces)
    return [piece for piece in (*pieces, *notes) if piece.text]


def _open_first_heading(pieces: list[Piece]) -> None:
    """Where no heading is of the first level, one above the story may be the headline: that is weighed with the lines around it."""
    if any(piece.kind == "headline" for piece in pieces):
        return
    for piece in pieces:
        if piece.kind == "heading":
            piece.settled = False
        if piece.kind == "heading" or is_running_text(piece.text):
            return


def _paragraph(lines: list[str]) -> list[Piece]:
    bare = lines[0].strip()
    indent = len(lines[0]) - len(lines[0].lstrip())
    if quoted := _QUOTE.match(bare):
        inner = [_QUOTE.sub("", line.strip(), count=1) for line in lines]
        return [Piece(plain(" ".join(inner)), "quote")] if quoted else []
    item = _ITEM.match(bare)
    if item:
        text = " ".join([item["rest"], *(line.strip() for line in lines[1:])])
        return [Piece(plain(text), "bullet", indent=indent, sign=item["sign"])]
    parts: list[str] = []
    last = ""
    for line in lines:
        # Two spaces or a backslash at the end of a line break it: bylines and addresses are written so.
        if parts and not (last.endswith(("  ", "\\")) and len(parts[-1]) < 80):
            parts[-1] += " " + line.strip().rstrip("\\")
        else:
            parts.append(line.strip().rstrip("\\"))
        last = line
    return [Piece(plain(part), is_emphasised=bool(_ALL_EMPHASISED.match(part.strip()))) for part in parts]


def _table(lines: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    separated = any(_SEPARATOR.match(line) for line in lines[1:2])
    for number, line in enumerate(lines):
        if _SEPARATOR.match(line) and "-" in line:
            continue
        inner = line.removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        cells = [plain(cell).replace("|", "/") for cell in _ROW_BAR.split(inner)]
        text = squeeze(" | ".join(cells))
        if any(cells):
            pieces.append(Piece(text, "table_header" if number == 0 and separated else "table_row", settled=True))
    return pieces


def plain(text: str) -> str:
    """A run of Markdown on one line, without its signs."""
    has_escapes = "\\" in text
    if has_escapes:
        text = _ESCAPED.sub(lambda match: chr(_HIDDEN + ord(match[1])), text)
    if "![" in text:
        text = _IMAGE.sub("", text)
    if "[" in text:
        text = _NOTE_MARK.sub("", text)
        text = _LINK_BY_NAME.sub(r"\1", _LINK.sub(r"\1", text))
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "*" in text or "_" in text or "~" in text:
        text = _EMPHASIS.sub("", text)
    if has_escapes:
        text = "".join(chr(ord(sign) - _HIDDEN) if _HIDDEN <= ord(sign) < _HIDDEN + 128 else sign for sign in text)
    return squeeze(resolve_entities(text))
