"""Whose goods a rate hits: the lists of countries in question and what speaks for each.

Countries may be said in the sentence, be carried over from the sentence or rate before, stand in the heading or headline, be the ones the
article is about, or be publicly known to bear such a rate. Who levies is asked in `imposers`, and is decided here.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from pipelines.reading import vocabulary
from pipelines.reading.clause import Group
from pipelines.reading.setting import levier
from pipelines.reading.weighing import target_names as names
from pipelines.reading.weighing.anaphors import Anaphor, anaphors, spoken_parts
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Gathered, Option
from pipelines.reading.weighing.countries import (
    MUTUAL,
    THIRD_PERSON,
    Countries,
    first_person,
    kinds_named,
    label_evidence,
    labels,
    parallel_countries,
    persons_of_heading,
    rank_in_role,
    said_as,
    strength,
    support,
)
from pipelines.reading.weighing.evidence import Evidence, named
from pipelines.reading.weighing.goods import Goods, goods_class
from pipelines.reading.weighing.history import gone_by, place_in_table
from pipelines.reading.weighing.opinion import thought_likeliest
from pipelines.reading.weighing.place import member_evidence, members_apart, nearness, rank, respective, verbs_between, whole_list
from pipelines.reading.weighing.record import Told

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


class TargetsQuestion:
    """The question whose goods one rate hits. What does not hang on who levies is looked up once, for all who may.

    `lent` are the rates before that may lend their parties; see `history.carried`.
    """

    def __init__(self, case: Case, lent: Sequence[tuple[str, Told]]) -> None:
        self.case = case
        self.carried = lent
        self.gone = gone_by(case)
        self.labelling = labels(case)
        self.kinds = kinds_named(case)
        self.own = respective(case, case.clause.countries, case.clause.products)
        parallels = parallel_countries(case)
        self.said = [(g, kind, said_as(case, g, kind, weight, parallels), _members(case, g, kind)) for g, kind, weight in case.roles]
        """The lists of countries of the sentence, what they are to a duty, how they stand to the figure, and their members likewise."""
        world = "WORLD" if case.last is not None and case.last.targets == WORLD else "some"
        laid, called = case.phrase.laid, case.phrase.called
        going_on = [*(f"{kind} {world}" for kind in case.kinds_near), f"{laid} {world}", f"called {called} {world}"]
        self.kinds_as_before = Evidence(("last ", going_on))
        """For those whom the rate before hit: the kinds of tariff near the figure, what the duty is called and laid on."""
        self.words_of_the_world = self._words_of_the_world()
        """For everyone: the words and kinds of tariff near the figure, and words for everyone."""
        self.phrase_of_the_unnamed = named(f"unnamed {laid}", f"unnamed called {called}", f"unnamed {laid} {world}")
        """For countries that the sentence does not name: what the duty is called and laid on."""
        self.pointing = [(one, _seen(case, one)) for one in anaphors(case.plans, case.plan)]
        """The words that point back to countries, with how they stand to the figure."""
        cells = place_in_table(case)
        self.in_table = (named(*cells),) if cells else ()
        """For those whom the rate before hit: where it stands in the table."""
        self._kinds_near: dict[str, Evidence] = {}

    def options(self, imposer: str | None, products: Goods, measure: str) -> list[Option[Countries]]:
        """Lists of countries whose goods the rate may hit, each with what speaks for it.

        `imposer` and `products` are decided, `measure` is a first guess at the kind of tariff. Empty where no country is in question.
        """
        asked = _Asked(self, imposer, products, measure)
        _add_said(asked)
        _add_carried(asked)
        _add_belonging(asked)
        _add_pointed_to(asked)
        _add_of_neighbours(asked)
        _add_both_sides(asked)
        _add_of_the_article(asked)
        _add_publicly_known(asked)
        _add_of_the_cell(asked)
        _add_thought(asked)
        held = asked.held
        if self.own is not None and (self.own,) in held:
            held = {(self.own,): held[(self.own,)]}
        _weigh_each(asked, held)
        return [Option(codes, found) for codes, found in held.items()]

    # --- what speaks for some, whoever levies ---

    def _words_of_the_world(self) -> Evidence:
        case, clause, figure, stretch = self.case, self.case.clause, self.case.figure, self.case.stretch
        around = clause.span(max(stretch[0], figure.first - 9), min(stretch[1], figure.last + 9))
        found = [f"WORLD head {clause.word(0)}", *(f"WORLD near {w}" for w in around if w in _EVERYONE)]
        low, high = max(0, figure.first - 12), min(len(clause.words), figure.last + 12)
        universal = next((k for k in range(low, high) if clause.words[k] in _UNIVERSAL), None)
        if universal is not None:
            side = "b" if universal < figure.first else "a"
            away = nearness(figure.first - universal if side == "b" else universal - figure.last)
            inside = "in" if case.is_inside(universal) else "out"
            found += ["WORLD universal", f"WORLD universal {side}{away}", f"WORLD universal {inside}"]
        surely_hit = {c for g, kind, weight in case.roles if kind == "target" and weight >= 6 for c in g.ids}
        found.append(f"WORLD hit {min(len(surely_hit), 2)}")
        laid, called = case.phrase.laid, case.phrase.called
        found += [f"WORLD {laid}", f"WORLD called {called}", f"WORLD called {called} {laid}"]
        found += [f"WORLD beside {one.kind} {one.part}" for one in anaphors(case.plans, case.plan) if case.is_inside(one.at)]
        return Evidence(("WORLD ", case.words_near), ("WORLD ", case.kinds_near), ("", found))

    def kinds_of_the_world(self, said: str) -> Evidence:
        """For everyone: the kinds of tariff near the figure, where countries are `said` or not."""
        found = self._kinds_near.get(said)
        if found is None:
            found = self._kinds_near[said] = Evidence(("WORLD ", [f"{kind} {said}" for kind in self.case.kinds_near]))
        return found

    @cached_property
    def mutual(self) -> list[str]:
        """Words that make two sides levy alike."""
        return [w for w in self.case.clause.words if w in MUTUAL]


def _seen(case: Case, anaphor: Anaphor) -> Evidence:
    """How a word that points back stands to the figure."""
    side, low, high = case.gap(anaphor.at, anaphor.at + 1)
    inside = "in" if case.is_inside(anaphor.at) else "out"
    return named(f"pointed {side}{nearness(max(0, high - low))}", f"pointed {anaphor.part} {side} {inside}")


def _members(case: Case, group: Group, kind: str) -> list[tuple[Sequence[str], Evidence]]:
    """The members of a list, each alone, and last the whole of it."""
    apart = members_apart(group)
    found: list[tuple[Sequence[str], Evidence]] = [
        (member.ids, member_evidence(case, group, apart, k, member, f"{kind} ")) for k, member in enumerate(apart)
    ]
    if apart and (whole := whole_list(case, group)):
        found.append((group.ids, whole))
    return found


class _Asked:
    """The question with what was decided before, and the options gathered so far."""

    def __init__(self, question: TargetsQuestion, imposer: str | None, products: Goods, measure: str) -> None:
        self.question, self.case = question, question.case
        self.imposer, self.products, self.measure = imposer, products, measure
        self.us = "US" if imposer == "US" else "other"
        """Whether the United States levy."""
        self.goods = goods_class(products)
        others = [g for g, kind, _ in self.case.roles if kind != "imposer" and self.is_other(g)]
        self.hit_here = [g for g in others if self.case.is_inside(g.first) and not self.case.is_of_another(g)]
        """The lists of countries that stand by this rate and do not levy."""
        self.said = "said" if self.hit_here else "elsewhere" if others else "unsaid"
        """Whether the sentence names countries that may be hit by this rate (`said`), by another one (`elsewhere`) or none (`unsaid`)."""
        self._options: Gathered[Countries] = Gathered()
        self.held = self._options.held

    def add(self, codes: Sequence[str], *evidence: Evidence) -> None:
        """An option, without those for whom the imposer levies."""
        kept = _kept(tuple(codes), self.imposer)
        if kept:
            self._options.add(kept, *evidence)

    def is_other(self, group: Group) -> bool:
        """Whether a list names a country other than the imposer."""
        return group.ids != [self.imposer]


@lru_cache(maxsize=1 << 14)
def _kept(codes: Countries, imposer: str | None) -> Countries:
    return tuple(sorted({c for c in codes if c != imposer and levier(c) != imposer}))


# --- the countries in question ---


def _add_said(asked: _Asked) -> None:
    """The lists of countries of the sentence, their members, and all that stand by this rate together."""
    case, imposer = asked.case, asked.imposer
    others = [g for g in case.clause.countries if asked.is_other(g)]
    for group, kind, stands, members in asked.question.said:
        ids = [i for i in group.ids if i != imposer]
        if not ids:
            continue
        among = f"{'less imposer ' if len(ids) < len(group.ids) else ''}{rank_in_role(case, group, kind, imposer)}"
        asked.add(ids, stands, names.ranked(kind, among, rank(case.figure, others, group), asked.us, asked.goods))
        for codes, found in members:
            asked.add(codes, found)
    if len(asked.hit_here) > 1:
        asked.add([i for g in asked.hit_here for i in g.ids if i != imposer], names.union(min(len(asked.hit_here), 3)))


def _add_carried(asked: _Asked) -> None:
    """Who was hit by the rates before."""
    imposer, said = asked.imposer, asked.said
    for where, told in asked.question.carried:
        is_same = told.imposer == imposer
        asked.add(told.targets, names.told(where, said, is_same, told.sureness, told.products == asked.products))
        if not is_same and told.imposer is not None:
            asked.add((told.imposer,), names.told_other_side(where))
    for n, codes in enumerate(asked.case.told.targets[:3]):
        asked.add(codes, names.numbered("told distinct", n, said))


def _add_belonging(asked: _Asked) -> None:
    """The countries that the places, people and bodies of the sentence belong to, the members of its blocs, and the article's home."""
    case, said = asked.case, asked.said
    for m, code in case.plan.lands:
        side, low, high = case.gap(m.first, m.last)
        prev, own = case.clause.word(m.first - 1), verbs_between(case.plan.verbs, low, high)[0]
        near = names.of_one_of_theirs(m.type, side, nearness(max(0, high - low)), said)
        asked.add((code,), near, names.beside_one_of_theirs(m.type, side, prev, own))
    for m, members in case.plan.blocs:
        side, _, _ = case.gap(m.first, m.last)
        asked.add(members, named(f"bloc {side}", f"bloc w-1 {case.clause.word(m.first - 1)}", f"bloc {said}"))
    for n, code in enumerate(case.setting.home[:2]):
        asked.add((code,), names.home(n, said, asked.us))


