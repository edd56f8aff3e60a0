"""Is a figure a customs duty? What speaks for and against it: nouns and verbs of customs, goods and countries beside it, other business."""

from collections.abc import Iterator, Sequence

from pipelines.reading.clause import Clause
from pipelines.reading.duty import BARE_NEEDS, bare_evidence, bare_score, may_be_bare, unit_score
from pipelines.reading.evidence import date_at, evidence
from pipelines.reading.figures import PERCENT_WORDS, Figure
from pipelines.reading.rate_tables import RateTable, column_words, label_of
from pipelines.reading.rate_words import BUSINESS, RATE_NOUNS, TARIFF_NOUNS
from pipelines.reading.scene import ahead, back
from pipelines.reading.weighing.choice import Option
from pipelines.reading.weighing.evidence import named
from pipelines.reading.weighing.place import nearness


def duty_options(
    clause: Clause,
    figure: Figure,
    plain: Sequence[Figure],
    heat: int,
    known: frozenset[float],
    density: int,
    taken: Figure | None,
) -> list[Option[bool]]:
    """No and yes, with what speaks for yes.

    `plain` are the figures of the sentence that rules take for duties, `known` the values that are rates elsewhere in the article, `heat`
    (0 to 2) how near the talk of tariffs is, `density` (0 to 4) how much of the article it is, `taken` the last figure of the sentence that
    was found to be a duty.
    """
    spoken = list(_speaking(clause, figure, plain, heat, known, density, taken))
    ruled = any(f.first == figure.first for f in plain)
    others = [f for f in plain if f.first != figure.first]
    degrees = {"ruled": 1.0 if ruled else -1.0}
    if figure.unit in ("percent", "points", "share"):
        degrees["leaning"] = max(-4.0, min(4.0, unit_score(clause, figure, heat, known, others) - 1))
    elif figure.unit == "bare":
        sure = bare_score(clause, figure, heat, known, others) - BARE_NEEDS if may_be_bare(clause, figure) else -4.0
        degrees["leaning bare"] = max(-4.0, min(4.0, sure))
    return [Option(False), Option(True, [named(*spoken)], degrees)]


def _speaking(
    clause: Clause,
    figure: Figure,
    plain: Sequence[Figure],
    heat: int,
    known: frozenset[float],
    density: int,
    taken: Figure | None,
) -> Iterator[str]:
    scene = clause.scene
    words, first, last = clause.words, figure.first, figure.last
    unit = "percent" if figure.unit in ("percent", "share") else figure.unit
    ruled = any(f.first == first for f in plain)
    yield "bias"
    yield f"{unit}"
    yield f"{unit} ruled {ruled}"
    yield f"{unit} heat{heat} {ruled}"
    yield f"{unit} density{density}"
    yield f"{unit} block {clause.sentence.block_kind}"
    value = figure.value
    size = (
        "0"
        if value == 0
        else "<1"
        if value < 1
        else "<5"
        if value < 5
        else "<10"
        if value < 10
        else "<51"
        if value < 51
        else "<151"
        if value < 151
        else "more"
    )
    round_ = "whole" if value == int(value) else "broken"
    yield f"{unit} size{size} {round_}"
    yield f"{unit} {'known' if value in known else 'new'}"
    yield f"{unit} {'known' if value in known else 'new'} {round_} size{size}"
    digits = "digits" if clause.columns.texts[first][0].isdigit() else "words"
    yield f"{unit} {digits} size{size}"
    if figure.max_value is not None:
        yield f"{unit} range"
    if figure.unit in ("percent", "points", "share"):
        for name in evidence(clause, figure, heat, known, plain):
            yield f"e {name}"
            yield f"e {name} {unit}"
    elif figure.unit == "bare":
        counts = may_be_bare(clause, figure)
        yield f"alone {counts}"
        for name in bare_evidence(clause, figure, known, plain, clause.columns.texts[first][0].isdigit()):
            yield f"bare {name}"
            yield f"bare {name} alone {counts}"
    tariff = min(back(scene.tariffs, first, 0), ahead(scene.tariffs, last, len(words)))
    business = min(back(scene.business, first, 0), ahead(scene.business, last, len(words)))
    yield f"{unit} tariff{nearness(tariff)}"
    yield f"{unit} business{nearness(business)}"
    yield f"{unit} {'tariff' if tariff < business else 'business' if business < tariff else 'neither'} nearer"
    marks = {k: "#" for f in clause.figures for k in range(f.first, f.last)}
    for k in range(first - 1, max(-1, first - 10), -1):
        word = marks.get(k, words[k])
        gap = first - 1 - k
        yield f"{unit} b{0 if gap == 0 else 1 if gap <= 2 else 2} {word}"
        if gap == 1:
            yield f"{unit} bb {word} {marks.get(k + 1, words[k + 1])}"
    for k in range(last, min(len(words), last + 8)):
        word = marks.get(k, words[k])
        gap = k - last
        yield f"{unit} a{0 if gap == 0 else 1 if gap <= 2 else 2} {word}"
        if gap == 1:
            yield f"{unit} aa {marks.get(k - 1, words[k - 1])} {word}"
    yield f"{unit} b0a0 {words[first - 1] if first else '^'} {words[last] if last < len(words) else '$'}"
    for name, groups in (("country", clause.countries), ("goods", clause.products)):
        before = min((first - g.last for g in groups if g.last <= first), default=99)
        after = min((g.first - last for g in groups if g.first >= last), default=99)
        yield f"{unit} {name} b{nearness(before)}"
        yield f"{unit} {name} a{nearness(after)}"
    if date_at(clause, last):
        yield f"{unit} date after"
    at = clause.figures.index(figure) if figure in clause.figures else 0
    for side, other in (
        ("before", clause.figures[at - 1] if at else None),
        ("after", clause.figures[at + 1] if at + 1 < len(clause.figures) else None),
    ):
        if other is None:
            continue
        gap_words = words[other.last : first] if side == "before" else words[last : other.first]
        was = any(f.first == other.first for f in plain)
        yield f"{unit} {side} {other.unit} ruled {was} {nearness(len(gap_words))}"
        if len(gap_words) <= 3:
            yield f"{unit} {side} {was} {' '.join(gap_words)}"
    if taken is not None:
        yield f"{unit} taken {nearness(first - taken.last)}"


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
    found.append(
        "header names a duty"
        if any(w in TARIFF_NOUNS or w in RATE_NOUNS for w in header)
        else "header names none"
        if header
        else "no header"
    )
    found += [f"caption {w}" for w in dict.fromkeys(w for c in table.captions for w in c.words) if w in TARIFF_NOUNS or w in BUSINESS]
    found.append("label names a country or goods" if label_of(row) else "label names neither")
    return [Option(False), Option(True, [named(*found)])]
