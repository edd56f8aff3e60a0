"""A sentence as the rooms that read names see it, and the stretch of it that one of them claims.

No rule about what a name means lives here; only what all of them ask: is this word capitalised, is this line a heading, is this token a
date.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipelines.reading.article import DateMention, Sentence
from pipelines.reading.naming.cues import FUNCTION_WORDS, OPENERS, word_set
from pipelines.reading.naming.spelling import plain
from pipelines.reading.tokens import Columns


@dataclass(slots=True)
class Span:
    """Tokens [first, last) of a sentence read as an entity. An empty `type` claims them as no entity at all."""

    first: int
    last: int
    type: str
    id: str
    name: str
    match: str
    score: float
    rule: str


class Run(NamedTuple):
    """A capitalised sequence at tokens [first, last) that can be a person's name; `is_titled` where a title or form of address stands
    before it."""

    first: int
    last: int
    is_titled: bool


@dataclass(slots=True)
class View:
    """One sentence, its words plain (no accents) in their own case and in lower case."""

    sentence: Sentence
    columns: Columns
    cased: list[str]
    lower: list[str]
    capital: list[bool]
    """Whether a token is a word that begins with a capital and is no month or weekday of a date."""
    capitals: list[int]
    """The tokens of which `capital` is true, in order."""
    is_heading: bool
    """Whether capitals mean nothing here: a line in title case or in capitals."""
    is_shouted: bool
    """Whether the line is written in capitals."""
    spans: list[Span] = field(default_factory=list)
    taken: list[bool] = field(default_factory=list)
    runs: list[Run] | None = None
    """What `name_runs` found, until a claim changes it."""
    cut: dict[tuple[int, int], list[Run]] = field(default_factory=dict)
    """What `name_runs` leaves of the capitals at tokens [first, last), whatever is claimed beside them."""

    def word(self, i: int) -> str:
        """The lower-case word at `i`, empty outside the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def text(self, first: int, last: int) -> str:
        """The characters of tokens [first, last) as they stand in the article, white space made single."""
        start, end = self.columns.place(first, last)
        return " ".join(self.sentence.text[start - self.sentence.start : end - self.sentence.start].split())

    def free(self, first: int, last: int) -> bool:
        """Whether no span claims any of the tokens [first, last)."""
        return True not in self.taken[first:last]

    def claim(self, span: Span) -> bool:
        """Add `span` if its tokens are free; whether it was added."""
        if not self.free(span.first, span.last):
            return False
        self.spans.append(span)
        self.runs = None
        for i in range(span.first, span.last):
            self.taken[i] = True
        return True

    def overrule(self, span: Span) -> None:
        """Claim `span` in place of the spans within it."""
        for inner in [s for s in self.spans if span.first <= s.first and s.last <= span.last]:
            self.release(inner)
        self.claim(span)

    def release(self, span: Span) -> None:
        """Take back `span`."""
        self.spans.remove(span)
        self.runs = None
        for i in range(span.first, span.last):
            self.taken[i] = False

    def opens(self, i: int) -> bool:
        """Whether a capital at `i` may be there only because a sentence, a quotation or an item begins."""
        k = i - 1
        while k >= 0 and not self.cased[k][0].isalnum() and self.cased[k] not in ",-)":
            if self.cased[k] in ".!?:;•|\"“‘'—–":
                return True
            k -= 1
        return k < 0

    def is_ordinary(self, i: int) -> bool:
        """Whether the word at `i` is an ordinary word that a capital at the beginning of a sentence does not make a name."""
        return self.lower[i] in FUNCTION_WORDS or self.lower[i] in OPENERS


_TITLE_CASE_SMALL = word_set(
    "a an the of in on at by for from to into with and or but nor as vs is are was be it its how that than up over",
)
_HEADINGS = frozenset({"headline", "heading", "standfirst", "table_caption", "table_header"})


def look(sentence: Sentence, dates: list[DateMention]) -> View:
    """The view of `sentence`; `dates` are the dates found in it."""
    columns = sentence.columns
    cased, lower = columns.texts, columns.words
    if not sentence.text.isascii():
        cased, lower = cased.copy(), lower.copy()
        for i, word in enumerate(cased):
            if not word.isascii():
                cased[i], lower[i] = _plainly(word)
    capital = [word[0].isupper() for word in cased]
    for date in dates:
        for i in range(bisect_left(columns.starts, date.start), bisect_left(columns.starts, date.end)):
            capital[i] = False
    capitals = [i for i, is_capital in enumerate(capital) if is_capital]
    shouted = titled = False
    if len(capitals) > 1 and 3 * len(capitals) > len(cased):
        shouted, titled = _case(sentence, cased)
    return View(sentence, columns, cased, lower, capital, capitals, shouted or titled, shouted, [], [False] * len(cased), None, {})


@lru_cache(maxsize=4096)
def _plainly(word: str) -> tuple[str, str]:
    """A word without accents, in its own case and in lower case."""
    cased = plain(word) or word
    return cased, cased.lower().replace("’", "'")


def _case(sentence: Sentence, cased: list[str]) -> tuple[bool, bool]:
    """Whether a line is written in capitals, and whether in title case."""
    words = [word for word in cased if word[0].isalpha() and word not in ("'s", "'S")]
    shouted = len(words) > 2 and sum(map(len, words)) > 12 and sum([w.isupper() for w in words]) > 0.75 * len(words)
    content = [word for word in words if word.lower() not in _TITLE_CASE_SMALL]
    capitals = sum([word[0].isupper() for word in content])
    in_heading = sentence.block_kind in _HEADINGS
    titled = len(content) > 3 and capitals > 0.75 * len(content) and (in_heading or not sentence.text.rstrip().endswith("."))
    if titled and not in_heading:
        # A list of names or a line of results has as many signs and figures as words.
        titled = 3 * sum([word[0] in ",;()/" or word[0].isdigit() for word in cased]) < len(content)
    if sentence.block_kind in ("headline", "heading") and 1 < len(content) == capitals:
        titled = True
    return shouted, titled
