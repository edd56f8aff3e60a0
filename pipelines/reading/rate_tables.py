"""Rates in tables: what a cell means stands in its row's label, its column's header and the caption.

A table is a run of blocks of the kinds table_caption, table_header and table_row; cells are parted by ' | '. Whether a figure in a cell is
a duty, and whose, is judged in `weighing`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.reading.article import DateMention
from pipelines.reading.clause import Clause, Mentioned
from pipelines.reading.figures import Figure
from pipelines.reading.numbers import number_at
from pipelines.reading.rate_words import OTHER_TAXES, TARIFF_ADJECTIVES, TARIFF_NOUNS

TABLE_KINDS = frozenset({"table_caption", "table_header", "table_row"})
_PERCENT = re.compile(r"%|\bper\s?cent\b|\bpct\b", re.IGNORECASE)


@dataclass(slots=True)
class Cell:
    """One cell of a row: its tokens [first, last) and its text."""

    first: int
    last: int
    text: str


@dataclass
class RateTable:
    """A table that states duties: captions and headers as clauses, the rows' labels, and what its columns are."""

    captions: list[Clause]
    header: Clause | None
    header_cells: list[Cell]
    leading: list[list[str]]
    """The countries that the label of each row names."""
    signs: list[str] = field(default_factory=list)
    """What speaks for or against its figures being duties."""

    def labels_levy(self, default_imposer: str | None) -> bool:
        """Whether the row labels name who levies the duty, not whose goods pay it."""
        return default_imposer is not None and any(default_imposer in ids for ids in self.leading)


def cells_of(clause: Clause) -> list[Cell]:
    """The cells of a table row by token position."""
    cells: list[Cell] = []
    start = 0
    for i, word in enumerate([*clause.words, "|"]):
        if word == "|":
            low, high = clause.place(start, i) if i > start else (0, 0)
            text = clause.sentence.text[low - clause.sentence.start : high - clause.sentence.start] if i > start else ""
            cells.append(Cell(start, i, text))
            start = i + 1
    return cells


def find_tables(clauses: Sequence[Clause]) -> dict[int, RateTable]:
    """Row sentences of tables: sentence number -> its table."""
    found: dict[int, RateTable] = {}
    run: list[Clause] = []
    before: Clause | None = None
    for i, clause in enumerate([*clauses, None]):
        if clause is not None and clause.sentence.block_kind in TABLE_KINDS:
            run.append(clause)
            continue
        if run:
            table = _table(run, before, _notes(clauses[i : i + 3]))
            found.update({c.sentence.no: table for c in run if c.sentence.block_kind == "table_row"})
            run = []
        before = clause
    return found


def _table(run: Sequence[Clause], before: Clause | None, notes: Sequence[Clause]) -> RateTable:
    """The table of one run of blocks; the sentences around it may name its unit."""
    captions = [c for c in run if c.sentence.block_kind == "table_caption"]
    headers = [c for c in run if c.sentence.block_kind == "table_header"]
    rows = [c for c in run if c.sentence.block_kind == "table_row"]
    around = [w for c in [*captions, *headers, *([before] if before else [])] for w in c.words]
    labels = [w for c in rows for w in c.span(0, cells_of(c)[0].last)]
    signs = ["a duty is named" if any(w in TARIFF_NOUNS or w in TARIFF_ADJECTIVES for w in around + labels) else "no duty is named"]
    if any(len(p) == 1 and p[0] in around + labels for p in OTHER_TAXES):
        signs.append("another tax is named")
    has_unit = any(_PERCENT.search(c.sentence.text) for c in [*run, *([before] if before else []), *notes])
    signs.append("in percent" if has_unit else "no unit")
    header = headers[-1] if headers else None
    return RateTable(captions, header, cells_of(header) if header else [], [_label_countries(c) for c in rows], signs)


_AFTER_RATE = frozenset({",", ";", "(", "*", "[", "at", "from", "since", "until", "till", "as", "plus", "max", "maximum"})
"""Words that may follow the rate in its cell: `15, from August`, `15 at most`."""
_NOTES = frozenset({"source", "sources", "note", "notes", "*", "figures"})


def _notes(after: Sequence[Clause]) -> list[Clause]:
    """The sentences of the block under a table where it is a note on it: `Source: customs. Percent ad valorem.`"""
    block = [c for c in after if c.sentence.block_no == after[0].sentence.block_no]
    return block if block and block[0].word(0) in _NOTES else []


