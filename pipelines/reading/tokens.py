"""Words and signs of a sentence with their offsets: the one tokenizer that all rules share."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    \d+(?:[.,]\d+)*                                  # 25  2.5  1,000.5
  | (?:[^\W\d_]\.){2,}                               # U.S.  a.m.
  | [^\W\d_]+(?:['’][^\W\d_]+)*                      # words, with inner apostrophes (Trump's is split below)
  | [^\w\s]                                          # any other sign
  | _+
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?:['’][sS])$")


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


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Tokens of `text` in order, `offset` added to their positions. Hyphenated words are parted at the hyphen; a possessive 's is a token
    of its own."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        tail = _POSSESSIVE.search(word) if len(word) > 2 else None
        if tail and word[0].isalpha():
            cut = start + tail.start()
            found.append(Token(start + offset, cut + offset, word[: tail.start()], word[: tail.start()].lower().replace("’", "'")))
            found.append(Token(cut + offset, end + offset, tail.group(), "'s"))
        else:
            found.append(Token(start + offset, end + offset, word, word.lower().replace("’", "'")))
    return found
