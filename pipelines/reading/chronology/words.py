"""What an expression of time can say, and what it is made of: shapes, months, weekdays, units, and the small parts that all readers share.

A shape is what the words say and no more ("the 7th", "last Friday", "two days later"); the readers make shapes of tokens, `reading.dates`
makes periods of shapes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.reading.chronology.periods import FIRST_YEAR, LAST_YEAR, Period
from pipelines.reading.numbers import ordinal_at
from pipelines.reading.tokens import Columns


def words(text: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Step:
    """A year or other period by its distance: `steps` from that of the `origin`.

    Origins: `published` (the day of publication), `text` (the date named before), `either` (the date named before in the same
    sentence where it has its own year, else publication).
    """

    origin: str
    steps: int


When = int | Step | str | None
"""The year of an expression: itself; a step; which such month or day (`last`, `next`, `this`, `that`, `following`, `previous`, or
`twin`, that of the year before the one that fits); unsaid."""


@dataclass(frozen=True, slots=True)
class Named:
    """A period that is complete in itself: a year, a decade."""

    period: Period


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month. Without a `month` it is "the 7th", of the month `months` away from publication if said."""

    day: int
    month: int | None
    year: When
    weekday: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month."""

    month: int
    year: When


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter (`kind` Q) or half (H) of a year."""

    kind: str
    number: int
    year: When


@dataclass(frozen=True, slots=True)
class Report:
    """The quarter or half that a report of results is about ("the latest quarter"), or, with a `year`, its twin ("the 1988 period").

    With `ends` it is the quarter of the day or month that stands behind it ("the quarter ended June 30").
    """

    year: int | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season, which stands for its year; `month` is its middle."""

    month: int
    year: When


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday, by its words in `periods.HOLIDAYS`."""

    name: tuple[str, ...]
    year: When


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0: bare, with a pointer as in `When`, or of the week `weeks` away from publication.

    With the pointer `coming` it lies `weeks` weeks after the next such day ("Monday week", "two weeks from Monday").
    """

    weekday: int
    pointer: str | None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A calendar unit (day, week, weekend, month, quarter, year, decade) counted from an origin: "today", "last year", "that week"."""

    unit: str
    step: Step


@dataclass(frozen=True, slots=True)
class Shift:
    """The date before, moved: "two days later", "a year earlier". Keeps the fineness of that date where the unit allows it.

    With `deictic` ("a year ago") it is counted from publication, unless a month or quarter stands beside it.
    """

    unit: str
    steps: int
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The `nth` week of a month (-1 the last), or the week that holds a day (`nth` 0)."""

    nth: int
    of: Month | Day


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in ISO form."""

    value: str


@dataclass(frozen=True, slots=True)
class Elliptic:
    """A number of units that the sentence named before: "by the end of the year and in each of the next three"."""

    number: int


Shape = Named | Day | Month | Part | Report | Season | Holiday | Weekday | Whole | Shift | WeekOf | Length | Elliptic


@dataclass(frozen=True, slots=True)
class Finding:
    """One expression in a sentence: token positions `first` to `last` (half-open), the rule that read it, its shape and modifier."""

    first: int
    last: int
    rule: str
    shape: Shape
    modifier: str = "exact"


class Line:
    """A sentence as its `columns` and, in `words`, their lower-case forms; a look past either end of `words` gives ""."""

    __slots__ = ("columns", "size", "words")

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.size = len(columns.words)
        # the padding at the end answers both words[n + 3] and words[-2]
        self.words = columns.words + _PADDING

    def touches(self, i: int) -> bool:
        """Whether token `i` follows the one before it with no space between."""
        return self.columns.touches(i)

    def is_title(self, i: int) -> bool:
        """Whether token `i` is a word with a capital."""
        return 0 <= i < self.size and self.columns.texts[i][0].isupper()

    def is_word(self, i: int) -> bool:
        """Whether token `i` begins with a letter."""
        return 0 <= i < self.size and self.columns.texts[i][0].isalpha()


_PADDING = [""] * 12

Reader = Callable[[Line, int, int], list[Finding]]
"""Reads the expressions that the word at a position gives away, looking to both sides of it but never before the `floor`; [] for none."""


MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    1,
):
    MONTHS |= dict.fromkeys(_names, _number)

WEEKDAYS = {name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1, "monsoon": 7}
"""Seasons with their middle month on the northern half of the world, where most of this news is written."""

UNITS: dict[str, str] = {}
for _unit in ("minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade"):
    UNITS[_unit] = UNITS[_unit + "s"] = _unit
UNITS |= {"century": "century", "centuries": "century", "hrs": "hour", "mins": "minute", "yr": "year", "yrs": "year", "mths": "month"}

DAY_PARTS = words("morning afternoon evening night lunchtime")
HYPHENS = words("- ‑")
DASHES = words("- ‑ – —")
_LAST_SHORT_YEAR = 40
_SECOND_YEAR = DASHES | {"/"}
PERCENT = words("% percent per pct pc ％ percentage")
AROUND = words("about around roughly nearly almost some approximately circa")
POINTERS = {
    "last": "last",
    "past": "last",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "this": "this",
    "that": "that",
    "same": "that",
    "following": "following",
    "previous": "previous",
    "preceding": "previous",
}
EDGES = {
    "end": "late",
    "close": "late",
    "late": "late",
    "rest": "late",
    "remainder": "late",
    "start": "early",
    "turn": "early",
    "beginning": "early",
    "outset": "early",
    "early": "early",
    "middle": "mid",
    "mid": "mid",
    "course": "exact",
}
"""Words for a part of a period ("the end of May", "mid-July", "early 2025") to the modifier they are."""

PREPOSITIONS = words(
    "in on at by of from to until till since before after during through throughout within between for over under with as"
    " than into about around towards toward against versus vs amid despite without per via upon near"
)
FUNCTION_WORDS = PREPOSITIONS | words(
    "and or but so if when while where which who whose that because although though unless once the a an this these those it"
    " he she they we you i its his her their our is are was were be been being has have had do does did will would shall"
    " should can could may might must not also only just both all some no there here local eastern as then however"
)
"""Words that are no noun: after "April 2 and 9" they show that the nine is a day and not a count of things."""


COUNTED = PERCENT | words(
    "million billion trillion thousand hundred crore lakh bn mn m k points point basis tons tonnes tonne ton barrels bushels"
    " kilograms kg kilometres kilometers km miles acres hectares units items products people workers jobs employees staff"
    " companies firms dollars euros pounds yuan yen won rupees pesos cents lines pages votes delegates containers vehicles"
    " cars trucks cases members times degrees gmt utc hrs hours ist mw gw"
)
"""Words after a number that say what it counts, so that it is no year and no day."""
NUMBERED = words(
    "section sections no nos number order proclamation regulation heading headings hts code codes cn chapter rs room page"
    " pages route flight article paragraph clause docket case bill resolution notice volume vol # $ £ € ¥ ₹ + us$ hk$ c$ a$"
    " form line"
)
"""Words before a number that make it a name or a sum."""

_YEAR_STEPS = {
    "last": Step("published", -1),
    "this": Step("published", 0),
    "current": Step("published", 0),
    "next": Step("published", 1),
    "that": Step("text", 0),
    "same": Step("text", 0),
    "following": Step("text", 1),
    "previous": Step("text", -1),
    "preceding": Step("text", -1),
}
FISCAL = words("fiscal financial calendar tax marketing crop academic school model")
"""Kinds of years."""


def short_number(text: str) -> int:
    """The number that one or two plain digits are, else 0."""
    return int(text) if 0 < len(text) <= 2 and text.isascii() and text.isdigit() else 0


def year_number(text: str) -> int | None:
    """The year that four plain digits can be."""
    if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    return None


