"""What an article calls by a shorter name later on: `TSMC`, `Dofasco`, `the Commission`, and names repeated in headings.

The full names come from `lexicon` and from the rooms of each kind.
"""

from collections.abc import Mapping, Sequence

from pipelines.reading.naming import lexicon
from pipelines.reading.naming.cast import Cast
from pipelines.reading.naming.cues import (
    DECIDING,
    GENERIC_ACRONYMS,
    MODALS,
    NO_NAMES,
    OPENERS,
    ORG_TAILS,
    SAYING,
    TITLES,
    word_set,
)
from pipelines.reading.naming.firms import is_acronym
from pipelines.reading.naming.gazetteer import cities, subdivisions
from pipelines.reading.naming.legal_forms import LEGAL_BEGINNINGS, LEGAL_FORMS
from pipelines.reading.naming.runs import name_runs
from pipelines.reading.naming.spans import Span, View
from pipelines.reading.naming.state_bodies import parliament


def read_short_forms(views: Sequence[View], cast: Cast) -> None:
    """Claim the short forms of bodies that the article names in full: `Taiwan Semiconductor Manufacturing Co (TSMC)`, and later `TSMC`."""
    shorts: dict[str, Span] = {}
    defined: dict[str, Span] = {}
    for view in views:
        for span in view.spans:
            if span.type == "ORG":
                _enter(view, span, shorts)
                if span.match == "pattern" and (letters := _letters_behind(view, span)):
                    defined.setdefault(letters, span)
    _prefer_defined(views, defined)
    if shorts:
        for view in views:
            for run in name_runs(view):
                first, last = run.first, run.last
                known = shorts.get(" ".join(view.cased[first:last]))
                if known is None and last - first == 1 and view.word(last) in _ACTING:
                    known = _department(view.lower[first], shorts)
                if known is not None and not (last - first == 1 and view.opens(first) and view.is_ordinary(first)):
                    view.claim(Span(first, last, "ORG", known.id, known.name, "coreference", 0.85, "org.short"))
    _read_heads(views, cast)


_ACTING = SAYING | DECIDING | MODALS
_FIELDS_ALONE = frozenset({"commerce", "interior", "agriculture", "labor"})
"""Fields by which papers call a department that acts: `Commerce will rule by June`."""


def _department(field: str, shorts: Mapping[str, Span]) -> Span | None:
    """The American department of a field, where the article has named it."""
    return shorts.get(f"{field} department") if field in _FIELDS_ALONE else None


def _letters_behind(view: View, span: Span) -> str | None:
    """The abbreviation that stands in brackets behind a body and is made of its initials: `Export Promotion Council (EPC)`."""
    at = span.last + 1
    if view.word(span.last) != "(" or view.word(at + 1) != ")" or span.last - span.first < 2:
        return None
    letters = view.cased[at]
    initials = "".join(word[0] for word in view.cased[span.first : span.last] if word[0].isupper())
    return letters if letters.isupper() and len(letters) > 1 and initials == letters else None


def _prefer_defined(views: Sequence[View], defined: Mapping[str, Span]) -> None:
    """What an article shortens itself is meant by its letters, whatever body the vocabulary knows by them."""
    for view in views if defined else ():
        for span in view.spans:
            meant = defined.get(view.cased[span.first]) if span.type == "ORG" and span.last - span.first == 1 else None
            if meant is not None and not span.id.startswith(meant.id):
                span.id, span.name, span.match, span.score, span.rule = meant.id, meant.name, "coreference", 0.85, "org.short"


def _enter(view: View, span: Span, shorts: dict[str, Span]) -> None:
    at = span.last + 1
    if view.word(span.last) == "(" and at < len(view.cased) and is_acronym(view, at) and view.word(at + 1) == ")":
        shorts[view.cased[at]] = span
    words = view.cased[span.first : span.last]
    if span.match == "pattern" and (len(words) > 1 or _is_short_form(words[0]) or (len(words[0]) > 2 and is_acronym(view, span.first))):
        shorts.setdefault(" ".join(words), span)  # what one sentence tells of a name holds for the article
    if len(words) < 2:
        return
    if span.id.startswith("united-states-department-of-"):
        shorts.setdefault(f"{span.id.rpartition('-')[2]} department", span)
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 2 and initials.lower() not in GENERIC_ACRONYMS:
        shorts.setdefault(initials, span)  # "Importers and Exporters Association of Ghana", and later IEAG
    if span.match == "alias":
        return
    of = any(word in ("of", "for", "on") for word in words)
    for short in (words[0], words[-1]) if not of else ():
        if _is_short_form(short):
            shorts.setdefault(short, span)
    if words[0] in LEGAL_BEGINNINGS and len(words) > 2:
        shorts.setdefault(" ".join(words[1:]), span)
    if span.rule == "org.team" and len(words) > 2:
        shorts.setdefault(" ".join(words[-2:]), span)
    for k in range(2, len(words)) if span.rule != "org.team" else ():
        if words[k - 1][0].isupper() and words[k - 1].lower() not in LEGAL_FORMS:
            shorts.setdefault(" ".join(words[:k]), span)


