"""One rate to be judged: its figure in its sentence, the article around it, and what was decided on the rates before it.

Here are the facts of the case, looked up once and shared by all questions. What they speak for is said in the rooms of the questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pipelines.reading.article import DateMention
from pipelines.reading.background import Background
from pipelines.reading.clause import Group, Mentioned
from pipelines.reading.figures import Figure
from pipelines.reading.measures import known_state, levied
from pipelines.reading.rate_cues import Cue
from pipelines.reading.setting import Setting
from pipelines.reading.verbs import Tense, tense_of
from pipelines.reading.vocabulary import MeasureState
from pipelines.reading.weighing.plan import Plan, listed_run
from pipelines.reading.weighing.record import Record, Told


class Standing(NamedTuple):
    """How a list of countries or goods stands to the figure, by name; the first names tell side and distance."""

    places: list[str]
    told_apart: list[str]
    """Those of `places` that tell the members of one list apart."""


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

    plans: Sequence[Plan]
    """The sentences of the article."""
    plan: Plan
    """The sentence of the figure."""
    figure: Figure
    rates: Sequence[Figure]
    stretch: tuple[int, int]
    setting: Setting
    ground: Background
    told: Record
    as_of: date | None
    """The last day on which the article may have appeared."""
    cell: Cell | None = None
    standings: dict[tuple[int, int, int], Standing] = field(default_factory=dict)
    """What is known of the place of lists in the sentence, by their tokens and size; see `place.standing`."""

    def __post_init__(self) -> None:
        self.clause = self.plan.clause
        words = self.clause.words
        self.word_before = words[self.figure.first - 1] if self.figure.first else "^"
        self.word_behind = words[self.figure.last] if self.figure.last < len(words) else "$"
        self.at = self.rates.index(self.figure)
        """The place of the figure among `rates`."""
        self.last = self.told.last
        """The rate before, wherever it stands."""
        no = self.clause.sentence.no
        self.before = self.last if self.last is not None and self.last.sentence_no == no else None
        """The rate before in the same sentence."""

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
    def above(self) -> Told | None:
        """The last rate of an earlier sentence of the paragraph (in a table: of the same column)."""
        block, no = self.clause.sentence.block_no, self.clause.sentence.no
        for one in reversed(self.told.rates):
            if self.cell is not None:
                if one.column == self.cell.column and one.sentence_no < no:
                    return one if no - one.sentence_no <= 2 else None
            elif one.sentence_no < no:
                return one if one.block_no == block else None
        return None

    @property
    def same(self) -> Told | None:
        """The last rate before of the same value."""
        return self.told.of_value.get((self.figure.value, self.figure.max_value))

    # --- the sentences around ---

    @cached_property
    def preceding(self) -> Plan | None:
        """The sentence before, whatever its paragraph."""
        no = self.clause.sentence.no
        return self.plans[no - 1] if 0 < no <= len(self.plans) else None

    @cached_property
    def previous(self) -> Plan | None:
        """The sentence before, where it is of the same paragraph."""
        before = self.preceding
        return before if before is not None and before.clause.sentence.block_no == self.clause.sentence.block_no else None

    @property
    def following(self) -> Plan | None:
        """The sentence behind, whatever its paragraph."""
        no = self.clause.sentence.no
        return self.plans[no + 1] if no + 1 < len(self.plans) else None

    @cached_property
    def heads(self) -> list[Plan]:
        """Headline and standfirst; the first sentence where there are none."""
        return [p for p in self.plans[:4] if p.clause.sentence.block_kind in ("headline", "standfirst")] or list(self.plans[:1])

    def cell_parts(self) -> Iterator[tuple[str, list[Mentioned]]]:
        """What the row's label, the column's header and the caption name; nothing in running text."""
        if self.cell is not None:
            yield from (("label", self.cell.label), ("header", self.cell.header), ("caption", self.cell.caption))

    # --- what the sentence says ---

    @property
    def roles(self) -> list[tuple[Group, str, int]]:
        """The lists of countries of the sentence with their roles and how strongly these are marked; see `roles.role`."""
        return self.plan.roles

    @cached_property
    def run(self) -> tuple[int, int]:
        """The place of the figure in the bare list of rates it stands in, and how many that has; see `plan.listed_run`."""
        return listed_run(self.clause, self.figure, self.rates)

    @cached_property
    def published(self) -> Sequence[tuple[str, str, float]]:
        """(imposer, target, fit): who publicly levied such a rate on whom, among the countries the article names; see `measures.levied`."""
        goods = self.plan.goods or self.setting.topic or self.setting.default_products
        return levied(self.figure.value, self.setting.named, goods, self.as_of)

    def known(self, imposer: str | None, targets: tuple[str, ...], products: tuple[str, ...]) -> MeasureState | None:
        """The published tariff of this rate between these parties on these goods; see `measures.known_state`."""
        return known_state(imposer, targets, products, self.figure.value, self.as_of)

    @cached_property
    def measure_cues(self) -> list[Cue]:
        """Words that tell the kind of a tariff, nearest first."""
        return self._by_distance(self.plan.measure_cues)

    @cached_property
    def status_cues(self) -> list[Cue]:
        """Words that tell the state of a tariff, nearest first."""
        return self._by_distance(self.plan.status_cues)

    def _by_distance(self, cues: Sequence[Cue]) -> list[Cue]:
        first, last = self.figure.first, self.figure.last
        found = []
        for cue in cues:
            distance = first - cue.at - cue.words.count(" ") - 1 if cue.at < first else cue.at - last + 1
            found.append(Cue(cue.group, max(0, distance), cue.words, cue.at))
        found.sort(key=lambda cue: cue.distance)
        return found

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
