"""Digits, number words, fractions and ordinals: tokens to values.

What a number counts (percent, days, dollars) is not said here: `figures` and `date_grammar` look at the words around it.
Ranges ("10-15") are two numbers with a sign between them.
"""

import re
from collections.abc import Sequence

from pipelines.reading.tokens import Token

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_NOTHING = frozenset({"zero", "nil", "nought", "naught"})
_MAGNITUDES: dict[str, float] = {
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_GLUED_MAGNITUDES: dict[str, float] = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
"""Letters that are a magnitude only where they touch the digits ($5m)."""

_ORDINAL_ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINAL_ONES, 1)}
_ORDINALS |= {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)} | {"hundredth": 100}
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})

_DENOMINATORS: dict[str, int] = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_DENOMINATORS |= {word: value for word, value in _ORDINALS.items() if 3 <= value <= 10}
_DENOMINATORS |= {word + "s": value for word, value in _ORDINALS.items() if 3 <= value <= 10}
_SIGNS: dict[str, float] = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5}
_SIGNS |= {"⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
_WRITTEN_DENOMINATORS = frozenset({2, 3, 4, 5, 8})
_AFTER_A_SHARE = frozenset(
    {"of", "from", "to", "in", "since", "on", "off", "by", "less", "more", "lower", "higher", "and", "or", "as", "if"}
)
"""Words that may follow "a third" the fraction; before any other word it is "a third country" or "a third time"."""
_CALENDAR_QUARTER = frozenset(
    {"this", "last", "next", "each", "every", "per", "same", "previous", "current", "fiscal", "financial", "calendar", "the"}
)
"""Words before "quarter" that make it three months; an ordinal does so too."""

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_PLAIN = re.compile(r"\d+(?:\.\d+)?$")
_COMMA_DECIMAL = re.compile(r"\d{1,3},\d{1,2}$")
_POINT_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}$|\d{1,3}(?:\.\d{3})+,\d+$")

_LONGEST = 12
"""No number is written in more tokens than this ("one hundred and forty-five and a half million")."""


def figure_value(text: str) -> float | None:
    """The value of digits with their separators: `1,000.5`, `12,34,567`, `27,5`, `1.000,5`; None for what is no number (`9903.03.01`)."""
    if text.isascii() and text.isdigit():
        return float(text)
    if not text.isascii():
        text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    if _PLAIN.match(text):
        return float(text)
    if _THOUSANDS.match(text) or _INDIAN.match(text):
        return float(text.replace(",", ""))
    if _COMMA_DECIMAL.match(text):
        return float(text.replace(",", "."))
    if _POINT_THOUSANDS.match(text):
        return float(text.replace(".", "").replace(",", "."))
    return None


