"""Opens a warehouse with the clients that BI tools are made of, each in an environment of its own, and prints one table (`make bi`).

    python tests/bi/clients.py [--warehouse DIR]

Without a warehouse two releases of the hand-made sample of the tests are built. Environments and sample stand in a temporary folder
and are removed; packages come from wherever pip is set up to find them. The exit code is 1 where a client could not do something, 3
where the packages of one could not be had and all others did well.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CLIENTS = {
    "DuckDB 1.4": ("duckdb-1.4.txt", "open_duckdb.py"),
    "DuckDB 1.5": ("duckdb-1.5.txt", "open_duckdb.py"),
    "SQLAlchemy 2.0": ("sqlalchemy-2.0.txt", "open_sqlalchemy.py"),
    "Parquet": ("parquet.txt", "open_parquet.py"),
}
"""Client -> the packages it is made of, and the script that opens the warehouse with it."""
SET_UP = "set up"
"""What is tried first: to have those packages."""


def made_up(folder: Path) -> Path:
    """A warehouse with two releases of the sample of the tests, and with the whole vocabulary: questions ask for countries by name."""
    sys.path.insert(0, str(HERE.parent))
    from warehouse_sample import release, sample

    from pipelines.reading.vocabulary import vocab_frames

    made, _ = sample()
    made.rows.update({table: frame.to_dicts() for table, frame in vocab_frames().items()})
    known = {row["slug"] for row in made.rows["vocab.products"]}
    for rate in made.rows["core.rate_mentions"]:
        rate["products"] = [slug if slug in known else "automobiles" for slug in rate["products"]]
    for _ in range(2):
        release(folder, made)
    return folder


def try_client(client: str, warehouse: Path, folder: Path) -> list[dict[str, Any]]:
    """What `client` could do, a row for each thing tried."""
    requirements, script = CLIENTS[client]
    environment = folder / Path(requirements).stem
    python = str(environment / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", str(HERE / requirements)]
    for step in ([sys.executable, "-m", "venv", str(environment)], install):
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            return [{"client": client, "what": SET_UP, "said": _last_line(done.stderr), "ok": False}]
    sql = [str(ROOT / "sql")] if script == "open_duckdb.py" else []
    done = subprocess.run([python, str(HERE / script), str(warehouse), *sql], capture_output=True, text=True, check=False)
    rows = [{"client": client} | json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or not rows:
        rows.append({"client": client, "what": "open", "said": _last_line(done.stderr), "ok": False})
    return rows


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["nothing was said"])[-1]


def main() -> int:
    parser = argparse.ArgumentParser(description="Open a warehouse with the clients that BI tools are made of.")
    parser.add_argument("--warehouse", type=Path, metavar="DIR", help="warehouse folder (default: a hand-made sample)")
    given = parser.parse_args().warehouse
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="tariffs-bi-"))
    try:
        warehouse = given.resolve() if given else made_up(folder / "warehouse")
        with ThreadPoolExecutor(2) as pool:
            rows = [row for found in pool.map(lambda client: try_client(client, warehouse, folder), CLIENTS) for row in found]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for row in rows:
        print(f"{'ok    ' if row['ok'] else 'FAILED'} {row['client']:<15} {row['what']:<10} {row['said']}")
    print(f"{sum(row['ok'] for row in rows)} of {len(rows)} in {time.monotonic() - began:.0f} s")
    failed = {row["what"] for row in rows if not row["ok"]}
    return 0 if not failed else 3 if failed == {SET_UP} else 1


if __name__ == "__main__":
    sys.exit(main())
