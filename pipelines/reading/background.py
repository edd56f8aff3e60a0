"""What an article says of its tariffs as a whole: which kinds and states it speaks of, and where.

`setting` knows who levies what on whom in the article; here are kinds and states only. One rate is judged in `weighing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.reading.clause import Clause
from pipelines.reading.rate_cues import MEASURES, STATUSES, Reach


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
_PHRASES: dict[str, tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]] = {}
"""By the first word: the phrases that name a kind of tariff, and those that speak of a state anywhere in the sentence, with their kinds."""
for _n, _cues in enumerate((MEASURES, STATUSES)):
    for _word, _entries in _cues.items():
        for _group, _phrase in _entries:
            if _group.name in NAMED if _cues is MEASURES else _group.reach is Reach.SENTENCE:
                _PHRASES.setdefault(_word, ([], []))[_n].append((_group.kind, list(_phrase)))


def find_background(clauses: Sequence[Clause]) -> Background:
    """What the sentences of an article say of its tariffs as a whole; headline and standfirst count four times."""
    ground = Background()
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
        kinds, states = _kinds_in(clause.words)
        ground.by_sentence[sentence.no] = kinds
        for kind in kinds:
            ground.measures[kind] = ground.measures.get(kind, 0.0) + weight
        if is_head or sentence.no == 0:
            ground.headline += [k for k in kinds if k not in ground.headline]
        for kind in sorted(states):
            ground.statuses[kind] = ground.statuses.get(kind, 0.0) + weight
    for shares in (ground.measures, ground.statuses):
        for kind in shares:
            shares[kind] /= total
    return ground


def _kinds_in(words: list[str]) -> tuple[list[str], list[str]]:
    """The kinds of tariff that a sentence names and the states it speaks of, each once, in the order of the words."""
    found: tuple[list[str], list[str]] = [], []
    for i in [i for i, word in enumerate(words) if word in _PHRASES]:
        for kinds, phrases in zip(found, _PHRASES[words[i]], strict=True):
            for kind, phrase in phrases:
                if kind not in kinds and (len(phrase) == 1 or words[i : i + len(phrase)] == phrase):
                    kinds.append(kind)
    return found
