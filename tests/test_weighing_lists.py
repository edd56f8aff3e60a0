"""What headings, lead-ins, dated entries and labels say of the rates in lists and tables, and who makes which goods."""

from collections.abc import Sequence
from datetime import date

import pytest

from pipelines.corpus.document import take_apart
from pipelines.corpus.files import RawItem, Refusal
from pipelines.lessons import short_article
from pipelines.reading.article import Article, RateMention
from pipelines.reading.clause import Clause
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_entities
from pipelines.reading.rates import find_rates, laid_out
from pipelines.reading.roles import role
from pipelines.reading.setting import find_setting
from pipelines.reading.weighing.choice import Choice, Option, Shared, Value, WeightsJudge
from pipelines.reading.weighing.evidence import Evidence
from pipelines.reading.weighing.makers import makers


class Listening(WeightsJudge):
    """The shipped judge, who notes what speaks for which answer: names of evidence by question, text of the figure and answer."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.heard: dict[tuple[str, str], dict[object, set[str]]] = {}

    def _note(self, question: str, place: tuple[int, int], answer: object, names: Sequence[str]) -> None:
        figure = self.article.text[place[0] : place[1]]
        self.heard.setdefault((question, figure), {}).setdefault(answer, set()).update(names)

    def rank(self, question: str, place: tuple[int, int], options: Sequence[Option[Value]], most: int) -> list[Choice[Value]]:
        for option in options:
            self._note(question, place, option.value, option.names)
        return super().rank(question, place, options, most)

    def classify(
        self, question: str, place: tuple[int, int], classes: Sequence[str], evidence: Sequence[Evidence], shared: Shared
    ) -> Choice[str]:
        self._note(question, place, "all", [name for piece in evidence for name in piece.names])
        return super().classify(question, place, classes, evidence, shared)


def article_of(text: str, form: str) -> Article:
    document = take_apart(RawItem("a." + form, None, form, text.encode()))
    assert not isinstance(document, Refusal)
    return document.article()


def read_in(text: str) -> list[RateMention]:
    article = article_of(text, "md")
    dates = find_dates(article)
    return find_rates(article, dates, find_entities(article, dates))


def heard_in(text: str, form: str = "md") -> dict[tuple[str, str], dict[object, set[str]]]:
    article = article_of(text, form)
    dates = find_dates(article)
    judge = Listening(article)
    find_rates(article, dates, find_entities(article, dates), judge)
    return judge.heard


LIST = """# Duties in the strait

*4 May 2024*

Trade was slow all week, officials said, and nobody wanted to guess at the autumn. Merchants waited for the gazette all the same.

Oman will no longer collect the following tariffs:

- rice: 12%
- toys: 14%

## What stays

Tariffs of Oman on goods from Chad that stay:

- films: 16%

## What comes

- carpets: 18%
"""


def test_the_sentence_before_a_list_speaks_of_each_of_its_entries() -> None:
    heard = heard_in(LIST)
    for figure in ("12%", "14%"):
        assert {"lead-in", "lead-in w no", "lead-in w longer"} <= heard["status", figure]["all"]
        assert any(name.startswith("lead-in ") for name in heard["imposer", figure]["OM"])
    assert any(name.startswith("lead-in ") for name in heard["targets", "16%"][("TD",)])


def test_a_list_under_a_heading_of_its_own_is_not_led_in_by_an_earlier_one() -> None:
    heard = heard_in(LIST)
    assert "lead-in" not in heard["status", "18%"]["all"]
    assert {"heading w what", "heading w comes"} <= heard["status", "18%"]["all"]


TABLE = """# Duties in the strait

*4 May 2024*

Merchants waited for the gazette all week and nobody wanted to guess. Every duty of Peru below comes on top of the ordinary one.

