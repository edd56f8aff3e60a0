"""The parts of an article that are put before the encoder: only those with figures, each with the words around them.

A stretch begins with the day, the publisher and the title; then come the blocks of the body in a row, parted by `BREAK`. What is longer
than the model can read is cut into stretches that overlap, so that every figure has text on both sides.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from pipelines.reading.article import Article
from pipelines.reading.encoder.pieces import BEGIN, BREAK, Piece, cut_pieces, numbers
from pipelines.reading.weighing.plan import Plan

LONGEST = 512
"""How many pieces the model reads at once."""
_HEAD = 56
"""How many pieces of day, publisher and title at most."""
_BEFORE, _BEHIND = 96, 40
"""How many pieces stand before the first and behind the last figure of a stretch, where the article has them."""

Placed = TypeVar("Placed")
Place = tuple[int, int]
"""Code points [start, end) of the article's text."""
Sort = Literal["country", "acting", "body", "bloc", "goods"]
"""What a name stands for: a country; the country of a place or person; that of a body; a bloc; goods."""
SORTS: Mapping[Sort, int] = {"country": 0, "acting": 1, "body": 2, "bloc": 3, "goods": 4}
"""Their numbers for the model."""
_FIGURE = 1
_MARKS: Mapping[Sort, int] = {"country": 2, "goods": 3, "acting": 4, "body": 4, "bloc": 5}
_PAST, _PRESENT, _AHEAD = 6, 7, 8
MARKS = 9
"""Marks on pieces: of what they are part. 0 is of nothing, `_FIGURE` of a figure, the last three of a time that was over on the day of
publication, went on, or was to come; there are `MARKS`."""


class Name(NamedTuple):
    """A name in a stretch: its pieces [first, last), what it stands for, and the country or goods."""

    first: int
    last: int
    sort: Sort
    id: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the model reads at once: pieces and their marks, the names, and the figures it is asked about, by their place in the article."""

    numbers: list[int]
    marks: list[int]
    names: list[Name]
    figures: dict[Place, tuple[int, int]]
    """The pieces [first, last) of each figure."""


def stretches_of(article: Article, plans: Sequence[Plan], places: Sequence[Place], wanted: Set[Place]) -> list[Stretch]:
    """The stretches of `article` with those of the figures at `places` that are `wanted`, in order; `plans` are its sentences. Other
    figures are marked where they stand in a stretch."""
    known = numbers()
    head = " . ".join(filter(None, (str(article.published_on or ""), article.publisher, article.title)))
    lead = [known[BEGIN], *(piece.number for piece in cut_pieces(head)[:_HEAD]), known[BREAK]]
    pieces: list[Piece] = []
    for block in article.blocks:
        if block.is_body:
            pieces += cut_pieces(article.text[block.start : block.end], block.start)
            pieces.append(Piece(known[BREAK], block.end, block.end))
    found = _Found(pieces)
    figures = [(place, *found.pieces_at(*place)) for place in places]
    times = sorted((*found.pieces_at(*place), mark) for place, mark in _times(plans, article.published_on))
    names = sorted(Name(*found.pieces_at(*place), sort, name) for place, sort, name in _names(plans))
    asked = [figure for figure in figures if figure[0] in wanted]
    firsts, figure_firsts = [name.first for name in names], [first for _, first, _ in figures]
    time_firsts = [first for first, _, _ in times]
    room = LONGEST - len(lead)
    stretches = []
    waiting = 0
    while waiting < len(asked):
        begin = max(0, asked[waiting][1] - _BEFORE)
        done = next((k for k in range(waiting + 1, len(asked)) if asked[k][2] + _BEHIND > begin + room), len(asked))
        end = min(len(pieces), begin + room, asked[done - 1][2] + _BEHIND)
        shift = len(lead) - begin
        stretches.append(
            _stretch(
                [*lead, *(piece.number for piece in pieces[begin:end])],
                [Name(n.first + shift, n.last + shift, n.sort, n.id) for n in _within(names, firsts, begin, end) if n.last <= end],
                [(first + shift, last + shift, mark) for first, last, mark in _within(times, time_firsts, begin, end) if last <= end],
                [(first + shift, last + shift) for _, first, last in _within(figures, figure_firsts, begin, end) if last <= end],
                {place: (first + shift, last + shift) for place, first, last in asked[waiting:done]},
            )
        )
        waiting = done
    return stretches


def _within(found: Sequence[Placed], firsts: Sequence[int], begin: int, end: int) -> Sequence[Placed]:
    """What begins among the pieces [begin, end); `firsts` are where each of `found` begins, in order."""
    return found[bisect_left(firsts, begin) : bisect_left(firsts, end)]


def _stretch(
    pieces: list[int],
    names: list[Name],
    times: Sequence[tuple[int, int, int]],
    marked: Sequence[tuple[int, int]],
    asked: dict[Place, tuple[int, int]],
) -> Stretch:
    marks = [0] * len(pieces)
    for first, last, mark in times:
        marks[first:last] = [mark] * (last - first)
    for name in names:
        marks[name.first : name.last] = [_MARKS[name.sort]] * (name.last - name.first)
    for first, last in marked:
        marks[first:last] = [_FIGURE] * (last - first)
    return Stretch(pieces, marks, names, asked)


class _Found:
    """Finds the pieces at a place of the text."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def pieces_at(self, start: int, end: int) -> tuple[int, int]:
        """The pieces [first, last) in which the code points [start, end) stand; at least one."""
        pieces = self._pieces
        first = max(0, bisect_right(self._starts, start) - 1)
        while pieces[first].end <= start and first + 1 < len(pieces):
            first += 1
        last = first
        while last < len(pieces) and pieces[last].start < end:
            last += 1
        return first, max(last, first + 1)


def _times(plans: Sequence[Plan], published_on: date | None) -> list[tuple[Place, int]]:
    """The times of all sentences by their places, with their marks; none where the day of publication is not known."""
    if published_on is None:
        return []
    found = []
    for time in (time for plan in plans for _, _, time in plan.clause.dates):
        if time.date_start is not None and time.date_end is not None:
            mark = _PAST if time.date_end < published_on else _AHEAD if time.date_start > published_on else _PRESENT
            found.append(((time.start, time.end), mark))
    return found


def _names(plans: Sequence[Plan]) -> list[tuple[Place, Sort, str]]:
    """The names of all sentences by their places: countries, goods, and places, people and bodies by their countries."""
    found: list[tuple[Place, Sort, str]] = []
    for plan in plans:
        clause = plan.clause
        for group in clause.countries:
            found += [(clause.place(m.first, m.last), "country", m.id) for m in group.members]
        for group in clause.products:
            found += [(clause.place(m.first, m.last), "goods", m.id) for m in group.members]
        for m, land in plan.lands:
            found.append((clause.place(m.first, m.last), "body" if m.type == "ORG" else "acting", land))
        for m, _ in plan.blocs:
            found.append((clause.place(m.first, m.last), "bloc", m.id))
    return found
