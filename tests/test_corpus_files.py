"""Finding files and reading articles out of them as bytes: formats, order, links, and a refusal for what cannot be read."""

import datetime as dt
import gzip
import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.corpus import files
from pipelines.corpus.files import RawItem, Refusal, find_files, read_file


def put(root: Path, path: str, content: bytes = b"A tariff of 10% applies.") -> str:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return path


def refusals(root: Path, path: str) -> list[Refusal]:
    return [item for item in read_file(root, path) if isinstance(item, Refusal)]


def items(root: Path, path: str) -> list[RawItem]:
    return [item for item in read_file(root, path) if isinstance(item, RawItem)]


def test_files_come_sorted_recursive_and_without_hidden_ones(tmp_path: Path) -> None:
    for path in ("b.txt", "a/z.md", "a/b/c.json", ".hidden.txt", "a/.git/x.txt", "odd.docx"):
        put(tmp_path, path)
    assert find_files(tmp_path) == ["a/b/c.json", "a/z.md", "b.txt", "odd.docx"]


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        find_files(tmp_path / "nowhere")


def test_links_inside_the_folder_are_read_and_loops_end(tmp_path: Path) -> None:
    put(tmp_path, "a/story.txt")
    (tmp_path / "again.txt").symlink_to(tmp_path / "a/story.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert find_files(tmp_path) == ["a/story.txt", "again.txt", "self.txt"]
    assert items(tmp_path, "again.txt")[0].content == items(tmp_path, "a/story.txt")[0].content
    assert [refusal.rule for refusal in refusals(tmp_path, "self.txt")] == ["unreadable"]


@pytest.mark.parametrize("is_folder", [False, True])
def test_a_link_that_leads_out_leaves_a_refusal(tmp_path: Path, is_folder: bool) -> None:
    root, outside = tmp_path / "articles", tmp_path / "outside"
    root.mkdir()
    put(outside, "secret.txt")
    (root / "out.txt").symlink_to(outside if is_folder else outside / "secret.txt", target_is_directory=is_folder)
    assert find_files(root) == ["out.txt"]
    assert [refusal.rule for refusal in refusals(root, "out.txt")] == ["outside_folder"]
    assert not items(root, "out.txt")


def test_a_name_that_is_no_utf8_is_refused_not_lost(tmp_path: Path) -> None:
    try:
        put(tmp_path, os.fsdecode(b"caf\xe9.txt"))
    except OSError:
        pytest.skip("this file system only takes UTF-8 names")
    [name] = find_files(tmp_path)
    assert name == "caf\\xe9.txt"
    assert [refusal.rule for refusal in refusals(tmp_path, name)] == ["unreadable"]


@pytest.mark.parametrize(
    ("name", "source_format"),
    [("a.txt", "txt"), ("a.TEXT", "txt"), ("a.html", "html"), ("a.HTM", "html"), ("a.md", "md"), ("a.markdown", "md"), ("a.json", "json")],
)
def test_a_file_of_one_article_is_its_bytes(tmp_path: Path, name: str, source_format: str) -> None:
    put(tmp_path, name, b"\xff any bytes\r\n")
    assert list(read_file(tmp_path, name)) == [RawItem(name, None, source_format, b"\xff any bytes\r\n")]


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.pdf", b"%PDF-1.7", "unsupported_format"),
        ("a.txt.gz", b"\x1f\x8b", "unsupported_format"),
        ("README", b"read me", "unsupported_format"),
        ("a.txt", b"", "empty_file"),
        ("a.jsonl", b"", "empty_file"),
        ("a.parquet", b"", "empty_file"),
        ("a.parquet", b"PAR1 and then nothing", "truncated"),
        ("a.parquet", b"no parquet at all", "malformed_parquet"),
        ("a.parquet", b"PAR1garbagePAR1", "malformed_parquet"),
        ("a.jsonl.gz", b"no gzip at all", "malformed_gzip"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, rule: str) -> None:
    put(tmp_path, name, content)
    [refusal] = list(read_file(tmp_path, name))
    assert isinstance(refusal, Refusal)
    assert (refusal.rule, refusal.source_path) == (rule, name)
    assert refusal.detail.endswith((".", ")"))
    facts = json.loads(refusal.payload or "")
    assert facts["bytes"] == len(content)
    assert len(facts["sha256"]) == 64


def test_a_missing_or_forbidden_file_is_unreadable(tmp_path: Path) -> None:
    assert [refusal.rule for refusal in refusals(tmp_path, "gone.txt")] == ["unreadable"]
    put(tmp_path, "locked.txt")
    (tmp_path / "locked.txt").chmod(0)
    if os.geteuid() != 0:
        assert [refusal.rule for refusal in refusals(tmp_path, "locked.txt")] == ["unreadable"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [refusal.rule for refusal in refusals(tmp_path, "pipe.txt")] == ["unreadable"]


LINES = b'{"text": "one"}\n\n  \n{broken\r\n{"text": "two"}'


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", LINES), ("a.ndjson", LINES), ("a.jsonl.gz", gzip.compress(LINES, mtime=0))])
def test_lines_are_counted_blank_ones_skipped_and_bad_ones_passed_on(tmp_path: Path, name: str, content: bytes) -> None:
    put(tmp_path, name, content)
    assert [(item.source_line, item.content) for item in items(tmp_path, name)] == [
        (1, b'{"text": "one"}'),
        (4, b"{broken"),
        (5, b'{"text": "two"}'),
    ]
    assert not refusals(tmp_path, name)


def test_a_cut_gzip_gives_its_whole_lines_and_a_refusal(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": os.urandom(40).hex()}).encode() + b"\n" for _ in range(5000))
    put(tmp_path, "a.jsonl.gz", gzip.compress(lines, mtime=0)[:-5000])
    found = list(read_file(tmp_path, "a.jsonl.gz"))
    assert isinstance(found[-1], Refusal)
    assert found[-1].rule == "truncated"
    assert found[-1].source_line == len(found)
    assert len(found) > 1000
    assert [item.content for item in found[:-1]] == lines.split(b"\n")[: len(found) - 1]


def test_a_gzip_with_a_flipped_byte_is_refused(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b'{"text": "one"}\n' * 1000, mtime=0))
    packed[len(packed) // 2] ^= 0xFF
    put(tmp_path, "a.jsonl.gz", bytes(packed))
    assert [refusal.rule for refusal in refusals(tmp_path, "a.jsonl.gz")] == ["malformed_gzip"]


def test_a_line_too_large_is_refused_without_stopping_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ARTICLE_BYTES", 1000)
    monkeypatch.setattr(files, "_CHUNK", 64)
    put(tmp_path, "a.jsonl", b'{"text": "one"}\n' + b"x" * 5000 + b'\n{"text": "two"}\n' + b"y" * 3000)
    found = list(read_file(tmp_path, "a.jsonl"))
    assert [(item.source_line, getattr(item, "rule", "read")) for item in found] == [
        (1, "read"),
        (2, "too_large"),
        (3, "read"),
        (4, "too_large"),
    ]
    assert [json.loads(item.payload or "")["bytes"] for item in found if isinstance(item, Refusal)] == [5000, 3000]


def test_a_file_too_large_for_one_article_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ARTICLE_BYTES", 10)
    put(tmp_path, "a.txt", b"x" * 11)
    assert [refusal.rule for refusal in refusals(tmp_path, "a.txt")] == ["too_large"]


def test_utf16_lines_come_as_utf8(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", '{"text": "Zölle"}\r\n\n{"text": "bis 25 %"}\n'.encode("utf-16"))
    assert [(item.source_line, item.content.decode()) for item in items(tmp_path, "a.jsonl")] == [
        (1, '{"text": "Zölle"}'),
        (3, '{"text": "bis 25 %"}'),
    ]


def write_parquet(root: Path, **columns: object) -> str:
    pq.write_table(pa.table(columns), root / "a.parquet", row_group_size=2)
    return "a.parquet"


def test_rows_are_canonical_json_in_order(tmp_path: Path) -> None:
    name = write_parquet(
        tmp_path,
        title=["A", None, "C"],
        text=["one", "two", "three"],
        published_at=pa.array([dt.datetime(2025, 4, 2, 8, 0), None, None], pa.timestamp("ns", "UTC")),
        published_on=[dt.date(2025, 4, 2), None, None],
        score=[1.5, float("nan"), 2.0],
        authors=[["Ann Lee"], [], None],
    )
    found = items(tmp_path, name)
    assert [item.source_line for item in found] == [1, 2, 3]
    first = (
        '{"authors":["Ann Lee"],"published_at":"2025-04-02T08:00:00+00:00",'
        '"published_on":"2025-04-02","score":1.5,"text":"one","title":"A"}'
    )
    assert found[0].content.decode() == first
    assert json.loads(found[1].content)["score"] is None


def test_equal_rows_are_equal_bytes_whatever_the_order_of_columns(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one, other = write_parquet(tmp_path, title=["A"], text=["x"]), write_parquet(tmp_path / "other", text=["x"], title=["A"])
    assert items(tmp_path, one)[0].content == items(tmp_path / "other", other)[0].content


def test_a_parquet_file_without_text_is_no_article(tmp_path: Path) -> None:
    name = write_parquet(tmp_path, headline=["A"], rate=[25])
    [refusal] = refusals(tmp_path, name)
    assert refusal.rule == "not_an_article"
    assert "headline, rate" in refusal.detail


def test_a_broken_row_group_does_not_stop_the_next_one(tmp_path: Path) -> None:
    name = write_parquet(tmp_path, text=[f"text number {n} with some letters" for n in range(6)])
    data = bytearray((tmp_path / name).read_bytes())
    start = pq.ParquetFile(tmp_path / name).metadata.row_group(1).column(0).file_offset or 0
    group = pq.ParquetFile(tmp_path / name).metadata.row_group(1).column(0)
    start = group.dictionary_page_offset or group.data_page_offset
    data[start : start + 12] = b"\xff" * 12
    (tmp_path / name).write_bytes(bytes(data))
    found = list(read_file(tmp_path, name))
    assert [(item.source_line, getattr(item, "rule", "read")) for item in found] == [
        (1, "read"),
        (2, "read"),
        (3, "malformed_parquet"),
        (5, "read"),
        (6, "read"),
    ]
