"""Rows -> drawings. altair describes them, vl-convert draws them as SVG without a browser; no script is left in them.

Colours are names of the page's style sheet (`var(--...)`), so that a drawing is light or dark with the page; every state of a rate has a
shape of its own beside its colour. What a mark stands for is its title, which browsers show on hover. Nothing here comes
from an article but days and numbers; names are those of the vocabulary.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from xml.etree import ElementTree

import altair as alt
import vl_convert
from markupsafe import Markup

from pipelines.report.figures import Row
from pipelines.report.words import counted, day, percent

NARROW, WIDE = 330, 880
"""Widths of drawings in pixels: that of a phone, and that of the page."""


@dataclass(frozen=True)
class Drawing:
    """One drawing in two widths, of which the page shows the one that fits."""

    wide: Markup
    narrow: Markup


@dataclass(frozen=True)
class State:
    """States of a rate that are drawn alike: what they are called, which they are, the colour, the shape (as Vega names it) and its outline
    in a square of 16 pixels."""

    label: str
    statuses: tuple[str, ...]
    colour: str
    shape: str
    outline: str


STATES = (
    State("in effect", ("in_effect",), "var(--in-effect)", "circle", "M14 8A6 6 0 1 1 2 8A6 6 0 1 1 14 8Z"),
    State("agreed or scheduled", ("agreed", "scheduled"), "var(--coming)", "triangle-up", "M8 1.5L15 14H1Z"),
    State("threatened or proposed", ("threatened", "proposed"), "var(--threatened)", "diamond", "M8 0L15 8L8 16L1 8Z"),
    State("suspended", ("suspended",), "var(--suspended)", "square", "M2.5 2.5h11v11h-11Z"),
    State("former or rejected", ("former", "rejected"), "var(--gone)", "M-1-.3h2v.6h-2Z", "M1 6.5h14v3h-14Z"),
    State("left open", ("unspecified",), "var(--open)", "triangle-down", "M8 14.5L15 2H1Z"),
)
_STATE_OF = {status: state for state in STATES for status in state.statuses}

HEAT_STEPS = (5, 10, 15, 25, 50)
"""Rates in percent from which a cell of the heat map has the next colour."""

COVERAGE = (
    ("rate_article_count", "stating a rate", "var(--in-effect)"),
    ("other_tariff_article_count", "on tariffs, without a rate", "var(--bar-2)"),
    ("other_article_count", "on other things", "var(--bar-3)"),
)
"""What coverage counts: column, label, colour."""

_CONFIG = {
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--muted)",
        "labelFontSize": 11,
        "titleColor": "var(--muted)",
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "gridColor": "var(--line)",
        "domainColor": "var(--line-strong)",
        "tickColor": "var(--line-strong)",
        "ticks": False,
        "labelPadding": 6,
    },
    "text": {"fontSize": 11},
}


# --- rates over time ---


def legend(rows: Sequence[Row]) -> list[tuple[Markup, str]]:
    """Shape and label of each state that is among `rows`."""
    there = {row["status"] for row in rows}
    shape = '<svg class="key" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path d="{}" style="fill:{}"/></svg>'
    return [(Markup(shape).format(s.outline, s.colour), s.label) for s in STATES if there & set(s.statuses)]


def timelines(rows: Sequence[Row]) -> list[tuple[str, int, Markup]]:
    """For each country, in the order of `rows`: its name, how many reports there are, and when which rate was reported."""
    if not rows:
        return []
    span = _padded(min(row["reported_on"] for row in rows), max(row["reported_on"] for row in rows))
    # Upper ends of ranges may leave the drawing: "60 to 600%" must not press all other rates to the ground.
    highest = max(row["rate_pct"] for row in rows)
    described = _timeline(span, highest).to_dict()
    drawn = []
    for _, group in groupby(rows, key=lambda row: row["target_no"]):
        own = list(group)
        name = own[0]["target_name"]
        alternative = f"Rates reported on {name}: {counted(len(own), 'point')} from 0 to {percent(highest)}."
        drawn.append((name, own[0]["report_count"], _svg(described | {"datasets": {"points": _points(own)}}, alternative)))
    return drawn


def _points(rows: Sequence[Row]) -> list[Row]:
    """What is drawn of `rows`, the states that matter most last, so that they lie on top."""
    points = [
        {
            "day": _moment(row["reported_on"]),
            "rate": row["rate_pct"],
            "highest": row["rate_max_pct"] or row["rate_pct"],
            "state": _STATE_OF[row["status"]].label,
            "about": f"{percent(row['rate_pct'], row['rate_max_pct'])}, {row['status_label'].lower()} ({row['measure_label']}), "
            f"{day(row['reported_on'])}, {counted(row['article_count'], 'article')}",
        }
        for row in rows
    ]
    order = {state.label: number for number, state in enumerate(reversed(STATES))}
    return sorted(points, key=lambda point: order[point["state"]])


def _timeline(span: tuple[date, date], highest: float) -> alt.LayerChart:
    steps = (0, 25, 50, 100, 200, 400, 800) if highest > 60 else (0, 10, 25, 50) if highest > 15 else (0, 2, 5, 10)
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[_moment(span[0]), _moment(span[1])]),
        axis=alt.Axis(grid=False, ticks=True, tickCount=3, format=_day_format(*span), labelFlush=True, labelOverlap=True),
    )
    y = alt.Y(
        "rate:Q",
        title=None,
        scale=alt.Scale(type="sqrt", domain=[0, max(highest * 1.06, 1)]),
        axis=alt.Axis(values=[step for step in steps if step <= highest * 1.06], domain=False, labelExpr="datum.value + '%'"),
    )
    labels = [state.label for state in STATES]
    base = alt.Chart(alt.NamedData("points"), width=240, height=112)
    return alt.layer(
        base.mark_rule(color="var(--line-strong)", strokeWidth=2, clip=True, aria=False).encode(x=x, y=y, y2="highest:Q"),
        base.mark_point(filled=True, size=64, opacity=1, stroke="var(--paper)", strokeWidth=0.8).encode(
            x=x,
            y=y,
            color=alt.Color("state:N", legend=None, scale=alt.Scale(domain=labels, range=[state.colour for state in STATES])),
            shape=alt.Shape("state:N", legend=None, scale=alt.Scale(domain=labels, range=[state.shape for state in STATES])),
            description="about:N",
        ),
    )


def _padded(first: date, last: date) -> tuple[date, date]:
    """The days to draw: `first` to `last` with some room around, and never less than a month."""
    room = timedelta(days=max((last - first).days // 25, (30 - (last - first).days) // 2, 1))
    return max(first, date.min + room) - room, min(last, date.max - room) + room


def _day_format(first: date, last: date) -> str:
    return "%b %Y" if (last - first).days > 120 else "%-d %b"


# --- the heat map ---


def heat_map(rows: Sequence[Row]) -> Drawing | None:
    """The rate of each pair of countries: one row for each that is hit, one column for each that levies."""
    if not rows:
        return None
    imposers = [name for _, name in sorted({(row["imposer_no"], row["imposer_name"]) for row in rows})]
    targets = [name for _, name in sorted({(row["target_no"], row["target_name"]) for row in rows})]
    cells = [
        {
            "imposer": row["imposer_name"],
            "target": row["target_name"],
            "rate": row["rate_pct"],
            "label": percent(*(rate and round(rate, 1) for rate in (row["rate_pct"], row["rate_max_pct"]))).removesuffix("%")
            + ("" if row["is_general"] else "*")
            + ("†" if row["status"] == "agreed" else ""),
            "about": f"{row['imposer_name']} on {row['target_name']}: {percent(row['rate_pct'], row['rate_max_pct'])}, {row['product_name']}, "
            f"{row['status_label'].lower()} ({row['measure_label']}), {day(row['reported_on'])}",
        }
        for row in rows
    ]
    alternative = f"Heat map of the latest rates: {counted(len(imposers), 'country', 'countries')} that levy, {len(targets)} that are hit."
    lines = max(len(name.split(" ")) for name in imposers)
    wide = alt.Axis(labelAngle=0, labelLimit=80, labelExpr="split(datum.label, ' ')", labelPadding=13 * lines - 7, **_TOP)
    narrow = alt.Axis(labelAngle=-55, labelAlign="left", labelLimit=90, **_TOP)
    return Drawing(
        _svg(_cells(cells, imposers, targets, wide, _names_axis(targets, 170), min(84.0, (WIDE - 150) / len(imposers))).to_dict(), alternative),
        _svg(_cells(cells, imposers, targets, narrow, _names_axis(targets, 92), min(84.0, (NARROW - 96) / len(imposers))).to_dict(), alternative),
    )


_TOP: dict[str, Any] = {"orient": "top", "domain": False, "labelColor": "var(--ink)"}


def _names_axis(names: Sequence[str], limit: int) -> alt.Axis:
    """The axis of names on the left, with room for them in any font: the reader's may be wider than the one that is measured here."""
    room = min(limit, max(len(name) for name in names) * 7 + 8)
    return alt.Axis(labelLimit=limit, minExtent=room, domain=False, labelColor="var(--ink)")


