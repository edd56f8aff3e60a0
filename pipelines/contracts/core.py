"""The tables of what was found: schema `core`. Rules about how it is found live in `corpus` and `reading`."""

from typing import Annotated

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from pipelines.contracts import terms
from pipelines.contracts.table import Table, column, declare

_CODE = r"^([A-Z]{2}|EU|WORLD)$"
_DATE_VALUE = r"^(\d{3}|\d{4}(-(\d\d(-\d\d)?|Q[1-4]|H[12]|W\d\d))?|P\d+(\.\d+)?[DWMY]|PT\d+(\.\d+)?[HM])$"
_ID = r"^[0-9a-f]{20}$"
_SHA256 = r"^[0-9a-f]{64}$"


@declare("core.articles", key=("article_id",))
class Articles(Table):
    """One row is one article: one distinct content of a file, a line of JSON or a row of Parquet."""

    article_id: str = column("Stable id: the first 20 hex digits of content_sha256.", unique=True, str_matches=_ID)
    content_sha256: str = column(
        "SHA-256 of the bytes the article was read from (a file, a line, a Parquet row as canonical JSON).", str_matches=_SHA256
    )
    source_path: str = column(
        "The file it was found in, relative to the articles folder; the first in order where it was found more than once.",
        str_length={"min_value": 1},
    )
    source_line: int = column(
        "Line of a JSON Lines file or row of a Parquet file, from 1; null where the file is one article.", nullable=True, ge=1
    )
    source_format: str = column("How the file was read.", values=terms.SOURCE_FORMATS)
    url: str = column("Address of the article as its source states it.", nullable=True)
    title: str = column("Headline as printed; null where the text has none.", nullable=True)
    publisher: str = column("Publisher as the document names it.", nullable=True)
    authors: pl.List = column("Persons in the byline, in order.", inner=pl.String())
    published_on: pl.Date = column(
        "Day of publication, local at the publisher; the first day of the period where published_precision is coarser.", nullable=True
    )
    published_at: Annotated[pl.Datetime, "us", None] = column(
        "Moment of publication in UTC, where the source states a time with its zone.", nullable=True
    )
    published_precision: str = column(
        "How precisely the day of publication is known; null where it is not known.", nullable=True, values=terms.PRECISIONS
    )
    published_basis: str = column("Whence the day of publication is known.", values=terms.PUBLISHED_BASES)
    language: str = column("Language as ISO 639-1 code, from the source or detected.", nullable=True, str_matches=r"^[a-z]{2,3}$")
    text: str = column(
        "The article itself, cleaned: its body blocks joined by blank lines. All offsets count code points of this text.",
        str_length={"min_value": 1},
    )
    word_count: int = column("Number of words in text.", ge=0)
    is_about_tariffs: bool = column(
        "Whether the article speaks of tariffs; only those have blocks and sentences, and are read for mentions."
    )
    duplicate_of: str = column(
        "The article this one is a near-copy of, among those about tariffs.", nullable=True, references="core.articles.article_id"
    )
    ingested_at: Annotated[pl.Datetime, "us", None] = column("When this build read the article, UTC.")


@declare("core.sources")
class Sources(Table):
    """One row is one place where an article was found; identical bytes in several places are one article."""

    article_id: str = column("The article found there.", references="core.articles.article_id")
    source_path: str = column("File, relative to the articles folder.", str_length={"min_value": 1})
    source_line: int = column("Line or row in the file, from 1; null where the file is one article.", nullable=True, ge=1)


@declare("core.blocks", key=("article_id", "block_no"))
class Blocks(Table):
    """One row is one block of the page of an article about tariffs: a headline, a paragraph, a table row, a menu, an advert."""

    article_id: str = column("The article.", references="core.articles.article_id")
    block_no: int = column("Position on the page, from 0; headline and standfirst first.", ge=0)
    kind: str = column("What the block is.", values=terms.BLOCK_KINDS)
    is_body: bool = column("Whether the block is the article itself; nothing is read from the others.")
    char_start: int = column("First code point in articles.text; null where not body.", nullable=True, ge=0)
    char_end: int = column("One past the last code point in articles.text; null where not body.", nullable=True, ge=0)
    text: str = column("The text of the block. Cells of a table row are parted by ' | '.")


