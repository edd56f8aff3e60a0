"""Names that the vocabulary knows: which of them a sentence holds, and which reading is meant where a word has several.

The trie itself is `lexicon`. What stays open here (a capital, a surname alone) waits in the Story until the whole article has been seen.
"""

from collections import Counter
from dataclasses import dataclass, field

from pipelines.reading import vocabulary
from pipelines.reading.naming import bodies, lexicon, places, portfolios, statutes
from pipelines.reading.naming.cast import Cast, choose
from pipelines.reading.naming.cues import DECIDING, FUNCTION_WORDS, HONORIFICS, NO_NAMES, ORG_TAILS, SAYING, TITLES, word_set
from pipelines.reading.naming.legal_forms import legal_tail
from pipelines.reading.naming.lexicon import Entry, Found
from pipelines.reading.naming.offices import Title
from pipelines.reading.naming.seats import is_seat
from pipelines.reading.naming.spans import Span, View
from pipelines.reading.naming.state_bodies import is_official


@dataclass
class Story:
    """What the article has said: its persons, how often it names each country, and the names whose reading is still open."""

    cast: Cast
    seats: list[tuple[View, Found, Span]] = field(default_factory=list)
    """Capitals: a government or a place."""
    open_names: list[tuple[View, Found]] = field(default_factory=list)
    """Surnames that are also something else."""
    official: list[tuple[View, Found, Span]] = field(default_factory=list)
    """Organs of state that several countries have."""

    @property
    def busy(self) -> Counter[str]:
        """Country -> how often the article names it."""
        return self.cast.busy


_SMALL_FIRST = word_set("de e von van der adidas ebay")
"""Words in lower case with which a known name can begin."""


def read_known(view: View, titles: list[Title], story: Story) -> None:
    """Claim the names of a sentence that the vocabulary or their own shape makes certain, the longest first."""
    for span in portfolios.find_portfolios(view):
        view.claim(span)
    readings: list[tuple[int, int, Span | Found]] = []
    root = lexicon.names()
    done = 0
    starts = view.capitals
    if not _SMALL_FIRST.isdisjoint(view.lower):
        starts = [i for i, word in enumerate(view.lower) if view.capital[i] or word in _SMALL_FIRST]
    for i in starts:
        if i < done or view.lower[i] not in root:
            continue
        for found in lexicon.names_at(root, view.lower, view.cased, i, view.is_shouted):
            if not _is_misread(view, found, titles):
                readings.append((i, found.last, found))
                done = found.last
                break
    for i in view.capitals:
        made_by = _maker(view, i) if view.lower[i][-1] == "s" else None
        if made_by is not None:
            readings.append((i, i + 1, made_by))
    shaped = [*statutes.find_laws(view), *bodies.by_tail(view), *bodies.by_head(view)]
    readings += [(s.first, s.last, s) for s in shaped]
    if len(readings) > 1:
        readings.sort(key=lambda r: (r[0] - r[1], isinstance(r[2], Span), r[0]))
    for first, last, reading in readings:
        if view.free(first, last):
            if isinstance(reading, Span):
                view.claim(reading)
            else:
                _settle(view, reading, story)


def _goes_on(view: View, last: int) -> bool:
    """Whether a capitalised word that nothing claims follows."""
    return last < len(view.capital) and view.capital[last] and not view.taken[last]


def _maker(view: View, i: int) -> Span | None:
    """The maker whose planes or cars a plural names: `six Boeings`."""
    word = view.cased[i]
    if len(word) < 5 or word[-1] != "s" or view.lower[i] in lexicon.names() or view.opens(i):
        return None
    node = lexicon.names().get(view.lower[i][:-1])
    for entry in node.entries if node else ():
        known = vocabulary.describe("ORG", entry.id) if entry.type == "ORG" else None
        if known is not None and known.description == "company" and entry.cased == (word[:-1],):
            return Span(i, i + 1, "ORG", entry.id, entry.name, "alias", 0.8, "org.plural")
    return None


_TITLE_AFTER = word_set(
    "secretary secretaries minister ministers chief undersecretary rep reps representative representatives majority minority speaker",
    "leader",
)
_DEBT = word_set("yield yields bond bonds bill bills note notes securities market markets holdings debt auction futures prices")
"""What follows `Treasury` where it is the debt, not the department."""
_METAL_AFTER = word_set("and tariff tariffs imports duties ,")


