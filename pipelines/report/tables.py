"""Rows -> tables, made by great-tables. Every cell is escaped here, so what comes from an article is text; looks are those of the page.

The style sheet that great-tables gives to each of its tables is left out: it would paint a dark page white.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from great_tables import GT, loc, style
from markupsafe import Markup, escape

from pipelines import scoring
from pipelines.report.figures import Row
from pipelines.report.words import NOTHING, clean, count, counted, listed, percent, period, quote, said, source

_GAPS = {
    "percentage_not_read": "Percentages not read as rates",
    "tariff_sentence_without_claim": "Sentences about tariffs without a claim",
    "open_imposer": "Rates without the one who levies",
    "open_target": "Rates without the one who is hit",
    "open_product": "Rates without goods",
    "open_day": "Articles without a day",
}
"""Kinds of gaps in plain words."""

_QUALITY = {
    "Rates": {
        "rates.detect": "A rate is found",
        "rates.fact": "… with who levies it, on whose goods, and which goods",
        "rates.full": "… and with kind, state and basis too",
    },
    "Of the rates found, right is": {
        "rates.imposer": "who levies it",
        "rates.targets": "whose goods are hit",
        "rates.products": "which goods",
        "rates.measure": "the kind of tariff",
        "rates.status": "its state",
        "rates.basis": "level, on top, or change",
        "rates.effective_on": "the day it takes effect",
    },
    "Days and names": {
        "dates": "Days, periods and lengths of time",
        "entities": "People, organisations, countries, goods, laws",
        "surfaces": "Spellings of names covered",
    },
    "The article itself": {
        "article.found": "Is found",
        "article.title": "Headline",
        "article.published_on": "Day of publication",
        "article.source": "Publisher",
        "article.authors": "Authors",
        "article.not_body": "What is not the article kept out",
        "offsets": "Mentions stand where they say",
    },
}
"""The figures of the sample that are shown, in plain words."""


@dataclass(frozen=True)
class Column:
    """One column of a table: its heading, how its cells are aligned (left or right), and its least width as CSS has it."""

    heading: str
    align: str = "left"
    width: str = ""


def deadlines(rows: Sequence[Row]) -> Markup:
    """Days with what is due on them, those ahead before those that have passed."""
    columns = (
        Column("Due", width="7rem"),
        Column("What is due", width="11rem"),
        Column("As the last article to name it has it", width="22rem"),
        Column("Named by", width="9rem"),
    )
    cells, groups = [], []
    for row in rows:
        own = [row["day_count"] for other in rows if other["is_past"] == row["is_past"]]
        shown = f", the last {len(own)} of {row['day_count']:,}" if row["is_past"] else f", the nearest {len(own)} of {row['day_count']:,}"
        groups.append(("Passed when this was built" if row["is_past"] else "Ahead") + (shown if len(own) < row["day_count"] else ""))
        others = Markup(" and {}").format(counted(row["article_count"] - 1, "other article")) if row["article_count"] > 1 else ""
        cells.append(
            (
                period(row["due_on"], row["due_end_on"], row["due_precision"]),
                _due(row),
                quote(row["sentence"], row["text"], limit=260),
                source(*(row[key] for key in ("publisher", "published_on", "published_precision", "url", "title"))) + others,
            )
        )
    return _table("deadlines-table", columns, cells, groups)


def _due(row: Row) -> Markup:
    """The rates that are due, who levies them on whom, and on which goods; a dash where a day is named and no rate."""
    rates = ", ".join(map(percent, row["rates_pct"] or []))
    if not rates:
        return Markup('<span class="none">{}</span>').format(NOTHING)
    parties = " on ".join(filter(None, (listed(row["imposer_names"] or [], 3), listed(row["target_names"] or [], 4))))
    goods = listed(row["product_names"] or [], 4)
    return Markup("<strong>{}</strong>{}").format(rates, "".join(f"; {part}" for part in (parties, goods) if part))


def corroboration(rows: Sequence[Row]) -> Markup:
    """Rates with the number of their independent origins."""
    columns = (
        Column("Rate", "right"),
        Column("Tariff", width="15rem"),
        Column("Kind", width="7rem"),
        Column("Origins", "right"),
        Column("Articles", "right"),
        Column("First reported", "right", "6.2rem"),
        Column("Whose word it is", width="14rem"),
    )
    basis = {"additional": "+", "change": "±"}
    cells = [
        (
            basis.get(row["basis"], "") + percent(row["rate_pct"], row["rate_max_pct"]),
            f"{row['imposer_name']} on {row['target_name']}, {row['product_name']}",
            row["measure_label"],
            count(row["origin_count"]),
            count(row["article_count"]),
            period(row["first_published_on"], None, row["first_published_precision"]) if row["first_published_on"] else NOTHING,
            Markup(", ").join(said(origin) for origin in row["origins"] or []),
        )
        for row in rows
    ]
    return _table("corroboration-table", columns, cells)


def differences(rows: Sequence[Row]) -> Markup:
    """Rules that reconcile two numbers, with how often and one example."""
    columns = (Column("Why they agree", width="12rem"), Column("Pairs", "right"), Column("For example", width="22rem"))
    cells = [(row["label"], count(row["pair_count"]), said(row["example"])) for row in rows]
    return _table("differences-table", columns, cells)


def gaps(rows: Sequence[Row]) -> Markup:
    """Reasons why something was not read or left open, by kind, with one example."""
    columns = (
        Column("Reason", width="16rem"),
        Column("Cases", "right"),
        Column("Articles", "right"),
        Column("For example", width="22rem"),
    )
    cells = [
        (_explained(row), count(row["gap_count"]), count(row["article_count"]), quote(row["sentence"], row["text"], limit=200))
        for row in rows
    ]
    groups = [f"{_GAPS.get(row['kind'], row['kind'])}: {count(row['kind_count'])}" for row in rows]
    return _table("gaps-table", columns, cells, groups)


def quality(figures: scoring.Figures, floors: Mapping[str, float]) -> Markup:
    """The figures of the annotated sample beside their floors."""
    columns = (
        Column("", width="15rem"),
        Column("Score", "right"),
        Column("0 to 1", width="7rem"),
        Column("Floor", "right"),
        Column("Precision", "right"),
        Column("Recall", "right"),
        Column("Right", "right"),
        Column("Annotated", "right"),
    )
    cells, groups = [], []
    for group, names in _QUALITY.items():
        for name, label in names.items():
            if figure := figures.get(name):
                score, floor = scoring.headline(figure), floors.get(name)
                shares = [f"{figure[key]:.3f}" if key in figure else "" for key in ("precision", "recall")]
                counts = [count(int(figure[key])) for key in (("tp", "gold") if "tp" in figure else ("hit", "of"))]
                cells.append((label, f"{score:.3f}", _bar(score, floor), NOTHING if floor is None else f"{floor:.2f}", *shares, *counts))
                groups.append(group)
    return _table("quality-table", columns, cells, groups)


def _bar(score: float, floor: float | None) -> Markup:
    mark = Markup('<i style="left:{:.1f}%"></i>').format(100 * floor) if floor is not None else ""
    low = " low" if floor is not None and score < floor else ""
    return Markup('<span class="bar{}" aria-hidden="true"><b style="width:{:.1f}%"></b>{}</span>').format(low, 100 * score, mark)


def _explained(row: Row) -> Markup:
    """The label of a code, and what it means where that is known."""
    return Markup('<b>{}</b> <span class="more">{}</span>').format(row["label"], row["meaning"] or "")


def _table(name: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], groups: Sequence[str] = ()) -> Markup:
    """A table of `rows`, each with one cell for each of `columns`; `groups` gives for each row the heading it stands under."""
    if not rows:
        return Markup("")
    keys = [f"c{number}" for number in range(len(columns))]
    cells = {key: [str(escape(clean(row[number]))) for row in rows] for number, key in enumerate(keys)}
    frame = pl.DataFrame(cells | ({"group": list(groups)} if groups else {}))
    table = GT(frame, id=name, groupname_col="group" if groups else None)
    # great-tables escapes what no formatter has touched; these cells are escaped.
    table = table.fmt(fns=str, columns=keys).cols_label({key: column.heading for key, column in zip(keys, columns, strict=True)})
    for key, column in zip(keys, columns, strict=True):
        table = table.cols_align(align=column.align, columns=key)
        if column.width:
            table = table.tab_style(style.css(f"min-width:{column.width}"), loc.column_labels(columns=key))
    html = table.as_raw_html()
    return Markup(html[html.index("<table") : html.rindex("</table>") + len("</table>")])
