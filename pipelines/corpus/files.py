"""The files under the articles folder, and the articles in them as bytes. What cannot be read is refused, with a reason.

What the bytes say is the matter of `document`; where articles were found before, of `storage`.
"""

import gzip
import hashlib
import json
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

MAX_ARTICLE_BYTES = 64 * 1024 * 1024
"""No news article is larger; one that claims to be would only fill the memory."""
_FIRST_BYTES = 64
_CHUNK = 1 << 18
_ROWS_AT_ONCE = 512
_ONE_ARTICLE = {".txt": "txt", ".text": "txt", ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_FORMATS = ", ".join((*_ONE_ARTICLE, *_LINES, ".parquet"))
_TEXT_COLUMNS = ("text", "body", "content", "articlebody")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class RawItem:
    """One article as it was found: a file's bytes, a JSON line without its newline, a Parquet row as canonical JSON.

    `source_line` counts lines or rows from 1 and is None where the file is one article.
    """

    source_path: str
    source_line: int | None
    source_format: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that was set aside: a file, line or row; `payload` is JSON text of what was refused."""

    source_path: str
    source_line: int | None
    rule: str
    detail: str
    payload: str | None


def find_files(root: Path) -> list[str]:
    """Paths of all files under `root`, relative with forward slashes, sorted; hidden files and folders are left out.

    Links to folders are not followed: what they show inside `root` is found at its own place. One that leads
    out of `root` is listed itself, so that `read_file` refuses it and it leaves a row. Raises NotADirectoryError.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"{root} is no folder")
    home = root.resolve()
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        leading_out = [name for name in folders if os.path.islink(os.path.join(folder, name)) and not _is_inside(Path(folder, name), home)]
        found += [Path(folder, name).relative_to(root).as_posix() for name in (*names, *leading_out) if not name.startswith(".")]
    # A name that is no UTF-8 cannot be written into any table: its bytes are shown instead, and read_file says so.
    return sorted(name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") for name in found)


def read_file(root: Path, path: str) -> Iterator[RawItem | Refusal]:
    """The articles of the file `path` under `root` in order, one at a time, and a Refusal for each one that cannot be read."""
    file = root / path
    try:
        if not _is_inside(file, root.resolve()):
            yield Refusal(
                path,
                None,
                "outside_folder",
                "The link leads out of the articles folder. Copy the file in, or give its own folder as the articles folder.",
                None,
            )
            return
        if not stat.S_ISREG(file.stat().st_mode):
            yield Refusal(path, None, "unreadable", "It is no regular file.", None)
            return
        yield from _read(file, path)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, in Python 3.11 and 3.12
        reason = getattr(error, "strerror", None) or "the link runs in a circle"
        yield Refusal(path, None, "unreadable", f"The file cannot be read: {reason}. Check that it is there and its permissions.", None)


def describe(content: bytes) -> str:
    """Payload of a refused file: size, SHA-256 and first bytes, as JSON."""
    return _facts(len(content), hashlib.sha256(content).hexdigest(), content[:_FIRST_BYTES])


def quote_line(content: bytes) -> str:
    """Payload of a refused line: the line itself as a JSON string, bytes that are no UTF-8 written as \\xNN."""
    return json.dumps(content.decode("utf-8", "backslashreplace"), ensure_ascii=False)


def _is_inside(path: Path, home: Path) -> bool:
    return path.resolve().is_relative_to(home)


def _facts(size: int, sha256: str, first: bytes) -> str:
    return json.dumps({"bytes": size, "sha256": sha256, "first_bytes": first.decode("utf-8", "backslashreplace")}, ensure_ascii=False)


def _facts_of_file(file: Path) -> str:
    """The payload for a file that is not held in memory."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        first = stream.read(_FIRST_BYTES)
        digest.update(first)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return _facts(file.stat().st_size, digest.hexdigest(), first)


def _read(file: Path, path: str) -> Iterator[RawItem | Refusal]:
    name = file.name.lower()
    one_article = _ONE_ARTICLE.get(os.path.splitext(name)[1])
    if not (one_article or name.endswith((*_LINES, ".parquet"))):
        ending = os.path.splitext(name)[1] or "no ending"
        yield Refusal(
            path, None, "unsupported_format", f"Files of this kind ({ending}) are not read; these are: {_FORMATS}.", _facts_of_file(file)
        )
    elif file.stat().st_size == 0:
        yield Refusal(path, None, "empty_file", "The file has no bytes. Fetch it again or remove it.", _facts_of_file(file))
    elif one_article:
        if file.stat().st_size > MAX_ARTICLE_BYTES:
            yield _too_large(path, None, _facts_of_file(file))
        else:
            yield RawItem(path, None, one_article, file.read_bytes())
    elif name.endswith(".parquet"):
        yield from _read_rows(file, path)
    else:
        yield from _read_lines(file, path)


def _too_large(path: str, line: int | None, payload: str) -> Refusal:
    return Refusal(
        path,
        line,
        "too_large",
        f"One article of more than {MAX_ARTICLE_BYTES >> 20} MiB is not read. Is it several? Then give them as JSON Lines.",
        payload,
    )


def _read_lines(file: Path, path: str) -> Iterator[RawItem | Refusal]:
    """The lines of a JSON Lines file, compressed or not. Blank lines are skipped but counted."""
    number = 0
    with file.open("rb") as raw:
        packed = file.name.lower().endswith(".gz")
        stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
        try:
            for number, line in enumerate(_lines(stream), 1):
                if isinstance(line, str):
                    yield _too_large(path, number, line)
                elif line.strip():
                    yield RawItem(path, number, "jsonl", line)
        except EOFError:
            yield Refusal(
                path,
                number + 1,
                "truncated",
                "The compressed file ends before its data do. The lines before were read; fetch the file again.",
                _facts_of_file(file),
            )
        except (gzip.BadGzipFile, zlib.error) as error:
            detail = f"The file is no sound gzip file: {error}. The lines before were read; compress it again."
            yield Refusal(path, number + 1, "malformed_gzip", detail, _facts_of_file(file))
        except UnicodeDecodeError as error:
            detail = f"Its byte order mark says UTF-16, but the bytes do not fit: {error.reason}. Save the file as UTF-8."
            yield Refusal(path, number + 1, "not_utf8", detail, _facts_of_file(file))


def _lines(stream: IO[bytes]) -> Iterator[bytes | str]:
    """Lines without their newline; instead of a line that is too large the payload that describes it. UTF-16 lines come as UTF-8."""
    pending, skipped = bytearray(), _Skipped()
    first = stream.read1(_CHUNK)  # type: ignore[attr-defined]
    if first.startswith(_UTF16_MARKS):
        yield from _utf16_lines(first + stream.read())
        return
    chunk = first
    while chunk:
        *whole, rest = chunk.split(b"\n")
        for part in whole:
            if skipped.size:
                skipped.add(part)
                yield skipped.payload()
                skipped = _Skipped()
            else:
                pending += part
                yield bytes(pending[:-1] if pending.endswith(b"\r") else pending)
            pending.clear()
        if skipped.size:
            skipped.add(rest)
        else:
            pending += rest
            if len(pending) > MAX_ARTICLE_BYTES:
                skipped.add(pending)
                pending.clear()
        chunk = stream.read1(_CHUNK)  # type: ignore[attr-defined]
    if skipped.size:
        yield skipped.payload()
    elif pending:
        yield bytes(pending)


def _utf16_lines(content: bytes) -> Iterator[bytes]:
    # Lines of UTF-16 cannot be cut at byte 0x0A, and the encoding is rare for large files: it is decoded as a whole.
    for line in content.decode("utf-16").split("\n"):
        yield line.removesuffix("\r").encode("utf-8", "surrogatepass")


class _Skipped:
    """What is remembered of a line that is too large to be held."""

    def __init__(self) -> None:
        self.size, self.digest, self.first = 0, hashlib.sha256(), b""

    def add(self, part: bytes | bytearray) -> None:
        self.first = self.first or bytes(part[:_FIRST_BYTES])
        self.size += len(part)
        self.digest.update(part)

    def payload(self) -> str:
        return _facts(self.size, self.digest.hexdigest(), self.first)


def _read_rows(file: Path, path: str) -> Iterator[RawItem | Refusal]:
    """The rows of a Parquet file, row group by row group; a group that cannot be read is refused and the next one is tried."""
    with file.open("rb") as stream:
        starts = stream.read(4)
        stream.seek(-min(4, file.stat().st_size), os.SEEK_END)
        ends = stream.read(4)
    if starts == b"PAR1" and ends != b"PAR1":
        yield Refusal(path, None, "truncated", "The Parquet file ends before its footer. Fetch or write it again.", _facts_of_file(file))
        return
    try:
        table = pq.ParquetFile(file)
    except (pa.ArrowException, OSError) as error:
        yield Refusal(
            path, None, "malformed_parquet", f"It is no sound Parquet file: {_first_line(error)}. Write it again.", _facts_of_file(file)
        )
        return
    with table:
        if not any(name.lower() in _TEXT_COLUMNS for name in table.schema_arrow.names):
            columns = ", ".join(table.schema_arrow.names)[:300]
            detail = f"The file has no column for the text of an article (text, body, content or articleBody); it has: {columns}."
            yield Refusal(path, None, "not_an_article", detail, _facts_of_file(file))
            return
        row = 0
        for group in range(table.num_row_groups):
            first_row = row + 1
            try:
                for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, row_groups=[group]):
                    for record in _records(batch):
                        row += 1
                        yield _row_item(path, row, record)
            except (pa.ArrowException, OSError) as error:
                detail = f"Row group {group} cannot be read from row {row + 1} on: {_first_line(error)}. Write the file again."
                yield Refusal(path, row + 1, "malformed_parquet", detail, _facts_of_file(file))
            row = first_row - 1 + table.metadata.row_group(group).num_rows


def _records(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    # Python has no nanoseconds: they are cut, or pyarrow would ask for pandas.
    columns = [
        column.cast(pa.timestamp("us", column.type.tz), safe=False)
        if pa.types.is_timestamp(column.type) and column.type.unit == "ns"
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names).to_pylist()  # type: ignore[no-any-return]


def _row_item(path: str, row: int, record: dict[str, Any]) -> RawItem | Refusal:
    content = json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(content) > MAX_ARTICLE_BYTES:
        return _too_large(path, row, describe(content))
    return RawItem(path, row, "parquet", content)


def _plain(value: Any) -> Any:
    """A value of a Parquet row as JSON knows it; equal rows give equal JSON whatever the file's types were named."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else None
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value)  # decimals, durations


def _first_line(error: Exception) -> str:
    return str(error).split("\n")[0].strip().rstrip(".")[:200] or type(error).__name__
