"""Which figures state a customs duty and which do not, in sentences of our own. Each stands after a sentence on a duty, as in the news."""

import pytest

from pipelines.corpus.sentences import split_sentences
from pipelines.reading.article import Article, Block
from pipelines.reading.clause import Clause
from pipelines.reading.close import read_article
from pipelines.reading.duty import cooled, floor_of, plain_values, rates_of
from pipelines.reading.entities import find_entities
from pipelines.reading.evidence import WEIGHTS, evidence
from pipelines.reading.rates import laid_out

LEAD = "The duty on foreign bicycles is 30 percent."


def article_of(text: str) -> Article:
    block = Block(0, "paragraph", True, 0, len(text), text)
    return Article("0" * 20, text, split_sentences(text, [block]), [block], published_precision=None)


def duties(text: str) -> list[float]:
    """What the rules by themselves take for duties, before their evidence is weighed with the rest."""
    article = article_of(text)
    clauses = laid_out(article, [], find_entities(article, []))
    heat = floor = floor_of(clauses)
    known = plain_values(clauses, floor)
    found: list[float] = []
    for clause in clauses:
        rates = rates_of(clause, heat, known)
        heat = cooled(clause, heat, bool(rates), floor)
        for figure in rates:
            found.append(figure.value * found[-1] if figure.unit == "multiple" else figure.value)
    return found


def weighed(text: str) -> list[float]:
    """What is read in the end."""
    return [r.rate_pct for r in read_article(article_of(text)).rates]


def after_lead(sentence: str) -> list[float]:
    found = duties(f"{LEAD} {sentence}")
    assert found[:1] == [30.0]
    return found[1:]


