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
from pipelines.report.words import counted, day, percent, period

NARROW, WIDE = 330, 880
"""Widths of drawings in pixels: that of a phone, and that of the page."""

Described = dict[str, Any]
"""A drawing as altair describes it, without its data."""


@dataclass(frozen=True)
class Drawing:
    """One drawing in two widths, of which the page shows the one that fits."""

    wide: Markup
    narrow: Markup


@dataclass(frozen=True)
class State:
    """States of a rate that are drawn alike: what they are called, which they are, the colour, the shape (as Vega names it, or its outline
    from -1 to 1), and its outline in a square of 16 pixels."""

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
    # Ranges are cut off at the top: "60 to 600%" must not press all other rates to the ground.
    highest = max(row["rate_pct"] for row in rows)
    described = _timeline(span, highest)
    drawn = []
    for _, group in groupby(rows, key=lambda row: row["target_no"]):
        own = list(group)
        name = own[0]["target_name"]
        alternative = f"Rates reported on {name}: {counted(len(own), 'point')} from 0 to {percent(highest)}."
        drawn.append((name, own[0]["report_count"], _svg(described, alternative, points=_points(own, highest))))
    return drawn


def _points(rows: Sequence[Row], highest: float) -> list[Row]:
    """What is drawn of `rows` up to the rate `highest`, the states that matter most last, so that they lie on top."""
    points = [
        {
            "day": _moment(row["reported_on"]),
            "rate": row["rate_pct"],
            "highest": min(row["rate_max_pct"] or row["rate_pct"], highest * 1.15),
            "state": _STATE_OF[row["status"]].label,
            "about": f"{percent(row['rate_pct'], row['rate_max_pct'])}, {row['status_label'].lower()} ({row['measure_label']}), "
            f"{day(row['reported_on'])}, {counted(row['article_count'], 'article')}",
        }
        for row in rows
    ]
    order = {state.label: number for number, state in enumerate(reversed(STATES))}
    return sorted(points, key=lambda point: order[point["state"]])


def _timeline(span: tuple[date, date], highest: float) -> Described:
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
        scale=alt.Scale(type="sqrt", domain=[0, max(highest * 1.15, 1)]),
        axis=alt.Axis(values=[step for step in steps if step <= highest * 1.15], domain=False, labelExpr="datum.value + '%'"),
    )
    labels = [state.label for state in STATES]
    base = alt.Chart(alt.NamedData("points"), width=240, height=112)
    drawn = alt.layer(
        base.mark_rule(color="var(--line-strong)", strokeWidth=2, aria=False).encode(x=x, y=y, y2="highest:Q"),
        base.mark_point(filled=True, size=64, opacity=1, stroke="var(--paper)", strokeWidth=0.8).encode(
            x=x,
            y=y,
            color=alt.Color("state:N", legend=None, scale=alt.Scale(domain=labels, range=[state.colour for state in STATES])),
            shape=alt.Shape("state:N", legend=None, scale=alt.Scale(domain=labels, range=[state.shape for state in STATES])),
            description="about:N",
        ),
    )
    return drawn.to_dict()


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
            "label": _cell_label(row),
            "short": _cell_label(row | {"rate_max_pct": None}) + ("–" if row["rate_max_pct"] is not None else ""),
            "about": f"{row['imposer_name']} on {row['target_name']}: {percent(row['rate_pct'], row['rate_max_pct'])}, "
            f"{row['product_name']}, {row['status_label'].lower()} ({row['measure_label']}), "
            f"{period(row['reported_on'], None, row['reported_precision'])}",
        }
        for row in rows
    ]
    lines = max(len(name.split(" ")) for name in imposers)
    look: dict[str, Any] = {"orient": "top", "domain": False, "labelColor": "var(--ink)"}
    level = alt.Axis(labelAngle=0, labelLimit=80, labelExpr="split(datum.label, ' ')", labelPadding=13 * lines - 7, **look)
    steep = alt.Axis(labelAngle=-55, labelAlign="left", labelLimit=90, **look)
    wide = _cells(imposers, targets, level, _names_axis(targets, 170), min(84.0, (WIDE - 150) / len(imposers)), "label")
    # On a phone it may be wider than the page, and is scrolled.
    narrow = _cells(imposers, targets, steep, _names_axis(targets, 92), max(38.0, min(84.0, (NARROW - 96) / len(imposers))), "short")
    alternative = f"Heat map of the latest rates: {counted(len(imposers), 'country', 'countries')} that levy, {len(targets)} that are hit."
    return Drawing(_svg(wide, alternative, cells=cells), _svg(narrow, alternative, cells=cells))


