"""The bench measures what it says: its articles are as many and as varied as meant, and every step gives its rows. No time is asserted."""

import json
import random
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import polars as pl
import pytest
from bench import foreign, material
from bench.changing import Cast, Name, lay_out
from bench.steps import STEPS, Bench
from bench.table import as_json, row, show
from rich.console import Console

from pipelines.reading.scan import is_about_tariffs


def texts(count: int, folder: Path | None = None, seed: str = "1") -> list[str]:
    return [article["text"] for article in islice(material.articles(seed, folder), count)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lines = [
        {"text": "Rain fell on Norway.\n\nThe river rose by 31 centimetres on May 3, said Janet Yellen.\n\nIt was Monday."},
        {"text": "A 25% tariff on steel.\n\nThe tariff hits Japan.\n\nTariffs rise."},
        {"text": "The choir of 17 sang in Peru.\n\nNobody of the 204 guests left before 11:30."},
    ]
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def test_articles_follow_from_the_seed() -> None:
    assert texts(30) == texts(30)
    assert texts(30) != texts(30, seed="2")


def test_one_article_in_ten_is_about_tariffs() -> None:
    about = is_about_tariffs(pl.Series(texts(300))).to_list()
    assert sum(about[:: material.ONE_IN]) >= 29
    assert not any(is_about for number, is_about in enumerate(about) if number % material.ONE_IN)


def test_no_two_articles_share_their_paragraphs() -> None:
    seen: set[str] = set()
    again = total = 0
    for text in (material.tariff_article("1", number)["text"] for number in range(300)):
        paragraphs = [paragraph for paragraph in text.split("\n\n") if len(paragraph) > 100]
        again += sum(paragraph in seen for paragraph in paragraphs)
        total += len(paragraphs)
        seen.update(paragraphs)
    # A paragraph without a number or a name stays as it is.
    assert again < total / 20


def test_general_news_comes_from_the_corpus_with_other_numbers_and_names(corpus: Path) -> None:
    found = [material.general_article("1", number, corpus)["text"] for number in range(40)]
    assert not any("tariff" in text.lower() for text in found)
    assert any("centimetres" in text for text in found)
    assert len({match for text in found for match in re.findall(r"rose by (\d\d) centi", text)}) > 5
    assert len({match for text in found for match in re.findall(r"Rain fell on (.+?)\.", text)}) > 5
    assert all("before 11:30" in text for text in found if "guests left" in text)


def test_a_corpus_without_general_news_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=re.escape(str(tmp_path))):
        material.corpus(tmp_path)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Under Section 232 of 1962", r"Under Section 232 of 1962"),
        ("at 12:01 on 2025-08-07", r"at 12:01 on 2025-08-07"),
        ("from August 7, 2025", r"from August \d\d?, 2025"),
        ("a 12.5% duty", r"a \d\d?\.\d% duty"),
        ("a 25-percent duty", r"a \d\d?-percent duty"),
        ("1,450 F-150 trucks", r"[1-9],\d\d\d F-150 trucks"),
        ("the 3rd letter to the G20", r"the 3rd letter to the G20"),
    ],
)
def test_numbers_keep_their_make(text: str, stays: str) -> None:
    filled = {lay_out(text, []).fill(Cast(random.Random(seed))) for seed in range(20)}
    assert all(re.fullmatch(stays, one) for one in filled), filled
    assert len(filled) > 1 or stays == text


def test_names_change_in_form_and_throughout() -> None:
    names = [
        Name("COUNTRY", "JP", "Japan"),
        Name("COUNTRY", "JP", "Japanese"),
        Name("COUNTRY", "US", "US"),
        Name("PRODUCT", "steel", "steel"),
        Name("PERSON", "x", "Ann Lee"),
        Name("PERSON", "x", "Lee"),
    ]
    layout = lay_out("Ann Lee taxes Japan in the US. Lee dislikes Japanese steel.", names)
    cast = Cast(random.Random(4))
    (given, surname), country, goods = cast.person("x"), cast.country("JP"), cast.goods("steel", False)
    assert layout.fill(cast) == f"{given} {surname} taxes {country.name} in the US. {surname} dislikes {country.adjectives[0]} {goods}."


def test_a_table_of_all_that_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = {"triage": 12, "apart": 5, "reading": 2}
    bench = Bench(tmp_path, None, articles=10, passes=2, seconds=1.0, repeats=1, sizes=sizes)
    rows = [one for name in ("triage", "apart", "reading", "start") for one in STEPS[name](bench)]
    assert [one.note for one in rows if one.note.startswith("NOT MEASURED")] == []
    assert [one.what for one in rows if one.step == "reading"][1:] == ["  its dates", "  its names", "  its rates"]
    assert all(one.mb_per_second and one.articles_per_second for one in rows if one.step != "start")
    show(Console(width=200), rows)
    printed = capsys.readouterr().out
    assert all(one.what.strip() in printed for one in rows)
    json.dumps(as_json(rows))


def test_what_cannot_be_measured_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(tool: foreign.Tool, folder: Path) -> str:
        raise foreign.NotToBeHad(f"no packages for {tool.name}")

    monkeypatch.setattr(foreign, "install", refuse)
    bench = Bench(tmp_path, None, articles=10, passes=1, seconds=0.1, repeats=1, sizes={"reading": 1})
    [*rows] = STEPS["others"](bench)
    assert [one.note for one in rows] == [f"NOT MEASURED: no packages for {tool.name}" for tool in foreign.TOOLS]


def test_speed_is_the_median_of_the_passes() -> None:
    passes = [{"articles": 10, "bytes": 1_000_000, "cpu": seconds, "clock": 4.0} for seconds in (1.0, 0.5, 0.25)]
    found = row("step", "what", passes, "cpu", None)
    assert (found.least_mb_per_second, found.mb_per_second, found.most_mb_per_second) == (1.0, 2.0, 4.0)
    assert (found.articles_per_second, found.cpu, found.clock) == (20.0, 0.5, 4.0)


def test_the_names_for_other_tools(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in foreign.write_names(tmp_path / "names.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"COUNTRY", "PERSON", "ORG", "PRODUCT", "PLACE", "LAW"} == {line["label"] for line in lines}
    assert {"label": "COUNTRY", "pattern": "Japan"} in lines


def test_an_unknown_step_is_refused() -> None:
    tests = Path(__file__).parent
    done = subprocess.run([sys.executable, "-m", "bench", "--only", "nap"], capture_output=True, text=True, check=False, cwd=tests)
    assert done.returncode == 2
    assert "triage, apart, reading" in done.stderr
