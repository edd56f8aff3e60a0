"""A handful of articles as rows of the contracts, made by hand, for the tests of the warehouse. No article is read from a file here."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pipelines import warehouse
from pipelines.contracts import terms
from pipelines.contracts.dictionary import all_tables, schema
from pipelines.contracts.table import frame, full_name, pour

FACTS = warehouse.ReleaseFacts(datetime(2025, 5, 4, 12, tzinfo=UTC), "0.1.0", "f1", "articles", "run-1", "d1")
_NOW = datetime(2025, 5, 4, 12)


class Sample:
    """Rows by full name of table. Spans follow from the texts."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {full_name(t): [] for t in all_tables() if schema(t) not in ("mart", "meta")}
        for code, name in (("US", "United States"), ("JP", "Japan"), ("EU", "European Union"), ("WORLD", "all countries")):
            lists: dict[str, list[str]] = {"aliases": [], "adjectives": [], "metonyms": [], "currencies": []}
            self.add(
                "vocab.countries", code=code, name=name, capital=None, is_eu_member=False, is_g20=code != "WORLD", source="made up", **lists
            )
        for slug, name in (("all_goods", "all goods"), ("cars", "cars"), ("steel", "steel")):
            self.add("vocab.products", slug=slug, name=name, hs=[], terms=[slug], source="made up")
        for column, values in (
            ("measure", terms.MEASURES),
            ("status", terms.STATUSES),
            ("basis", terms.BASES),
            ("modifier", terms.MODIFIERS),
            ("reason", terms.PASSED_REASONS + terms.GAP_REASONS),
            ("kind", terms.GAP_KINDS + terms.DEADLINE_KINDS),
            ("rule", terms.CONTRADICTION_RULES),
        ):
            for value in values:
                self.add("vocab.terms", column_name=column, value=value, label=f"{value} spelled out", meaning="made up")

    def add(self, table: str, **row: Any) -> None:
        self.rows[table].append(row)

    def article(self, path: str, *blocks: tuple[str, Sequence[str]], aside: str | None = None, **more: Any) -> str:
        """An article of `blocks` (kind, sentences), after them one block that is not body; gives its id."""
        text = "\n\n".join(" ".join(sentences) for _, sentences in blocks)
        sha = hashlib.sha256(f"{path}{text}".encode()).hexdigest()
        article_id, position, sentence_no = sha[:20], 0, 0
        row: dict[str, Any] = {"source_line": None, "source_format": "txt", "url": None, "title": blocks[0][1][0], "publisher": "The Bugle"}
        row |= {
            "authors": [],
            "published_on": date(2025, 5, 4),
            "published_at": None,
            "published_precision": "day",
            "published_basis": "dateline",
        }
        row |= {"language": "en", "is_about_tariffs": True, "duplicate_of": None, **more}
        self.add(
            "core.articles",
            article_id=article_id,
            content_sha256=sha,
            source_path=path,
            text=text,
            word_count=len(text.split()),
            ingested_at=_NOW,
            **row,
        )
        self.add("core.sources", article_id=article_id, source_path=path, source_line=row["source_line"])
        for block_no, (kind, sentences) in enumerate(blocks):
            body = " ".join(sentences)
            span = {"char_start": position, "char_end": position + len(body)}
            self.add("core.blocks", article_id=article_id, block_no=block_no, kind=kind, is_body=True, text=body, **span)
            for sentence in sentences:
                span = {"char_start": position, "char_end": position + len(sentence)}
                self.add("core.sentences", article_id=article_id, sentence_no=sentence_no, block_no=block_no, text=sentence, **span)
                position, sentence_no = position + len(sentence) + 1, sentence_no + 1
            position += 1
        if aside is not None:
            span = {"char_start": None, "char_end": None}
            self.add("core.blocks", article_id=article_id, block_no=len(blocks), kind="navigation", is_body=False, text=aside, **span)
        return article_id

    def rate(self, article_id: str, text: str, within: str = "", **more: Any) -> str:
        """A mention of a rate where `text` first stands from `within` on; gives its id."""
        row: dict[str, Any] = {"rate_pct": 25.0, "rate_max_pct": None, "modifier": "exact", "basis": "level", "imposer": "US"}
        row |= {"targets": ["JP"], "products": ["cars"], "measure": "sectoral", "status": "in_effect"}
        row |= {"effective_on": None, "effective_precision": None}
        row |= {"parties_probability": 0.9, "terms_probability": 0.8, **more}
        return self._mention("rate", article_id, text, within, **row)

    def passed(self, article_id: str, text: str, within: str = "", **more: Any) -> str:
        """A percentage that is no rate, where `text` first stands from `within` on; gives its id."""
        row = {"rate_pct": 3.0, "rate_max_pct": None, "reason": "growth", "duty_probability": 0.01, **more}
        return self._mention("passed", article_id, text, within, **row)

    def date(self, article_id: str, text: str, day: date, within: str = "", **more: Any) -> str:
        row: dict[str, Any] = {"type": "DATE", "value": day.isoformat(), "date_start": day, "date_end": day, "granularity": "day"}
        row |= {"modifier": "exact", "anchor": "published", **more}
        return self._mention("date", article_id, text, within, **row)

    def duration(self, article_id: str, text: str, value: str) -> str:
        row = {"type": "DURATION", "value": value, "date_start": None, "date_end": None, "granularity": None}
        return self._mention("date", article_id, text, "", **row, modifier="exact", anchor=None)

    def entity(self, article_id: str, text: str, entity_id: str, name: str, within: str = "") -> str:
        kind = entity_id.partition(":")[0]
        if all(row["entity_id"] != entity_id for row in self.rows["core.entities"]):
            self.add("core.entities", entity_id=entity_id, type=kind, name=name, country=None, description=None, is_in_vocabulary=True)
        return self._mention("entity", article_id, text, within, type=kind, entity_id=entity_id, name=name, match="exact", score=1.0)

    def reject(self, table: str, rule: str, article_id: str | None, payload: str | None, path: str = "a.txt") -> None:
        where = {"column_name": None, "source_path": path, "source_line": None, "article_id": article_id}
        self.add(
            "quarantine.rejected_rows",
            table_name=table,
            rule=rule,
            detail="made up",
            payload=payload,
            run_id="run-1",
            rejected_at=_NOW,
            **where,
        )

    def _mention(self, kind: str, article_id: str, text: str, within: str, **row: Any) -> str:
        whole = next(a["text"] for a in self.rows["core.articles"] if a["article_id"] == article_id)
        start = whole.index(text, whole.index(within))
        sentence = next(
            s for s in self.rows["core.sentences"] if s["article_id"] == article_id and s["char_start"] <= start < s["char_end"]
        )
        mention_id = hashlib.sha256(f"{article_id}|{kind}|{start}".encode()).hexdigest()[:20]
        row = {"char_start": start, "char_end": start + len(text), "text": text, "rule": "by_hand", **row}
        table = "core.passed_figures" if kind == "passed" else f"core.{kind}_mentions"
        self.add(table, mention_id=mention_id, article_id=article_id, sentence_no=sentence["sentence_no"], **row)
        return mention_id

    def write(self, folder: Path, parts: int = 1, backwards: bool = False) -> dict[str, list[Path]]:
        """The rows as Parquet files under `folder`, `parts` for each table that has rows and none for the others."""
        written: dict[str, list[Path]] = {}
        for table in all_tables():
            if (name := full_name(table)) not in self.rows:
                continue
            written[name] = []
            if not self.rows[name]:
                continue
            good, refused = pour(table, frame(table, self.rows[name][::-1] if backwards else self.rows[name]))
            assert refused.is_empty(), refused
            for part in range(parts):
                file = folder / name / f"part-{part}.parquet"
                file.parent.mkdir(parents=True, exist_ok=True)
                good.gather_every(parts, part).write_parquet(file)
                written[name].append(file)
        return written


