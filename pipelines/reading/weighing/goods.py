"""Which goods a rate falls on: the lists of goods in question and what speaks for each.

Goods may be said in the sentence, be carried over from the sentence or rate before, stand in the heading or headline, be the ones the
article is about, or be publicly known to bear such a rate. Who levies is decided here; whose goods they are is asked later, in `targets`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipelines.reading import vocabulary
from pipelines.reading.clause import UNLISTED, Group
from pipelines.reading.measures import known_state, levied_goods
from pipelines.reading.rate_words import TARIFF_NOUNS
from pipelines.reading.weighing.case import Case, Told
from pipelines.reading.weighing.choice import Option, merged
from pipelines.reading.weighing.history import carried, distinct, gone_by, slots
from pipelines.reading.weighing.place import member_evidence, members_apart, rank, respective, standing, whole_list

Goods = tuple[str, ...]
"""Ids of products, sorted; empty for goods that belong to no group of the vocabulary."""
ALL: Goods = ("all_goods",)


def goods_class(products: Sequence[str]) -> str:
    """Whether goods are all goods, goods on which the United States lays duties whatever their origin (`232`), some others, or unlisted."""
    if not products:
        return "unlisted"
    if tuple(products) == ALL:
        return "all"
    return "232" if all(p in vocabulary.sectoral_products() for p in products) else "some"


def goods_options(case: Case, imposer: str | None) -> list[Option[Goods]]:
    """Lists of goods the rate may fall on, each with what speaks for it; `imposer` is decided."""
    asked = _Asked(case, imposer)
    _add_said(asked)
    _add_carried(asked)
    _add_of_neighbours(asked)
    _add_of_the_article(asked)
    _add_publicly_known(asked)
    for part, mentions in case.cell_parts():
        asked.add([m.id for m in mentions if m.type == "PRODUCT"], [f"cell {part}"])
    asked.options.append(Option(ALL, list(_speaking_for_all(asked))))
    options = merged(asked.options)
    own = respective(case, case.clause.products, case.clause.countries)
    if own is not None:
        options = [option for option in options if option.value == (own,)] or options
    _weigh_each(asked, options)
    return options


@dataclass
class _Asked:
    """The question which goods: the case, who levies, and the options gathered so far."""

    case: Case
    imposer: str | None
    options: list[Option[Goods]] = field(default_factory=list)

    def add(self, ids: Sequence[str], evidence: list[str]) -> None:
        """An option: goods named stand before all goods and before those of no group."""
        kept = tuple(sorted({i for i in ids if i not in ("all_goods", UNLISTED)})) or (ALL if "all_goods" in ids else ())
        if kept or UNLISTED in ids:
            self.options.append(Option(kept, evidence))

    @cached_property
    def us(self) -> str:
        """Whether the United States levy."""
        return "US" if self.imposer == "US" else "other"

    @cached_property
    def specific(self) -> list[Group]:
        """The lists of goods of the sentence other than all goods."""
        return [g for g in self.case.clause.products if _is_specific(g)]

    @cached_property
    def said(self) -> str:
        """Whether the sentence names goods by this rate (`said`), by another one (`elsewhere`) or none (`unsaid`)."""
        return "said" if any(self.case.is_inside(g.first) for g in self.specific) else "elsewhere" if self.specific else "unsaid"

    @cached_property
    def is_general(self) -> bool:
        """Whether the figure is called by a tariff on all goods (`10% baseline tariff`), and no goods follow it with `on`."""
        clause, figure = self.case.clause, self.case.figure
        called = any(
            cue.group.name == "named" and cue.kind in _GENERAL and (cue.distance <= 1 or (cue.distance <= 2 and cue.at >= figure.first))
            for cue in self.case.measure_cues
        )
        return called and not any(
            figure.last <= g.first <= figure.last + 7 and "on" in clause.span(figure.last, g.first) for g in self.specific
        )

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of tariff that words of the sentence speak for."""
        return sorted({cue.kind for cue in self.case.measure_cues})


_GENERAL = frozenset({"reciprocal", "baseline", "fentanyl", "section_122"})
"""Kinds of tariff that fall on a country's goods as a whole."""


