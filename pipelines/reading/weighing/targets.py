"""Whose goods a rate hits: the lists of countries in question and what speaks for each.

Countries may be said in the sentence, be carried over from the sentence or rate before, stand in the heading or headline, be the ones the
article is about, or be publicly known to bear such a rate. Who levies is asked in `imposers`, and is decided here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipelines.reading import vocabulary
from pipelines.reading.clause import Group
from pipelines.reading.roles import is_adjective, role
from pipelines.reading.setting import land_of, levier
from pipelines.reading.weighing.case import Case, Told
from pipelines.reading.weighing.choice import Option, merged
from pipelines.reading.weighing.countries import (
    MUTUAL,
    THIRD_PERSON,
    Countries,
    bloc_members,
    first_person,
    kinds_named,
    label_evidence,
    labels,
    parallel_countries,
    persons_of_heading,
    rank_in_role,
    said_as,
    strength,
)
from pipelines.reading.weighing.goods import Goods, goods_class
from pipelines.reading.weighing.history import carried, distinct, gone_by
from pipelines.reading.weighing.place import member_evidence, members_apart, nearness, rank, respective, whole_list

WORLD: Countries = ("WORLD",)
_UNIVERSAL = frozenset(
    "everyone everybody everywhere worldwide universal global globally anywhere anybody world elsewhere others whatever regardless".split()
)
_EVERYONE = frozenset(
    (
        "everyone everybody worldwide universal global globally anywhere anybody world countries nations partners origin origins foreign "
        "imported imports all"
    ).split()
)
_POINTING = THIRD_PERSON | {"that", "both", "this", "those"}
"""Words at the head of a sentence that take up what the one before spoke of."""


def target_options(case: Case, imposer: str | None, products: Goods, measure: str) -> list[Option[Countries]]:
    """Lists of countries whose goods the rate may hit, each with what speaks for it.

    `imposer` and `products` are decided, `measure` is a first guess at the kind of tariff. Empty where no country is in question.
    """
    asked = _Asked(case, imposer, products, measure)
    _add_said(asked)
    _add_carried(asked)
    _add_belonging(asked)
    _add_of_neighbours(asked)
    _add_both_sides(asked)
    _add_of_the_article(asked)
    _add_publicly_known(asked)
    _add_of_the_cell(asked)
    options = merged(asked.options)
    own = respective(case, case.clause.countries, case.clause.products)
    if own is not None:
        options = [option for option in options if option.value == (own,)] or options
    _weigh_each(asked, options)
    return options


@dataclass
class _Asked:
    """The question whose goods are hit: the case, what was decided before, and the options gathered so far."""

    case: Case
    imposer: str | None
    products: Goods
    measure: str
    options: list[Option[Countries]] = field(default_factory=list)

    def add(self, codes: Sequence[str], evidence: list[str]) -> None:
        """An option, without those for whom the imposer levies."""
        kept = tuple(sorted({c for c in codes if c != self.imposer and levier(c) != self.imposer}))
        if kept:
            self.options.append(Option(kept, evidence))

    def is_other(self, group: Group) -> bool:
        """Whether a list names a country other than the imposer."""
        return any(i != self.imposer for i in group.ids)

    @cached_property
    def us(self) -> str:
        """Whether the United States levy."""
        return "US" if self.imposer == "US" else "other"

    @cached_property
    def goods(self) -> str:
        """The class of the goods."""
        return goods_class(self.products)

    @cached_property
    def hit_here(self) -> list[Group]:
        """The lists of countries that stand by this rate and do not levy."""
        return [g for g, kind, _ in self.case.roles if kind != "imposer" and self.is_other(g) and self.case.is_inside(g.first)]

    @cached_property
    def said(self) -> str:
        """Whether the sentence names countries that may be hit by this rate (`said`), by another one (`elsewhere`) or none (`unsaid`)."""
        if self.hit_here:
            return "said"
        return "elsewhere" if any(kind != "imposer" and self.is_other(g) for g, kind, _ in self.case.roles) else "unsaid"


# --- the countries in question ---


def _add_said(asked: _Asked) -> None:
    """The lists of countries of the sentence, their members, and all that stand by this rate together."""
    case, imposer = asked.case, asked.imposer
    parallels = parallel_countries(case)
    others = [g for g in case.clause.countries if asked.is_other(g)]
    for group, kind, weight in case.roles:
        ids = [i for i in group.ids if i != imposer]
        if not ids:
            continue
        lost = "less imposer " if len(ids) < len(group.ids) else ""
        found = [*said_as(case, group, kind, weight), f"s {kind} {lost}{rank_in_role(case, group, kind, imposer)}"]
        found += [f"s {kind} {asked.us} {asked.goods}", f"s any {rank(case.figure, others, group)}"]
        found.append(f"s adjective {kind}" if is_adjective(group) else f"s noun {kind}")
        found += parallels.get(group.first, ())
        asked.add(ids, found)
        apart = members_apart(group)
        for k, member in enumerate(apart):
            asked.add(member.ids, member_evidence(case, group, apart, k, member, f"{kind} "))
        if apart and (whole := whole_list(case, group)):
            asked.add(ids, whole)
    if len(asked.hit_here) > 1:
        together = [i for g in asked.hit_here for i in g.ids if i != imposer]
        asked.add(together, ["union of the stretch", f"union of {min(len(asked.hit_here), 3)}"])


def _add_carried(asked: _Asked) -> None:
    """Who was hit by the rates before."""
    said = asked.said
    for where, told in carried(asked.case):
        whose = "same imposer" if told.imposer == asked.imposer else "other imposer"
        found = [f"told {where} {said}", f"told {where} {whose}", f"told {where} {told.sureness}", f"told {where} {told.sureness} {said}"]
        if told.products == asked.products:
            found.append(f"told {where} same goods")
        asked.add(told.targets, found)
        if told.imposer != asked.imposer and told.imposer is not None:
            asked.add([told.imposer], [f"told the other side {where}"])
    for n, codes in enumerate(distinct(asked.case, "targets")):
        asked.add(codes, [f"told distinct #{n} {said}"])


def _add_belonging(asked: _Asked) -> None:
    """The countries that the places, people and bodies of the sentence belong to, the members of its blocs, and the article's home."""
    case, said = asked.case, asked.said
    for m in case.clause.mentions:
        side, low, high = case.gap(m.first, m.last)
        if m.type in ("PLACE", "ORG", "PERSON"):
            code = land_of(m.type, m.id, m.text)
            if code is not None:
                asked.add([code], [f"of {m.type} {side}{nearness(max(0, high - low))}", f"of {m.type} {said}"])
        elif m.type == "BLOC":
            members = bloc_members().get(m.id, ())
            asked.add(members, [f"bloc {side}", f"bloc w-1 {case.clause.word(m.first - 1)}", f"bloc {said}"])
    for n, code in enumerate(case.setting.home[:2]):
        asked.add([code], [f"home #{n} {said}", f"home #{n} {asked.us}"])


