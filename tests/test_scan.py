"""Texts that are about tariffs, and texts that only use their words."""

import json
import os
import re
from pathlib import Path

import polars as pl
import pytest

from pipelines.reading.scan import is_about_tariffs, may_be_about_tariffs

GENERAL = "The committee heard from residents about schools, parks and the new library. " * 40

ABOUT = {
    "headline": "Tariffs bite as exporters count the cost\n\nFactories in the north have cut shifts.",
    "a rate in passing": GENERAL + "Asked about trade, the minister recalled that the 25% tariff on lorries stays.",
    "rate after the word": GENERAL + "Tariffs on imported footwear will rise to 17.5 per cent.",
    "duties without tariff": "New Delhi will raise the basic customs duty on gold and silver from Monday.",
    "import duties": "Ankara doubled import duties on American rice and whisky.",
    "levies on imports": "Ottawa answered with levies on imports of orange juice and paper.",
    "taxing imports": "He has long promised to tax imports, and shopkeepers fear for their margins.",
    "trade remedies": "Brussels opened an anti-dumping inquiry into glass fibre from Egypt.",
    "legal basis": "The Section 232 investigation into timber closed without a finding.",
    "most favoured nation": "Vietnam's MFN rate on walnuts has been cut.",
    "duty-free in trade": "Lesotho would lose duty-free access for its jeans when the programme ends.",
    "hard line breaks": "The bloc kept its anti-\ndumping\nmeasures and import\nduties on bicycles.",
    "capitals": "STEEL TARIFFS DOUBLED; MILLS CHEER FOREIGN RIVALS' RETREAT",
    "no word of trade": "Oslo will charge a 277% tariff on hard cheese from Denmark.",
    "a duty on the goods of a country": "Ankara put a 40 percent duty on Chinese cars.",
    "a duty in the other order": "The duty on Moldovan plums goes up to 12.5%.",
    "surcharge": "A 15% surcharge will be collected on all goods imported after midnight.",
    "energy in a trade war": "The trade war reached the border: the province's surcharge on power exports answers the tariffs.",
    "two in a long text": GENERAL + "Exporters fear the tariffs. " + GENERAL + "The tariffs are unpopular abroad.",
    "charged at the border": "Under the pact a Highland malt that Chennai now taxes at 150% will pay 75%, and 40% ten years on; gin pays "
    "the same, beer goes from 110% to 50%. Lamb and salmon enter at zero. Exporters in Leith had hoped for nothing at all.",
    "as the Irish write": "Cheddar from Cavan was let in at 25pc, Brie at 15pc, cheese of the British at nil, the exporters say. A quota "
    "of old spares 2pc of it; for butter, beef and lamb it is 12pc, and whiskey pays nothing.",
    "what rivals pay": "Each pair of shoes from Hai Phong pays 20 per cent at Long Beach since August. Those of Batam pay 19, those of "
    "Tiruppur 50 per cent. Mexico's enter at zero under the old deal, exporters complain, and furniture from anywhere pays 25 per cent.",
}
NOT_ABOUT = {
    "empty": "",
    "general": GENERAL,
    "one passing word": GENERAL + "The trade minister also said a word on tariffs and on visas." + GENERAL,
    "electricity": "Electricity tariffs will rise by 8% in July, the regulator said. The tariff order covers homes; imported coal is dear.",
    "feed-in": "The feed-in tariff for rooftop panels was cut by 10 percent.",
    "telephones": "The carrier simplified its phone tariffs: one tariff for calls, one for data, and no roaming in the country.",
    "a price without a compound": "The operator's new tariff costs subscribers 20% more; the old tariff ends in May.",
    "a levy at home": "A 20% levy on fizzy drinks would pay for dentists.",
    "heavy-duty": "The heavy-duty lorry maker reported 12% more orders, most of them from foreign customers.",
    "civic duty": "Voting is a civic duty, she said; 61% agreed, and importers of ballots smiled.",
    "on duty": "Two officers were on duty when goods were stolen; their duties include patrols.",
    "duty-free shop": "The duty-free shop at the airport sells imported perfume at 20% below city prices.",
    "stamp duty": "Stamp duty of 5% applies to homes; foreign buyers pay more.",
    "customs": "Harvest customs differ from village to village; the custom is to trade gifts.",
    "border police": "Customs and Border Protection hired 400 officers for the port, which imports fruit.",
    "levy of tourists": "The city's tourist levy brings in 3% of its budget.",
    "a strike": "Exporters lost 4% of their sales in the port strike; the union wants 12%, the port pays 6% and charges ships 3% more.",
    "market": "Wheat rose 2%, soybeans fell 1.5%, copper 3%; foreign buyers bought 12% more, and exports grew 7% on the quarter.",
    "sense of duty": "A sense of duty, a tour of duty, the line of duty: the import of the word has changed.",
}