def _add_pointed_to(asked: _Asked) -> None:
    """The countries that words of the sentence point back to: `these allies`, `both countries`, `they`."""
    for anaphor, seen in asked.question.pointing:
        for how, codes in anaphor.meant:
            asked.add(codes, names.pointed_to(anaphor.kind, anaphor.part, how, asked.said), seen)


def _add_of_neighbours(asked: _Asked) -> None:
    """The countries of the sentences before and behind."""
    case, said = asked.case, asked.said
    clause, following, previous, preceding = case.clause, case.following, case.previous, case.preceding
    if following is not None:
        together = following.clause.sentence.block_no == clause.sentence.block_no
        for n, (group, kind, _) in enumerate(following.roles[:3]):
            asked.add(group.ids, names.behind(n, kind, said, together))
    if previous is None and preceding is not None:
        for n, (group, kind, _) in enumerate(preceding.roles[:3]):
            asked.add(group.ids, names.paragraph_before(n, kind, said))
    if not (previous is not None and previous.roles):
        _add_of_far_back(asked)
    if previous is not None:
        first = clause.word(0)
        pointing = first if first in _POINTING else ""
        others = [one for one in previous.roles if asked.is_other(one[0])]
        for n, (group, kind, weight) in enumerate(others):
            asked.add(group.ids, names.before(kind, strength(weight), min(n, 3), min(len(others) - 1 - n, 3), said, pointing))


