"""The mart of contradictions: which claims are compared, and which differences are none. All articles are made up."""

import hashlib
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest
from warehouse_sample import Sample, release

DAY = date(2025, 5, 4)
_CODES = (f"{a}{b}" for a in "ABCDFGHIKLMN" for b in "ABCDFGHIKLMN")


class Said(NamedTuple):
    """A sentence with its rates: texts and fields. `{T}` is the target, `{G}` the goods; both are entities where they stand."""

    sentence: str
    rates: dict[str, dict[str, Any]]


class Case(NamedTuple):
    """Articles on one tariff: for each its day and what it says; `imposer` and `target` are its own, so that cases do not meet."""

    articles: list[tuple[date | None, list[Said]]]
    found: list[tuple[str, str]]
    """Scope and rule of each row, sorted."""


def one(text: str, sentence: str = "Goods from {T} pay @ there.", **fields: Any) -> list[Said]:
    return [Said(sentence.replace("@", text), {text: {"rate_pct": float(text.strip("%")), **fields}})]


def two(text: str, other: str, sentence: str, **fields: Any) -> Said:
    return Said(sentence, {t: {"rate_pct": float(t.strip("%")), **fields} for t in (text, other)})


BETWEEN, WITHIN = "between_articles", "within_article"
LATER = DAY + timedelta(days=1)
CARS = {"products": ["cars"]}
BILL = {"measure": "mfn"}
FROM_MAY = {"effective_on": date(2025, 5, 1), "effective_precision": "day"}
FROM_JUNE = {"effective_on": date(2025, 6, 1), "effective_precision": "day", "status": "scheduled"}

