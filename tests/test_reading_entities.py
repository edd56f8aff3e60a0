"""Entities: sentences of our own and the things they name."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reading.article import Article, DateMention, EntityMention, Sentence
from pipelines.reading.entities import find_entities
from pipelines.reading.naming.spans import look
from pipelines.reading.naming.spelling import nearness, slug
from pipelines.reading.naming.statutes import SHAPES

SUMMER_2025 = date(2025, 8, 1)


def article(text: str, day: date | None = SUMMER_2025, kind: str = "paragraph", publisher: str | None = None) -> Article:
    """An article of one sentence a line; a line that begins with # is a heading."""
    sentences: list[Sentence] = []
    start = 0
    for no, line in enumerate(text.split("\n")):
        body = line.removeprefix("# ")
        at = start + len(line) - len(body)
        sentences.append(Sentence(no, no, "heading" if body != line else kind, at, at + len(body), body))
        start += len(line) + 1
    return Article("a", text, [s for s in sentences if s.text], published_on=day, publisher=publisher)


def found(text: str, day: date | None = SUMMER_2025, kind: str = "paragraph") -> list[str]:
    return [f"{m.type}:{m.id}" for m in find_entities(article(text, day, kind), [])]


COUNTRIES = [
    ("Japan and South Korea pay 15%.", "COUNTRY:JP COUNTRY:KR"),
    ("The US-Japan talks stalled.", "COUNTRY:US COUNTRY:JP"),
    ("U.S. officials met EU officials.", "COUNTRY:US COUNTRY:EU"),
    ("The Japanese told the Americans no.", "COUNTRY:JP COUNTRY:US"),
    ("S. Korean exports to the U.K. fell.", "COUNTRY:KR COUNTRY:GB"),
    ("A duty on China-built vans and non-US goods.", "COUNTRY:CN PRODUCT:trucks COUNTRY:US"),
    ("An EU-wide quota applies.", "COUNTRY:EU"),
    ("Brussels hit back at Washington.", "COUNTRY:EU COUNTRY:US"),
    ("Tokyo's demand was plain.", "COUNTRY:JP"),
    ("Trust between Tokyo and Washington is thin.", "COUNTRY:JP COUNTRY:US"),
    ("Ottawa followed with a surtax of its own.", "COUNTRY:CA"),
    ("Hanoi, Jakarta and Manila signed the same week.", "COUNTRY:VN COUNTRY:ID COUNTRY:PH"),
    ("Pressure from Beijing grew.", "COUNTRY:CN"),
    ("The two states said so, says Canada.", "COUNTRY:CA"),
    ("The United States is one market; what goes to the States is taxed.", "COUNTRY:US COUNTRY:US"),
    ("Turkey raised its tariff on cars.", "COUNTRY:TR PRODUCT:automobiles"),
    ("Jordan and Chad pay the baseline.", "COUNTRY:JO COUNTRY:TD"),
    ("Georgia and Armenia sell wine to Russia.", "COUNTRY:GE COUNTRY:AM PRODUCT:alcohol COUNTRY:RU"),
    ("It pledged US$350 billion.", ""),
    ("Native American tribes and Latin American growers objected.", ""),
    ("The South China Sea is quiet.", ""),
    ("He published it in a Chinese-language magazine.", ""),
    ("The dollar rose against the Swiss franc.", ""),
    ("The new Bank of Japan forecast is out.", "ORG:bank-of-japan"),
    ("It is quicker than the trade talks with Switzerland were.", "COUNTRY:CH"),
]

