"""The marts about articles: their versions, an overview of each, and how much was published."""

from typing import Annotated

import polars as pl

from pipelines.contracts import terms
from pipelines.contracts.mart.shared import COPY, ID, PERIOD
from pipelines.contracts.table import Table, column, declare


@declare("mart.article_versions", key=("article_id",))
class ArticleVersions(Table):
    """One row is one article, with its place among the versions that were found under its URL.

    The one table of the marts that holds superseded articles.
    """

    article_id: str = column("The article.", unique=True, references="core.articles.article_id", str_matches=ID)
    url: str = column("Address that all versions share; an article without one is its only version.", nullable=True)
    version_no: int = column(
        "Position among the versions, from 1, the oldest: by published_on, published_at, source_path and source_line.", ge=1
    )
    version_count: int = column("Number of versions.", ge=1)
    is_current: bool = column("Whether it is the last version; the other marts hold only those.")
    superseded_by: str = column(
        "The last version, for those that are not.", nullable=True, references="core.articles.article_id", str_matches=ID
    )
    duplicate_of: str = column(
        COPY + " Null also for superseded versions.", nullable=True, references="core.articles.article_id", str_matches=ID
    )


@declare("mart.article_overview", key=("article_id",))
class ArticleOverview(Table):
    """One row is one current article: what it is, how much was found in it, and the rate it leads with."""

    article_id: str = column("The article.", unique=True, references="core.articles.article_id", str_matches=ID)
    title: str = column("Headline as printed; null where the text has none.", nullable=True)
    publisher: str = column("Publisher as the document names it.", nullable=True)
    authors: pl.List = column("Persons in the byline, in order.", inner=pl.String())
    url: str = column("Address of the article.", nullable=True)
    source_path: str = column("The file it was found in, relative to the articles folder.")
    source_line: int = column("Line or row in the file, from 1; null where the file is one article.", nullable=True, ge=1)
    published_on: pl.Date = column("Day of publication, local at the publisher.", nullable=True)
    published_at: Annotated[pl.Datetime, "us", None] = column(
        "Moment of publication in UTC, where the source states a time with its zone.", nullable=True
    )
    published_precision: str = column(PERIOD, nullable=True, values=terms.PRECISIONS)
    published_basis: str = column("Whence the day of publication is known.", values=terms.PUBLISHED_BASES)
    language: str = column("Language as ISO 639-1 code.", nullable=True)
    is_about_tariffs: bool = column("Whether the article speaks of tariffs; the others are not read for mentions and have counts of 0.")
    duplicate_of: str = column(COPY, nullable=True, references="core.articles.article_id", str_matches=ID)
    version_count: int = column("Number of versions found under its URL, this one included.", ge=1)
    word_count: int = column("Number of words.", ge=0)
    sentence_count: int = column("Number of sentences.", ge=0)
    rate_mention_count: int = column("Number of mentions of rates.", ge=0)
    claim_count: int = column("Number of its rows in mart.tariff_claims.", ge=0)
    date_mention_count: int = column("Number of mentions of days, periods and lengths of time.", ge=0)
    entity_mention_count: int = column("Number of mentions of entities.", ge=0)
    entity_count: int = column("Number of distinct entities.", ge=0)
    country_count: int = column("Number of distinct countries among them.", ge=0)
    countries: pl.List = column("Codes of the countries it names, sorted.", inner=pl.String())
    imposers: pl.List = column("Who levies the rates it states: sorted codes.", inner=pl.String())
    targets: pl.List = column("Whose goods they hit: sorted codes.", inner=pl.String())
    products: pl.List = column("Which goods they hit: sorted slugs.", inner=pl.String())
    measures: pl.List = column("Kinds of tariff it states rates of, sorted.", inner=pl.String())
    statuses: pl.List = column("States of the rates it states, sorted.", inner=pl.String())
    lowest_rate_pct: float = column(
        "Lowest rate it states, in percent, changes of a rate left aside; null where it states none.", nullable=True, ge=0
    )
    highest_rate_pct: float = column(
        "Highest rate it states, in percent, upper ends of ranges included, changes of a rate left aside.", nullable=True, ge=0
    )
    lead_mention_id: str = column(
        "The first mention of a rate; as the headline comes first, the rate the article leads with.",
        nullable=True,
        references="core.rate_mentions.mention_id",
        str_matches=ID,
    )
    lead_rate_pct: float = column("Its rate in percent.", nullable=True, ge=0)
    lead_status: str = column("Its status.", nullable=True, values=terms.STATUSES)
    lead_sentence: str = column("The sentence it stands in.", nullable=True)


@declare("mart.coverage_by_day")
class CoverageByDay(Table):
    """One row is one day of publication at one publisher.

    Each current article and each of its mentions counts in exactly one row, so sums over any rows are right. Articles of unknown day or
    publisher have a row with null there.
    """

    published_on: pl.Date = column("Day of publication, local at the publisher; null where it is not known.", nullable=True)
    published_precision: str = column(PERIOD + " Keep `day` for a curve by day.", nullable=True, values=terms.PRECISIONS)
    publisher: str = column("Publisher as the documents name it.", nullable=True)
    article_count: int = column("Number of distinct articles.", ge=1)
    tariff_article_count: int = column("How many of them speak of tariffs.", ge=0)
    rate_article_count: int = column("How many of them state a rate.", ge=0)
    duplicate_article_count: int = column("How many of them are near-copies of another article.", ge=0)
    rate_mention_count: int = column("Number of distinct mentions of rates.", ge=0)
    claim_count: int = column("Number of rows in mart.tariff_claims.", ge=0)
    date_mention_count: int = column("Number of distinct mentions of days, periods and lengths of time.", ge=0)
    entity_mention_count: int = column("Number of distinct mentions of entities.", ge=0)
