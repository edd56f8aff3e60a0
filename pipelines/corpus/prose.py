"""Plain text -> pieces: which lines make a paragraph, which are list items, which are rows of a table.

What a piece says is not asked here (see `furniture` and `labels`), but for whether a line that might go on a headline is the byline;
marked-up text is the matter of `markdown`.
"""

import re
from itertools import groupby, pairwise

from pipelines.corpus import names
from pipelines.corpus.characters import squeeze
from pipelines.corpus.facts import read_facts
from pipelines.corpus.parts import Piece

_BULLET = re.compile(r"(?P<sign>[•‣◦▪▫●○■□·∙⁃»►▶➤✓✔*+–-])(?:\s+|(?<=[•‣◦▪●■►➤✓✔])(?=\w))(?P<rest>\S.*)", re.DOTALL)
_NUMBER = re.compile(r"(?P<sign>\(?(?:\d{1,2}[.)]|(?:[a-z]|[ivx]{1,4})\)))\s+(?!\w+\.?\s+(?:19|20)\d\d\b)(?P<rest>\S.*)", re.DOTALL)
_LONE_SIGN = re.compile(r"(?:[•‣◦▪●■·*+–—-]|\(?\d{1,2}[.)])")
_RULE_LINE = re.compile(r"[-=_*~#•·. ]{3,}")
_ENDS = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
_OPEN_END = re.compile(
    r"(?:,|-|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|that|than|into|over|under|between|is|are|was|were|be|been"
    r"|has|have|had|will|would|its|their|his|her))$",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\s*\|\s*|\t+|\s{2,}")
_FIGURE = re.compile(r"[~<>≈±+−-]?\s?(?:[A-Z]{0,3}[$€£¥₹]\s?)?\d[\d.,'’]*\s?(?:%|[a-zA-Z/$]{1,8}(?:\s[a-z]{1,6})?)?")

_NARROW, _WIDE = 50, 100
_SLACK = 10
"""Text that was cut into lines for a terminal or an e-mail has lines between these widths."""


def read_prose(text: str) -> list[Piece]:
    """The paragraphs, list items and table rows of clean plain text (see characters.clean) in order."""
    lines = text.split("\n")
    width = _wrap_width(lines)
    pieces: list[Piece] = []
    gap = True
    for is_blank, group in groupby(lines, key=lambda line: not line.strip() or bool(_RULE_LINE.fullmatch(line.strip()))):
        if is_blank:
            gap = True
            continue
        for raw in _paragraphs(_with_signs(list(group)), width):
            pieces += _items(raw, gap)
            gap = False
    return _with_tables(pieces)


def without_sign(text: str) -> tuple[str, str]:
    """The bullet or number before a list item ("" for none), and the item itself."""
    match = _BULLET.match(text) or _NUMBER.match(text)
    return (match["sign"], match["rest"]) if match else ("", text)


def _with_signs(lines: list[str]) -> list[str]:
    """The lines with a sign that stands on a line of its own put before the next one."""
    joined: list[str] = []
    sign = ""
    for line in lines:
        if _LONE_SIGN.fullmatch(line.strip()):
            sign = line.rstrip() + " "
        else:
            joined.append(sign + line.lstrip() if sign else line)
            sign = ""
    return joined


def _wrap_width(lines: list[str]) -> int:
    """The width at which the lines were cut; 0 where a line is a paragraph.

    Lines were cut if nearly every line is followed by a word that would not have fitted any more.
    """
    widths = [len(line.rstrip()) for line in lines]
    width = max(widths, default=0)
    if not _NARROW <= width <= _WIDE:
        return 0
    cut = kept = 0
    for line, following in pairwise(lines):
        first = following.split(maxsplit=1)
        if not first or not line.strip() or _is_item(following):
            continue
        if len(line.rstrip()) + 1 + len(first[0]) > width - _SLACK:
            cut += 1
        else:
            kept += 1
    return width if cut >= 3 and cut >= 2 * kept else 0


def _is_item(line: str) -> bool:
    stripped = line.strip()
    return bool(_BULLET.match(stripped) or _NUMBER.match(stripped))


def _paragraphs(lines: list[str], width: int) -> list[str]:
    """Lines that no blank line parts, joined where one runs on into the next. Indents and runs of spaces stay."""
    joined: list[str] = []
    last = ""
    for line in lines:
        if joined and not _is_item(line) and _runs_on(last, line, width):
            joined[-1] = joined[-1].rstrip() + " " + line.strip()
        else:
            joined.append(line)
        last = line
    return joined


def _runs_on(line: str, following: str, width: int) -> bool:
    before, after = line.strip(), following.strip()
    if width:
        indented = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip()) and not _is_item(line)
        if after[0].islower() and not _ENDS.search(before):
            return not indented
        room = width - _SLACK if _ENDS.search(before) else 0.75 * width
        return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > room and not indented
    if len(before) < 40 or _ENDS.search(before) or _COLUMNS.search(before):
        return False
    if not after[0].islower() and not _OPEN_END.search(before):
        return False
    # A headline may end with any word; who wrote it is no part of it.
    return read_facts(after) is None and not names.is_names_only(after) and not names.is_byline(after)


def _items(raw: str, gap: bool) -> list[Piece]:
    indent = len(raw) - len(raw.lstrip())
    text = raw.strip()
    sign, rest = without_sign(text)
    kind = "bullet" if sign else ""
    return [Piece(rest if sign else text, kind, gap=gap, indent=indent, sign=sign)]


def _with_tables(pieces: list[Piece]) -> list[Piece]:
    """Runs of lines that fall into the same number of columns become table rows; in all others runs of spaces are squeezed later."""
    start = 0
    while start < len(pieces):
        columns = _columns(pieces[start])
        end = start + 1
        while columns and end < len(pieces) and len(_columns(pieces[end])) == len(columns) and not pieces[end].gap:
            end += 1
        rows = pieces[start:end]
        with_figures = [any(_FIGURE.fullmatch(cell) for cell in _columns(row)) for row in rows]
        if sum(with_figures) >= 2:
            for row, has_figure in zip(rows, with_figures, strict=True):
                kind = "table_row" if has_figure or row is not rows[0] else "table_header"
                row.text, row.kind, row.settled = squeeze(" | ".join(_columns(row))), kind, True
        start = end
    return pieces


def _columns(piece: Piece) -> list[str]:
    """The cells of a line that looks like the row of a table: short, and parted by bars, tabs or runs of spaces."""
    text = piece.text
    if piece.sign or len(text) > 300 or not ("|" in text or "\t" in text or "  " in text):
        return []
    cells = [squeeze(cell) for cell in _COLUMNS.split(text.strip("|").strip())]
    return cells if len(cells) >= 2 and all(len(cell) <= 80 for cell in cells) else []
