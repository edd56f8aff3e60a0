"""Sets up Superset for a warehouse over its REST API: the database, its datasets with the meaning of every column, and one dashboard.

    SUPERSET_PASSWORD=... python docs/superset/bootstrap.py --url http://127.0.0.1:8088 --user admin --warehouse /srv/tariffs/warehouse

Needs Python alone. The warehouse folder is named as Superset's own machine or container sees it. What is there already is brought up
to date, so run it again after an upgrade of the tables. docs/bi.md says how to install Superset.
"""

import argparse
import getpass
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import PurePosixPath
from typing import Any

DATABASE = "Tariff Ledger"
DASHBOARD, SLUG = "What is said about tariffs", "tariff-ledger"
DATASETS = {
    "tariff_claims": "published_on",
    "rate_history": "reported_on",
    "coverage_by_day": "published_on",
    "deadlines": "due_on",
    "contradictions": "about_on",
}
"""Marts to register -> the column that time filters go by."""


def measured(label: str, sql: str) -> dict[str, Any]:
    """A measure: SQL over the rows of a group."""
    return {"expressionType": "SQL", "sqlExpression": sql, "label": label, "optionName": f"metric_{label.lower().replace(' ', '_')}"}


def shown(label: str, sql: str) -> dict[str, Any]:
    """A column of a table: SQL over one row."""
    return {"expressionType": "SQL", "sqlExpression": sql, "label": label}


def where(sql: str) -> dict[str, Any]:
    """A condition that the rows of a chart fulfil."""
    return {"expressionType": "SQL", "clause": "WHERE", "sqlExpression": sql}


RATES = measured("Rates", "count(distinct mention_id)")
ARTICLES = measured("Articles", "count(distinct article_id)")
ORIGINALS = where("duplicate_of is null")


def table(columns: dict[str, str], latest: str, *filters: dict[str, Any]) -> dict[str, Any]:
    """The settings of a table of rows: heading -> SQL of each column, the latest by one of them first. What an article says is no HTML."""
    return {
        "query_mode": "raw",
        "all_columns": [shown(label, sql) for label, sql in columns.items()],
        "order_by_cols": [json.dumps([latest, False])],
        "adhoc_filters": list(filters),
        "row_limit": 1000,
        "page_length": 10,
        "allow_render_html": False,
        "show_cell_bars": False,
    }


def on_day(column: str) -> str:
    """SQL of a day as text, which Superset does not turn into midnight."""
    return f"strftime({column}, '%Y-%m-%d')"


@dataclass(frozen=True)
class Chart:
    """One chart of the dashboard: of which mart, drawn how, `width` of twelve columns wide and `height` units of 8 pixels high."""

    name: str
    mart: str
    kind: str
    settings: dict[str, Any]
    width: int
    height: int


LAYOUT = [
    [
        Chart("Rates claimed", "tariff_claims", "big_number_total", {"metric": RATES, "subheader": "mentions of a rate"}, 2, 26),
        Chart("Articles", "tariff_claims", "big_number_total", {"metric": ARTICLES, "subheader": "that state a rate"}, 2, 26),
        Chart(
            "Articles about tariffs by month",
            "coverage_by_day",
            "echarts_timeseries_bar",
            {
                "x_axis": "published_on",
                "time_grain_sqla": "P1M",
                "metrics": [measured("About tariffs", "sum(tariff_article_count)"), measured("All articles", "sum(article_count)")],
                "show_legend": True,
                "y_axis_format": "~g",
            },
            8,
            26,
        ),
    ],
    [
        Chart(
            "Highest rate in force, by who levies it on whom",
            "tariff_claims",
            "heatmap_v2",
            {
                "x_axis": "target_name",
                "groupby": "imposer_name",
                "metric": measured("Highest rate", "max(coalesce(rate_max_pct, rate_pct))"),
                "adhoc_filters": [
                    ORIGINALS,
                    where("status = 'in_effect' and basis <> 'change' and imposer is not null and target is not null"),
                ],
                "row_limit": 1000,
                "xscale_interval": 1,
                "yscale_interval": 1,
                "x_axis_label_rotation": 90,
                "bottom_margin": 12,
                "left_margin": 12,
                # A single rate of some hundred percent would leave all others one colour.
                "value_bounds": [0, 100],
                "sort_x_axis": "alpha_asc",
                "sort_y_axis": "alpha_asc",
                "normalize_across": "heatmap",
                "linear_color_scheme": "superset_seq_1",
                "show_legend": True,
                "show_values": True,
                "y_axis_format": "~g",
            },
            7,
            50,
        ),
        Chart(
            "Rates by status and kind of tariff",
            "tariff_claims",
            "echarts_timeseries_bar",
            {
                "x_axis": "measure_label",
                "groupby": ["status_label"],
                "metrics": [RATES],
                "stack": "Stack",
                "show_legend": True,
                "orientation": "horizontal",
                "adhoc_filters": [ORIGINALS],
                "y_axis_format": "~g",
            },
            5,
            50,
        ),
    ],
    [
        Chart(
            "Rates in force as they were reported, up to 150%",
            "rate_history",
            "echarts_timeseries_scatter",
            {
                "x_axis": "reported_on",
                "time_grain_sqla": "P1D",
                "groupby": ["target_name"],
                "metrics": [measured("Highest rate", "max(rate_pct)")],
                "adhoc_filters": [where("basis = 'level' and status = 'in_effect' and rate_pct <= 150")],
                "limit": 12,
                "markerEnabled": True,
                "markerSize": 7,
                "show_legend": True,
                "y_axis_title": "percent",
                "y_axis_format": "~g",
            },
            12,
            44,
        ),
    ],
    [
        Chart(
            "Claims",
            "tariff_claims",
            "table",
            table(
                {
                    "Published": on_day("published_on"),
                    "Publisher": "publisher",
                    "Rate": "rate_pct",
                    "Levied by": "imposer_name",
                    "Levied on": "target_name",
                    "Goods": "product_name",
                    "Measure": "measure_label",
                    "Status": "status_label",
                    "From": on_day("effective_on"),
                    "Sentence": "sentence",
                },
                "published_on",
                ORIGINALS,
            ),
            12,
            60,
        ),
    ],
    [
        Chart(
            "Deadlines",
            "deadlines",
            "table",
            table(
                {
                    "Due": on_day("due_on"),
                    "Days ahead": "days_ahead",
                    "Rates": "array_to_string(rates_pct, ', ')",
                    "Levied by": "array_to_string(imposers, ', ')",
                    "Levied on": "array_to_string(targets, ', ')",
                    "Publisher": "publisher",
                    "Sentence": "sentence",
                },
                "due_on",
                ORIGINALS,
            ),
            12,
            54,
        ),
    ],
    [
        Chart(
            "Contradictions",
            "contradictions",
            "table",
            table(
                {
                    "About": on_day("about_on"),
                    "Levied by": "imposer_name",
                    "Levied on": "target_name",
                    "Goods": "product_name",
                    "Why": "explanation",
                    "First": "first_sentence",
                    "Second": "second_sentence",
                },
                "about_on",
                where("is_contradiction"),
            ),
            12,
            44,
        ),
    ],
]