def _is_short_form(word: str) -> bool:
    """Whether one word of a body's name can stand for it: no ordinary word, no name of a person, place or another body."""
    low = word.lower()
    if len(word) < 4 or not word[0].isupper() or low in ORG_TAILS or low in OPENERS or low in NO_NAMES or low in TITLES:
        return False
    if low in lexicon.names() or low in lexicon.goods() or word in lexicon.given_names():
        return False
    return word not in cities() and word not in subdivisions()


_GENERIC_HEADS = word_set(
    "commission court parliament bank council department committee association federation institute authority agency bureau",
)
_NOT_THE_EU = frozenset({"labor", "labour", "state", "workers", "soviet", "joined"})


def _read_heads(views: Sequence[View], cast: Cast) -> None:
    """`the Commission`, `the Court` with a capital: the body of that kind named last. `the Union` is the EU, `the States` are the
    United States."""
    last_of: dict[str, Span] = {}
    for view in views:
        if not view.is_heading:
            for i in [i for i in view.capitals if view.lower[i] in _ALONE and not view.taken[i]]:
                if not (i + 1 < len(view.capital) and view.capital[i + 1]):
                    span = _head_alone(view, i, _before(view, i, last_of), cast)
                    if span is not None:
                        view.claim(span)
        if any(span.type == "ORG" for span in view.spans):
            last_of |= _before(view, len(view.lower), {})


_ALONE = _GENERIC_HEADS | {"union", "states"}


def _before(view: View, i: int, last_of: dict[str, Span]) -> dict[str, Span]:
    """The body named last before token `i` for each kind of body."""
    found = dict(last_of)
    for span in sorted(view.spans, key=lambda s: s.first):
        if span.type == "ORG" and span.last <= i:
            found |= dict.fromkeys(_GENERIC_HEADS.intersection(view.lower[span.first : span.last]), span)
    return found


def _head_alone(view: View, i: int, last_of: dict[str, Span], cast: Cast) -> Span | None:
    busy, word, article = cast.busy, view.lower[i], view.word(i - 1)
    if word in last_of and article == "the":
        known = last_of[word]
        return Span(i, i + 1, "ORG", known.id, known.name, "coreference", 0.8, "org.head_alone")
    if word == "commission" and busy.get("EU") and article in ("the", "by", "of"):
        return Span(i, i + 1, "ORG", "european-commission", "European Commission", "coreference", 0.75, "org.head_alone")
    if word == "parliament" and article not in ("the", "a"):
        house = parliament(view, i, cast)
        return Span(i, i + 1, "ORG", *house, "alias", 0.7, "org.parliament") if house else None
    if word == "union" and article == "the" and view.word(i - 2) not in _NOT_THE_EU and busy.get("EU", 0) > (view.word(i - 2) == "of"):
        return Span(i, i + 1, "COUNTRY", "EU", "European Union", "coreference", 0.75, "country.union")
    if word == "states" and article == "the" and view.cased[i] == "States" and busy.get("US"):
        return Span(i, i + 1, "COUNTRY", "US", "United States", "alias", 0.85, "country.states")
    return None


def _could_head(view: View, i: int) -> bool:
    """Whether the first word of a body's name can stand for it in a heading: `Ford` for Ford Motor."""
    low = view.lower[i]
    node = lexicon.names().get(low)
    named = {entry.type for entry in node.entries} if node else set()
    return len(low) > 3 and _is_word_of_its_own(low) and not named & {"COUNTRY", "PLACE", "LAW"} and view.cased[i] not in cities()


def _is_word_of_its_own(low: str) -> bool:
    return low not in ORG_TAILS and low not in OPENERS and low not in NO_NAMES and low not in TITLES and low not in lexicon.goods()


def read_headings(views: Sequence[View]) -> None:
    """Names that the article introduces in its text, found again in its headings, where capitals say nothing."""
    headings = [view for view in views if view.is_heading]
    if not headings:
        return
    known: dict[str, list[tuple[list[str], Span]]] = {}
    for view in views:
        if view.is_heading:
            continue
        for span in view.spans:
            words = view.lower[span.first : span.last]
            if span.type == "PERSON" and span.match in ("exact", "alias") and len(words) > 1:
                known.setdefault(words[-1], []).append((words[-1:], span))
            if span.type == "ORG" and len(words) > 1 and _could_head(view, span.first):
                known.setdefault(words[0], []).append((words[:1], span))
            is_found = span.type in ("PERSON", "ORG", "PLACE") and span.match in ("pattern", "misspelling", "coreference")
            if is_found and view.cased[span.first][0].isupper() and not (len(words) == 1 and words[0] in _ALONE | OPENERS):
                known.setdefault(words[0], []).append((words, span))
                if span.type == "PERSON" and len(words[-1]) > 3:
                    known.setdefault(words[-1], []).append((words[-1:], span))
    for view in headings:
        for i in view.capitals:
            for words, span in sorted(known.get(view.lower[i], ()), key=lambda k: -len(k[0])):
                if view.lower[i : i + len(words)] == words and view.claim(
                    Span(i, i + len(words), span.type, span.id, span.name, "coreference", 0.85, f"{span.type.lower()}.heading")
                ):
                    break
