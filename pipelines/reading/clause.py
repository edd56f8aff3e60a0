"""One sentence laid out for the reading of rates: its tokens, and which of them are countries, goods, people, dates and figures.

Everything here is position and grouping. What the groups mean for a rate is decided in `weighing`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.article import DateMention, EntityMention, Sentence
from pipelines.reading.figures import Figure
from pipelines.reading.tokens import Token, tokenize

_LIST_GLUE = frozenset(
    {
        ",",
        "and",
        "or",
        "the",
        "&",
        "/",
        "-",
        "–",
        "both",
        "as",
        "well",
        "plus",
        "also",
        "even",
        "then",
        "on",
        "from",
        "for",
        "against",
        "of",
    }
)
_GOODS = frozenset(
    (
        "goods imports import products product exports export items merchandise shipments commodities wares everything anything "
        "lines cargo cargoes stuff manufactures"
    ).split()
)


@dataclass(slots=True)
class Mentioned:
    """One mention of a country, product, person or organisation, `first`/`last` counting tokens of the sentence (half-open)."""

    first: int
    last: int
    type: str
    id: str
    text: str


@dataclass(slots=True)
class Group:
    """Mentions of one kind that stand in one list: `Canada, Mexico and China`."""

    first: int
    last: int
    ids: list[str]
    members: list[Mentioned]


@dataclass
class Clause:
    """A sentence with everything in it by token position."""

    sentence: Sentence
    tokens: list[Token]
    words: list[str]
    figures: list[Figure] = field(default_factory=list)
    mentions: list[Mentioned] = field(default_factory=list)
    dates: list[tuple[int, int, DateMention]] = field(default_factory=list)
    countries: list[Group] = field(default_factory=list)
    products: list[Group] = field(default_factory=list)

    def word(self, i: int) -> str:
        """The lower-case word at token `i`, empty outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def span(self, first: int, last: int) -> list[str]:
        """Lower-case words of the tokens [first, last), clipped to the sentence."""
        return self.words[max(0, first) : max(0, last)]


def lay_out(sentence: Sentence, entities: Sequence[EntityMention], dates: Sequence[DateMention]) -> Clause:
    """The clause of `sentence`; `entities` and `dates` are those of this sentence, in order."""
    tokens = sentence.tokens
    clause = Clause(sentence, tokens, [t.lower for t in tokens])
    starts = [t.start for t in tokens]
    ends = [t.end for t in tokens]

    def positions(start: int, end: int) -> tuple[int, int]:
        return bisect_right(ends, start), bisect_left(starts, end)

    for e in entities:
        first, last = positions(e.start, e.end)
        if first < last:
            clause.mentions.append(Mentioned(first, last, e.type, e.id, e.text))
    for d in dates:
        first, last = positions(d.start, d.end)
        if first < last:
            clause.dates.append((first, last, d))
    clause.countries = _grouped([m for m in clause.mentions if m.type == "COUNTRY"], clause.words)
    clause.products = _grouped(_with_goods(clause), clause.words)
    return clause


UNLISTED = ""
"""The id of goods that belong to no group of the vocabulary."""


@cache
def _unlisted() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of goods outside all groups by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for goods in vocabulary.unlisted_goods():
        for term in goods.terms:
            words = tuple(token.lower for token in tokenize(term))
            table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in table.items()}


def _with_goods(clause: Clause) -> list[Mentioned]:
    """Product mentions, the words for goods in general as product `all_goods`, and goods of no group as `UNLISTED`."""
    products = [m for m in clause.mentions if m.type == "PRODUCT"]
    taken = {k for m in clause.mentions for k in range(m.first, m.last)}
    unlisted = _unlisted()
    for i, word in enumerate(clause.words):
        if i in taken:
            continue
        if word in _GOODS:
            products.append(Mentioned(i, i + 1, "PRODUCT", "all_goods", clause.tokens[i].text))
        elif word in unlisted:
            size = next((len(p) for p in unlisted[word] if tuple(clause.words[i : i + len(p)]) == p), 0)
            if size and not taken & set(range(i, i + size)):
                products.append(Mentioned(i, i + size, "PRODUCT", UNLISTED, clause.tokens[i].text))
        elif word in ("metal", "metals") and clause.word(i - 1) not in ("rare", "earth", "precious", "scrap"):
            # In tariff news `metals` without more are the two that share a proclamation.
            products += [Mentioned(i, i + 1, "PRODUCT", slug, clause.tokens[i].text) for slug in ("aluminum", "steel")]
    products.sort(key=lambda m: m.first)
    return products


def _grouped(mentions: list[Mentioned], words: list[str]) -> list[Group]:
    groups: list[Group] = []
    for m in mentions:
        if groups:
            last = groups[-1]
            between = words[last.last : m.first]
            if (m.first == last.first) or (
                len(between) <= 3
                and between
                and all(w in _LIST_GLUE for w in between)
                and any(w in (",", "and", "or", "&", "/", "-", "–", "plus") for w in between)
            ):
                last.members.append(m)
                last.last = m.last
                if m.id not in last.ids:
                    last.ids.append(m.id)
                continue
        groups.append(Group(m.first, m.last, [m.id], [m]))
    return groups
