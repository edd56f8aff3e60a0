"""The phrase a figure stands in: what the duty is called, what it is laid on, and who bears it, by classes of words.

`10% baseline tariff on all imports` names no country and no goods, and says all the same that everyone and everything is meant; `25% on
Japanese cars` names both. What this speaks for is weighed in the rooms of the questions.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.reading.figures import Figure
from pipelines.reading.rate_words import PAYING, RATE_NOUNS, TARIFF_NOUNS
from pipelines.reading.weighing.plan import Plan


class Phrase(NamedTuple):
    """What surrounds one figure: `called` is the class of the words that name its duty, `on` and `payer` those of what it falls on."""

    called: str
    on: str
    payer: str

    @property
    def laid(self) -> str:
        """What the duty is laid on, said behind the figure or else by the subject of a verb of paying."""
        return f"on {self.on}" if self.on != "nothing" else f"pays {self.payer}"


_CALLED = {
    word: kind
    for kind, words in (
        ("general", "baseline universal blanket across uniform flat minimum floor global worldwide benchmark"),
        ("average", "average averaged averages effective overall mean weighted"),
        ("reciprocal", "reciprocal country liberation"),
        ("ordinary", "mfn ordinary normal standard bound applied regular base basic third usual favoured favored"),
        ("remedy", "dumping antidumping countervailing safeguard subsidy"),
        ("retaliatory", "retaliatory counter retaliation countermeasures"),
        ("special", "punitive additional extra further special surcharge"),
        ("sectoral", "sectoral sector 232"),
    )
    for word in words.split()
}
"""What adjectives say of a duty."""
LAYING = frozenset({"on", "against", "upon", "onto", "for", "hitting", "covering", "over"})
"""Words that say what a duty is laid on."""
_JOINING = frozenset({"and", ",", "plus", "or", "&", "with"})
_DETERMINING = frozenset("a an another the its further additional extra separate second new general also then as well".split())
_NAMING = (
    TARIFF_NOUNS
    | RATE_NOUNS
    | frozenset(
        (
            "import imports export customs ad valorem the a an its their his that which is are was were be been being will would already "
            "now also new special additional extra further punitive steep threatened proposed planned announced imposed levied laid "
            "placed charged applied slapped put in effect force - – ' \" “ ” ’ ‘ across board 's"
        ).split()
    )
    | frozenset(_CALLED)
)
"""Words between a figure and the preposition that says on what its duty is laid."""
_ENDING = frozenset({",", ";", ".", ":", "(", ")", "—", "–", "while", "but", "whereas", "from", "if", "unless", "after", "when", "until"})
_EVERYONE = frozenset(
    (
        "all every any most everyone everybody everything anyone anything foreign imported world worldwide global other others rest "
        "partners nations countries abroad overseas elsewhere regardless universal origin sources"
    ).split()
)
_POINTING = frozenset({"these", "those", "such", "both", "this", "that", "same", "said", "two", "three", "latter"})
_OWNING = frozenset({"its", "their", "his", "our", "my", "your", "her"})
_PRONOUNS = frozenset({"it", "them", "us", "him", "me", "you", "they", "we", "he", "she"})


def phrase_of(plan: Plan, figure: Figure, rates: Sequence[Figure]) -> Phrase:
    """The phrase of `figure`, one of the `rates` of its sentence."""
    at = rates.index(figure)
    low = rates[at - 1].last if at else 0
    high = rates[at + 1].first if at + 1 < len(rates) else len(plan.clause.words)
    return Phrase(_called(plan, figure, low, high), _laid_on(plan, figure, high), _payer(plan, figure, low))


def joined_at(plan: Plan, figure: Figure, rates: Sequence[Figure]) -> int:
    """The token of a conjunction right before a duty that is named as another beside the one before it: `and an extra 10% tariff`."""
    at, words = rates.index(figure), plan.clause.words
    if not at or TARIFF_NOUNS.isdisjoint(words[figure.last : figure.last + 4]):
        return -1
    for k in range(figure.first - 1, max(rates[at - 1].last, figure.first - 6), -1):
        if words[k] in _JOINING:
            return k
        if words[k] not in _DETERMINING and words[k] not in _CALLED:
            return -1
    return -1


def _called(plan: Plan, figure: Figure, low: int, high: int) -> str:
    words = plan.clause.words
    for k in range(figure.last, min(high, figure.last + 4)):
        if words[k] in _ENDING or words[k] in LAYING:
            break
        if words[k] in _CALLED:
            return _CALLED[words[k]]
    for k in range(figure.first - 1, max(low, figure.first - 7) - 1, -1):
        if words[k] in _ENDING or words[k] == "and":
            break
        if words[k] in _CALLED:
            return _CALLED[words[k]]
    return "nothing"


def _laid_on(plan: Plan, figure: Figure, high: int) -> str:
    words = plan.clause.words
    goods, countries = plan.goods_tokens, plan.country_tokens
    for k in range(figure.last, min(high, figure.last + 8)):
        word = words[k]
        if word in LAYING:
            return _class_of(plan, k + 1, min(high, len(words)))
        if word not in _NAMING and k not in goods and k not in countries:
            break
    return "nothing"


def _payer(plan: Plan, figure: Figure, low: int) -> str:
    words = plan.clause.words
    verb = next((k for k in range(figure.first - 1, max(low, figure.first - 8) - 1, -1) if words[k] in PAYING), None)
    if verb is None:
        return "nothing"
    start = verb
    while start > low and words[start - 1] not in _ENDING - {"from"} and verb - start < 10:
        start -= 1
    return _class_of(plan, start, verb)


def _class_of(plan: Plan, first: int, end: int) -> str:
    """What the noun phrase that begins at token `first` speaks of: countries, goods, everyone, or what was named before."""
    words = plan.clause.words
    found = set()
    last = min(end, first + 12)
    head = words[first] if first < last else ""
    if head in _PRONOUNS:
        return "pronoun"
    for k in range(first, last):
        word = words[k]
        if k > first and (word in _ENDING - {"from"} or word in LAYING):
            break
        if k in plan.country_tokens:
            found.add("land")
        elif k in plan.named_goods_tokens:
            found.add("goods")
        elif word in _EVERYONE:
            found.add("every")
        elif word in _POINTING:
            found.add("those")
        elif word in _OWNING:
            found.add("their")
        elif k in plan.goods_tokens:
            found.add("imports")
    return " ".join(sorted(found)) or "other"
