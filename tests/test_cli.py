"""The command `tariffs`: what it prints, where, and with which exit code."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from pipelines import cli
from pipelines.contracts import core
from pipelines.contracts.table import polars_schema
from pipelines.display import BuildProgress, screen

STORY = "Norway raises cheese duty\n\nOSLO, 3 June 2024 - Norway will charge a 277% tariff on hard cheese from Denmark from 1 July 2024.\n"
HOSTILE = (
    "Tariff \x1b[2Jnews [bold]in[/bold]\n\nChile put a 7% tariff on\u202e paper from Peru\x07 on 3 June 2024. [link=file:///]Here[/link].\n"
)
GENERAL = "Library opens\n\nThe new library opened on 3 June 2024. It lends books in nine languages.\n"
MENTION_COLUMNS = {"rates": core.RateMentions, "dates": core.DateMentions, "entities": core.EntityMentions}


def write_articles(folder: Path) -> Path:
    folder.mkdir()
    (folder / "cheese.txt").write_text(STORY, encoding="utf-8")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    first, last = (json.dumps({"text": text, "url": "https://example.org/1"}) for text in (GENERAL, STORY))
    (folder / "many.jsonl").write_text(f"{first}\n{{broken\n{last}\n", encoding="utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    error = capsys.readouterr().err
    assert error.startswith("tariffs: ")
    assert error.count("\n") == 1
    return error


# --- usage, exit codes ---


@pytest.mark.parametrize(
    "argv",
    [
        *("", "frobnicate", "read", "score", "build --fast", "build folder"),
        *("sql one two", "sql --csv", "sql --list one", "sql one --csv --json", "sql one --list --json", "sql one --parquet"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(argv: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(argv.split())
    assert stopped.value.code == 2
    assert "--help" in one_line(capsys)


@pytest.mark.parametrize("argv", ["--help", "build --help", "sql --help", "read --help", "score --help", "ui --help", "--version"])
def test_help_and_version_end_well(argv: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(argv.split())
    assert (stopped.value.code, capsys.readouterr().out.startswith(("usage: tariffs", "tariffs 0."))) == (0, True)


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom pipelines.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n"
        "    print(sorted({'polars', 'duckdb', 'dagster', 'pandera', 'rich'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["sql", "select 1", "--warehouse", "nowhere"], "no release in nowhere yet"),
        (["build", "--articles", "nowhere", "--warehouse", "w"], "no folder nowhere"),
        (["read", "nowhere.txt"], "no file nowhere.txt"),
        (["read", "."], "is a folder"),
        (["score", "nowhere"], "nowhere holds no gold files"),
        (["score", "."], "holds no gold files"),
    ],
)
def test_a_failure_is_one_line_and_exit_code_1(
    argv: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(argv) == 1
    assert said in one_line(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (RuntimeError("broken\npiece"), 1, "unexpected RuntimeError: broken piece (test_cli.py"),
        (PermissionError(13, "Permission denied", "/x"), 1, "/x: Permission denied"),
        (ValueError("\x1b[31mred"), 1, "␛[31mred"),
    ],
)
def test_whatever_happens_there_is_no_traceback(
    raised: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise raised

    monkeypatch.setattr(cli, "_sql", fail)
    assert cli.main(["sql", "select 1"]) == code
    assert said in one_line(capsys)


# --- build ---


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A folder with `articles` and the `warehouse` that was built of them, and what that printed on either stream."""
    folder = tmp_path_factory.mktemp("built")
    argv = ["build", "--articles", str(write_articles(folder / "articles")), "--warehouse", str(folder / "warehouse")]
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        assert cli.main(argv) == 0
    return folder, out.getvalue(), err.getvalue()