def _add_of_neighbours(asked: _Asked) -> None:
    """The countries of the sentences before and behind."""
    case, said = asked.case, asked.said
    clause, following, previous = case.clause, case.following, case.previous
    if following is not None:
        together = following.sentence.block_no == clause.sentence.block_no
        for n, group in enumerate(following.countries[:3]):
            asked.add(group.ids, [f"n #{n} {said} {together}", f"n {role(following, group)[0]} {said}"])
    if previous is None and case.preceding is not None:
        for n, group in enumerate(case.preceding.countries[:3]):
            asked.add(group.ids, [f"pp #{n} {said}", f"pp {role(case.preceding, group)[0]} {said}"])
    if previous is not None:
        others = [(g, *role(previous, g)) for g in previous.countries if asked.is_other(g)]
        for n, (group, kind, weight) in enumerate(others):
            found = [f"p {kind}{strength(weight)} {said}", f"p #{min(n, 3)} {said}", f"p last#{min(len(others) - 1 - n, 3)} {said}"]
            if clause.word(0) in _POINTING:
                found.append(f"p {clause.word(0)} {kind}")
            asked.add(group.ids, found)


def _add_both_sides(asked: _Asked) -> None:
    """Where nobody in particular levies: both sides of the last rate, and of the article."""
    if asked.imposer is not None:
        return
    case, setting = asked.case, asked.case.setting
    mutual = [f"both {w}" for w in case.clause.words if w in MUTUAL]
    if case.last is not None and case.last.imposer is not None:
        asked.add([case.last.imposer, *case.last.targets], ["both of the last", *mutual])
    if setting.default_imposer:
        asked.add([setting.default_imposer, *setting.default_targets[:1]], ["both of the article", *mutual])


