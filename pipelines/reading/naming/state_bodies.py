"""Organs of states: ministries, parliaments, courts, central banks, embassies, by the country that the words around them give.

"China's commerce ministry", "the Senate", "the Japanese Embassy in the United States". Other bodies come from `bodies`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.naming.cast import Cast
from pipelines.reading.naming.cues import word_set
from pipelines.reading.naming.legal_forms import name_org
from pipelines.reading.naming.lexicon import Entry, Found
from pipelines.reading.naming.spans import Span, View
from pipelines.reading.naming.spelling import plain, slug

_OFFICIAL = frozenset({"ministry", "parliament", "court", "central bank", "agency", "government"})


def is_official(entry: Entry) -> bool:
    """Whether a name is a short one of an organ of state that other states have too: `Supreme Court`, `Senate`."""
    known = vocabulary.describe("ORG", entry.id)
    return (
        entry.form == "alias"
        and known is not None
        and known.description in _OFFICIAL
        and known.country is not None
        and len(entry.cased) < 5
    )


def settle_official(held: list[tuple[View, Found, Span]], busy: Mapping[str, int], parts: Mapping[str, int]) -> None:
    """Which country's Senate or Supreme Court each of `held` is: of the country before it, else of one that has a part in the article.

    `busy` says how often the article names each country, `parts` how often it names the country, its people, laws and bodies. The
    United States count double: papers call theirs `the Supreme Court` wherever they are printed. An election to it is held in the country
    that alone has a part in the sentence. A span that turns out to be none that the vocabulary knows is taken back or renamed.
    """
    sure = [found.entries[0] for _, found, _ in held if len(found.entries) == 1 and not _is_generic(found.entries[0])]
    bodies = Counter(vocabulary.country_of("ORG", entry.id) or "" for entry in sure)
    for view, found, span in held:
        owner = next((s.id for s in view.spans if s.type == "COUNTRY" and s.last in (span.first, span.first - 1)), None)
        near = [s.id for s in sorted(view.spans, key=lambda s: -s.first) if s.type == "COUNTRY" and s.last <= span.first]
        choices = [e for e in found.entries if e.type == "ORG"]
        owner_or_electing = owner or _electing(view, span)

        def weight(entry: Entry, owner: str | None = owner_or_electing, near: list[str] = near) -> tuple[bool, int, int, bool, bool]:
            country = vocabulary.country_of("ORG", entry.id)
            known = country or ""
            weight = parts.get(known, 0) * (2 if known == "US" else 1) + (1 if near and known == near[0] else 0)
            return (country == owner, weight, bodies.get(known, 0), known == "US", entry.form == "name")

        if owner is not None and all(vocabulary.country_of("ORG", e.id) != owner for e in choices) and _is_generic(choices[0]):
            # "Thailand's Commerce Ministry" is none that we know under this name.
            topic = next((w for w in view.lower[span.first : span.last] if w in _TOPICS), None)
            is_ministry = topic and not {"ministry", "department"}.isdisjoint(view.lower[span.first : span.last])
            span.id, span.name = name_ministry(owner, str(topic)) if is_ministry else name_org(view.text(span.first, span.last))
            span.match, span.score, span.rule = "pattern", 0.7, "org.ministry"
            continue
        entry = max(choices, key=weight)
        known_by = vocabulary.country_of("ORG", entry.id) or ""
        most = max((c for c in busy if c not in ("US", "EU")), key=lambda c: busy[c], default="")
        if owner is None and known_by not in ("US", "EU") and most and busy[most] > 3 * busy.get(known_by, 0) and _is_generic(entry):
            # "The Ministry of Economy" in an article on Turkey that names Mexico once is Turkey's.
            topic = next((w for w in view.lower[span.first : span.last] if w in _TOPICS), "")
            if topic and not _MINISTRY.isdisjoint(view.lower[span.first : span.last]):
                span.id, span.name = name_ministry(most, topic)
                span.match, span.score, span.rule = "alias" if (most, topic) in _ministries() else "pattern", 0.7, "org.ministry"
                continue
        lands = [c for c in (*near, *_often(busy)) if busy.get(c)]
        is_american = known_by == "US" and "ministry" in view.lower[span.first : span.last]  # it has departments
        if owner is None and (is_american or not busy.get(known_by)) and _is_generic(entry):
            # "Finance Ministry" in an article on Peru is Peru's, though the vocabulary knows only others by that name.
            topic = next((w for w in view.lower[span.first : span.last] if w in _TOPICS), "")
            land = next((c for c in lands if (c, topic) in _ministries() and c != "US"), None)
            if land is not None and not _MINISTRY.isdisjoint(view.lower[span.first : span.last]):
                span.id, span.name = name_ministry(land, topic)
                span.match, span.score, span.rule = "alias", 0.75, "org.ministry"
                continue
        country = vocabulary.country_of("ORG", entry.id)
        if (
            country
            and country != "US"
            and not busy.get(country)
            and bool(busy)
            and entry.form == "alias"
            and len(entry.cased) == 1
            and entry.cased[0].isupper()
        ):
            view.release(span)  # RBI in an article that has nothing to do with India
            continue
        named = any(c in view.lower for c in ("u.s.", "us"))
        foreign = (
            country is not None and not busy.get(country) and not bodies.get(country) and bool(busy) and not named and country != owner
        )
        if foreign and _is_generic(entry):
            span.id, span.name = name_org(view.text(span.first, span.last))
            span.match, span.score, span.rule = "pattern", 0.6, "org.generic"
        else:
            span.id, span.name = entry.id, entry.name
            if entry.form == "name":
                span.match, span.score = "exact", 1.0


_ELECTIONS = word_set("election elections by-election race races vote poll polls")


def _electing(view: View, span: Span) -> str | None:
    """The only country that has a part in a sentence on an election to what `span` names, if any."""
    if view.word(span.last) not in _ELECTIONS:
        return None
    lands = {vocabulary.country_of(other.type, other.id) for other in view.spans if other is not span} - {None}
    return lands.pop() if len(lands) == 1 else None


_GENERIC_WORDS = word_set(
    "senate congress parliament treasury supreme court high house lower upper of the and representatives councillors department",
    "ministry finance commerce trade agriculture justice foreign affairs committee chamber deputies national assembly industry economy",
    "prime minister minister's president presidential office industries tourism environment defense defence interior supreme federal",
    "constitutional economic energy health labor labour state council central bank customs service agency government cabinet",
)


def _is_generic(entry: Entry) -> bool:
    """Whether a name says only what a body is, not whose: `Senate`, `Ministry of Commerce`."""
    return all(word.lower() in _GENERIC_WORDS for word in entry.cased if word[0].isalpha())


def embassies(view: View) -> list[Span]:
    """`the Japanese Embassy in the United States`: the embassy of one country in another."""
    found = []
    for i in view.capitals:
        if view.lower[i] not in ("embassy", "consulate"):
            continue
        sender = next((s for s in view.spans if s.type == "COUNTRY" and s.last == i), None)
        if sender is None:
            continue
        k = i + 1
        host = None
        if view.word(k) == "in":
            k += 1
            if view.word(k) == "the":
                k += 1
            host = next((s for s in view.spans if s.first == k and s.type in ("COUNTRY", "PLACE")), None)
        last = host.last if host else i + 1
        home = vocabulary.country(sender.id)
        name = f"{view.cased[i]} of {_with_article(home.name if home else sender.name)}"
        if host:
            name += f" in {_with_article(host.name)}"
        found.append(Span(sender.first, last, "ORG", slug(name), name, "pattern", 0.75, "org.embassy"))
    return found


def _with_article(name: str) -> str:
    return f"the {name}" if name.startswith(("United ", "Netherlands", "Philippines", "European Union", "Czech Republic")) else name


_TOPICS = {
    word: word.capitalize()
    for words in (
        "commerce trade finance economy agriculture industry energy health transport justice environment labor labour interior culture",
        "tourism education planning development mines petroleum fisheries investment science technology communications home",
    )
    for word in words.split()
}
_TOPICS |= {"foreign": "Foreign Affairs", "economic": "Economy", "economics": "Economy", "defense": "Defense", "defence": "Defence"}
"""Word for a ministry's field -> the field in its name."""


