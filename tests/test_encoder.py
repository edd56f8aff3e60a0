"""The encoder: word pieces, stretches of articles, and what its opinion says of an answer."""

import math
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

import pytest

from pipelines.corpus.document import take_apart
from pipelines.corpus.files import RawItem, Refusal
from pipelines.lessons import Lesson, load_lessons, short_article
from pipelines.reading import rates
from pipelines.reading.article import Article
from pipelines.reading.dates import find_dates
from pipelines.reading.encoder import stretches as stretches_module
from pipelines.reading.encoder.impression import Impression, impression_of
from pipelines.reading.encoder.model import CLASSES, STEPS, links_of, shipped_encoder
from pipelines.reading.encoder.pieces import cut_pieces, numbers
from pipelines.reading.encoder.stretches import LONGEST, Name, Place, Stretch, stretches_of
from pipelines.reading.entities import find_entities
from pipelines.reading.rates import find_rates, laid_out
from pipelines.reading.weighing.choice import Choice, Option, Shared, Value, WeightsJudge
from pipelines.reading.weighing.evidence import Evidence
from pipelines.reading.weighing.plan import Plan
from pipelines.shipped import folder

SEEDS = folder("seeds")
DAY = date(2019, 6, 3)
FILLER = "The committee heard from growers, shippers and bankers for most of the afternoon before it rose. "


def spelled(found: Sequence[int]) -> list[str]:
    by_number = {number: piece for piece, number in numbers().items()}
    return [by_number[number] for number in found]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("A 25% tariff.", ["a", "25", "%", "tariff", "."]),
        ("CÔTE D’IVOIRE", ["cote", "d", "’", "ivo", "##ire"]),
        ("well-known_", ["well", "-", "known", "_"]),
        ("  \n\t ", []),
        ("x" * 101, ["[UNK]"]),
        ("a\u200bb\x00c", ["abc"]),
        ("cafe\u0301", ["cafe"]),
    ],
)
def test_text_is_cut_into_the_pieces_of_the_vocabulary(text: str, expected: list[str]) -> None:
    assert spelled([piece.number for piece in cut_pieces(text)]) == expected


@pytest.mark.parametrize(
    "text", ["Zölle von 12,5 % auf Stahl", "\u202eevil\u202c 10%", "a\u0301\u0301 b", "İstanbul'un %50’si", "½ ﬁ ①", "\ud7a3 🇯🇵 15%"]
)
def test_pieces_lie_in_the_text_one_behind_the_other(text: str) -> None:
    found = cut_pieces(text, 100)
    assert found
    assert all(100 <= piece.start < piece.end <= 100 + len(text) for piece in found)
    assert [piece.start for piece in found] == sorted(piece.start for piece in found)


def test_a_long_run_without_spaces_is_cut_like_a_short_one() -> None:
    once = cut_pieces("steel/copper/")
    many = cut_pieces("steel/copper/" * 9)
    assert [piece.number for piece in many] == [piece.number for piece in once] * 9
    assert many[-1].end == 9 * len("steel/copper/")


def laid(article: Article) -> tuple[list[Plan], list[Place]]:
    dates = find_dates(article)
    entities = find_entities(article, dates)
    plans = [Plan(clause) for clause in laid_out(article, dates, entities)]
    return plans, [plan.clause.place(f.first, f.last) for plan in plans for f in plan.clause.figures if f.unit == "percent"]


def asked(article: Article) -> tuple[Article, list[Plan], list[Place], set[Place]]:
    plans, places = laid(article)
    return article, plans, places, set(places)


def stretches(article: Article) -> list[Stretch]:
    return stretches_of(*asked(article))


def test_a_stretch_marks_rates_and_names() -> None:
    (stretch,) = stretches(short_article("Kenya charges 25% on Ugandan eggs.", DAY))
    words = spelled(stretch.numbers)
    assert words[:7] == ["[CLS]", "2019", "-", "06", "-", "03", "[SEP]"]
    marked = {word: mark for word, mark in zip(words, stretch.marks, strict=True) if mark}
    assert marked == {"kenya": 2, "25": 1, "%": 1, "uganda": 2, "##n": 2, "eggs": 3}
    assert [(name.sort, name.id) for name in stretch.names][:2] == [("country", "KE"), ("country", "UG")]
    assert stretch.names[2].sort == "goods"


