"""Opinions of encoders on lessons: kept in a file, read back, and put beside the named evidence."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.lessons import short_article
from pipelines.opinions import RememberedOpinions, half_of, read_opinions, write_opinions
from pipelines.reading.dates import find_dates
from pipelines.reading.encoder.impression import Impression
from pipelines.reading.encoder.model import CLASSES
from pipelines.reading.entities import find_entities
from pipelines.reading.rates import find_rates
from pipelines.reading.weighing.choice import WeightsJudge


def impression(duty: float, status: str = "former") -> Impression:
    classes = {question: dict.fromkeys(kinds, -40.25) for question, kinds in CLASSES.items()}
    classes["status"][status] = -0.125
    return Impression(duty, {"UG": -0.5, None: -2.0}, -4.5, {"KE": 1.5, "WORLD": -3.0}, {"steel": 2.0, "all_goods": -1.0}, -6.5, classes)


def test_opinions_are_read_back_to_a_tenth(tmp_path: Path) -> None:
    given = {"b02": {(9, 12): impression(3.0), (0, 4): impression(-3.0)}, "a01": {(5, 8): impression(0.0)}}
    write_opinions(given, tmp_path / "opinions.parquet")
    found = read_opinions(tmp_path / "opinions.parquet")
    assert {lesson: set(places) for lesson, places in found.items()} == {lesson: set(places) for lesson, places in given.items()}
    told, kept = given["b02"][9, 12], found["b02"][9, 12]
    assert (kept.duty, kept.elsewhere, kept.no_products) == pytest.approx((told.duty, told.elsewhere, told.no_products), abs=0.051)
    for question in ("imposers", "targets", "products"):
        assert getattr(kept, question) == pytest.approx(getattr(told, question), abs=0.051)
    for question in CLASSES:
        assert kept.classes[question] == pytest.approx(told.classes[question], abs=0.051)


def test_rates_of_one_bare_list_are_thought_of_together() -> None:
    article = short_article("The US announced 24%, 25%, and 20% on Japan, South Korea and the EU.", date(2025, 6, 3))
    dates = find_dates(article)
    entities = find_entities(article, dates)
    judge = WeightsJudge()
    places = [(rate.start, rate.end) for rate in find_rates(article, dates, entities, judge)]
    told = [impression(9.0, "suspended"), impression(9.0, "former"), impression(9.0, "suspended")]
    found = find_rates(article, dates, entities, judge, RememberedOpinions(dict(zip(places, told, strict=True))))
    assert [rate.status for rate in found] == ["suspended"] * 3
    assert told[1].beside(told).classes["status"]["former"] == pytest.approx((-0.125 - 2 * 40.25) / 3)
    assert told[1].beside(told).duty == told[1].duty


def test_opinions_are_written_in_the_same_order_whatever_order_they_came_in(tmp_path: Path) -> None:
    given = {"b02": {(9, 12): impression(3.0), (0, 4): impression(-3.0)}, "a01": {(5, 8): impression(0.0)}}
    turned = {name: dict(reversed(found.items())) for name, found in reversed(given.items())}
    write_opinions(given, tmp_path / "one.parquet")
    write_opinions(turned, tmp_path / "other.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "other.parquet").read_bytes()


def test_both_halves_have_lessons_and_a_lesson_keeps_its_half() -> None:
    assert 60 < sum(half_of(f"ls{number:03}-story") for number in range(200)) < 140
    assert [half_of(name) for name in ("a01-no-superposition", "lsn01-washers-solar", "m001", "u001")] == [0, 0, 1, 1]


def test_remembered_opinions_count_where_the_figure_is_known() -> None:
    article = short_article("Kenya charges 25% on Ugandan steel. It charges 10% on Ugandan copper.", date(2019, 6, 3))
    dates = find_dates(article)
    entities = find_entities(article, dates)
    judge = WeightsJudge()
    first, second = find_rates(article, dates, entities, judge)
    known = RememberedOpinions({(first.start, first.end): impression(9.0)})
    told, untold = find_rates(article, dates, entities, judge, known)
    assert (told.status, untold.status) == ("former", second.status)
    assert "encoder" in " ".join(told.trace)
    assert "encoder" not in " ".join(untold.trace)


@pytest.mark.parametrize(
    "text, stands",
    [
        ("The US tariff on Swiss watches is 39%.", False),
        ("Kenya charges 25% on Ugandan steel.", True),
        ("There 1% customs duty went into the budget.", True),
    ],
)
def test_the_opinion_that_a_figure_is_no_duty_takes_it_out_unless_the_evidence_is_sure(text: str, stands: bool) -> None:
    article = short_article(text, date(2019, 6, 3))
    dates = find_dates(article)
    entities = find_entities(article, dates)
    (rate,) = find_rates(article, dates, entities, WeightsJudge())
    against = RememberedOpinions({(rate.start, rate.end): impression(-60.0)})
    assert bool(find_rates(article, dates, entities, WeightsJudge(), against)) is stands
