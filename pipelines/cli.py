"""The command `tariffs`: build, sql, read, score, ui.

Here arguments are understood, rooms are called and failures become one line and an exit code: 0, 1 (the run failed), 2 (usage),
130 (interrupted). What is shown and how lives in `display`. Everything heavy is imported by the command that needs
it, so that `--help` answers at once.
"""

import argparse
import json
import os
import shlex
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    from pipelines.corpus.document import Document
    from pipelines.corpus.files import Refusal
    from pipelines.evaluation import Gold, Scores
    from pipelines.reading.close import Reading

_SAMPLES = Path("seeds/articles")
_BATCH = 64
"""Articles read at a time: the scan is worth its start for many, the first result should not wait for all."""
_NOT_OF_A_DOCUMENT = ("source_path", "source_line", "is_about_tariffs", "duplicate_of", "ingested_at")
"""Columns of core.articles that do not follow from the bytes of the article; when it was ingested only a build knows."""
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
    build.set_defaults(run=_build)
    sql = commands.add_parser("sql", parents=[warehouse], help="ask the current release")
    sql.add_argument("query", metavar="QUERY", help=f"for example: {_TRY_NEXT}")
    sql.set_defaults(run=_sql)
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
    ui = commands.add_parser("ui", parents=[articles, warehouse], help="open the Dagster UI, with the schedule and the sensor running")
    ui.set_defaults(run=_ui)
    return parser


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


# --- build ---


def _build(args: argparse.Namespace) -> int:
    articles, warehouse = _articles_folder(args.articles), _warehouse_folder(args.warehouse)
    from pipelines.definitions import build
    from pipelines.display import BuildProgress, screen, show_counts

    with BuildProgress(screen(sys.stderr)) as progress:
        report = build(articles, warehouse, progress)
    if not report.success:
        raise _Failed(f"the build failed, and the release before it stands: {report.error}")
    show_counts(screen(), {name: report.rows[table] for name, table in _COUNTED.items()})
    if report.rejected:
        rules = ", ".join(f"{count:,} x {rule}" for rule, count in sorted(report.rejected.items()))
        print(f"set aside, see quarantine.rejected_rows: {rules}")
    news = f"release {report.release_id} is published" if report.is_new else f"nothing changed, release {report.release_id} stays"
    print(f"{news}: {report.articles_read:,} articles read anew, {report.articles_remembered:,} remembered, {report.seconds:.1f} s")
    print(f"warehouse: {warehouse / 'current' / 'tariffs.duckdb'}")
    print(f'try: tariffs sql "{_TRY_NEXT}"' + (f" --warehouse {shlex.quote(str(args.warehouse))}" if args.warehouse else ""))
    return 0


# --- sql ---


def _sql(args: argparse.Namespace) -> int:
    from pipelines.display import screen, show_answer
    from pipelines.warehouse import WarehouseError, query

    try:
        answer = query(_warehouse_folder(args.warehouse), args.query)
    except WarehouseError as error:
        raise _Failed(str(error)) from error
    show_answer(screen(), answer.columns, answer.rows)
    return 0


# --- read ---


def _read(args: argparse.Namespace) -> int:
    from pipelines.corpus.files import Refusal
    from pipelines.display import screen, show_reading
    from pipelines.reading.frames import mention_frames

    console = screen()
    code = 0
    for file in args.files:
        if not file.is_file():
            code = _complain(f"{file} is a folder; name the files in it" if file.is_dir() else f"there is no file {file}", 1)
            continue
        # A link is followed: its name was given by the user, not found in a folder.
        real = file.resolve()
        for found in _read_closely(real.parent, [real.name]):
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


class _Found(NamedTuple):
    """An article with its row of core.articles and what is read in it."""

    row: dict[str, Any]
    document: "Document"
    reading: "Reading"


def _read_closely(root: Path, paths: Iterable[str]) -> "Iterator[_Found | Refusal]":
    """The articles in the files `paths` under `root`, each read closely whatever it is about; a Refusal for what cannot be read."""
    import polars as pl

    from pipelines.contracts.core import Articles
    from pipelines.contracts.table import polars_schema
    from pipelines.corpus.files import Refusal
    from pipelines.reading.close import read_article
    from pipelines.reading.scan import is_about_tariffs

    own = [name for name in polars_schema(Articles) if name not in _NOT_OF_A_DOCUMENT]
    pending = _take_apart(root, paths)
    while batch := list(islice(pending, _BATCH)):
        texts = pl.Series([part.document.text if isinstance(part, _Placed) else "" for part in batch], dtype=pl.String)
        for part, is_about in zip(batch, is_about_tariffs(texts), strict=True):
            if isinstance(part, Refusal):
                yield part
                continue
            try:
                reading = read_article(part.document.article())
            except Exception as error:
                yield Refusal(part.path, part.line, "reader_failed", f"{type(error).__name__}: {error}", None)
                continue
            row = {name: getattr(part.document, name) for name in own}
            row |= {"source_path": part.path, "source_line": part.line, "is_about_tariffs": is_about, "duplicate_of": None}
            yield _Found({name: row[name] for name in polars_schema(Articles) if name in row}, part.document, reading)


