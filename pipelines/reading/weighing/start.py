"""From which day a rate applies: the dates in question and what speaks for each."""

from collections.abc import Iterator
from datetime import date

from pipelines.reading.article import DateMention
from pipelines.reading.clause import Clause
from pipelines.reading.verbs import Tense
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.choice import Gathered, Option
from pipelines.reading.weighing.evidence import named
from pipelines.reading.weighing.pairs import Parties
from pipelines.reading.weighing.place import nearness

NEVER = ""
"""The answer that the text names no first day; other answers are ISO days."""


Asked = tuple[str, DateMention | None, list[str]]
"""An answer (ISO day or `NEVER`), the mention that names it, and what speaks for it."""


def start_options(case: Case, parties: Parties, status: str) -> tuple[list[Option[str]], dict[str, DateMention]]:
    """First days from which the rate may apply, and the first mention that names each; `NEVER` comes first. `status` is decided."""
    state = case.known(parties.imposer, parties.targets, parties.products)
    known = state.effective_on if state is not None else None
    asked: list[Asked] = [
        (NEVER, None, ["never", f"never {status}", f"never dates{min(2, len(case.clause.dates))}", f"never known {known is not None}"]),
        *_said_here(case, status, known),
        *_said_before(case, status, known),
        _leant_to(case, status, known),
        *_of_the_cell(case, status),
    ]
    mentions: dict[str, DateMention] = {}
    for day, mention, _ in asked:
        if mention is not None:
            mentions.setdefault(day, mention)
    options: Gathered[str] = Gathered()
    for day, _, found in asked:
        options.add(day, named(*found))
    return options.options(), mentions


def _said_here(case: Case, status: str, known: date | None) -> Iterator[Asked]:
    """The days that the sentence names."""
    clause, figure = case.clause, case.figure
    for first, last, mention, start in _days(clause):
        side, low, high = case.gap(first, last)
        prev, when = clause.word(first - 1), _when(case, start)
        inside = "in" if case.is_inside(first) else "out"
        between = sum(1 for f in case.rates if f is not figure and low <= f.first < high)
        found = _any_day(case, clause, (first, last), mention, status, known)
        found += [
            f"{side}{nearness(max(0, high - low))}",
            f"{side} {inside} w-1 {prev}",
            f"{side} rates{min(2, between)}",
            f"{side} {status} {inside}",
            f"{side} w-1 {prev} {when}",
            f"{side} head" if first <= 2 else f"{side} later",
            *(f"{side} verb {w}" for w in clause.span(max(low, first - 6), first)),
        ]
        yield start.isoformat(), mention, found


def _said_before(case: Case, status: str, known: date | None) -> Iterator[Asked]:
    """The days that the sentence before names."""
    if case.previous is None:
        return
    clause = case.previous.clause
    for first, last, mention, start in _days(clause):
        found = _any_day(case, clause, (first, last), mention, status, known)
        found += [f"p {clause.word(first - 1)}", f"p {status} {_when(case, start)}", f"p of {min(2, len(clause.dates))}"]
        found += [f"p verb {w}" for w in clause.span(first - 5, first)]
        yield start.isoformat(), mention, found


def _leant_to(case: Case, status: str, known: date | None) -> Asked:
    """The day from which plain sentences say a rate applies."""
    leaning = start_leaning(case, status, known)
    day = leaning.date_start.isoformat() if leaning and leaning.date_start else NEVER
    return day, leaning if day != NEVER else None, [f"leaning {leaning is not None}", f"leaning {status}"]


def _of_the_cell(case: Case, status: str) -> Iterator[Asked]:
    """The days of the column's header and of the caption."""
    for part, mention in case.cell.dates if case.cell is not None else ():
        if mention.type == "DATE" and mention.date_start is not None:
            found = [f"cell {part}", f"cell {part} {status}", f"cell {part} {_when(case, mention.date_start)}"]
            yield mention.date_start.isoformat(), mention, found


def _days(clause: Clause) -> Iterator[tuple[int, int, DateMention, date]]:
    """The dates of a sentence by their tokens [first, last), and their first days."""
    for first, last, mention in clause.dates:
        if mention.type == "DATE" and mention.date_start is not None:
            yield first, last, mention, mention.date_start


def _when(case: Case, day: date) -> str:
    return "undated" if case.as_of is None else "to come" if day > case.as_of else "past"


