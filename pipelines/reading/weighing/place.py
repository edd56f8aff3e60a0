"""How a list of countries or goods stands to a figure: side, distance, what lies between, the words around it.

Nothing is said here of what the list is to the rate: `imposers`, `targets` and `goods` weigh that.
"""

from collections.abc import Sequence

from pipelines.reading.clause import Group
from pipelines.reading.figures import Figure
from pipelines.reading.weighing.case import Case, Standing
from pipelines.reading.weighing.evidence import Evidence, named

_NEAR = (0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6)


def verbs_between(verbs: Sequence[tuple[int, str]], low: int, high: int) -> tuple[str, str]:
    """The classes of the first and the last of the telling `verbs` among the tokens [low, high), `none` where there is none; see `Plan`."""
    first = last = "none"
    for k, kind in verbs:
        if low <= k < high:
            if first == "none":
                first = kind
            if last == "none" or kind != "being":
                last = kind
    return first, last


def nearness(tokens: int) -> int:
    """A distance in tokens on a coarse scale of 0 to 7."""
    return _NEAR[tokens] if tokens < len(_NEAR) else 7


def standing(case: Case, group: Group) -> Standing:
    """How `group` stands to the figure; looked up once for each place and size."""
    key = (group.first, group.last, len(group.ids))
    found = case.standings.get(key)
    if found is None:
        found = case.standings[key] = _standing(case, group)
    return found


def _standing(case: Case, group: Group) -> Standing:
    figure, words, plan = case.figure, case.clause.words, case.plan
    beside = plan.list_at(group)
    side, low, high = case.gap(group.first, group.last)
    near = nearness(high - low)
    between = sum([1 for f in case.rates if low <= f.first < high and f is not figure])
    # A list may reach over the figure; then nothing lies between.
    walls = min(3, plan.walls[high] - plan.walls[low]) if low < high else 0
    tariff = "t" if low < high and plan.tariffs[high] > plan.tariffs[low] else "n"
    own, via = verbs_between(plan.verbs, low, high)
    fig_next, fig_prev, prev = case.word_behind, case.word_before, beside.before
    told_apart = [f"{side} f+1 {fig_next}", f"{side} f+1 {fig_next} w-1 {prev}"]
    if high - low <= 3:
        told_apart.append(f"{side} gap {' '.join(words[low:high])}")
    places = [
        f"{side}{near}",
        f"{side} {'in' if case.is_inside(group.first) else 'out'}",
        f"{side} rates{min(between, 3)}",
        f"{side} walls{walls}",
        f"{side} {tariff}{min(near, 5)}",
        f"{side} f-1 {fig_prev}",
        f"{side} via {via}",
        f"{side} own {own}",
        f"{side} own {own} via {via} f-1 {fig_prev}",
        f"{side} own {own} w-1 {prev}",
        f"{side} via {via} walls{walls} rates{min(between, 1)}",
        *told_apart,
        *beside.places,
        *beside.seen_from(side),
    ]
    if ";" in words[low:high]:
        places.append(f"{side} semicolon")
    if case.is_of_another(group):
        places.append(f"{side} of another rate")
    if len(case.rates) > 1:
        places += _rivalry(case, group, side, high - low, prev)
    return Standing(places, told_apart)


def _rivalry(case: Case, group: Group, side: str, distance: int, prev: str) -> list[str]:
    """How a list stands to the nearest other rate of the sentence: it may belong there, as cars do in `25% on cars and a 10% baseline`."""
    best: tuple[int, str] | None = None
    for other in case.rates:
        if other is case.figure:
            continue
        found = (group.first - other.last, "a") if other.last <= group.first else (other.first - group.last, "b")
        if best is None or found < best:
            best = found
    if best is None:
        return []
    away, there = max(0, best[0]), best[1]
    nearer = "nearer" if away < distance else "as near" if away == distance else "farther"
    return [f"{side} rival {there} {nearer}", f"{side} rival {there}{nearness(away)} {nearer}", f"{side} rival {there} w-1 {prev}"]


def rank(figure: Figure, groups: Sequence[Group], group: Group) -> str:
    """Which of `groups` on its side `group` is, counted from the figure."""
    if group.last <= figure.first:
        return f"b#{min(3, sum(1 for g in groups if group.last <= g.first and g.last <= figure.first))}"
    return f"a#{min(3, sum(1 for g in groups if figure.last <= g.first and g.last <= group.first))}"


def parallel(case: Case, group: Group, member: int) -> list[str]:
    """Evidence from two lists side by side, for one member of `group`.

    Whether the rates and the members are as many, and figure and member stand at the same place in their lists.
    """
    size = len(group.members)
    index, run = case.run
    if run == size and run > 1:
        same = "own" if member == index else "other"
        return [f"parallel {same}", f"parallel {same} {'said' if 'respectively' in case.clause.words else 'silent'}"]
    if len(case.rates) == size:
        return [f"as many {'own' if case.at == member else 'other'}"]
    return []


def members_apart(group: Group) -> list[Group]:
    """Each member of a list as a list of its own; none where the list has but one."""
    if len({m.first for m in group.members}) == 1:
        return []
    return [Group(m.first, m.last, [m.id], [m]) for m in group.members]


def member_evidence(case: Case, group: Group, apart: Sequence[Group], k: int, member: Group, kind: str = "") -> Evidence:
    """Evidence for the `k`th member of a list alone; `apart` are all members, `kind` what the list is, where that matters."""
    stands = standing(case, member)
    found = [f"m {kind}{stands.places[0]}", f"m {rank(case.figure, apart, member)}", *parallel(case, group, k)]
    return Evidence(("", found), ("m ", stands.told_apart))


def whole_list(case: Case, group: Group) -> Evidence | None:
    """Evidence for a list as a whole where the figure stands in a list too, none where it stands alone."""
    _, run = case.run
    if run <= 1:
        return None
    return named(f"whole list beside {min(run, 3)} rates {'as many' if run == len(group.members) else 'not as many'}")


def respective(case: Case, groups: Sequence[Group], others: Sequence[Group]) -> str | None:
    """The member of a list that `respectively` gives to this rate: `11% and 14% on rice and coffee respectively`.

    None where the word is not said, or where not just one list of `groups` (and none of `others`) has as many members as there are rates.
    """
    if "respectively" not in case.clause.words:
        return None
    index, run = case.run
    fitting = [g for g in groups if len(g.members) == run > 1]
    if len(fitting) != 1 or any(len(g.members) == run for g in others):
        return None
    return fitting[0].members[index].id