class _Placed(NamedTuple):
    path: str
    line: int | None
    document: "Document"


def _take_apart(root: Path, paths: Iterable[str]) -> "Iterator[_Placed | Refusal]":
    from pipelines.corpus.document import take_apart
    from pipelines.corpus.files import Refusal, read_file

    for path in paths:
        is_empty = True
        for item in read_file(root, path):
            is_empty = False
            if isinstance(item, Refusal):
                yield item
                continue
            try:
                document = take_apart(item)
            except Exception as error:
                yield Refusal(item.source_path, item.source_line, "reader_failed", f"{type(error).__name__}: {error}", None)
                continue
            yield document if isinstance(document, Refusal) else _Placed(item.source_path, item.source_line, document)
        if is_empty:
            yield Refusal(path, None, "no_text", "The file holds no article.", None)


def _complain_of(refusal: "Refusal", path: str) -> int:
    line = f", line {refusal.source_line}" if refusal.source_line else ""
    return _complain(f"{path}{line}: {refusal.rule}: {refusal.detail}", 1)


# --- score ---


def _score(args: argparse.Namespace) -> int:
    from pipelines.display import screen, show_figures
    from pipelines.evaluation import load_gold

    try:
        golds = load_gold(args.gold)
    except ValueError as error:
        raise _Failed(str(error)) from error
    stand_beside = not args.articles and _annotated(golds, args.gold)
    folder = args.gold if stand_beside else _articles_folder(args.articles)
    scores, refusals = score_folder(golds, folder)
    show_figures(screen(), {name: found.figures() for name, found in scores.figures.items()})
    if args.errors:
        for fault in scores.faults:
            print(_one_line(str(fault)))
    return max((_complain_of(refusal, str(folder / refusal.source_path)) for refusal in refusals), default=0)


def score_folder(golds: Sequence["Gold"], folder: Path) -> "tuple[Scores, list[Refusal]]":
    """Read the articles under `folder` that have gold and score them as a build would have them; also what could not be read."""
    from pipelines.contracts import core
    from pipelines.contracts.table import full_name, pour
    from pipelines.corpus.files import Refusal
    from pipelines.evaluation import score
    from pipelines.reading.frames import mention_frames

    found = list(_read_closely(folder, _annotated(golds, folder)))
    articles: dict[str, _Found] = {}
    for one in found:
        if not isinstance(one, Refusal):
            articles.setdefault(one.row["article_id"], one)
    # From an article that is not about tariffs a build takes no mentions.
    frames = mention_frames([(key, one.reading) for key, one in articles.items() if one.row["is_about_tariffs"]])
    mentions = [pour(table, frames[full_name(table)])[0] for table in (core.RateMentions, core.DateMentions, core.EntityMentions)]
    refusals = [one for one in found if isinstance(one, Refusal)]
    return score(golds, [one.row for one in articles.values()], *mentions), refusals


def _annotated(golds: Sequence["Gold"], folder: Path) -> list[str]:
    """The files under `folder` that `golds` are about: equal names up to the ending."""
    from pipelines.corpus.files import find_files
    from pipelines.evaluation import SUFFIX

    names = {gold.name for gold in golds}
    return [path for path in find_files(folder) if Path(path).name.rsplit(".", 1)[0] in names and not path.endswith(SUFFIX)]


# --- ui ---


def _ui(args: argparse.Namespace) -> int:
    articles, warehouse = _articles_folder(args.articles).resolve(), _warehouse_folder(args.warehouse).resolve()
    from pipelines.definitions import home

    settings = {"DAGSTER_HOME": str(home(warehouse)), "TARIFF_ARTICLES": str(articles), "TARIFF_WAREHOUSE": str(warehouse)}
    print("starting the Dagster UI at http://127.0.0.1:3000; stop it with Ctrl-C", flush=True)
    # Dagster takes over this process, so that signals reach it and its exit code is ours.
    os.execve(sys.executable, [sys.executable, "-m", "dagster", "dev", "-m", "pipelines.definitions"], os.environ | settings)
