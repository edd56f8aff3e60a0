"""One sentence laid out for the reading of rates: its tokens, and which of them are countries, goods, people, dates and figures.

Everything here is position and grouping. What the groups mean for a rate is decided in `weighing`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from pipelines.reading import vocabulary
from pipelines.reading.article import DateMention, EntityMention, Sentence
from pipelines.reading.figures import find_figures
from pipelines.reading.rate_words import TARIFF_NOUNS
from pipelines.reading.scene import Scene, survey
from pipelines.reading.tokens import cut

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
    role: tuple[str, int] | None = field(default=None, repr=False, compare=False)
    """Its part in the sentence once that was asked for; see `roles`."""


class Clause:
    """A sentence with everything in it by token position; what is asked of few sentences is worked out when it is asked."""

    def __init__(self, sentence: Sentence, entities: Sequence[EntityMention], dates: Sequence[DateMention]) -> None:
        """`entities` and `dates` are those of the sentence, in order."""
        self.sentence = sentence
        self.columns = sentence.columns
        self.words = self.columns.words
        self.entities = entities
        self.figures = find_figures(self.columns, [(d.start, d.end) for d in dates] if dates else ())
        """The numbers of the sentence that are no part of a date, in order."""
        self.tariff_nouns = 0 if TARIFF_NOUNS.isdisjoint(self.words) else sum(map(TARIFF_NOUNS.__contains__, self.words))
        """How many of the words are nouns for a duty."""
        self._dates = dates

    @cached_property
    def scene(self) -> Scene:
        """Where the words stand that tell what a figure measures."""
        return survey(self.words)

    @cached_property
    def marked(self) -> list[str]:
        """The words, `#` for those of figures."""
        marked = self.words[:]
        for figure in self.figures:
            marked[figure.first : figure.last] = ["#"] * (figure.last - figure.first)
        return marked

    @cached_property
    def mentions(self) -> list[Mentioned]:
        """The entities by token position."""
        return _placed(self.columns.starts, self.entities)

    @cached_property
    def dates(self) -> list[tuple[int, int, DateMention]]:
        """The dates and the tokens [first, last) of each."""
        starts = self.columns.starts
        return [(bisect_left(starts, d.start), bisect_left(starts, d.end), d) for d in self._dates]

    @cached_property
    def countries(self) -> list[Group]:
        """The countries, those of one list together."""
        named = [e for e in self.entities if e.type == "COUNTRY"]
        return _grouped(_placed(self.columns.starts, named), self.words) if named else []

    @cached_property
    def products(self) -> list[Group]:
        """The goods likewise, those without a name among them."""
        return _grouped(_with_goods(self), self.words)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The code points of the article's text at which the tokens [first, last) stand."""
        return self.columns.place(first, last)

    def word(self, i: int) -> str:
        """The lower-case word at token `i`, empty outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def span(self, first: int, last: int) -> list[str]:
        """Lower-case words of the tokens [first, last), clipped to the sentence."""
        return self.words[max(0, first) : max(0, last)]


def _placed(starts: Sequence[int], entities: Iterable[EntityMention]) -> list[Mentioned]:
    """Names by token position, given where the tokens start: a name starts and ends where tokens do."""
    return [Mentioned(bisect_left(starts, e.start), bisect_left(starts, e.end), e.type, e.id, e.text) for e in entities]


UNLISTED = ""
"""The id of goods that belong to no group of the vocabulary."""


@cache
def _unlisted() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of goods outside all groups by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for goods in vocabulary.unlisted_goods():
        for term in goods.terms:
            words = tuple(cut(term).words)
            table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in table.items()}


def _with_goods(clause: Clause) -> list[Mentioned]:
    """Product mentions, the words for goods in general as product `all_goods`, and goods of no group as `UNLISTED`."""
    products = [m for m in clause.mentions if m.type == "PRODUCT"]
    unlisted = _unlisted()
    words, texts = clause.words, clause.columns.texts
    taken = {k for m in clause.mentions for k in range(m.first, m.last)}
    named = len(products)
    for i, word in enumerate(words):
        if word in _GOODS:
            if i not in taken:
                products.append(Mentioned(i, i + 1, "PRODUCT", "all_goods", texts[i]))
        elif word in unlisted:
            size = next((len(p) for p in unlisted[word] if tuple(words[i : i + len(p)]) == p), 0)
            if size and taken.isdisjoint(range(i, i + size)):
                products.append(Mentioned(i, i + size, "PRODUCT", UNLISTED, texts[i]))
        elif word in ("metal", "metals") and i not in taken and clause.word(i - 1) not in ("rare", "earth", "precious", "scrap"):
            # In tariff news `metals` without more are the two that share a proclamation.
            products += [Mentioned(i, i + 1, "PRODUCT", slug, texts[i]) for slug in ("aluminum", "steel")]
    if named < len(products):
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
