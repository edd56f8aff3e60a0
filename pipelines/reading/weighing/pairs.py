"""Who levies and whose goods are hit, as a pair: what speaks for one pair against another.

A pair may be publicly known, be the one of the rates before, or its mirror image.
"""

import math
from operator import itemgetter
from typing import NamedTuple

from pipelines.reading.clause import Group
from pipelines.reading.measures import levied
from pipelines.reading.roles import is_adjective
from pipelines.reading.setting import levier
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Choice, Option
from pipelines.reading.weighing.countries import Countries
from pipelines.reading.weighing.evidence import named
from pipelines.reading.weighing.goods import Goods
from pipelines.reading.weighing.place import verbs_between


class Parties(NamedTuple):
    """One answer to who levies on whose goods, and on which."""

    imposer: str | None
    targets: Countries
    products: Goods


class Hypothesis(NamedTuple):
    """One answer to who levies on whose goods, and on which, with the choices it is made of."""

    imposer: Choice[str | None]
    targets: Choice[Countries]
    products: Choice[Goods]

    @property
    def parties(self) -> Parties:
        """Its answers."""
        return Parties(self.imposer.value, self.targets.value, self.products.value)


def pair_options(case: Case, hypotheses: list[Hypothesis]) -> list[Option[Parties]]:
    """The hypotheses as options: how likely each part is by itself, and what speaks for the pair."""
    setting, told = case.setting, case.told
    known = {(who, whom): fit for who, whom, fit in levied(case.figure.value, setting.named, case.plan.goods, case.as_of)}
    roles = {i: kind for g, kind, _ in case.roles for i in g.ids}
    first, home = setting.default_targets[:1], setting.home[0] if setting.home else None
    before_last = list(enumerate(reversed(told.rates[-3:])))
    sides = _sides(case) if len(hypotheses) > 1 else []
    options = []
    for h in hypotheses:
        who, whom = h.imposer.value, h.targets.value
        found: list[str] = []
        fit = max([known.get((who or "", one), 0.0) for one in whom], default=0.0) if known else 0.0
        found.append(f"known {fit}" if known else "nothing known")
        if known and not fit and any(pair[0] != who for pair in known):
            found.append("only others known")
        for near, before in before_last:
            if before.imposer == who and before.targets == whom:
                found += (f"told {before.sureness}", f"told #{near}")
            elif before.targets == (who,) and (before.imposer,) == whom:
                found += (f"mirror {before.sureness}", f"mirror #{near}")
        if (who, whom) in told.pairs:
            found.append("told before")
        elif len(whom) == 1 and (whom[0], (str(who),)) in told.pairs:
            found.append("mirror of one told")
        elif before_last:
            found.append("a new pair")
        found.append(f"article's imposer {who == setting.default_imposer}, target {list(whom) == first}")
        if home is not None:
            found.append("home levies" if who == home else "home is hit" if home in whom else "home is neither")
        one_levies = not setting.levies.isdisjoint(whom)
        if who in setting.levies and not one_levies:
            found.append("roles as in the article")
        elif one_levies and who not in setting.levies:
            found.append("roles against the article")
        if who in roles:
            found.append(f"imposer is {roles[who]} here")
        found += sorted({f"target is {roles[one]} here" for one in whom if one in roles})
        if who is not None and len(hypotheses) > 1:
            found += _frame(case, sides, who, whom)
        kind = "WORLD" if whom == ("WORLD",) else "US" if whom == ("US",) else "one" if len(whom) == 1 else "several"
        found.append(f"{'US' if who == 'US' else 'nobody' if who is None else 'other'} on {kind}")
        degrees = {"imposer": _log(h.imposer.score), "targets": _log(h.targets.score), "products": _log(h.products.score)}
        options.append(Option(h.parties, [named(*found)], degrees))
    return options


_Side = tuple[Group, int, frozenset[str], frozenset[str]]
"""A list of countries, its distance to the figure, who levies for them, and the countries."""


def _sides(case: Case) -> list[_Side]:
    """The lists of countries of the sentence, the nearest to the figure first."""
    figure = case.figure
    found = []
    for group in case.clause.countries:
        away = figure.first - group.last if group.last <= figure.first else group.first - figure.last
        found.append((group, away, frozenset(map(levier, group.ids)), frozenset(group.ids)))
    found.sort(key=itemgetter(1))
    return found


def _frame(case: Case, sides: list[_Side], who: str, whom: Countries) -> list[str]:
    """How the two sides stand to each other in the sentence: in which order with the figure, with which verbs between, behind which words.

    Each side is the mention nearest to the figure; what stands beside one side says little of who is who without the other.
    """
    figure, words = case.figure, case.clause.words
    by = next((group for group, _, leviers, _ in sides if who in leviers), None)
    on = next((group for group, _, _, ids in sides if not ids.isdisjoint(whom)), None)
    if by is None or on is None:
        return ["frame only whom" if on is not None else "frame only who" if by is not None else "frame empty"]
    if by is on:
        return ["frame one list"]
    order = " ".join(name for _, name in sorted(((by.first, "who"), (on.first, "whom"), (figure.first, "#"))))
    first, last = sorted((by, on), key=lambda g: g.first)
    own, via = verbs_between(case.plan.verbs, first.last, last.first)
    lists = case.plan.list_at(by), case.plan.list_at(on)
    kinds = f"{'adjective' if is_adjective(by) else 'noun'} {'adjective' if is_adjective(on) else 'noun'}"
    behind = words[by.last] if by.last < len(words) else "$"
    return [
        f"frame {order}",
        f"frame {order} own {own} via {via}",
        f"frame {order} {kinds}",
        f"frame {order} {lists[0].before} > {lists[1].before}",
        f"frame {order} {lists[1].before} own {own}",
        f"frame {order} {behind} > {lists[1].before}",
    ]


def _log(score: float) -> float:
    return max(-8.0, math.log(max(score, 1e-9)))