FILTERS = {
    "Levied by": "imposer_name",
    "Levied on": "target_name",
    "Goods": "product_name",
    "Measure": "measure_label",
    "Status": "status_label",
    "Publisher": "publisher",
}
"""Filters of the dashboard -> the column of mart.tariff_claims they choose from. They reach the charts whose mart has that column."""


@dataclass
class Superset:
    """A session with one Superset, logged in."""

    url: str
    opener: urllib.request.OpenerDirector = field(init=False)
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def log_in(self, user: str, password: str) -> None:
        token = self.ask("POST", "security/login", {"username": user, "password": password, "provider": "db", "refresh": False})
        self.headers["Authorization"] = f"Bearer {token['access_token']}"
        self.headers["X-CSRFToken"] = self.ask("GET", "security/csrf_token/")["result"]
        self.headers["Referer"] = self.url

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer of the API to a request. Exits with what Superset says where it refuses."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/api/v1/{path}", data, self.headers, method=method)
        try:
            with self.opener.open(request, timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            sys.exit(f"Superset refuses {method} {path}: {error.code} {error.read().decode(errors='replace')[:500]}")
        except urllib.error.URLError as error:
            sys.exit(f"no Superset answers at {self.url}: {error.reason}")

    def keep(self, kind: str, by: str, body: dict[str, Any]) -> int:
        """The id of the `kind` of thing whose `by` is that of `body`: brought up to date, or made."""
        name = str(body[by]).replace("!", "!!").replace("'", "!'")
        query = urllib.parse.quote(f"(filters:!((col:{by},opr:eq,value:'{name}')))")
        found = self.ask("GET", f"{kind}/?q={query}")["result"]
        if not found:
            return int(self.ask("POST", f"{kind}/", body)["id"])
        self.ask("PUT", f"{kind}/{found[0]['id']}", body)
        return int(found[0]["id"])


def keep_database(superset: Superset, warehouse: PurePosixPath) -> int:
    """The database: the file of the current release, by the path that stays the same, read-only."""
    return superset.keep(
        "database",
        "database_name",
        {
            "database_name": DATABASE,
            "sqlalchemy_uri": f"duckdb:///{warehouse}/current/tariffs.duckdb",
            "expose_in_sqllab": True,
            "extra": json.dumps({"engine_params": {"connect_args": {"read_only": True}}}),
        },
    )


def keep_datasets(superset: Superset, database: int) -> dict[str, int]:
    """Mart -> the id of its dataset, its columns described by the comments of the database."""
    ids = {}
    for mart, day in DATASETS.items():
        query = urllib.parse.quote(f"(filters:!((col:table_name,opr:eq,value:{mart}),(col:schema,opr:eq,value:mart)))")
        found = superset.ask("GET", f"dataset/?q={query}")["result"]
        if found:
            ids[mart] = found[0]["id"]
            superset.ask("PUT", f"dataset/{ids[mart]}/refresh")
        else:
            made = superset.ask("POST", "dataset/", {"database": database, "schema": "mart", "table_name": mart})
            ids[mart] = made["id"]
        told = superset.ask(
            "POST",
            "sqllab/execute/",
            {
                "database_id": database,
                "sql": f"select column_name, comment from duckdb_columns() where schema_name = 'mart' and table_name = '{mart}'",
                "runAsync": False,
                "queryLimit": 1000,
            },
        )
        meant = {row["column_name"]: row["comment"] for row in told["data"]}
        columns = superset.ask("GET", f"dataset/{ids[mart]}")["result"]["columns"]
        superset.ask(
            "PUT",
            f"dataset/{ids[mart]}",
            {
                "main_dttm_col": day,
                "columns": [
                    {"id": column["id"], "column_name": column["column_name"], "description": meant.get(column["column_name"])}
                    for column in columns
                ],
            },
        )
    return ids


def keep_dashboard(superset: Superset, datasets: dict[str, int]) -> int:
    """The dashboard with its charts and filters."""
    dashboard = superset.keep("dashboard", "slug", {"slug": SLUG, "dashboard_title": DASHBOARD, "published": True})
    grid: dict[str, Any] = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"id": "ROOT_ID", "type": "ROOT", "children": ["GRID_ID"]},
        "GRID_ID": {"id": "GRID_ID", "type": "GRID", "children": [], "parents": ["ROOT_ID"]},
        "HEADER_ID": {"id": "HEADER_ID", "type": "HEADER", "meta": {"text": DASHBOARD}},
    }
    placed: list[tuple[int, str]] = []
    for row_no, row in enumerate(LAYOUT):
        row_id = f"ROW-{row_no}"
        grid["GRID_ID"]["children"].append(row_id)
        grid[row_id] = {
            "id": row_id,
            "type": "ROW",
            "children": [],
            "parents": ["ROOT_ID", "GRID_ID"],
            "meta": {"background": "BACKGROUND_TRANSPARENT"},
        }
        for chart in row:
            settings = {"viz_type": chart.kind, "datasource": f"{datasets[chart.mart]}__table", "time_range": "No filter", **chart.settings}
            chart_id = superset.keep(
                "chart",
                "slice_name",
                {
                    "slice_name": chart.name,
                    "viz_type": chart.kind,
                    "datasource_id": datasets[chart.mart],
                    "datasource_type": "table",
                    "params": json.dumps(settings),
                    "dashboards": [dashboard],
                },
            )
            placed.append((chart_id, chart.mart))
            key = f"CHART-{chart_id}"
            grid[row_id]["children"].append(key)
            grid[key] = {
                "id": key,
                "type": "CHART",
                "children": [],
                "parents": ["ROOT_ID", "GRID_ID", row_id],
                "meta": {"chartId": chart_id, "width": chart.width, "height": chart.height, "sliceName": chart.name},
            }
    known = {
        mart: {column["column_name"] for column in superset.ask("GET", f"dataset/{id_}")["result"]["columns"]}
        for mart, id_ in datasets.items()
    }
    filters = [
        {
            "id": f"NATIVE_FILTER-{column}",
            "type": "NATIVE_FILTER",
            "name": name,
            "description": "",
            "filterType": "filter_select",
            "targets": [{"datasetId": datasets["tariff_claims"], "column": {"name": column}}],
            "controlValues": {"multiSelect": True, "enableEmptyFilter": False, "defaultToFirstItem": False, "inverseSelection": False},
            "defaultDataMask": {"extraFormData": {}, "filterState": {}, "ownState": {}},
            "cascadeParentIds": [],
            "scope": {"rootPath": ["ROOT_ID"], "excluded": [chart_id for chart_id, mart in placed if column not in known[mart]]},
        }
        for name, column in FILTERS.items()
    ]
    superset.ask(
        "PUT",
        f"dashboard/{dashboard}",
        {
            "position_json": json.dumps(grid),
            "json_metadata": json.dumps({"native_filter_configuration": filters, "cross_filters_enabled": True, "refresh_frequency": 0}),
        },
    )
    return dashboard


def main() -> None:
    """Set everything up and say where it is."""
    parser = argparse.ArgumentParser(description="Set up Superset for a warehouse: database, datasets, one dashboard.")
    parser.add_argument("--url", default="http://127.0.0.1:8088", help="where Superset is served (default: %(default)s)")
    parser.add_argument(
        "--user", default="admin", help="a user that may make databases (default: %(default)s); password: $SUPERSET_PASSWORD"
    )
    parser.add_argument("--warehouse", type=PurePosixPath, required=True, help="absolute path of the warehouse folder, as Superset sees it")
    args = parser.parse_args()
    if not args.warehouse.is_absolute():
        parser.error("--warehouse must be an absolute path")
    superset = Superset(args.url.rstrip("/"))
    superset.log_in(args.user, os.environ.get("SUPERSET_PASSWORD") or getpass.getpass(f"password of {args.user}: "))
    keep_dashboard(superset, keep_datasets(superset, keep_database(superset, args.warehouse)))
    print(f"ready: {superset.url}/superset/dashboard/{SLUG}/")


if __name__ == "__main__":
    main()
