"""One rate to be judged: its figure in its sentence, the article around it, and what was decided on the rates before it.

Here are the facts of the case, looked up once and shared by all questions. What they speak for is said in the rooms of the questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pipelines.reading.article import DateMention
from pipelines.reading.background import Background
from pipelines.reading.clause import Clause, Group, Mentioned
from pipelines.reading.figures import Figure
from pipelines.reading.measures import known_state, levied
from pipelines.reading.rate_cues import MEASURES, STATUSES, Cue, find_cues
from pipelines.reading.roles import role
from pipelines.reading.setting import Setting
from pipelines.reading.verbs import Tense, tense_of
from pipelines.reading.vocabulary import MeasureState


@dataclass(frozen=True, slots=True)
class Told:
    """What was decided on one rate."""

    sentence_no: int
    block_no: int
    figure: Figure
    column: int
    imposer: str | None
    targets: tuple[str, ...]
    products: tuple[str, ...]
    measure: str
    status: str
    basis: str
    sureness: str = "sure"
    """How sure its parties are: sure, likely or doubtful."""


@dataclass
class Cell:
    """Where a rate stands in a table: what its row's label, its column's header and the caption name and say."""

    column: int
    label: list[Mentioned] = field(default_factory=list)
    header: list[Mentioned] = field(default_factory=list)
    caption: list[Mentioned] = field(default_factory=list)
    header_words: list[str] = field(default_factory=list)
    caption_words: list[str] = field(default_factory=list)
    dates: list[tuple[str, DateMention]] = field(default_factory=list)
    """Dates of the column's header and of the caption, with which of the two."""
    labels_levy: bool = False


