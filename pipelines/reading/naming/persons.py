"""Known persons under any spelling: whom a name means.

A full name that the vocabulary knows is found in `lexicon`. Here a surname alone goes to the person of that name in the article, a mangled
name to the holder of the office beside it. Who is a person by nothing but the words around the name is told in `strangers`.
"""

from functools import cache, lru_cache
from itertools import islice

from pipelines.reading.naming import lexicon
from pipelines.reading.naming.cast import Cast, Someone, choose, ids_by_sound, ids_by_surname, ids_by_word, people_by_id
from pipelines.reading.naming.cues import HONORIFICS, NO_NAMES, SAYING
from pipelines.reading.naming.gazetteer import City
from pipelines.reading.naming.offices import Title, has_held, in_office, rank, title_country
from pipelines.reading.naming.places import find_city
from pipelines.reading.naming.runs import key
from pipelines.reading.naming.spans import Run, Span, View
from pipelines.reading.naming.spelling import nearest, nearness, plain, skeleton

NEAR = 0.58
"""Nearness from which a name beside an office is its holder's misspelt name. Set on pairs of right and mangled names; unrelated names
stay below 0.5."""

_NO_PART = 0.3
"""What the holder of an office of a country that has no part in the article loses in nearness: nobody is taken for one whose name is not
all but spelled out."""
_KIN = frozenset({"family", "families", "dynasty", "clan", "brothers", "sisters", "siblings", "heirs"})


def resolve(view: View, run: Run, titles: list[Title], cast: Cast) -> Span | None:
    """A run as a person whom the vocabulary or the article knows; None where it is nobody known."""
    if _is_family(view, run):
        return None
    remembered = recall(view, run, titles, cast)
    if remembered is not None:
        return remembered
    written = key(view, run)
    words = written.split()
    beside = _offices_beside(view, run, titles) if titles else []
    by_office = _by_office(view, run, written, beside, cast) if beside else None
    if by_office is not None:
        return by_office
    if len(words) == 1:
        alone = _by_surname_alone(view, run, words[0], cast)
        return alone or (_by_sound(view, run, written, cast) if run.is_titled else None)
    return _by_likeness(view, run, written, cast) or _by_sound(view, run, written, cast)


def recall(view: View, run: Run, titles: list[Title], cast: Cast) -> Span | None:
    """A run as a person whom the article has named, by a spelling, a given name or a surname that it has used; what can become of a run
    that `resolve` left when the article has named more persons."""
    written = key(view, run)
    someone = cast.spellings.get(written)
    is_one = run.last - run.first == 1
    if is_one and _is_family(view, run):
        return None
    if someone is not None:
        return as_span(run, someone, "misspelling", 0.8, "person.spelling")
    someone = _by_given_name(view, run, cast) if is_one else None
    if someone is not None:
        return as_span(run, someone, "coreference", 0.75, "person.given")
    if written in cast.surnames and " " not in written and not (titles and _offices_beside(view, run, titles)):
        bearer = cast.bearer(written, view.sentence.no)
        if bearer is not None and len(cast.surnames[written]) > 1 and _is_behind(view, run, bearer):
            bearer = cast.bearer(written, view.sentence.no - 1)
        return as_span(run, bearer, "coreference", 0.9, "person.surname") if bearer else None
    office = view.cased[run.first]
    if run.last - run.first == 2 and 1 < len(office) < 5 and office.isalpha() and office.isupper() and view.cased[run.first + 1].istitle():
        return recall(view, Run(run.first + 1, run.last, True), [], cast)  # "CGC Adeniyi": an office in letters
    return None


def _is_behind(view: View, run: Run, someone: Someone) -> bool:
    """Whether the sentence names somebody only behind `run`: "Kim arrived with minister Kim Jung-kwan" speaks of another Kim."""
    named = [span.first for span in view.spans if span.type == "PERSON" and span.id == someone.id]
    return bool(named) and min(named) > run.first


def _is_family(view: View, run: Run) -> bool:
    """Whether a name is that of a family: `the Kennedy family` is nobody in particular."""
    return run.last - run.first == 1 and view.word(run.last) in _KIN


