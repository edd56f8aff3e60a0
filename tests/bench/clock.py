"""Work done over slices of the material, timed. Imported by the environments of other tools: the standard library, nothing else.

Each slice holds other articles, so nothing that was remembered of one helps with the next. The first is not counted: it pays for what is
loaded and compiled on the way.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")


def slices(folder: Path) -> Iterator[list[dict[str, Any]]]:
    """The articles of each slice in `folder` (0.jsonl, 1.jsonl, ...)."""
    for file in sorted(folder.glob("*.jsonl"), key=lambda file: int(file.stem)):
        with file.open(encoding="utf-8") as lines:
            yield [json.loads(line) for line in lines]


def timed(
    parts: Sequence[Sequence[Item]],
    work: Callable[[Item], Mapping[str, float] | None],
    size: Callable[[Item], tuple[int, int]],
    seconds: float,
) -> Iterator[dict[str, Any]]:
    """Do `work` on the items of each part until it ends or `seconds` of this process have passed; tells what that took.

    `size` gives the articles and the bytes in an item. One line for each part but the first: articles, bytes, cpu and clock in
    seconds; where `work` says how long (in seconds of this process) its steps took, their sums under `steps`.
    """
    for number, items in enumerate(parts):
        articles = read = 0
        steps: dict[str, float] = {}
        clock, cpu = time.perf_counter(), time.process_time()
        for item in items:
            for step, taken in (work(item) or {}).items():
                steps[step] = steps.get(step, 0.0) + taken
            counted, size_of_item = size(item)
            articles, read = articles + counted, read + size_of_item
            if time.process_time() - cpu > seconds:
                break
        cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
        if number:
            yield {"articles": articles, "bytes": read, "cpu": cpu, "clock": clock, "steps": steps}


def tell(passes: Iterable[dict[str, Any]]) -> None:
    """Print the lines of `timed` and, last, the most memory this process had, in MiB."""
    for line in passes:
        print(json.dumps(line))
    print(json.dumps({"peak_mib": most_kib("self") / 1024}))


def most_kib(pid: int | str) -> int:
    """The most memory that a process, `self` or of the number `pid`, has held, in KiB; 0 where the system does not tell."""
    try:
        # Not getrusage: it counts what the process that started this one held.
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def on_one_core() -> None:
    """Keep this process and its threads on one core, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def text_size(text: str) -> tuple[int, int]:
    """One article, and its bytes in UTF-8."""
    return 1, len(text.encode())
