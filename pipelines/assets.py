"""The assets of the Dagster graph: thin, each takes the build at work, calls one room and says what came of it.

Tables pass between steps as Parquet datasets in the work folder of the run, so a step cannot be run without those before it. Jobs,
schedule, sensor and resources live in `definitions`; how anything is read, stored or published lives in `storage` and `warehouse`.
"""
# No `from __future__ import annotations` here: Dagster reads the annotations of the parameters when it loads the assets.

import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg
import polars as pl
from dagster._core.definitions.data_version import DATA_VERSION_TAG
from dagster._core.errors import DagsterPipesExecutionError

from pipelines import report, scoring, storage, warehouse
from pipelines.contracts import core
from pipelines.contracts.dictionary import all_tables
from pipelines.contracts.ledger import RejectedRows, Release
from pipelines.contracts.table import Table, columns, comment, full_name, polars_schema

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained
    from pipelines.spark.exchange import Cluster

FILE_TABLES: tuple[type[Table], ...] = (core.Sources, core.Articles, core.Blocks, core.Sentences)
MENTION_TABLES: tuple[type[Table], ...] = (core.RateMentions, core.DateMentions, core.EntityMentions, core.PassedFigures, core.Entities)
CONTRACTS: dict[str, type[Table]] = {full_name(table): table for table in all_tables()}

RELEASE = dg.AssetKey("warehouse")
REPORT = dg.AssetKey("report")
FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))
"""The daily build may be missed once with a warning, not twice."""

_COUNTED_BY = {
    "core.articles": "source_format",
    "core.blocks": "kind",
    "core.rate_mentions": "measure",
    "core.date_mentions": "granularity",
    "core.entity_mentions": "type",
    "core.passed_figures": "reason",
    "core.entities": "type",
    "quarantine.rejected_rows": "rule",
}
SAMPLE_CHECK = "sample_is_read_well"
LISTING = "listing"
"""Under which name the memory keeps the listing of the files that the current release was built from."""
_FIGURES: dict[type[Table], tuple[str, ...]] = {
    core.Articles: ("article.",),
    core.RateMentions: ("rates.", "offsets"),
    core.DateMentions: ("dates", "offsets"),
    core.EntityMentions: ("entities", "surfaces", "offsets"),
}
"""With what the figures begin that say how well a table is read."""
_SAMPLE_ROWS = 5
_SAMPLE_CHARACTERS = 200
_SECONDS_BETWEEN_LINES = 10.0


@dataclass(frozen=True)
class Work:
    """The build at work, as every step gets it: the run, which holds the build lock, its memory, who is told of progress, the trained
    pipeline that helps to read, if any, the workers that share the reading, and the cluster that reads in their place, if any."""

    run: storage.Run
    memory: storage.Memory
    report: storage.Report
    trained: "Trained | None" = None
    workers: storage.Workers = field(default_factory=storage.Workers)
    cluster: "Cluster | None" = None


def asset_key(name: str) -> dg.AssetKey:
    """The key of the table `name`: `core.articles` is core/articles."""
    return dg.AssetKey(name.split("."))


def table_schema(table: type[Table]) -> dg.TableSchema:
    """The columns of `table` as Dagster shows them: names, DuckDB types, descriptions, nullability."""
    return dg.TableSchema(
        [dg.TableColumn(c.name, c.duckdb_type, c.description, dg.TableColumnConstraints(nullable=c.nullable)) for c in columns(table)]
    )


def _spec(table: type[Table], group: str, kinds: set[str], deps: Sequence[str] = ()) -> dg.AssetSpec:
    return dg.AssetSpec(
        asset_key(full_name(table)),
        deps=[asset_key(name) for name in deps],
        description=comment(table),
        group_name=group,
        kinds=kinds,
        metadata={"dagster/column_schema": table_schema(table)},
    )


def _contract_check(table: type[Table]) -> dg.AssetCheckSpec:
    description = "How many rows the contract of the table refused; they are in quarantine.rejected_rows."
    return dg.AssetCheckSpec("contract", asset=asset_key(full_name(table)), description=description)


# --- the steps ---