def _by_given_name(view: View, run: Run, cast: Cast) -> Someone | None:
    """Whom a given name alone means: the one person of the article so called; after `Sir`, a head of government too."""
    word = view.cased[run.first]
    # Thais and Malays are called by the given name, with `Mr` before it or without.
    is_given = word in lexicon.given_names() or (len(word) > 4 and view.word(run.last) in SAYING and not view.is_ordinary(run.first))
    is_addressed = not is_given and view.word(run.first - (2 if view.word(run.first - 1) == "." else 1)) in HONORIFICS
    if not (is_given or is_addressed) or view.lower[run.first] in NO_NAMES:
        return None
    if word in cast.surnames or (view.opens(run.first) and view.is_ordinary(run.first)):
        return None
    if not is_addressed and find_city(view, run.first, run.last):
        return None
    named = {s.id: s for bearers in cast.surnames.values() for _, s in bearers if len(s.words) > 1 and s.words[0] == word}
    if len(named) == 1:
        return next(iter(named.values()))
    if view.word(run.first - 1) in ("sir", "dame"):
        chiefs = [i for i in ids_by_word().get(word, ()) if in_office(i, cast.day) and rank(i) >= 4]
        return cast.enter(chiefs[0], view.sentence.no) if len(chiefs) == 1 else None
    return None


def _offices_beside(view: View, run: Run, titles: list[Title]) -> list[tuple[Title, str | None, bool]]:
    """The offices that stand beside a name, with the country the words give and whether the office is a former one."""
    found = []
    for title in titles:
        if _is_deputy(view, title):
            continue
        before = title.last <= run.first and all(
            w in (",", ".", "-", "designate", "elect", "and", "’", "“", '"') for w in view.lower[title.last : run.first]
        )
        behind = (
            view.word(run.last) == ","
            and run.last < title.first <= run.last + 7
            and not any(w in (",", ".", ";", "said", "who", "told") for w in view.lower[run.last + 1 : title.first])
        )
        # "After Friday, President Vance": the title belongs to the name behind it.
        behind = behind and not (
            title.last < len(view.capital)
            and view.capital[title.last]
            and not any(s.first == title.last and s.type == "COUNTRY" for s in view.spans)
        )
        if before or behind:
            is_former = any(
                w in ("former", "ex", "then", "late", "previous", "predecessor") for w in view.lower[max(0, title.first - 3) : title.first]
            )
            country = title_country(view, title)
            if country is None:
                # "Japan's economy minister and chief negotiator X": the second office is of the country of the first.
                joined = next((t for t in titles if t.last == title.first - 1 and view.lower[t.last] in ("and", ",")), None)
                country = title_country(view, joined) if joined else None
            found.append((title, country, is_former))
    return found


def _is_deputy(view: View, title: Title) -> bool:
    """Whether a title is that of a deputy of the office: `Deputy Minister of Finance`, `deputy legislative speaker`."""
    near = view.lower[max(0, title.first - 2) : title.first]
    return not _DEPUTIES.isdisjoint(near) and "to" not in near


_DEPUTIES = frozenset({"deputy", "assistant", "shadow", "associate"})


def _by_office(view: View, run: Run, written: str, beside: list[tuple[Title, str | None, bool]], cast: Cast) -> Span | None:
    best: tuple[float, str] | None = None
    exact = False
    for title, country, is_former in beside:
        ids = cast.holders(title, country, is_former)
        many = len(ids) > 6
        for person_id in ids:
            person = people_by_id()[person_id]
            likeness = _likeness(written, person_id)
            is_told = cast.busy or person.country != "US"  # of a text that names no country the United States are the likeliest
            if is_told and person.country and country is None and not cast.busy.get(person.country):
                likeness -= _NO_PART
            if many and likeness < 0.8:
                continue  # one of sixty senators is always near
            if best is None or likeness > best[0]:
                best = (likeness, person_id)
    if best is None:
        return None
    score, person_id = best
    if score < NEAR:
        return None
    someone = cast.enter(person_id, view.sentence.no)
    person = people_by_id()[person_id]
    words = written.split()
    exact = words[-1] == plain(person.surname) or written == plain(person.surname)
    if exact and len(words) == 1:
        return as_span(run, someone, "office", 0.95, "person.office")
    cast.spellings[written] = someone
    cast.add(someone, {words[-1]: 0, words[0]: 0} if words[0] in lexicon.family_first() else [words[-1]], view.sentence.no)
    return as_span(run, someone, "misspelling", round(min(0.95, score), 2), "person.office")


