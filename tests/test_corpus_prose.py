"""Plain text and Markdown: lines to paragraphs, and which of them are headline, byline, story, furniture."""

import pytest

from pipelines.contracts.terms import ASIDE_KINDS
from pipelines.corpus.characters import clean
from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem
from pipelines.corpus.markdown import is_markdown, plain, read_markdown, split_front_matter
from pipelines.corpus.prose import read_prose

PARAGRAPH = (
    "The government said on Monday that it would raise the duty on imported steel to 25 percent, the highest in twenty years. "
    "Mills welcomed it."
)
OTHER = (
    "Buyers did not. "
    "A maker of cans in the north of the country said that it would have to close one of its two lines before the summer is over."
)


def take(text: str, source_format: str = "txt") -> Document:
    found = take_apart(RawItem("a", None, source_format, text.encode()))
    assert isinstance(found, Document), found
    return found


def kinds(text: str, source_format: str = "txt") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in take(text, source_format).blocks]


def texts(text: str) -> list[str]:
    return [piece.text for piece in read_prose(clean(text))]


# --- lines to paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        ("One line.\r\n\r\n\r\nAnother line.", ["One line.", "Another line."]),
        (
            "Broken off in the middle of a sentence by a\nnewline that means nothing.",
            ["Broken off in the middle of a sentence by a newline that means nothing."],
        ),
        (
            "A line of text that is cut behind a comma,\nand goes on in the next one.",
            ["A line of text that is cut behind a comma, and goes on in the next one."],
        ),
        ("A short heading\nA paragraph that follows.", ["A short heading", "A paragraph that follows."]),
        ("* one\n* two", ["one", "two"]),
        ("-\nOne behind a lone sign", ["One behind a lone sign"]),
        ("  1. first\n  2) second\n(a) third", ["first", "second", "third"]),
        ("12. März 2025", ["12. März 2025"]),
        ("----------\nText\n==========", ["Text"]),
        ("a\u00a0b\u200bc\u00add", ["a bcd"]),
        ("Country\tRate\nJapan\t15%\nIndia\t50%", ["Country | Rate", "Japan | 15%", "India | 50%"]),
        (
            "Country   Rate   From\nJapan   15%   Aug. 7\nIndia   50%   Aug. 27",
            ["Country | Rate | From", "Japan | 15% | Aug. 7", "India | 50% | Aug. 27"],
        ),
        ("News | Sports | Weather\nLog in | Help | About", ["News | Sports | Weather", "Log in | Help | About"]),
    ],
)
def test_lines_become_paragraphs(text: str, expected: list[str]) -> None:
    assert [" ".join(line.split()) for line in texts(text)] == expected


def test_hard_wrapped_text_is_joined_and_its_paragraphs_stay() -> None:
    wrapped = (
        "OSLO, March 12 (Example) - The government will impose tariffs of 20 percent\n"
        "on goods worth 26 billion crowns from next month, the trade ministry said on\n"
        "Wednesday, in answer to tariffs on metals.\n\n"
        "The increase to 25 percent took effect on Wednesday as exemptions of the U.S.\n"
        "quotas and product exclusions expired.\n"
    )
    found = texts(wrapped)
    assert len(found) == 2
    assert found[0].endswith("from next month, the trade ministry said on Wednesday, in answer to tariffs on metals.")
    assert found[1].endswith("exemptions of the U.S. quotas and product exclusions expired.")
    assert len(texts(wrapped.replace("\n\n", "\n"))) == 2


# --- the top of the page


def test_menu_headline_repeat_byline_and_time() -> None:
    title = "Steel Duty Rises to 25 Percent, and Nobody Is Quite Happy"
    text = (
        f"Skip to content\n\nMenu  World  Business  Sports\n\n{title}\n\n{title}\n\n"
        f"By Ann Lee and Bo Ek / Staff Writers\n16:01 JST, May 5, 2025\n{PARAGRAPH}\n{OTHER}"
    )
    assert kinds(text) == [
        ("headline", title),
        ("navigation", "Skip to content"),
        ("navigation", "Menu World Business Sports"),
        ("repeat", title),
        ("byline", "By Ann Lee and Bo Ek / Staff Writers"),
        ("timestamp", "16:01 JST, May 5, 2025"),
        ("paragraph", PARAGRAPH),
        ("paragraph", OTHER),
    ]


