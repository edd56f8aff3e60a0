"""The marts about who and what is named: countries, what is named together, and the spellings of persons."""

import polars as pl

from pipelines.contracts import terms
from pipelines.contracts.mart.shared import CODE, ID
from pipelines.contracts.table import Table, column, declare

_ENTITY = r"^[A-Z]+:.+$"
_STORY = "near-copies left out"


@declare("mart.coverage_by_country", key=("country",))
class CoverageByCountry(Table):
    """One row is one country, or the EU, that current articles speak of: they name it, or state a rate that it levies or pays.

    A member state is not the EU, nor the EU its members. Tariffs on all countries (WORLD) count for none of them.
    """

    country: str = column("ISO 3166-1 alpha-2 code or EU.", unique=True, str_matches=CODE)
    country_name: str = column("Short English name.")
    article_count: int = column("Number of articles that speak of it.", ge=1)
    tariff_article_count: int = column("How many of them are about tariffs; as only those are read for names, all of them today.", ge=0)
    tariff_article_share_pct: float = column(
        "tariff_article_count in percent of all current articles about tariffs; an article counts for each country it speaks of, so that"
        " shares add up to more than 100.",
        ge=0,
        le=100,
    )
    story_count: int = column(f"Number of articles that speak of it, {_STORY}.", ge=0)
    mention_count: int = column("How often it is named; 0 where it only follows from what is said of a rate.", ge=0)
    imposer_claim_count: int = column("Number of rows in mart.tariff_claims that it levies.", ge=0)
    target_claim_count: int = column("Number of rows in mart.tariff_claims that hit its goods.", ge=0)
    publisher_count: int = column("Number of publishers whose articles speak of it.", ge=0)
    first_published_on: pl.Date = column("First day of publication of those articles.", nullable=True)
    last_published_on: pl.Date = column("Last day of publication of those articles.", nullable=True)


@declare("mart.co_mentions", key=("first_entity_id", "second_entity_id"))
class CoMentions(Table):
    """One row is two entities that are named together: in one sentence, or in at least two current articles; near-copies left out.

    Each pair stands once, the lesser id first; named_with('Japan') finds an entity on either side.
    """

    first_entity_id: str = column("The entity whose id comes first.", references="core.entities.entity_id", str_matches=_ENTITY)
    first_name: str = column("Its name in its usual English form.")
    first_type: str = column("Kind of entity.", values=terms.ENTITY_TYPES)
    second_entity_id: str = column("The other one.", references="core.entities.entity_id", str_matches=_ENTITY)
    second_name: str = column("Its name in its usual English form.")
    second_type: str = column("Kind of entity.", values=terms.ENTITY_TYPES)
    article_count: int = column("Number of articles that name both.", ge=1)
    sentence_count: int = column("Number of sentences that name both.", ge=0)
    first_article_count: int = column("Number of articles that name the first.", ge=1)
    second_article_count: int = column("Number of articles that name the second.", ge=1)
    lift: float = column(
        "How many times as many articles name both as would by chance: share of articles with both over the product of their shares. Of a"
        " pair in few articles it says little: look at article_count too.",
        ge=0,
    )
    first_published_on: pl.Date = column("First day of publication of articles that name both.", nullable=True)
    last_published_on: pl.Date = column("Last day of publication of articles that name both.", nullable=True)


@declare("mart.people", key=("entity_id", "spelling"))
class People(Table):
    """One row is one spelling of one person in current articles, and how it was resolved. Near-copies count too."""

    entity_id: str = column("The person: PERSON:scott-bessent.", references="core.entities.entity_id", str_matches=r"^PERSON:.+$")
    name: str = column("Full name in its usual English spelling; for persons nobody knows the fullest form in the text.")
    country: str = column("Country or EU the person acts for, where the vocabulary knows it.", nullable=True, str_matches=CODE)
    description: str = column("What the vocabulary says of the person: office.", nullable=True)
    spelling: str = column("The name as written, without title.", str_length={"min_value": 1})
    is_part_of_name: bool = column(
        "Whether its words are words of the name, case, accents and hyphens aside; not so of other names, other transcriptions and"
        " misspellings."
    )
    match: str = column(
        "How most of its mentions were tied to the person; of several the first in the alphabet. `office`: by the office named beside it;"
        " `coreference`: by a fuller name in the same article.",
        values=terms.MATCHES,
    )
    matches: pl.List = column("All ways in which its mentions were tied to the person, sorted.", inner=pl.String())
    mention_count: int = column("Number of mentions in this spelling.", ge=1)
    article_count: int = column("Number of articles that have it.", ge=1)
    story_count: int = column(f"Number of articles that have it, {_STORY}.", ge=0)
    publisher_count: int = column("Number of publishers whose articles have it.", ge=0)
    lowest_score: float = column("How sure of the person, from 0 to 1: the least sure of its mentions.", ge=0, le=1)
    highest_score: float = column("The surest of its mentions.", ge=0, le=1)
    is_in_vocabulary: bool = column("Whether the vocabulary knows the person; the others were found by the shape of their names.")
    first_published_on: pl.Date = column("First day of publication of articles that have it.", nullable=True)
    last_published_on: pl.Date = column("Last day of publication of articles that have it.", nullable=True)
    example_article_id: str = column(
        "The first article, by day of publication, where it was tied in the way `match` says.",
        references="core.articles.article_id",
        str_matches=ID,
    )
    example_sentence: str = column("The sentence there.")
