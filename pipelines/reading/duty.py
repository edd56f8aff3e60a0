"""Is a figure a customs duty at all? Growth, shares, prices, polls, interest and other taxes are told from tariffs here.

The decision is a sum of named pieces of evidence from the words around the figure: nouns and verbs of customs near it, goods or countries
behind an `on`, a rate beside it, against verbs of movement, nouns of business, other taxes. A figure with its unit needs little, a bare
number needs much. Whose duty it is, is no business of this room.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure
from pipelines.reading.rate_words import (
    AFTER_NOT_RATE,
    BUSINESS,
    CENTRAL_BANKING,
    CHARGING,
    HOLDING,
    MOVING,
    OTHER_TAXES,
    PAYING,
    POLLING,
    RATE_NOUNS,
    TARIFF_ADJECTIVES,
    TARIFF_NOUNS,
)

WEIGHTS = {
    # for a figure with its unit
    "tariff_beside": 3.0,  # a tariff noun within four words
    "tariff_near": 2.0,  # within nine
    "tariff_said": 1.0,  # elsewhere in the sentence
    "rate_noun": 1.0,  # `rate`, `figure`, `ceiling`
    "on_goods": 3.0,  # `25% on cars`
    "for_goods": 2.0,  # `25% for Mexico`
    "charged": 1.5,  # a verb of levying governs it
    "paid": 1.5,  # a verb of bearing governs it
    "entered": 1.5,  # `comes in at 4%`
    "ad_valorem": 5.0,
    "parallel": 2.5,  # it carries on a list of rates
    "repeated": 1.5,  # `the 25%`, a value that is a rate elsewhere
    "labelled": 1.0,  # `France: 12%`, `cars (25%)`
    # against
    "share_of": -8.0,  # `12% of exports`
    "other_noun": -4.0,  # `12% more`, `12% stake`
    "other_tax": -8.0,
    "moved": -2.0,  # `fell 12%`
    "business_moved": -4.0,  # `sales fell 12%`
    "part": -4.0,  # `owns 12%`, `accounts for 12%`
    "by": -3.0,  # `rose by 12%`
    "banking": -5.0,
    "polled": -5.0,
    "body": -1.5,  # `Nokia 12%`
    "business": -2.5,  # a noun of business stands nearer than a tariff
    "cost": -4.0,  # `adds 2% to the price`
    "tiny": -1.0,  # below one percent
    "cold": -1.0,  # no talk of tariffs around
    "modifies": -2.0,  # `a 40% gap`: it belongs to a noun that is no tariff
}
"""What each piece of evidence weighs. With `BASE` and half the heat, a sum of 1 makes a figure with its unit a duty."""

BASE = 1.5

SPARSE = 300
"""A text with fewer tariff words than one in so many words is about something else."""

BARE_WEIGHTS = {
    "tariff_said": 1.0,  # a word of duties in the sentence
    "rate_here": 1.0,  # a rate with its unit in the sentence
    "repeated": 1.5,  # the value is a rate elsewhere in the article
    "paid": 3.0,  # `pays 15`, `charged 10`, `an additional 12`
    "paid_near": 2.0,
    "tariff_noun": 3.0,  # `a fifteen surcharge`
    "parallel": 2.0,  # `35% for us, 25 for Mexico`
    "linked": 1.5,  # `at 15`, `down to 10`, `the fifty`, `its 10`, `Syria's 41`
    "labelled": 2.0,  # `Mexico 25`, `India (26)`
    "on_goods": 1.5,  # `100 on canola oil`
    "standing": 1.0,  # a verb of standing or setting within the four words before
    "listed": 1.5,  # `tea now pays 9; roasted kinds 12;`
    "zero": 1.5,
    "unlinked": -0.5,
    "small": -1.5,  # below ten in words
    "business": -3.0,
    "moved": -2.0,
}
"""The same for a number with no unit, where a sum of `BARE_NEEDS` with half the heat makes it a duty."""

BARE_NEEDS = 2.0

_TARIFF, _RATE, _CHARGING, _PAYING, _MOVING, _BUSINESS, _BANKING, _POLLING, _REASON, _RATE_NOUN, _HOLDING = (1 << k for k in range(11))
_REASONS = frozenset({"because", "due", "amid", "despite", "thanks", "owing", "without", "before", "whatever"})
"""Words after which a tariff is the cause of something, not what the figure measures."""


def _kinds() -> dict[str, int]:
    kinds: dict[str, int] = {}
    for words, kind in (
        (TARIFF_NOUNS | TARIFF_ADJECTIVES, _TARIFF),
        (frozenset({"rate", "rates"}), _RATE),
        (CHARGING, _CHARGING),
        (PAYING, _PAYING),
        (MOVING, _MOVING),
        (BUSINESS, _BUSINESS),
        (CENTRAL_BANKING, _BANKING),
        (POLLING, _POLLING),
        (_REASONS, _REASON),
        (RATE_NOUNS, _RATE_NOUN),
        (HOLDING, _HOLDING),
    ):
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind
    return kinds


_KINDS = _kinds()
_OTHER_TAXES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in OTHER_TAXES:
    _OTHER_TAXES.setdefault(_phrase[0], []).append(_phrase)

_FAR = 99


@dataclass(slots=True)
class _Scene:
    """Where the telling words of one sentence stand: token positions in order, gathered in one pass and shared by its figures."""

    tariffs: list[int] = field(default_factory=list)
    rates: list[int] = field(default_factory=list)
    charging: list[int] = field(default_factory=list)
    paying: list[int] = field(default_factory=list)
    moving: list[int] = field(default_factory=list)
    business: list[int] = field(default_factory=list)
    banking: list[int] = field(default_factory=list)
    polling: list[int] = field(default_factory=list)
    reasons: list[int] = field(default_factory=list)
    rate_nouns: list[int] = field(default_factory=list)
    holding: list[int] = field(default_factory=list)
    taxes: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    named_nouns: bool = False
    """Whether a tariff noun proper is said, not only an adjective."""


def _survey(clause: Clause) -> _Scene:
    scene = _Scene()
    words = clause.words
    covered = 0
    for i, word in enumerate(words):
        if word == ";":
            scene.breaks.append(i)
            continue
        if word in _OTHER_TAXES:
            length = max((len(p) for p in _OTHER_TAXES[word] if tuple(words[i : i + len(p)]) == p), default=0)
            if length:
                scene.taxes.append(i)
                covered = i + length
        kind = _KINDS.get(word)
        if kind is None:
            continue
        if kind & _RATE and (i < covered or (i and _KINDS.get(words[i - 1], 0) & (_BUSINESS | _BANKING))):
            continue  # a policy rate, a jobless rate
        if kind & _TARIFF:
            scene.tariffs.append(i)
            scene.named_nouns = scene.named_nouns or word in TARIFF_NOUNS
        for flag, places in (
            (_RATE, scene.rates),
            (_CHARGING, scene.charging),
            (_PAYING, scene.paying),
            (_MOVING, scene.moving),
            (_BUSINESS, scene.business),
            (_BANKING, scene.banking),
            (_POLLING, scene.polling),
            (_REASON, scene.reasons),
            (_RATE_NOUN, scene.rate_nouns),
            (_HOLDING, scene.holding),
        ):
            if kind & flag:
                places.append(i)
    if "bank" in words:
        scene.banking += [i for i, w in enumerate(words) if w == "bank" and (clause.word(i + 1) == "of" or clause.word(i - 1) == "central")]
        scene.banking.sort()
    return scene


def _back(places: Sequence[int], first: int, low: int) -> int:
    """How many tokens before `first` the nearest of `places` stands, `_FAR` where none stands in [low, first)."""
    k = bisect_left(places, first)
    return first - places[k - 1] if k and places[k - 1] >= low else _FAR


def _ahead(places: Sequence[int], last: int, high: int) -> int:
    """How many tokens from `last` on the nearest of `places` stands (1 for the next token), `_FAR` where none stands in [last, high)."""
    k = bisect_left(places, last)
    return places[k] - last + 1 if k < len(places) and places[k] < high else _FAR


def floor_of(clauses: Sequence[Clause]) -> int:
    """How much of the whole article is talk of tariffs: 1 where a tariff word stands in every `SPARSE` words or more often, else 0."""
    words = sum(len(c.words) for c in clauses)
    return int(sum(w in TARIFF_NOUNS for c in clauses for w in c.words) * SPARSE >= words > 0)


def plain_values(clauses: Sequence[Clause], floor: int) -> frozenset[float]:
    """The values that are written with a unit and read as rates somewhere in the article: a bare number of that value is likely one too."""
    values: set[float] = set()
    heat = floor
    for clause in clauses:
        plain = _with_unit(clause, _survey(clause), heat, frozenset()) if clause.figures else []
        heat = cooled(clause, heat, bool(plain), floor)
        values.update(v for f in plain if f.unit == "percent" for v in (f.value, f.max_value) if v is not None)
    return frozenset(values)


def cooled(clause: Clause, heat: int, has_rates: bool, floor: int) -> int:
    """How near the talk of tariffs is: 2 right after a sentence on them, 1 one later, else `floor`."""
    if has_rates or any(w in TARIFF_NOUNS for w in clause.words):
        return 2
    return max(floor, heat - 1)


def rates_of(clause: Clause, heat: int, known: frozenset[float]) -> list[Figure]:
    """The figures of one sentence that state a customs duty. `heat` says how near the talk of tariffs is, `known` which values are rates
    elsewhere."""
    if not clause.figures:
        return []
    scene = _survey(clause)
    sure = _with_unit(clause, scene, heat, known)
    rates = list(sure)
    for k, figure in enumerate(clause.figures):
        if k and figure.unit == "bare" and _follows_refused(clause, clause.figures[k - 1], figure, rates):
            continue
        if figure.unit == "bare" and is_bare_rate(clause, scene, figure, heat, known, rates):
            rates.append(figure)
        elif figure.unit in ("free", "nothing", "nil") and _is_zero(clause, scene, figure, heat, rates):
            rates.append(figure)
        elif figure.unit == "multiple" and heat and clause.word(figure.last) not in ("of", "amount"):
            rates.append(figure)
        elif figure.unit == "in_half" and len(sure) == 1 and sure[0].last <= figure.first:
            rates.append(figure)
    # The second pass: a number joined to a rate (`27.5 to 15`) is one.
    for figure in clause.figures:
        if figure.unit in ("bare", "nil") and figure not in rates and _joined_to(clause, figure, rates):
            rates.append(figure)
        elif figure.unit == "percent" and figure not in rates and _joined_to(clause, figure, sure):
            rates.append(figure)
    rates.sort(key=lambda f: f.first)
    return _resolved(clause, rates)


def _follows_refused(clause: Clause, before: Figure, figure: Figure, rates: Sequence[Figure]) -> bool:
    """Whether a number is only the other end of a percentage that is no duty: `went up 6 percent to 1.89`."""
    between = clause.words[before.last : figure.first]
    return before.unit == "percent" and before not in rates and 0 < len(between) <= 2 and any(w in ("to", "from", "and", "or") for w in between)


def _resolved(clause: Clause, rates: list[Figure]) -> list[Figure]:
    """`rates` with multiples of a rate of the same sentence worked out; one of an earlier sentence stays a multiple. `Cut in half` is a
    rate only beside its one figure."""
    plain = [f for f in rates if f.unit not in ("multiple", "in_half")]
    for k, figure in enumerate(rates):
        if figure.unit not in ("multiple", "in_half"):
            continue
        before = [f for f in plain if f.last <= figure.first]
        now = [f for f in before if "from" not in clause.span(f.first - 2, f.first)] or before
        if now:
            rates[k] = Figure(figure.first, figure.last, figure.value * now[-1].value, None, "percent")
    return [f for f in rates if f.unit != "in_half"]


def _with_unit(clause: Clause, scene: _Scene, heat: int, known: frozenset[float]) -> list[Figure]:
    """The figures with a unit that state a duty, judged from left to right: a list goes on as it began."""
    rates: list[Figure] = []
    refused: tuple[Figure, float] | None = None
    for figure in clause.figures:
        if figure.unit == "zero":
            rates.append(figure)
        elif figure.unit in ("percent", "points", "share"):
            score = _score(clause, scene, figure, heat, known, rates)
            carried = refused is not None and _goes_on(clause, scene, refused, (figure, score))
            if score >= 1 and not carried:
                rates.append(figure)
                refused = None
            else:
                refused = figure, (min(score, -1.0) if carried else score)
    return rates


def _goes_on(clause: Clause, scene: _Scene, refused: tuple[Figure, float], read: tuple[Figure, float]) -> bool:
    """Whether a figure carries on a list whose last member was no rate: `25% of it in 2027, 30% in 2028`."""
    (before, its_score), (figure, score) = refused, read
    between = clause.span(before.last, figure.first)
    if not between or score >= 4:
        return False
    if between[-2:] in (["down", "from"], ["up", "from"]):
        return True
    if its_score > 0 or len(between) > 12:
        return False
    if ("to" in between[-2:] or "from" in between[-2:]) and len(between) <= 5:
        return True
    return (
        score < 3
        and any(w in (",", "and", ";", "or", "against", "but", "(") for w in between)
        and not any(w in ("on", "plus", "rate", "rates") for w in between)
        and not any(_ahead(places, before.last, figure.first) < _FAR for places in (scene.tariffs, scene.charging, scene.paying))
    )


def _score(clause: Clause, scene: _Scene, figure: Figure, heat: int, known: frozenset[float], rates: Sequence[Figure]) -> float:
    if figure.unit == "points" and (figure.value > 200 or not (heat or scene.named_nouns)):
        return -9.0
    return BASE + 0.5 * heat + sum(WEIGHTS[name] for name in evidence(clause, scene, figure, heat, known, rates))


def evidence(clause: Clause, scene: _Scene, figure: Figure, heat: int, known: frozenset[float], rates: Sequence[Figure]) -> list[str]:
    """What speaks for and against a figure with its unit, as names of `WEIGHTS`. `rates` are the rates before it in the sentence."""
    first, last = figure.first, figure.last
    low, high = max(0, first - 14), min(len(clause.words), last + 12)
    k = bisect_left(scene.breaks, first)
    if k and scene.breaks[k - 1] >= low:
        low = scene.breaks[k - 1] + 1
    if k < len(scene.breaks) and scene.breaks[k] < high:
        high = scene.breaks[k]
    prev, nxt, then = clause.word(first - 1), clause.word(last), clause.word(last + 1)
    tariff_left = _back(scene.tariffs, first, low)
    tariff_right = _ahead(scene.tariffs, last, high)
    if tariff_right < _FAR and _ahead(scene.reasons, last, last + tariff_right - 1) < _FAR:
        tariff_right = _FAR
    if 1 < tariff_left < _FAR:
        between = clause.span(first - tariff_left + 1, first)
        if ":" in between and "on" not in between:
            tariff_left = _FAR  # the tariff is the heading of something else
    banking = _nearest(scene.banking, first, last, low, high)
    if heat and not scene.banking:
        tariff_left = min(tariff_left, _back(scene.rates, first, low))
    closest = min(tariff_left, tariff_right)
    found: list[str] = []
    if closest <= 4:
        found.append("tariff_beside")
    elif closest <= 9:
        found.append("tariff_near")
    elif scene.named_nouns:
        found.append("tariff_said")
    if min(_back(scene.rate_nouns, first, max(low, first - 5)), _ahead(scene.rate_nouns, last, min(high, last + 5))) < _FAR:
        found.append("rate_noun")
    if nxt in ("on", "for", "against") and names_goods(clause, last, last + 7):
        found.append("on_goods" if nxt == "on" else "for_goods")
    mover = _back(scene.moving, first, low)
    business_left = _back(scene.business, first, low)
    business = min(business_left, _ahead(scene.business, last, high))
    if _back(scene.charging, first, max(low, first - 4)) < _FAR and mover > 2 and not business_left < min(tariff_left, 9):
        found.append("charged")
    payer = _back(scene.paying, first, max(low, first - 4))
    if payer < _FAR and _back(scene.business, first - payer, first - payer - 3) == _FAR:
        found.append("paid")
    if prev in ("at", "under", "for") and any(w in _ENTERING for w in clause.span(first - 6, first - 1)):
        found.append("entered")
    if nxt == "ad" and then == "valorem":
        found.append("ad_valorem")
    parallel = bool(rates) and _parallel(clause, scene, rates[-1], figure)
    if parallel:
        found.append("parallel")
    repeated = figure.value in known and prev in _DETERMINERS
    if repeated:
        found.append("repeated")
    if prev in ("(", ":", ",") and any(g.last == first - 1 for g in (*clause.countries, *clause.products)):
        found.append("labelled")
    # What speaks against it.
    if nxt == "of" and figure.unit != "points" and not any(w in ("value", "ad", "some") for w in clause.span(last + 1, last + 5)) and not _date_at(clause, last + 1):
        found.append("share_of")
    if (
        nxt in AFTER_NOT_RATE
        and not any(w in TARIFF_NOUNS for w in clause.span(last, last + 3))
        and not (figure.unit == "points" and nxt == "off")
    ):
        found.append("other_noun")
    tax = min(_back(scene.taxes, first, first - 14), _ahead(scene.taxes, last, last + 4))
    if tax < closest or (tax < _FAR and closest == _FAR):
        found.append("other_tax")
    if mover <= 5 and tariff_left > 9 and not parallel and not repeated and not (prev in _DETERMINERS and "on_goods" in found):
        towards = prev in ("to", "from") and clause.word(first - 2) not in ("close", "near", "next") and heat and business_left == _FAR
        if not towards:
            found.append("moved")
    if _back(scene.holding, first, max(low, first - 3)) < min(_FAR, tariff_left) and prev not in ("at", "to"):
        found.append("part")
    if mover <= 3 and _back(scene.business, first - mover, first - mover - 6) < _FAR and first - mover >= low:
        found.append("business_moved")
    if (prev == "by" and (tariff_left > 8 or business_left < tariff_left)) or (prev == "off" and tariff_left > 2):
        found.append("by")
    if (closest > 12 or banking < closest) and scene.banking:
        found.append("banking")
    if closest > 4 and _nearest(scene.polling, first, last, low, high) < _FAR:
        found.append("polled")
    if closest > 5 and prev != ":" and any(m.type == "ORG" and first - m.last in (0, 1) for m in clause.mentions) and not parallel:
        found.append("body")
    if business < closest and business <= 10 and not parallel:
        found.append("business")
    if nxt in ("to", "off") and _ahead(scene.business, last, last + 5) < _FAR:
        found.append("cost")
    if 0 < figure.value < 1:
        found.append("tiny")
    if not heat and not scene.named_nouns:
        found.append("cold")
    if tariff_right > 4 and figure.unit == "percent" and _is_noun(nxt) and not _named_at(clause, last):
        found.append("modifies")
    return found


def _nearest(places: Sequence[int], first: int, last: int, low: int, high: int) -> int:
    return min(_back(places, first, low), _ahead(places, last, high)) if places else _FAR


_DETERMINERS = frozenset({"the", "that", "this", "those", "its", "their", "our", "his", "her", "my", "your", "same", "full", "own"})
_PARTED = frozenset({",", "and", "or", "(", ";", ":", "but", "while", "to", "then", "plus", "from", ")", "with", "against"})


def _parallel(clause: Clause, scene: _Scene, rate: Figure, figure: Figure) -> bool:
    """Whether a figure carries on a list that a rate began: `30% for tea, 38% for coffee`, `20%, down from the 46%`."""
    start, end = rate.last, figure.first
    between = clause.words[start:end]
    if not 0 < len(between) <= 9 or not _PARTED.intersection(between):
        return False
    if _ahead(scene.business, start, end) < _FAR or _ahead(scene.taxes, start, end) < _FAR or _ahead(scene.banking, start, end) < _FAR:
        return False
    if between[:2] in (["up", "from"], ["down", "from"]) or between[:3] in ([",", "up", "from"], [",", "down", "from"]):
        return len(between) <= 4
    return _ahead(scene.moving, start, end) == _FAR and _mirrors(clause, between, figure)


def _mirrors(clause: Clause, between: Sequence[str], figure: Figure) -> bool:
    """Whether the words between two figures are a list's: signs and small words, names, goods and dates."""
    at = figure.first - len(between)
    named = {k for m in clause.mentions for k in range(m.first, m.last)} | {k for a, b, _ in clause.dates for k in range(a, b)}
    named |= {k for g in clause.products for k in range(g.first, g.last)}
    return all(not w[0].isalpha() or w in _SMALL or at + k in named for k, w in enumerate(between))


