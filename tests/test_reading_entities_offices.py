"""Entities beside offices and in letters: deputies, portfolios, officers, namesakes, boards named after a country, abbreviations."""

from datetime import date

import pytest
from test_reading_entities_news import found

SPRING_2025 = date(2025, 4, 15)

PORTFOLIOS = [
    # what a minister is in charge of is neither goods nor a body nor a place, and the name begins behind it
    ("The Minister of Agriculture and Environment Odalys Brenk came.", "PERSON:odalys-brenk"),
    ("Deputy Minister of Science and Technology Phan Duc Bao left.", "PERSON:phan-duc-bao"),
    ("Deputy Minister of Foreign Affairs Do Hung Bao left.", "PERSON:do-hung-bao"),
    ("The Minister of Food, Textiles and Public Distribution spoke.", ""),
    ("The Ministries of Agriculture, Economic Affairs and Labor agreed.", ""),
    ("Foreign Affairs Minister Odalys Brenk came.", "PERSON:odalys-brenk"),
    ("The Minister of Finance and Coordinating Minister of the Economy, Odalys Brenk.", "PERSON:odalys-brenk"),
    ("Minister for Economic Revitalization Odalys Brenk came.", "PERSON:odalys-brenk"),
    ("Minister of Trade and Export Development Odalys Brenk came.", "PERSON:odalys-brenk"),
    ("Odalys Brenk, Secretary to the Treasury, left.", "PERSON:odalys-brenk"),
    ("He leads the Ministry of Food and Agriculture.", "ORG:ministry-of-food-and-agriculture"),
    ("The EU agriculture chief spoke.", "COUNTRY:EU"),
]

PERSONS = [
    # a deputy is not the holder of the office, nor is the holder in a country that has no part in the article
    ("Vietnam sent Deputy Minister of Finance Cao Anh Bao.", "COUNTRY:VN PERSON:cao-anh-bao"),
    ("US Assistant Trade Representative Odran Grier came.", "COUNTRY:US PERSON:odran-grier"),
    ("India heard former Finance Secretary Subhan Gharg.", "COUNTRY:IN PERSON:subhan-gharg"),
    ("Vietnam sent Nguyen Sinh Nhat Tan, a deputy minister.", "COUNTRY:VN PERSON:nguyen-sinh-nhat-tan"),
    # roles in capitals are no part of a name, and no name by themselves
    ("Chief Financial Officer Odalys Brenk left.", "PERSON:odalys-brenk"),
    ("Odalys Brenk, Chief Operating Officer, left.", "PERSON:odalys-brenk"),
    ("Labor Attaché Odalys Brenk left.", "PERSON:odalys-brenk"),
    ("Comptroller Odalys Brenk left at a CFO Roundtable.", "PERSON:odalys-brenk"),
    ("Odalys Brenk, Comptroller-General, left.\nCGX Brenk left.", "PERSON:odalys-brenk PERSON:odalys-brenk"),
    # names that look like something else
    ("April Vantongeren, a farmer, left.\nVantongeren sold it.", "PERSON:april-vantongeren PERSON:april-vantongeren"),
    ("The Ilves Growers Association sent Bill Skarpley.", "ORG:ilves-growers-association PERSON:bill-skarpley"),
    ("The president of the Ilves Growers Association, G Pawin Kumaro, left.", "ORG:ilves-growers-association PERSON:g-pawin-kumaro"),
    ("So said a farmer, 60-year-old Uppal Narajan, adding more.", "PERSON:uppal-narajan"),
    ("Shwetla Saino, agricultural economist and founder of Arcula Research, left.", "PERSON:shwetla-saino ORG:arcula-research"),
    ("Mr. Nawar Chantanakon left.\nMr. Nawar spoke.", "PERSON:nawar-chantanakon PERSON:nawar-chantanakon"),
    ("The president, Datuk Seri Wong Siew Hok, left.", "PERSON:wong-siew-hok"),
    ("Republican Sens. Susan Collins and Rand Paul left.", "PERSON:susan-collins PERSON:rand-paul"),
    ("Nirmal Vignesh, representing the growers, left.", "PERSON:nirmal-vignesh"),
    ("Gerolt van der Merlin, chair of the club, left.", "PERSON:gerolt-van-der-merlin"),
    ("Judge Walter K. Eaton ruled.", "PERSON:walter-k-eaton"),
    ("The Marcos administration and the Albanese Government agreed.", "PERSON:ferdinand-marcos-jr PERSON:anthony-albanese"),
    ("Trade Secretary Ma. Cristina Roque left.", "PERSON:cristina-roque"),
    # whom a surname means
    (
        "Kim Yong-beom of South Korea left.\nKim came with Kim Jung-kwan.",
        "PERSON:kim-yong-beom COUNTRY:KR PERSON:kim-yong-beom PERSON:kim-jung-kwan",
    ),
    ("Sri Mulyani Indrawati left.\nLater Indrawati spoke.", "PERSON:sri-mulyani-indrawati PERSON:sri-mulyani-indrawati"),
    ("Attaché Leena Khan of the US left.", "PERSON:leena-khan COUNTRY:US"),
]

