"""The whole way: a folder of good and broken files through the real job to a published release, and what happens to it on bad days."""

import gzip
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
import pytest

from pipelines import assets, definitions, report, scoring, storage, warehouse
from pipelines.contracts.dictionary import all_tables
from pipelines.contracts.table import full_name, polars_schema
from pipelines.definitions import BuildReport, build
from pipelines.reading.article import Article
from pipelines.reading.close import Reading, read_article
from pipelines.storage import kernel

LEAD = "The United States imposed a 25% tariff on car imports from Japan on April 3, 2025."
CANADA = "Canada answered in March 2025 with a 25 percent tariff on steel imports from the United States, Prime Minister Mark Carney said."
MILLS = "Mills say that Canada answered with a 30 percent tariff on steel imports from the United States; their shares fell 4%."
SWISS = "Switzerland hopes that the 39% tariff on its exports to the United States, in force since August 7, 2025, will fall to 15%."
BRAZIL = "Brazil faces a 50% tariff on coffee imports by the United States from August 6, 2025."

PAGE = f"""<!doctype html><html lang="en"><head><title>Canada answers</title>
<meta property="article:published_time" content="2025-03-13T09:00:00-04:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Canada answers with duties on steel</h1><p>{CANADA}</p>
<p>{MILLS}</p></article>
<footer>Copyright 2025 The Northern Bugle</footer></body></html>"""
MARKDOWN = f"---\ntitle: A Swiss hope\ndate: 2025-09-01\n---\n\n# A Swiss hope\n\n{SWISS}\n"


def record(text: str, **more: Any) -> str:
    return json.dumps({"title": text.split(",")[0], "text": text, "published_at": "2025-08-06T12:00:00Z", **more})


GOOD: dict[str, str | bytes] = {
    "a.txt": f"Japan's carmakers count the cost\n\nTOKYO, May 4, 2025 - {LEAD}\n\nThe duty is a heavy burden, the makers said.",
    "copy of a.txt": f"Japan's carmakers count the cost\n\nTOKYO, May 4, 2025 - {LEAD}\n\nThe duty is a heavy burden, the makers said.",
    "deep/er/b.html": PAGE,
    "c.md": MARKDOWN,
    "d.json": record(BRAZIL, url="https://example.com/brazil"),
    "e.jsonl": "\n".join([record(BRAZIL + " Roasters worry."), "", record(SWISS + " Watchmakers wait, Reuters reported.")]) + "\n",
    "e2.json": record(BRAZIL.replace("50%", "40%") + " Sales fell by 12% in July."),
    "f.jsonl.gz": gzip.compress((record("The rose wants pruning, the gardener said. Cut it in March.") + "\n").encode()),
}
NOISE = " ".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(200))
BROKEN: dict[str, tuple[str | bytes, int | None, str]] = {
    "x/binary.txt": (b"\x00\x01\x02\x03" * 300, None, "binary"),
    "x/empty.txt": (b"", None, "empty_file"),
    "x/blank.md": (" \n\n \n", None, "no_text"),
    "x/latin.json": (b'{"text": "caf\xe9 \xff tariffs"}', None, "not_utf8"),
    "x/cut.json": ('{"text": "The tariff of 25% on', None, "malformed_json"),
    "x/list.json": ("[1, 2, 3]", None, "not_an_article"),
    "x/nothing.json": ('{"title": "No body"}', None, "not_an_article"),
    "x/table.csv": ("a,b\n1,2\n", None, "unsupported_format"),
    "x/picture.png": (b"\x89PNG\r\n", None, "unsupported_format"),
    "x/no_ending": ("text", None, "unsupported_format"),
    "x/lines.jsonl": ('{"text": "half', 1, "malformed_json"),
    "x/cut.jsonl.gz": (gzip.compress(record(NOISE).encode())[:3000], 1, "truncated"),
    "x/fake.jsonl.gz": (b"no gzip at all", 1, "malformed_gzip"),
    "x/fake.parquet": (b"no parquet at all", None, "malformed_parquet"),
    "x/cut.parquet": (b"PAR1" + b"\x00" * 50, None, "truncated"),
    "x/odd.html": ("<html><body><script>1</script></body></html>", None, "no_text"),
}


