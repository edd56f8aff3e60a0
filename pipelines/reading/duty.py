"""Is a figure a customs duty at all? Growth, shares, prices, polls, interest and other taxes are told from tariffs here.

The decision is a sum of small pieces of evidence from the words around the figure: nouns and verbs of customs near it, goods or countries
behind an `on`, against verbs of movement, nouns of business, other taxes. A figure with its unit needs little, a bare number needs much.
Whose duty it is, is no business of this room.
"""

from collections.abc import Sequence

from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure
from pipelines.reading.rate_words import (
    AFTER_NOT_RATE,
    BUSINESS,
    CENTRAL_BANKING,
    CHARGING,
    MOVING,
    OTHER_TAXES,
    PAYING,
    RATE_NOUNS,
    TARIFF_ADJECTIVES,
    TARIFF_NOUNS,
)


def floor_of(clauses: Sequence[Clause]) -> int:
    """How much of the whole article is talk of tariffs: 1 where a tariff word stands in every 150 words or more often, else 0."""
    words = sum(len(c.words) for c in clauses)
    return int(sum(w in TARIFF_NOUNS for c in clauses for w in c.words) * 150 >= words > 0)


def plain_values(clauses: Sequence[Clause], floor: int) -> frozenset[float]:
    """The values that are written with a unit and read as rates somewhere in the article: a bare number of that value is likely one too."""
    values: set[float] = set()
    heat = floor
    for clause in clauses:
        plain = [f for f in clause.figures if f.unit == "percent" and is_percent_rate(clause, f, heat)]
        heat = cooled(clause, heat, bool(plain), floor)
        values.update(v for f in plain for v in (f.value, f.max_value) if v is not None)
    return frozenset(values)


def cooled(clause: Clause, heat: int, has_rates: bool, floor: int) -> int:
    """How near the talk of tariffs is: 2 right after a sentence on them, 1 one later, else `floor`."""
    if has_rates or any(w in TARIFF_NOUNS for w in clause.words):
        return 2
    return max(floor, heat - 1)


def rates_of(clause: Clause, heat: int, known: frozenset[float]) -> list[Figure]:
    """The figures of one sentence that state a customs duty. `heat` says how near the talk of tariffs is, `known` which values are rates
    elsewhere."""
    sure: list[Figure] = []
    refused: Figure | None = None
    for figure in clause.figures:
        if figure.unit not in ("percent", "points", "zero", "share"):
            continue
        if is_percent_rate(clause, figure, heat) and not _goes_on(clause, refused, figure, heat):
            sure.append(figure)
            refused = None
        else:
            refused = figure
    rates = list(sure)
    for figure in clause.figures:
        if figure in sure:
            continue
        if (
            (figure.unit == "bare" and is_bare_rate(clause, figure, heat, known, sure))
            or (figure.unit == "multiple" and heat and clause.word(figure.last) not in ("of", "amount"))
            or (figure.unit in ("free", "nothing") and _is_zero(clause, figure, heat))
        ):
            rates.append(figure)
    # The second pass: a number joined to a rate (`27.5 to 15`) is one.
    for figure in clause.figures:
        if figure.unit in ("bare", "percent") and figure not in rates and figure.value <= 500 and _joined_to(clause, figure, rates):
            rates.append(figure)
    rates.sort(key=lambda f: f.first)
    return rates


def _goes_on(clause: Clause, refused: Figure | None, figure: Figure, heat: int) -> bool:
    """Whether a figure carries on a list whose last member was no rate: `25% of it in 2027, 30% in 2028`."""
    if refused is None:
        return False
    between = clause.span(refused.last, figure.first)
    return (
        _score(clause, refused, heat) <= -1
        and _score(clause, figure, heat) < 3
        and len(between) <= 12
        and ";" not in between
        and not any(w in TARIFF_NOUNS or w in CHARGING or w in PAYING or w in ("on", "plus", "rate") for w in between)
    )


def is_percent_rate(clause: Clause, figure: Figure, heat: int) -> bool:
    """Whether a figure with its unit states a customs duty."""
    if figure.unit == "zero":
        return True
    if figure.unit == "points":
        return figure.value <= 200 and (heat > 0 or any(w in TARIFF_NOUNS for w in clause.words)) and _score(clause, figure, heat) >= 1
    return _score(clause, figure, heat) >= 1


