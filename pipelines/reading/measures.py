"""What is publicly known of tariffs: which rate of whom on what had which state on which day (`seeds/vocabulary/measures.csv`).

An annotator brings this knowledge along. Here it votes on kind and status, and chooses among the countries and goods that the article names
where a sentence names none. It never makes a rate, and never brings in a country or goods of which the article does not speak.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from pipelines.reading.vocabulary import MeasureState, eu_members, measure_states

_REMEMBERED = 1 << 14
"""How many answers are remembered for each question: the rates and parties of an article come up again and again."""
_ALIVE = {"in_effect": 0, "scheduled": 1, "agreed": 2, "suspended": 3, "threatened": 4, "proposed": 5, "former": 6, "rejected": 7}


@dataclass(frozen=True, slots=True)
class _Entry:
    state: MeasureState
    goods: frozenset[str]


@cache
def _by_rate() -> dict[tuple[str, float], dict[str, list[_Entry]]]:
    """Entries by imposer and rate, then by target."""
    table: dict[tuple[str, float], dict[str, list[_Entry]]] = {}
    for state in measure_states():
        entry = _Entry(state, frozenset(state.products))
        for target in state.targets:
            table.setdefault((state.imposer, state.rate_pct), {}).setdefault(target, []).append(entry)
    return table


@cache
def _by_value() -> dict[float, list[str]]:
    """Who ever levied a rate, by its value."""
    table: dict[float, list[str]] = {}
    for imposer, rate in sorted(_by_rate()):
        table.setdefault(rate, []).append(imposer)
    return table


def known_state(
    imposer: str | None, targets: Sequence[str], products: Sequence[str], rate_pct: float, day: date | None
) -> MeasureState | None:
    """The state on `day` of the published tariff that fits best, None where none does or `day` is unknown.

    A country's own row fits before one for its union, that before one for the world; the goods named before all goods. On a day on which
    a rate replaces itself under a new order, the living one speaks.
    """
    if imposer is None or day is None or (imposer, rate_pct) not in _by_rate():
        return None
    return _known_state(imposer, tuple(targets), tuple(products), rate_pct, day)


@lru_cache(maxsize=_REMEMBERED)
def _known_state(imposer: str, targets: tuple[str, ...], products: tuple[str, ...], rate_pct: float, day: date) -> MeasureState | None:
    by_target = _by_rate()[imposer, rate_pct]
    goods = frozenset(products)
    best: MeasureState | None = None
    best_rank: tuple[float, date, int] | None = None
    for target, nearness in _widening(targets):
        for entry in by_target.get(target, ()):
            state = entry.state
            if state.since > day:
                continue
            if entry.goods & goods:
                fit = nearness + 2.0
            elif "all_goods" in entry.goods:
                # An average over all goods says little of the rate on one of them.
                fit = nearness - (0.9 if state.measure == "mfn" else 0.0)
            else:
                continue
            rank = (fit, state.since, -_ALIVE[state.status])
            if best_rank is None or rank > best_rank:
                best, best_rank = state, rank
    return best


def _widening(targets: Sequence[str]) -> list[tuple[str, float]]:
    """Targets with how near they are: the countries themselves, the union they belong to, the world."""
    wide = [(target, 2.0) for target in targets]
    if "EU" not in targets and not eu_members().isdisjoint(targets):
        wide.append(("EU", 1.5))
    if "WORLD" not in targets:
        wide.append(("WORLD", 1.0))
    return wide


def levied_goods(imposer: str | None, rate_pct: float, goods: Collection[str], day: date | None) -> list[str]:
    """Which of `goods` `imposer` publicly laid such a rate on by `day`, whoever's they are; sorted."""
    if imposer is None or (imposer, rate_pct) not in _by_rate():
        return []
    return sorted(_goods_levied(imposer, rate_pct, day).intersection(goods))


@lru_cache(maxsize=_REMEMBERED)
def _goods_levied(imposer: str, rate_pct: float, day: date | None) -> frozenset[str]:
    """All goods but `all_goods` on which `imposer` publicly laid such a rate by `day`."""
    entries = (entry for found in _by_rate()[imposer, rate_pct].values() for entry in found)
    return frozenset(one for e in entries if day is None or e.state.since <= day for one in e.goods) - {"all_goods"}


def levied(rate_pct: float, named: Collection[str], goods: Collection[str], day: date | None) -> Sequence[tuple[str, str, float]]:
    """Who publicly levied such a rate on whom by `day`, among the countries `named`: (imposer, target, fit), the best fit of each pair.

    A rate on the goods at hand fits 3, on other goods not at all, on all goods of a named country 1.5, of the world less.
    """
    if rate_pct not in _by_value():
        return ()
    return _levied(rate_pct, frozenset(named), frozenset(goods), day)


@lru_cache(maxsize=_REMEMBERED)
def _levied(rate_pct: float, named: frozenset[str], goods: frozenset[str], day: date | None) -> tuple[tuple[str, str, float], ...]:
    best: dict[tuple[str, str], float] = {}
    specific = goods - {"all_goods"}
    hit = named | {"WORLD"}
    for imposer in _by_value()[rate_pct]:
        if imposer not in named:
            continue
        by_target = _by_rate()[imposer, rate_pct]
        for target in [t for t in by_target if t in hit]:
            for entry in by_target[target]:
                if day is not None and entry.state.since > day:
                    continue
                if entry.goods & specific:
                    fit = 2.0 if target == "WORLD" else 3.0
                elif "all_goods" in entry.goods:
                    fit = 0.3 if target == "WORLD" else 1.5
                else:
                    continue
                best[imposer, target] = max(best.get((imposer, target), 0.0), fit)
    return tuple([(imposer, target, fit) for (imposer, target), fit in sorted(best.items())])
