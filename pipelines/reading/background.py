"""What an article says of its tariffs as a whole: which kinds and states it speaks of, and where.

`setting` knows who levies what on whom in the article; here are kinds and states only. One rate is judged in `weighing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.reading.clause import Clause
from pipelines.reading.rate_cues import MEASURES, STATUSES, Reach, find_cues


@dataclass
class Background:
    """What an article says of its tariffs as a whole."""

    measures: dict[str, float] = field(default_factory=dict)
    """How much of the article speaks of each kind of tariff: 1 where every sentence does."""
    statuses: dict[str, float] = field(default_factory=dict)
    """The same for each state."""
    by_sentence: dict[int, list[str]] = field(default_factory=dict)
    """Kinds of tariff named in each sentence."""
    heading_of: dict[int, int] = field(default_factory=dict)
    """The number of the heading above each sentence, -1 where there is none."""
    block_of: dict[int, int] = field(default_factory=dict)
    """The number of each sentence's block."""
    headline: list[str] = field(default_factory=list)
    """Kinds of tariff named in headline, standfirst or the first sentence."""


NAMED = frozenset({"named", "dumping", "security", "border", "average", "answer"})
"""Groups of words that name a kind of tariff outright."""
_HEADS = ("headline", "standfirst")


def find_background(clauses: Sequence[Clause]) -> Background:
    """What the sentences of an article say of its tariffs as a whole; headline and standfirst count four times."""
    ground = Background()
    total = 0.0
    heading = -1
    for clause in clauses:
        sentence = clause.sentence
        weight = 4.0 if sentence.block_kind in _HEADS else 1.0
        total += weight
        if sentence.block_kind == "heading":
            heading = sentence.no
        ground.heading_of[sentence.no] = heading
        ground.block_of[sentence.no] = sentence.block_no
        kinds: list[str] = []
        for cue in find_cues(clause.words, MEASURES, 0, 0):
            if cue.group.name in NAMED and cue.kind not in kinds:
                kinds.append(cue.kind)
        ground.by_sentence[sentence.no] = kinds
        for kind in kinds:
            ground.measures[kind] = ground.measures.get(kind, 0.0) + weight
        if sentence.block_kind in _HEADS or sentence.no == 0:
            ground.headline += [k for k in kinds if k not in ground.headline]
        for kind in sorted({cue.kind for cue in find_cues(clause.words, STATUSES, 0, 0) if cue.group.reach is Reach.SENTENCE}):
            ground.statuses[kind] = ground.statuses.get(kind, 0.0) + weight
    for shares in (ground.measures, ground.statuses):
        for kind in shares:
            shares[kind] /= total
    return ground
