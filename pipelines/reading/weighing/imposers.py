"""Who levies a rate: the countries in question and what speaks for each.

A country may be said in the sentence, act in it through a person or body, be carried over from the sentence or rate before, stand in the
heading, be the one the article is about, or be publicly known to levy such a rate. Whose goods are hit is asked in `targets`.
"""

from collections.abc import Iterator

from pipelines.reading import vocabulary
from pipelines.reading.clause import Mentioned
from pipelines.reading.roles import actors, is_adjective, role
from pipelines.reading.setting import land_of, levier
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Option, merged
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
)
from pipelines.reading.weighing.history import carried, distinct, gone_by
from pipelines.reading.weighing.place import nearness, standing, verbs_between

Levier = Option[str | None]


def imposer_options(case: Case) -> list[Levier]:
    """Countries that may levy the rate, each with what speaks for it; None is that the text leaves it open."""
    # Whether the sentence itself marks who levies: what stands elsewhere counts for less then.
    marked = "marked" if any(kind == "imposer" and weight >= 5 for _, kind, weight in case.roles) else "open"
    gathered: list[Levier] = [
        *_said_here(case),
        *_acting_here(case),
        *_places_here(case, marked),
        *_carried_over(case, marked),
        *_of_the_paragraph(case, marked),
        *_publicly_known(case),
        *_of_the_article(case, marked),
        *_of_the_cell(case),
        Option(None, ["nobody"]),
    ]
    options = merged(gathered)
    _weigh_each(case, options, marked)
    return options


def _said_here(case: Case) -> Iterator[Levier]:
    """The countries of the sentence, each list by its last member, which stands nearest to the verb."""
    parallels = parallel_countries(case)
    for group, kind, weight in case.roles:
        code = levier(group.ids[-1] if len(group.ids) == 1 else group.ids[0])
        found = [*said_as(case, group, kind, weight), f"s {kind} {rank_in_role(case, group, kind)}"]
        found.append(f"s adjective {kind}" if is_adjective(group) else f"s noun {kind}")
        found += parallels.get(group.first, ())
        yield Option(code, found)
        for other in group.ids:
            if levier(other) != code:
                yield Option(levier(other), [f"s list {kind}{strength(weight)}", f"s list {standing(case, group)[1]}"])


def _acting_here(case: Case) -> Iterator[Levier]:
    """The countries for which persons and bodies of the sentence act."""
    clause = case.clause
    for near, code in enumerate(reversed(actors(clause, case.figure.first))):
        yield Option(levier(code), [f"actor{min(near, 2)}"])
    for m in clause.mentions:
        if m.type in ("PERSON", "ORG"):
            acting = vocabulary.country_of(m.type, m.id)
            if acting is not None:
                yield Option(levier(acting), _acts(case, m))


def _acts(case: Case, m: Mentioned) -> list[str]:
    """How a person or body stands to the figure."""
    clause = case.clause
    side, low, high = case.gap(m.first, m.last)
    own, via = verbs_between(clause.words, low, high)
    return [
        f"acts {m.type}",
        f"acts {m.type} {side}",
        f"acts {side} w+1 {clause.word(m.last)}",
        f"acts {side} w-1 {clause.word(m.first - 1)}",
        f"acts {side} own {own}",
        f"acts {side} via {via}",
        f"acts {side}{nearness(max(0, high - low))}",
        f"acts {m.type} {side} own {own} via {via}",
    ]


def _places_here(case: Case, marked: str) -> Iterator[Levier]:
    """The countries in which the places of the sentence lie."""
    for m in case.clause.mentions:
        land = land_of(m.type, m.id, m.text) if m.type == "PLACE" else None
        if land is not None:
            side, low, high = case.gap(m.first, m.last)
            prev = case.clause.word(m.first - 1)
            found = [f"place w-1 {prev}", f"place {side}{nearness(max(0, high - low))}", f"place {side} w-1 {prev}"]
            found.append(f"place {'in' if case.is_inside(m.first) else 'out'} {marked}")
            yield Option(levier(land), found)


def _carried_over(case: Case, marked: str) -> Iterator[Levier]:
    """Who levied the rates before, and who acts in the sentence before."""
    for where, told in carried(case):
        yield Option(told.imposer, [f"told {where}", f"told {where} {marked}", f"told {where} {told.sureness}"])
    if case.previous is not None:
        for group in case.previous.countries:
            kind, weight = role(case.previous, group)
            yield Option(levier(group.ids[-1]), [f"p {kind}{strength(weight)}"])
        for code in actors(case.previous):
            yield Option(levier(code), ["p actor"])