@pytest.mark.parametrize(
    ("top", "title", "publisher", "authors"),
    [
        ("Steel duty rises to 25 percent", "Steel duty rises to 25 percent", None, []),
        (
            "The Fjord Gazette\n5 May 2025\n\nSteel duty rises to 25 percent\n\nBy Ann Lee",
            "Steel duty rises to 25 percent",
            "The Fjord Gazette",
            ["Ann Lee"],
        ),
        (
            "HOLM & BERG LLP\nTrade Practice Group\n\nCLIENT ALERT NO. 2025-3\nMay 5, 2025\n\nSTEEL DUTIES DOUBLE: WHAT TO DO NOW",
            "STEEL DUTIES DOUBLE: WHAT TO DO NOW",
            "HOLM & BERG LLP",
            [],
        ),
        (
            "BUSINESS\n\nSteel duty rises to 25 percent\n\nAnn Lee and Bo Ek\nFjord Courier-Times\nPublished 6:42 p.m. ET May 5, 2025",
            "Steel duty rises to 25 percent",
            "Fjord Courier-Times",
            ["Ann Lee", "Bo Ek"],
        ),
        ("The duty we wanted\n\nAnn de Lee\n\n5 May 2025", "The duty we wanted", None, ["Ann de Lee"]),
        (
            "Steel duty rises\n\nA. Lee | Oslo\nThe Fjord Ledger | Published At : 05 May 2025, 05:12 AM IST",
            "Steel duty rises",
            "The Fjord Ledger",
            ["A. Lee"],
        ),
        (
            "UPDATE 2-Steel duty rises to 25 pct\n\n* Mills welcome it\n* Buyers do not\n(Adds quotes)\n\nBy Ann Lee",
            "UPDATE 2-Steel duty rises to 25 pct",
            None,
            ["Ann Lee"],
        ),
        ("Steel duty rises to 25 percent | The Fjord Gazette", "Steel duty rises to 25 percent", "The Fjord Gazette", []),
        ("The Fjordette\n\nSteel duty rises\n\nAnn Lee\nThu 3 Apr 2025 13.13 BST", "Steel duty rises", "The Fjordette", ["Ann Lee"]),
        ("Steel duty rises\nANN LEE, Fjord Asia staff writer", "Steel duty rises", "Fjord Asia", ["Ann Lee"]),
        ("", None, None, []),
    ],
)
def test_what_stands_above_the_story(top: str, title: str | None, publisher: str | None, authors: list[str]) -> None:
    found = take(f"{top}\n\n{PARAGRAPH}\n\n{OTHER}")
    assert (found.title, found.publisher, found.authors) == (title, publisher, authors)
    assert found.text.startswith(title or PARAGRAPH)
    assert PARAGRAPH in found.text
    assert OTHER in found.text


@pytest.mark.parametrize(
    ("byline", "publisher", "authors"),
    [
        ("[By Harbour Observer Network, Wang Li] ", "Harbour Observer Network", ["Wang Li"]),
        ("【By Harbour News, Wang Li】", "Harbour News", ["Wang Li"]),
        ("[Text/Harbour Viewpoint Network Wang Li] ", "Harbour Viewpoint Network", ["Wang Li"]),
        ("[Harbour Times reporter Wang Li] ", "Harbour Times", ["Wang Li"]),
        ("(By Ann Lee) ", None, ["Ann Lee"]),
    ],
)
def test_a_byline_in_brackets_is_taken_off_the_first_sentence(byline: str, publisher: str | None, authors: list[str]) -> None:
    found = take(f"{byline}{PARAGRAPH}\n{OTHER}")
    assert (found.title, found.publisher, found.authors) == (None, publisher, authors)
    assert found.text == f"{PARAGRAPH}\n\n{OTHER}"


