"""The command `tariffs`: build, sql, read, score, explore, ui.

Here arguments are understood, rooms are called and failures become one line and an exit code: 0, 1 (the run failed), 2 (usage),
130 (interrupted). What is shown and how lives in `display`. Everything heavy is imported by the command that needs
it, so that `--help` answers at once.
"""

import argparse
import json
import os
import re
import shlex
import socket
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from pipelines.corpus.files import Refusal
    from pipelines.reading.naming.trained import Trained
    from pipelines.warehouse import Question

_SAMPLES = Path("seeds/articles")
_KINDS = {"rates": "rate", "dates": "date", "entities": "entity"}
"""What `read --json` calls the mentions that stand in core.rate_mentions and so on."""

_COUNTED = {
    "articles": "core.articles",
    "rates": "core.rate_mentions",
    "dates": "core.date_mentions",
    "entity mentions": "core.entity_mentions",
    "entities": "core.entities",
    "rejected": "quarantine.rejected_rows",
}
_NAME = re.compile(r"[a-z_][a-z0-9_]*", re.IGNORECASE)
"""What is the name of a question; everything else is SQL. There is no query of one word that is worth asking."""
_TRY_NEXT = "select * from mart.tariff_claims limit 10"


class _Failed(Exception):
    """The run failed; the message is the one line for the user."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"tariffs: {_one_line(message)} (see {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command `tariffs` with `argv` (the arguments of the process where none are given); gives its exit code.

    Raises SystemExit as argparse does: 2 for wrong usage, 0 for --help.
    """
    for stream in (sys.stdout, sys.stderr):
        # A sign that the terminal cannot show is no reason to fail.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    args = _parser().parse_args(argv)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _complain("interrupted", 130)
    except BrokenPipeError:
        # The reader has had enough. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except _Failed as failure:
        return _complain(str(failure), 1)
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}" if error.filename else str(error), 1)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return _complain(f"unexpected {type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})", 1)
    return code


def _complain(message: str, code: int) -> int:
    print(f"tariffs: {_one_line(message)}", file=sys.stderr)
    return code


def _one_line(message: str) -> str:
    from pipelines.display import harmless

    return harmless(" ".join(message.split()))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="tariffs", description="News about tariffs goes in; tables come out that say which article claims which rate.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    articles = _Parser(add_help=False)
    articles.add_argument("--articles", type=Path, metavar="DIR", help="articles folder (default: $TARIFF_ARTICLES, else seeds/articles)")
    warehouse = _Parser(add_help=False)
    warehouse.add_argument("--warehouse", type=Path, metavar="DIR", help="warehouse folder (default: $TARIFF_WAREHOUSE, else warehouse)")

    build = commands.add_parser("build", parents=[articles, warehouse], help="read the articles folder and publish a new release")
    build.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes that share the reading (default: $TARIFF_JOBS, else one for each core)"
    )
    build.set_defaults(run=_build)
    sql = commands.add_parser("sql", parents=[warehouse], help="ask the current release a question by its name or in SQL")
    sql.add_argument("query", metavar="QUESTION", nargs="?", help=f"the name of a question, or SQL, for example: {_TRY_NEXT}")
    how = sql.add_mutually_exclusive_group()
    how.add_argument("--list", action="store_true", help="list the questions that have a name; no argument at all does so too")
    how.add_argument("--csv", action="store_true", help="the answer as CSV; text that a spreadsheet would run gets an apostrophe")
    how.add_argument("--json", action="store_true", help="the answer as a JSON array with one object for each row")
    how.add_argument("--parquet", type=Path, metavar="FILE", help="write the answer into a Parquet file")
    sql.set_defaults(run=_sql, misused=sql.error)
    read = commands.add_parser("read", help="read files closely and show what is found in them")
    read.add_argument("files", type=Path, nargs="+", metavar="FILE", help="text, HTML, Markdown, JSON, JSON Lines or Parquet")
    read.add_argument("--json", action="store_true", help="one line of JSON for each article")
    read.set_defaults(run=_read)
    score = commands.add_parser("score", help="read annotated articles and compare with the annotations")
    score.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folder of annotations, NAME.gold.json for NAME.txt, .html, ...")
    score.add_argument(
        "--articles", type=Path, metavar="DIR", help="folder of the articles (default: GOLD_DIR where they stand beside, else as for build)"
    )
    score.add_argument("--errors", action="store_true", help="list what was missed and what is wrong")
    score.set_defaults(run=_score)
    explore = commands.add_parser("explore", parents=[warehouse], help="open the explorer: from a number to its sentence, in the browser")
    explore.add_argument("--port", type=int, default=2718, metavar="N", help="port on this machine (default: 2718)")
    explore.add_argument("--headless", action="store_true", help="open no browser")
    explore.set_defaults(run=_explore)
    ui = commands.add_parser("ui", parents=[articles, warehouse], help="open the Dagster UI, with the schedule and the sensor running")
    ui.set_defaults(run=_ui)
    return parser


