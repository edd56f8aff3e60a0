"""HTML pages: story and furniture told apart by structure, tables, lists, metadata, broken and hostile markup."""

import pytest

from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem

P1 = "The government said on Monday that it would raise the duty on imported steel to 25 percent, the highest rate in twenty years."
P2 = "Buyers were not amused. A maker of cans in the north of the country said that it would close one of its two lines by summer."


def take(html: str) -> Document:
    found = take_apart(RawItem("a.html", None, "html", html.encode()))
    assert isinstance(found, Document), found
    return found


def kinds(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in take(html).blocks]


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en-GB'><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


STORY = f"<h1>Steel duty rises</h1><p>{P1}</p><p>{P2}</p>"
TEXT = f"Steel duty rises\n\n{P1}\n\n{P2}"


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{STORY}</article>",
        f"<main>{STORY}</main>",
        f"<div role=main>{STORY}</div>",
        f"<h1>Steel duty rises</h1><div itemprop=articleBody><p>{P1}</p><p>{P2}</p></div>",
        f"<div class=x><h1>Steel duty rises</h1><div class=y>{P1}<br><br>{P2}</div></div>",
        f"<form id=aspnet><div class='content with-sidebar'>{STORY}</div></form>",
        f"<header><h1>Steel duty rises</h1></header><section><p>{P1}</p></section><section><p>{P2}</p></section>",
        f"<table><tr><td><a href=/>Home</a></td><td><h1>Steel duty rises</h1>{P1}<br><br>{P2}</td></tr></table>",
        f"<div><h1>Steel duty rises<p>{P1}<p>{P2}</div></div></b></i>",
    ],
)
def test_the_story_is_found_in_any_layout(body: str) -> None:
    nav = "<nav><ul><li><a href=1>World</a></li><li><a href=2>Trade</a></li></ul></nav>"
    assert take(page(nav + body)).text == TEXT


@pytest.mark.parametrize(
    ("furniture", "kind"),
    [
        ("<div id=cookie-wall role=dialog>We and our partners store cookies.</div>", "cookie_notice"),
        ("<nav>World Trade</nav>", "navigation"),
        ("<div class='site-menu'>World Trade</div>", "navigation"),
        ("<div class=breadcrumbs>Home &gt; Trade</div>", "navigation"),
        ("<div class=ticker>ACME +2.6%</div>", "ticker"),
        ("<div class='share-bar'>Send to a friend</div>", "share"),
        ("<div class='adBox'>Cut your bill by 25%</div>", "advert"),
        ("<aside class=related><h3>More</h3><ul><li><a>Seoul seeks 0%</a></li></ul></aside>", "related"),
        ("<aside><p>In other news, the price of cans has never been higher than this year, at 99%.</p></aside>", "sidebar"),
        ("<div class=newsletter-box><p>Get <b>The Bell</b> every day. 50% off.</p><form><input type=email></form></div>", "newsletter"),
        ("<div id=comments><p>I do not agree with the 99% that this article speaks of, my friends.</p></div>", "share"),
        ("<footer>Fjord Courier Ltd, 1 Quay Street</footer>", "copyright"),
        ("<div style='display: none'>Hidden 99%</div>", "navigation"),
        ("<div hidden>Hidden 99%</div>", "navigation"),
        ("<p><a href=x>Seoul asks for 0% on its cars and trucks</a></p>", "related"),
    ],
)
@pytest.mark.parametrize("place", ["before", "inside", "after"])
def test_furniture_is_kept_aside(furniture: str, kind: str, place: str) -> None:
    inside = f"<h1>Steel duty rises</h1><p>{P1}</p>{furniture if place == 'inside' else ''}<p>{P2}</p>"
    html = page(f"{furniture if place == 'before' else ''}<article>{inside}</article>{furniture if place == 'after' else ''}")
    found = take(html)
    assert found.text == TEXT
    asides = [block.kind for block in found.blocks if not block.is_body]
    assert asides == [kind] or (place != "inside" and len(asides) == 1)


def test_a_class_that_sounds_like_furniture_on_the_story_itself_is_ignored() -> None:
    assert take(page(f"<article class='ticker related'>{STORY}</article>")).text == TEXT
    assert take(page(f"<div class='promo-wrap'>{STORY}</div>")).text == TEXT


