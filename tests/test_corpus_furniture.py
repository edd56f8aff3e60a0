"""Wordings of furniture: every rule matches its examples and leaves the story alone."""

import re

import pytest

from pipelines.contracts.terms import BLOCK_KINDS
from pipelines.corpus.furniture import is_menu, is_section, is_ticker, kind_of
from pipelines.corpus.wordings import RULES


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule in RULES for example in rule.examples], ids=lambda value: getattr(value, "name", None)
)
def test_every_rule_matches_its_examples(rule, example) -> None:
    assert re.compile(rule.pattern, re.IGNORECASE).match(example)
    assert kind_of(example) == rule.kind


def test_rules_have_names_of_their_own_and_known_kinds() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.kind for rule in RULES} <= {*BLOCK_KINDS, "related_heading"}
    assert all(rule.examples for rule in RULES)


@pytest.mark.parametrize(
    "line",
    [
        "The tariff on steel rises to 50 percent on Wednesday, officials said.",
        "Share prices fell 3 percent after the announcement.",
        "Share of exports: 25%",
        "Subscribers to the view that tariffs are paid abroad are rare.",
        "The report said that opinions in Brussels differ on how to answer the 20% tariff.",
        "Views are split on the tariff, said a person close to the talks.",
        "Without consent from Congress the surcharge would lapse in July.",
        "This story begins in a mill in Ohio.",
        "Email from the minister's office confirmed the 15% rate.",
        "Contact between the two sides resumed on Friday.",
        "Watch exports to the United States fell 55% in September.",
        "Read together, the two orders leave a rate of 15%.",
        "Get ready for higher prices, importers say.",
        "Latest figures show that imports fell 10%.",
        "Related duties on aluminium stay at 50%.",
        "Comments from the president moved markets again.",
        "Advertisements for cars dried up in April.",
        "Source: Census Bureau, own calculations",
        "Sources: [1] Treasury [2] WTO",
        "Follow-up talks are planned for May 12.",
        "More than 60 countries face higher rates.",
        "Most goods from Mexico enter free of duty.",
        "Top officials will meet in Geneva.",
        "Trading partners: Canada 35%, Mexico 25%, China 30%",
        "2025-04-09: China raises its rate to 84%",
        "Section 232: 50%",
        "Original rate: 24%",
        "The author of the order is unknown.",
        "Editors at the paper expect a ruling.",
        "Editor: I grow pears, and Peru takes them at 12 per cent, which your paper forgot.",
        "Back to 12? Lima's canners hold their breath",
        "Back to the table: Lima and Quito talk of pears",
        "Cookie makers pay 12% on imported butter.",
        "Q: Is the 24% tariff in force?",
        "Phone makers were spared the 125% tariff.",
        "Japan | 15% | Aug. 7",
        "",
    ],
)
def test_the_story_is_left_alone(line: str) -> None:
    assert kind_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Home > Business > Trade",
        "NEWS / WORLD / ASIA",
        "Local | World | Sports | Comics",
        "News   Business   Weather   Cars",
        "Home » Markets",
    ],
)
def test_menus_and_bread_crumbs(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "Vietnam | 20% | 46%",
        "Kettles: 20% → 15% → 10%",
        "Tokyo, Seoul and Taipei wait",
        "Steel | aluminium",
        "He said so.   She denied it.   They left.",
    ],
)
def test_what_is_no_menu(line: str) -> None:
    assert not is_menu(line)


def test_tickers_are_strips_of_changes() -> None:
    assert is_ticker("NIKKEI 38,000 ▲ 0.4% | USD/JPY 147.2 ▼ 0.1%")
    assert is_ticker("ACME +4.1% · ZINC −0.4%")
    assert not is_ticker("Kettles | from 0-20% to 10-50%")
    assert not is_ticker("Exports fell -3% and imports rose +2% in May.")


def test_names_of_sections() -> None:
    assert all(map(is_section, ("BUSINESS", "Trade policy", "World | Asia", "Opinion")))
    assert not any(map(is_section, ("Business as usual", "Trade war", "World leaders meet in Geneva")))