_SMALL = frozenset(
    (
        "and or but while to then plus from with against for on in of at by the a an its their our his that this these those us "
        "them me others everyone each rest next last only just even still now later maybe perhaps about around some nearly up as "
        "down instead not respectively per first second third another further until since after before also too if is are was"
    ).split()
)


def _is_noun(word: str) -> bool:
    """Whether a word right behind a figure can only be a noun that the figure belongs to, and none of customs."""
    return word[:1].isalpha() and word not in _FOLLOWERS and word not in RATE_NOUNS and not word.endswith(("ing", "ed", "ly", "while"))


def _named_at(clause: Clause, i: int) -> bool:
    return any(m.first <= i < m.last for m in clause.mentions) or any(g.first == i for g in clause.products) or _date_at(clause, i - 1)


def _date_at(clause: Clause, i: int) -> bool:
    return any(first in (i, i + 1) for first, _, _ in clause.dates)


_LEADS = frozenset(
    (
        "pay pays paid paying charge charges charged levy levies levied asks carry carries plus additional extra another further "
        "original combined total"
    ).split()
)
_LINKS = _DETERMINERS | frozenset(
    (
        "to at from for than under through of with is was be became become until by on older old usual average baseline ordinary "
        "normal only just even still about around nearly roughly almost a above below over instead maybe nearer"
    ).split()
)
_STANDING = frozenset(("be became become stuck want wants wanted expect expects expected deposit have has had").split())
_MONEY = frozenset({"rs", "inr", "rmb", "rm", "usd", "eur", "rp", "r", "cad", "aud", "gbp", "dollars", "euros", "top", "age", "aged", "about"})
"""Words before a number that make it money or an age."""


