"""Laws by the shape of their names: sections, orders, proclamations, acts, agreements, regulations, citations.

The laws that the vocabulary knows are found in `lexicon`; a shape that turns out to be one of them takes its id.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter

from pipelines.reading import vocabulary
from pipelines.reading.naming.cues import FUNCTION_WORDS, MONTHS, word_set
from pipelines.reading.naming.spans import Span, View
from pipelines.reading.naming.spelling import plain, slug
from pipelines.reading.tokens import tokenize

SHAPES: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("section", re.compile(r"\bsections? (\d{2,4}[A-Z]?)\b(?!\s*(?:percent|per cent|%))", re.IGNORECASE), ("Section 232", "SECTION 122")),
    ("article", re.compile(r"\b(?:articles?|clauses?) (232|301)\b", re.IGNORECASE), ("Article 232", "clause 301")),
    (
        "order",
        re.compile(r"\b(executive orders?|E\.O\.|EO) (?:No\. ?)?(\d{2,5})\b", re.IGNORECASE),
        ("Executive Order 14195", "EO 14257", "Executive Order No. 62"),
    ),
    ("proclamation", re.compile(r"\bproclamation (?:No\. ?)?(\d{4,5})\b", re.IGNORECASE), ("Proclamation 10908",)),
    (
        "citation",
        re.compile(r"\b\d{1,2} (?:U\.S\.C\.|USC|U\.S\. Code|C\.F\.R\.|CFR) (?:§+ ?|sections? |Part )?\d+[a-z]?(?:\([a-z0-9]+\))*"),
        ("19 U.S.C. § 2132", "28 U.S.C. § 1581(i)"),
    ),
    ("year", re.compile(r"\b(?:18|19|20)\d\d (?:trade )?(?:act|law|statute)\b"), ("1930 act", "1977 law")),
    ("public", re.compile(r"\bPublic Law (?:No\. ?)?\d{2,3}-\d{1,3}\b"), ("Public Law 119-21",)),
    ("bill", re.compile(r"\b(?:H\. ?R\.|S\.|H\.Con\.Res\.|H\.J\.Res\.) ?\d{1,4}\b"), ("H.R. 1",)),
    (
        "decree",
        re.compile(
            r"\b(?:(?:Presidential|Supreme|Government|Ministerial|Legislative|Emergency|Customs|Executive|Federal|Royal|Cabinet|Council"
            r"|Administrative|Organic|Joint|Memorandum|Budget|Finance|Provisional|Statutory) )?"
            r"(?:Decree|Law|(?:Republic|Public|Commonwealth) Act|Notification|Resolution|Decree-Law|Ordinance|Circular|Order|Regulation"
            r"|Instruction|Legal Notice|Instrument)"
            r" (?:No|Nos|n|N)[.oº°]{1,2} ?\d(?:[\d.,/-]*\d)?(?:[/-][A-ZĐ][A-ZĐa-z]*\d*(?:-[A-ZĐ]+)*)?\b(?: of (?:19|20)\d\d\b)?"
        ),
        ("Notification No. 21/2025", "Law No. 15.122", "Decree No. 51/2022/ND-CP", "Presidential Regulation No. 61 of 2024"),
    ),
    (
        "numbered",
        re.compile(
            r"\b(?:(?:Presidential|Supreme|Government|Ministerial|Legislative|Emergency|Customs) )?"
            r"(?:Decree|Decree-Law|Notification|Resolution|Ordinance|Circular) \d{1,5}(?:[/-]\d{2,6})*\b"
        ),
        ("Decree 73", "Supreme Decree 4211", "Decree-Law 557/91"),
    ),
    (
        "instrument",
        re.compile(
            r"\b(?:Statutory Instrument|(?:Legal|Gazette|Government|General) Notice) (?:No\. ?)?\d+(?:/\d+)*(?: of (?:19|20)\d\d\b)?"
        ),
        ("Statutory Instrument 219 of 2020", "Legal Notice 88/2023"),
    ),
    (
        "bare",
        re.compile(
            r"(?<![\d$€£.,%-])\b(?:201|232|301|337|338)(?= (?:tariffs?|duty|duties|levy|levies|investigations?|probes?|hearings?)\b)"
        ),
        ("301 tariffs", "the 232 investigation"),
    ),
    (
        "statement",
        re.compile(r"\b(?:Joint (?:Fact Sheet|Statement|Declaration|Communiqué)|Memorandum of Understanding)\b"),
        ("Joint Fact Sheet", "Joint Statement"),
    ),
    (
        "regulation",
        re.compile(
            r"\b(?:(?:Commission|Council|Implementing|Delegated|Parliament|Joint|Framework) )*(?:Regulation|Directive|Decision) "
            r"(?:\((?:EU|EC|EEC)\) )?(?:No\.? )?\d{2,4}/\d{2,4}(?:/E[UC]|/EEC)?\b"
        ),
        ("Commission Implementing Regulation (EU) 2024/2754", "Regulation (EU) 2016/1036", "Directive 2006/112/EC"),
    ),
    (
        "foreign",
        re.compile(
            r"\b(?:Ley|Lei|Loi|Legge|Decreto(?:-Le[yi])?)(?: (?:General|Federal|Nacional|Orgánica|Complementar))?"
            r"(?: (?:de|do|da|del|la|las|los|el|dos|das|des|du|sur|sobre|su|di|contra|para))+ [A-ZÀ-Ý][^\W\d_]+"
            r"(?:(?: (?:de|do|da|del|la|las|los|el|dos|das|des|du|y|e|et|di))* [A-ZÀ-Ý][^\W\d_]+)*"
        ),
        ("Ley de Comercio Exterior", "Lei de Reciprocidade", "Loi de Finances"),
    ),
)  # fmt: skip
"""Name of the shape, its pattern, texts it must find."""

_HEADS = word_set(
    "fta act acts law agreement treaty pact accord protocol convention code constitution ordinance decree statute order",
)
_LOWER_HEADS = word_set("act agreement law instrument treaty pact deal protocol regulation mechanism accord")
_PLAIN_HEADS = word_set("act law agreement treaty accord convention protocol ordinance constitution")
_ON = word_set("treaty convention agreement protocol")
_GOES_ON = _ON | {"law", "code"}
_CODES = word_set("customs tax tariff penal criminal civil labor labour commercial mining investment investments maritime family")
"""Fields whose code is a law."""
_ORDERED = word_set("surtax tax tariff tariffs duty duties customs import imports export exports excise remission levy safeguard")
"""What orders that have a name of their own are about: `Steel Goods Surtax Order`."""
_INNER = frozenset({"of", "on", "and", "for", "the", "in", "to", "against"})
_TOO_GENERAL = word_set(
    "trade tariff free joint new final initial interim framework reciprocal bilateral mutual peace draft this that general regional",
    "partnership economic first second phase one federal state international common",
)


_SCHOOLS = word_set("institute school faculty university college centre center journal professor")


@cache
def _known() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for law in vocabulary.laws():
        for written in (*law.aliases, law.name):
            known[_key(written)] = (law.law_id, law.name)
    return known


def _key(written: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", plain(written).lower()))


def name_law(written: str) -> tuple[str, str, bool]:
    """Id and usual name of the law `written`, and whether the vocabulary knows it."""
    known = _known().get(_key(written))
    return (*known, True) if known else (slug(written), written, False)


def find_laws(view: View) -> list[Span]:
    """Laws in a sentence by their shape, not claimed yet."""
    said = _TELLING.intersection(view.lower)
    return [*_shaped(view, said), *_acts(view, said), *_in_lower_case(view, said)] if said else []


def _shaped(view: View, said: frozenset[str]) -> list[Span]:
    """Laws of one of `SHAPES`; `said` are the words of the sentence that speak of laws."""
    found: list[Span] = []
    if _OF_SHAPES.isdisjoint(said):
        return found
    for rule, pattern, _ in SHAPES:
        if _WORDS[rule].isdisjoint(said) or (rule == "statement" and view.is_heading):
            continue
        for match in _matches(view, rule, pattern):
            whole = " ".join(match.group().split())
            if rule == "section":
                if match.group()[0] == "s" and _key(f"Section {match.group(1)}") not in _known():
                    continue
                name = f"Section {match.group(1).upper() if match.group(1)[-1].isalpha() else match.group(1)}"
                if len(match.group(1)) > 3 and _key(name) not in _known():
                    continue
            elif rule == "article":  # as translators call sections
                name = f"Section {match.group(1)}"
            elif rule == "bare":
                name = f"Section {whole}"
            elif rule == "order":
                name = f"Executive Order {match.group(2)}"
            elif rule == "proclamation":
                name = f"Proclamation {match.group(1)}"
            elif rule == "year":
                name = whole
                if not name_law(name)[2]:
                    continue
            else:
                name = whole
            span = _span(view, match.start(), match.end(), name, rule)
            if span:
                found.append(span)
    return found


def _matches(view: View, rule: str, pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
    """Where the pattern of a shape stands in a sentence that holds one of its words."""
    words = _WORDS[rule]
    text, base = view.sentence.text, view.sentence.start
    at = [i for i, word in enumerate(view.lower) if word in words]
    if rule in _BEGINS:
        return [match for i in at if (match := pattern.match(text, view.columns.starts[i] - base))]
    if rule == "year" and not any(view.lower[i - 1] == "trade" or view.lower[i - 1][-1].isdigit() for i in at):
        return ()
    return pattern.finditer(text)


_BEGINS = frozenset({"section", "article", "order", "proclamation", "public", "statement", "bare", "foreign"})
"""Shapes that begin with their word."""
_WORDS = {
    "section": frozenset({"section", "sections"}),
    "article": frozenset({"article", "articles", "clause", "clauses"}),
    "order": frozenset({"executive", "eo", "e.o."}),
    "proclamation": frozenset({"proclamation"}),
    "citation": frozenset({"u.s.c.", "usc", "code", "c.f.r.", "cfr"}),
    "regulation": frozenset({"/"}),
    "year": frozenset({"act", "law", "statute"}),
    "public": frozenset({"public"}),
    "bill": frozenset({"h.r.", "s", "h", "h.j", "s.", "h."}),
    "decree": frozenset({"no", "nos", "n", "n.o"}),
    "numbered": frozenset({"decree", "decree-law", "notification", "resolution", "ordinance", "circular"}),
    "bare": frozenset({"201", "232", "301", "337", "338"}),
    "statement": frozenset({"joint", "memorandum"}),
    "instrument": frozenset({"instrument", "notice"}),
    "foreign": frozenset({"ley", "lei", "loi", "legge", "decreto", "decreto-ley", "decreto-lei"}),
}
"""Shape -> words one of which a sentence must hold before it is looked for."""


def _span(view: View, start: int, end: int, name: str, rule: str) -> Span | None:
    base = view.sentence.start
    tokens = view.sentence.tokens
    first = bisect_left(tokens, base + start, key=attrgetter("start"))
    last = bisect_left(tokens, base + end, key=attrgetter("end"))
    if first > last or last == len(tokens):
        return None
    law_id, right, known = name_law(name)
    return Span(first, last + 1, "LAW", law_id, right, "exact" if known else "pattern", 1.0 if known else 0.9, f"law.{rule}")


_OF_SHAPES = frozenset().union(*_WORDS.values())
_TELLING = _HEADS | _OF_SHAPES | _LOWER_HEADS
"""Words and signs one of which every sentence holds that names a law by its shape."""


def _acts(view: View, said: frozenset[str]) -> list[Span]:
    """`Defense Production Act of 1950`, `Economic Reciprocity Law`, `Phase One Agreement`, `2019 Japan-US trade agreement`."""
    found: list[Span] = []
    if _HEADS.isdisjoint(said):
        return found
    for i, word in enumerate(view.lower):
        if word not in _HEADS:
            continue
        if view.capital[i] and not view.is_heading and (word in _PLAIN_HEADS or _is_titled(view, i)):
            first = _back(view, i)
            if first is None:
                first = i if word in _ON and view.word(i + 1) == "on" and view.word(i - 1) == "the" else None
            if first is None:
                continue
            last = i + 1
            if word in ("act", "law", "ordinance", "order"):
                last = _behind_year(view, last)
            if last == i + 1 and word in _GOES_ON and view.word(last) in ("on", "of", "for"):
                last = _forward(view, last)
            words = [w for w in view.lower[first : i + 1] if w.isalpha()]
            if first == i and sum(view.capital[i + 1 : last]) > 1:
                found.append(_named(view, first, last, "act"))  # "the Treaty on the Eurasian Economic Union"
                continue
            if len(words) < 2 or words == ["public", "law"] or (
                all(w in _TOO_GENERAL or w in _HEADS for w in words) and not name_law(view.text(first, last))[2]
            ):
                continue
            if any(word in _SCHOOLS and after == "of" for word, after in pairwise(words)):
                continue  # the Institute of Trade Law
            found.append(_named(view, first, last, "act"))
        elif word == "fta" or (word in ("agreement", "deal", "pact") and view.word(i - 1) == "trade"):
            span = _bilateral(view, i)
            if span:
                found.append(span)
    return found


def _is_titled(view: View, head: int) -> bool:
    """Whether a code or an order at `head` is one of a field that has such laws: `Customs Code`, `Steel Goods Surtax Order`."""
    word, before = view.lower[head], view.word(head - 1)
    if word == "order" and before == ")":
        return not _ORDERED.isdisjoint(view.lower[max(0, head - 7) : head])  # "Customs Duties (Exemption) Order"
    return (word == "code" and before in _CODES) or (word == "order" and before in _ORDERED and head > 1 and view.capital[head - 2])


def _behind_year(view: View, last: int) -> int:
    """Where the name of a law ends whose words end before `last`: behind its year, as in `Act of 1962`, `Act 1901` or `Act, 1992`."""
    at = last
    if view.word(at) in ("no", "no.") and any(word.isdigit() for word in view.lower[at + 1 : at + 3]):
        at = last = next(k for k in (at + 1, at + 2) if view.lower[k].isdigit()) + 1  # "Act No. 1 of 1969"
    if view.cased[at : at + 1] in (["B.E"], ["B.E."]):
        at += 2 if view.cased[at] == "B.E" else 1
        return at + 1 if view.word(at).isdigit() else last  # in Thailand years are those of the Buddha
    at += view.word(at) in ("of", ",")
    year = view.word(at)
    is_year = len(year) == 4 and year.isdigit() and year[:2] in ("18", "19", "20")
    # "Under the Customs Act, 2024 was a quiet year": behind a comma a year of late is the law's only where the sentence ends or pauses.
    return at + 1 if is_year and (view.word(last) != "," or year < _OF_LATE or view.word(at + 1) in ("", ".", ",", ")", ";")) else last


_OF_LATE = "2016"
"""From when on a year is one that news speaks of by itself."""


def agree_on_laws(views: Sequence[View]) -> None:
    """One law under one name: `Rice Tariffication Law of 2019` and later without its year; and `EPA` is an economic partnership agreement
    where the article speaks of partnership."""
    laws = [span for view in views for span in view.spans if span.type == "LAW" and span.match == "pattern"]
    dated = {short: span for span in laws if (short := _YEAR_BEHIND.sub("", span.name)) != span.name}
    for span in laws:
        longer = dated.get(span.name)
        if longer is not None:
            span.id, span.name = longer.id, longer.name
    letters = [span for view in views for span in view.spans if span.id == _AGENCY and view.cased[span.first : span.last] == ["EPA"]]
    if letters and any("partnership" in view.lower for view in views):
        for span in letters:
            span.type, span.id, span.name = "LAW", *name_law("Economic Partnership Agreement")[:2]
            span.match, span.score, span.rule = "alias", 0.7, "law.letters"


_YEAR_BEHIND = re.compile(r"(?:,| of)? \d{4}$")
_AGENCY = "environmental-protection-agency"


@cache
def _lower_forms() -> dict[str, list[tuple[str, ...]]]:
    """First word -> the names of known laws, in lower case, that speak for themselves: `anti-coercion instrument`, longest first."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for law in vocabulary.laws():
        for written in (law.name, *law.aliases):
            words = tuple(token.lower for token in tokenize(plain(written)))
            if len([w for w in words if w.isalpha()]) > 1 and words[-1] in _LOWER_HEADS and words[0] not in FUNCTION_WORDS:
                forms.setdefault(words[0], set()).add(words)
    return {first: sorted(found, key=lambda words: (-len(words), words)) for first, found in forms.items()}


