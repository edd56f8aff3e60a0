"""Organisations by the words around their names: "analyst at Hale", "Garvik, a maker of pumps", "shares in Garvik".

Names that say by themselves that they are a body's come from `bodies`.
"""

import re

from pipelines.reading.naming.cues import (
    DECIDING,
    FIRM_NOUNS,
    FUNCTION_WORDS,
    GENERIC_ACRONYMS,
    HONORIFICS,
    MODALS,
    MONTHS,
    NO_NAMES,
    OPENERS,
    SAYING,
    TITLES,
    WEEKDAYS,
    is_firm_noun,
    word_set,
)
from pipelines.reading.naming.legal_forms import LEGAL_FORMS, has_legal_form, legal_tail, name_org
from pipelines.reading.naming.lexicon import given_names, goods
from pipelines.reading.naming.places import find_city
from pipelines.reading.naming.spans import Span, View


def read_firm(view: View, first: int, last: int) -> Span | None:
    """An unclaimed capitalised sequence [first, last) as an organisation, if the words around it say so."""
    while last - first > 1 and has_legal_form(view, first, last) and legal_tail(view, last) == last:
        last -= 1  # the run holds its legal form
    if legal_tail(view, last) > last:
        while first > 0 and view.capital[first - 1] and not view.taken[first - 1] and view.lower[first - 1] not in FUNCTION_WORDS:
            first -= 1
    rule = "org.context"
    if last - first == 1 and is_acronym(view, first):
        score, rule = _acronym(view, first), "org.abbreviation"
    elif view.word(last) != "-" and (_is_brand(view, first) if last - first == 1 else _is_royal(view, first, last)):
        score, rule = 0.55, "org.brand"
    elif _is_no_firm(view, first, last):
        return None
    else:
        score = _by_itself(view, first, last) or _by_what_precedes(view, first, last) or _by_what_follows(view, first, last)
    if not score:
        return None
    end = legal_tail(view, last)
    return Span(first, end, "ORG", *name_org(view.text(first, end)), "pattern", score, rule)


_BRAND = re.compile(r"(?!Mc|Mac|De[A-Z]|Di[A-Z]|La[A-Z]|Le[A-Z]|Van|Von|Fitz|Du[A-Z]|Da[A-Z])[A-Z]+[a-z]+[A-Z][A-Za-z]+|[A-Z]{2,}[a-z]{3,}")
"""Words with capitals in their middle, as firms write themselves: `JavaSoft`, `WAFarmers`; not `McLean`."""


def _is_brand(view: View, i: int) -> bool:
    if view.is_heading or view.word(i - 1) in ("in", "near"):
        return False
    return bool(_BRAND.fullmatch(view.cased[i])) and find_city(view, i, i + 1) is None


def _is_royal(view: View, first: int, last: int) -> bool:
    """Whether a brand follows an adjective that firms bear: `Royal FloraHolland`."""
    return last - first == 2 and view.lower[first] in ("royal", "new", "great") and _is_brand(view, first + 1)


_NOT_FIRMS = FUNCTION_WORDS | TITLES | HONORIFICS | MONTHS | WEEKDAYS


def _is_no_firm(view: View, first: int, last: int) -> bool:
    words = view.lower[first:last]
    if view.is_heading or all(w in _NOT_FIRMS for w in words) or (last - first == 1 and _is_ordinary(view, first)):
        return legal_tail(view, last) == last
    if last - first == 1 and words[0] in LEGAL_FORMS:
        return True
    if last - first > 1 and legal_tail(view, last) > last:
        return False
    if view.word(last) == "-" or (last - first == 1 and words[0] in goods()):
        return True
    return words[0] in given_names() and last - first > 1 and "&" not in words


def _is_ordinary(view: View, i: int) -> bool:
    return (view.lower[i] in OPENERS and view.opens(i)) or (view.lower[i] in NO_NAMES and view.word(i - 1) in ("the", "this", "an"))