CASES: dict[str, Case] = {
    # --- at odds
    "two figures within a week": Case([(DAY, one("25%")), (DAY + timedelta(days=7), one("30%"))], [(BETWEEN, "rates_differ")]),
    "two figures on one day": Case([(DAY, one("25%")), (DAY, one("30%"))], [(BETWEEN, "rates_differ")]),
    "a figure changes in a fortnight": Case([(DAY, one("25%")), (DAY + timedelta(days=8), one("30%"))], []),
    "in effect since one day, months apart": Case(
        [(DAY, one("25%", **FROM_MAY)), (date(2025, 9, 1), one("30%", **FROM_MAY))], [(BETWEEN, "rates_differ")]
    ),
    "planned for one day, months apart": Case(
        [(date(2025, 3, 1), one("25%", **FROM_JUNE)), (date(2025, 5, 20), one("30%", **FROM_JUNE))], []
    ),
    "one figure in two states on one day": Case([(DAY, one("25%")), (DAY, one("25%", status="suspended"))], [(BETWEEN, "status_differs")]),
    "from plan to force": Case([(DAY, one("25%", status="scheduled")), (LATER, one("25%"))], []),
    "from force back to plan": Case([(DAY, one("25%")), (LATER, one("25%", status="threatened"))], [(BETWEEN, "status_differs")]),
    "from force to suspension": Case([(DAY, one("25%")), (LATER, one("25%", status="suspended"))], []),
    "in force and planned around the day itself": Case(
        [(DAY, one("25%")), (DAY, one("25%", status="scheduled", effective_on=LATER, effective_precision="day"))], []
    ),
    "two days of effect": Case(
        [(DAY, one("25%", **FROM_JUNE)), (LATER, one("25%", **{**FROM_JUNE, "effective_on": date(2025, 7, 1)}))],
        [(BETWEEN, "effective_days_differ")],
    ),
    "a day within the month of the other": Case(
        [
            (DAY, one("25%", **{**FROM_JUNE, "effective_precision": "month"})),
            (LATER, one("25%", **{**FROM_JUNE, "effective_on": date(2025, 6, 9)})),
        ],
        [],
    ),
    "two figures further down": Case([(DAY, [*one("25%"), *one("30%")])], [(WITHIN, "rates_differ")]),
    "two figures of an undated article": Case([(None, [*one("25%"), *one("30%")])], [(WITHIN, "rates_differ")]),
    # --- differences that are none
    "one day apart": Case(
        [(DAY, one("25%", **FROM_JUNE)), (LATER, one("25%", **{**FROM_JUNE, "effective_on": date(2025, 6, 2)}))],
        [(BETWEEN, "day_by_time_zone")],
    ),
    "ten and fourteen": Case(
        [
            (DAY, one("24%")),
            (
                DAY,
                [
                    Said(
                        "{T} pays 14% and the 10% of all.",
                        {"14%": {"rate_pct": 14.0}, "10%": {"rate_pct": 10.0, "measure": "baseline", "targets": ["WORLD"]}},
                    )
                ],
            ),
        ],
        [(BETWEEN, "sum_of_parts")],
    ),
    "ten elsewhere in the article": Case(
        [(DAY, one("24%")), (DAY, [*one("14%"), *one("10%", "Everybody pays @.", measure="baseline", targets=["WORLD"])])],
        [(BETWEEN, "rates_differ")],
    ),
    "a sum within one sentence": Case(
        [
            (
                DAY,
                [
                    Said(
                        "{T} pays 24%: 14% on top of the 10% of all.",
                        {
                            "24%": {"rate_pct": 24.0},
                            "14%": {"rate_pct": 14.0, "basis": "additional"},
                            "10%": {"rate_pct": 10.0, "measure": "baseline", "targets": ["WORLD"]},
                        },
                    )
                ],
            )
        ],
        [(WITHIN, "sum_of_parts")],
    ),
    "two figures in one sentence": Case([(DAY, [two("25%", "30%", "{T} pays 25% or 30%.")])], []),
    "half of a double": Case([(DAY, one("50%")), (DAY, [*one("25%"), *one("25%", "They pay @, from {T}.")])], [(BETWEEN, "rates_differ")]),
    "add-on against all-in": Case([(DAY, one("25%")), (DAY, one("10%", basis="additional"))], [(BETWEEN, "additional_against_level")]),
    "change against level": Case([(DAY, one("25%")), (DAY, one("10%", basis="change"))], [(BETWEEN, "change_against_level")]),
    "add-on and level of one figure": Case([(DAY, one("25%")), (DAY, one("25%", basis="additional"))], []),
    "an average": Case(
        [(DAY, one("25%", "{G} pay @.", **CARS)), (DAY, one("15%", "The average tariff on {G} is @.", **CARS))],
        [(BETWEEN, "average_against_headline")],
    ),
    "an effective tariff is an average": Case(
        [(DAY, one("25%")), (DAY, one("15%", "The effective tariff on {T} is @."))], [(BETWEEN, "average_against_headline")]
    ),
    "effective from a day is no average": Case(
        [(DAY, one("25%")), (DAY, one("15%", "Effective on Monday {T} pays @."))], [(BETWEEN, "rates_differ")]
    ),
    "a range holds it": Case([(DAY, one("25%", rate_max_pct=30.0)), (DAY, one("28%"))], [(BETWEEN, "range_holds_rate")]),
    "up to": Case([(DAY, one("50%", modifier="up_to")), (DAY, one("28%"))], [(BETWEEN, "range_holds_rate")]),
    "at least": Case([(DAY, one("20%", modifier="at_least")), (DAY, one("28%"))], [(BETWEEN, "range_holds_rate")]),
    "ranges apart": Case([(DAY, one("20%", rate_max_pct=25.0)), (DAY, one("26%", rate_max_pct=30.0))], [(BETWEEN, "rates_differ")]),
    "rounded to the whole": Case([(DAY, one("17.5%")), (DAY, one("18%"))], [(BETWEEN, "rounding")]),
    "rounded to the tenth": Case([(DAY, one("17.5%")), (DAY, one("17.56%"))], [(BETWEEN, "rounding")]),
    "half a point between broken figures": Case([(DAY, one("17.2%")), (DAY, one("17.6%"))], [(BETWEEN, "rates_differ")]),
    "about": Case([(DAY, one("20%", modifier="about")), (DAY, one("18.3%"))], [(BETWEEN, "rounding")]),
    "far from about": Case([(DAY, one("20%", modifier="about")), (DAY, one("15%"))], [(BETWEEN, "rates_differ")]),
    "the later one knows both": Case(
        [(DAY, one("25%")), (LATER, [*one("30%"), *one("25%", "It was @ for {T}.", status="former")])], [(BETWEEN, "told_apart")]
    ),
    "one sentence gives both": Case(
        [(DAY, [*one("25%"), two("25%", "30%", "On {T} it is 30% where others pay 25%.")])], [(WITHIN, "told_apart")]
    ),
    "a change between": Case(
        [(DAY, one("25%", measure="section_301")), (LATER, one("30%", measure="section_301"))], [(BETWEEN, "changed_between")]
    ),
    "different goods": Case(
        [(DAY, one("25%", "{T} pays @ on cheese.", products=["dairy"])), (DAY, one("30%", "{T} pays @ on butter.", products=["dairy"]))],
        [(BETWEEN, "different_goods")],
    ),
    "the same goods in other words": Case(
        [(DAY, one("25%", "{T} pays @ on cheese.", products=["dairy"])), (DAY, one("30%", "{T} pays @ on cheeses.", products=["dairy"]))],
        [(BETWEEN, "rates_differ")],
    ),
    "a quota": Case([(DAY, one("25%")), (DAY, one("30%", "Beyond the quota {T} pays @."))], [(BETWEEN, "quota_tiers")]),
    "ordinary duties on everything": Case([(DAY, one("5%", **BILL)), (DAY, one("9%", **BILL))], [(BETWEEN, "ordinary_rates_vary")]),
    "ordinary duties on one kind of goods": Case(
        [(DAY, one("5%", "{G} pay @.", **BILL, **CARS)), (DAY, one("9%", "{G} pay @.", **BILL, **CARS))], [(BETWEEN, "rates_differ")]
    ),
    # --- not compared
    "former against in effect": Case([(DAY, one("25%")), (DAY, one("30%", status="former"))], []),
    "what each side asks for": Case([(DAY, one("25%", status="proposed")), (DAY, one("30%", status="proposed"))], []),
    "planned against in effect": Case([(DAY, one("25%")), (DAY, one("30%", status="scheduled"))], []),
    "other goods": Case([(DAY, one("25%")), (DAY, one("30%", "{G} pay @.", **CARS))], []),
    "another kind of tariff": Case([(DAY, one("25%")), (DAY, one("30%", measure="deal"))], []),
    "the target is not named": Case([(DAY, one("25%")), (DAY, one("30%", "Now it is @."))], []),
    "an article that gives several": Case(
        [(DAY, one("25%")), (DAY, [*one("30%"), *one("35%", "Or @ on {T}?")])], [(WITHIN, "rates_differ")]
    ),
    "an article without day": Case([(DAY, one("25%")), (None, one("30%"))], []),
    "steps of one article": Case(
        [(DAY, [*one("25%", **FROM_JUNE), *one("30%", "{T} will pay @.", **{**FROM_JUNE, "effective_on": date(2025, 9, 1)})])], []
    ),
    "threats of one article": Case([(DAY, [*one("25%", status="threatened"), *one("30%", "{T} may pay @.", status="threatened")])], []),
    "the ladder of one article": Case(
        [(DAY, [*one("5%", "{G} pay @.", **BILL, **CARS), *one("9%", "Other {G} pay @.", **BILL, **CARS)])], []
    ),
    "one figure told twice": Case([(DAY, [*one("25%"), *one("25%", "Again: {T} pays @.")])], []),
}


