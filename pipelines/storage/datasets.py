"""Tables as folders of Parquet part files, each of which appears whole or not at all. What the tables mean stands in `contracts`."""

import os
from collections.abc import Sequence
from pathlib import Path

import polars as pl


def write_parquet(frame: pl.DataFrame, path: Path) -> None:
    """Write `frame` to `path`: readers see the old file or the new one, never half of one."""
    aside = path.with_name(f".{path.name}.tmp")
    frame.write_parquet(aside, compression="zstd")
    os.replace(aside, path)


def sink_parquet(rows: pl.LazyFrame, path: Path) -> None:
    """Write what the query `rows` gives to `path`, streamed; readers see the old file or the new one, never half of one. These are the rows
    of all articles, for one build: packed lightly, because packing texts well takes longer than all else that is done with them."""
    aside = path.with_name(f".{path.name}.tmp")
    rows.sink_parquet(aside, compression="lz4")
    os.replace(aside, path)


def scan(files: Sequence[Path]) -> pl.LazyFrame:
    """All rows of the Parquet `files` (at least one), in their order. Names are taken as they are: `[` and `*` are no patterns."""
    return pl.scan_parquet(list(files), glob=False)


class Dataset:
    """A table as a folder of Parquet part files.

    Part 0 is empty and gives the columns, so that a table without rows is still a table. Parts are numbered in the order of
    `append`; datasets that are filled side by side keep what belongs together in parts of one number.
    """

    def __init__(self, folder: Path, schema: pl.Schema) -> None:
        """Open the dataset in `folder`, or begin it with the columns of `schema`."""
        self.folder = folder
        self.schema = schema
        folder.mkdir(parents=True, exist_ok=True)
        self._next = len(self.parts())
        if not self._next:
            self.append(pl.DataFrame(schema=schema))

    def parts(self) -> list[Path]:
        """The part files in order."""
        return sorted(self.folder.glob("part-*.parquet"))

    def append(self, frame: pl.DataFrame) -> None:
        """Add `frame` as the next part. Its columns must be those of the dataset, in any order; another dtype is a bug and raises."""
        write_parquet(frame.select(self.schema.names()).match_to_schema(self.schema), self._part())
        self._next += 1

    def sink(self, rows: pl.LazyFrame) -> None:
        """Add what the query `rows` gives as the next part, streamed; the same holds for its columns, of which it may have more."""
        sink_parquet(rows.select(self.schema.names()).match_to_schema(self.schema), self._part())
        self._next += 1

    def _part(self) -> Path:
        return self.folder / f"part-{self._next:06d}.parquet"

    def scan(self) -> pl.LazyFrame:
        """All rows."""
        return scan(self.parts())

    def height(self) -> int:
        """Number of rows, read from the footers."""
        return int(self.scan().select(pl.len()).collect().item())
