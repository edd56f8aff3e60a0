"""What speaks for and against a figure being a customs duty: pieces of evidence by name, each with its weight.

Where the telling words of a sentence stand is known to its scene (`scene`). Decisions are made in `duty`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reading.clause import Clause
from pipelines.reading.figures import MOVES, Figure
from pipelines.reading.rate_words import AFTER_NOT_RATE, RATE_NOUNS, TARIFF_NOUNS
from pipelines.reading.scene import FAR, REASONS, ahead, back

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
    "definite": 1.0,  # `the 25%`
    "labelled": 1.0,  # `France: 12%`, `cars (25%)`
    # against
    "share_of": -8.0,  # `12% of exports`
    "other_noun": -4.0,  # `12% more`, `12% stake`
    "other_tax": -8.0,
    "fell": -4.0,  # `fell 12%`
    "moved": -2.0,  # `fell to about 12%`
    "business_moved": -4.0,  # `sales fell 12%`
    "quota_moved": -6.0,  # `the quota was cut by 12%`
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

_PARTING = REASONS | {","}
_OF_VALUE = frozenset({"value", "ad", "some"})


@dataclass(slots=True)
class _View:
    """A figure in its scene: the window [low, high) of its part of the sentence and how far the telling words are in it."""

    low: int
    high: int
    tariff_left: int
    tariff_right: int
    mover: int
    business_left: int
    business: int
    banking: int
    parallel: bool

    @property
    def closest(self) -> int:
        """Tokens to the nearest tariff noun."""
        return min(self.tariff_left, self.tariff_right)


def _view(clause: Clause, figure: Figure, heat: int, parallel: bool) -> _View:
    scene = clause.scene
    first, last = figure.first, figure.last
    low, high = max(0, first - 14), min(len(clause.words), last + 12)
    k = bisect_left(scene.breaks, first)
    if k and scene.breaks[k - 1] >= low:
        low = scene.breaks[k - 1] + 1
    if k < len(scene.breaks) and scene.breaks[k] < high:
        high = scene.breaks[k]
    tariff_left = back(scene.tariffs, first, low)
    tariff_right = ahead(scene.tariffs, last, high)
    if tariff_right < FAR and ahead(scene.reasons, last, last + tariff_right - 1) < FAR:
        tariff_right = FAR
    if 1 < tariff_left < FAR:
        between = clause.span(first - tariff_left + 1, first)
        if ":" in between and "on" not in between:
            tariff_left = FAR  # the tariff is the heading of something else
    if heat and not scene.banking:
        tariff_left = min(tariff_left, back(scene.rates, first, low))
    mover = back(scene.moving, first, low)
    if 1 < mover < FAR and not _PARTING.isdisjoint(clause.words[first - mover : first]):
        mover = FAR  # `prices rose because 25% is added`
    business_left = back(scene.business, first, low)
    business = min(business_left, ahead(scene.business, last, high))
    banking = _nearest(scene.banking, first, last, low, high)
    return _View(low, high, tariff_left, tariff_right, mover, business_left, business, banking, parallel)


def evidence(clause: Clause, figure: Figure, heat: int, known: frozenset[float], rates: Sequence[Figure]) -> list[str]:
    """What speaks for and against a figure with its unit, as names of `WEIGHTS`. `rates` are the rates before it in the sentence."""
    parallel = bool(rates) and is_parallel(clause, rates[-1], figure)
    asked = figure.first, heat > 0, figure.value in known, parallel
    found = clause.scene.evidence.get(asked)
    if found is None:
        view = _view(clause, figure, heat, parallel)
        speaking = _speaking_for(clause, figure, view, heat, known)
        found = clause.scene.evidence[asked] = speaking + _speaking_against(clause, figure, view, heat, speaking)
    return found


def _speaking_for(clause: Clause, figure: Figure, view: _View, heat: int, known: frozenset[float]) -> list[str]:
    scene = clause.scene
    first, last, low, high = figure.first, figure.last, view.low, view.high
    prev, nxt = clause.word(first - 1), clause.word(last)
    found: list[str] = []
    if view.closest <= 4:
        found.append("tariff_beside")
    elif view.closest <= 9:
        found.append("tariff_near")
    elif scene.named_nouns:
        found.append("tariff_said")
    if min(back(scene.rate_nouns, first, max(low, first - 5)), ahead(scene.rate_nouns, last, min(high, last + 5))) < FAR:
        found.append("rate_noun")
    if nxt in ("on", "for", "against") and names_goods(clause, last, last + 7):
        found.append("on_goods" if nxt == "on" else "for_goods")
    charger = back(scene.charging, first, max(low, first - 4))
    if charger < FAR and view.mover > 2 and not _has_subject(clause, first - charger):
        found.append("charged")
    payer = back(scene.paying, first, max(low, first - 4))
    if payer < FAR and not _pays_business(clause, first - payer):
        found.append("paid")
    if prev in ("at", "under", "for") and not ENTERING.isdisjoint(clause.span(first - 6, first - 1)):
        found.append("entered")
    if nxt == "ad" and clause.word(last + 1) == "valorem":
        found.append("ad_valorem")
    if view.parallel:
        found.append("parallel")
    if figure.value in known and prev in DETERMINERS:
        found.append("repeated")
    elif heat and prev in ("the", "this", "that") and nxt != "of":
        found.append("definite")
    if prev in ("(", ":", ",") and any(g.last == first - 1 for g in (*clause.countries, *clause.products)):
        found.append("labelled")
    return found


def _speaking_against(clause: Clause, figure: Figure, view: _View, heat: int, pro: Sequence[str]) -> list[str]:
    scene = clause.scene
    first, last, low, high = figure.first, figure.last, view.low, view.high
    prev, nxt = clause.word(first - 1), clause.word(last)
    points = figure.unit == "points"
    found: list[str] = []
    part = nxt == "of" and not points and not date_at(clause, last + 1)
    if part and _OF_VALUE.isdisjoint(clause.span(last + 1, last + 5)):
        found.append("share_of")
    if nxt in AFTER_NOT_RATE and not (points and nxt == "off") and TARIFF_NOUNS.isdisjoint(clause.span(last, last + 3)):
        found.append("other_noun")
    tax = min(back(scene.taxes, first, first - 14), ahead(scene.taxes, last, last + 4))
    if tax < view.closest:
        found.append("other_tax")
    steps = points and heat > 0 and view.business_left == FAR  # `it climbs by five points a year`
    if not steps and not view.parallel and view.tariff_left > 9 and view.mover <= 5:
        towards = prev in ("to", "from") and clause.word(first - 2) not in ("close", "near", "next") and heat and view.business_left == FAR
        if view.mover == 1:
            found.append("fell")
        elif not towards and "repeated" not in pro and not (prev in DETERMINERS and "on_goods" in pro):
            found.append("moved")
    if back(scene.holding, first, max(low, first - 3)) < min(FAR, view.tariff_left) and prev not in ("at", "to"):
        found.append("part")
    if view.mover <= 3:
        moves = first - view.mover
        business = back(scene.business, moves, max(low, moves - _SUBJECT))
        if business <= _NEAR_SUBJECT or (business < FAR and back(scene.tariffs, moves, moves - business) == FAR):
            found.append("business_moved")
    if _quota_moved(clause.words, first):
        found.append("quota_moved")
    if (prev == "by" and not steps and (view.tariff_left > 8 or view.business_left < view.tariff_left)) or (
        prev == "off" and view.tariff_left > 2
    ):
        found.append("by")
    if scene.banking and (view.closest > 12 or view.banking < view.closest):
        found.append("banking")
    if view.closest > 4 and _nearest(scene.polling, first, last, low, high) < FAR:
        found.append("polled")
    if (
        view.closest > 5
        and prev != ":"
        and not view.parallel
        and any(m.type == "ORG" and first - m.last in (0, 1) for m in clause.mentions)
    ):
        found.append("body")
    if view.business < view.closest and view.business <= 8 and not view.parallel:
        found.append("business")
    if nxt in ("to", "off") and ahead(scene.business, last, last + 5) < FAR:
        found.append("cost")
    if 0 < figure.value < 1:
        found.append("tiny")
    if not heat and not scene.named_nouns:
        found.append("cold")
    if view.tariff_right > 4 and figure.unit == "percent" and _is_noun(nxt) and not _named_at(clause, last):
        found.append("modifies")
    return found


_NEAR_SUBJECT, _SUBJECT = 6, 9
"""How many tokens before a verb its subject stands: any, and one with no tariff between."""
_QUOTAS = frozenset({"quota", "quotas"})


def _quota_moved(words: Sequence[str], first: int) -> bool:
    """Whether a quota moves by what is said at token `first`: a verb of moving stands between, and no tariff."""
    low = max(0, first - 8)
    at = next((k for k in range(first - 1, low - 1, -1) if words[k] in _QUOTAS or words[k] in TARIFF_NOUNS), None)
    return at is not None and words[at] in _QUOTAS and words[first - 1] == "by" and not MOVES.isdisjoint(words[at + 1 : first])


_STANDING = frozenset(
    "stay stays stayed remain remains remained stand stands stood sit sits return returns returned get gets got receive".split()
)
"""Verbs that a share or a price can have as well as a duty."""


def _pays_business(clause: Clause, verb: int) -> bool:
    """Whether the subject of a paying verb is a noun of business: `the share stands`, `the bond pays`."""
    scene = clause.scene
    return back(scene.business, verb, verb - 1) == 1 or (clause.words[verb] in _STANDING and _has_subject(clause, verb))


def _has_subject(clause: Clause, verb: int) -> bool:
    """Whether a noun of business stands right before a verb, with no comma between."""
    scene = clause.scene
    k = back(scene.business, verb, verb - 4)
    return k < FAR and "," not in clause.words[verb - k : verb]


def _nearest(places: Sequence[int], first: int, last: int, low: int, high: int) -> int:
    return min(back(places, first, low), ahead(places, last, high)) if places else FAR


DETERMINERS = frozenset(
    {"the", "that", "this", "those", "its", "their", "our", "his", "her", "my", "your", "same", "full", "own", "whose", "other"}
)
_PARTED = frozenset({",", "and", "or", "(", ";", ":", "but", "while", "to", "then", "plus", "from", ")", "with", "against"})


def is_parallel(clause: Clause, rate: Figure, figure: Figure) -> bool:
    """Whether a figure carries on a list that a rate began: `30% for tea, 38% for coffee`, `20%, down from the 46%`."""
    scene = clause.scene
    start, end = rate.last, figure.first
    if not 0 < end - start <= 9:
        return False
    between = clause.words[start:end]
    if _PARTED.isdisjoint(between):
        return False
    if ahead(scene.business, start, end) < FAR or ahead(scene.taxes, start, end) < FAR or ahead(scene.banking, start, end) < FAR:
        return False
    if between[:2] in (["up", "from"], ["down", "from"]) or between[:3] in ([",", "up", "from"], [",", "down", "from"]):
        return len(between) <= 4
    return ahead(scene.moving, start, end) == FAR and _mirrors(clause, between, figure)


def _mirrors(clause: Clause, between: Sequence[str], figure: Figure) -> bool:
    """Whether the words between two figures are a list's: signs and small words, names, goods and dates."""
    at = figure.first - len(between)
    others = [at + k for k, w in enumerate(between) if w not in _SMALL and w[0].isalpha()]
    return all(
        any(m.first <= k < m.last for m in clause.mentions)
        or any(first <= k < last for first, last, _ in clause.dates)
        or any(g.first <= k < g.last for g in clause.products)
        for k in others
    )


