"""What the explorer asks and how it shows it, without a browser."""

import socket
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from warehouse_sample import Sample, release, sample

from pipelines import cli
from pipelines.exploring import asking, showing
from pipelines.exploring.asking import Filters, Found, Place

DAY = date(2025, 5, 4)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and the same duty said by two other papers: a day later, and in an article whose day is not known."""
    folder = tmp_path_factory.mktemp("exploring") / "w"
    made, ids = sample()
    made.rate(ids["new"], "5%", rate_pct=5.0, basis="additional", status="agreed", targets=["EU"], products=["steel"])
    day_after = made.article("late.txt", ("headline", ["25% duty on cars"]), publisher="Herald", published_on=date(2025, 5, 5))
    made.rate(day_after, "25%", status="suspended")
    undated = {"published_on": None, "published_precision": None, "published_basis": "none"}
    made.rate(made.article("undated.txt", ("headline", ["It is 40%"]), publisher=None, **undated), "40%", rate_pct=40.0, products=[])
    release(folder, made)
    return folder


def rates(found: Found) -> list[float]:
    return [row["rate_pct"] for row in found.rows]


def find(warehouse: Path, **chosen: Any) -> Found:
    return asking.find(warehouse, "claims", Filters(**chosen))


# --- asking ---


def test_the_release_says_what_it_holds(warehouse: Path) -> None:
    seen = asking.look(warehouse)
    assert isinstance(seen, asking.Release)
    assert (seen.article_count, seen.rate_count) == (6, 7)
    assert (seen.first_on, seen.last_on) == (DAY, date(2025, 5, 5))


def test_without_a_release_there_is_a_sentence(tmp_path: Path) -> None:
    assert (
        asking.look(tmp_path)
        == f"there is no release in {tmp_path} yet; make one with `tariffs build`, or name another folder with --warehouse"
    )


def test_choices_count_rates_and_name_what_is_left_open(warehouse: Path) -> None:
    found = asking.choices(warehouse)
    assert found["targets"] == {"Japan (4)": "JP", "European Union (2)": "EU", "(not said) (1)": asking.OPEN}
    assert list(found["publishers"].values()) == ["The Bugle", asking.OPEN, "Herald"]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, [25.0, 25.0, 25.0, 25.0, 25.0, 5.0, 10.0, 40.0]),
        ({"targets": ["EU"]}, [25.0, 25.0, 5.0]),
        ({"targets": ["EU"], "products": ["steel"]}, [25.0, 5.0]),
        ({"targets": [asking.OPEN]}, [10.0]),
        ({"imposers": [asking.OPEN]}, [10.0]),
        ({"statuses": ["suspended", "proposed"]}, [25.0, 10.0]),
        ({"measures": ["mfn"]}, []),
        ({"publishers": ["Herald"]}, [25.0]),
        ({"publishers": [asking.OPEN]}, [40.0]),
        ({"first_on": date(2025, 5, 5)}, [25.0]),
        ({"last_on": DAY}, [25.0, 25.0, 25.0, 25.0, 5.0, 10.0]),
        ({"publishers": ["x'); drop table core.articles; --"]}, []),
    ],
)
def test_filters_leave_what_fits_all_of_them(warehouse: Path, chosen: dict[str, Any], found: list[float]) -> None:
    assert sorted(rates(find(warehouse, **chosen))) == sorted(found)


def test_copies_are_shown_where_they_are_wanted(warehouse: Path) -> None:
    assert find(warehouse, with_copies=True).count == find(warehouse).count + 1


def test_claims_are_ordered_and_what_has_no_day_comes_last(warehouse: Path) -> None:
    by = {order: rates(asking.find(warehouse, "claims", Filters(), order=order)) for order in asking.ORDERS}
    assert by["highest rate first"][0] == 40.0
    assert by["lowest rate first"][0] == 5.0
    assert by["newest first"][-1] == by["oldest first"][-1] == 40.0
    assert by["newest first"][0] == 25.0


def test_pages_hold_every_claim_once(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PAGE", 3)
    pages = [asking.find(warehouse, "claims", Filters(), page=page) for page in range(4)]
    assert [len(page.rows) for page in pages] == [3, 3, 2, 0]
    assert len({row["claim_id"] for page in pages for row in page.rows}) == pages[0].count == 8
    assert pages[0].last_page == 2


def test_points_gather_equal_claims_of_a_day_and_lead_back_to_them(warehouse: Path) -> None:
    points = asking.points(warehouse, Filters())
    assert [(row["published_on"].day, row["rate_pct"], row["status"], row["claim_count"]) for row in points] == [
        (4, 5.0, "agreed", 1),
        (4, 10.0, "proposed", 1),
        (4, 25.0, "in_effect", 4),
        (5, 25.0, "suspended", 1),
    ]
    assert sorted(rates(asking.find(warehouse, "claims", Filters(), picked=points[:2]))) == [5.0, 10.0]
    assert asking.find(warehouse, "claims", Filters(targets=["EU"]), picked=points[2:3]).count == 2


def test_a_mention_opens_its_article_with_the_spans_to_mark(warehouse: Path) -> None:
    row = next(row for row in find(warehouse).rows if row["rate_pct"] == 10.0)
    opened = asking.open_place(warehouse, Place(row["article_id"], row["mention_id"]))
    assert opened is not None
    text = opened.article["text"]
    assert (text[slice(*opened.mention)], text[slice(*opened.sentence)]) == ("10%", row["sentence"])
    assert [claim["claim_id"] for claim in opened.claims] == [row["claim_id"]]


def test_a_sentence_opens_without_a_mention_and_an_unknown_article_not_at_all(warehouse: Path) -> None:
    article_id = find(warehouse, publishers=["Herald"]).rows[0]["article_id"]
    opened = asking.open_place(warehouse, Place(article_id, sentence_no=0))
    assert (opened.sentence, opened.mention, opened.claims) == ((0, 16), None, [])
    assert asking.open_place(warehouse, Place("0" * 20)) is None


@pytest.mark.parametrize("view", asking.VIEWS)
def test_every_view_answers_under_every_filter(warehouse: Path, view: str) -> None:
    filters = Filters(["US"], ["JP"], ["cars"], ["sectoral"], ["in_effect"], ["The Bugle"], DAY, DAY)
    for chosen in (Filters(), filters):
        assert asking.find(warehouse, view, chosen, words="duty", with_none=True).problem is None


def test_a_view_that_cannot_be_asked_says_why(tmp_path: Path) -> None:
    assert "there is no release" in str(asking.find(tmp_path, "deadlines", Filters()).problem)


def test_search_without_words_asks_nothing(tmp_path: Path) -> None:
    assert asking.find(tmp_path, "search", Filters(), words="  ") == Found([])


def test_what_was_chosen_is_found_again_in_another_release(warehouse: Path) -> None:
    seen = asking.look(warehouse)
    assert asking.still_there({"Japan (9)": "JP", "World (1)": "WORLD"}, ["JP", "EU"]) == ["Japan (9)"]
    assert asking.still_within(seen, Filters()) == (DAY, date(2025, 5, 5))
    assert asking.still_within(seen, Filters(first_on=date(2025, 5, 5))) == (date(2025, 5, 5), date(2025, 5, 5))
    assert asking.still_within(seen, Filters(first_on=date(2026, 1, 1))) == (DAY, date(2025, 5, 5))


def test_a_period_of_all_days_is_no_filter(warehouse: Path) -> None:
    seen = asking.look(warehouse)
    chosen = {kind: [] for kind in asking.FILTERS} | {"period": (seen.first_on, seen.last_on), "with_copies": False}
    assert asking.filters_of(chosen, seen) == Filters(*[()] * 6)
    chosen["period"] = (seen.last_on, seen.last_on)
    assert asking.filters_of(chosen, seen).first_on == seen.last_on


# --- the command ---


def test_without_a_release_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explore", "--warehouse", str(tmp_path / "nowhere")]) == 1
    assert "there is no release" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["explore", "--warehouse", str(warehouse), "--port", str(port)]) == 1
    assert f"port {port} cannot be had" in capsys.readouterr().err
    assert cli.main(["explore", "--warehouse", str(warehouse), "--port", "70000"]) == 1
    assert "name another with --port" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["explore", "--port", "many"], ["explore", "here"]])
def test_the_command_is_used_wrongly(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(argv)
    assert stopped.value.code == 2
    assert "--help" in capsys.readouterr().err


# --- showing ---


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"rate_pct": 25.0, "rate_max_pct": None, "basis": "level", "modifier": "exact"}, "25%"),
        ({"rate_pct": 2.5, "rate_max_pct": None, "basis": "level", "modifier": "about"}, "about 2.5%"),
        ({"rate_pct": 10.0, "rate_max_pct": 15.0, "basis": "additional", "modifier": "exact"}, "+10–15%"),
        ({"rate_pct": 0.0, "rate_max_pct": None, "basis": "change", "modifier": "up_to"}, "up to ±0%"),
        ({"rate_pct": 1250.0, "rate_max_pct": None, "basis": "level"}, "1,250%"),
    ],
)
def test_rates_in_short(row: dict[str, Any], shown: str) -> None:
    assert showing.rate(row) == shown


@pytest.mark.parametrize(
    ("precision", "shown"),
    [("day", "2025-05-04"), ("week", "week of 2025-05-04"), ("month", "May 2025"), ("quarter", "quarter from May 2025"), ("year", "2025")],
)
def test_days_are_shown_as_precisely_as_they_are_known(precision: str, shown: str) -> None:
    assert showing.day(DAY, precision) == shown


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "http:x",
        "http://[",
        "ftp://a.example/x",
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    assert showing.link(url) is None


def test_a_link_cannot_leave_its_attribute() -> None:
    shown = str(showing.link('https://a.example/" onclick="alert(1)'))
    assert shown.startswith('<a href="https://a.example/&quot; onclick=&quot;alert(1)" target="_blank" rel="noopener')


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("a 25% b", [((0, 7), "s"), ((2, 5), "m")], '<mark class="s">a <mark class="m">25%</mark> b</mark>'),
        ("🚢é 25%", [((3, 6), "m")], '🚢é <mark class="m">25%</mark>'),
        ("a<b & 5%", [((6, 8), "m")], 'a&lt;b &amp; <mark class="m">5%</mark>'),
        ("ab", [], "ab"),
        ("ab", [(None, "s"), ((1, 1), "m"), ((2, 1), "m")], "ab"),
        ("abcd", [((1, 9), "s"), ((0, 1), "m")], 'a<mark class="s">bcd</mark>'),
        ("a\nb\u202ec\x1b", [], "a\nb\ufffdc␛"),
    ],
)
def test_spans_are_marked_by_code_points_and_all_else_is_text(text: str, marks: list[Any], shown: str) -> None:
    assert showing.marked(text, marks) == shown


def test_part_of_a_text_is_marked() -> None:
    assert showing.marked("no 5%. yes 7%!", [((11, 13), "m")], 7, 14) == 'yes <mark class="m">7%</mark>!'


def test_a_snippet_marks_what_was_found_and_nothing_of_it_is_markup() -> None:
    assert showing.snippet("<b> >>tariff<< 5 << 6") == '&lt;b&gt; <mark class="tl-mark">tariff</mark> 5 &lt;&lt; 6'


def test_an_article_shows_what_its_mention_claims_and_where(warehouse: Path) -> None:
    row = next(row for row in find(warehouse).rows if row["effective_on"])
    shown = showing.article(asking.open_place(warehouse, Place(row["article_id"], row["mention_id"])))
    assert "European Union, Japan · cars, steel" in shown
    assert "from 2025-04-03" in shown
    assert "read right: who and what 90%, kind and state 80%" in shown
    assert '<a href="https://bugle.example/cars"' in shown
    assert shown.count('id="tl-here"') == 1
    assert "drop table core.articles" in shown


def test_a_release_of_an_earlier_version_says_nothing_of_how_sure_it_is(warehouse: Path) -> None:
    row = next(row for row in find(warehouse).rows if row["effective_on"])
    opened = asking.open_place(warehouse, Place(row["article_id"], row["mention_id"]))
    assert opened is not None
    earlier = [{name: value for name, value in claim.items() if not name.endswith("_probability")} for claim in opened.claims]
    shown = showing.article(replace(opened, claims=earlier))
    assert "from 2025-04-03" in shown
    assert "read right" not in shown


def test_an_article_that_is_gone_says_so() -> None:
    assert "not in the current release" in showing.article(None)


def test_results_number_their_rows_and_say_where_there_are_none(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find(warehouse)
    buttons = [label for label, _ in showing.handles("claims", found.rows)]
    chosen = showing.handles("claims", found.rows)[1][1]
    shown = showing.results("claims", found, buttons, ["<", ">"], chosen)
    assert "1–8 of 8 claims" in shown
    assert shown.count("tl-chosen") == 1
    assert "No claim fits" in showing.results("claims", Found([]), [], [], None)
    assert "This cannot be shown: &lt;b&gt;." in showing.results("claims", Found([], problem="<b>"), [], [], None)


def test_each_view_has_the_controls_that_apply_there() -> None:
    filters = dict.fromkeys([*asking.FILTERS, "period", "with_copies"], "")
    more = dict.fromkeys(["order", "with_none", "words"], "")
    counts = {view: showing.controls(view, filters, **more).count("tl-label") for view in asking.VIEWS}
    assert counts == {"claims": 9, "deadlines": 7, "contradictions": 8, "search": 1}


@pytest.mark.parametrize(("rates_pct", "scale"), [([], "linear"), ([0.0, 25.0], "linear"), ([10.0, 145.0], "symlog")])
def test_high_rates_bend_the_scale_of_the_chart(rates_pct: list[float], scale: str) -> None:
    base = {"published_on": DAY, "status": "former", "basis": "level", "status_label": "Former", "claim_count": 1, "article_count": 1}
    points = [base | {"rate_pct": rate, "levies": list("abcdef"), "publishers": []} for rate in rates_pct]
    spec = showing.rate_chart(points).to_dict()
    assert spec["encoding"]["y"]["scale"]["type"] == scale
    assert [row["Levied"] for rows in spec["datasets"].values() for row in rows] == ["a, b, c, d and 2 more"] * len(points)


def test_contradictions_show_both_sides_with_their_own_place() -> None:
    side = {"claim_id": "c", "mention_id": "m", "article_id": "a", "publisher": "<i>", "published_on": DAY, "rate_pct": 10.0}
    side |= {"rate_max_pct": None, "basis": "level", "status": "in_effect", "sentence": "So <b> it is."}
    row = {
        "is_contradiction": False,
        "rule": "sum_of_parts",
        "explanation": "10 and 14 make 24.",
        "imposer_name": "US",
        "target_name": None,
    }
    row |= {"product_name": "cars", "measure_label": "Reciprocal"}
    row |= {f"first_{name}": value for name, value in side.items()}
    row |= {f"second_{name}": value for name, value in (side | {"article_id": "b", "rate_pct": 24.0}).items()}
    handles = showing.handles("contradictions", [row])
    assert handles == [("10%", Place("a", "m", claim_id="c")), ("24%", Place("b", "m", claim_id="c"))]
    shown = showing.results("contradictions", Found([row], 1), ["<1>", "<2>"], [], handles[1][1])
    assert shown.index("<1>") < shown.index("<2>")
    assert ("sum of parts" in shown, "So &lt;b&gt; it is." in shown, shown.count("tl-chosen")) == (True, True, 1)


def test_deadlines_spell_out_their_codes_and_say_how_far_ahead_they_were(tmp_path: Path) -> None:
    made = Sample()
    plan = made.article("plan.txt", ("paragraph", ["On May 5 the duty on cars from Japan rises to 25%."]))
    made.date(plan, "May 5", date(2025, 5, 5))
    made.rate(plan, "25%", status="scheduled", effective_on=date(2025, 5, 5), effective_precision="day")
    release(tmp_path / "w", made)
    found = asking.find(tmp_path / "w", "deadlines", Filters(targets=["JP"]))
    [(label, place)] = showing.handles("deadlines", found.rows)
    shown = showing.results("deadlines", found, ["<button>"], [], place)
    assert label == "2025-05-05"
    assert "<td>United States on Japan</td><td>cars</td>" in shown
    assert "1 day<" in shown
    assert "rises to 25%" in shown


def test_a_release_without_claims_says_how_much_was_read(tmp_path: Path) -> None:
    made = Sample()
    made.article("rain.txt", ("paragraph", ["Rain."]), is_about_tariffs=False)
    release(tmp_path / "w", made)
    shown = showing.masthead(asking.look(tmp_path / "w"), "")
    assert "the release holds no claim about a tariff (1 article read)" in shown