def _positive(said: str) -> int:
    if not said.isdecimal() or not int(said):
        raise argparse.ArgumentTypeError(f"{said!r} is no number from 1 up")
    return int(said)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from importlib.metadata import version

        print(f"tariffs {version('tariff-ledger')}")
        parser.exit(0)


def _articles_folder(given: Path | None) -> Path:
    """The folder that was named; where none was and there are no samples in the working directory, those that came with the package."""
    named = (given or Path(os.environ.get("TARIFF_ARTICLES") or _SAMPLES)).expanduser()
    if named == _SAMPLES and not named.is_dir():
        from pipelines import shipped

        named = shipped.folder("seeds") / "articles"
        print(f"no folder {_SAMPLES} here: taking the sample articles of the package, {named}", file=sys.stderr)
    if not named.is_dir():
        raise _Failed(f"there is no folder {named}; name the folder of your articles with --articles or TARIFF_ARTICLES")
    return named


def _warehouse_folder(given: Path | None) -> Path:
    return (given or Path(os.environ.get("TARIFF_WAREHOUSE") or "warehouse")).expanduser()


def _trained() -> "Trained | None":
    """The spaCy pipeline that TARIFF_SPACY names; None where it names none."""
    source = os.environ.get("TARIFF_SPACY")
    if not source:
        return None
    from pipelines.reading.naming.trained import TrainedPipelineError, find_pipeline

    try:
        found = find_pipeline(source)
        found.load()
    except TrainedPipelineError as error:
        raise _Failed(str(error)) from error
    return found


# --- build ---


def _build(args: argparse.Namespace) -> int:
    articles, warehouse = _articles_folder(args.articles), _warehouse_folder(args.warehouse)
    from pipelines.definitions import build
    from pipelines.display import BuildProgress, screen, show_counts

    with BuildProgress(screen(sys.stderr)) as progress:
        report = build(articles, warehouse, progress, jobs=args.jobs)
    if not report.success:
        raise _Failed(f"the build failed, and the release before it stands: {report.error}")
    show_counts(screen(), {name: report.rows[table] for name, table in _COUNTED.items()})
    if report.rejected:
        rules = ", ".join(f"{count:,} x {rule}" for rule, count in sorted(report.rejected.items()))
        print(f"set aside, see quarantine.rejected_rows: {rules}")
    if report.fallen:
        print(f"warning: the annotated sample is not read as well as it was: {'; '.join(dict.fromkeys(report.fallen))}", file=sys.stderr)
    news = f"release {report.release_id} is published" if report.is_new else f"nothing changed, release {report.release_id} stays"
    print(f"{news}: {report.articles_read:,} articles read anew, {report.articles_remembered:,} remembered, {report.seconds:.1f} s")
    print(f"warehouse: {warehouse / 'current' / 'tariffs.duckdb'}")
    print(f"report: {warehouse / 'current' / 'report.html'}")
    print(f'try: tariffs sql "{_TRY_NEXT}"' + (f" --warehouse {shlex.quote(str(args.warehouse))}" if args.warehouse else ""))
    return 0


# --- sql ---


def _sql(args: argparse.Namespace) -> int:
    if args.query is None and (args.csv or args.json or args.parquet):
        args.misused("name a question or write a query")
    if args.query is not None and args.list:
        args.misused("--list takes no question")
    from pipelines.display import screen, show_answer
    from pipelines.warehouse import WarehouseError, query, question, questions, save_parquet

    if args.query is None:
        return _list(questions())
    folder, name = _warehouse_folder(args.warehouse), args.query.strip()
    try:
        asked = question(name) if _NAME.fullmatch(name) else None
        sql = asked.sql if asked else args.query
        if args.parquet:
            file = args.parquet.expanduser()
            count = save_parquet(folder, sql, file)
            print(f"{count:,} {'row is' if count == 1 else 'rows are'} in {_one_line(str(file))}")
            return 0
        answer = query(folder, sql)
    except WarehouseError as error:
        raise _Failed(str(error)) from error
    if args.csv or args.json:
        from pipelines.formats import write_csv, write_json

        # Line ends are part of the format, and other programs expect UTF-8 whatever the terminal speaks.
        getattr(sys.stdout, "reconfigure", lambda **_: None)(encoding="utf-8", newline="")
        try:
            (write_csv if args.csv else write_json)(sys.stdout, answer.columns, answer.rows)
        except ValueError as error:
            raise _Failed(str(error)) from error
    else:
        show_answer(screen(), answer.columns, answer.rows, title=asked.asks if asked else None)
    return 0


