"""Persons whom nobody knows: told by the shape of the name and the words around it.

A capitalised sequence becomes a person by title, form of address, verb of saying or apposition. Known persons are read before, in
`persons`.
"""

from pipelines.reading.naming import lexicon
from pipelines.reading.naming.cast import Cast, Someone
from pipelines.reading.naming.cues import (
    EVENTS,
    FIRM_NOUNS,
    FUNCTION_WORDS,
    KIN,
    NO_NAMES,
    ORG_HEADS,
    ORG_TAILS,
    PLURAL_TITLES,
    SAYING,
    SURNAMES_TOO,
    TITLES,
    is_firm_noun,
    is_role,
    word_set,
)
from pipelines.reading.naming.legal_forms import has_legal_form
from pipelines.reading.naming.persons import as_span
from pipelines.reading.naming.places import find_city
from pipelines.reading.naming.runs import FIRM_ROLES, PARTICLES, TITLE_PARTS, key
from pipelines.reading.naming.spans import Run, Span, View
from pipelines.reading.naming.spelling import slug

_SAYS_BEFORE = SAYING - {
    "told",
    "tells",
    "tell",
    "called",
    "calls",
    "asked",
    "asks",
    "expects",
    "expected",
    "posted",
    "urged",
    "urges",
    "believes",
    "announced",
    "vowed",
    "pointed",
    "points",
    "claims",
}
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "then", "now", "also", "one"})


def by_shape(view: View, run: Run) -> float:
    """How surely an unknown capitalised sequence is a person, from the words around it; 0 where nothing says so."""
    words = view.lower[run.first : run.last]
    names = [w for w in words if w[0].isalpha()]
    if not names or len([w for w in names if w not in PARTICLES]) > 5 or view.is_heading or "&" in words:
        return 0.0
    first = view.cased[run.first]
    hyphenated = view.word(run.last - 2) == "-" and len(names) == 3 and view.cased[run.last - 1].islower()
    before, after = view.word(run.first - 1), view.word(run.last)
    is_pair = first in lexicon.given_names() and len(names) == 2
    is_free = hyphenated or (is_pair and (after in SAYING or not view.opens(run.first)))
    if not is_free and any(w in NO_NAMES for w in (names[:1] if is_pair else names)):
        return 0.0
    # A given name of two syllables with a hyphen, `Dae-ho`, is as good as a known one.
    has_given = first in lexicon.given_names() or first in lexicon.family_first() or hyphenated
    if any(w.isupper() and len(w) > 3 and w.isalpha() for w in view.cased[run.first : run.last]):
        return 0.0
    if len(names) > 1 and len(first) == 3 and first.isupper() and first.isalpha():
        return 0.0  # an office or a body in letters: "CGC Adeniyi"
    if names[-1] in ORG_TAILS and not (has_given and (run.is_titled or names[-1] in SURNAMES_TOO)):
        return 0.0
    if has_legal_form(view, run.first, run.last):
        return 0.0  # "Arthur Yates and Co", "Froidevaux Frères SA"
    if run.is_titled:
        is_kind = len(names) == 1 and view.word(run.first - 2) in ("a", "an")  # "a CFO Roundtable"
        return 0.0 if is_kind else 0.85
    if is_firm_noun(before) and before not in FIRM_ROLES and before not in TITLES:
        return 0.0
    if before == "of" and any(s.type == "PERSON" and s.last == run.first - 1 for s in view.spans):
        return 0.0
    if before in KIN and names[0] not in ORG_TAILS:
        return 0.65
    if len(names) < 2:
        return 0.7 if _is_second(view, run) else 0.0
    if any(w in ORG_TAILS and not (has_given and w in SURNAMES_TOO) for w in (names[1:] if has_given else names)) and not hyphenated:
        return 0.0
    is_owned = not _OWNERS.isdisjoint(view.lower[max(0, run.first - 4) : run.first])
    if before in TITLES and (before not in FIRM_ROLES or has_given or is_owned or view.word(run.first - 2) in SAYING):
        return 0.8
    if len(names) > 2 and not _IN_PERSONS.isdisjoint(names[1:-1]) and view.cased[run.last - 1][0].isupper():
        return 0.6
    if before == "," and _is_somebody(view, run.first - 2) and after in _ENDS_APPOSITION:
        return 0.8
    if names[-1] in _OF_PLACES:
        return 0.0
    in_town = not has_given and find_city(view, run.first, run.first + 1)
    if is_role(before) and not in_town and view.cased[run.first - 1].islower() and before not in FIRM_ROLES:
        return 0.7
    if (len(names[0]) == 1 and view.cased[run.first + 1] == ".") or names[0].count(".") > 1:
        return 0.6
    if len(names[0]) == 1 and len(names) > 2 and view.cased[run.first] not in "AI" and view.cased[run.first + 1].istitle():
        return 0.55  # "G Pawan Kumar", as Indian papers write
    if before == "old" and view.word(run.first - 3) == "year":
        return 0.75  # "60-year-old Uppal Rajan"
    if after in SAYING and not has_given and _speaks_as_body(view, run.last + 1):
        return 0.0
    if after in SAYING or (after == "'s" and has_given):
        return 0.7 if has_given or after not in ("called", "expects", "announced", "posted") else 0.5
    if before in _SAYS_BEFORE:
        return 0.75
    if after == "(" and _comes_from(view, run.last + 1):
        return 0.8
    if after == "of" and _is_of_body(view, run):
        return 0.6
    if after in _PERSONAL and not in_town and not any(view.is_ordinary(k) or view.lower[k] in NO_NAMES for k in range(run.first, run.last)):
        return 0.55
    if after == "," and (has_given or before not in _WHERE):
        score = _apposition(view, run.last + 1, has_given)
        if score:
            return score
    is_short = len([w for w in names if w not in PARTICLES]) <= 3
    if has_given and is_short and after != "-" and before != "the" and not find_city(view, run.first, run.last):
        return 0.55 if view.opens(run.first) else 0.6
    if (
        after in ("of", "at", "from", "with")
        and len(names) == 2
        and before not in ("the", "in", "at", "of", "from", "to", "on")
        and view.word(run.last + 1) in ("the",)
        and not view.opens(run.first)
    ):
        return 0.5
    return 0.0


