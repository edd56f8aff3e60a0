"""Text in word pieces: uncased WordPiece as BERT has it (Devlin et al. 2019), each piece with its place in the text.

Words are cut at white space and punctuation, lowered, stripped of accents, and then cut into the longest pieces the vocabulary has.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.shipped import folder

_RUN = re.compile(r"\S+")
_LONGEST = 100
"""Longer words are taken for one unknown piece."""
_KEPT = 40
"""Runs of more characters are cut anew each time: memory stays small whatever a text holds."""
_UNKNOWN = "[UNK]"
BEGIN, BREAK = "[CLS]", "[SEP]"
"""The pieces at the beginning of what the model reads, and between its parts."""


class Piece(NamedTuple):
    """A piece by its number in the vocabulary, and its code points [start, end) in the text."""

    number: int
    start: int
    end: int


@cache
def numbers() -> dict[str, int]:
    """The vocabulary of the model: each piece with its number; what goes on within a word begins with `##`."""
    lines = (folder("seeds") / "encoder" / "pieces.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def cut_pieces(text: str, start: int = 0) -> list[Piece]:
    """The pieces of `text`, whose first code point stands at `start`."""
    found = []
    for run in _RUN.finditer(text):
        at = start + run.start()
        written = run.group()
        cut = _cut_known if len(written) <= _KEPT else _cut_run
        found += [Piece(number, at + first, at + last) for number, first, last in cut(written)]
    return found


@lru_cache(maxsize=1 << 16)
def _cut_known(run: str) -> list[tuple[int, int, int]]:
    """What `_cut_run` gives, remembered: words come again."""
    return _cut_run(run)


def _cut_run(run: str) -> list[tuple[int, int, int]]:
    """The pieces of a run of characters without white space, with their places in it."""
    return [piece for word in _words(run) for piece in _cut_word(word)]


def _words(run: str) -> Iterator[list[tuple[str, int]]]:
    """The words of a run: lowered letters, each with the place of the character it comes from. A punctuation mark is a word by itself."""
    word: list[tuple[str, int]] = []
    for at, character in enumerate(run):
        category = unicodedata.category(character)
        if category[0] == "C" or character == "\ufffd":
            continue
        letters = [(c, at) for c in unicodedata.normalize("NFD", character).lower() if unicodedata.category(c) != "Mn"]
        if _stands_alone(character, category):
            if word:
                yield word
            yield letters
            word = []
        else:
            word += letters
    if word:
        yield word


def _stands_alone(character: str, category: str) -> bool:
    """Whether a character is a punctuation mark, any sign of ASCII, or an ideograph."""
    if character.isascii():
        return not character.isalnum()
    return category[0] == "P" or "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or "\uf900" <= character <= "\ufaff"


def _cut_word(word: list[tuple[str, int]]) -> list[tuple[int, int, int]]:
    known = numbers()
    if not word:
        return []
    letters = "".join(letter for letter, _ in word)
    whole = [(known[_UNKNOWN], word[0][1], word[-1][1] + 1)]
    if len(letters) > _LONGEST:
        return whole
    found = []
    first = 0
    while first < len(letters):
        for last in range(len(letters), first, -1):
            number = known.get(("##" if first else "") + letters[first:last])
            if number is not None:
                found.append((number, word[first][1], word[last - 1][1] + 1))
                first = last
                break
        else:
            return whole
    return found
