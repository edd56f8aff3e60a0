"""The marts for checking: where claims are at odds, what is due when, and what the reading left open."""

import polars as pl

from pipelines.contracts import terms
from pipelines.contracts.mart.shared import CODE, COPY, ID
from pipelines.contracts.table import Table, column, declare


@declare("mart.contradictions", key=("contradiction_id",))
class Contradictions(Table):
    """One row is two claims about the same imposer, target, product and measure for the same time that differ, each pair once; claims of
    near-copies are left out.

    The time is the same where both articles are of days at most seven apart, where both say what has been in effect since one and the same
    day, or where one article says both. A claim of May and one of September are a history, no contradiction: see mart.rate_history. Only
    claims in effect, scheduled, agreed, suspended, threatened or rejected are compared, two figures only in the same state, and only claims
    whose sentence names the goods, or for goods in general the target. Articles are set against each other where each gives one figure for
    the tariff in that state, a claim against the last report of another figure before it. Within an article sentence is set against
    sentence, but for ordinary duties, trade remedies and threats, which come in several figures; of two figures in one sentence only a sum
    is a row. `rule` says how they differ: `is_contradiction` is false where the rule explains it. Nothing here says who is right, and a
    contradiction may be one of the reading: both sentences are given.
    """

    contradiction_id: str = column("Stable id: hash of both claims and the rule.", unique=True, str_matches=ID)
    is_contradiction: bool = column("Whether the claims are at odds; false where the rule explains the difference.")
    rule: str = column("How they differ.", values=terms.CONTRADICTION_RULES)
    rule_label: str = column("rule spelled out.")
    explanation: str = column("The difference in a sentence, with the numbers.", str_length={"min_value": 1})
    scope: str = column("Whether two articles differ or one differs from itself.", values=terms.SCOPES)
    imposer: str = column("Who levies the tariff.", references="vocab.countries.code", str_matches=CODE)
    imposer_name: str = column("English name of imposer.", nullable=True)
    target: str = column("Whose goods are hit.", references="vocab.countries.code", str_matches=CODE)
    target_name: str = column("English name of target.", nullable=True)
    product: str = column("Which goods.", references="vocab.products.slug")
    product_name: str = column("English name of product.", nullable=True)
    measure: str = column("Kind of tariff.", values=terms.MEASURES)
    measure_label: str = column("measure spelled out.")
    about_on: pl.Date = column(
        "The day both speak of: the day of effect that both give, else the day of publication of the second; null in an article of unknown"
        " day.",
        nullable=True,
    )
    first_claim_id: str = column(
        "The claim published earlier, or further up in the article; on one day that of the lower id.",
        references="mart.tariff_claims.claim_id",
        str_matches=ID,
    )
    first_mention_id: str = column("Its mention of the rate.", references="core.rate_mentions.mention_id", str_matches=ID)
    first_article_id: str = column("Its article.", references="core.articles.article_id", str_matches=ID)
    first_publisher: str = column("Its publisher.", nullable=True)
    first_published_on: pl.Date = column("Its day of publication.", nullable=True)
    first_rate_pct: float = column("Its rate in percent; the lower end of a range.", ge=0)
    first_rate_max_pct: float = column("Upper end of its range; null where it is one number.", nullable=True, ge=0)
    first_basis: str = column("Its basis.", values=terms.BASES)
    first_status: str = column("Its status.", values=terms.STATUSES)
    first_effective_on: pl.Date = column("The day from which it applies, where its text says so.", nullable=True)
    first_sentence: str = column("Its sentence.", str_length={"min_value": 1})
    second_claim_id: str = column("The other claim.", references="mart.tariff_claims.claim_id", str_matches=ID)
    second_mention_id: str = column("Its mention of the rate.", references="core.rate_mentions.mention_id", str_matches=ID)
    second_article_id: str = column("Its article.", references="core.articles.article_id", str_matches=ID)
    second_publisher: str = column("Its publisher.", nullable=True)
    second_published_on: pl.Date = column("Its day of publication.", nullable=True)
    second_rate_pct: float = column("Its rate in percent; the lower end of a range.", ge=0)
    second_rate_max_pct: float = column("Upper end of its range; null where it is one number.", nullable=True, ge=0)
    second_basis: str = column("Its basis.", values=terms.BASES)
    second_status: str = column("Its status.", values=terms.STATUSES)
    second_effective_on: pl.Date = column("The day from which it applies, where its text says so.", nullable=True)
    second_sentence: str = column("Its sentence.", str_length={"min_value": 1})