def sample() -> tuple[Sample, dict[str, str]]:
    """Four articles and the ids of articles and rates: two versions under one URL, a near-copy, one that is not about tariffs."""
    made, page = Sample(), "https://bugle.example/cars"
    old = made.article("2025-05-03/cars.txt", ("headline", ["Washington weighs 20% on cars"]), url=page, published_on=date(2025, 5, 3))
    new = made.article(
        "2025-05-04/cars.txt",
        ("headline", ["Japan’s carmakers 🚢 face 25% duty"]),
        (
            "paragraph",
            ["The levy on cars and steel starts on April 3.", "Talks on a 10% tariff '); drop table core.articles; -- may take 90 days."],
        ),
        aside="Home | Subscribe",
        url=page,
    )
    copy = made.article("2025-05-05/copy.txt", ("headline", ["Japan’s carmakers face 25% duty"]), publisher=None, duplicate_of=new)
    other = made.article(
        "weather.txt",
        ("paragraph", ["Rain."]),
        title=None,
        is_about_tariffs=False,
        published_on=None,
        published_precision=None,
        published_basis="none",
    )
    ids = {"old": old, "new": new, "copy": copy, "other": other}
    ids["20%"] = made.rate(old, "20%", rate_pct=20.0, status="threatened")
    start = {"effective_on": date(2025, 4, 3), "effective_precision": "day"}
    ids["25%"] = made.rate(new, "25%", targets=["EU", "JP"], products=["cars", "steel"], **start)
    ids["10%"] = made.rate(new, "10%", rate_pct=10.0, rate_max_pct=15.0, imposer=None, targets=[], products=[], status="proposed")
    ids["copied 25%"] = made.rate(copy, "25%", products=[])
    ids["April 3"] = made.date(new, "April 3", date(2025, 4, 3))
    made.duration(new, "90 days", "P90D")
    made.entity(new, "Japan", "COUNTRY:JP", "Japan")
    made.entity(new, "steel", "PRODUCT:steel", "steel")
    made.entity(copy, "Japan", "COUNTRY:JP", "Japan")
    made.reject("core.sources", "not_utf8", None, '{"bytes": 3}', path="broken.txt")
    made.reject("core.articles", "no_text", None, '{"text": "cut sh', path="lines.jsonl")
    return made, ids


def release(folder: Path, made: Sample | None = None, facts: warehouse.ReleaseFacts = FACTS) -> Path:
    """Build, audit and publish `made` (the sample where not given) into the warehouse `folder`; gives the folder of the release."""
    with warehouse.aside(folder) as room:
        warehouse.build((made or sample()[0]).write(folder / "input"), room, facts)
        return warehouse.publish(room, warehouse.audit(room.database))
