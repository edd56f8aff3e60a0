"""`tariffs` as users run it, in a process of its own: how long, and how much memory it and its workers hold.

Dagster's own record of a run says how long each of its steps took.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from bench.clock import most_kib

ROOT = Path(__file__).resolve().parents[2]
READING_STEPS = ("read_files", "read_mentions")
_SECONDS_BETWEEN_LOOKS = 0.2
_READ_ANEW = re.compile(r"([\d,]+) articles read anew")


class CommandFailed(Exception):
    """`tariffs` ended with an error; the message is the last line it said."""


@dataclass(frozen=True)
class Ran:
    """One run of `tariffs`: seconds of CPU (workers included) and of the clock, the most memory at once in MiB (None where the
    system does not tell), what it printed."""

    cpu: float
    clock: float
    peak_mib: float | None
    said: str

    @property
    def read_anew(self) -> int:
        """Articles that a build did not find in its memory."""
        found = _READ_ANEW.search(self.said)
        return int(found[1].replace(",", "")) if found else 0


def tariffs(*arguments: str) -> Ran:
    """Run the command. Raises CommandFailed."""
    command = [str(Path(sys.executable).with_name("tariffs")), *arguments]
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complaints:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=complaints, env=os.environ | {"PYTHONPATH": str(ROOT)})
        watch = _Watch(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        peak_mib = watch.stop()
        complaints.seek(0)
        if process.returncode:
            raise CommandFailed((complaints.read().strip().splitlines() or ["nothing was said"])[-1])
        said.seek(0)
        return Ran(used.ru_utime + used.ru_stime, clock, peak_mib, said.read())


def build(articles: Path, warehouse: Path) -> Ran:
    """Run `tariffs build`. Raises CommandFailed."""
    return tariffs("build", "--articles", str(articles), "--warehouse", str(warehouse))


def steps_of_last_build(warehouse: Path) -> dict[str, float]:
    """Seconds by step of the last build into `warehouse`, as Dagster recorded them."""
    import dagster as dg

    with dg.DagsterInstance.from_config(str(warehouse / "dagster")) as instance:
        [record] = instance.get_run_records(limit=1)
        stats = instance.get_run_step_stats(record.dagster_run.run_id)
    return {step.step_key: step.end_time - step.start_time for step in stats if step.start_time and step.end_time}


class _Watch:
    """Looks at the memory of a process and all it started, from a thread, until stopped."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak_kib, self._done = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float | None:
        """The most in MiB that was held together, or by a single one where that is more; None where the system has no /proc."""
        self._done.set()
        self._thread.join()
        return self._peak_kib / 1024 or None

    def _look(self) -> None:
        while not self._done.wait(_SECONDS_BETWEEN_LOOKS):
            family = _family(self._pid)
            # What all hold together is seen as it is at a look; the most of each it keeps itself.
            self._peak_kib = max(self._peak_kib, sum(map(_held_kib, family)), *map(most_kib, family))


def _family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _held_kib(pid: int) -> int:
    """Memory of a process; of pages that it shares, its part."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
