"""The command `tariffs`: what it prints, where, and with which exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines import cli, shipped
from pipelines.contracts import core
from pipelines.contracts.table import polars_schema
from pipelines.display import BuildProgress, harmless, screen, show_answer
from pipelines.formats import write_csv

STORY = "Norway raises cheese duty\n\nOSLO, 3 June 2024 - Norway will charge a 277% tariff on hard cheese from Denmark from 1 July 2024.\n"
HOSTILE = (
    "Tariff \x1b[2Jnews [bold]in[/bold]\n\nChile put a 7% tariff on\u202e paper from Peru\x07 on 3 June 2024. [link=file:///]Here[/link].\n"
)
GENERAL = "Library opens\n\nThe new library opened on 3 June 2024. It lends books in nine languages.\n"
MENTION_COLUMNS = {"rates": core.RateMentions, "dates": core.DateMentions, "entities": core.EntityMentions}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "cheese.txt").write_text(STORY, encoding="utf-8")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    first, last = (json.dumps({"text": text, "url": "https://example.org/1"}) for text in (GENERAL, STORY))
    (folder / "many.jsonl").write_text(f"{first}\n{{broken\n{last}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    (root / "articles").mkdir()
    (root / "articles" / "cheese.txt").write_text(STORY, encoding="utf-8")
    (root / "articles" / "picture.jpg").write_bytes(b"\xff\xd8")
    assert cli.main(["build", "--articles", str(root / "articles"), "--warehouse", str(root / "warehouse")]) == 0
    return root / "warehouse"


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


def test_a_build_tells_how_far_it_is_and_what_came_of_it(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["build", "--articles", str(articles), "--warehouse", str(tmp_path / "warehouse")]
    assert cli.main(argv) == 0
    first = capsys.readouterr()
    assert "reading files" in first.err
    for said in ("articles", "rates", "dates", "entities", "rejected", "is published", "tariffs.duckdb", "try: tariffs sql"):
        assert said in first.out
    assert (tmp_path / "warehouse" / "current" / "tariffs.duckdb").is_file()
    assert cli.main(argv) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_folders_may_be_named_by_the_environment(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TARIFF_ARTICLES", str(articles))
    monkeypatch.setenv("TARIFF_WAREHOUSE", str(tmp_path / "elsewhere"))
    assert cli.main(["build"]) == 0
    capsys.readouterr()
    assert cli.main(["sql", "select count(*) as n from core.articles"]) == 0
    assert capsys.readouterr().out == "n\n4\n"


def test_a_failed_build_says_why_and_ends_with_1(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines import definitions

    report = definitions.BuildReport(success=False, run_id="r", error="the valve closed")
    monkeypatch.setattr(definitions, "build", lambda *_: report)
    assert cli.main(["build", "--articles", str(articles), "--warehouse", str(tmp_path / "w")]) == 1
    assert "the valve closed" in one_line(capsys)


def test_a_build_that_reads_the_sample_worse_warns_and_ends_with_0(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines import definitions

    rows = dict.fromkeys(cli._COUNTED.values(), 1)
    report = definitions.BuildReport(True, "r", release_id="1", rows=rows, fallen=("dates is 0.900, its floor 0.96",))
    monkeypatch.setattr(definitions, "build", lambda *_: report)
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


# --- sql ---


def test_an_answer_into_a_pipe_is_tab_separated(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "select 1 as one, null as none, ['a', 'b'] as list, 2.50 as number, 'x\ty' || chr(10) || 'z' as text, date '2024-07-01' as day"
    assert cli.main(["sql", query, "--warehouse", str(warehouse)]) == 0
    assert capsys.readouterr().out == "one\tnone\tlist\tnumber\ttext\tday\n1\t\ta, b\t2.50\tx␉y␊z\t2024-07-01\n"


def test_a_wrong_query_is_one_line_and_exit_code_1(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sql", "select * from nothing_there", "--warehouse", str(warehouse)]) == 1
    assert "nothing_there" in one_line(capsys)


def test_a_release_cannot_be_written_to(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sql", "delete from core.articles", "--warehouse", str(warehouse)]) == 1
    assert "read-only" in one_line(capsys)


def test_a_reader_that_has_had_enough_is_no_failure(warehouse: Path) -> None:
    program = "import sys; from pipelines.cli import main; sys.exit(main())"
    argv = [sys.executable, "-c", program, "sql", "select repeat('x', 1000) as x from range(100000)", "--warehouse", str(warehouse)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"x\n"
        process.stdout.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (0, b"")


def ask(*argv: str, warehouse: Path) -> int:
    return cli.main(["sql", *argv, "--warehouse", str(warehouse)])


HOSTILE_ROW = (
    "select '=1+2' as \"=name\", '@x,\"y\"' as a, '-1' as b, '\t=3' as c, '＋4' as d, 'x=1' as e, -5 as f, ['=6', null] as g, '' as h"
)


def test_csv_is_that_of_rfc_4180_and_keeps_no_formula(warehouse: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert ask(HOSTILE_ROW, "--csv", warehouse=warehouse) == 0
    assert capfdbinary.readouterr().out.decode() == (
        "'=name,a,b,c,d,e,f,g,h\r\n" + """'=1+2,"'@x,""y""\",'-1,'\t=3,'＋4,x=1,-5,"[""=6"", null]",\r\n"""
    )