_MINISTRY = frozenset({"ministry", "department"})


@cache
def _ministries() -> dict[tuple[str, str], tuple[str, str]]:
    """(country, topic) -> id and name of the ministry the vocabulary knows for it; the one that names the topic first wins."""
    found: dict[tuple[str, str], tuple[int, str, str]] = {}
    for org in vocabulary.organisations():
        if org.kind != "ministry" or not org.country:
            continue
        for topic in _TOPICS:
            places = [_position(topic, written) for written in (org.name, *org.aliases)]
            place = min((p for p in places if p is not None), default=None)
            if place is not None and (((org.country, topic) not in found) or place < found[org.country, topic][0]):
                found[org.country, topic] = (place, org.org_id, org.name)
    return {k: (v[1], v[2]) for k, v in found.items()}


def _position(topic: str, written: str) -> int | None:
    words = [w for w in plain(written).lower().replace(",", " ").split() if w not in ("ministry", "department", "of", "the", "and", "for")]
    return next((i for i, w in enumerate(words) if w == topic), None)


def ministries(view: View, named: Sequence[str], cast: Cast) -> list[Span]:
    """`China's commerce ministry`, `the finance ministry`: the ministry of the country named before it, else of the one that the article
    was written in, else of the country with such a ministry that was named last.

    `named` are the countries named in the sentences before, the last one last.
    """
    if _MINISTRY.isdisjoint(view.lower):
        return []
    found = []
    for i, word in enumerate(view.lower):
        if word not in _MINISTRY or (word == "department" and not view.capital[i] and not _owner(view, i - 1)):
            continue
        topic = view.word(i - 1)
        first, last = i - 1, i + 1
        if topic not in _TOPICS:
            continue
        while first > 0 and (
            view.lower[first - 1] in _TOPICS
            or (view.lower[first - 1] in ("and", ",", "affairs") and first > 1 and view.lower[first - 2] in _TOPICS)
        ):
            first -= 1
        owner = _owner(view, first)
        country = owner
        if country is None and word == "ministry":
            here = sorted((s for s in view.spans if s.type in ("COUNTRY", "PLACE") and s.last <= i), key=lambda s: -s.first)
            lands = dict.fromkeys([*map(_country_of, here), cast.home, *named[:-40:-1], *_often(cast.busy)])
            before = [c for c in lands if c not in (None, "US", "EU")]
            country = next((c for c in before if (c, topic) in _ministries()), next(iter(before), None))
        if country is None:
            continue
        known = (country, topic) in _ministries()
        score = (0.85 if owner else 0.75) if known else 0.7
        found.append(Span(first, last, "ORG", *name_ministry(country, topic), "alias" if known else "pattern", score, "org.ministry"))
    return found


