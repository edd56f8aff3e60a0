"""The data dictionary: all declared tables on one page, `warehouse/DICTIONARY.md`.

    python -m pipelines.contracts.dictionary    writes the page anew under the working directory

Nothing about a table is said here: what a table and its columns mean stands in the classes. What holds for all tables
stands here: the schemas, the endings of names, the codes.
"""

import csv
from pathlib import Path

from pipelines import shipped
from pipelines.contracts import core, ledger, mart, terms, vocab
from pipelines.contracts.table import Table, declared, dictionary_page, full_name

PAGE = Path("warehouse") / "DICTIONARY.md"

SCHEMAS = {
    "core": (
        "What was found: articles and their sources, blocks and sentences, the mentions of rates, dates and entities, and the percentages"
        " that are no rates."
    ),
    "vocab": "The dimensions: countries, products, people, offices, organisations, laws, blocs, and the meaning of coded values.",
    "mart": "Tables for analysis, made from `core` and `vocab`, codes spelled out. Start here.",
    "quarantine": "What was refused, with the reason and the untouched payload.",
    "meta": "The release itself.",
}
"""The schemas of the warehouse in the order they are filled and shown, with what they hold."""

_ENDINGS = (
    ("`_id`", "a key; equal input gives equal keys in every release"),
    ("`_pct`", "percent: 25.0 is 25%"),
    ("`_on`", "a day, DATE"),
    ("`_at`", "a moment, TIMESTAMP in UTC without zone"),
    ("`_no`", "a position; from 0, versions from 1"),
    ("`_count`", "a number of things"),
    ("`_start`, `_end`", "first code point (or day) and the end: `char_end` is one past the last code point, `date_end` the last day"),
    ("`_precision`", "how precisely the day of the same name is known; coarser than a day, the day is the first of its period"),
    ("`_name`, `_label`", "a code spelled out in English"),
    ("`is_`, `has_`", "true or false"),
)

_INTRODUCTION = """\
# Data dictionary

Made by `python -m pipelines.contracts.dictionary` from the classes in `pipelines/contracts/`; changes made here are lost.
The same words stand in the warehouse as comments: `select table_name, comment from duckdb_tables()`.
"""

_OFFSETS = """\
## Offsets

Offsets count Unicode code points of `core.articles.text`, half-open: in Python `text[char_start:char_end]`, in SQL
`substring(text, char_start + 1, char_end - char_start)` is the mention itself.
"""


def all_tables() -> list[type[Table]]:
    """Every table of the warehouse: by schema in the order of SCHEMAS, within a schema in the order of declaration."""
    rooms = tuple(room.__name__ for room in (core, vocab, mart, ledger))
    order = list(SCHEMAS)
    return sorted((table for table in declared() if table.__module__.startswith(rooms)), key=lambda table: order.index(schema(table)))


def schema(table: type[Table]) -> str:
    """The schema `table` stands in, `core`."""
    return full_name(table).partition(".")[0]


def dictionary_markdown() -> str:
    """The whole page: schemas, endings, codes, then every table."""
    tables = all_tables()
    parts = [_INTRODUCTION, "## Schemas\n", "| schema | holds | tables |\n|---|---|---|"]
    for name, meaning in SCHEMAS.items():
        own = ", ".join(f"[`{full_name(t).partition('.')[2]}`](#{_anchor(t)})" for t in tables if schema(t) == name)
        parts.append(f"| `{name}` | {meaning} | {own} |")
    parts.append("\n## Endings of names\n\n| ending | means |\n|---|---|")
    parts += [f"| {ending} | {meaning} |" for ending, meaning in _ENDINGS]
    parts += ["", _OFFSETS, _codes()]
    for name in SCHEMAS:
        parts.append(f"## Schema `{name}`\n")
        parts += [dictionary_page(table) for table in tables if schema(table) == name]
    return "\n".join(parts).rstrip() + "\n"


def _codes() -> str:
    """Countries, precisions, and the coded values with the meaning that `seeds/vocabulary/terms.csv` gives them."""
    precisions = ", ".join(f"`{value}`" for value in terms.PRECISIONS)
    lines = [
        "## Codes\n",
        "Countries are ISO 3166-1 alpha-2 codes (`JP`), `XK` for Kosovo, `EU` for the European Union, `WORLD` for (nearly) all countries.",
        f"Products are slugs of `vocab.products`, `all_goods` for goods in general. A precision is one of {precisions}.",
        "A null code or an empty list means that the text leaves it open.\n",
        "| column | value | label | meaning |\n|---|---|---|---|",
    ]
    with (shipped.folder("seeds") / "vocabulary" / "terms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines.append(f"| `{row['column_name']}` | `{row['value']}` | {_cell(row['label'])} | {_cell(row['meaning'])} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(table: type[Table]) -> str:
    """The anchor that Markdown viewers give to the heading of `table`: letters, digits and underscores of it."""
    return full_name(table).replace(".", "")


if __name__ == "__main__":
    PAGE.write_text(dictionary_markdown(), encoding="utf-8")
    print(f"wrote {PAGE}")
