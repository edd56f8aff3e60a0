"""The explorer in a browser: from a number to its sentence, hostile articles, new releases.

These tests skip where there is no Chromium or no playwright.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from warehouse_sample import Sample, release

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
api = pytest.importorskip("playwright.sync_api")
if BROWSER is None:
    pytest.skip("there is no Chromium here", allow_module_level=True)

pytestmark = pytest.mark.timeout(600)

ROOT = Path(__file__).parent.parent
STEEL = "From March 12 the United States levies 25% on steel from Japan."
CARS = "Japan 🚢 wants the 15% duty on its cars gone."
HOSTILE = (
    "A <img src=https://evil.example/a.png onerror=alert(1)> 50% tariff \u202e![x](https://evil.example/b.png) https://evil.example/c.png"
)
SCRIPT = "<script>document.title = 'taken'</script>https://evil.example/t.png"
PATIENCE = 120_000
"""Milliseconds that a page may take on a machine with much else to do."""
api.expect.set_options(timeout=PATIENCE)


def news() -> Sample:
    made = Sample()
    page = "https://bugle.example/steel"
    first = made.article("steel.txt", ("headline", ["Steel duty"]), ("paragraph", [STEEL, "Mills cheer."]), url=page)
    made.rate(first, "25%", rate_pct=25.0, targets=["JP"], products=["steel"], status="in_effect")
    second = made.article("cars.txt", ("headline", ["Car talks"]), ("paragraph", [CARS]), publisher="Herald", published_on=date(2025, 6, 1))
    made.rate(second, "15%", rate_pct=15.0, targets=["JP"], products=["cars"], status="proposed")
    bad = made.article(
        "bad.txt",
        ("headline", [SCRIPT]),
        ("paragraph", [HOSTILE]),
        publisher="https://evil.example/p.png",
        url="javascript:alert(2)",
        published_on=date(2025, 7, 1),
    )
    made.rate(bad, "50%", rate_pct=50.0, targets=["EU"], products=["cars"], status="threatened")
    return made


class Page:
    """A page of the explorer with what the browser complained of and which other hosts it asked."""

    def __init__(self, page: "api.Page", port: int) -> None:
        self.page, self.complaints, self.outside = page, [], []
        here = (f"http://127.0.0.1:{port}/", f"ws://127.0.0.1:{port}/", "data:", "blob:")
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda asked: None if asked.url.startswith(here) else self.outside.append(asked.url))
        page.goto(f"http://127.0.0.1:{port}/")

    def choose(self, field: str, option: str) -> None:
        self.page.locator(".tl-field", has_text=field).locator("button").first.click()
        self.page.get_by_role("option", name=option).click()
        self.page.keyboard.press("Escape")

    def open_row(self, text: str) -> None:
        for _ in range(10):
            box = self.page.locator(".tl-row", has_text=text).first.bounding_box()
            # Its middle: no text of the row is a button, the whole of it is. What stands above may still be growing and move it away.
            self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            with suppress(AssertionError):
                api.expect(self.page.locator(".tl-chosen", has_text=text).first).to_be_visible(timeout=PATIENCE / 10)
                return

    def see(self, selector: str, text: str) -> None:
        api.expect(self.page.locator(selector).first).to_have_text(text)


@contextmanager
def explorer(warehouse: Path) -> Iterator[Page]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "import sys; from pipelines.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "explore", "--warehouse", str(warehouse), "--headless", "--port", str(port)]
    log = warehouse.with_name(f"{warehouse.name}.log")
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=os.environ | {"HOME": str(warehouse.parent)})
    try:
        for _ in range(600):
            assert server.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        with api.sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
            try:
                yield Page(browser.new_page(viewport={"width": 1280, "height": 1000}), port)
            finally:
                browser.close()
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explorer") / "w"
    release(folder, news())
    return folder


def test_a_click_leads_from_a_number_to_its_sentence_in_the_article(warehouse: Path) -> None:
    with explorer(warehouse) as app:
        rows = app.page.locator(".tl-row")
        api.expect(rows).to_have_count(3)
        app.choose("Levied on", "Japan")
        api.expect(rows).to_have_count(2)
        app.open_row("steel")
        app.see(".tl-chosen .tl-rate", "25%")
        app.see(".tl-reader .tl-text mark.tl-sentence", STEEL)
        app.see(".tl-reader .tl-text mark.tl-sentence mark.tl-mark", "25%")
        link = app.page.locator(".tl-reader .tl-note a").first
        assert link.get_attribute("href") == "https://bugle.example/steel"
        app.open_row("cars")
        app.see(".tl-reader .tl-text mark.tl-sentence", CARS)
        app.see(".tl-reader .tl-text mark.tl-mark", "15%")
        assert (app.complaints, app.outside) == ([], [])


def test_a_hostile_article_stays_text_and_asks_no_host(warehouse: Path) -> None:
    with explorer(warehouse) as app:
        app.open_row("evil.example")
        app.see(".tl-reader .tl-text mark.tl-mark", "50%")
        app.see(".tl-reader .tl-text mark.tl-sentence", HOSTILE.replace("\u202e", "\ufffd"))
        app.page.mouse.move(640, 400)
        app.page.locator(".tl-field", has_text="Publisher").locator("button").first.click()
        app.page.get_by_role("option", name="https://evil.example/p.png").wait_for()
        app.page.keyboard.press("Escape")
        app.page.get_by_role("tab", name="Search").click()
        app.page.get_by_placeholder("words").fill("tariff")
        app.page.keyboard.press("Enter")
        app.see(".tl-card mark", "tariff")
        assert app.page.locator(".tl-reader img, .tl-halves script, .tl-halves a[href^=javascript]").count() == 0
        assert app.page.title() == "Tariff Ledger"
        assert (app.complaints, app.outside) == ([], [])


def test_a_new_release_is_seen_at_a_refresh_and_what_was_chosen_stays(tmp_path: Path) -> None:
    made = news()
    release(tmp_path / "w", made)
    with explorer(tmp_path / "w") as app:
        app.choose("Goods", "cars")
        api.expect(app.page.locator(".tl-row")).to_have_count(2)
        late = made.article("late.txt", ("headline", ["Late news: 7% on cars"]), publisher="Herald", published_on=date(2025, 8, 1))
        made.rate(late, "7%", rate_pct=7.0, products=["cars"])
        release(tmp_path / "w", made)
        app.page.locator(".tl-clock button").first.click()
        app.see(".tl-rate >> nth=0", "7%")
        api.expect(app.page.locator(".tl-row")).to_have_count(3)
        shutil.rmtree(tmp_path / "w" / "releases")
        app.page.locator(".tl-clock button").first.click()
        api.expect(app.page.locator(".tl-notice")).to_contain_text("there is no release")
        assert app.complaints == []
