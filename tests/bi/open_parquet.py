"""Reads the Parquet copies of a warehouse with those of pyarrow, polars and pandas that are installed; see `clients.py`.

python open_parquet.py WAREHOUSE      one line of JSON for each thing tried: what, said, ok
"""

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

Read = Callable[[Path], tuple[int, dict[str, list[Any]]]]
"""Gives the number of rows of a file and its columns."""


def with_pyarrow(file: Path) -> tuple[int, dict[str, list[Any]]]:
    import pyarrow.parquet as pq

    table = pq.read_table(file)
    return table.num_rows, table.to_pydict()


def with_polars(file: Path) -> tuple[int, dict[str, list[Any]]]:
    import polars as pl

    frame = pl.read_parquet(file, glob=False)
    return frame.height, frame.to_dict(as_series=False)


def with_pandas(file: Path) -> tuple[int, dict[str, list[Any]]]:
    import pandas as pd

    frame = pd.read_parquet(file)
    return len(frame), {
        name: [list(value) if hasattr(value, "tolist") and hasattr(value, "__len__") else value for value in frame[name]] for name in frame
    }


READERS: dict[str, Read] = {"pyarrow": with_pyarrow, "polars": with_polars, "pandas": with_pandas}


def read(reader: Read, folder: Path) -> str:
    """Every copy has the rows that the release names; days are days and lists are lists."""
    counts = dict(zip(*(reader(folder / "meta" / "release.parquet")[1][name] for name in ("table_name", "row_count")), strict=True))
    files = sorted(folder.glob("*/*.parquet"))
    assert {f"{file.parent.name}.{file.stem}" for file in files} == counts.keys(), "copies and tables differ"
    for file in files:
        rows, _ = reader(file)
        assert rows == counts[f"{file.parent.name}.{file.stem}"], file.name
    _, overview = reader(folder / "mart" / "article_overview.parquet")
    assert any(isinstance(value, date) for value in overview["published_on"]), "days are no days"
    assert all(isinstance(value, list) for value in overview["statuses"]), "lists are no lists"
    return f"{len(files)} files, {sum(counts.values()):,} rows; days and lists come as such"


def tried(warehouse: Path) -> Iterator[dict[str, Any]]:
    for name, reader in READERS.items():
        if importlib.util.find_spec(name) is None or (name == "pandas" and importlib.util.find_spec("pyarrow") is None):
            continue
        try:
            yield {"what": name, "said": read(reader, warehouse / "current" / "parquet"), "ok": True}
        except Exception as error:
            yield {"what": name, "said": " ".join(f"{type(error).__name__}: {error}".split())[:300], "ok": False}


if __name__ == "__main__":
    for line in tried(Path(sys.argv[1])):
        print(json.dumps(line), flush=True)
