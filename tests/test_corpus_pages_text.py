"""Plain text as people copy it from pages, feeds and mails: wires, papers, magazines, releases, letters, blogs, portals, newsletters."""

import pytest
from corpus_pages import CHATTY, GLASS, Page, check

PAGES = (
    Page(
        "a wire with its agency in the dateline and the desk's codes below",
        "UPDATE 2-Norway shuts Bergen quay after divers find cracks",
        "Nordwire",
        ["Sigrid Aune", "Paul Mbeki"],
        "2024-03-05",
        """
UPDATE 2-Norway shuts Bergen quay after divers find cracks

By Sigrid Aune and Paul Mbeki
March 5, 2024 6:12 PM GMT+1

BERGEN, Norway, March 5 (Nordwire) - {story}

(Reporting by Sigrid Aune in Bergen and Paul Mbeki in Oslo; Writing by Jo Doyle; Editing by Clare Finch)
((sigrid.aune@nordwire.example; +47 22 00 00 00))
Our Standards: The Nordwire Charter of Trust.
""",
        out=("(Reporting by", "sigrid.aune@", "Our Standards", "6:12 PM"),
    ),
    Page(
        "a provincial paper with place, day and page under its name, and the reporter's desk",
        "Divers find cracks in quay",
        "THE VESTLAND MESSENGER",
        ["Tuva Shikongo"],
        "2025-09-12",
        """
THE VESTLAND MESSENGER
Bergen | Friday 12 September 2025 | Page 3

Divers find cracks in quay

Tuva Shikongo, Shipping Reporter

{story}

tuva.shikongo@messenger.example
""",
        out=("THE VESTLAND", "Page 3", "Shipping Reporter", "@messenger"),
    ),
    Page(
        "an Indian portal: crumbs, correspondent without a name, two times",
        "Glass duty to bite from Monday, says ministry",
        "The Konkan Mirror",
        [],
        "2025-09-12",
        """
Home » Business » Trade

Glass duty to bite from Monday, says ministry

By Our Special Correspondent
The Konkan Mirror
Published: 12 Sep 2025, 06:12 IST | Updated: 13 Sep 2025, 11:40 IST

{story}

ALSO READ | Furnaces relit in Firozabad after a month
For the latest news, download The Konkan Mirror App
""",
        story=GLASS,
        out=("Home »", "Special Correspondent", "06:12 IST", "ALSO READ", "download The Konkan"),
    ),
    Page(
        "a magazine essay with deck, author and artist",
        "The Quay That Could Not Wait",
        "Saltmarsh Quarterly",
        ["Ingeborg Falk"],
        "2024-06-01",
        """
Saltmarsh Quarterly
Essay | 1 June 2024

The Quay That Could Not Wait

A town of eight thousand people learns what its harbour was resting on

By Ingeborg Falk
Illustrations by Mo Ansah

{story}

Ingeborg Falk is the author of three novels. She lives in Tromsø.
This essay appears in the Summer 2024 print edition of Saltmarsh Quarterly.
""",
        out=("Essay |", "Illustrations by", "three novels", "This essay appears"),
        stays=("A town of eight thousand people",),
    ),
    Page(
        "a press release of an association",
        "Glass Importers Regret Duty and Ask for Talks",
        "European Flat Glass Council",
        [],
        "2025-05-14",
        """
PRESS RELEASE
For immediate release: 14 May 2025

Glass Importers Regret Duty and Ask for Talks

BRUSSELS, 14 May 2025 – The European Flat Glass Council (EFGC) today voiced regret at the decision of the ministry to raise the duty.

{story}

About the EFGC
The EFGC was founded in 1988 and speaks for 41 importers in 12 countries.

Media contact:
Lotte Maes, Head of Communications
+32 2 555 01 10 | press@efgc.example

###
""",
        story=GLASS,
        out=("PRESS RELEASE", "For immediate", "founded in 1988", "Lotte Maes", "###"),
        stays=("today voiced regret",),
    ),
    Page(
        "a company release on a wire for releases",
        "Hallvard Glass Announces Closure of Two Furnaces",
        "Hallvard Glass AS",
        [],
        "2025-05-14",
        """
Hallvard Glass Announces Closure of Two Furnaces

NEWS PROVIDED BY
Hallvard Glass AS
May 14, 2025, 08:30 ET

SHARE THIS ARTICLE

DRAMMEN, Norway, May 14, 2025 /NewsCircuit/ -- {story}

Forward-Looking Statements
This release contains forward-looking statements that involve risks and uncertainties.

SOURCE Hallvard Glass AS
""",
        story=GLASS,
        out=("NEWS PROVIDED", "SHARE THIS", "forward-looking", "SOURCE Hallvard"),
    ),
    Page(
        "a letter to the editor, signed",
        "Mend the quay, do not fence it",
        "The Fjord Chronicle",
        ["Marit Solheim"],
        "2023-11-20",
        """
The Fjord Chronicle
Letters to the Editor
20 November 2023

Mend the quay, do not fence it

Sir, - You say that nobody could have known. My late husband wrote to the harbour board in 1998, and again in 2006.

{story}

Yours faithfully,
Marit Solheim
Bergen

The editor reserves the right to shorten letters.
""",
        out=("Letters to the Editor", "reserves the right"),
        stays=("My late husband wrote",),
    ),
    Page(
        "a translated portal page: time, source, author, editor in one line",
        "Glass duty raised to 30 percent",
        "Jianghai Economic Daily",
        ["Li Wenbo"],
        "2025-05-09",
        """
Glass duty raised to 30 percent
2025-05-09 10:21:07  Source: Jianghai Economic Daily  Author: Li Wenbo
Font size: Large Medium Small

{story}

Editor in charge: Zhou Min
Statement: This article is reproduced for information and does not represent the position of this site.
""",
        story=GLASS,
        out=("10:21:07", "Font size", "Editor in charge", "Statement:"),
    ),
    Page(
        "a live blog in text",
        "Quay closure live: council meets in emergency session",
        "The Skerry Star",
        ["Nora Vik", "Ben Adler"],
        "2024-10-02",
        """
The Skerry Star - Live
Quay closure live: council meets in emergency session
Nora Vik (now) and Ben Adler (earlier)
Wed 2 Oct 2024 17.45 BST. First published Wed 2 Oct 2024 08.10 BST

Key events
17.40 Council votes 9-4
12.15 Harbour master speaks

17.40 BST
Council votes
{story}

12.15 BST
Harbour master speaks

The fence stays for now, he says, because "a fence is what we can afford this year and next year will be no better".

Show more
Sign in or create an account to comment
""",
        out=("First published", "Show more", "Sign in or create"),
        stays=("The fence stays for now",),
    ),
    Page(
        "an interview with its interviewer named",
        "“A fence is no quay”",
        "HAVN & HAV",
        ["Liv Torsvik"],
        "2025-01-17",
        """
HAVN & HAV

“A fence is no quay”

The skipper Ola Myhre on cracks, cod and a broken promise. An interview by Liv Torsvik

17.01.2025

Mr Myhre, when did you first hear of the cracks?

In the pub, like everybody else in this town. Nobody from the board has ever come down to speak to us about it, not once.

{story}

The interview was conducted by Liv Torsvik.
""",
        out=("HAVN & HAV", "The interview was conducted"),
        stays=("when did you first hear", "In the pub, like everybody"),
    ),
    Page(
        "no headline, no byline, no day",
        None,
        None,
        [],
        None,
        "{story}",
    ),
    Page(
        "a headline and nothing else",
        "Quay to close for two years",
        None,
        [],
        None,
        "Quay to close for two years\n\n{story}",
    ),
    Page(
        "a mailed newsletter with greeting and sign-off",
        "What the glass duty does to tomatoes",
        "UNDER COVER",
        ["Femke Prins"],
        "2025-05-16",
        """
View this email in your browser

UNDER COVER
A weekly letter on everything grown beneath glass
Issue 88 · 16 May 2025

What the glass duty does to tomatoes

By Femke Prins

Good morning,

{story}

Until next week,
Femke

You are receiving this email because you signed up at undercover.example.
Unsubscribe | Update your preferences
""",
        story=GLASS,
        out=("View this email", "Issue 88", "You are receiving", "Unsubscribe"),
    ),
    Page(
        "a tabloid with shouting and update",
        "LIFT LOCKED! Mums' fury as landlord padlocks only lift in 14-floor block",
        "Daily Siren",
        ["Kate Bloggs", "Dan Orme"],
        "2025-06-04",
        """
EXCLUSIVE
LIFT LOCKED! Mums' fury as landlord padlocks only lift in 14-floor block
By KATE BLOGGS, Consumer Editor and DAN ORME
Daily Siren
09:12, 4 Jun 2025 UPDATED 11:02, 4 Jun 2025

{story}

Got a story? Email tips@siren.example
READ MORE: Landlord in court over cold showers
""",
        story=CHATTY,
        out=("EXCLUSIVE", "Consumer Editor", "Got a story", "READ MORE"),
    ),
    Page(
        "a local television station",
        "Glass plant to idle two furnaces",
        "WQHB 7 News",
        ["Tamika Rhodes"],
        "2025-05-07",
        """
WQHB 7 News
Glass plant to idle two furnaces
By: Tamika Rhodes
Posted at 5:42 PM, May 07, 2025 and last updated 6:30 PM, May 07, 2025

LAKE MILLS, Ohio (WQHB) — {story}

Copyright 2025 WQHB. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.
""",
        story=GLASS,
        out=("Posted at", "Copyright 2025"),
    ),
)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_of_plain_text(page: Page) -> None:
    check(page)