_LAWS = frozenset({122.0, 201.0, 232.0, 301.0, 337.0, 338.0})
"""Sections of the trade acts, which are often named by their number alone."""


def is_bare_rate(
    clause: Clause, scene: _Scene, figure: Figure, heat: int, known: frozenset[float], rates: Sequence[Figure]
) -> bool:
    """Whether a number without unit plainly is a duty: `settled for 15`, `down from 27.5`, `the fifty`. `rates` are those of the
    sentence that are sure, and the bare ones before."""
    written = clause.tokens[figure.first]
    if not _may_be_bare(clause, figure) or (figure.value > 150 and not rates and figure.value not in known):
        return False
    return 0.5 * heat + sum(BARE_WEIGHTS[n] for n in bare_evidence(clause, scene, figure, known, rates, written.is_number)) >= BARE_NEEDS


def bare_evidence(
    clause: Clause, scene: _Scene, figure: Figure, known: frozenset[float], rates: Sequence[Figure], digits: bool
) -> list[str]:
    """What speaks for and against a number without unit, as names of `BARE_WEIGHTS`."""
    first, last = figure.first, figure.last
    lead, nxt = clause.word(first - 1), clause.word(last)
    found: list[str] = []
    if scene.named_nouns or scene.rates:
        found.append("tariff_said")
    if any(f.unit != "bare" for f in rates):
        found.append("rate_here")
    if figure.value in known:
        found.append("repeated")
    before = max((f for f in rates if f.last <= first), key=lambda f: f.first, default=None)
    parallel = before is not None and _parallel(clause, scene, before, figure)
    if parallel:
        found.append("parallel")
    left = clause.span(first - 4, first)
    if lead in _LEADS or (left[-2:-1] and left[-2] in PAYING and lead in ("only", "just", "about", "the", "a", "another")):
        found.append("paid")
    elif any(w in PAYING for w in left[-3:]):
        found.append("paid_near")
    elif _back(scene.charging, first, first - 4) < _FAR or any(w in _STANDING for w in left):
        found.append("standing")
    named = _named_before(clause, first)
    if nxt in TARIFF_NOUNS or nxt in TARIFF_ADJECTIVES or clause.span(last, last + 3) == ["anti", "-", "dumping"]:
        found.append("tariff_noun")
    elif named:
        found.append("labelled")
    elif lead in _LINKS or lead == "'s" or (lead == "as" and clause.word(first - 2) in ("much", "high", "low", "little")):
        found.append("linked")
    elif nxt == "more" and figure.value in known:
        found.append("linked")
    elif before is not None and 0 < first - before.last <= 4 and clause.word(before.last) in (",", ";") and not nxt[:1].isalnum():
        found.append("listed")
    elif first and not parallel and not any(n in ("paid", "paid_near", "standing") for n in found):
        found.append("unlinked")
    if nxt in ("on", "for") and names_goods(clause, last, last + 6):
        found.append("on_goods")
    if figure.value == 0:
        found.append("zero")
    elif figure.value < 10 and not digits:
        found.append("small")
    tariff = _back(scene.tariffs, first, first - 14)
    if _back(scene.business, first, first - 6) < tariff:
        found.append("business")
    elif not rates and _back(scene.moving, first, first - 4) < tariff and lead not in ("to", "from"):
        found.append("moved")
    return found