def _add_of_the_article(asked: _Asked) -> None:
    """The countries of the paragraph, the heading, the article and the headline."""
    setting, said, us, goods = asked.case.setting, asked.said, asked.us, asked.goods
    if setting.focus:
        asked.add(setting.focus, [f"paragraph's {said}"])
    if setting.section:
        asked.add(setting.section, [f"heading's {said}"])
    for n, code in enumerate(setting.default_targets[:6]):
        asked.add([code], [f"article's #{n} {said}", f"article's #{n} {us} {goods} {said}"])
    if setting.one_target:
        asked.add(setting.one_target, [f"the one target {said}", f"the one target {us} {goods} {said}"])
    for head in asked.case.heads:
        for group in head.countries:
            asked.add(group.ids, [f"headline {role(head, group)[0]} {said}"])


def _add_publicly_known(asked: _Asked) -> None:
    """Who is publicly known to bear such a rate of the imposer's; the United States and the world, which need not be named at all."""
    said, us, goods = asked.said, asked.us, asked.goods
    published = [(target, fit) for who, target, fit in asked.case.published if who == asked.imposer]
    best = max((fit for _, fit in published), default=0.0)
    is_alone = sum(fit == best for _, fit in published) == 1
    for target, fit in published:
        found = [f"known {fit}", f"known {fit} {said}"]
        if is_alone and fit == best:
            found.append(f"known alone {fit} {said}")
        asked.add([target], found)
    asked.add(["US"], ["US", f"US {said}", f"US by {us} {said}"])
    asked.add(WORLD, [f"WORLD {said}", f"WORLD {us} {goods} {said}", *(f"WORLD {k}" for k in kinds_named(asked.case))])


def _add_of_the_cell(asked: _Asked) -> None:
    cell = asked.case.cell
    for part, mentions in asked.case.cell_parts():
        levy = "levy" if cell is not None and cell.labels_levy else "pay"
        asked.add([m.id for m in mentions if m.type == "COUNTRY"], [f"cell {part} {asked.us}", f"cell {part} {levy}"])


# --- what is asked about every list of countries ---


def _weigh_each(asked: _Asked, options: list[Option[Countries]]) -> None:
    """What is asked about every list of countries in question, however it came up."""
    case, setting = asked.case, asked.case.setting
    last, named = case.last, case.countries_here
    labelling = labels(case)
    home = (setting.home[0],) if setting.home else None
    for option in options:
        hit, found = option.value, option.evidence
        if last is not None and hit == last.targets:
            found += _as_before(asked, last)
        if hit == home:
            found += _at_home(asked)
        if hit == WORLD:
            found += _of_the_world(asked)
        elif len(hit) == 1:
            found += _of_one(asked, hit[0], labelling)
        else:
            found += _of_several(hit)
        is_unnamed = named.isdisjoint(hit)
        if is_unnamed:
            found.append(f"not in the sentence, {asked.said}")
        if is_unnamed and hit != WORLD:
            found.append(f"unnamed is {asked.measure} {asked.said}")
        if not vocabulary.eu_members().isdisjoint(hit):
            found.append(f"EU member {asked.us}")


