"""The releases under the warehouse folder: making room for a new one, showing it, going back to an earlier one.

    warehouse/current -> releases/<ns>/      swapped as a whole: readers see the old release or the new one
    warehouse/releases/.building-<ns>/       a release under construction

A client that has opened a release stays on it until it opens `current` again; the last releases are kept for those. Whoever
calls `aside` or `publish` holds the build lock (`storage`); reading needs no lock.
"""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.warehouse.audit import CheckResult, audit, checks
from pipelines.warehouse.build import DATABASE, SPILL, Aside, WarehouseError

KEEP = 5
"""Number of releases that are kept."""
_AUDITED = ".audited"
"""File of a release that says in what state its DuckDB file passed the audit."""


class AuditFailed(WarehouseError):
    """A release broke a promise and was not published; the message names each broken check with its number of offending rows."""


@dataclass(frozen=True)
class PublishedRelease:
    """One release that is kept: its id, its folder, when it was made (UTC, with zone), and whether it is the one people read."""

    release_id: str
    folder: Path
    made_at: datetime
    is_current: bool


@contextmanager
def aside(warehouse: Path) -> Iterator[Aside]:
    """A new folder to build the next release in. It is removed afterwards unless it was published, whatever happened.

    Removes what killed builds left. Only for the holder of the build lock: any other build folder is dead.
    """
    if "?" in str(warehouse.absolute()):
        raise WarehouseError(f"DuckDB cannot write to a path with a question mark: {warehouse}")
    (warehouse / "releases").mkdir(parents=True, exist_ok=True)
    _clear_dead_builds(warehouse)
    last = max((int(release.release_id) for release in releases(warehouse)), default=0)
    # Later releases sort last even where the clock was set back.
    room = Aside(warehouse, f"{max(time.time_ns(), last + 1):019d}")
    room.folder.mkdir()
    try:
        yield room
    finally:
        shutil.rmtree(room.folder, ignore_errors=True)


def publish(room: Aside, results: Sequence[CheckResult]) -> Path:
    """Make the release in `room` the current one and give its folder; `results` are those of its audit.

    Raises AuditFailed where a check failed, WarehouseError where there are no results; the current release then stays. Older
    releases beyond KEEP are removed, never the current one.
    """
    if not results:
        raise WarehouseError("a release is published with the results of its audit; there are none")
    if broken := [result for result in results if not result.passed]:
        what = "; ".join(f"{result.name} ({result.offending} rows): {result.promise}" for result in broken)
        raise AuditFailed(f"the release is not published, {len(broken)} of {len(results)} checks failed: {what}")
    shutil.rmtree(room.folder / SPILL, ignore_errors=True)
    (room.folder / _AUDITED).write_text(_state(room.database), encoding="utf-8")
    for path in sorted(room.folder.rglob("*"), reverse=True):
        _flush(path)
    _flush(room.folder)
    folder = room.warehouse / "releases" / room.release_id
    room.folder.rename(folder)
    _flush(folder.parent)
    _point_current_at(room.warehouse, room.release_id)
    kept = releases(room.warehouse)
    for release in kept[: max(len(kept) - KEEP, 0)]:
        if not release.is_current:
            shutil.rmtree(release.folder, ignore_errors=True)
    return folder


def audit_current(warehouse: Path) -> list[CheckResult]:
    """The results of the audit of the current release. A file that nobody touched since it passed passes again, however large it is: only
    another one is audited anew. WarehouseError where there is no release yet."""
    if is_untouched(warehouse):
        return [CheckResult(check.name, check.table, check.promise, True, 0, []) for check in checks()]
    return audit(current_database(warehouse))


def is_untouched(warehouse: Path) -> bool:
    """Whether nobody touched the DuckDB file of the current release since it passed its audit. WarehouseError where there is none yet."""
    database = current_database(warehouse)
    note = database.parent / _AUDITED
    return note.is_file() and note.read_text(encoding="utf-8") == _state(database)


def releases(warehouse: Path) -> list[PublishedRelease]:
    """The releases that are kept, oldest first; none where there is no warehouse."""
    folder, current = warehouse / "releases", _current_id(warehouse)
    names = sorted(path.name for path in folder.iterdir() if path.name.isdecimal()) if folder.is_dir() else []
    return [PublishedRelease(name, folder / name, datetime.fromtimestamp(int(name) / 1e9, UTC), name == current) for name in names]


def rollback(warehouse: Path, release_id: str) -> Path:
    """Make the kept release `release_id` the current one again and give its folder; WarehouseError where it is not kept.

    The next build publishes a new release all the same.
    """
    kept = {release.release_id: release for release in releases(warehouse)}
    if release_id not in kept or not (kept[release_id].folder / DATABASE).is_file():
        names = ", ".join(kept) or "none"
        raise WarehouseError(f"there is no release {release_id} in {warehouse}; there are: {names}")
    _point_current_at(warehouse, release_id)
    return kept[release_id].folder


def current_database(warehouse: Path) -> Path:
    """The DuckDB file of the current release; WarehouseError where there is none yet."""
    database = warehouse / "current" / DATABASE
    if not database.is_file():
        raise WarehouseError(
            f"there is no release in {warehouse} yet; make one with `tariffs build`, or name another folder with --warehouse"
        )
    return database


def _current_id(warehouse: Path) -> str | None:
    link = warehouse / "current"
    return Path(os.readlink(link)).name if link.is_symlink() else None


def _point_current_at(warehouse: Path, release_id: str) -> None:
    """Swap the link in one step. It is relative, so that the warehouse folder can be moved and mounted elsewhere."""
    link = warehouse / f".current-{release_id}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases") / release_id, target_is_directory=True)
    link.replace(warehouse / "current")
    _flush(warehouse)


def _clear_dead_builds(warehouse: Path) -> None:
    for folder in sorted((warehouse / "releases").glob(".building-*")):
        shutil.rmtree(folder, ignore_errors=True)
    for link in sorted(warehouse.glob(".current-*")):
        link.unlink(missing_ok=True)


def _state(database: Path) -> str:
    """Size and time of the last change of `database`, and of the log that DuckDB lays beside it when it is written to."""
    files = [(path.name, path.stat()) for path in sorted(database.parent.glob(f"{DATABASE}*"))]
    return "".join(f"{name} {found.st_size} {found.st_mtime_ns}\n" for name, found in files)


def _flush(path: Path) -> None:
    """Have the file or folder `path` on disk before anything points to it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
