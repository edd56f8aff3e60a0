"""Places: whether a capital means the government or the city, and cities, states, counties and streets by context.

Names of places that the vocabulary knows are found in `lexicon`; this room decides what the words around them make of them.
"""

from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.naming.cues import (
    DECIDING,
    EVENTS,
    FIRM_NOUNS,
    FUNCTION_WORDS,
    MONTHS,
    MOTION,
    NO_NAMES,
    ORG_TAILS,
    SAYING,
    TITLES,
    WEEKDAYS,
    word_set,
)
from pipelines.reading.naming.gazetteer import City, cities, subdivisions
from pipelines.reading.naming.spans import Span, View
from pipelines.reading.naming.spelling import plain, slug

_AT = frozenset({"in", "at", "near", "outside", "inside", "around", "throughout", "across"})
_ALWAYS_PLACE_AFTER = word_set(
    "visit visits visited visiting tour toured reach reached leave leaves leaving left downtown central greater suburban via",
)
_MODALS = word_set("will would has had have is was were could should may might must can does did do also itself has")

_STATE_SHORT = word_set(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash",
    "wis wyo ont que alta sask",
)
_FEATURES = word_set(
    "county province state prefecture island islands river valley lake peninsula bay street avenue road boulevard airport district",
    "region port city township mountains mountain coast beach harbour harbor hills desert canal strait falls square bridge plaza park",
    "oblast parish borough canton",
)
_FEATURE_HEADS = word_set("port city town village municipality state province county island prefecture township suburb")


_ALSO_TOWNS = word_set("georgetown kingston victoria wellington hamilton nassau monaco alexandria stanley valletta")


def is_seat(view: View, first: int, last: int, is_busy: bool) -> bool:
    """Whether the capital at [first, last) stands for the government (True) or is a place (False).

    `is_busy` says whether its country plays a part in the article; then the government is meant where nothing speaks against it.
    """
    before, after = view.word(first - 1), view.word(last)
    if after == "-" and view.word(last + 1) in ("based", "born", "area", "listed", "bound", "educated"):
        return False
    if before == "the" or before in ("u", "u.s."):
        return is_busy
    if after == "," and (view.word(last + 1) in ("d.c.", "dc") or view.word(last + 1).rstrip(".") in _STATE_SHORT):
        return False
    if first == 0 and (
        after in ("(", "—", "–", "--", ":")
        or (after == "-" and view.word(last + 1)[:1].isalpha() and not view.is_heading and _spaced(view, last))
    ):
        return False
    if _stands_alone(view, first, last):
        return False
    if after == "'s":
        return True
    if after in EVENTS and not view.capital[last]:
        return False
    if after == "," and _is_dateline(view, first, last):
        return False
    if before in _AT and not (before == "at" and not any(w in MOTION and w != "back" for w in view.lower[max(0, first - 5) : first - 1])):
        return False
    if before in _ALWAYS_PLACE_AFTER:
        return False
    if before in ("to", "from", "for", "into"):
        recent = view.lower[max(0, first - 7) : first - 1]
        if before == "into":
            return False
        if before == "from" and view.word(first - 2) in (
            "reporting",
            "writes",
            "write",
            "spoke",
            "speaking",
            "report",
            "dispatch",
            "miles",
            "km",
            "kilometers",
            "kilometres",
        ):
            return False
        if before == "for" and not any(
            w in ("left", "leave", "leaves", "leaving", "depart", "departed", "bound", "headed") for w in recent[-3:]
        ):
            return is_busy
        if any(w in MOTION for w in recent) and view.word(first - 2) != ",":
            # "sent a letter to Tokyo" goes to the government, "sent its envoy to Tokyo" to the city.
            sent = any(w in ("sent", "back", "left") for w in recent) and not any(
                w in ("envoy", "negotiator", "delegation", "minister", "team", "officials", "trip") for w in recent
            )
            return sent and before == "to" and is_busy
        if before == "from" and view.word(first - 2)[-3:] in ("ute",):
            return False
        return is_busy
    if before in ("of",) and view.word(first - 2) in (
        "city",
        "outskirts",
        "streets",
        "suburb",
        "outside",
        "north",
        "south",
        "east",
        "west",
        "heart",
        "centre",
        "center",
        "port",
        "mayor",
        "miles",
    ):
        return False
    if before in (",", "and", "or") and _follows_place(view, first):
        return after in SAYING or after in _MODALS or after in DECIDING
    verb = _verb_behind(view, last)
    if verb in SAYING or verb in DECIDING or verb in _MODALS:
        return True
    if before in ("about", "with", "between", "by", "against", "on") and view.lower[first] not in _ALSO_TOWNS:
        return True
    return is_busy