def _cell_label(row: Row) -> str:
    """The rate to a tenth, without its sign, and the signs for a rate on some goods only and for one that is not in effect."""
    rate = percent(*(None if value is None else round(value, 1) for value in (row["rate_pct"], row["rate_max_pct"])))
    return rate.removesuffix("%") + ("" if row["is_general"] else "*") + ("†" if row["status"] == "agreed" else "")


def _cells(imposers: Sequence[str], targets: Sequence[str], top: alt.Axis, left: alt.Axis, step: float, label: str) -> Described:
    numbers, steps = range(1, len(HEAT_STEPS) + 2), list(HEAT_STEPS)
    x = alt.X("imposer:N", title=None, sort=list(imposers), axis=top)
    y = alt.Y("target:N", title=None, sort=list(targets), axis=left)
    ground = alt.Scale(type="threshold", domain=steps, range=[f"var(--heat-{n})" for n in numbers])
    ink = alt.Scale(type="threshold", domain=steps, range=[f"var(--heat-ink-{n})" for n in numbers])
    base = alt.Chart(alt.NamedData("cells"), width=alt.Step(step), height=alt.Step(25))
    drawn = alt.layer(
        base.mark_rect(stroke="var(--paper)", strokeWidth=2).encode(
            x=x, y=y, color=alt.Color("rate:Q", scale=ground, legend=None), description="about:N"
        ),
        base.mark_text(aria=False, fontSize=11).encode(x=x, y=y, text=f"{label}:N", color=alt.Color("rate:Q", scale=ink, legend=None)),
    )
    described: Described = drawn.resolve_scale(color="independent").to_dict()
    return described


def _names_axis(names: Sequence[str], limit: int) -> alt.Axis:
    """The axis of names on the left, with room for them in any font: the reader's may be wider than the one that is measured here."""
    room = min(limit + 12, max(len(name) for name in names) * 7 + 8)
    return alt.Axis(labelLimit=limit, minExtent=room, domain=False, labelColor="var(--ink)")


# --- coverage ---


def coverage(rows: Sequence[Row]) -> Drawing | None:
    """How many articles appeared in each period; None where of none it is known."""
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
            "about": f"{period(row['period_on'], None, unit)}: {counted(int(row[column]), 'article')} {label}",
        }
        for row in dated
        for place, (column, label, _) in enumerate(COVERAGE)
        if row[column]
    ]
    first, last = dated[0]["period_on"], dated[-1]["period_on"]
    least = {"day": 6, "month": 150, "year": 1461}[unit]
    span = (first, max(_next(last, unit), _later(first, least)))
    highest = max(int(row["article_count"]) for row in dated)
    alternative = f"Articles by {unit}, {period(first, None, unit)} to {period(last, None, unit)}: up to {highest:,}."
    return Drawing(
        _svg(_bars(span, unit, highest, WIDE - 40, 190), alternative, bars=bars),
        _svg(_bars(span, unit, highest, NARROW - 40, 170), alternative, bars=bars),
    )


def _bars(span: tuple[date, date], unit: str, highest: int, width: int, height: int) -> Described:
    format_ = {"day": "%-d %b", "month": "%b %Y", "year": "%Y"}[unit]
    base = alt.Chart(alt.NamedData("bars"), width=width, height=height)
    drawn = base.mark_bar(orient="vertical", stroke="var(--paper)", strokeWidth=0.5).encode(
        x=alt.X(
            "start:T",
            title=None,
            scale=alt.Scale(type="utc", domain=[_moment(span[0]), _moment(span[1])]),
            axis=alt.Axis(grid=False, ticks=True, tickCount=max(3, width // 90), format=format_, labelFlush=True, labelOverlap=True),
        ),
        x2="end:T",
        y=alt.Y("articles:Q", title=None, stack="zero", axis=alt.Axis(domain=False, values=_whole_ticks(highest, 4), format=",d")),
        color=alt.Color(
            "kind:N",
            legend=None,
            scale=alt.Scale(domain=[label for _, label, _ in COVERAGE], range=[colour for *_, colour in COVERAGE]),
        ),
        order=alt.Order("place:Q"),
        description="about:N",
    )
    described: Described = drawn.to_dict()
    return described


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
        {
            "country": row["country_name"],
            "claims": sign * row[column],
            "side": side,
            "about": f"{row['country_name']} {side}: {counted(row[column], 'claim')}",
        }
        for row in rows
        for side, column, sign in (("levies", "imposer_claim_count", -1), ("is hit", "target_claim_count", 1))
        if row[column]
    ]
    most = max(row["tariff_article_count"] for row in rows)
    reach = (max(row["imposer_claim_count"] for row in rows), max(row["target_claim_count"] for row in rows))
    wide = _side_by_side(names, most, reach, 330, 340, 170)
    narrow = _side_by_side(names, most, reach, 100, 106, 92)
    alternative = f"Articles about tariffs that name each of {counted(len(names), 'country', 'countries')}, and claims about it."
    return Drawing(*(_svg(described, alternative, articles=articles, claims=claims) for described in (wide, narrow)))


def _side_by_side(names: Sequence[str], most: int, reach: tuple[int, int], left: int, right: int, label_limit: int) -> Described:
    """Bars for articles, up to `most`, `left` pixels wide; beside them for claims, to either side up to `reach`, `right` pixels wide."""
    steps = _whole_ticks(max(reach), max(2, right // 110))
    both_ways = [-step for step in reversed(steps[1:]) if step <= reach[0]] + [step for step in steps if step <= reach[1]]
    look: dict[str, Any] = {"orient": "top", "domain": False}
    counts = alt.Axis(values=_whole_ticks(most, max(2, left // 70)), format=",d", **look)
    sides = alt.Axis(values=both_ways, labelExpr="format(abs(datum.value), ',d')", **look)
    height = alt.Step(22)
    named = (
        alt.Chart(alt.NamedData("articles"), width=left, height=height)
        .mark_bar(color="var(--in-effect)", height=13)
        .encode(
            x=alt.X("articles:Q", title="articles", axis=counts),
            y=alt.Y("country:N", title=None, sort=list(names), axis=_names_axis(names, label_limit)),
            description="about:N",
        )
    )
    told = (
        alt.Chart(alt.NamedData("claims"), width=right, height=height)
        .mark_bar(height=13)
        .encode(
            x=alt.X("claims:Q", title="claims: levies | is hit", axis=sides),
            y=alt.Y("country:N", sort=list(names), axis=None, scale=alt.Scale(domain=list(names))),
            color=alt.Color(
                "side:N", legend=None, scale=alt.Scale(domain=["levies", "is hit"], range=["var(--threatened)", "var(--coming)"])
            ),
            description="about:N",
        )
    )
    return alt.hconcat(named, told, spacing=24).to_dict()


def _whole_ticks(highest: int, count: int) -> list[int]:
    """Round whole numbers from 0 to `highest`, about `count` of them: counts have no halves."""
    step = next(size for size in _ROUND if size * count >= highest)
    return list(range(0, highest + 1, step))


_ROUND = [digit * 10**power for power in range(12) for digit in (1, 2, 5)]


def _next(start: date, unit: str) -> date:
    """The first day of the period after the one that begins on `start`."""
    if unit == "day":
        return _later(start, 1)
    month = start.year * 12 + start.month - 1 + (1 if unit == "month" else 12)
    return date(month // 12, month % 12 + 1, 1) if month < 120_000 else date.max


def _later(start: date, days: int) -> date:
    return start + timedelta(days=days) if (date.max - start).days > days else date.max


# --- SVG ---

_SVG = "{http://www.w3.org/2000/svg}"
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_NO_USE = ("class", "role", "pointer-events", "aria-label", "aria-roledescription", "aria-hidden")


def _svg(described: Described, alternative: str, **datasets: list[Row]) -> Markup:
    """What altair has `described`, with its data, as SVG that stands inside a page; `alternative` says in words what it shows."""
    drawn = described | {"background": None, "config": _CONFIG, "datasets": datasets}
    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(drawn))
    _tidy(root)
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    root.attrib = {
        "class": "chart",
        "role": "img",
        "aria-label": alternative,
        "viewBox": f"0 0 {width:g} {height:g}",
        "style": f"--width:{width:g}px",
    }
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _tidy(element: ElementTree.Element) -> None:
    """Leave of `element` what is seen: no invisible parts, numbers to a hundredth of a pixel, titles in place of labels for screen
    readers, which are told what the whole drawing shows."""
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
