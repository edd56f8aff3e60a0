"""Words and signs of a sentence with their offsets: the one tokenizer that all rules share."""

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(
    [A-Za-z]{2,}+(?=[\ ,.]) | [,.]                   # what most tokens are, so that they need not be tried against the rest
  | [^\W\d_]{2,}(?:X+|)                              # words, with inner apostrophes
  | [^\W\d_](?:\.(?:[^\W\d_]\.)+|X+|)                # U.S.  a.m.  and words of one letter
  | ['’](?:(?<=[^\W\d_]['’])[sS](?!['’]?[^\W\d_])|)  # a possessive 's, or the sign alone
  | [^\w\s]                                          # any other sign
  | \d+(?:(?:[.,]\d+)+|)                             # 25  2.5  1,000.5
  | _+
    )""".replace("X", r"(?:['’](?![sS](?!['’]?[^\W\d_]))[^\W\d_]+)"),
    re.VERBOSE,
)
"""`(?:...|)` in place of `(?:...)?`: a branch that cannot begin here costs nothing, a repetition does."""

_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """A word, number or sign; `start`/`end` count code points of the article's text, `lower` is casefolded with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


@dataclass(slots=True)
class Columns:
    """The tokens of a text column by column, in order: quicker to get and to search than one by one; see `Token`."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    words: list[str]
    """The `lower` of each."""
    has_digits: bool
    """Whether any of them is written in digits."""

    def tokens(self) -> list[Token]:
        """The same one by one."""
        return list(map(Token, self.starts, self.ends, self.texts, self.words))

    def word(self, i: int) -> str:
        """The word at token `i`, empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` follows the one before it with no space between."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]


def cut(text: str, offset: int = 0) -> Columns:
    """The tokens of `text`, `offset` added to their positions. Hyphenated words are parted at the hyphen; a possessive 's is a token of
    its own."""
    parts = _TOKEN.split(text)  # what lies between the tokens and the tokens in turn
    edges = list(accumulate(map(len, parts), initial=offset))
    texts = parts[1::2]
    words = [part.lower() for part in texts]
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    return Columns(edges[1::2], edges[2::2], texts, words, _DIGIT.search(text) is not None)


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """The tokens of `text` in order, as `cut` finds them."""
    return cut(text, offset).tokens()
