"""Pages: facts in metadata, in marked elements, in unmarked lines; furniture in boxes of every make; what only looks like it stays."""

import pytest
from corpus_pages import GLASS, HARBOUR, Page, check

P = "<p>{story}</p>"


def page(head: str, body: str) -> str:
    """A whole page."""
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


PAGES = (
    Page(
        "JSON-LD says it all",
        "Quay to close for two years",
        "The Skerry Star",
        ["Nora Vik", "Tom Skaar"],
        "2024-03-05",
        page(
            '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Star"},'
            ' {"@type": "NewsArticle", "headline": "Quay to close for two years", "datePublished": "2024-03-05T07:30:00+01:00",'
            ' "dateModified": "2024-03-06T09:00:00+01:00", "author": [{"@type": "Person", "name": "Nora Vik"}, {"@type": "Person",'
            ' "name": "Tom Skaar"}], "publisher": {"@type": "Organization", "name": "The Skerry Star"}}]}</script>',
            f"<nav>Home Sea Sport</nav><main><h1>Quay to close for two years</h1>{P}</main><footer>Skerry Star Media AS</footer>",
        ),
        kind="html",
        out=("Home Sea", "Media AS"),
    ),
    Page(
        "meta tags, and a byline that names one person more",
        "Glass duty to bite",
        "Pane Daily",
        ["Ruud Visser", "Ada Blom"],
        "2025-05-14",
        page(
            '<title>Glass duty to bite | Pane Daily</title><meta name="author" content="Ruud Visser"><meta property="og:site_name"'
            ' content="Pane Daily"><meta property="article:published_time" content="2025-05-14T06:00:00Z">',
            f'<div id="wrap"><h1>Glass duty to bite</h1><p class="byline">By Ruud Visser, with Ada Blom in Oslo</p>{P}'
            '<aside class="related"><h3>Read next</h3><a href=/1>Furnaces relit</a></aside></div>',
        ),
        GLASS,
        kind="html",
        out=("By Ruud", "Furnaces relit"),
    ),
    Page(
        "microdata and a time element",
        "Glass duty to bite",
        "Pane Daily",
        ["Ruud Visser"],
        "2025-05-14",
        page(
            "<title>Glass duty to bite - Pane Daily</title>",
            '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Glass duty to bite</h1>'
            '<span itemprop="author">Ruud Visser</span> <time itemprop="datePublished" datetime="2025-05-14T08:00+02:00">14 May</time>'
            f'<div itemprop="articleBody">{P}</div></article><div class="newsletter-signup">Get Pane Daily by mail</div>',
        ),
        GLASS,
        kind="html",
        out=("by mail",),
    ),
    Page(
        "nothing but lines: outlet, author and day in one unmarked paragraph",
        "Glass duty to bite",
        "Pane & Frame",
        ["Ruud Visser"],
        "2025-05-14",
        page(
            "<title>Glass duty to bite</title>",
            f"<h1>Glass duty to bite</h1><p>Ruud Visser for Pane &amp; Frame, 14 May 2025</p>{P}<p>Share: X | Mail</p>",
        ),
        GLASS,
        kind="html",
        out=("Ruud Visser for", "Share: X"),
    ),
    Page(
        "the name of the paper in a box above all, and in the copyright line with its owner",
        "Landlord padlocks only lift",
        "Tyne Lantern",
        ["Sam Okoro"],
        "2025-02-11",
        page(
            "<title>Landlord padlocks only lift</title>",
            '<div class="masthead">Tyne Lantern</div><div class="menu"><a href=/>News</a> <a href=/s>Sport</a></div>'
            '<div class="story"><h1>Landlord padlocks only lift</h1><div class="meta"><span>Sam Okoro</span> <span>11 February 2025</span>'
            f'</div>{P}</div><div class="footer">© 2025 Tyne Lantern Media Group. All rights reserved.</div>',
        ),
        kind="html",
        out=("All rights", "Sport"),
    ),
    Page(
        "byline in the footer of the article",
        "Eleven pillars",
        "Saltmarsh Review",
        ["Ingeborg Falk"],
        "2024-06-01",
        page(
            "<title>Eleven pillars - Saltmarsh Review</title>",
            f"<article><h1>Eleven pillars</h1>{P}<footer>By Ingeborg Falk, 1 June 2024</footer></article>",
        ),
        kind="html",
        out=("By Ingeborg",),
    ),
    Page(
        "a live page: entries with clock times, facts in spans",
        "Live: the council votes on the quay",
        "Skerry Star",
        ["Nora Vik"],
        "2024-10-02",
        page(
            "<title>Live: the council votes on the quay | Skerry Star</title>",
            '<main><h1>Live: the council votes on the quay</h1><p class="byline">Nora Vik</p><p class="date">Wednesday 2 October 2024,'
            f" 17:45</p><section><h2>17:40 Done</h2>{P}</section><section><h2>12:15 The fence</h2><p>The harbour master says that a fence"
            " is what the town can afford this year, and that next year will be no better.</p></section></main>"
            '<div class="cookie-banner">We use cookies</div>',
        ),
        kind="html",
        out=("We use cookies", "Wednesday 2"),
        stays=("that next year will be no better",),
    ),
    Page(
        "a portal of tables with crumbs and a list of other stories",
        "Quay to close",
        "Fjord Mirror",
        ["Tuva Lie"],
        "2025-09-12",
        page(
            "<title>Quay to close - Fjord Mirror</title>",
            "<table><tr><td><a href=/>Home</a> &gt; <a href=/s>Sea</a></td></tr><tr><td><h1>Quay to close</h1>"
            f"<i>Tuva Lie, TNN | Sep 12, 2025, 06:12 IST</i>{P}<b>Also read:</b> <a href=/2>Cod at a record</a></td></tr></table>",
        ),
        kind="html",
        out=("Home", "06:12 IST", "Cod at a record"),
    ),
    Page(
        "boxes of facts belong to the story, promotion does not",
        "Glass duty to bite",
        "Pane Daily",
        [],
        None,
        page(
            "<title>Glass duty to bite | Pane Daily</title>",
            f'<article><h1>Glass duty to bite</h1>{P}<div class="factbox"><h3>The duty in figures</h3><ul><li>Norway pays 30 percent</li>'
            '<li>Turkey pays 12 percent</li></ul></div><div class="promo">Pane Premium: 50% off</div></article>',
        ),
        GLASS,
        kind="html",
        out=("50% off",),
        stays=("Norway pays 30 percent", "The duty in figures"),
    ),
    Page(
        "no headline anywhere",
        None,
        None,
        [],
        None,
        page("", f"<div>{P}</div>"),
        kind="html",
    ),
    Page(
        "headline in a heading of lower rank, day in words of another tongue",
        "Kai gesperrt",
        "Nordkurier",
        ["Petra Kühn"],
        "2025-05-04",
        page(
            "<title>Kai gesperrt | Nordkurier</title>",
            f'<div class="content"><h2>Kai gesperrt</h2><p class="autor">Von Petra Kühn</p><p class="datum">4. Mai 2025, 12:03 Uhr</p>{P}'
            "<p>Lesen Sie auch: Was ein neuer Kai kosten würde</p></div>",
        ),
        HARBOUR,
        kind="html",
        out=("Von Petra", "12:03 Uhr", "Lesen Sie auch"),
    ),
)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_of_html(page: Page) -> None:
    check(page)
