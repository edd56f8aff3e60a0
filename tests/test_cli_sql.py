"""The command `tariffs sql`: questions in SQL and by name, and the forms of an answer."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from test_cli import STORY, Terminal, one_line

from pipelines import cli, shipped
from pipelines.display import harmless, screen, show_answer
from pipelines.formats import write_csv


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    (root / "articles").mkdir()
    (root / "articles" / "cheese.txt").write_text(STORY, encoding="utf-8")
    (root / "articles" / "picture.jpg").write_bytes(b"\xff\xd8")
    assert cli.main(["build", "--articles", str(root / "articles"), "--warehouse", str(root / "warehouse")]) == 0
    return root / "warehouse"


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
