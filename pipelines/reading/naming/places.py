"""Places by context: cities, states, counties, streets, and what stands where a place stands.

Names of places that the vocabulary knows are found in `lexicon`, capitals that may be governments are read in `seats`.
"""

from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.naming.cues import (
    FIRM_NOUNS,
    FUNCTION_WORDS,
    MODALS,
    MONTHS,
    NO_NAMES,
    ORG_TAILS,
    PLURAL_TITLES,
    SAYING,
    SITES,
    STATE_SHORT,
    TITLES,
    WEEKDAYS,
    word_set,
)
from pipelines.reading.naming.gazetteer import City, cities, subdivisions
from pipelines.reading.naming.lexicon import given_names
from pipelines.reading.naming.seats import stands_alone
from pipelines.reading.naming.spans import Span, View
from pipelines.reading.naming.spelling import plain, slug

_STATE_OFFICES = word_set("governor senator republican democrat rep sen lawmakers peaches plant port ports poultry")
_CAUCASUS = word_set("tbilisi georgian armenia azerbaijan caucasus")


def is_us_georgia(view: View, first: int, last: int) -> bool:
    """Whether `Georgia` is the American state: beside a town or another state, before an office, after `in`; not in a list of countries."""
    beside = [s for s in view.spans if s.last in (first - 1, first - 2) or s.first in (last + 1, last + 2)]
    before, after = view.word(first - 1), view.word(last)
    if any(s.type == "PLACE" for s in beside) or after in _STATE_OFFICES:
        return True
    if before == "," and after == "," and first > 1 and view.capital[first - 2] and not view.taken[first - 2]:
        return True
    if any(s.rule == "country.name" for s in beside) or view.sentence.block_kind == "table_row":
        return False
    return before in ("in", "from", "of", "to", "across", "near") and _CAUCASUS.isdisjoint(view.lower)


@cache
def _known() -> dict[str, tuple[str, str]]:
    places = vocabulary.places()
    by_alias = {plain(alias).lower(): (p.place_id, p.name) for p in places for alias in p.aliases}
    return by_alias | {plain(p.name).lower(): (p.place_id, p.name) for p in places}


def name_place(written: str) -> tuple[str, str]:
    """Id and name of the place `written`, as the vocabulary writes it where it knows it."""
    return _known().get(plain(written).lower()) or (slug(written), written)


def find_city(view: View, first: int, last: int) -> City | None:
    """The city, state or province whose name stands at [first, last), whatever it means here."""
    name = " ".join(view.cased[first:last]).replace(" - ", "-")
    if view.is_shouted or (name.isupper() and len(name) > 3):
        name = name.title()
    return cities().get(name) or subdivisions().get(name)


def read_place(view: View, first: int, last: int) -> Span | None:
    """An unclaimed capitalised sequence [first, last) as a place, if the words around it say so."""
    if view.word(first - 1) == "of" and view.word(first - 2) in _FEATURE_HEADS:
        start = first - 2 if view.capital[first - 2] and view.word(first - 2) == "port" else first
        return _span(view, start, last, 0.75, "place.feature")
    if last - first == 1 and (view.is_ordinary(first) or view.lower[first] in NO_NAMES or view.lower[first] in PLURAL_TITLES):
        return None
    return (
        _by_feature(view, first, last)
        or _by_land(view, first, last)
        or _by_gazetteer(view, first, last)
        or _by_preposition(view, first, last)
    )


_WHERE = word_set("in from near at of outside to the")
_FEATURES = word_set(
    "basin plain plateau delta county province state prefecture island islands",
    "river valley lake peninsula bay street avenue road boulevard airport district",
    "region port city township mountains mountain coast beach harbour harbor hills desert canal strait falls square bridge plaza park",
    "oblast parish borough canton lane drive",
)


def is_feature(word: str) -> bool:
    """Whether a word is a kind of place: `province`, `valley`, `street`."""
    return word in _FEATURES