PLACES = [
    ("Ministers meet in Tokyo on Monday.", "PLACE:tokyo"),
    ("She flew to Washington overnight.", "PLACE:washington"),
    ("WASHINGTON (Reuters) - The duties stand.", "PLACE:washington ORG:reuters"),
    ("The Tokyo-based broker shrugged.", "PLACE:tokyo"),
    ("The Geneva meeting and the Madrid talks bought time.", "PLACE:geneva PLACE:madrid"),
    ("On 12 May – Geneva.", "PLACE:geneva"),
    ("Officials in Brussels, Tokyo and Seoul declined to comment.", "PLACE:brussels PLACE:tokyo PLACE:seoul"),
    ("He was born in Rome, Georgia.", "PLACE:rome PLACE:georgia-us-state"),
    ("DULUTH, Minn. — The docks are quiet.", "PLACE:duluth PLACE:minnesota"),
    ("Growers around Fresno worry.", "PLACE:fresno"),
    ("A shop in Hawkesbury Falls closed.", "PLACE:hawkesbury-falls"),
    ("The mill in St. Louis County shut.", "PLACE:st-louis-county"),
    ("Yiwu, in Zhejiang, is calm.", "PLACE:yiwu PLACE:zhejiang"),
    ("The mayor of Bremerhaven wrote a letter.", "PLACE:bremerhaven"),
    ("The city of Reading shrugs.", "PLACE:reading"),
    ("Reading the order takes an hour.", ""),
    ("Nice work, said the buyer.", ""),
    ("Mobile phones are exempt.", "PRODUCT:electronics"),
    ("Plants in New Mexico and New York wait.", "PLACE:new-mexico PLACE:new-york"),
    ("Cars wait along the Ohio River.", "PRODUCT:automobiles PLACE:ohio-river"),
    ("Ships turned round in the Pacific.", ""),
    ("The Midwest and Southeast Asia disagree.", "PLACE:midwest PLACE:southeast-asia"),
]

PERSONS = [
    ("Mullah Rahmat Zarifi and Maulana Anwar Butt disagree.", "PERSON:rahmat-zarifi PERSON:anwar-butt"),
    ("US Treasury Secretary Scott Bessent spoke.", "COUNTRY:US PERSON:scott-bessent"),
    ("President Donald Trump and Xi Jinping met.", "PERSON:donald-trump PERSON:xi-jinping"),
    ("The Trump administration hopes so.", "PERSON:donald-trump"),
    ("Premier Doug Ford suspended the surcharge.", "PERSON:doug-ford"),
    ("Ursula von der Leyen answered.", "PERSON:ursula-von-der-leyen"),
    ("EU trade chief Maroš Šefčovič called.", "COUNTRY:EU PERSON:maros-sefcovic"),
    ("Justice Kavanaugh dissented.", "PERSON:brett-kavanaugh"),
    ("Chief Cabinet Secretary Hayashi of Japan was firm.", "PERSON:yoshimasa-hayashi COUNTRY:JP"),
    ("Analyst Wilma Kettering expects less.", "PERSON:wilma-kettering"),
    ('"We pay it," said Orrin Blackstock, a welder with 20 years in.', "PERSON:orrin-blackstock"),
    ("Marguerite Oyelaran, who runs a bakery, raised prices.", "PERSON:marguerite-oyelaran"),
    ("Tomasz Brückner, 54, lost his job.", "PERSON:tomasz-bruckner"),
    ("Its president, Park Jong-ho, blames the tariff.", "PERSON:park-jong-ho"),
    ("Sen. Pernilla Quist and Rep. Otto Vandal objected.", "PERSON:pernilla-quist PERSON:otto-vandal"),
    ("The finance minister of Chile, Mario Marcel, flew home.", "COUNTRY:CL PERSON:mario-marcel"),
    ("Mr. Aakre waited; Ms. Tveit did not.", "PERSON:aakre PERSON:tveit"),
    ("My cousin Ramiro packs tomatoes.", "PERSON:ramiro PRODUCT:fruit_vegetables"),
    ("B. Anand Rao, a shrimp farmer, sold at a loss.", "PERSON:b-anand-rao PRODUCT:seafood"),
    ("The president will decide, the minister said.", ""),
    ("The Secretary of State will report.", ""),
    ("After Friday, President Trump may act.", "PERSON:donald-trump"),
    ("Maria Jordan, a baker, laughed.", "PERSON:maria-jordan"),
    ("She told the Secretary of the Treasury so.", ""),
]

MANGLED = [
    ("US Treasury Secretary Bescent said so.", "COUNTRY:US PERSON:scott-bessent"),
    ("US Commerce Secretary Rutnik met him.", "COUNTRY:US PERSON:howard-lutnick"),
    ("Trade Representative Grill stressed it for the US.", "PERSON:jamieson-greer COUNTRY:US"),
    ("White House trade adviser Navaro disagreed.", "ORG:white-house PERSON:peter-navarro"),
    ("European Commission President Von der Lain agreed.", "ORG:european-commission PERSON:ursula-von-der-leyen"),
    ("French President Makron and German Chancellor Mertz called.", "COUNTRY:FR PERSON:emmanuel-macron COUNTRY:DE PERSON:friedrich-merz"),
    ("Akira Akazawa, Japan's economic revitalization minister, flew home.", "PERSON:ryosei-akazawa COUNTRY:JP"),
    ("Brazil's Foreign Minister Mauro Viera waited.", "COUNTRY:BR PERSON:mauro-vieira"),
    ("Federal Reserve Chairman Jerome Bowell kept rates.", "ORG:federal-reserve PERSON:jerome-powell"),
    ("US Secretary of State Marco Lubio was there.", "COUNTRY:US PERSON:marco-rubio"),
    ("Chinese Vice Premier He Lifong came.", "COUNTRY:CN PERSON:he-lifeng"),
    ("Finance Minister Olga Brandt of Norway is nobody else.", "PERSON:olga-brandt COUNTRY:NO"),
    ("President William McKinley loved tariffs.", "PERSON:william-mckinley"),
]