_FILE_NAMES = [full_name(table) for table in FILE_TABLES]
_MENTION_NAMES = [full_name(table) for table in MENTION_TABLES]
_VOCABULARY_NAMES = [full_name(table) for table in storage.VOCABULARY_TABLES]
_REJECTED = full_name(RejectedRows)
_HANDED_OVER = (*_FILE_NAMES, *_MENTION_NAMES, *_VOCABULARY_NAMES, _REJECTED)


@dg.multi_asset(specs=[_spec(table, "vocabulary", {"csv", "parquet"}) for table in storage.VOCABULARY_TABLES])
def load_vocabulary(work: dg.ResourceParam[Work]) -> Iterator[dg.MaterializeResult[Any]]:
    """The dimensions, from seeds/vocabulary."""
    started = time.monotonic()
    storage.fill_vocabulary(work.run)
    for table in storage.VOCABULARY_TABLES:
        yield _result(work, table, started, None)


@dg.multi_asset(
    specs=[_spec(table, "articles", {"polars", "parquet"}) for table in FILE_TABLES],
    check_specs=[_contract_check(table) for table in FILE_TABLES],
)
def read_files(context: dg.AssetExecutionContext, work: dg.ResourceParam[Work]) -> Iterator[dg.MaterializeResult[Any]]:
    """Files to articles with their blocks and sentences."""
    started = time.monotonic()
    elsewhere = partial(work.cluster.read, launch=partial(_launch, context, work.cluster)) if work.cluster else None
    tally = storage.fill_core(work.run, work.memory, _told(context, work), work.workers, elsewhere)
    context.log.info(
        f"{tally.files} files: {tally.read} articles read, {tally.remembered} remembered, {tally.refused_rows()} things refused"
    )
    for table in FILE_TABLES:
        yield _result(work, table, started, tally, checked=True)