def _is_misread(view: View, found: Found, titles: list[Title]) -> bool:
    """Whether a name that stands here belongs to something longer: `Treasury` in `Treasury Secretary`, `US` in `US$`."""
    entry = found.entries[0]
    after = view.word(found.last)
    if entry.type == "COUNTRY":
        return after == "$" and view.columns.touches(found.last)
    if entry.type == "ORG" and len(view.cased[found.first]) == 1 and found.first > 0 and view.cased[found.first - 1][-1].isdigit():
        return True
    if entry.type != "ORG" or not after:
        return False
    known = vocabulary.describe("ORG", entry.id)
    if known is not None and known.description in ("ministry", "agency", "parliament"):
        is_letters = found.last - found.first == 1 and view.cased[found.first].isupper()
        stands_alone = is_letters and not (found.last < len(view.capital) and view.capital[found.last])
        if not stands_alone and any(t.first <= found.first and found.last <= t.last for t in titles):
            return True  # "USTR Greer", not "the USTR said"
        if view.lower[found.last - 1] == "treasury" and after in _DEBT:
            return True
        if after in _TITLE_AFTER and found.last - found.first <= 2:
            return True
    # In a headline "U.S. Steel Tariffs" are tariffs on steel.
    return view.is_heading and entry.id == "u-s-steel" and after in _METAL_AFTER


_SIDES = word_set("north south east west northern southern eastern western central upper lower")


def _has_given_name(view: View, first: int) -> bool:
    """Whether a given name or initials stand right before the word at `first`: `Alan Ball`, `N.J. Bose`."""
    k = first - 1
    if k > 1 and view.cased[k] == "." and len(view.cased[k - 1]) == 1 and view.capital[k - 1]:
        k -= 2  # "Richard K. Eaton"
    if k < 0 or not view.capital[k] or view.taken[k]:
        return False
    return view.cased[k] in lexicon.given_names() and not (view.opens(k) and view.is_ordinary(k))


def _settle(view: View, found: Found, story: Story) -> None:
    """Claim a known name if its reading is certain, else keep it for later."""
    entries = found.entries
    first, last = found.first, found.last
    if last - first == 1 and entries[0].type in ("PLACE", "ORG", "COUNTRY") and entries[0].form != "adjective":
        if _has_given_name(view, first) and not view.is_heading:
            return
        side = first - 1
        is_beside = side >= 0 and view.capital[side] and view.lower[side] in _SIDES and not view.taken[side] and not view.is_shouted
        if is_beside and (entries[0].type == "PLACE" or any(e.form == "metonym" for e in entries)):
            place_id, name = places.name_place(view.text(side, last))
            view.claim(Span(side, last, "PLACE", place_id, name, "pattern", 0.8, "place.side"))
            return
        if entries[0].type == "PLACE" and _begins_person(view, first, last):
            return
        if entries[0].type == "PLACE" and "." in view.cased[first] and view.word(first - 1) != "," and _goes_on(view, last):
            if view.lower[last] in TITLES:
                _claim_entry(view, first, last, entries[0])  # "B.C. Premier", not "B.C. Smith"
            return
    forms = [e.form for e in entries]
    if "nothing" in forms:
        view.claim(Span(first, last, "", "", "", "exact", 1.0, "nothing"))
        return
    seat = entries[forms.index("metonym")] if "metonym" in forms else None
    if seat is not None and last < len(view.capital) and view.capital[last] and view.lower[last] in _EXTENSIONS and not view.is_heading:
        place_id, name = places.name_place(view.text(first, last + 1))
        view.claim(Span(first, last + 1, "PLACE", place_id, name, "pattern", 0.8, "place.feature"))
        return
    if seat is not None:
        span = Span(first, last, "PLACE", "?", seat.name, "exact", 0.9, "place.seat")
        story.seats.append((view, found, span))
        view.claim(span)
        return
    people = [e for e in entries if e.type == "PERSON"]
    if people:
        _settle_person(view, found, people, [e for e in entries if e.type != "PERSON"], story)
        return
    entry = entries[0]
    if _is_ambiguous(view, found, entry):
        return
    if entry.type == "ORG" and (len({e.id for e in entries}) > 1 or is_official(entry)):
        start = first + 1 if view.lower[first] == "the" and last - first > 1 else first
        span = Span(start, last, "ORG", entry.id, entry.name, "alias", 0.95, "org.official")
        story.official.append((view, found, span))
        view.claim(span)
        return
    _claim_entry(view, first, last, entry)