BODIES = [
    ("The Kettle Valley Growers Association wants less.", "ORG:kettle-valley-growers-association"),
    ("An analyst at Hale & Dunmore Securities cut it.", "ORG:hale-dunmore-securities"),
    ("A professor at the University of Ardenne agrees.", "ORG:university-of-ardenne"),
    ("Shares in Garvik fell.", "ORG:garvik"),
    ("Garvik, a Norwegian maker of pumps, closed a plant.", "ORG:garvik COUNTRY:NO PRODUCT:machinery"),
    ("The Council on Fair Commerce objected.", "ORG:council-on-fair-commerce"),
    ("The Distributors and Packers of America sued.", "ORG:distributors-and-packers-of-america"),
    ("Bolter Motors Inc. will close.", "ORG:bolter-motors"),
    ("Vela Optics, Inc. sued the government.", "ORG:vela-optics"),
    ("China's commerce ministry is assessing it.", "COUNTRY:CN ORG:ministry-of-commerce-of-the-people-s-republic-of-china"),
    ("Peru's trade ministry will appeal.", "COUNTRY:PE ORG:ministry-of-trade-of-peru"),
    ("The ministry did not answer.", ""),
    ("The Japanese Embassy in the United States denied it.", "ORG:embassy-of-japan-in-the-united-states"),
    (
        "Treasury has collected more; the US Treasury said so.",
        "ORG:united-states-department-of-the-treasury ORG:united-states-department-of-the-treasury",
    ),
    ("U.S. Treasury yields rose.", "COUNTRY:US"),
    (
        "The White House, Congress and the Fed disagree about U.S. rates.",
        "ORG:white-house ORG:united-states-congress ORG:federal-reserve COUNTRY:US",
    ),
    ("Kyodo News reported it in Japan.", "ORG:kyodo-news COUNTRY:JP"),
    ("American Airlines and Korean Air cut flights.", "ORG:american-airlines ORG:korean-air"),
    ("The South China Morning Post was first.", "ORG:south-china-morning-post"),
    ("The S&P 500 and the Nikkei index fell; the Nasdaq rose.", ""),
    ("It stands in the Federal Register and the Official Journal.", ""),
    ("He spoke in the Rose Garden.", ""),
    ("The producers' association GRAVEX protested.", "ORG:gravex"),
    ("The Trump Administration signed an Executive Order.", "PERSON:donald-trump"),
    ("Ford lost a billion dollars.", "ORG:ford-motor"),
    ("Apple fell 3%.", "ORG:apple"),
    ("Target the right goods, he says.", ""),
    ("The Asociación de Agricultores del Valle sent a letter.", "ORG:asociacion-de-agricultores-del-valle"),
]

