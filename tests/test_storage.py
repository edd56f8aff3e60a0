"""Storage: the lock, files that appear whole or not at all, the memory, and filling the core tables in the light of it."""

import gzip
import json
import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from storage_room import CORE, ELSEWHERE, FOUND, GARDEN, REJECTED, TARIFFS, Room, assert_equal

from pipelines import storage
from pipelines.contracts import core
from pipelines.contracts.table import polars_schema
from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem, Refusal
from pipelines.reading.article import Article
from pipelines.reading.close import Reading, read_article
from pipelines.storage import documents, kernel, memory, mentions


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "SEGMENT_ARTICLES", 2)
    monkeypatch.setattr(documents, "BATCH_ARTICLES", 2)
    monkeypatch.setattr(mentions, "_BATCH_ARTICLES", 2)


def rejected(tables: dict[str, pl.DataFrame]) -> list[tuple[str, str]]:
    return sorted(tables[REJECTED].select("table_name", "rule").iter_rows())


# --- the lock ---


def test_a_second_build_waits_and_says_so_once(tmp_path: Path) -> None:
    said: list[str] = []
    order: list[str] = []
    asked = threading.Event()

    def on_wait(message: str) -> None:
        said.append(message)
        asked.set()

    def second() -> None:
        with storage.build_lock(tmp_path, on_wait):
            order.append("second")

    with storage.build_lock(tmp_path, said.append):
        thread = threading.Thread(target=second)
        thread.start()
        assert asked.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert len(said) == 1
    assert f"process {os.getpid()}" in said[0]


def _hold(warehouse: str, held: Any) -> None:
    with storage.build_lock(Path(warehouse), lambda message: None):
        held.set()
        time.sleep(60)


