"""Which goods a rate falls on: the lists of goods in question and what speaks for each.

Goods may be said in the sentence, be carried over from the sentence or rate before, stand in the heading or headline, be the ones the
article is about, or be publicly known to bear such a rate. Who levies is decided here; whose goods they are is asked later, in `targets`.
"""

from collections.abc import Sequence
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.clause import UNLISTED, Group
from pipelines.reading.measures import known_state, levied_goods
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Gathered, Option
from pipelines.reading.weighing.evidence import Evidence, named
from pipelines.reading.weighing.history import gone_by, slots
from pipelines.reading.weighing.opinion import thought_likeliest
from pipelines.reading.weighing.place import member_evidence, members_apart, rank, respective, standing, whole_list
from pipelines.reading.weighing.record import Told

Goods = tuple[str, ...]
"""Ids of products, sorted; empty for goods that belong to no group of the vocabulary."""
ALL: Goods = ("all_goods",)


def goods_class(products: Goods) -> str:
    """Whether goods are all goods, goods on which the United States lays duties whatever their origin (`232`), some others, or unlisted."""
    if not products:
        return "unlisted"
    if products == ALL:
        return "all"
    return "232" if vocabulary.sectoral_products().issuperset(products) else "some"


class GoodsQuestion:
    """The question which goods one rate falls on. What does not hang on who levies is gathered once, for all who may.

    `lent` are the rates before that may lend their goods; see `history.carried`.
    """

    def __init__(self, case: Case, lent: Sequence[tuple[str, Told]]) -> None:
        self.case = case
        self.said = self._said()
        self._kinds = tuple(sorted({cue.kind for cue in case.measure_cues}))
        """The kinds of tariff that words of the sentence speak for."""
        self._carried = [(where, told) for where, told in lent if told.products]
        self._headline = [_kept(group.ids) for head in case.heads for group in head.goods_apart]
        self._own = respective(case, case.clause.products, case.clause.countries)
        self._held: Gathered[Goods] = Gathered()
        self._add_said()
        self._add_of_makers()
        self._add_carried()
        self._add_of_neighbours()
        self._add_of_far_back()
        self._add_of_the_article()
        self._for_all = self._speaking_for_all()
        self._of_all = self._words_of_all()
        what = _what(case.last.products) if case.last is not None else ""
        laid, called = case.phrase.laid, case.phrase.called
        going_on = [*(f"{kind} {what}" for kind in case.kinds_near), f"{laid} {what}", f"called {called} {what}"]
        self._kinds_as_before = Evidence(("last ", going_on))
        """For the goods of the rate before: the kinds of tariff near the figure, what the duty is called and laid on."""

    def options(self, imposer: str | None) -> list[Option[Goods]]:
        """Lists of goods the rate may fall on, each with what speaks for it; `imposer` is decided."""
        case, said, asked = self.case, self.said, self._held.copied()
        us = "US" if imposer == "US" else "other"
        for where, told in self._carried:
            asked.add(told.products, _told_by(where, _what(told.products), _whose(told.imposer == imposer)))
        if case.setting.default_products:
            asked.add(_kept(case.setting.default_products), _levied_by("article's", us, said))
        for ids in self._headline:
            asked.add(ids, _levied_by("headline", us, said))
        public = levied_goods(imposer, case.figure.value, case.setting.goods, case.as_of)
        for one in public:
            asked.add((one,), _known(len(public) == 1, said))
        if len(public) > 1:
            asked.add(tuple(public), _known_together(said))
        for part, mentions in case.cell_parts():
            _add([m.id for m in mentions if m.type == "PRODUCT"], _cell(part), asked)
        if case.impression is not None:
            # By the encoder's opinion, each taken by itself: they need not stand in one list.
            asked.add(case.impression.likeliest_products(), thought_likeliest(said))
        asked.add(ALL, self._for_all, _all_by(us, said, self._is_known_for_all(imposer)))
        held = asked.held
        if self._own is not None and (self._own,) in held:
            held = {(self._own,): held[(self._own,)]}
        last = case.last
        for ids, found in held.items():
            if last is not None and ids == last.products:
                found += (
                    _as_before(gone_by(case), _what(ids), _whose(last.imposer == imposer), said),
                    case.words_as_before,
                    self._kinds_as_before,
                )
            found.append(self._of_all if ids == ALL else self._of_some(ids, us))
        return [Option(ids, found) for ids, found in held.items()]

    # --- the sentence ---

    def _said(self) -> str:
        """Whether the sentence names goods by this rate (`said`), by another one (`elsewhere`) or none (`unsaid`)."""
        specific = self.case.plan.goods_apart
        here = any(self.case.is_inside(g.first) and not self.case.is_of_another(g) for g in specific)
        return "said" if here else "elsewhere" if specific else "unsaid"

    def _is_general(self) -> bool:
        """Whether the figure is called by a tariff on all goods (`10% baseline tariff`), and no goods follow it with `on`."""
        clause, figure = self.case.clause, self.case.figure
        called = any(
            cue.group.name == "named" and cue.kind in _GENERAL and (cue.distance <= 1 or (cue.distance <= 2 and cue.at >= figure.first))
            for cue in self.case.measure_cues
        )
        return called and not any(
            figure.last <= g.first <= figure.last + 7 and "on" in clause.span(figure.last, g.first) for g in self.case.plan.goods_apart
        )

    # --- the goods in question ---

    def _add_said(self) -> None:
        """The lists of goods of the sentence, their members, and all that stand by this rate together."""
        case, held = self.case, self._held
        if not case.clause.products:
            return
        parallels = slots(case, lambda clause: clause.products, lambda told: [("goods", told.products)])
        for group in case.clause.products:
            is_specific = group.ids != ["all_goods"]
            _add(group.ids, _said_as(case, group, is_specific, parallels.get(group.first, [])), held)
            apart = members_apart(group) if is_specific else []
            for k, member in enumerate(apart):
                # Goods that share a word (`metals`) come together.
                ids = [m.id for m in group.members if m.first == member.first]
                _add(ids, member_evidence(case, group, apart, k, member), held)
            if apart and (whole := whole_list(case, group)):
                _add(group.ids, whole, held)
        here = [g for g in case.plan.goods_apart if case.is_inside(g.first) and not case.is_of_another(g)]
        if len(here) > 1:
            _add([i for g in here for i in g.ids], _union(min(len(here), 3)), held)

    def _add_of_makers(self) -> None:
        """What is made by those whom this sentence or the one before names: `carmakers now face 25%`."""
        case = self.case
        for k, product in case.plan.makers:
            self._held.add((product,), _made("b" if k < case.figure.first else "a", "in" if case.is_inside(k) else "out", self.said))
        if case.previous is not None:
            for _, product in case.previous.makers:
                self._held.add((product,), _made("before", "out", self.said))

    def _add_carried(self) -> None:
        """The goods of the rates before."""
        for where, told in self._carried:
            self._held.add(told.products, _told(where, _what(told.products), self.said))
        for n, ids in enumerate(self.case.told.products[:3]):
            _add(ids, _numbered("told distinct", n, self.said), self._held)

    def _add_of_neighbours(self) -> None:
        """The goods of the sentence before, and those the article names most."""
        case, said, held = self.case, self.said, self._held
        if case.previous is None and case.preceding is not None:
            for n, group in enumerate(case.preceding.goods_apart[:3]):
                _add(group.ids, _numbered("pp", n, said), held)
        for n, one in enumerate(case.setting.ranked_goods[:4]):
            _add([one], _numbered("named", n, said), held)
        if case.previous is not None:
            for n, group in enumerate(case.previous.goods_apart):
                _add(group.ids, _said_before(min(n, 3), group.first <= 4, said), held)

    def _add_of_far_back(self) -> None:
        """The goods that were named last, where that is two sentences ago or more."""
        case = self.case
        if case.previous is not None and case.previous.goods_apart:
            return
        for where, plan in case.farther_back():
            if plan.goods_apart:
                for n, group in enumerate(reversed(plan.goods_apart[-2:])):
                    _add(group.ids, _far_back(where, n, self.said), self._held)
                return

    def _add_of_the_article(self) -> None:
        """The goods of the paragraph, the heading, what leads to a list, the article and the headline."""
        setting, said, held = self.case.setting, self.said, self._held
        if setting.topic:
            _add(setting.topic, _of_the_text("paragraph's", said), held)
        if setting.section_products:
            _add(setting.section_products, _of_the_text("heading's", said), held)
        if self.case.lead_in is not None:
            how, plan = self.case.lead_in
            for n, group in enumerate(plan.goods_apart[:3]):
                _add(group.ids, _numbered(how, n, said), held)
            for _, product in plan.makers:
                held.add((product,), _made(how, "out", said))
        if setting.default_products:
            _add(setting.default_products, _of_the_text("article's", said), held)
        if len(setting.default_products) > 1:
            for one in setting.default_products:
                _add([one], _of_the_text("one of the article's", said), held)
        for ids in self._headline:
            held.add(ids, _of_the_text("headline", said))

    def _speaking_for_all(self) -> Evidence:
        """What speaks for or against all goods, whoever levies."""
        case, said = self.case, self.said
        found = ["ALL", f"ALL {said}", f"ALL article {'has goods' if case.setting.default_products else 'has none'} {said}"]
        found += [f"ALL kind {kind}" for kind in self._kinds]
        found += [f"ALL beside {kind}" for kind in sorted({cue.kind for cue in case.measure_cues if cue.distance <= 3})]
        if case.cell is not None:
            found.append("ALL cell")
        phrase = case.phrase
        found += [f"ALL called {phrase.called} {said}", f"ALL {phrase.laid} {said}", f"ALL called {phrase.called} {phrase.laid}"]
        if self._is_general():
            found += ["ALL called general", f"ALL called general {said}"]
        targets = [g for g, kind, _ in case.roles if kind == "target" and case.is_inside(g.first)]
        found.append(f"ALL hit {min(len(targets), 2)} {said}")
        for group in targets[:2]:
            found.append(f"ALL target w+1 {case.clause.word(group.last)}")
            if 0 <= group.first - case.figure.last <= 3:
                found.append(f"ALL target behind {said}")
        return named(*found)

    def _is_known_for_all(self, imposer: str | None) -> bool:
        """Whether such a rate is publicly known on all goods of a country that the sentence names."""
        value, day = self.case.figure.value, self.case.as_of
        return any(known_state(imposer, (i,), ALL, value, day) for g in self.case.clause.countries for i in g.ids)

    # --- what is asked about every list of goods ---

    def _words_of_all(self) -> Evidence:
        """For all goods: the words and kinds of tariff near the figure."""
        case, said, last = self.case, self.said, self.case.last
        before = "ALL" if last is not None and last.products == ALL else "other"
        kinds = [f"{kind} {said}" for kind in case.kinds_near]
        told = (f"ALL head {case.clause.word(0)}", f"ALL last {gone_by(case)} {before} {said}")
        return Evidence(("ALL ", case.words_near), ("ALL ", kinds), ("", told))

    def _of_some(self, ids: Goods, us: str) -> Evidence:
        """For particular goods."""
        kind = goods_class(ids)
        is_the_articles = bool(ids) and list(ids) == self.case.setting.default_products
        kinds = self._kinds if kind == "232" else ()
        return _some(kind, us, kinds, is_the_articles, min(len(ids), 4), self.case.plan.goods.isdisjoint(ids), self.said)