LAWS_AND_BLOCS = [
    ("Executive Order 71 came after Article 232.", "LAW:executive-order-71 LAW:section-232"),
    ("Decree 118 and Supreme Decree 905 raise it; Article 122 does not.", "LAW:decree-118 LAW:supreme-decree-905"),
    ("The Seed Import Law of 2011 is old. The Seed Import Law stays.", "LAW:seed-import-law-of-2011 LAW:seed-import-law-of-2011"),
    ("The interim EPA is an economic partnership of Ghana with Fiji.", "LAW:economic-partnership-agreement COUNTRY:GH COUNTRY:FJ"),
    ("The EPA wants cleaner air in Ohio.", "ORG:environmental-protection-agency PLACE:ohio"),
    ("Under Section 232 of the Trade Expansion Act of 1962 it may.", "LAW:section-232 LAW:trade-expansion-act-of-1962"),
    ("IEEPA does not say tariff.", "LAW:ieepa"),
    ("The Pier Dues Act 1901 applies; under the Pier Dues Act, 2024 was calm.", "LAW:pier-dues-act-1901 LAW:pier-dues-act-1901"),
    ("Section 3(1) of the Seeds and Plants (Control) Act, 1992 says so.", "LAW:seeds-and-plants-control-act-1992"),
    ("Under Law No. 27/2009 and Decree No. 88/2021/ND-CP it may.", "LAW:law-no-27-2009 LAW:decree-no-88-2021-nd-cp"),
    ("The Tin Goods Surtax Order and the Customs Code of Fiji apply.", "LAW:tin-goods-surtax-order LAW:customs-code-of-fiji"),
    ("The court order and the dress code stay.", ""),
    ("It was Ley de Aduanas that let him.", "LAW:ley-de-aduanas"),
    ("Republic Act No. 8812 applies.", "LAW:republic-act-no-8812"),
    ("The Imports (Control) Act No. 1 of 1969 applies.", "LAW:imports-control-act-no-1-of-1969"),
    ("The Price of Goods Act B.E. 2542 applies.", "LAW:price-of-goods-act-b-e-2542"),
    ("The Pier Duties (Exemption) Order 2017 applies.", "LAW:pier-duties-exemption-order-2017"),
    ("The Treaty on the Eurasian Power Market lets it.", "LAW:treaty-on-the-eurasian-power-market"),
    ("Under Regulation (EU) 2023/956 it may.", "LAW:regulation-eu-2023-956"),
    ("Under Statutory Instrument 219 of 2020 it may.", "LAW:statutory-instrument-219-of-2020"),
    ("Rules against Anti-Dumping were dropped, sections 41TG of the Port Act too.", "LAW:port-act"),
    (
        "Executive Order 14195 began it; Proclamation 10908 hit cars.",
        "LAW:executive-order-14195 LAW:proclamation-10908 PRODUCT:automobiles",
    ),
    ("The Harbour Fees Act of 1911 still stands.", "LAW:harbour-fees-act-of-1911"),
    ("Regulation (EU) 2016/1036 governs it.", "LAW:regulation-eu-2016-1036"),
    ("It cites 28 U.S.C. § 1581(i).", "LAW:28-u-s-c-1581-i"),
    ("Goods under USMCA are free.", "LAW:usmca"),
    ("The US-Mexico-Canada Agreement is up for review.", "LAW:usmca"),
    ("Brazil may use its Economic Reciprocity Law.", "COUNTRY:BR LAW:economic-reciprocity-law"),
    ("He broke the law and the agreement.", ""),
    ("A trade act of his own, he calls it.", ""),
    ("The G7, the G20, ASEAN and BRICS met.", "BLOC:g7 BLOC:g20 BLOC:asean BLOC:brics"),
    ("The WTO ruled.", "ORG:world-trade-organization"),
    ("See section 5 percent table.", ""),
]

GOODS = [
    ("Tariffs on steel, aluminium and copper stay.", "PRODUCT:steel PRODUCT:aluminum PRODUCT:copper"),
    ("Cars and parts pay 25%.", "PRODUCT:automobiles PRODUCT:auto_parts"),
    ("Auto-parts makers pay 25%.", "PRODUCT:auto_parts"),
    ("A cotton T-shirt pays 16.5%.", "PRODUCT:textiles_apparel"),
    ("Soybeans, beef and pork are on the list.", "PRODUCT:soybeans PRODUCT:beef PRODUCT:pork"),
    ("A levy on chips from Taiwan.", "PRODUCT:semiconductors COUNTRY:TW"),
    ("It is a bargaining chip.", ""),
    ("The gold standard of deals.", ""),
    ("They will beef up controls.", ""),
    ("Spirits were high? No, in high spirits.", "PRODUCT:alcohol"),
    ("Drug trafficking is the pretext.", ""),
    ("It would fuel inflation.", ""),
    ("Japan ships cars to America.", "COUNTRY:JP PRODUCT:automobiles COUNTRY:US"),
    ("By phone call they agreed.", ""),
    ("Low-value parcels lose the exemption; a parcel from China pays 54%.", "PRODUCT:parcels PRODUCT:parcels COUNTRY:CN"),
    ("Imports and goods and products rose.", ""),
    ("Nippon Steel bought U.S. Steel.", "ORG:nippon-steel ORG:u-s-steel"),
    ("He put the brakes on it.", ""),
    ("For the sake of peace.", ""),
]