@declare("core.sentences", key=("article_id", "sentence_no"))
class Sentences(Table):
    """One row is one sentence of the text of an article about tariffs."""

    article_id: str = column("The article.", references="core.articles.article_id")
    sentence_no: int = column("Position in the article, from 0.", ge=0)
    block_no: int = column("The block it stands in.", ge=0)
    char_start: int = column("First code point in articles.text.", ge=0)
    char_end: int = column("One past the last code point in articles.text.", ge=0)
    text: str = column("The sentence.", str_length={"min_value": 1})


class Mention(Table):
    """What all mentions share: where they stand and which rule found them."""

    mention_id: str = column("Stable id: hash of article, kind of mention, span and ordinal.", unique=True, str_matches=_ID)
    article_id: str = column("The article.", references="core.articles.article_id")
    sentence_no: int = column("The sentence it stands in.", ge=0)
    char_start: int = column("First code point in articles.text.", ge=0)
    char_end: int = column("One past the last code point in articles.text.", ge=0)
    text: str = column(
        "The characters themselves: substring(articles.text, char_start + 1, char_end - char_start).", str_length={"min_value": 1}
    )
    rule: str = column("The rule that found it.", str_length={"min_value": 1})

    @pa.dataframe_check
    @classmethod
    def span_has_the_length_of_text(cls, data: PolarsData) -> pl.LazyFrame:
        """The span is as long as the text it claims."""
        return data.lazyframe.select(pl.col("char_end") - pl.col("char_start") == pl.col("text").str.len_chars().cast(pl.Int64))


@declare("core.rate_mentions", key=("mention_id",))
class RateMentions(Mention):
    """One row is one mention of a customs-tariff rate: the rate, who levies it on whose goods, of which kind, with what status, from what
    day."""

    rate_pct: float = column("The ad valorem rate in percent; the lower end of a range.", ge=0, le=100_000)
    rate_max_pct: float = column("Upper end of a range in percent; null where the rate is one number.", nullable=True, ge=0, le=100_000)
    modifier: str = column("How the text qualifies the number.", values=terms.MODIFIERS)
    basis: str = column(
        "Whether the number is the rate itself, comes on top of other duties, or is what the rate changes by.", values=terms.BASES
    )
    imposer: str = column(
        "Who levies it: ISO 3166-1 alpha-2 code or EU; null where the text leaves it open.", nullable=True, str_matches=_CODE
    )
    targets: pl.List = column(
        "Whose goods are hit: sorted codes, WORLD for all or nearly all countries; empty where the text leaves it open.", inner=pl.String()
    )
    products: pl.List = column(
        "Which goods: sorted slugs of vocab.products, all_goods for goods in general; empty where the text leaves it open.",
        inner=pl.String(),
    )
    measure: str = column("Kind of tariff.", values=terms.MEASURES)
    status: str = column("State of the rate as the article presents it on its day of publication.", values=terms.STATUSES)
    effective_on: pl.Date = column("First day of the period from which the rate applies or applied, where the text says so.", nullable=True)
    effective_precision: str = column("How precisely effective_on is known.", nullable=True, values=terms.PRECISIONS)
    parties_probability: float = column("How likely imposer, targets and products are all right, 0 to 1.", ge=0, le=1)
    terms_probability: float = column("How likely measure, status and basis are all right, 0 to 1.", ge=0, le=1)

    @pa.dataframe_check
    @classmethod
    def range_ends_above_its_start(cls, data: PolarsData) -> pl.LazyFrame:
        """The upper end of a range is above the lower one."""
        return data.lazyframe.select(pl.col("rate_max_pct").is_null() | (pl.col("rate_max_pct") > pl.col("rate_pct")))

    @pa.dataframe_check
    @classmethod
    def effective_day_has_a_precision(cls, data: PolarsData) -> pl.LazyFrame:
        """A day and its precision are known together."""
        return data.lazyframe.select(pl.col("effective_on").is_null() == pl.col("effective_precision").is_null())

    @pa.check("targets")
    @classmethod
    def targets_are_sorted_codes(cls, data: PolarsData) -> pl.LazyFrame:
        """Targets are codes, sorted, each once."""
        return _sorted_matches(data, _CODE)

    @pa.check("products")
    @classmethod
    def products_are_sorted_slugs(cls, data: PolarsData) -> pl.LazyFrame:
        """Products are slugs, sorted, each once."""
        return _sorted_matches(data, r"^[a-z_]+$")