def test_parts_of_an_article_by_their_classes() -> None:
    html = page(
        f"""<article><p class=kicker>Trade</p><h1>Steel duty rises</h1><h2 class=sub>Mills cheer, buyers do not</h2>
        <div class=meta><span class=author>Ann Lee</span>, Trade Editor
        <span class=date>Thu 5 Jun 2025, 06:00</span> <span>4 min read</span></div>
        <figure><img src=x><figcaption>A mill in the north. <i>Example archive</i></figcaption></figure>
        <p>{P1}</p><ul><li><b>Canada</b>, which pays 50%.</li><li>Mexico.</li></ul>
        <blockquote><p>It is not right.</p></blockquote><p><strong>Why now?</strong></p><p>{P2}</p>
        <p class=correction><em>Correction: the rate was given as 24%.</em></p></article>"""
    )
    assert kinds(html) == [
        ("headline", "Steel duty rises"),
        ("standfirst", "Mills cheer, buyers do not"),
        ("kicker", "Trade"),
        ("byline", "Ann Lee, Trade Editor"),
        ("byline", "Thu 5 Jun 2025, 06:00 4 min read"),
        ("caption", "A mill in the north."),
        ("credit", "Example archive"),
        ("paragraph", P1),
        ("bullet", "Canada, which pays 50%."),
        ("bullet", "Mexico."),
        ("quote", "It is not right."),
        ("heading", "Why now?"),
        ("paragraph", P2),
        ("footnote", "Correction: the rate was given as 24%."),
    ]
    found = take(html)
    assert (found.authors, str(found.published_on), found.published_basis) == (["Ann Lee"], "2025-06-05", "timestamp")


def test_tables_are_rows_of_cells() -> None:
    table = """<table><caption>Rates</caption><thead><tr><th>Country</th><th>April</th><th>August</th></tr></thead><tbody>
    <tr><th scope=row>Laos</th><td>48%</td><td rowspan=2>40%</td></tr><tr><th scope=row>Myanmar</th><td>44%</td></tr>
    <tr><td>Brazil</td><td></td><td>50<sup>%</sup> | all</td></tr></tbody>
    <tfoot><tr><td colspan=3>
    Not shown: a good many other countries whose rates did not change. Source: own research</td></tr></tfoot></table>"""
    found = [
        (kind, text) for kind, text in kinds(page(f"<article>{STORY}{table}</article>")) if kind.startswith("table") or kind == "footnote"
    ]
    assert found == [
        ("table_caption", "Rates"),
        ("table_header", "Country | April | August"),
        ("table_row", "Laos | 48% | 40%"),
        ("table_row", "Myanmar | 44% |"),
        ("table_row", "Brazil | | 50% / all"),
        ("footnote", "Not shown: a good many other countries whose rates did not change. Source: own research"),
    ]


def test_the_number_of_a_footnote_is_no_digit_of_the_figure_before() -> None:
    table = "<table><tr><th>Origin</th><th>Duty</th></tr><tr><td>Peru</td><td>15<sup>1</sup></td></tr></table>"
    found = take(page(f"<article>{STORY}{table}<p>It falls to 15<sup>12</sup> or is the 25<sup>th</sup> in line.</p></article>"))
    assert "Peru | 15¹" in found.text
    assert "falls to 15¹² or is the 25th" in found.text


def test_a_live_blog_keeps_its_order() -> None:
    entries = "".join(
        f"<section class=entry><h2><time datetime='2025-12-10T{h}:00+01:00'>{h}:00</time> Entry {h}</h2><p>{P1}</p></section>"
        for h in (17, 16, 9)
    )
    found = take(page(f"<main><article><h1>The day</h1>{entries}</article></main>"))
    assert [block.text for block in found.blocks if block.kind == "heading"] == ["17:00 Entry 17", "16:00 Entry 16", "9:00 Entry 9"]


def test_scripts_and_styles_are_not_text() -> None:
    html = page(
        "<script>var pct = 99;</script><style>p{width:99%}</style>"
        f"<article>{STORY}<script>document.write('99%')</script><noscript>99%</noscript></article>"
    )
    assert take(html).text == TEXT


