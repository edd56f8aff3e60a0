"""What an article says of its tariffs as a whole: which kinds and states it speaks of, and where.

`setting` knows who levies what on whom in the article; here are kinds and states only. One rate is judged in `weighing`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.reading.clause import Clause
from pipelines.reading.rate_cues import MEASURES, STATUSES, CueGroup, Cues, Reach
from pipelines.reading.rate_tables import TABLE_KINDS


@dataclass
class Background:
    """What an article says of its tariffs as a whole."""

    measures: dict[str, float] = field(default_factory=dict)
    """How much of the article speaks of each kind of tariff: 1 where every sentence does."""
    statuses: dict[str, float] = field(default_factory=dict)
    """The same for each state."""
    by_sentence: dict[int, list[str]] = field(default_factory=dict)
    """Kinds of tariff named in each sentence."""
    states_by_sentence: dict[int, list[str]] = field(default_factory=dict)
    """States named in each sentence."""
    heading_of: dict[int, int] = field(default_factory=dict)
    """The number of the heading above each sentence, -1 where there is none."""
    block_of: dict[int, int] = field(default_factory=dict)
    """The number of each sentence's block."""
    headline: list[str] = field(default_factory=list)
    """Kinds of tariff named in headline, standfirst or the first sentence."""
    states_of_headline: list[str] = field(default_factory=list)
    """States named there."""
    leads: dict[int, tuple[str, int]] = field(default_factory=dict)
    """What leads to a sentence, by its number: how (`lead-in` or `question`), and the number of what leads there; see `find_leads`."""


NAMED = frozenset({"named", "dumping", "security", "border", "average", "answer"})
"""Groups of words that name a kind of tariff outright."""
_HEADS = ("headline", "standfirst")


@dataclass(slots=True)
class _Phrases:
    """What begins with one word: the kinds that it speaks for alone, and by the next word the longer phrases with their kinds."""

    alone: list[str] = field(default_factory=list)
    longer: dict[str, list[tuple[list[str], str]]] = field(default_factory=dict)


def _phrases(cues: Cues, is_wanted: Callable[[CueGroup], bool]) -> dict[str, _Phrases]:
    found: dict[str, _Phrases] = {}
    for word, entries in cues.items():
        for group, phrase in entries:
            if not is_wanted(group):
                continue
            phrases = found.setdefault(word, _Phrases())
            if len(phrase) == 1:
                phrases.alone.append(group.kind)
            else:
                phrases.longer.setdefault(phrase[1], []).append((list(phrase), group.kind))
    return found


_NAMING = _phrases(MEASURES, lambda group: group.name in NAMED)
"""What names a kind of tariff, by the first word."""
_TELLING = _phrases(STATUSES, lambda group: group.reach is Reach.SENTENCE)
"""What tells of a state wherever in the sentence it stands."""


def find_background(clauses: Sequence[Clause]) -> Background:
    """What the sentences of an article say of its tariffs as a whole; headline and standfirst count four times."""
    ground = Background(leads=find_leads(clauses))
    total = 0.0
    heading = -1
    for clause in clauses:
        sentence = clause.sentence
        is_head = sentence.block_kind in _HEADS
        weight = 4.0 if is_head else 1.0
        total += weight
        if sentence.block_kind == "heading":
            heading = sentence.no
        ground.heading_of[sentence.no] = heading
        ground.block_of[sentence.no] = sentence.block_no
        kinds = ground.by_sentence[sentence.no] = _kinds_in(clause.words, _NAMING)
        for kind in kinds:
            ground.measures[kind] = ground.measures.get(kind, 0.0) + weight
        if is_head or sentence.no == 0:
            ground.headline += [k for k in kinds if k not in ground.headline]
        states = ground.states_by_sentence[sentence.no] = _kinds_in(clause.words, _TELLING)
        if is_head or sentence.no == 0:
            ground.states_of_headline += [s for s in states if s not in ground.states_of_headline]
        for kind in sorted(states):
            ground.statuses[kind] = ground.statuses.get(kind, 0.0) + weight
    for shares in (ground.measures, ground.statuses):
        for kind in shares:
            shares[kind] /= total
    return ground


def find_leads(clauses: Sequence[Clause]) -> dict[int, tuple[str, int]]:
    """The sentence that leads to each, by number, and how: as a `lead-in` to a list or table, past its heading, or as a `question` that is
    answered there. None for other text, and where a heading follows on another list or table."""
    leads: dict[int, tuple[str, int]] = {}
    own: tuple[str, int] | None = None
    to_the_list: tuple[str, int] | None = None
    text: Clause | None = None  # the last one that is no heading
    before: Clause | None = None
    for clause in clauses:
        sentence = clause.sentence
        if before is not None:
            entries = _ENTRIES.get(sentence.block_kind, frozenset())
            if before.sentence.block_kind not in entries:
                is_led = bool(entries) and text is not None and text.sentence.block_kind not in _ENTRIES
                to_the_list = ("lead-in", text.sentence.no) if is_led and text is not None else None
            if before.words[-1:] == ["?"]:
                own = "question", before.sentence.no
            elif before.sentence.block_no != sentence.block_no:
                own = to_the_list if entries else None
        if own is not None:
            leads[sentence.no] = own
        before = clause
        text = clause if sentence.block_kind != "heading" else text
    return leads


_ENTRIES = {"bullet": frozenset({"bullet"})} | dict.fromkeys(sorted(TABLE_KINDS), TABLE_KINDS)
"""The kinds of block that stand beside each kind of entry of a list or table."""


def _kinds_in(words: list[str], table: Mapping[str, _Phrases]) -> list[str]:
    """The kinds that a sentence speaks of, each once, in the order of the words."""
    kinds: list[str] = []
    for i in [i for i, word in enumerate(words) if word in table]:
        phrases = table[words[i]]
        kinds += phrases.alone
        if phrases.longer and i + 1 < len(words) and words[i + 1] in phrases.longer:
            kinds += [kind for phrase, kind in phrases.longer[words[i + 1]] if words[i : i + len(phrase)] == phrase]
    return list(dict.fromkeys(kinds))