def _by_itself(view: View, first: int, last: int) -> float:
    """`Bolter, Inc.`, `Parrish & Heimbecker`."""
    if legal_tail(view, last) > last:
        return 0.9
    words = view.lower[first:last]
    joined = "&" in words and all(view.capital[k] or view.cased[k] in ("&", ".", "-") for k in range(first, last))
    return 0.7 if joined and any(len(w) > 2 for w in words) and NO_NAMES.isdisjoint(words) else 0.0


_LOOSE_NOUNS = word_set(
    "company group plant factory parent body business outlet committee mill market makers companies firms brands retailers manufacturers",
    "producers automakers carmakers banks chipmakers lenders",
)
"""Nouns for firms that do not introduce a name: `the company`, `firms`."""
_AT_ROLES = word_set(
    "analyst analysts economist economists strategist strategists director partner partners professor lecturer fellow researcher",
    "researchers executive officer head manager specialist lawyer attorney counsel associate adviser advisor expert scientist trader",
    "portfolio consultant chairman president chief research trade desk staff reporter editor works worked working",
)
_LED_BY = word_set(
    "ceo cfo coo founder co-founder cofounder owner chairman chairwoman chair chairperson boss director manager head spokesman",
    "spokeswoman spokesperson president partner dean editor economist member subsidiary division arm unit maker parent affiliate",
    "customers shareholder shareholders employees shares stake",
)
_ROLES_TOO = word_set("operator importer trader")
_NOT_KINDS = FUNCTION_WORDS | word_set("new old big small whole first second local foreign parent same former rival other")
_WHO_WORKS = word_set("who he she i it that now also still")
_RUNNING = word_set("runs ran owns owned founded co-founded heads headed chairs leads manages operates started")
_LISTED = word_set("companies brands firms manufacturers makers retailers exporters importers automakers carmakers giants banks producers")
_OWN_FIRMS = word_set("shop label outfit employer business company firm")
"""Whose name may follow between commas: `her shop, Kita no Kai,`."""
_HOUSES = word_set("research trading fashion publishing auction broking shipping clearing")
"""Of what sort a house is that is a firm."""
_LIST_GOES_ON = frozenset({",", "and", "or", ".", ";", "", "are", "have", "were", "all", "said", ")"})


def _by_what_precedes(view: View, first: int, last: int) -> float:
    """`carmaker X`, `analyst at X`, `shares in X`, `who runs X`, `companies such as X`, `Y and X` where Y is a firm."""
    before, before2, before3, after = view.word(first - 1), view.word(first - 2), view.word(first - 3), view.word(last)
    if before == "across" or (before == "the" and after in (",", ".") and before2 != "to"):
        return 0.0
    if before == "at" and before2 == "works" and first > 2 and before3 not in _WHO_WORKS and not view.capital[first - 3]:
        return 0.0  # a works at Halewood, Mitsui's works at Oita
    if is_firm_noun(before) and (view.cased[first - 1].islower() or view.opens(first - 1)) and before not in _ROLES_TOO:
        # "lobby group X", not "the group X".
        kind = before not in _LOOSE_NOUNS or (view.cased[first - 2 : first - 1] != [] and before2.isalpha() and before2 not in _NOT_KINDS)
        if kind:
            return 0.75
    has_role = before2 in _AT_ROLES or before3 in _AT_ROLES
    if before == "at" and has_role:
        return 0.75
    if _is_where(view, first, last):
        return 0.0
    if before in ("for", "with") and has_role and before2[:4] != "work":
        return 0.65
    if before == "at" and after == ",":
        return 0.5 if view.opens(first - 1) else _apposition(view, last + 1)
    if before == "of" and any(s.type == "PERSON" and s.last == first - 1 for s in view.spans):
        return 0.65
    if after in ("poll", "survey") and before in ("a", "an", "latest", "recent", "new"):
        return 0.65
    told = first - 1 if before == "the" else first
    if last - first > 1 and (view.word(told - 1) == "told" or (view.word(told - 1) == "to" and view.word(told - 2) == "according")):
        return 0.55
    if before == "in" and before2 in ("shares", "stake"):
        return 0.75
    if before == "of" and (before2 in _LED_BY or (before2 == "executive" and before3 == "chief")):
        return 0.7
    if before in _RUNNING and before2 in ("who", "which", "and", "he", "she", ","):
        return 0.65
    if (before in ("than", "like") and before2 in _LISTED) or (before == "as" and before2 == "such" and before3 in _LISTED):
        return 0.65
    if before == "," and after == "," and (is_firm_noun(before2) or before2 in _OWN_FIRMS):
        return 0.7
    if before == "," and find_city(view, first, last):
        return 0.0  # "Malabar Refinery, Kozhikode"
    if before == "house" and before2 in _HOUSES:
        return 0.7
    if before in (",", "and", "or") and after in _LIST_GOES_ON and any(s.type == "ORG" and s.last == first - 1 for s in view.spans):
        return 0.6
    return 0.0


