"""The explorer: a marimo app over the current release, started by `tariffs explore`.

Cells stay thin: they hold what the user chose and pass it on. What is asked lives in `exploring.asking`, how it looks in
`exploring.showing` and `explorer.css`. The warehouse folder comes from TARIFF_WAREHOUSE. Labels of marimo's controls are Markdown, and
cells of its tables turn into links and pictures where they look like it: what an article says is shown by `showing` alone.
"""

import marimo

app = marimo.App(width="full", app_title="Tariff Ledger", css_file="explorer.css")


@app.cell
def _():
    import os
    from pathlib import Path

    import marimo as mo

    from pipelines.exploring import asking, showing

    warehouse = Path(os.environ.get("TARIFF_WAREHOUSE") or "warehouse")
    return asking, mo, showing, warehouse


@app.cell
def _(asking, mo, warehouse):
    get_release, set_release = mo.state(asking.look(warehouse))
    get_page, set_page = mo.state(0)
    get_opened, set_opened = mo.state(None)
    clock = mo.ui.refresh(options=["1m"], default_interval="1m")
    # What was chosen, for the filters over the next release.
    kept = {"filters": asking.Filters()}

    def start_over(_=None):
        set_page(0)
        set_opened(None)

    return clock, get_opened, get_page, get_release, kept, set_opened, set_page, set_release, start_over


@app.cell
def _(asking, clock, get_release, set_release, start_over, warehouse):
    # At each tick. Setting what is there already would build every cell below anew and lose what the user chose.
    clock.value
    if (_found := asking.look(warehouse)) != get_release():
        start_over()
        set_release(_found)
    return


@app.cell
def _(clock, get_release, mo, showing):
    release = get_release()
    mo.Html(showing.masthead(release, clock))
    return (release,)


@app.cell
def _(asking, kept, mo, release, start_over, warehouse):
    mo.stop(isinstance(release, str) or not release.claim_count)
    _kept = kept["filters"]
    filters = mo.ui.dictionary(
        {
            kind: mo.ui.multiselect(names, value=asking.still_there(names, getattr(_kept, kind)), full_width=True)
            for kind, names in asking.choices(warehouse).items()
        }
        | {
            "period": mo.ui.date_range(release.first_on, release.last_on, asking.still_within(release, _kept), full_width=True),
            "with_copies": mo.ui.checkbox(_kept.with_copies, label="near-copies too"),
        },
        on_change=start_over,
    )
    return (filters,)


@app.cell
def _(asking, mo, start_over):
    view = mo.ui.tabs({name.capitalize(): "" for name in asking.VIEWS}, on_change=start_over)
    order = mo.ui.dropdown(list(asking.ORDERS), value=next(iter(asking.ORDERS)), on_change=start_over)
    with_none = mo.ui.checkbox(label="explained ones too", on_change=start_over)
    words = mo.ui.text(placeholder="words, for example: auto tariff japan", full_width=True, on_change=start_over)
    return order, view, with_none, words


@app.cell
def _(filters, mo, order, showing, view, with_none, words):
    shown = view.value.lower()
    mo.vstack([view, mo.Html(showing.controls(shown, filters, order=order, with_none=with_none, words=words))], gap=0)
    return (shown,)


@app.cell
def _(asking, filters, kept, mo, release, showing, shown, start_over, warehouse):
    wanted = kept["filters"] = asking.filters_of(filters.value, release)
    chart = legend = None
    if shown == "claims":
        _points = asking.points(warehouse, wanted)
        chart = mo.ui.altair_chart(showing.rate_chart(_points), legend_selection=False, on_change=start_over)
        legend = mo.Html(showing.legend(_points))
    mo.vstack([legend, chart], gap=0) if chart is not None else None
    return chart, wanted


@app.cell
def _(asking, chart, get_page, order, shown, wanted, warehouse, with_none, words):
    found = asking.find(
        warehouse,
        shown,
        wanted,
        page=get_page(),
        picked=[] if chart is None else chart.value.to_dicts(),
        order=order.value,
        with_none=with_none.value,
        words=words.value,
    )
    return (found,)


@app.cell
def _(found, mo, set_opened, set_page, showing, shown):
    buttons = mo.ui.array(
        [
            mo.ui.button(label=label, on_click=lambda _, place=place: set_opened(place))
            for label, place in showing.handles(shown, found.rows)
        ]
    )
    pager = mo.ui.array(
        [
            mo.ui.button(label=label, disabled=not 0 <= page <= found.last_page, on_click=lambda _, page=page: set_page(page))
            for label, page in (("‹", found.page - 1), ("›", found.page + 1))
        ]
    )
    return buttons, pager


@app.cell
def _(asking, buttons, found, get_opened, mo, pager, showing, shown, warehouse):
    # Nothing was clicked yet: the first is open.
    _place = get_opened() or next((place for _, place in showing.handles(shown, found.rows)), None)
    mo.Html(
        showing.halves(
            showing.results(shown, found, buttons, pager, _place),
            showing.article(asking.open_place(warehouse, _place)) if _place else "",
        )
    )
    return


if __name__ == "__main__":
    app.run()
