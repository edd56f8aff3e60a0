"""One rate to be judged: its figure in its sentence, the article around it, and what was decided on the rates before it.

Here are the facts of the case, looked up once and shared by all questions. What they speak for is said in the rooms of the questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from pipelines.reading.article import DateMention
from pipelines.reading.background import Background
from pipelines.reading.clause import Group, Mentioned
from pipelines.reading.encoder.impression import Impression
from pipelines.reading.figures import Figure
from pipelines.reading.measures import known_state, levied
from pipelines.reading.rate_cues import Cue
from pipelines.reading.setting import Setting
from pipelines.reading.verbs import tense_of
from pipelines.reading.vocabulary import MeasureState
from pipelines.reading.weighing.evidence import Evidence
from pipelines.reading.weighing.phrase import LAYING, Phrase, joined_at, phrase_of
from pipelines.reading.weighing.plan import Plan, listed_run
from pipelines.reading.weighing.record import Record, Told

_FAR_BACK = 5
"""How many sentences back what is spoken of may have been named."""


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


class Case:
    """One rate to be judged, with what all questions ask about. `rates` are the duties of its sentence in order, `stretch` the tokens
    [first, last) that belong to this one.

    A case is asked about before anything is added to `told`: what is looked up here holds until the ruling.
    """

    def __init__(
        self,
        plans: Sequence[Plan],
        plan: Plan,
        figure: Figure,
        rates: Sequence[Figure],
        stretch: tuple[int, int],
        setting: Setting,
        ground: Background,
        told: Record,
        as_of: date | None,
        cell: Cell | None = None,
        impression: Impression | None = None,
    ) -> None:
        self.plans, self.plan = plans, plan
        """The sentences of the article, and that of the figure."""
        self.clause, self.figure, self.rates, self.stretch = plan.clause, figure, rates, stretch
        self.setting, self.ground, self.told, self.cell = setting, ground, told, cell
        self.impression = impression
        """What the encoder thinks of the rate, where one was asked."""
        self.as_of = as_of
        """The last day on which the article may have appeared."""
        self.standings: dict[tuple[int, int, int], Standing] = {}
        """What is known of the place of lists in the sentence, by their tokens and size; see `place.standing`."""
        self.at = rates.index(figure)
        """The place of the figure among `rates`."""
        words, sentence = plan.clause.words, plan.clause.sentence
        first, last = figure.first, figure.last
        self.place = plan.clause.place(first, last)
        """The code points of the article's text at which the figure stands."""
        self.word_before = words[first - 1] if first else "^"
        self.word_behind = words[last] if last < len(words) else "$"

        self.last = told.last
        """The rate before, wherever it stands."""
        self.before = self.last if self.last is not None and self.last.sentence_no == sentence.no else None
        """The rate before in the same sentence."""
        self.above = self._above()
        """The last rate of an earlier sentence of the paragraph (in a table: of the same column)."""
        self.same = told.of_value.get((figure.value, figure.max_value))
        """The last rate before of the same value."""

        self.preceding = plans[sentence.no - 1] if 0 < sentence.no <= len(plans) else None
        """The sentence before, whatever its paragraph."""
        is_one_paragraph = self.preceding is not None and self.preceding.clause.sentence.block_no == sentence.block_no
        self.previous = self.preceding if is_one_paragraph else None
        """The sentence before, where it is of the same paragraph."""
        self.following = plans[sentence.no + 1] if sentence.no + 1 < len(plans) else None
        """The sentence behind, whatever its paragraph."""
        self.heads = [p for p in plans[:4] if p.clause.sentence.block_kind in ("headline", "standfirst")] or list(plans[:1])
        """Headline and standfirst; the first sentence where there are none."""

        self.roles = plan.roles
        """The lists of countries of the sentence with their roles and how strongly these are marked; see `roles.role`."""
        self.measure_cues = self._by_distance(plan.measure_cues)
        """Words that tell the kind of a tariff, nearest first."""
        self.status_cues = self._by_distance(plan.status_cues)
        """Words that tell the state of a tariff, nearest first."""
        self.tense = tense_of(plan.clause, figure, *stretch)
        """The tense of the verb that governs the figure, the verb, and how many tokens lie between; see `verbs.tense_of`."""
        before, behind = words[max(0, first - 7) : first], words[last : last + 6]
        self.words_near = [
            *(f"b1 {word}" for word in before[:-2]),
            *(f"b0 {word}" for word in before[-2:]),
            *(f"a0 {word}" for word in behind[:2]),
            *(f"a1 {word}" for word in behind[2:]),
        ]
        """The words around the figure, by side and distance: `b0 at`, `a1 cars`."""
        self.words_as_before = Evidence(("last ", self.words_near), ("last head ", (plan.clause.word(0),)))
        """What words say for the parties and the goods of the rate before: those that go on or turn."""
        kinds: dict[str, int] = {}
        for cue in self.measure_cues:
            kinds.setdefault(cue.kind, min(2, cue.distance // 4))
        self.kinds_near = [f"cue {kind} {near}" for kind, near in kinds.items()]
        """The kinds of tariff that the sentence names, with how near: `cue mfn 0`."""
        goods = plan.goods or setting.topic or setting.default_products
        self.published = levied(figure.value, setting.named, goods, as_of)
        """(imposer, target, fit): who publicly levied such a rate on whom, among the countries the article names; see `measures.levied`."""

    def is_inside(self, token: int) -> bool:
        """Whether a token of the sentence belongs to this rate."""
        return self.stretch[0] <= token < self.stretch[1]

    def gap(self, first: int, last: int) -> tuple[str, int, int]:
        """The side of the figure on which the tokens [first, last) stand (`b`efore or `a`fter), and the tokens [low, high) in between."""
        return ("b", last, self.figure.first) if last <= self.figure.first else ("a", self.figure.last, first)

    def cell_parts(self) -> Iterator[tuple[str, list[Mentioned]]]:
        """What the row's label, the column's header and the caption name; nothing in running text."""
        if self.cell is not None:
            yield from (("label", self.cell.label), ("header", self.cell.header), ("caption", self.cell.caption))

    @property
    def lead_in(self) -> tuple[str, Plan] | None:
        """The sentence that leads to what the figure stands in, and how: as a `lead-in` to a list or table, or as a `question`."""
        found = self.ground.leads.get(self.clause.sentence.no)
        return None if found is None else (found[0], self.plans[found[1]])

    @cached_property
    def phrase(self) -> Phrase:
        """The phrase the figure stands in: what its duty is called and laid on; see `phrase`."""
        return phrase_of(self.plan, self.figure, self.rates)

    def farther_back(self) -> Iterator[tuple[str, Plan]]:
        """The sentences before the one before, with how far back they stand and whether in this paragraph, nearest first."""
        no, block = self.clause.sentence.no, self.clause.sentence.block_no
        for gone in range(2, _FAR_BACK + 1):
            if gone > no:
                return
            plan = self.plans[no - gone]
            yield f"{min(gone, 4)} {'here' if plan.clause.sentence.block_no == block else 'above'}", plan

    @cached_property
    def joined_at(self) -> int:
        """The token of the conjunction that joins this duty to the one before as another of its kind, -1 where none does; see `phrase`."""
        return joined_at(self.plan, self.figure, self.rates)

    def is_of_another(self, group: Group) -> bool:
        """Whether a list before the figure is what the rate before is laid on: the cars of `25% on cars and a 10% baseline tariff`."""
        if self.joined_at < 0 or not self.rates[self.at - 1].last <= group.first < self.joined_at:
            return False
        return not LAYING.isdisjoint(self.clause.words[self.rates[self.at - 1].last : group.first])

    @cached_property
    def run(self) -> tuple[int, int]:
        """The place of the figure in the bare list of rates it stands in, and how many that has; see `plan.listed_run`."""
        return listed_run(self.clause, self.figure, self.rates)

    def known(self, imposer: str | None, targets: tuple[str, ...], products: tuple[str, ...]) -> MeasureState | None:
        """The published tariff of this rate between these parties on these goods; see `measures.known_state`."""
        return known_state(imposer, targets, products, self.figure.value, self.as_of)

    def _above(self) -> Told | None:
        block, no = self.clause.sentence.block_no, self.clause.sentence.no
        for one in reversed(self.told.rates):
            if self.cell is not None:
                if one.column == self.cell.column and one.sentence_no < no:
                    return one if no - one.sentence_no <= 2 else None
            elif one.sentence_no < no:
                return one if one.block_no == block else None
        return None

    def _by_distance(self, cues: Sequence[Cue]) -> list[Cue]:
        first, last = self.figure.first, self.figure.last
        found = []
        for cue in cues:
            distance = first - cue.at - cue.words.count(" ") - 1 if cue.at < first else cue.at - last + 1
            found.append(Cue(cue.group, max(0, distance), cue.words, cue.at))
        found.sort(key=_distance)
        return found


_distance = attrgetter("distance")
