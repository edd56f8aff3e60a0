"""The memory of what was read: what changes its fingerprint, and that no crash loses or doubles a segment."""

from pathlib import Path

import polars as pl
import pytest

from pipelines import shipped, storage


@pytest.mark.parametrize(
    ("changed", "is_another"),
    [
        ("seeds/vocabulary/people.csv", True),
        ("package/reading/dates.py", True),
        ("package/corpus/page.py", True),
        ("package/cli.py", False),
    ],
)
def test_the_fingerprint_follows_vocabulary_and_reading_code(tmp_path: Path, changed: str, is_another: bool) -> None:
    for file in ("seeds/vocabulary/people.csv", "package/reading/dates.py", "package/corpus/page.py", "package/cli.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("before")
    before = storage.fingerprint_of(tmp_path / "package", tmp_path / "seeds")
    assert storage.fingerprint_of(tmp_path / "package", tmp_path / "seeds") == before
    (tmp_path / changed).write_text("after")
    assert (storage.fingerprint_of(tmp_path / "package", tmp_path / "seeds") != before) is is_another


def test_the_fingerprint_covers_the_shipped_files() -> None:
    here = Path(storage.__file__).parent.parent
    assert storage.fingerprint() not in (
        storage.fingerprint_of(here, here),
        storage.fingerprint_of(here / "contracts", shipped.folder("seeds")),
    )


@pytest.fixture
def segments(tmp_path: Path) -> storage.Segments:
    return storage.Segments(tmp_path / "s", {"index": pl.Schema({"n": pl.Int64()})})


def numbers(segments: storage.Segments) -> list[int]:
    return segments.scan("index").collect()["n"].to_list()


def test_a_segment_that_was_not_finished_is_removed(segments: storage.Segments) -> None:
    segments.add({"index": pl.DataFrame({"n": [1]})})
    unfinished = segments.folder / ".00000002"
    unfinished.mkdir()
    (unfinished / "index.parquet").write_bytes(b"PAR1")
    again = storage.Segments(segments.folder, segments.schemas)
    assert numbers(again) == [1]
    assert not unfinished.exists()


def test_many_small_segments_become_few(segments: storage.Segments) -> None:
    for n in range(30):
        segments.add({"index": pl.DataFrame({"n": [n]})})
    segments.merge_small()
    assert sorted(numbers(segments)) == list(range(30))
    assert len(segments.segments()) == 1


def test_a_merge_cut_short_doubles_nothing(segments: storage.Segments, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(30):
        segments.add({"index": pl.DataFrame({"n": [n]})})

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(storage.Segments, "_drop_replaced", killed)
    with pytest.raises(KeyboardInterrupt):
        segments.merge_small()
    monkeypatch.undo()
    again = storage.Segments(segments.folder, segments.schemas)
    assert sorted(numbers(again)) == list(range(30))


def test_articles_that_are_gone_are_forgotten_with_most_of_their_segment(tmp_path: Path) -> None:
    owner = {"article_id": pl.String(), "source_format": pl.String()}
    held = storage.Segments(tmp_path / "s", {"index": pl.Schema(owner), "rows": pl.Schema(owner | {"n": pl.Int64()})})
    for segment in ("abcd", "efgh", "ijkl"):
        own = pl.DataFrame({"article_id": list(segment), "source_format": ["txt"] * 4})
        held.add({"index": own, "rows": pl.concat([own, own]).with_columns(n=pl.int_range(pl.len()))})
    held.forget_unused()
    assert len(held.segments()) == 3
    held.in_use = pl.DataFrame({"article_id": list("aefgz"), "source_format": ["txt"] * 5})
    held.forget_unused()
    # One of four is used, three of four, none of four.
    assert "".join(held.scan("index").collect()["article_id"]) == "efgha"
    assert sorted(held.scan("rows").collect()["article_id"]) == sorted("aaeeffgghh")


def test_tidying_forgets_other_fingerprints(tmp_path: Path) -> None:
    layout = storage.Layout(tmp_path)
    storage.Memory(layout, "old")
    storage.Memory(layout, "new").tidy()
    assert [path.name for path in layout.memory.iterdir()] == ["new"]