_FIRST_FEATURES = word_set("port lake mount cape fort camp isle puerto porto mont san santa santo sao saint st ciudad villa")
"""Words that begin names of places."""
_STREETS = word_set("avenida avda calle rua rue via viale corso piazza jalan ulitsa ulica paseo quai")
"""Words that begin names of streets in other languages."""
_SURE_FEATURES = word_set(
    "basin plateau delta county province prefecture island islands river valley lake peninsula township mountains mountain oblast canton"
)
_LAND_FEATURES = word_set("state region airport port city district coast harbour harbor")
_CROSSED = word_set("crossing road highway motorway checkpoint border bypass tunnel")
"""What lies at a place and is called by it: `the Merdare crossing`."""
_FEATURE_HEADS = word_set("port city town village municipality state province county island prefecture township suburb")


def _by_feature(view: View, first: int, last: int) -> Span | None:
    """`Nelson County`, `Burlington Street`, `Dong Nai province`, `the plant at Halewood`."""
    before, after = view.word(first - 1), view.word(last)
    size = last - first
    if view.is_heading:
        return None
    if size > 1 and view.lower[last - 1] in _FEATURES and view.capital[last - 1] and view.lower[first] not in FUNCTION_WORDS:
        return _span(view, first, last, 0.7, "place.feature")
    if 1 < size < 4 and view.lower[first] in _FIRST_FEATURES and before in _WHERE and before != "the":
        return _span(view, first, last, 0.65, "place.feature")
    if 1 < size < 5 and view.lower[first] in _STREETS and not view.opens(first):
        return _span(view, first, last, 0.7, "place.feature")
    if after in _FEATURES and view.capital[last] and size <= 3:
        return _span(view, first, last + 1, 0.8, "place.feature")
    if after in _SURE_FEATURES and size <= 2:
        return _span(view, first, last, 0.75, "place.feature")
    if after in _LAND_FEATURES and before in ("in", "from", "of", "at", "near", "the", "to"):
        return _span(view, first, last, 0.7, "place.feature")
    if after in _CROSSED and size <= 2 and (before == "the" or view.word(first - 2) == "the") and not view.is_ordinary(first):
        return _span(view, first, last, 0.65, "place.feature")
    if before == "at" and view.word(first - 2) in SITES:
        return _span(view, first, last, 0.6, "place.site")
    return None


_SIDES = word_set("south north east west southeast southwest northeast northwest near outside just")


def _by_land(view: View, first: int, last: int) -> Span | None:
    """`Massena, N.Y.`, `Yiwu, in Zhejiang`, `Cork in Ireland`, `DULUTH —`, `Kakinada-based`."""
    before, after, after2 = view.word(first - 1), view.word(last), view.word(last + 1)
    if after == "," and (after2.rstrip(".") in STATE_SHORT or after2 in STATE_SHORT) and view.capital[last + 1]:
        return _span(view, first, last, 0.85, "place.state")
    land = next((s for s in view.spans if s.first == last + 1 and s.type in ("PLACE", "COUNTRY")), None) if after == "," else None
    if land is not None and (before in _WHERE or (land.type == "PLACE" and view.opens(first) and view.word(land.last) == ",")):
        return _span(view, first, last, 0.8, "place.country")
    if first == 0 and after in ("(", "—", "–", "―") and after2 and len(view.cased[0]) > 3 and " ".join(view.cased[:last]).isupper():
        return _span(view, first, last, 0.8, "place.dateline")
    if first == 0 and (after == ":" or (after in ("-", "--") and not view.columns.touches(last))) and _is_shouted_city(view, last):
        return _span(view, first, last, 0.8, "place.dateline")
    if first == 0 and _ends_in_day(view, last) and view.cased[0].isupper():
        return _span(view, first, last, 0.8, "place.dateline")
    is_day = after2 in MONTHS or after2 in WEEKDAYS or (after2.isdigit() and view.word(last + 2) in MONTHS)
    if first == 0 and after == "," and is_day and (find_city(view, first, last) or _is_shouted_name(view, last)):
        return _span(view, first, last, 0.8, "place.dateline")
    inside = last + 2 if after == "," else last + 1
    if view.word(inside - 1) in ("in", "near") and any(s.first == inside and s.type in ("PLACE", "COUNTRY") for s in view.spans):
        return _span(view, first, last, 0.7, "place.country") if find_city(view, first, last) else None
    if after == "," and after2 in _SIDES and view.word(last + 2) in ("of", "outside"):
        return _span(view, first, last, 0.7, "place.country")
    if after == "-" and after2 == "based":
        return _span(view, first, last, 0.75, "place.based")
    return None


