"""The marts about claims: what each article says of each tariff, how a rate was reported over time, and how far each tariff got."""

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
    previous_rate_pct: float = column(
        "The rate it takes the place of, where the same sentence gives one of the same imposer, target, goods and basis: the one, in effect"
        " or former, that 'from 27.5% to 15%' sets beside it, else the nearest with status former. Null for rates that are former and for"
        " changes.",
        nullable=True,
        ge=0,
    )
    previous_mention_id: str = column(
        "The mention of that rate.", nullable=True, references="core.rate_mentions.mention_id", str_matches=ID
    )
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
    since_on: pl.Date = column(
        "Day from which the claim holds: effective_on, else published_on; null where neither is known.", nullable=True
    )
    since_precision: str = column(
        "How precisely since_on is known; where it is coarser than a day, since_on is the first day of the period.",
        nullable=True,
        values=terms.PRECISIONS,
    )
    text: str = column("The rate as the article writes it.", str_length={"min_value": 1})
    sentence: str = column("The sentence it stands in.", str_length={"min_value": 1})
    sentence_no: int = column("Position of the sentence in the article, from 0.", ge=0)
    char_start: int = column("First code point of the rate in core.articles.text.", ge=0)
    char_end: int = column("One past its last code point in core.articles.text.", ge=0)
    sentence_char_start: int = column("First code point of the rate in sentence.", ge=0)
    sentence_char_end: int = column("One past its last code point in sentence.", ge=0)
    rule: str = column("The rule that found the rate.", str_length={"min_value": 1})
    parties_probability: float = column("How likely imposer, targets and products of the mention are all right, 0 to 1.", ge=0, le=1)
    terms_probability: float = column("How likely measure, status and basis are all right, 0 to 1.", ge=0, le=1)


@declare("mart.rate_history", key=("history_id",))
class RateHistory(Table):
    """One row is one report of one rate: a rate that one article states with one status for one series, which is an imposer, a target, a
    product and a measure.

    Near-copies, changes of a rate (basis `change`) and claims that leave imposer, target or product open are left out; what an article
    repeats is one row. The previous report is one of the same series and basis by whatever publisher, from the last earlier day with any:
    that of the same status, else of the same rate, else of the same publisher, else the first of that day. A rate called former or
    rejected is no step of the series: reports of other statuses look past it, and its own previous report is the last one of that very
    rate. Reports whose day of publication is not known to the day have no previous report and are none.
    """

    history_id: str = column(
        "Stable id: hash of article_id, series, basis, rate_pct, rate_max_pct and status.", unique=True, str_matches=ID
    )
    imposer: str = column("Who levies it.", references="vocab.countries.code", str_matches=CODE)
    imposer_name: str = column("English name of imposer.", nullable=True)
    target: str = column("Whose goods are hit.", references="vocab.countries.code", str_matches=CODE)
    target_name: str = column("English name of target.", nullable=True)
    product: str = column("Which goods.", references="vocab.products.slug")
    product_name: str = column("English name of product.", nullable=True)
    measure: str = column("Kind of tariff.", values=terms.MEASURES)
    measure_label: str = column("measure spelled out.")
    reported_on: pl.Date = column("Day of publication of the report.", nullable=True)
    reported_precision: str = column(
        "How precisely reported_on is known; where it is coarser than a day, reported_on is the first day of the period.",
        nullable=True,
        values=terms.PRECISIONS,
    )
    since_on: pl.Date = column("Day from which the rate holds: effective_on, else reported_on.", nullable=True)
    since_precision: str = column("How precisely since_on is known.", nullable=True, values=terms.PRECISIONS)
    rate_pct: float = column("The reported rate in percent; the lower end of a range.", ge=0)
    rate_max_pct: float = column("Upper end of a range in percent.", nullable=True, ge=0)
    basis: str = column("Whether it is the rate itself or comes on top of other duties.", values=("level", "additional"))
    basis_label: str = column("basis spelled out.")
    status: str = column("State of the rate as reported.", values=terms.STATUSES)
    status_label: str = column("status spelled out.")
    previous_history_id: str = column(
        "The previous report; null where there is none.", nullable=True, references="mart.rate_history.history_id", str_matches=ID
    )
    previous_rate_pct: float = column("Its rate in percent.", nullable=True, ge=0)
    previous_status: str = column("Its status.", nullable=True, values=terms.STATUSES)
    previous_reported_on: pl.Date = column("Its day of publication.", nullable=True)
    rate_change_pct: float = column("rate_pct less previous_rate_pct, in percentage points, rounded to six places.", nullable=True)
    is_rate_change: bool = column("Whether rate_pct or rate_max_pct differs from the previous report; false where there is none.")
    is_status_change: bool = column("Whether status differs from the previous report; false where there is none.")
    publisher: str = column("Publisher of the report.", nullable=True)
    article_id: str = column("The article.", references="core.articles.article_id", str_matches=ID)
    mention_count: int = column("How often the article states this rate with this status.", ge=1)
    mention_id: str = column(
        "The first of these mentions that names a day from which the rate applies; the first of all where none does.",
        references="core.rate_mentions.mention_id",
        str_matches=ID,
    )
    claim_id: str = column("That mention as claim.", references="mart.tariff_claims.claim_id", str_matches=ID)
    sentence: str = column("The sentence it stands in.", str_length={"min_value": 1})