def _named_before(clause: Clause, first: int) -> bool:
    """Whether a country or goods stand right before a number, or only a sign or `at` away: `Mexico 25`, `India (26)`, `carpets, 52.9`."""
    at = first - 1 if clause.word(first - 1) in ("(", ",", ":", "at", "on", "just", "only") else first
    return any(g.last in (first, at) for g in clause.countries) or any(g.last in (first, at) for g in clause.products)


def _may_be_bare(clause: Clause, figure: Figure) -> bool:
    """Whether a number counts nothing that is said: no thing follows, no money sign, name or list precedes."""
    first, last = figure.first, figure.last
    token = clause.tokens[first]
    lead, nxt, then = clause.word(first - 1), clause.word(last), clause.word(last + 1)
    if 0 < figure.value < 1 or token.lower in ("one", "a", "an", "half") or lead in _MONEY:
        return False
    if not _stands_alone(clause, figure):
        return False
    if token.is_number and figure.value in _LAWS:
        return False
    if nxt == "." and then[:1].isalnum():
        return False  # a list in one line
    if first == 0 and (last >= len(clause.words) or nxt in (".", ")", ":")):
        return False  # a list's number, a clock time
    if (lead in ("[", "(") and nxt in ("]", ")")) and not _named_before(clause, first):
        return False  # a footnote
    if lead in ("'", "’") or nxt == "+" or (lead == "in" and clause.tokens[first - 2].is_word and figure.value <= 10 and not token.is_number):
        return False  # four in ten
    if lead in ("is", "was", "turned") and clause.word(first - 2) in ("he", "she", "who"):
        return False  # an age
    if lead == "at" and token.is_number and token.text[-3:] in (".00", ".15", ".30", ".45") and figure.value < 24:
        return False  # a clock time
    if lead == "," and nxt == "," and any(m.type == "PERSON" and m.last == first - 1 for m in clause.mentions):
        return False  # an age
    if not token.is_number and token.text[0].isupper() and first and lead.isalpha() and clause.tokens[first - 1].text[0].isupper():
        return figure.value >= 10  # Air Force One
    if any(m.first < first < m.last for m in clause.mentions):
        return False
    return not (nxt == "in" and then.isalpha() and figure.value < 10 and not token.is_number)