def _is_specific(group: Group) -> bool:
    return group.ids != ["all_goods"]


# --- the goods in question ---


def _add_said(asked: _Asked) -> None:
    """The lists of goods of the sentence, their members, and all that stand by this rate together."""
    case = asked.case
    parallels = slots(case, lambda clause: clause.products, lambda told: [("goods", told.products)])
    for group in case.clause.products:
        asked.add(group.ids, [*_said_as(asked, group), *parallels.get(group.first, ())])
        apart = members_apart(group) if _is_specific(group) else []
        for k, member in enumerate(apart):
            # Goods that share a word (`metals`) come together.
            ids = [m.id for m in group.members if m.first == member.first]
            asked.add(ids, member_evidence(case, group, apart, k, member))
        if apart and (whole := whole_list(case, group)):
            asked.add(group.ids, whole)
    here = [g for g in asked.specific if case.is_inside(g.first)]
    if len(here) > 1:
        asked.add([i for g in here for i in g.ids], ["union of the stretch", f"union of {min(len(here), 3)}"])


def _said_as(asked: _Asked, group: Group) -> Iterator[str]:
    """Evidence from the place of a list of goods in the sentence."""
    case, clause, figure = asked.case, asked.case.clause, asked.case.figure
    kind = "some" if _is_specific(group) else "all"
    yield from (f"s {kind} {p}" for p in standing(case, group))
    yield f"s {kind}"
    yield f"s {kind} {rank(figure, clause.products, group)}"
    if kind == "some":
        yield f"s some {rank(figure, asked.specific, group)} of them"
    _, low, high = case.gap(group.first, group.last)
    gap = clause.words[low:high]
    if any(w in TARIFF_NOUNS for w in gap) and any(w in (",", "and", "but", "while", "—", "–") for w in gap):
        yield "s another tariff between"
    # `Japanese cars`, `cars from Japan`: the goods have a country of their own.
    owned = (part for g, part, _ in case.roles if 0 <= group.first - g.last <= 2 or 1 <= g.first - group.last <= 2)
    owner = next(owned, None)
    if owner is not None:
        yield f"s {kind} of {owner}"


def _add_carried(asked: _Asked) -> None:
    """The goods of the rates before."""
    said = asked.said
    for where, told in carried(asked.case):
        if told.products:
            whose = "same imposer" if told.imposer == asked.imposer else "other imposer"
            kind = "all" if told.products == ALL else "some"
            asked.add(told.products, [f"told {where} {said}", f"told {where} {kind} {said}", f"told {where} {kind} {whose}"])
    for n, ids in enumerate(distinct(asked.case, "products")):
        asked.add(ids, [f"told distinct #{n} {said}"])


def _add_of_neighbours(asked: _Asked) -> None:
    """The goods of the sentence before, and those the article names most."""
    case, said = asked.case, asked.said
    if case.previous is None and case.preceding is not None:
        for n, group in enumerate([g for g in case.preceding.products if _is_specific(g)][:3]):
            asked.add(group.ids, [f"pp #{n} {said}"])
    for n, one in enumerate(case.setting.ranked_goods[:4]):
        asked.add([one], [f"named #{n} {said}"])
    if case.previous is not None:
        for n, group in enumerate(g for g in case.previous.products if _is_specific(g)):
            asked.add(group.ids, [f"p #{min(n, 3)} {said}", "p", f"p {'head' if group.first <= 4 else 'later'} {said}"])


def _add_of_the_article(asked: _Asked) -> None:
    """The goods of the paragraph, the heading, the article and the headline."""
    setting, said, us = asked.case.setting, asked.said, asked.us
    if setting.topic:
        asked.add(setting.topic, [f"paragraph's {said}"])
    if setting.section_products:
        asked.add(setting.section_products, [f"heading's {said}"])
    if setting.default_products:
        asked.add(setting.default_products, [f"article's {said}", f"article's {us} {said}"])
    if len(setting.default_products) > 1:
        for one in setting.default_products:
            asked.add([one], [f"one of the article's {said}"])
    for head in asked.case.heads:
        for group in head.products:
            if _is_specific(group):
                asked.add(group.ids, [f"headline {said}", f"headline {us} {said}"])


