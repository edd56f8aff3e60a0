"""The front door of Dagster: the graph of `assets`, its job, schedule, sensor and resources; and the job in process for the command line.

What a step does stands in `assets`. Folders come from TARIFF_ARTICLES and TARIFF_WAREHOUSE, relative to the working directory, a
trained pipeline for names from TARIFF_SPACY, the number of workers from TARIFF_JOBS, a cluster that reads from TARIFF_SPARK.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.instance.ref import InstanceRef

from pipelines import assets, scoring, storage
from pipelines.corpus.files import find_files
from pipelines.recording import keeping_connections

JOB = "tariffs_build"
SETTLED_SECONDS = 10.0
"""A file changed less than this ago may still be written."""
PATIENCE_SECONDS = 600.0
"""How long the sensor waits for files that do not rest."""

_INSTANCE_SETTINGS = """\
# Written once by tariff-ledger; yours to change (a database for many users, retention of ticks and runs).
telemetry:
  enabled: false
nux:
  enabled: false
freshness:
  enabled: true
"""


def default_articles() -> Path:
    """TARIFF_ARTICLES, else seeds/articles, the samples."""
    return Path(os.environ.get("TARIFF_ARTICLES") or "seeds/articles")


def default_warehouse() -> Path:
    """TARIFF_WAREHOUSE, else warehouse."""
    return Path(os.environ.get("TARIFF_WAREHOUSE") or "warehouse")


def default_spacy() -> str:
    """TARIFF_SPACY, a spaCy pipeline by package or folder; else none."""
    return os.environ.get("TARIFF_SPACY") or ""


def default_jobs() -> int:
    """TARIFF_JOBS, else as many workers as this process may use cores. ValueError where it is no number from 1 up."""
    said = os.environ.get("TARIFF_JOBS") or str(storage.cores())
    if not said.isdecimal() or not int(said):
        raise ValueError(f"TARIFF_JOBS is {said!r}, no number from 1 up")
    return int(said)


def default_spark() -> str:
    """TARIFF_SPARK, the master URL of a Spark cluster that reads; else none."""
    return os.environ.get("TARIFF_SPARK") or ""


def default_spark_folder() -> str:
    """TARIFF_SPARK_FOLDER, the URL of a folder that this machine and the cluster reach; else none."""
    return os.environ.get("TARIFF_SPARK_FOLDER") or ""


# --- the graph ---


def _work(articles: Path, warehouse: Path, report: storage.Report, jobs: int) -> dg.ResourceDefinition:
    """The build at work as a resource of the run: in process it lives, and holds the build lock, until after the last step."""

    # Taken when the code is loaded, not when a run begins: by then other code may stand on disk.
    fingerprint = storage.fingerprint()

    @dg.resource(
        config_schema={
            "articles": dg.Field(str, default_value=str(articles)),
            "warehouse": dg.Field(str, default_value=str(warehouse)),
            "jobs": dg.Field(
                int, default_value=jobs, description="Processes that share the reading; the result is the same for any number."
            ),
            "spacy": dg.Field(str, default_value=default_spacy(), description="A spaCy pipeline that names what the rules leave, or none."),
            "spark": dg.Field(str, default_value=default_spark(), description="Master URL of a Spark cluster that reads, or none."),
            "spark_folder": dg.Field(
                str,
                default_value=default_spark_folder(),
                description="URL of a folder that the cluster reaches too; the work folder of the run where none is given.",
            ),
        },
        description="Folders of articles and warehouse; holds the build lock for the whole run and removes its work folder afterwards.",
    )
    def work(context: dg.InitResourceContext) -> Iterator[assets.Work]:
        run, log, config = context.run, context.log, context.resource_config
        if run is None or log is None:
            raise dg.DagsterInvariantViolationError("the build lock is held for a run; there is none")

        def on_wait(message: str) -> None:
            log.warning(message)
            report(storage.Progress("waiting", 0, 0, 0, message))

        folders = storage.checked_folders(Path(config["articles"]), Path(config["warehouse"]))
        trained, own = None, fingerprint
        if config["spacy"]:
            from pipelines.reading.naming.trained import find_pipeline

            trained = find_pipeline(config["spacy"])
            own = storage.fingerprint_with(fingerprint, trained.fingerprint)
        cluster = None
        if config["spark"]:
            from pipelines.spark.exchange import find_cluster
            from pipelines.spark.executors import Reading

            layout, folder = storage.Layout(folders[1]), config["spark_folder"]
            folder = f"{folder.rstrip('/')}/{run.run_id}" if folder else f"file://{layout.work / run.run_id / 'spark'}"
            cluster = find_cluster(config["spark"], folder, Reading(own, config["spacy"]), layout.root / "spark.log")
        with storage.open_run(run.run_id, *folders, own, on_wait) as opened:
            workers = storage.Workers(config["jobs"])
            try:
                yield assets.Work(opened, storage.Memory(opened.layout, opened.fingerprint), report, trained, workers, cluster)
            finally:
                workers.close()

    return work


def _listing(root: Path, now: float) -> tuple[str, int]:
    """A digest of the settled files under `root` (path, size, time of change), and how many may still be written."""
    digest = hashlib.sha256()
    restless = 0
    for path in find_files(root):
        try:
            state = (root / path).stat()
        except OSError:  # gone since it was listed, or a link to nowhere
            continue
        if now - state.st_mtime < SETTLED_SECONDS:
            restless += 1
        else:
            digest.update(repr((path, state.st_size, state.st_mtime_ns)).encode())
    return digest.hexdigest()[:16], restless


@dataclass(frozen=True)
class _Seen:
    """The sensor's cursor: the state last built and its number, the state last seen, and since when files have not been at rest."""

    built: str | None = None
    number: int = 0
    seen: str | None = None
    restless_since: float | None = None


