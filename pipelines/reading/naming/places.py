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
    SAYING,
    STATE_SHORT,
    TITLES,
    WEEKDAYS,
    word_set,
)
from pipelines.reading.naming.gazetteer import City, cities, subdivisions
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
    return {plain(p.name).lower(): (p.place_id, p.name) for p in vocabulary.places()}


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
    if last - first == 1 and (view.is_ordinary(first) or view.lower[first] in NO_NAMES):
        return None
    return (
        _by_feature(view, first, last)
        or _by_land(view, first, last)
        or _by_gazetteer(view, first, last)
        or _by_preposition(view, first, last)
    )


_FEATURES = word_set(
    "county province state prefecture island islands river valley lake peninsula bay street avenue road boulevard airport district",
    "region port city township mountains mountain coast beach harbour harbor hills desert canal strait falls square bridge plaza park",
    "oblast parish borough canton lane drive",
)
_SURE_FEATURES = word_set("county province prefecture island islands river valley lake peninsula township mountains mountain oblast canton")
_LAND_FEATURES = word_set("state region airport port city district coast harbour harbor")
_FEATURE_HEADS = word_set("port city town village municipality state province county island prefecture township suburb")
_SITES = word_set("plant factory mill works smelter site fab refinery yard mine shipyard terminal depot docks warehouse")


def _by_feature(view: View, first: int, last: int) -> Span | None:
    """`Nelson County`, `Burlington Street`, `Dong Nai province`, `the plant at Halewood`."""
    before, after = view.word(first - 1), view.word(last)
    size = last - first
    if view.is_heading:
        return None
    if size > 1 and view.lower[last - 1] in _FEATURES and view.capital[last - 1] and view.lower[first] not in FUNCTION_WORDS:
        return _span(view, first, last, 0.7, "place.feature")
    if after in _FEATURES and view.capital[last] and size <= 3:
        return _span(view, first, last + 1, 0.8, "place.feature")
    if after in _SURE_FEATURES and size <= 2:
        return _span(view, first, last, 0.75, "place.feature")
    if after in _LAND_FEATURES and before in ("in", "from", "of", "at", "near", "the", "to"):
        return _span(view, first, last, 0.7, "place.feature")
    if before == "at" and view.word(first - 2) in _SITES:
        return _span(view, first, last, 0.6, "place.site")
    return None


_WHERE = word_set("in from near at of outside to the")
_SIDES = word_set("south north east west southeast southwest northeast northwest near outside just")


def _by_land(view: View, first: int, last: int) -> Span | None:
    """`Massena, N.Y.`, `Yiwu, in Zhejiang`, `Cork in Ireland`, `DULUTH —`, `Kakinada-based`."""
    before, after, after2 = view.word(first - 1), view.word(last), view.word(last + 1)
    if after == "," and after2.rstrip(".") in STATE_SHORT and view.capital[last + 1]:
        return _span(view, first, last, 0.85, "place.state")
    land = next((s for s in view.spans if s.first == last + 1 and s.type in ("PLACE", "COUNTRY")), None) if after == "," else None
    if land is not None and (before in _WHERE or (land.type == "PLACE" and view.opens(first) and view.word(land.last) == ",")):
        return _span(view, first, last, 0.8, "place.country")
    if first == 0 and after in ("(", "—", "–") and after2 and len(view.cased[0]) > 3 and " ".join(view.cased[:last]).isupper():
        return _span(view, first, last, 0.8, "place.dateline")
    if first == 0 and after == "," and (after2 in MONTHS or after2 in WEEKDAYS) and find_city(view, first, last):
        return _span(view, first, last, 0.8, "place.dateline")
    inside = last + 2 if after == "," else last + 1
    if view.word(inside - 1) in ("in", "near") and any(s.first == inside and s.type in ("PLACE", "COUNTRY") for s in view.spans):
        return _span(view, first, last, 0.7, "place.country") if find_city(view, first, last) else None
    if after == "," and after2 in _SIDES and view.word(last + 2) in ("of", "outside"):
        return _span(view, first, last, 0.7, "place.country")
    if after == "-" and after2 == "based":
        return _span(view, first, last, 0.75, "place.based")
    return None


_LOCAL = word_set("in near outside downtown visited visiting toured visit into via around")
_GOING = word_set("from to at across through of between for leaving reach left")
_BIG, _LARGE = 100_000, 300_000


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
    if before == "of" and view.word(first - 2)[-1:] == "s":
        return _span(view, first, last, 0.6, "place.gazetteer", city)
    if city.population >= _BIG and stands_alone(view, first, last):
        return _span(view, first, last, 0.6, "place.alone", city)
    if view.opens(first):
        goes_on = after[:1].islower() and not view.capital[last]
        return _span(view, first, last, 0.6, "place.subject", city) if city.population >= _LARGE and goes_on else None
    if (is_state or city.population >= _LARGE) and after not in SAYING and before not in TITLES:
        return _span(view, first, last, 0.6, "place.gazetteer", city)
    return None


_FOLLOWING = frozenset({"", ".", ",", ";", ":", ")", "—", "–"})
_PEOPLE = word_set("republican democrat farmers residents mayor native growers")


def _by_preposition(view: View, first: int, last: int) -> Span | None:
    """`in Hawesville`: a capitalised sequence after `in` with nothing in or behind it that makes it part of a longer name or a body."""
    before, after = view.word(first - 1), view.word(last)
    of_people = before == "from" and (view.word(first - 2) in TITLES or view.word(first - 2) in _PEOPLE)
    if (before not in ("in", "near", "outside") and not of_people) or last - first > 3 or view.is_heading:
        return None
    for k in range(first, last):
        word = view.lower[k]
        if word in ORG_TAILS or word in TITLES or word in FIRM_NOUNS or word in FUNCTION_WORDS or word in MONTHS or word in WEEKDAYS:
            return None
        if view.cased[k].isupper():
            return None
    is_verb = after in MODALS or after in SAYING or (after[-1:] == "s" and after != "'s") or after[-2:] == "ed"
    if after in _FOLLOWING or after in FUNCTION_WORDS or is_verb:
        return _span(view, first, last, 0.55, "place.preposition")
    return None


def _span(view: View, first: int, last: int, score: float, rule: str, city: City | None = None) -> Span:
    written = view.text(first, last)
    if written.isupper() and len(written) > 3:
        written = written.title()
    place_id, name = name_place(city.name if city and plain(city.name) == plain(written) else written)
    return Span(first, last, "PLACE", place_id, name, "exact" if city else "pattern", score, rule)
