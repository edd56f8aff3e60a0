"""Every promise of a release can be broken, and the audit then names it."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from warehouse_sample import FACTS, Sample, sample

from pipelines import warehouse
from pipelines.contracts.table import Table, pour

REFUSED = """insert into quarantine.rejected_rows
    select '{table}', '{rule}', null, 'a.txt', null, null, 'made up', '{{"row": ' || range // {each} || '}}', 'run-1', now()::timestamp
    from range({rows});"""
"""Refuses `rows` rows of `table`, each `each` times."""

PAIR = """insert into mart.co_mentions select '{first}', 'x', 'ORG', '{second}', 'x', 'ORG', {both}, 1, 1, 1, {lift}, null, null"""
"""A pair of entities that the sample does not name together."""

PERSON = """insert into mart.people
    select 'PERSON:x', 'X', null, null, 'X', true, 'exact', ['exact'], 1, 1, 1, 1, {score}, 1, true, null, null, min(article_id), 'x'
    from core.articles"""
"""A spelling of a person that the sample does not name."""

RELAY = """insert into mart.relays
    select mention_id, article_id, 0, 0, 0, 6, 'The Bugle', 'The Bugle', '{outlet}', 'told', '{words}', 'Nikkei says so.'
    from core.entity_mentions limit 1;"""
"""A relay of the outlet, in words that its sentence may not have."""
CONTRADICTION = """insert into mart.contradictions by name
    select claim_id as contradiction_id, true as is_contradiction, 'rates_differ' as rule, 'x' as rule_label, 'x' as explanation,
        'within_article' as scope, imposer, target, product, measure, measure_label, claim_id as first_claim_id,
        mention_id as first_mention_id, article_id as first_article_id, {first_pct} as first_rate_pct, basis as first_basis,
        status as first_status, sentence as first_sentence, claim_id as second_claim_id, mention_id as second_mention_id,
        article_id as second_article_id, rate_pct as second_rate_pct, basis as second_basis, status as second_status,
        sentence as second_sentence
    from mart.tariff_claims where text = '25%' and product = 'cars' limit 1"""
"""A claim set against itself."""
DEADLINE = """insert into mart.deadlines by name
    select mention_id as deadline_id, 'named_day' as kind, 'x' as kind_label, date '2025-04-03' as due_on, date '2025-04-03' as due_end_on,
        'day' as due_precision, {days} as days_ahead, article_id, date '2025-05-04' as published_on, mention_id, text, sentence_no,
        text as sentence, [] as rates_pct, [] as imposers, [] as targets, [] as products, [] as statuses
    from core.date_mentions where type = 'DATE'"""
"""A day of April in an article of May."""
PASSED = """insert into core.passed_figures by name
    select mention_id, article_id, sentence_no, char_start, char_end, text, rule, rate_pct, 'share' as reason
    from core.rate_mentions where text = '10%'"""

BREAKS = {
    "article_ids_follow_from_content": "update core.articles set content_sha256 = repeat('0', 64) where source_path = 'weather.txt'",
    "articles_stand_in_sources": "delete from core.sources where source_path = 'weather.txt'",
    "articles_were_read": "delete from core.articles",
    "blocks_have_articles": "insert into core.blocks values (repeat('0', 20), 0, 'paragraph', true, 0, 1, 'x')",
    "blocks_stand_in_the_text": "update core.blocks set text = replace(text, '25%', '52%')",
    "body_blocks_make_up_the_text": "delete from core.blocks where kind = 'paragraph'",
    "claims_cover_rates": "delete from mart.tariff_claims where product = 'steel'",
    "claims_stand_in_their_sentences": "update mart.tariff_claims set sentence_char_start = sentence_char_start - 1",
    "codes_are_spelled_out": "delete from vocab.terms where value = 'sectoral'",
    "contradictions_are_of_one_tariff": CONTRADICTION.format(first_pct="rate_pct"),
    "copies_point_to_originals": "update core.articles set duplicate_of = article_id where duplicate_of is not null",
    "countries_count_claims_once": "update mart.coverage_by_country set target_claim_count = target_claim_count + 1 where country = 'EU'",
    "corroboration_counts_add_up": "update mart.corroboration set article_count = article_count + 1",
    "corroboration_covers_claims": "delete from mart.corroboration where product = 'steel'",
    "coverage_counts_everything_once": "update mart.coverage_by_day set rate_mention_count = rate_mention_count + 1",
    "dates_start_before_they_end": "update core.date_mentions set date_end = date_start - interval 1 day where type = 'DATE'",
    "deadlines_lie_ahead": DEADLINE.format(days=1),
    "entity_codes_are_known": "update core.entities set entity_id = 'COUNTRY:XX' where entity_id = 'COUNTRY:JP'",
    "few_mentions_were_refused": REFUSED.format(table="core.rate_mentions", rule="r", each=1, rows=100),
    "history_looks_back": "update mart.rate_history set previous_history_id = history_id",
    "history_reports_every_claim": "delete from mart.rate_history where product = 'steel'",
    "lifecycle_counts_every_claim": "delete from mart.measure_lifecycle where product = 'steel'",
    "gaps_are_all_listed": "delete from mart.extraction_gaps where kind = 'open_target'",
    "gaps_stand_in_the_text": "update mart.extraction_gaps set char_start = char_start - 1",
    "listed_entities_are_mentioned": "insert into core.entities values ('PERSON:x', 'PERSON', 'X', null, null, false)",
    "mention_ids_are_unique": """update core.date_mentions
        set mention_id = (select min(mention_id) from core.rate_mentions) where type = 'DATE'""",
    "mentioned_entities_are_listed": "delete from core.entities where entity_id = 'PRODUCT:steel'",
    "mentions_lie_inside_their_sentences": "update core.rate_mentions set sentence_no = 1 where text = '10%'",
    "mentions_stand_in_the_text": "update core.date_mentions set char_start = char_start + 1",
    "only_tariff_articles_have_mentions": "update core.articles set is_about_tariffs = false",
    "origins_cover_current_articles": "delete from mart.article_origins where publisher is null",
    "overview_covers_current_articles": "delete from mart.article_overview where is_about_tariffs",
    "previous_rates_stand_beside": "update mart.tariff_claims set previous_mention_id = mention_id, previous_rate_pct = rate_pct",
    "pairs_stand_once": PAIR.format(first="PRODUCT:steel", second="COUNTRY:JP", both=1, lift=1),
    "people_cover_mentions": PERSON.format(score=1),
    "passed_figures_are_no_rates": PASSED,
    "rate_countries_are_known": "update core.rate_mentions set targets = ['QQ'] where text = '10%'",
    "rate_products_are_known": "update core.rate_mentions set products = ['moonshine'] where text = '10%'",
    "search_covers_tariff_sentences": "delete from mart.search_documents where document_no = 1",
    "search_forms_have_terms": "delete from mart.search_terms where term = 'duty'",
    "relays_name_another_outlet": RELAY.format(outlet="Nikkei", words="Nikkei reported"),
    "sentences_lie_inside_their_blocks": "update core.sentences set block_no = 0",
    "sentences_stand_in_the_text": "update core.sentences set char_end = char_end - 1",
    "sources_have_articles": "insert into core.sources select * from core.sources limit 1",
    "versions_cover_articles": "update mart.article_versions set is_current = true",
    "contract_of_mart_article_versions": "update mart.article_versions set version_no = 0 where version_no = 2",
    "contract_of_mart_tariff_claims": "update mart.tariff_claims set rate_pct = -1",
    "contract_of_mart_rate_history": "update mart.rate_history set mention_count = 0",
    "contract_of_mart_measure_lifecycle": "update mart.measure_lifecycle set threat_to_force_days = -1",
    "contract_of_mart_article_overview": "update mart.article_overview set lead_rate_pct = -1",
    "contract_of_mart_contradictions": CONTRADICTION.format(first_pct="-1"),
    "contract_of_mart_deadlines": DEADLINE.format(days=0),
    "contract_of_mart_extraction_gaps": "update mart.extraction_gaps set rate_pct = -1",
    "contract_of_mart_coverage_by_day": "update mart.coverage_by_day set article_count = 0 where published_on is null",
    "contract_of_mart_coverage_by_country": "update mart.coverage_by_country set tariff_article_share_pct = 101",
    "contract_of_mart_co_mentions": PAIR.format(first="COUNTRY:JP", second="PRODUCT:steel", both=1, lift=-1),
    "contract_of_mart_people": PERSON.format(score=2),
    "contract_of_mart_search_documents": "update mart.search_documents set sentence_no = -1",
    "contract_of_mart_search_forms": "update mart.search_forms set document_count = -1",
    "contract_of_mart_search_postings": "update mart.search_postings set word_no = 0",
    "contract_of_mart_search_terms": "update mart.search_terms set inverse_document_frequency = -1",
    "contract_of_mart_outlets": "insert into mart.outlets values ('bugle', 'The Bugle', 'bugle', 'The Bugle', null, false, false)",
    "contract_of_mart_article_origins": "update mart.article_origins set story_id = 'x'",
    "contract_of_mart_relays": RELAY.format(outlet="The Bugle", words=""),
    "contract_of_mart_corroboration": "update mart.corroboration set origin_count = 0",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = warehouse.Aside(tmp_path_factory.mktemp("sound"), "1")
    room.folder.mkdir(parents=True)
    warehouse.build(sample()[0].write(room.warehouse / "input"), room, FACTS)
    return room.database


@pytest.fixture(scope="module", autouse=True)
def equal_rows_are_poured_once() -> Iterator[None]:
    """Most of an audit is pouring marts into their contracts, and what breaks one table leaves the rows of the others as they were."""
    known: dict[type[Table], list[tuple[pl.DataFrame, Any]]] = {}

    def poured(table: type[Table], rows: pl.DataFrame) -> Any:
        for before, result in known.setdefault(table, []):
            if rows.equals(before):
                return result
        known[table].append((rows, pour(table, rows)))
        return known[table][-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["pipelines.warehouse.audit"], "pour", poured)
        yield


def audit_after(sql: str, sound: Path, folder: Path) -> dict[str, warehouse.CheckResult]:
    """The results of the audit of `sound` after `sql` was run on a copy of it."""
    database = folder / "tariffs.duckdb"
    shutil.copy(sound, database)
    with duckdb.connect(str(database)) as con:
        con.execute(sql)
    return {result.name: result for result in warehouse.audit(database)}


def test_a_sound_release_keeps_every_promise(sound: Path) -> None:
    results = warehouse.audit(sound)
    assert [result for result in results if not result.passed] == []
    assert [(result.name, result.table, result.promise) for result in results] == [(c.name, c.table, c.promise) for c in warehouse.checks()]


def test_every_check_is_tried() -> None:
    assert sorted(BREAKS) == sorted(check.name for check in warehouse.checks())


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_promise_is_named_with_its_rows(name: str, sound: Path, tmp_path: Path) -> None:
    result = audit_after(BREAKS[name], sound, tmp_path)[name]
    assert not result.passed
    assert result.offending >= len(result.sample) > 0
    json.dumps(result.sample)


@pytest.mark.parametrize(
    ("name", "sql"),
    [
        pytest.param("blocks_stand_in_the_text", "update core.blocks set char_start = 0 where not is_body", id="an aside with a span"),
        pytest.param("body_blocks_make_up_the_text", "update core.articles set text = text || 'x'", id="text after the last block"),
        pytest.param("body_blocks_make_up_the_text", "update core.articles set text = replace(text, chr(10), ' ')", id="no blank line"),
        pytest.param("body_blocks_make_up_the_text", "delete from core.blocks where block_no = 0", id="text before the first block"),
        pytest.param("body_blocks_make_up_the_text", "delete from core.blocks", id="an article without blocks"),
        pytest.param("codes_are_spelled_out", "insert into vocab.terms select * from vocab.terms", id="two labels"),
        pytest.param("corroboration_counts_add_up", "update mart.corroboration set origins = ['Nobody']", id="an origin of no claim"),
        pytest.param("corroboration_counts_add_up", "update mart.corroboration set origin_count = 9", id="more origins than names"),
        pytest.param("corroboration_covers_claims", "delete from mart.tariff_claims", id="no claims"),
        pytest.param("copies_point_to_originals", "update core.articles set duplicate_of = repeat('0', 20)", id="a copy of nothing"),
        pytest.param("dates_start_before_they_end", "update core.date_mentions set date_end = null", id="no end"),
        pytest.param(
            "dates_start_before_they_end",
            "update core.date_mentions set date_start = '2025-01-01' where type = 'DURATION'",
            id="a duration with a start",
        ),
        pytest.param("codes_are_spelled_out", PASSED + "; delete from vocab.terms where value = 'share'", id="a reason without label"),
        pytest.param("deadlines_lie_ahead", DEADLINE.format(days=-31).replace("text, s", "'x' as text, s"), id="words that are no mention"),
        pytest.param("gaps_are_all_listed", PASSED, id="a percentage that is not listed"),
        pytest.param("gaps_are_all_listed", "update core.rate_mentions set imposer = 'US'", id="a gap too many"),
        pytest.param("gaps_stand_in_the_text", "update mart.extraction_gaps set sentence = 'x'", id="a gap outside its sentence"),
        pytest.param("mention_ids_are_unique", PASSED, id="a passed figure with the id of a rate"),
        pytest.param("mentioned_entities_are_listed", "update core.entity_mentions set type = 'ORG'", id="another type than listed"),
        pytest.param("mentions_lie_inside_their_sentences", "delete from core.sentences", id="a mention without sentence"),
        pytest.param(
            "mentions_stand_in_the_text", "delete from core.articles where duplicate_of is not null", id="a mention without article"
        ),
        pytest.param("rate_countries_are_known", "update core.rate_mentions set imposer = 'QQ'", id="an unknown imposer"),
        pytest.param("sentences_lie_inside_their_blocks", "update core.blocks set is_body = false", id="a sentence beside the article"),
        pytest.param(
            "sentences_stand_in_the_text", "delete from core.articles where source_path = 'weather.txt'", id="a sentence without article"
        ),
        pytest.param("sources_have_articles", "delete from core.articles", id="a source without article"),
        pytest.param("history_looks_back", "update mart.rate_history set is_rate_change = true", id="a change from nothing"),
        pytest.param("history_reports_every_claim", "update mart.rate_history set mention_count = 2", id="a claim counted twice"),
        pytest.param("previous_rates_stand_beside", "update mart.tariff_claims set previous_rate_pct = 1", id="a rate without its mention"),
        pytest.param("claims_cover_rates", "delete from core.rate_mentions where text = '10%'", id="a claim without rate"),
        pytest.param("versions_cover_articles", "delete from mart.article_versions", id="no versions"),
        pytest.param("versions_cover_articles", "update mart.article_versions set is_current = false", id="no current version"),
        pytest.param("versions_cover_articles", "update mart.article_versions set duplicate_of = article_id", id="a copy of a copy"),
        pytest.param("origins_cover_current_articles", "update mart.article_versions set is_current = false", id="a superseded one"),
        pytest.param("origins_cover_current_articles", "update mart.article_origins set story_id = article_id", id="a story of a copy"),
        pytest.param("relays_name_another_outlet", RELAY.format(outlet="The Bugle", words="Nikkei says"), id="an outlet relays itself"),
        pytest.param("overview_covers_current_articles", "delete from core.date_mentions", id="a count too many"),
        pytest.param("countries_count_claims_once", "delete from core.entity_mentions where text = 'Japan'", id="named too often"),
        pytest.param("pairs_stand_once", PAIR.format(first="ORG:x", second="ORG:y", both=2, lift=1), id="a pair too often"),
        pytest.param("search_covers_tariff_sentences", "delete from mart.search_postings where form = 'duty'", id="a word too few"),
        pytest.param(
            "search_covers_tariff_sentences",
            "update core.articles set is_about_tariffs = false; update mart.article_overview set is_about_tariffs = false",
            id="a sentence too many",
        ),
        pytest.param("search_forms_have_terms", "delete from mart.search_forms where form = 'duty'", id="a word without term"),
        pytest.param("search_forms_have_terms", "delete from mart.search_postings where form = 'duty'", id="a term without sentence"),
    ],
)
def test_a_promise_can_be_broken_in_several_ways(name: str, sql: str, sound: Path, tmp_path: Path) -> None:
    assert not audit_after(sql, sound, tmp_path)[name].passed


KEPT = """insert into core.entity_mentions
    select lpad(range::varchar, 20, '0'), repeat('0', 20), 0, 0, 1, 'x', 'r', 'ORG', 'ORG:x', 'X', 'exact', 1 from range({rows});"""


@pytest.mark.parametrize(
    ("sql", "passes"),
    [
        pytest.param(REFUSED.format(table="core.entity_mentions", rule="r", each=1, rows=99), True, id="99 rows, all of them"),
        pytest.param(REFUSED.format(table="core.entity_mentions", rule="r", each=1, rows=100), False, id="100 rows of 103"),
        pytest.param(
            KEPT.format(rows=1897) + REFUSED.format(table="core.entity_mentions", rule="r", each=1, rows=100),
            True,
            id="100 rows of 2000 are 5%",
        ),
        pytest.param(
            KEPT.format(rows=1896) + REFUSED.format(table="core.entity_mentions", rule="r", each=1, rows=100),
            False,
            id="100 rows of 1999 are more",
        ),
        pytest.param(REFUSED.format(table="core.sources", rule="not_utf8", each=1, rows=1000), True, id="refused files never close it"),
        pytest.param(REFUSED.format(table="core.articles", rule="r", each=1, rows=1000), True, id="refused articles alone neither"),
        pytest.param(
            REFUSED.format(table="core.entity_mentions", rule="r1", each=1, rows=60)
            + REFUSED.format(table="core.entity_mentions", rule="r2", each=1, rows=60),
            True,
            id="60 rows that break two rules are 60",
        ),
        pytest.param(REFUSED.format(table="core.entity_mentions", rule="r", each=2, rows=120), False, id="equal rows count each"),
        pytest.param(
            REFUSED.format(table="core.entity_mentions", rule="r", each=1, rows=60)
            + REFUSED.format(table="core.date_mentions", rule="r", each=1, rows=60),
            True,
            id="each table by itself",
        ),
    ],
)
def test_the_valve(sql: str, passes: bool, sound: Path, tmp_path: Path) -> None:
    assert audit_after(sql, sound, tmp_path)["few_mentions_were_refused"].passed is passes


def test_an_empty_folder_closes_the_valve(tmp_path: Path) -> None:
    room = warehouse.Aside(tmp_path, "1")
    room.folder.mkdir(parents=True)
    warehouse.build(Sample().write(tmp_path / "input"), room, FACTS)
    assert [result.name for result in warehouse.audit(room.database) if not result.passed] == ["articles_were_read"]


def test_long_texts_are_cut_in_the_sample(sound: Path, tmp_path: Path) -> None:
    result = audit_after("update core.sentences set text = repeat('long ', 1000)", sound, tmp_path)["sentences_stand_in_the_text"]
    assert result.offending == 6
    assert all(len(row["text"]) == 300 for row in result.sample)