def _in_lower_case(view: View, said: frozenset[str]) -> list[Span]:
    """Known laws that a text writes without capitals: `the anti-coercion instrument`, `the phase-one deal`."""
    if _LOWER_HEADS.isdisjoint(said):
        return []
    found = []
    forms = _lower_forms()
    for i in [i for i, word in enumerate(view.lower) if word in forms and view.cased[i].islower()]:
        for words in forms[view.lower[i]]:
            if tuple(view.lower[i : i + len(words)]) == words:
                found.append(_named(view, i, i + len(words), "lower"))
                break
    return found


def _named(view: View, first: int, last: int, rule: str) -> Span:
    law_id, name, known = name_law(view.text(first, last))
    return Span(first, last, "LAW", law_id, name, "exact" if known else "pattern", 1.0 if known else 0.75, f"law.{rule}")


def _back(view: View, head: int) -> int | None:
    """Where the capitalised name that ends in the head word begins."""
    first = head
    k = head - 1
    while k >= 0:
        if view.cased[k] == ")" and first == k + 1:
            opened = next((m for m in range(k - 1, max(0, k - 8), -1) if view.cased[m] == "("), 0)
            if not opened or not view.capital[opened - 1] or not view.capital[opened + 1]:
                break
            k = opened  # "Export and Import (Control) Act"
        elif view.capital[k] and view.lower[k] not in FUNCTION_WORDS:
            if k and view.cased[k - 1][-1].isdigit() and view.columns.touches(k):
                break  # "sections 269TG of the Customs Act"
            first = k
        elif (
            view.cased[k] in ("-", "–", "&", ",", "'s")
            and k > 0
            and view.capital[k - 1]
            and view.lower[k - 1] not in FUNCTION_WORDS
            and view.cased[k] != ","
        ) or (
            view.lower[k] in ("of", "on", "and", "for", "in", "to", "against")
            and k > 0
            and view.capital[k - 1]
            and view.lower[k - 1] not in FUNCTION_WORDS
        ):
            pass
        elif not (view.lower[k] == "the" and k > 1 and view.lower[k - 1] in ("of", "for", "on") and view.capital[k - 2] and first == k + 1):
            break
        k -= 1
    # "Brazil's Economic Reciprocity Law" is the law without the country; "President Trump's ... Act" without the man.
    for j in range(head - 1, first, -1):
        if view.cased[j] in ("'s", "’s"):
            first = j + 1
            break
    return first if first < head else None


def _forward(view: View, at: int) -> int:
    last = at
    k = at
    while (
        k < len(view.lower)
        and (view.capital[k] or view.lower[k] in _INNER)
        and view.lower[k] not in ("in",)
        and view.lower[k] not in MONTHS
    ):
        k += 1
        if view.capital[k - 1]:
            last = k
    return last


def _bilateral(view: View, head: int) -> Span | None:
    """`2019 Japan-US trade agreement`: two countries, the word agreement and a year, else the talks are meant that have no law yet."""
    k = head - 1 if view.lower[head] == "fta" else head - 2
    is_free = view.lower[head] == "fta" or view.word(k) == "free"
    if view.word(k) == "free":
        k -= 1
    last_party = k
    while k > 0 and (view.capital[k] or view.cased[k] in ("-", "–")):
        k -= 1
    year = view.word(k)
    parties = sum(view.capital[k + 1 : last_party + 1])
    has_year = year.isdigit() and len(year) == 4
    joined = parties == 2 and any(sign in ("-", "–") for sign in view.cased[k + 1 : last_party])
    if parties < 2 or not (has_year or (is_free and joined)) or view.lower[head] == "deal":
        return None
    return _named(view, k if has_year else k + 1, head + 1, "bilateral")
