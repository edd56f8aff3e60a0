"""`make bench`: python -m bench [--articles N] [--only STEP,STEP] [--json FILE], with tests/ on the path."""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from bench import material
from bench.steps import STEPS, Bench
from bench.table import as_json, show

_SIZES = {"triage": 2_000, "apart": 400, "reading": 200}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description="Measure how fast news is read and how much memory that takes.")
    parser.add_argument(
        "--articles", type=int, default=20_000, metavar="N", help="articles of the whole build, 10 or more (default: 20000)"
    )
    parser.add_argument("--only", default=",".join(STEPS), metavar="STEP,...", help=f"of the steps {', '.join(STEPS)} only these")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    args = parser.parse_args()
    wanted = [name.strip() for name in args.only.split(",")]
    if unknown := sorted(set(wanted) - STEPS.keys()):
        parser.error(f"there is no step {unknown[0]}; the steps are {', '.join(STEPS)}")
    if args.articles < 10:
        parser.error("--articles: a build of fewer than 10 articles tells nothing")
    corpus = material.named_corpus()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    facts = {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}, {cores} cores",
        "load before": round(os.getloadavg()[0], 2),
        "general news": str(corpus) if corpus else "made up (TARIFF_BENCH_CORPUS names no folder)",
        "articles": args.articles,
    }
    print(", ".join(f"{name}: {value}" for name, value in facts.items()), flush=True)
    folder = Path(tempfile.mkdtemp(prefix="tariffs-bench-"))
    bench = Bench(folder, corpus, args.articles, passes=5, seconds=4.0, repeats=3, sizes=_SIZES)
    rows = []
    try:
        for name in (name for name in STEPS if name in wanted):
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            rows += list(STEPS[name](bench))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    show(Console(width=None if sys.stdout.isatty() else 200, highlight=False, emoji=False, markup=False), rows)
    if args.json:
        args.json.write_text(json.dumps({"facts": facts, "rows": as_json(rows)}, indent=1) + "\n", encoding="utf-8")
    return 1 if any(row.note.startswith("NOT MEASURED") for row in rows if row.step != "others") else 0


if __name__ == "__main__":
    sys.exit(main())