def _as_before(asked: _Asked, last: Told) -> list[str]:
    """For those whom the rate before hit: how far back it stands, what it has in common, and the words that go on or turn."""
    case, said, measure = asked.case, asked.said, asked.measure
    gone = gone_by(case, last)
    goods = "same" if last.products == asked.products else "other"
    world = "WORLD" if last.targets == WORLD else "some"
    levied_by = "same" if last.imposer == asked.imposer else "other"
    going_on = "same" if last.measure == measure else "other"
    return [
        f"last {gone} {said}",
        f"last {gone} {said} {goods} goods",
        f"last {gone} {said} {world}",
        f"last {gone} {levied_by} imposer {goods} goods",
        f"last {gone} {'bare' if case.figure.unit == 'bare' else 'plain'}",
        f"last head {case.clause.word(0)}",
        f"last {gone} {last.sureness} {said}",
        f"last {gone} {said} {goods} goods {world} {levied_by}",
        *(f"last {w}" for w in case.words_near),
        *(f"last {k} {world}" for k in case.kinds_near),
        f"last {gone} {going_on} kind {world} {said}",
        f"last is {measure} {world} {going_on}",
    ]


def _at_home(asked: _Asked) -> list[str]:
    """For the country the article is written from: whether it speaks of `us` or of them."""
    spoken = first_person(asked.case)
    found = [*(f"home {p} {asked.us}" for p in spoken), f"home {'first person' if spoken else 'third person'} {asked.said}"]
    return found + persons_of_heading(asked.case)


def _of_the_world(asked: _Asked) -> Iterator[str]:
    """For everyone: the words and kinds of tariff near the figure, and words for everyone."""
    case, said, measure, last = asked.case, asked.said, asked.measure, asked.case.last
    clause, figure, stretch = case.clause, case.figure, case.stretch
    yield from (f"WORLD {w}" for w in case.words_near)
    for kind in case.kinds_near:
        yield f"WORLD {kind}"
        yield f"WORLD {kind} {said}"
    yield f"WORLD head {clause.word(0)}"
    yield f"WORLD is {measure} {said}"
    yield f"WORLD is {measure} {asked.us} {asked.goods}"
    yield f"WORLD last {gone_by(case, last)} {'WORLD' if last is not None and last.targets == WORLD else 'other'} {said}"
    around = clause.span(max(stretch[0], figure.first - 9), min(stretch[1], figure.last + 9))
    yield from (f"WORLD near {w}" for w in around if w in _EVERYONE)
    low, high = max(0, figure.first - 12), min(len(clause.words), figure.last + 12)
    universal = next((k for k in range(low, high) if clause.words[k] in _UNIVERSAL), None)
    if universal is not None:
        side = "b" if universal < figure.first else "a"
        away = nearness(figure.first - universal if side == "b" else universal - figure.last)
        yield "WORLD universal"
        yield f"WORLD universal {side}{away}"
        yield f"WORLD universal {'in' if case.is_inside(universal) else 'out'}"
    surely_hit = {c for g, kind, weight in case.roles if kind == "target" and weight >= 6 for c in g.ids}
    yield f"WORLD hit {min(len(surely_hit), 2)}"


def _of_one(asked: _Asked, code: str, labelling: dict[str, str]) -> Iterator[str]:
    """For a single country: whether it labels the sentence, and what part it plays in the article."""
    setting = asked.case.setting
    if code in labelling:
        yield from label_evidence(asked.case, code, labelling[code])
    if code in setting.levies:
        yield "levies in the article"
    if code == setting.default_imposer:
        yield "article's imposer"
    if code == "US":
        yield f"US is {asked.measure} {asked.said}"
        yield f"US is {asked.measure} by {asked.imposer if asked.imposer in ('CN', 'EU', 'CA', 'MX', 'IN') else 'other'}"


def _of_several(hit: Countries) -> Iterator[str]:
    yield f"several {min(len(hit), 4)}"
    if "EU" in hit and not vocabulary.eu_members().isdisjoint(hit):
        yield "members beside the EU"