def add_country(made: Sample, code: str) -> None:
    lists: dict[str, list[str]] = {"aliases": [], "adjectives": [], "metonyms": [], "currencies": []}
    known = {"capital": None, "is_eu_member": False, "is_g20": False, "source": "made up"}
    made.add("vocab.countries", code=code, name=f"Land {code}", **known, **lists)


class House:
    """The release of all cases, and who levies in each."""

    def __init__(self, folder: Path) -> None:
        made, numbers = Sample(), count()
        self.imposers: dict[str, str] = {}
        made.add("vocab.products", slug="dairy", name="dairy", hs=["04"], terms=["cheese"], source="made up")
        for name, case in CASES.items():
            imposer, target = next(_CODES), next(_CODES)
            for code in (imposer, target):
                add_country(made, code)
            self.imposers[name] = imposer
            for published_on, said in case.articles:
                self._article(made, f"{next(numbers)}.txt", published_on, said, imposer, target)
            if name == "a change between":
                row = {"imposer": imposer, "targets": [target], "products": ["all_goods"], "rate_pct": 30.0, "basis": "level"}
                row |= {"measure": "section_301", "status": "in_effect", "since": LATER, "effective_on": LATER, "source": "made up"}
                made.add("vocab.measures", **row)
        self.database = release(folder, made) / "tariffs.duckdb"

    def _article(self, made: Sample, path: str, published_on: date | None, said: list[Said], imposer: str, target: str) -> None:
        country, goods = f"Land {target}", "Cars"
        sentences = [part.sentence.replace("{T}", country).replace("{G}", goods) for part in said]
        precision = "day" if published_on else None
        article = made.article(path, ("paragraph", sentences), published_on=published_on, published_precision=precision, title=path)
        for sentence, part in zip(sentences, said, strict=True):
            for text, fields in part.rates.items():
                parties = {"imposer": imposer, "targets": [target], "products": ["all_goods"], "measure": "reciprocal"}
                made.rate(article, text, sentence, **{**parties, **fields})
            for word, entity_id in ((country, f"COUNTRY:{target}"), (goods, "PRODUCT:cars")):
                if word in sentence:
                    made.entity(article, word, entity_id, word, sentence)
            for word in ("cheeses", "cheese", "butter"):
                if word in sentence:
                    made.entity(article, word, "PRODUCT:dairy", "dairy", sentence)
                    break

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.database), read_only=True) as con:
            return con.execute(query).fetchall()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


