"""The figures: hand-made cases for each, and the same figures as the scorer that TARIFF_SCORE_SCRIPT names."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.evaluation import Gold, Scores, load_gold, score

TEXT = "Peru will charge 12% on Chilean copper from May 2025. The Acme Corp. rate was 8% to 10%."


def gold(**lists: Any) -> Gold:
    article = {"title": "Peru’s copper", "published_on": "2025-05", "source": "El Día", "authors": ["A. Roe"], "not_body": ["Read also"]}
    return Gold("one", lists.pop("article", article), lists.get("rates", []), lists.get("dates", []), lists.get("entities", []))


def gold_rate(rate_pct: float = 12.0, **other: Any) -> dict[str, Any]:
    fields = {"text": f"{rate_pct}%", "context": "", "rate_max_pct": None, "basis": "level", "imposer": "PE", "targets": ["CL"]}
    fields |= {"products": ["copper"], "measure": "mfn", "status": "scheduled", "effective_on": "2025-05", "rate_pct": rate_pct}
    return fields | other


def mention(found: str, /, **fields: Any) -> dict[str, Any]:
    start = max(TEXT.find(found), 0)
    return {"article_id": "a1", "char_start": start, "char_end": start + len(found), "text": found} | fields


def rate(rate_pct: float = 12.0, text: str = "12%", **other: Any) -> dict[str, Any]:
    return mention(text, **(gold_rate(rate_pct) | {"effective_on": date(2025, 5, 1), "text": text} | other))


def article(**other: Any) -> dict[str, Any]:
    fields = {"article_id": "a1", "source_path": "in/one.html", "title": "PERU'S COPPER", "publisher": "El Dia", "authors": ["A. ROE"]}
    return fields | {"published_on": date(2025, 5, 17), "text": TEXT} | other


def scored(truth: Gold, rates: Any = (), dates: Any = (), entities: Any = (), articles: Any = None) -> Scores:
    return score([truth], [article()] if articles is None else articles, rates, dates, entities)


def test_matches_count_precision_recall_and_f1() -> None:
    found = scored(gold(rates=[gold_rate(12), gold_rate(99)]), [rate(12), rate(8, "8%"), rate(10, "10%")]).matches("rates.detect")
    assert (found.tp, found.pred, found.gold) == (1, 3, 2)
    assert (found.precision, found.recall, found.f1) == (pytest.approx(1 / 3), 0.5, pytest.approx(0.4))


def test_nothing_there_and_nothing_found_is_zero_not_an_error() -> None:
    assert scored(gold()).matches("rates.detect").figures() == {"precision": 0, "recall": 0, "f1": 0, "tp": 0, "pred": 0, "gold": 0}


@pytest.mark.parametrize(
    ("wanted", "got", "counts"),
    [
        (gold_rate(), rate(), (1, 1, 1)),
        (gold_rate(imposer="CL"), rate(), (1, 0, 0)),
        (gold_rate(targets=["AR", "CL"]), rate(targets=["CL"]), (1, 0, 0)),
        (gold_rate(products=[]), rate(products=["copper"]), (1, 0, 0)),
        (gold_rate(measure="deal"), rate(), (1, 1, 0)),
        (gold_rate(status="former"), rate(), (1, 1, 0)),
        (gold_rate(basis="change"), rate(), (1, 1, 0)),
        (gold_rate(imposer=None), rate(imposer=None), (1, 1, 1)),
        (gold_rate(8, rate_max_pct=10), rate(8, "8% to 10%", rate_max_pct=10.0), (1, 1, 1)),
        (gold_rate(8, rate_max_pct=10), rate(8, "8%"), (0, 0, 0)),
        (gold_rate(12.5), rate(12), (0, 0, 0)),
    ],
)
def test_detect_fact_and_full(wanted: dict[str, Any], got: dict[str, Any], counts: tuple[int, int, int]) -> None:
    found = scored(gold(rates=[wanted]), [got])
    assert tuple(found.matches(f"rates.{name}").tp for name in ("detect", "fact", "full")) == counts


@pytest.mark.parametrize(
    ("wanted", "got", "is_right"),
    [
        ("2025-05-06", date(2025, 5, 6), True),
        ("2025-05", date(2025, 5, 1), True),
        ("2025", date(2025, 1, 1), True),
        ("2025-Q3", date(2025, 7, 1), True),
        ("2025-H2", date(2025, 7, 1), True),
        ("2025-W20", date(2025, 5, 12), True),
        ("202", date(2020, 1, 1), True),
        (None, None, True),
        ("2025-05", date(2025, 5, 2), False),
        ("2025-05-06", None, False),
        (None, date(2025, 5, 1), False),
    ],
)
def test_a_period_is_met_by_its_first_day(wanted: str | None, got: date | None, is_right: bool) -> None:
    found = scored(gold(rates=[gold_rate(effective_on=wanted)]), [rate(effective_on=got)])
    assert found.share("rates.effective_on").figures() == {"accuracy": float(is_right), "hit": int(is_right), "of": 1}


def test_of_equal_numbers_those_that_agree_most_are_paired() -> None:
    found = scored(gold(rates=[gold_rate(imposer="CL"), gold_rate(imposer="PE")]), [rate(imposer="PE"), rate(imposer="CL")])
    assert found.share("rates.imposer").hit == 2


def test_a_mention_serves_once() -> None:
    assert scored(gold(rates=[gold_rate(), gold_rate()]), [rate()]).matches("rates.detect").tp == 1


def test_dates_are_a_multiset_of_type_and_value() -> None:
    day = {"type": "DATE", "value": "2025-05-04", "text": "Sunday"}
    wanted = [day, day, {"type": "DURATION", "value": "P90D", "text": "90 days"}]
    got = [mention("May", **{**day, "text": "May"}), *(mention("2025", type="DATE", value="2025") for _ in range(2))]
    found = scored(gold(dates=wanted), dates=got)
    assert (found.matches("dates").tp, found.matches("dates").pred, found.matches("dates").gold) == (1, 3, 3)
    assert [fault.detail for fault in found.faults if fault.what == "date missed"] == ["DATE 2025-05-04, 1 times", "DURATION P90D, 1 times"]


def entity(kind: str, entity_id: str, name: str, *surfaces: str) -> dict[str, Any]:
    return {"type": kind, "id": entity_id, "name": name, "surfaces": list(surfaces)}


@pytest.mark.parametrize(
    ("wanted", "got", "is_found"),
    [
        (entity("COUNTRY", "CL", "Chile", "Chilean"), ("COUNTRY", "COUNTRY:CL", "Republic of Chile"), True),
        (entity("COUNTRY", "CL", "Chile", "Chilean"), ("COUNTRY", "COUNTRY:PE", "Chile"), False),
        (entity("PRODUCT", "copper", "Copper", "copper"), ("PRODUCT", "PRODUCT:copper", "Red metal"), True),
        (entity("PERSON", "ana-diaz", "Ana Díaz", "Diaz"), ("PERSON", "PERSON:x", "ANA DIAZ"), True),
        (entity("PERSON", "ana-diaz", "Ana Díaz", "Diaz"), ("PERSON", "PERSON:x", "Diaz"), False),
        (entity("ORG", "acme", "Acme Holdings", "Acme Corp."), ("ORG", "ORG:x", "The Acme Co. Ltd"), True),
        (entity("ORG", "acme", "Acme International", "Acme Corp."), ("ORG", "ORG:x", "Acme"), True),
        (entity("ORG", "acme", "Acme", "Acme"), ("PLACE", "PLACE:acme", "Acme"), False),
    ],
)
def test_an_entity_is_found_by_code_or_name(wanted: dict[str, Any], got: tuple[str, str, str], is_found: bool) -> None:
    kind, entity_id, name = got
    found = scored(gold(entities=[wanted]), entities=[mention("copper", type=kind, entity_id=entity_id, name=name)])
    over_all, of_kind = found.matches("entities"), found.matches(f"entities.{wanted['type']}")
    assert (over_all.tp, over_all.pred, over_all.gold) == (is_found, 1, 1)
    assert of_kind.tp == is_found


def test_mentions_of_one_entity_count_once_and_one_entity_serves_once() -> None:
    got = [mention(text, type="ORG", entity_id="ORG:acme", name="Acme") for text in ("Acme", "Acme Corp.")]
    twins = [entity("ORG", "acme", "Acme", "Acme"), entity("ORG", "acme-2", "Acme Corp", "Acme Corp.")]
    found = scored(gold(entities=twins), entities=got).matches("entities")
    assert (found.tp, found.pred, found.gold) == (1, 1, 2)


def test_surfaces_are_compared_without_case_and_accents() -> None:
    truth = gold(entities=[entity("COUNTRY", "CL", "Chile", "CHILEAN", "Santiago")])
    got = [mention("Chilean", type="COUNTRY", entity_id="COUNTRY:CL", name="Chile")]
    assert scored(truth, entities=got).share("surfaces").figures() == {"accuracy": 0.5, "hit": 1, "of": 2}


@pytest.mark.parametrize(
    ("figure", "change", "is_right"),
    [
        ("title", {}, True),
        ("title", {"title": None}, False),
        ("published_on", {}, True),
        ("published_on", {"published_on": date(2025, 6, 1)}, False),
        ("published_on", {"published_on": None}, False),
        ("source", {}, True),
        ("source", {"publisher": "La Noche"}, False),
        ("authors", {}, True),
        ("authors", {"authors": ["A. Roe", "B. Doe"]}, False),
        ("not_body", {}, True),
        ("not_body", {"text": TEXT + " READ ALSO: more"}, False),
    ],
)
def test_the_article_itself(figure: str, change: dict[str, Any], is_right: bool) -> None:
    assert scored(gold(), articles=[article(**change)]).share(f"article.{figure}").hit == is_right


def test_an_open_day_of_publication_is_met_by_any() -> None:
    truth = gold(article={"title": None, "published_on": None, "source": None, "authors": [], "not_body": []})
    assert scored(truth).share("article.published_on").hit == 1


def test_a_missing_article_costs_all_its_entries() -> None:
    found = scored(gold(rates=[gold_rate()]), [rate()], articles=[article(source_path="two.html")])
    assert found.share("article.found").figures() == {"accuracy": 0.0, "hit": 0, "of": 1}
    assert (found.matches("rates.detect").pred, found.matches("rates.detect").gold) == (0, 1)
    assert found.share("article.title").of == 0


def test_offsets_must_hold_the_text() -> None:
    wrong = rate() | {"char_start": 3, "char_end": 6}
    found = scored(gold(), [rate(), wrong])
    assert found.share("offsets").figures() == {"accuracy": 0.5, "hit": 1, "of": 2}
    assert [fault.what for fault in found.faults if "offset" in fault.what] == ["offset wrong"]


def test_frames_and_rows_give_the_same_figures() -> None:
    rows = [rate(), rate(8, "8%")]
    of_rows = scored(gold(rates=[gold_rate()]), rows)
    of_frames = score([gold(rates=[gold_rate()])], pl.DataFrame([article()]), pl.DataFrame(rows), pl.DataFrame(), pl.DataFrame())
    assert of_rows.figures == of_frames.figures
    assert list(map(str, of_rows.faults)) == list(map(str, of_frames.faults))


def test_faults_say_article_what_and_where() -> None:
    found = scored(gold(rates=[gold_rate(99, text="99%", context="as much as 99%")]), [rate()])
    assert "one: rate missed: '99%' | as much as 99%" in map(str, found.faults)
    assert any(str(fault).startswith("one: rate too many: '12%' read as 12 | Peru will charge 12%") for fault in found.faults)


@pytest.mark.parametrize(
    ("name", "content"), [("a.gold.json", "{"), ("a.gold.json", '{"article": {}}'), ("a.gold.json", "[]"), ("a.json", "{}")]
)
def test_a_folder_without_good_gold_is_refused(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ValueError, match="gold file"):
        load_gold(tmp_path)


@pytest.mark.skipif("TARIFF_SCORE_SCRIPT" not in os.environ, reason="TARIFF_SCORE_SCRIPT names no scorer")
def test_the_figures_are_those_of_the_scorer(tmp_path: Path) -> None:
    from pipelines.cli import main
    from pipelines.scoring import score_folder
    from pipelines.warehouse import query

    seeds = Path(__file__).parent.parent / "seeds"
    warehouse = tmp_path / "warehouse"
    assert main(["build", "--articles", str(seeds / "articles"), "--warehouse", str(warehouse)]) == 0
    database = warehouse / "current" / "tariffs.duckdb"
    command = [sys.executable, os.environ["TARIFF_SCORE_SCRIPT"], str(database), str(seeds / "gold"), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    tables = (query(warehouse, f"select * from core.{name}") for name in ("articles", "rate_mentions", "date_mentions", "entity_mentions"))
    of_tables = score(load_gold(seeds / "gold"), *([dict(zip(t.columns, row, strict=True)) for row in t.rows] for t in tables))
    of_files, _ = score_folder(load_gold(seeds / "gold"), seeds / "articles")
    expected = {name: pytest.approx(figures) for name, figures in theirs.items()}
    assert {name: found.figures() for name, found in of_tables.figures.items()} == expected
    assert {name: found.figures() for name, found in of_files.figures.items()} == expected