BODIES = [
    # a name ends before the person who speaks for the body, and before the next one
    (
        "The Ministry for Investment, Trade and Industry Lee Kamaru left.",
        "ORG:ministry-for-investment-trade-and-industry PERSON:lee-kamaru",
    ),
    ("The State Department for Industry Juma Okwara said no.", "ORG:state-department-for-industry PERSON:juma-okwara"),
    ("President Trump and Commission officials left.", "PERSON:donald-trump ORG:european-commission"),
    ("The Fruit and Nut Growers Association left.", "ORG:fruit-and-nut-growers-association"),
    # boards named after a country
    ("The Botswana Meat Authority objects.", "ORG:botswana-meat-authority"),
    ("He spoke at the India Global Forum.", "ORG:india-global-forum"),
    ("The Bulgarian Chambers of Commerce of North America met.", "ORG:bulgarian-chambers-of-commerce-of-north-america"),
    # letters mean what the article says, and the USTR is a body where no name follows
    ("The Export Promotion Council (EPC) met.\nThe EPC left.", " ".join(["ORG:export-promotion-council"] * 3)),
    ("The Importers and Brewers Association of Ghana met.\nIBAG left.", " ".join(["ORG:importers-and-brewers-association-of-ghana"] * 2)),
    ("He heads the Independent Winegrowers of France.", "ORG:independent-winegrowers-of-france"),
    ("The U.S. Commerce Department ruled.\nLater, Commerce will rule again.", " ".join(["ORG:united-states-department-of-commerce"] * 2)),
    ("Kenya met the USTR.", "COUNTRY:KE ORG:office-of-the-united-states-trade-representative"),
    # whose ministry
    (
        "Turkey hit Mexico.\nTurkey is sure.\nTurkey and Turkey again.\nThe Ministry of Economy left.",
        "COUNTRY:TR COUNTRY:MX COUNTRY:TR COUNTRY:TR COUNTRY:TR ORG:ministry-of-economy-of-turkey",
    ),
    (
        "India met the United States.\nA commerce ministry official left.\nThe United States waits.",
        "COUNTRY:IN COUNTRY:US ORG:ministry-of-commerce-and-industry-of-india COUNTRY:US",
    ),
    ("He attends the Spring Meetings of the World Bank.", "ORG:world-bank"),
]

OTHERS = [
    ("PH exports rose, the Philippines said.\nThe Philippines won.", "COUNTRY:PH COUNTRY:PH COUNTRY:PH"),
    ("South Africa bought Nexlo SA.\nSA and South Africa paid.", "COUNTRY:ZA ORG:nexlo COUNTRY:ZA COUNTRY:ZA"),
    ("The 301 tariffs followed a 232 probe.", "LAW:section-301 LAW:section-232"),
    ("It has 301 workers and paid $232 duties.", ""),
    ("FAISALABAD: Exporters left.", "PLACE:faisalabad"),
    ("BEEF is the slow one.", "PRODUCT:beef"),
    ("The Customs Union covers steel.", "PRODUCT:steel"),
    ("BANGKOK, Thailand – Exporters left.", "PLACE:bangkok COUNTRY:TH"),
    ("She will depart Manila on Friday, the Philippines said.", "PLACE:manila COUNTRY:PH"),
    ("A call from Hanoi on Friday, Vietnam said.", "PLACE:hanoi COUNTRY:VN"),
    ("B.C. Premier David Eby left.", "PLACE:british-columbia PERSON:david-eby"),
    ("It sells renewable energy and petrol-electric hybrids.", "PRODUCT:automobiles"),
    ("It fell on canola meal and oil.", "PRODUCT:agriculture PRODUCT:agriculture"),
    ("The Africa Growth and Opportunity Act ends.", "LAW:agoa"),
]


@pytest.mark.parametrize(("text", "expected"), [*PORTFOLIOS, *PERSONS, *BODIES, *OTHERS])
def test_beside_offices(text: str, expected: str) -> None:
    assert " ".join(found(text, SPRING_2025)) == expected
