"""What the rates before lend to the next one: the one before in the sentence, the last of the paragraph, the one of the same value."""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from pipelines.reading.clause import Clause, Group
from pipelines.reading.figures import Figure
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.place import nearness
from pipelines.reading.weighing.record import Told


def carried(case: Case) -> Iterator[tuple[str, Told]]:
    """The rates before that may lend their parties, by where they stand."""
    if case.before is not None:
        between = case.clause.words[case.before.figure.last : case.figure.first]
        yield ("listed" if between and all(w in (",", "and", "or", "/", "&", "to", "|") for w in between) else "sentence"), case.before
        yield f"sentence gap{nearness(len(between))}", case.before
    if case.above is not None:
        yield "above" if case.before is None else "above, not first", case.above
    if case.same is not None:
        yield "same", case.same
        yield f"same {nearness(case.clause.sentence.no - case.same.sentence_no)}", case.same


def gone_by(case: Case) -> str:
    """How far back the last rate stands."""
    last = case.last
    if last is None:
        return "none"
    gone = case.clause.sentence.no - last.sentence_no
    if gone == 0:
        return "here"
    if last.block_no == case.clause.sentence.block_no:
        return "sentence before" if gone == 1 else "paragraph"
    return "paragraph before" if gone <= 3 else "far"


def place_in_table(case: Case) -> tuple[str, ...]:
    """For a table's cell: whether the last rate stands in its row or above it, and in its column."""
    last, cell = case.last, case.cell
    if last is None or cell is None:
        return ()
    row = "row" if last.sentence_no == case.clause.sentence.no else "above"
    column = "same column" if last.column == cell.column else "other column"
    return (f"last cell {row}", f"last cell {row} {column}", f"last cell {row} {'countries' if case.clause.countries else 'no countries'}")


def slots(
    case: Case, groups_of: Callable[[Clause], list[Group]], answers: Callable[[Told], list[tuple[str, tuple[str, ...]]]]
) -> dict[int, list[str]]:
    """Evidence from parallel wording, by the first token of a list of the sentence.

    What the list nearest to the rate before was to it (`answers` names its parts), the list in the same place is to this one: in `Kenya
    charges 25%; Ghana, 20%` both first names levy.
    """
    last, here = case.last, groups_of(case.clause)
    if last is None or not here:
        return {}
    source = case.plans[last.sentence_no].clause
    models = groups_of(source)
    if not models:
        return {}
    gone = case.clause.sentence.no - last.sentence_no
    where = "here" if gone == 0 else "next" if gone == 1 else "later"
    found: dict[int, list[str]] = {}
    answered = answers(last)
    like_last = {(t.figure.first, t.figure.unit) for t in _of_sentence(case.told.rates, last.sentence_no) if answers(t) == answered}
    # What was read like the last one parts it from nothing.
    others = [f for f in source.figures if (f.first, f.unit) not in like_last]
    own = [f for f in case.rates if f is not case.figure] + ([last.figure] if gone == 0 else [])
    for side in ("b", "a"):
        model = nearest_group(models, last.figure, others, side)
        mine = nearest_group(here, case.figure, own, side) if model is not None else None
        if model is None or mine is None:
            continue
        for part, codes in answers(last):
            if not set(codes).isdisjoint(model.ids):
                found.setdefault(mine.first, []).extend([f"slot {side} {part}", f"slot {side} {part} {where}"])
    return found


def _of_sentence(rates: Sequence[Told], sentence_no: int) -> Iterator[Told]:
    """The rates of the sentence in which the last one stands."""
    return takewhile(lambda told: told.sentence_no == sentence_no, reversed(rates))


def nearest_group(groups: list[Group], figure: Figure, others: Sequence[Figure], side: str) -> Group | None:
    """The list nearest to a figure on one side, with no other figure between."""
    if side == "b":
        wall = max((f.last for f in others if f.last <= figure.first), default=0)
        return next((g for g in reversed(groups) if wall <= g.first and g.last <= figure.first), None)
    wall = min((f.first for f in others if f.first >= figure.last), default=10**9)
    return next((g for g in groups if figure.last <= g.first and g.last <= wall), None)