def year_tail(line: Line, j: int) -> tuple[When, int]:
    """The year said after an expression that ends before `j` (", 2025", "of last year", "next year", "'25", "FY26"), and where it ends."""
    word = line.words[j]
    if word in (",", "."):  # a full stop that touches ends an abbreviation, any other a sentence
        if word == "," and line.words[j + 2] == "year" and line.words[j + 1] in ("this", "last", "next") and line.words[j + 3] != "'s":
            return _YEAR_STEPS[line.words[j + 1]], j + 3
        if word == "," and line.words[j + 1] in ("'", "’") and (short := _short_year(line, j + 1)):
            return short, j + 3
        number = year_number(line.words[j + 1]) if word == "," or line.touches(j) else None
        return (number, j + 2) if number and line.words[j + 2] not in COUNTED else (None, j)
    if word in ("'", "’"):
        number = _short_year(line, j)
        return (number, j + 2) if number else (None, j)
    k = j + 1 if word in ("of", "in") else j
    if k > j and line.words[k] in ("'", "’", "‘") and (short := _short_year(line, k)):  # "the summer of '22"
        return short, k + 2
    if number := year_number(line.words[k]):
        return (number, _past_second_year(line, k, number)) if line.words[k + 1] not in COUNTED else (None, j)
    if line.words[k] == "the":
        if word == "of" and line.words[k + 1] == "year":
            return Step("either", 0), k + 2
        k += 1
    elif line.words[k] in ("fiscal", "fy", "calendar"):
        number = year_number(line.words[k + 1]) or (short_number(line.words[k + 1]) and 2000 + short_number(line.words[k + 1]))
        return (number, _past_second_year(line, k + 1, number)) if number else (None, j)
    after = k + 1 + (line.words[k + 1] in FISCAL)
    step = _YEAR_STEPS.get(line.words[k])
    return (step, after + 1) if step and line.words[after] == "year" and line.words[after + 1] not in HYPHENS else (None, j)


def full_year(number: int) -> int:
    """The year that its last two digits mean: of this century or of the last."""
    return number + (2000 if number <= _LAST_SHORT_YEAR else 1900)


def _short_year(line: Line, j: int) -> int | None:
    """The year of "'25" with its apostrophe at `j`."""
    number = short_number(line.words[j + 1]) if line.touches(j + 1) and len(line.words[j + 1]) == 2 else 0
    return full_year(number) if number else None


def _past_second_year(line: Line, k: int, number: int) -> int:
    """The position after a year at `k`, and after the second one of a fiscal year ("2024-25")."""
    second = line.words[k + 2]
    is_fiscal = line.words[k + 1] in _SECOND_YEAR and line.touches(k + 1) and line.touches(k + 2) and len(second) == 2
    return k + 3 if is_fiscal and short_number(second) == (number + 1) % 100 and line.words[k + 3] not in _SECOND_YEAR else k + 1


def ordinal_before(line: Line, end: int, floor: int) -> tuple[int, int] | None:
    """The longest ordinal that ends before `end`, and where it starts."""
    for start in (end - 3, end - 2, end - 1):
        if start >= floor and (found := ordinal_at(line.columns, start)) and found[1] == end:
            return found[0], start
    return None


def pointer_before(line: Line, start: int, floor: int) -> tuple[str | None, int]:
    """The pointer ("last", "this coming", "the following") before a month, weekday, season or holiday, and where it starts."""
    word = line.words[start - 1] if start > floor else ""
    pointer = POINTERS.get(word)
    if pointer is None:
        return None, start
    first = start - 1
    if word in ("past", "coming", "upcoming", "same") and first > floor and line.words[first - 1] in ("this", "that"):
        first -= 1
    return pointer, with_article(line, first, floor)


def with_article(line: Line, start: int, floor: int) -> int:
    """`start`, or the position of "the" right before it."""
    return start - 1 if start > floor and line.words[start - 1] == "the" else start


def edge_before(line: Line, start: int, floor: int) -> tuple[int, str]:
    """Where an expression at `start` begins once "mid-", "late", "the end of" before it is taken in, and its modifier."""
    before = line.words[start - 1] if start > floor else ""
    second = line.words[start - 2] if start - 2 >= floor else ""
    if before in ("early", "mid", "late"):
        return with_article(line, start - 1, floor), EDGES[before]
    if second in EDGES and (before in HYPHENS or before == "of" or (before == "in" and second in ("early", "late"))):
        return with_article(line, start - 2, floor), EDGES[second]
    return start, "about" if before in AROUND else "exact"