_LEADS = frozenset(
    (
        "pay pays paid paying charge charges charged levy levies levied asks carry carries plus additional extra another further "
        "original combined total"
    ).split()
)
_LINKS = frozenset(["to", "at", "from", "for", "than", "under", "through", "of", "with", "is", "was", "until", "by"])
_CONTEXT = TARIFF_NOUNS | frozenset({"rate", "rates"})


def is_bare_rate(clause: Clause, figure: Figure, heat: int, known: frozenset[float], sure: Sequence[Figure]) -> bool:
    """Whether a number without unit plainly is a duty: `settled for 15`, `down from 27.5`, `the fifty`."""
    if not _stands_alone(clause, figure) or figure.value > 500:
        return False
    digits = clause.tokens[figure.first].is_number
    lead = clause.word(figure.first - 1)
    if (lead in ("[", "(") and clause.word(figure.last) in ("]", ")")) or lead in ("'", "’"):
        return False
    if figure.value < 5 and not digits and figure.value != 0:
        return False
    speaks = any(w in _CONTEXT for w in clause.words)
    score = 1.5 * speaks + 0.5 * heat + (1 if sure else 0) + (2 if figure.value in known else 0)
    left = clause.span(figure.first - 4, figure.first)
    if lead in _LEADS or (left[-2:-1] and left[-2] in PAYING and lead in ("only", "just", "about", "the", "a", "another")):
        score += 3
    elif any(w in PAYING for w in left[-3:]):
        score += 2
    elif lead in _LINKS:
        score += 1
    elif (lead == "the" and (figure.value in known or any(w in PAYING for w in clause.span(figure.last, figure.last + 5)))) or any(
        g.last == figure.first for g in clause.countries
    ):
        score += 2
    else:
        score -= 1
    if figure.value == 0 and heat and lead in ("to", "is", "for", "at", "from", "our", "their"):
        score += 1.5
    if any(w in BUSINESS or w in MOVING for w in left) and not sure:
        score -= 2
    return score >= 3.5


def _joined_to(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> bool:
    """Whether only `to`, `and`, `or`, `plus` part a bare number from a rate."""
    if not _stands_alone(clause, figure):
        return False
    for other in rates:
        a, b = (other, figure) if other.first < figure.first else (figure, other)
        between = clause.words[a.last : b.first]
        if 0 < len(between) <= 2 and all(w in ("to", "and", "or", "plus", "instead", "of", ",", "not", "from") for w in between):
            return True
    return False


def _score(clause: Clause, figure: Figure, heat: int) -> float:
    words = clause.words
    left = clause.span(max(figure.first - 14, 0), figure.first)
    right = clause.span(figure.last, figure.last + 12)
    for k, w in enumerate(right):
        if w == ";":
            right = right[:k]
            break
    for k in range(len(left) - 1, -1, -1):
        if left[k] == ";":
            left = left[k + 1 :]
            break
    near_left, near_right = left[-5:], right[:5]
    score = 0.5 * heat + 1.5
    tariff_left = next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in TARIFF_NOUNS or left[k] in TARIFF_ADJECTIVES), 99)
    tariff_right = next((k + 1 for k, w in enumerate(right) if w in TARIFF_NOUNS or w in TARIFF_ADJECTIVES), 99)
    if tariff_right < 99 and any(w in _REASONS for w in right[: tariff_right - 1]):
        tariff_right = 99
    if ":" in left[len(left) - tariff_left + 1 :] and tariff_left < 99 and "on" not in left[len(left) - tariff_left :]:
        tariff_left = 99
    if heat:
        tariff_left = min(tariff_left, next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in ("rate", "rates")), 99))
    closest = min(tariff_left, tariff_right)
    if closest <= 4:
        score += 3
    elif closest <= 9:
        score += 2
    elif any(w in TARIFF_NOUNS for w in words):
        score += 1
    if any(w in RATE_NOUNS for w in near_left + near_right):
        score += 1
    if right[:1] and right[0] in ("on", "for", "against") and names_goods(clause, figure.last, figure.last + 7):
        score += 3 if right[0] == "on" else 2
    if any(w in CHARGING for w in near_left[-4:]) and not any(w in MOVING for w in near_left[-2:]):
        score += 1.5
    if any(w in PAYING for w in near_left[-4:]):
        score += 1.5
    if right[:2] == ["ad", "valorem"]:
        score += 5
    # What speaks against it.
    if right[:1] == ["of"] and not any(w in ("value", "ad") for w in right[:4]):
        score -= 4
    if right[:1] and right[0] in AFTER_NOT_RATE and not any(w in TARIFF_NOUNS for w in right[:3]):
        score -= 4
    if _names_other_tax(near_right[:4]) or _names_other_tax(left[-10:]):
        score -= 6
    mover = next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in MOVING), 99)
    if mover <= 5 and tariff_left > 9 and not (near_left[-1:] in (["to"], ["from"]) and heat):
        score -= 3
    if mover <= 3 and any(w in BUSINESS for w in left[max(0, len(left) - mover - 4) : len(left) - mover]):
        score -= 4
    if near_left[-1:] == ["by"] and tariff_left > 8:
        score -= 3
    if closest > 12 and any(w in CENTRAL_BANKING for w in words):
        score -= 4
    if any(m.type == "ORG" and figure.first - m.last in (0, 1) for m in clause.mentions) and closest > 5:
        score -= 1.5
    business_left = next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in BUSINESS), 99)
    business_right = next((k + 1 for k, w in enumerate(right) if w in BUSINESS), 99)
    if min(business_left, business_right) < closest and min(business_left, business_right) <= 8:
        score -= 2.5
    return score


