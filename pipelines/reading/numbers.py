"""Digits, number words, fractions and ordinals: tokens to values.

What a number counts (percent, days, dollars) is not said here: `figures` and `date_grammar` look at the words around it.
Ranges ("10-15") are two numbers with a sign between them.
"""

import re

from pipelines.reading.tokens import Columns

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
_GOES_ON = frozenset({*_SIGNS, *_MAGNITUDES, *_GLUED_MAGNITUDES, "/", "-", "‑", "and", "dozen"})
"""Words and signs behind digits that may belong to the number."""
_AFTER_A_SHARE = frozenset(
    {"of", "from", "to", "in", "since", "on", "off", "by", "less", "more", "lower", "higher", "and", "or", "as", "if"}
)
"""Words that may follow "a third" the fraction; before any other word it is "a third country" or "a third time"."""
_CALENDAR_QUARTER = frozenset(
    {"this", "last", "next", "each", "every", "per", "same", "previous", "current", "fiscal", "financial", "calendar", "the"}
)
"""Words before "quarter" that make it three months; an ordinal does so too."""

COUNTED_BY_ARTICLE = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", *_DENOMINATORS})
"""Words that "a" or "an" may make a number of."""
NUMBER_WORDS = frozenset({*_SIGNS, *_SMALL, *_NOTHING, "hundred", "a", "an", "half", "quarter", "dozen"})
"""The words with which a number begins where it does not begin with digits."""

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


def number_at(line: Columns, i: int) -> tuple[float, int] | None:
    """The number that starts at token `i`, and the position after it; None where none starts there.

    Fractions and mixed numbers are one number ("two-thirds", "2 1/2", "seven and a half"), a magnitude belongs to it ("1.13 trillion").
    """
    word = line.words[i]
    if word[0].isdecimal():
        return _written(line, i)
    if word in _SIGNS:
        return _SIGNS[word], i + 1
    if word in _SMALL or word == "hundred":
        return _in_words(line, i, i)
    if word in ("a", "an"):
        return _after_article(line, i)
    if word == "half":
        return _half(line, i)
    if word == "quarter":
        return None if _is_calendar_quarter(line, i) else (0.25, i + 1)
    if word == "dozen":
        return 12.0, i + 1
    return (0.0, i + 1) if word in _NOTHING else None


def number_ending_at(line: Columns, end: int) -> tuple[float, int] | None:
    """The longest number whose last token is `end - 1`, and the position of its first token."""
    found = None
    for start in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        word = line.words[start]
        if not (word in _NUMBER_PARTS or word[0].isdecimal()):
            break
        number = number_at(line, start)
        if number and number[1] == end:
            found = number[0], start
    return found


def ordinal_at(line: Columns, i: int) -> tuple[int, int] | None:
    """The ordinal that starts at token `i` ("first", "22nd", "twenty-first"), and the position after it."""
    word = line.words[i]
    if word in _ORDINALS:
        return _ORDINALS[word], i + 1
    if word.isdecimal():
        if len(word) < 5 and line.word(i + 1) in _ORDINAL_SUFFIXES and line.touches(i + 1):
            return int(word), i + 2
        return None
    tens = _SMALL.get(word, 0)
    if tens < 20:
        return None
    j = _past_hyphen(line, i + 1)
    ones = _ORDINALS.get(line.word(j), 99)
    return (tens + ones, j + 1) if ones < 10 else None


_NUMBER_PARTS = (
    frozenset(_SMALL)
    | frozenset(_NOTHING)
    | frozenset(_MAGNITUDES)
    | frozenset(_GLUED_MAGNITUDES)
    | frozenset(_DENOMINATORS)
    | frozenset(_SIGNS)
    | frozenset({"hundred", "dozen", "and", "a", "an", "-", "‑", "/", "point", "oh"})
)


def _past_hyphen(line: Columns, i: int) -> int:
    return i + 1 if line.word(i) in ("-", "‑") else i


def _written(line: Columns, i: int) -> tuple[float, int] | None:
    """A number that starts with digits."""
    value = figure_value(line.texts[i])
    if value is None:
        return None
    end = i + 1
    if end < len(line.words):
        nxt = line.words[end]
        if nxt not in _GOES_ON and not nxt[0].isdecimal():
            return value, end
        part = _SIGNS.get(nxt)
        if part is not None and line.touches(end):
            value, end = value + part, end + 1
        elif part := _written_fraction(line, end):
            value, end = value + part, end + 3
        elif part := _written_fraction(line, i):
            return part, i + 3
        else:
            value, end = _and_a_part(line, value, end)
    return _times_magnitude(line, value, end)


def _written_fraction(line: Columns, i: int) -> float | None:
    """`1/2` as three touching tokens at `i`."""
    if line.word(i + 1) != "/" or not (line.touches(i + 1) and line.touches(i + 2)):
        return None
    over, under = line.words[i], line.words[i + 2]
    if not (over.isdecimal() and under.isdecimal()) or len(over) > 1 or len(under) > 1:
        return None
    return int(over) / int(under) if int(under) in _WRITTEN_DENOMINATORS and 0 < int(over) < int(under) else None


def _times_magnitude(line: Columns, value: float, end: int) -> tuple[float, int]:
    word = line.word(end)
    if word in _MAGNITUDES:
        return value * _MAGNITUDES[word], end + 1
    if word in _GLUED_MAGNITUDES and line.touches(end) and line.words[end - 1][0].isdecimal():
        return value * _GLUED_MAGNITUDES[word], end + 1
    if word == "dozen":
        return value * 12, end + 1
    if word == "-" and line.word(end + 1) in _MAGNITUDES:  # a 550-billion-dollar fund
        return value * _MAGNITUDES[line.word(end + 1)], end + 2
    return value, end