@pytest.mark.parametrize("name", CASES)
def test_a_difference_is_told_by_its_rule(house: House, name: str) -> None:
    found = house.sql(f"select scope, rule from mart.contradictions where imposer = '{house.imposers[name]}' order by all")
    assert found == CASES[name].found


def test_only_what_no_rule_explains_is_at_odds(house: House) -> None:
    at_odds = house.sql("select distinct rule from mart.contradictions where is_contradiction order by all")
    assert [rule for (rule,) in at_odds] == ["effective_days_differ", "rates_differ", "status_differs"]
    others = house.sql("select distinct rule from mart.contradictions where not is_contradiction")
    assert not {rule for (rule,) in others} & {rule for (rule,) in at_odds}


@pytest.mark.parametrize(
    ("name", "explanation"),
    [
        (
            "two figures within a week",
            "The Bugle (2025-05-04) says 25%, The Bugle (2025-05-11) 30%, both in_effect spelled out. made up",
        ),
        (
            "two figures further down",
            "The article says 25% and, further down, 30%, both in_effect spelled out. made up",
        ),
        ("two days of effect", "Both say 25%, The Bugle (2025-05-04) from 2025-06-01, The Bugle (2025-05-05) from 2025-07-01. made up"),
        (
            "from force back to plan",
            "Both say 25%, The Bugle (2025-05-04) in_effect spelled out, The Bugle (2025-05-05) threatened spelled out. made up",
        ),
    ],
)
def test_the_explanation_is_a_sentence_with_the_numbers(house: House, name: str, explanation: str) -> None:
    assert house.sql(f"select explanation from mart.contradictions where imposer = '{house.imposers[name]}'") == [(explanation,)]


def test_a_sum_is_worked_out(house: House) -> None:
    [(explanation,)] = house.sql(f"select explanation from mart.contradictions where imposer = '{house.imposers['ten and fourteen']}'")
    assert "both in_effect spelled out: 14 + 10 = 24. " in explanation


def test_the_first_claim_is_the_earlier_one(house: House) -> None:
    assert house.sql("select count(*) from mart.contradictions where first_published_on > second_published_on") == [(0,)]
    imposer = house.imposers["two figures within a week"]
    sides = "first_rate_pct, first_published_on, second_rate_pct, second_published_on, about_on"
    assert house.sql(f"select {sides} from mart.contradictions where imposer = '{imposer}'") == [
        (25.0, DAY, 30.0, DAY + timedelta(days=7), DAY + timedelta(days=7))
    ]