_WHERE = frozenset({"in", "at", "near", "from"})
"""Words before places: `in Kwun Tong, owner Yau Sai-man`."""
_PERSONAL = word_set(
    "insists prefers fears hopes recalls recalled laughs laughed shrugs shrugged sighs sighed remembers remembered worries thinks knows",
    "complains complained heads chairs presides reckons reckoned wonders wondered regrets jokes joked smiles smiled nods nodded",
)
"""Verbs of what persons do and firms hardly."""
_OWNERS = word_set("its his her their our my whose 's")
"""Whose officer it is: `its technical director`, who is no firm."""
_ENDS_APPOSITION = frozenset({",", ".", "", "of", "from", "who", "and", "at"}) | SAYING
_BESIDE = KIN | word_set("predecessor successor counterpart colleague rival deputy partner trustee boss lawyer opponent aide")


def _is_somebody(view: View, i: int) -> bool:
    """Whether the small word at `i` says who somebody is: a role, or how near he stands to somebody named before."""
    word = view.word(i)
    return i >= 0 and view.cased[i].islower() and (word in _BESIDE or is_role(word))


def _is_of_body(view: View, run: Run) -> bool:
    """Whether `of` and a body follow a name of two words or more that are none of a body's: `Ann Lumaga of the Hog Farmers' Federation`."""
    at = run.last + (2 if view.word(run.last + 1) == "the" else 1)
    if at >= len(view.capital) or any(view.is_ordinary(k) or view.lower[k] in NO_NAMES for k in range(run.first, run.last)):
        return False
    words = view.lower[run.first : run.last]
    if any(w in ORG_HEADS or w in EVENTS or w in TITLES or w in lexicon.goods() or is_firm_noun(w) for w in words):
        return False
    if any(s.first in (at, at - 1) and s.type == "ORG" for s in view.spans):
        return True
    end = at
    while end < len(view.capital) and view.capital[end] and not view.taken[end]:
        end += 1
    return end - at > 1 and at == run.last + 1 and is_role(view.word(run.first - 1)) and find_city(view, at, end) is None


def _speaks_as_body(view: View, at: int) -> bool:
    """Whether what follows the verb of saying at `at - 1` tells that a body speaks: `said it would`, `said in a statement`."""
    return view.word(at) in ("it", "its") or (view.word(at) == "in" and "statement" in view.lower[at + 1 : at + 4])


def _is_second(view: View, run: Run) -> bool:
    """Whether a name stands behind another that a title in the plural introduces: `Ministers Okafor and Lindqvist`."""
    if view.word(run.first - 1) != "and":
        return False
    other = next((s for s in view.spans if s.type == "PERSON" and s.last == run.first - 1), None)
    return other is not None and view.word(other.first - 1) in PLURAL_TITLES


def _comes_from(view: View, at: int) -> bool:
    """Whether a bracket behind a name holds a party or a country: `(R-Ohio)`, `(Spain)`."""
    if view.cased[at : at + 1] in (["R"], ["D"]):
        return True
    land = next((s for s in view.spans if s.first == at and s.type == "COUNTRY"), None)
    return land is not None and view.word(land.last) == ")"


def in_company(view: View, run: Run) -> bool:
    """Whether an unknown name of two or three proper words stands in a list beside a person."""
    names = [k for k in range(run.first, run.last) if view.cased[k][0].isalpha()]
    if not 2 <= len(names) <= 4 or view.is_heading or not could_be_name(view, run) or view.opens(run.first):
        return False
    if find_city(view, run.first, run.last) or any(view.is_ordinary(k) for k in names):
        return False
    before = {s.last for s in view.spans if s.type == "PERSON"}
    behind = {s.first for s in view.spans if s.type == "PERSON"}
    return (view.word(run.first - 1) in _LISTED and run.first - 1 in before) or (view.word(run.last) in _LISTED and run.last + 1 in behind)