def _country_of(span: Span) -> str | None:
    """The country of a span that names it or its capital."""
    if span.type == "COUNTRY":
        return span.id
    return next((c.code for c in vocabulary.countries() if c.name == span.name), None) if span.rule == "place.seat" else None


def name_ministry(country: str, topic: str) -> tuple[str, str]:
    """Id and name of a country's ministry for a field ("commerce"): the known one, else "Ministry of Commerce of Peru"."""
    known = _ministries().get((country, topic))
    if known:
        return known
    home = vocabulary.country(country)
    name = f"Ministry of {_TOPICS[topic]} of {_with_article(home.name if home else country)}"
    return slug(name), name


def _owner(view: View, first: int) -> str | None:
    """The country right before a body: `China's commerce ministry`, `the Chinese commerce ministry`."""
    at = first
    while at > 0 and view.lower[at - 1] in ("'s", "’", "own"):
        at -= 1
    return next((s.id for s in view.spans if s.type == "COUNTRY" and s.last == at), None)


def is_medium(org_id: str) -> bool:
    """Whether a known body is a news medium."""
    known = vocabulary.describe("ORG", org_id)
    return known is not None and known.description == "media"


_KINDS = {
    ("central", "bank"): "central_bank",
    ("presidential", "office"): "presidential_office",
    ("customs", "administration"): "customs",
    ("customs", "agency"): "customs",
    ("customs", "service"): "customs",
    ("customs", "authority"): "customs",
    ("statistics", "office"): "statistics",
    ("statistics", "bureau"): "statistics",
    ("statistics", "agency"): "statistics",
}