def _watch(articles: Path) -> dg.SensorDefinition:
    """A run for every new state of the articles folder.

    A state counts when two ticks in a row see it, so that a file that grows without a new time of change is waited for too. Files
    changed a moment ago are waited for; one that never rests is left out after a while and read by the next build. The key of a
    run is the state with its number, because a folder may come back to an earlier state, which is then built again.
    """

    @dg.sensor(name="articles_folder", job_name=JOB, minimum_interval_seconds=15, default_status=dg.DefaultSensorStatus.RUNNING)
    def articles_folder(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        """Starts a build when files in the articles folder were added, changed or removed."""
        last = _Seen(**json.loads(context.cursor)) if context.cursor else _Seen()
        now = time.time()

        def wait(reason: str, **changed: Any) -> dg.SensorResult:
            return dg.SensorResult(skip_reason=reason, cursor=json.dumps(asdict(replace(last, **changed))))

        if not articles.is_dir():
            return wait(f"there is no articles folder {articles.absolute()}; set TARIFF_ARTICLES")
        state, restless = _listing(articles, now)
        since = (last.restless_since or now) if restless else None
        if since is not None and now - since < PATIENCE_SECONDS:
            return wait(f"{restless} files are still being written", restless_since=since)
        if state == last.built:
            return wait("nothing changed", seen=state, restless_since=since)
        if state != last.seen:
            return wait("the folder changed; waiting until it stays as it is", seen=state, restless_since=since)
        number = last.number + 1
        return dg.SensorResult(
            run_requests=[dg.RunRequest(run_key=f"{number}-{state}")], cursor=json.dumps(asdict(_Seen(state, number, state, since)))
        )

    return articles_folder


def definitions(articles: Path, warehouse: Path, report: storage.Report = lambda progress: None, jobs: int | None = None) -> dg.Definitions:
    """The whole graph over the folder `articles` into `warehouse`; `report` is told of progress, `jobs` processes share the reading."""
    job = dg.define_asset_job(
        JOB,
        selection=dg.AssetSelection.all(),
        description="Reads the articles folder and publishes a new release of the warehouse, unless nothing changed.",
        executor_def=dg.in_process_executor,
        # The work folder is gone when a run ends, so only a whole run can be tried again.
        tags={"dagster/retry_strategy": "ALL_STEPS"},
    )
    daily = dg.ScheduleDefinition(
        name="daily", job=job, cron_schedule="0 5 * * *", execution_timezone="UTC", default_status=dg.DefaultScheduleStatus.RUNNING
    )
    return dg.Definitions(
        assets=[assets.load_vocabulary, assets.read_files, assets.read_mentions, assets.rejected_rows, assets.publish_release],
        asset_checks=[assets.score_sample],
        jobs=[job],
        schedules=[daily],
        sensors=[_watch(articles)],
        resources={"work": _work(articles, warehouse, report, jobs or default_jobs())},
        executor=dg.in_process_executor,
    )


@dg.definitions
def defs() -> dg.Definitions:
    """What `dagster` loads: the graph over the default folders."""
    return definitions(default_articles(), default_warehouse())


# --- for the command line ---


@dataclass(frozen=True)
class BuildReport:
    """What came of a build. After a failure `error` says in one line why, and the release before stands.

    `rows` counts by full name of table in the release, `rejected` by rule in this build; `articles_read` were read anew,
    `articles_remembered` were not. `is_new` is false where nothing changed and the release stayed. `fallen` says which figures of the
    sample are below their floors.
    """

    success: bool
    run_id: str
    error: str | None = None
    release_id: str | None = None
    is_new: bool = False
    articles_read: int = 0
    articles_remembered: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    rejected: dict[str, int] = field(default_factory=dict)
    fallen: tuple[str, ...] = ()
    seconds: float = 0.0


def home(warehouse: Path) -> Path:
    """DAGSTER_HOME of `warehouse`, made with its settings where there is none."""
    folder = storage.Layout(warehouse.expanduser().resolve()).dagster
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    if not settings.exists():
        settings.write_text(_INSTANCE_SETTINGS, encoding="utf-8")
    return folder


def build(
    articles: Path,
    warehouse: Path,
    report: storage.Report = lambda progress: None,
    instance: dg.DagsterInstance | None = None,
    jobs: int | None = None,
) -> BuildReport:
    """Run the job in this process and say what came of it; a build that fails is a report too, not an exception.

    The run is recorded by the Dagster instance of `warehouse`, where the UI shows it, or by `instance` where one is given. Where nothing
    changed no run is needed: the instance hears that the release is up to date. Where another build is at work this one waits for it;
    `report` hears of it as stage `waiting`.
    """
    started = time.monotonic()
    try:
        articles, warehouse = storage.checked_folders(articles, warehouse)
        jobs = jobs or default_jobs()
    except (storage.WrongFolder, ValueError) as error:
        return BuildReport(False, "", str(error))
    with _instance(warehouse) if instance is None else nullcontext(instance) as recorder:
        if unchanged := _unchanged(articles, warehouse, report, recorder):
            return replace(unchanged, seconds=round(time.monotonic() - started, 3))
        result = (
            definitions(articles, warehouse, report, jobs)
            .resolve_job_def(JOB)
            .execute_in_process(
                instance=recorder, raise_on_error=False, run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
            )
        )
    said: dict[dg.AssetKey | None, Mapping[str, Any]] = {}
    for event in result.get_asset_materialization_events():
        said[event.asset_key] = {name: value.value for name, value in event.step_materialization_data.materialization.metadata.items()}
    read = said.get(assets.asset_key("core.articles"), {})
    release = said.get(assets.RELEASE, {})
    return BuildReport(
        success=result.success,
        run_id=result.run_id,
        error=None if result.success else _why(result),
        release_id=release.get("release_id"),
        is_new=release.get("is_new", False),
        articles_read=read.get("articles_read", 0),
        articles_remembered=read.get("articles_remembered", 0),
        rows=dict(release.get("rows", {})),
        rejected=dict(said.get(assets.asset_key("quarantine.rejected_rows"), {}).get("rows_by_rule", {})),
        fallen=tuple(
            check.description or check.asset_key.to_user_string()
            for check in result.get_asset_check_evaluations()
            if check.check_name == assets.SAMPLE_CHECK and not check.passed
        ),
        seconds=round(time.monotonic() - started, 3),
    )


def _unchanged(articles: Path, warehouse: Path, report: storage.Report, recorder: dg.DagsterInstance) -> BuildReport | None:
    """What a build comes to that has nothing to do, found out without a run; None where there is something to do, or a run must tell.

    Files are listed first, and only where the listing is the one that the release was built from are their contents hashed: no file is
    read in vain. `recorder` hears that the release is up to date.
    """
    layout, fingerprint = storage.Layout(warehouse), storage.fingerprint()
    if default_spacy() or not layout.current.exists():
        return None
    try:
        with storage.build_lock(warehouse, lambda message: report(storage.Progress("waiting", 0, 0, 0, message))):
            storage.clear_dead_runs(layout)
            found = assets.up_to_date(warehouse, fingerprint)
            if found is None:
                return None
            memory, walk = storage.Memory(layout, fingerprint), storage.Walk(articles, report)
            if walk.listing != memory.recall(assets.LISTING, found.input_digest):
                return None
            for _ in walk:
                pass
            if walk.digest != found.input_digest:
                return None
            fallen = scoring.fallen(scoring.score_sample(memory), scoring.floors("seeds"))
            recorder.report_runless_asset_event(found.materialization)
    except Exception:  # Whatever is wrong, a run meets it too and says so.
        return None
    return BuildReport(
        success=True,
        run_id="",
        release_id=found.release_id,
        articles_remembered=found.rows["core.articles"],
        rows=found.rows,
        rejected=found.rejected,
        fallen=tuple(map(str, fallen)),
    )


def _instance(warehouse: Path) -> dg.DagsterInstance:
    """The Dagster instance of `warehouse`, but keeping no compute logs: for those Dagster turns this process's terminal into files."""
    silent = {"module": "dagster._core.storage.noop_compute_log_manager", "class": "NoOpComputeLogManager"}
    return dg.DagsterInstance.from_ref(keeping_connections(InstanceRef.from_dir(str(home(warehouse)), overrides={"compute_logs": silent})))


def _why(result: dg.ExecuteInProcessResult) -> str:
    """The error that ended the run, in one line: what was raised first, not what Dagster made of it."""
    errors = [event.job_failure_data.error for event in result.all_events if event.event_type == dg.DagsterEventType.PIPELINE_FAILURE]
    error = next(filter(None, errors), None)
    while error and error.cause and (error.cls_name or "").startswith("Dagster"):
        error = error.cause
    if not error:
        return f"the run {result.run_id} failed"
    if error.cls_name in ("KeyboardInterrupt", "DagsterExecutionInterruptedError"):
        return "interrupted"
    message = " ".join(error.message.partition(": ")[2].split()) or error.message.strip()
    return message if error.cls_name in _SPEAKING else f"{error.cls_name}: {message}"


_SPEAKING = (
    "AuditFailed",
    "ClusterError",
    "Failure",
    "TrainedPipelineError",
    "VocabularyError",
    "WarehouseError",
    "WorkerDied",
    "WrongFolder",
)
"""Errors whose message is meant for the user and needs no name before it."""
