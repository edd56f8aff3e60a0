"""The marts about claims: what each article says of each tariff."""

import polars as pl

from pipelines.contracts import terms
from pipelines.contracts.mart.shared import CODE, COPY, ID, PERIOD
from pipelines.contracts.table import Table, column, declare


@declare("mart.tariff_claims", key=("claim_id",))
class TariffClaims(Table):
    """One row is one rate that a current article states, for one country it hits and one group of goods: rate x target x product.

    A rate of three countries and two products is six rows; count distinct mention_id to count rates.
    """

    claim_id: str = column("Stable id: hash of mention_id, target and product.", unique=True, str_matches=ID)
    mention_id: str = column("The mention of the rate.", references="core.rate_mentions.mention_id", str_matches=ID)
    article_id: str = column("The article that states it.", references="core.articles.article_id", str_matches=ID)
    publisher: str = column("Publisher of the article.", nullable=True)
    title: str = column("Headline of the article.", nullable=True)
    url: str = column("Address of the article.", nullable=True)
    source_path: str = column("The file the article was found in, relative to the articles folder.")
    source_line: int = column("Line or row in the file, from 1; null where the file is one article.", nullable=True, ge=1)
    published_on: pl.Date = column("Day of publication, local at the publisher.", nullable=True)
    published_precision: str = column(PERIOD, nullable=True, values=terms.PRECISIONS)
    duplicate_of: str = column(COPY, nullable=True, references="core.articles.article_id", str_matches=ID)
    rate_pct: float = column("The ad valorem rate in percent; the lower end of a range.", ge=0)
    rate_max_pct: float = column("Upper end of a range in percent; null where the rate is one number.", nullable=True, ge=0)
    modifier: str = column("How the text qualifies the number.", values=terms.MODIFIERS)
    modifier_label: str = column("modifier spelled out.")
    basis: str = column(
        "Whether the number is the rate itself, comes on top of other duties, or is what the rate changes by.", values=terms.BASES
    )
    basis_label: str = column("basis spelled out.")
    imposer: str = column(
        "Who levies it; null where the text leaves it open.", nullable=True, references="vocab.countries.code", str_matches=CODE
    )
    imposer_name: str = column("English name of imposer.", nullable=True)
    target: str = column(
        "Whose goods are hit, WORLD for all or nearly all countries; null where the text leaves it open.",
        nullable=True,
        references="vocab.countries.code",
        str_matches=CODE,
    )
    target_name: str = column("English name of target.", nullable=True)
    product: str = column(
        "Which goods, all_goods for goods in general; null where the text leaves it open.", nullable=True, references="vocab.products.slug"
    )
    product_name: str = column("English name of product.", nullable=True)
    measure: str = column("Kind of tariff.", values=terms.MEASURES)
    measure_label: str = column("measure spelled out.")
    status: str = column("State of the rate as the article presents it on its day of publication.", values=terms.STATUSES)
    status_label: str = column("status spelled out.")
    effective_on: pl.Date = column("First day of the period from which the rate applies or applied, where the text says so.", nullable=True)
    effective_precision: str = column("How precisely effective_on is known.", nullable=True, values=terms.PRECISIONS)
    text: str = column("The rate as the article writes it.", str_length={"min_value": 1})
    sentence: str = column("The sentence it stands in.", str_length={"min_value": 1})
    sentence_no: int = column("Position of the sentence in the article, from 0.", ge=0)
    char_start: int = column("First code point of the rate in core.articles.text.", ge=0)
    char_end: int = column("One past its last code point in core.articles.text.", ge=0)
    sentence_char_start: int = column("First code point of the rate in sentence.", ge=0)
    sentence_char_end: int = column("One past its last code point in sentence.", ge=0)
    rule: str = column("The rule that found the rate.", str_length={"min_value": 1})