def _is_shouted_name(view: View, last: int) -> bool:
    """Whether the sentence begins with a word in capitals that can be a town's: `KĘPNO, Oct 15`."""
    return all(word.isupper() and len(word) > 3 for word in view.cased[:last]) and not view.is_shouted


def _is_shouted_city(view: View, last: int) -> bool:
    """Whether the sentence begins with a city in capitals, and goes on in small letters: `FAISALABAD: Exporters said`."""
    return " ".join(view.cased[:last]).isupper() and not view.is_heading and find_city(view, 0, last) is not None


def _ends_in_day(view: View, last: int) -> bool:
    """Whether nothing but a day, or a comma, a country and a day, follows: `LIMA 1996-08-22`."""
    if view.word(last) == ",":
        land = next((s for s in view.spans if s.first == last + 1 and s.type in ("PLACE", "COUNTRY")), None)
        last = land.last if land else last
    rest = [w for w in view.lower[last:] if w != ","]
    days = [w for w in rest if not (w in MONTHS or w in WEEKDAYS or w == ".")]
    return bool(days) and days[0][0].isdigit() and not any(w[0].isalpha() for w in days)


_LOCAL = word_set("from in near outside downtown visited visiting toured visit into via around")
_GOING = word_set("from to at across through of between for leaving reach left enter enters entered entering")
_BIG, _LARGE = 100_000, 300_000
_EMPLOYED = word_set(
    "economist economists analyst analysts strategist strategists professor lecturer researcher fellow scholar head director",
    "president vice chairman chairwoman chair manager partner lawyer counsel executive officer spokesman spokeswoman spokesperson",
    "expert specialist associate trader broker engineer consultant adviser advisor dean founder",
)
"""Who works at a firm or a school, so that what follows `at` is one."""


def _by_gazetteer(view: View, first: int, last: int) -> Span | None:
    """A city that is large enough for what its place in the sentence proves."""
    city = find_city(view, first, last)
    if city is None:
        return None
    before, after = view.word(first - 1), view.word(last)
    is_state = city.population == 0
    if before in (",", "and", "or", "to", "&") and any(s.type == "PLACE" and s.last == first - 1 for s in view.spans):
        return _span(view, first, last, 0.7, "place.list", city)
    if before in _LOCAL or (before in _GOING and (is_state or city.population >= _BIG)):
        return _span(view, first, last, 0.75, "place.gazetteer", city)
    is_site = before == "at" and (len(view.cased[first]) > 3 or _is_beside_city(view, last))
    if is_site and _EMPLOYED.isdisjoint(view.lower[max(0, first - 4) : first - 1]):
        return _span(view, first, last, 0.6, "place.gazetteer", city)
    if before == "of" and view.word(first - 2)[-1:] == "s":
        return _span(view, first, last, 0.6, "place.gazetteer", city)
    if city.population >= _BIG and stands_alone(view, first, last):
        return _span(view, first, last, 0.6, "place.alone", city)
    if view.opens(first):
        owns = after in ("'s", "’s") and view.lower[first] not in given_names()
        goes_on = owns or (after[:1].islower() and not view.capital[last])
        return _span(view, first, last, 0.6, "place.subject", city) if city.population >= _LARGE and goes_on else None
    if (is_state or city.population >= _LARGE) and after not in SAYING and before not in TITLES:
        return _span(view, first, last, 0.6, "place.gazetteer", city)
    return None