def _label_countries(row: Clause) -> list[str]:
    label = cells_of(row)[0]
    return [m.id for m in row.mentions if m.type == "COUNTRY" and label.first <= m.first < label.last]


def cell_figures(row: Clause) -> list[tuple[Figure, int]]:
    """The figures of a row that may be rates, and the column of each: numbers alone in their cell or among words (`0 to 35`, `25 before
    that`), sums of such (`10 + 40`), zeros in words (`free`); in the row's label what has a percent sign."""
    found = []
    for column, cell in enumerate(cells_of(row)):
        units = _SURE_UNITS if not column else _UNITS if cell.last - cell.first > 1 else _UNITS | {"free"}
        within = [f for f in row.figures if cell.first <= f.first and f.last <= cell.last and f.unit in units]
        told = [f for f in within if f.unit != "bare" or not _counts(row, f, cell)]
        terms = _leading_numbers(row, cell) if column else []
        alone = [t for t in terms if not any(f.first <= t.first < f.last for f in told)]
        said = [Figure(f.first, f.last, f.value, f.max_value, "cell") for f in told if column or f.unit == "percent"]
        found += [(figure, column) for figure in sorted([*alone, *said], key=lambda f: f.first)]
    return found


_SURE_UNITS = frozenset({"percent", "points", "zero", "nil", "nothing"})
"""Units of figures that are read in a cell as in a sentence."""
_UNITS = _SURE_UNITS | {"bare"}
_AFTER_BARE = _AFTER_RATE | frozenset(
    (
        "before after in within inside outside beyond above over below under for on to by if when where then now today later and or "
        "but with each"
    ).split()
)
"""Words that may follow a number without a unit that is a rate: `25 before that`, `10 in quota`."""


def _counts(row: Clause, figure: Figure, cell: Cell) -> bool:
    """Whether a number without a unit in a cell counts what is named behind it: `25 ships`."""
    behind = row.word(figure.last) if figure.last < cell.last else ""
    return behind.isalpha() and behind not in _AFTER_BARE


def _leading_numbers(row: Clause, cell: Cell) -> list[Figure]:
    """The number with which a cell begins, or the numbers of its sum; none where more follows that makes them something else."""
    terms: list[Figure] = []
    at = cell.first
    while at < cell.last and (parsed := number_at(row.columns, at)) is not None:
        value, after = parsed
        if value > 1000 and row.word(after) != "%":
            break
        end = after + 1 if row.word(after) == "%" and after < cell.last else after
        dash = row.word(end) in ("-", "–") and end + 1 < cell.last
        upper = number_at(row.columns, end + 1) if dash else None
        if upper and upper[1] == cell.last and value < upper[0] <= 1000:
            return [Figure(at, cell.last, value, upper[0], "cell")]
        terms.append(Figure(at, end, value, None, "cell"))
        at = end + 1 if row.word(end) == "+" and end < cell.last else end
        if at == end:
            break
    rest = row.span(at, cell.last)
    is_rate = not rest or rest[0] in _AFTER_RATE or _PERCENT.fullmatch(" ".join(rest)) or "%" in row.span(cell.first, at)
    return terms if is_rate else []


def label_of(row: Clause) -> list[Mentioned]:
    """What the row's label names."""
    label = cells_of(row)[0]
    return [m for m in row.mentions if label.first <= m.first < label.last]


def column_words(table: RateTable, column: int) -> list[str]:
    """Lower-case words of a column's header."""
    if table.header is None or column >= len(table.header_cells):
        return []
    cell = table.header_cells[column]
    return table.header.span(cell.first, cell.last)


def column_mentions(table: RateTable, column: int) -> list[Mentioned]:
    """What a column's header names."""
    if table.header is None or column >= len(table.header_cells):
        return []
    cell = table.header_cells[column]
    return [m for m in table.header.mentions if cell.first <= m.first < cell.last]


def column_date(table: RateTable, column: int) -> DateMention | None:
    """The date a column's header names."""
    if table.header is None or column >= len(table.header_cells):
        return None
    cell = table.header_cells[column]
    return next((d for first, _, d in table.header.dates if cell.first <= first < cell.last and d.type == "DATE"), None)