def test_the_day_both_speak_of_is_that_of_effect_where_both_give_it(house: House) -> None:
    imposer = house.imposers["in effect since one day, months apart"]
    assert house.sql(f"select about_on from mart.contradictions where imposer = '{imposer}'") == [(date(2025, 5, 1),)]
    imposer = house.imposers["two figures of an undated article"]
    assert house.sql(f"select about_on from mart.contradictions where imposer = '{imposer}'") == [(None,)]


# --- whole corpora


def tell(made: Sample, path: str, rates: dict[str, str], day: date = DAY, **more: Any) -> str:
    """An article with a sentence for each country: the text of its rate by its code."""
    names = {"JP": "Japan", "EU": "European Union"}
    names |= {row["code"]: row["name"] for row in made.rows["vocab.countries"]}
    sentences = [f"{names[code]} pays {text} now." for code, text in rates.items()]
    article = made.article(path, ("paragraph", sentences), published_on=day, title=path, **more)
    for sentence, (code, text) in zip(sentences, rates.items(), strict=True):
        parties = {"targets": [code], "products": ["all_goods"], "measure": "reciprocal"}
        made.rate(article, text, sentence, rate_pct=float(text.strip("%")), **parties)
        made.entity(article, names[code], f"COUNTRY:{code}", names[code], sentence)
    return article


def contradictions(folder: Path, made: Sample, columns: str = "first_article_id, second_article_id, target, rule") -> list[tuple[Any, ...]]:
    with duckdb.connect(str(release(folder, made) / "tariffs.duckdb"), read_only=True) as con:
        return con.execute(f"select {columns} from mart.contradictions order by all").fetchall()


def test_copies_and_superseded_versions_are_not_compared(tmp_path: Path) -> None:
    made, page = Sample(), "https://bugle.example/japan"
    tell(made, "1.txt", {"JP": "20%"}, url=page)
    second = tell(made, "2.txt", {"JP": "25%"}, LATER, url=page)
    tell(made, "copy.txt", {"JP": "30%"}, LATER, duplicate_of=second)
    third = tell(made, "3.txt", {"JP": "40%"}, LATER)
    assert contradictions(tmp_path, made) == [(*sorted_by_claim(made, second, third), "JP", "rates_differ")]


def sorted_by_claim(made: Sample, *articles: str) -> tuple[str, ...]:
    """Articles of one day and one claim each in the order in which a pair has them: by the id of the claim."""

    def claim(article: str) -> str:
        mention = next(row["mention_id"] for row in made.rows["core.rate_mentions"] if row["article_id"] == article)
        return hashlib.sha256(f"{mention}|JP|all_goods".encode()).hexdigest()

    return tuple(sorted(articles, key=claim))


def test_a_list_of_countries_is_one_row_for_each_that_differs(tmp_path: Path) -> None:
    made = Sample()
    codes = [f"Q{letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
    for code in codes:
        add_country(made, code)
    first = tell(made, "1.txt", {code: f"{10 + n}%" for n, code in enumerate(codes)})
    second = tell(made, "2.txt", {code: f"{10 + n + (n == 7)}%" for n, code in enumerate(codes)}, LATER)
    assert contradictions(tmp_path, made) == [(first, second, "QH", "rates_differ")]


def test_a_claim_is_set_against_the_last_report_of_each_other_figure(tmp_path: Path) -> None:
    made = Sample()
    articles = [tell(made, f"{n}.txt", {"JP": text}, DAY + timedelta(days=n)) for n, text in enumerate(("25%", "25%", "40%", "30%"))]
    assert sorted(contradictions(tmp_path, made, "first_article_id, second_article_id")) == sorted(
        [(articles[1], articles[2]), (articles[1], articles[3]), (articles[2], articles[3])]
    )


def test_the_rows_do_not_hang_on_the_order_of_the_input(tmp_path: Path) -> None:
    made = Sample()
    for n, text in enumerate(("25%", "30%", "25%", "40%")):
        tell(made, f"{n}.txt", {"JP": text, "EU": text}, DAY + timedelta(days=n // 2))
    there, back = tmp_path / "there", tmp_path / "back"
    one_way = contradictions(there, made, "*")
    for rows in made.rows.values():
        rows.reverse()
    assert one_way == contradictions(back, made, "*")
    assert len(one_way) > 4