@pytest.mark.parametrize("name", ABOUT)
def test_is_about_tariffs(name: str) -> None:
    assert is_about_tariffs(pl.Series([ABOUT[name]])).to_list() == [True]


@pytest.mark.parametrize("name", NOT_ABOUT)
def test_is_not_about_tariffs(name: str) -> None:
    assert is_about_tariffs(pl.Series([NOT_ABOUT[name]])).to_list() == [False]


def test_a_batch_keeps_its_order_and_length() -> None:
    texts = [*ABOUT.values(), None, *NOT_ABOUT.values()]
    found = is_about_tariffs(pl.Series("text", texts, dtype=pl.String))
    assert found.to_list() == [True] * len(ABOUT) + [False] * (1 + len(NOT_ABOUT))
    assert (found.name, found.dtype) == ("text", pl.Boolean)


def _texts(*path: str) -> pl.Series:
    lines = Path(__file__).parent.parent.joinpath(*path).read_text(encoding="utf-8").splitlines()
    return pl.Series([re.sub("<[^>]+>", " ", json.loads(line)["text"]) for line in lines])


def test_most_lessons_are_about_tariffs_though_one_in_six_hardly_names_them() -> None:
    texts = _texts("seeds", "lessons", "articles.jsonl")
    found = is_about_tariffs(texts)
    is_short = texts.str.len_chars() < 1_000
    assert found.filter(~is_short).mean() > 0.985
    # Of the shortest, many written so that no word gives them away, two in three are (0.657; 0.673 before the last 80 came).
    assert found.filter(is_short).mean() > 0.65


def test_news_that_only_sounds_like_it_is_mostly_told_apart() -> None:
    found = is_about_tariffs(_texts("tests", "other_news.jsonl"))
    assert len(found) == 100
    assert found.sum() <= 6


def test_an_empty_batch() -> None:
    assert is_about_tariffs(pl.Series([], dtype=pl.String)).to_list() == []


@pytest.mark.skipif("TARIFF_REAL_ARTICLES" not in os.environ, reason="TARIFF_REAL_ARTICLES names no folder of real articles")
def test_the_real_articles_are_about_tariffs() -> None:
    paths = sorted(Path(os.environ["TARIFF_REAL_ARTICLES"]).glob("*.txt"))
    found = is_about_tariffs(pl.Series([path.read_text(encoding="utf-8") for path in paths]))
    assert paths
    assert [path.name for path, about in zip(paths, found, strict=True) if not about] == []


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        (GENERAL, False),
        ("Lawmakers spoke of a trade\nwar.", True),
        ("Lawmakers spoke of a trade **war**.", True),
        ("The ship struck the import   tax pier.", True),
        ("It is a most\n favoured nation, or most-favored.", True),
        ("They asked for the most *favoured* treatment.", True),
        ("", False),
        ("Exports of figs fetch 25 per\n  cent less.", True),
        ("A free  trade area would take 3 **per** *cent* off.", True),
        *((text, True) for text in ABOUT.values()),
    ],
)
def test_what_may_be_about_tariffs_is_told_before_a_text_is_taken_apart(text: str, may_be: bool) -> None:
    assert may_be_about_tariffs(pl.Series([text])).to_list() == [may_be]
