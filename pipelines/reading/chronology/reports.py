"""Periods of business reports: "the latest quarter", "in the quarter", "the quarter ended June 30", "the 1988 third quarter".

Which quarter a report is about is known to `reading.dates`; here is read that an expression means it, or its twin of another year.
"""

from pipelines.reading.chronology.words import (
    FISCAL,
    PREPOSITIONS,
    UNITS,
    Finding,
    Line,
    Part,
    Report,
    with_article,
    words,
)
from pipelines.reading.numbers import ordinal_at

_LATEST = words("latest reported")
_ENDING = words("ended ending")
_NOT_OF_RESULTS = words("- of final finals before after")
"""After "the quarter" they show another one, or none at all ("quarter-finals")."""
_REPORTED = words("quarter period half")


def read_period(line: Line, k: int, floor: int) -> list[Finding]:
    """ "the latest period", "the most recent period"."""
    first = _latest_before(line, k, floor)
    return [Finding(first, k + 1, "report", Report())] if first is not None else []


def read_report_quarter(line: Line, k: int, p: int, floor: int) -> list[Finding]:
    """The quarter at `k` that a report is about; `p` is the position before it, past a hyphen and a kind of year."""
    first = _latest_before(line, k, floor)
    if first is not None:
        return [Finding(first, k + 1, "report", Report(ends=line.words[k + 1] in _ENDING))]
    if line.words[p] not in ("the", "its", "their"):
        return []
    start = p if line.words[p] == "the" else p + 1
    if line.words[k + 1] in _ENDING:
        return [Finding(start, k + 1, "report", Report(ends=True))]
    before = line.words[p - 1] if p > floor else ""
    is_bare = line.words[p] == "the" and before in PREPOSITIONS and line.words[k + 1] not in _NOT_OF_RESULTS
    return [Finding(start, k + 1, "report", Report())] if is_bare else []


def read_report_of_year(line: Line, k: int, floor: int, number: int) -> list[Finding]:
    """ "the 1988 third quarter", "the 1988 quarter", "the 2024 period", the year being at `k`; [] where no such word follows."""
    if k + 1 >= line.size:
        return []
    j = k + 1 + (line.words[k + 1] in FISCAL)
    if line.words[j] in _REPORTED and line.words[k - 1] == "the" and k > floor:
        return [Finding(k - 1, j + 1, "report", Report(number))]
    ordinal = ordinal_at(line.columns, j) if j < line.size else None
    if ordinal is None or not 0 < ordinal[0] < 5:
        return []
    end = ordinal[1] + (line.words[ordinal[1]] in ("-", "‑"))
    kind = {"quarter": "Q", "half": "H"}.get(UNITS.get(line.words[end], line.words[end]))
    if kind is None or (kind == "H" and ordinal[0] > 2) or line.words[end + 1] in UNITS:
        return []
    return [Finding(with_article(line, k, floor), end + 1, "quarter" if kind == "Q" else "half", Part(kind, ordinal[0], number))]


def _latest_before(line: Line, k: int, floor: int) -> int | None:
    """Where "the latest" or "the most recent" before the noun at `k` begins, None where neither stands there."""
    p = k - 1 - (line.words[k - 1] in FISCAL)
    if p < floor:
        return None
    if line.words[p] in _LATEST:
        return with_article(line, p, floor)
    if line.words[p] == "recent" and line.words[p - 1] == "most" and p - 1 >= floor:
        return with_article(line, p - 1, floor)
    return None
