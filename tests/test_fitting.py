"""Fitting: a right answer becomes likely, rare evidence gets no weight, annotations find their figures, files are read back as written."""

import json
from datetime import date
from pathlib import Path

import pytest

from pipelines import lessons
from pipelines.evaluation import Gold
from pipelines.fitting import ClassSample, Sample, fit, trusting, write_weights
from pipelines.lessons import is_odd, is_taught, load_sentences
from pipelines.reading.weighing import scales


def sample(lesson: int, right: int) -> Sample:
    return Sample(lesson, [["left"], ["right"], ["left", "rare"] if lesson == 0 else ["left"]], right, [{}, {}, {}])


def test_evidence_of_right_answers_gains_weight() -> None:
    weights = fit([sample(n, 1) for n in range(20)], prior=1.0)
    assert weights["right"] > 0 > weights["left"]


def test_evidence_of_a_few_articles_gets_no_weight() -> None:
    assert "rare" not in fit([sample(n, 1) for n in range(20)], prior=1.0)


def test_a_strong_prior_keeps_weights_small() -> None:
    weak, strong = (fit([sample(n, 1) for n in range(20)], prior=p)["right"] for p in (0.5, 50.0))
    assert 0 < strong < weak


def test_classes_learn_their_own_evidence_and_shared_evidence() -> None:
    classes = ("a", "b")
    samples = [ClassSample(n, classes, ["word"] if n % 2 else [], {}, n % 2, {}) for n in range(20)]
    samples += [ClassSample(n, classes, [], {1: ["as before"]}, 1, {}) for n in range(20, 40)]
    weights = fit(samples, prior=1.0)
    assert weights["word=b"] > 0
    assert weights["as before"] > 0


def test_a_fit_repeats_exactly() -> None:
    samples = [sample(n, n % 2) for n in range(30)]
    assert fit(samples, 1.0) == fit(samples, 1.0)


def test_weights_are_read_back_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {
        "pick": {"near": 1.25, "far": -0.5, "w-1 =": 0.25, "a0 =5": 0.5},
        "kind": {"will=scheduled": 0.5, "will=former": -0.25, "as before": 1.0, "w-1 ==former": 0.75},
    }
    write_weights(weights, tmp_path / "weights")
    monkeypatch.setattr(scales, "folder", lambda name: tmp_path)
    scales.shipped_tables.cache_clear()
    try:
        read = scales.shipped_tables()
    finally:
        scales.shipped_tables.cache_clear()
    assert list(read) == ["kind", "pick"]
    for question, table in read.items():
        meant = scales.tabled(weights[question])
        assert table.names == meant.names
        assert {kind: list(cells) for kind, cells in table.columns.items()} == {kind: list(cells) for kind, cells in meant.columns.items()}


def test_annotations_find_their_figures_by_context() -> None:
    article = lessons.short_article("Kenya charges 25% on shoes. Ghana charges 25% on rice.", date(2024, 5, 15))
    rate = {"text": "25%", "context": "charges 25% on rice", "rate_pct": 25, "imposer": "GH", "targets": ["WORLD"], "products": ["rice"]}
    rate |= {"measure": "mfn", "status": "in_effect", "basis": "level", "effective_on": None}
    lesson = lessons.lesson_of(Gold("x", {}, [rate], [], []), article)
    assert {article.text[a:b]: (a, gold["imposer"]) for (a, b), gold in lesson.gold.items()} == {"25%": (42, "GH")}


def test_short_texts_are_lessons_with_their_nth_figure(tmp_path: Path) -> None:
    rate = {"text": "25%", "nth": 2, "rate_pct": 25, "imposer": "GH", "targets": ["WORLD"], "products": ["rice"], "measure": "mfn"}
    rate |= {"status": "in_effect", "basis": "level", "effective_on": None}
    told = {"id": "m001", "text": "Kenya charges 25% on shoes. Ghana charges 25% on rice.", "published_on": "2024-05-15", "rates": [rate]}
    (tmp_path / "sentences.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    (lesson,) = load_sentences(tmp_path / "sentences.jsonl")
    assert list(lesson.gold) == [(42, 45)]


@pytest.mark.parametrize("name, odd", [("a01-x", True), ("a02-x", False), ("b11", True), ("none", False)])
def test_odd_articles_are_for_learning(name: str, odd: bool) -> None:
    assert is_odd(name) is odd


def test_every_fifth_short_text_is_for_tests() -> None:
    assert [is_taught(f"m{n:03}") for n in (1, 4, 5, 10)] == [True, True, False, False]


def test_an_annotated_article_of_a_file_is_taken_apart_like_one_found(tmp_path: Path) -> None:
    text = "Kigali spares tea\n\nBy Ann Teller\n\nRwanda charges 30% on Kenyan sugar.\n"
    rate = {"text": "30%", "context": "charges 30% on Kenyan", "rate_pct": 30, "rate_max_pct": None, "basis": "level", "imposer": "RW"}
    rate |= {"targets": ["KE"], "products": ["sugar"], "measure": "mfn", "status": "in_effect", "effective_on": None}
    line = {"name": "tea", "format": "txt", "article": {"title": "Kigali spares tea"}, "rates": [rate], "text": text}
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(line) + "\n")
    [lesson] = lessons.load_articles(path)
    assert [(lesson.article.text[slice(*place)], gold["imposer"]) for place, gold in lesson.gold.items()] == [("30%", "RW")]
    given = {"tea": "2019-06-03", "rice": "2019-06", "zinc": "2019-06-03"}
    told = [line | {"name": name, "article": {"published_on": day}} for name, day in given.items()]
    path.write_text("".join(json.dumps(one) + "\n" for one in told))
    days = [(one.article.published_on, one.article.published_precision) for one in lessons.load_articles(path)]
    assert days == [(date(2019, 6, 3), "day"), (date(2019, 6, 1), "month"), (None, None)]
    path.write_text(json.dumps(line | {"text": ""}) + "\n")
    with pytest.raises(ValueError, match="tea is no article"):
        lessons.load_articles(path)


def test_the_encoder_that_is_kept_is_trusted_more_than_those_of_the_halves() -> None:
    fitted = {"imposer": {"encoder": 0.5, "known alone": 0.5}, "status": {"encoder": 0.6, "tense verb=former": -1.0}}
    assert trusting(fitted) == {"imposer": {"encoder": 0.8, "known alone": 0.5}, "status": {"encoder": 0.96, "tense verb=former": -1.0}}
