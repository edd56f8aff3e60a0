"""The questions that come with the package: one file of `sql/questions` each, asked by its name or run as it stands in any DuckDB client.

Asking is the business of `query`. What a file must look like stands in its test.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from pipelines import shipped
from pipelines.warehouse.build import WarehouseError


@dataclass(frozen=True)
class Question:
    """One question: its name, what it asks in one sentence, and the file as it stands."""

    name: str
    asks: str
    sql: str


def questions() -> list[Question]:
    """All questions by name."""
    found = []
    for file in sorted((shipped.folder("sql") / "questions").glob("*.sql")):
        sql = file.read_text("utf-8")
        found.append(Question(file.stem, sql.partition("\n")[0].removeprefix("--").strip(), sql))
    return found


def question(name: str) -> Question:
    """The question of that name. Raises WarehouseError, with the names nearest to it, where there is none."""
    known = {one.name: one for one in questions()}
    if name.lower() in known:
        return known[name.lower()]
    words = {one: one.replace("_", " ") for one in known}
    near = process.extract(name.replace("_", " "), words, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=50)
    meant = f"; near it are {', '.join(key for *_, key in near)}" if near else ""
    raise WarehouseError(f"there is no question called {name}{meant}; tariffs sql --list shows all")