def _add_of_far_back(asked: _Asked) -> None:
    """The countries that were named last, where that is two sentences ago or more."""
    for where, plan in asked.case.farther_back():
        if plan.roles:
            for n, (group, kind, _) in enumerate(reversed(plan.roles[-3:])):
                asked.add(group.ids, names.far_back(where, n, kind, asked.said))
            return


def _add_both_sides(asked: _Asked) -> None:
    """Where nobody in particular levies: both sides of the last rate, and of the article."""
    if asked.imposer is not None:
        return
    last, setting = asked.case.last, asked.case.setting
    if last is not None and last.imposer is not None:
        asked.add((last.imposer, *last.targets), Evidence(("", ("both of the last",)), ("both ", asked.question.mutual)))
    if setting.default_imposer:
        both = (setting.default_imposer, *setting.default_targets[:1])
        asked.add(both, Evidence(("", ("both of the article",)), ("both ", asked.question.mutual)))


def _add_of_the_article(asked: _Asked) -> None:
    """The countries of the paragraph, the heading, what leads to a list, the article and the headline."""
    setting, said, us, goods = asked.case.setting, asked.said, asked.us, asked.goods
    if setting.focus:
        asked.add(setting.focus, names.of_the_text("paragraph's", said))
    if setting.section:
        asked.add(setting.section, names.of_the_text("heading's", said))
    if asked.case.lead_in is not None:
        how, plan = asked.case.lead_in
        for n, (group, kind, _) in enumerate(plan.roles[:3]):
            asked.add(group.ids, names.led_in(how, n, kind, said))
    for n, code in enumerate(setting.default_targets[:6]):
        asked.add((code,), names.of_the_article(f"article's #{n}", said, us, goods))
    if setting.one_target:
        asked.add(setting.one_target, names.of_the_article("the one target", said, us, goods))
    for head in asked.case.heads:
        for group, kind, _ in head.roles:
            asked.add(group.ids, names.headline(kind, said))