def _settle_person(view: View, found: Found, people: list[Entry], others: list[Entry], story: Story) -> None:
    first, last = found.first, found.last
    names = [c for c in view.cased[first:last] if c[0].isalpha()]
    no = view.sentence.no
    if len(names) > 1:
        if names[0] in lexicon.family_first() and _is_longer(view, last):
            return  # Nguyen Thi Hong Lien is not Nguyen Thi Hong
        chosen = choose([e.id for e in people], story.cast)
        entry = next(e for e in people if e.id == chosen)
        someone = story.cast.enter(entry.id, no)
        if entry.form == "alias":
            story.cast.add(someone, [w for w in names if len(w) > 3 and w not in lexicon.given_names()], no)
        elif len(names[-1]) > 3 and names[-1] not in story.cast.surnames:
            story.cast.add(someone, names[-1:], no)  # Sri Mulyani Indrawati is called Mulyani, and Indrawati too
        exact = entry.form == "name"
        view.claim(
            Span(first, last, "PERSON", entry.id, entry.name, "exact" if exact else "alias", 1.0 if exact else 0.95, "person.vocabulary")
        )
        return
    if others:
        story.open_names.append((view, found))
        return
    entry = next((e for e in people if e.form != "surname"), people[0])
    if entry.form != "surname" and not (view.opens(first) and view.is_ordinary(first)):
        story.cast.add(story.cast.enter(entry.id, no), [view.cased[first]], no)
        view.claim(Span(first, last, "PERSON", entry.id, entry.name, "alias", 0.95, "person.vocabulary"))


def _is_longer(view: View, last: int) -> bool:
    """Whether a capitalised word that is nothing by itself follows a name: one more part of it."""
    return (
        last < len(view.capital)
        and view.capital[last]
        and not view.taken[last]
        and view.cased[last].istitle()
        and view.lower[last] not in FUNCTION_WORDS | TITLES | NO_NAMES
        and not view.is_ordinary(last)
    )


def _begins_person(view: View, first: int, last: int) -> bool:
    """Whether a town's name is the given name of a person: `Florence Njoroge`, not `Florence County`, `Florence Institute`."""
    if view.is_heading or view.cased[first] not in lexicon.given_names() or not _is_longer(view, last):
        return False
    return view.lower[last] not in ORG_TAILS | _EXTENSIONS and view.lower[last] not in lexicon.names()


def read_open_names(story: Story) -> None:
    """Words that are a surname and something else (Ford, Jordan): the person if the article names one so, else the other."""
    for view, found in story.open_names:
        first, last = found.first, found.last
        if not view.free(first, last):
            continue
        entry = next(e for e in found.entries if e.type != "PERSON")
        if entry.type != "COUNTRY":
            before = view.word(first - 1)
            if view.cased[first] in story.cast.surnames or before in TITLES or before in HONORIFICS or view.word(first - 2) in HONORIFICS:
                continue
            goes_on = last < len(view.capital) and view.capital[last] and not view.taken[last]
            if goes_on or (first > 0 and view.capital[first - 1] and not view.taken[first - 1] and not view.opens(first - 1)):
                continue
        if not _is_ambiguous(view, found, entry):
            _claim_entry(view, first, last, entry)


_COUNTRY_OR_NAME = word_set("Jordan Chad Georgia Israel Jersey Turkey Guinea Mali Niger Man Dominica Ireland Holland")
_INDEX_OR_FIRM = frozenset({"Nasdaq", "Nikkei", "Dow"})
_WORD_OR_FIRM = word_set(
    "target gap on apple chase edge giant liberation fortune dawn flex counterpoint evergreen prime match box slack",
)
_OF_FIRMS = word_set(
    "'s fell rose dropped gained lost climbed slid shares stock has had is was will would declined tumbled jumped surged makes made",
    "sells sold builds imports exports and",
)
"""Words after a name at the head of a sentence that make it a firm's."""