JSON_LD = """<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Steel duty rises",
"datePublished":"2025-05-05T23:30:00-04:00","author":[{"@type":"Person","name":"Ann Lee"},
{"@type":"Person","name":"Bo Ek"},{"@type":"Organization","name":"Courier"}],
"publisher":{"@type":"Organization","name":"The Courier"},"inLanguage":"en-GB"}]}</script>"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (JSON_LD, ("The Courier", ["Ann Lee", "Bo Ek"], "2025-05-05", "2025-05-06 03:30:00")),
        (
            '<meta property="og:site_name" content="Courier"><meta name=author content="Ann Lee">'
            '<meta property="article:published_time" content="2025-05-05T09:00:00+02:00">',
            ("Courier", ["Ann Lee"], "2025-05-05", "2025-05-05 07:00:00"),
        ),
        ("<title>Steel duty rises | The Courier</title><meta name=date content=2025-05-05>", ("The Courier", [], "2025-05-05", "None")),
        (
            "<title>The Courier – Steel duty rises</title><meta name=pubdate content='Mon, 05 May 2025 09:00:00 GMT'>",
            ("The Courier", [], "2025-05-05", "2025-05-05 09:00:00"),
        ),
        (
            '<script type="application/ld+json">{broken</script><meta name="author" content="https://facebook.example/x">',
            (None, [], "None", "None"),
        ),
    ],
)
def test_metadata_of_the_head(head: str, expected: tuple[str | None, list[str], str, str]) -> None:
    found = take(page(f"<article>{STORY}</article>", head))
    assert (found.publisher, found.authors, str(found.published_on), str(found.published_at)) == expected
    assert (found.title, found.language) == ("Steel duty rises", "en")


def test_the_printed_headline_counts_not_the_one_for_robots() -> None:
    head = '<title>25% steel duty: all you need | Courier</title><meta property="og:title" content="Steel at 25%: all you need to know">'
    assert take(page(f"<h1 class=logo>Courier</h1><article>{STORY}</article>", head)).title == "Steel duty rises"


def test_utc_metadata_give_way_to_the_day_that_is_printed() -> None:
    head = '<meta property="article:published_time" content="2025-05-06T01:30:00Z">'
    found = take(
        page(f"<article><h1>Steel duty rises</h1><p class=date>May 5, 2025 9:30 p.m. ET</p><p>{P1}</p><p>{P2}</p></article>", head)
    )
    assert (str(found.published_on), str(found.published_at), found.published_basis) == ("2025-05-05", "2025-05-06 01:30:00", "metadata")


def test_a_page_printed_by_scripts_is_read_from_its_json_ld() -> None:
    html = page(
        "<div id=root></div>", f'<script type="application/ld+json">{{"@type":"Article","headline":"H","articleBody":"{P1} {P2}"}}</script>'
    )
    assert P1 in take(html).text


@pytest.mark.parametrize(
    ("encoding", "head", "text"),
    [
        ("utf-8", "<meta charset=utf-8>", "Zölle"),
        ("iso-8859-1", "<meta charset='ISO-8859-1'>", "Zölle"),
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "“Zölle”"),
        ("gb18030", "<meta charset=gb2312>", "关税"),
        ("shift_jis", "<?xml version='1.0' encoding='Shift_JIS'?>", "関税"),
        ("utf-16", "", "Zölle"),
        ("utf-8-sig", "<meta charset=iso-8859-1>", "Zölle"),
    ],
)
def test_the_declared_charset_is_followed(encoding: str, head: str, text: str) -> None:
    found = take_apart(RawItem("a", None, "html", f"<html>{head}<body><p>{text}</p></body></html>".encode(encoding)))
    assert isinstance(found, Document)
    assert found.text == text


@pytest.mark.parametrize(
    "head", ["", "<meta charset=utf-8>", "<meta charset=punycode>", "<meta charset=nonsense>", "<meta charset=euc-kr>"]
)
def test_an_encoding_is_never_guessed(head: str) -> None:
    found = take_apart(RawItem("a", None, "html", f"<html>{head}<body><p>Z".encode() + b"\xff\xfe\x80lle</p>"))
    assert getattr(found, "rule", None) == "not_utf8"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "A tariff of 25%.",
        ("<div>" * 400 + P1 + "</div>" * 400) * 20,
        "<table><tr><td>" * 3000 + P1,
        "<b><i>" * 5000 + P1,
        f"<p>{'a<br>' * 50_000}</p>",
    ],
    ids=["nested", "nested at the limit", "tables", "formatting", "breaks"],
)
def test_deep_and_broken_markup_ends(html: str) -> None:
    assert take(html).text