def _is_beside_city(view: View, last: int) -> bool:
    """Whether `and` and a city follow the name that ends at `last`."""
    return view.word(last) == "and" and view.capital[last + 1 : last + 2] == [True] and find_city(view, last + 1, last + 2) is not None


def _continues_list(view: View, first: int) -> bool:
    """Whether the names before `first`, joined by commas and `and`, are places that a preposition governs: `in Loxton, Berri and X`."""
    k = first
    while view.word(k - 1) in (",", "and", "or"):
        k -= 2 if view.word(k - 1) == "and" and view.word(k - 2) == "," else 1
        other = next((s for s in view.spans if s.last == k and s.type == "PLACE"), None)
        if other is None:
            return False
        k = other.first
    return k < first and view.word(k - 1) in _GOVERNING


_GOVERNING = word_set("in at from near across between around of to for through via")


def _could_be_town(view: View, first: int, last: int) -> bool:
    """Whether no word of [first, last) is one that names of towns do not hold."""
    return not any(
        w in ORG_TAILS
        or (w in TITLES and w != "general")
        or w in FIRM_NOUNS
        or w in FUNCTION_WORDS
        or w in MONTHS
        or w in WEEKDAYS
        or view.cased[k].isupper()
        for k, w in enumerate(view.lower[first:last], first)
    )


_ACROSS = word_set("across along beyond over around up down near")
"""Words before `the` and the name of a river or a range."""
_ARRIVING = word_set(
    "pay pays paid paying meet meets enter enters entered land lands landed landing arrive arrives arrived dock docks docked unload",
    "unloads unloaded clear clears cleared border customs port gate quay docks wharf stopped held seized offloaded discharged",
)
"""What goods do where they come in: `each bale pays at Kilindini`."""
_FOLLOWING = frozenset({"", ".", ",", ";", ":", ")", "—", "–"})
_OF_TOWNS = word_set("mayor outskirts suburbs streets residents inhabitants north south east west northeast northwest southeast southwest")
"""What towns have: `the outskirts of Kovel`."""
_PEOPLE = word_set("republican democrat farmers residents mayor native growers")


def _by_preposition(view: View, first: int, last: int) -> Span | None:
    """`in Hawesville`: a capitalised sequence after `in` with nothing in or behind it that makes it part of a longer name or a body."""
    before, after = view.word(first - 1), view.word(last)
    of_people = before == "from" and (view.word(first - 2) in TITLES or view.word(first - 2) in _PEOPLE)
    if before in (",", "and", "or") and after in _FOLLOWING | FUNCTION_WORDS and last - first < 3 and _continues_list(view, first):
        return _span(view, first, last, 0.55, "place.listed") if _could_be_town(view, first, last) else None
    beyond = before == "the" and view.word(first - 2) in _ACROSS and last - first == 1
    arrives = before == "at" and len(view.cased[first]) > 3 and not _ARRIVING.isdisjoint(view.lower[max(0, first - 11) : first - 1])
    at_site = before == "at" and (after in (".", "", ";") or (arrives and not view.capital[last])) and last - first < 3
    of_town = before == "of" and view.word(first - 2) in _OF_TOWNS
    here = before in ("in", "near", "outside", "nearby") or of_town or (before == "between" and _is_beside_city(view, last))
    if not (here or of_people or beyond or at_site) or last - first > 3 or view.is_heading:
        return None
    if not _could_be_town(view, first, last):
        return None
    is_verb = after in MODALS or after in SAYING or (after[-1:] == "s" and after != "'s") or after[-2:] == "ed"
    if after in _FOLLOWING or after in FUNCTION_WORDS or is_verb or (arrives and after[0].isdigit()):
        return _span(view, first, last, 0.55, "place.preposition")
    return None


def _span(view: View, first: int, last: int, score: float, rule: str, city: City | None = None) -> Span:
    written = view.text(first, last)
    if written.isupper() and len(written) > 3:
        written = written.title()
    place_id, name = name_place(city.name if city and plain(city.name) == plain(written) else written)
    return Span(first, last, "PLACE", place_id, name, "exact" if city else "pattern", score, rule)