def number_at(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """The number that starts at token `i`, and the position after it; None where none starts there.

    Fractions and mixed numbers are one number ("two-thirds", "2 1/2", "seven and a half"), a magnitude belongs to it ("1.13 trillion").
    """
    token = tokens[i]
    word = token.lower
    if word[0].isdecimal():
        return _written(tokens, i)
    if word in _SIGNS:
        return _SIGNS[word], i + 1
    if word in _SMALL or word == "hundred":
        return _in_words(tokens, i, i)
    if word in ("a", "an"):
        return _after_article(tokens, i)
    if word == "half":
        return _half(tokens, i)
    if word == "quarter":
        return None if _is_calendar_quarter(tokens, i) else (0.25, i + 1)
    if word == "dozen":
        return 12.0, i + 1
    return (0.0, i + 1) if word in _NOTHING else None


def number_ending_at(tokens: Sequence[Token], end: int) -> tuple[float, int] | None:
    """The longest number whose last token is `end - 1`, and the position of its first token."""
    found = None
    for start in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        token = tokens[start]
        if not (token.lower in _NUMBER_PARTS or token.text[0].isdecimal()):
            break
        number = number_at(tokens, start)
        if number and number[1] == end:
            found = number[0], start
    return found


def ordinal_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The ordinal that starts at token `i` ("first", "22nd", "twenty-first"), and the position after it."""
    token = tokens[i]
    word = token.lower
    if word in _ORDINALS:
        return _ORDINALS[word], i + 1
    if token.text.isdecimal():
        if len(token.text) < 5 and i + 1 < len(tokens) and tokens[i + 1].lower in _ORDINAL_SUFFIXES and tokens[i + 1].start == token.end:
            return int(token.text), i + 2
        return None
    tens = _SMALL.get(word, 0)
    if tens < 20:
        return None
    j = _past_hyphen(tokens, i + 1)
    ones = _ORDINALS.get(_word(tokens, j), 99)
    return (tens + ones, j + 1) if ones < 10 else None


_NUMBER_PARTS = (
    frozenset(_SMALL)
    | frozenset(_NOTHING)
    | frozenset(_MAGNITUDES)
    | frozenset(_GLUED_MAGNITUDES)
    | frozenset(_DENOMINATORS)
    | frozenset(_SIGNS)
    | frozenset({"hundred", "dozen", "and", "a", "an", "-", "‑", "/"})
)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _past_hyphen(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if _word(tokens, i) in ("-", "‑") else i


def _written(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """A number that starts with digits."""
    token = tokens[i]
    value = figure_value(token.text)
    if value is None:
        return None
    end = i + 1
    if end < len(tokens):
        part = _SIGNS.get(tokens[end].lower)
        if part is not None and tokens[end].start == token.end:
            value, end = value + part, end + 1
        elif part := _written_fraction(tokens, end):
            value, end = value + part, end + 3
        elif part := _written_fraction(tokens, i):
            return part, i + 3
        else:
            value, end = _and_a_part(tokens, value, end)
    return _times_magnitude(tokens, value, end)


def _written_fraction(tokens: Sequence[Token], i: int) -> float | None:
    """`1/2` as three touching tokens at `i`."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "/":
        return None
    over, bar, under = tokens[i : i + 3]
    if not (over.text.isdecimal() and under.text.isdecimal() and over.end == bar.start and bar.end == under.start):
        return None
    if len(over.text) > 1 or len(under.text) > 1:
        return None
    return int(over.text) / int(under.text) if int(under.text) in _WRITTEN_DENOMINATORS and 0 < int(over.text) < int(under.text) else None


def _times_magnitude(tokens: Sequence[Token], value: float, end: int) -> tuple[float, int]:
    word = _word(tokens, end)
    if word in _MAGNITUDES:
        return value * _MAGNITUDES[word], end + 1
    if word in _GLUED_MAGNITUDES and tokens[end].start == tokens[end - 1].end and tokens[end - 1].text[0].isdecimal():
        return value * _GLUED_MAGNITUDES[word], end + 1
    if word == "dozen":
        return value * 12, end + 1
    if word == "-" and _word(tokens, end + 1) in _MAGNITUDES:  # a 550-billion-dollar fund
        return value * _MAGNITUDES[_word(tokens, end + 1)], end + 2
    return value, end


def _below_hundred(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    value = _SMALL.get(_word(tokens, i))
    if value is None:
        return None
    if value >= 20:
        j = _past_hyphen(tokens, i + 1)
        ones = _SMALL.get(_word(tokens, j), 99)
        if 0 < ones < 10:
            return value + ones, j + 1
    return value, i + 1


def _below_thousand(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Up to "ninety-nine hundred and ninety-nine"; a bare "hundred" is one hundred."""
    head = (1, i) if _word(tokens, i) == "hundred" else _below_hundred(tokens, i)
    if head is None:
        return None
    value, end = head
    after = _past_hyphen(tokens, end) if end > i else end
    if value == 0 or _word(tokens, after) != "hundred":
        return head
    value, end = value * 100, after + 1
    j = end + 1 if _word(tokens, end) == "and" else _past_hyphen(tokens, end)
    tail = _below_hundred(tokens, j)
    # "between one hundred and two hundred": the second hundred is a number of its own
    if tail and tail[0] > 0 and _word(tokens, tail[1]) != "hundred":
        return value + tail[0], tail[1]
    return value, end


def _in_words(tokens: Sequence[Token], i: int, start: int) -> tuple[float, int] | None:
    """A number in words whose first counting word is at `i`; `start` is `i`, or the article before "hundred"."""
    group = _below_thousand(tokens, i)
    if group is None:
        return None
    total = 0.0
    value, end = float(group[0]), group[1]
    if value == 0:
        return 0.0, end
    if start == i and (share := _share(tokens, int(value), end)):
        return share
    value, end = _and_a_part(tokens, value, end)
    while True:
        scaled, after = _times_magnitude(tokens, value, end)
        total += scaled
        if after == end:
            return total, end
        end = after
        j = end + 1 if _word(tokens, end) == "and" else end
        more = _below_thousand(tokens, j)
        # the groups fall: "two million five hundred thousand", but "one million, two million" are two numbers
        if more is None or more[0] * _MAGNITUDES.get(_word(tokens, more[1]), 1.0) >= scaled / 2 or (j > end and more[0] >= 100):
            return total, end
        value, end = float(more[0]), more[1]


def _share(tokens: Sequence[Token], over: int, end: int) -> tuple[float, int] | None:
    """The fraction whose numerator `over` ends at `end`: "two-thirds", "one fifth", "three quarters"."""
    j = _past_hyphen(tokens, end)
    under = _DENOMINATORS.get(_word(tokens, j))
    if under is None or over >= under:
        return None
    word = _word(tokens, j)
    if word.endswith("s") != (over > 1) or (under, over) == (4, 2):  # "two quarters" are six months
        return None
    return (over / under, j + 1) if over > 1 or word in ("half", "quarter") or _ends_a_share(tokens, j + 1) else None


def _ends_a_share(tokens: Sequence[Token], i: int) -> bool:
    """Whether "a third" before `i` can be a fraction: no noun follows."""
    return i >= len(tokens) or not tokens[i].is_word or tokens[i].lower in _AFTER_A_SHARE


def _and_a_part(tokens: Sequence[Token], value: float, end: int) -> tuple[float, int]:
    """`value` plus "and a half", "and three quarters" where that follows at `end`."""
    j = _past_hyphen(tokens, end)
    if _word(tokens, j) != "and":
        return value, end
    j = _past_hyphen(tokens, j + 1)
    word = _word(tokens, j)
    if word in ("a", "one"):
        j = _past_hyphen(tokens, j + 1)
        word = _word(tokens, j)
        if word in ("half", "quarter", "third"):
            return value + 1 / _DENOMINATORS[word], j + 1
    elif word in ("two", "three") and (share := _share(tokens, _SMALL[word], j + 1)):
        return value + share[0], share[1]
    return value, end


def _after_article(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """ "a hundred and ten", "a million", "a dozen", "a half", "a quarter", "a third"."""
    word = _word(tokens, i + 1)
    if word == "hundred":
        return _in_words(tokens, i + 1, i)
    if word in ("thousand", "million", "billion", "trillion"):
        return _MAGNITUDES[word], i + 2
    if word == "dozen":
        return 12.0, i + 2
    if word in ("half", "quarter"):
        return 1 / _DENOMINATORS[word], i + 2
    if word in _DENOMINATORS and not word.endswith("s") and _ends_a_share(tokens, i + 2):
        return 1 / _DENOMINATORS[word], i + 2
    return None


def _half(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    if _word(tokens, i + 1) in ("a", "an"):
        word = _word(tokens, i + 2)
        if word in ("dozen", "hundred"):
            return (6.0 if word == "dozen" else 50.0), i + 3
        if word in _MAGNITUDES:
            return _MAGNITUDES[word] / 2, i + 3
    return 0.5, i + 1


def _is_calendar_quarter(tokens: Sequence[Token], i: int) -> bool:
    k = i - 2 if _word(tokens, i - 1) == "-" else i - 1
    before = _word(tokens, k)
    return before in _CALENDAR_QUARTER or before in _ORDINALS or before in _ORDINAL_SUFFIXES
