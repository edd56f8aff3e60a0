"""Words and signs of a sentence with their offsets: the one tokenizer that all rules share."""

import re
from operator import add
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    [^\W\d_]{2,}(?:X*)                               # words, with inner apostrophes
  | [^\W\d_](?:\.(?:[^\W\d_]\.)+|X*)                 # U.S.  a.m.  and words of one letter
  | ['’](?:(?<=[^\W\d_]['’])[sS](?!['’]?[^\W\d_])|)  # a possessive 's, or the sign alone
  | [^\w\s]                                          # any other sign
  | \d+(?:[.,]\d+)*                                  # 25  2.5  1,000.5
  | _+
    """.replace("X", r"(?:['’](?![sS](?!['’]?[^\W\d_]))[^\W\d_]+)"),
    re.VERBOSE,
)

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


class _Piece(NamedTuple):
    """What stands between two blanks, cut into tokens: no token is cut differently for what stands beyond a blank."""

    texts: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    width: int
    """Its length with the blank behind it."""


class _Pieces(dict[str, _Piece]):
    """The pieces met so far: most of a text are pieces met before."""

    def __missing__(self, piece: str) -> _Piece:
        found = list(_TOKEN.finditer(piece))
        texts = tuple(token.group() for token in found)
        words = tuple(text.lower().replace("’", "'") for text in texts)
        cut = _Piece(texts, words, tuple(token.start() for token in found), len(piece) + 1)
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = cut
        return cut


_MOST, _LONGEST = 50_000, 60
"""How many pieces are kept, of at most so many characters: some 20 MB, whatever stands in a text."""
_PIECES = _Pieces()


class Columns:
    """The tokens of a text column by column, in order: quicker to get and to search than one by one; see `Token`."""

    __slots__ = ("_offset", "_pieces", "_starts", "has_digits", "texts", "words")

    def __init__(self, text: str, offset: int) -> None:
        self._pieces = list(map(_PIECES.__getitem__, text.split(" ")))
        self._offset = offset
        self._starts: list[int] | None = None
        texts: list[str] = []
        words: list[str] = []
        for piece in self._pieces:
            texts += piece[0]
            words += piece[1]
        self.texts = texts
        self.words = words
        """The `lower` of each."""
        self.has_digits = _DIGIT.search(text) is not None
        """Whether any of them is written in digits."""

    @property
    def starts(self) -> list[int]:
        """Where each begins; worked out when it is first asked."""
        if self._starts is None:
            found: list[int] = []
            base = self._offset
            for _, _, starts, width in self._pieces:
                found += [base + start for start in starts] if len(starts) > 1 else (base + starts[0],) if starts else ()
                base += width
            self._starts = found
        return self._starts

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The code points [start, end) at which the tokens [first, last) stand."""
        starts = self.starts
        return starts[first], starts[last - 1] + len(self.texts[last - 1])

    def tokens(self) -> list[Token]:
        """The same one by one."""
        return list(map(Token, self.starts, map(add, self.starts, map(len, self.texts)), self.texts, self.words))

    def word(self, i: int) -> str:
        """The word at token `i`, empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` follows the one before it with no space between."""
        return 0 < i < len(self.words) and self.starts[i] == self.starts[i - 1] + len(self.texts[i - 1])


def cut(text: str, offset: int = 0) -> Columns:
    """The tokens of `text`, `offset` added to their positions. Hyphenated words are parted at the hyphen; a possessive 's is a token of
    its own."""
    return Columns(text, offset)


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """The tokens of `text` in order, as `cut` finds them."""
    return cut(text, offset).tokens()
