"""One article read closely and whole: dates, then entities, then rates, each resting on the ones before.

No rule lives here, and whether an article deserves it is decided elsewhere (`scan`).
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.reading.article import Article, DateMention, EntityMention, PassedFigure, RateMention
from pipelines.reading.dates import find_dates
from pipelines.reading.entities import find_entities
from pipelines.reading.rates import weigh_figures

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article, each list in the order in which its rule found it."""

    rates: list[RateMention]
    dates: list[DateMention]
    entities: list[EntityMention]
    passed: list[PassedFigure] = field(default_factory=list)
    """The percentages that were weighed and are no rates."""


def read_article(article: Article, trained: "Trained | None" = None) -> Reading:
    """Read `article` closely. Follows from the article, the vocabulary and the `trained` pipeline, where there is one, alone; offsets count
    code points of `article.text`."""
    dates = find_dates(article)
    entities = find_entities(article, dates, trained)
    rates, passed = weigh_figures(article, dates, entities)
    return Reading(rates, dates, entities, passed)
