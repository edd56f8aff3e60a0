"""What is measured, step by step; each can be asked for by name. How it is timed is the business of `clock`, `kernel` and `builds`."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from bench import builds, foreign, material
from bench.table import Row, failed, row


@dataclass(frozen=True)
class Bench:
    """What a run of the bench measures with.

    `folder` takes material, environments and warehouses; `corpus` is a folder of general news or None; `articles` the size of the whole
    build; `passes` how often each part of reading is timed, `sizes` how many articles a pass of each has, `seconds` after how many it
    ends all the same; `repeats` how often a build of nothing new is run.
    """

    folder: Path
    corpus: Path | None
    articles: int
    passes: int
    seconds: float
    repeats: int
    sizes: dict[str, int]
    seed: str = "1"

    def slices(self, name: str, one: Callable[[int], material.Article]) -> Path:
        """The folder of slices `name`, made of articles that `one` gives by number where it is not there yet."""
        folder = self.folder / name
        if not folder.is_dir():
            found = map(one, count())
            for number in range(self.passes + 1):
                material.write(found, self.sizes[name], folder / f"{number}.jsonl")
        return folder

    def about(self) -> Path:
        """Slices of articles about tariffs."""
        return self.slices("reading", lambda number: material.tariff_article(self.seed, number))


def triage(bench: Bench) -> Iterator[Row]:
    """Which texts are about tariffs, asked of texts that are not."""
    folder = bench.slices("triage", lambda number: material.general_article(bench.seed, number, bench.corpus))
    yield _kernel(bench, "triage", "general news, one process", folder, "clock", "all")
    yield _kernel(bench, "triage", "the same, one core", folder, "cpu", "one", POLARS_MAX_THREADS="1")


def apart(bench: Bench) -> Iterator[Row]:
    """Lines into documents, one in ten about tariffs as in a build."""
    mixed = material.articles(bench.seed, bench.corpus)
    folder = bench.slices("apart", lambda _: next(mixed))
    yield _kernel(bench, "apart", "JSON Lines to documents, one core", folder, "cpu", "one")


def reading(bench: Bench) -> Iterator[Row]:
    """Articles about tariffs read closely, and what of it takes how long."""
    what = "close reading, one core"
    try:
        *passes, last = _told(bench, "reading", bench.about(), "one")
    except foreign.Broken as broken:
        yield failed("reading", what, str(broken))
        return
    yield row("reading", what, passes, "cpu", last["peak_mib"])
    for step in passes[0]["steps"]:
        yield row("reading", f"  its {step}", [one | {"cpu": one["steps"][step], "clock": None} for one in passes], "cpu", None)


def others(bench: Bench) -> Iterator[Row]:
    """The articles of `reading`, as many as time allows, by other tools."""
    folder = bench.about()
    for tool in foreign.TOOLS:
        what = f"{tool.name}, {tool.does}"
        try:
            command = [foreign.install(tool, bench.folder), str(foreign.HERE / tool.script), str(folder), str(bench.seconds)]
            if tool.name.startswith("spaCy"):
                command.append(str(foreign.write_names(bench.folder / "names.jsonl")))
            *passes, last = foreign.run(command)
        except (foreign.NotToBeHad, foreign.Broken) as why:
            yield failed("others", what, str(why))
        else:
            yield row("others", what, passes, "cpu", last["peak_mib"])


def build(bench: Bench) -> Iterator[Row]:
    """Builds of a tenth of the articles and of all of them, then of one more, then of nothing new."""
    small = None
    for size in (bench.articles // 10, bench.articles):
        articles, warehouse = bench.folder / f"articles-{size}", bench.folder / f"warehouse-{size}"
        written = material.write(material.articles(bench.seed, bench.corpus), size, articles / "news.jsonl")
        what = f"{size:,} articles, nothing remembered"
        try:
            ran = builds.build(articles, warehouse)
        except builds.CommandFailed as why:
            yield failed("build", what, str(why))
            return
        note = _steps(warehouse)
        if small:
            grown = [f"{ran.clock / small.clock:.1f} times the time of a tenth"]
            grown += [f"{ran.peak_mib / small.peak_mib:.1f} times the memory"] if ran.peak_mib and small.peak_mib else []
            note = ", ".join(grown) + f"; {note}"
        small = ran
        yield row("build", what, [{"articles": size, "bytes": written, "cpu": ran.cpu, "clock": ran.clock}], "clock", ran.peak_mib, note)
    more = (material.tariff_article(bench.seed, number) for number in count(bench.articles * material.ONE_IN, material.ONE_IN))

    def add(number: int) -> None:
        material.write(more, 1, articles / f"more-{number}.jsonl")

    yield _again("one article more", articles, warehouse, bench.repeats, add)
    yield _again("nothing new", articles, warehouse, bench.repeats, lambda number: None)


def start(bench: Bench) -> Iterator[Row]:
    """The command that only says how it is used."""
    ran = [builds.tariffs("--help") for _ in range(4 * bench.repeats)]
    yield _runs("start", "tariffs --help", ran)


STEPS: dict[str, Callable[[Bench], Iterator[Row]]] = {step.__name__: step for step in (triage, apart, reading, others, build, start)}


def _told(bench: Bench, part: str, folder: Path, cores: str, **environment: str) -> list[dict[str, Any]]:
    return foreign.run([sys.executable, "-m", "bench.kernel", part, str(folder), str(bench.seconds), cores], **environment)


def _kernel(bench: Bench, part: str, what: str, folder: Path, by: str, cores: str, **environment: str) -> Row:
    try:
        *passes, last = _told(bench, part, folder, cores, **environment)
    except foreign.Broken as broken:
        return failed(part, what, str(broken))
    return row(part, what, passes, by, last["peak_mib"])


def _again(what: str, articles: Path, warehouse: Path, repeats: int, prepare: Callable[[int], None]) -> Row:
    ran = []
    for number in range(repeats):
        prepare(number)
        try:
            ran.append(builds.build(articles, warehouse))
        except builds.CommandFailed as why:
            return failed("build", what, str(why))
    return _runs("build", what, ran, f"{ran[-1].read_anew} read anew; {_steps(warehouse)}")


def _runs(step: str, what: str, ran: list[builds.Ran], note: str = "") -> Row:
    clocks = sorted(one.clock for one in ran)
    spread = f"{len(ran)} times, {clocks[0]:.2f} - {clocks[-1]:.2f} s"
    return Row(
        step,
        what,
        cpu=median(one.cpu for one in ran),
        clock=median(clocks),
        peak_mib=max((one.peak_mib for one in ran if one.peak_mib), default=None),
        note=f"{spread}; {note}" if note else spread,
    )


def _steps(warehouse: Path) -> str:
    """How long the steps of the last build took, those that read together."""
    taken = builds.steps_of_last_build(warehouse)
    parts = [("reading", sum(taken.get(step, 0.0) for step in builds.READING_STEPS))]
    parts += [(step, seconds) for step, seconds in taken.items() if step not in builds.READING_STEPS and seconds >= 0.5]
    return ", ".join(f"{step} {seconds:.1f} s" for step, seconds in parts)