def test_a_killed_build_gives_the_lock_back(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    held = spawn.Event()
    holder = spawn.Process(target=_hold, args=(str(tmp_path), held))
    holder.start()
    assert held.wait(60)
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    holder.join(10)
    said: list[str] = []
    with storage.build_lock(tmp_path, said.append):
        assert said == []


def test_work_folders_are_gone_after_a_run_and_those_of_killed_runs_with_the_next(room: Room) -> None:
    dead = room.warehouse / "work" / "killed" / "core.articles"
    dead.mkdir(parents=True)

    def fail() -> None:
        with storage.open_run("r", room.articles, room.warehouse, "f1", lambda message: None) as run:
            assert [path.name for path in run.layout.work.iterdir()] == ["r"]
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list((room.warehouse / "work").iterdir()) == []


@pytest.mark.parametrize(
    ("articles", "warehouse", "complaint"),
    [
        ("missing", "warehouse", "there is no articles folder"),
        ("articles", "articles/warehouse", "lies inside"),
        ("articles", "articles", "lies inside"),
    ],
)
def test_folders_that_cannot_be_are_refused_in_words(tmp_path: Path, articles: str, warehouse: str, complaint: str) -> None:
    (tmp_path / "articles").mkdir()
    with pytest.raises(storage.WrongFolder, match=complaint):
        storage.checked_folders(tmp_path / articles, tmp_path / warehouse)


# --- datasets ---


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "t.parquet"
    storage.write_parquet(pl.DataFrame({"a": [1]}), file)

    def half(self: pl.DataFrame, path: Path, **_: Any) -> None:
        path.write_bytes(b"PAR1")
        raise OSError("disk full")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", half)
    with pytest.raises(OSError, match="disk full"):
        storage.write_parquet(pl.DataFrame({"a": [2]}), file)
    assert storage.scan([file]).collect()["a"].to_list() == [1]


def test_a_dataset_has_columns_without_rows_and_takes_any_folder_name(tmp_path: Path) -> None:
    dataset = storage.Dataset(tmp_path / "a [1]* b?", pl.Schema({"n": pl.Int64(), "s": pl.String()}))
    assert dataset.scan().collect().schema == dataset.schema
    dataset.append(pl.DataFrame({"s": ["x"], "n": [1]}))
    again = storage.Dataset(dataset.folder, dataset.schema)
    again.append(pl.DataFrame({"s": ["y"], "n": [2]}))
    assert again.scan().collect().rows() == [(1, "x"), (2, "y")]


def test_a_dataset_refuses_another_type(tmp_path: Path) -> None:
    dataset = storage.Dataset(tmp_path / "d", pl.Schema({"n": pl.Int64()}))
    with pytest.raises(pl.exceptions.SchemaError):
        dataset.append(pl.DataFrame({"n": ["1"]}))


# --- filling ---


def test_an_article_about_tariffs_gets_mentions_and_another_does_not(room: Room) -> None:
    room.write("a.txt", TARIFFS)
    room.write("b.txt", GARDEN)
    tables = room.fill()
    articles = {row["source_path"]: row for row in tables["core.articles"].iter_rows(named=True)}
    assert {path: row["is_about_tariffs"] for path, row in articles.items()} == {"a.txt": True, "b.txt": False}
    assert 25.0 in tables["core.rate_mentions"]["rate_pct"]
    for name in FOUND:
        assert set(tables[name]["article_id"]) == {articles["a.txt"]["article_id"]}, name
    assert set(tables["core.entity_mentions"]["entity_id"]) == set(tables["core.entities"]["entity_id"])
    assert rejected(tables) == []


def test_identical_bytes_are_one_article_with_all_its_places(room: Room) -> None:
    line = json.dumps({"text": TARIFFS, "url": "https://example.com/a"})
    room.write("z.jsonl", f"{line}\n{line}\n")
    room.write("m.jsonl.gz", gzip.compress(f"\n{line}\n".encode()))
    tables = room.fill()
    assert tables["core.articles"].select("source_path", "source_line").rows() == [("m.jsonl.gz", 2)]
    assert tables["core.sources"].select("source_path", "source_line").rows() == [("m.jsonl.gz", 2), ("z.jsonl", 1), ("z.jsonl", 2)]
    assert tables["core.sources"]["article_id"].n_unique() == 1


def test_identical_bytes_of_two_formats_are_read_as_the_first(room: Room) -> None:
    room.write("b.md", TARIFFS)
    room.write("c.txt", TARIFFS)
    first = room.fill()
    assert first["core.articles"].select("source_path", "source_format").rows() == [("b.md", "md")]
    assert first["core.sources"]["source_path"].to_list() == ["b.md", "c.txt"]
    (room.articles / "b.md").unlink()
    then = room.fill()
    assert then["core.articles"].select("source_path", "source_format").rows() == [("c.txt", "txt")]
    assert then["core.articles"]["article_id"].to_list() == first["core.articles"]["article_id"].to_list()
    assert then["core.rate_mentions"].height == first["core.rate_mentions"].height > 0


def test_the_same_words_in_other_bytes_are_a_copy_of_the_first_published(room: Room) -> None:
    room.write("b.json", json.dumps({"text": TARIFFS, "published_at": "2025-05-04T08:00:00Z"}))
    room.write("a.json", json.dumps({"text": TARIFFS.replace(". ", ".  "), "published_at": "2025-05-05T08:00:00Z"}))
    room.write("c.txt", ELSEWHERE)
    articles = {row["source_path"]: row for row in room.fill()["core.articles"].iter_rows(named=True)}
    assert articles["a.json"]["duplicate_of"] == articles["b.json"]["article_id"]
    assert articles["b.json"]["duplicate_of"] is None
    assert articles["c.txt"]["duplicate_of"] is None


def test_cold_warm_and_incremental_builds_are_equal(room: Room, small_segments: None, tmp_path: Path) -> None:
    later = {"c/d.txt": GARDEN, "c/e.json": json.dumps({"text": ELSEWHERE}), "c/f.md": "", "c/g.txt": TARIFFS}
    room.write("a.txt", TARIFFS)
    room.write("b.jsonl", json.dumps({"text": ELSEWHERE}) + "\n{broken\n")
    room.write("h.txt", TARIFFS.replace("25", "30"))
    room.write("i.txt", TARIFFS.replace("25", "35"))
    room.fill()
    for name, content in later.items():
        room.write(name, content)
    incremental = room.fill()
    assert (room.tally.read, room.tally.remembered) == (2, 4)
    warm = room.fill()
    assert (room.tally.read, room.tally.read_closely) == (0, 0)
    for kind in ("documents", "mentions"):
        shutil.rmtree(room.warehouse / "memory" / "f1" / kind / "00000001")
    after_a_loss = room.fill()
    shutil.rmtree(room.warehouse / "memory")
    without_memory = room.fill()
    other = Room(tmp_path / "other")
    other.articles.rmdir()
    room.articles.rename(other.articles)
    cold = other.fill()
    assert_equal(incremental, cold)
    assert_equal(warm, cold)
    assert_equal(after_a_loss, cold)
    assert_equal(without_memory, cold)


def test_a_deleted_file_vanishes(room: Room) -> None:
    room.write("a.txt", TARIFFS)
    alone = room.fill()
    added = room.write("b.txt", ELSEWHERE)
    room.fill()
    added.unlink()
    assert_equal(room.fill(), alone)


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, dies_at: int | None = None) -> list[Any]:
    """Calls of the function `name` of `module`; at call number `dies_at` the build is killed."""
    real, calls = getattr(module, name), []

    def call(thing: Any, *more: Any) -> Any:
        calls.append(thing)
        if len(calls) == dies_at:
            raise KeyboardInterrupt
        return real(thing, *more)

    monkeypatch.setattr(module, name, call)
    return calls


