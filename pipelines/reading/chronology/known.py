"""What has been named so far while an article is read: one settled period and its place. How it is used stands in `reading.dates`."""

from dataclasses import dataclass

from pipelines.reading.chronology.periods import Period


@dataclass(slots=True)
class Known:
    """A period that the text has named, where, and whether its year was said or follows from one that was."""

    period: Period
    sentence_no: int
    block_no: int
    has_year: bool
    last: int
    """Position after its last token in its sentence."""
    is_of_month: bool = False
    """Whether it is a day that was named with its month."""