def _is_where(view: View, first: int, last: int) -> bool:
    """Whether a city stands behind a word of place: `from Bergen`."""
    return view.word(first - 1) in ("in", "of", "near", "from", "to", "at") and find_city(view, first, last) is not None


_STAFF = word_set(
    "ceo cfo spokesman spokeswoman spokesperson analyst analysts economist economists strategist strategists chairman chairwoman",
    "executives",
)
_SHARES = word_set("shares stock shareholders investors")
_OWN = word_set(
    "chief ceo chairman chairwoman shares stock president factories factory plants plant spokesman spokeswoman brands profit mill mills",
    "smelter smelters warehouse headquarters stores workers employees shareholders products cars trucks sales earnings profits exports",
    "board boss bosses order orders results revenue profits",
)
_STAFF_WITH_NAME = word_set(
    "partner lawyer attorney director manager founder researcher fellow correspondent reporter editor owner executive trader boss president"
)
_MOVED = word_set("rose fell gained lost climbed slid jumped dropped tumbled surged slipped sank plunged soared added shed")
_DOING = word_set(
    "makes stops cuts sells builds employs ships imports exports operates manufactures supplies assembles produces distributes"
)
_WILL_DO = word_set("import ship make build invest supply stop close open produce sell export pass")
_EXCHANGES = word_set("nyse nasdaq lse tse hkex asx tsx nse bse")


def _by_what_follows(view: View, first: int, last: int) -> float:
    """`X shares`, `X's chief executive`, `X, a maker of pumps`, `X said it would`, `X makes`."""
    before, after, after2 = view.word(first - 1), view.word(last), view.word(last + 1)
    if after in _STAFF or (after in _SHARES and before not in ("the", "of") and last - first < 4):
        return 0.7
    if after == "(" and (after2 in _EXCHANGES or _is_ticker(view, last + 1)):
        return 0.85
    if after in ("'s", "'", "’") and (
        after2 in _OWN or (after == "'s" and any(s.type == "PERSON" and s.first == last + 1 for s in view.spans))
    ):
        return 0.6
    if after in _STAFF_WITH_NAME and last + 1 < len(view.capital) and view.capital[last + 1] and after2 not in FUNCTION_WORDS:
        return 0.6
    if (
        after in _MOVED
        and before not in ("in", "at", "near")  # "Futures in Winnipeg fell 6%"
        and not view.is_ordinary(first)
        and any(w in ("%", "percent", "per", "pct", "points", "trading", "trade") for w in view.lower[last + 1 : last + 6])
    ):
        return 0.6
    if after in SAYING and after2 in ("it", "its"):
        return 0.65
    if after == "," and after2 == "which":
        return 0.0 if find_city(view, first, last) else 0.6
    if after == "," and after2 in ("a", "an", "the", "one", "owner", "maker", "parent", "whose"):
        return _apposition(view, last + 1)
    if before not in FUNCTION_WORDS | TITLES and not (view.opens(first) and view.is_ordinary(first)):
        return 0.5 if after in _DOING or (after == "will" and after2 in _WILL_DO and last - first < 4) else 0.0
    return 0.0


