"""The part a country plays in its sentence: does it levy the duty, or do its goods bear it?

Told from the words around it: the subject of a charging or paying verb, `on X`, `goods from X`, `X's exports`, `exports to X`. No figure is
looked at here; which country goes with which figure is decided in `weighing`.
"""

from collections.abc import Sequence
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.clause import Clause, Group
from pipelines.reading.rate_words import CHARGING, PAYING, TARIFF_NOUNS

_TARGET_BEFORE = frozenset(
    {
        "on",
        "against",
        "for",
        "from",
        "hit",
        "hits",
        "hitting",
        "spare",
        "spared",
        "spares",
        "sparing",
        "punish",
        "punished",
        "targeting",
        "exempt",
        "exempts",
    }
)
_IMPOSER_BEFORE = frozenset({"by", "into", "in", "entering", "enter", "enters", "entered", "inside"})
SHIPPING = frozenset(
    (
        "export exports exported exporting ship ships shipped shipping shipments sell sells sold selling sales send sends sent "
        "sending deliver delivered import imports imported access cross crosses crossing crossed entry bound"
    ).split()
)
_SKIP = frozenset(
    (
        "the all most many some other every each its their new so called nearly almost virtually goods imports products exports "
        "any certain selected"
    ).split()
)
TRADED = frozenset(
    (
        "goods imports import products product exports export items shipments exporters exporter makers maker manufacturers "
        "producers firms companies company sellers farmers growers factories carmakers automakers steelmakers brands cargo "
        "merchandise made built assembled origin"
    ).split()
)
_PARTICLES = frozenset({"forth", "out", "up", "aside", "off", "apart", "back", "about", "to"})
"""Words that make another verb of `set`, `put`, `lay`."""
_CHARGES = frozenset({"charge", "charges", "charged", "charging", "tax", "taxes", "taxed", "taxing"})
SEEKING = frozenset(
    (
        "seek seeks seeking sought demand demands demanded demanding want wants wanted urge urges urged hope hopes hoped request "
        "requests requested asked asking press presses pressed pressing complain complains complained protest protests protested "
        "oppose opposes opposed"
    ).split()
)
"""Verbs of those who bear a duty and want it gone."""
_SAYING = frozenset({"said", "says", "told", ",", "that"})
_RECKONING = frozenset({"put", "puts", "estimates", "reckons"})
_MADE = frozenset(["made", "built", "assembled", "produced", "manufactured", "grown", "originating", "mined", "brewed", "distilled"])
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word.lower() for country in vocabulary.countries() for word in country.adjectives)


def is_adjective(group: Group) -> bool:
    """Whether the last member of a list of countries is an adjective or demonym (`American`), not a noun."""
    return group.members[-1].text.lower() in _adjectives()


def role(clause: Clause, group: Group) -> tuple[str, int]:
    """The role of a list of countries in its sentence and how strongly it is marked: (`imposer` | `target` | `open`, 0 to 9)."""
    if group.role is None:
        group.role = _role(clause, group)
    return group.role


def _role(clause: Clause, group: Group) -> tuple[str, int]:
    words, first, last = clause.words, group.first, group.last
    before = _skip_back(words, first - 1)
    prev = clause.word(before)
    after = clause.span(last, last + 6)
    nxt = after[0] if after else ""
    adjective = is_adjective(group) or nxt == "'s"
    head = after[1:] if nxt in ("'s", "’") else after
    reach = 9 if nxt == "'s" and any(w[0].isdigit() for w in head[:6] if w) else 5
    tariff_at = next(
        (k for k, w in enumerate(clause.span(last + 1, last + 1 + reach) if nxt == "'s" else head[:5]) if w in TARIFF_NOUNS), None
    )
    product_at = next((g.first - last for g in clause.products if last <= g.first <= last + 3), None)

    if nxt in ("-",) and clause.word(last + 1) in ("made", "built", "assembled", "origin", "grown", "produced"):
        return "target", 8
    if nxt == "-" and clause.word(last + 1) in ("based", "owned", "led", "backed"):
        return "open", 0
    if adjective and tariff_at is not None and not any(w in ("on", "for", ",", "in") for w in head[:tariff_at]):
        noun_between = product_at is not None and product_at <= tariff_at
        return ("imposer", 8) if not noun_between or nxt == "'s" else ("imposer", 5)
    if nxt == "'s" and head and head[0][0].isdigit() and "on" in head[1:6]:
        return "imposer", 7  # India's 100 per cent on dairy
    if nxt == "'s" and head and (head[0] in ("is", "was", "stays", "remains", "goes", "fell", "rises") or head[0][0].isdigit()):
        return "target", 7
    if prev in ("to", "into") and _ships(words, before):
        return "imposer", 8
    if prev in _CHARGES and not adjective and nxt not in ("to", "'s"):
        return "target", 8
    if prev in _TARGET_BEFORE and not (prev == "for" and nxt == "to"):
        return "target", 9 if prev in ("on", "against", "from") else 6
    if adjective and any(w in TRADED for w in head[:3]):
        if "from" in head[:4] or ("of" in head[:4] and "imports" in head[:3]):
            return "imposer", 6
        return "target", 7
    if adjective and product_at is not None:
        if {"buying", "buy", "buys", "purchases", "purchase", "purchasing", "over", "bought", "importing"} & set(
            clause.span(first - 3, first)
        ):
            return "open", 0  # punished for buying Russian oil
        return "target", 7
    if prev in ("in", "of") and clause.word(before - 1) in _MADE:
        return "target", 8
    if head[:1] == ["customs"]:
        return "imposer", 7
    if (prev in _IMPOSER_BEFORE and before == first - 1) or (prev in _IMPOSER_BEFORE and words[first - 1] == "the"):
        return "imposer", 5 if prev == "in" else 7
    if prev == "of" and any(w in TRADED for w in clause.span(before - 2, before)):
        return "target", 7
    if prev == "at" and "hands" not in after:
        return "open", 0
    if tariff_at == 0 or (tariff_at == 1 and head[0] not in CHARGING and head[0] not in PAYING):
        return ("imposer", 4) if group.ids[-1] in ("US", "EU") else ("open", 2)
    verb = _verb_after(clause, last)
    if verb:
        return verb
    if nxt in ("(", ":", "|") or clause.word(last) == "at":
        return "target", 3
    return "open", 0


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in ("given", "told", "hit", "put", "set", "shown", "left", "held", "promised", "handed", "sent")