_DATED = " Of articles whose day of publication is known to the day."


@declare("mart.measure_lifecycle", key=("imposer", "target", "product", "measure"))
class MeasureLifecycle(Table):
    """One row is one series: what one imposer levies, plans or threatens on one group of goods of one target under one measure, and on
    which days it got how far.

    Of near-copies, changes of a rate (basis `change`) and claims that leave imposer, target or product open nothing is counted. A number
    of days is null where one of its days is not known to the day, or where the later step came before the earlier one.
    """

    imposer: str = column("Who levies it.", references="vocab.countries.code", str_matches=CODE)
    imposer_name: str = column("English name of imposer.", nullable=True)
    target: str = column("Whose goods are hit.", references="vocab.countries.code", str_matches=CODE)
    target_name: str = column("English name of target.", nullable=True)
    product: str = column("Which goods.", references="vocab.products.slug")
    product_name: str = column("English name of product.", nullable=True)
    measure: str = column("Kind of tariff.", values=terms.MEASURES)
    measure_label: str = column("measure spelled out.")
    first_threatened_on: pl.Date = column("First day of publication of a rate with status threatened." + _DATED, nullable=True)
    first_announced_on: pl.Date = column(
        "First day of publication of a rate with status agreed, scheduled or proposed." + _DATED, nullable=True
    )
    first_in_effect_on: pl.Date = column(
        "First day the tariff was in force, at whatever rate: the earliest of the days from which rates with status in_effect apply, the"
        " days of publication of those that name none, and the days from which rates with status scheduled or agreed were to apply, where"
        " an article published on or after that day gives the same rate, on the same basis, as in effect." + _DATED,
        nullable=True,
    )
    first_in_effect_precision: str = column(
        "How precisely first_in_effect_on is known; where it is coarser than a day, first_in_effect_on is the first day of the period.",
        nullable=True,
        values=terms.PRECISIONS,
    )
    is_first_in_effect_stated: bool = column(
        "Whether an article names first_in_effect_on as the day; where false it is a day of publication, and the tariff may have been in"
        " force earlier.",
        nullable=True,
    )
    first_suspended_on: pl.Date = column("First day of publication of a rate with status suspended." + _DATED, nullable=True)
    first_resumed_on: pl.Date = column(
        "First day after first_suspended_on from which a rate with status in_effect applies, or on which one that names no day was"
        " published." + _DATED,
        nullable=True,
    )
    first_ended_on: pl.Date = column(
        "First day of publication of an article by which nothing of the series stands any more: it has rates with status former or rejected"
        " and none with another." + _DATED,
        nullable=True,
    )
    last_reported_on: pl.Date = column("Last day of publication of a rate of the series." + _DATED, nullable=True)
    last_status: str = column(
        "Status of the series on last_reported_on: of the rates reported on that day that which got furthest, in the order in_effect,"
        " suspended, scheduled, agreed, proposed, threatened, rejected, former, unspecified.",
        nullable=True,
        values=terms.STATUSES,
    )
    last_status_label: str = column("last_status spelled out.", nullable=True)
    last_rate_pct: float = column("Rate of that report in percent; the lower end of a range.", nullable=True, ge=0)
    last_rate_max_pct: float = column("Upper end of a range in percent.", nullable=True, ge=0)
    last_basis: str = column(
        "Whether that rate is the rate itself or comes on top of other duties.", nullable=True, values=("level", "additional")
    )
    last_claim_id: str = column("The claim it stands in.", nullable=True, references="mart.tariff_claims.claim_id", str_matches=ID)
    threat_to_announcement_days: int = column("Days from first_threatened_on to first_announced_on.", nullable=True, ge=0)
    threat_to_force_days: int = column("Days from first_threatened_on to first_in_effect_on.", nullable=True, ge=0)
    announcement_to_force_days: int = column("Days from first_announced_on to first_in_effect_on.", nullable=True, ge=0)
    force_to_suspension_days: int = column("Days from first_in_effect_on to first_suspended_on.", nullable=True, ge=0)
    suspension_to_force_days: int = column("Days from first_suspended_on to first_resumed_on.", nullable=True, ge=0)
    claim_count: int = column("Number of rows of mart.tariff_claims that speak of it.", ge=1)
    article_count: int = column("Number of distinct articles that do.", ge=1)
    publisher_count: int = column("Number of distinct publishers of these articles; articles without one count for none.", ge=0)
