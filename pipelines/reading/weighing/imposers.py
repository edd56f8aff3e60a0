"""Who levies a rate: the countries in question and what speaks for each.

A country may be said in the sentence, act in it through a person or body, be carried over from the sentence or rate before, stand in the
heading, be the one the article is about, or be publicly known to levy such a rate. Whose goods are hit is asked in `targets`.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from pipelines.reading import vocabulary
from pipelines.reading.clause import Mentioned
from pipelines.reading.roles import actors
from pipelines.reading.setting import levier
from pipelines.reading.weighing.anaphors import anaphors, spoken_parts
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Gathered, Option
from pipelines.reading.weighing.countries import (
    MUTUAL,
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
from pipelines.reading.weighing.history import gone_by, place_in_table
from pipelines.reading.weighing.place import nearness, standing, verbs_between
from pipelines.reading.weighing.record import Told

Leviers = Gathered[str | None]


def imposer_options(case: Case, lent: Sequence[tuple[str, Told]]) -> list[Option[str | None]]:
    """Countries that may levy the rate, each with what speaks for it; None is that the text leaves it open.

    `lent` are the rates before that may lend their parties; see `history.carried`.
    """
    # Whether the sentence itself marks who levies: what stands elsewhere counts for less then.
    marked = "marked" if any(kind == "imposer" and weight >= 5 for _, kind, weight in case.roles) else "open"
    asked: Leviers = Gathered()
    _add_said(case, asked)
    _add_acting(case, asked)
    _add_places(case, marked, asked)
    _add_carried(case, lent, marked, asked)
    _add_pointed_to(case, marked, asked)
    _add_of_the_paragraph(case, marked, asked)
    _add_publicly_known(case, asked)
    _add_of_the_article(case, marked, asked)
    _add_of_the_cell(case, asked)
    asked.add(None, _nobody())
    _weigh_each(case, asked, marked)
    return asked.options()


def _add_said(case: Case, asked: Leviers) -> None:
    """The countries of the sentence, each list by its last member, which stands nearest to the verb."""
    if not case.roles:
        return
    parallels = parallel_countries(case)
    for group, kind, weight in case.roles:
        code = levier(group.ids[-1] if len(group.ids) == 1 else group.ids[0])
        asked.add(code, said_as(case, group, kind, weight, parallels), _ranked(kind, rank_in_role(case, group, kind)))
        for other in group.ids:
            if levier(other) != code:
                asked.add(levier(other), _in_a_list(kind, strength(weight), standing(case, group).places[1]))


@cache
def _ranked(kind: str, rank: str) -> Evidence:
    return named(f"s {kind} {rank}")


@cache
def _in_a_list(kind: str, strength: str, where: str) -> Evidence:
    return named(f"s list {kind}{strength}", f"s list {where}")


def _add_acting(case: Case, asked: Leviers) -> None:
    """The countries for which persons and bodies of the sentence act."""
    if not case.plan.lands:
        return
    for near, code in enumerate(reversed(actors(case.clause, case.figure.first))):
        asked.add(levier(code), _actor(min(near, 2)))
    for m in case.clause.mentions:
        if m.type in ("PERSON", "ORG"):
            acting = vocabulary.country_of(m.type, m.id)
            if acting is not None:
                asked.add(levier(acting), _acts(case, m))


@cache
def _actor(near: int) -> Evidence:
    return named(f"actor{near}")


def _acts(case: Case, m: Mentioned) -> Evidence:
    """How a person or body stands to the figure."""
    clause = case.clause
    side, low, high = case.gap(m.first, m.last)
    own, via = verbs_between(case.plan.verbs, low, high)
    return named(
        f"acts {m.type}",
        f"acts {m.type} {side}",
        f"acts {side} w+1 {clause.word(m.last)}",
        f"acts {side} w-1 {clause.word(m.first - 1)}",
        f"acts {side} own {own}",
        f"acts {side} via {via}",
        f"acts {side}{nearness(max(0, high - low))}",
        f"acts {m.type} {side} own {own} via {via}",
    )


def _add_places(case: Case, marked: str, asked: Leviers) -> None:
    """The countries in which the places of the sentence lie."""
    for m, land in case.plan.lands:
        if m.type == "PLACE":
            side, low, high = case.gap(m.first, m.last)
            prev = case.clause.word(m.first - 1)
            found = (f"place w-1 {prev}", f"place {side}{nearness(max(0, high - low))}", f"place {side} w-1 {prev}")
            asked.add(levier(land), named(*found, f"place {'in' if case.is_inside(m.first) else 'out'} {marked}"))


def _add_carried(case: Case, lent: Sequence[tuple[str, Told]], marked: str, asked: Leviers) -> None:
    """Who levied the rates before, and who acts in the sentence before."""
    for where, told in lent:
        asked.add(told.imposer, _told(where, marked, told.sureness))
    if case.previous is not None:
        for group, kind, weight in case.previous.roles:
            asked.add(levier(group.ids[-1]), _said_before(f"{kind}{strength(weight)}"))
        for code in case.previous.actors:
            asked.add(levier(code), _said_before("actor"))
    if case.previous is None or not (case.previous.roles or case.previous.actors):
        for where, plan in case.farther_back():
            if plan.roles or plan.actors:
                for group, kind, weight in plan.roles:
                    asked.add(levier(group.ids[-1]), _far_back(where, f"{kind}{strength(weight)}", marked))
                for code in plan.actors:
                    asked.add(levier(code), _far_back(where, "actor", marked))
                break


@cache
def _told(where: str, marked: str, sureness: str) -> Evidence:
    return named(f"told {where}", f"told {where} {marked}", f"told {where} {sureness}")


@cache
def _far_back(where: str, kind: str, marked: str) -> Evidence:
    return named(f"back {where} {kind}", f"back {kind} {marked}")


@cache
def _said_before(kind: str) -> Evidence:
    return named(f"p {kind}")


def _add_pointed_to(case: Case, marked: str, asked: Leviers) -> None:
    """The countries that words of the sentence point back to: `the bloc`, `its tariffs`, `they charge`."""
    for one in anaphors(case.plans, case.plan):
        side = "b" if one.at < case.figure.first else "a"
        inside = "in" if case.is_inside(one.at) else "out"
        for how, codes in one.meant:
            if len(codes) == 1:
                asked.add(levier(codes[0]), _pointed_to(one.kind, one.part, how, side, inside, marked))
            else:
                for code in codes:
                    asked.add(levier(code), _among_those_pointed_to(one.kind, one.part))


@cache
def _pointed_to(kind: str, part: str, how: str, side: str, inside: str, marked: str) -> Evidence:
    found = f"pointed to by {kind} {part}"
    return named(found, f"{found} {how}", f"{found} {side} {inside}", f"{found} {marked}", f"pointed to {how} {marked}")


@cache
def _among_those_pointed_to(kind: str, part: str) -> Evidence:
    return named(f"among those pointed to by {kind} {part}")


def _add_of_the_paragraph(case: Case, marked: str, asked: Leviers) -> None:
    setting = case.setting
    if setting.actor:
        asked.add(levier(setting.actor), _of_the_text("paragraph's actor", marked))
    if setting.section:
        asked.add(levier(setting.section[0]), _heading("levies" if setting.section[0] in setting.levies else "hit"))
    if case.lead_in is not None:
        how, plan = case.lead_in
        for group, kind, weight in plan.roles:
            asked.add(levier(group.ids[-1]), _led_in(f"{how} {kind}{strength(weight)}", marked))
        for code in plan.actors:
            asked.add(levier(code), _led_in(f"{how} actor", marked))


@cache
def _of_the_text(what: str, marked: str) -> Evidence:
    return named(what, f"{what} {marked}")


@cache
def _led_in(part: str, marked: str) -> Evidence:
    """For one named in the sentence that leads to the list or table, or asks what is answered here."""
    return named(part, f"{part} {marked}")


@cache
def _heading(part: str) -> Evidence:
    return named(f"heading's {part}")


def _add_publicly_known(case: Case, asked: Leviers) -> None:
    if not case.published:
        return
    best = max([fit for _, _, fit in case.published])
    is_alone = len({who for who, _, fit in case.published if fit == best}) == 1
    for imposer, target, fit in case.published:
        is_named = imposer in case.plan.countries
        asked.add(imposer, _known(fit, fit == best, is_alone and fit == best, target in case.plan.countries, is_named))


@cache
def _known(fit: float, is_best: bool, is_alone: bool, is_on_one_named: bool, is_named: bool) -> Evidence:
    alone = [f"known alone {fit}"] if is_alone else []
    here = [f"known on one named here {fit}"] if is_on_one_named else []
    on = "on one named" if is_on_one_named else "on others"
    both = f"known {'best' if is_best else 'worse'} {'named' if is_named else 'unnamed'} {on}"
    return named(f"known {fit}", f"known best {is_best}", both, *alone, *here)


def _add_of_the_article(case: Case, marked: str, asked: Leviers) -> None:
    """The countries that the article is about, those it names most, and those that levied its rates before."""
    setting = case.setting
    if setting.default_imposer:
        asked.add(setting.default_imposer, _of_the_text("article's", marked))
    if setting.is_us_in_question:
        asked.add("US", _us(setting.us_matters, marked))
    for n, code in enumerate(setting.home[:2]):
        asked.add(levier(code), _of_the_text(f"home #{n}", marked))
    for n, code in enumerate(setting.ranked[:5]):
        asked.add(levier(code), _of_the_text(f"named #{n}", marked))
    for n, told in enumerate(case.told.imposers[:3]):
        asked.add(told, _told_apart(n, marked))


@cache
def _us(matters: bool, marked: str) -> Evidence:
    return named("US", f"US {matters} {marked}")


@cache
def _told_apart(n: int, marked: str) -> Evidence:
    return named(f"told distinct #{n} {marked}")


def _add_of_the_cell(case: Case, asked: Leviers) -> None:
    for part, mentions in case.cell_parts():
        for m in mentions:
            if m.type == "COUNTRY":
                asked.add(levier(m.id), _cell(part, case.cell is not None and case.cell.labels_levy))


@cache
def _cell(part: str, levies: bool) -> Evidence:
    return named(f"cell {part}", f"cell {part} {'levy' if levies else 'pay'}")


@cache
def _nobody() -> Evidence:
    return named("nobody")


# --- what is asked about every country in question ---


def _weigh_each(case: Case, asked: Leviers, marked: str) -> None:
    """What is asked about every country in question, however it came up."""
    clause, setting, last = case.clause, case.setting, case.last
    hit = [g for g, kind, weight in case.roles if kind == "target" and weight >= 6]
    bearers = {i for g in hit for i in g.ids}
    bearers_here = {i for g in hit if case.is_inside(g.first) for i in g.ids}
    labelling = labels(case)
    home = levier(setting.home[0]) if setting.home else None
    own = "own" in clause.span(case.figure.first - 3, case.figure.first)
    kinds = kinds_named(case)
    gone = gone_by(case)
    cells = place_in_table(case)
    in_table = (named(*cells),) if cells else ()
    most = max([len(found) for code, found in asked.held.items() if code is not None], default=0)
    parts_here: dict[str, list[str]] = {}
    for group, kind, weight in case.roles:
        for one in group.ids:
            parts_here.setdefault(levier(one), []).append(f"{kind}{strength(weight)} {'b' if group.last <= case.figure.first else 'a'}")
    for code, found in asked.held.items():
        found.append(support(len(found), most, "nobody" if code is None else marked))
        if code is None:
            found.append(named(*(f"nobody {w}" for w in clause.words if w in MUTUAL)))
            continue
        part = (
            code in setting.levies,
            code == setting.default_imposer and code not in bearers,
            code in setting.two_sided,
            [code] == setting.default_targets[:1],
            setting.one_target == [code],
            code in bearers,
            code in bearers_here,
        )
        if any(part):
            found.append(_part(*part))
        central = _central(code == home, code == setting.default_imposer, setting.ranked[:1] == [code])
        if central:
            found.append(_central_and(central, tuple(parts_here.get(code, ())), marked))
        if code in labelling:
            found.append(label_evidence(case, code, labelling[code]))
        if code == home:
            found.append(_at_home(case, marked))
        if last is not None and code == last.imposer:
            found.append(_as_before(gone, marked, last.sureness, "hit" if code in bearers_here else "free"))
            found.append(case.words_as_before)
            found.extend(in_table)
        if last is not None and code in last.targets:
            found.append(_as_hit_before(gone, marked))
            found.append(Evidence(("last target ", case.words_near)))
        if own:
            found.append(_own(code in case.plan.countries))
        if kinds:
            found.append(_of_kinds(code if code in ("US", "EU") else "other", kinds))


@cache
def _central(is_home: bool, is_imposer: bool, is_first: bool) -> str:
    """In which ways an article is about a country."""
    return " ".join(word for is_so, word in ((is_home, "home"), (is_imposer, "levier"), (is_first, "first")) if is_so)


@lru_cache(maxsize=1 << 12)
def _central_and(central: str, parts: tuple[str, ...], marked: str) -> Evidence:
    """For a country the article is about: whether and how the sentence names it; being both is less than the sum of the two."""
    how = "said" if parts else "unsaid"
    return named(f"central {central} {how}", f"central {how} {marked}", *dict.fromkeys(f"central {part}" for part in parts))


@cache
def _part(
    levies: bool, is_imposer: bool, is_two_sided: bool, is_target: bool, is_one_target: bool, is_hit: bool, is_hit_here: bool
) -> Evidence:
    """What part a country plays in the article and in the sentence."""
    told = (
        (levies, "levies in the article"),
        (is_imposer, "article's, not hit here"),
        (is_two_sided, "two-sided"),
        (is_target, "article's target"),
        (is_one_target, "the one target"),
        (is_hit, "hit here"),
        (is_hit_here, "hit in the stretch"),
    )
    return named(*(name for is_so, name in told if is_so))


def _at_home(case: Case, marked: str) -> Evidence:
    """For the country the article is written from: whether it speaks of `us` or of them."""
    spoken = first_person(case)
    parts = spoken_parts(case.clause.words, case.figure.first) if spoken else ()
    found = [*(f"home {p}" for p in spoken), *(f"home we {p}" for p in parts)]
    found.append(f"home {'first person' if spoken else 'third person'} {marked}")
    return named(*found, *persons_of_heading(case))


@cache
def _as_before(gone: str, marked: str, sureness: str, hit: str) -> Evidence:
    """For who levied the rate before: how far back it stands."""
    return named(f"last {gone} {marked}", f"last {gone} {sureness}", f"last {gone} {hit}")


@cache
def _as_hit_before(gone: str, marked: str) -> Evidence:
    """For one whom the rate before hit."""
    return named(f"last target {gone} {marked}")


@cache
def _own(is_named: bool) -> Evidence:
    return named("own" if is_named else "own of another")


@cache
def _of_kinds(who: str, kinds: tuple[str, ...]) -> Evidence:
    return named(*(f"{who} kind {kind}" for kind in kinds))
