"""Is a figure a customs duty? What speaks for and against it: nouns and verbs of customs, goods and countries beside it, other business."""

from collections.abc import Sequence, Set
from functools import cache, lru_cache

from pipelines.reading.clause import Clause, Group
from pipelines.reading.duty import BARE_NEEDS, bare_evidence, bare_score, may_be_bare, unit_score
from pipelines.reading.evidence import date_at, evidence
from pipelines.reading.figures import CURRENCY_SIGNS, PERCENT_WORDS, Figure
from pipelines.reading.passed import reason_of_cell
from pipelines.reading.rate_tables import RateTable, cells_of, column_words, label_of
from pipelines.reading.rate_words import BUSINESS, RATE_NOUNS, TARIFF_NOUNS
from pipelines.reading.scene import FAR, ahead, back
from pipelines.reading.weighing.choice import Option
from pipelines.reading.weighing.evidence import Evidence, named
from pipelines.reading.weighing.place import nearness

_KEPT = 1 << 12
"""How many combinations of signs are kept with what they weigh."""
_OF_ANOTHER = -4.0
"""What speaks against a duty in a column or row of something else, such as a share or a price; tables of these are rare in lessons."""
_SIZES = ((1, "<1"), (5, "<5"), (10, "<10"), (51, "<51"), (151, "<151"))


def duty_options(
    clause: Clause,
    at: int,
    plain: Sequence[Figure],
    heat: int,
    known: frozenset[float],
    density: int,
    taken: Figure | None,
) -> list[Option[bool]]:
    """No and yes for the figure `at` of a sentence, with what speaks for yes.

    `plain` are the figures of the sentence that rules take for duties, `known` the values that are rates elsewhere in the article, `heat`
    (0 to 2) how near the talk of tariffs is, `density` (0 to 4) how much of the article it is, `taken` the last figure of the sentence that
    was found to be a duty.
    """
    figure = clause.figures[at]
    unit = "percent" if figure.unit == "share" else figure.unit
    ruled = {f.first for f in plain}
    others = [f for f in plain if f.first != figure.first]
    is_ruled = figure.first in ruled
    in_digits = clause.columns.texts[figure.first][0].isdigit()
    found = [
        _article(unit, is_ruled, heat, density, clause.sentence.block_kind),
        _value(
            unit, _size(figure.value), figure.value == int(figure.value), figure.value in known, in_digits, figure.max_value is not None
        ),
        *_distances(clause, figure, unit),
        Evidence(*_words(clause, figure, unit)),
    ]
    degrees = {"ruled": 1.0 if is_ruled else -1.0}
    if figure.unit in ("percent", "points", "share"):
        found.append(_signs(unit, tuple(evidence(clause, figure, heat, known, plain))))
        degrees["leaning"] = max(-4.0, min(4.0, unit_score(clause, figure, heat, known, others) - 1))
    elif figure.unit == "bare":
        is_alone = may_be_bare(clause, figure)
        found.append(_bare_signs(is_alone, tuple(bare_evidence(clause, figure, known, plain))))
        sure = bare_score(clause, figure, heat, known, others) - BARE_NEEDS if is_alone else -4.0
        degrees["leaning bare"] = max(-4.0, min(4.0, sure))
    if at:
        found += _neighbour(clause, "before", clause.figures[at - 1], figure, unit, ruled)
    if at + 1 < len(clause.figures):
        found += _neighbour(clause, "after", clause.figures[at + 1], figure, unit, ruled)
    if taken is not None:
        found.append(_taken(unit, nearness(figure.first - taken.last)))
    return [Option(False), Option(True, found, degrees)]


@cache
def _article(unit: str, is_ruled: bool, heat: int, density: int, block_kind: str) -> Evidence:
    return named(
        "bias",
        unit,
        f"{unit} ruled {is_ruled}",
        f"{unit} heat{heat} {is_ruled}",
        f"{unit} density{density}",
        f"{unit} block {block_kind}",
    )


def _size(value: float) -> str:
    return "0" if value == 0 else next((name for limit, name in _SIZES if value < limit), "more")


@cache
def _value(unit: str, size: str, is_whole: bool, is_known: bool, in_digits: bool, is_range: bool) -> Evidence:
    parts, seen, written = "whole" if is_whole else "broken", "known" if is_known else "new", "digits" if in_digits else "words"
    found = [f"{unit} size{size} {parts}", f"{unit} {seen}", f"{unit} {seen} {parts} size{size}", f"{unit} {written} size{size}"]
    return named(*found, f"{unit} range") if is_range else named(*found)


@lru_cache(_KEPT)
def _signs(unit: str, signs: tuple[str, ...]) -> Evidence:
    return Evidence(("e ", signs), ("e ", [f"{sign} {unit}" for sign in signs]))


@lru_cache(_KEPT)
def _bare_signs(is_alone: bool, signs: tuple[str, ...]) -> Evidence:
    return Evidence(("alone ", [str(is_alone)]), ("bare ", signs), ("bare ", [f"{sign} alone {is_alone}" for sign in signs]))