@declare("core.date_mentions", key=("mention_id",))
class DateMentions(Mention):
    """One row is one expression that names a day, week, month, quarter, half-year, year or decade, or a length of time."""

    type: str = column("A point in the calendar or a length of time.", values=terms.DATE_TYPES)
    value: str = column(
        "ISO value: 2025-04-02, 2025-04, 2025-Q1, 2025-H1, 2025, 2025-W20, 202 (a decade); P90D, P3M, PT6H for durations.",
        str_matches=_DATE_VALUE,
    )
    date_start: pl.Date = column("First day of the period; null for durations.", nullable=True)
    date_end: pl.Date = column("Last day of the period, inclusive; null for durations.", nullable=True)
    granularity: str = column("Unit of the period; null for durations.", nullable=True, values=terms.PRECISIONS)
    modifier: str = column("How the text qualifies it: mid-May, late July, about a year.", values=terms.DATE_MODIFIERS)
    anchor: str = column(
        "What it was resolved against: `text` for a full date, `published` or an ISO date for one the expression needed; null"
        " for durations.",
        nullable=True,
    )


@declare("core.entity_mentions", key=("mention_id",))
class EntityMentions(Mention):
    """One row is one mention of a person, organisation, country, place, law, bloc or product."""

    type: str = column("Kind of entity.", values=terms.ENTITY_TYPES)
    entity_id: str = column(
        "Type and id: COUNTRY:JP, PRODUCT:steel, PERSON:scott-bessent.", references="core.entities.entity_id", str_matches=r"^[A-Z]+:.+$"
    )
    name: str = column("Name in its usual English form.", str_length={"min_value": 1})
    match: str = column("How the text was tied to the entity.", values=terms.MATCHES)
    score: float = column("How sure, from 0 to 1.", ge=0, le=1)


@declare("core.passed_figures", key=("mention_id",))
class PassedFigures(Mention):
    """One row is one percentage, or number of percentage points, of an article about tariffs that was not read as a rate: growth, a share,
    a price, another tax, or what the weights of the reading took for no duty.

    A percentage that is part of a rate, such as the end of a range, stands in core.rate_mentions alone.
    """

    rate_pct: float = column("The number in percent, or percentage points; the lower end of a range.", ge=0, le=1e9)
    rate_max_pct: float = column("Upper end of a range; null where it is one number.", nullable=True, ge=0, le=1e9)
    reason: str = column("What it is instead, by the words around it.", values=terms.PASSED_REASONS)
    duty_probability: float = column(
        "How likely it is a duty all the same, by the weights of the reading, 0 to 0.5; null where it was not weighed: in the header of a"
        " table, or in a cell that holds more than one rate.",
        nullable=True,
        ge=0,
        le=0.5,
    )


@declare("core.entities", key=("entity_id",))
class Entities(Table):
    """One row is one entity that some article mentions, with what the vocabulary knows of it."""

    entity_id: str = column("Type and id: COUNTRY:JP, PRODUCT:steel, PERSON:scott-bessent.", unique=True, str_matches=r"^[A-Z]+:.+$")
    type: str = column("Kind of entity.", values=terms.ENTITY_TYPES)
    name: str = column("Name in its usual English form.", str_length={"min_value": 1})
    country: str = column("Country it belongs to, where the vocabulary knows it.", nullable=True, str_matches=_CODE)
    description: str = column("What the vocabulary says of it: office, kind of organisation, HS chapter.", nullable=True)
    is_in_vocabulary: bool = column("Whether the vocabulary knows it; the others were found by their shape in the text.")


def _sorted_matches(data: PolarsData, pattern: str) -> pl.LazyFrame:
    items = pl.col(data.key)
    return data.lazyframe.select(
        items.list.eval(pl.element().str.contains(pattern)).list.all() & (items == items.list.unique().list.sort())
    )
