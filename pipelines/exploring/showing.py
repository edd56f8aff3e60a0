"""How the explorer shows rows: HTML, and the chart of rates over time.

Whatever comes from an article is hostile until it went through `safe`: it stays text, asks no host and cannot turn the direction
of what stands beside it. The looks of the classes named here stand in `explorer.css`.
"""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import altair as alt
import polars as pl

from pipelines.display import harmless
from pipelines.exploring.asking import PAGE, VIEWS, Found, Opened, Place, Release, Row

_STATUS_COLOURS = {
    "in_effect": "#b42318",
    "scheduled": "#e07a1f",
    "agreed": "#2f7d4f",
    "suspended": "#8a63c9",
    "threatened": "#d6a400",
    "proposed": "#2f6fbd",
    "former": "#8b95a1",
    "rejected": "#5b6470",
    "unspecified": "#b9c0c8",
}
_MODIFIERS = {"about": "about ", "at_least": "at least ", "up_to": "up to "}
_WIDE = 60.0
"""Rates above this one squeeze the others together; then the scale is bent."""
_DAYS = 300
"""Over more days than these the months will do below the chart."""
_TICKS = [0, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000]
_SNIPPET_MARK = re.compile(r"&gt;&gt;(.*?)&lt;&lt;", re.DOTALL)
_PERIODS = {"month": "%B %Y", "quarter": "quarter from %B %Y", "half": "half-year from %B %Y", "year": "%Y", "decade": "decade from %Y"}


def safe(text: Any) -> str:
    """`text` as HTML that is nothing but text; empty for None."""
    return "" if text is None else html.escape(harmless(str(text), keep_lines=True))


def number(value: float) -> str:
    """25, 2.5, 0.25."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def day(value: date | None, precision: str | None = "day") -> str:
    """2025-05-04; where it is known less precisely its period; a dash where it is not known."""
    if value is None:
        return "–"
    return f"week of {value.isoformat()}" if precision == "week" else value.strftime(_PERIODS.get(precision or "day", "%Y-%m-%d"))


def rate(row: Row) -> str:
    """The rate of a claim in short: 25%, 10–15%, about 25%, +10% (on top), ±5% (a change). Made of numbers alone, safe anywhere."""
    ends = [number(row[name]) for name in ("rate_pct", "rate_max_pct") if row[name] is not None]
    sign = {"additional": "+", "change": "±"}.get(row["basis"], "")
    return f"{_MODIFIERS.get(row.get('modifier', 'exact'), '')}{sign}{'–'.join(ends)}%"


def link(url: str | None) -> str | None:
    """`url` as a link that opens aside, where it is one of the web; None for anything else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return f'<a href="{html.escape(url or "")}" target="_blank" rel="noopener noreferrer nofollow">{safe(parts.hostname)} ↗</a>'