def _of_the_paragraph(case: Case, marked: str) -> Iterator[Levier]:
    setting = case.setting
    if setting.actor:
        yield Option(levier(setting.actor), ["paragraph's actor", f"paragraph's actor {marked}"])
    if setting.section:
        yield Option(levier(setting.section[0]), [f"heading's {'levies' if setting.section[0] in setting.levies else 'hit'}"])


def _publicly_known(case: Case) -> Iterator[Levier]:
    best = max((fit for _, _, fit in case.published), default=0.0)
    fitting_best = {who for who, _, fit in case.published if fit == best}
    for imposer, target, fit in case.published:
        found = [f"known {fit}", f"known best {fit == best}"]
        if len(fitting_best) == 1 and fit == best:
            found.append(f"known alone {fit}")
        if target in case.countries_here:
            found.append(f"known on one named here {fit}")
        yield Option(imposer, found)


def _of_the_article(case: Case, marked: str) -> Iterator[Levier]:
    """The countries that the article is about, those it names most, and those that levied its rates before."""
    setting = case.setting
    if setting.default_imposer:
        yield Option(setting.default_imposer, ["article's", f"article's {marked}"])
    yield Option("US", ["US", f"US {setting.us_matters} {marked}"])
    for n, code in enumerate(setting.home[:2]):
        yield Option(levier(code), [f"home #{n}", f"home #{n} {marked}"])
    for n, code in enumerate(setting.ranked[:5]):
        yield Option(levier(code), [f"named #{n}", f"named #{n} {marked}"])
    for n, told in enumerate(distinct(case, "imposer")):
        yield Option(told, [f"told distinct #{n} {marked}"])


def _of_the_cell(case: Case) -> Iterator[Levier]:
    for part, mentions in case.cell_parts():
        for m in mentions:
            if m.type == "COUNTRY":
                levy = case.cell is not None and case.cell.labels_levy
                yield Option(levier(m.id), [f"cell {part}", f"cell {part} {'levy' if levy else 'pay'}"])


def _weigh_each(case: Case, options: list[Levier], marked: str) -> None:
    """What is asked about every country in question, however it came up."""
    clause, setting = case.clause, case.setting
    hit = [g for g, kind, weight in case.roles if kind == "target" and weight >= 6]
    bearers = {i for g in hit for i in g.ids}
    bearers_here = {i for g in hit if case.is_inside(g.first) for i in g.ids}
    labelling = labels(case)
    own = "own" in clause.span(case.figure.first - 3, case.figure.first)
    kinds = kinds_named(case)
    for option in options:
        code, found = option.value, option.evidence
        if code is None:
            found += [f"nobody {w}" for w in clause.words if w in MUTUAL]
            continue
        found += _part_in_the_article(case, code, bearers)
        if code in bearers:
            found.append("hit here")
        if code in bearers_here:
            found.append("hit in the stretch")
        if code in labelling:
            found += label_evidence(case, code, labelling[code])
        if setting.home and code == levier(setting.home[0]):
            found += _at_home(case, marked)
        found += _as_before(case, code, "hit" if code in bearers_here else "free", marked)
        if own:
            found.append("own" if code in case.countries_here else "own of another")
        who = code if code in ("US", "EU") else "other"
        found += [f"{who} {kind}" for kind in kinds]


def _part_in_the_article(case: Case, code: str, bearers: set[str]) -> Iterator[str]:
    setting = case.setting
    if code in setting.levies:
        yield "levies in the article"
    if code == setting.default_imposer and code not in bearers:
        yield "article's, not hit here"
    if code in setting.two_sided:
        yield "two-sided"
    if [code] == setting.default_targets[:1]:
        yield "article's target"
    if setting.one_target == [code]:
        yield "the one target"


def _at_home(case: Case, marked: str) -> list[str]:
    """For the country the article is written from: whether it speaks of `us` or of them."""
    spoken = first_person(case)
    found = [*(f"home {p}" for p in spoken), f"home {'first person' if spoken else 'third person'} {marked}"]
    return found + persons_of_heading(case)


def _as_before(case: Case, code: str, hit: str, marked: str) -> Iterator[str]:
    """For the parties of the rate before: how far back it stands, and the words that go on or turn."""
    last = case.last
    if last is None:
        return
    gone = gone_by(case, last)
    if code == last.imposer:
        yield f"last {gone} {marked}"
        yield f"last head {case.clause.word(0)}"
        yield f"last {gone} {last.sureness}"
        yield f"last {gone} {hit}"
        yield from (f"last {w}" for w in case.words_near)
    if code in last.targets:
        yield f"last target {gone} {marked}"
        yield from (f"last target {w}" for w in case.words_near)
