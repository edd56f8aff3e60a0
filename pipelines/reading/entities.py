"""Entities of an article: every mention of a person, body, country, place, law, bloc or product, with the thing it names.

The longest reading of a stretch wins, and nothing inside it counts again. This room sets the order of the readings: certain names first,
then persons, bodies, places and goods, each seeing what was claimed before. The rules of each kind live in `naming`.
"""

from collections import Counter
from typing import TYPE_CHECKING

from pipelines.reading.article import Article, DateMention, EntityMention
from pipelines.reading.naming import bodies, persons, places, state_bodies, strangers
from pipelines.reading.naming.cast import Cast
from pipelines.reading.naming.firms import read_firm
from pipelines.reading.naming.goods import find_goods, find_heads, find_parcels
from pipelines.reading.naming.known import (
    Story,
    count_countries,
    count_parts,
    read_country_letters,
    read_known,
    read_open_names,
    settle_seats,
)
from pipelines.reading.naming.likely import claim_likely
from pipelines.reading.naming.offices import Title, find_titles
from pipelines.reading.naming.runs import name_runs
from pipelines.reading.naming.short_forms import read_headings, read_short_forms
from pipelines.reading.naming.spans import Run, Span, View, look
from pipelines.reading.naming.spelling import plain
from pipelines.reading.naming.statutes import agree_on_laws
from pipelines.reading.naming.teams import find_teams
from pipelines.reading.origin import written_in

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained


def find_entities(article: Article, dates: list[DateMention], trained: "Trained | None" = None) -> list[EntityMention]:
    """All mentions of entities in `article`, in order, not overlapping; `dates` are the dates found in it (`May` in a date is nobody's
    name). A `trained` pipeline proposes names for what the rules leave."""
    views, cast = find_by_rules(article, dates)
    if trained is not None:
        trained.propose(views, cast, article.language)
    claim_likely(views, cast)
    read_headings(views)
    for view in views:
        for i in view.capitals if view.is_heading else ():
            chief = None if view.taken[i] else persons.in_heading(view, i, cast)
            if chief is not None:
                view.claim(chief)
    _read_goods(views)
    publisher = plain(article.publisher or "").lower()
    return [mention for view in views if view.spans for mention in _mentions(view, publisher)]


def find_by_rules(article: Article, dates: list[DateMention]) -> tuple[list[View], Cast]:
    """The sentences of `article` with all names that rules find, goods aside, and its persons."""
    by_sentence: dict[int, list[DateMention]] = {}
    for date in dates:
        by_sentence.setdefault(date.sentence_no, []).append(date)
    views = [look(s, by_sentence.get(s.no, [])) for s in article.sentences]
    story = Story(Cast(article.published_on, Counter(), written_in(article)))
    titles = [find_titles(view) for view in views]
    for view, view_titles in zip(views, titles, strict=True):
        read_known(view, view_titles, story)
        for span in state_bodies.embassies(view) if view.spans else ():
            view.overrule(span)
    count_countries(views, story)
    at_home = Counter({story.cast.home: _WRITTEN_THERE} if story.cast.home else {})
    story.busy.update(at_home)
    read_country_letters(views, story)
    state_bodies.settle_official(story.official, story.busy, count_parts(views) + at_home)
    agree_on_laws(views)
    read_open_names(story)
    find_teams(views)
    _read_persons(views, titles, story.cast)
    _prefer_persons(views, story.cast)
    _read_bodies(views, story)
    settle_seats(story)
    _read_places(views, story)
    return views, story.cast


_WRITTEN_THERE = 3
"""How many mentions of its country the place is worth at which an article was written: a paper at home names its country seldom."""


def _mentions(view: View, publisher: str) -> list[EntityMention]:
    found = []
    base = view.sentence.start
    spans = sorted(view.spans, key=lambda s: s.first) if len(view.spans) > 1 else view.spans
    for span in spans:
        if not span.type or (span.type == "ORG" and (_is_publisher(view, span, publisher) or _is_credit(view, span))):
            continue
        start, end = view.columns.place(span.first, span.last)
        text = view.sentence.text[start - base : end - base]
        found.append(EntityMention(view.sentence.no, start, end, text, span.rule, span.type, span.id, span.name, span.match, span.score))
    return found


def _is_publisher(view: View, span: Span, publisher: str) -> bool:
    """Whether a span names the medium that prints the article; a body that issues a release of its own is what the release is about."""
    if not publisher or plain(span.name).lower().removeprefix("the ") != publisher.removeprefix("the "):
        return False
    return _ISSUERS.isdisjoint(publisher.split()) or state_bodies.is_medium(span.id)


_ISSUERS = frozenset(
    "association alliance federation council institute ministry department union chamber coalition office agency commission bank".split()
)


def _is_credit(view: View, span: Span) -> bool:
    """Whether a news medium is all there is in the sentence: the credit of a photo."""
    if view.sentence.block_kind not in ("caption", "paragraph") or not state_bodies.is_medium(span.id):
        return False
    words = sum(1 for word in view.lower if word[0].isalpha())
    return words <= 4 and span.last - span.first >= words


