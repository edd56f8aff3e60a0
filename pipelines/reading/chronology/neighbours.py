"""What stands beside an expression in its sentence: the words between two of them, the year that one lends the other, what is compared."""

from collections.abc import Sequence

from pipelines.reading.article import Sentence
from pipelines.reading.chronology.words import Day, Finding, Month, Named, Part, Shape, Step, When, Whole, words

SHARING = ("to", "-", "–", "—", "through", "until", "till", "and", "or", "/", "&")
"""Signs between two dates of which the second may give the first its year."""
_PRESENT = frozenset({"is", "are", "has", "have", "now", "today", "currently", "keeps", "keep", "remains", "remain", "says", "say"})
"""Words with which a paragraph speaks of the present."""
_COMPARED, _NEAR = 8, 4
"""How many words before an expression are looked at for a comparison, and for a verb of ending."""
_COMPARING = words("from than versus against compared with")
"""Words, or else a number, before "a year earlier" that set two figures against each other."""
_PAUSES = words("; : .")
_ENDED = words("ended expired lapsed closed finished concluded lifted stopped scrapped dropped until")


def verb_forms(sentence: Sentence) -> list[str]:
    """The words of a sentence as the reading of tenses wants them: May the month is no verb."""
    columns = sentence.columns
    if "may" not in columns.words:
        return columns.words
    return ["" if text == "May" else word for text, word in zip(columns.texts, columns.words, strict=True)]


def words_of(sentence: Sentence, first: int, last: int) -> list[str]:
    """The words at positions `first` to `last` (half-open), in lower case; a position before the sentence is its beginning."""
    return sentence.words[max(0, first) : max(0, last)]


def compares(sentence: Sentence, finding: Finding) -> bool:
    """Whether "a year earlier" sets two figures against each other: "profit rose to 9 dollars from 7 a year earlier"."""
    if finding.first <= 1 or not sentence.words[finding.first].startswith("a"):
        return True  # "A year earlier it had lost", "the year-earlier period"
    for word in reversed(words_of(sentence, finding.first - _COMPARED, finding.first)):
        if word in _COMPARING or word[0].isdecimal():
            return True
        if word in _PAUSES:
            return False
    return False


def is_back(sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether the paragraph has turned to the present before or in a sentence: a story from the past does not go on in it."""
    for earlier in reversed(sentences[: sentence.no + 1]):
        if earlier.block_no != sentence.block_no:
            return False
        if not _PRESENT.isdisjoint(earlier.words):
            return True
    return False


def is_ending(sentence: Sentence, finding: Finding) -> bool:
    """Whether an expression follows a verb of what comes after a beginning: "ended in January", "lifted on May 5"."""
    return not _ENDED.isdisjoint(words_of(sentence, finding.first - _NEAR, finding.first))


def with_shared_year(sentence: Sentence, findings: list[Finding], n: int) -> Shape:
    """The shape of a finding, with the year of its neighbour where both share one: "January to July 2025", "last year's third quarter"."""
    finding = findings[n]
    shape = finding.shape
    if not isinstance(shape, (Day, Month, Part)) or shape.year is not None or (isinstance(shape, Day) and shape.month is None):
        return shape
    year: When = None
    after = findings[n + 1] if n + 1 < len(findings) else None
    if after is not None and isinstance(after.shape, (Day, Month, Part)) and isinstance(after.shape.year, (int, Step)):
        between = words_of(sentence, finding.last, after.first)
        if between[:1] and between[0] in SHARING and between[1:] in ([], ["the"], ["from"]):
            year = after.shape.year
            if isinstance(year, int) and _place(shape) > _place(after.shape) > 0:  # "from November to March 2025"
                year -= 1
    if year is None and n > 0 and words_of(sentence, findings[n - 1].last, finding.first) in (["'s"], ["’"], ["'"]):
        match findings[n - 1].shape:
            case Named(period) if period.granularity == "year":
                year = period.start.year
            case Whole("year", step):
                year = step
    if year is None:
        return shape
    match shape:
        case Day(day, month, _, weekday):
            return Day(day, month, year, weekday)
        case Month(month):
            return Month(month, year)
        case Part(kind, number):
            return Part(kind, number, year)


def _place(shape: Day | Month | Part) -> int:
    """The month of the year in which a shape begins."""
    match shape:
        case Day(_, month):
            return month or 0
        case Month(month):
            return month
        case Part(kind, number):
            return (number - 1) * (3 if kind == "Q" else 6) + 1
