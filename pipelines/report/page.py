"""The page: figures, drawings and tables put together by `page.html` and `page.css`. What a figure shows is no business of this room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from pipelines.report import figures, words
from pipelines.scoring import Figures

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Quality:
    """How well the annotated sample is read, figure by figure, and the floors of these; no figures where it could not be scored."""

    figures: Figures = field(default_factory=dict)
    floors: Mapping[str, float] = field(default_factory=dict)


def write(database: Path, page: Path, quality: Quality) -> None:
    """Write the report on the release in the DuckDB file `database` to the file `page`.

    The same release and the same `quality` give the same bytes. A release without a single rate has a report too. Raises
    WarehouseError where a query cannot be run, which is a bug in it.
    """
    shown = figures.ask(database)
    # Both take a second to load, and only a new release needs them.
    from pipelines.report import charts, tables

    rows = {name: figure.rows for name, figure in shown.items()}
    text = (
        _environment()
        .get_template("page.html")
        .render(
            figures=shown,
            key=rows["key_numbers"][0],
            legend=charts.legend(rows["rate_timeline"]),
            timelines=charts.timelines(rows["rate_timeline"]),
            heat_map=charts.heat_map(rows["latest_rates"]),
            heat_steps=charts.HEAT_STEPS,
            coverage=charts.coverage(rows["coverage_over_time"]),
            coverage_kinds=charts.COVERAGE,
            countries=charts.countries(rows["coverage_by_country"]),
            deadlines=tables.deadlines(rows["deadlines"]),
            differences=tables.differences(rows["differences"]),
            corroboration=tables.corroboration(rows["corroboration"]),
            gaps=tables.gaps(rows["extraction_gaps"]),
            quality=tables.quality(quality.figures, quality.floors),
            sample_count=int(quality.figures["article.found"]["of"]) if "article.found" in quality.figures else None,
            wrong_share=1 - quality.figures["rates.fact"]["precision"] if "rates.fact" in quality.figures else None,
        )
    )
    page.write_bytes(text.encode())


def _environment() -> jinja2.Environment:
    """Everything that is printed is cleaned and escaped, unless it is markup of our own."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=words.clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "count": words.count,
        "day": words.day,
        "moment": words.moment,
    }
    environment.globals |= {
        "counted": words.counted,
        "percent": words.percent,
        "quote": words.quote,
        "said": words.said,
        "source": words.source,
    }
    return environment