def _list(known: "Sequence[Question]") -> int:
    from pipelines import shipped
    from pipelines.display import screen, show_answer

    console = screen()
    show_answer(console, ("question", "asks"), [(one.name, one.asks) for one in known])
    if console.is_terminal:
        files = shipped.folder("sql") / "questions"
        console.print(f"tariffs sql {known[0].name} asks the first; the files, to change and to ask elsewhere, are in {files}", style="dim")
    return 0


# --- read ---


def _read(args: argparse.Namespace) -> int:
    from pipelines.corpus.files import Refusal
    from pipelines.display import screen, show_reading
    from pipelines.reader import read_closely
    from pipelines.reading.frames import mention_frames

    console, trained = screen(), _trained()
    code = 0
    for file in args.files:
        if not file.is_file():
            code = _complain(f"{file} is a folder; name the files in it" if file.is_dir() else f"there is no file {file}", 1)
            continue
        # A link is followed: its name was given by the user, not found in a folder.
        real = file.resolve()
        for found in read_closely(real.parent, [real.name], trained):
            if isinstance(found, Refusal):
                code = _complain_of(found, str(file))
                continue
            article = found.row | {"source_path": str(file)}
            frames = mention_frames([(article["article_id"], found.reading)])
            rows = {kind: frames[f"core.{name}_mentions"].to_dicts() for kind, name in _KINDS.items()}
            if args.json:
                print(json.dumps({"source_path": str(file), "article": article, **rows}, default=date.isoformat))
            else:
                reasons = [rate.trace for rate in sorted(found.reading.rates, key=lambda rate: (rate.start, rate.end))]
                show_reading(console, article, [(block.kind, block.is_body) for block in found.document.blocks], rows, reasons)
    return code


def _complain_of(refusal: "Refusal", path: str) -> int:
    line = f", line {refusal.source_line}" if refusal.source_line else ""
    return _complain(f"{path}{line}: {refusal.rule}: {refusal.detail}", 1)


# --- score ---


def _score(args: argparse.Namespace) -> int:
    from pipelines.display import screen, show_figures
    from pipelines.evaluation import load_gold
    from pipelines.scoring import annotated, score_folder

    try:
        golds = load_gold(args.gold)
    except ValueError as error:
        raise _Failed(str(error)) from error
    stand_beside = not args.articles and annotated(golds, args.gold)
    folder = args.gold if stand_beside else _articles_folder(args.articles)
    scores, refusals = score_folder(golds, folder, _trained())
    show_figures(screen(), {name: found.figures() for name, found in scores.figures.items()})
    if args.errors:
        for fault in scores.faults:
            print(_one_line(str(fault)))
    return max((_complain_of(refusal, str(folder / refusal.source_path)) for refusal in refusals), default=0)


# --- explore ---


def _explore(args: argparse.Namespace) -> int:
    from pipelines.warehouse import WarehouseError, current_database

    warehouse = _warehouse_folder(args.warehouse).resolve()
    try:
        current_database(warehouse)
    except WarehouseError as error:
        raise _Failed(str(error)) from error
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", args.port))
        except (OSError, OverflowError) as error:
            raise _Failed(f"port {args.port} cannot be had ({error}); name another with --port") from error
    app = Path(__file__).with_name("explorer.py")
    command = ["-m", "marimo", "-y", "-q", "run", str(app), "--host", "127.0.0.1", "--port", str(args.port), "--no-sandbox", "--no-check"]
    if args.headless:
        command.append("--headless")
    print(f"starting the explorer at http://127.0.0.1:{args.port}; stop it with Ctrl-C", flush=True)
    # Marimo takes over this process, as Dagster does for `ui`.
    os.execve(sys.executable, [sys.executable, *command], os.environ | {"TARIFF_WAREHOUSE": str(warehouse)})


# --- ui ---


def _ui(args: argparse.Namespace) -> int:
    articles, warehouse = _articles_folder(args.articles).resolve(), _warehouse_folder(args.warehouse).resolve()
    from pipelines.definitions import home

    settings = {"DAGSTER_HOME": str(home(warehouse)), "TARIFF_ARTICLES": str(articles), "TARIFF_WAREHOUSE": str(warehouse)}
    print("starting the Dagster UI at http://127.0.0.1:3000; stop it with Ctrl-C", flush=True)
    # Dagster takes over this process, so that signals reach it and its exit code is ours.
    os.execve(sys.executable, [sys.executable, "-m", "dagster", "dev", "-m", "pipelines.definitions"], os.environ | settings)
