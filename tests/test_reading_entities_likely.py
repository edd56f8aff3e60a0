"""What unknown capitalised sequences are taken for where no rule says it: by weights fitted on signs."""

from datetime import date

import pytest

from pipelines.lessons import short_article
from pipelines.names_fitting import fit_names, samples_of_article, samples_of_item, samples_of_lesson
from pipelines.reading.article import EntityMention
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_by_rules, find_entities
from pipelines.reading.naming import likely
from pipelines.reading.naming.likely import KINDS, candidates, evidence_for, signs, words_in_small


def found_in(text: str) -> list[EntityMention]:
    article = short_article(text, date(2025, 5, 1))
    return find_entities(article, find_dates(article))


def asked_in(text: str) -> list[str]:
    article = short_article(text, date(2025, 5, 1))
    views, _ = find_by_rules(article, find_dates(article))
    return [view.text(run.first, run.last) for view, runs in candidates(views) for run in runs]


@pytest.mark.parametrize(
    "text, asked",
    [
        ("The bales went on to Kvalsta and stayed.", ["Kvalsta"]),
        ("Wages rose while Orvella and Tin Drobek waited.", ["Orvella", "Tin Drobek"]),
        ("Soaked bales went back.", []),
        ("Bales of Soaked went back. Soaked paid for it.", ["Soaked", "Soaked"]),
        ("The GDP fell, and VAT with it.", []),
        ("HALVED, cried the tabloid, and NOT TODAY it added.", []),
        ("He'd rather sell Cheese to them.", []),
        ("She spoke at a CFO Roundtable.", []),
        ("Old Red Tin Drum Hill Band Number Song was sung.", []),
    ],
)
def test_asked_is_what_may_be_a_name(text: str, asked: list[str]) -> None:
    assert asked_in(text) == asked


def test_headings_are_not_asked_about() -> None:
    assert asked_in("Kvalsta Waits For Drobek's Bales Again\n\nThe bales went on to Kvalsta.") == ["Kvalsta"]


def test_signs_tell_what_stands_around_and_how_it_is_written() -> None:
    article = short_article("The bales went on to Kvalsta and stayed, said Kvalsta's mayor.", date(2025, 5, 1))
    views, _ = find_by_rules(article, find_dates(article))
    run = candidates(views)[0][1][0]
    told = signs(views[0], run, {"ORG", "PLACE"}, words_in_small(views))
    assert {"before to", "after and", "between to and", "left went", "words 1", "shape Xx", "ends sta", "rare amid alone"} <= set(told)
    assert told[-2:] == ["again ORG", "again PLACE"]


def test_what_lists_say_is_no_sign_of_a_known_name() -> None:
    article = short_article("The bales were sold by Fumiko Drobek.", date(2025, 5, 1))
    views, _ = find_by_rules(article, find_dates(article))
    for view in views:
        for span in list(view.spans):
            view.release(span)
    run = next(run for _, runs in candidates(views) for run in runs)
    assert "given name" in signs(views[0], run, (), ())
    assert "given name" not in signs(views[0], run, (), (), is_known=True)


def test_the_likeliest_kind_is_claimed_and_speaks_for_the_same_name_again(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"PERSON": {}, "ORG": {"before sold": 3.0, "again ORG": 3.0}, "PLACE": {}}
    monkeypatch.setattr(likely, "_weights", lambda: weights)
    found = found_in("The strike hit Orvella hard. It sold Orvella much tin, and Drobek much zinc.")
    assert [(m.text, m.type, m.rule, m.match) for m in found if m.rule == "org.likely"] == [("Orvella", "ORG", "org.likely", "pattern")] * 2
    assert {m.score for m in found if m.rule == "org.likely"} == {round(0.8 * 20.086 / (20.086 + 3), 2)}


@pytest.mark.parametrize(
    "text, kind, name",
    [
        ("The strike at Orvella's plant was over by noon, and Orvella shares rose 4%.", "ORG", "Orvella"),
    ],
)
def test_unknown_names_are_told_by_what_stands_around_them(text: str, kind: str, name: str) -> None:
    assert (kind, name) in {(m.type, m.text) for m in found_in(text)}


def test_samples_pair_signs_with_what_is_marked() -> None:
    item = {"name": "xx01", "published_on": "2025-05-01", "text": "It sold Orvella tin, and Drobek zinc.", "names": [[8, 15, "ORG"]]}
    assert [kind for _, kind in samples_of_item(item)] == ["ORG", None]
    entities = [{"type": "PERSON", "surfaces": ["Drobek"]}, {"type": "LAW", "surfaces": ["Orvella"]}]
    article = short_article(item["text"], date(2025, 5, 1))
    assert [kind for _, kind in samples_of_article(article, entities)] == [None, "PERSON"]


def test_known_names_of_a_lesson_are_told_as_if_they_were_not() -> None:
    lesson = {"text": "Duties hit Toyota and shops in Nagoya, Donald Trump said.", "article": {"published_on": "2025-05-01"}}
    found = samples_of_lesson(lesson)
    assert sorted(str(kind) for _, kind in found) == ["ORG", "PERSON", "PLACE"]
    assert all(told[-1] == "of a lesson" and not any(sign.startswith(("town", "given", "ends")) for sign in told) for told, _ in found)


def test_a_fit_learns_what_speaks_for_a_kind() -> None:
    places = [[(["before to"], "PLACE"), (["before sold"], None)] for _ in range(12)]
    weights = fit_names(places, [[(["before at", "of a lesson"], "PLACE")] for _ in range(12)])
    assert weights["PLACE before to"] > 1
    assert weights["PLACE before sold"] < 0
    assert not any(name.endswith("of a lesson") for name in weights)
    assert set(evidence_for("ORG", ["before to"])) == {"ORG before to"}


def test_shipped_weights_are_of_the_kinds() -> None:
    assert {kind: len(found) > 1000 for kind, found in likely._weights().items()} == dict.fromkeys(KINDS, True)