BARE = [
    ("Under the deal it falls to 12.", [12.0]),
    ("From May it will be 18.", [18.0]),
    ("In the old schedule it was 6.", [6.0]),
    ("At 30 nobody buys.", [30.0]),
    ("At eighteen they can live with it.", [18.0]),
    ("Thirty is too much, says the guild.", [30.0]),
    ("The thirty stays until autumn.", [30.0]),
    ("Their thirty is our problem.", [30.0]),
    ("Norway asked for ten and was given twenty.", [10.0, 20.0]),
    ("Turkish makers pay 14.", [14.0]),
    ("Vietnam got away with 11.", [11.0]),
    ("Chile's 9 looks gentle beside it.", [9.0]),
    ("Peru pays 7, Chile 9 and Ecuador 12.", [7.0, 9.0, 12.0]),
    ("Tyres bear 16 percent, saddles 12 and chains 8.", [16.0, 12.0, 8.0]),
    ("Tyres bear 16 percent; saddles 12; chains, 8.", [16.0, 12.0, 8.0]),
    ("For Mexico the figure is 25, for Canada 35.", [25.0, 35.0]),
    ("India (22), Laos (48) and Nepal (10) come next.", [22.0, 48.0, 10.0]),
    ("The rate went from 5 to 9 to 30.", [5.0, 9.0, 30.0]),
    ("Brussels wants 12, Washington insists on 20.", [12.0, 20.0]),
    ("Ministers had hoped for fifteen.", [15.0]),
    ("Another 10 comes on top.", [10.0]),
    ("That makes 45 in all.", [45.0]),
    ("It was 10, then 20, and now it is 30.", [10.0, 20.0, 30.0]),
    ("Saddles enter at 4.", [4.0]),
    ("Frames come in at nil.", [0.0]),
    ("Bells pay nothing.", [0.0]),
    ("Bells come in free.", [0.0]),
    ("Bells pay no duty.", [0.0]),
    ("Bells face no tariff at all.", [0.0]),
    ("The rate drops to zero in 2027.", [0.0]),
    ("The two sides offered zero for zero.", [0.0]),
    ("On frames it is zero.", [0.0]),
    ("On frames it falls from 8 to nothing.", [8.0, 0.0]),
    ("Frames pay 8 percent or nothing at all.", [8.0, 0.0]),
    ("It may rise to 40, or even 50.", [40.0, 50.0]),
    ("The neighbours are at 15.", [15.0]),
    ("Compared with the 30 on bicycles, 15 is mild.", [30.0, 15.0]),
    ("Importers now pay the full thirty.", [30.0]),
    ("Japan pays 15, all in.", [15.0]),
    ("Their rivals sit at 19 until June.", [19.0]),
    ("It is capped at 15.", [15.0]),
    ("We were promised 10, not 30.", [10.0, 30.0]),
    ("Up from 12, it now stands at 30.", [12.0, 30.0]),
    ("The 30 would become 45 in July.", [30.0, 45.0]),
    ("Thirty per cent now, forty from July.", [30.0, 40.0]),
    ("He threatened 60 on frames made abroad.", [60.0]),
    ("He threatened double that for Laos.", [60.0]),
    ("Half that would be bearable.", [15.0]),
    ("Laos is on 48 and Burma on 40.", [48.0, 40.0]),
    ("The old 5.5 was forgotten.", [5.5]),
    ("It is 34 for Egypt.", [34.0]),
    ("Nobody expected 34.", [34.0]),
    ('"We budgeted for 12," said the importer.', [12.0]),
    ("The margin for the largest maker was set at 17.36, for the others at 20.81.", [17.36, 20.81]),
    ("Canada answered with 25 on trailers.", [25.0]),
    ("Washington put the number at 30, Ottawa at 20.", [30.0, 20.0]),
    ("Thirty it remains.", [30.0]),
]
WITH_UNIT = [
    ("Exports of frames, now taxed at 25 percent, fell 8 percent in June.", [25.0]),
    ("Shares of the maker fell 5% after the president threatened 40%.", [40.0]),
    ("Sales to Norway, where saddles pay 12%, were stable.", [12.0]),
    ("Japan's cars pay 15%, its growth is 0.5%.", [15.0]),
    ("Inflation is 3%, and the 30% makes it worse.", [30.0]),
    ("With 46% hanging over them, exporters shipped early.", [46.0]),
    ("The market shrugged off the 30%.", [30.0]),
    ("The government expects the 30% to be temporary.", [30.0]),
    ("The offer: 10% for bicycles, 15% for the rest.", [10.0, 15.0]),
    ("Ottawa wants relief from the 35%.", [35.0]),
    ("Thailand, at 36%, has most to lose.", [36.0]),
    ("Swiss watches got 39%.", [39.0]),
    ("Investors had priced in 20%.", [20.0]),
    ("Vietnam (46%), Thailand (36%) and Laos (48%) are hit hardest.", [46.0, 36.0, 48.0]),
    ("A shipment landed last week paid 10 percent; one landed today pays 30.", [10.0, 30.0]),
    ("He said 50 percent would kill the trade.", [50.0]),
    ("Anything above 15 percent is unbearable, the guild says.", [15.0]),
    ("The Swiss hope for 15 percent, the level the EU has.", [15.0]),
    ("The EU has 15 percent, Britain 10 percent.", [15.0, 10.0]),
    ("Both sides dropped from 145 to 30 and from 125 to 10 percent.", [145.0, 30.0, 125.0, 10.0]),
    ("For steel it is 50 percent.", [50.0]),
    ("Mexico was spared the 30 percent for 90 days.", [30.0]),
    ("The pause on the 34 percent ends in August.", [34.0]),
    ("The 25 percent is a ceiling, not a floor.", [25.0]),
    ("It doubled to 50 percent.", [50.0]),
    ("It is to climb by five points a year to 30 percent.", [5.0, 30.0]),
    ("Chinese frames face a combined 55 percent.", [55.0]),
    ("Of that, 20 percent is for fentanyl and 10 percent is reciprocal.", [20.0, 10.0]),
    ("The deal brings autos down to 15% from 27.5%.", [15.0, 27.5]),
    ("An exporter with 25% to pay cannot sell.", [25.0]),
    ("That is the 15 percent agreed in July.", [15.0]),
    ("Under MFN terms the goods would pay 4.4 percent.", [4.4]),
    ("American whiskey pays 150 per cent in Delhi.", [150.0]),
    ("Delhi takes 100 per cent on finished cars.", [100.0]),
    ("WTO rules bind the rate at 40 per cent.", [40.0]),
    ("He set it at 50% for copper from August.", [50.0]),
    ("Now comes 25% on trucks.", [25.0]),
    ("Economists put the average effective tariff at 17.9%, the highest since 1934.", [17.9]),
    ("Goods from the islands get 10%.", [10.0]),
    ("Profits fell 12% as the company absorbed a 25% duty on its imports.", [25.0]),
    ("A 10% baseline covers the rest, with an 18% share of trade exempt.", [10.0]),
    ("Brazil's 50% hits coffee.", [50.0]),
    ("If no deal is struck, 35% applies from August 1.", [35.0]),
    ("The letter names 36%.", [36.0]),
    ("First it was 20%, then 46%.", [20.0, 46.0]),
    ("The first list carries 7.5 percent, the others 25.", [7.5, 25.0]),
    ("Cotton prices fell 4% on news of the 50%.", [50.0]),
    ("The economy can bear 15 percent.", [15.0]),
    ("The company pays 25% on parts that make up 40% of its costs.", [25.0]),
    ("Exports, 60% of which go to America, now attract 19%.", [19.0]),
    ("Members of the bloc apply 14 percent on average.", [14.0]),
]
OTHERS = [
    "Shipments to America slumped 17% in June.",
    "The bakery raised its prices by 8 percent in May.",
    "Its margin has shrunk from 12% to 7%.",
    "Orders from abroad are down 30 per cent on last year.",
    "The peso weakened 2.1% against the dollar.",
    "Inflation ran at 3.4% in July, up from 2.9%.",
    "Economists see growth of 1.8% next year, not 2.3%.",
    "The bank left its policy rate at 4.75%.",
    "Shares in the carmaker closed 3.2% lower.",
    "About 40% of the mill's output goes to Ohio.",
    "The firm sends 55 percent of its cheese across the border.",
    "The plant is running at 60% of capacity.",
    "A survey showed 61 percent of farmers wanted the deal.",
    "The United States takes 28 per cent of Irish exports.",
    "Cars must have 75% regional content to qualify.",
    "The product must contain at least 40 percent local value.",
    "Corporation tax stays at 21 percent.",
    "The state levies VAT at 19%.",
    "Sales tax in the county is 7.5 percent.",
    "The union won a raise of 4 percent.",
    "Unemployment stood at 6.9 per cent.",
    "The factory cut 12% of its staff.",
    "Retailers will pass on 70% of the cost.",
    "Traders put the chance of a cut at 80%.",
    "The quota was 45% filled by March.",
    "Rents rose 5%, wages only 3%.",
    "The government will buy a 10% stake in the smelter.",
    "Import volumes fell by a fifth, to 38,000 tonnes, or 20 percent.",
    "The fund owns 51 percent and the state 49 percent.",
    "Wine makes up 9% of the region's income.",
    "The yield on the ten-year note rose to 4.6%.",
    "Oil gained 2% and gold 1%.",
    "The party polled 31 percent, the opposition 27.",
    "China supplies 90 percent and Chile 5 percent.",
    "The budget deficit will reach 6 percent of output.",
    "He expects turnover to drop between 10% and 15%.",
    "The discount for early payment is 3 percent.",
    "A pair of shoes now costs 12% more.",
    "Consumers would pay 1.5 percent more for groceries.",
    "The index shed 1.4% and the yen rose to 148.",
    "Prices at the pump went up 6 per cent to 1.89.",
    "The new line will be 30 percent cheaper to run.",
    "A tax credit of 30 percent is to end.",
    "The committee voted 24 to 17.",
    "Only four of the nine bidders stayed.",
    "It was the third meeting in 10 days; the next is on the 22nd.",
    "Three in ten said they would buy less.",
    "He is 63 and has run the mill since he was 40.",
    "The ship was 12 hours late.",
    "The delegation of 15 arrived at 9.30.",
    "Flight 93 landed at Gate 14.",
    "The dollar bought 151 yen, up from 148.",
    "He shot 74, two over par.",
    "The brochure is 22 pages long, of which 8 are footnotes.",
    "The old mill employs 240, down from 310.",
    "The farm has 300 cows, the neighbour 120.",
    "Steel was quoted at 890 a tonne, copper at 9,600.",
    "The levy on carbon raised 40 million, of which 12 went to forests.",
    "Of the 27 member states 15 voted yes and five no.",
    "The jobless rate is 4.1 percent.",
    "Mortgage rates eased to 6.4 percent.",
    "The tariff will shave 0.4 percentage points off growth.",
    "The tariffs could lift consumer prices by 1.8%.",
    "The tariff covers 62% of imports.",
    "Tariff revenue rose 150%.",
    "The tariffs hit 7% of the economy.",
    "The company said tariffs would cost it 2% of sales.",
    "The agreement frees 95 percent of tariff lines.",
    "Customs held back 30% of the containers.",
    "The government promised aid worth 20% of lost income.",
    "Income tax for small firms falls to 15 per cent.",
    "Capital gains are taxed at 20 per cent.",
    "Turnout was 58 percent.",
    "Analysts give the plan a 35 percent chance.",
    "There is nothing we can do.",
    "It will cost nothing to try.",
    "The talks came to nothing.",
    "The clinic is free for all.",
    "They did it all for nothing.",
    "The score was nil-nil.",
    "The visit to the duty-free shop took an hour.",
    "He had nothing to say about the tariff.",
    "We got zero help from the ministry.",
    "Stamp duty on a first home rises to 5 percent.",
    "Fuel duty is frozen; business rates go up 1.7%.",
    "Gilt yields touched 4.8 percent.",
    "The minimum wage climbs 6.7% in April.",
    "Union members voted by 78 percent to strike.",
    "Rail fares rise by 4.6 percent from March.",
    "House prices are 2.4% up on the year.",
    "The pound slipped 0.3 percent to 1.34.",
    "Wage growth eased to 5.2%.",
    "Retail sales dipped 0.9 percent in May.",
    "Approval of the chancellor fell four points to 24 percent.",
    "The sector employs 9 percent of the town.",
    "Nine in ten frames are made abroad.",
    "Output was flat after 0.7 percent in the first quarter.",
    "A barrel cost 68, up from 64.",
    "The side won 3-1 on Saturday.",
    "Temperatures reached 34 in the capital.",
    "He was sentenced to 18 months.",
    "The minister, 47, has two children.",
    "Section 301 and Section 232 were named.",
    "The vote was 52 to 48.",
    "Rice yields were 15 percent below the average.",
    "About 70 percent of steel is recycled.",
    "The bond pays 4.5 percent.",
    "Savers get 3 percent at most.",
    "His firm holds 35% of the market and wants 50.",
    "Their debt stands at 96 percent of output.",
    "The airline filled 83 percent of its seats.",
    "Crops failed on 40% of the land.",
    "Only 12 percent of the money has been spent.",
    "The recipe needs flour with 12 percent protein.",
    "Cocoa powder with 22 percent fat was seized.",
    "The alloy holds 10 percent nickel.",
    "He gave a 15 percent tip.",
    "The company offers a 20 percent rebate.",
    "Customers get 10 percent off on Mondays.",
    "Commission is 2 percent.",
    "The insurer raised premiums by 9 percent.",
    "The dividend yields 5%.",
    "Rainfall was 60 percent of normal.",
    "The hospital is 94% full.",
    "The tax rate for firms is 25 percent.",
    "The top rate of income tax is 45 percent.",
    "The pension fund returned 7 percent.",
    "The grid gets 40 percent of its power from wind.",
    "The company wants to double output by 2030 and hire 300.",
    "Volumes at the port were down by 12 percent, those of the airport up by 3.",
    "The euro traded at 1.17 and gold at 3,900.",
    "The S&P 500 lost 1.2 percent and the Nasdaq 1.6.",
    "Freight now costs 1,900 a box, down 8%.",
    "Interest on the refund runs at 7 percent.",
    "The lawyers take 30 percent of what comes back.",
    "The bank sees a 40% chance of recession.",
    "Spending on defence should reach 3.5 percent of output.",
    "Importers passed on 61 percent of the duty.",
    "The quota is 13,000 tonnes, of which 60 percent is filled.",
    "Local content must be 75 percent.",
    "Nothing was decided.",
    "There was nothing on the table.",
    "The mill does nothing but wait.",
    "They left with nothing.",
    "It is free to join.",
    "The press is free.",
    "The excise duty on cider rose to 14 per cent.",
    "The quota for frames was cut by 40 percent.",
    "The proportion of such frames that are sold abroad would fall from 90 to 70 percent.",
]
COLD = [
    "The museum raised 40 percent of the money.",
    "Every ally must spend at least 3%.",
    "The lake is 80 percent ice.",
    "Two of 14 boats sank.",
    "It was 12, then 15, then 20.",
    "They paid 20 to get in.",
]
"""Sentences of texts that are about something else."""
NAMES = [
    ("The economies are: 1. Peru 2. Chile 3. Nepal 4. Laos.", []),
    ("Chapters 1 through 97 of the tariff schedule were amended.", []),
    ("The tariff covers the X200 and the G40.", []),
    ("A tariff list was drawn up for farmers aged 18 to 45.", []),
    ("It passed under Section 232, and 301 may follow.", []),
    ("The Air Force One pool asked about tariffs.", []),
    ("A 20% tariff applies [3].", [20.0]),
]
MULTIPLES = [
    ("The duty on salt is 20 percent, twice that for sugar.", [20.0, 40.0]),
    ("The duty on salt is 20%, down from 46%, with double that on sugar.", [20.0, 46.0, 40.0]),
    ("The pact slashes the 150 percent tariff on gin in half.", [150.0, 75.0]),
]


