"""The warehouse: the one room that knows DuckDB.

- `build`      Parquet files -> a new DuckDB file aside, with marts, macros and Parquet copies
- `audit`      the promises of a release, checked before anybody sees it
- `publish`    swapping `current`, keeping and going back to earlier releases
- `query`      asking the current release, or one that is still aside
- `questions`  what is worth asking: the files of `sql/questions`
- `threads`    queries of one database side by side

    with warehouse.aside(folder) as room:
        counts = warehouse.build(tables, room, facts)
        results = warehouse.audit(room.database)
        warehouse.publish(room, results)

How articles become Parquet files stands in `storage`, what the tables promise in `contracts`.
"""

from pipelines.warehouse.audit import Check, CheckResult, audit, checks
from pipelines.warehouse.build import DATABASE, REPORT, Aside, ReleaseFacts, WarehouseError, build, lineage, tables_read
from pipelines.warehouse.publish import (
    AuditFailed,
    PublishedRelease,
    aside,
    audit_current,
    current_database,
    is_untouched,
    publish,
    releases,
    rollback,
)
from pipelines.warehouse.query import Answer, ask, is_unchanged, query, save_parquet
from pipelines.warehouse.questions import Question, question, questions

__all__ = [
    "DATABASE",
    "REPORT",
    "Answer",
    "Aside",
    "AuditFailed",
    "Check",
    "CheckResult",
    "PublishedRelease",
    "Question",
    "ReleaseFacts",
    "WarehouseError",
    "aside",
    "ask",
    "audit",
    "audit_current",
    "build",
    "checks",
    "current_database",
    "is_unchanged",
    "is_untouched",
    "lineage",
    "publish",
    "query",
    "question",
    "questions",
    "releases",
    "rollback",
    "save_parquet",
    "tables_read",
]