_OTHER_TAXES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in OTHER_TAXES:
    _OTHER_TAXES.setdefault(_phrase[0], []).append(_phrase)


_REASONS = frozenset({"because", "due", "amid", "despite", "thanks", "owing", "without", "before", "whatever"})
"""Words after which a tariff is the cause of something, not what the figure measures."""


def _names_other_tax(words: Sequence[str]) -> bool:
    """Whether a tax or rate that is no customs duty stands in `words`."""
    return any(
        tuple(words[i : i + len(phrase)]) == phrase for i, word in enumerate(words) if word in _OTHER_TAXES for phrase in _OTHER_TAXES[word]
    )


def names_goods(clause: Clause, first: int, last: int) -> bool:
    """Whether a country or goods begin among the tokens [first, last)."""
    return any(first <= g.first < last for g in clause.countries) or any(first <= g.first < last for g in clause.products)


def _is_zero(clause: Clause, figure: Figure, heat: int) -> bool:
    """Whether `nothing` or `free` says that goods pay no duty."""
    left = clause.span(figure.first - 6, figure.first)
    right = clause.span(figure.last, figure.last + 4)
    tariff = heat or any(w in TARIFF_NOUNS for w in clause.words)
    if figure.unit == "free":
        return bool(tariff) and any(
            w in ("enter", "enters", "entered", "entering", "in", "cross", "crosses", "import", "imported", "sell", "come", "comes", "came")
            for w in left[-3:]
        )
    if right[:1] and right[0] in ("but", "of", "else", "to", "more", "about"):
        return False
    pays = any(w in ("pay", "pays", "paid", "paying", "charge", "charged", "charges", "from", "owed", "owes") for w in left[-3:]) or (
        left[-1:] == ["to"] and "tariff" in clause.words
    )
    elliptic = any(w in PAYING for w in clause.words[: figure.first]) and any(
        g.last == figure.first for g in (*clause.products, *clause.countries)
    )
    return bool(tariff or elliptic) and (pays or elliptic)


_FOLLOWERS = frozenset(
    (
        "in on for from to until since and or but as when which that by after if because plus with under at before while this "
        "last next till though now so then instead than per each only too also already is was are were has have had will would"
    ).split()
)


def _stands_alone(clause: Clause, figure: Figure) -> bool:
    """Whether a bare number is not followed by a thing it counts."""
    nxt = clause.word(figure.last)
    return nxt == "" or not nxt[0].isalnum() or nxt in _FOLLOWERS