def fill(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


class House:
    """A folder of articles, a warehouse, and builds of it by the real job."""

    def __init__(self, root: Path) -> None:
        self.articles, self.warehouse = root / "articles", root / "warehouse"
        self.articles.mkdir(parents=True)

    def build(self) -> BuildReport:
        with dg.DagsterInstance.ephemeral() as instance:
            self.report = build(self.articles, self.warehouse, instance=instance)
            self.events = instance.all_logs(self.report.run_id) if self.report.run_id else []
        return self.report

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        return warehouse.query(self.warehouse, query).rows

    def release(self) -> Path:
        return (self.warehouse / "current").resolve()

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """All tables of the current release without times, run and release; rows sorted."""
        found = {}
        for table in all_tables():
            names = [name for name in polars_schema(table).names() if name not in ("ingested_at", "rejected_at", "run_id")]
            if full_name(table) != "meta.release":
                found[full_name(table)] = self.sql(f"select {', '.join(names)} from {full_name(table)} order by all")
        return found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """One build of the mixed folder, only looked at by the tests that share it."""
    made = House(tmp_path_factory.mktemp("mixed"))
    fill(made.articles, GOOD)
    fill(made.articles, {name: content for name, (content, _, _) in BROKEN.items()})
    rows = [{"text": CANADA + " Brewers too.", "title": "Brewers"}, {"text": None, "title": "Nothing"}]
    pl.DataFrame(rows).write_parquet(made.articles / "g.parquet")
    (made.articles / ".hidden.txt").write_text(LEAD)
    (made.articles / "x" / "gone.txt").symlink_to("nowhere.txt")
    made.build()
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house of two articles after its first build; for copying."""
    made = House(tmp_path_factory.mktemp("small"))
    fill(made.articles, {name: GOOD[name] for name in ("a.txt", "d.json")})
    made.build()
    assert made.report.success, made.report.error
    return made


@pytest.fixture
def small(built: House, tmp_path: Path) -> House:
    """A copy of it, to do with as one likes."""
    made = House(tmp_path)
    for ours, theirs in ((made.articles, built.articles), (made.warehouse, built.warehouse)):
        shutil.copytree(theirs, ours, symlinks=True, dirs_exist_ok=True)
    made.report = built.report
    return made


# --- the mixed folder ---


def test_the_run_is_green_and_all_tables_of_findings_are_filled(house: House) -> None:
    assert house.report.success, house.report.error
    assert house.report.is_new
    counts = dict(house.sql("select table_name, row_count from meta.release"))
    assert house.report.rows == counts
    assert [name for name, count in counts.items() if not count] == []


def test_every_good_file_is_an_article(house: House) -> None:
    found = house.sql("select source_path, source_line, source_format, is_about_tariffs from core.articles order by all")
    assert found == [
        ("a.txt", None, "txt", True),
        ("c.md", None, "md", True),
        ("d.json", None, "json", True),
        ("deep/er/b.html", None, "html", True),
        ("e.jsonl", 1, "jsonl", True),
        ("e.jsonl", 3, "jsonl", True),
        ("e2.json", None, "json", True),
        ("f.jsonl.gz", 1, "jsonl", False),
        ("g.parquet", 1, "parquet", True),
    ]


def test_the_copy_is_a_second_source_of_one_article(house: House) -> None:
    (found,) = house.sql("select list(source_path order by source_path) from core.sources group by article_id having count(*) > 1")
    assert found == (["a.txt", "copy of a.txt"],)


@pytest.mark.parametrize("name", BROKEN)
def test_every_broken_file_leaves_one_row_that_says_what_where_and_why(house: House, name: str) -> None:
    _, line, rule = BROKEN[name]
    rows = house.sql(f"select source_line, rule, detail, payload from quarantine.rejected_rows where source_path = '{name}'")
    (row,) = rows
    assert row[:2] == (line, rule)
    assert len(row[2]) > 10
    assert json.loads(row[3]) is not None


def test_a_row_without_text_and_a_dead_link_are_set_aside_too(house: House) -> None:
    found = house.sql(
        "select source_path, source_line, rule from quarantine.rejected_rows where source_path in ('g.parquet', 'x/gone.txt') order by 1"
    )
    assert [(path, line) for path, line, _ in found] == [("g.parquet", 2), ("x/gone.txt", None)]


def test_nothing_else_is_set_aside_and_hidden_files_are_not_seen(house: House) -> None:
    found = {path for (path,) in house.sql("select distinct source_path from quarantine.rejected_rows")}
    assert found == {*BROKEN, "g.parquet", "x/gone.txt"}
    assert house.report.rejected == dict(house.sql("select rule, count(*) from quarantine.rejected_rows group by rule"))


def test_the_rates_are_found_with_their_parties(house: House) -> None:
    found = house.sql("""select distinct rate_pct, target, product from mart.tariff_claims
        where source_path in ('a.txt', 'd.json') and imposer = 'US' order by all""")
    assert (25.0, "JP", "automobiles") in found
    assert (50.0, "BR", "coffee_tea") in found


def test_assets_say_rows_columns_and_versions(house: House) -> None:
    said = {
        e.dagster_event.asset_key: e.dagster_event.step_materialization_data.materialization
        for e in house.events
        if e.dagster_event and e.dagster_event.is_step_materialization
    }
    graph = definitions.definitions(house.articles, house.warehouse).resolve_asset_graph()
    assert set(said) == set(graph.get_all_asset_keys())
    for key, event in said.items():
        if key not in (assets.RELEASE, assets.REPORT):
            assert event.metadata["dagster/row_count"].value == house.report.rows[".".join(key.path)], key
            assert event.metadata["dagster/column_schema"].value.columns, key
        assert "dagster/data_version" in (event.tags or {}), key
    by_measure = said[assets.asset_key("core.rate_mentions")].metadata["rows_by_measure"].value
    assert sum(by_measure.values()) == house.report.rows["core.rate_mentions"]


def test_contracts_and_audit_are_asset_checks(house: House) -> None:
    done = [
        e.dagster_event.asset_check_evaluation_data
        for e in house.events
        if e.dagster_event and e.dagster_event.event_type_value == "ASSET_CHECK_EVALUATION"
    ]
    assert {check.check_name for check in done} == {check.name for check in warehouse.checks()} | {"contract", "sample_is_read_well"}
    failed = {check.asset_key.to_user_string(): check for check in done if not check.passed}
    assert set(failed) == {"core/sources", "core/articles"}
    assert {check.severity for check in failed.values()} == {dg.AssetCheckSeverity.WARN}


# --- the days after ---


def test_nothing_changed_makes_no_release_and_a_deleted_file_vanishes(small: House) -> None:
    first = small.report
    assert (first.success, first.is_new, first.articles_read) == (True, True, 2)
    again = small.build()
    assert (again.success, again.is_new, again.release_id) == (True, False, first.release_id)
    assert (again.articles_read, again.articles_remembered, again.rows) == (0, 2, first.rows)
    (small.articles / "d.json").unlink()
    third = small.build()
    assert third.is_new
    assert small.sql("select source_path from core.articles") == [("a.txt",)]


def test_nothing_changed_needs_no_run_but_dagster_hears_of_it(small: House) -> None:
    first = small.report
    with dg.DagsterInstance.ephemeral() as instance:
        again = build(small.articles, small.warehouse, instance=instance)
        assert instance.get_runs() == []
        [told] = instance.fetch_materializations(assets.RELEASE, limit=2).records
    assert (again.success, again.is_new, again.run_id) == (True, False, "")
    assert (again.release_id, again.rows, again.rejected) == (first.release_id, first.rows, first.rejected)
    assert told.asset_materialization is not None
    assert told.asset_materialization.metadata["release_id"].value == first.release_id


def test_a_file_with_other_bytes_is_read_even_where_it_looks_the_same(small: House) -> None:
    file = small.articles / "a.txt"
    state = file.stat()
    file.write_bytes(file.read_bytes().replace(b"25%", b"35%"))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert small.build().is_new
    assert (35.0,) in small.sql("select rate_pct from core.rate_mentions")


def test_a_file_that_only_looks_changed_takes_one_run_and_no_release(small: House) -> None:
    os.utime(small.articles / "a.txt")
    once, again = small.build(), small.build()
    assert (once.is_new, again.is_new) == (False, False)
    assert once.run_id
    assert not again.run_id


def test_cold_and_incremental_releases_are_equal(small: House) -> None:
    fill(small.articles, {name: GOOD[name] for name in ("c.md", "e.jsonl", "copy of a.txt")})
    fill(small.articles, {"x/cut.json": BROKEN["x/cut.json"][0]})
    assert small.build().articles_read == 3
    incremental = small.contents()
    shutil.rmtree(small.warehouse)
    small.build()
    assert small.contents() == incremental


def test_the_valve_closes_when_nothing_was_read(small: House) -> None:
    before = small.release()
    for path in small.articles.iterdir():
        path.unlink()
    fill(small.articles, {"x.pdf": b"%PDF"})
    report = small.build()
    assert not report.success
    assert "articles_were_read" in (report.error or "")
    assert report.rejected == {"unsupported_format": 1}
    assert small.release() == before


def test_the_valve_closes_when_too_many_mentions_are_refused(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = small.release()

    def absurd(article: Article, *_: object) -> Reading:
        reading = read_article(article)
        return replace(reading, rates=[replace(rate, rate_pct=-1.0) for rate in reading.rates for _ in range(200)])

    monkeypatch.setattr(kernel, "read_article", absurd)
    fill(small.articles, {"c.md": GOOD["c.md"]})
    report = small.build()
    assert not report.success
    assert "few_mentions_were_refused" in (report.error or "")
    assert small.release() == before


def test_a_failed_audit_leaves_the_release_and_materializes_no_mart(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = small.release()
    real = warehouse.audit

    def strict(database: Path) -> list[warehouse.CheckResult]:
        first, *others = real(database)
        return [replace(first, passed=False, offending=3), *others]

    monkeypatch.setattr(warehouse, "audit", strict)
    fill(small.articles, {"c.md": GOOD["c.md"]})
    report = small.build()
    broken = warehouse.checks()[0].name
    assert not report.success
    assert broken in (report.error or "")
    assert report.release_id is None
    assert small.release() == before
    assert [path.name for path in before.parent.iterdir()] == [before.name]
    said = [e.dagster_event for e in small.events if e.dagster_event]
    assert not [e for e in said if e.is_step_materialization and e.asset_key and e.asset_key.path[0] in ("mart", "report", "warehouse")]
    checks = [e.asset_check_evaluation_data for e in said if e.event_type_value == "ASSET_CHECK_EVALUATION"]
    assert [check.check_name for check in checks if not check.passed] == [broken]


def test_a_release_has_its_report(house: House) -> None:
    page = (house.release() / warehouse.REPORT).read_text("utf-8")
    [(release_id,)] = house.sql("select distinct release_id from meta.release")
    assert f"release {release_id}" in page
    assert "annotated sample articles" in page
    said = [e.dagster_event for e in house.events if e.dagster_event and e.dagster_event.is_step_materialization]
    [told] = [event.step_materialization_data.materialization for event in said if event.asset_key == assets.REPORT]
    assert told.metadata["bytes"].value == len(page.encode())
    assert told.metadata["page"].value == str(house.warehouse / "current" / "report.html")


def test_a_release_whose_report_cannot_be_made_is_not_published(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = small.release()

    def broken(*_: object) -> None:
        raise warehouse.WarehouseError("sql/report/deadlines.sql: no such column")

    monkeypatch.setattr(report, "write", broken)
    fill(small.articles, {"c.md": GOOD["c.md"]})
    built = small.build()
    assert (built.success, built.error) == (False, "sql/report/deadlines.sql: no such column")
    assert small.release() == before


def test_a_report_that_is_gone_is_made_again(small: House) -> None:
    (small.release() / warehouse.REPORT).unlink()
    assert small.build().is_new
    assert (small.release() / warehouse.REPORT).is_file()


def sample_checks(house: House) -> dict[str, Any]:
    """What the build said of the annotated sample, by table."""
    said = [e.dagster_event for e in house.events if e.dagster_event and e.dagster_event.event_type_value == "ASSET_CHECK_EVALUATION"]
    checks = [event.asset_check_evaluation_data for event in said]
    return {".".join(c.asset_key.path): c for c in checks if c.check_name == assets.SAMPLE_CHECK}


def test_the_sample_is_scored_whatever_the_articles_are(house: House) -> None:
    checks = sample_checks(house)
    assert set(checks) == {"core.articles", "core.rate_mentions", "core.date_mentions", "core.entity_mentions"}
    assert house.report.fallen == ()
    shown = checks["core.rate_mentions"].metadata
    assert shown["rates.detect"].value >= scoring.floors("seeds")["rates.detect"]
    assert "| rates.detect | " in shown["figures"].value
    assert "dates" not in shown


def test_a_sample_read_worse_than_its_floors_warns_and_the_release_is_published(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "floors", lambda _: {"rates.detect": 1.01, "dates": 0.5})
    fill(small.articles, {"c.md": GOOD["c.md"]})
    report = small.build()
    assert (report.success, report.is_new) == (True, True)
    assert [said.split(" is ")[0] for said in report.fallen] == ["rates.detect"]
    failed = {name: check.severity for name, check in sample_checks(small).items() if not check.passed}
    assert failed == {"core.rate_mentions": dg.AssetCheckSeverity.WARN}


def test_a_sample_that_cannot_be_scored_warns_and_the_release_is_published(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> scoring.Figures:
        raise ValueError("a01.gold.json is no gold file")

    monkeypatch.setattr(scoring, "score_sample", broken)
    fill(small.articles, {"c.md": GOOD["c.md"]})
    report = small.build()
    assert (report.success, report.is_new) == (True, True)
    assert [check.passed for check in sample_checks(small).values()] == [False] * 4
    assert "a01.gold.json is no gold file" in report.fallen[0]


_SLOW_BUILD = """
import sys, time
from pathlib import Path
import dagster as dg
from pipelines import definitions, storage, warehouse
storage.fingerprint = lambda: sys.argv[3]
def slow(*_):
    print("auditing", flush=True)
    time.sleep(60)
warehouse.audit = slow
with dg.DagsterInstance.ephemeral() as instance:
    definitions.build(Path(sys.argv[1]), Path(sys.argv[2]), instance=instance)
"""


def test_a_killed_build_leaves_the_release_and_its_litter_goes_with_the_next(small: House) -> None:
    before = small.release()
    fill(small.articles, {"c.md": GOOD["c.md"]})
    command = [sys.executable, "-W", "ignore", "-c", _SLOW_BUILD, str(small.articles), str(small.warehouse), storage.fingerprint()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as killed:
        assert killed.stdout
        assert killed.stdout.readline() == "auditing\n"
        os.kill(killed.pid, signal.SIGKILL)
    assert small.release() == before
    assert small.sql("select count(*) from core.articles") == [(2,)]
    assert list((small.warehouse / "work").iterdir())
    report = small.build()
    assert report.is_new
    assert report.articles_read == 0
    assert list((small.warehouse / "work").iterdir()) == []
    assert sorted(path.name for path in small.release().parent.iterdir()) == sorted([before.name, small.release().name])


def test_runs_of_the_command_line_are_kept_where_the_ui_looks(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk does not answer")

    # Where it cannot be found out whether anything changed, a run does.
    monkeypatch.setattr(assets, "up_to_date", broken)
    report = build(small.articles, small.warehouse)
    assert report.success, report.error
    with dg.DagsterInstance.from_config(str(definitions.home(small.warehouse))) as instance:
        (run,) = instance.get_runs()
        assert (run.run_id, run.job_name, run.status) == (report.run_id, "tariffs_build", dg.DagsterRunStatus.SUCCESS)
        assert instance.get_latest_materialization_event(assets.RELEASE)


# --- articles of the real world ---


@pytest.mark.skipif(not os.environ.get("TARIFF_REAL_ARTICLES"), reason="TARIFF_REAL_ARTICLES names no folder of real articles")
def test_real_articles_are_read_and_nothing_is_set_aside(tmp_path: Path) -> None:
    folder = Path(os.environ["TARIFF_REAL_ARTICLES"])
    with dg.DagsterInstance.ephemeral() as instance:
        report = build(folder, tmp_path / "warehouse", instance=instance)
    assert report.success, report.error
    assert report.rejected == {}
    assert report.rows["core.articles"] == len([path for path in folder.rglob("*") if path.is_file()])
    assert min(report.rows[f"core.{kind}_mentions"] for kind in ("rate", "date", "entity")) > 0