@pytest.mark.parametrize("name", ["take_apart", "read_article"])
def test_what_was_read_before_a_crash_is_not_read_again(
    room: Room, small_segments: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for n in range(5):
        room.write(f"{n}.txt", TARIFFS.replace("25", str(30 + n)))
    with monkeypatch.context() as patch:
        counted(patch, kernel, name, dies_at=5)
        with pytest.raises(KeyboardInterrupt):
            room.fill()
    calls = counted(monkeypatch, kernel, name)
    tables = room.fill()
    assert len(calls) == 1
    assert tables["core.articles"].height == 5


def test_an_article_is_read_from_the_tables_as_from_the_document(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"<html><head><title>T</title></head><body><nav>Home | World</nav><article><h1>Duties on steel</h1>"
    content += f"<p>{TARIFFS}</p></article></body></html>".encode()
    room.write("a.html", content)
    read = counted(monkeypatch, kernel, "read_article")
    room.fill()
    document = take_apart(RawItem("a.html", None, "html", content))
    assert isinstance(document, Document)
    expected = document.article()
    assert [vars(article) for article in read] == [{name: getattr(expected, name) for name in vars(read[0])}]


# --- what is refused ---


def broken_documents(monkeypatch: pytest.MonkeyPatch, change: Callable[[Document], Document]) -> None:
    """Articles of rates above 80% come out of the corpus changed."""

    def take(item: RawItem) -> Document | Refusal:
        found = take_apart(item)
        assert isinstance(found, Document)
        return change(found) if b"85%" in item.content else found

    monkeypatch.setattr(kernel, "take_apart", take)


def breaks_down(_: object) -> Any:
    raise RecursionError("too deep")


def bad_block(document: Document) -> Document:
    return replace(document, blocks=[replace(document.blocks[0], kind="poem"), *document.blocks[1:]])


def moved_sentence(document: Document) -> Document:
    first = document.sentences[1]
    moved = replace(document)
    vars(moved)["sentences"] = [replace(first, start=first.start - 1, end=first.end - 1)]
    return moved


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (lambda d: replace(d, language="English"), {("core.articles", "language"), ("core.blocks", "parent"), ("core.sources", "parent")}),
        (bad_block, {("core.blocks", "kind"), ("core.articles", "parent"), ("core.sentences", "parent"), ("core.sources", "parent")}),
        (moved_sentence, {("core.articles", "span_not_in_text")}),
        (breaks_down, {("core.articles", "reader_failed")}),
    ],
)
def test_a_broken_article_goes_as_a_whole_and_alone(
    room: Room, monkeypatch: pytest.MonkeyPatch, change: Callable[[Document], Document], rules: set[tuple[str, str]]
) -> None:
    room.write("a.txt", TARIFFS)
    alone = room.fill()
    broken_documents(monkeypatch, change)
    room.write("b.txt", TARIFFS.replace("25%", "85%"))
    tables = room.fill()
    for name in CORE:
        assert tables[name].equals(alone[name]), name
    said = (
        tables[REJECTED].select("table_name", what=pl.concat_str("rule", pl.lit(" "), pl.col("column_name").fill_null(""))).unique().rows()
    )
    for table, what in rules:
        assert any(t == table and what in w for t, w in said), (table, what, said)
    assert set(tables[REJECTED]["source_path"]) == {"b.txt"}
    payloads = [json.loads(payload) for payload in tables[REJECTED]["payload"].drop_nulls()]
    assert bool(payloads) == any("parent" in what for _, what in rules)


def change_reading(monkeypatch: pytest.MonkeyPatch, change: Callable[[Reading], Reading]) -> None:
    def read(article: Article, *_: object) -> Reading:
        return change(read_article(article))

    monkeypatch.setattr(kernel, "read_article", read)


def absurd_rate(reading: Reading) -> Reading:
    return replace(reading, rates=[replace(reading.rates[0], rate_pct=2_000_000.0), *reading.rates[1:]])


def misplaced_rate(reading: Reading) -> Reading:
    return replace(reading, rates=[replace(reading.rates[0], start=reading.rates[0].start + 1), *reading.rates[1:]])


def homeless_rate(reading: Reading) -> Reading:
    return replace(reading, rates=[replace(reading.rates[0], sentence_no=99), *reading.rates[1:]])


