"""Questions of the explorer to the current release. Each opens the release anew, so that a new one is seen at once.

SQL is put together from the pieces of this file only; what a user chose or typed is bound as a parameter. How rows look is the
business of `showing`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipelines.warehouse import WarehouseError, query

Row = dict[str, Any]

PAGE = 15
"""Number of rows that are shown at once."""

OPEN = ""
"""Stands for null among the chosen values: what a text leaves open, or an article whose publisher is not known."""


@dataclass(frozen=True)
class Release:
    """The release that is read: its id, when it was built (UTC), what is in it, and first and last day of publication of a claim."""

    release_id: str
    built_at: datetime
    article_count: int
    rate_count: int
    claim_count: int
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True)
class Filters:
    """What the user chose. Of each kind any of the values will do, none of them means all; OPEN stands for null. Days are inclusive."""

    imposers: Sequence[str] = ()
    targets: Sequence[str] = ()
    products: Sequence[str] = ()
    measures: Sequence[str] = ()
    statuses: Sequence[str] = ()
    publishers: Sequence[str] = ()
    first_on: date | None = None
    last_on: date | None = None
    with_copies: bool = False


@dataclass(frozen=True)
class Place:
    """A place in an article to open: a mention or a sentence. `claim_id` says which of the claims that a mention makes was clicked."""

    article_id: str
    mention_id: str | None = None
    sentence_no: int | None = None
    claim_id: str | None = None


@dataclass(frozen=True)
class Found:
    """One page of rows, its number (from 0), and how many rows there are; `problem` says in a sentence why there are none."""

    rows: list[Row]
    count: int = 0
    page: int = 0
    problem: str | None = None

    @property
    def last_page(self) -> int:
        """Number of the last page."""
        return max(self.count - 1, 0) // PAGE


@dataclass(frozen=True)
class Opened:
    """An article with the spans to mark in its text, half-open and in code points, and the claims made by the mention, if it is a rate."""

    article: Row
    sentence: tuple[int, int] | None = None
    mention: tuple[int, int] | None = None
    claims: list[Row] = field(default_factory=list)


FILTERS = MappingProxyType(
    {
        "imposers": ("imposer", "imposer_name"),
        "targets": ("target", "target_name"),
        "products": ("product", "product_name"),
        "measures": ("measure", "measure_label"),
        "statuses": ("status", "status_label"),
        "publishers": ("publisher", "publisher"),
    }
)
"""Kind of filter -> the column of mart.tariff_claims it chooses from, and the column that spells it out."""

ORDERS = MappingProxyType(
    {
        "newest first": "published_on desc nulls last",
        "oldest first": "published_on nulls last",
        "highest rate first": "coalesce(rate_max_pct, rate_pct) desc",
        "lowest rate first": "rate_pct",
    }
)
"""How claims can be ordered."""

_CLAIMS = {kind: f"list_contains(?, coalesce({column}, '{OPEN}'))" for kind, (column, _) in FILTERS.items()} | {
    "first_on": "published_on >= ?",
    "last_on": "published_on <= ?",
    "with_copies": "duplicate_of is null",
}
VIEWS = MappingProxyType(
    {
        "claims": _CLAIMS,
        "deadlines": {
            kind: f"list_has_any(?, if(len({kind}) = 0, ['{OPEN}'], {kind}))" for kind in ("imposers", "targets", "products", "statuses")
        }
        | {kind: _CLAIMS[kind] for kind in ("publishers", "first_on", "last_on", "with_copies")},
        "contradictions": {kind: _CLAIMS[kind] for kind in ("imposers", "targets", "products", "measures")}
        | {
            "statuses": "list_has_any(?, [first_status, second_status])",
            "publishers": f"list_has_any(?, [coalesce(first_publisher, '{OPEN}'), coalesce(second_publisher, '{OPEN}')])",
            "first_on": "greatest(first_published_on, second_published_on) >= ?",
            "last_on": "least(first_published_on, second_published_on) <= ?",
        },
        "search": {},
    }
)
"""View -> the filters that apply there, each with the condition it makes on one parameter. That of `with_copies` has none, and holds where
copies are not wanted."""

_TABLES = {"claims": "tariff_claims", "deadlines": "deadlines", "contradictions": "contradictions"}
_BY = {
    "claims": "published_on desc nulls last, article_id, char_start, char_end, claim_id",
    "deadlines": "due_on desc, published_on desc nulls last, deadline_id",
    "contradictions": "about_on desc nulls last, is_contradiction desc, contradiction_id",
    "search": "score desc, published_on desc nulls last, article_id, sentence_no",
}
_NAMES = ", ".join(
    f"(select coalesce(list(words.name order by words.name), []) from vocab.{table} as words "
    f"where list_contains(found.{codes}, words.{code})) as {codes}_named"
    for codes, table, code in (("imposers", "countries", "code"), ("targets", "countries", "code"), ("products", "products", "slug"))
)
"""Codes of mart.deadlines, spelled out."""
_PICKED = """(published_on, rate_pct, status, basis) in (
    select (unnest(?::date[]), unnest(?::double[]), unnest(?::varchar[]), unnest(?::varchar[]))
)"""


def look(warehouse: Path) -> Release | str:
    """The current release, or in a sentence why there is none."""
    try:
        rows = query(
            warehouse,
            """
            select release_id, built_at,
                max(row_count) filter (where table_name = 'core.articles') as article_count,
                max(row_count) filter (where table_name = 'core.rate_mentions') as rate_count,
                max(row_count) filter (where table_name = 'mart.tariff_claims') as claim_count,
                (select min(published_on) from mart.tariff_claims) as first_on,
                (select max(published_on) from mart.tariff_claims) as last_on
            from meta.release
            group by release_id, built_at
            """,
        ).rows
    except WarehouseError as error:
        return str(error)
    return Release(*rows[0]) if rows else f"the release in {warehouse} says nothing of itself; make a new one with `tariffs build`"


def choices(warehouse: Path) -> dict[str, dict[str, str]]:
    """Kind of filter -> what can be chosen: its name with the number of rates it is claimed in -> its value, the most frequent first."""
    found = {}
    for kind, (column, name) in FILTERS.items():
        rows = _rows(
            warehouse,
            f"""
            select coalesce({column}, '{OPEN}') as value, min({name}) as name, count(distinct mention_id) as rate_count
            from mart.tariff_claims
            group by value
            order by rate_count desc, value
            """,
        )
        found[kind] = {f"{row['name'] or '(not said)'} ({row['rate_count']:,})": row["value"] for row in rows}
    return found


def still_there(names: Mapping[str, str], chosen: Sequence[str]) -> list[str]:
    """Those of `names` (as `choices` gives them) whose value was `chosen` before, maybe under another release."""
    return [name for name, value in names.items() if value in chosen]


def still_within(release: Release, kept: Filters) -> tuple[date, date] | None:
    """The days of `release` that were chosen before, maybe under another one; all of them where none were or none of those are left."""
    if release.first_on is None or release.last_on is None:
        return None
    first, last = max(kept.first_on or date.min, release.first_on), min(kept.last_on or date.max, release.last_on)
    return (first, last) if first <= last else (release.first_on, release.last_on)


def filters_of(chosen: Mapping[str, Any], release: Release) -> Filters:
    """What was `chosen` by kind, `period` and `with_copies`. A period of all days is none, so that what has no day is not left out."""
    first, last = chosen["period"] if release.first_on else (None, None)
    return Filters(
        **{kind: tuple(chosen[kind]) for kind in FILTERS},
        first_on=None if first == release.first_on else first,
        last_on=None if last == release.last_on else last,
        with_copies=chosen["with_copies"],
    )


def find(
    warehouse: Path,
    view: str,
    filters: Filters,
    *,
    page: int = 0,
    picked: Sequence[Row] = (),
    order: str = "newest first",
    with_none: bool = False,
    words: str = "",
) -> Found:
    """One page of a view: of `claims` those under the `picked` points of the chart, if any, in one of ORDERS; of `contradictions` also
    the differences that are none, if asked for; of `search` the sentences that `words` are found in."""
    bound: list[Any]
    if view == "search":
        days = "(select article_id, published_precision from core.articles) as days"
        source, bound = f"from mart.search(?) as hits inner join {days} using (article_id)", [words]
    else:
        where, bound = _where(VIEWS[view], filters)
        source = f"from mart.{_TABLES[view]} as found where {where}"
    if view == "claims" and picked:
        source += f" and {_PICKED}"
        bound += [[point[name] for point in picked] for name in ("published_on", "rate_pct", "status", "basis")]
    if view == "contradictions":
        source += " and (is_contradiction or ?)"
        bound.append(with_none)
    if view == "search" and not words.strip():
        return Found([])
    columns = f"*, {_NAMES}" if view == "deadlines" else "*"
    by = f"{ORDERS[order]}, {_BY[view]}" if view == "claims" else _BY[view]
    try:
        [(count,)] = query(warehouse, f"select count(*) {source}", bound).rows
        rows = _rows(warehouse, f"select {columns} {source} order by {by} limit ? offset ?", [*bound, PAGE, page * PAGE])
    except WarehouseError as error:
        return Found([], problem=str(error))
    return Found(rows, count, page)


def points(warehouse: Path, filters: Filters) -> list[Row]:
    """Claims of known day by day, rate, status and basis, changes of a rate left out: how many, by how many articles, about whom."""
    where, bound = _where(VIEWS["claims"], filters)
    return _rows(
        warehouse,
        f"""
        with levies as (
            select published_on, rate_pct, status, status_label, basis, article_id, publisher, claim_id,
                concat(coalesce(imposer_name, '?'), ' on ', coalesce(target_name, '?')) as levy
            from mart.tariff_claims
            where {where} and published_on is not null and basis <> 'change'
        )
        select published_on, rate_pct, status, basis,
            min(status_label) as status_label,
            count(distinct claim_id) as claim_count,
            count(distinct article_id) as article_count,
            list_sort(list(distinct levy)) as levies,
            coalesce(list_sort(list(distinct publisher) filter (where publisher is not null)), []) as publishers
        from levies
        group by published_on, rate_pct, status, basis
        order by published_on, rate_pct, status, basis
        """,
        bound,
    )


def open_place(warehouse: Path, place: Place) -> Opened | None:
    """The article of `place` with the spans to mark; None where the current release does not have it (any more)."""
    articles = _rows(
        warehouse,
        """
        select article_id, title, publisher, authors, published_on, published_precision, url, source_path, source_line, text
        from core.articles
        where article_id = ?
        """,
        [place.article_id],
    )
    if not articles:
        return None
    mentions = _rows(
        warehouse,
        """
        with mentions as (
            select mention_id, article_id, sentence_no, char_start, char_end from core.rate_mentions
            union all
            select mention_id, article_id, sentence_no, char_start, char_end from core.date_mentions
        )
        select sentence_no, char_start, char_end from mentions where article_id = ? and mention_id = ?
        """,
        [place.article_id, place.mention_id],
    )
    sentence_no = mentions[0]["sentence_no"] if mentions else place.sentence_no
    sentences = _rows(
        warehouse,
        "select char_start, char_end from core.sentences where article_id = ? and sentence_no = ?",
        [place.article_id, sentence_no],
    )
    made = _rows(
        warehouse,
        "select * from mart.tariff_claims where mention_id = ? order by target nulls last, product nulls last",
        [place.mention_id],
    )
    return Opened(articles[0], _span(sentences), _span(mentions), made)


def _span(rows: list[Row]) -> tuple[int, int] | None:
    return (rows[0]["char_start"], rows[0]["char_end"]) if rows else None


def _where(conditions: Mapping[str, str], filters: Filters) -> tuple[str, list[Any]]:
    """The condition of a WHERE and its parameters, of those filters that have a condition."""
    parts, bound = ["true"], []
    for kind, condition in conditions.items():
        chosen = getattr(filters, kind)
        if kind == "with_copies":
            parts += [] if chosen else [condition]
        elif chosen:
            parts.append(condition)
            bound.append(chosen if isinstance(chosen, date) else list(chosen))
    return " and ".join(parts), bound


def _rows(warehouse: Path, sql: str, bound: Sequence[Any] = ()) -> list[Row]:
    answer = query(warehouse, sql, bound)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