def _add_publicly_known(asked: _Asked) -> None:
    """Who is publicly known to bear such a rate of the imposer's; the United States and the world, which need not be named at all."""
    said, us = asked.said, asked.us
    published = [(target, fit) for who, target, fit in asked.case.published if who == asked.imposer]
    if published:
        best = max([fit for _, fit in published])
        is_alone = [fit for _, fit in published].count(best) == 1
        for target, fit in published:
            asked.add((target,), names.known(fit, is_alone and fit == best, said))
    asked.add(("US",), names.us(us, said))
    asked.add(WORLD, names.everyone(us, asked.goods, said, asked.question.kinds))


def _add_of_the_cell(asked: _Asked) -> None:
    cell = asked.case.cell
    for part, mentions in asked.case.cell_parts():
        levies = cell is not None and cell.labels_levy
        asked.add([m.id for m in mentions if m.type == "COUNTRY"], names.cell(part, asked.us, levies))


def _add_thought(asked: _Asked) -> None:
    """Those who are hit by the encoder's opinion, each taken by itself: they need not stand in one list, nor be taken up by one word."""
    impression = asked.case.impression
    if impression is not None:
        asked.add(impression.likeliest_targets(asked.imposer), thought_likeliest(asked.said))


# --- what is asked about every list of countries ---


def _weigh_each(asked: _Asked, held: dict[Countries, list[Evidence]]) -> None:
    """What is asked about every list of countries in question, however it came up."""
    case, question, said, measure, us = asked.case, asked.question, asked.said, asked.measure, asked.us
    setting, last, named_here, members = case.setting, case.last, case.plan.countries, vocabulary.eu_members()
    home = (setting.home[0],) if setting.home else None
    most = max([len(found) for hit, found in held.items() if hit != WORLD], default=0)
    for hit, found in held.items():
        found.append(support(len(found), most, "WORLD" if hit == WORLD else said))
        if last is not None and hit == last.targets:
            found += _as_before(asked, last)
        if hit == home:
            found.append(_at_home(asked))
        is_world = hit == WORLD
        if not is_world and named_here.isdisjoint(hit):
            found.append(question.phrase_of_the_unnamed)
        if is_world:
            before = last is not None and last.targets == WORLD
            found += (question.words_of_the_world, question.kinds_of_the_world(said))
            found.append(names.of_the_world(measure, said, us, asked.goods, question.gone, before))
        elif len(hit) == 1:
            code = hit[0]
            if code in question.labelling:
                found.append(label_evidence(case, code, question.labelling[code]))
            found.append(names.of_one(code in setting.levies, code == setting.default_imposer))
            if code == "US":
                found.append(names.of_us(measure, said, asked.imposer if asked.imposer in _RIVALS else "other"))
        else:
            found.append(names.of_several(min(len(hit), 4), "EU" in hit and not members.isdisjoint(hit)))
        is_member = not members.isdisjoint(hit)
        if is_member or named_here.isdisjoint(hit):
            found.append(names.of_any(named_here.isdisjoint(hit), is_world, is_member, measure, said, us))


_RIVALS = frozenset({"CN", "EU", "CA", "MX", "IN"})


def _as_before(asked: _Asked, last: Told) -> tuple[Evidence, ...]:
    """For those whom the rate before hit: how far back it stands, what it has in common, and the words that go on or turn."""
    said, gone = asked.said, asked.question.gone
    is_world, is_same_kind = last.targets == WORLD, last.measure == asked.measure
    is_same_imposer, are_same_goods = last.imposer == asked.imposer, last.products == asked.products
    return (
        names.last(gone, said, are_same_goods, is_world, is_same_imposer, last.sureness),
        names.last_kind(gone, said, is_world, is_same_kind, asked.measure),
        names.last_unit(gone, asked.case.figure.unit == "bare"),
        asked.case.words_as_before,
        asked.question.kinds_as_before,
        *asked.question.in_table,
    )


def _at_home(asked: _Asked) -> Evidence:
    """For the country the article is written from: whether it speaks of `us` or of them."""
    spoken = first_person(asked.case)
    parts = spoken_parts(asked.case.clause.words, asked.case.figure.first) if spoken else ()
    found = [*(f"home {p} {asked.us}" for p in spoken), *(f"home we {p}" for p in parts)]
    found.append(f"home {'first person' if spoken else 'third person'} {asked.said}")
    return named(*found, *persons_of_heading(asked.case))
