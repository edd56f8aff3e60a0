"""Expressions that name a time but tell nothing: the line that dates the article itself, and "today" that means nowadays.

What only looks like an expression of time is passed over by the readers and never comes here.
"""

from collections.abc import Sequence

from pipelines.reading.article import Sentence
from pipelines.reading.chronology.periods import Period
from pipelines.reading.chronology.words import Day, Finding, Named, Weekday, words

_TOP, _LONGEST = 6, 20
"""A masthead is one of so many sentences at the top and has no more tokens than this."""
_IN_MASTHEADS = words("and of the for in at on by am pm updated published posted via")
"""Words of a masthead that may stand without a capital."""


def is_masthead(sentence: Sentence, finding: Finding, published: Period | None) -> bool:
    """Whether a line at the top only says where and when the article appeared: "Riga, May 7, 2024, 20:15", "The Post on Friday"."""
    shape = finding.shape
    if sentence.no >= _TOP or not isinstance(shape, (Day, Weekday)) or sentence.text[-1] in ".?!" or len(sentence.words) > _LONGEST:
        return False
    texts = sentence.columns.texts
    others = [text for text in (*texts[: finding.first], *texts[finding.last :]) if text[0].isalpha()]
    if not all(text[0].isupper() or text.lower() in _IN_MASTHEADS for text in others):
        return False
    if isinstance(shape, Weekday):  # the article, the name of the paper and "on", with the weekday last
        is_name = len(others) == len(texts) - 1 == 3 and finding.last == len(texts)
        return is_name and others[0].lower() == "the" and others[2].lower() == "on"
    on = published.start if published is not None and published.granularity == "day" else None
    return on is not None and (on.year, on.month, on.day) == (shape.year, shape.month, shape.day)


def is_nowadays(sentence: Sentence, findings: Sequence[Finding], n: int, published: Period | None) -> bool:
    """Whether the `n`th finding is "today" set against a year that is over: "in 2018 it was most of them, today it is half"."""
    finding = findings[n]
    if published is None or n == 0 or finding.last - finding.first != 1 or sentence.words[finding.first] != "today":
        return False
    match findings[n - 1].shape:
        case Named(period):
            return period.end < published.start
    return False
