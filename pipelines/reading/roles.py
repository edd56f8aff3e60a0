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
_APART = frozenset({"on", "for", ",", "in"})
_BUYING = frozenset({"buying", "buy", "buys", "purchases", "purchase", "purchasing", "over", "bought", "importing"})
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
    prev = words[before] if before >= 0 else ""
    after = _to_the_bar(words[last : last + 6])
    nxt = after[0] if after else ""
    owning = nxt == "'s"
    adjective = owning or is_adjective(group)
    head = after[1:] if owning or nxt == "’" else after
    tariff_at = _tariff_behind(words, last, head, owning) if clause.tariff_nouns else None

    if nxt == "-" and len(after) > 1:
        if after[1] in ("made", "built", "assembled", "origin", "grown", "produced"):
            return "target", 8
        if after[1] in ("based", "owned", "led", "backed"):
            return "open", 0
    product_at = next((g.first - last for g in clause.products if last <= g.first <= last + 3), None) if adjective else None
    if adjective and tariff_at is not None and _APART.isdisjoint(head[:tariff_at]):
        noun_between = product_at is not None and product_at <= tariff_at
        return ("imposer", 8) if not noun_between or owning else ("imposer", 5)
    if owning and head:
        in_digits = head[0][0].isdigit()
        if in_digits and "on" in head[1:6]:
            return "imposer", 7  # India's 100 per cent on dairy
        if in_digits or head[0] in ("is", "was", "stays", "remains", "goes", "fell", "rises"):
            return "target", 7
    if prev in ("to", "into") and not SHIPPING.isdisjoint(words[max(0, before - 8) : before]):
        return "imposer", 8
    if prev in _CHARGES and not adjective and nxt not in ("to", "'s"):
        return "target", 8
    if prev in _TARGET_BEFORE and not (prev == "for" and nxt == "to"):
        return "target", 9 if prev in ("on", "against", "from") else 6
    if adjective and not TRADED.isdisjoint(head[:3]):
        if "from" in head[:4] or ("of" in head[:4] and "imports" in head[:3]):
            return "imposer", 6
        return "target", 7
    if adjective and product_at is not None:
        # punished for buying Russian oil
        return ("target", 7) if _BUYING.isdisjoint(words[max(0, first - 3) : first]) else ("open", 0)
    if prev in ("in", "of") and before and words[before - 1] in _MADE:
        return "target", 8
    if head[:1] == ["customs"]:
        return "imposer", 7
    if prev in _IMPOSER_BEFORE and (before == first - 1 or words[first - 1] == "the"):
        return "imposer", 5 if prev == "in" else 7
    if prev == "of" and not TRADED.isdisjoint(words[max(0, before - 2) : before]):
        return "target", 7
    if prev == "at" and "hands" not in after:
        return "open", 0
    if tariff_at == 0 or (tariff_at == 1 and head[0] not in CHARGING and head[0] not in PAYING):
        return ("imposer", 4) if group.ids[-1] in ("US", "EU") else ("open", 2)
    verb = _verb_after(clause, last)
    if verb:
        return verb
    return ("target", 3) if nxt in ("(", ":", "|", "at") else ("open", 0)


def _tariff_behind(words: Sequence[str], last: int, head: Sequence[str], owning: bool) -> int | None:
    """How many words behind a country that ends at token `last` a noun for a duty follows; `head` are the words behind it and its 's."""
    near: Sequence[str] = head[:5]
    if owning:
        near = _to_the_bar(words[last + 1 : last + (10 if any(w[0].isdigit() for w in near) else 6)])
    return next((k for k, w in enumerate(near) if w in TARIFF_NOUNS), None)


def _to_the_bar(words: Sequence[str]) -> Sequence[str]:
    """The words up to the end of the cell, where they stand in a table."""
    return words[: words.index("|")] if "|" in words else words


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in ("given", "told", "hit", "put", "set", "shown", "left", "held", "promised", "handed", "sent")


def _skip_back(words: list[str], i: int) -> int:
    k = i
    while k >= 0 and (words[k] in _SKIP or words[k] in ('"', "“", "'", "‘")) and i - k < 4:
        k -= 1
    return k


