"""The report: what stands on the page, that nothing from an article gets out of its place, that equal releases give equal pages, and
what a browser makes of it."""

import html
import re
import shutil
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from warehouse_sample import Sample

from pipelines import report, shipped, warehouse
from pipelines.contracts import terms
from pipelines.report import figures, words
from pipelines.report.charts import STATES
from pipelines.warehouse.build import _report_code, stamp

FACTS = warehouse.ReleaseFacts(datetime(2025, 6, 1, 12, 30, tzinfo=UTC), "0.1.0", "f1", "articles", "run-1", "d1")
QUALITY = report.Quality(
    {
        "rates.detect": {"precision": 0.9, "recall": 0.8, "f1": 0.847, "tp": 8, "pred": 9, "gold": 10},
        "rates.fact": {"precision": 0.6, "recall": 0.6, "f1": 0.6, "tp": 6, "pred": 9, "gold": 10},
        "article.found": {"accuracy": 1.0, "hit": 3, "of": 3},
    },
    {"rates.detect": 0.9, "article.found": 1.0},
)
HOSTILE = """</title></style></svg><script>alert("1")</script><img src=x onerror='alert(2)'>{{ 7 * 7 }}{% raw %} & \u202eevil\u202c \x07"""
LINKS = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>1</script>", "//evil.example/a", "file:///a", "https:")


def news() -> Sample:
    """Two outlets that agree on one rate and are at odds about another, a day ahead, a rate without a party, an article of no day."""
    made = Sample()
    first = made.article(
        "a.txt",
        ("headline", ["Cars to pay 25%"]),
        (
            "paragraph",
            [
                "The United States levies 25% on cars from Japan.",
                "A duty of 10% on all goods of Japan is in force.",
                "On 1 July 2025 steel will pay 50%.",
            ],
        ),
        url="https://bugle.example/cars?a=1&b=2",
        published_on=date(2025, 5, 4),
    )
    second = made.article(
        "b.txt",
        ("headline", ["Duties on cars are at 25 percent"]),
        ("paragraph", ["Goods of Japan pay 15 percent.", "Steel pays 40 percent somewhere."]),
        publisher="The Gazette",
        published_on=date(2025, 5, 6),
    )
    no_day = {"published_on": None, "published_precision": None, "published_basis": "none"}
    made.article("c.txt", ("paragraph", ["Rain."]), is_about_tariffs=False, **no_day)
    made.rate(first, "25%")
    made.rate(first, "10%", rate_pct=10.0, products=["all_goods"], measure="baseline")
    start = {"effective_on": date(2025, 7, 1), "effective_precision": "day"}
    made.rate(first, "50%", rate_pct=50.0, products=["steel"], targets=["WORLD"], status="scheduled", **start)
    made.rate(second, "25 percent")
    made.rate(second, "15 percent", rate_pct=15.0, products=["all_goods"], measure="baseline")
    made.rate(second, "40 percent", rate_pct=40.0, products=["steel"], targets=[], imposer=None)
    made.entity(first, "Japan", "COUNTRY:JP", "Japan")
    made.entity(first, "goods of Japan", "COUNTRY:JP", "Japan")
    made.entity(second, "Japan", "COUNTRY:JP", "Japan")
    return made


def hostile() -> Sample:
    """The same at an outlet that would like to run scripts in the report: in headlines, publishers, sentences and addresses."""
    made = Sample()
    for number, url in enumerate(LINKS):
        words_ = f"{HOSTILE} pays {number + 10}%"
        article = made.article(f"{number}.txt", ("paragraph", [words_]), title=HOSTILE, publisher=HOSTILE + str(number), url=url)
        start = {"effective_on": date(2025, 7, 1 + number), "effective_precision": "day"}
        made.rate(article, f"{number + 10}%", rate_pct=10.0 + number % 2, products=["all_goods"], status="in_effect", **start)
    return made


def database(made: Sample, folder: Path, **write: Any) -> Path:
    room = warehouse.Aside(folder, "1")
    room.folder.mkdir(parents=True)
    warehouse.build(made.write(folder / "input", **write), room, FACTS)
    return room.database


