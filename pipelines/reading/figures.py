"""Figures that may be rates: percentages, points, ranges, lists that share a unit, zeros and multiples in words.

A figure is a number with its unit, no more: whether it is a tariff rate, and whose, is decided in `rates`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.numbers import COUNTED_BY_ARTICLE, NUMBER_WORDS, number_at
from pipelines.reading.tokens import Columns

PERCENT_WORDS = frozenset({"%", "percent", "pct", "pc", "％"})
_POINTS = ("point", "points")
_OTHER_UNITS = frozenset({"per", "percentage", "point", "points", "pp", "pts", "suspended"})
"""Words besides those for percent with which a unit begins."""
_JOINERS = frozenset({"to", "and", "or", "-", "–", "—", ",", "&", "/"})
_ALTERNATIVES = frozenset({"or", ",", "&"})
_MAGNITUDES = frozenset(
    (
        "million billion trillion bn m mn tn crore lakh thousand hundred dozen k won yen yuan dollars dollar euros euro pounds "
        "francs rupees rupee pesos cents paise tons tonnes tonne ton km kg kilograms kilos kilogram miles acres hectares barrels "
        "bushels litres liters gallons units years year months month weeks week days day hours hour minutes minute people "
        "workers jobs countries nations members staff"
    ).split()
)
CURRENCY_SIGNS = frozenset({"$", "£", "€", "¥", "₹", "₩", "₽", "￥", "₦", "₱", "₫", "฿", "₪", "₺", "₴", "৳", "₵"})
_MONEY = frozenset({"tk", "taka", "rs", "re", "rp", "rm", "ksh", "kshs", "sh", "shs", "tsh", "tshs", "ush", "ushs", "sfr", "fcfa", "cfa"})
"""Short names of money that stand before an amount; ISO codes (`NOK 119`) stand in the vocabulary of countries."""
_NUMBERED = frozenset(
    (
        "section sections chapter chapters heading headings subheading order orders proclamation no nos number article articles "
        "list lists act title page question questions paragraph paragraphs annex figure table room class line round phase g column columns "
        "tier tiers stage step item items schedule appendix note notes group part parts clause clauses subdivision subsection "
        "age aged ages eo sro decree resolution regulation notification circular directive bill law docket case code category covid"
    ).split()
)
"""Words after which a number is a name, not an amount."""


@dataclass(slots=True)
class Figure:
    """A number with its unit; `first` and `last` are token positions (half-open), `value` and `max_value` are in percent.

    `unit` is `percent`, `points`, `bare` (no unit written), `zero` (said to be no duty: `duty-free`), `nil` (a word for zero), `nothing`
    (also `none`, `without duty`) and `free` (which often mean something else), `share` (half its value), `multiple` (double that: `value`
    is the factor) or `in_half` (cut in half).
    """

    first: int
    last: int
    value: float
    max_value: float | None
    unit: str
    listed: bool = False
    """Whether the unit stands only at the end of the list it is part of."""


_ARTICLES = frozenset({"a", "an"})
_SPELT = NUMBER_WORDS - _ARTICLES | COUNTED_BY_ARTICLE
"""Where none of these and no digit stands, no number does."""


@dataclass(slots=True)
class _Number:
    first: int
    last: int
    value: float
    unit: str | None
    unit_end: int
    high: float | None = None
    """The upper end of `0-20%`."""


def find_figures(line: Columns, taken: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """All figures of one sentence in order. `taken` are character spans that are something else (dates): numbers inside are passed over."""
    figures: list[Figure] = []
    if line.has_digits or not _SPELT.isdisjoint(line.words):
        figures = _combined(line, _numbers(line, taken))
    if not _WORDED.isdisjoint(line.words) and (worded := _worded(line.words)):
        spoken = {k for f in worded for k in range(f.first, f.last)}
        figures = [f for f in figures if f.first not in spoken]
        figures += worded
        figures.sort(key=lambda f: f.first)
    return figures


def _unit_at(line: Columns, i: int) -> tuple[str, int] | None:
    """The unit that starts at token `i` and the position after it."""
    words = line.words
    n = len(words)
    if i < n and words[i] == "-" and line.touches(i + 1):
        i += 1
    if i >= n:
        return None
    word = words[i]
    if word in PERCENT_WORDS:
        return ("points", i + 2) if line.word(i + 1) in _POINTS else ("percent", i + 1)
    if word not in _OTHER_UNITS:
        return None
    if word in ("per", "percentage"):
        j = i + 2 if line.word(i + 1) == "-" else i + 1
        if word == "percentage":
            return ("points", j + 1) if line.word(j) in _POINTS else None
        if line.word(j) != "cent":
            return None
        return ("points", j + 2) if line.word(j + 1) in _POINTS else ("percent", j + 1)
    if word == "suspended":
        return ("points", i + 2) if line.word(i + 1) == "points" else None
    return "points", i + 1


def _numbers(line: Columns, taken: Sequence[tuple[int, int]]) -> list[_Number]:
    found: list[_Number] = []
    words = line.words
    end = 0  # where the last number ends with its unit
    counted = -9  # where the last number ended that counts or names something
    is_name = False  # whether that is the number of a section, a list, a chapter
    for i in [i for i, word in enumerate(words) if word in NUMBER_WORDS or word[0].isdecimal()]:
        word = words[i]
        if i < end or (word in _ARTICLES and line.word(i + 1) not in COUNTED_BY_ARTICLE):
            continue
        parsed = number_at(line, i)
        if parsed is None:
            continue
        value, j = parsed
        unit = _unit_at(line, j)
        if unit and word in _ARTICLES and unit[0] == "points":
            unit = None
        number = _Number(i, j, value, *(unit or (None, j)))
        if unit:
            found.append(number)
        else:
            start, stop = line.place(i, j)
            in_date = any(start < date_end and date_start < stop for date_start, date_end in taken)
            ranged = i - counted == 1 and words[counted] in _RANGED  # chapters 1 through 97
            # `on May 1 and 25 on June 1`, `for 2 million litres and 50 over it`: the second has a day or a place of its own.
            ranged = ranged and (is_name or words[counted] not in ("and", "or") or line.word(j) not in _SET_APART)
            if in_date or ranged or _is_amount_of_something(line, number):
                counted, is_name = j, not in_date and line.word(j - 1) not in _MAGNITUDES and (ranged or line.word(i - 1) in _NUMBERED)
            else:
                found.append(number)
        end = number.unit_end
    return found


_MONTHS = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
        "oct nov dec"
    ).split()
)
_RANGED = frozenset({"to", "through", "and", "or", "-", "–"})
_SET_APART = frozenset({"on", "from", "over", "above", "beyond", "outside", "after", "since", "until", "more"})


def _is_amount_of_something(line: Columns, number: _Number) -> bool:
    """Whether a number without unit counts money, things, years or names something (Section 301)."""
    words, texts, first, last = line.words, line.texts, number.first, number.last
    if first:
        before = words[first - 1]
        if before in CURRENCY_SIGNS or before in _NUMBERED or before in ("#", "+", "№") or _is_money(words, texts, first - 1):
            return True
        month = first - 1 if before != "." or first < 2 else first - 2
        if words[month] in _MONTHS and texts[month][0].isupper() and number.value <= 31 and number.value.is_integer():
            return True  # a day whose year is not known
        touches = line.touches(first)
        if touches and texts[first - 1][0].isalpha():
            return True  # H200
        if before == "." and first > 1 and words[first - 2] in ("no", "nos", "art", "sec"):
            return True
        if touches and before in ("-", "–", "/", ":") and line.touches(first - 1):
            return True  # 7-4, 24-1287, G-7, 9:30
    if last < len(words):
        after = words[last]
        if after in _MAGNITUDES:
            return True
        if line.touches(last):
            if after in ("°", "¢") or (after == ":" and line.touches(last + 1) and line.word(last + 1)[:1].isdigit()):
                return True
            if after in ("-", "/"):
                ranged = line.word(last + 1)[:1].isdigit() and _unit_at(line, last + 2) is not None
                return not ranged  # 10-year, 90-day
            if texts[last][0].isalpha():
                return True  # 30M, 4A, 22nd
    return number.value > 5000 or (number.value > 1000 and texts[first][0].isdigit() and "." not in texts[first])


def _is_money(words: list[str], texts: list[str], i: int) -> bool:
    """Whether token `i`, right before a number, or before its full stop, is the name of a currency: `EGP 4,613`, `Tk 15`, `Rs. 20`."""
    if words[i] == "." and i:
        i -= 1
    return texts[i][0].isupper() and (words[i] in _MONEY or texts[i] in _currency_codes())


@cache
def _currency_codes() -> frozenset[str]:
    """ISO codes of currencies but those that are English words in capitals."""
    return frozenset(code for country in vocabulary.countries() for code in country.currencies) - {"ALL", "CUP", "GEL", "MOP", "TOP", "TRY"}


def _combined(line: Columns, numbers: list[_Number]) -> list[Figure]:
    """Numbers joined to ranges and lists: `10 to 15 percent` is one figure, `7.5, 25 or 50 percent` are three."""
    figures: list[Figure] = []
    numbers = _spanned(line, numbers)
    k = 0
    while k < len(numbers):
        end = k + 1
        while end < len(numbers) and _joined(line.words, numbers[end - 1], numbers[end]):
            end += 1
        chain = numbers[k:end]
        if len(chain) > 1 and not _is_bare_range(line.words, chain):
            last_unit = max((i for i, c in enumerate(chain) if c.unit), default=-1)
            # Of `10 to 25 to 50` no two are a range.
            chain = chain[: last_unit + 1] if last_unit > 0 else chain if last_unit < 0 else chain[:1]
        if len(chain) >= 2:
            figures += _chain(line.words, chain)
        else:
            number = chain[0]
            figures.append(Figure(number.first, number.unit_end, number.value, number.high, number.unit or "bare"))
        k += len(chain)
    return figures


_DASHES = (["-"], ["–"], ["~"], ["～"], ["〜"])
"""What stands between the ends of a range; the waves are of East Asia."""


def _spanned(line: Columns, numbers: list[_Number]) -> list[_Number]:
    """Two numbers with nothing but a dash between as one: `from 0-20% to 10-50%` are two ranges, and no list of four."""
    found: list[_Number] = []
    for number in numbers:
        last = found[-1] if found else None
        dashed = last is not None and last.high is None and line.words[last.unit_end : number.first] in _DASHES
        if last is not None and dashed and number.unit is not None and last.unit in (None, number.unit) and last.value < number.value:
            found[-1] = _Number(last.first, number.last, last.value, number.unit, number.unit_end, number.value)
        else:
            found.append(number)
    return found


def _joined(words: list[str], a: _Number, b: _Number) -> bool:
    if not 0 < b.first - a.unit_end <= 2:
        return False
    between = words[a.unit_end : b.first]
    return _JOINERS.issuperset(between) and not (between == [","] and a.unit is not None and b.unit is not None)


def _is_bare_range(words: list[str], chain: list[_Number]) -> bool:
    """Whether numbers without a unit are a range all the same: `deposits of 107.1 to 212.1`."""
    return len(chain) == 2 and not any(number.unit for number in chain) and _is_range(words, *chain)


def _chain(words: list[str], chain: list[_Number]) -> list[Figure]:
    unit = chain[-1].unit or "bare"
    if len(chain) == 2 and _is_range(words, *chain):
        first = chain[0].first
        if first and words[first - 1] in ("between", "from"):
            first -= 1
        low, high = chain[0].value, chain[1].value
        return [Figure(first, chain[1].unit_end, low, high if high > low else None, unit)]
    return [Figure(c.first, c.unit_end, c.value, c.high, c.unit or unit, listed=c.unit is None and unit != "bare") for c in chain]


MOVES = frozenset(
    (
        "rise rises rose risen rising raise raises raised raising increase increases increased increasing lift lifted lifts hike "
        "hiked hikes jump jumps jumped climb climbs climbed go goes went gone going fall falls fell fallen drop drops dropped "
        "cut cuts cutting lower lowers lowered lowering reduce reduces reduced reducing slash slashed slashes bring brings "
        "brought down up move moves moved change changed changes adjusted come comes came decrease decreases decreased double "
        "doubled doubles doubling triple tripled quadruple quadrupled reduction increase shift shifted swing"
    ).split()
)
"""Words that say that a rate, or a quota, becomes another."""
_SPANS = frozenset("range ranges ranged ranging anything anywhere vary varies varied varying run runs running".split())
_SPANNED = frozenset({"rates", "duties", "tariffs", "levies"})
_SAID_BEFORE = frozenset({"the", "their", "its", "our", "this", "that", "his"})
"""Words before a number that was spoken of."""
_PREVAILING = frozenset("present current existing prevailing previous earlier old former original".split())
"""Words before a rate that another follows."""
_LEAD = 20
"""How many words before `from` may hold the verb that says whether a rate moves or spans."""


def _is_range(words: list[str], a: _Number, b: _Number) -> bool:
    """Whether two joined numbers are the ends of one range, and not the old and the new rate or two items of a list."""
    joiner = words[a.unit_end : b.first]
    before = words[a.first - 1] if a.first else ""
    if before in _PREVAILING and words[max(0, a.first - 3) : a.first - 1] in (["from", "the"], ["from", "its"], ["from", "their"]):
        return False  # from the present 5 to 8 percent
    if b.value <= a.value or a.high or b.high or "/" in joiner or (a.unit is None and words[a.first] == "one"):
        return False  # the higher one to 45
    if "and" in joiner:
        return before == "between"
    if not _ALTERNATIVES.isdisjoint(joiner):
        return False
    if before == "(":
        return MOVES.isdisjoint(words[max(0, a.first - 14) : a.first - 1])  # the rise on tea (5 to 8 percent)
    if before in _SAID_BEFORE:
        return MOVES.isdisjoint(words[max(0, a.first - 6) : a.first - 1])  # raising the 25 to 30 percent
    if before == "from":
        lead = words[max(0, a.first - _LEAD) : a.first - 1]
        spans, moves = (max((k for k, word in enumerate(lead) if word in kind), default=-1) for kind in (_SPANS, MOVES))
        # A noun of duties between says nothing: `raised its tariffs on tea from 5 to 8` and `tariffs on tea from 5 to 8`.
        # Brazil's pay from 6% to 15%, Spain's from 3% to 8%
        is_short = lead[-1:] == ["'s"] and moves < 0 and not _PAYS.isdisjoint(words[: a.first - 1])
        pays = lead[-1:] == ["of"] or not _PAYS.isdisjoint(lead[-1:]) or is_short
        return pays or spans > moves or (moves < 0 and not _SPANNED.isdisjoint(lead))
    return True


_NIL = frozenset({"nil", "nought", "naught", "zip", "zilch", "nix", "nada"})
"""Words that say zero and little else."""
_CHARGES = frozenset({"tariff", "tariffs", "duty", "duties", "levy", "levies", "rate", "rates"})
_DUTIES = _CHARGES - {"rate", "rates"}
_FREE = frozenset({"duty", "tariff", "tax", "customs"})
_SHOPS = frozenset({"shop", "shops", "store", "stores", "retailer", "retailers", "retail", "allowance", "allowances", "mall"})
_PAYS = frozenset(
    (
        "pay pays paid paying owe owes owed owing face faces faced facing bear bears bore attract attracts attracted incur incurs carry or"
    ).split()
)
_LEVIES = frozenset(
    "charge charges charged charging levy levies levied take takes took impose imposes imposed apply applies applied collect".split()
)
_HOLDS = frozenset({"is", "are", "was", "were", "has", "have", "had", "be", "been", "at", "with"})
_BEHIND = frozenset("at for here there of by under in when if since until whatever from".split())
"""What may follow `no duty` where that is all that is said of it: `at no duty under the pact`, not `has no tariff plans`."""
_WHATSOEVER = frozenset({"whatsoever", "whatever"})
_FURTHER = frozenset("extra additional further more other new such higher longer one and or but in of for to on with at by from".split())
_BEING = frozenset({"is", "are", "be", "was", "were", "been"})
_CUTTING = frozenset(("cut cuts cutting slash slashes slashed slashing chop chops chopped reduce reduces reduced divide divided").split())
_FACTORS = {"double": 2.0, "twice": 2.0, "triple": 3.0, "half": 0.5}
_WORDED = _NIL | _FREE | frozenset(_FACTORS) | frozenset({"free", "zero", "zeros", "nothing", "no", "none", "without"})
"""Where no such word stands, no figure in words does."""


def _worded(words: list[str]) -> list[Figure]:
    """Zeros in words and multiples: duty-free, free of duty, no tariff on, nothing, double that, half its value."""
    found: list[Figure] = []
    end = 0
    for i, word in enumerate(words):
        if word in _WORDED and i >= end:
            figure = _worded_at(words, i)
            if figure is not None:
                found.append(figure)
                end = figure.last
    return found


def _worded_at(words: list[str], i: int) -> Figure | None:
    word = words[i]
    before = words[i - 1] if i else ""
    after = words[i + 1 : i + 5]
    nxt = after[0] if after else ""
    if word in _FREE:
        length = 3 if after[:2] == ["-", "free"] else 2 if nxt == "free" else 0
        shop = after[length - 1 : length] and after[length - 1] in _SHOPS
        return Figure(i, i + length, 0.0, None, "zero") if length and not shop else None
    if word == "free":
        if nxt in ("of", "from") and (named := [k for k, w in enumerate(after[1:3], 3) if w in _DUTIES or w == "customs"]):
            return Figure(i, i + named[0], 0.0, None, "zero")
        elsewhere = before in ("-", "for", "of") or nxt in ("-", "trade") or (before in _BEING and nxt in ("to", "and", "of", "from", "as"))
        return None if elsewhere else Figure(i, i + 1, 0.0, None, "free")
    if word in ("zero", "zeros") or word in _NIL:
        if after[:4] and [w for w in after if w != "-"][:2] == ["for", word]:
            return Figure(i, i + (5 if nxt == "-" else 3), 0.0, None, "nil")
        if nxt in _CHARGES:
            return Figure(i, i + 2, 0.0, None, "zero")
        if nxt == "-" and after[1:2] and after[1] in _CHARGES:
            return Figure(i, i + 3, 0.0, None, "zero")
        if after[:2] == ["-", "rated"]:
            return Figure(i, i + 3, 0.0, None, "nothing")
        return Figure(i, i + 1, 0.0, None, "nil") if word in _NIL else None
    if word == "nothing":
        if nxt in ("more", "extra", "further", "additional", "else", "left") or after[:2] in (["on", "top"], ["in", "addition"]):
            return None  # what comes on top of a duty and is nothing is no zero rate
        return Figure(i, i + 1, 0.0, None, "nothing")
    if word == "no":
        length = _length_of_no_duty(words, i)
        behind = words[i + length : i + length + 2] if length else []
        said = length and (before in _PAYS or behind[:1] == ["on"] or behind == ["at", "all"] or not _WHATSOEVER.isdisjoint(behind[:1]))
        held = before in _HOLDS | _LEVIES and (not behind or not behind[0].isalpha() or behind[0] in _BEHIND)
        if length and (said or held):
            return Figure(i, i + length, 0.0, None, "nothing" if held and behind[:1] != ["on"] else "zero")
        return None
    if word == "without":
        nouns = [w for w in after if w not in ("any", "a", "import", "customs")][:1]
        if nouns and nouns[0] in _DUTIES:
            return Figure(i, i + 2 + after.index(nouns[0]), 0.0, None, "nothing")
    if word == "none" and (before in _PAYS - {"or"} or after[:2] == ["at", "all"]):
        return Figure(i, i + 1, 0.0, None, "nothing")
    if word == "half":
        if nxt in ("its", "their", "the") and after[1:2] == ["value"]:
            return Figure(i, i + 3, 50.0, None, "share")
        if before == "in" and not _CUTTING.isdisjoint(words[max(0, i - 18) : i]):
            return Figure(i - 1, i + 1, 0.5, None, "in_half")
    if word in _FACTORS and nxt == "that" and after[1:2] != ["of"]:
        return Figure(i, i + 2, _FACTORS[word], None, "multiple")
    return None


def _length_of_no_duty(words: list[str], i: int) -> int:
    """How many words from `no` on say `no duty`, `no customs duty`, `no anti-dumping duty`; 0 where they say nothing of the kind. What is
    no further duty may come on top of one."""
    for k, word in enumerate(words[i + 1 : i + 5], 2):
        if word in _DUTIES:
            return k
        if word in _FURTHER or not (word.isalpha() or word == "-"):
            return 0
    return 0
