"""Readings as frames: ids, order and shape."""

from datetime import date

import polars as pl
import pytest

from pipelines.contracts import core
from pipelines.contracts.table import full_name, polars_schema, pour
from pipelines.reading.article import DateMention, EntityMention, PassedFigure, RateMention
from pipelines.reading.close import Reading
from pipelines.reading.frames import entities_frame, mention_frames, mention_id

ARTICLE, OTHER = "a" * 20, "b" * 20
TABLES = (core.RateMentions, core.DateMentions, core.EntityMentions, core.PassedFigures)


def rate(start: int, text: str = "12%", rate_pct: float = 12.0) -> RateMention:
    end = start + len(text)
    parties = ("PE", ["CL"], ["copper"])
    return RateMention(0, start, end, text, "percent", rate_pct, None, "exact", "level", *parties, "mfn", "former", None, None, 0.9, 0.8)


def day(start: int, text: str = "May 4") -> DateMention:
    found = date(2025, 5, 4)
    return DateMention(0, start, start + len(text), text, "day", "DATE", "2025-05-04", found, found, "day", "exact", "published")


def entity(start: int, text: str = "Chile", kind: str = "COUNTRY", key: str = "CL", name: str = "Chile") -> EntityMention:
    return EntityMention(0, start, start + len(text), text, "name", kind, key, name, "exact", 1.0)


def passed(start: int, text: str = "3%") -> PassedFigure:
    return PassedFigure(0, start, start + len(text), text, "percent", 3.0, None, "growth", 0.01)


READING = Reading([rate(40), rate(7)], [day(90), day(20)], [entity(3), entity(60), entity(1, "Chilean")], [passed(70), passed(50)])


def test_frames_keep_their_contracts() -> None:
    frames = mention_frames([(ARTICLE, READING)])
    assert list(frames) == [full_name(table) for table in TABLES]
    for table in TABLES:
        rows = frames[full_name(table)]
        good, refused = pour(table, rows)
        assert (rows.schema, good.height, refused.height) == (polars_schema(table), rows.height, 0)


def test_values_stand_in_their_columns() -> None:
    frames = mention_frames([(ARTICLE, Reading([rate(7)], [], [entity(3)], [passed(50)]))])
    [found] = frames["core.rate_mentions"].to_dicts()
    assert (found["article_id"], found["char_start"], found["char_end"], found["text"], found["targets"]) == (ARTICLE, 7, 10, "12%", ["CL"])
    [found] = frames["core.entity_mentions"].to_dicts()
    assert (found["entity_id"], found["match"], found["score"]) == ("COUNTRY:CL", "exact", 1.0)
    [found] = frames["core.passed_figures"].to_dicts()
    assert (found["char_start"], found["rate_pct"], found["reason"], found["duty_probability"]) == (50, 3.0, "growth", 0.01)
    assert found["mention_id"] == mention_id(ARTICLE, "passed", 50, 52, 0)


def test_rows_stand_in_the_order_of_articles_then_of_the_text() -> None:
    rows = mention_frames([(OTHER, READING), (ARTICLE, READING)])["core.entity_mentions"]
    assert rows["article_id"].to_list() == [OTHER] * 3 + [ARTICLE] * 3
    assert rows["char_start"].to_list() == [1, 3, 60] * 2


def test_the_order_in_which_rules_found_things_does_not_matter() -> None:
    turned = Reading(READING.rates[::-1], READING.dates[::-1], READING.entities[::-1], READING.passed[::-1])
    one, other = mention_frames([(ARTICLE, READING)]), mention_frames([(ARTICLE, turned)])
    assert all(one[name].equals(other[name]) for name in one)


def test_mentions_of_one_span_are_told_apart_by_their_ordinal() -> None:
    rows = mention_frames([(ARTICLE, Reading([rate(7), rate(7, rate_pct=13.0)], [], []))])["core.rate_mentions"]
    assert rows["mention_id"].to_list() == [mention_id(ARTICLE, "rate", 7, 10, n) for n in (0, 1)]
    assert rows["rate_pct"].to_list() == [12.0, 13.0]


def test_ids_do_not_depend_on_other_articles() -> None:
    alone = mention_frames([(ARTICLE, READING)])["core.rate_mentions"]
    among = mention_frames([(OTHER, READING), (ARTICLE, READING)])["core.rate_mentions"]
    assert alone["mention_id"].to_list() == among.filter(pl.col("article_id") == ARTICLE)["mention_id"].to_list()


def test_an_id_is_the_one_that_was_promised() -> None:
    # sha256 of "aaaaaaaaaaaaaaaaaaaa|rate|7|10|0": ids are kept by others, so they must never change.
    assert mention_id(ARTICLE, "rate", 7, 10, 0) == "569efcc72195d90ec5b1"


@pytest.mark.parametrize("readings", [[], [(ARTICLE, Reading([], [], []))]])
def test_nothing_found_is_empty_frames(readings: list[tuple[str, Reading]]) -> None:
    frames = mention_frames(readings)
    assert [frames[full_name(table)].schema for table in TABLES] == [polars_schema(table) for table in TABLES]
    assert entities_frame(frames["core.entity_mentions"]).is_empty()


def test_entities_are_one_row_each_and_keep_their_contract() -> None:
    rows = entities_frame(mention_frames([(ARTICLE, READING), (OTHER, READING)])["core.entity_mentions"])
    good, refused = pour(core.Entities, rows)
    assert (good.height, refused.height) == (1, 0)
    assert good.select("entity_id", "type", "name", "country", "is_in_vocabulary").row(0) == ("COUNTRY:CL", "COUNTRY", "Chile", "CL", True)


def test_an_entity_nobody_knows_has_its_commonest_name() -> None:
    names = ["Zebra Foundry", "Acme Foundry", "Zebra Foundry", "Bolt Foundry"]
    found = [entity(10 * n, name, "ORG", "no-such-foundry", name) for n, name in enumerate(names)]
    rows = entities_frame(mention_frames([(ARTICLE, Reading([], [], found))])["core.entity_mentions"])
    assert rows.row(0, named=True) == {
        "entity_id": "ORG:no-such-foundry",
        "type": "ORG",
        "name": "Zebra Foundry",
        "country": None,
        "description": None,
        "is_in_vocabulary": False,
    }


def test_entities_are_sorted_whatever_the_order_of_mentions() -> None:
    found = [entity(1, "Peru", "COUNTRY", "PE", "Peru"), entity(8), entity(20, "copper", "PRODUCT", "copper", "copper")]
    mentions = mention_frames([(ARTICLE, Reading([], [], found))])["core.entity_mentions"]
    assert entities_frame(mentions)["entity_id"].to_list() == ["COUNTRY:CL", "COUNTRY:PE", "PRODUCT:copper"]
    assert entities_frame(mentions.reverse()).equals(entities_frame(mentions))