def _distances(clause: Clause, figure: Figure, unit: str) -> list[Evidence]:
    """How near telling words, countries, goods and dates are."""
    scene, first, last = clause.scene, figure.first, figure.last
    tariff = min(back(scene.tariffs, first, 0), ahead(scene.tariffs, last, len(clause.words)))
    business = min(back(scene.business, first, 0), ahead(scene.business, last, len(clause.words)))
    nearer = "tariff" if tariff < business else "business" if business < tariff else "neither"
    found = [
        _telling(unit, nearness(tariff), nearness(business), nearer),
        _group(unit, "country", *_around(clause.countries, first, last)),
        _group(unit, "goods", *_around(clause.products, first, last)),
    ]
    if date_at(clause, last):
        found.append(_date(unit))
    return found


@cache
def _telling(unit: str, tariff: int, business: int, nearer: str) -> Evidence:
    return named(f"{unit} tariff{tariff}", f"{unit} business{business}", f"{unit} {nearer} nearer")


@cache
def _group(unit: str, kind: str, before: int, behind: int) -> Evidence:
    return named(f"{unit} {kind} b{before}", f"{unit} {kind} a{behind}")


@cache
def _date(unit: str) -> Evidence:
    return named(f"{unit} date after")


def _around(groups: Sequence[Group], first: int, last: int) -> tuple[int, int]:
    """How near the nearest list before the tokens [first, last) is, and the nearest behind."""
    before = min([first - g.last for g in groups if g.last <= first], default=FAR)
    behind = min([g.first - last for g in groups if g.first >= last], default=FAR)
    return nearness(before), nearness(behind)


def _words(clause: Clause, figure: Figure, unit: str) -> list[tuple[str, list[str]]]:
    """The words around the figure by side and distance: endings by prefix, see `Evidence`."""
    words, first, last = clause.words, figure.first, figure.last
    before = clause.marked[max(0, first - 9) : first]
    behind = clause.marked[last : last + 8]
    b0, b1, b2, bb, a0, a1, a2, aa, both = _prefixes(unit)
    beside = f"{words[first - 1] if first else '^'} {words[last] if last < len(words) else '$'}"
    found = [(b0, before[-1:]), (b1, before[-3:-1]), (b2, before[:-3]), (a0, behind[:1]), (a1, behind[1:3]), (a2, behind[3:])]
    found.append((both, [beside]))
    if len(before) > 1:
        found.append((bb, [f"{before[-2]} {before[-1]}"]))
    if len(behind) > 1:
        found.append((aa, [f"{behind[0]} {behind[1]}"]))
    return found


@cache
def _prefixes(unit: str) -> list[str]:
    return [f"{unit} {place} " for place in ("b0", "b1", "b2", "bb", "a0", "a1", "a2", "aa", "b0a0")]


def _neighbour(clause: Clause, side: str, other: Figure, figure: Figure, unit: str, ruled: Set[int]) -> list[Evidence]:
    """The figure beside it, whether it is ruled to be a duty, and the words in between where they are few."""
    between = clause.words[other.last : figure.first] if side == "before" else clause.words[figure.last : other.first]
    is_ruled = other.first in ruled
    found = [_other(unit, side, other.unit, is_ruled, nearness(len(between)))]
    if len(between) <= 3:
        found.append(_joined(unit, side, is_ruled, " ".join(between)))
    return found


@cache
def _other(unit: str, side: str, other: str, is_ruled: bool, near: int) -> Evidence:
    return named(f"{unit} {side} {other} ruled {is_ruled} {near}")


@lru_cache(_KEPT)
def _joined(unit: str, side: str, is_ruled: bool, between: str) -> Evidence:
    return named(f"{unit} {side} {is_ruled} {between}")


@cache
def _taken(unit: str, near: int) -> Evidence:
    return named(f"{unit} taken {near}")


def cell_options(row: Clause, figure: Figure, table: RateTable, column: int, density: int) -> list[Option[bool]]:
    """No and yes for a figure in the cell of a table, with what speaks for yes."""
    unit = "percent" if row.word(figure.last - 1) in PERCENT_WORDS else "number"
    found = [
        "cell",
        f"cell {unit}",
        f"cell density{density}",
        *(f"cell {sign}" for sign in table.signs),
        *(f"cell {unit} {sign}" for sign in table.signs),
    ]
    found += [f"header {w}" for w in dict.fromkeys(column_words(table, column))]
    header = column_words(table, column)
    names_duty = any(w in TARIFF_NOUNS or w in RATE_NOUNS for w in header)
    found.append("header names a duty" if names_duty else "header names none" if header else "no header")
    found += [f"caption {w}" for w in dict.fromkeys(w for c in table.captions for w in c.words) if w in TARIFF_NOUNS or w in BUSINESS]
    found.append("label names a country or goods" if label_of(row) else "label names neither")
    before, behind = row.word(figure.first - 1), row.word(figure.last)
    found += ["cell of the label" if column == 0 else "cell alone" if before == "|" and behind in ("|", "") else "cell among words"]
    found += [f"cell before {before}", f"cell behind {behind}"]
    cell = cells_of(row)[0]
    label = row.span(cell.first, cell.last)
    found += [f"cell header of {reason_of_cell(header)}", f"cell label of {reason_of_cell(label)}"]
    is_other = reason_of_cell(header) != "table_cell"
    if TARIFF_NOUNS.isdisjoint(label):
        is_other = is_other or not CURRENCY_SIGNS.isdisjoint(label) or (not label_of(row) and reason_of_cell(label) != "table_cell")
    is_other = is_other and not names_duty
    return [Option(False), Option(True, [named(*found)], {"leaning cell": _OF_ANOTHER} if is_other else None)]