_GENERAL = frozenset({"reciprocal", "baseline", "fentanyl", "section_122"})
"""Kinds of tariff that fall on a country's goods as a whole."""


def _add(ids: Sequence[str], evidence: Evidence, asked: Gathered[Goods]) -> None:
    """An option, where `ids` name goods or at least some of no group."""
    kept = _kept(ids)
    if kept or UNLISTED in ids:
        asked.add(kept, evidence)


def _kept(ids: Sequence[str]) -> Goods:
    """Goods as an answer: goods named stand before all goods and before those of no group."""
    if len(ids) == 1:
        return () if ids[0] == UNLISTED else (ids[0],)
    return tuple(sorted({i for i in ids if i not in ("all_goods", UNLISTED)})) or (ALL if "all_goods" in ids else ())


def _what(ids: Goods) -> str:
    return "ALL" if ids == ALL else "some"


def _whose(is_same: bool) -> str:
    return "same" if is_same else "other"


def _said_as(case: Case, group: Group, is_specific: bool, parallels: Sequence[str]) -> Evidence:
    """Evidence from the place of a list of goods in the sentence."""
    plan, figure = case.plan, case.figure
    kind = "some" if is_specific else "all"
    found = [f"s {kind}", f"s {kind} {rank(figure, case.clause.products, group)}", *parallels]
    if is_specific:
        found.append(f"s some {rank(figure, plan.goods_apart, group)} of them")
    _, low, high = case.gap(group.first, group.last)
    if low < high and plan.tariffs[high] > plan.tariffs[low] and not _PARTING.isdisjoint(case.clause.words[low:high]):
        found.append("s another tariff between")
    # `Japanese cars`, `cars from Japan`: the goods have a country of their own.
    owned = (part for g, part, _ in case.roles if 0 <= group.first - g.last <= 2 or 1 <= g.first - group.last <= 2)
    phrase, side = case.phrase, "b" if group.last <= figure.first else "a"
    called, laid = f"called {phrase.called}", phrase.laid
    if case.is_of_another(group):
        found += [f"s {kind} of another rate", f"s {kind} of another rate {called}"]
    found += [f"s {kind} {called} {side}", f"s {kind} {laid} {side}", f"s {kind} {called} {laid} {side}"]
    owner = next(owned, None)
    if owner is not None:
        found.append(f"s {kind} of {owner}")
    return Evidence((f"s {kind} ", standing(case, group).places), ("", found))