IN_CONTEXT = [
    # a surname alone goes to the person of that name in the article, before or after it
    ("Priscilla Orvik, an economist, spoke.\nOrvik expects worse.", "PERSON:priscilla-orvik PERSON:priscilla-orvik"),
    ("# Ford cancels talks\nPremier Doug Ford spoke.\nFord was angry.", "PERSON:doug-ford PERSON:doug-ford PERSON:doug-ford"),
    (
        "Lee Ji-eun, a researcher, objects.\nMs Lee waits.\nPresident Lee Jae-myung of South Korea met her.\nLee smiled.",
        "PERSON:lee-ji-eun PERSON:lee-ji-eun PERSON:lee-jae-myung COUNTRY:KR PERSON:lee-jae-myung",
    ),
    # a spelling once resolved holds for the whole article
    ("US Commerce Secretary Ruttig spoke.\nRuttig left.", "COUNTRY:US PERSON:howard-lutnick PERSON:howard-lutnick"),
    (
        "Akira Akazawa met reporters.\nAkira Akazawa, Japan's economic revitalization minister, left.",
        "PERSON:ryosei-akazawa PERSON:ryosei-akazawa COUNTRY:JP",
    ),
    ("Treasury Secretary Scott Bessent of the US spoke.\nThen Bessant left.", "PERSON:scott-bessent COUNTRY:US PERSON:scott-bessent"),
    # a name that only later acts as a person does
    ("The pallet that Marcy Dolliver sent was late.\nI tried, said Dolliver.", "PERSON:marcy-dolliver PERSON:marcy-dolliver"),
    # short forms of bodies
    (
        "Grand Taconite Mining Corp (GTMC) cut jobs.\nGTMC is sorry.",
        "ORG:grand-taconite-mining ORG:grand-taconite-mining ORG:grand-taconite-mining",
    ),
    ("The European Commission proposed it.\nThe Commission waits.", "ORG:european-commission ORG:european-commission"),
    (
        "The Supreme Court of the United States ruled.\nThe Court was split.",
        "ORG:supreme-court-of-the-united-states ORG:supreme-court-of-the-united-states",
    ),
    ("The EU voted.\nMost of the Union agreed, said the EU.", "COUNTRY:EU COUNTRY:EU COUNTRY:EU"),
    # whose body it is
    ("Talks with Brazil failed.\nThe finance ministry is silent.", "COUNTRY:BR ORG:ministry-of-finance-of-brazil"),
    (
        "Britain and Canada waited.\nJapan's House of Representatives debated.",
        "COUNTRY:GB COUNTRY:CA COUNTRY:JP ORG:house-of-representatives",
    ),
    # a name of the text found again in a heading
    ("# Wiebe Sells Her Farm\nDarlene Wiebe, who farms 3,000 acres, gave up.", "PERSON:darlene-wiebe PERSON:darlene-wiebe"),
    ("# IMPORTERS FACE DUTIES ON STEEL\nNothing else.", "PRODUCT:steel"),
    # parts at the head of the sentence after cars
    ("Cars pay 25%.\nParts follow in May.", "PRODUCT:automobiles PRODUCT:auto_parts"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTRIES + PLACES + PERSONS + MANGLED + BODIES + LAWS_AND_BLOCS + GOODS + IN_CONTEXT)
def test_a_text_names(text: str, expected: str) -> None:
    assert found(text) == expected.split()


SURFACES = [
    ("Mr. Trump met him.", ["Trump"]),
    ("Prime Minister Keir Starmer spoke.", ["Keir Starmer"]),
    ("Sir Keir Starmer spoke.", ["Keir Starmer"]),
    ("The Federal Reserve cut.", ["Federal Reserve"]),
    ("Tokyo's view is Japan’s view.", ["Tokyo", "Japan"]),
    ("Vela Optics, Inc. sued.", ["Vela Optics, Inc."]),
    ("President Luiz Inácio Lula da Silva spoke.", ["Luiz Inácio Lula da Silva"]),
    ("The Netherlands agreed.", ["Netherlands"]),
]


@pytest.mark.parametrize(("text", "surfaces"), SURFACES)
def test_titles_and_articles_are_no_part_of_a_name(text: str, surfaces: list[str]) -> None:
    assert [m.text for m in find_entities(article(text), [])] == surfaces


OFFICE_HOLDERS = [
    (date(2018, 6, 1), "US Commerce Secretary Rosse said so.", "PERSON:wilbur-ross"),
    (date(2023, 6, 1), "US Trade Representative Tay said so.", "PERSON:katherine-tai"),
    (date(2025, 6, 1), "US Trade Representative Greere said so.", "PERSON:jamieson-greer"),
    (date(2019, 6, 1), "Japan's Prime Minister Abbe said so.", "PERSON:shinzo-abe"),
]


@pytest.mark.parametrize(("day", "text", "expected"), OFFICE_HOLDERS)
def test_the_day_says_who_held_an_office(day: date, text: str, expected: str) -> None:
    assert expected in found(text, day)


def test_a_match_says_how_the_name_was_found() -> None:
    text = "Scott Bessent spoke.\nBessent left.\nUS Commerce Secretary Rutnik stayed.\nOrrin Blackstock, a welder, too."
    told = {m.text: m for m in find_entities(article(text), []) if m.type == "PERSON"}
    assert {name: m.match for name, m in told.items()} == {
        "Scott Bessent": "exact",
        "Bessent": "coreference",
        "Rutnik": "misspelling",
        "Orrin Blackstock": "pattern",
    }
    assert told["Scott Bessent"].score == 1.0
    assert told["Orrin Blackstock"].score < told["Rutnik"].score < 1.0


def test_the_month_of_a_date_is_nobodys_name() -> None:
    text = "Analyst May Chen spoke on May 5, said Mr. May."
    day = DateMention(0, text.index("May 5"), text.index("May 5") + 5, "May 5", "x", "DATE", "2025-05-05", None, None, "day", "exact", None)
    assert [m.text for m in find_entities(article(text), [day]) if m.type == "PERSON"] == ["May Chen", "May"]


def test_the_publisher_is_no_entity_of_its_own_article() -> None:
    assert find_entities(article("Kyodo News asked.", publisher="Kyodo News"), []) == []


def test_the_credit_of_a_photo_is_no_entity() -> None:
    assert find_entities(article("Kyodo News", kind="caption"), []) == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape[0])