def _is_ticker(view: View, i: int) -> bool:
    """`NNX.TW` in brackets."""
    return (
        i + 3 < len(view.cased)
        and view.cased[i].isupper()
        and view.cased[i + 1] == "."
        and view.cased[i + 2].isupper()
        and view.cased[i + 3] == ")"
    )


_BOTH = word_set("dealer operator roaster miller")
"""Roles that in apposition to an unknown name are a firm's."""


def _apposition(view: View, at: int) -> float:
    """Whether what follows the comma at `at - 1` calls the name before it a firm: `a Norwegian maker of pumps`."""
    for k in range(at, min(at + 9, len(view.lower))):
        here = view.lower[k]
        if here in TITLES and here not in FIRM_NOUNS and here not in _BOTH:
            return 0.0
        if (is_firm_noun(here) and view.cased[k].islower()) or view.lower[k : k + 3] == ["start", "-", "up"]:
            return 0.75
        if here in (",", ".", ";", ":", "said", "who", "is", "are", "was"):
            return 0.0
    return 0.0


def is_acronym(view: View, i: int) -> bool:
    """Whether the token at `i` is an abbreviation that can be a body's: `ACEA`, not `GDP`."""
    word = view.cased[i]
    is_short = 2 <= len(word) <= 7 and word.isalpha() and word.isupper()
    return is_short and word.lower() not in GENERIC_ACRONYMS and not (len(word) > 3 and word.lower() in goods())


def _stands_as_body(view: View, i: int) -> bool:
    """Whether an abbreviation stands in running text as a body does: as subject, as owner, before a noun for its people."""
    before, after = view.word(i - 1), view.word(i + 1)
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(view.lower)]
    if any(view.capital[k] and not view.taken[k] for k in near) or any(view.lower[k][0].isdigit() or view.cased[k] == "-" for k in near):
        return False
    if after == "'s" or after in MODALS or after in _PEOPLE or after in DECIDING:
        return True
    if before == "the" and view.cased[i + 1 : i + 2] != [] and (after[-2:] == "ed" or (len(after) > 3 and after[-1:] == "s")):
        return True
    return before in _OF_BODIES and after in _ENDS


_PEOPLE = word_set(
    "officials members rebels officers leader leaders lawmakers fighters guerrillas troops spokesman spokesmen delegates negotiator",
    "negotiators chairman secretary director activists supporters militants agents inspectors unions administrator commander commanders",
    "lawmaker senator deputy mp mps member official spokesperson spokeswoman economist",
    "forces peacekeepers gunmen staff engineers employees workers economists lawyers executives",
)
_OF_BODIES = word_set("the by of to from with and against than for at")
_ENDS = frozenset({"", ".", ",", ";", ")"}) | word_set(
    "and or said to on for that which who in is after as with by over from when while before last"
)


_KINDS = word_set("authority chamber secretariat directorate confederation coalition alliance bureau ministry federation association union")
"""Kinds of bodies that stand before their letters: `the food authority NVWA`."""


def _acronym(view: View, i: int) -> float:
    """How surely an unknown abbreviation is a body: named as one, or doing what bodies do."""
    before, after = view.word(i - 1), view.word(i + 1)
    if is_firm_noun(before) or before in _KINDS or (before == "," and is_firm_noun(view.word(i - 2))):
        return 0.7
    if (before == "told" and not view.opens(i)) or (after == "," and _apposition(view, i + 2)):
        return 0.65
    if before == "or" and view.word(i - 2) == "," and any(s.type == "ORG" and s.last == i - 2 for s in view.spans):
        return 0.65
    if before == "the" and after in ("union", "party", "lobby", "federation", "association", "board", "cartel"):
        return 0.65
    if before == "the" and (after in SAYING or after in ("'s", ",", "(")):
        return 0.65
    if after in SAYING or after in _STAFF or after in ("president", "chief", "figures", "data"):
        return 0.65
    if len(view.cased[i]) > 2 and not view.is_heading and _stands_as_body(view, i):
        return 0.5
    in_sources = view.word(0) in ("source", "sources") and before in (":", ";", ",", "]")
    return 0.6 if in_sources else 0.0
