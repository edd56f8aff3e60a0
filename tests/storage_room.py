"""A folder of articles and its warehouse, for tests of storage: builds of the core tables without Dagster and DuckDB."""

from pathlib import Path

import polars as pl

from pipelines import storage

TARIFFS = """Tokyo braces for the 25% car tariff

TOKYO, May 4, 2025 - The United States has imposed a 25% tariff on imports of cars from Japan. The duty took effect on April 3, 2025, and \
Japan has asked Washington to remove it.

Carmakers said the tariff would cost them dearly this year, and their shares fell 4%."""
ELSEWHERE = """Seoul answers the steel duty

SEOUL, May 6, 2025 - South Korea said on Tuesday that the 50% tariff on steel imports from South Korea was unjust. The United States \
imposed the tariff on March 12, 2025."""
GARDEN = """How to prune a rose

Cut above the bud on a dry day in March. The garden will thank you for it, and the neighbours will too."""

FOUND = ("core.rate_mentions", "core.date_mentions", "core.entity_mentions", "core.passed_figures")
CORE = ("core.sources", "core.articles", "core.blocks", "core.sentences", *FOUND, "core.entities")
REJECTED = "quarantine.rejected_rows"
NEVER_EQUAL = ("ingested_at", "rejected_at", "run_id")


class Room:
    """A folder of articles and a warehouse, and builds of the core tables without Dagster and DuckDB."""

    def __init__(self, root: Path) -> None:
        self.articles, self.warehouse, self.builds = root / "articles", root / "warehouse", 0
        self.workers = storage.Workers(1)
        self.elsewhere: storage.Elsewhere | None = None
        self.articles.mkdir(parents=True)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.articles / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def fill(self) -> dict[str, pl.DataFrame]:
        """All tables of one more build, without times and run; rows sorted."""
        self.builds += 1
        with storage.open_run(f"run-{self.builds}", self.articles, self.warehouse, "f1", lambda message: None) as run:
            held = storage.Memory(run.layout, run.fingerprint)
            storage.fill_core(run, held, lambda progress: None, self.workers, self.elsewhere)
            self.tally = storage.fill_mentions(run, held, lambda progress: None, workers=self.workers)
            tables = {name: storage.scan(sorted(run.dataset(name).glob("*.parquet"))).collect() for name in (*CORE, REJECTED)}
        return {name: rows.drop(NEVER_EQUAL, strict=False).sort(pl.all()) for name, rows in tables.items()}


def assert_equal(left: dict[str, pl.DataFrame], right: dict[str, pl.DataFrame]) -> None:
    assert left.keys() == right.keys()
    for name in left:
        assert left[name].equals(right[name]), name