_JOINTS = frozenset("to and or plus instead of , not from then maybe perhaps even later finally now - –".split())


def _joined_to(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> bool:
    """Whether only `to`, `and`, `or`, `plus` part a number from a rate."""
    if figure.value > 1000 or (figure.unit == "bare" and not _may_be_bare(clause, figure)):
        return False
    for other in rates:
        a, b = (other, figure) if other.first < figure.first else (figure, other)
        between = clause.words[a.last : b.first]
        if 0 < len(between) <= 3 and between != [","] and all(w in _JOINTS for w in between):
            return True
    return False


def names_goods(clause: Clause, first: int, last: int) -> bool:
    """Whether a country or goods begin among the tokens [first, last)."""
    return any(first <= g.first < last for g in clause.countries) or any(first <= g.first < last for g in clause.products)


_ENTERING = frozenset(
    (
        "enter enters entered entering in cross crosses crossing import imports imported sell sold come comes came coming go goes "
        "went gone going admitted sail sails flow flows shipped"
    ).split()
)
_LOWERING = frozenset(
    (
        "fall falls fell fallen falling drop drops dropped dropping cut cuts cutting lower lowers lowered bring brings brought "
        "reduce reduces reduced go goes went gone going down phase phased slash slashed back"
    ).split()
)


def _is_zero(clause: Clause, scene: _Scene, figure: Figure, heat: int, rates: Sequence[Figure]) -> bool:
    """Whether `nothing`, `nil` or `free` says that goods pay no duty."""
    first, last = figure.first, figure.last
    left = clause.span(first - 6, first)
    prev, nxt = clause.word(first - 1), clause.word(last)
    tariff = bool(heat) or scene.named_nouns
    if not tariff and not rates:
        return False
    if figure.unit == "free":
        return any(w in _ENTERING for w in left[-3:]) and nxt not in ("to", "and", "from", "will")
    pays = any(w in PAYING or w in ("charge", "charged", "charges") for w in left[-3:])
    goods = any(g.last in (first, first - 1) for g in (*clause.products, *clause.countries)) and prev not in ("and", "to")
    beside = any(0 <= first - f.last <= 3 and (prev in ("or", "to", ",", "and", "now")) for f in rates)
    if figure.unit == "nil":
        return pays or goods or beside or bool(rates) or prev in ("to", "at", "from", "be", "is", "for", "on", "offered", "promised", "of")
    if nxt in ("but", "of", "else", "to", "more", "about", "worth", "less", "new") and not (nxt == "to" and prev == "from" and _figure_at(clause, last + 1)):
        return False
    if prev == "from" and nxt == "to" and _figure_at(clause, last + 1):
        return True
    if prev == "to":
        return any(w in _LOWERING for w in left[:-1]) and not any(w in ("come", "comes", "came") for w in left[-2:])
    if prev in ("for", "at"):
        return any(w in _ENTERING or w in PAYING for w in left[:-1]) or (prev == "at" and heat > 0)
    if nxt in ("on", "for") and names_goods(clause, last, last + 6) and rates and prev in (",", "and", "but", "or", ";", "—", "–"):
        return True
    elliptic = goods and _back(scene.paying, first, 0) < _FAR
    return pays or elliptic or (beside and prev == "or")


def _figure_at(clause: Clause, i: int) -> bool:
    return any(f.first == i for f in clause.figures)


_FOLLOWERS = frozenset(
    (
        "in on for from to until since and or but as when which that by after if because plus with under at before while this "
        "last next till though now so then instead than per each only too also already is was are were has have had will would "
        "may might could should outside inside within where unless they we it i you he she there everyone everybody nobody who "
        "today yesterday tomorrow once against again apiece across alone yet like over remains stays stands applies"
    ).split()
)


def _stands_alone(clause: Clause, figure: Figure) -> bool:
    """Whether a bare number is not followed by a thing it counts."""
    nxt = clause.word(figure.last)
    if nxt == "more":
        then = clause.word(figure.last + 1)
        return then == "on" or not then[:1].isalnum()
    if nxt == "of":
        return _date_at(clause, figure.last + 1)
    if nxt == "" or not nxt[0].isalnum() or nxt in _FOLLOWERS:
        return True
    if nxt in TARIFF_NOUNS or nxt in TARIFF_ADJECTIVES:
        named = nxt.endswith("s") or clause.word(figure.last + 1) in ("line", "lines", "code", "codes", "rates", "measures", "quota")
        return figure.value >= 5 and not named
    return clause.span(figure.last, figure.last + 3) == ["anti", "-", "dumping"]
