"""Floors, and the score of the sample that a build remembers."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines import scoring, shipped, storage

SEEDS = shipped.folder("seeds")
FIGURES = {"dates": {"precision": 0.5, "recall": 1.0, "f1": 0.66}, "surfaces": {"accuracy": 0.9, "hit": 9, "of": 10}}


@pytest.mark.parametrize(
    ("floors", "fallen"),
    [
        ({"dates": 0.66, "surfaces": 0.9}, []),
        ({"dates": 0.67}, ["dates is 0.660, its floor 0.67"]),
        ({"surfaces": 0.91}, ["surfaces is 0.900, its floor 0.91"]),
        ({"gone": 0.1}, ["gone is 0.000, its floor 0.1"]),
    ],
)
def test_what_is_below_its_floor_is_said(floors: dict[str, float], fallen: list[str]) -> None:
    assert list(map(str, scoring.fallen(FIGURES, floors))) == fallen


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample of one article in the place of the shipped one."""
    own = tmp_path / "seeds"
    for room in ("gold", "articles"):
        (own / room).mkdir(parents=True)
        for path in (shipped.folder("seeds") / room).glob("a01-*"):
            shutil.copy(path, own / room)
    monkeypatch.setattr(shipped, "folder", lambda _: own)
    return own


def scored_anew(warehouse: Path, fingerprint: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Score the sample over the memory in `warehouse`; whether it had to be read."""
    return bool(read_for_score(warehouse, fingerprint, monkeypatch)[1])


def read_for_score(warehouse: Path, fingerprint: str, monkeypatch: pytest.MonkeyPatch) -> tuple[scoring.Figures, list[str]]:
    """The figures of the sample over the memory in `warehouse`, and the files that had to be read for them."""
    read: list[str] = []
    real = scoring.read_closely

    def reading(root: Path, paths: Iterable[str], trained: Any) -> Iterator[Any]:
        given = list(paths)
        read.extend(given)
        return real(root, given, trained)

    with monkeypatch.context() as patched:
        patched.setattr(scoring, "read_closely", reading)
        figures = scoring.score_sample(storage.Memory(storage.Layout(warehouse), fingerprint))
    assert figures["article.found"]["accuracy"] == 1.0
    return figures, read


def remember(articles: Path, warehouse: Path) -> None:
    """What a build of `articles` reads stands in the memory in `warehouse`."""
    with storage.open_run("r", articles, warehouse, "one", lambda message: None) as run:
        held = storage.Memory(run.layout, run.fingerprint)
        storage.fill_core(run, held, lambda progress: None, storage.Workers(1))
        storage.fill_mentions(run, held, lambda progress: None, workers=storage.Workers(1))


def test_what_a_build_has_just_read_is_not_read_again_and_scores_the_same(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("gold", "articles"):
        for path in (SEEDS / room).glob("a02-*"):
            shutil.copy(path, seeds / room)
    names = [path.name for path in sorted((seeds / "articles").iterdir())]
    anew, read = read_for_score(tmp_path / "empty", "one", monkeypatch)
    assert read == names
    half = tmp_path / "half"
    half.mkdir()
    shutil.copy(seeds / "articles" / names[1], half / "another name.txt")
    for articles, unread in ((seeds / "articles", []), (half, names[:1])):
        remember(articles, tmp_path / f"memory of {articles.name}")
        assert read_for_score(tmp_path / f"memory of {articles.name}", "one", monkeypatch) == (anew, unread)


def test_the_sample_is_read_once_under_a_fingerprint(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [scored_anew(tmp_path / "w", "one", monkeypatch) for _ in range(2)] == [True, False]
    assert [scored_anew(tmp_path / "w", "two", monkeypatch) for _ in range(2)] == [True, False]


@pytest.mark.parametrize("room", ["gold", "articles"])
def test_a_changed_sample_is_read_again(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: str) -> None:
    scored_anew(tmp_path / "w", "one", monkeypatch)
    (path,) = (seeds / room).iterdir()
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert scored_anew(tmp_path / "w", "one", monkeypatch)


def test_another_way_of_scoring_scores_again(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scored_anew(tmp_path / "w", "one", monkeypatch)
    monkeypatch.setattr(scoring, "_SCORING", "another")
    assert scored_anew(tmp_path / "w", "one", monkeypatch)


@pytest.mark.parametrize("content", ["{", "[]", "{}", json.dumps({"state": "another", "value": {}})])
def test_a_note_that_is_none_costs_a_reading_and_no_more(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    scored_anew(tmp_path / "w", "one", monkeypatch)
    (note,) = (tmp_path / "w").rglob("sample.json")
    note.write_text(content)
    assert scored_anew(tmp_path / "w", "one", monkeypatch)