def _below_hundred(line: Columns, i: int) -> tuple[int, int] | None:
    value = _SMALL.get(line.word(i))
    if value is None:
        return None
    if value >= 20:
        j = _past_hyphen(line, i + 1)
        ones = _SMALL.get(line.word(j), 99)
        if 0 < ones < 10:
            return value + ones, j + 1
    return value, i + 1


def _below_thousand(line: Columns, i: int) -> tuple[int, int] | None:
    """Up to "ninety-nine hundred and ninety-nine"; a bare "hundred" is one hundred."""
    head = (1, i) if line.word(i) == "hundred" else _below_hundred(line, i)
    if head is None:
        return None
    value, end = head
    after = _past_hyphen(line, end) if end > i else end
    if value == 0 or line.word(after) != "hundred":
        return head
    value, end = value * 100, after + 1
    j = end + 1 if line.word(end) == "and" else _past_hyphen(line, end)
    tail = _below_hundred(line, j)
    # "between one hundred and two hundred": the second hundred is a number of its own
    if tail and tail[0] > 0 and line.word(tail[1]) != "hundred":
        return value + tail[0], tail[1]
    return value, end


def _in_words(line: Columns, i: int, start: int) -> tuple[float, int] | None:
    """A number in words whose first counting word is at `i`; `start` is `i`, or the article before "hundred"."""
    group = _below_thousand(line, i)
    if group is None:
        return None
    total = 0.0
    value, end = float(group[0]), group[1]
    if value == 0:
        return 0.0, end
    if start == i and (share := _share(line, int(value), end)):
        return share
    value, end = _after_point(line, value, end)
    value, end = _and_a_part(line, value, end)
    while True:
        scaled, after = _times_magnitude(line, value, end)
        total += scaled
        if after == end:
            return total, end
        end = after
        j = end + 1 if line.word(end) == "and" else end
        more = _below_thousand(line, j)
        # the groups fall: "two million five hundred thousand", but "one million, two million" are two numbers
        if more is None or more[0] * _MAGNITUDES.get(line.word(more[1]), 1.0) >= scaled / 2 or (j > end and more[0] >= 100):
            return total, end
        value, end = float(more[0]), more[1]


def _after_point(line: Columns, value: float, end: int) -> tuple[float, int]:
    """`value` plus the decimals that are spoken behind it: "seventeen point five", "two point oh seven"."""
    if line.word(end) != "point":
        return value, end
    digits, j = "", end + 1
    while (digit := 0 if line.word(j) == "oh" else _SMALL.get(line.word(j), 10)) < 10:
        digits, j = f"{digits}{digit}", j + 1
    return (float(f"{value:.0f}.{digits}"), j) if digits else (value, end)


def _share(line: Columns, over: int, end: int) -> tuple[float, int] | None:
    """The fraction whose numerator `over` ends at `end`: "two-thirds", "one fifth", "three quarters"."""
    j = _past_hyphen(line, end)
    under = _DENOMINATORS.get(line.word(j))
    if under is None or over >= under:
        return None
    word = line.word(j)
    if word.endswith("s") != (over > 1) or (under, over) == (4, 2):  # "two quarters" are six months
        return None
    return (over / under, j + 1) if over > 1 or word in ("half", "quarter") or _ends_a_share(line, j + 1) else None


def _ends_a_share(line: Columns, i: int) -> bool:
    """Whether "a third" before `i` can be a fraction: no noun follows."""
    return i >= len(line.words) or not line.texts[i][0].isalpha() or line.words[i] in _AFTER_A_SHARE


def _and_a_part(line: Columns, value: float, end: int) -> tuple[float, int]:
    """`value` plus "and a half", "and three quarters" where that follows at `end`."""
    j = _past_hyphen(line, end)
    if line.word(j) != "and":
        return value, end
    j = _past_hyphen(line, j + 1)
    word = line.word(j)
    if word in ("a", "one"):
        j = _past_hyphen(line, j + 1)
        word = line.word(j)
        if word in ("half", "quarter", "third"):
            return value + 1 / _DENOMINATORS[word], j + 1
    elif word in ("two", "three") and (share := _share(line, _SMALL[word], j + 1)):
        return value + share[0], share[1]
    return value, end


def _after_article(line: Columns, i: int) -> tuple[float, int] | None:
    """"a hundred and ten", "a million", "a dozen", "a half", "a quarter", "a third"."""
    word = line.word(i + 1)
    if word == "hundred":
        return _in_words(line, i + 1, i)
    if word in ("thousand", "million", "billion", "trillion"):
        return _MAGNITUDES[word], i + 2
    if word == "dozen":
        return 12.0, i + 2
    if word in ("half", "quarter"):
        return 1 / _DENOMINATORS[word], i + 2
    if word in _DENOMINATORS and not word.endswith("s") and _ends_a_share(line, i + 2):
        return 1 / _DENOMINATORS[word], i + 2
    return None


def _half(line: Columns, i: int) -> tuple[float, int]:
    if line.word(i + 1) in ("a", "an"):
        word = line.word(i + 2)
        if word in ("dozen", "hundred"):
            return (6.0 if word == "dozen" else 50.0), i + 3
        if word in _MAGNITUDES:
            return _MAGNITUDES[word] / 2, i + 3
    return 0.5, i + 1


def _is_calendar_quarter(line: Columns, i: int) -> bool:
    k = i - 2 if line.word(i - 1) == "-" else i - 1
    before = line.word(k)
    return before in _CALENDAR_QUARTER or before in _ORDINALS or before in _ORDINAL_SUFFIXES