def test_a_stretch_marks_times_as_over_going_on_or_to_come() -> None:
    text = "Kenya charged 25% in May 2018, pays this month and charges 10% from 1 July for two years."
    (stretch,) = stretches(short_article(text, DAY))
    marked = [(word, mark) for word, mark in zip(spelled(stretch.numbers), stretch.marks, strict=True) if mark > 5]
    assert marked == [("may", 6), ("2018", 6), ("this", 7), ("month", 7), ("1", 8), ("july", 8)]
    undated = stretches(replace(short_article(text, DAY), published_on=None))
    assert {mark for stretch in undated for mark in stretch.marks} == {0, 1, 2}


def test_every_rate_of_a_long_article_is_in_one_stretch_with_words_around() -> None:
    parts = [FILLER * (1 + k % 5) + f"A duty of {k + 1}% falls on Chilean copper. " + FILLER for k in range(40)]
    article = short_article("\n\n".join(parts), DAY)
    plans, places = laid(article)
    assert len(places) == 40
    found = stretches_of(article, plans, places, set(places))
    assert len(found) > 5
    assert [place for stretch in found for place in stretch.figures] == places
    assert all(len(stretch.numbers) <= LONGEST for stretch in found)
    for stretch in found[1:-1]:
        assert all(first >= 60 and last + 30 <= len(stretch.numbers) for first, last in stretch.figures.values())


def test_text_far_from_any_rate_is_not_read() -> None:
    article = short_article(f"{FILLER * 60}\n\nA duty of 7% falls on Chilean copper.\n\n{FILLER * 60}", DAY)
    (stretch,) = stretches(article)
    assert len(stretch.numbers) < 200


def test_a_list_of_rates_longer_than_a_stretch_is_cut() -> None:
    article = short_article("Duties: " + ", ".join(f"{k}%" for k in range(1, 400)) + ".", DAY)
    plans, places = laid(article)
    found = stretches_of(article, plans, places, set(places))
    assert [place for stretch in found for place in stretch.figures] == places
    assert all(0 < first < last <= len(s.numbers) <= LONGEST for s in found for first, last in s.figures.values())


def linked(figure: tuple[int, int], *names: tuple[int, int, str]) -> list[list[int]]:
    found = [Name(first, last, "country", name_id) for first, last, name_id in names]
    return links_of(Stretch([], [], found, {(0, 1): figure})).tolist()