_LISTED = frozenset({",", "and", "/", "&", "or"})
_IN_PERSONS = word_set("van von der den ter ten bin binti ibn")
"""Small words that stand inside no name but a person's: `Gerrit van der Merwe`."""
_OF_PLACES = word_set(
    "avenue street road boulevard lane",
    "basin plain plateau delta gulf reef county province state prefecture island",
    "islands river valley lake peninsula bay city town airport beach hills mountains",
)
"""Nouns that end names of places."""


def acts(view: View, run: Run) -> bool:
    """Whether a single name stands where a person does: beside a verb of saying, before `who`, after a form of address."""
    before, after = view.word(run.first - 1), view.word(run.last)
    return run.is_titled or before in _SAYS_BEFORE or after in SAYING or (after == "," and view.word(run.last + 1) in ("who", "whose"))


def could_be_name(view: View, run: Run) -> bool:
    """Whether nothing in a longer capitalised sequence forbids that it is a person's name."""
    names = [w for w in view.lower[run.first : run.last] if w[0].isalpha()]
    return (
        2 <= len(names) <= 4
        and "&" not in view.lower[run.first : run.last]
        and names[-1] not in ORG_TAILS
        and not any(w in NO_NAMES or w in FUNCTION_WORDS for w in names[:-1])
    )


_IN_APPOSITION = word_set("head member dean resident native veteran widow father mother son daughter one")
"""Words that stand for a person only behind a name and a comma."""


_PROFESSIONS = word_set("economist analyst strategist lawyer attorney professor researcher historian scientist journalist editor columnist")
"""Roles of persons alone, before which any adjective may stand: `Ann Lee, agricultural economist and founder of Lee Research`."""
_HEADING = frozenset({"chair", "director", "general", "principal"})
"""Roles that firms have too, but not of something: `Jas Lindqvist, chair of the growers`."""


def _apposition(view: View, at: int, is_given: bool) -> float:
    """What follows a name and a comma: a role or `who` makes it a person, a firm's noun does not."""
    word = view.word(at)
    if word in ("who", "whose"):
        return 0.8
    if word in ("at", "of") and any(s.type == "ORG" and s.first in (at + 1, at + 2) for s in view.spans):
        return 0.65
    if word == "representing":
        return 0.7
    if word.isdigit() and len(word) == 2 and view.word(at + 1) in (",", "."):
        return 0.8
    if not (
        word in _DETERMINERS
        or word in _IN_APPOSITION
        or word in TITLES
        or word in TITLE_PARTS
        or (word.isalpha() and view.word(at + 1) in _PROFESSIONS)
        or (word.isalpha() and view.cased[at].islower() and (view.word(at + 1) in TITLES or view.word(at + 2) in TITLES))
        or (at < len(view.capital) and view.capital[at])
    ):
        return 0.0
    for k in range(at, min(at + 10, len(view.lower))):
        here = view.lower[k]
        if (here in TITLES or here in _IN_APPOSITION) and not (here in FIRM_NOUNS or here in FIRM_ROLES):
            return 0.8
        if (here in FIRM_NOUNS or here in FIRM_ROLES) and is_given:
            return 0.7
        if here in _HEADING and view.word(k + 1) == "of" and view.word(at - 2) not in ORG_TAILS:
            return 0.65
        if here in FIRM_NOUNS and view.word(k + 1) not in ("'s",) and not any(view.word(m) in TITLES for m in range(k + 1, k + 3)):
            return 0.0
        if here in (",", ".", ";", ":", "said", "which", "that"):
            return 0.0
    return 0.0


def enter_unknown(view: View, run: Run, score: float, cast: Cast) -> Span:
    """A person whom nobody knows, under the fullest form in the article."""
    written = view.text(run.first, run.last)
    words = key(view, run).split()
    last = words[-1]
    bearer = cast.bearer(last, view.sentence.no) if len(words) == 1 else None
    if bearer is not None:
        return as_span(run, bearer, "coreference", 0.9, "person.surname")
    someone = Someone(slug(written), written, tuple(words))
    surnames = [last]
    if len(words) > 1 and (words[0] in lexicon.family_first() or ("-" in words[-1] and words[-1].split("-")[-1].islower())):
        surnames = [words[0], last] if "-" not in last else [words[0]]
    if len(words) > 2 and words[-2].lower() in PARTICLES:
        start = next(k for k, w in enumerate(words) if w.lower() in PARTICLES)
        surnames.append(" ".join(words[start:]))
    cast.add(someone, surnames, view.sentence.no)
    return as_span(run, someone, "pattern", score, "person.shape")
