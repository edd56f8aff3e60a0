"""What is publicly known of tariffs: which rate of whom on what had which state on which day (`seeds/vocabulary/measures.csv`).

An annotator brings this knowledge along; here it speaks where the text leaves kind or status open. It never makes a rate, a party or a
product:
those come from the text alone.
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache

from pipelines.reading.vocabulary import MeasureState, measure_states

_ALIVE = {"in_effect": 0, "scheduled": 1, "agreed": 2, "suspended": 3, "threatened": 4, "proposed": 5, "former": 6, "rejected": 7}


@cache
def _by_rate() -> dict[tuple[str, float], tuple[MeasureState, ...]]:
    table: dict[tuple[str, float], list[MeasureState]] = {}
    for state in measure_states():
        table.setdefault((state.imposer, state.rate_pct), []).append(state)
    return {key: tuple(states) for key, states in table.items()}


def known_state(
    imposer: str | None, targets: Sequence[str], products: Sequence[str], rate_pct: float, day: date | None
) -> MeasureState | None:
    """The state on `day` of the published tariff that fits best, None where none does or `day` is unknown.

    A country's own row fits before one for the world, the goods named before all goods.
    """
    if imposer is None or day is None:
        return None
    best: MeasureState | None = None
    best_fit: tuple[float, date, int] | None = None
    for state in _by_rate().get((imposer, rate_pct), ()):
        if state.since > day:
            continue
        fit = _fit(state, targets, products)
        if fit <= 0:
            continue
        # On the day a rate replaces itself under a new order, the living one speaks.
        rank = (fit, state.since, -_ALIVE.get(state.status, 9))
        if best_fit is None or rank > best_fit:
            best, best_fit = state, rank
    return best


@cache
def _by_value() -> dict[float, tuple[MeasureState, ...]]:
    table: dict[float, list[MeasureState]] = {}
    for state in measure_states():
        table.setdefault(state.rate_pct, []).append(state)
    return {key: tuple(states) for key, states in table.items()}


def levied(rate_pct: float, named: Collection[str], goods: Collection[str], day: date | None) -> list[tuple[str, str, float]]:
    """Who publicly levied such a rate on whom by `day`, among the countries `named`: (imposer, target, fit), the best fit of each pair.

    A rate on the goods at hand fits 3, on other goods not at all, on all goods of a named country 1.5, of the world less.
    """
    best: dict[tuple[str, str], float] = {}
    for state in _by_value().get(rate_pct, ()):
        if state.imposer not in named or (day is not None and state.since > day):
            continue
        specific = bool(set(state.products) & set(goods) - {"all_goods"})
        if not specific and "all_goods" not in state.products:
            continue
        for target in state.targets:
            if target == "WORLD":
                fit = 2.0 if specific else 0.3
            elif target in named:
                fit = 3.0 if specific else 1.5
            else:
                continue
            pair = (state.imposer, target)
            best[pair] = max(best.get(pair, 0.0), fit)
    return [(imposer, target, fit) for (imposer, target), fit in sorted(best.items())]


def _fit(state: MeasureState, targets: Sequence[str], products: Sequence[str]) -> float:
    if set(state.targets) & set(targets):
        fit = 2.0
    elif "WORLD" in state.targets:
        fit = 1.0
    else:
        return 0.0
    if set(state.products) & set(products):
        return fit + 2.0
    if "all_goods" in state.products:
        return fit
    return 0.0