VALUES = """select 25.5::double as rate, 7::hugeint as whole, 1.50::decimal(5, 2) as money, true as yes, null as none,
    date '2025-07-09' as day, timestamp '2025-07-09 12:30:00' as moment, ['JP', 'EU'] as list,
    {'a': [1, null]} as struct, 'é\n"' as text, 'inf'::double as endless"""


def test_values_keep_their_meaning_in_csv(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(VALUES, "--csv", warehouse=warehouse) == 0
    [header, row] = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    assert header == ["rate", "whole", "money", "yes", "none", "day", "moment", "list", "struct", "text", "endless"]
    assert row[:7] == ["25.5", "7", "1.5", "true", "", "2025-07-09", "2025-07-09T12:30:00"]
    assert row[7:] == ['["JP", "EU"]', '{"a": [1, null]}', 'é\n"', "inf"]


def test_values_keep_their_meaning_in_json(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(VALUES, "--json", warehouse=warehouse) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert list(row) == ["rate", "whole", "money", "yes", "none", "day", "moment", "list", "struct", "text", "endless"]
    assert list(row.values())[:7] == [25.5, 7, 1.5, True, None, "2025-07-09", "2025-07-09T12:30:00"]
    assert list(row.values())[7:] == [["JP", "EU"], {"a": [1, None]}, 'é\n"', None]


def test_values_keep_their_types_in_parquet(warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x'y.parquet"
    assert ask(VALUES, "--parquet", str(file), warehouse=warehouse) == 0
    assert capsys.readouterr().out == f"1 row is in {file}\n"
    found = pl.read_parquet(file)
    assert found.dtypes[:6] == [pl.Float64, pl.Int64, pl.Decimal(5, 2), pl.Boolean, pl.Int32, pl.Date]
    assert found.dtypes[6:] == [pl.Datetime("us"), pl.List(pl.String), pl.Struct({"a": pl.List(pl.Int32)}), pl.String, pl.Float64]
    assert found.select("whole", "day", "list", "text").row(0) == (7, date(2025, 7, 9), ["JP", "EU"], 'é\n"')
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_rows_come_in_their_order_one_a_line(form: str, warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("select i from range(3) as t(i) order by i desc", form, warehouse=warehouse) == 0
    lines = {"--csv": ["i", "2", "1", "0"], "--json": ["[", '{"i": 2},', '{"i": 1},', '{"i": 0}', "]"]}
    assert capsys.readouterr().out.splitlines() == lines[form]


def test_an_answer_without_rows_is_a_whole_document(warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing = "select 1 as one where false"
    assert [ask(nothing, form, warehouse=warehouse) for form in ("--csv", "--json")] == [0, 0]
    printed = capsys.readouterr().out
    assert printed.startswith("one")
    assert json.loads(printed.removeprefix("one").strip()) == []
    assert ask(nothing, "--parquet", str(tmp_path / "none.parquet"), warehouse=warehouse) == 0
    assert pl.read_parquet(tmp_path / "none.parquet").columns == ["one"]
    assert capsys.readouterr().out.startswith("0 rows are in ")


def test_json_loses_no_column(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("select 1 as a, 2 as a", "--json", warehouse=warehouse) == 1
    assert "two columns are called a" in one_line(capsys)


@pytest.mark.parametrize(
    ("query", "file", "said"),
    [
        ("select 1", "no/such/folder/x.parquet", "there is no folder no/such/folder"),
        ("select 1", ".", "is a folder; name a file"),
        ("select * from nothing_there", "x.parquet", "nothing_there"),
        ("-- nothing", "x.parquet", "gives no rows"),
    ],
)
def test_a_failed_parquet_file_leaves_what_was_there(
    query: str, file: str, said: str, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.parquet").write_text("old")
    assert ask(query, "--parquet", file, warehouse=warehouse) == 1
    assert said in one_line(capsys)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"x.parquet": "old"}


def test_csv_on_a_terminal_does_nothing_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    write_csv(terminal, ["text"], [("\x1b[2Jone\ntwo",)])
    assert terminal.getvalue() == 'text\r\n"␛[2Jone\ntwo"\r\n'


# --- sql: questions by name ---


@pytest.mark.parametrize("argv", [["--list"], []])
def test_the_questions_are_listed(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sql", *argv]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["question", "asks"]
    assert [name for name, _ in lines[1:]] == sorted(file.stem for file in (shipped.folder("sql") / "questions").glob("*.sql"))
    assert all(asks.endswith("?") for _, asks in lines[1:])


def test_a_question_is_asked_by_its_name(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("what_was_refused_and_why", warehouse=warehouse) == 0
    by_name = capsys.readouterr().out
    assert by_name.splitlines()[1].startswith("core.sources\tunsupported_format\t\t1\t1\tpicture.jpg\t")
    assert ask((shipped.folder("sql") / "questions" / "what_was_refused_and_why.sql").read_text("utf-8"), warehouse=warehouse) == 0
    assert capsys.readouterr().out == by_name


def test_a_question_answers_in_every_form(warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, file = "coverage_by_day", tmp_path / "answer.parquet"
    assert [ask(name, *form, warehouse=warehouse) for form in (["--csv"], ["--json"], ["--parquet", str(file)])] == [0, 0, 0]
    assert "2024-06-03,1,1,100.0,0,1,[]" in capsys.readouterr().out
    assert pl.read_parquet(file).schema["article_count"] == pl.Int64


def test_on_a_terminal_the_question_stands_above_its_answer(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "dumb")
    assert ask("coverage_by_day", warehouse=warehouse) == 0
    assert terminal.getvalue().startswith("How much was published about tariffs, day by day?\n")


@pytest.mark.parametrize(
    ("wrong", "near"), [("coverage_by_days", "coverage_by_day"), ("canada", "how_the_rate_on_canada_was_reported"), ("xyzzy", "")]
)
def test_an_unknown_question_names_the_nearest(wrong: str, near: str, warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(wrong, warehouse=warehouse) == 1
    error = one_line(capsys)
    assert f"there is no question called {wrong}; " in error
    assert near in error
    assert "tariffs sql --list" in error


@pytest.mark.parametrize("sql", ["from vocab.countries limit 1", "-- Which?\nselect 1 as one", "(select 1)", "select\n1", " select 1 "])
def test_what_is_no_bare_name_is_sql(sql: str, warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(sql, warehouse=warehouse) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, columns: list[str], rows: list[tuple[Any, ...]], width: int = 80) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "dumb")
    stream = Terminal()
    show_answer(screen(stream), columns, rows)
    return stream.getvalue()


def test_an_answer_on_a_terminal_fits_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = shown(monkeypatch, ["id", "text"], [(1, "word " * 200), (2, None)])
    assert max(map(len, printed.splitlines())) <= 80
    assert "…" in printed
    assert "NULL" in printed
    assert printed.endswith("2 rows\n")


def test_short_values_stay_whole_and_long_ones_share_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = ["first_published_on", "rate_pct", "publisher", "sentence"]
    lines = shown(monkeypatch, columns, [(date(2025, 7, 9), 2.5, "The Bugle", "word " * 60)]).splitlines()
    assert [line.split("┃")[0].strip() for line in lines[:3]] == ["first_", "published_", "on"]
    assert lines[4].startswith(" 2025-07-09 │   2.5 │ The Bugle │ word word ")
    assert max(map(len, lines)) <= 80


def test_text_that_would_be_broken_too_narrow_is_shown_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    value, text = "a rather long value", "word " * 60
    assert not shown(monkeypatch, ["a", "b", "c", "sentence"], [(*(value,) * 3, text)]).startswith("row 1 ─")
    assert shown(monkeypatch, ["a", "b", "c", "d", "sentence"], [(*(value,) * 4, text)]).startswith("row 1 ─")


def test_a_wide_answer_is_shown_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = shown(monkeypatch, [f"column_{n}" for n in range(20)], [tuple(range(20))])
    assert "column_19  19" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_a_long_answer_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = shown(monkeypatch, ["n"], [(n,) for n in range(2000)])
    assert "2,000 rows, the first 500 shown" in printed
    assert "1999" not in printed


@pytest.mark.parametrize(
    ("hostile", "plain"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\r\n", "␍␊"),
        ("a\u202eb\u2066c\u200f", "a�b�c�"),
        ("\x9b31m", "�31m"),
        ("\u2028", "�"),
        ("\ud800", "�"),
        ("[bold]Zürich’s 25 % “deal” — 关税 👍🏽", "[bold]Zürich’s 25 % “deal” — 关税 👍🏽"),
    ],
)
def test_text_is_made_harmless_sign_by_sign(hostile: str, plain: str) -> None:
    assert harmless(hostile) == plain
    assert len(harmless(hostile)) == len(hostile)


def test_markup_in_cells_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = shown(monkeypatch, ["[red]name"], [("[bold]loud[/bold] [/] :smile: \x1b[31m",)])
    assert "[red]name" in printed
    assert "[bold]loud[/bold] [/] :smile: ␛[31m" in printed


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