def _cells(
    cells: list[Row], imposers: Sequence[str], targets: Sequence[str], top: alt.Axis, left: alt.Axis, step: float
) -> alt.LayerChart:
    numbers = range(1, len(HEAT_STEPS) + 2)
    x = alt.X("imposer:N", title=None, sort=list(imposers), axis=top)
    y = alt.Y("target:N", title=None, sort=list(targets), axis=left)
    steps = list(HEAT_STEPS)
    ground = alt.Scale(type="threshold", domain=steps, range=[f"var(--heat-{n})" for n in numbers])
    ink = alt.Scale(type="threshold", domain=steps, range=[f"var(--heat-ink-{n})" for n in numbers])
    base = alt.Chart(alt.Data(values=cells), width=alt.Step(step), height=alt.Step(25))
    return alt.layer(
        base.mark_rect(stroke="var(--paper)", strokeWidth=2).encode(
            x=x, y=y, color=alt.Color("rate:Q", scale=ground, legend=None), description="about:N"
        ),
        base.mark_text(aria=False, fontSize=11).encode(x=x, y=y, text="label:N", color=alt.Color("rate:Q", scale=ink, legend=None)),
    ).resolve_scale(color="independent")


# --- coverage ---


def coverage(rows: Sequence[Row]) -> Drawing | None:
    """How many articles appeared in each period; None where no day is known."""
    dated = [row for row in rows if row["period_on"] is not None]
    if not dated:
        return None
    unit = dated[0]["unit"]
    bars = [
        {
            "start": _moment(row["period_on"]),
            "end": _moment(_next(row["period_on"], unit)),
            "kind": label,
            "place": place,
            "articles": int(row[column]),
            "about": f"{_period(row['period_on'], unit)}: {counted(int(row[column]), 'article')} {label}",
        }
        for row in dated
        for place, (column, label, _) in enumerate(COVERAGE)
        if row[column]
    ]
    first, last = dated[0]["period_on"], _next(dated[-1]["period_on"], unit)
    least = {"day": 14, "month": 366, "year": 3653}[unit]
    span = (first, min(max(last, _later(first, least)), date.max))
    alternative = f"Articles by {unit}, {_period(first, unit)} to {_period(dated[-1]['period_on'], unit)}."
    return Drawing(
        _svg(_bars(bars, span, unit, WIDE - 40, 190).to_dict(), alternative),
        _svg(_bars(bars, span, unit, NARROW - 40, 170).to_dict(), alternative),
    )