_RELATIVES = ("which", "who", "whose", "where")
_SPEAKERS = frozenset({"we", "i", "you"})
_AUXILIARY = _PASSIVE | frozenset("will would have had can could may might must should do did now still also not never".split())
_JUST_NOW = ("already", "now", "also", "not")
_AT_A_RATE = ("put", "puts", "sees", "estimates")
_TELLING = SEEKING | _PASSIVE | TARIFF_NOUNS | CHARGING | PAYING | frozenset({*_AT_A_RATE, ";", ":", "—", "|", ","})
"""Words that give a subject its role, or end the search for one."""


def _verb_after(clause: Clause, last: int) -> tuple[str, int] | None:
    """The role that the verb behind a subject gives it."""
    words, start = clause.words, last
    size = len(words)
    if clause.word(last) == "," and clause.word(last + 1) in _RELATIVES:
        # Past the relative clause: `Britain, which has a deficit, pays only 10%`.
        start = next((k + 1 for k in range(last + 2, min(last + 16, size)) if words[k] == ","), last)
    end = min(start + 9, size)
    if _TELLING.isdisjoint(words[start:end]):
        return None
    for g in clause.countries:
        if g.last > start + 1:  # the search ends at the next country
            end = min(end, max(g.first, start + 1))
    parted = False
    for k in range(start, end):
        word = words[k]
        if word not in _TELLING:
            continue
        if word in (";", ":", "—", "|"):
            return None
        if word == ",":
            if parted and k > start + 1:
                return None
            parted = True
            continue
        nxt = words[k + 1] if k + 1 < size else ""
        if word not in TARIFF_NOUNS and _is_of_the_speaker(words, start, k):
            return None  # what America sells us we hardly taxed
        if word in SEEKING:
            return "target", 4
        if word in _PASSIVE and k == start and _participle(nxt) and nxt not in CHARGING:
            return "target", 5  # Brazil is listed at 10%, India was given 25%
        if word in TARIFF_NOUNS:
            return None
        if word in _AT_A_RATE and "at" in words[k + 1 : k + 9]:
            return None  # puts the average at 5%
        if word in CHARGING and nxt not in _PARTICLES:
            before = clause.word(k - 2) if clause.word(k - 1) in _JUST_NOW else clause.word(k - 1)
            return ("target", 6) if before in _PASSIVE and not word.endswith("ing") else ("imposer", 6)
        if word in PAYING:
            return "target", 7
    return None


def _is_of_the_speaker(words: Sequence[str], start: int, k: int) -> bool:
    """Whether `we`, `I` or `you` is the subject of the verb at token `k`, looked for no farther back than `start`."""
    back = k - 1
    while back >= start and k - back <= 4 and (words[back] in _AUXILIARY or words[back].endswith("ly")):
        back -= 1
    return back >= start and words[back] in _SPEAKERS


def actors(clause: Clause, before: int | None = None) -> list[str]:
    """Countries for which a person or body of the sentence acts that is the subject of a charging verb, its agent (`imposed by Trump`)
    or owns the tariff (`Trump's tariffs`).

    In the order of the sentence; only those that stand before token `before`, where it is given.
    """
    found: list[str] = []
    if not clause.tariff_nouns and CHARGING.isdisjoint(clause.words):
        return found
    for m in clause.mentions:
        if m.type not in ("PERSON", "ORG") or (before is not None and m.last > before):
            continue
        after = clause.words[m.last : m.last + 5]
        owns = after[:1] == ["'s"] and not TARIFF_NOUNS.isdisjoint(after)
        levies = clause.word(m.first - 1) == "by" and clause.word(m.first - 2) in CHARGING
        if not owns and not levies and (CHARGING.isdisjoint(after) or _is_said(clause, m.last, after[:3])):
            continue
        country = vocabulary.country_of(m.type, m.id)
        if country is not None:
            found.append(country)
    return found


def _is_said(clause: Clause, last: int, after: Sequence[str]) -> bool:
    """Whether the words `after` a name that ends at token `last` make a speaker of it, or one who reckons: `puts the average at 5%`."""
    return not _SAYING.isdisjoint(after) or (not _RECKONING.isdisjoint(after) and "at" in clause.words[last : last + 9])
