"""What a build counts, reports and refuses. Why a row is refused is decided by those who refuse it."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import polars as pl

from pipelines.contracts.ledger import RejectedRows
from pipelines.contracts.table import Table, frame, full_name, polars_schema, pour
from pipelines.storage.datasets import Dataset
from pipelines.storage.layout import Run

PLACE = ("source_path", "source_line")
"""Where an article stands, in the order in which places are sorted."""


@dataclass(frozen=True)
class Progress:
    """How far a build is: `done` of `total` in `stage`.

    Stages are `waiting` for another build (`note` says which), `files` walked through, `articles` read closely, and `tables` of the
    release. `articles` have come by so far: found in the files, or about tariffs. `share` says, from 0 to 1, how much of the work of a
    stage is done where the count does not: files are of all sizes.
    """

    stage: str
    done: int
    total: int
    articles: int
    note: str = ""
    share: float | None = None


Report = Callable[[Progress], None]
"""Told of progress, many times a second at most a few hundred."""


@dataclass
class Tally:
    """What a run has counted so far; handed from step to step in a file.

    `input_listing` hashes the files by path, size and time of change, `input_digest` all places and contents (see `walk`). Of the
    articles `read` were taken apart anew and `remembered` were not; `read_closely` were read closely anew. `refused` counts rejected rows
    by table, then rule.
    """

    files: int = 0
    read: int = 0
    remembered: int = 0
    read_closely: int = 0
    input_listing: str = ""
    input_digest: str = ""
    refused: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def load(cls, run: Run) -> "Tally":
        """The tally of the steps before; FileNotFoundError where they did not run in this run."""
        return cls(**json.loads(run.tally.read_text(encoding="utf-8")))

    def save(self, run: Run) -> None:
        """Hand it on to the steps after."""
        run.tally.write_text(json.dumps(asdict(self)), encoding="utf-8")

    def refused_rows(self, table: str | None = None) -> int:
        """How many rejected rows `table` has, or all tables together."""
        return sum(sum(rules.values()) for name, rules in self.refused.items() if table in (None, name))


def named(error: Exception) -> str:
    """`error` in words that every table can hold: one line, cut, and without half characters of hostile input."""
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return words.encode("utf-8", "backslashreplace").decode()[:500]


class Quarantine:
    """Takes in what is refused, into the dataset of quarantine.rejected_rows and the tally. `flush` at the end."""

    def __init__(self, run: Run, tally: Tally) -> None:
        """Open the quarantine of `run`, to add to it."""
        self._run = run
        self._tally = tally
        self._dataset = Dataset(run.dataset(full_name(RejectedRows)), polars_schema(RejectedRows))
        self._rows: list[dict[str, object]] = []

    def add(
        self,
        table: str,
        rule: str,
        detail: str,
        payload: str | None,
        source_path: str,
        source_line: int | None,
        article_id: str | None = None,
        column_name: str | None = None,
    ) -> None:
        """One rejected row, meant for `table`."""
        counts = self._tally.refused.setdefault(table, {})
        counts[rule] = counts.get(rule, 0) + 1
        row: dict[str, object] = {"table_name": table, "rule": rule, "column_name": column_name, "detail": detail, "payload": payload}
        row |= {"source_path": source_path, "source_line": source_line, "article_id": article_id}
        self._rows.append(row | {"run_id": self._run.run_id, "rejected_at": self._run.started_at})
        if len(self._rows) >= 10_000:
            self.flush()

    def add_faults(self, table: type[Table], faults: pl.DataFrame, rows: pl.DataFrame) -> None:
        """What `pour` refused of `rows`, which carry article_id, source_path and source_line."""
        for fault in faults.iter_rows(named=True):
            row = rows.row(fault["row"], named=True)
            place = {name: row[name] for name in (*PLACE, "article_id")}
            self.add(full_name(table), fault["rule"], fault["detail"], fault["payload"], column_name=fault["column_name"], **place)

    def add_orphans(self, table: type[Table], orphans: pl.DataFrame) -> None:
        """Rows that go because the article they belong to goes; they carry article_id, source_path and source_line."""
        columns = polars_schema(table).names()
        for row in orphans.iter_rows(named=True):
            payload = json.dumps({name: row[name] for name in columns}, ensure_ascii=False, default=str)
            place = {name: row[name] for name in (*PLACE, "article_id")}
            detail = "the article it belongs to was refused"
            self.add(full_name(table), "parent_refused", detail, payload, column_name="article_id", **place)

    def flush(self) -> None:
        """Write what was taken in. A rejected row that breaks its own contract is a bug and raises ValueError."""
        if self._rows:
            rows, faults = pour(RejectedRows, frame(RejectedRows, self._rows))
            if faults.height:
                raise ValueError(f"a rejected row breaks the contract of quarantine.rejected_rows: {faults['detail'][0]}")
            self._dataset.append(rows)
            self._rows = []