@pytest.mark.parametrize("sentence, expected", BARE + WITH_UNIT)
def test_duties(sentence: str, expected: list[float]) -> None:
    assert after_lead(sentence) == expected


def test_what_is_read_in_the_end_is_mostly_what_the_rules_say() -> None:
    lead = [30.0]
    cases = [(f"{LEAD} {sentence}", lead + expected) for sentence, expected in BARE + WITH_UNIT]
    cases += [(f"{LEAD} {sentence}", lead) for sentence in OTHERS]
    cases += [(sentence, []) for sentence in COLD] + NAMES + MULTIPLES
    wrong = [text for text, expected in cases if weighed(text) != expected]
    assert len(wrong) <= 0.1 * len(cases), wrong


@pytest.mark.parametrize("sentence", OTHERS)
def test_other_figures(sentence: str) -> None:
    assert after_lead(sentence) == []


@pytest.mark.parametrize("sentence", COLD)
def test_no_talk_of_tariffs(sentence: str) -> None:
    assert duties(sentence) == []


@pytest.mark.parametrize("sentence, expected", NAMES + MULTIPLES)
def test_names_counts_and_multiples(sentence: str, expected: list[float]) -> None:
    assert duties(sentence) == expected


WEIGHED = [
    ("The tariff is 12 percent.", "tariff_beside"),
    ("The tariff that they have now agreed on is 12 percent.", "tariff_near"),
    ("They levied 12 percent.", "charged"),
    ("They face 12 percent.", "paid"),
    ("The rate is 12 percent.", "rate_noun"),
    ("There is 12 percent on steel.", "on_goods"),
    ("There is 12 percent for Mexico.", "for_goods"),
    ("It is 12 percent ad valorem.", "ad_valorem"),
    ("Frames come in at 12 percent.", "entered"),
    ("Tariffs: 9 percent for Peru, 12 percent for Chile.", "parallel"),
    ("He defends the 12 percent.", "definite"),
    ("Mexico: 12 percent.", "labelled"),
    ("It takes 12 percent of exports.", "share_of"),
    ("It is 12 percent cheaper.", "other_noun"),
    ("Income tax is 12 percent.", "other_tax"),
    ("Orders fell 12 percent.", "fell"),
    ("Orders fell to about 12 percent.", "moved"),
    ("It owns 12 percent.", "part"),
    ("Sales then fell 12 percent.", "business_moved"),
    ("It went by 12 percent.", "by"),
    ("The Fed is at 12 percent.", "banking"),
    ("In the poll 12 percent were against.", "polled"),
    ("Nokia 12 percent.", "body"),
    ("Growth is 12 percent.", "business"),
    ("It adds 12 percent to the price.", "cost"),
    ("It is 0.5 percent.", "tiny"),
    ("It is 12 percent.", "cold"),
    ("It has a 12 percent gap.", "modifies"),
    ("The quota for frames was cut by 40 percent.", "quota_moved"),
    ("The excise duty on cider rose to 14 per cent.", "other_tax"),
]