_SMALL = frozenset(
    (
        "and or but while to then plus from with against for on in of at by the a an its their our his that this these those us "
        "them me others everyone each rest next last only just even still now later maybe perhaps about around some nearly up as "
        "down instead not respectively per first second third another further until since after before also too if is are was"
    ).split()
)


_STATES = frozenset(
    (
        "becomes became continues continued applies takes took goes went kicks starts begins began comes came falls fell rises rose "
        "looks would must can cannot gets got hits hit stays stands stood ends expires makes means does do here there of the a an its "
        "their his her our all some both either whom whether more less nor off up down out among between during without"
    ).split()
)
"""Words behind a figure that are no noun: verbs whose subject it can be, and small words."""


def _is_noun(word: str) -> bool:
    """Whether a word right behind a figure can only be a noun that the figure belongs to, and none of customs."""
    return word[:1].isalpha() and word not in _NO_NOUNS and not word.endswith(("ing", "ed", "ly", "while"))


def _named_at(clause: Clause, i: int) -> bool:
    """Whether a name, goods or a date stand at token `i`."""
    return any(m.first <= i < m.last for m in clause.mentions) or any(g.first == i for g in clause.products) or date_at(clause, i - 1)


def date_at(clause: Clause, i: int) -> bool:
    """Whether a date begins at token `i` or right behind it."""
    return any(first in (i, i + 1) for first, _, _ in clause.dates)


def names_goods(clause: Clause, first: int, last: int) -> bool:
    """Whether a country or goods begin among the tokens [first, last)."""
    return any(first <= g.first < last for g in clause.countries) or any(first <= g.first < last for g in clause.products)


ENTERING = frozenset(
    (
        "enter enters entered entering in cross crosses crossing import imports imported sell sold come comes came coming go goes "
        "went gone going admitted sail sails flow flows shipped"
    ).split()
)
FOLLOWERS = frozenset(
    (
        "in on for from to until since and or but as when which that by after if because plus with under at before while this "
        "last next till though now so then instead than per each only too also already is was are were has have had will would "
        "may might could should outside inside within where unless they we it i you he she there everyone everybody nobody who "
        "today yesterday tomorrow once against again apiece across alone yet like over remains stays stands applies comes "
        "looks seems sounds becomes became the a an underneath down up"
    ).split()
)
_NO_NOUNS = FOLLOWERS | RATE_NOUNS | AFTER_NOT_RATE | _STATES
