"""Goods: sentences of our own, the groups of goods that are found in them and the words that mean something else."""

from datetime import date

import pytest

from pipelines.reading.article import Article, Sentence
from pipelines.reading.entities import find_entities


def goods(text: str, kind: str = "paragraph") -> str:
    """The groups of goods of a sentence, in reading order, each once."""
    sentence = Sentence(0, 0, kind, 0, len(text), text)
    found = find_entities(Article("a", text, [sentence], published_on=date(2025, 8, 1), publisher=None), [])
    return " ".join(dict.fromkeys(m.id for m in found if m.type == "PRODUCT"))


FOUND = [
    ("Tur, urad and chana come in free of duty.", "fruit_vegetables"),
    ("India cut the duty on palmolein and crude sunflower oil.", "agriculture"),
    ("The levy covers couscous, dumplings, pretzels and dog chews.", "agriculture"),
    ("Orchid growers of Tainan pay 20%.", "agriculture"),
    ("A tariff on sheep and goats was dropped.", "agriculture"),
    ("Riesling, chianti and ouzo pay 15%.", "alcohol"),
    ("A Washington apple pays 50%.", "fruit_vegetables"),
    ("Apple growers in Shopian want 100%.", "fruit_vegetables"),
    ("The list names figs, dates and almonds.", "fruit_vegetables"),
    ("Frozen chips from Belgium face a duty of 23%.", "fruit_vegetables"),
    ("A duty on jackfruit, okra, taro and naartjies.", "fruit_vegetables"),
    ("Comté, burrata and halloumi are hit.", "dairy"),
    ("The quota for albumin and milkfat is full.", "dairy"),
    ("Palay fetched P23 a kilo.", "rice"),
    ("Foreign parboiled crosses at Seme.", "rice"),
    ("Atta and maida are on the list.", "wheat"),
    ("Skipjack, hoki and krill pay nothing.", "seafood"),
    ("Gammon and spare ribs went up.", "pork"),
    ("Lean trim and sirloin pay 26.4%.", "beef"),
    ("The safeguard is on bone-in portions and drumsticks.", "poultry"),
    ("Jaggery, toffee and sweets pay 30%.", "sugar"),
    ("Snus and shisha pay 40%.", "tobacco"),
    ("A Swiss watch owes 39%.", "watches"),
    ("The duty on cars looms large, used looms pay 5%.", "automobiles machinery"),
    ("Watch makers in the Jura took short time.", "watches"),
    ("Cuckoo clocks owe 15%.", "watches"),
    ("Gold chains from Kochi pay 5.5%.", "jewelry"),
    ("Bangles and pendants were spared.", "jewelry"),
    ("The duty hits kilo bars from Zurich.", "gold"),
    ("Everything from chairs to routers pays 25%.", "furniture electronics"),
    ("Dining sets, duvets and cupboards pay 30%.", "furniture"),
    ("The lamp on it paid 3.9%.", "furniture"),
    ("A hoodie pays 32%, a tracksuit 28%.", "textiles_apparel"),
    ("Saris, kitenge and mitumba are covered.", "textiles_apparel"),
    ("A cotton T-shirt pays 16.5%.", "textiles_apparel"),
    ("Wellies and flip-flops pay 17%.", "footwear"),
    ("Teddy bears, trampolines and cricket bats pay 30%.", "toys"),
    ("Every washer after that pays 50%.", "machinery"),
    ("A grader or other machine pays 40%.", "machinery"),
    ("Diggers, mowers and chillers are on the list.", "machinery"),
    ("A set-top box and a power bank pay 20%.", "electronics batteries"),
    ("Optic fibre and genset makers want duties.", "electronics"),
    ("A wafer or a graphics card pays nothing.", "semiconductors"),
    ("A catheter, a CT scanner and rubber gloves pay 25%.", "medical_devices"),
    ("Drug tariffs of 100% start in October.", "pharmaceuticals"),
    ("Wegovy and other injectables are exempt.", "pharmaceuticals"),
    ("Roofing sheets, rivets and barbecues pay 50%.", "steel"),
    ("Duties on ferro-nickel and seamless tubes end.", "steel"),
    ("Kegs and gas cylinders are derivatives.", "steel"),
    ("Soda cans and extrusions are hit.", "aluminum"),
    ("Hemlock pays nothing and spruce 4.8%.", "lumber"),
    ("A two-by-four from Prince George bears 45%.", "lumber"),
    ("Boric acid rose to 17.5% and biodiesel to 10%.", "chemicals"),
    ("Ammonia came down from 5.5% to nothing.", "chemicals"),
    ("A tyre or a piston pays 25%.", "auto_parts"),
    ("It has a US engine and axles.", "auto_parts"),
    ("Passenger car tires fall under Section 232.", "auto_parts"),
    ("HGVs, bakkies and motorcoaches pay 25%.", "trucks"),
    ("Jeeps and Range Rovers pay 10%.", "automobiles"),
    ("Electrified cars meet at 35%.", "electric_vehicles"),
    ("Harley-Davidsons and an e-bike pay 6%.", "motorcycles"),
    ("Kayaks and jet skis pay 10%.", "ships"),
    ("Evtols and landing gear are free.", "aircraft"),
    ("Each postal item pays $80.", "parcels"),
]


@pytest.mark.parametrize("text, slugs", FOUND, ids=[text for text, _ in FOUND])
def test_goods_are_found(text: str, slugs: str) -> None:
    found = goods(text).split()
    assert [slug for slug in slugs.split() if slug not in found] == []
    assert [slug for slug in found if slug not in slugs.split()] == []


NOT_FOUND = [
    "Officials watch the border.",
    "The drug war goes on.",
    "Apple shares fell.",
    "It asked Apple to invest at home.",
    "The chair of the Federal Reserve spoke.",
    "The committee chairs met and set the dates.",
    "The Greens and their fans have the tools.",
    "Exports are the engine of growth.",
    "The machine learning boom goes on.",
    "Greenhouse gas rules were eased.",
    "There will be no boots on the ground.",
    "He paints a picture of decline.",
    "It threatens the fabric of society.",
    "Every cloud has a silver lining.",
    "He put all his eggs in one basket.",
    "They pump billions into the economy.",
    "The voting machine failed.",
    "An alphabet soup of agencies came.",
    "Voters tire of it.",
    "Pupils in eighth grade and third graders read.",
    "He spoke over a loudspeaker.",
    "The minister jams on a guitar and taps his foot.",
    "It cushions the blow and monitors trade.",
    "Wages rose and the pace springs a surprise.",
    "A blanket tariff of uniform height was proposed.",
    "Navy officials and Fake News media met.",
    "The board of directors hit a glass ceiling.",
    "It was a pipe dream, said the paper.",
    "Cherry blossoms line the river.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_of_another_meaning_are_no_goods(text: str) -> None:
    assert goods(text) == ""


@pytest.mark.parametrize("text", ["Matches and nappies pay 30%.", "Paper, cement, glass and tiles pay 20%.", "Handbags pay 25%."])
def test_goods_of_chapters_without_a_group_are_left_out(text: str) -> None:
    assert goods(text) == ""


def test_words_of_two_meanings_are_goods_beside_other_goods() -> None:
    assert goods("Sofas, desks and tables pay 30%.") == "furniture"
    assert goods("He put 25% on hardwood and cabinets.") == "lumber furniture"
    assert goods("The tables show what the desks know.") == ""
