"""The second look at the parties of a rate: what the rest of the article says of them."""

from datetime import date

from pipelines.fitting import short_article
from pipelines.reading.article import RateMention
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_entities
from pipelines.reading.figures import Figure
from pipelines.reading.rates import find_rates
from pipelines.reading.weighing.again import SecondLook, Sighting
from pipelines.reading.weighing.case import Told
from pipelines.reading.weighing.choice import Choice, Option, WeightsJudge, shipped_weights
from pipelines.reading.weighing.pairs import Parties

KENYA_ON_MALI = Parties("KE", ("ML",), ("coffee_tea",))
MALI_ON_KENYA = Parties("ML", ("KE",), ("coffee_tea",))
GHANA_ON_MALI = Parties("GH", ("ML",), ("textiles",))


def sighting(sentence_no: int, value: float, *rivals: Parties, measure: str = "mfn", score: float = 0.6) -> Sighting:
    first, figure = rivals[0], Figure(0, 1, value, None, "percent")
    told = Told(sentence_no, 0, figure, 0, first.imposer, first.targets, first.products, measure, "in_effect", "level")
    return Sighting(told, [Choice(parties, score if parties == first else 1 - score, "") for parties in rivals])


def evidence(option: Option[Parties]) -> set[str]:
    return set(option.evidence)


def test_the_other_rates_speak_for_an_answer_and_the_rate_itself_does_not() -> None:
    look = SecondLook([sighting(0, 5, KENYA_ON_MALI), sighting(1, 7, MALI_ON_KENYA, KENYA_ON_MALI), sighting(9, 5, KENYA_ON_MALI)])
    first, other = look.options(1)
    assert first.value == MALI_ON_KENYA
    assert {"first", "any all none 2", "near pair none 1", "previous mirror near"} <= evidence(first)
    assert {"not first", "any all all 2", "near pair all 1", "previous pair True near other"} <= evidence(other)
    assert (first.measured["any all"], other.measured["any all"]) == (0.0, 1.0)
    assert first.measured["mirror"] == 1.0


def test_asking_twice_gives_the_same() -> None:
    look = SecondLook([sighting(0, 5, KENYA_ON_MALI, GHANA_ON_MALI), sighting(1, 5, GHANA_ON_MALI, KENYA_ON_MALI)])
    assert [look.options(0), look.options(1), look.options(0)][0::2] == [look.options(0)] * 2


def test_rates_count_as_much_as_they_are_sure() -> None:
    others = [sighting(1, 5, KENYA_ON_MALI, score=0.9), sighting(2, 5, GHANA_ON_MALI, score=0.3)]
    kenya, ghana = SecondLook([sighting(0, 5, KENYA_ON_MALI, GHANA_ON_MALI), *others]).options(0)
    assert round(kenya.measured["value imposer"], 6) == 0.75
    assert round(ghana.measured["value imposer"], 6) == 0.25


def test_a_rate_alone_has_nobody_to_compare_with() -> None:
    (only,) = SecondLook([sighting(0, 5, KENYA_ON_MALI)]).options(0)
    assert evidence(only) == {"first", *(f"{name} none" for name in ("any", "value", "kind", "imposer", "goods", "near", "following"))}


def test_a_second_look_can_turn_an_answer_and_says_so() -> None:
    text = "Kenya charges 25% on Ghanaian cocoa. Kenya charges 25% on Ghanaian cocoa. The cocoa of Ghana, Kenya and Mali bears 25%."
    article = short_article(text, date(2024, 5, 15))
    dates = find_dates(article)
    entities = find_entities(article, dates)

    def read(first: float) -> list[RateMention]:
        return find_rates(article, dates, entities, WeightsJudge({**shipped_weights(), "again": {"first": first}}))

    pairs = list(zip(read(-99.0), read(99.0), strict=True))
    turned = [(new, old) for new, old in pairs if new.trace[-1].startswith("parties on a second look")]
    assert turned
    assert all((new.imposer, new.targets, new.products) != (old.imposer, old.targets, old.products) for new, old in turned)
    assert not any(old.trace[-1].startswith("parties on a second look") for _, old in pairs)
