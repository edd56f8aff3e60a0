"""What houses print below a story, in many wordings, and last lines of stories that only look like it."""

import pytest
from corpus_pages import GLASS

from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem

TOP = "Glass duty to bite from Monday\nRuud Visser, Pane & Frame, 14 May 2025"
STORY = (*GLASS, "The ministry declined to say what it would do next, and nobody in the trade expects it to do anything before autumn.")

REMARKS = (
    "Rate this translation: 1 2 3 4 5",
    "Evaluate the translation quality",
    "This page was translated by computer; the original text in French prevails",
    "Automatic translation from Korean, not checked by an editor",
    "Original article in Portuguese here",
    "Disclosure: the author holds no shares in any company named above",
    "Disclosure: the author is long HDW",
    "Quotes delayed at least 15 minutes",
    "Market data as of 16:00 ET",
    "Part 3 of our series on the price of bread",
    "In this article: Norway, glass, trade",
    "Have a question for our reporters? Ask it here",
    "Do you grow tomatoes? Tell us how the duty hits you",
    "Reader comments (12)",
    "12 comments",
    "Comments closed",
    "ⓒ Bada Daily. Unauthorized reproduction, redistribution and AI training prohibited",
    "<ⓒ Bada Ilbo, no unauthorized reproduction - redistribution>",
    "Copyrights ⓒ Bada Media Co., Ltd. No reproduction or redistribution without permission",
    "Input 2025.07.31. 06:00 Modified 2025.07.31. 11:20",
    "Registered: 2025-07-31 06:00 / Updated: 2025-07-31 09:12",
    "Reporter Kim Min-su mskim@bada.example",
    "Kim Min-su reporter mskim@bada.example",
    "Like 3 Sad 1 Angry 12",
    "Recommended 14 | Not recommended 2",
    "▶ Related: Tomato growers march on the ministry",
    "☞ [Photo] Furnaces go cold",
    "◆ More articles by this reporter",
    "Go to the list",
    "Go to top",
    "Subscribe to the channel",
    "View all articles by this author",
    "Other articles by Ann Lee",
    "More from Ann Lee",
    "More by this author",
    "Newsroom: +47 55 00 00 00",
    "Advertising department: ads@tyne.example",
    "Tip line: 0800 555 010",
    "Printed in the edition of 14 May, page B3",
    "A version of this article appears in print on May 14, 2025, Section B, Page 3",
    "This story originally appeared in the Tuesday Letter",
    "First published in Pane & Frame No. 12",
    "Reprinted with permission from Pane & Frame",
    "Syndicated from the Harbour Wire",
    "Distributed by Content Ferry",
    "Powered by NewsFerry",
    "All prices in Norwegian crowns",
    "Cover photo: Mo Ansah",
    "Picture: harbour authority",
    "Above: the northern quay in 1961",
    "With reporting from Lisbon by Ana Duarte",
    "Fact-checked by Jo Doyle",
    "Copy edited by Jo Doyle",
    "Ana Duarte in Lisbon contributed",
    "With material from dpa",
    "dpa/abc",
    "(dpa-AFX)",
    "AFP/jd/ek",
    "SK/JM",
    "-- NNA --",
    "(Nordwire/PTS)",
    "ends",
    "***",
    "~ ~ ~",
    "Next issue: 21 May",
    "Forwarded this? Join the list",
    "You can unsubscribe at any time",
    "To unsubscribe, reply STOP",
    "In partnership with Fjord Bank",
    "Brought to you by Fjord Bank",
    "Paid for by the Glass Council",
    "PROMOTED: The only fryer you will ever need",
    "Shop the look: greenhouse boots from 29.90",
    "Book now: Bergen cruises from 199",
    "Try Pane Premium for 1 euro",
    "Read unlimited articles from 1 euro a week",
    "This content is for subscribers",
    "Log in | Register",
    "Keep me logged in",
    "Enter your email",
    "Choose your edition: UK US AU",
    "Change language: Norsk | English",
    "Weather Bergen 11° rain",
    "Follow Pane & Frame on LinkedIn",
    "Follow the author on X: @annlee",
    "Tags: #glass #duty",
    "#glass #trade #norway",
    "Filed under: Glass, Trade",
    "Topics: glass; trade; Norway",
    "Keywords: glass, duty",
    "Save for later",
    "Gift this article",
    "Print | Email | Share",
    "Text size: A- A A+",
    "Listen (4:12)",
    "0:00 / 4:12",
    "Audio: read by a synthetic voice",
    "Watch: inside a cold furnace",
    "VIDEO: Inside a cold furnace",
    "IN PICTURES: the cracked quay",
    "GRAPHIC: who pays what",
    "Slide 1 of 6",
    "Scroll for more",
    "Hide comments",
    "About Pane & Frame: the trade paper of the flat-glass industry since 1931",
    "Pane & Frame has been the voice of the flat-glass trade since 1931.",
    "Publisher: Frame Media BV, KvK 1234567",
    "Registered office: 4 Pier Road, Bergen. Company number 1234567",
    "The publisher accepts no liability for errors.",
    "The information in this bulletin is not advice and no liability is accepted.",
    "No part of this bulletin may be copied without consent.",
    "Nothing here is a recommendation to buy or sell.",
    "Opinions are those of the writer, not of this paper.",
    "Columns reflect the opinion of their authors.",
    "We welcome letters of up to 300 words.",
    "Letters: letters@tyne.example",
    "Spotted a mistake? Tell us",
    "Report an error",
    "The Tyne Lantern is a member of the Press Complaints Board",
    "Regulated by the Independent Press Board",
    "Trust Mark: certified by Newsfair",
    "Our journalism is funded by readers like you",
    "Donate",
    "Buy us a coffee",
    "Support our work",
)
LAST_LINES = (
    "The share fell.",
    "We can afford to read the contract.",
    "It paid 25 per cent in 2018, and nothing before that.",
    "You could call that a plan.",
    "Their opinions differ, and so do their prices.",
    "Write it down, she told him, and he wrote it down.",
    "Follow the glass and you find the gas.",
    '"Read it again," said the judge.',
    "Copyright was never the point.",
    "- Norway: 30 percent",
    "Turkey: 12 percent",
    "From tomorrow, Thursday 15 May 2025, no pane from Poland passes the border without a stamp.",
    "Climbs to 18% on 1 January 2026",
    "May I remind your readers that we ourselves charge a duty of 60% on this very glass, as your paper once reported?",
    "Please ask your editor what our own glaziers would write if we got 12% and you kept 30%.",
)


def read(*parts: str) -> Document:
    document = take_apart(RawItem("a.txt", None, "txt", "\n\n".join(parts).encode()))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("line", REMARKS)
def test_remarks_of_the_house_are_no_story(line: str) -> None:
    found = read(TOP, *STORY, line)
    assert found.text == "\n\n".join(["Glass duty to bite from Monday", *STORY])
    assert (found.title, found.publisher, found.authors) == ("Glass duty to bite from Monday", "Pane & Frame", ["Ruud Visser"])


@pytest.mark.parametrize("line", LAST_LINES)
def test_the_last_line_of_a_story_stays(line: str) -> None:
    assert read(TOP, *STORY, line).text.endswith(line.removeprefix("- "))


def test_a_story_that_is_a_list_of_rates_keeps_its_points() -> None:
    points = ("Mirrors", "12% at first", "Covers all sizes not named", "Bottles", "Subject to 20%", "Rises to 30% on January 1, 2026")
    assert read(TOP, GLASS[0], *points).text.endswith("\n\n".join(points))