@cache
def _organs() -> dict[tuple[str, str], tuple[str, str]]:
    """(country, kind) -> id and name of its central bank, parliament, customs and statistics office, where the vocabulary knows one."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for org in vocabulary.organisations():
        if not org.country:
            continue
        name = org.name.lower()
        if org.kind == "central_bank":
            found.setdefault((org.country, "central_bank"), (org.org_id, org.name))
        elif (
            org.kind == "parliament"
            and any(w in name for w in ("parliament", "diet", "national assembly", "federal assembly"))
            and "committee" not in name
        ):
            found.setdefault((org.country, "parliament"), (org.org_id, org.name))
        elif org.kind == "government" and name.startswith("office of the president"):
            found.setdefault((org.country, "presidential_office"), (org.org_id, org.name))
        elif org.kind == "agency" and ("customs" in name or "statistic" in name):
            found.setdefault((org.country, "customs" if "customs" in name else "statistics"), (org.org_id, org.name))
    return found


def organs(view: View, cast: Cast) -> list[Span]:
    """`Japan's central bank`, `the Swiss parliament`: an organ of the country right before it, or of the one the article was written in;
    `the presidential office` of the country that the article names most."""
    found: list[Span] = []
    if _ORGANS.isdisjoint(view.lower):
        return found
    for i, word in enumerate(view.lower):
        kind, first = None, i
        if view.lower[i - 1 : i + 1] == ["trade", "court"] and view.cased[i].islower():
            court = vocabulary.describe("ORG", _TRADE_COURT)
            if court is not None and view.word(i - 2) in ("the", "'s", "us", "u.s.", "american", "federal"):
                found.append(Span(i - 1, i + 1, "ORG", _TRADE_COURT, court.name, "alias", 0.8, "org.organ"))
            continue
        if word == "parliament":
            kind = "parliament"
        elif word in _SECOND and i > 0:
            kind, first = _KINDS.get((view.lower[i - 1], word)), i - 1
        owner = _owner(view, first) if kind else None
        if kind and owner is None and view.word(first - 1) in ("the", ",", "", "."):
            meant = [cast.home, *(_often(cast.busy) if kind in _MEANT_ALONE else ())]
            owner = next((c for c in meant if c and (c, kind) in _organs()), None)
        known = _organs().get((owner, kind)) if owner and kind else None
        if known:
            found.append(Span(first, i + 1, "ORG", *known, "alias", 0.8, "org.organ"))
    return found


_MEANT_ALONE = frozenset({"presidential_office", "customs", "statistics"})
"""Organs that an article can mean without naming their country: the country it names most."""
_SECOND = frozenset(second for _, second in _KINDS)
_ORGANS = _SECOND | {"parliament", "court"}
_TRADE_COURT = "united-states-court-of-international-trade"


def parliament(view: View, i: int, cast: Cast) -> tuple[str, str] | None:
    """Whose parliament `Parliament` at token `i` is: of the country the article was written in, else of the one named last before it in
    the sentence, else of the one the article names most."""
    near = [s.id for s in sorted(view.spans, key=lambda s: -s.first) if s.type == "COUNTRY" and s.last <= i]
    lands = [*([cast.home] if cast.home else ()), *near, *_often(cast.busy)]
    return next((_organs()[c, "parliament"] for c in lands if (c, "parliament") in _organs()), None)


def _often(busy: Mapping[str, int]) -> list[str]:
    """The countries that an article names, the most often named first."""
    return sorted(busy, key=lambda c: (-busy[c], c))
