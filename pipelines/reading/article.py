"""What reading works on and what it gives: one article as plain values, and the mentions found in it.

Frames and contracts stay outside: `frames` turns these rows into Polars frames. No rule lives here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import overload

from pipelines.reading.tokens import Columns, Token, cut


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page, body or aside. `start`/`end` count code points of the article's text and are -1 for an aside."""

    no: int
    kind: str
    is_body: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """One sentence; `start`/`end` count code points of the article's text."""

    no: int
    block_no: int
    block_kind: str
    start: int
    end: int
    text: str

    @cached_property
    def columns(self) -> Columns:
        """The tokens of the sentence column by column, offsets counted in the article's text."""
        return cut(self.text, self.start)

    @property
    def words(self) -> list[str]:
        """The tokens in lower case, with straight apostrophes."""
        return self.columns.words

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens one by one: the columns are quicker to get and to search."""
        return self.columns.tokens()


@dataclass
class Article:
    """One article, cleaned: what `reading` needs to know of it."""

    article_id: str
    text: str
    sentences: list[Sentence]
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    publisher: str | None = None
    authors: list[str] = field(default_factory=list)
    published_on: date | None = None
    published_precision: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass
class DateMention:
    """A row of core.date_mentions without its ids."""

    sentence_no: int
    start: int
    end: int
    text: str
    rule: str
    type: str
    value: str
    date_start: date | None
    date_end: date | None
    granularity: str | None
    modifier: str
    anchor: str | None


@dataclass
class EntityMention:
    """A row of core.entity_mentions without its ids; `id` is the part of entity_id after the colon."""

    sentence_no: int
    start: int
    end: int
    text: str
    rule: str
    type: str
    id: str
    name: str
    match: str
    score: float


class Reasons:
    """A field of lines that are worked out when they are asked for: what is given is the lines, or how to find them."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    @overload
    def __get__(self, mention: None, owner: type) -> tuple[str, ...]: ...
    @overload
    def __get__(self, mention: object, owner: type) -> list[str]: ...
    def __get__(self, mention: object | None, owner: type) -> list[str] | tuple[str, ...]:
        if mention is None:
            return ()  # what the field holds where nothing is given
        given = getattr(mention, self._name)
        return given() if callable(given) else list(given)

    def __set__(self, mention: object, given: Sequence[str] | Callable[[], list[str]]) -> None:
        setattr(mention, self._name, given)


@dataclass
class RateMention:
    """A row of core.rate_mentions without its ids; `targets` and `products` are sorted."""

    sentence_no: int
    start: int
    end: int
    text: str
    rule: str
    rate_pct: float
    rate_max_pct: float | None
    modifier: str
    basis: str
    imposer: str | None
    targets: list[str]
    products: list[str]
    measure: str
    status: str
    effective_on: date | None
    effective_precision: str | None
    parties_probability: float
    terms_probability: float
    scores: dict[str, float] = field(default_factory=dict)
    """How sure the answers are by the sums of weights alone, 0 to 1, by question; not a column."""
    trace: Reasons = Reasons()
    """Why each field has its value, for `tariffs read`; not a column."""


@dataclass
class PassedFigure:
    """A row of core.passed_figures without its ids."""

    sentence_no: int
    start: int
    end: int
    text: str
    rule: str
    rate_pct: float
    rate_max_pct: float | None
    reason: str
    duty_probability: float | None
