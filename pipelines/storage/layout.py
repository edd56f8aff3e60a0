"""The folders under the warehouse, the one lock, and the folder of a running build. What stands in the files is no business of this room.

warehouse/
  current -> releases/<ns>/      the release people read: tariffs.duckdb, report.html, parquet/<schema>/<table>.parquet
  releases/                      the last releases
  memory/<fingerprint>/          what was read before (see `memory`)
  work/<run>/                    the datasets of the build at work; gone when it ends
  dagster/                       DAGSTER_HOME
  spark.log                      what Spark had to say, where a cluster read
  .lock                          held by the build at work
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


class WrongFolder(Exception):
    """A folder that cannot be what it is given for; the message is one line for the user."""


@dataclass(frozen=True)
class Layout:
    """Where things live under the warehouse folder `root`. Nothing is created by asking."""

    root: Path

    @property
    def releases(self) -> Path:
        """The folder of all kept releases."""
        return self.root / "releases"

    @property
    def current(self) -> Path:
        """The symlink to the release that is read."""
        return self.root / "current"

    @property
    def memory(self) -> Path:
        """The folder of what was read before."""
        return self.root / "memory"

    @property
    def work(self) -> Path:
        """The folder of the datasets of running builds."""
        return self.root / "work"

    @property
    def dagster(self) -> Path:
        """DAGSTER_HOME."""
        return self.root / "dagster"

    @property
    def lock(self) -> Path:
        """The file that the build at work holds locked. It is never deleted: a lock on a deleted file binds nobody."""
        return self.root / ".lock"


@dataclass(frozen=True)
class Run:
    """One build at work: from where it reads, where it writes, when it began (UTC, without zone) and under which fingerprint."""

    run_id: str
    started_at: datetime
    articles: Path
    layout: Layout
    fingerprint: str

    @property
    def folder(self) -> Path:
        """The folder of this run's datasets."""
        return self.layout.work / self.run_id

    def dataset(self, full_name: str) -> Path:
        """Folder of the dataset of the table `full_name` (`core.articles`)."""
        return self.folder / full_name

    @property
    def tally(self) -> Path:
        """The file in which the steps of this run hand on their counts."""
        return self.folder / "tally.json"


@contextmanager
def build_lock(warehouse: Path, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Hold the build lock of `warehouse`; creates the folder.

    Where another build holds it, `on_wait` is told so once, in a sentence, and the call blocks until that build ends.
    The kernel gives the lock back when its holder dies, however it dies.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    handle = os.open(Layout(warehouse).lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 200, 0).decode(errors="replace").strip() or "unknown"
            on_wait(f"another build is at work in {warehouse} ({holder}); waiting for it to end")
            fcntl.flock(handle, fcntl.LOCK_EX)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def clear_dead_runs(layout: Layout) -> list[str]:
    """Remove the work folders that killed builds left and give their names. Only for the holder of the lock: all of them are dead."""
    dead = sorted(path.name for path in layout.work.iterdir()) if layout.work.is_dir() else []
    for name in dead:
        shutil.rmtree(layout.work / name, ignore_errors=True)
    return dead


def checked_folders(articles: Path, warehouse: Path) -> tuple[Path, Path]:
    """Both folders as absolute paths. Raises WrongFolder where there are no articles, or where a build would read its own results."""
    articles, warehouse = articles.expanduser().resolve(), warehouse.expanduser().resolve()
    if not articles.is_dir():
        raise WrongFolder(f"there is no articles folder {articles}; name another with --articles or TARIFF_ARTICLES")
    if warehouse.is_relative_to(articles):
        raise WrongFolder(f"the warehouse {warehouse} lies inside {articles}; name another with --warehouse or TARIFF_WAREHOUSE")
    return articles, warehouse


@contextmanager
def open_run(run_id: str, articles: Path, warehouse: Path, fingerprint: str, on_wait: Callable[[str], None]) -> Iterator[Run]:
    """The run `run_id` over the folder `articles` into `warehouse`, under the build lock; its work folder is gone afterwards."""
    with build_lock(warehouse, on_wait):
        layout = Layout(warehouse)
        clear_dead_runs(layout)
        run = Run(run_id, datetime.now(UTC).replace(tzinfo=None), articles, layout, fingerprint)
        run.folder.mkdir(parents=True)
        try:
            yield run
        finally:
            shutil.rmtree(run.folder, ignore_errors=True)