def _launch(context: dg.AssetExecutionContext, cluster: "Cluster", command: Sequence[str]) -> None:
    """Run `command`, a job of `cluster`, which tells the run of its progress through Dagster Pipes."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", dg.PreviewWarning)  # of a detail inside Pipes
            dg.PipesSubprocessClient().run(context=context, command=command)
    except DagsterPipesExecutionError as error:
        raise dg.Failure(
            f"{cluster.master} could not read the articles: {cluster.last_words()} (all it said is in {cluster.log})"
        ) from error


@dg.multi_asset(
    specs=[_spec(table, "mentions", {"polars", "parquet"}, deps=[*_FILE_NAMES[1:], *_VOCABULARY_NAMES]) for table in MENTION_TABLES],
    check_specs=[_contract_check(table) for table in MENTION_TABLES],
)
def read_mentions(context: dg.AssetExecutionContext, work: dg.ResourceParam[Work]) -> Iterator[dg.MaterializeResult[Any]]:
    """Articles about tariffs to mentions of rates, dates and entities."""
    started = time.monotonic()
    _tally(work)
    tally = storage.fill_mentions(work.run, work.memory, _told(context, work), work.trained, work.workers)
    work.workers.close()  # Nothing is read after this, and the tables need the memory.
    context.log.info(f"{tally.read_closely} articles read closely")
    for table in MENTION_TABLES:
        yield _result(work, table, started, tally, checked=True)


def _sample_check(table: type[Table]) -> dg.AssetCheckSpec:
    description = (
        "How well the annotated sample in seeds/gold is read by the rules and the vocabulary of this build, whatever is in the articles "
        "folder. A figure below its floor in seeds/gold/floors.json warns; `tariffs score seeds/gold --errors` lists what is read wrong."
    )
    return dg.AssetCheckSpec(SAMPLE_CHECK, asset=asset_key(full_name(table)), description=description, blocking=False)


@dg.multi_asset_check(name="score_sample", specs=[_sample_check(table) for table in _FIGURES], can_subset=True)
def score_sample(context: dg.AssetCheckExecutionContext, work: dg.ResourceParam[Work]) -> Iterator[dg.AssetCheckResult]:
    """The figures of the annotated sample against their floors. It only warns: whatever becomes of it, the release is published."""
    asked = [t for t in _FIGURES if dg.AssetCheckKey(asset_key(full_name(t)), SAMPLE_CHECK) in context.selected_asset_check_keys]
    try:
        figures, floors = scoring.score_sample(work.memory, work.trained), scoring.floors("seeds")
    except Exception as error:
        context.log.warning(f"the sample could not be scored: {error}")
        for table in asked:
            yield _sample_result(table, False, f"the sample could not be scored: {type(error).__name__}: {error}", {})
        return
    for table in asked:
        beginnings = _FIGURES[table]
        own = {name: figure for name, figure in figures.items() if name.startswith(beginnings)}
        own_floors = {name: floor for name, floor in floors.items() if name.startswith(beginnings)}
        fallen = scoring.fallen(own, own_floors)
        metadata = {
            "figures": dg.MetadataValue.md(_as_table(own, own_floors)),
            "below_floor": len(fallen),
            "fingerprint": work.run.fingerprint,
            # One by one, so that the UI draws each over the runs.
            **{name: round(scoring.headline(figure), 4) for name, figure in own.items()},
        }
        yield _sample_result(table, not fallen, "; ".join(map(str, fallen)) or "No figure is below its floor.", metadata)


def _sample_result(table: type[Table], passed: bool, description: str, metadata: dict[str, Any]) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        check_name=SAMPLE_CHECK,
        asset_key=asset_key(full_name(table)),
        passed=passed,
        severity=dg.AssetCheckSeverity.WARN,
        description=description,
        metadata=metadata,
    )


def _as_table(figures: scoring.Figures, floors: dict[str, float]) -> str:
    """`figures` as a table in Markdown: F1 or share, floor, and what is behind the number."""
    lines = ["| figure | F1 or share | floor | precision | recall | right | found | gold |", "|---|---|---|---|---|---|---|---|"]
    for name, f in figures.items():
        floor = f"{floors[name]:g}" if name in floors else ""
        behind = (
            (f"{f['precision']:.3f}", f"{f['recall']:.3f}", f["tp"], f["pred"], f["gold"]) if "f1" in f else ("", "", f["hit"], "", f["of"])
        )
        lines.append(f"| {' | '.join(map(str, (name, f'{scoring.headline(f):.3f}', floor, *behind)))} |")
    return "\n".join(lines)


@dg.multi_asset(specs=[_spec(RejectedRows, "quarantine", {"polars", "parquet"}, deps=[*_FILE_NAMES, *_MENTION_NAMES])])
def rejected_rows(work: dg.ResourceParam[Work]) -> dg.MaterializeResult[Any]:
    """What the steps before refused; here it is only counted."""
    started = time.monotonic()
    return _result(work, RejectedRows, started, _tally(work))


_MARTS = warehouse.lineage()
_CHECKS = {check.name: check for check in warehouse.checks()}


def _checked(check: warehouse.Check) -> dg.AssetKey:
    # A step may only check what it makes: promises about tables that other steps made are promises of the release.
    return asset_key(check.table) if check.table in _MARTS else RELEASE


@dg.multi_asset(
    specs=[
        *(_spec(CONTRACTS[name], "marts", {"duckdb", "sql"}, deps=sorted(reads)) for name, reads in _MARTS.items()),
        dg.AssetSpec(
            REPORT,
            deps=[asset_key(name) for name in sorted(report.lineage() - {full_name(Release)})],
            description="The report on the release: warehouse/current/report.html, one page that opens offline, with all its queries.",
            group_name="release",
            kinds={"html", "sql"},
        ),
        dg.AssetSpec(
            RELEASE,
            deps=[*(asset_key(name) for name in (*_HANDED_OVER, *_MARTS)), REPORT],
            description="The release people read: warehouse/current/tariffs.duckdb, beside it the report and Parquet copies of all tables.",
            group_name="release",
            kinds={"duckdb", "parquet"},
            freshness_policy=FRESH,
        ),
    ],
    check_specs=[dg.AssetCheckSpec(c.name, asset=_checked(c), description=f"{c.table}: {c.promise}") for c in _CHECKS.values()],
    can_subset=False,
)
def publish_release(
    context: dg.AssetExecutionContext, work: dg.ResourceParam[Work]
) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[Any]]:
    """Build aside, audit, swap; only then is anything materialized. Where nothing changed, the current release is audited and stays."""
    started = time.monotonic()
    run, tally = work.run, _tally(work)
    work.report(storage.Progress("tables", 0, len(_MARTS), 0))
    root = run.layout.root
    results: list[warehouse.CheckResult] = []
    is_new = not warehouse.is_unchanged(root, tally.input_digest, run.fingerprint)
    if not is_new:
        results = warehouse.audit_current(root)
        # A current release that was tampered with is built anew.
        is_new = not all(result.passed for result in results) or not (run.layout.current / warehouse.REPORT).is_file()
    if is_new:
        with warehouse.aside(root) as room:
            warehouse.build({name: run.dataset(name) for name in _HANDED_OVER}, room, _facts(run, tally))
            results = warehouse.audit(room.database)
            yield from map(_check_result, results)
            if all(result.passed for result in results):
                # A release is published with its report or not at all.
                report.write(room.database, room.report, _quality(context, work))
            warehouse.publish(room, results)
    else:
        context.log.info("nothing changed: the current release stays")
        yield from map(_check_result, results)
    work.report(storage.Progress("tables", len(_MARTS), len(_MARTS), 0))
    yield from _released(work, tally, is_new, started)
    work.memory.remember(LISTING, tally.input_digest, tally.input_listing)
    if is_new:
        work.memory.tidy()


def _quality(context: dg.AssetExecutionContext, work: Work) -> report.Quality:
    """How well the sample is read, for the report: what the check `sample_is_read_well` remembers, whichever of the two comes first."""
    try:
        return report.Quality(scoring.score_sample(work.memory, work.trained), scoring.floors("seeds"))
    except Exception as error:
        context.log.warning(f"the sample could not be scored for the report: {error}")
        return report.Quality()


def _facts(run: storage.Run, tally: storage.Tally) -> warehouse.ReleaseFacts:
    return warehouse.ReleaseFacts(
        built_at=run.started_at.replace(tzinfo=UTC),
        version=version("tariff-ledger"),
        fingerprint=run.fingerprint,
        articles_dir=str(run.articles),
        run_id=run.run_id,
        input_digest=tally.input_digest,
    )


# --- what is said of them ---


def _released(work: Work, tally: storage.Tally, is_new: bool, started: float) -> Iterator[dg.MaterializeResult[Any]]:
    """What came of the marts and the release, as the current release says."""
    root = work.run.layout.root
    counts = dict(warehouse.query(root, "select table_name, row_count from meta.release").rows)
    release_id, fingerprint = warehouse.query(root, "select any_value(release_id), any_value(fingerprint) from meta.release").rows[0]
    common: dict[str, Any] = {"release_id": release_id, "seconds": round(time.monotonic() - started, 3)}
    for name in _MARTS:
        yield dg.MaterializeResult(
            asset_key=asset_key(name),
            metadata={"dagster/row_count": counts[name], "dagster/column_schema": table_schema(CONTRACTS[name]), **common},
            data_version=_data_version(name, tally.input_digest, fingerprint),
        )
    page = root / "current" / warehouse.REPORT
    yield dg.MaterializeResult(
        asset_key=REPORT,
        metadata={
            "page": dg.MetadataValue.path(page),
            "bytes": page.stat().st_size,
            "figures": len(report.figure_names()),
            **common,
        },
        data_version=_data_version("report", tally.input_digest, fingerprint),
    )
    metadata = {
        "is_new": is_new,
        "rows": dg.MetadataValue.json(counts),
        "database": dg.MetadataValue.path(warehouse.current_database(root)),
        "articles_dir": dg.MetadataValue.path(work.run.articles),
        "input_digest": tally.input_digest,
        "fingerprint": fingerprint,
        "articles_read": tally.read,
        "articles_remembered": tally.remembered,
        "rejected_rows": tally.refused_rows(),
        **common,
    }
    yield dg.MaterializeResult(asset_key=RELEASE, metadata=metadata, data_version=_data_version(tally.input_digest, fingerprint))


@dataclass(frozen=True)
class UpToDate:
    """The current release where it needs no other: rows by full name of table, rejected rows by rule, and what to tell Dagster of it."""

    release_id: str
    input_digest: str
    rows: dict[str, int]
    rejected: dict[str, int]
    materialization: dg.AssetMaterialization


def up_to_date(root: Path, fingerprint: str) -> UpToDate | None:
    """The current release under the warehouse `root` if it is whole, nobody touched it, and a reading of `fingerprint` would still give its
    tables; whether the articles are the same is not asked here."""
    facts = "select distinct release_id, input_digest, fingerprint from meta.release"
    try:
        [(release_id, digest, stamp)] = warehouse.query(root, facts).rows
        is_whole = warehouse.is_untouched(root) and (root / "current" / warehouse.REPORT).is_file()
    except (warehouse.WarehouseError, ValueError):
        return None
    if not is_whole or not warehouse.is_unchanged(root, digest, fingerprint):
        return None
    rows = dict(warehouse.query(root, "select table_name, row_count from meta.release").rows)
    rejected = dict(warehouse.query(root, f"select rule, count(*) from {_REJECTED} group by all").rows)
    told = dg.AssetMaterialization(
        RELEASE,
        metadata={"is_new": False, "release_id": release_id, "input_digest": digest, "fingerprint": stamp},
        tags={DATA_VERSION_TAG: _data_version(digest, stamp).value},
    )
    return UpToDate(release_id, digest, rows, rejected, told)


def _told(context: dg.AssetExecutionContext, work: Work) -> storage.Report:
    """Pass progress on, and write a line into the log of the run now and then."""
    last = time.monotonic()

    def report(progress: storage.Progress) -> None:
        nonlocal last
        work.report(progress)
        if time.monotonic() - last >= _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            context.log.info(f"{progress.stage}: {progress.done} of {progress.total}, {progress.articles} articles so far")

    return report


def _tally(work: Work) -> storage.Tally:
    try:
        return storage.Tally.load(work.run)
    except FileNotFoundError:
        raise dg.Failure("this step needs the tables of the steps before it in the same run: launch the whole job tariffs_build") from None


def _result(
    work: Work, table: type[Table], started: float, tally: storage.Tally | None, *, checked: bool = False
) -> dg.MaterializeResult[Any]:
    """What came of `table`: rows, columns, counts, a few rows, and where it is `checked` how many rows its contract refused."""
    name = full_name(table)
    rows = storage.Dataset(work.run.dataset(name), polars_schema(table)).scan()
    metadata: dict[str, Any] = {
        "dagster/row_count": int(rows.select(pl.len()).collect().item()),
        "dagster/column_schema": table_schema(table),
        "seconds": round(time.monotonic() - started, 3),
        "sample": dg.MetadataValue.json([_plain(row) for row in rows.head(_SAMPLE_ROWS).collect().to_dicts()]),
    }
    if name in _COUNTED_BY:
        by = _COUNTED_BY[name]
        counted = rows.group_by(by).len().sort("len", by, descending=[True, False]).collect()
        metadata[f"rows_by_{by}"] = dg.MetadataValue.json({str(value): count for value, count in counted.iter_rows()})
    if table is core.Articles and tally:
        metadata |= {"articles_read": tally.read, "articles_remembered": tally.remembered}
    read = tally.input_digest if tally else ""
    return dg.MaterializeResult(
        asset_key=asset_key(name),
        metadata=metadata,
        data_version=_data_version(name, read, work.run.fingerprint),
        check_results=[_contract_result(name, tally)] if tally and checked else [],
    )


def _contract_result(name: str, tally: storage.Tally) -> dg.AssetCheckResult:
    # Refused rows are data, not a fault of the build: they warn. When there are too many is decided by the valve, among sql/checks.
    rules = tally.refused.get(name, {})
    return dg.AssetCheckResult(
        check_name="contract",
        asset_key=asset_key(name),
        passed=not rules,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"refused_rows": sum(rules.values()), "refused_by_rule": dg.MetadataValue.json(dict(sorted(rules.items())))},
    )


def _check_result(result: warehouse.CheckResult) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        check_name=result.name,
        asset_key=_checked(_CHECKS[result.name]),
        passed=result.passed,
        description=result.promise,
        metadata={"offending_rows": result.offending, "sample": dg.MetadataValue.json(result.sample)},
    )


def _data_version(*parts: str) -> dg.DataVersion:
    """Equal parts, equal tables."""
    return dg.DataVersion(sha256("\n".join(parts).encode()).hexdigest()[:16])


def _plain(value: object) -> object:
    """`value` as JSON can hold it, long texts cut."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if len(text) <= _SAMPLE_CHARACTERS else text[: _SAMPLE_CHARACTERS - 1] + "…"
