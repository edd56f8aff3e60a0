"""Which figures of an article state a duty: each is put before the judge, sentence by sentence and cell by cell. Of what kind the duties
are, and on whom, is read in `rates`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.reading.article import PassedFigure
from pipelines.reading.clause import Clause
from pipelines.reading.duty import cooled, density_of, floor_of, plain_values, rates_of, resolved
from pipelines.reading.encoder.impression import Impression
from pipelines.reading.figures import Figure
from pipelines.reading.passed import is_percentage, passed_figure, reason_of, reason_of_cell
from pipelines.reading.rate_tables import TABLE_KINDS, RateTable, cell_figures, cells_of, column_words
from pipelines.reading.weighing.choice import Choice, Judge, Option
from pipelines.reading.weighing.duty import cell_options, duty_options
from pipelines.reading.weighing.opinion import heard

Place = tuple[int, int]
"""Code points [start, end) of the article's text."""


@dataclass(slots=True)
class Stated:
    """The duties that one sentence states, in order; in the row of a table with the column of each."""

    rates: list[Figure]
    columns: list[int] = field(default_factory=list)


def figures_weighed(clauses: Sequence[Clause], tables: Mapping[int, RateTable]) -> list[Place]:
    """The places of all figures that may state a duty, in order; `tables` are those of the article by the number of the sentence."""
    places = []
    for clause in clauses:
        kind = clause.sentence.block_kind
        if kind not in TABLE_KINDS or kind == "table_caption":
            figures = clause.figures
        elif clause.sentence.no in tables:
            figures = [figure for figure, _ in cell_figures(clause)]
        else:
            figures = [figure for figure in clause.figures if figure.unit == "percent"] if kind == "table_header" else []
        places += [clause.place(figure.first, figure.last) for figure in figures]
    return places


_SURE = 0.93
"""How likely a duty must be, by the named evidence alone, to stand against the encoder: that has seen fewer plain texts than hard ones."""
_CALLED_SURE = 0.5
"""The same where the text itself calls the percentage a duty. Of 560 such in the lessons four state none, one of them an export duty."""
_DUTIES = frozenset({"tariff", "tariffs", "duty", "duties"})
_OF_DUTIES = frozenset(
    "import customs additional extra basic special punitive reciprocal retaliatory countervailing safeguard global baseline new - ad"
    " valorem anti dumping antidumping".split()
)
"""What may stand between a percentage and what it is called: `1% customs duty`, `a 5 percent anti-dumping duty`."""


class Weighing:
    """The figures of one article weighed by `judge`: whether each is a `duty` by the named evidence and the encoder's opinion; and where
    there is no opinion, or against it, what `chance` there is by the named evidence alone."""

    def __init__(self, clauses: Sequence[Clause], tables: Mapping[int, RateTable], judge: Judge) -> None:
        self._clauses, self._tables, self._judge = clauses, tables, judge
        self._impressions: Mapping[Place, Impression] = {}
        self._floor = floor_of(clauses)
        self._known = plain_values(clauses, self._floor)
        self._density = density_of(clauses)
        self.chances: dict[Place, float] = {}
        """How likely each figure is to state a duty, of those that were weighed."""
        self.passed: list[PassedFigure] = []
        """The percentages that state none."""

    def weigh(self, impressions: Mapping[Place, Impression]) -> dict[int, Stated]:
        """The duties of the article by the number of their sentence; sentences that state none are left out. `impressions` are what an
        encoder thinks of some of the figures."""
        self._impressions, self.chances, self.passed = impressions, {}, []
        heat = self._floor
        stated: dict[int, Stated] = {}
        for clause in self._clauses:
            no, kind = clause.sentence.no, clause.sentence.block_kind
            if kind in TABLE_KINDS and kind != "table_caption":
                here = self._weigh_cells(clause, heat)
            else:
                here = Stated(self._duties(clause, heat) if clause.figures else [])
                heat = cooled(clause, heat, bool(here.rates), self._floor)
            if here.rates:
                stated[no] = here
        return stated

    def _duties(self, clause: Clause, heat: int) -> list[Figure]:
        """The figures of one sentence that state a customs duty."""
        plain = rates_of(clause, heat, self._known)
        found: list[Figure] = []
        for at, figure in enumerate(clause.figures):
            options = duty_options(clause, at, plain, heat, self._known, self._density, found[-1] if found else None)
            needed = _CALLED_SURE if _is_called_duty(clause, figure) else _SURE
            choice = self._choose(clause.place(figure.first, figure.last), options, needed)
            if choice.value:
                found.append(figure)
            elif is_percentage(clause, figure):
                reason = reason_of(clause, figure, heat, self._known, plain, self.passed[-1] if self.passed else None)
                self.passed.append(passed_figure(clause, figure, reason, 1 - choice.score))
        return resolved(clause, found)

    def _choose(self, place: Place, options: list[Option[bool]], needed: float = _SURE) -> Choice[bool]:
        impression = self._impressions.get(place)
        if impression is None:
            choice = self._judge.choose("chance", place, options)
        else:
            choice = self._judge.choose("duty", place, heard(impression, options, Impression.of_duty))
            if not choice.value:
                alone = self._judge.choose("chance", place, options)
                choice = alone if alone.value and alone.score >= needed else choice
        self.chances[place] = choice.score if choice.value else 1 - choice.score
        return choice

    def _weigh_cells(self, clause: Clause, heat: int) -> Stated:
        """The duties of a table's row or header; its other percentages are noted."""
        table = self._tables.get(clause.sentence.no)
        stated = Stated([])
        doubted: dict[int, float] = {}
        if table is not None:
            for figure, column in cell_figures(clause):
                place = clause.place(figure.first, figure.last)
                choice = self._choose(place, cell_options(clause, figure, table, column, self._density))
                if choice.value:
                    stated.rates.append(figure)
                    stated.columns.append(column)
                else:
                    doubted[figure.first] = 1 - choice.score
        elif clause.sentence.block_kind == "table_header":
            stated.rates += [f for f in rates_of(clause, heat, self._known) if f.unit == "percent"]
        else:
            return stated
        self._pass_cells(clause, stated.rates, doubted, table)
        return stated

    def _pass_cells(self, row: Clause, read: Sequence[Figure], doubted: Mapping[int, float], table: RateTable | None) -> None:
        """Note the percentages of a table's row or header of which nothing was read as a rate; `doubted` holds, by first token, the
        probabilities of those that were weighed."""
        cells = cells_of(row)
        for figure in row.figures:
            if is_percentage(row, figure) and not any(f.first < figure.last and figure.first < f.last for f in read):
                column = sum(cell.last <= figure.first for cell in cells)
                header = column_words(table, column) if table else []
                self.passed.append(passed_figure(row, figure, reason_of_cell(header), doubted.get(figure.first)))


def _is_called_duty(clause: Clause, figure: Figure) -> bool:
    """Whether a percentage is called a customs duty by the words right behind it."""
    at = figure.last
    while clause.word(at) in _OF_DUTIES and at < figure.last + 4:
        at += 1
    return figure.unit == "percent" and clause.word(at) in _DUTIES