def test_brackets_of_the_story_stay() -> None:
    text = "[The minister] said on Monday that the duty on imported steel would rise to 25 percent, and he did not say when."
    assert take(text).text == text


# --- captions and credits


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("A ship waits off the port on May 1. Example News", "A ship waits off the port on May 1.", "Example News"),
        ("A ship waits off the port. (Photo: Bo Ek/Example Courier)", "A ship waits off the port.", "(Photo: Bo Ek/Example Courier)"),
        (
            "A ship waits off the port in this file photo. Photo by Bo Ek /Example",
            "A ship waits off the port in this file photo.",
            "Photo by Bo Ek /Example",
        ),
        ("On May 1 he gave an interview on the plane. Video screenshot", "On May 1 he gave an interview on the plane.", "Video screenshot"),
        (
            "[Photo caption] Workers peel shrimp at a plant on Saturday. — EX Photo",
            "Workers peel shrimp at a plant on Saturday.",
            "EX Photo",
        ),
        (
            "Trade minister Ann Lee, right, shakes hands with Bo Ek on Thursday in Oslo.",
            "Trade minister Ann Lee, right, shakes hands with Bo Ek on Thursday in Oslo.",
            None,
        ),
    ],
)
def test_captions_are_story_and_their_credits_are_not(line: str, caption: str, credit: str | None) -> None:
    found = kinds(f"Steel duty rises to 25 percent\n\n{PARAGRAPH}\n\n{line}\n\n{OTHER}")
    assert ("caption", caption) in found
    assert [text for kind, text in found if kind == "credit"] == ([credit] if credit else [])


@pytest.mark.parametrize(
    "line", ["He said no. Donald Trump said yes.", "It was sold to Acme Inc. The price is secret.", "The rate fell by half. August Recess"]
)
def test_what_is_no_caption(line: str) -> None:
    assert all(kind != "caption" for kind, _ in kinds(f"{PARAGRAPH}\n\n{line}\n\n{OTHER}"))


# --- furniture in and below the story


def test_a_list_of_stories_ends_where_the_story_goes_on() -> None:
    text = (
        f"{PARAGRAPH}\n\nRecommended from Editorial\nSteel at 50%: what to know\nCan makers warn of layoffs\n\n"
        f"Article content\n\n{OTHER}\n\nThe last word."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "related", "related", "related", "navigation", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "tail",
    [
        "Read also:\n\n    50% Off? Why Your Next Car Could Cost More\n    The Complete Timeline\n    Latest\n"
        "    Sponsored: refinance at 5.9% APR",
        "Read also:\n\nIs steel stock a buy at 25%?\n\nHow to save 20% on cans",
        "MOST READ (Economy)\n- Yen weakens past 147\n- What if the 25% had come?\n"
        "(c) The Fjord Courier. No reproduction without permission.",
        "MOST POPULAR\n1. 50% to 18%: full list\n2. Gold slips 6%\n"
        "Follow us on WhatsApp. Disclaimer: Investments are subject to market risk.",
        '"Politics" POPULAR ARTICLE\n-\nJapan Presses for Zero\n-\nParty Drops Bill at 25%\nXY ACCESS RANKING',
        "Also Read | Rupee ends 1.2% higher\n\nAlso Read | Bank holds at 5.25%",
        "This article is exclusive to Harbour News and may not be reproduced.\n"
        "Original source: https://news.example/a/20250505_1.html\n"
        "Disclaimer: the article only represents the author's opinion.\n"
        "Editor in charge: Qiu Shan  Phone: 010-5555-0186",
        "ann.lee@fjord.example\n\nShare this article in your social network\nComments\n"
        "1 Harbour Plaza. © 2025 Fjord Courier. All rights reserved.",
        "((ann.lee@wire.example; +1 202 555 0167))",
        "Contacts: Ann Lee (202-555-0134, Oslo); Bo Ek (312-555-0190, Bergen).\n\n"
        "This alert is for general information and is not legal advice.",
        "Advertisement 2\nThis advertisement has not loaded yet, but your article continues below.",
    ],
)
def test_what_stands_below_the_story_is_not_story(tail: str) -> None:
    found = take(f"Steel duty rises to 25 percent\n\n{PARAGRAPH}\n\n{OTHER}\n\n{tail}")
    assert found.text == f"Steel duty rises to 25 percent\n\n{PARAGRAPH}\n\n{OTHER}"
    assert all(block.kind in ASIDE_KINDS for block in found.blocks if not block.is_body)


