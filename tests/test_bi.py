"""What BI tools need, as far as it can be tried with the packages that are installed; `make bi` tries the rest."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from warehouse_sample import release, sample

from pipelines import warehouse

ROOT = Path(__file__).parent.parent
PAGES = ("docs/bi.md", "warehouse/README.md")
QUERIES = [
    pytest.param(query, id=f"{page} {number}")
    for page in PAGES
    for number, query in enumerate(re.findall(r"```sql\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL), 1)
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with two releases."""
    folder = tmp_path_factory.mktemp("bi") / "w"
    for _ in range(2):
        release(folder, sample()[0])
    return folder


@pytest.mark.parametrize("script", ["open_duckdb.py", "open_parquet.py"])
def test_a_client_can_do_all_it_is_asked_to(published: Path, script: str) -> None:
    done = subprocess.run([sys.executable, ROOT / "tests" / "bi" / script, published], capture_output=True, text=True, check=True)
    tried = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(tried) >= 2
    assert [row for row in tried if not row["ok"]] == []


def test_a_client_that_cannot_says_so(published: Path, tmp_path: Path) -> None:
    (tmp_path / "releases").symlink_to(published / "releases")
    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "tariffs.duckdb").symlink_to(published / "current" / "tariffs.duckdb")
    (tmp_path / "current" / "parquet").mkdir()
    done = subprocess.run([sys.executable, ROOT / "tests" / "bi" / "open_parquet.py", tmp_path], capture_output=True, text=True, check=True)
    assert {json.loads(line)["ok"] for line in done.stdout.splitlines()} == {False}


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_pages_run(published: Path, query: str) -> None:
    assert warehouse.query(published, query).columns


def test_the_dashboard_asks_for_columns_that_are_there(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each chart of the Superset bootstrap as the query that it comes to."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "superset"))
    import bootstrap

    charts = [chart for row in bootstrap.LAYOUT for chart in row]
    assert {chart.mart for chart in charts} == bootstrap.DATASETS.keys()
    for chart in charts:
        named = chart.settings
        shown = [column["sqlExpression"] for column in named.get("all_columns", [])]
        shown += [metric["sqlExpression"] for metric in [*named.get("metrics", []), named.get("metric")] if metric]
        by = [
            column
            for name in ("x_axis", "groupby")
            for column in ([named[name]] if isinstance(named.get(name), str) else named.get(name, []))
        ]
        where = " and ".join(condition["sqlExpression"] for condition in named.get("adhoc_filters", [])) or "true"
        group = "group by all" if by else ""
        warehouse.query(published, f"select {', '.join([*by, *shown])} from mart.{chart.mart} where {where} {group}")
    for mart, day in bootstrap.DATASETS.items():
        warehouse.query(published, f"select {day} from mart.{mart}")
    warehouse.query(published, f"select {', '.join(bootstrap.FILTERS.values())} from mart.tariff_claims")
    widths = [sum(chart.width for chart in row) for row in bootstrap.LAYOUT]
    assert set(widths) == {12}