def test_distance_counts_in_steps_that_grow() -> None:
    behind = linked((0, 1), *((k, k + 1, str(k)) for k in range(512)))[0][1:]
    before = linked((600, 601), *((599 - k, 600 - k, str(k)) for k in range(511)))[0][1:]
    assert behind == sorted(behind)
    assert before == sorted(before)
    assert (behind[0], behind[1], behind[-1]) == (12, 13, STEPS - 1)
    assert (before[0], before[-1]) == (1, STEPS // 2 - 1)


def test_mentions_know_which_others_name_the_same() -> None:
    found = linked((4, 5), (0, 1, "KE"), (8, 9, "UG"), (12, 13, "KE"))
    assert [[link >= STEPS for link in row] for row in found] == [
        [False, False, False, False],
        [False, False, False, True],
        [False, False, False, False],
        [False, True, False, False],
    ]
    assert found[1][3] - STEPS > STEPS // 2 > found[3][1] - STEPS


def opinion() -> Impression:
    parties = [("JP", True, (2.0, -3.0)), ("FR", True, (0.0, 1.0)), ("DE", True, (0.5, 1.0)), ("US", False, (1.0, 9.0))]
    goods = [("steel", 2.0), ("steel", 1.0), ("", 5.0), ("all_goods", 5.0)]
    classes = {question: dict.fromkeys(kinds, 0.0) for question, kinds in CLASSES.items()}
    return impression_of(parties, goods, (6.0, -1.0, -2.0, -3.0, -4.0, -5.0), classes)


def test_leviers_share_one_probability_and_members_of_the_union_levy_together() -> None:
    found = opinion()
    assert set(found.imposers) == {"JP", "EU", "US", None}
    assert math.exp(found.elsewhere) + sum(map(math.exp, found.imposers.values())) == pytest.approx(1.0)
    assert found.imposers["EU"] - found.imposers["JP"] == pytest.approx(math.log(math.exp(0.0) + math.exp(0.5)) - 2.0)
    assert found.of_imposer("BR") < found.elsewhere < found.of_imposer("BR", home="BR")
    assert found.of_imposer("BR") == found.of_imposer("BR", home="AR")
    assert found.of_imposer(None, home="BR") == found.of_imposer(None)


def test_each_country_hit_counts_by_itself_and_bodies_are_not_hit() -> None:
    found = opinion()
    assert set(found.targets) == {"JP", "FR", "DE", "WORLD"}
    assert found.of_targets(("DE", "FR")) > found.of_targets(("FR",)) > found.of_targets(("FR", "JP"))
    assert 0 > found.of_targets(("DE", "FR")) > found.of_targets(("BR", "DE", "FR"))


def test_goods_named_twice_count_more_and_those_without_a_group_apart() -> None:
    found = opinion()
    assert found.products["steel"] == pytest.approx(math.log(math.exp(2.0) + math.exp(1.0)))
    assert found.of_products(("steel",)) > found.of_products(("steel", "tea")) > found.of_products(("tea",))
    assert found.of_products(()) == pytest.approx(sum(-math.log1p(math.exp(odd)) for odd in (found.products["steel"], -4.0, 5.0)))


BOTH_SIDES = "Kenya charges 25% on Ugandan steel, and Uganda will answer with 10% on Kenyan copper from next month."


def test_the_shipped_encoder_thinks_the_same_of_the_same_text() -> None:
    one, other = short_article(BOTH_SIDES, DAY), short_article("The duty is 5%.", DAY)
    first = shipped_encoder().impressions(*asked(one))
    alone = shipped_encoder().impressions(*asked(other))
    assert shipped_encoder().impressions(*asked(one)) == first
    assert len(first) == 2
    (unnamed,) = alone.values()
    assert set(unnamed.imposers) == {None}
    for found in first.values():
        for question, kinds in CLASSES.items():
            assert sum(math.exp(found.classes[question][kind]) for kind in kinds) == pytest.approx(1.0, abs=1e-4)


def test_the_shipped_encoder_knows_who_levies_and_what_is_to_come() -> None:
    article = short_article(BOTH_SIDES, DAY)
    kenya, uganda = shipped_encoder().impressions(*asked(article)).values()
    assert max(kenya.imposers, key=lambda code: kenya.imposers[code]) == "KE"
    assert max(uganda.imposers, key=lambda code: uganda.imposers[code]) == "UG"
    assert kenya.of_products(("steel",)) > kenya.of_products(("copper",))
    assert uganda.of_products(("copper",)) > uganda.of_products(("steel",))
    assert kenya.classes["status"]["in_effect"] > uganda.classes["status"]["in_effect"]


class Insistent:
    """An encoder that is sure that Uganda levies every rate and that all are former."""

    def impressions(
        self, article: Article, plans: Sequence[Plan], places: Sequence[Place], wanted: Set[Place]
    ) -> dict[Place, Impression]:
        classes = {question: dict.fromkeys(kinds, math.log(0.1)) for question, kinds in CLASSES.items()}
        classes["status"] = {kind: 0.0 if kind == "former" else -50.0 for kind in CLASSES["status"]}
        one = Impression(9.0, {"UG": 0.0, "KE": -50.0, None: -50.0}, -50.0, {"WORLD": 0.0}, {"all_goods": 0.0}, 0.0, classes)
        return dict.fromkeys(places, one)


def test_the_opinion_stands_beside_the_named_evidence() -> None:
    article = short_article("Kenya charges 25% on Ugandan eggs.", DAY)
    dates = find_dates(article)
    entities = find_entities(article, dates)
    (alone,) = find_rates(article, dates, entities, WeightsJudge())
    (told,) = find_rates(article, dates, entities, WeightsJudge(), Insistent())
    assert (alone.imposer, alone.status) == ("KE", "in_effect")
    assert (told.imposer, told.status) == ("UG", "former")
    assert [line for line in told.trace if line.startswith("status former: encoder")]
    assert not any("encoder" in line for line in alone.trace)


def test_the_likeliest_are_all_that_are_likelier_than_not_or_the_one() -> None:
    found = opinion()
    assert found.likeliest_targets("US") == ("DE", "FR")
    assert found.likeliest_targets("EU") == ("JP",)
    assert found.likeliest_products() == ("steel",)


def told(targets: dict[str, float], products: dict[str, float], no_products: float = -9.0) -> Impression:
    classes = {question: dict.fromkeys(kinds, -3.0) for question, kinds in CLASSES.items()}
    return Impression(9.0, {None: 0.0}, -9.0, targets, products, no_products, classes)


def test_everybody_and_all_goods_stand_alone() -> None:
    found = told({"JP": 1.0, "KR": 2.0, "WORLD": 1.5}, {"steel": 1.0, "all_goods": 2.0})
    assert found.likeliest_targets(None) == ("JP", "KR")
    assert found.likeliest_targets("KR") == ("WORLD",)
    assert found.likeliest_products() == ("all_goods",)
    assert told({"WORLD": -2.0}, {"all_goods": -2.0}, no_products=1.0).likeliest_products() == ()


def test_countries_that_no_list_joins_are_in_question_where_the_encoder_thinks_of_them() -> None:
    class Joining(Insistent):
        def impressions(
            self, article: Article, plans: Sequence[Plan], places: Sequence[Place], wanted: Set[Place]
        ) -> dict[Place, Impression]:
            odds = {"UG": 30.0, "RW": 30.0, "TZ": -30.0, "WORLD": -30.0}
            return dict.fromkeys(places, told(odds, {"steel": 30.0, "copper": 30.0, "all_goods": -30.0}))

    text = "Steel comes from Uganda and copper from Tanzania. Kenya asks for 25%. Rwanda objects."
    article = short_article(text, DAY)
    dates = find_dates(article)
    (rate,) = find_rates(article, dates, find_entities(article, dates), WeightsJudge(), Joining())
    assert (rate.targets, rate.products) == (["RW", "UG"], ["copper", "steel"])


class Asking:
    """A judge by the shipped weights that notes which figures are asked about."""

    def __init__(self) -> None:
        self.judge = WeightsJudge()
        self.asked: list[Place] = []

    def choose(self, question: str, place: Place, options: Sequence[Option[Value]]) -> Choice[Value]:
        if question in ("chance", "duty"):
            self.asked.append(place)
        return self.judge.choose(question, place, options)

    def rank(self, question: str, place: Place, options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        return self.judge.rank(question, place, options, most)

    def classify(self, question: str, place: Place, classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared) -> Choice[str]:
        return self.judge.classify(question, place, classes, evidence, shared)


@pytest.mark.parametrize("lesson", load_lessons([(SEEDS / "gold", SEEDS / "articles")]), ids=lambda lesson: lesson.name)
def test_every_figure_that_is_weighed_is_one_the_encoder_may_be_asked_about(lesson: Lesson) -> None:
    asking = Asking()
    found = find_rates(lesson.article, lesson.dates, lesson.entities, asking)
    assert lesson.figures == sorted(set(lesson.figures))
    assert set(asking.asked) <= set(lesson.figures)
    assert {(rate.start, rate.end) for rate in found} <= set(lesson.figures)
    assert set(lesson.gold) <= set(lesson.figures)


def test_a_cell_of_a_table_is_asked_about_too() -> None:
    page = "<h1>Duties</h1><p>What Kenya charges.</p><table><tr><th>Goods</th><th>Duty</th></tr><tr><td>Steel</td><td>25%</td></tr></table>"
    document = take_apart(RawItem("page.html", None, "html", page.encode()))
    assert not isinstance(document, Refusal)
    article = document.article()
    dates = find_dates(article)
    entities = find_entities(article, dates)
    (rate,) = find_rates(article, dates, entities, WeightsJudge())
    (told_rate,) = find_rates(article, dates, entities, WeightsJudge(), Insistent())
    assert rate.text == told_rate.text == "25%"
    assert told_rate.status == "former" != rate.status


def test_names_and_figures_are_found_in_time_that_grows_no_faster_than_they(monkeypatch: pytest.MonkeyPatch) -> None:
    article = short_article("\n\n".join(f"Kenya: {k % 90}% on steel from Uganda." for k in range(600)), DAY)
    plans, places = laid(article)
    looked: list[int] = []
    within = stretches_module._within
    monkeypatch.setattr(stretches_module, "_within", lambda *given: looked.append(len(found := within(*given))) or found)
    found = stretches_of(article, plans, places, set(places))
    assert len(found) > 10
    assert sum(looked) < 3 * (len(places) + sum(len(plan.clause.countries) + len(plan.clause.products) for plan in plans))


class Counting(Insistent):
    """An encoder that notes what it is asked about."""

    def __init__(self) -> None:
        self.wanted: set[Place] = set()

    def impressions(
        self, article: Article, plans: Sequence[Plan], places: Sequence[Place], wanted: Set[Place]
    ) -> dict[Place, Impression]:
        self.wanted |= wanted
        return {}


def test_figures_that_surely_state_no_duty_cost_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting()
    monkeypatch.setattr(rates, "shipped_encoder", lambda: counting)
    article = short_article("Kenya charges 25% on Ugandan eggs.\n\nShares of Acme rose 3% and its sales 12% in the second quarter.", DAY)
    dates = find_dates(article)
    entities = find_entities(article, dates)
    assert [rate.text for rate in find_rates(article, dates, entities)] == ["25%"]
    assert {article.text[start:end] for start, end in counting.wanted} == {"25%"}
    given = Counting()
    find_rates(article, dates, entities, WeightsJudge(), given)
    assert {article.text[start:end] for start, end in given.wanted} == {"25%", "3%", "12%"}
