"""Weighed evidence: choices, their reasons, and what speaks for whom by the place and likeness of words."""

from datetime import date

import pytest

from pipelines.corpus.sentences import split_sentences
from pipelines.lessons import short_article
from pipelines.reading.article import Article, Block, RateMention
from pipelines.reading.clause import UNLISTED, Clause
from pipelines.reading.close import read_article
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_entities
from pipelines.reading.rates import find_rates, laid_out
from pipelines.reading.weighing.anaphors import anaphors
from pipelines.reading.weighing.choice import Gathered, Option, Shared, WeightsJudge
from pipelines.reading.weighing.evidence import Evidence, named
from pipelines.reading.weighing.history import nearest_group
from pipelines.reading.weighing.opinion import ENCODER
from pipelines.reading.weighing.phrase import phrase_of
from pipelines.reading.weighing.place import nearness, verbs_between
from pipelines.reading.weighing.plan import Plan, listed_run, verb_class
from pipelines.reading.weighing.scales import shipped_tables

PLACE = (0, 1)


def read(text: str, published: str = "2024-05-15") -> list[RateMention]:
    return read_article(short_article(text, date.fromisoformat(published))).rates


def clause_of(text: str) -> Clause:
    block = Block(0, "paragraph", True, 0, len(text), text)
    article = Article("0" * 20, text, split_sentences(text, [block]), [block], published_on=date(2024, 5, 15), published_precision="day")
    dates = find_dates(article)
    return Clause(article.sentences[0], find_entities(article, dates), dates)


def test_the_option_with_the_highest_sum_is_taken_and_its_strongest_evidence_named() -> None:
    judge = WeightsJudge({"q": {"subject": 2.0, "near": 0.5, "far": -1.0}})
    choice = judge.choose(
        "q", PLACE, [Option("A", [named("near")]), Option("B", [named("subject", "far")]), Option("C", [named("unheard of")])]
    )
    assert (choice.value, choice.why) == ("B", "subject")
    assert 0.3 < choice.score < 0.6


def test_of_equal_options_the_first_is_taken() -> None:
    assert WeightsJudge({"q": {}}).choose("q", PLACE, [Option("A"), Option("B")]).value == "A"


def test_degrees_count_once_where_no_weight_is_known() -> None:
    judge = WeightsJudge({"q": {}})
    assert judge.choose("q", PLACE, [Option("A", measured={"degree": 1.0}), Option("B", measured={"degree": 2.0})]).value == "B"


def test_hopeless_options_are_left_out_of_a_ranking() -> None:
    judge = WeightsJudge({"q": {"sure": 9.0, "likely": 8.0}})
    ranked = judge.rank("q", PLACE, [Option("A", [named("likely")]), Option("B", [named("sure")]), Option("C")], 3)
    assert [choice.value for choice in ranked] == ["B", "A"]


def test_a_class_is_chosen_by_its_own_and_by_shared_evidence() -> None:
    judge = WeightsJudge({"q": {"will=scheduled": 1.0, "same as before": 2.0}})
    classes = ("in_effect", "scheduled", "former")
    assert judge.classify("q", PLACE, classes, [named("will")], Shared({})).value == "scheduled"
    assert judge.classify("q", PLACE, classes, [named("will")], Shared({"former": [named("same as before")]})).value == "former"


def test_options_of_one_value_are_joined_in_order() -> None:
    gathered = Gathered[str]()
    for value, name in (("A", "x"), ("B", "y"), ("A", "z")):
        gathered.add(value, named(name))
    assert [(o.value, o.names) for o in gathered.options()] == [("A", ["x", "z"]), ("B", ["y"])]


def test_evidence_under_a_prefix_is_weighed_by_its_full_names() -> None:
    judge = WeightsJudge({"q": {"b0 at": 1.0, "b0 a": 0.5, "b1 at": 9.0}})
    options = [Option("A", [named("b0 at")]), Option("B", [Evidence(("b0 ", ["at", "a", "unheard of"]))])]
    assert judge.choose("q", PLACE, options).value == "B"
    assert options[1].names == ["b0 at", "b0 a", "b0 unheard of"]


def test_evidence_weighed_by_one_judge_is_weighed_anew_by_another() -> None:
    for weight, expected in ((1.0, "A"), (-1.0, "B")):
        options = [Option("A", [AGAIN]), Option("B")]
        assert WeightsJudge({"q": {"again": weight}}).choose("q", PLACE, options).value == expected


AGAIN = named("again")


def test_sums_do_not_hang_on_the_order_of_evidence() -> None:
    judge = WeightsJudge({"q": {"x": 0.1, "y": 0.2, "z": 0.3, "much": -8.0}})
    orders = (("x", "y", "z", "much"), ("much", "z", "y", "x"))
    scores = {judge.choose("q", PLACE, [Option("A"), Option("B", [named(*names)])]).score for names in orders}
    assert len(scores) == 1


def test_every_question_has_shipped_weights() -> None:
    questions = {"chance", "duty", "imposer", "products", "guess", "targets", "pair", "measure", "status", "basis", "start"}
    assert set(shipped_tables()) == {*questions, "names", "sureness"}
    with_opinion = {question for question, table in shipped_tables().items() if table.each(ENCODER) is not None}
    assert with_opinion == questions - {"chance", "pair", "start"}