def test_every_shape_of_a_law_finds_its_examples(shape: tuple[str, object, tuple[str, ...]]) -> None:
    for example in shape[2]:
        assert [m.type for m in find_entities(article(f"It cites {example} here."), [])] == ["LAW"]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("IMPORTERS FACE NEW DUTIES", True),
        ("Steel Duties Hit Kentucky Barrel Makers", True),
        ("The duties hit makers of barrels.", False),
        ("Tesla | 7.8 | 17.8", False),
    ],
)
def test_a_line_in_capitals_is_a_heading(line: str, is_heading: bool) -> None:
    assert look(article(line).sentences[0], []).is_heading is is_heading


@pytest.mark.parametrize(
    ("written", "right", "is_near"),
    [
        ("Rutnike", "Lutnick", True),
        ("Beisente", "Bessent", True),
        ("Grille", "Greer", True),
        ("Ross", "Lutnick", False),
        ("Tai", "Greer", False),
    ],
)
def test_nearness_tells_a_mangled_name_from_another(written: str, right: str, is_near: bool) -> None:
    assert (nearness(written, right) > 0.58) is is_near


def test_a_slug_is_ascii_words() -> None:
    assert [slug(s) for s in ("Máximo Pacheco", "Rémy Martin", "People's Bank", "Łódź", "中国")] == [
        "maximo-pacheco",
        "remy-martin",
        "people-s-bank",
        "lodz",
        "x",
    ]


SCRAPS = (
    "the The of in said President Secretary Mr. Trump Bessent US U.S. Tokyo Japan's Japan steel Steel cars Corp Inc. & - , . ( ) “ ” ' ’s "
    "Ministry Commerce and University Bank von der Xi Lee Ford Georgia Jordan Section 232 Act 1962 May Texas Ohio , who told 25% percent % "
    "$ US$ é İ ß 中国 🚢 IEEPA G7 Washington to from flew Executive Order 14195 no-one at shares Women's Embassy plant"
)
WORDS = st.sampled_from(SCRAPS.split())


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=80)))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    made = article(text)
    mentions = find_entities(made, [])
    assert all(made.text[m.start : m.end] == m.text and m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(_is_well_formed(m) for m in mentions)


def _is_well_formed(m: EntityMention) -> bool:
    return (
        bool(m.id and m.name and m.rule)
        and 0 < m.score <= 1
        and m.id == m.id.strip()
        and (m.type in ("COUNTRY", "PRODUCT") or m.id == slug(m.id))
    )