@lru_cache(maxsize=16384)
def _likeness(written: str, person_id: str) -> float:
    """How near a written name is to a person's: the surname alone, or the whole name in any of its forms."""
    person = people_by_id()[person_id]
    words = written.split()
    surname = plain(person.surname)
    if len(words) == 1:
        near = nearness(written, surname)
        return max([near, *(nearness(written, a) for a in person.aliases if " " not in a)])
    forms = [nearness(written, form) for form in (person.name, *person.aliases)]
    ends = max(nearness(words[-1], surname), nearness(words[0], surname) if len(words) > 1 else 0.0)
    given = [w for w in plain(person.name).split() if w != surname]
    # A relative shares the surname and has another given name; a mangled name has both ends askew, or is given in the other order.
    met = max((nearness(w, g) for w in words for g in given), default=0.0)
    return max(max(forms) if ends > 0.5 or max(forms) > 0.8 else 0.0, 0.75 * ends + 0.25 * met if ends > 0.6 else 0.0)


def _by_surname_alone(view: View, run: Run, word: str, cast: Cast) -> Span | None:
    ids = ids_by_surname().get(word)
    if not ids:
        return None
    if run.is_titled:
        before = view.word(run.first - 1)
        if before in HONORIFICS and not any(in_office(i, cast.day) for i in ids):
            return None
        person = choose([i for i in ids if in_office(i, cast.day)] or ids, cast)
        if person is None:
            return None
        return as_span(run, cast.enter(person, view.sentence.no), "alias", 0.85, "person.title")
    if view.opens(run.first) and view.is_ordinary(run.first):
        return None
    if (word in lexicon.given_names() and view.word(run.last) not in _OF_CHIEFS) or (len(word) < 4 and word != "Xi"):
        return None
    if cast.day is not None and not any(in_office(i, cast.day) for i in ids):
        past = [i for i in ids if rank(i) >= 6 and has_held(i, cast.day)]
        if len(past) == 1 and len(word) > 3 and not _is_large(find_city(view, run.first, run.last)):
            return as_span(run, cast.enter(past[0], view.sentence.no), "alias", 0.75, "person.surname")
    active = [i for i in ids if in_office(i, cast.day) and (cast.busy.get(people_by_id()[i].country or "", 0) or rank(i) >= 6)]
    if not active:
        return None
    if len(ids) == 1 and len(word) > 4 and not _is_large(find_city(view, run.first, run.last)):
        return as_span(run, cast.enter(active[0], view.sentence.no), "alias", 0.75, "person.surname")
    top = max(rank(i) for i in active)
    chief = [i for i in active if rank(i) == top]
    if top < 3 or len(chief) > 1:
        return None
    return as_span(run, cast.enter(chief[0], view.sentence.no), "alias", 0.8, "person.surname")


_OF_CHIEFS = frozenset({"administration", "government", "presidency", "cabinet", "regime"})
"""Words that make a name before them a head of state or government."""


def _is_large(city: City | None) -> bool:
    return city is not None and (city.population == 0 or city.population > 100_000)


def in_heading(view: View, i: int, cast: Cast) -> Span | None:
    """The head of a state or government whose surname stands at token `i` of a heading, where capitals say nothing."""
    word = _surnames_of_chiefs().get(view.lower[i])
    if word is None or view.is_ordinary(i) or view.lower[i] in NO_NAMES:
        return None
    active = [p for p in ids_by_surname()[word] if rank(p) >= 6 and cast.day is not None and in_office(p, cast.day, 0)]
    if len(active) != 1 or _is_large(find_city(view, i, i + 1)):
        return None
    return as_span(Run(i, i + 1, False), cast.enter(active[0], view.sentence.no), "alias", 0.75, "person.surname")


