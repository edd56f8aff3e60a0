"""Batches worked on by all cores: in this process where there are few, else in processes beside it. Results come in the order of the
batches, so nothing depends on how many workers there are.

What a batch is and what is made of it is said by the caller (`documents`, `mentions`).
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_WORTH_A_START = 4
"""Batches from which on workers are started: each needs some seconds before its first result."""
_AHEAD = 2
"""Batches that wait for each worker: enough that none is idle, few enough that they fit into memory."""


class WorkerDied(Exception):
    """A worker was killed from outside, mostly for want of memory; the message says what to do."""


def cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Up to `jobs` processes, started when they are first worth it and ended by `close`."""

    def __init__(self, jobs: int = 1) -> None:
        """Nothing is started yet. `jobs` of 1 means this process alone."""
        self.jobs = max(jobs, 1)
        self._pool: ProcessPoolExecutor | None = None

    def each(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """What `work`, a function of a module, makes of each of `batches`, in their order; `batches` are taken as they are needed.

        Raises what `work` raises, and WorkerDied.
        """
        pending = iter(batches)
        first = list(islice(pending, _WORTH_A_START))
        if self.jobs == 1 or (len(first) < _WORTH_A_START and self._pool is None):
            yield from map(work, chain(first, pending))
            return
        pool, running = self._started(), deque[Future[Result]]()
        try:
            for batch in chain(first, pending):
                running.append(pool.submit(work, batch))
                if len(running) > self.jobs * _AHEAD:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        except BrokenProcessPool as error:
            self._abandon(pool)
            raise WorkerDied("a worker was killed, mostly for want of memory; fewer need less: --jobs 1 or TARIFF_JOBS=1") from error
        except BaseException:
            # Nobody waits for what the workers are at, least of all somebody who pressed Ctrl-C.
            self._abandon(pool)
            raise

    def close(self) -> None:
        """End the workers; they are started again where they are needed again."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A forked copy of a process with threads may hang, so workers start afresh. Each has one core, and so one thread of Polars.
            os.environ.setdefault("POLARS_MAX_THREADS", "1")
            self._pool = ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), initializer=_serve)
        return self._pool

    def _abandon(self, pool: ProcessPoolExecutor) -> None:
        self._pool = None
        # Before Python 3.14 a pool has no other way to name its processes.
        mine = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in mine:
            process.kill()


def _serve() -> None:
    """Leave interrupts to the parent, and do not outlive it: a killed build leaves no process behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