@pytest.mark.parametrize("tokens, scale", [(0, 0), (1, 1), (4, 3), (7, 4), (12, 5), (20, 6), (21, 7), (500, 7)])
def test_distances_are_coarse(tokens: int, scale: int) -> None:
    assert nearness(tokens) == scale


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Chile , which pays 12", ("paying", "paying")),
        ("Chile will charge Peru 12", ("charging", "charging")),
        ("Chile was charged 12", ("being", "charged")),
        ("Chile said it wants 12", ("saying", "seeking")),
        ("Chile 's 12", ("none", "none")),
    ],
)
def test_verbs_between_a_name_and_a_figure(text: str, expected: tuple[str, str]) -> None:
    words = text.lower().split()
    verbs = [(k, kind) for k in range(len(words)) if (kind := verb_class(words, k)) is not None]
    assert verbs_between(verbs, 1, len(words) - 1) == expected


def test_a_bare_list_of_rates_is_counted() -> None:
    clause = clause_of("Oman, Peru and Chad pay 12%, 17% and 21%, up from 5%.")
    rates = clause.figures
    assert [listed_run(clause, figure, rates) for figure in rates] == [(0, 3), (1, 3), (2, 3), (0, 1)]


def test_the_nearest_name_has_no_other_figure_between() -> None:
    clause = clause_of("Kenya charges 25% and Ghana 20%.")
    first, second = clause.figures
    before = [nearest_group(clause.countries, f, [g for g in (first, second) if g is not f], "b") for f in (first, second)]
    assert [g.ids for g in before if g is not None] == [["KE"], ["GH"]]


def test_goods_of_no_group_are_seen_and_take_their_rate_with_them() -> None:
    clause = clause_of("Mongolia charges 5% on handbags and 9% on rice.")
    assert [g.ids for g in clause.products] == [[UNLISTED], ["rice"]]


def test_a_judge_of_ones_own_decides() -> None:
    class Stubborn(WeightsJudge):
        def classify(self, question, place, classes, evidence, shared):  # type: ignore[no-untyped-def]
            choice = super().classify(question, place, classes, evidence, shared)
            return type(choice)("rejected", 1.0, "stubborn") if question == "status" else choice

    article = short_article("Kenya charges 25% on shoes from China.", date(2024, 5, 15))
    dates = find_dates(article)
    found = find_rates(article, dates, find_entities(article, dates), Stubborn())
    assert [(r.rate_pct, r.status) for r in found] == [(25.0, "rejected")]
    assert any("status rejected: stubborn" in line for line in found[0].trace)


def test_the_trace_names_each_answer_with_its_reason() -> None:
    (rate,) = read("Kenya charges 25% on shoes from China.")
    assert [line.split(" ")[0] for line in rate.trace[:6]] == ["imposer", "products", "targets", "measure", "status", "basis"]


# --- the phrase of a figure, and words that point back ---


def plans_of(text: str) -> list[Plan]:
    article = short_article(text, date(2024, 5, 15))
    dates = find_dates(article)
    return [Plan(clause) for clause in laid_out(article, dates, find_entities(article, dates))]


PHRASES = [
    ("Fiji lays a 10% baseline tariff on all imports.", "general", "on every imports"),
    ("Fiji lays a 12% duty on Japanese cars.", "nothing", "on goods land"),
    ("Cars from Japan pay 12% in Fiji.", "nothing", "pays goods land"),
    ("The average tariff of Fiji is 9%.", "average", "pays nothing"),
    ("Peru makes toys, and Fiji has a 7% duty against them.", "nothing", "on pronoun"),
]


@pytest.mark.parametrize("text, called, laid", PHRASES)
def test_the_phrase_of_a_figure_tells_what_its_duty_is_called_and_laid_on(text: str, called: str, laid: str) -> None:
    plan = plans_of(text)[0]
    phrase = phrase_of(plan, plan.clause.figures[0], plan.clause.figures)
    assert (phrase.called, phrase.laid) == (called, laid)


POINTING = [
    ("Peru, Chile and Oman sell copper. A 25% duty hits these allies hard.", ("several", "hit", ("CL", "OM", "PE"))),
    ("Peru and Chile sell copper. Both pay 25%.", ("two", "pays", ("CL", "PE"))),
    ("Peru was angry. It charges 6% on films.", ("it", "levies", ("PE",))),
    ("Oman sells dates. Its tariff is 5%.", ("it", "tariff", ("OM",))),
    ("Oman sells dates. Its exports pay 5%.", ("it", "goods", ("OM",))),
    ("Oman sells dates. The bloc charges 5% on them.", ("bloc", "levies", ("EU",))),
]


@pytest.mark.parametrize("text, expected", POINTING)
def test_words_that_point_back_mean_the_countries_named_before(text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    plans = plans_of(text)
    found = anaphors(plans, plans[1])[0]
    assert (found.kind, found.part, found.meant[0][1]) == expected


def test_words_that_point_to_nothing_named_are_left_out() -> None:
    plans = plans_of("The firm lost money. It pays 5%.")
    assert list(anaphors(plans, plans[1])) == []