def _any_day(case: Case, source: Clause, tokens: tuple[int, int], mention: DateMention, status: str, known: date | None) -> list[str]:
    """What is asked about every day that running text names: its grain, the words at its sides, whether it is the day publicly known."""
    first, last = tokens
    prev, prev2, nxt = source.word(first - 1), source.word(first - 2), source.word(last)
    when = _when(case, mention.date_start) if mention.date_start is not None else "undated"
    found = [f"grain {mention.granularity}", f"{when} {status}", f"w-1 {prev}", f"w-2 {prev2} {prev}", f"w+1 {nxt}"]
    if known is not None:
        found.append(f"known {mention.date_start == known} {mention.granularity}")
    if case.cell is not None:
        found.append("cell")
    return found


_START = frozenset({"from", "since", "effective", "starting", "beginning", "start", "starts", "begin", "begins", "effect", "force"})
_DONE = frozenset(
    (
        "imposed put added levied slapped raised increased hiked introduced applied set took quadrupled doubled tripled lowered "
        "cut reduced dropped charged placed began started went came launched brought"
    ).split()
)
_SAID = frozenset(
    (
        "announced promised mooted unveiled threatened found floated proposed agreed signed said posted wrote declared reported published "
        "talked spoke discussed decided ruled dated"
    ).split()
)
"""Verbs whose day is that of the word, not of the deed."""
_PLANNED = frozenset({"scheduled", "agreed", "threatened", "suspended", "proposed"})
_UNTIL = frozenset({"until", "till", "through"})
_REMOTE = 24
"""A date farther than this is not taken as the start."""


def start_leaning(case: Case, status: str, known: date | None) -> DateMention | None:
    """The date from which plain sentences say a rate applies; None where they do not.

    A start may be said beside the figure (`from July 1`, `25% in 2027` of a rate to come), at the head of the sentence, or by a verb of
    levying with its day (`imposed on June 5`, `In 2018 Ottawa raised`). A date of the sentence or of the one before that names just the
    day from which such a rate is publicly known to apply (`known`) is taken as the start.
    """
    best: tuple[int, DateMention] | None = None
    for first, last, mention, day in _days(case.clause):
        is_known = known is not None and day == known and mention.granularity == "day"
        far = _remoteness(case, (first, last), mention, day, status, is_known)
        if far is not None and far <= _REMOTE and (best is None or far < best[0]):
            best = (far, mention)
    if best is not None:
        return best[1]
    if known is not None and case.previous is not None:
        for _, _, mention, day in _days(case.previous.clause):
            if day == known and mention.granularity == "day":
                return mention
    return None


def _remoteness(case: Case, tokens: tuple[int, int], mention: DateMention, day: date, status: str, is_known: bool) -> int | None:
    """How far a date at `tokens` is from being said to be the start: 0 is surest; None where it is not said to be one."""
    clause, figure, (first, last) = case.clause, case.figure, tokens
    lead = clause.span(first - 4, first)
    if _UNTIL & set(lead[-2:]) or _SAID & set(lead[-2:]) or (mention.text.lower() == "today" and lead[-1:] == ["of"]):
        return None
    at_head = first <= 3
    if not at_head and first < figure.first and _follows_another(case, first):
        return None
    inside = case.is_inside(first)
    distance = first - figure.last if first >= figure.last else figure.first - last
    starting = any(w in _START for w in lead) or lead[-2:] == ["as", "of"]
    others = [f for f in clause.figures if f is not figure]
    if starting and lead[-1:] in (["from"], ["since"]) and not any(f.first <= first - 3 < f.last + 2 for f in others):
        inside = inside or at_head
    on_or_in = lead[-1:] in (["on"], ["in"])
    levied = inside and on_or_in and any(w in _DONE for w in clause.span(first - 9, first))
    planned = status in _PLANNED
    if is_known:
        return 0
    if 0 <= first - figure.last <= 2 and (on_or_in or mention.text.lower().startswith("next")) and (planned or levied):
        return 1
    if planned and inside and on_or_in and case.as_of is not None and day > case.as_of:
        return 3 + distance
    if (starting or levied) and (inside or at_head):
        return 2 + distance
    if first <= 2 and mention.granularity != "day" and case.tense[0] is Tense.EVENT and _DONE & set(clause.words[last : figure.first]):
        return 6  # In 2018 Ottawa raised
    if starting and not any(f.last <= first for f in others if f.first > figure.first):
        return 8 + distance
    return None


def _follows_another(case: Case, first: int) -> bool:
    """Whether the date at token `first` stands behind another rate, to which it belongs: `15% since May, the 2.5% before`."""
    clause, figure = case.clause, case.figure
    earlier = [f for f in clause.figures if f.last <= first and f is not figure]
    if not earlier:
        return False
    between = clause.words[first : figure.first]
    return first - earlier[-1].last <= 8 and any(w in (",", ";", "instead", "and", "up", "down", "comes", "will") for w in between)