@cache
def _surnames_of_chiefs() -> dict[str, str]:
    """Surnames of heads of state and government in lower case -> as they are written."""
    return {surname.lower(): surname for surname, ids in ids_by_surname().items() if len(surname) > 3 and any(rank(i) >= 6 for i in ids)}


def _by_likeness(view: View, run: Run, written: str, cast: Cast) -> Span | None:
    """A full name one of whose words is right and the other nearly: `Mauro Viera`; or the right surname of an East Asian office holder."""
    words = written.split()
    best: tuple[float, str] | None = None
    for word, other in ((words[-1], words[0]), (words[0], words[-1])):
        for person_id in ids_by_word().get(word, ()):
            person = people_by_id()[person_id]
            if not in_office(person_id, cast.day):
                continue
            others = [w for w in plain(person.name).split() if w != word]
            near = max((nearness(other, o) for o in others), default=0.0)
            if person.country == "VN":
                # Half of Vietnam is called Nguyen; the middle name, and how many names there are, tell them apart.
                near = min(near, nearness(written, person.name)) if len(others) == len(words) - 1 else 0.0
            asian = (
                person.country in ("JP", "KR", "CN", "TW")
                and word == plain(person.surname)
                and bool(cast.busy.get(person.country))
                and len(word) > 4
            )
            if near >= 0.75 or (asian and near >= 0.3):
                score = near if near >= 0.75 else 0.6
                if best is None or score > best[0]:
                    best = (score, person_id)
    if best is None:
        return None
    someone = cast.enter(best[1], view.sentence.no)
    cast.spellings[written] = someone
    return as_span(run, someone, "misspelling", round(min(best[0], 0.9), 2), "person.likeness")


def _by_sound(view: View, run: Run, written: str, cast: Cast) -> Span | None:
    """A name that sounds like the surname of somebody in office for a country of the article, given name included where there is one."""
    words = written.split()
    best: tuple[float, str] | None = None
    by_sound = ids_by_sound()
    heard = {word: by_sound.get(skeleton(word), ()) for word in (words[-1], words[0])}
    if not any(heard.values()) or not NO_NAMES.isdisjoint(written.lower().split()):
        return None
    for word, ids in heard.items():
        is_spelt = len(words) > 1 and word in ids_by_surname()
        other = words[0] if word == words[-1] else words[-1]
        for person_id in ids:
            person = people_by_id()[person_id]
            if not cast.busy.get(person.country or "") or not in_office(person_id, cast.day):
                continue
            if is_spelt and plain(person.surname) != word:
                continue  # Khan is a name of its own, no misspelt Kagan
            if word == words[0] and len(words) > 1 and not plain(person.name).startswith(plain(person.surname)):
                continue
            near = nearness(word, person.surname)
            given = max((nearness(other, g) for g in plain(person.name).split() if g != plain(person.surname)), default=0.0)
            if near >= 0.8 and (len(words) == 1 or given >= 0.7) and (best is None or near > best[0]):
                best = (near, person_id)
    if best is None:
        return None
    someone = cast.enter(best[1], view.sentence.no)
    cast.spellings[written] = someone
    return as_span(run, someone, "misspelling", round(best[0] * 0.8, 2), "person.sound")


def near_somebody(view: View, run: Run, cast: Cast) -> Span | None:
    """A single unexplained name that is nearly the surname of a person of the article."""
    if run.last - run.first != 1 or (view.opens(run.first) and view.is_ordinary(run.first)):
        return None
    written = view.cased[run.first]
    if len(written) < 5 or written.isupper() or written in lexicon.given_names():
        return None
    compared = cast.strange.get(written, 0)
    if compared == len(cast.surnames):
        return None
    near, surname = nearest(written, [s for s in islice(cast.surnames, compared, None) if len(s) > 4], 0.85)
    if not near:
        cast.strange[written] = len(cast.surnames)
        return None
    someone = cast.surnames[surname][0][1]
    cast.spellings[written] = someone
    return as_span(run, someone, "misspelling", round(near * 0.9, 2), "person.near")


def as_span(run: Run, someone: Someone, match: str, score: float, rule: str) -> Span:
    """The tokens of `run` read as `someone`."""
    return Span(run.first, run.last, "PERSON", someone.id, someone.name, match, score, rule)
