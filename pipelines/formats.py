"""Answers of queries as data for other programs: CSV and JSON. Parquet is the business of `warehouse`, tables for people of `display`.

Days and moments are ISO 8601, moments in UTC without zone as in the warehouse; numbers and truth values are never dressed up, and what
stands in an article stays as it is, but for one thing that `write_csv` says.
"""

import csv
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any

from pipelines.display import harmless

_FORMULA_SIGNS = tuple("=+-@\t\r\n" + "＝＋－＠")
"""What a spreadsheet takes for the start of a formula, in its wide forms too."""


def write_csv(stream: IO[str], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """RFC 4180: a header, lines that end in CR LF, quotes where needed. A null is an empty cell, a list or struct is JSON.

    A spreadsheet runs a cell that begins with = + - @ as a formula, and an article may say anything: text that begins so gets an
    apostrophe in front, numbers do not. Whoever wants the bare characters takes JSON or Parquet. On a terminal control characters are
    shown as pictures.
    """
    written = csv.writer(stream, lineterminator="\r\n")
    for cells in (columns, *rows):
        texts = map(_cell, cells)
        written.writerow([harmless(text, keep_lines=True) for text in texts] if stream.isatty() else texts)


def write_json(stream: IO[str], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """One array with one object for each row, each on a line of its own; lists stay lists, what is no number in JSON (infinity) is null.

    Raises ValueError where two columns bear the same name: one of them would be lost.
    """
    seen: set[str] = set()
    for name in columns:
        if name in seen:
            raise ValueError(f"two columns are called {name}; give each a name of its own with AS")
        seen.add(name)
    stream.write("[")
    for number, row in enumerate(rows):
        stream.write((",\n" if number else "\n") + json.dumps({name: _plain(value) for name, value in zip(columns, row, strict=True)}))
    stream.write("\n]\n")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_SIGNS) else value
    plain = _plain(value)
    return plain if isinstance(plain, str) else str(value) if isinstance(value, float) else json.dumps(plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """`value` as JSON knows it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.hex() if isinstance(value, bytes) else str(value)