def _skip_back(words: list[str], i: int) -> int:
    k = i
    while k >= 0 and (words[k] in _SKIP or words[k] in ('"', "“", "'", "‘")) and i - k < 4:
        k -= 1
    return k


def _ships(words: list[str], to_at: int) -> bool:
    return any(w in SHIPPING for w in words[max(0, to_at - 8) : to_at])


def _verb_after(clause: Clause, last: int) -> tuple[str, int] | None:
    """The role that the verb behind a subject gives it."""
    start = last
    if clause.word(last) == "," and clause.word(last + 1) in ("which", "who", "whose", "where"):
        # Past the relative clause: `Britain, which has a deficit, pays only 10%`.
        start = next((k + 1 for k in range(last + 2, min(last + 16, len(clause.words))) if clause.words[k] == ","), last)
    for k in range(start, min(start + 9, len(clause.words))):
        word = clause.words[k]
        if word in (";", ":", "—") or (word == "," and k > start + 1 and "," in clause.span(start, k)):
            return None
        if any(g.first <= k < g.last for g in clause.countries) and k > start:
            return None
        if word in SEEKING:
            return "target", 4
        if word in _PASSIVE and k == start and _participle(clause.word(k + 1)) and clause.word(k + 1) not in CHARGING:
            return "target", 5  # Brazil is listed at 10%, India was given 25%
        if word in TARIFF_NOUNS:
            return None
        passive = not word.endswith("ing") and (
            clause.word(k - 1) in _PASSIVE or (clause.word(k - 1) in ("already", "now", "also", "not") and clause.word(k - 2) in _PASSIVE)
        )
        if word in ("put", "puts", "sees", "estimates") and "at" in clause.span(k + 1, k + 9):
            return None  # puts the average at 5%
        if word in CHARGING and clause.word(k + 1) not in _PARTICLES:
            return ("target", 6) if passive else ("imposer", 6)
        if word in PAYING:
            return "target", 7
    return None


def actors(clause: Clause, before: int | None = None) -> list[str]:
    """Countries for which a person or body of the sentence acts that is the subject of a charging verb or owns the tariff (`Trump's
    tariffs`).

    In the order of the sentence; only those that stand before token `before`, where it is given.
    """
    found = []
    for m in clause.mentions:
        if m.type not in ("PERSON", "ORG") or (before is not None and m.last > before):
            continue
        after = clause.words[m.last : m.last + 5]
        owns = after[:1] == ["'s"] and not TARIFF_NOUNS.isdisjoint(after)
        if not owns and (CHARGING.isdisjoint(after) or _is_said(clause, m.last, after[:3])):
            continue
        country = vocabulary.country_of(m.type, m.id)
        if country is not None:
            found.append(country)
    return found


def _is_said(clause: Clause, last: int, after: Sequence[str]) -> bool:
    """Whether the words `after` a name that ends at token `last` make a speaker of it, or one who reckons: `puts the average at 5%`."""
    return not _SAYING.isdisjoint(after) or (not _RECKONING.isdisjoint(after) and "at" in clause.words[last : last + 9])