_PARTING = frozenset({",", "and", "but", "while", "—", "–"})


# --- evidence that comes up again and again ---


@cache
def _union(size: int) -> Evidence:
    return named("union of the stretch", f"union of {size}")


@cache
def _told(where: str, what: str, said: str) -> Evidence:
    return named(f"told {where} {said}", f"told {where} {what.lower()} {said}")


@cache
def _told_by(where: str, what: str, whose: str) -> Evidence:
    return named(f"told {where} {what.lower()} {whose} imposer")


@cache
def _numbered(what: str, n: int, said: str) -> Evidence:
    return named(f"{what} #{n} {said}")


@cache
def _said_before(n: int, is_at_head: bool, said: str) -> Evidence:
    return named(f"p #{n} {said}", "p", f"p {'head' if is_at_head else 'later'} {said}")


@cache
def _far_back(where: str, n: int, said: str) -> Evidence:
    return named(f"back {where} {said}", f"back #{n} {said}")


@cache
def _of_the_text(what: str, said: str) -> Evidence:
    return named(f"{what} {said}")


@cache
def _levied_by(what: str, us: str, said: str) -> Evidence:
    return named(f"{what} {us} {said}")


@cache
def _known(is_alone: bool, said: str) -> Evidence:
    return named(f"known {said}", f"known {'alone' if is_alone else 'one of several'} {said}")


