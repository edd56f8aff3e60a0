"""What the ledger of published tariffs, `seeds/vocabulary/measures.csv`, promises, and facts everybody in trade knows, looked up in it.

What the reading rules make of it is tested with the rules.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import polars as pl
import pytest

from pipelines.contracts import vocab
from pipelines.contracts.table import columns, frame, pour
from pipelines.reading.measures import MeasureState, known_state, measure_states
from pipelines.shipped import folder

FOLDER = folder("seeds") / "vocabulary"
IN_FORCE_LEAD = timedelta(days=3)
"""How much earlier than its first day a rate may be called in effect: time zones, and goods on the water."""
EARLIEST = date(1947, 10, 30)
"""The General Agreement on Tariffs and Trade: no bound rate is older."""
FEWEST_STATES = 1_500

Tariff = tuple[str, tuple[str, ...], tuple[str, ...], float, str, str]


def rows() -> list[dict[str, str]]:
    with (FOLDER / "measures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values_of(file_name: str, column_name: str) -> set[str]:
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as file:
        return {row[column_name] for row in csv.DictReader(file)}


def tariffs() -> dict[Tariff, list[MeasureState]]:
    """The states of each tariff in the order of the file."""
    found: dict[Tariff, list[MeasureState]] = defaultdict(list)
    for s in measure_states():
        found[(s.imposer, s.targets, s.products, s.rate_pct, s.measure, s.basis)].append(s)
    return dict(found)


def broken(reason: str, states: Sequence[MeasureState]) -> str:
    return reason + "\n" + "\n".join(str(s) for s in states[:5])


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(rows()[0]) == [c.name for c in columns(vocab.Measures)]


def test_every_row_keeps_the_contract() -> None:
    poured = [
        {
            **row,
            "targets": row["targets"].split(";"),
            "products": row["products"].split(";"),
            "rate_pct": float(row["rate_pct"]),
            "since": date.fromisoformat(row["since"]),
            "effective_on": date.fromisoformat(row["effective_on"]) if row["effective_on"] else None,
        }
        for row in rows()
    ]
    good, refused = pour(vocab.Measures, frame(vocab.Measures, poured))
    assert refused.select("rule", "detail", "payload").rows() == []
    assert good.height == len(poured)


def test_the_ledger_is_as_long_as_it_was() -> None:
    assert len(measure_states()) >= FEWEST_STATES


def test_the_file_is_sorted() -> None:
    def place(row: dict[str, str]) -> tuple[str, str, str, float, str, str, str]:
        return row["imposer"], row["targets"], row["products"], float(row["rate_pct"]), row["measure"], row["since"], row["status"]

    written = rows()
    assert [tuple(row.values()) for row in written] == [tuple(row.values()) for row in sorted(written, key=place)]


def test_no_two_rows_are_equal() -> None:
    table = pl.DataFrame(rows())
    assert table.filter(table.is_duplicated()).rows() == []


@pytest.mark.parametrize("name", ["imposer", "targets", "products", "rate_pct", "basis", "measure", "status", "since", "source"])
def test_only_the_first_day_may_be_unknown(name: str) -> None:
    assert [row for row in rows() if not row[name].strip() or row[name] != row[name].strip()] == []


@pytest.mark.parametrize("name", ["targets", "products"])
def test_lists_are_sorted_and_hold_nothing_twice(name: str) -> None:
    assert [row[name] for row in rows() if row[name].split(";") != sorted(set(row[name].split(";")))] == []


def test_every_code_is_a_country_of_the_vocabulary() -> None:
    codes = values_of("countries.csv", "code")
    used = {c for s in measure_states() for c in (s.imposer, *s.targets)}
    assert sorted(used - codes) == []


def test_every_slug_is_a_product_of_the_vocabulary() -> None:
    used = {p for s in measure_states() for p in s.products}
    assert sorted(used - values_of("products.csv", "slug")) == []


def test_nobody_levies_on_its_own_goods() -> None:
    own = [s for s in measure_states() if s.imposer in s.targets]
    assert own == [], broken("imposer and target are one:", own)


def test_the_world_and_all_goods_stand_alone() -> None:
    mixed = [
        s for s in measure_states() if ("WORLD" in s.targets and len(s.targets) > 1) or ("all_goods" in s.products and len(s.products) > 1)
    ]
    assert mixed == [], broken("WORLD or all_goods beside a part of it:", mixed)


def test_the_states_of_a_tariff_follow_each_other_day_by_day() -> None:
    wrong = [b for states in tariffs().values() for a, b in pairwise(states) if b.since <= a.since]
    assert wrong == [], broken("not after the state before:", wrong)


def test_no_tariff_repeats_a_state_back_to_back() -> None:
    wrong = [b for states in tariffs().values() for a, b in pairwise(states) if a.status == b.status]
    assert wrong == [], broken("the same state again:", wrong)


def test_no_rate_is_in_effect_before_its_first_day() -> None:
    wrong = [s for s in measure_states() if s.status == "in_effect" and s.effective_on and s.since < s.effective_on - IN_FORCE_LEAD]
    assert wrong == [], broken("in effect too early:", wrong)


def test_no_state_is_older_than_the_trading_system() -> None:
    old = [s for s in measure_states() if s.since < EARLIEST]
    assert old == [], broken("older than the GATT:", old)


def test_a_tariff_that_was_replaced_was_announced_or_in_force_before() -> None:
    """A row that only says `former` has nothing to be former to, unless it quotes what somebody said of the past."""
    bare = [states[0] for states in tariffs().values() if states[0].status == "former" and "tated by" not in states[0].source]
    assert bare == [], broken("former from the first row on:", bare)


FACTS = [
    # (day, imposer, target, product, rate, measure, status)
    # the reciprocal tariffs, from the garden to the court
    ("2025-04-03", "US", "JP", "all_goods", 24, "reciprocal", "scheduled"),
    ("2025-05-01", "US", "JP", "all_goods", 24, "reciprocal", "suspended"),
    ("2025-05-01", "US", "CH", "all_goods", 31, "reciprocal", "suspended"),
    ("2025-05-01", "US", "CH", "all_goods", 32, "reciprocal", "suspended"),
    ("2025-05-01", "US", "AU", "all_goods", 10, "baseline", "in_effect"),
    ("2025-07-10", "US", "JP", "all_goods", 25, "reciprocal", "scheduled"),
    ("2025-07-10", "US", "BR", "all_goods", 50, "reciprocal", "scheduled"),
    ("2025-07-25", "US", "JP", "all_goods", 15, "reciprocal", "agreed"),
    ("2025-07-25", "US", "JP", "all_goods", 25, "reciprocal", "former"),
    ("2025-09-01", "US", "EU", "all_goods", 15, "reciprocal", "in_effect"),
    ("2025-09-01", "US", "CH", "all_goods", 39, "reciprocal", "in_effect"),
    ("2025-12-20", "US", "CH", "all_goods", 39, "reciprocal", "former"),
    ("2025-09-01", "US", "ZA", "all_goods", 30, "reciprocal", "in_effect"),
    ("2025-09-01", "US", "IN", "all_goods", 50, "reciprocal", "in_effect"),
    ("2025-09-01", "US", "BR", "all_goods", 40, "unspecified", "in_effect"),
    ("2025-12-01", "US", "BR", "coffee_tea", 40, "unspecified", "former"),
    ("2026-03-01", "US", "VN", "all_goods", 20, "reciprocal", "rejected"),
    ("2026-03-01", "US", "CA", "all_goods", 35, "fentanyl", "rejected"),
    # fentanyl and the spring of escalation
    ("2025-02-10", "US", "MX", "all_goods", 25, "fentanyl", "suspended"),
    ("2025-03-20", "US", "CA", "energy", 10, "fentanyl", "in_effect"),
    ("2025-04-20", "US", "CN", "all_goods", 145, "unspecified", "in_effect"),
    ("2025-06-01", "US", "CN", "all_goods", 145, "unspecified", "former"),
    ("2025-12-01", "US", "CN", "all_goods", 20, "fentanyl", "former"),
    ("2025-10-20", "US", "CN", "all_goods", 100, "unspecified", "threatened"),
    ("2025-11-20", "US", "CN", "all_goods", 100, "unspecified", "rejected"),
    ("2019-06-03", "US", "MX", "all_goods", 5, "fentanyl", "scheduled"),
    # security tariffs on goods
    ("2018-03-15", "US", "WORLD", "steel", 25, "sectoral", "scheduled"),
    ("2019-01-10", "US", "CA", "steel", 25, "sectoral", "in_effect"),
    ("2020-01-10", "US", "CA", "steel", 25, "sectoral", "former"),
    ("2020-08-20", "US", "CA", "aluminum", 10, "sectoral", "in_effect"),
    ("2018-09-01", "US", "TR", "steel", 50, "sectoral", "in_effect"),
    ("2019-07-01", "US", "TR", "steel", 50, "sectoral", "former"),
    ("2025-07-01", "US", "TR", "steel", 50, "sectoral", "in_effect"),
    ("2025-07-01", "US", "WORLD", "aluminum", 50, "sectoral", "in_effect"),
    ("2025-07-01", "US", "GB", "steel", 25, "sectoral", "in_effect"),
    ("2025-08-15", "US", "WORLD", "copper", 50, "sectoral", "in_effect"),
    ("2025-05-15", "US", "WORLD", "auto_parts", 25, "sectoral", "in_effect"),
    ("2025-08-15", "US", "JP", "automobiles", 15, "sectoral", "agreed"),
    ("2025-10-01", "US", "JP", "automobiles", 15, "sectoral", "in_effect"),
    ("2025-10-01", "US", "JP", "automobiles", 27.5, "sectoral", "former"),
    ("2026-03-01", "US", "WORLD", "furniture", 50, "sectoral", "suspended"),
    ("2026-10-10", "US", "WORLD", "pharmaceuticals", 100, "sectoral", "in_effect"),
    # what came after the ruling
    ("2026-03-15", "US", "WORLD", "all_goods", 10, "section_122", "in_effect"),
    ("2026-03-15", "US", "GB", "all_goods", 10, "section_122", "in_effect"),
    ("2026-08-15", "US", "WORLD", "all_goods", 10, "section_122", "former"),
    ("2026-08-15", "US", "JP", "all_goods", 12.5, "section_301", "in_effect"),
    ("2026-09-01", "US", "CA", "alcohol", 50, "unspecified", "in_effect"),
    # Section 301
    ("2018-10-10", "US", "CN", "furniture", 10, "section_301", "in_effect"),
    ("2019-06-10", "US", "CN", "furniture", 25, "section_301", "in_effect"),
    ("2019-12-20", "US", "CN", "electronics", 15, "section_301", "suspended"),
    ("2024-06-01", "US", "CN", "electric_vehicles", 100, "section_301", "scheduled"),
    ("2024-10-10", "US", "CN", "electric_vehicles", 25, "section_301", "former"),
    ("2020-12-01", "US", "EU", "aircraft", 15, "section_301", "in_effect"),
    ("2021-07-20", "US", "EU", "alcohol", 25, "section_301", "suspended"),
    # remedies
    ("2018-06-01", "US", "WORLD", "solar", 30, "trade_remedy", "in_effect"),
    ("2025-09-01", "US", "CA", "lumber", 35.19, "trade_remedy", "in_effect"),
    ("2024-08-01", "EU", "CN", "electric_vehicles", 37.6, "trade_remedy", "in_effect"),
    ("2025-01-10", "EU", "CN", "electric_vehicles", 35.3, "trade_remedy", "in_effect"),
    ("2021-06-01", "CN", "AU", "agriculture", 80.5, "trade_remedy", "in_effect"),
    ("2024-06-01", "CN", "AU", "alcohol", 218.4, "trade_remedy", "former"),
    ("2025-10-10", "CN", "EU", "pork", 62.4, "trade_remedy", "in_effect"),
    ("2026-07-15", "EU", "WORLD", "steel", 50, "trade_remedy", "in_effect"),
    # answers
    ("2025-04-11", "CN", "US", "all_goods", 125, "retaliatory", "scheduled"),
    ("2025-06-01", "CN", "US", "all_goods", 24, "retaliatory", "suspended"),
    ("2018-08-01", "CN", "US", "soybeans", 25, "retaliatory", "in_effect"),
    ("2018-10-10", "CN", "US", "automobiles", 40, "retaliatory", "in_effect"),
    ("2025-03-15", "EU", "US", "alcohol", 50, "retaliatory", "scheduled"),
    ("2025-08-10", "EU", "US", "all_goods", 30, "retaliatory", "suspended"),
    ("2018-07-01", "EU", "US", "motorcycles", 25, "retaliatory", "in_effect"),
    ("2025-05-01", "CA", "US", "automobiles", 25, "retaliatory", "in_effect"),
    ("2025-10-01", "CA", "US", "all_goods", 25, "retaliatory", "former"),
    ("2020-01-10", "IN", "US", "fruit_vegetables", 70, "retaliatory", "in_effect"),
    ("2018-09-01", "TR", "US", "automobiles", 120, "retaliatory", "in_effect"),
    # third countries and ordinary rates
    ("2024-11-01", "CA", "CN", "electric_vehicles", 100, "sectoral", "in_effect"),
    ("2026-02-01", "MX", "CN", "automobiles", 50, "mfn", "in_effect"),
    ("2018-06-15", "CN", "WORLD", "automobiles", 25, "mfn", "in_effect"),
    ("2018-08-01", "CN", "WORLD", "automobiles", 25, "mfn", "former"),
    ("2019-10-10", "JP", "US", "beef", 38.5, "mfn", "in_effect"),
    ("2020-02-10", "JP", "US", "beef", 26.6, "mfn", "in_effect"),
    ("2025-06-01", "IN", "US", "alcohol", 100, "mfn", "in_effect"),
    ("2025-06-01", "IN", "GB", "alcohol", 75, "deal", "agreed"),
    ("2025-06-01", "BR", "US", "agriculture", 18, "mfn", "in_effect"),
    ("2022-01-10", "US", "WORLD", "trucks", 25, "mfn", "in_effect"),
    ("2024-01-10", "US", "DE", "automobiles", 2.5, "mfn", "in_effect"),
    ("2024-01-10", "EU", "US", "automobiles", 10, "mfn", "in_effect"),
]


@pytest.mark.parametrize("day, imposer, target, product, rate, measure, status", FACTS)
def test_a_known_fact_stands_in_the_ledger(
    day: str, imposer: str, target: str, product: str, rate: float, measure: str, status: str
) -> None:
    state = known_state(imposer, [target], [product], float(rate), date.fromisoformat(day))
    assert state is not None
    assert (state.measure, state.status) == (measure, status)


UNKNOWN = [
    # Before it was announced, nobody knew of it; and nobody ever levied these.
    ("2025-04-01", "US", "JP", "all_goods", 24),
    ("2018-01-10", "US", "CN", "electric_vehicles", 100),
    ("2025-06-01", "US", "JP", "all_goods", 23.7),
    ("2025-06-01", "JP", "US", "all_goods", 24),
]


@pytest.mark.parametrize("day, imposer, target, product, rate", UNKNOWN)
def test_what_was_not_published_is_not_known(day: str, imposer: str, target: str, product: str, rate: float) -> None:
    assert known_state(imposer, [target], [product], rate, date.fromisoformat(day)) is None


FIRST_DAYS = [
    ("2025-04-03", "US", "JP", "all_goods", 24, "2025-04-09"),
    ("2025-07-10", "US", "JP", "all_goods", 25, "2025-08-01"),
    ("2025-08-01", "US", "EU", "all_goods", 15, "2025-08-07"),
    ("2025-04-01", "US", "WORLD", "auto_parts", 25, "2025-05-03"),
    ("2018-06-20", "CN", "US", "soybeans", 25, "2018-07-06"),
    ("2024-09-01", "CA", "CN", "electric_vehicles", 100, "2024-10-01"),
    ("2025-10-10", "EU", "WORLD", "steel", 50, "2026-07-01"),
    ("2025-11-01", "US", "WORLD", "copper", 30, "2028-01-01"),
]


@pytest.mark.parametrize("day, imposer, target, product, rate, first", FIRST_DAYS)
def test_the_first_day_of_a_rate_is_known(day: str, imposer: str, target: str, product: str, rate: float, first: str) -> None:
    state = known_state(imposer, [target], [product], float(rate), date.fromisoformat(day))
    assert state is not None
    assert state.effective_on == date.fromisoformat(first)