def _verb_behind(view: View, last: int) -> str:
    """The word behind a capital, or behind the list of capitals that it heads: `Hanoi, Jakarta and Manila signed`."""
    k = last
    while view.word(k) in (",", "and") and any(
        s.first == k + 1 and s.rule in ("place.seat", "country.name", "place.capital", "country.seat") for s in view.spans
    ):
        k = next(s.last for s in view.spans if s.first == k + 1)
    return view.word(k)


def _spaced(view: View, i: int) -> bool:
    """Whether the hyphen at `i` is a dash with a space before it."""
    return i > 0 and view.tokens[i].start > view.tokens[i - 1].end


def _stands_alone(view: View, first: int, last: int) -> bool:
    """`London.` or `2025-05-12 – Geneva.`: the heading of an entry, not a party."""
    if any(view.lower[k][0].isalpha() and view.lower[k] not in MONTHS for k in range(first)):
        return False
    return last >= len(view.lower) or (view.lower[last] in (".", ":", ";") and not any(w[0].isalpha() for w in view.lower[last:]))


def _is_dateline(view: View, first: int, last: int) -> bool:
    return first == 0 and (view.word(last + 1) in MONTHS or view.word(last + 1) in WEEKDAYS)


def _follows_place(view: View, first: int) -> bool:
    """Whether the name before the comma or `and` at `first - 1` was read as a place."""
    return any(span.type == "PLACE" and span.last == first - 1 for span in view.spans)


def is_us_georgia(view: View, first: int, last: int) -> bool:
    """Whether `Georgia` is the American state: beside another state or a town, before an office of a state, or on its own in a place;
    not in a list of countries."""
    beside = [s for s in view.spans if s.last in (first - 1, first - 2) or s.first in (last + 1, last + 2)]
    if view.word(first - 1) == "," and any(s.last == first - 1 and s.type == "PLACE" for s in view.spans):
        return True
    if view.word(last) in (
        "governor",
        "senator",
        "republican",
        "democrat",
        "rep",
        "sen",
        "lawmakers",
        "peaches",
        "plant",
        "port",
        "ports",
        "poultry",
    ):
        return True
    if any(s.type == "PLACE" for s in beside):
        return True
    if any(s.type == "COUNTRY" and s.rule == "country.name" for s in beside) or view.sentence.block_kind == "table_row":
        return False
    return view.word(first - 1) in ("in", "from", "of", "to", "across", "near") and not any(
        w in ("tbilisi", "georgian", "armenia", "azerbaijan", "caucasus") for w in view.lower
    )


@cache
def _state_names() -> dict[str, tuple[str, str]]:
    return {plain(p.name).lower(): (p.place_id, p.name) for p in vocabulary.places()}


def name_place(written: str) -> tuple[str, str]:
    """Id and name of the place `written`, as the vocabulary writes it where it knows it."""
    known = _state_names().get(plain(written).lower())
    return known or (slug(written), written)


def find_city(view: View, first: int, last: int) -> City | None:
    """The city, state or province whose name stands at [first, last), whatever it means here."""
    name = " ".join(view.cased[first:last]).replace(" - ", "-")
    if view.is_shouted or (name.isupper() and len(name) > 3):
        name = name.title()
    return cities().get(name) or subdivisions().get(name)


def place_in_context(view: View, first: int, last: int) -> Span | None:
    """An unclaimed capitalised sequence [first, last) as a place, if the words around it say so."""
    before, after = view.word(first - 1), view.word(last)
    city = None
    words = last - first
    if before == "of" and view.word(first - 2) in _FEATURE_HEADS:
        return _span(view, first, last, 0.75, "place.feature")
    if words == 1 and (view.is_ordinary(first) or view.lower[first] in NO_NAMES):
        return None
    if (
        words > 1
        and view.lower[last - 1] in _FEATURES
        and view.capital[last - 1]
        and not view.is_heading
        and view.lower[first] not in FUNCTION_WORDS
    ):
        return _span(view, first, last, 0.7, "place.feature")
    if after in _FEATURES and view.capital[last] and words <= 3:
        return _span(view, first, last + 1, 0.8, "place.feature")
    if after == "," and view.word(last + 1).rstrip(".") in _STATE_SHORT and (last + 1 < len(view.cased) and view.capital[last + 1]):
        return _span(view, first, last, 0.85, "place.state")
    if (
        after == ","
        and any(s.first == last + 1 and s.type in ("PLACE", "COUNTRY") for s in view.spans)
        and before in ("in", "from", "near", "at", "of", "outside", "to")
    ):
        return _span(view, first, last, 0.8, "place.country")
    if (
        first == 0
        and after in ("(", "—", "–")
        and len(view.cased[0]) > 3
        and " ".join(view.cased[first:last]).isupper()
        and view.word(last + 1) != ""
    ):
        return _span(view, first, last, 0.8, "place.dateline")
    if first == 0 and after == "," and _is_dateline(view, first, last):
        city = find_city(view, first, last)
        return _span(view, first, last, 0.8, "place.dateline") if city else None
    if (
        after in _FEATURES
        and after not in ("state", "city", "region", "port", "coast", "park", "square", "street", "road", "bridge", "district")
        and words <= 2
    ):
        return _span(view, first, last, 0.75, "place.feature")
    if after in ("province", "prefecture", "county", "state", "region", "airport", "port", "city") and before in (
        "in",
        "from",
        "of",
        "at",
        "near",
        "the",
        "to",
    ):
        return _span(view, first, last, 0.7, "place.feature")
    inside = last + 2 if after == "," else last + 1
    if (
        view.word(inside - 1) in ("in", "near")
        and any(s.first == inside and s.type in ("PLACE", "COUNTRY") for s in view.spans)
        and find_city(view, first, last)
    ):
        return _span(view, first, last, 0.7, "place.country")
    if after == "-" and view.word(last + 1) == "based":
        return _span(view, first, last, 0.75, "place.based")
    if _list_of_places(view, first):
        city = find_city(view, first, last)
        if city and (city.population >= 15000 or city.population == 0):
            return _span(view, first, last, 0.7, "place.list", city)
    if before in (
        "in",
        "near",
        "outside",
        "from",
        "to",
        "at",
        "around",
        "across",
        "through",
        "via",
        "into",
        "of",
        "between",
        "for",
        "leaving",
        "visiting",
        "visited",
        "toured",
        "visit",
        "downtown",
        "the",
    ):
        city = find_city(view, first, last)
        if (
            city is not None
            and before != "the"
            and (
                before in ("in", "near", "outside", "downtown", "visited", "visiting", "toured", "visit", "into", "via")
                or city.population >= 100_000
                or city.population == 0
            )
        ):
            return _span(view, first, last, 0.75, "place.gazetteer", city)
    of_people = before == "from" and (
        view.word(first - 2) in TITLES or view.word(first - 2) in ("republican", "democrat", "farmers", "residents", "mayor", "native")
    )
    if before == "of" and view.word(first - 2)[-1:] == "s" and find_city(view, first, last):
        return _span(view, first, last, 0.6, "place.gazetteer", find_city(view, first, last))
    if (before in ("in", "near", "outside") or of_people) and _looks_local(view, first, last):
        return _span(view, first, last, 0.55, "place.preposition")
    city = find_city(view, first, last)
    if (
        city is not None
        and city.population >= 300_000
        and view.opens(first)
        and not view.is_ordinary(first)
        and view.word(last)[:1].islower()
        and not view.capital[last]
    ):
        return _span(view, first, last, 0.6, "place.subject", city)
    if (
        city is not None
        and (city.population >= 300_000 or (city.population == 0 and words > 0))
        and not view.opens(first)
        and after not in SAYING
        and before not in TITLES
    ):
        return _span(view, first, last, 0.6, "place.gazetteer", city)
    if city is not None and city.population >= 100_000 and _stands_alone(view, first, last):
        return _span(view, first, last, 0.6, "place.alone", city)
    return None


def _list_of_places(view: View, first: int) -> bool:
    return view.word(first - 1) in (",", "and", "or", "to", "&") and any(s.type == "PLACE" and s.last == first - 1 for s in view.spans)


def _looks_local(view: View, first: int, last: int) -> bool:
    """`in Hawesville.`: a capitalised sequence after `in` with nothing behind it that makes it part of a longer name or a body."""
    if last - first > 3 or view.is_heading:
        return False
    words = view.lower[first:last]
    if any(w in ORG_TAILS or w in TITLES or w in FIRM_NOUNS or w in FUNCTION_WORDS or w in MONTHS or w in WEEKDAYS for w in words):
        return False
    if any(view.cased[k].isupper() for k in range(first, last)):
        return False
    after = view.word(last)
    return after in (
        "",
        ".",
        ",",
        ";",
        ":",
        ")",
        "and",
        "or",
        "on",
        "in",
        "to",
        "for",
        "with",
        "by",
        "who",
        "where",
        "when",
        "that",
        "has",
        "had",
        "is",
        "was",
        "said",
        "told",
        "last",
        "this",
        "after",
        "before",
        "as",
        "—",
        "–",
        "during",
        "since",
        "at",
        "but",
        "while",
        "have",
        "were",
    )


def _span(view: View, first: int, last: int, score: float, rule: str, city: City | None = None) -> Span:
    written = view.text(first, last)
    if written.isupper() and len(written) > 3:
        written = written.title()
    place_id, name = name_place(city.name if city and plain(city.name) == plain(written) else written)
    return Span(first, last, "PLACE", place_id, name, "pattern" if city is None else "exact", score, rule)
