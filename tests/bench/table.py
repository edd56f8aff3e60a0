"""What is measured, as rows, and how they are printed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

_MB = 1e6


@dataclass(frozen=True)
class Row:
    """One line of the table. Figures for a second are medians over the passes, with the least and the most MB/s beside them.

    `articles` and `mb` (10^6 bytes) are those of one pass; `cpu` and `clock` the seconds that a pass took, `peak_mib` the most memory held
    at once, workers included. None is what does not apply.
    """

    step: str
    what: str
    articles: int | None = None
    mb: float | None = None
    articles_per_second: float | None = None
    mb_per_second: float | None = None
    least_mb_per_second: float | None = None
    most_mb_per_second: float | None = None
    cpu: float | None = None
    clock: float | None = None
    peak_mib: float | None = None
    note: str = ""


def row(step: str, what: str, passes: Sequence[dict[str, Any]], by: str, peak_mib: float | None, note: str = "") -> Row:
    """The row of `passes` (articles, bytes, seconds of cpu and of the clock, if known); speed is counted in those that `by` names."""
    speeds = sorted(one["bytes"] / _MB / one[by] for one in passes)
    return Row(
        step,
        what,
        articles=round(median(one["articles"] for one in passes)),
        mb=median(one["bytes"] for one in passes) / _MB,
        articles_per_second=median(one["articles"] / one[by] for one in passes),
        mb_per_second=median(speeds),
        least_mb_per_second=speeds[0] if len(speeds) > 1 else None,
        most_mb_per_second=speeds[-1] if len(speeds) > 1 else None,
        cpu=median(one["cpu"] for one in passes),
        clock=median(one["clock"] for one in passes) if passes[0]["clock"] else None,
        peak_mib=peak_mib,
        note=note,
    )


def failed(step: str, what: str, why: str) -> Row:
    """The row of what could not be measured."""
    return Row(step, what, note=f"NOT MEASURED: {why}")


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as plain values."""
    return [asdict(one) for one in rows]


def show(console: Console, rows: Sequence[Row]) -> None:
    """Print the table, a rule between steps."""
    table = Table(show_edge=False, header_style="bold")
    table.add_column("step")
    table.add_column("what", overflow="fold")
    for name in ("articles", "MB", "articles/s", "MB/s", "least - most", "CPU s", "clock s", "peak MiB"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("note", overflow="fold")
    for number, one in enumerate(rows):
        least, most = _figure(one.least_mb_per_second), _figure(one.most_mb_per_second)
        cells = (
            _figure(one.articles),
            _figure(one.mb),
            _figure(one.articles_per_second),
            _figure(one.mb_per_second),
            f"{least} - {most}" if least else "",
            _figure(one.cpu),
            _figure(one.clock),
            _figure(one.peak_mib),
        )
        ends = number + 1 < len(rows) and rows[number + 1].step != one.step
        first = not number or rows[number - 1].step != one.step
        table.add_row(one.step if first else "", one.what, *cells, one.note, end_section=ends)
    console.print(table)


def _figure(value: float | None) -> str:
    """Three digits that count, or all before the point."""
    if value is None:
        return ""
    if isinstance(value, int) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.095 else f"{value:.3g}"