def test_a_note_about_the_author_is_known_by_the_byline() -> None:
    found = kinds(
        f"The duty we wanted\n\nAnn Lee\n\n5 May 2025\n\n{PARAGRAPH}\n\n{OTHER}\n\n"
        "Ann Lee was a trade minister from 2001 to 2004. She teaches at the coast."
    )
    assert found[-1][0] == "author_note"


def test_a_paragraph_behind_a_note_in_brackets_is_story() -> None:
    found = kinds(f"The duty we wanted\n\n5 May 2025\n\n(Translated by machine) {PARAGRAPH}\n\n{OTHER}")
    assert ("paragraph", f"(Translated by machine) {PARAGRAPH}") in found


def test_what_an_analyst_holds_is_story_wherever_it_stands() -> None:
    said = "Analyst Ann Lee of Harbour & Well holds that the worst is over. If talks fail, the frozen 24% may come back."
    found = kinds(f"The duty we wanted\n\n5 May 2025\n\n{PARAGRAPH}\n\n{OTHER}\n\n{said}")
    assert found[-1] == ("paragraph", said)


@pytest.mark.parametrize(
    "line",
    [
        "Sources: [1] Treasury [2] Order of Nov. 14",
        "Correction: An earlier version gave the April rate as 25%. It was 24%.",
        "AT A GLANCE",
        "FACTBOX-Tariff cases, 2025",
        "May 28 Court voids the orders, 3-0",
        "25%: duty on whiskey",
        "($1 = 148.30 yen)",
    ],
)
def test_what_is_story_though_it_is_short(line: str) -> None:
    assert line in take(f"{PARAGRAPH}\n\n{OTHER}\n\n{line}\n\n{OTHER[:-1]}, he said.").text.split("\n\n")


def test_sub_headings_of_plain_text() -> None:
    found = kinds(
        f"Steel duty rises to 25 percent\n\n{PARAGRAPH}\n\nWhat buyers say\n\n{OTHER}\n\nII. Next steps\n\n- one thing\n- another"
    )
    assert [kind for kind, _ in found] == ["headline", "paragraph", "heading", "paragraph", "heading", "bullet", "bullet"]


# --- Markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold** and *thin* and __both__ and _x_", "bold and thin and both and x"),
        ("a [link](https://news.example/a_(b)) and ![picture](x.png)", "a link and"),
        ("a [link][1], <https://news.example>", "a link, https://news.example"),
        ("`code` and ~~gone~~", "code and gone"),
        ("5 * 3 and snake_case and 2 ** 3", "5 * 3 and snake_case and 2 3"),
        ("a note[^1] and \\*stars\\*", "a note and *stars*"),
        ("AT&amp;T &ndash; 25&nbsp;%", "AT&T – 25 %"),
        ("line<br>break <b>bold</b>", "linebreak bold"),
        ("full memo*", "full memo"),
    ],
)
def test_inline_signs_are_taken_away(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_blocks_of_markdown() -> None:
    text = """# Title

*A line under it that says more about it.*

First paragraph goes
on here.

> A quote
> in two lines.

## Part

- one **thing**
- another
  that goes on

1. first

| | May | June |
|---|---:|---|
| Japan | 24% | 15% |
| Brazil \\| all | 10% | 50% |

***

```
code
```

Last.[^1]

[^1]: A note.
[ref]: https://news.example
"""
    assert [(piece.kind, piece.text) for piece in read_markdown(text)] == [
        ("headline", "Title"),
        ("", "A line under it that says more about it."),
        ("", "First paragraph goes on here."),
        ("quote", "A quote in two lines."),
        ("heading", "Part"),
        ("bullet", "one thing"),
        ("bullet", "another that goes on"),
        ("bullet", "first"),
        ("table_header", "| May | June"),
        ("table_row", "Japan | 24% | 15%"),
        ("table_row", "Brazil / all | 10% | 50%"),
        ("", "code"),
        ("", "Last."),
        ("footnote", "A note."),
    ]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ('---\ntitle: "A: b"\ndate: 2025-05-05\n---\nText', ["title", "date"]),
        ("---\ntitle: broken: yaml: here\nauthor: Ann Lee\n---\nText", ["title", "author"]),
        ("---\na: [[[[\n---\nText", ["a"]),
        ("---\ndate: 2025-99-99\n---\nText", ["date"]),
        ("---\n- a list\n---\nText", []),
        ("Text\n---\nmore\n---\n", []),
        ("---\nno end", []),
    ],
)
def test_front_matter_never_fails(text: str, fields: list[str]) -> None:
    found, rest = split_front_matter(text)
    assert list(found) == fields
    assert "Text" in rest or not fields


