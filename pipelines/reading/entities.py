"""Entities of an article: every mention of a person, body, country, place, law, bloc or product, with the thing it names.

The longest reading of a stretch wins, and nothing inside it counts again. This room sets the order of the readings and keeps what the
article has said so far; the rules of each kind live in `persons`, `bodies`, `places`, `statutes` and `goods`.
"""

from collections import Counter
from dataclasses import dataclass, field

from pipelines.reading import bodies, lexicon, persons, places, statutes, vocabulary
from pipelines.reading.article import Article, DateMention, EntityMention
from pipelines.reading.cues import DECIDING, HONORIFICS, NO_NAMES, OPENERS, ORG_TAILS, SAYING, TITLES
from pipelines.reading.gazetteer import cities, subdivisions
from pipelines.reading.goods import find_goods
from pipelines.reading.lexicon import Entry, Found
from pipelines.reading.offices import Title, find_titles
from pipelines.reading.persons import Cast, Run
from pipelines.reading.spans import Span, View, look
from pipelines.reading.spelling import plain


@dataclass
class _Story:
    """What the article has said: persons, how often each country is named, short forms of bodies."""

    cast: Cast
    seats: list[tuple[View, Found]] = field(default_factory=list)
    open_names: list[tuple[View, Found]] = field(default_factory=list)
    official: list[tuple[View, Found, Span]] = field(default_factory=list)
    orgs: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Short form -> id and name of a body of the article."""


def find_entities(article: Article, dates: list[DateMention]) -> list[EntityMention]:
    """All mentions of entities in `article`, in order, not overlapping; `dates` are the dates found in it (`May` in a date is nobody's name)."""
    by_sentence: dict[int, list[DateMention]] = {}
    for date in dates:
        by_sentence.setdefault(date.sentence_no, []).append(date)
    views = [look(s, by_sentence.get(s.no, [])) for s in article.sentences]
    story = _Story(Cast(article.published_on, Counter()))
    titles = [find_titles(view) for view in views]
    for view, view_titles in zip(views, titles, strict=True):
        _read_known(view, view_titles, story)
    _count_countries(views, story)
    _settle_official(story)
    _read_persons(views, titles, story)
    _read_bodies(views, story)
    for view in views:
        _read_places(view, story)
    _read_goods(views)
    own = plain(article.publisher or "").lower()
    return [m for view in views for m in _mentions(view, own)]


def _read_goods(views: list[View]) -> None:
    before: View | None = None
    for view in views:
        for span in find_goods(view, before):
            view.claim(span)
        before = view
    if any(span.id == "parcels" for view in views for span in view.spans):
        for view in views:
            for i, word in enumerate(view.lower):
                if word in ("parcel", "parcels", "packages") and not view.taken[i]:
                    view.claim(Span(i, i + 1, "PRODUCT", "parcels", "Low-value parcels (de minimis)", "coreference", 0.85, "product.short"))


def _mentions(view: View, publisher: str) -> list[EntityMention]:
    found = []
    for span in sorted(view.spans, key=lambda s: s.first):
        if not span.type or (span.type == "ORG" and publisher and plain(span.name).lower() == publisher):
            continue
        start, end = view.tokens[span.first].start, view.tokens[span.last - 1].end
        base = view.sentence.start
        text = view.sentence.text[start - base : end - base]
        found.append(EntityMention(view.sentence.no, start, end, text, span.rule, span.type, span.id, span.name, span.match, span.score))
    return found


# --- names that the vocabulary or their shape makes certain ------------------------------------------------------------


def _read_known(view: View, titles: list[Title], story: _Story) -> None:
    spans: list[tuple[int, int, Span | Found]] = []
    root = lexicon.names()
    done = 0
    for i, word in enumerate(view.lower):
        if i < done or word not in root or not (view.capital[i] or word in _SMALL_FIRST):
            continue
        for found in lexicon.names_at(root, view.lower, view.cased, i, view.is_shouted):
            if not _is_misread(view, found, titles):
                spans.append((i, found.last, found))
                done = found.last
                break
    shaped = [*statutes.find_laws(view), *bodies.by_tail(view), *bodies.by_head(view)]
    spans.extend((s.first, s.last, s) for s in shaped)
    spans.sort(key=lambda s: (-(s[1] - s[0]), isinstance(s[2], Span), s[0]))
    for first, last, reading in spans:
        if not view.free(first, last):
            continue
        if isinstance(reading, Span):
            view.claim(reading)
        else:
            _settle(view, reading, story)
    for span in bodies.embassies(view):
        for inner in [s for s in view.spans if span.first <= s.first and s.last <= span.last]:
            view.release(inner)
        view.claim(span)


_SMALL_FIRST = frozenset({"the", "de", "e", "von", "van", "der", "adidas", "ebay"})
_TITLE_AFTER = frozenset("secretary secretaries minister ministers chief undersecretary rep reps representative representatives majority minority speaker leader".split())


def _is_misread(view: View, found: Found, titles: list[Title]) -> bool:
    """Whether a name that stands here belongs to something longer or to a title: `Treasury` in `Treasury Secretary`."""
    after = view.word(found.last)
    entry = found.entries[0]
    if entry.type == "ORG" and found.last < len(view.lower):
        kind = vocabulary.describe("ORG", entry.id)
        official = kind is not None and kind.description in ("ministry", "agency", "parliament")
        if official and any(t.first <= found.first and found.last <= t.last for t in titles):
            return True
        if official and after in _TITLE_AFTER and found.last - found.first <= 2:
            return True
        if view.is_heading and entry.id == "us-steel" and after in ("and", "tariff", "tariffs", "imports", "duties", ","):
            return True
    if all(e.form == "metonym" and e.type == "COUNTRY" for e in found.entries) and after in ("post", "times", "university", "state"):
        return False
    return False


def _settle(view: View, found: Found, story: _Story) -> None:
    """Claim a known name if its reading is certain, else keep it for later."""
    entries = found.entries
    first, last = found.first, found.last
    if any(e.form == "nothing" for e in entries):
        view.claim(Span(first, last, "", "", "", "exact", 1.0, "nothing"))
        return
    seats = [e for e in entries if e.form == "metonym"]
    if seats:
        story.seats.append((view, found))
        view.claim(Span(first, last, "PLACE", "?", seats[0].name, "exact", 1.0, "place.seat"))
        return
    people = [e for e in entries if e.type == "PERSON"]
    others = [e for e in entries if e.type != "PERSON"]
    words = [c for c in view.cased[first:last] if c[0].isalpha()]
    if people and len(words) > 1:
        chosen = persons.choose([e.id for e in people], story.cast)
        entry = next(e for e in people if e.id == chosen)
        someone = story.cast.enter(entry.id, view.sentence.no)
        if entry.form == "alias":
            story.cast.add(someone, [w for w in words if len(w) > 3 and w not in lexicon.given_names()], view.sentence.no)
        view.claim(Span(first, last, "PERSON", entry.id, entry.name, "exact" if entry.form == "name" else "alias", 1.0 if entry.form == "name" else 0.95, "person.vocabulary"))
        return
    if people:
        if any(e.form in ("alias", "name") for e in people) and not others and not (view.opens(first) and view.is_ordinary(first)):
            entry = next(e for e in people if e.form in ("alias", "name"))
            story.cast.add(story.cast.enter(entry.id, view.sentence.no), [view.cased[first]], view.sentence.no)
            view.claim(Span(first, last, "PERSON", entry.id, entry.name, "alias", 0.95, "person.vocabulary"))
        elif others:
            story.open_names.append((view, found))
        return
    entry = others[0]
    if _is_ambiguous(view, found, entry):
        return
    if entry.type == "ORG" and (len({e.id for e in others}) > 1 or _is_official(entry)):
        start = first + 1 if view.lower[first] == "the" and last - first > 1 else first
        span = Span(start, last, "ORG", entry.id, entry.name, "alias", 0.95, "org.official")
        story.official.append((view, found, span))
        view.claim(span)
        return
    _claim_entry(view, first, last, entry)


_OFFICIAL = frozenset({"ministry", "parliament", "court", "central bank", "agency", "government"})


def _is_official(entry: Entry) -> bool:
    """Whether a name is a short one of an organ of state that other states have too: `Supreme Court`, `Senate`."""
    known = vocabulary.describe("ORG", entry.id)
    return entry.form == "alias" and known is not None and known.description in _OFFICIAL and known.country is not None and len(entry.cased) < 5


def _settle_official(story: _Story) -> None:
    """Which country's Senate or Supreme Court is meant: of the country right before it, else of one that plays a part in the article."""
    busy = story.cast.busy
    for view, found, span in story.official:
        owner = next((s.id for s in view.spans if s.type == "COUNTRY" and s.last in (span.first, span.first - 1)), None)
        near = [s.id for s in sorted(view.spans, key=lambda s: -s.first) if s.type == "COUNTRY" and s.last <= span.first]
        choices = [e for e in found.entries if e.type == "ORG"]

        def weight(entry: Entry, owner: str | None = owner, near: list[str] = near) -> tuple[bool, bool, int, bool]:
            country = vocabulary.country_of("ORG", entry.id)
            return (country == owner, bool(near) and country == near[0], busy.get(country or "", 0), entry.form == "name")

        if owner is not None and all(vocabulary.country_of("ORG", e.id) != owner for e in choices) and _is_generic(choices[0]):
            view.release(span)  # "Thailand's Commerce Ministry" is none that we know under this name
            continue
        entry = max(choices, key=weight)
        country = vocabulary.country_of("ORG", entry.id)
        named = any(c in view.lower for c in ("u.s.", "us"))
        foreign = country is not None and not busy.get(country) and bool(busy) and not named and country != owner
        if foreign and _is_generic(entry):
            span.id, span.name = bodies.name_org(view.text(span.first, span.last))
            span.match, span.score, span.rule = "pattern", 0.6, "org.generic"
        else:
            span.id, span.name = entry.id, entry.name
            if entry.form == "name":
                span.match, span.score = "exact", 1.0


_GENERIC_WORDS = frozenset(
    "senate congress parliament treasury supreme court high house lower upper of the and representatives councillors department ministry finance commerce trade agriculture justice foreign affairs"
    " committee chamber deputies national assembly industry economy economic energy health labor labour state council central bank customs service agency government cabinet".split()
)


def _is_generic(entry: Entry) -> bool:
    """Whether a name says only what a body is, not whose: `Senate`, `Ministry of Commerce`."""
    return all(word.lower() in _GENERIC_WORDS for word in entry.cased if word[0].isalpha())


_COUNTRY_OR_NAME = frozenset({"Jordan", "Chad", "Georgia", "Israel", "Jersey", "Turkey", "Guinea", "Mali", "Niger", "Man", "Dominica", "Ireland", "Holland"})
_MOVES = frozenset("'s fell rose dropped gained lost climbed slid shares stock has had is was will would declined tumbled jumped surged makes made sells sold builds imports exports".split())
_COMMON_ORGS = frozenset("target gap on apple chase edge giant liberation fortune dawn flex counterpoint evergreen prime match box slack".split())


def _is_ambiguous(view: View, found: Found, entry: Entry) -> bool:
    first, last = found.first, found.last
    if last - first > 1:
        return False
    word = view.cased[first]
    if entry.type == "COUNTRY" and word in _COUNTRY_OR_NAME:
        follows = last < len(view.capital) and view.capital[last] and view.cased[last] not in ("I",) and not view.is_heading
        named = first > 0 and view.capital[first - 1] and not view.taken[first - 1] and view.cased[first - 1] in lexicon.given_names()
        return named or (follows and not view.taken[last] and view.lower[last] not in TITLES)
    if entry.type == "ORG" and view.word(first - 1) == "the" and entry.id.startswith("nasdaq"):
        return True  # the index
    if entry.type == "ORG" and view.opens(first) and (view.is_ordinary(first) or view.lower[first] in _COMMON_ORGS):
        return not (view.word(last) in SAYING or view.word(last) in DECIDING or view.word(last) in _MOVES)
    if entry.type == "ORG" and view.is_heading and view.lower[first] in _COMMON_ORGS:
        return True
    return False


_EXTENSIONS = frozenset({"county", "airport", "river", "valley", "harbor", "harbour", "port", "bay", "island", "islands", "peninsula"})
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
        last = bodies.legal_tail(view, last)
    view.claim(Span(first, last, entry.type, entry.id, entry.name, "exact" if exact else "alias", 1.0 if exact else 0.95, f"{entry.type.lower()}.{entry.form}"))


def _count_countries(views: list[View], story: _Story) -> None:
    for view in views:
        for span in view.spans:
            if span.type == "COUNTRY":
                story.cast.busy[span.id] = story.cast.busy.get(span.id, 0) + 1
            elif span.type == "PERSON" and (country := vocabulary.country_of("PERSON", span.id)):
                story.cast.busy.setdefault(country, 1)


# --- persons -----------------------------------------------------------------------------------------------------------


def _read_persons(views: list[View], titles: list[list[Title]], story: _Story) -> None:
    cast = story.cast
    for view, found in story.open_names:
        _open_name(view, found, story)
    runs = [persons.name_runs(view) for view in views]
    fuller: dict[str, tuple[View, Run]] = {}
    for view, view_titles, view_runs in zip(views, titles, runs, strict=True):
        for run in view_runs:
            if run.last - run.first > 1:
                _read_run(view, run, view_titles, cast)
                if view.free(run.first, run.last) and not view.is_heading:
                    fuller.setdefault(view.cased[run.last - 1], (view, run))
    for view, view_titles, view_runs in zip(views, titles, runs, strict=True):
        for run in view_runs:
            if run.last - run.first == 1:
                _introduce(view, run, fuller, cast)
                _read_run(view, run, view_titles, cast)
    # A second look: persons introduced later in the article than their spelling or surname.
    for view, view_titles, view_runs in zip(views, titles, runs, strict=True):
        for run in view_runs:
            if view.free(run.first, run.last):
                span = persons.resolve(view, run, view_titles, cast) or persons.near_somebody(view, run, cast)
                if span:
                    view.claim(span)


def _open_name(view: View, found: Found, story: _Story) -> None:
    """A word that is a surname and something else (Ford): the person if the article names one so, else the other."""
    first, last = found.first, found.last
    if not view.free(first, last):
        return
    entry = next(e for e in found.entries if e.type != "PERSON")
    if entry.type == "COUNTRY":
        if not _is_ambiguous(view, found, entry):
            _claim_entry(view, first, last, entry)
        return
    if view.cased[first] in story.cast.surnames or view.word(first - 1) in TITLES or view.word(first - 1) in HONORIFICS or view.word(first - 2) in ("mr", "ms", "mrs", "dr"):
        return
    if (last < len(view.capital) and view.capital[last] and not view.taken[last]) or (first > 0 and view.capital[first - 1] and not view.taken[first - 1] and not view.opens(first - 1)):
        return
    if not _is_ambiguous(view, found, entry):
        _claim_entry(view, first, last, entry)


def _introduce(view: View, run: Run, fuller: dict[str, tuple[View, Run]], cast: Cast) -> None:
    """A surname that acts as persons do makes a person of the longer name that ends in it elsewhere in the article."""
    known = fuller.get(view.cased[run.first])
    if known is None or not persons.acts(view, run) or not known[0].free(known[1].first, known[1].last) or not persons.could_be_name(*known):
        return
    known[0].claim(persons.enter_unknown(*known, 0.65, cast))


def _read_run(view: View, run: Run, titles: list[Title], cast: Cast) -> None:
    if not view.free(run.first, run.last):
        return
    span = persons.resolve(view, run, titles, cast)
    if span is None:
        score = persons.by_shape(view, run)
        if score:
            span = persons.enter_unknown(view, run, score, cast)
    if span is not None:
        view.claim(span)


# --- bodies ------------------------------------------------------------------------------------------------------------


def _read_bodies(views: list[View], story: _Story) -> None:
    named: list[str] = []
    for view in views:
        if "ministry" in view.lower or "department" in view.lower:
            for span in bodies.ministries(view, _named_before(view, named)):
                view.claim(span)
        named.extend(s.id for s in sorted(view.spans, key=lambda s: s.first) if s.type == "COUNTRY")
        for run in persons.name_runs(view):
            if not view.free(run.first, run.last):
                continue
            if run.last - run.first == 1 and bodies.is_acronym(view, run.first):
                score = bodies.acronym_in_context(view, run.first)
            else:
                score = bodies.in_context(view, run.first, run.last)
            if score:
                last = bodies.legal_tail(view, run.last)
                org_id, name = bodies.name_org(view.text(run.first, last))
                view.claim(Span(run.first, last, "ORG", org_id, name, "pattern", score, "org.context"))
    _read_short_forms(views, story)


def _named_before(view: View, named: list[str]) -> list[str]:
    """Countries named before a ministry, the last one first."""
    at = next((i for i, w in enumerate(view.lower) if w == "ministry"), len(view.lower))
    here = sorted((s for s in view.spans if s.type == "COUNTRY" and s.last <= at), key=lambda s: s.first)
    return list(dict.fromkeys([s.id for s in reversed(here)] + named[:-40:-1]))


def _read_short_forms(views: list[View], story: _Story) -> None:
    """`Taiwan Semiconductor Manufacturing Co (TSMC)`, and later `TSMC`; `ArcelorMittal Dofasco`, and later `Dofasco`; `the Commission`."""
    shorts = story.orgs
    for view in views:
        for span in view.spans:
            if span.type != "ORG":
                continue
            at = span.last + 1
            if view.word(span.last) == "(" and at < len(view.cased) and bodies.is_acronym(view, at) and view.word(at + 1) == ")":
                shorts[view.cased[at]] = (span.id, span.name)
            words = view.cased[span.first : span.last]
            if len(words) < 2 or span.match == "alias":
                continue
            for short in (words[0], words[-1]):
                if _is_short_form(short):
                    shorts.setdefault(short, (span.id, span.name))
            for k in range(2, len(words)):
                if words[k - 1][0].isupper() and words[k - 1] not in ("Inc", "Corp", "Co", "Ltd"):
                    shorts.setdefault(" ".join(words[:k]), (span.id, span.name))
    for view in views:
        for run in persons.name_runs(view):
            first, last = run.first, run.last
            if not view.free(first, last) or (last - first == 1 and view.opens(first) and view.is_ordinary(first)):
                continue
            known = shorts.get(" ".join(view.cased[first:last]))
            if known is not None:
                view.claim(Span(first, last, "ORG", *known, "coreference", 0.85, "org.short"))
    _read_heads(views, story)


_GENERIC_HEADS = frozenset({"commission", "court", "parliament", "bank", "council", "department", "committee", "association", "federation", "institute", "authority", "agency", "bureau"})


def _read_heads(views: list[View], story: _Story) -> None:
    """`the Commission`, `the Court` with a capital: the body of that kind that the article named last, or the EU's own Commission."""
    last_of: dict[str, Span] = {}
    for view in views:
        spans = sorted(view.spans, key=lambda s: s.first)
        k = 0
        for i in view.capitals:
            word = view.lower[i]
            while k < len(spans) and spans[k].first <= i:
                if spans[k].type == "ORG":
                    for w in view.lower[spans[k].first : spans[k].last]:
                        if w in _GENERIC_HEADS:
                            last_of[w] = spans[k]
                k += 1
            if view.taken[i] or view.is_heading:
                continue
            alone = not (i + 1 < len(view.capital) and view.capital[i + 1])
            if word in _GENERIC_HEADS and alone and view.word(i - 1) == "the" and word in last_of:
                known = last_of[word]
                view.claim(Span(i, i + 1, "ORG", known.id, known.name, "coreference", 0.8, "org.head_alone"))
            elif word == "commission" and alone and story.cast.busy.get("EU") and view.word(i - 1) in ("the", "by", "of"):
                view.claim(Span(i, i + 1, "ORG", "european-commission", "European Commission", "coreference", 0.75, "org.head_alone"))
            elif word == "parliament" and alone and view.word(i - 1) not in ("the", "a"):
                known_house = _parliament(view, i, story)
                if known_house is not None:
                    view.claim(Span(i, i + 1, "ORG", *known_house, "alias", 0.7, "org.parliament"))
            elif word == "union" and alone and view.word(i - 1) == "the" and story.cast.busy.get("EU") and view.word(i - 2) not in _NOT_THE_EU:
                view.claim(Span(i, i + 1, "COUNTRY", "EU", "European Union", "coreference", 0.75, "country.union"))
            elif word == "union" and alone and view.word(i - 1) == "the" and view.word(i - 2) == "of" and story.cast.busy.get("EU", 0) > 1:
                view.claim(Span(i, i + 1, "COUNTRY", "EU", "European Union", "coreference", 0.7, "country.union"))
            elif word == "states" and alone and view.word(i - 1) == "the" and view.cased[i] == "States" and story.cast.busy.get("US"):
                view.claim(Span(i, i + 1, "COUNTRY", "US", "United States", "alias", 0.85, "country.states"))


def _parliament(view: View, i: int, story: _Story) -> tuple[str, str] | None:
    """Whose parliament `Parliament` is: of the country named last before it in the sentence, else of the one the article names most."""
    near = [s.id for s in sorted(view.spans, key=lambda s: -s.first) if s.type == "COUNTRY" and s.last <= i]
    often = sorted(story.cast.busy, key=lambda c: (-story.cast.busy[c], c))
    houses = {o.country: (o.org_id, o.name) for o in vocabulary.organisations() if o.kind == "parliament" and "Parliament" in o.name and "Committee" not in o.name}
    return next((houses[c] for c in [*near, *often] if c in houses), None)


_NOT_THE_EU = frozenset({"of", "labor", "labour", "state", "workers", "soviet", "joined"})


def _is_short_form(word: str) -> bool:
    """Whether one word of a body's name can stand for it: no ordinary word, no name of a person, place or another body."""
    low = word.lower()
    if len(word) < 4 or not word[0].isupper() or low in ORG_TAILS or low in OPENERS or low in NO_NAMES or low in TITLES:
        return False
    return low not in lexicon.names() and low not in lexicon.goods() and word not in lexicon.given_names() and word not in cities() and word not in subdivisions()


# --- places ------------------------------------------------------------------------------------------------------------


def _read_places(view: View, story: _Story) -> None:
    for owner, found in story.seats:
        if owner is not view:
            continue
        span = next((s for s in view.spans if s.first == found.first and s.rule == "place.seat"), None)
        if span is None:
            continue
        entry = next(e for e in found.entries if e.form == "metonym")
        busy = bool(story.cast.busy.get(entry.id)) or _is_major(entry.id)
        if places.is_seat(view, found.first, found.last, busy):
            span.type, span.id, span.name, span.match, span.score, span.rule = "COUNTRY", entry.id, entry.name, "alias", 0.85, "country.seat"
        else:
            span.id, span.name = places.name_place(_title_case(view, found))
            span.rule, span.score = "place.capital", 0.9
    for state in view.spans:
        if state.id == "GE" and state.rule == "country.name" and places.is_us_georgia(view, state.first, state.last):
            state.id, state.name = places.name_place("Georgia")
            state.type, state.rule, state.score = "PLACE", "place.state", 0.8
    for run in persons.name_runs(view):
        if view.free(run.first, run.last):
            span = places.place_in_context(view, run.first, run.last, view.cased[run.first] in story.cast.surnames)
            if span:
                view.claim(span)


def _title_case(view: View, found: Found) -> str:
    written = view.text(found.first, found.last)
    return written.title() if written.isupper() else written


def _is_major(code: str) -> bool:
    country = vocabulary.country(code)
    return country is not None and country.is_g20