@cache
def _known_together(said: str) -> Evidence:
    return named(f"known together {said}")


@cache
def _made(where: str, inside: str, said: str) -> Evidence:
    return named(f"maker {where} {said}", f"maker {inside} {said}")


@cache
def _cell(part: str) -> Evidence:
    return named(f"cell {part}")


@cache
def _all_by(us: str, said: str, is_known: bool) -> Evidence:
    return named(f"ALL {us} {said}", *([f"ALL known {said}"] if is_known else []))


@cache
def _as_before(gone: str, what: str, whose: str, said: str) -> Evidence:
    """For the goods of the rate before: how far back it stands."""
    return named(f"last {gone} {said}", f"last {gone} {what} {said}", f"last {gone} {what} {whose} imposer {said}")


@cache
def _some(kind: str, us: str, kinds: tuple[str, ...], is_the_articles: bool, size: int, is_unnamed: bool, said: str) -> Evidence:
    """For particular goods."""
    found = [f"unlisted {said}"] if kind == "unlisted" else []
    if kind == "232":
        found += [f"232 {us}", *(f"232 kind {one}" for one in kinds)]
    if is_the_articles:
        found.append("the article's goods")
    if size > 1:
        found.append(f"several {size}")
    if is_unnamed:
        found.append(f"not in the sentence, {said}")
    return named(*found)
