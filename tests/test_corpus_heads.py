"""The lines below a headline in the manner of many houses: who wrote it, for whom, on which day, whatever the order and the signs"
" between."""

import pytest
from corpus_pages import GLASS, HARBOUR

from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem

HEADS = (
    # lines; outlet; authors; day
    ("Ann Lee has grown tomatoes in Voss since 1998. Saltmarsh Courier, 5 May 2025.", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Ann Lee (Bergen) and Bo Ek (Oslo), Saltmarsh Courier, 5 May 2025", "Saltmarsh Courier", "Ann Lee, Bo Ek", "2025-05-05"),
    ("Radio script, Vestland FM, 5 May 2025, 07:30 bulletin. Newsreader: Ann Lee", "Vestland FM", None, "2025-05-05"),
    (
        "An open letter by Ann Lee, baker in Voss. Printed in the Saltmarsh Courier, 5 May 2025",
        "Saltmarsh Courier",
        "Ann Lee",
        "2025-05-05",
    ),
    ("Q&A with Bo Ek, broker. Interview by Ann Lee. Saltmarsh Courier, 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Kattegat Bank weekly, 5 May 2025 (Ann Lee, Bo Ek)", "Kattegat Bank", "Ann Lee, Bo Ek", "2025-05-05"),
    ("Vestland Shipping Gazette :: 05-05-2025 :: Ann Lee", "Vestland Shipping Gazette", "Ann Lee", "2025-05-05"),
    ("SKERRY MERCURY    Monday, May 5, 2025    Page 4    By Ann Lee", "SKERRY MERCURY", "Ann Lee", "2025-05-05"),
    ("[Saltmarsh Courier, 5 May 2025]", "Saltmarsh Courier", "", "2025-05-05"),
    ("Saltmarsh Courier, 5.5.2025, p. 3", "Saltmarsh Courier", "", "2025-05-05"),
    ("Bergen, 5 May 2025, from our own correspondent", None, "", "2025-05-05"),
    ("Saltmarsh Courier | Opinion | Ann Lee: Notes from Voss | 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Ann Lee's column, Saltmarsh Courier, 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Prepared for clients of Kattegat Bank, 5 May 2025, by Ann Lee", "Kattegat Bank", "Ann Lee", "2025-05-05"),
    (
        "Updated 17:40, 5 May 2025. Live coverage: Ann Lee in Bergen, Bo Ek in Oslo\nSaltmarsh Courier",
        "Saltmarsh Courier",
        "Ann Lee, Bo Ek",
        "2025-05-05",
    ),
    ("Ann Lee reports for Saltmarsh Radio. 5 May 2025", "Saltmarsh Radio", "Ann Lee", "2025-05-05"),
    ("By Ann Lee of the Saltmarsh Courier, May 5, 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("By Ann Lee / Saltmarsh Courier staff / May 5, 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("By Ann Lee, Bo Ek, Cy Orr and Di Pym\nMay 5, 2025", None, "Ann Lee, Bo Ek, Cy Orr, Di Pym", "2025-05-05"),
    ("By ANN LEE, Northern Farm Press | May 5, 2025", "Northern Farm Press", "Ann Lee", "2025-05-05"),
    ("Ann Lee, Saltmarsh Courier, via the Northern Press Pool, 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Vestland Farmers Union newsletter, spring edition, 5 May 2025", "Vestland Farmers Union", "", "2025-05-05"),
    ("From the desk of Ann Lee, Kattegat Freight, May 5, 2025", "Kattegat Freight", "Ann Lee", "2025-05-05"),
    ("Kattegat Freight Agency customer advisory CA-2025-14 | May 5, 2025", "Kattegat Freight Agency", "", "2025-05-05"),
    ("Ann Lee\nTrade correspondent\nSaltmarsh Courier · Published 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Ann Lee, AgriVest; 5 May 2025", "AgriVest", "Ann Lee", "2025-05-05"),
    ("Story by Ann Lee • Photos by Bo Ek • Saltmarsh Monthly • May 5, 2025", "Saltmarsh Monthly", "Ann Lee", "2025-05-05"),
    ("Saltmarsh Courier – Bergen – Monday, May 5, 2025 – by Ann Lee", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    (
        "Le Courrier de Rufisque / Dakar, 5 May 2025 / Aminata Diop (translated from French)",
        "Le Courrier de Rufisque",
        "Aminata Diop",
        "2025-05-05",
    ),
    (
        "Translated from the Spanish original in El Faro Mercantil, 5 May 2025. Author: Ana Ruiz",
        "El Faro Mercantil",
        "Ana Ruiz",
        "2025-05-05",
    ),
    ("El Faro Mercantil (Veracruz). 5 May 2025. By Ana Ruiz. Translation: B. Ek", "El Faro Mercantil", "Ana Ruiz", "2025-05-05"),
    ("WASHINGTON BUREAU — Ann Lee, Saltmarsh Newspapers, May 5, 2025", "Saltmarsh Newspapers", "Ann Lee", "2025-05-05"),
    ("Ann Lee | Farm Broadcaster | Saltmarsh Ag Network | 5/5/2025", "Saltmarsh Ag Network", "Ann Lee", "2025-05-05"),
    (
        "Posted: 5 May 2025. Last revised: 6 May 2025. Kattegat Centre for Trade. Authors: Ann Lee, Bo Ek",
        "Kattegat Centre for Trade",
        "Ann Lee, Bo Ek",
        "2025-05-05",
    ),
    ("Ann Lee, Saltmarsh Courier. May 5, 2025. 3 min read.", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Special to the Saltmarsh Courier\nAnn Lee\nMay 5, 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("GUEST COMMENTARY\nAnn Lee\nSaltmarsh Courier, Mon., May 5, 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Editorial | Saltmarsh Courier | 5-May-2025", "Saltmarsh Courier", "", "2025-05-05"),
    ("Leader, The Skerry Mercury, Monday the 5th of May 2025", "The Skerry Mercury", "", "2025-05-05"),
    ("By the Editorial Board, Saltmarsh Courier, May 5th 2025", "Saltmarsh Courier", "", "2025-05-05"),
    ("By a staff reporter, Saltmarsh Courier, 05 MAY 2025", "Saltmarsh Courier", "", "2025-05-05"),
    ("Issued 2025.5.5 by the Vestland Ministry of Trade", "Vestland Ministry of Trade", "", "2025-05-05"),
    ("Ann Lee in Bergen\n5 May 2025, Skerry Mercury", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Ann Lee, Bergen\nSkerry Mercury, 5 May 2025", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Skerry Mercury, 5 May 2025\nAnn Lee, economics editor", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("The author, Ann Lee, brokers fish in Bergen. Skerry Mercury, 5 May 2025", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Skerry Mercury, 5 May 2025. The writer, Ann Lee, is a pilot.", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Skerry Mercury (weekly), 5 May 2025, p. 7. Ann Lee", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Ann Lee and Bo Ek, with Cy Fu in Oslo\nSkerry Mercury | Monday 5 May 2025", "Skerry Mercury", "Ann Lee, Bo Ek, Cy Fu", "2025-05-05"),
    (
        "Ann Lee in Bergen, Bo Ek in Oslo and Cy Fu in Lisbon, Skerry Mercury, 5 May 2025",
        "Skerry Mercury",
        "Ann Lee, Bo Ek, Cy Fu",
        "2025-05-05",
    ),
    ("Compiled by Ann Lee from agency reports\nSkerry Mercury, 5 May 2025", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Skerry Mercury, 5 May 2025 -- Bergen correspondent: Ann Lee", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Text & bild: Siv Åberg, Hamntidningen, 5 maj 2025", "Hamntidningen", "Siv Åberg", "2025-05-05"),
    ("Wang Li, Jianghai Trade Net (jhtrade.example), 2025-05-05", "Jianghai Trade Net", "Wang Li", "2025-05-05"),
    ("Ann Lee and Bo Ek in Bergen / The Skerry Wire / Monday 5 May 2025", "The Skerry Wire", "Ann Lee, Bo Ek", "2025-05-05"),
    ("from ANN LEE in Bergen\nSkerry Mercury, May 5, 2025", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Ann Lee, Bergen bureau chief, Nordlys Business\n5 May 2025 07:00 CET", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("Bergen bureau | Nordlys Business | 5 May 2025", "Nordlys Business", "", "2025-05-05"),
    ("Filed: 5 May 2025, 14:20 GMT. Reporting: Ann Lee, Bo Ek. Seaboard Newswire", "Seaboard Newswire", "Ann Lee, Bo Ek", "2025-05-05"),
    ("Seaboard Newswire -- BERGEN, May 5, 2025 -- By Ann Lee", "Seaboard Newswire", "Ann Lee", "2025-05-05"),
    ("BERGEN, Norway, May 5, 2025 (Seaboard) - Ann Lee reporting", "Seaboard", "Ann Lee", "2025-05-05"),
    ("Column by Ann Lee, published in the Skerry Mercury on 5 May 2025", "Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Ann Lee's Harbour Diary | Skerry Mercury | May 5, 2025", "Skerry Mercury", None, "2025-05-05"),
    ("The Skerry Mercury (Bergen) - Ann Lee, Shipping Editor - 5 May 2025", "The Skerry Mercury", "Ann Lee", "2025-05-05"),
    ("Posted by Ann Lee on May 5, 2025 at Bollard Notes", "Bollard Notes", "Ann Lee", "2025-05-05"),
    ("Bollard Notes, a blog on harbours. Ann Lee, 5 May 2025", "Bollard Notes", "Ann Lee", "2025-05-05"),
    ("by Ann Lee, Bollard & Chain, 5 May 2025", "Bollard & Chain", "Ann Lee", "2025-05-05"),
    ("Author: Ann Lee\nSource: Jianghai Economic Daily\nDate: 2025-05-05 09:12", "Jianghai Economic Daily", "Ann Lee", "2025-05-05"),
    ("Jianghai Economic Daily reporter Wang Li, Bergen, May 5, 2025", "Jianghai Economic Daily", "Wang Li", "2025-05-05"),
    ("(Bada Ilbo, Reporter Kim Min-su) Input 2025.05.05 06:00 | Modified 2025.05.05 11:20", "Bada Ilbo", "Kim Min-su", "2025-05-05"),
    ("Reporter Kim Min-su, Bada Ilbo, May 5, 2025", "Bada Ilbo", "Kim Min-su", "2025-05-05"),
    ("Kim Min-su, Bada Ilbo correspondent in Bergen\nMay 5, 2025", "Bada Ilbo", "Kim Min-su", "2025-05-05"),
    ("Staff and agencies | The Skerry Mercury | Mon 5 May 2025 08.05 BST", "The Skerry Mercury", "", "2025-05-05"),
    ("The Skerry Mercury staff\nMay 5, 2025", "The Skerry Mercury", "", "2025-05-05"),
    ("ANN LEE\nNORDLYS BUSINESS\nMay 5, 2025", "NORDLYS BUSINESS", "Ann Lee", "2025-05-05"),
    ("Ann Lee\nNordlys Business\n5 May 2025", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("5 May 2025\nAnn Lee and Bo Ek\nNordlys Business", "Nordlys Business", "Ann Lee, Bo Ek", "2025-05-05"),
    ("Nordlys Business\n5 May 2025\nAnn Lee", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("By Ann Lee\nNordlys Business\nMay 5, 2025 | Bergen", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("Nordlys Business / Opinion / Ann Lee / 5 May 2025", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("A guest essay for Nordlys Business by Ann Lee, professor of law in Bergen. 5 May 2025", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("Ann Lee, who keeps bees near Voss, for Nordlys Business, 5 May 2025", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("By Ann Lee, who keeps bees near Voss\nNordlys Business, 5 May 2025", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("Nordlys Business podcast, episode 14, 5 May 2025. Host: Ann Lee", "Nordlys Business", None, "2025-05-05"),
    ("Transcript. Radio Vestland, The Morning Boat, Monday 5 May 2025, 06:40", "Radio Vestland", "", "2025-05-05"),
    ("KVBN Channel 4, Bergen\nBy Ann Lee\nUpdated: May 5, 2025 at 6:02 PM CDT", "KVBN Channel 4", "Ann Lee", "2025-05-05"),
    ("Radio Vestland 101.3 | Ann Lee | 5 May 2025", "Radio Vestland", "Ann Lee", "2025-05-05"),
    ("Vestland Chamber of Shipping, Bergen, 5 May 2025", "Vestland Chamber of Shipping", "", "2025-05-05"),
    ("Client memorandum | Ostrander Bligh LLP | May 5, 2025 | Ann Lee, Bo Ek", "Ostrander Bligh LLP", "Ann Lee, Bo Ek", "2025-05-05"),
    ("Ostrander Bligh Customs Brokers - circular no. 12/2025 - 5 May 2025", "Ostrander Bligh Customs Brokers", "", "2025-05-05"),
    ("Issued by: Vestland Port Authority\nDate of issue: 5 May 2025\nReference: VPA/25/118", "Vestland Port Authority", "", "2025-05-05"),
    ("Research note, Kattegat Bank, 5 May 2025. Analysts: Ann Lee, Bo Ek", "Kattegat Bank", "Ann Lee, Bo Ek", "2025-05-05"),
    ("Kattegat Bank Economics - Ann Lee, Chief Economist - May 5, 2025", "Kattegat Bank Economics", "Ann Lee", "2025-05-05"),
    ("Letter to the Skerry Mercury, 5 May 2025", "Skerry Mercury", "", "2025-05-05"),
    ("Vol. XII, No. 18, 5 May 2025\nThe Glasshouse Grower\nby Ann Lee", "The Glasshouse Grower", "Ann Lee", "2025-05-05"),
    ("The Glasshouse Grower, May 2025 issue (5 May). Ann Lee", "The Glasshouse Grower", "Ann Lee", "2025-05"),
    ("Von Ann Lee, Bergen. Alpenländer Tagblatt, 5. Mai 2025", "Alpenländer Tagblatt", "Ann Lee", "2025-05-05"),
    ("Alpenländer Tagblatt / Ann Lee / 05.05.2025 / aus dem Deutschen", "Alpenländer Tagblatt", "Ann Lee", "2025-05-05"),
    ("Por Ana Ruiz\nEl Faro Mercantil, Oslo, 5 de mayo de 2025", "El Faro Mercantil", "Ana Ruiz", "2025-05-05"),
    ("Ana Ruiz Calvo - El Faro Mercantil - 05/05/2025 - 08:30h", "El Faro Mercantil", "Ana Ruiz Calvo", "2025-05-05"),
    ("Par Anne Leroy, Les Cahiers du Port, le 5 mai 2025", "Les Cahiers du Port", "Anne Leroy", "2025-05-05"),
    ("di Anna Liguori | Corriere dei Porti | 5 maggio 2025", "Corriere dei Porti", "Anna Liguori", "2025-05-05"),
    ("Anna Lipska, Głos Portu, 5 maja 2025", "Głos Portu", "Anna Lipska", "2025-05-05"),
    ("Ayşe Demir | Liman Gazetesi | 5 Mayıs 2025, Pazartesi", "Liman Gazetesi", "Ayşe Demir", "2025-05-05"),
    ("Penulis: Siti Rahma\nWarta Pelabuhan, 5 Mei 2025", "Warta Pelabuhan", "Siti Rahma", "2025-05-05"),
    ("Text: Siv Åberg Foto: Bo Ek\nHamntidningen 5 maj 2025", "Hamntidningen", "Siv Åberg", "2025-05-05"),
    ("Nguyen Thi Lan - Cang Bien Online - 05/05/2025 10:15 GMT+7", "Cang Bien Online", "Nguyen Thi Lan", "2025-05-05"),
    (
        "R. K. Narang, Special Correspondent\nThe Konkan Mirror, Ratnagiri, May 05, 2025 10:15 pm IST",
        "The Konkan Mirror",
        "R. K. Narang",
        "2025-05-05",
    ),
    (
        "Written by Ann Lee | Edited by Bo Ek | Konkan Mirror Online | New Delhi | Updated: May 5, 2025 10:15 IST",
        "Konkan Mirror Online",
        "Ann Lee",
        "2025-05-05",
    ),
    ("Ann Lee (@annlee) / Nordlys Business / 5 May 2025", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("Ann Lee <ann@nordlys.example>, Nordlys Business, 5 May 2025", "Nordlys Business", "Ann Lee", "2025-05-05"),
    ("Words by Ann Lee, pictures by Bo Ek. Saltmarsh Notes, 5 May 2025.", "Saltmarsh Notes", "Ann Lee", "2025-05-05"),
    ("Saltmarsh | 5 May 2025", "Saltmarsh", "", "2025-05-05"),
    ("Our correspondent in Bergen. Saltmarsh Courier, Monday 5th May 2025", "Saltmarsh Courier", "", "2025-05-05"),
    ("Special report: Ann Lee\nSaltmarsh Courier\n5th May, 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    (
        "Dr. Ann Lee and Prof. Bo Ek, Kattegat Institute for Harbours, 5 May 2025",
        "Kattegat Institute for Harbours",
        "Ann Lee, Bo Ek",
        "2025-05-05",
    ),
    ("Sen. Ann Lee, guest columnist, Saltmarsh Courier, 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("ANN LEE for the Saltmarsh Courier\nPublished 5/5/2025 9:14 AM", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Ann Lee, Saltmarsh Courier-Times\nMon, May 5, 2025 at 9:14 AM EDT 4 min read", "Saltmarsh Courier-Times", "Ann Lee", "2025-05-05"),
    ("As told to Ann Lee, Saltmarsh Courier, 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Interview: Ann Lee; photographs: Bo Ek\nSaltmarsh Courier, 5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Bergen, 5 May 2025", None, "", "2025-05-05"),
    ("Ann Lee, Bergen, 5 May 2025", None, "Ann Lee", "2025-05-05"),
    ("By Ann Lee", None, "Ann Lee", None),
    # More is said in the line.
    ("What bakers get, and don't, out of the new law. By Ann Lee, 5 May 2025", None, "Ann Lee", "2025-05-05"),
    ("Voss, Norw., 5 of May of 2025. Ann Lee. (Translated from Norwegian)", None, "Ann Lee", "2025-05-05"),
    ("Saltmarsh Courier/Ann Lee/Bergen/5 May 2025", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("Bergen – 5. 5. 2025 – by Ann Lee", None, "Ann Lee", "2025-05-05"),
    ("2025-05-05 Harvest day special. Reporter Ann Lee", None, "Ann Lee", "2025-05-05"),
    ("Bergen, 5 May 2025. Questions: Ann Lee", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee and Nur al-Hadi, Bergen. Monday, May 5, 2025", None, "Ann Lee, Nur al-Hadi", "2025-05-05"),
    ("Bergen, May 5, 2025. Ann Lee reports.", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee | Staff Reporter\nMay 5, 2025", None, "Ann Lee", "2025-05-05"),
    ("Saltmarsh Courier. Live blog, closed Monday, May 5, 2025, 23:40 CET. Ann Lee (Oslo)", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    # A place is no publisher, whatever stands between it and the rest.
    ("By Ann Lee, Tromsø | 5 May 2025", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee · Port Sudan · 5 May 2025", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee; Kaunas; May 5, 2025", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee and Bo Ek\nSanta Rosa de Copán, May 5, 2025", None, "Ann Lee, Bo Ek", "2025-05-05"),
    ("5 May 2025, Mandalay. By Ann Lee", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee | Tarija – Salta – Iquique | Monday, May 5, 2025", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee, Lee Okafor Partnership, Lagos, 5 May 2025", "Lee Okafor Partnership", "Ann Lee", "2025-05-05"),
    ("Ann Lee | Compliance Desk | 5 May 2025", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee, 5 May 2025. All times Kaunas", None, "Ann Lee", "2025-05-05"),
    # Nor is it an author.
    ("Ann Lee | Cedar Bend, Minn. | May 5, 2025", None, "Ann Lee", "2025-05-05"),
    ("Ann Lee, Nova Friburgo, 5 May 2025 | Saltmarsh Courier", "Saltmarsh Courier", "Ann Lee", "2025-05-05"),
    ("ANN LEE, Legazpi City, May 5, 2025", None, "Ann Lee", "2025-05-05"),
    ("Nova Friburgo, 5 May 2025 – Ann Lee", None, "Ann Lee", "2025-05-05"),
    ("Diário do Porto, Nova Friburgo. Monday, May 5, 2025. Ann Lee", "Diário do Porto", "Ann Lee", "2025-05-05"),
    ("Ann Lee, Cedar Bend Poultry & Grain, Monday 5 May 2025", "Cedar Bend Poultry & Grain", "Ann Lee", "2025-05-05"),
    ("By Ann Lee, Photovolt Trade Monitor, Bergen, May 5, 2025", "Photovolt Trade Monitor", "Ann Lee", "2025-05-05"),
    ("By Kim Sun-hee and Bo Ek\nMay 5, 2025", None, "Kim Sun-hee, Bo Ek", "2025-05-05"),
    ("Kaunas, 5 May 2025 (Ann Lee)", None, "Ann Lee", "2025-05-05"),
    ("Published May 5, 2025", None, "", "2025-05-05"),
)
STORIES = {"harbour": HARBOUR, "glass": GLASS}


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize(("lines", "outlet", "authors", "day"), HEADS, ids=[head[0][:40] for head in HEADS])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_lines_below_a_headline(lines: str, outlet: str | None, authors: str | None, day: str | None, story: str, gap: str) -> None:
    title = "A question of who mends what, and when"
    paragraphs = STORIES[story]
    found = take_apart(RawItem("a.txt", None, "txt", "\n".join([title + gap, lines, "", "\n\n".join(paragraphs)]).encode()))
    assert isinstance(found, Document)
    day_found = str(found.published_on) if found.published_precision == "day" or not day else str(found.published_on)[: len(day)]
    day_found = day_found if day else None if found.published_basis in ("text", "none") else day_found
    by = [] if authors == "" else authors.split(", ") if authors else found.authors
    assert (found.title, found.publisher, found.authors, day_found) == (title, outlet, by, day)
    assert found.text == "\n\n".join([title, *paragraphs])


def test_a_day_before_the_first_sentence_of_the_story() -> None:
    title = "A question of who mends what, and when"
    lead = "Two years after it was asked, the city has answered. In its letter of 2 May 2025 it says yes, and it says so twice."
    found = take_apart(RawItem("a.txt", None, "txt", "\n\n".join([title, f"5 May 2025. {lead}", *GLASS]).encode()))
    assert isinstance(found, Document)
    assert (str(found.published_on), found.published_precision, found.published_basis) == ("2025-05-05", "day", "timestamp")
    assert lead in found.text


def test_a_short_sentence_behind_the_day_stays_in_the_story() -> None:
    title = "A question of who mends what, and when"
    found = take_apart(RawItem("a.txt", None, "txt", "\n\n".join([title, "Bergen, 5 May 2025. We pay 25 percent now.", *GLASS]).encode()))
    assert isinstance(found, Document)
    assert str(found.published_on) == "2025-05-05"
    assert "We pay 25 percent now." in found.text


def test_a_day_that_a_sentence_tells_is_not_that_of_publication() -> None:
    title = "A question of who mends what, and when"
    lead = "The city asked on 5 May 2020. Two years later nobody had answered, and the baker of the old town had stopped to ask at all."
    found = take_apart(RawItem("a.txt", None, "txt", "\n\n".join([title, lead, *GLASS]).encode()))
    assert isinstance(found, Document)
    assert str(found.published_on) != "2020-05-05"


def test_a_byline_is_no_part_of_a_headline_that_ends_with_any_word() -> None:
    title = "A question of who mends what, and what it is made of"
    for byline in ("By Ann Lee", "by Ann Lee", "Ann Lee reports from west Bergen"):
        page = "\n\n".join([f"{title}\n{byline}\nMay 5, 2025", *GLASS])
        found = take_apart(RawItem("a.txt", None, "txt", page.encode()))
        assert isinstance(found, Document)
        assert (found.title, found.authors, str(found.published_on)) == (title, ["Ann Lee"], "2025-05-05")


CAPTIONS = (
    "Ann Lee at a meeting with growers in her office in Bergen, February 18, 2025.",
    "Premier Ann Lee speaks in the garden of the old palace in Bergen, February 18, 2025.",
    "Premier Ann Lee listens to questions of reporters in the old palace on February 17, 2025, in Bergen, Norway.",
    "Dockers load crates of glass at the port of Bergen, Norway, Monday, February 17, 2025.",
)


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("lines", ["{}\n\nMay 5, 2025", "May 5, 2025\n\n{}"])
def test_the_day_of_a_photo_is_not_that_of_publication(caption: str, lines: str) -> None:
    title = "A question of who mends what, and when"
    found = take_apart(RawItem("a.txt", None, "txt", "\n\n".join([title, lines.format(caption), *GLASS]).encode()))
    assert isinstance(found, Document)
    assert (found.publisher, str(found.published_on), found.published_precision) == (None, "2025-05-05", "day")
    assert caption in found.text
