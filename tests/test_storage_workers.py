"""Workers: the same results in the same order whatever their number, and none that outlives or spoils its build."""

import operator
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_room import ELSEWHERE, GARDEN, TARIFFS, Room, assert_equal

from pipelines import storage
from pipelines.storage import documents, mentions


@pytest.fixture
def workers() -> Iterator[storage.Workers]:
    started = storage.Workers(2)
    yield started
    started.close()


def test_results_come_in_order_and_batches_as_they_are_needed(workers: storage.Workers) -> None:
    taken = []

    def batches() -> Iterator[int]:
        for n in range(40):
            taken.append(n)
            yield n

    results = workers.each(operator.neg, batches())
    assert [next(results) for _ in range(3)] == [0, -1, -2]
    assert len(taken) < 12
    assert list(results) == [-n for n in range(3, 40)]


def test_few_batches_are_worked_on_in_this_process(workers: storage.Workers) -> None:
    assert set(workers.each(_process, [0, 1])) == {os.getpid()}
    many = set(workers.each(_process, range(12)))
    assert os.getpid() not in many
    assert set(storage.Workers(1).each(_process, range(12))) == {os.getpid()}


def test_what_work_raises_reaches_the_caller_and_the_workers_go_on(workers: storage.Workers) -> None:
    with pytest.raises(TypeError):
        list(workers.each(operator.neg, [1, 2, 3, "four", 5]))
    assert list(workers.each(operator.neg, range(8))) == [-n for n in range(8)]


def test_nobody_waits_for_workers_of_a_build_that_was_interrupted(workers: storage.Workers) -> None:
    results = workers.each(time.sleep, [0.01] * 4 + [60.0] * 4)
    next(results)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt())
    workers.close()
    assert time.monotonic() - began < 20
    assert list(workers.each(operator.neg, range(8))) == [-n for n in range(8)]


def test_a_worker_that_is_killed_is_said_in_words(workers: storage.Workers) -> None:
    with pytest.raises(storage.WorkerDied, match="--jobs 1"):
        list(workers.each(os._exit, range(8)))
    assert list(workers.each(operator.neg, range(8))) == [-n for n in range(8)]


def test_workers_do_not_outlive_a_killed_build() -> None:
    program = (
        "import os, time\nfrom pipelines.storage import Workers\nfrom test_storage_workers import _process\n"
        "if __name__ == '__main__':\n    print(*set(Workers(2).each(_process, range(8))), flush=True)\n    time.sleep(60)\n"
    )
    paths = {"PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), str(Path(storage.__file__).parents[2])))}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=os.environ | paths) as build:
        assert build.stdout is not None
        pids = [int(pid) for pid in build.stdout.readline().split()]
        build.kill()
    assert pids
    deadline = time.monotonic() + 30
    while any(map(_lives, pids)):
        assert time.monotonic() < deadline, "workers go on without their build"
        time.sleep(0.1)


def test_tables_are_the_same_with_any_number_of_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: storage.Workers) -> None:
    monkeypatch.setattr(documents, "BATCH_ARTICLES", 1)
    monkeypatch.setattr(mentions, "_BATCH_ARTICLES", 1)
    room = Room(tmp_path / "room")
    for n in range(6):
        room.write(f"{n}.txt", TARIFFS.replace("25", str(30 + n)))
    room.write("a.txt", GARDEN)
    room.write("b.md", TARIFFS)
    room.write("c.txt", TARIFFS)
    room.write("d.json", '{"text": 1}')
    room.write("e.json", ELSEWHERE)
    alone = room.fill()
    room.workers = workers
    warm = room.fill()
    assert (room.tally.read, room.tally.read_closely) == (0, 0)
    (room.warehouse / "memory").rename(tmp_path / "memory")
    side_by_side = room.fill()
    assert (room.tally.read, room.tally.read_closely) == (9, 7)
    assert_equal(warm, alone)
    assert_equal(side_by_side, alone)


def _process(_: int) -> int:
    time.sleep(0.02)  # so that one worker does not do it all
    return os.getpid()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
