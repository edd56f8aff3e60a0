"""Markdown and JSON: front matter or none, facts in emphasis and lists, texts of feeds and exports, whole pages inside a field."""

import pytest
from corpus_pages import CHATTY, GLASS, Page, check

PAGES = (
    Page(
        "Markdown with front matter of a static site",
        "Quay to close for two years",
        "Bollard Weekly",
        ["Nora Vik", "Tom Skaar"],
        "2024-03-05",
        """
---
layout: post
title: Quay to close for two years
authors:
  - name: Nora Vik
  - name: Tom Skaar
date: 2024-03-05 08:10:00 +0100
site: Bollard Weekly
tags: [harbour, repairs]
draft: false
---

{story}
""",
        kind="md",
        out=("layout", "harbour, repairs"),
        stays=("Quay to close",),
    ),
    Page(
        "Markdown without front matter: facts in one emphasised line",
        "Quay to close for two years",
        "The Bollard",
        ["Nora Vik"],
        "2024-03-05",
        """
# Quay to close for two years

*By Nora Vik for The Bollard, 5 March 2024*

{story}

---

*Nora Vik covers ports for The Bollard. Follow her on [Mastodon](https://social.example/@nora).*
""",
        kind="md",
        out=("By Nora Vik for", "covers ports"),
    ),
    Page(
        "Markdown: outlet in bold above, facts with bars below",
        "Who pays for glass?",
        "KATTEGAT NOTES",
        ["Elin Moberg"],
        "2025-05-15",
        """
**KATTEGAT NOTES** | Trade

# Who pays for glass?

**Elin Moberg** | 15 May 2025 | 4 min read

> A duty is a tax with a flag on it.

{story}

## What now

Nothing, says the ministry. It says so on page one and again on page nine of its paper on the subject.

**Read next:** [Furnaces relit](/a/1)

[Subscribe](/subscribe) · [Archive](/archive) · [RSS](/feed)
""",
        story=GLASS,
        kind="md",
        out=("4 min read", "Read next", "Archive"),
        stays=("A duty is a tax", "What now"),
    ),
    Page(
        "Markdown: facts as labelled lines",
        "Glass: the numbers",
        "Pane Desk",
        ["Ruud Visser", "Ada Blom"],
        "2025-05-14",
        """
# Glass: the numbers

- **Author:** Ruud Visser, Ada Blom
- **Published:** May 14, 2025
- **Publication:** Pane Desk

{story}

| Country | Duty |
|---|---|
| Norway | 30% |
| Turkey | 12% |
""",
        story=GLASS,
        kind="md",
        out=("Publication:", "May 14, 2025"),
        stays=("Norway | 30%",),
    ),
    Page(
        "Markdown: sub-title below the heading, facts behind a rule",
        "Eleven pillars",
        "Saltmarsh Review",
        ["Ingeborg Falk"],
        "2024-06-01",
        """
Saltmarsh Review
================

## Eleven pillars

### What a fence tells you about a town

_Ingeborg Falk · June 1, 2024_

***

{story}

***

© 2024 Saltmarsh Review. Reprints by permission.
""",
        kind="md",
        out=("Reprints by permission", "June 1, 2024"),
        stays=("What a fence tells",),
    ),
    Page(
        "Markdown: a dated outlet line with a link",
        "Landlord padlocks only lift",
        "Tyne Lantern",
        ["Sam Okoro"],
        "2025-02-11",
        """
# Landlord padlocks only lift
[Tyne Lantern](https://lantern.example) - Tuesday, 11 February 2025
By **Sam Okoro**

{story}

*If you have been affected, write to [news@lantern.example](mailto:news@lantern.example).*
""",
        story=CHATTY,
        kind="md",
        out=("Tuesday, 11", "news@lantern"),
    ),
    Page(
        "JSON of a feed: text with by-line and time printed again",
        "Quay to close for two years",
        "Skerry Star",
        ["Nora Vik"],
        "2024-03-05",
        '{"headline": "Quay to close for two years", "byline": "By Nora Vik, harbour reporter", "publisher": {"@type": "Organization",'
        ' "name": "Skerry Star"}, "datePublished": "2024-03-05T07:30:00+01:00", "articleBody": "Quay to close for two years\\n\\n'
        'By Nora Vik\\n\\n{story}\\n\\nRead also: Who pays for the fence?\\n\\n© Skerry Star 2024"}',
        kind="json",
        out=("By Nora Vik", "Read also", "© Skerry"),
    ),
    Page(
        "JSON that holds a whole page",
        "Quay to close for two years",
        "Skerry Star",
        ["Nora Vik"],
        "2024-03-05",
        '{"url": "https://star.example/quay", "content": "<html><head><title>Quay to close for two years - Skerry Star</title>'
        "<meta name='author' content='Nora Vik'><meta property='article:published_time' content='2024-03-05T07:30:00+01:00'></head>"
        "<body><nav><a href='/'>Home</a> <a href='/sea'>Sea</a></nav><article><h1>Quay to close for two years</h1><p>{story}</p></article>"
        '<footer>Skerry Star Media, 4 Pier Road</footer></body></html>"}',
        kind="json",
        out=("Pier Road", "Home"),
    ),
    Page(
        "JSON: paragraphs in a list, facts only in the text",
        "Glass duty to bite on Monday",
        "Konkan Mirror",
        ["Ruchi Sule"],
        "2025-05-10",
        '{"id": 7, "text": ["Glass duty to bite on Monday", "Ruchi Sule | Konkan Mirror | Ratnagiri, May 10, 2025", "The ministry will not'
        ' be moved: from Monday sheet glass pays 30 percent at every port of the country, big or small.", "Traders said that they had'
        ' not slept. One of them sold his stock twice, and then once more to his cousin.", "(With inputs from agencies)"]}',
        kind="json",
        out=("Ruchi Sule |", "With inputs"),
        stays=("The ministry will not", "sold his stock twice"),
    ),
    Page(
        "JSON: headline null, day as a number, author as a list of objects",
        None,
        "Fjord Radio",
        ["Jo Doe"],
        "2024-03-05",
        '{"title": null, "site_name": "Fjord Radio", "author": [{"name": "Jo Doe", "role": "host"}], "published": 1709622000,'
        ' "body": "{story}"}',
        kind="json",
    ),
    Page(
        "JSON: names of fields that are rarely met",
        "Who pays for glass?",
        "Kattegat Centre",
        ["Elin Moberg"],
        "2025-05-15",
        '{"Headline": "Who pays for glass?", "Publication": "Kattegat Centre", "Author": "Elin Moberg, senior fellow",'
        ' "Date": "15 May 2025", "Body": "{story}\\n\\nThe views expressed are the author\'s own."}',
        story=GLASS,
        kind="json",
        out=("views expressed",),
    ),
    Page(
        "md-headline-of-the-second-level",
        "Glass costs more from Monday",
        "Pane & Frame",
        ["Elin Moberg"],
        "2025-05-15",
        "**Pane & Frame** | Trade | Thursday 15 May 2025\n\n## Glass costs more from Monday\n\nBy Elin Moberg\n\n{story}\n\n## What next",
        story=GLASS,
        kind="md",
    ),
    Page(
        "md-heading-below-the-first-paragraph",
        None,
        None,
        [],
        None,
        "{story}\n\n## What is next for glass\n\nNobody knows what the ministry will do about the glass of the greenhouses in winter.",
        story=GLASS,
        kind="md",
    ),
    Page(
        "html-title-of-the-site",
        "Glass costs more from Monday",
        "Västra Posten",
        ["Elin Moberg"],
        "2025-05-15",
        "<html><head><title>Västra Posten</title></head><body><nav>Log in | Sport</nav><h1>Glass costs more from Monday</h1>"
        "<p class=by>By Elin Moberg. Published 15 May 2025</p><p>{story}</p></body></html>",
        story=GLASS,
        kind="html",
    ),
    Page(
        "html-title-of-the-story",
        "Glass costs more from Monday, and who pays",
        None,
        [],
        None,
        "<html><head><title>Glass costs more</title></head><body><h1>Glass costs more from Monday, and who pays</h1>"
        "<p>{story}</p></body></html>",
        story=GLASS,
        kind="html",
    ),
    Page(
        "html-bar-above-the-headline",
        "Glass costs more from Monday",
        "Kattegat Glass Report",
        [],
        None,
        "<html><body><header>Kattegat Glass Report | <a href=/ads>Advertise with us</a></header><article>"
        "<h1>Glass costs more from Monday</h1><p>{story}</p></article></body></html>",
        story=GLASS,
        kind="html",
    ),
    Page(
        "txt-most-read-above-the-headline",
        "Glass costs more from Monday",
        "Fjord Courier",
        ["Elin Moberg"],
        "2025-05-15",
        "Most read\n\nGlass costs more from Monday\n\nElin Moberg | Fjord Courier | May 15, 2025\n\n{story}",
        story=GLASS,
    ),
    Page(
        "txt-small-words-in-the-name",
        "Glass costs more from Monday",
        "Folha do Cais",
        ["Elin Moberg"],
        "2025-05-15",
        "Folha do Cais\n\nGlass costs more from Monday\n\nElin Moberg | English edition, 15 May 2025\n\n{story}",
        story=GLASS,
    ),
    Page(
        "txt-name-with-a-word-of-the-story",
        "The quay that is no more",
        "QUAY & CREEL",
        ["Mo Ansah"],
        "2018-01-27",
        "QUAY & CREEL, Saturday 27 January 2018\n\nThe quay that is no more\n\nMo Ansah, Bergen\n\n{story}",
    ),
)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_of_markdown_or_json(page: Page) -> None:
    check(page)