@pytest.mark.parametrize("sentence, name", WEIGHED)
def test_evidence_is_named(sentence: str, name: str) -> None:
    assert name in WEIGHTS
    assert name in named_evidence(sentence)


def named_evidence(sentence: str) -> list[str]:
    """The evidence on the last figure of a sentence, with the talk of tariffs near unless the name asked for is `cold`."""
    block = Block(0, "paragraph", True, 0, len(sentence), sentence)
    (only,) = split_sentences(sentence, [block])
    article = Article("0" * 20, sentence, [only], [block])
    clause = Clause(only, find_entities(article, []), [])
    *before, last = clause.figures
    return [name for heat in (0, 2) for name in evidence(clause, last, heat, frozenset(), before)]


ROWS = [
    ("Peru | 12% | 20%", [12.0, 20.0]),
    ("Peru | 10 + 15 | 20%", [10.0, 15.0, 20.0]),
    ("Peru | 12, from July | 9 at most", [12.0, 9.0]),
    ("Peru | none | 25 ships", []),
    ("Peru | 0 to 35 | 60", [0.0, 60.0]),
    ("Peru | 24%, against 46 before | 12 in quota", [24.0, 46.0, 12.0]),
    ("Peru | free | 8", [0.0, 8.0]),
    ("Peru | 7 each | 0-5", [7.0, 0.0]),
    ("Peru | free samples | 8", [8.0]),
]


@pytest.mark.parametrize("row, expected", ROWS)
def test_cells(row: str, expected: list[float]) -> None:
    parts = [("table_caption", "Tariff rate in percent"), ("table_header", "Country | Old | New"), ("table_row", row)]
    assert table_rates(parts) == expected


def test_cells_under_a_caption_of_duties_are_rates_with_or_without_a_unit() -> None:
    parts = [("table_caption", "Tariffs"), ("table_header", "Country | Old | New"), ("table_row", "Peru | 12 | 20")]
    assert table_rates(parts) == [12.0, 20.0]
    assert table_rates([*parts, ("paragraph", "Source: customs office. Percent ad valorem.")]) == [12.0, 20.0]


def table_rates(parts: list[tuple[str, str]]) -> list[float]:
    text = "\n\n".join(t for _, t in parts)
    blocks = []
    start = 0
    for no, (kind, part) in enumerate(parts):
        blocks.append(Block(no, kind, True, start, start + len(part), part))
        start += len(part) + 2
    return [r.rate_pct for r in read_article(Article("0" * 20, text, split_sentences(text, blocks), blocks)).rates]