@dataclass
class Case:
    """One rate to be judged. `rates` are the duties of its sentence in order, `stretch` the tokens [first, last) that belong to this one.

    A case is asked about before anything is added to `told`: what is looked up here holds until the ruling.
    """

    clauses: Sequence[Clause]
    clause: Clause
    figure: Figure
    rates: Sequence[Figure]
    stretch: tuple[int, int]
    setting: Setting
    ground: Background
    told: Sequence[Told]
    as_of: date | None
    """The last day on which the article may have appeared."""
    cell: Cell | None = None
    standings: dict[tuple[int, int, int], list[str]] = field(default_factory=dict)
    """What is known of the place of lists in the sentence, by their tokens and size; see `place.standing`."""
    states: dict[tuple[str | None, tuple[str, ...], tuple[str, ...]], MeasureState | None] = field(default_factory=dict)
    """What is publicly known by parties asked about; see `known`."""

    @property
    def place(self) -> tuple[int, int]:
        """The code points of the article's text at which the figure stands."""
        return self.clause.place(self.figure.first, self.figure.last)

    def is_inside(self, token: int) -> bool:
        """Whether a token of the sentence belongs to this rate."""
        return self.stretch[0] <= token < self.stretch[1]

    def gap(self, first: int, last: int) -> tuple[str, int, int]:
        """The side of the figure on which the tokens [first, last) stand (`b`efore or `a`fter), and the tokens [low, high) in between."""
        return ("b", last, self.figure.first) if last <= self.figure.first else ("a", self.figure.last, first)

    # --- the rates before ---

    @cached_property
    def before(self) -> Told | None:
        """The rate before in the same sentence."""
        return self.told[-1] if self.told and self.told[-1].sentence_no == self.clause.sentence.no else None

    @cached_property
    def above(self) -> Told | None:
        """The last rate of an earlier sentence of the paragraph (in a table: of the same column)."""
        block, no = self.clause.sentence.block_no, self.clause.sentence.no
        for one in reversed(self.told):
            if self.cell is not None:
                if one.column == self.cell.column and one.sentence_no < no:
                    return one if no - one.sentence_no <= 2 else None
            elif one.sentence_no < no:
                return one if one.block_no == block else None
        return None

    @cached_property
    def same(self) -> Told | None:
        """The last rate before of the same value."""
        return next(
            (t for t in reversed(self.told) if t.figure.value == self.figure.value and t.figure.max_value == self.figure.max_value), None
        )

    @property
    def last(self) -> Told | None:
        """The rate before, wherever it stands."""
        return self.told[-1] if self.told else None

    # --- the sentences around ---

    @cached_property
    def preceding(self) -> Clause | None:
        """The sentence before, whatever its paragraph."""
        no = self.clause.sentence.no
        return self.clauses[no - 1] if 0 < no <= len(self.clauses) else None

    @cached_property
    def previous(self) -> Clause | None:
        """The sentence before, where it is of the same paragraph."""
        before = self.preceding
        return before if before is not None and before.sentence.block_no == self.clause.sentence.block_no else None

    @cached_property
    def following(self) -> Clause | None:
        """The sentence behind, whatever its paragraph."""
        no = self.clause.sentence.no
        return self.clauses[no + 1] if no + 1 < len(self.clauses) else None

    @cached_property
    def heads(self) -> list[Clause]:
        """Headline and standfirst; the first sentence where there are none."""
        return [c for c in self.clauses[:4] if c.sentence.block_kind in ("headline", "standfirst")] or list(self.clauses[:1])

    def cell_parts(self) -> Iterator[tuple[str, list[Mentioned]]]:
        """What the row's label, the column's header and the caption name; nothing in running text."""
        if self.cell is not None:
            yield from (("label", self.cell.label), ("header", self.cell.header), ("caption", self.cell.caption))

    # --- what the sentence says ---

    @cached_property
    def roles(self) -> list[tuple[Group, str, int]]:
        """The lists of countries of the sentence with their roles and how strongly these are marked; see `roles.role`."""
        return [(group, *role(self.clause, group)) for group in self.clause.countries]

    @cached_property
    def countries_here(self) -> frozenset[str]:
        """The countries that the sentence names."""
        return frozenset(i for g in self.clause.countries for i in g.ids)

    @cached_property
    def goods_here(self) -> frozenset[str]:
        """The goods that the sentence names."""
        return frozenset(i for g in self.clause.products for i in g.ids)

    @cached_property
    def published(self) -> list[tuple[str, str, float]]:
        """(imposer, target, fit): who publicly levied such a rate on whom, among the countries the article names; see `measures.levied`."""
        goods = self.goods_here or set(self.setting.topic or self.setting.default_products)
        return levied(self.figure.value, self.setting.named, goods, self.as_of)

    def known(self, imposer: str | None, targets: tuple[str, ...], products: tuple[str, ...]) -> MeasureState | None:
        """The published tariff of this rate between these parties on these goods; see `measures.known_state`."""
        parties = (imposer, targets, products)
        if parties not in self.states:
            self.states[parties] = known_state(imposer, targets, products, self.figure.value, self.as_of)
        return self.states[parties]

    @cached_property
    def measure_cues(self) -> list[Cue]:
        """Words that tell the kind of a tariff, nearest first."""
        return find_cues(self.clause.words, MEASURES, self.figure.first, self.figure.last)

    @cached_property
    def status_cues(self) -> list[Cue]:
        """Words that tell the state of a tariff, nearest first."""
        return find_cues(self.clause.words, STATUSES, self.figure.first, self.figure.last)

    @cached_property
    def tense(self) -> tuple[Tense, str, int]:
        """The tense of the verb that governs the figure, the verb, and how many tokens lie between; see `verbs.tense_of`."""
        return tense_of(self.clause, self.figure, *self.stretch)

    @cached_property
    def words_near(self) -> list[str]:
        """The words around the figure, by side and distance: `b0 at`, `a1 cars`."""
        words, first, last = self.clause.words, self.figure.first, self.figure.last
        found = [f"{'b0' if first - 1 - k <= 1 else 'b1'} {words[k]}" for k in range(max(0, first - 7), first)]
        return found + [f"{'a0' if k - last <= 1 else 'a1'} {words[k]}" for k in range(last, min(len(words), last + 6))]

    @cached_property
    def kinds_near(self) -> list[str]:
        """The kinds of tariff that the sentence names, with how near: `cue mfn 0`."""
        best: dict[str, int] = {}
        for cue in self.measure_cues:
            best.setdefault(cue.kind, min(2, cue.distance // 4))
        return [f"cue {kind} {near}" for kind, near in best.items()]