def _read_persons(views: list[View], titles: list[list[Title]], cast: Cast) -> None:
    """Persons in three passes: full names, names of one word, and what either introduced later than it was first used."""
    lines = [(view, said, name_runs(view)) for view, said in zip(views, titles, strict=True) if view.capitals]
    fuller: dict[str, tuple[View, Run]] = {}
    for view, view_titles, runs in lines:
        for run in runs:
            if run.last - run.first > 1 and not _read_person(view, run, view_titles, cast) and not view.is_heading:
                fuller.setdefault(view.cased[run.last - 1], (view, run))
    for view, _, _ in lines:
        for run in name_runs(view):
            if view.free(run.first, run.last) and strangers.in_company(view, run):
                view.claim(strangers.enter_unknown(view, run, 0.6, cast))
    for view, view_titles, runs in lines:
        for run in runs:
            if run.last - run.first == 1:
                _introduce(view, run, fuller, cast)
                _read_person(view, run, view_titles, cast)
    for view, view_titles, runs in lines:
        for run in runs:
            if view.free(run.first, run.last):
                span = persons.recall(view, run, view_titles, cast) or persons.near_somebody(view, run, cast)
                if span is not None:
                    view.claim(span)


def _prefer_persons(views: list[View], cast: Cast) -> None:
    """A firm's name that is the surname of somebody whom the article names in full (Dole, after Bob Dole) is the person's."""
    for view in views:
        for span in view.spans:
            word = view.cased[span.first]
            if span.type == "ORG" and span.last - span.first == 1 and span.rule in ("org.name", "org.alias") and word in cast.surnames:
                someone = cast.bearer(word, view.sentence.no)
                if someone is not None and len(someone.words) > 1 and someone.words[-1] == word and not _is_firms(view, span):
                    span.type, span.id, span.name = "PERSON", someone.id, someone.name
                    span.match, span.score, span.rule = "coreference", 0.8, "person.surname"


def _is_firms(view: View, span: Span) -> bool:
    """Whether what follows a name speaks of a firm: `Dole shares`, `Dole's plant`, `Dole, which`."""
    after, after2 = view.word(span.last), view.word(span.last + 1)
    return after in _OF_FIRMS or (after in ("'s", ",") and after2 in _OF_FIRMS)


_OF_FIRMS = frozenset({"shares", "stock", "cars", "trucks", "plant", "workers", "which", "chief"})


def _read_person(view: View, run: Run, titles: list[Title], cast: Cast) -> bool:
    """Claim a capitalised sequence as a person, known or by shape; whether it is one."""
    if not view.free(run.first, run.last):
        return False
    span = persons.resolve(view, run, titles, cast)
    if span is None:
        score = strangers.by_shape(view, run)
        span = strangers.enter_unknown(view, run, score, cast) if score else None
    return span is not None and view.claim(span)


def _introduce(view: View, run: Run, fuller: dict[str, tuple[View, Run]], cast: Cast) -> None:
    """A surname that acts as persons do makes a person of the longer name that ends in it elsewhere in the article."""
    known = fuller.get(view.cased[run.first])
    if (
        known is None
        or not strangers.acts(view, run)
        or not known[0].free(known[1].first, known[1].last)
        or not strangers.could_be_name(*known)
    ):
        return
    known[0].claim(strangers.enter_unknown(*known, 0.65, cast))


def _read_bodies(views: list[View], story: Story) -> None:
    named: list[str] = []
    for view in views:
        for span in bodies.of_a_country(view) if view.spans else ():
            view.overrule(span)
    for view in views:
        for span in [*state_bodies.ministries(view, named, story.cast), *state_bodies.organs(view, story.cast)]:
            view.claim(span)
        if view.spans:
            named.extend([country for _, country in sorted([(s.first, s.id) for s in view.spans if s.type == "COUNTRY"])])
    read_short_forms(views, story.cast)
    is_new = False
    for view in views:
        for run in name_runs(view):
            firm = read_firm(view, run.first, run.last)
            if firm is not None and firm.score >= _BY_ITS_FORM:
                view.overrule(firm)  # "Recron (Malaysia) Sdn Bhd"
                is_new = True
            else:
                is_new |= firm is not None and view.claim(firm)
    if is_new:
        read_short_forms(views, story.cast)


_BY_ITS_FORM = 0.9
"""How sure a firm is that is told by its legal form."""


def _read_places(views: list[View], story: Story) -> None:
    for view in views:
        for span in view.spans:
            if span.id == "GE" and span.rule == "country.name" and places.is_us_georgia(view, span.first, span.last):
                span.id, span.name = places.name_place("Georgia")
                span.type, span.rule, span.score = "PLACE", "place.state", 0.8
        for run in name_runs(view):
            if view.cased[run.first] not in story.cast.surnames:
                place = places.read_place(view, run.first, run.last)
                if place is not None:
                    view.claim(place)
    _read_places_again(views, story.cast)


def _read_places_again(views: list[View], cast: Cast) -> None:
    """A name that one sentence of the article shows to be a place's is that place's in the others too."""
    named = {view.text(s.first, s.last): s for view in views if not view.is_heading for s in view.spans if s.type == "PLACE"}
    for view in views if named else ():
        for run in name_runs(view):
            known = named.get(view.text(run.first, run.last))
            if known is None or run.is_titled or view.cased[run.first] in cast.surnames or view.is_ordinary(run.first):
                continue
            view.claim(Span(run.first, run.last, "PLACE", known.id, known.name, "coreference", 0.7, "place.again"))


def _read_goods(views: list[View]) -> None:
    before: View | None = None
    for view in views:
        for span in find_goods(view, before):
            view.claim(span)
        before = view
    find_heads(views)
    if any(span.id == "parcels" for view in views for span in view.spans):
        for view in views:
            for span in find_parcels(view):
                view.claim(span)
