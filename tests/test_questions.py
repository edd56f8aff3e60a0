"""The questions under `sql/questions`: what each file looks like, and its answer on the sample corpus, held against the annotations.

How well articles are read changes with every lesson, so no whole answer is held here: of each question some rows that the articles bear
out, of which at least half must be there, and of all of them nearly all. Whole answers stand in test_questions_by_hand.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from pipelines import cli, shipped, warehouse
from pipelines.contracts.dictionary import all_tables
from pipelines.contracts.table import full_name

# The first test waits for a build, maybe for that of another worker.
pytestmark = pytest.mark.timeout(900)
ROOT = Path(__file__).parent.parent
QUESTIONS = {one.name: one for one in warehouse.questions()}
HEAD = ("Asked by: ", "Reading it: ", "To change: ")
GOLD = shipped.folder("seeds") / "gold"
# Nothing of the sample is refused, no page of it is there twice, and its publishers never contradict each other about one tariff at the
# same time. Those answers are held by hand.
EMPTY = {"contradictions_between_publishers", "superseded_versions", "what_was_refused_and_why"}


def parsed(sql: str) -> exp.Query:
    # sqlglot knows a function SEARCH of its own and would not let ours pass.
    tree = sqlglot.parse_one(sql.replace("mart.search(", "mart.our_search("), dialect="duckdb")
    assert isinstance(tree, exp.Query)
    return tree


def unparsed(tree: exp.Query) -> str:
    return tree.sql(dialect="duckdb").replace("OUR_SEARCH(", "search(")


# --- the files ---


def test_there_are_enough() -> None:
    assert len(QUESTIONS) >= 28


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_file_opens_with_its_question_and_how_to_read_the_answer(name: str) -> None:
    lines = [line for line in QUESTIONS[name].sql.splitlines() if line.startswith("--")]
    head = [line.removeprefix("-- ") for line in lines if not line.startswith(" ")]
    assert head[0] == QUESTIONS[name].asks
    assert head[0].endswith("?")
    starts = [next((n for n, line in enumerate(head) if line.startswith(start)), 0) for start in HEAD]
    assert 0 < starts[0] < starts[1] < starts[2], head
    assert name == name.lower()


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_file_is_one_query_with_an_order_and_without_gaps(name: str) -> None:
    assert len(sqlglot.parse(QUESTIONS[name].sql.replace("mart.search(", "mart.our_search("), dialect="duckdb")) == 1
    tree = parsed(QUESTIONS[name].sql)
    assert tree.args.get("order"), "the rows come in no order"
    assert not list(tree.find_all(exp.Placeholder, exp.Parameter)), "it does not run as it stands"
    clock = (exp.CurrentDate, exp.CurrentTimestamp, exp.CurrentTime, exp.Rand, exp.AnyValue)
    assert not list(tree.find_all(*clock)), "the answer hangs on the day or on luck"


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_file_reads_what_there_is(name: str) -> None:
    tree = parsed(QUESTIONS[name].sql)
    known = {full_name(table) for table in all_tables()}
    known |= {f"mart.{file.stem}" for file in (shipped.folder("sql") / "macros").glob("*.sql")}
    own = {part.alias for part in tree.find_all(exp.CTE)}
    read = set()
    for table in tree.find_all(exp.Table):
        called = table.this.name if isinstance(table.this, exp.Anonymous) else table.name
        read.add((f"{table.db}." if table.db else "") + called.replace("our_search", "search"))
    assert read - own
    assert read - own <= known


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_a_file_says_can_be_changed_stands_in_it_once(name: str) -> None:
    tree = parsed(QUESTIONS[name].sql)
    asked = [part for part in tree.find_all(exp.CTE) if part.alias == "asked"]
    change = " ".join(line.removeprefix("-- ") for line in QUESTIONS[name].sql.splitlines() if line.startswith("-- "))
    change = change[change.index(HEAD[2]) :]
    assert bool(asked) == ("asked" in change)
    if asked:
        assert all(f"{constant.alias}" in change for constant in asked[0].this.expressions), "a constant is not explained"


# --- the sample corpus ---


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The release of the sample corpus. Workers of one run share it: the first builds, the others wait for its lock and find it done."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sample-warehouse"
    assert cli.main(["build", "--articles", str(shipped.folder("seeds") / "articles"), "--warehouse", str(folder)]) == 0
    with duckdb.connect(str(folder / "current" / "tariffs.duckdb"), read_only=True) as con:
        yield con


def answer(con: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor = con.execute(sql)
    columns = [column[0] for column in cursor.description or []]
    assert len(set(columns)) == len(columns) > 1
    return [{c: str(v) if hasattr(v, "isoformat") else v for c, v in zip(columns, row, strict=True)} for row in cursor.fetchall()]


class Held(NamedTuple):
    """A row that the articles bear out and the answer to `question` should have, as far as it goes: a set stands for a list that has these
    and maybe more. Where it is about a rate, `rate` is how the annotations `gold` write it, and they must agree with the row."""

    question: str
    row: dict[str, Any]
    gold: str | None = None
    rate: str | None = None


HELD = [
    Held("articles_that_leave_the_day_open", {"publisher": "The Deccan Ledger", "published_on": "2026-02-08"}),
    Held("average_tariff_over_time", {"rate_pct": 2.4, "imposer_name": "United States", "status_label": "Former"}, "a05", "2.4%"),
    Held("average_tariff_over_time", {"rate_pct": 18.2, "target_name": "World", "publisher": "Meridian Wire"}, "b12", "18.2 pct"),
    Held("average_tariff_over_time", {"rate_pct": 3.1, "target_name": "China", "status_label": "Former"}, "b02", "3.1 per cent"),
    Held(
        "claims_against_the_published_record",
        {"verdict": "not on record", "target_name": "Brazil", "product_name": "Coffee and tea", "rate_pct": 50.0, "status": "in_effect"},
        *("b09", "50%"),
    ),
    Held(
        "claims_against_the_published_record",
        {"verdict": "recorded in another state", "rate_pct": 46.0, "target_name": "Vietnam"},
        "b07",
        "46",
    ),
    Held(
        "claims_resting_on_one_source", {"rate_pct": 25.0, "basis": "additional", "target_name": "Japan", "article_count": 2}, "a01", "25%"
    ),
    Held(
        "claims_resting_on_one_source",
        {"rate_pct": 10.0, "product_name": "All goods", "target_name": "Japan", "article_count": 2},
        "a03",
        "10%",
    ),
    Held("claims_to_check_first", {"rate": "Fifty-eight per cent", "products": ["Fish and seafood"]}),
    Held("claims_to_check_first", {"rate": "from 10 to 41 pct", "imposer_name": "United States"}),
    Held("companies_named_with_tariffs", {"company_name": "BYD", "targets": ["China"], "rates_pct": {17.0, 17.4, 27.0}}),
    Held("companies_named_with_tariffs", {"company_name": "Rémy Martin", "imposers": ["China"], "rates_pct": {30.6, 38.1, 39.0}}),
    Held("companies_named_with_tariffs", {"company_name": "ArcelorMittal Dofasco", "product_name": "Iron and steel", "rates_pct": {25.0}}),
    Held("coverage_by_day", {"published_on": "2025-07-10", "tariff_article_count": 1, "publishers": ["The Potomac Register"]}),
    Held("coverage_share_by_country", {"country_name": "Switzerland", "tariff_article_count": 4, "tariff_article_share_pct": 16.7}),
    Held("days_from_threat_to_force", {"imposer_name": "United States", "target_name": "Brazil", "threat_to_force_days": 27}),
    Held("deadlines_ahead", {"due_on": "2025-07-14", "days_left": 34, "rates_pct": [10.0], "statuses": ["suspended"]}),
    Held("days_from_threat_to_force", {"target_name": "Brazil", "first_in_effect_on": "2025-08-06", "announcement_to_force_days": 6}),
    Held("deadlines_ahead", {"due_on": "2025-07-09", "rates_pct": [25.0], "imposers": ["US"], "targets": ["GB"]}),
    Held("deadlines_ahead", {"due_on": "2029-10-01", "due_precision": "month", "imposers": ["EU"]}),
    Held("deals_and_their_rates", {"imposer_name": "India", "product_name": "Wine and spirits", "rate_pct": 75.0}, "a06", "75 per cent"),
    Held("deals_and_their_rates", {"imposer_name": "Vietnam", "rate_pct": 0.0, "article_count": 2}, "b07", "zero"),
    Held(
        "deals_and_their_rates", {"imposer_name": "European Union", "product_name": "Passenger vehicles", "rate_pct": 0.0}, "a11", "nothing"
    ),
    Held("differences_that_are_none", {"rule_label": "Range holds rate", "between_articles_count": 0}),
    Held("differences_that_are_none", {"rule_label": "Told apart", "within_article_count": 1}),
    Held("effective_days_by_month", {"month_on": "2025-08-01", "targets": {"Cambodia", "Laos"}, "rates_pct": {36.0, 40.0}}),
    Held("effective_days_by_month", {"month_on": "2018-06-01", "imposer_name": "European Union", "rates_pct": {25.0, 31.0}}),
    Held(
        "highest_rates_in_force_by_imposer",
        {"imposer_name": "India", "target_name": "United Kingdom", "product_name": "Wine and spirits", "rate_pct": 150.0},
        *("a06", "150 per cent"),
    ),
    Held(
        "highest_rates_in_force_by_imposer", {"imposer_name": "Canada", "product_name": "Dairy", "rate_pct": 300.0}, "a07", "300 per cent"
    ),
    Held("highest_rates_in_force_by_imposer", {"imposer_name": "China", "target_name": "United States", "rate_pct": 125.0}, "b04", "125%"),
    Held("how_long_rates_stay_suspended", {"imposer_name": "European Union", "measure_label": "Retaliatory", "resumed_count": 0}),
    Held("how_long_rates_stay_suspended", {"measure_label": "Fentanyl and migration", "targets": {"Canada"}}),
    Held(
        "how_the_rate_on_canada_was_reported",
        {"reported_on": "2025-08-02", "rate_pct": 35.0, "previous_rate_pct": 25.0, "rate_change_pct": 10.0, "status_label": "In effect"},
        *("b06", "35 per cent"),
    ),
    Held(
        "how_the_rate_on_canada_was_reported",
        {"reported_on": "2026-02-25", "rate_pct": 35.0, "status_label": "Rejected", "measure_label": "Fentanyl and migration"},
        *("b11", "35 percent"),
    ),
    Held(
        "how_the_rate_on_canada_was_reported",
        {"reported_on": "2025-08-30", "rate_pct": 35.0, "publisher": "Meridian Wire"},
        "b12",
        "35 pct",
    ),
    Held(
        "independent_origins_of_a_number",
        {"measure": "sectoral", "rate_pct": 27.5, "article_count": 4, "publishers": {"The Mikawa Courier", "Korea Commerce Daily"}},
    ),
    Held("independent_origins_of_a_number", {"measure": "sectoral", "rate_pct": 15.0, "article_count": 6}),
    Held("latest_word_on_each_country", {"target_name": "Cambodia", "coming_pct": [36.0], "gone_pct": [49.0], "in_effect_pct": []}),
    Held("latest_word_on_each_country", {"target_name": "Taiwan", "in_effect_pct": [20.0], "publisher": "Meridian Wire"}),
    Held("laws_named_with_measures", {"law_name": "Economic Reciprocity Law", "measure_label": "Retaliatory", "rates_pct": [50.0]}),
    Held("laws_named_with_measures", {"law_name": "Section 122", "measure_label": "Section 122", "measure_by_law": "section_122"}),
    Held(
        "ordinary_and_special_duties",
        {"product_name": "Motorcycles", "ordinary_rates_pct": [6.0], "additional_rates_pct": [25.0], "whole_rates_pct": [31.0]},
    ),
    Held(
        "ordinary_and_special_duties", {"product_name": "Wine and spirits", "ordinary_rates_pct": [150.0], "whole_rates_pct": [40.0, 75.0]}
    ),
    Held(
        "ranges_and_bounds",
        {"rate_pct": 7.8, "rate_max_pct": 35.3, "imposer": "EU", "targets": ["CN"], "status_label": "In effect"},
        *("b03", "between 7.8% and 35.3%"),
    ),
    Held("ranges_and_bounds", {"modifier_label": "Up to", "rate_pct": 200.0, "products": ["pharmaceuticals"]}, "a05", "200%"),
    Held("ranges_and_bounds", {"rate_pct": 7.8, "rate_max_pct": 35.3, "imposer": "EU", "targets": ["CN"]}, "b03", "between 7.8% and 35.3%"),
    Held("rate_on_japanese_cars", {"level_pct": 27.5, "publisher": "Vista Observer"}, "a01", "27.5%"),
    Held("rate_on_japanese_cars", {"additional_pct": 25.0, "publisher": "Vista Observer", "since_on": "2025-04-03"}, "a01", "25%"),
    Held("rate_on_japanese_cars", {"level_pct": 27.5, "publisher": "The Mikawa Courier"}, "a02", "27.5%"),
    Held("rates_an_eu_member_inherits", {"through": "its own name", "rate_pct": 10.0, "member_name": "Ireland"}, "a08", "10 per cent"),
    Held(
        "rates_an_eu_member_inherits",
        {"through": "the European Union", "product_name": "Vehicle parts", "rate_pct": 15.0},
        "b11",
        "15 percent",
    ),
    Held(
        "rates_an_eu_member_inherits",
        {"product_name": "Wine and spirits", "rate_pct": 200.0, "status_label": "Threatened"},
        "a07",
        "200 per cent",
    ),
    Held("rates_that_changed_most", {"previous_rate_pct": 120.0, "rate_pct": 54.0, "target_name": "China"}, "b05", "54%"),
    Held("rates_that_changed_most", {"previous_rate_pct": 200.0, "rate_pct": 250.0, "product_name": "Pharmaceuticals"}, "b12", "250 pct"),
    Held("search_for_a_phrase", {"source_path": "a04-order-signed-wire.txt", "sentence_no": 0}),
    Held(
        "secondary_tariffs",
        {"target_name": "India", "basis_label": "Additional", "effective_on": "2025-08-27"},
        "b12",
        "25 percentage points",
    ),
    Held("secondary_tariffs", {"target_name": "India", "status_label": "Former", "published_on": "2026-02-25"}, "b11", "25 percent"),
    Held("sectoral_tariffs_by_product", {"product_name": "Copper", "reported_on": "2025-11-10", "rate_pct": 50.0}, "b05", "50%"),
    Held("sectoral_tariffs_by_product", {"target_name": "Japan", "rate_pct": 25.0, "since_on": "2025-04-03"}, "a01", "25%"),
    Held("spellings_of_a_person", {"name": "Ryosei Akazawa", "spelling": "Chize Liangzheng", "article_count": 1}),
    Held("spellings_of_a_person", {"name": "Ryosei Akazawa", "spelling": "Ryomasa Akasawa"}),
    Held(
        "steps_told_in_one_breath",
        {"previous_rate_pct": 150.0, "rate_pct": 75.0, "step_pct": -75.0, "imposer_name": "India"},
        "a06",
        "75 per cent",
    ),
    Held("steps_told_in_one_breath", {"previous_rate_pct": 6.0, "rate_pct": 31.0, "product_name": "Motorcycles"}, "b01", "31%"),
    Held(
        "threats_that_never_came_into_force", {"target_name": "European Union", "product_name": "Wine and spirits", "last_rate_pct": 200.0}
    ),
    Held("threats_that_never_came_into_force", {"target_name": "World", "product_name": "Semiconductors", "last_rate_pct": 100.0}),
    Held(
        "trade_remedies_by_product", {"target_name": "Canada", "status_label": "In effect", "rates_pct": {20.56}}, "b06", "20.56 per cent"
    ),
    Held("trade_remedies_by_product", {"imposer_name": "China", "product_name": "Wine and spirits", "rates_pct": {38.1}}, "b03", "38.1%"),
    Held("what_is_suspended_and_snaps_back", {"rate_pct": 46.0, "target_name": "Vietnam", "snaps_back_on": "2025-07-09"}, "b07", "46"),
    Held(
        "what_is_suspended_and_snaps_back",
        {"rate_pct": 20.0, "target_name": "European Union", "snaps_back_on": "2025-07-09"},
        *("a08", "20 per cent"),
    ),
    Held(
        "what_is_suspended_and_snaps_back",
        {"rate_pct": 50.0, "product_name": "Furniture", "snaps_back_on": "2027-01-01"},
        "b11",
        "50 percent",
    ),
    Held("what_pays_nothing", {"imposer_name": "Vietnam", "target_name": "United States", "status_label": "Agreed"}, "b07", "zero"),
    Held("what_pays_nothing", {"target_name": "Brazil", "product_name": "Coffee and tea", "status_label": "In effect"}, "b09", "0%"),
    Held(
        "what_was_known_on_a_day", {"known_then": True, "known_now": True, "level_pct": 27.5, "publisher": "Vista Observer"}, "a01", "27.5%"
    ),
    # Published at the end of October, in force since the middle of September.
    Held("what_was_known_on_a_day", {"known_then": False, "known_now": True, "level_pct": 15.0, "since_on": "2025-09-16"}),
    Held("what_we_failed_to_read", {"kind_label": "Percentage not read", "reason_label": "Interest"}),
    Held("what_we_failed_to_read", {"reason_label": "Specific duty", "sentence": "Only a fixed duty of about $415 a tonne is left."}),
    Held("who_got_a_different_rate", {"target_name": "Philippines", "rate_pct": 20.0, "status_label": "Scheduled"}, "a05", "20%"),
    Held("who_got_a_different_rate", {"target_name": "Cambodia", "rate_pct": 36.0, "measure_label": "Reciprocal"}, "a05", "36%"),
    Held("who_got_a_different_rate", {"target_name": "Taiwan", "rate_pct": 20.0, "status_label": "In effect"}, "b12", "20"),
    Held("who_is_named_with_whom", {"companion": "Shigeru Ishiba", "type": "PERSON", "article_count": 3}),
    Held("who_relays_whom", {"publisher": "Vista Observer", "origin": "Kyodo News"}),
    Held(
        "who_reported_a_number_first", {"rate_pct": 46.0, "first_publisher": "Seam & Last Weekly", "publisher_count": 2, "days_to_last": 7}
    ),
    Held(
        "who_reported_a_number_first",
        {"rate_pct": 35.0, "target_name": "Canada", "first_publisher": "Redmetal Weekly", "publisher_count": 4},
    ),
    Held("who_retaliates_against_whom", {"imposer_name": "China", "target_name": "Canada", "highest_rate_pct": 100.0}),
    Held(
        "who_retaliates_against_whom",
        {"imposer_name": "Canada", "target_name": "United States", "products": {"Aluminium", "Iron and steel"}},
    ),
    Held(
        "who_threatens_what",
        {"person_name": "Donald Trump", "published_on": "2018-06-22", "targets": ["European Union"]},
        "b01",
        "20 percent",
    ),
    Held("who_threatens_what", {"person_name": "Luiz Inácio Lula da Silva", "imposer_name": "Brazil", "rate_pct": 50.0}, "a05", "50%"),
]


def has(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(value <= set(row[name]) if isinstance(value, set) else row[name] == value for name, value in wanted.items())


def found(con: duckdb.DuckDBPyConnection, name: str) -> list[Held]:
    rows = answer(con, QUESTIONS[name].sql)
    return [one for one in HELD if one.question == name and any(has(row, one.row) for row in rows)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_sample_answers_each_question(name: str, corpus: duckdb.DuckDBPyConnection) -> None:
    rows = answer(corpus, QUESTIONS[name].sql)
    if name in EMPTY:
        assert len(rows) < 3, "more than a misreading or two"
        return
    assert 0 < len(rows) < 150
    held = [one for one in HELD if one.question == name]
    there = found(corpus, name)
    # Reading errs, now here and now there: what is true of an answer is never wholly missing.
    assert len(there) * 2 >= len(held) > 0, [one for one in held if one not in there]


def test_most_of_what_is_held_is_there(corpus: duckdb.DuckDBPyConnection) -> None:
    there = [one for name in QUESTIONS for one in found(corpus, name)]
    assert len(there) >= 0.85 * len(HELD), [one for one in HELD if one not in there]


@pytest.mark.parametrize("one", [one for one in HELD if one.gold], ids=lambda one: f"{one.question}-{one.gold}-{one.rate}")
def test_the_annotations_bear_out_what_is_held(one: Held, corpus: duckdb.DuckDBPyConnection) -> None:
    [file] = GOLD.glob(f"{one.gold}-*.gold.json")
    codes = dict(corpus.execute("select name, code from vocab.countries union all select name, slug from vocab.products").fetchall())
    terms = {
        (column, label): value for column, label, value in corpus.execute("select column_name, label, value from vocab.terms").fetchall()
    }

    def agrees(rate: dict[str, Any]) -> bool:
        row = one.row
        percent = next((row[name] for name in ("rate_pct", "level_pct", "additional_pct") if name in row), rate["rate_pct"])
        return (
            (rate["text"], rate["rate_pct"]) == (one.rate, percent)
            and ("additional_pct" not in row or rate["basis"] == "additional")
            and rate["rate_max_pct"] == row.get("rate_max_pct", rate["rate_max_pct"])
            and rate["imposer"] == row.get("imposer", codes.get(row.get("imposer_name"), rate["imposer"]))
            and ("target_name" not in row or codes[row["target_name"]] in rate["targets"])
            and ("product_name" not in row or codes[row["product_name"]] in rate["products"])
            and all(rate[c] == terms[c, row[f"{c}_label"]] for c in ("measure", "status", "basis") if f"{c}_label" in row)
        )

    assert any(map(agrees, json.loads(file.read_text("utf-8"))["rates"])), one


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_order_of_an_answer_leaves_nothing_open(name: str, corpus: duckdb.DuckDBPyConnection) -> None:
    tree = parsed(QUESTIONS[name].sql)
    order = tree.args["order"].sql(dialect="duckdb")
    tree.set("order", None)
    tree.set("limit", None)
    ranked = unparsed(tree.select(f"rank() over ({order}) as place_in_order", copy=False, dialect="duckdb"))
    shared = f"select place_in_order from (select distinct * from ({ranked})) group by place_in_order having count(*) > 1"
    assert corpus.execute(shared).fetchall() == []


@pytest.mark.parametrize("page", ["README.md", "warehouse/README.md", "docs/operate.md", "docs/reading.md"])
def test_the_questions_that_pages_name_are_there(page: str) -> None:
    named = re.findall(r"tariffs sql ([a-z_]+)", (ROOT / page).read_text("utf-8"))
    assert set(named) <= QUESTIONS.keys()