@pytest.mark.parametrize(
    ("change", "rule"), [(absurd_rate, "less_than_or_equal_to"), (misplaced_rate, "span_not_in_text"), (homeless_rate, "span_not_in_text")]
)
def test_a_broken_mention_goes_alone(room: Room, monkeypatch: pytest.MonkeyPatch, change: Callable[[Reading], Reading], rule: str) -> None:
    room.write("a.txt", TARIFFS)
    whole = room.fill()
    other = Room(room.articles / "other")
    other.write("a.txt", TARIFFS)
    change_reading(monkeypatch, change)
    tables = other.fill()
    assert tables["core.rate_mentions"].height == whole["core.rate_mentions"].height - 1
    assert tables["core.date_mentions"].equals(whole["core.date_mentions"])
    (row,) = tables[REJECTED].iter_rows(named=True)
    assert (row["table_name"], row["source_path"]) == ("core.rate_mentions", "a.txt")
    assert row["rule"].startswith(rule)
    assert row["article_id"] == tables["core.articles"]["article_id"][0]
    assert json.loads(row["payload"])["text"]


def test_a_reading_that_breaks_down_costs_only_its_article(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.write("a.txt", TARIFFS)
    room.write("b.txt", ELSEWHERE)

    def read(article: Article, *_: object) -> Reading:
        return breaks_down(article) if "SEOUL" in article.text else read_article(article)

    monkeypatch.setattr(kernel, "read_article", read)
    tables = room.fill()
    assert tables["core.articles"].height == 2
    assert tables["core.rate_mentions"]["article_id"].n_unique() == 1
    assert {rule for _, rule in rejected(tables)} == {"reader_failed"}
    assert_equal(room.fill(), tables)


def test_mentions_cannot_be_filled_before_the_articles(room: Room) -> None:
    with storage.open_run("r", room.articles, room.warehouse, "f1", lambda message: None) as run, pytest.raises(FileNotFoundError):
        storage.fill_mentions(run, storage.Memory(run.layout, "f1"), lambda progress: None)


def test_progress_is_told_and_ends_with_all(room: Room) -> None:
    for n in range(3):
        room.write(f"{n}.txt", TARIFFS.replace("25", str(30 + n)))
    told: list[storage.Progress] = []
    with storage.open_run("r", room.articles, room.warehouse, "f1", lambda message: None) as run:
        held = storage.Memory(run.layout, run.fingerprint)
        storage.fill_core(run, held, told.append)
        storage.fill_mentions(run, held, told.append)
    last = {progress.stage: progress for progress in told}
    assert (last["files"].done, last["files"].total, last["files"].articles) == (3, 3, 3)
    assert (last["articles"].done, last["articles"].total) == (3, 3)


def test_a_corpus_without_tariffs_still_has_all_tables(room: Room) -> None:
    room.write("a.txt", GARDEN)
    tables = room.fill()
    assert tables["core.rate_mentions"].drop(()).schema == polars_schema(core.RateMentions)
    assert tables["core.entities"].is_empty()


# --- what is not about tariffs ---

STATED = {"title": "How to prune a rose", "date": "2025-03-04T08:00:00Z", "author": "Ada Moss", "source": "Moss & Leaf", "text": GARDEN}


def kept(room: Room, fields: dict[str, Any]) -> dict[str, Any]:
    """The row of the one article."""
    room.write("a.json", json.dumps(fields))
    tables = room.fill()
    assert tables["core.blocks"].is_empty()
    assert tables["core.sentences"].is_empty()
    (row,) = tables["core.articles"].iter_rows(named=True)
    assert not row["is_about_tariffs"]
    return row


def test_of_an_article_about_something_else_its_row_is_kept_and_nothing_more(room: Room) -> None:
    row = kept(room, STATED)
    assert (row["title"], str(row["published_on"]), row["authors"]) == ("How to prune a rose", "2025-03-04", ["Ada Moss"])
    assert (row["published_basis"], row["publisher"]) == ("metadata", "Moss & Leaf")
    assert "Cut above the bud" in row["text"]


@pytest.mark.parametrize("missing", ["title", "date"])
def test_what_its_source_leaves_open_is_looked_for_in_its_text(room: Room, missing: str) -> None:
    fields = {name: value for name, value in STATED.items() if name != missing}
    row = kept(room, fields | {"text": f"How to prune a rose\n\nMarch 4, 2025\n\n{GARDEN}"})
    assert (row["title"], str(row["published_on"])) == ("How to prune a rose", "2025-03-04")


def test_a_page_in_a_field_is_taken_apart_whatever_it_is_about(room: Room) -> None:
    page = f"<html><body><nav><a href='/'>Home</a></nav><article><h1>How to prune a rose</h1><p>{GARDEN}</p></article></body></html>"
    assert "Home" not in kept(room, STATED | {"text": page})["text"]
