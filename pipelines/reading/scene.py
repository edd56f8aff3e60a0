"""Where the words stand that tell a customs duty from other figures: gathered once for a sentence and shared by its figures.

Positions only; what they say of a figure is in `evidence`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.reading.rate_words import (
    BUSINESS,
    CENTRAL_BANKING,
    CHARGING,
    HOLDING,
    MOVING,
    OTHER_TAXES,
    PAYING,
    POLLING,
    RATE_NOUNS,
    TARIFF_ADJECTIVES,
    TARIFF_NOUNS,
)

FAR = 99
"""More tokens than lie between a figure and what is said of it."""
REASONS = frozenset({"because", "due", "amid", "despite", "thanks", "owing", "without", "before", "whatever"})
"""Words after which a tariff is the cause of something, not what the figure measures."""


@dataclass(slots=True)
class Scene:
    """The telling words of one sentence by their kind: token positions in order."""

    tariffs: list[int] = field(default_factory=list)
    rates: list[int] = field(default_factory=list)
    charging: list[int] = field(default_factory=list)
    paying: list[int] = field(default_factory=list)
    moving: list[int] = field(default_factory=list)
    business: list[int] = field(default_factory=list)
    banking: list[int] = field(default_factory=list)
    polling: list[int] = field(default_factory=list)
    reasons: list[int] = field(default_factory=list)
    rate_nouns: list[int] = field(default_factory=list)
    holding: list[int] = field(default_factory=list)
    taxes: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    named_nouns: bool = False
    """Whether a tariff noun proper is said, not only an adjective."""
    evidence: dict[tuple[int, bool, bool, bool], list[str]] = field(default_factory=dict)
    """What was found to speak for and against its figures, by what that follows from; see `evidence`."""
    bare: dict[int, bool] = field(default_factory=dict)
    """Which of its numbers count nothing that is said, by first token; see `duty.may_be_bare`."""


def _by_word(**kinds: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in kinds.items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found


_KINDS = _by_word(
    tariffs=TARIFF_NOUNS | TARIFF_ADJECTIVES,
    rates=("rate", "rates"),
    charging=CHARGING,
    paying=PAYING,
    moving=MOVING,
    business=BUSINESS,
    banking=CENTRAL_BANKING,
    polling=POLLING,
    reasons=REASONS,
    rate_nouns=RATE_NOUNS,
    holding=HOLDING,
)
"""The fields of a scene to which a word belongs."""
_OTHER_TAXES: dict[str, list[list[str]]] = {}
for _phrase in OTHER_TAXES:
    _OTHER_TAXES.setdefault(_phrase[0], []).append(list(_phrase))
_TELLING = frozenset({*_KINDS, *_OTHER_TAXES, ";"})
_PARTED = BUSINESS | CENTRAL_BANKING
"""Words that make a `rate` behind them theirs."""


def survey(words: Sequence[str]) -> Scene:
    """The scene of a sentence, given its words in lower case."""
    scene = Scene()
    covered = 0
    for i in [i for i, word in enumerate(words) if word in _TELLING]:
        word = words[i]
        if word == ";":
            scene.breaks.append(i)
            continue
        if word in _OTHER_TAXES:
            length = max((len(p) for p in _OTHER_TAXES[word] if words[i : i + len(p)] == p), default=0)
            if length:
                scene.taxes.append(i)
                covered = i + length
        kinds = _KINDS.get(word, ())
        if word in TARIFF_NOUNS and words[i + 1 : i + 2] in (["free"], ["-"]) and "free" in words[i + 1 : i + 3]:
            scene.named_nouns = True
            continue  # what is duty-free pays none, and figures beside it are of something else
        if i < covered or ("rates" in kinds and i and words[i - 1] in _PARTED):
            continue  # an export levy, a policy rate, a jobless rate
        for kind in kinds:
            getattr(scene, kind).append(i)
        scene.named_nouns = scene.named_nouns or word in TARIFF_NOUNS
    if "bank" in words:
        banks = [i for i, word in enumerate(words) if word == "bank"]
        scene.banking += [i for i in banks if words[i + 1 : i + 2] == ["of"] or (i and words[i - 1] == "central")]
        scene.banking.sort()
    return scene


def back(places: Sequence[int], first: int, low: int) -> int:
    """How many tokens before `first` the nearest of `places` stands, `FAR` where none stands in [low, first)."""
    k = bisect_left(places, first)
    return first - places[k - 1] if k and places[k - 1] >= low else FAR


def ahead(places: Sequence[int], last: int, high: int) -> int:
    """How many tokens from `last` on the nearest of `places` stands (1 for the next token), `FAR` where none stands in [last, high)."""
    k = bisect_left(places, last)
    return places[k] - last + 1 if k < len(places) and places[k] < high else FAR