def test_a_build_tells_how_far_it_is_and_what_came_of_it(built: tuple[Path, str, str], capsys: pytest.CaptureFixture[str]) -> None:
    folder, out, err = built
    assert "reading files" in err
    for said in ("articles", "rates", "dates", "entities", "rejected", "is published", "tariffs.duckdb", "try: tariffs sql"):
        assert said in out
    assert (folder / "warehouse" / "current" / "tariffs.duckdb").is_file()
    assert cli.main(["build", "--articles", str(folder / "articles"), "--warehouse", str(folder / "warehouse")]) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_folders_may_be_named_by_the_environment(
    built: tuple[Path, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, *_ = built
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TARIFF_ARTICLES", str(folder / "articles"))
    monkeypatch.setenv("TARIFF_WAREHOUSE", str(folder / "warehouse"))
    assert cli.main(["build"]) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert cli.main(["sql", "select count(*) as n from core.articles"]) == 0
    assert capsys.readouterr().out == "n\n4\n"
    assert list(tmp_path.iterdir()) == []


def test_a_failed_build_says_why_and_ends_with_1(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines import definitions

    report = definitions.BuildReport(success=False, run_id="r", error="the valve closed")
    monkeypatch.setattr(definitions, "build", lambda *_, **__: report)
    assert cli.main(["build", "--articles", str(articles), "--warehouse", str(tmp_path / "w")]) == 1
    assert "the valve closed" in one_line(capsys)


def test_a_build_that_reads_the_sample_worse_warns_and_ends_with_0(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines import definitions

    rows = dict.fromkeys(cli._COUNTED.values(), 1)
    report = definitions.BuildReport(True, "r", release_id="1", rows=rows, fallen=("dates is 0.900, its floor 0.96",))
    monkeypatch.setattr(definitions, "build", lambda *_, **__: report)
    assert cli.main(["build", "--articles", str(articles), "--warehouse", str(tmp_path / "w")]) == 0
    assert "warning: the annotated sample is not read as well as it was: dates is 0.900, its floor 0.96\n" in capsys.readouterr().err


def test_without_samples_here_those_of_the_package_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TARIFF_ARTICLES", raising=False)
    assert len(list(cli._articles_folder(None).glob("a01-*"))) == 1
    assert "sample articles of the package" in capsys.readouterr().err


def test_progress_into_a_pipe_is_a_line_for_each_stage() -> None:
    from pipelines.storage import Progress

    stream = io.StringIO()
    with BuildProgress(screen(stream)) as tell:
        for stage, done, total in (("files", 0, 9), ("files", 5, 9), ("articles", 0, 1200), ("tables", 0, 0)):
            tell(Progress(stage, done, total, 0))
    assert stream.getvalue() == "reading files: 0 of 9\nreading closely: 0 of 1,200\nbuilding tables\n"


@pytest.mark.parametrize(
    ("stage", "done", "total", "articles", "share", "seconds", "said"),
    [
        ("files", 0, 1, 5_000, 0.25, 10.0, "5,000 articles, 500 articles/s, 30 s left"),
        ("files", 0, 1, 5_000, 0.0001, 10.0, "5,000 articles, 500 articles/s"),
        ("articles", 300, 90_300, 100_000, None, 3.0, "100 articles/s"),
        ("articles", 3_000, 93_000, 100_000, None, 30.0, "100 articles/s, 15 min left"),
        ("articles", 10, 1_000, 1_000, None, 200.0, "20 s an article, 5.5 h left"),
        ("articles", 1_000, 1_000, 1_000, None, 10.0, "100 articles/s"),
        ("articles", 10, 1_000, 1_000, None, 1.0, ""),
        ("tables", 3, 20, 0, None, 10.0, ""),
    ],
)
def test_progress_tells_the_pace_and_the_time_left(
    stage: str, done: int, total: int, articles: int, share: float | None, seconds: float, said: str
) -> None:
    from pipelines.display import _pace
    from pipelines.storage import Progress

    assert _pace(Progress(stage, done, total, articles, share=share), seconds) == said


# --- read ---


def read_json(capsys: pytest.CaptureFixture[str], *files: Path) -> tuple[int, list[dict[str, Any]]]:
    capsys.readouterr()
    code = cli.main(["read", "--json", *map(str, files)])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_has_the_columns_of_the_contract(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, [found] = read_json(capsys, articles / "cheese.txt")
    assert code == 0
    assert list(found) == ["source_path", "article", "rates", "dates", "entities"]
    assert found["source_path"] == str(articles / "cheese.txt") == found["article"]["source_path"]
    assert set(polars_schema(core.Articles)) - set(found["article"]) == {"ingested_at"}
    for kind, table in MENTION_COLUMNS.items():
        assert found[kind], kind
        assert all(list(row) == polars_schema(table).names() for row in found[kind])


def test_json_says_what_the_text_says(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, [found] = read_json(capsys, articles / "cheese.txt")
    text = found["article"]["text"]
    assert all(text[row["char_start"] : row["char_end"]] == row["text"] for kind in MENTION_COLUMNS for row in found[kind])
    assert [rate["rate_pct"] for rate in found["rates"]] == [277.0]
    assert "2024-07-01" in {day["value"] for day in found["dates"]}
    assert {"COUNTRY:NO", "COUNTRY:DK"} <= {entity["entity_id"] for entity in found["entities"]}
    assert found["article"]["is_about_tariffs"] is True


def test_reading_twice_gives_the_same_lines(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read_json(capsys, articles / "cheese.txt") == read_json(capsys, articles / "cheese.txt")


def test_a_file_of_many_articles_gives_a_line_for_each_and_names_the_broken_one(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["read", "--json", str(articles / "many.jsonl")])
    printed = capsys.readouterr()
    found = [json.loads(line) for line in printed.out.splitlines()]
    assert code == 1
    assert [one["article"]["source_line"] for one in found] == [1, 3]
    assert [one["article"]["is_about_tariffs"] for one in found] == [False, True]
    assert f"tariffs: {articles / 'many.jsonl'}, line 2: " in printed.err
    assert printed.err.count("\n") == 1


def test_an_article_about_something_else_is_read_closely_too(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, [first, _] = read_json(capsys, articles / "many.jsonl")
    assert "2024-06-03" in {day["value"] for day in first["dates"]}


def test_what_cannot_be_read_does_not_stop_the_rest(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    names = ("empty.txt", "missing.txt", "picture.jpg", "cheese.txt")
    code = cli.main(["read", "--json", *(str(articles / name) for name in names)])
    printed = capsys.readouterr()
    assert (code, len(printed.out.splitlines()), len(printed.err.splitlines())) == (1, 1, 3)
    assert all(name in line for name, line in zip(names, printed.err.splitlines(), strict=False))


def test_a_link_is_followed(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "story.txt"
    link.symlink_to(articles / "cheese.txt")
    code, [found] = read_json(capsys, link)
    assert (code, found["source_path"]) == (0, str(link))


def test_reading_for_people_shows_text_and_tables(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(articles / "cheese.txt")]) == 0
    printed = capsys.readouterr().out
    for said in ("Norway raises cheese duty", "Rates", "277", "NO on DK", "Dates", "2024-07-01", "Entities", "COUNTRY:DK"):
        assert said in printed


def test_hostile_text_is_shown_but_does_nothing(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(articles / "hostile.txt")]) == 0
    printed = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)
    assert "[bold]in[/bold]" in printed
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert cli.main(["read", str(articles / "hostile.txt")]) == 0
    assert "\x1b[2J" not in terminal.getvalue()
    assert "\x1b[" in terminal.getvalue()


# --- score, ui ---


@pytest.fixture
def gold(articles: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    article = {"title": "Norway raises cheese duty", "published_on": "2024-06-03", "source": None, "authors": [], "not_body": []}
    rate = {"text": "277%", "rate_pct": 277.0, "rate_max_pct": None, "basis": "level", "imposer": "NO", "targets": ["DK"]}
    rate |= {"products": ["dairy"], "measure": "unspecified", "status": "scheduled", "effective_on": "2024-07-01", "context": "277%"}
    missed = rate | {"text": "999%", "rate_pct": 999.0, "context": "\x1b[31mno such rate"}
    truth = {"article": article, "rates": [rate, missed], "not_rates": [], "dates": [], "entities": []}
    (folder / "cheese.gold.json").write_text(json.dumps(truth), encoding="utf-8")
    return folder


def test_a_score_needs_no_warehouse(gold: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["score", str(gold), "--articles", str(articles)]) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if "rates.detect" in line]
    assert line.replace("│", " ").split() == ["rates.detect", "0.667", "1.000", "0.500", "1", "1", "2"]


def test_errors_are_listed_harmlessly(gold: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["score", str(gold), "--articles", str(articles), "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "cheese: rate missed: '999%' | ␛[31mno such rate" in printed


def test_articles_beside_their_gold_are_found(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "cheese.txt").write_text(STORY, encoding="utf-8")
    assert cli.main(["score", str(gold)]) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if "article.found" in line]
    assert "1.000" in line


def test_the_ui_gets_folders_and_home(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Any] = []
    monkeypatch.setattr(os, "execve", lambda *arguments: called.extend(arguments))
    monkeypatch.chdir(tmp_path)
    cli.main(["ui", "--articles", "articles", "--warehouse", "warehouse"])
    program, argv, environment = called
    assert (program, argv[1:]) == (sys.executable, ["-m", "dagster", "dev", "-m", "pipelines.definitions"])
    assert environment["DAGSTER_HOME"] == str(tmp_path / "warehouse" / "dagster")
    assert (environment["TARIFF_ARTICLES"], environment["TARIFF_WAREHOUSE"]) == (str(articles), str(tmp_path / "warehouse"))
    assert (tmp_path / "warehouse" / "dagster" / "dagster.yaml").is_file()