def _bars(bars: list[Row], span: tuple[date, date], unit: str, width: int, height: int) -> alt.Chart:
    format_ = {"day": "%-d %b", "month": "%b %Y", "year": "%Y"}[unit]
    return alt.Chart(alt.Data(values=bars), width=width, height=height).mark_bar(orient="vertical", stroke="var(--paper)", strokeWidth=0.5).encode(
        x=alt.X(
            "start:T",
            title=None,
            scale=alt.Scale(type="utc", domain=[_moment(span[0]), _moment(span[1])]),
            axis=alt.Axis(grid=False, ticks=True, tickCount=max(2, width // 100), format=format_, labelFlush=True, labelOverlap=True),
        ),
        x2="end:T",
        y=alt.Y("articles:Q", title=None, stack="zero", axis=alt.Axis(domain=False, tickMinStep=1, tickCount=4, format=",d")),
        color=alt.Color(
            "kind:N",
            legend=None,
            scale=alt.Scale(domain=[label for _, label, _ in COVERAGE], range=[colour for *_, colour in COVERAGE]),
        ),
        order=alt.Order("place:Q"),
        description="about:N",
    )


def _next(start: date, unit: str) -> date:
    """The first day of the period after the one that begins on `start`."""
    if unit == "day":
        return _later(start, 1)
    month = start.year * 12 + start.month - 1 + (1 if unit == "month" else 12)
    return date(month // 12, month % 12 + 1, 1) if month < 120_000 else date.max


def _later(start: date, days: int) -> date:
    return start + timedelta(days=days) if (date.max - start).days > days else date.max


def _period(start: date, unit: str) -> str:
    return {"day": day(start), "month": day(start).partition(" ")[2], "year": str(start.year)}[unit]


def countries(rows: Sequence[Row]) -> Drawing | None:
    """For each country how many articles about tariffs name it, and beside it how many claims say that it levies and that it is hit."""
    if not rows:
        return None
    names = [row["country_name"] for row in rows]
    articles = [
        {
            "country": row["country_name"],
            "articles": row["tariff_article_count"],
            "about": f"{row['country_name']}: {counted(row['tariff_article_count'], 'article')}, {row['tariff_article_share_pct']:.0f}%",
        }
        for row in rows
    ]
    claims = [
        {"country": row["country_name"], "claims": sign * row[column], "side": side, "about": f"{row['country_name']} {side}: "
         f"{counted(row[column], 'claim')}"}
        for row in rows
        for side, column, sign in (("levies", "imposer_claim_count", -1), ("is hit", "target_claim_count", 1))
        if row[column]
    ]
    alternative = f"Articles about tariffs that name each of {counted(len(names), 'country', 'countries')}, and claims about it."
    return Drawing(
        _svg(_side_by_side(names, articles, claims, 330, 340, 170).to_dict(), alternative),
        _svg(_side_by_side(names, articles, claims, 100, 106, 92).to_dict(), alternative),
    )


def _side_by_side(
    names: Sequence[str], articles: list[Row], claims: list[Row], left: int, right: int, label_limit: int
) -> alt.HConcatChart:
    height = alt.Step(22)
    y = alt.Y("country:N", title=None, sort=list(names), axis=_names_axis(names, label_limit))
    ticks = max(2, left // 70)
    counts = alt.X("articles:Q", title="articles", axis=alt.Axis(orient="top", domain=False, tickMinStep=1, tickCount=ticks, format=",d"))
    named = (
        alt.Chart(alt.Data(values=articles), width=left, height=height)
        .mark_bar(color="var(--in-effect)", height=13)
        .encode(x=counts, y=y, description="about:N")
    )
    sides = alt.X(
        "claims:Q",
        title="claims: levies | is hit",
        axis=alt.Axis(orient="top", domain=False, tickMinStep=1, tickCount=ticks, labelExpr="format(abs(datum.value), ',d')"),
    )
    told = (
        alt.Chart(alt.Data(values=claims), width=right, height=height)
        .mark_bar(height=13)
        .encode(
            x=sides,
            y=alt.Y("country:N", sort=list(names), axis=None, scale=alt.Scale(domain=list(names))),
            color=alt.Color(
                "side:N", legend=None, scale=alt.Scale(domain=["levies", "is hit"], range=["var(--threatened)", "var(--coming)"])
            ),
            description="about:N",
        )
    )
    return alt.hconcat(named, told, spacing=24)


# --- SVG ---

_SVG = "{http://www.w3.org/2000/svg}"
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_NO_USE = ("class", "role", "pointer-events", "aria-label", "aria-roledescription", "aria-hidden")


def _svg(described: dict[str, Any], alternative: str) -> Markup:
    """What altair has `described` as SVG that stands inside a page; `alternative` says in words what it shows."""
    drawn = described | {"background": None, "config": _CONFIG}
    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(drawn))
    _tidy(root)
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    root.attrib = {
        "class": "chart",
        "role": "img",
        "aria-label": alternative,
        "viewBox": f"0 0 {width:g} {height:g}",
        "style": f"max-width:{width:g}px",
    }
    return Markup(ElementTree.tostring(root, encoding="unicode", short_empty_elements=True))


def _tidy(element: ElementTree.Element) -> None:
    """Leave of `element` what is seen: titles in place of labels for screen readers, no invisible parts, numbers to a hundredth of a pixel."""
    label = element.attrib.get("aria-label")
    is_mark = not element.tag.endswith("}g")
    element.tag = element.tag.removeprefix(_SVG)
    for name in list(element.attrib):
        if name in _NO_USE or (name == "opacity" and element.attrib[name] == "1"):
            del element.attrib[name]
        else:
            element.attrib[name] = _LONG_NUMBER.sub(lambda match: f"{round(float(match[0]), 2):g}", element.attrib[name])
    for child in list(element):
        _tidy(child)
        if _is_unseen(child):
            element.remove(child)
    if label and is_mark:
        title = ElementTree.Element("title")
        title.text = label
        element.insert(0, title)


def _is_unseen(element: ElementTree.Element) -> bool:
    if element.tag == "g":
        return not len(element)
    return element.attrib.get("display") == "none" or element.attrib.get("d") in ("", "M0,0h0v0h0Z")


def _moment(value: date) -> str:
    return f"{value.isoformat()}T00:00:00Z"

