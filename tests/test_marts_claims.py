"""Claims: since when one holds, and which rate it takes the place of."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from claim_cases import Article, article, ask, build, build_cases, said
from warehouse_sample import Sample

SINCE: dict[str, tuple[Article, tuple[Any, Any]]] = {
    "the day the text names": (article("2025-05-04", said(25, on="2025-04-03")), (date(2025, 4, 3), "day")),
    "else that of publication": (article("2025-05-04", said(25)), (date(2025, 5, 4), "day")),
    "as precisely as that is known": (article("2025-05-01", said(25), published_precision="month"), (date(2025, 5, 1), "month")),
    "a month that the text names": (
        article("2025-05-04", said(25, on="2025-04-01", effective_precision="month")),
        (date(2025, 4, 1), "month"),
    ),
    "not known": (article(None, said(25), published_basis="none"), (None, None)),
    "known from the text alone": (article(None, said(25, on="2025-04-03"), published_basis="none"), (date(2025, 4, 3), "day")),
}


def test_a_claim_holds_since(tmp_path: Path) -> None:
    database, countries = build_cases({name: [told] for name, (told, _) in SINCE.items()}, tmp_path)
    found = ask(database, "select target, since_on, since_precision from mart.tariff_claims")
    assert {target: since for target, *since in found} == {countries[name]: list(since) for name, (_, since) in SINCE.items()}


OLD, NEW, SOON = {"status": "former"}, {"status": "in_effect"}, {"status": "scheduled"}

REPLACED: dict[str, tuple[str, dict[str, dict[str, Any]], dict[str, float]]] = {
    "from what was to what is": ("Cut from 27.5% to 15%.", {"27.5%": OLD, "15%": NEW}, {"15%": 27.5}),
    "from what still is to what will be": ("To climb from 25% to 35%.", {"25%": NEW, "35%": SOON}, {"35%": 25.0}),
    "to what will be from what is": ("Raised to 35% from the current 25%.", {"35%": SOON, "25%": NEW}, {"35%": 25.0}),
    "two rates side by side": ("Cars pay 25%, lorries are to pay 35%.", {"25%": NEW, "35%": SOON}, {}),
    "a former rate beside it": ("The 27.5% is gone; 15% is paid.", {"27.5%": OLD, "15%": NEW}, {"15%": 27.5}),
    "of two former rates the nearer": ("First 24%, then 20%, now 15%.", {"24%": OLD, "20%": OLD, "15%": NEW}, {"15%": 20.0}),
    "what 'from' sets beside it before what is nearer": (
        "The 18% went to 25% from the previous rate of 20%.",
        {"18%": OLD, "25%": NEW, "20%": OLD},
        {"25%": 20.0},
    ),
    "of another country": ("Japan from 24%, Europe now 15%.", {"24%": OLD, "15%": {"targets": ["EU"]}}, {}),
    "of other goods": ("Steel was 24%, cars are 15%.", {"24%": {**OLD, "products": ["steel"]}, "15%": NEW}, {}),
    "of another basis": ("Was 24% on top, is 15%.", {"24%": {**OLD, "basis": "additional"}, "15%": NEW}, {}),
    "of another imposer": ("Was 24%, is 15%.", {"24%": {**OLD, "imposer": "JP"}, "15%": NEW}, {}),
    "a change takes nobody's place": ("Was 24%, rose by 15%.", {"24%": OLD, "15%": {"basis": "change"}}, {}),
    "a former rate neither": ("Was 24%, then 20%.", {"24%": OLD, "20%": OLD}, {}),
    "nor does the ordinary duty in a sum": ("Was 20%, of which 2.5% is paid.", {"20%": OLD, "2.5%": {"measure": "mfn"}}, {}),
    "but its own place is taken": ("Up from 6% to 31%.", {"6%": {**OLD, "measure": "mfn"}, "31%": NEW}, {"31%": 6.0}),
    "of another kind of tariff": (
        "The 20% went, the 10% stayed.",
        {"20%": {**OLD, "measure": "fentanyl"}, "10%": {"measure": "reciprocal"}},
        {},
    ),
    "both open": (
        "Was 24%, is 15%.",
        {"24%": {**OLD, "targets": [], "products": []}, "15%": {"targets": [], "products": []}},
        {"15%": 24.0},
    ),
    "in another sentence": ("Was 24%. Is 15%.", {"24%": OLD, "15%": NEW}, {}),
}
"""Case -> a text, the rates in it, and those of them that take the place of another with its rate."""


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, str]]]:
    made, ids = Sample(), {}
    for name, (text, rates, _) in REPLACED.items():
        sentences = text.replace(". ", ".\n").split("\n")
        article_id = made.article(f"{name}.txt", ("paragraph", sentences))
        ids[name] = {made.rate(article_id, written, rate_pct=float(written[:-1]), **row): written for written, row in rates.items()}
    return build(made, tmp_path_factory.mktemp("replaced")), ids


@pytest.mark.parametrize("name", REPLACED)
def test_a_claim_knows_the_rate_it_takes_the_place_of(name: str, replaced: tuple[Path, dict[str, dict[str, str]]]) -> None:
    database, ids = replaced
    found = ask(
        database,
        """select mention_id, previous_rate_pct, previous_mention_id from mart.tariff_claims
        where previous_mention_id is not null and mention_id in (select unnest(?))""",
        list(ids[name]),
    )
    assert {ids[name][mention]: rate for mention, rate, _ in found} == REPLACED[name][2]
    assert all(ids[name][earlier] == f"{rate:g}%" for _, rate, earlier in found)