def _is_ambiguous(view: View, found: Found, entry: Entry) -> bool:
    """Whether a single word that the vocabulary knows is more likely something else here."""
    first, last = found.first, found.last
    if last - first > 1:
        return False
    word, after = view.cased[first], view.word(last)
    if entry.type == "COUNTRY" and word in _COUNTRY_OR_NAME:
        follows = last < len(view.capital) and view.capital[last] and not view.taken[last] and not view.is_heading and after not in TITLES
        return follows or (first > 0 and not view.taken[first - 1] and view.cased[first - 1] in lexicon.given_names())
    if entry.type != "ORG":
        return False
    if word in _INDEX_OR_FIRM and view.word(first - 1) == "the" and after not in SAYING and after != "'s":
        return True
    if view.opens(first) and (view.is_ordinary(first) or view.lower[first] in _WORD_OR_FIRM):
        return not (after in SAYING or after in DECIDING or after in _OF_FIRMS)
    return view.is_heading and view.lower[first] in _WORD_OR_FIRM


_EXTENSIONS = word_set("avenue street boulevard county airport river valley harbor harbour port bay island islands peninsula")
"""Words that make another place of the one before them: `St. Louis County`."""


def _claim_entry(view: View, first: int, last: int, entry: Entry) -> None:
    if entry.type == "PLACE":
        known = vocabulary.describe("PLACE", entry.id)
        if known is not None and known.description in ("sea", "ocean", "strait", "residence"):
            view.claim(Span(first, last, "", "", "", "exact", 1.0, "nothing"))
            return
        if last < len(view.capital) and view.capital[last] and view.lower[last] in _EXTENSIONS and view.free(last, last + 1):
            place_id, name = places.name_place(view.text(first, last + 1))
            view.claim(Span(first, last + 1, "PLACE", place_id, name, "pattern", 0.8, "place.feature"))
            return
    exact = entry.form == "name"
    if view.lower[first] == "the" and last - first > 1:
        first += 1
    if entry.type == "ORG":
        last = legal_tail(view, last)
    match, score = ("exact", 1.0) if exact else ("alias", 0.95)
    view.claim(Span(first, last, entry.type, entry.id, entry.name, match, score, f"{entry.type.lower()}.{entry.form}"))


def count_countries(views: list[View], story: Story) -> None:
    """How often the article names each country; a country for which only a person speaks counts once."""
    for view in views:
        for span in view.spans:
            if span.type == "COUNTRY":
                story.busy[span.id] += 1
            elif span.type == "PERSON" and (country := vocabulary.country_of("PERSON", span.id)) and not story.busy[country]:
                story.busy[country] = 1


_SHORT_COUNTRIES = {"PH": "PH", "SA": "ZA", "RI": "ID"}


def read_country_letters(views: list[View], story: Story) -> None:
    """The letters by which papers at home call their country, `PH` or `SA`, in an article that names it: behind no name, as firms have
    them (`Nexo SA`)."""
    meant = {letters: code for letters, code in _SHORT_COUNTRIES.items() if story.busy[code] > 1}
    for view in views if meant else ():
        for i in [i for i in view.capitals if view.cased[i] in meant and not view.taken[i]]:
            country = vocabulary.country(meant[view.cased[i]])
            is_behind_name = i > 0 and view.capital[i - 1] and not view.is_heading
            if country is not None and not is_behind_name and view.word(i - 1) not in (",", "&") and not view.is_shouted:
                view.claim(Span(i, i + 1, "COUNTRY", country.code, country.name, "alias", 0.8, "country.letters"))


def count_parts(views: list[View]) -> Counter[str]:
    """How often the article names each country, its people, its laws and its bodies."""
    found: Counter[str] = Counter()
    for view in views:
        for span in view.spans:
            country = span.id if span.type == "COUNTRY" else vocabulary.country_of(span.type, span.id)
            if country and span.rule != "org.official":
                found[country] += 1
    return found


def settle_seats(story: Story) -> None:
    """Which capitals stand for their government and which are places."""
    for view, found, span in story.seats:
        if span not in view.spans:
            continue
        entry = next(e for e in found.entries if e.form == "metonym")
        country = vocabulary.country(entry.id)
        if is_seat(view, found.first, found.last, bool(story.busy[entry.id]) or (country is not None and country.is_g20)):
            span.type, span.id, span.name, span.match, span.score, span.rule = (
                "COUNTRY",
                entry.id,
                entry.name,
                "alias",
                0.85,
                "country.seat",
            )
        else:
            written = view.text(found.first, found.last)
            span.id, span.name = places.name_place(written.title() if written.isupper() else written)
            span.rule = "place.capital"