def test_front_matter_states_and_the_text_prints() -> None:
    text = f"""---
title: "The cathode walks"
subtitle: "Half on pipe, nothing on metal."
author: Inés Varela
publication: Red Weekly
date: 2025-07-31
description: "Not printed: 99%"
---

# The cathode walks

*Half on pipe, nothing on metal.*

{PARAGRAPH}

---

*Red Weekly is for information only. Annual plan now 30% off.*
"""
    found = take(text, "md")
    assert (found.title, found.authors, found.publisher, str(found.published_on)) == (
        "The cathode walks",
        ["Inés Varela"],
        "Red Weekly",
        "2025-07-31",
    )
    assert [block.kind for block in found.blocks] == ["headline", "standfirst", "paragraph", "disclaimer"]
    assert "99%" not in found.text


def test_a_title_of_the_front_matter_that_nothing_repeats_is_the_headline() -> None:
    assert kinds(f"---\ntitle: Duty rises\n---\n{PARAGRAPH}", "md")[0] == ("headline", "Duty rises")


def test_lines_with_labels_above_a_text_are_fields() -> None:
    found = take(
        f"Title: Duty rises\nAuthor: Ann Lee\nDate: 5 May 2025\nSource: The Courier\nURL: https://courier.example/1\n\n{PARAGRAPH}"
    )
    assert (found.title, found.authors, found.publisher, found.url) == (
        "Duty rises",
        ["Ann Lee"],
        "The Courier",
        "https://courier.example/1",
    )
    assert (str(found.published_on), found.text) == ("2025-05-05", f"Duty rises\n\n{PARAGRAPH}")
    alone = take(f"Date: 5 May 2025\n\n{PARAGRAPH}")
    assert (alone.title, str(alone.published_on), alone.published_basis) == (None, "2025-05-05", "timestamp")


def test_an_address_on_a_line_of_its_own_is_the_url() -> None:
    found = take(f"https://courier.example/2025/05/05/duty\n\n{PARAGRAPH}")
    assert (found.url, found.text, str(found.published_on)) == ("https://courier.example/2025/05/05/duty", PARAGRAPH, "2025-05-05")


def test_the_first_lines_of_markdown_stay_apart_where_lines_are_not_cut() -> None:
    top = "What a pane costs now\nBy Ann Lee\nMonday, May 5, 2025"
    story = "The duty on **glass** rises on Monday, the ministry said, " + "after talks that led nowhere, " * 5 + "and no further."
    assert [piece.text for piece in read_markdown(f"{top}\n\n{story}")][:3] == top.split("\n")
    # Text that is cut at a width runs on.
    assert read_markdown("The duty on **glass** rises on\nMonday, says the ministry\nin Oslo.")[0].text.endswith("in Oslo.")


def test_markdown_in_a_text_file_is_seen() -> None:
    assert is_markdown("## Part\n\nSome **bold** text")
    assert not is_markdown("Prices * quantities = 5 and more # of them")
    assert kinds(f"## Part\n\n{PARAGRAPH.replace('Monday', '**Monday**')}")[1] == ("paragraph", PARAGRAPH)
