"""What an article is about: who levies and whose goods pay where a sentence does not say, and which goods.

Taken from the whole article at once: the roles its countries play, how often they are named, and which of them publicly levied such rates
on such goods. It also carries what was said last: `rates` turns it sentence by sentence. One rate is judged in `weighing`, kinds and states
of the article's tariffs are in `background`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.article import EntityMention
from pipelines.reading.clause import Clause
from pipelines.reading.measures import levied
from pipelines.reading.naming.gazetteer import cities, subdivisions
from pipelines.reading.naming.spelling import plain
from pipelines.reading.roles import actors, role


@dataclass
class Setting:
    """The parties and goods to fall back on: countries as codes, goods as ids of products."""

    default_imposer: str | None = None
    default_targets: list[str] = field(default_factory=list)
    """Countries whose goods the article speaks of, the most likely first."""
    one_target: list[str] = field(default_factory=list)
    """The country that most of the article is about, where there is one."""
    default_products: list[str] = field(default_factory=list)
    ranked_goods: list[str] = field(default_factory=list)
    """The goods the article names, the most often named first."""
    goods: frozenset[str] = frozenset()
    """All goods the article names."""
    us_matters: bool = False
    """Whether the article names the United States."""
    is_us_in_question: bool = True
    """Whether the United States may levy where nobody is named: not in an article of another country in which nothing is American."""
    two_sided: frozenset[str] = frozenset()
    """Countries other than the default imposer that levy duties of their own in this article."""
    block_no: int = -1
    named: frozenset[str] = frozenset()
    """All countries the article names."""
    levies: frozenset[str] = frozenset()
    """Countries that the article shows levying more than hit."""
    actor: str | None = None
    """The country that the paragraph last showed levying."""
    section: list[str] = field(default_factory=list)
    """The country in the heading above."""
    section_words: list[str] = field(default_factory=list)
    """The words of the heading above."""
    section_products: list[str] = field(default_factory=list)
    """The goods in the heading above."""
    focus: list[str] = field(default_factory=list)
    """The country that the last sentence of the paragraph spoke of, other than the one that levies."""
    ranked: list[str] = field(default_factory=list)
    """All countries the article names, the most often named first."""
    home: list[str] = field(default_factory=list)
    """The countries that its places, people and bodies belong to, most first."""
    written_in: str | None = None
    """Who levies duties for the country it was written in, where that is known."""
    topic: list[str] = field(default_factory=list)
    """The goods the paragraph speaks of: those a sentence of it begins with."""


def find_setting(
    clauses: Sequence[Clause], as_of: date | None, published_in: str | None = None, written_in: str | None = None
) -> Setting:
    """The setting of an article; the headline and the lead count most, and what is publicly known of its rates counts with what it says.
    The countries that it is `published_in` and was `written_in` tell where it is at home."""
    levying: dict[str, float] = {}
    named: dict[str, float] = {}
    hit: dict[str, float] = {}
    for n, clause in enumerate(clauses):
        if not clause.entities:
            continue
        weight = 4 if clause.sentence.block_kind in ("headline", "standfirst") else 2 if n < 4 else 1
        for group in clause.countries:
            kind, strength = role(clause, group)
            for code in group.ids:
                named[code] = named.get(code, 0) + weight
                if kind == "imposer":
                    levying[levier(code)] = levying.get(levier(code), 0) + weight * strength / 8
                elif kind == "target":
                    hit[code] = hit.get(code, 0) + weight * strength / 8
        for code in map(levier, actors(clause)):
            levying[code] = levying.get(code, 0) + weight * 0.75
    levies = frozenset(c for c, weight in levying.items() if weight > hit.get(c, 0))
    for code in levying:
        # A country whose goods are hit all along is rarely the one the article shows levying.
        levying[code] -= 0.25 * hit.get(code, 0)
    for imposer, target, fit in _public(clauses, named, as_of):
        levying[imposer] = levying.get(imposer, 0) + fit
        if target != "WORLD":
            hit[target] = hit.get(target, 0) + fit
    members = vocabulary.eu_members() & set(named) if "EU" in named else frozenset()
    for code in members:
        # What is said of a member's goods is mostly said of the Union's.
        named["EU"] += named[code]
        hit["EU"] = hit.get("EU", 0) + hit.get(code, 0)
    default = min(levying, key=lambda c: (-levying[c], c), default=None)
    if "US" in named and (default is None or levying[default] < 1.5):
        default = "US"  # most tariff news since 2018 is about its duties
    targets = sorted((c for c in named if c != default), key=lambda c: (-hit.get(c, 0) - named[c] / 4, c))
    most = max(levying.values(), default=0)
    others = sum(hit.get(c, 0) + named[c] / 4 for c in targets if c not in members)
    goods = Counter(e.id for clause in clauses for e in clause.entities if e.type == "PRODUCT")
    is_abroad = (written_in or published_in) not in (None, "US")
    return Setting(
        default_imposer=default,
        default_targets=targets,
        one_target=[c for c in targets[:1] if hit.get(c, 0) + named[c] / 4 >= 0.55 * others],
        ranked=sorted(named, key=lambda c: (-named[c], c)),
        home=_home(clauses, named.keys(), published_in, written_in),
        written_in=levier(written_in) if written_in else None,
        ranked_goods=sorted(goods, key=lambda g: (-goods[g], g)),
        default_products=_main_goods(clauses, goods),
        goods=frozenset(goods),
        us_matters="US" in named,
        is_us_in_question=not is_abroad or any(_is_american(e) for clause in clauses for e in clause.entities),
        levies=levies,
        named=frozenset(named),
        two_sided=frozenset(c for c in targets[:1] if levying.get(c, 0) >= most / 3),
    )


def _is_american(entity: EntityMention) -> bool:
    return land_of(entity.type, entity.id, entity.text) == "US"


def _home(clauses: Sequence[Clause], named: Set[str], published_in: str | None, written_in: str | None) -> list[str]:
    """The country an article was `written_in`, then those that its places, people and bodies belong to and that it is `published_in`, those
    with the most mentions first. Many towns share a name, and firms are at work everywhere: a firm counts for a country that one of the two
    tells or that is `named`, or where nothing else tells; a town for such a country, too, where one of the two tells any."""
    told = {published_in, written_in} - {None}
    mentions = Counter((e.type, e.id, e.text) for clause in clauses for e in clause.entities if e.type in ("PLACE", "PERSON", "ORG"))
    counts: dict[str, int] = {}
    doubtful: dict[str, int] = {}
    for (kind, entity_id, text), times in mentions.items():
        code = land_of(kind, entity_id, text)
        if code is None:
            continue
        if code in told or code in named:
            counts[code] = counts.get(code, 0) + times
        elif kind == "ORG" and entity_id in _at_work_abroad():
            doubtful[code] = doubtful.get(code, 0) + times
        elif not (kind == "PLACE" and told):
            counts[code] = counts.get(code, 0) + times
    counts = counts or doubtful
    if published_in is not None:
        counts[published_in] = counts.get(published_in, 0) + _PUBLISHED_THERE
    if written_in is not None:
        counts[written_in] = counts.get(written_in, 0) + 1
    return sorted(counts, key=lambda c: (c != written_in, -counts[c], c))


@cache
def _at_work_abroad() -> frozenset[str]:
    """Bodies that are at work and quoted all over the world, and so say little of where an article is at home: firms, banks and media."""
    return frozenset(one.org_id for one in vocabulary.organisations() if one.kind in ("company", "bank", "media"))


_PUBLISHED_THERE = 2
"""How many mentions of a country's people and places it is worth that an article is published there."""