@declare("mart.deadlines", key=("deadline_id",))
class Deadlines(Table):
    """One row is one day or period ahead of the day of publication, as one sentence of a current article names it: the day from which its
    rates apply, or a day by, until or from which something is due that has to do with tariffs.

    Only days, weeks and months are deadlines, no quarters and years. A bare month, or a day without its year that lies eight months ahead
    or more, may well be one of the past and is left out, but for a month from which rates apply where the words before it say so. A rate in
    effect, former or rejected has no day of effect ahead. Of articles whose day of publication is not known to the day there is no row. A
    day of effect that the same sentence or its neighbour names too is one row. Whether the day has passed by now, the table does not know:
    compare due_on with today.
    """

    deadline_id: str = column("Stable id: hash of article, sentence, kind and day.", unique=True, str_matches=ID)
    kind: str = column("Whether rates apply from that day, or the text names it otherwise.", values=terms.DEADLINE_KINDS)
    kind_label: str = column("kind spelled out.")
    due_on: pl.Date = column("The day; the first one of a period ahead, the last one of a period that has begun (`the end of this month`).")
    due_end_on: pl.Date = column("Last day of the period; due_on for a day.")
    due_precision: str = column("Whether it is a day, a week or a month.", values=terms.DEADLINE_PRECISIONS)
    days_ahead: int = column("Days from publication to due_on.", ge=1)
    article_id: str = column("The article.", references="core.articles.article_id", str_matches=ID)
    publisher: str = column("Publisher of the article.", nullable=True)
    title: str = column("Headline of the article.", nullable=True)
    published_on: pl.Date = column("Day of publication, local at the publisher.")
    mention_id: str = column(
        "The words that name the day, in core.date_mentions; for a day of effect they may stand before the sentence, and where none are"
        " found it is the first rate, in core.rate_mentions.",
        str_matches=ID,
    )
    text: str = column("Those words.", str_length={"min_value": 1})
    sentence_no: int = column("Position of the sentence in the article, from 0.", ge=0)
    sentence: str = column("The sentence; for a day of effect that of the rates.", str_length={"min_value": 1})
    rates_pct: pl.List = column(
        "Rates in percent that apply from that day; for a named day all of the sentence. Sorted, each once; empty where it states none.",
        inner=pl.Float64(),
    )
    imposers: pl.List = column("Who levies those rates: sorted codes.", inner=pl.String())
    targets: pl.List = column("Whose goods they hit: sorted codes.", inner=pl.String())
    products: pl.List = column("Which goods they hit: sorted slugs.", inner=pl.String())
    statuses: pl.List = column("States of those rates, sorted.", inner=pl.String())
    duplicate_of: str = column(COPY, nullable=True, references="core.articles.article_id", str_matches=ID)


@declare("mart.extraction_gaps", key=("gap_id",))
class ExtractionGaps(Table):
    """One row is one thing in a current article about tariffs that a reader of the tables should not trust blindly.

    A percentage that was not read as a rate, with what it is instead; a sentence with a word of customs duties and no figure that says
    something all the same: a duty by weight or piece, a duty doubled or halved, or a tariff laid, changed or lifted on someone or something
    it names; a rate whose imposer, target or goods stay open; an article whose day is not known. Most percentages are rightly no rates:
    look first at those weighed as no duty, and at a high duty_probability.
    """

    gap_id: str = column("Stable id: hash of kind, article, sentence and mention.", unique=True, str_matches=ID)
    kind: str = column("What is missing.", values=terms.GAP_KINDS)
    kind_label: str = column("kind spelled out.")
    reason: str = column("Why, or what it is instead.", values=(*terms.PASSED_REASONS, *terms.GAP_REASONS))
    reason_label: str = column("reason spelled out.")
    article_id: str = column("The article.", references="core.articles.article_id", str_matches=ID)
    publisher: str = column("Publisher of the article.", nullable=True)
    published_on: pl.Date = column("Day of publication, local at the publisher.", nullable=True)
    title: str = column("Headline of the article.", nullable=True)
    sentence_no: int = column(
        "Position of the sentence in the article, from 0; null where the article as a whole is meant.", nullable=True, ge=0
    )
    char_start: int = column("First code point of text in core.articles.text.", nullable=True, ge=0)
    char_end: int = column("One past its last code point.", nullable=True, ge=0)
    text: str = column("The percentage, the rate, or the sentence.", nullable=True)
    sentence: str = column("The sentence it stands in.", nullable=True)
    mention_id: str = column(
        "The percentage, in core.passed_figures, or the rate that stays open, in core.rate_mentions.", nullable=True, str_matches=ID
    )
    rate_pct: float = column("The percentage, or the rate that stays open.", nullable=True, ge=0)
    duty_probability: float = column(
        "How likely a percentage is a duty all the same, 0 to 0.5; null for the rest, and where it was not weighed.",
        nullable=True,
        ge=0,
        le=0.5,
    )
    duplicate_of: str = column(COPY, nullable=True, references="core.articles.article_id", str_matches=ID)