def _add_publicly_known(asked: _Asked) -> None:
    """The goods of the article on which the imposer publicly laid such a rate."""
    case, said = asked.case, asked.said
    public = levied_goods(asked.imposer, case.figure.value, case.setting.goods, case.as_of)
    for one in public:
        asked.add([one], [f"known {said}", f"known {'alone' if len(public) == 1 else 'one of several'} {said}"])
    if len(public) > 1:
        asked.add(public, [f"known together {said}"])


def _speaking_for_all(asked: _Asked) -> Iterator[str]:
    """What speaks for or against all goods."""
    case, said, clause = asked.case, asked.said, asked.case.clause
    yield "ALL"
    yield f"ALL {said}"
    yield f"ALL {asked.us} {said}"
    yield f"ALL article {'has goods' if case.setting.default_products else 'has none'} {said}"
    yield from (f"ALL kind {k}" for k in asked.kinds)
    yield from (f"ALL beside {k}" for k in sorted({cue.kind for cue in case.measure_cues if cue.distance <= 3}))
    if case.cell is not None:
        yield "ALL cell"
    if asked.is_general:
        yield "ALL called general"
        yield f"ALL called general {said}"
    targets = [g for g, kind, _ in case.roles if kind == "target" and case.is_inside(g.first)]
    yield f"ALL hit {min(len(targets), 2)} {said}"
    for group in targets[:2]:
        yield f"ALL target w+1 {clause.word(group.last)}"
        if 0 <= group.first - case.figure.last <= 3:
            yield f"ALL target behind {said}"
    if asked.imposer is not None and any(
        known_state(asked.imposer, [i], ALL, case.figure.value, case.as_of) for g in clause.countries for i in g.ids
    ):
        yield f"ALL known {said}"


# --- what is asked about every list of goods ---


def _weigh_each(asked: _Asked, options: list[Option[Goods]]) -> None:
    """What is asked about every list of goods in question, however it came up."""
    last = asked.case.last
    for option in options:
        ids, found = option.value, option.evidence
        if last is not None and ids == last.products:
            found += _as_before(asked, last)
        found += _of_all(asked) if ids == ALL else _of_some(asked, ids)


def _as_before(asked: _Asked, last: Told) -> list[str]:
    """For the goods of the rate before: how far back it stands, and the words that go on or turn."""
    case, said, gone = asked.case, asked.said, gone_by(asked.case, last)
    what = "ALL" if last.products == ALL else "some"
    return [
        f"last {gone} {said}",
        f"last {gone} {what} {said}",
        f"last {gone} {what} {'same' if last.imposer == asked.imposer else 'other'} imposer {said}",
        f"last head {case.clause.word(0)}",
        *(f"last {w}" for w in case.words_near),
        *(f"last {k} {what}" for k in case.kinds_near),
    ]


def _of_all(asked: _Asked) -> list[str]:
    """For all goods: the words and kinds of tariff near the figure."""
    case, said, last = asked.case, asked.said, asked.case.last
    return [
        *(f"ALL {w}" for w in case.words_near),
        *(f"ALL {k} {said}" for k in case.kinds_near),
        f"ALL head {case.clause.word(0)}",
        f"ALL last {gone_by(case, last)} {'ALL' if last is not None and last.products == ALL else 'other'} {said}",
    ]


def _of_some(asked: _Asked, ids: Goods) -> Iterator[str]:
    """For particular goods."""
    if not ids:
        yield f"unlisted {asked.said}"
    elif goods_class(ids) == "232":
        yield f"232 {asked.us}"
        yield from (f"232 kind {k}" for k in asked.kinds)
    if ids and list(ids) == sorted(asked.case.setting.default_products):
        yield "the article's goods"
    if len(ids) > 1:
        yield f"several {min(len(ids), 4)}"
    if asked.case.goods_here.isdisjoint(ids):
        yield f"not in the sentence, {asked.said}"
