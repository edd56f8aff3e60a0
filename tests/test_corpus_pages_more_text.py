"""More plain text: agencies, opinion, other tongues, law firms, blogs, ministries, and stories that only look like furniture."""

import pytest
from corpus_pages import CHATTY, GLASS, Page, check

PAGES = (
    Page(
        "an agency's byline in two lines",
        "Quay shut for two years",
        "Allied Press Service",
        ["Carl Brandvold"],
        "2024-03-05",
        """
Quay shut for two years
By CARL BRANDVOLD
Allied Press Service
March 5, 2024

BERGEN, Norway (APS) — {story}

___

Allied Press Service writers Ana Duarte in Lisbon and Tim Wu in Oslo contributed to this report.
""",
        out=("contributed to this report",),
    ),
    Page(
        "an op-ed whose author is only named below",
        "Do not tax the roof of my tomatoes",
        "Polder Post",
        ["Arjen Bos"],
        "2025-05-20",
        """
Polder Post
OPINION
May 20, 2025

Do not tax the roof of my tomatoes

{story}

Arjen Bos grows tomatoes near Delft and chairs the Westland growers' club. The opinions are his own.
""",
        story=GLASS,
        out=("OPINION", "grows tomatoes near Delft"),
    ),
    Page(
        "a German page in its own tongue",
        "Kai in Bergen wird für zwei Jahre gesperrt",
        "Nordkurier am Abend",
        ["Petra Kühn", "Jens von der Aue"],
        "2025-05-04",
        """
Nordkurier am Abend
Wirtschaft

Kai in Bergen wird für zwei Jahre gesperrt

Von Petra Kühn und Jens von der Aue
Stand: 04.05.2025, 12:03 Uhr

Der nördliche Kai von Bergen wird von Oktober an für zwei Jahre gesperrt, weil Taucher in elf von vierzig Pfeilern Risse gefunden haben.

Die Fischer sollen an den alten Getreidekai ausweichen. Dort sind die Kräne nach ihren Worten zu langsam für frischen Kabeljau.

Lesen Sie auch: Was ein neuer Kai kosten würde
""",
        out=("Wirtschaft", "Stand:", "Lesen Sie auch"),
        stays=("Der nördliche Kai", "Die Fischer sollen"),
    ),
    Page(
        "a French page",
        "À Bergen, le quai nord fermé pour deux ans",
        "Le Courrier des Ports",
        ["Jean-Marc Dupont"],
        "2025-05-04",
        """
Le Courrier des Ports

À Bergen, le quai nord fermé pour deux ans

Par Jean-Marc Dupont
Publié le 4 mai 2025 à 12h03

Le quai nord du port de Bergen sera fermé pendant deux ans à partir d'octobre, des plongeurs ayant trouvé des fissures dans onze piliers.

Les bateaux de pêche iront au vieux terminal céréalier. Leurs patrons disent que les grues y sont trop lentes pour le cabillaud frais.

À lire aussi : Combien coûterait un quai neuf
""",
        out=("Publié le", "À lire aussi"),
        stays=("Le quai nord du port", "Les bateaux de pêche"),
    ),
    Page(
        "a Spanish page, author, place and time in one line",
        "Bergen cierra su muelle norte durante dos años",
        "El Faro del Norte",
        ["Ana Ruiz Calvo"],
        "2025-05-04",
        """
El Faro del Norte
Bergen cierra su muelle norte durante dos años
Ana Ruiz Calvo | Oslo | 4 mayo 2025 - 05:30 CEST

El muelle norte del puerto de Bergen cerrará dos años a partir de octubre, después de que unos buzos hallaran grietas en once pilares.

Los pesqueros irán a la vieja terminal de grano. Sus dueños dicen que las grúas son allí demasiado lentas para el bacalao fresco.
""",
        out=("05:30 CEST",),
        stays=("El muelle norte del puerto", "Los pesqueros irán"),
    ),
    Page(
        "a law firm's alert with authors and practice",
        "Sheet Glass: What Importers Should Do Before Monday",
        "OSTRANDER BLIGH & FRY",
        ["Priya Raman", "Colm Dacey"],
        "2025-05-14",
        """
OSTRANDER BLIGH & FRY
Customs Update
May 14, 2025

Sheet Glass: What Importers Should Do Before Monday

Priya Raman (Partner, Brussels), Colm Dacey (Associate, Dublin)

{story}

For further information, please contact the authors or your usual Ostrander contact.
This publication is provided for general guidance only and does not constitute legal advice.
© 2025 Ostrander Bligh & Fry. All rights reserved.
""",
        story=GLASS,
        out=("Customs Update", "Partner, Brussels", "For further information", "general guidance only", "© 2025"),
    ),
    Page(
        "a Korean agency: place equals agency, address and end mark below",
        "Seoul to raise duty on sheet glass",
        "Hanbit News Agency",
        ["Park Ji-won"],
        "2025-05-14",
        """
Seoul to raise duty on sheet glass

By Park Ji-won

SEOUL, May 14, 2025 (Hanbit News Agency) -- {story}

jwpark@hanbit.example
(END)
""",
        story=GLASS,
        out=("jwpark@", "(END)"),
    ),
    Page(
        "a web log post",
        "Eleven pillars of forty",
        "Bollard & Chain",
        ["Tom Skaar"],
        "2024-03-09",
        """
Bollard & Chain
notes from a working harbour

Eleven pillars of forty
Posted on March 9, 2024 by Tom Skaar in Harbours, Repairs | 12 Comments

{story}

Share this:
Twitter
Facebook
Leave a Reply
Your email address will not be published.
""",
        out=("Posted on", "Share this", "Leave a Reply", "Your email address"),
    ),
    Page(
        "a think tank: kind of text, authors and day in one line",
        "Who pays for glass?",
        "Kattegat Centre",
        ["Elin Moberg", "Jo Achterberg"],
        "2025-05-15",
        """
Kattegat Centre
Commentary · Elin Moberg and Jo Achterberg · 15 May 2025

Who pays for glass?

{story}

Elin Moberg is a senior fellow at the Kattegat Centre. Jo Achterberg is a visiting researcher.
The Kattegat Centre does not take institutional positions. The views above are the authors' own.
""",
        story=GLASS,
        out=("Commentary ·", "senior fellow", "institutional positions"),
    ),
    Page(
        "a trade journal: outlet and day behind the author, section in front",
        "Glass duty shakes greenhouse trade",
        "Pane & Frame",
        ["Ruud Visser"],
        "2025-05-14",
        """
MARKETS
Glass duty shakes greenhouse trade
Ruud Visser for Pane & Frame, 14 May 2025

{story}

Sources: ministry, trade council, own reporting
""",
        story=GLASS,
        out=("MARKETS", "for Pane & Frame"),
    ),
    Page(
        "a government notice",
        "Duty on sheet glass: questions and answers",
        "Ministry of Trade and Fisheries",
        [],
        "2025-05-13",
        """
Ministry of Trade and Fisheries
Statement | 13.05.2025 | No. 44/2025

Duty on sheet glass: questions and answers

{story}

Press office
Tel. +47 22 24 90 90
""",
        story=GLASS,
        out=("No. 44/2025", "Press office", "Tel. +47"),
    ),
    Page(
        "general news with caption, credit and adverts between the paragraphs",
        "Landlord padlocks only lift",
        "Tyne Gazette",
        ["Sam Okoro"],
        "2025-02-11",
        """
Landlord padlocks only lift
By Sam Okoro, local democracy reporter
Tyne Gazette, 11 February 2025

Kelly and her pram on the eleventh floor (Photo: Jill Ward)

{story}

Advertisement

The landlord did not answer the door. A neighbour said he had moved to Spain, or to Hull, depending on whom he owes.

Most Read
1. Bin strike enters third week
2. Pub of the year shuts
Follow us on Facebook
""",
        story=CHATTY,
        out=("democracy reporter", "Photo: Jill", "Advertisement", "Most Read", "Bin strike", "Follow us"),
        stays=("Kelly and her pram", "The landlord did not answer"),
    ),
    Page(
        "a story whose paragraphs only look like credits, notes and furniture",
        "A town looks for its printer",
        "The Skerry Star",
        ["Nora Vik"],
        "2024-11-30",
        """
A town looks for its printer
By Nora Vik, The Skerry Star, 30 November 2024

{story}

By Friday the shop was empty. By Saturday so was the street.

Editing by candlelight, the last printer of the town put out four pages a week until the spring of 1946, when the power came back.

Share prices mattered to nobody here. Read on its own, the ledger shows a firm that owed its baker more than its bank.

Subscribe, he told his readers, or watch the paper die. Eleven did.

Contact with the mainland was by boat, twice a week. Copyright was not a word that anyone on the island had cause to use.

Published in 1931, the first issue told of a whale. It was sold out by noon.

Nora Vik, his grandmother, set the type by hand. She is not related to this reporter.
""",
        out=("By Nora Vik, The",),
        stays=(
            "By Friday the shop was empty.",
            "Editing by candlelight",
            "Share prices mattered",
            "Subscribe, he told",
            "Contact with the mainland",
            "Copyright was not a word",
            "Published in 1931",
            "set the type by hand",
        ),
    ),
)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_another_page_of_plain_text(page: Page) -> None:
    check(page)
