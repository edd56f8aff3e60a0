"""What the command `tariffs` puts on a screen: answers of queries, articles with what was found in them, scores, how far a build is.

Whatever comes from an article is hostile until it went through `harmless`: it must not move the cursor, colour the
screen, reverse the direction of writing or forge a line. Nothing is looked up or decided here.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from pipelines import storage

Row = dict[str, Any]

_PIPE_WIDTH = 120
"""Width of what no terminal will show."""
_ROWS_SHOWN = 500
_CELL_CHARS = 400
_SECONDS_BETWEEN_LINES = 5.0
_SECONDS_TO_A_PACE, _SHARE_TO_A_PACE = 2.0, 0.01
_TEXT_CHARS = 80
_LEGIBLE, _LEGIBLE_TEXT = 14, 24
"""Least widths to which a column may be narrowed: of names and lists, and of text of more than _TEXT_CHARS. Where the columns of an answer
need more room than there is, it is shown row by row."""
_BETWEEN_COLUMNS = 3

_STYLES = {"entities": "green", "dates": "cyan", "rates": "bold black on yellow"}
"""How mentions are marked in a text, the weightiest last: it covers the others."""

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_NO_SIGNS = (
    *range(0x80, 0xA0),  # control characters, next line among them
    *(0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)),  # separators and directions
    *range(0xD800, 0xE000),  # halves of signs
    *range(0xE0000, 0xE0080),  # tags
)
_HARMLESS = _PICTURES | dict.fromkeys(_NO_SIGNS, 0xFFFD)
_HARMLESS_LINES = {code: sign for code, sign in _HARMLESS.items() if code != ord("\n")}


class _Screen(Console):
    def on_broken_pipe(self) -> None:
        """Let the command end quietly where its reader has had enough."""
        raise BrokenPipeError


def screen(stream: IO[str] | None = None) -> Console:
    """A console on `stream` (standard output where none is given) that takes no markup from what it prints."""
    stream = stream or sys.stdout
    width = None if stream.isatty() else _PIPE_WIDTH
    return _Screen(file=stream, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


def harmless(text: str, *, keep_lines: bool = False) -> str:
    """`text` with control characters and marks of direction replaced, one for one, by pictures of them; `keep_lines` keeps line feeds."""
    return text.translate(_HARMLESS_LINES if keep_lines else _HARMLESS)


# --- answers of queries ---


def show_answer(console: Console, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, title: str | None = None) -> None:
    """A table on a terminal, under `title`, row by row where its columns would be too narrow; into a pipe all rows, tab-separated, with
    whole cells."""
    if not console.is_terminal:
        for cells in (columns, *rows):
            console.file.write("\t".join(map(_cell, cells)) + "\n")
        return
    if title:
        console.print(harmless(title), style="bold")
    shown = rows[:_ROWS_SHOWN]
    if widths := _widths(columns, shown, console.width):
        table = Table(show_edge=False, header_style="bold")
        for number, (name, width) in enumerate(zip(columns, widths, strict=True)):
            values = [row[number] for row in shown if row[number] is not None]
            is_number = bool(values) and all(isinstance(value, int | float) for value in values)
            header = "\n".join(_broken(harmless(name), width))
            table.add_column(header, width=width, overflow="fold", justify="right" if is_number else "left")
        for row in shown:
            table.add_row(*map(_shown, row))
        console.print(table)
    else:
        _show_row_by_row(console, columns, shown)
    count = f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}"
    if len(rows) > _ROWS_SHOWN:
        count += f", the first {_ROWS_SHOWN:,} shown; a pipe gets all of them"
    console.print(count, style="dim")


def _widths(columns: Sequence[str], rows: Sequence[Sequence[Any]], available: int) -> list[int] | None:
    """A width for each column: what its longest value wants or, where there is less room, what can be read and an equal share of the rest.
    None where not even that fits."""
    wanted = [max([1, *(_shown(row[n]).cell_len for row in rows)]) for n in range(len(columns))]
    # A name is broken after its underlines where the values leave it no room.
    wanted = [max(width, *map(len, _broken(harmless(name), 1))) for width, name in zip(wanted, columns, strict=True)]
    widths = [min(want, _LEGIBLE_TEXT if want > _TEXT_CHARS else _LEGIBLE) for want in wanted]
    left = available - _BETWEEN_COLUMNS * (len(columns) - 1) - 2 - sum(widths)
    lacking = [want - width for want, width in zip(wanted, widths, strict=True)]
    for place, number in enumerate(sorted(range(len(columns)), key=lambda n: (lacking[n], n))):
        more = min(lacking[number], max(left, 0) // (len(columns) - place))
        widths[number] += more
        left -= more
    return widths if left >= 0 else None


def _broken(name: str, width: int) -> list[str]:
    """The lines of a name of a column that is broken after underlines to fit into `width`, as far as it can."""
    lines = [""]
    for part in re.findall(r"[^_]*_+|[^_]+", name):
        lines = [*lines[:-1], lines[-1] + part] if not lines[-1] or len(lines[-1] + part) <= width else [*lines, part]
    return lines


def _show_row_by_row(console: Console, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    for number, row in enumerate(rows, 1):
        console.print(Rule(f"row {number}", align="left", style="dim"))
        table = Table.grid(padding=(0, 2))
        for name, value in zip(columns, row, strict=True):
            table.add_row(Text(harmless(name), style="bold"), _shown(value))
        console.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(round(value, 4)).removesuffix(".0")
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    return harmless(str(value))


def _shown(value: Any) -> Text:
    return Text("NULL", style="dim") if value is None else Text(_cut(_cell(value)), overflow="fold")


def _cut(text: str) -> str:
    return text if len(text) <= _CELL_CHARS else text[: _CELL_CHARS - 1] + "…"


# --- articles ---


def show_reading(
    console: Console, article: Row, blocks: Iterable[tuple[str, bool]], found: dict[str, list[Row]], reasons: Sequence[Sequence[str]]
) -> None:
    """An article with what was found in it: its text with the mentions marked, and a table of each kind.

    `article` is a row of core.articles, `blocks` the kinds of its blocks with whether they are body, `found` the rows of `rates`,
    `dates` and `entities`, `reasons` for each of the rates why its fields have their values.
    """
    place = article["source_path"] + (f", line {article['source_line']}" if article["source_line"] else "")
    console.print(Rule(Text(harmless(place), style="bold"), align="left"))
    console.print(_facts(article, blocks))
    console.print()
    console.print(_marked(article["text"], found))
    if console.is_terminal:
        console.print()
        console.print(Text("  ").join(Text(f" {name} ", style=style) for name, style in reversed(_STYLES.items())))
    for title, columns, rows in (
        ("Rates", ("", "text", "%", "levied", "products", "measure", "status", "since", "sure"), _rate_rows(found["rates"])),
        ("Dates", ("text", "type", "value", "modifier", "anchor", "rule"), _date_rows(found["dates"])),
        ("Entities", ("entity", "name", "mentions", "as written", "match"), _entity_rows(found["entities"])),
    ):
        console.print()
        if not rows:
            console.print(Text(f"{title}: none", style="bold"))
            continue
        table = Table(*columns, title=title, title_justify="left", title_style="bold", show_edge=False, header_style="bold")
        for row in rows:
            table.add_row(*(Text(_cut(_cell(value)), overflow="fold") for value in row))
        console.print(table)
        if title == "Rates":
            for number, (rate, why) in enumerate(zip(found["rates"], reasons, strict=True), 1):
                said = harmless("; ".join([f"found as {rate['rule']}", *why]))
                console.print(Padding(Text(f"{number}: {said}", style="dim"), (0, 0, 0, 1)))
    console.print()


def _facts(article: Row, blocks: Iterable[tuple[str, bool]]) -> Table:
    day = article["published_on"]
    aside = Counter(kind for kind, is_body in blocks if not is_body)
    facts = {
        "title": article["title"],
        "publisher": article["publisher"],
        "authors": article["authors"],
        "published": f"{day} ({article['published_precision']}, from {article['published_basis']})" if day else "not known",
        "url": article["url"],
        "language": article["language"],
        "about tariffs": "yes" if article["is_about_tariffs"] else "no: a build would not read it closely",
        "left out": [f"{count} x {kind}" for kind, count in sorted(aside.items())],
    }
    table = Table.grid(padding=(0, 2))
    for name, value in facts.items():
        if value:
            table.add_row(Text(name, style="dim"), Text(_cell(value), overflow="fold"))
    return table


def _marked(text: str, found: dict[str, list[Row]]) -> Text:
    marked = Text(harmless(text, keep_lines=True))
    for kind, style in _STYLES.items():
        for row in found[kind]:
            marked.stylize(style, row["char_start"], row["char_end"])
    return marked


def _rate_rows(rates: list[Row]) -> list[tuple[Any, ...]]:
    rows = []
    for number, rate in enumerate(rates, 1):
        ends = [_cell(rate[name]) for name in ("rate_pct", "rate_max_pct") if rate[name] is not None]
        percent = [rate["modifier"]] if rate["modifier"] != "exact" else []
        percent += [" to ".join(ends), *([rate["basis"]] if rate["basis"] != "level" else [])]
        since = f"{rate['effective_on']} ({rate['effective_precision']})" if rate["effective_on"] else ""
        levied = f"{rate['imposer'] or '?'} on {_cell(rate['targets']) or '?'}"
        sure = f"{rate['parties_probability']:.2f} {rate['terms_probability']:.2f}"
        rows.append((number, rate["text"], " ".join(percent), levied, rate["products"], rate["measure"], rate["status"], since, sure))
    return rows


def _date_rows(dates: list[Row]) -> list[tuple[Any, ...]]:
    return [(d["text"], d["type"], d["value"], d["modifier"], d["anchor"], d["rule"]) for d in dates]


def _entity_rows(mentions: list[Row]) -> list[tuple[Any, ...]]:
    """One row per entity, in the order of first mention."""
    entities: dict[str, list[Row]] = {}
    for mention in mentions:
        entities.setdefault(mention["entity_id"], []).append(mention)
    return [
        (entity_id, its[0]["name"], len(its), list(dict.fromkeys(m["text"] for m in its)), list(dict.fromkeys(m["match"] for m in its)))
        for entity_id, its in entities.items()
    ]


# --- scores ---


def show_figures(console: Console, figures: dict[str, dict[str, float]]) -> None:
    """A table of scores: F1 with precision and recall, or a share, each with the counts behind it."""
    table = Table(show_edge=False, header_style="bold")
    table.add_column("figure")
    for name in ("F1 or share", "precision", "recall", "right", "found", "gold"):
        table.add_column(name, justify="right")
    for name, f in figures.items():
        if "f1" in f:
            shares = (f["f1"], f["precision"], f["recall"])
            table.add_row(name, *(f"{share:.3f}" for share in shares), *(str(f[count]) for count in ("tp", "pred", "gold")))
        else:
            table.add_row(name, f"{f['accuracy']:.3f}", "", "", str(f["hit"]), "", str(f["of"]))
    console.print(table)


# --- builds ---


class BuildProgress:
    """Tells how far a build is: moving bars on a terminal, else a line for each stage and then one now and then."""

    _STAGES = MappingProxyType(
        {"waiting": "waiting for another build", "files": "reading files", "articles": "reading closely", "tables": "building tables"}
    )

    def __init__(self, console: Console) -> None:
        self._console = console
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
            TimeElapsedColumn(),
        )
        self._bars = Progress(*columns, console=console, disable=not console.is_terminal)
        self._tasks: dict[str, TaskID] = {}
        self._stage, self._told_at, self._began_at = "", 0.0, 0.0

    def __enter__(self) -> "BuildProgress":
        """Show the bars."""
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the bars as they are."""
        self._bars.stop()

    def __call__(self, progress: "storage.Progress") -> None:
        """Tell of `progress`."""
        what, now = self._STAGES.get(progress.stage, progress.stage), time.monotonic()
        is_another = progress.stage != self._stage
        if is_another:
            self._stage, self._began_at = progress.stage, now
        pace = _pace(progress, now - self._began_at)
        if progress.stage not in self._tasks:
            self._tasks[progress.stage] = self._bars.add_task(what, total=None, pace="")
        self._bars.update(self._tasks[progress.stage], completed=progress.done, total=progress.total or None, pace=pace)
        if self._bars.disable and (is_another or now - self._told_at > _SECONDS_BETWEEN_LINES):
            self._told_at = now
            of = f": {progress.done:,} of {progress.total:,}" if progress.total else ""
            print(what + of + (f", {pace}" if pace else ""), file=self._console.file, flush=True)


def _pace(progress: "storage.Progress", seconds: float) -> str:
    """How many articles a second a stage has done in its first `seconds`, and how long the rest will take at that pace; nothing so early
    that it would be a guess."""
    articles = {"files": progress.articles, "articles": progress.done}.get(progress.stage, 0)
    share = progress.done / progress.total if progress.share is None and progress.total else progress.share or 0.0
    if seconds < _SECONDS_TO_A_PACE or not articles:
        return ""
    said = f"{articles / seconds:,.0f} articles/s" if articles >= seconds else f"{seconds / articles:,.0f} s an article"
    if progress.stage == "files":
        said = f"{articles:,} articles, {said}"
    if not _SHARE_TO_A_PACE <= share < 1:
        return said
    left = seconds * (1 - share) / share
    return f"{said}, {f'{left:.0f} s' if left < 90 else f'{left / 60:.0f} min' if left < 5400 else f'{left / 3600:.1f} h'} left"


def show_counts(console: Console, counts: Mapping[str, int]) -> None:
    """Names and numbers in two columns."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    console.print(table)