def page_of(made: Sample, folder: Path, quality: report.Quality = QUALITY) -> str:
    file = folder / "report.html"
    report.write(database(made, folder), file, quality)
    return file.read_text("utf-8")


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def each(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(news(), tmp_path_factory.mktemp("news"))


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(hostile(), tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a release without articles, only asked."""
    return database(Sample(), tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def empty_page(empty: Path) -> str:
    report.write(empty, empty.with_name("report.html"), report.Quality())
    return empty.with_name("report.html").read_text("utf-8")


# --- what stands there ---


def shown(page: str, section: str) -> str:
    """The text of one section of the page, its query left out."""
    part = re.search(rf'<section id="{section}".*?</section>', page, re.DOTALL)
    assert part, section
    return " ".join(Elements(re.sub(r"<details.*?</details>", "", part[0], flags=re.DOTALL)).text.split())


def test_it_says_what_it_rests_on(page: str) -> None:
    text = " ".join(Elements(page).text.split())
    assert "3 articles from 4 May 2025 to 6 May 2025. Release of 1 Jun 2025, 12:30 UTC." in text
    tiles = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    assert dict(tiles) == {
        "articles": "3",
        "about tariffs": "2",
        "stories": "2",
        "rates stated": "6",
        "claims": "6",
        "publishers": "2",
        "refused rows": "0",
    }
    assert "Of 1 article the day of publication is not known to the day." in text


def test_every_figure_shows_its_query_as_it_was_run(page: str) -> None:
    queries = [html.unescape(code) for code in re.findall(r"<pre[^>]*><code>(.*?)</code>", page, re.DOTALL)]
    files = sorted((shipped.folder("sql") / "report").glob("*.sql"))
    assert [file.stem for file in files] == report.figure_names()
    for file in files:
        assert file.read_text("utf-8").rstrip() in queries, file.name


def test_every_section_is_in_the_contents_and_bears_a_heading(page: str) -> None:
    elements = Elements(page)
    sections = [str(section["id"]) for section in elements.each("section")]
    assert [link["href"] for link in elements.each("a") if str(link["href"]).startswith("#")][1 : len(sections) + 1] == [
        f"#{section}" for section in sections
    ]
    headings = {heading.get("id") for heading in elements.each("h2")}
    assert headings >= {f"{section}-title" for section in sections}
    assert len(elements.each("h1")) == 1


def test_rates_over_time_are_drawn_by_country(page: str) -> None:
    text = shown(page, "rates")
    assert "Levied by United States on goods of 1 country." in text
    assert "Japan 2 reports" in text
    assert "10%, in_effect spelled out (baseline spelled out), 4 May 2025, 1 article" in text
    assert "15%, in_effect spelled out (baseline spelled out), 6 May 2025, 1 article" in text


def test_the_heat_map_has_the_latest_rate_of_each_pair(page: str) -> None:
    text = shown(page, "latest")
    assert "United States on Japan: 15%, all goods, in_effect spelled out (baseline spelled out), 6 May 2025" in text
    assert "10%, all goods" not in text


def test_a_deadline_has_its_day_its_rate_and_its_sentence(page: str) -> None:
    text = shown(page, "deadlines")
    assert "Ahead" in text
    assert "Passed" not in text
    assert "1 Jul 2025 50%; United States on all countries; steel On 1 July 2025 steel will pay 50%. The Bugle, 4 May 2025" in text


def test_a_contradiction_has_both_sentences(page: str) -> None:
    text = shown(page, "contradictions")
    assert "A duty of 10% on all goods of Japan is in force." in text
    assert "Goods of Japan pay 15 percent." in text
    assert "<mark>15 percent</mark>" in page


def test_what_two_outlets_say_is_corroborated(page: str) -> None:
    assert "25% United States on Japan, cars sectoral spelled out 2 2 4 May 2025 The Bugle, The Gazette" in shown(page, "corroboration")


def test_what_was_left_open_is_listed(page: str) -> None:
    assert "Rates without the one who levies: 1" in shown(page, "gaps")
    assert "Steel pays 40 percent somewhere." in shown(page, "gaps")


def test_coverage_counts_articles_by_day_and_by_country(page: str) -> None:
    assert "4 May 2025: 1 article stating a rate" in shown(page, "coverage")
    assert "Japan: 2 articles, 100%" in shown(page, "countries")


def test_the_figures_of_the_sample_stand_beside_their_floors(page: str) -> None:
    text = shown(page, "quality")
    assert "on 3 annotated sample articles" in text
    assert "A rate is found 0.847 0.90 0.900 0.800 8 10" in text
    assert len(re.findall(r'class="bar low"', page)) == 1
    assert "of 100 rates they find in the annotated sample, 40 have a wrong party or wrong goods" in shown(page, "key")


def test_an_article_is_linked_where_it_has_an_address(page: str) -> None:
    links = [link for link in Elements(page).each("a") if not str(link["href"]).startswith("#")]
    assert {link["href"] for link in links} == {"https://bugle.example/cars?a=1&b=2"}
    assert {link["rel"] for link in links} == {"noopener noreferrer nofollow"}


# --- nothing gets out of its place ---


def test_nothing_from_an_article_becomes_markup(hostile_page: str, page: str) -> None:
    elements = Elements(hostile_page)
    assert {tag for tag, _ in elements.found} <= {tag for tag, _ in Elements(page).found}
    assert not {"script", "img", "iframe", "object", "foreignobject", "use", "image"} & {tag for tag, _ in elements.found}
    assert [name for _, attributes in elements.found for name in attributes if name.startswith("on")] == []
    assert elements.text.count('<script>alert("1")</script>') >= len(LINKS)
    assert "{{ 7 * 7 }}" in elements.text


def test_the_direction_of_the_page_is_its_own(hostile_page: str) -> None:
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", hostile_page) == []
    assert "<bdi>" in hostile_page


def test_only_addresses_of_the_web_are_links(hostile_page: str) -> None:
    assert [link["href"] for link in Elements(hostile_page).each("a") if not str(link["href"]).startswith("#")] == []


@pytest.mark.parametrize("which", ["page", "hostile_page", "empty_page"])
def test_the_page_asks_nothing_of_anybody(which: str, request: pytest.FixtureRequest) -> None:
    text = request.getfixturevalue(which)
    elements = Elements(text)
    assert not {"link", "script", "img", "base"} & {tag for tag, _ in elements.found}
    loading = ("src", "srcset", "data", "poster", "background", "xlink:href", "xmlns")
    assert [name for _, attributes in elements.found for name in attributes if name in loading] == []
    styles = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL)) + "".join(str(a.get("style", "")) for _, a in elements.found)
    assert "url(" not in re.sub(r"<code>.*?</code>", "", text, flags=re.DOTALL)
    assert "@import" not in styles
    policy = next(meta["content"] for meta in elements.each("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def test_drawings_say_in_words_what_they_show(page: str) -> None:
    drawings = [svg for svg in Elements(page).each("svg") if svg.get("class") == "chart"]
    assert len(drawings) == 7
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in drawings)


# --- good days and bad days ---


def test_a_release_without_a_rate_has_a_report(empty_page: str) -> None:
    for section in ("rates", "latest", "deadlines", "contradictions", "corroboration", "coverage", "countries", "gaps", "quality"):
        assert 'class="empty"' in empty_page.partition(f'<section id="{section}"')[2].partition("</section>")[0], section
    assert "0 articles. Release of 1 Jun 2025, 12:30 UTC." in " ".join(Elements(empty_page).text.split())


def test_equal_releases_give_equal_bytes(tmp_path: Path, page: str) -> None:
    file = tmp_path / "report.html"
    report.write(database(news(), tmp_path / "again", parts=2, backwards=True), file, QUALITY)
    assert file.read_text("utf-8") == page


def test_days_at_the_ends_of_the_calendar_and_absurd_rates_can_be_drawn(tmp_path: Path) -> None:
    made = Sample()
    for number, (day, rate) in enumerate(((date.min, 0.0), (date.max, 1e5), (date(2024, 2, 29), 1e-9))):
        article = made.article(f"{number}.txt", ("paragraph", [f"A duty of {number}%."]), published_on=day)
        made.rate(article, f"{number}%", rate_pct=rate, products=["all_goods"])
    page = page_of(made, tmp_path)
    assert "3 articles from 1 Jan 1 to 31 Dec 9999" in page
    assert "100,000%" in shown(page, "rates")


def test_a_query_that_cannot_be_run_is_named(own_sql: Path, empty: Path, tmp_path: Path) -> None:
    (own_sql / "report" / "deadlines.sql").write_text("-- Deadlines\nselect nothing from mart.deadlines")
    with pytest.raises(warehouse.WarehouseError, match=r"sql/report/deadlines\.sql: .*nothing"):
        report.write(empty, tmp_path / "report.html", QUALITY)


@pytest.fixture
def own_sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of sql/ that the program takes for the shipped one."""
    copy = tmp_path / "sql"
    shutil.copytree(shipped.folder("sql"), copy)
    real = shipped.folder
    monkeypatch.setattr(shipped, "folder", lambda name: copy if name == "sql" else real(name))
    return copy


def test_another_query_makes_another_release(own_sql: Path) -> None:
    before = stamp("f1")
    (own_sql / "report" / "deadlines.sql").write_text("-- Deadlines\nselect 1")
    assert stamp("f1") != before


@pytest.mark.parametrize("changed", ["package/report/page.css", "package/report/charts.py", "package/scoring.py", "seeds/gold/floors.json"])
def test_other_code_or_other_annotations_make_another_release(tmp_path: Path, changed: str) -> None:
    package = Path(report.__file__).parent.parent
    shutil.copytree(package, tmp_path / "package", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(shipped.folder("seeds") / "gold", tmp_path / "seeds" / "gold")
    code = _report_code(tmp_path / "package", tmp_path / "seeds")
    assert code == _report_code(package, shipped.folder("seeds"))
    (tmp_path / changed).write_text((tmp_path / changed).read_text() + " ")
    assert _report_code(tmp_path / "package", tmp_path / "seeds") != code


def test_figures_read_declared_tables_and_say_what_they_show(empty: Path) -> None:
    assert "mart.rate_history" in report.lineage()
    for figure in figures.ask(empty).values():
        assert figure.title, figure.name
        assert figure.note.endswith("."), figure.name


def test_every_state_of_a_rate_is_drawn_in_one_way() -> None:
    drawn = [status for state in STATES for status in state.statuses]
    assert sorted(drawn) == sorted(terms.STATUSES)


# --- words ---


@pytest.mark.parametrize(
    ("rate", "highest", "expected"),
    [
        (25.0, None, "25%"),
        (2.49, None, "2.49%"),
        (10.0, 15.0, "10–15%"),
        (0.0, None, "0%"),
        (1234.5, None, "1,234%"),
        (100_000.0, None, "100,000%"),
        (None, None, "–"),
    ],
)
def test_percent(rate: float | None, highest: float | None, expected: str) -> None:
    assert words.percent(rate, highest) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (date(2025, 8, 1), date(2025, 8, 1), "day", "1 Aug 2025"),
        (date(2025, 8, 4), date(2025, 8, 10), "week", "4–10 Aug 2025"),
        (date(2025, 7, 28), date(2025, 8, 3), "week", "28 Jul 2025 – 3 Aug 2025"),
        (date(2025, 8, 1), date(2025, 8, 31), "month", "Aug 2025"),
        (date(2025, 7, 1), date(2025, 9, 30), "quarter", "Q3 2025"),
        (date(2025, 7, 1), date(2025, 12, 31), "half", "Second half of 2025"),
        (date(2027, 1, 1), None, "year", "2027"),
        (date(2030, 1, 1), None, "decade", "2030s"),
        (date(2025, 8, 1), None, None, "1 Aug 2025"),
    ],
)
def test_period(start: date, end: date | None, precision: str | None, expected: str) -> None:
    assert words.period(start, end, precision) == expected


@pytest.mark.parametrize(
    ("sentence", "texts", "limit", "expected"),
    [
        ("A 25% duty.", ["25%"], 99, "A <mark>25%</mark> duty."),
        ("From 25% to 5 now.", ["5"], 99, "From 25% to <mark>5</mark> now."),
        ("From 25 to 5%.", ["25", "5%"], 99, "From <mark>25</mark> to <mark>5%</mark>."),
        ("15% is 15%.", ["15%", "15%"], 99, "<mark>15%</mark> is 15%."),
        ("Nothing here.", ["9%"], 99, "Nothing here."),
        ("one two three four 25% five six seven eight", ["25%"], 20, "… four <mark>25%</mark> five …"),
        ("one two three four five", [], 12, "one two …"),
        ("<b>5%</b>", ["5%"], 99, "&lt;b&gt;<mark>5%</mark>&lt;/b&gt;"),
        ("One sentence.", ["One sentence."], 99, "One sentence."),
        (None, ["5%"], 99, ""),
        ("x" * 50, [], 20, "x" * 20 + " …"),
    ],
)
def test_quote(sentence: str | None, texts: list[str], limit: int, expected: str) -> None:
    assert words.quote(sentence, *texts, limit=limit) == Markup(expected)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://a.example/b?c=1&d=2#e", True),
        ("HTTP://a.example", True),
        *((link, False) for link in LINKS),
        ("https://a.example/\nb", False),
        ("https://[broken", False),
        (" https://a.example", False),
        ("", False),
        (None, False),
    ],
)
def test_web_address(url: str | None, is_link: bool) -> None:
    assert words.web_address(url) == (url if is_link else None)


# --- in a browser ---

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["page", "hostile_page", "empty_page"])
def test_a_browser_shows_it_on_a_phone(which: str, scheme: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    file = tmp_path / "report.html"
    file.write_text(request.getfixturevalue(which), "utf-8")
    said: list[str] = []
    asked: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        tab = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("request", lambda asking: asked.append(asking.url))
        tab.goto(file.as_uri())
        for details in tab.query_selector_all("details"):
            details.evaluate("one => { one.open = true }")
        widths = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        # The size at which the words of a drawing come out, in pixels.
        sizes = tab.evaluate(
            """[...document.querySelectorAll('.chart text')].filter(one => one.getClientRects().length).map(one => {
            const drawn = one.getScreenCTM(); return parseFloat(getComputedStyle(one).fontSize) * Math.hypot(drawn.a, drawn.b); })"""
        )
        colours = tab.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
        browser.close()
    assert said == []
    assert asked == [file.as_uri()]
    assert widths == [390, 390]
    assert all(size >= 9 for size in sizes)
    assert colours[0] == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}[scheme]