def marked(text: str, marks: Iterable[tuple[tuple[int, int] | None, str]], start: int = 0, end: int | None = None) -> str:
    """text[start:end] as HTML, its spans marked. `marks` are spans in code points of `text` with the class of their mark, the outer first.

    A span that reaches beyond is cut; one that is empty, None or not inside the one before it is left out.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int, str]] = []
    outer = (start, end)
    for span, name in marks:
        if span is not None and outer[0] <= (first := max(span[0], start)) < (last := min(span[1], end)) <= outer[1]:
            spans.append((first, last, name))
            outer = (first, last)
    opening = [f'<mark class="{name}">' for _, _, name in spans]
    cuts = [start, *(first for first, _, _ in spans), *(last for _, last, _ in reversed(spans)), end]
    parts = [safe(text[a:b]) for a, b in pairwise(cuts)]
    tags = [*opening, *("</mark>" for _ in spans), ""]
    return "".join(part + tag for part, tag in zip(parts, tags, strict=True))


def snippet(text: str) -> str:
    """A snippet of `search` as HTML: what stands in >> << is marked."""
    return _SNIPPET_MARK.sub(r'<mark class="tl-mark">\1</mark>', safe(text))


# --- the page ---


def masthead(release: Release | str, clock: object) -> str:
    """The title with what is read, or why nothing is; `clock` is the control that looks for a newer release."""
    trouble = ""
    if isinstance(release, str):
        said, trouble = "no release", _notice(f"There is nothing to explore yet: {release}.")
    else:
        period = f" · {day(release.first_on)} to {day(release.last_on)}" if release.first_on else ""
        said = (
            f"{release.article_count:,} articles · {release.rate_count:,} rates · {release.claim_count:,} claims{period} · "
            f"release of {release.built_at:%Y-%m-%d %H:%M} UTC"
        )
        if not release.claim_count:
            read = f"{release.article_count:,} article{'s' if release.article_count != 1 else ''} read"
            trouble = _notice(f"There is nothing to explore yet: the release holds no claim about a tariff ({read}).")
    head = f'<div class="tl-title">Tariff Ledger</div><div class="tl-note">{said}</div><div class="tl-clock">{clock}</div>'
    return f'<div class="tl-head">{head}</div>{trouble}'


def controls(view: str, filters: Mapping[str, object], **more: object) -> str:
    """The controls of a view, each under its name; `more` are those of one view alone."""
    labels = {
        "imposers": "Levied by",
        "targets": "Levied on",
        "products": "Goods",
        "measures": "Measure",
        "statuses": "Status",
        "publishers": "Publisher",
    }
    shown = [(label, filters[kind], "") for kind, label in labels.items() if kind in VIEWS[view]]
    if "first_on" in VIEWS[view]:
        shown.append(("Published", filters["period"], " tl-period"))
    if "with_copies" in VIEWS[view]:
        shown.append(("Show", filters["with_copies"], ""))
    own = {
        "claims": ("Order", "order"),
        "contradictions": ("Show", "with_none"),
        "search": ("Search the sentences of articles about tariffs", "words"),
    }
    if view in own:
        label, name = own[view]
        shown.append((label, more[name], ""))
    fields = "".join(f'<div class="tl-field{kind}"><div class="tl-label">{label}</div>{control}</div>' for label, control, kind in shown)
    return f'<div class="tl-controls tl-controls-{view}">{fields}</div>'


def halves(left: str, right: str) -> str:
    """What was found, beside it what is open; below each other where the screen is narrow."""
    return f'<div class="tl-halves"><div>{left}</div><div class="tl-reader">{right}</div></div>'


def _notice(text: str) -> str:
    return f'<div class="tl-notice">{safe(text)}</div>'


# --- what was found ---


def handles(view: str, rows: Sequence[Row]) -> list[tuple[str, Place]]:
    """What can be opened: for each row (of contradictions: for each of its two sides) the label of its button and the place it opens."""
    if view == "claims":
        return [(rate(row), Place(row["article_id"], row["mention_id"], claim_id=row["claim_id"])) for row in rows]
    if view == "deadlines":
        return [(day(row["due_on"], row["due_precision"]), Place(row["article_id"], row["mention_id"])) for row in rows]
    if view == "contradictions":
        return [
            (rate(side), Place(side["article_id"], side["mention_id"], claim_id=side["claim_id"]))
            for row in rows
            for side in (_side(row, "first"), _side(row, "second"))
        ]
    return [("read", Place(row["article_id"], sentence_no=row["sentence_no"])) for row in rows]


def results(view: str, found: Found, buttons: Sequence[object], pager: Sequence[object], chosen: Place | None) -> str:
    """The rows of a view with their `buttons` (as `handles` orders them), the row or side that is `chosen` marked, and the pages."""
    if found.problem is not None:
        return _notice(f"This cannot be shown: {found.problem}.")
    if not found.count:
        return f'<div class="tl-notice">{_NOTHING[view]}</div>'
    is_chosen = [place == chosen for _, place in handles(view, found.rows)]
    draw = {"claims": _claims, "deadlines": _deadlines, "contradictions": _contradictions, "search": _sentences}[view]
    first = found.page * PAGE + 1
    what = _NAMES[view] if found.count > 1 else _NAMES[view].removesuffix("s")
    pages = f'<span class="tl-note">{first:,}–{first + len(found.rows) - 1:,} of {found.count:,} {what}</span>'
    if found.last_page:
        pages += "".join(f"{control}" for control in pager)
    return f'{draw(found.rows, [f"{button}" for button in buttons], is_chosen)}<div class="tl-pages">{pages}</div>'


_NAMES = {"claims": "claims", "deadlines": "deadlines", "contradictions": "differences", "search": "sentences"}
_NOTHING = {
    "claims": "No claim fits these filters.",
    "deadlines": "No deadline fits these filters.",
    "contradictions": "No contradiction fits these filters.",
    "search": "Type words to find the sentences they stand in. Where there are none, try fewer words.",
}


def _claims(rows: Sequence[Row], buttons: Sequence[str], is_chosen: Sequence[bool]) -> str:
    lines = []
    for row, button, chosen in zip(rows, buttons, is_chosen, strict=True):
        copy = ' <span class="tl-note">(copy)</span>' if row["duplicate_of"] else ""
        lines.append(
            f'{_row(chosen)}<td class="tl-rate">{button}</td><td class="tl-wide">{_levy(row)}</td><td>{_known(row["product_name"])}</td>'
            f"<td>{_chip(row['status'], row['status_label'])}</td>"
            f'<td class="tl-day">{day(row["published_on"], row["published_precision"])}</td><td>{_known(row["publisher"])}{copy}</td></tr>'
        )
        if chosen:
            span = (row["sentence_char_start"], row["sentence_char_end"])
            lines.append(f'<tr class="tl-said"><td colspan="6">{marked(row["sentence"], [(span, "tl-mark")])}</td></tr>')
    return _table(("Rate", "Who on whom", "Goods", "Status", "Published", "Publisher"), lines)


def _deadlines(rows: Sequence[Row], buttons: Sequence[str], is_chosen: Sequence[bool]) -> str:
    lines = []
    for row, button, chosen in zip(rows, buttons, is_chosen, strict=True):
        rates = ", ".join(f"{number(value)}%" for value in row["rates_pct"])
        whom = f"{_listed(row['imposers_named'], '?')} on {_listed(row['targets_named'], '?')}"
        ahead = f"{row['days_ahead']:,} day{'s' if row['days_ahead'] != 1 else ''}"
        lines.append(
            f'{_row(chosen)}<td class="tl-rate">{button}</td><td class="tl-day">{ahead}</td><td>{rates or _known(None)}</td>'
            f"<td>{whom if row['imposers'] or row['targets'] else _known(None)}</td><td>{_listed(row['products_named'])}</td>"
            f'<td class="tl-day">{day(row["published_on"])}</td><td>{_known(row["publisher"])}</td></tr>'
        )
        if chosen:
            lines.append(f'<tr class="tl-said"><td colspan="7">{safe(row["sentence"])}</td></tr>')
    return _table(("Due", "Ahead", "Rates", "Who on whom", "Goods", "Published", "Publisher"), lines)


def _contradictions(rows: Sequence[Row], buttons: Sequence[str], is_chosen: Sequence[bool]) -> str:
    cards = []
    for no, row in enumerate(rows):
        first = _said(_side(row, "first"), buttons[2 * no], is_chosen[2 * no])
        second = _said(_side(row, "second"), buttons[2 * no + 1], is_chosen[2 * no + 1])
        kind = "tl-odds" if row["is_contradiction"] else "tl-none"
        cards.append(
            f'<div class="tl-card"><div><b>{_levy(row)}</b> · {_known(row["product_name"])} · {safe(row["measure_label"])} '
            f'<span class="tl-tag {kind}">{safe(row["rule"].replace("_", " "))}</span></div><p>{safe(row["explanation"])}</p>'
            f'<div class="tl-sides">{first}{second}</div></div>'
        )
    return "".join(cards)


def _said(side: Row, button: str, chosen: bool) -> str:
    """One side of a contradiction: its rate in its button, its state, who says so, in which words."""
    who = _facts(safe(side["publisher"]), day(side["published_on"]))
    return (
        f'<div class="tl-side {_class(chosen)}">{button} {_chip(side["status"], side["status"].replace("_", " "))} '
        f'<span class="tl-note">{who}</span><p>{safe(side["sentence"])}</p></div>'
    )


def _sentences(rows: Sequence[Row], buttons: Sequence[str], is_chosen: Sequence[bool]) -> str:
    return "".join(
        f'<div class="tl-card {_class(chosen)}"><p>{snippet(row["snippet"])}</p><div class="tl-note">{button} '
        f"{_facts(safe(row['title']), safe(row['publisher']), day(row['published_on'], row['published_precision']))}</div></div>"
        for row, button, chosen in zip(rows, buttons, is_chosen, strict=True)
    )


def _side(row: Row, side: str) -> Row:
    """One side of a contradiction, under the names of a claim."""
    return {name.removeprefix(f"{side}_"): value for name, value in row.items() if name.startswith(f"{side}_")}


def _row(chosen: bool) -> str:
    return f'<tr class="{_class(chosen)}">'


def _class(chosen: bool) -> str:
    return "tl-row tl-chosen" if chosen else "tl-row"


# --- what is open ---


def article(opened: Opened | None) -> str:
    """An article with the sentence and the mention marked; before it what the mention claims and the sentence."""
    if opened is None:
        return _notice("This article is not in the current release any more. Choose another row.")
    row = opened.article
    text = row["text"]
    marks = [(opened.sentence, "tl-sentence"), (opened.mention, "tl-mark")]
    parts = [_claim(opened.claims)] if opened.claims else []
    if opened.sentence:
        said = marked(text, [(opened.mention, "tl-mark")], *opened.sentence)
        parts.append(f'<blockquote>{said} <a href="#tl-here">in the article ↓</a></blockquote>')
    source = safe(row["source_path"]) + (f", line {row['source_line']}" if row["source_line"] else "")
    facts = _facts(
        safe(row["publisher"]), day(row["published_on"], row["published_precision"]), safe(", ".join(row["authors"])), link(row["url"])
    )
    body = marked(text, marks).replace("<mark ", '<mark id="tl-here" ', 1)
    # Most texts open with their headline.
    title = row["title"] if row["title"] and not text.startswith(row["title"]) else None
    parts.append(
        f'{f"<h3>{safe(title)}</h3>" if title else ""}<div class="tl-note">{facts}</div>'
        f'<div class="tl-note tl-path">{source}</div><div class="tl-text">{body}</div>'
    )
    return "".join(parts)


def _claim(claims: Sequence[Row]) -> str:
    """What a mention of a rate claims; `claims` are its rows, one for each target and product."""
    first = claims[0]
    targets = ", ".join(dict.fromkeys(_known(row["target_name"], "?") for row in claims))
    goods = ", ".join(dict.fromkeys(_known(row["product_name"], "goods not said") for row in claims))
    since = f"from {day(first['effective_on'], first['effective_precision'])}" if first["effective_on"] else None
    sure = None
    if "parties_probability" in first:  # a release of an earlier version has none
        sure = f"read right: who and what {first['parties_probability']:.0%}, kind and state {first['terms_probability']:.0%}"
    facts = _facts(safe(first["measure_label"]), safe(first["basis_label"]), since, sure)
    return (
        f'<div class="tl-claim"><span class="tl-big">{rate(first)}</span><div><div>{_known(first["imposer_name"], "?")} on '
        f"{targets} · {goods}</div><div>{_chip(first['status'], first['status_label'])} "
        f'<span class="tl-note">{facts}</span></div></div></div>'
    )


def _levy(row: Row) -> str:
    return f'{_known(row["imposer_name"], "?")} <span class="tl-note">on</span> {_known(row["target_name"], "?")}'


def _known(text: str | None, else_: str = "–") -> str:
    return safe(text) if text else f'<span class="tl-open">{else_}</span>'


def _facts(*facts: str | None) -> str:
    return " · ".join(fact for fact in facts if fact)


def _listed(names: Sequence[str], else_: str = "–") -> str:
    return _known(", ".join(names), else_)


def _chip(status: str, label: str) -> str:
    return f'<span class="tl-chip" style="--tl-colour: {_STATUS_COLOURS.get(status, "#b9c0c8")}">{safe(label)}</span>'


def _table(heads: Sequence[str], lines: Sequence[str]) -> str:
    names = "".join(f"<th>{head}</th>" for head in heads)
    return f'<table class="tl-table"><thead><tr>{names}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


# --- the chart ---


def rate_chart(points: Sequence[Row]) -> alt.Chart:
    """Rates over days of publication: a mark for each day, rate, status and basis, larger where more articles say so."""
    frame = pl.DataFrame(
        {
            "published_on": [row["published_on"] for row in points],
            "rate_pct": [row["rate_pct"] for row in points],
            "status": [row["status"] for row in points],
            "basis": [row["basis"] for row in points],
            "Status": [row["status_label"] for row in points],
            "Articles": [row["article_count"] for row in points],
            "Rate": [("+" if row["basis"] == "additional" else "") + number(row["rate_pct"]) + "%" for row in points],
            "Levied": [_few(row["levies"]) for row in points],
            "Said by": [_few(row["publishers"]) for row in points],
        },
        schema_overrides={"published_on": pl.Date, "rate_pct": pl.Float64, "Articles": pl.Int64},
    )
    # A little room above the highest rate and at both ends, so that no mark is cut.
    highest = max((row["rate_pct"] for row in points), default=0.0) * 1.08 or 1.0
    is_wide = highest > _WIDE
    scale = alt.Scale(type="symlog" if is_wide else "linear", constant=25 if is_wide else alt.Undefined, domain=[0, highest])
    axis = alt.Axis(values=[tick for tick in _TICKS if tick <= highest] if is_wide else alt.Undefined)
    days = [row["published_on"] for row in points]
    is_long = bool(days) and (max(days) - min(days)).days > _DAYS
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_point(filled=True, opacity=0.75, strokeWidth=1)
        .encode(
            x=alt.X(
                "published_on:T",
                title=None,
                scale=alt.Scale(padding=14),
                axis=alt.Axis(grid=False, format="%b %Y" if is_long else "%-d %b %Y", tickCount=8),
            ),
            y=alt.Y("rate_pct:Q", title="Rate in percent", scale=scale, axis=axis),
            color=alt.Color("status:N", scale=alt.Scale(domain=list(_STATUS_COLOURS), range=list(_STATUS_COLOURS.values())), legend=None),
            shape=alt.Shape("basis:N", scale=alt.Scale(domain=["level", "additional"], range=["circle", "cross"]), legend=None),
            size=alt.Size(
                "Articles:Q",
                scale=alt.Scale(domain=[1, max([10, *(row["article_count"] for row in points)])], range=[45, 300]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("published_on:T", title="Published", format="%Y-%m-%d"),
                "Rate:N",
                "Status:N",
                "Levied:N",
                "Said by:N",
                "Articles:Q",
            ],
        )
        .properties(width="container", height=260)
    )
    return chart


def legend(points: Sequence[Row]) -> str:
    """What the colours and shapes of the chart mean; outside the chart, where it can flow on a narrow screen."""
    labels = {row["status"]: row["status_label"] for row in points}
    chips = [_chip(status, labels[status]) for status in _STATUS_COLOURS if status in labels]
    if any(row["basis"] == "additional" for row in points):
        chips.append('<span class="tl-note">✚ on top of other duties</span>')
    return f'<div class="tl-legend">{"".join(chips)}</div>'


def _few(names: Sequence[str], most: int = 4) -> str:
    shown = harmless(", ".join(names[:most]))
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown
