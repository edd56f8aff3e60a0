"""Capitals: whether a name like Tokyo stands for the government or is the place of a meeting, by the words around it.

Which capitals there are says the vocabulary; all other places are read in `places`.
"""

from pipelines.reading.naming.cues import DECIDING, EVENTS, MODALS, MONTHS, MOTION, SAYING, SITES, STATE_SHORT, WEEKDAYS, word_set
from pipelines.reading.naming.spans import View

_IN = word_set("through in near outside inside around throughout across into")
_REACHED = word_set(
    "visit visits visited visiting tour toured reach reached leave leaves leaving left depart departs departed departing downtown central",
    "greater suburban via",
)
_SENT_FROM = word_set("reporting writes write spoke speaking report dispatch miles km kilometers kilometres")
_DEPARTURE = word_set("left leave leaves leaving depart departed bound headed")
_ENVOYS = word_set("envoy negotiator delegation minister team officials trip")
_GOVERNING = word_set(
    "got pays paid flew won bought sold bowed caved yielded conceded insists signalled signaled hinted moved turned faces faced",
    "complained complains reacted reacts objected objects hit kept keeps stands stood remains insisted retaliates scrambled",
)
"""Verbs of governments that the lists of saying and deciding do not hold."""
_AREA_OF = word_set("city outskirts streets suburb outside north south east west heart centre center port mayor miles")
_AGAINST = word_set("about with between by against on")
_ALSO_TOWNS = word_set("georgetown kingston victoria wellington hamilton nassau monaco alexandria stanley valletta")
_SEATS = ("place.seat", "country.name", "place.capital", "country.seat")


def is_seat(view: View, first: int, last: int, is_busy: bool) -> bool:
    """Whether the capital at [first, last) stands for the government (True) or is a place (False).

    `is_busy` says whether its country plays a part in the article; then the government is meant where nothing speaks against it.
    """
    before, after = view.word(first - 1), view.word(last)
    if _is_place_by_its_end(view, first, last) or before in _IN or before in _REACHED:
        return False
    if after == "'s":
        return True
    if before == "the":
        return is_busy
    if before == "at" and view.word(first - 2) in SITES:
        return False
    if before == "at":  # "arrived at Tokyo", but "hit back at Tokyo"
        return not any(w in MOTION and w != "back" for w in view.lower[max(0, first - 5) : first - 1]) and is_busy
    if before == "from" and after == "on":  # "a call from Hanoi on April 23"
        return False
    if before in ("to", "from", "for"):
        return is_busy and _is_addressed(view, first)
    if before == "of" and view.word(first - 2) in _AREA_OF:
        return False
    verb = _verb_behind(view, last)
    acts = verb in SAYING or verb in DECIDING or verb in MODALS or verb in _GOVERNING
    if after == "," and view.word(last + 1) in ("our", "which", "whose") and before not in ("of", "at"):
        return True
    if before in (",", "and", "or") and any(s.rule == "country.seat" and first - 14 < s.last < first for s in view.spans):
        return True
    if before in (",", "and", "or") and any(s.type == "PLACE" and s.last == first - 1 for s in view.spans):
        return acts
    return acts or (before in _AGAINST and view.lower[first] not in _ALSO_TOWNS) or is_busy


def _is_place_by_its_end(view: View, first: int, last: int) -> bool:
    """`Tokyo-based`, `Washington, D.C.`, a dateline, `London.` as an entry of its own, `the Geneva talks`."""
    after, after2 = view.word(last), view.word(last + 1)
    if after == "-" and after2 in ("based", "born", "area", "listed", "bound", "educated"):
        return True
    if after == "," and (after2 in ("d.c.", "dc") or after2 in STATE_SHORT or after2.rstrip(".") in STATE_SHORT):
        return True
    if first == 0 and (after in ("(", "—", "–", "―", "--", ":") or (after == "-" and _is_dash(view, last))):
        return True
    if first == 0 and after == "," and (after2 in MONTHS or after2 in WEEKDAYS):
        return True
    if first == 0 and after == ",":  # "BANGKOK, Thailand –"
        land = next((s for s in view.spans if s.first == last + 1 and s.type == "COUNTRY"), None)
        if land is not None and view.word(land.last) in ("(", "—", "–", "―", "-", "--"):
            return True
    return stands_alone(view, first, last) or (after in EVENTS and not view.capital[last])


def _is_addressed(view: View, first: int) -> bool:
    """Whether `to`, `from` or `for` before a capital speaks of its government: a letter to Tokyo, not a flight to Tokyo."""
    before, before2 = view.word(first - 1), view.word(first - 2)
    recent = view.lower[max(0, first - 7) : first - 1]
    if before == "from" and before2 in _SENT_FROM:
        return False
    if before == "for":
        return _DEPARTURE.isdisjoint(recent[-3:])
    if before2 == "," or MOTION.isdisjoint(recent):
        return True
    # "sent a letter to Tokyo" goes to the government, "sent its envoy to Tokyo" to the city.
    return before == "to" and not {"sent", "back", "left"}.isdisjoint(recent) and _ENVOYS.isdisjoint(recent)


def _verb_behind(view: View, last: int) -> str:
    """The word behind a capital, or behind the list of capitals that it heads: `Hanoi, Jakarta and Manila signed`."""
    k = last
    while view.word(k) in (",", "and"):
        following = next((s for s in view.spans if s.first == k + 1 and s.rule in _SEATS), None)
        if following is None:
            break
        k = following.last
    return view.word(k)


def _is_dash(view: View, i: int) -> bool:
    """Whether the hyphen at `i` is a dash with a space before it, a text behind it."""
    spaced = i > 0 and not view.columns.touches(i)
    return spaced and view.word(i + 1)[:1].isalpha() and not view.is_heading


def stands_alone(view: View, first: int, last: int) -> bool:
    """`London.` or `2025-05-12 – Geneva.`: the heading of an entry, not a party."""
    if any(view.lower[k][0].isalpha() and view.lower[k] not in MONTHS for k in range(first)):
        return False
    return last >= len(view.lower) or (view.lower[last] in (".", ":", ";") and not any(w[0].isalpha() for w in view.lower[last:]))