| Goods | Duty of Peru | Since |
|---|---|---|
| Toys | 12% | May |
| Rice | 14% | June |
"""


def test_the_sentence_before_a_table_speaks_of_each_of_its_cells() -> None:
    heard = heard_in(TABLE)
    for figure in ("12%", "14%"):
        assert {"lead-in w on", "lead-in w top"} <= heard["basis", figure]["all"]


def test_what_has_a_percent_sign_is_weighed_wherever_in_its_cell_it_stands() -> None:
    heard = heard_in(TABLE.replace("Toys | 12% |", "Toys, 3% | up to 12% |").replace("| 14% |", "| 8 to 14%, nil for Chad |"))
    assert {figure for question, figure in heard if question == "chance"} == {"3%", "12%", "8 to 14%", "nil", "one"}
    assert "cell of the label" in heard["chance", "3%"][True]
    assert {"cell among words", "cell before to", "cell header of table_cell"} <= heard["chance", "12%"][True]


def test_the_role_of_a_country_ends_with_its_cell() -> None:
    clause = clause_of("Rate on Thai goods | Chad's tariff")
    assert [role(clause, group)[0] for group in clause.countries] == ["target", "imposer"]


def test_running_text_has_no_lead_in() -> None:
    heard = heard_in("Oman keeps these tariffs: 12% on rice.\n\nPeru charges 14% on toys.\n", "txt")
    assert all("lead-in" not in found["all"] for (question, _), found in heard.items() if question == "status")


@pytest.mark.parametrize("parted", [" ", "\n\n"])
def test_a_question_speaks_of_its_answer(parted: str) -> None:
    text = f"What does Chad charge toymakers?{parted}It used to be little. Now it is a tariff of 12%.\n"
    heard = heard_in(f"The ministers met on Monday to talk about trade and tariffs again.\n\n{text}", "txt")
    assert {"question", "question w charge"} <= heard["status", "12%"]["all"]
    assert any(name.startswith("question ") for name in heard["imposer", "12%"]["TD"])
    assert any(name.startswith("maker question") for name in heard["products", "12%"][("toys",)])


def test_a_short_line_in_capitals_is_a_heading() -> None:
    lead = "Duties in the strait\n\nOman and Peru met again on Monday and spoke of tariffs for hours."
    heard = heard_in(f"{lead}\n\nWHAT THEY WANT\n\nToys: 12% tariff.\n", "txt")
    assert {"heading w they", "heading w want"} <= heard["status", "12%"]["all"]


def test_a_country_behind_the_date_of_an_entry_labels_it() -> None:
    text = LIST.replace("- rice: 12%", "- 3 April 2024 – Chad: 12% tariff on rice.")
    assert any(name.startswith("label here :") for name in heard_in(text)["imposer", "12%"]["TD"])


def test_rates_of_the_same_parties_do_not_part_a_country_from_the_last_of_them() -> None:
    article = short_article("Oman puts a 12% tariff on films, then 14%. Chad: 16% tariff on films.", date(2024, 5, 4))
    dates = find_dates(article)
    judge = Listening(article)
    find_rates(article, dates, find_entities(article, dates), judge)
    assert "slot b imposer" in judge.heard["imposer", "16%"]["TD"]


def test_who_agrees_or_urges_stands_over_an_infinitive() -> None:
    heard = heard_in("Chad agreed to bring its tariff on rice down to 12%.\n", "txt")
    assert {"infinitive after agreed", "infinitive under agreed"} <= heard["status", "12%"]["all"]
    heard = heard_in("Chad urged Oman to answer the tariff and to charge 12% on rice.\n", "txt")
    assert "infinitive after and" in heard["status", "12%"]["all"]


def test_an_article_is_at_home_where_it_is_published() -> None:
    clauses = [clause_of("We paid a tariff of 12% until May.")]
    assert find_setting(clauses, None, "VN").home == ["VN"]
    assert find_setting(clauses, None).home == []
    assert find_setting(clauses, None, "VN", "TG").home == ["TG", "VN"]


def test_the_united_states_is_no_default_in_an_article_of_another_country() -> None:
    silent, spoken = [clause_of("We paid a tariff of 12% until May.")], [clause_of("Section 301 came to mind as we paid a tariff of 12%.")]
    assert find_setting(silent, None).is_us_in_question
    assert find_setting(silent, None, "US").is_us_in_question
    assert not find_setting(silent, None, "VN").is_us_in_question
    assert not find_setting(silent, None, "US", "VN").is_us_in_question
    assert find_setting(spoken, None, "VN").is_us_in_question


def test_firms_and_far_towns_do_not_tell_where_an_article_is_at_home() -> None:
    assert find_setting([clause_of("Samsung pays 12% on screens.")], None).home == ["KR"]
    assert find_setting([clause_of("Samsung pays 12% on screens for Kumasi.")], None).home == ["GH"]
    assert find_setting([clause_of("A tariff of 12% hit growers in Kumasi.")], None).home == ["GH"]
    assert find_setting([clause_of("A tariff of 12% hit growers in Kumasi.")], None, None, "PG").home == ["PG"]
    assert find_setting([clause_of("A Ghanaian tariff of 12% hit growers in Kumasi.")], None, None, "PG").home == ["PG", "GH"]


def clause_of(text: str) -> Clause:
    article = short_article(text, date(2024, 5, 4))
    dates = find_dates(article)
    return laid_out(article, dates, find_entities(article, dates))[0]


@pytest.mark.parametrize(
    "text, part",
    [
        ("What Chile ships we would hardly have taxed at 5%, the minister of trade said.", "open"),
        ("Whatever Chile grows you still charged a 5% tariff.", "open"),
        ("This spring Chile charged a 5% tariff.", "imposer"),
    ],
)
def test_a_verb_of_the_speaker_makes_no_levier_of_the_country_before_it(text: str, part: str) -> None:
    clause = clause_of(text)
    assert role(clause, clause.countries[0])[0] == part


def test_makers_speak_for_what_they_make_in_their_sentence_and_the_next() -> None:
    assert makers("the carmakers and a distiller".split()) == [(1, "automobiles"), (4, "alcohol")]
    heard = heard_in("Toymakers in Oman are angry. They face a tariff of 12% in Peru. Brewers pay a 14% tariff there.\n", "txt")
    assert any(name.startswith("maker before") for name in heard["products", "12%"][("toys",)])
    assert any(name.startswith("maker b") for name in heard["products", "14%"][("alcohol",)])


@pytest.mark.parametrize(
    "header, label, rates",
    [
        ("Duty", "Toys", ["12%"]),
        ("Share of imports", "Toys", []),
        ("Growth in May", "Toys", []),
        ("May", "Inflation", []),
    ],
)
def test_a_column_or_row_of_something_else_holds_no_duties(header: str, label: str, rates: list[str]) -> None:
    lead = "# Peru's tariffs\n\n*4 May 2024*\n\nPeru laid a tariff of 10% on rice from Chad."
    text = f"{lead}\n\n| Goods | {header} |\n|---|---|\n| {label} | 12% |\n"
    assert [m.text for m in read_in(text)][1:] == rates