def land_of(kind: str, entity_id: str, text: str) -> str | None:
    """The country a place, person or body belongs to, None where unknown."""
    known = vocabulary.country_of(kind, entity_id)
    if known is not None or kind != "PLACE":
        return known
    city = subdivisions().get(plain(text)) or cities().get(plain(text))
    return city.country if city is not None else None


def levier(code: str) -> str:
    """Who levies duties for a country: a customs union for its members."""
    return "EU" if code in vocabulary.eu_members() else code


def _public(clauses: Sequence[Clause], named: dict[str, float], as_of: date | None) -> Iterator[tuple[str, str, float]]:
    """(imposer, target, weight) for each percentage of the article that is publicly known as a rate between countries it names."""
    for clause in clauses:
        for figure in clause.figures:
            if figure.unit == "percent":
                goods = [i for g in clause.products for i in g.ids]
                pairs = levied(figure.value, named.keys(), goods, as_of)
                yield from ((imposer, target, 0.25 * fit / len(pairs)) for imposer, target, fit in pairs)


def _main_goods(clauses: Sequence[Clause], counts: Mapping[str, int]) -> list[str]:
    """The goods an article is about, where its headline or lead names them and they make up most of the goods it names; else none.

    `counts` tells how often it names each.
    """
    heads = [c for n, c in enumerate(clauses) if n < 5 or c.sentence.block_kind in ("headline", "standfirst")]
    lead = {e.id for clause in heads for e in clause.entities if e.type == "PRODUCT"}
    total = sum(counts.values())
    return sorted(p for p in lead if counts[p] * 4 >= total and counts[p] >= 2)
