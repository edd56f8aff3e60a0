"""The marts about where claims come from: the outlet behind an article, whom it names as its source, and who else states the same fact."""

import polars as pl

from pipelines.contracts import terms
from pipelines.contracts.mart.shared import CODE, COPY, ID
from pipelines.contracts.table import Table, column, declare

ORIGIN_BASES = ("publisher", "credit", "near_copy", "relay", "unknown")
CREDIT_KINDS = ("dateline", "byline", "note")
RELAY_KINDS = ("cited", "reported", "told")

_OUTLET = "The outlet that publishes it: name in the vocabulary where a spelling matches, else the publisher, else the host of the URL."


@declare("mart.outlets", key=("spelling_key",))
class Outlets(Table):
    """One row is one spelling of one news medium of the vocabulary: by them publishers, credits and relays are tied to it."""

    spelling_key: str = column(
        "How the spelling is compared: lower case, letters and digits alone, without accents and a leading `the`.", unique=True
    )
    spelling: str = column("A name, abbreviation or other spelling, as written.")
    outlet_id: str = column("The medium, as in core.entities: ORG:reuters.", str_matches=r"^ORG:.+$")
    outlet: str = column("Its name.")
    country: str = column("Where it belongs.", nullable=True)
    is_agency: bool = column("Whether it is a news agency, whose reports others print: among near-copies its own is taken for the origin.")
    is_platform: bool = column(
        "Whether anybody publishes there (X, Truth Social, Weibo, PR Newswire): what stands there is nobody's report, so it is never"
        " credited nor relayed."
    )


@declare("mart.article_origins", key=("article_id",))
class ArticleOrigins(Table):
    """One row is one current article: which outlet it comes from as a whole.

    An agency's report in another paper comes from the agency, and a near-copy from what its story comes from. Whom an article names for
    single statements is in mart.relays.
    """

    article_id: str = column("The article.", unique=True, references="core.articles.article_id", str_matches=ID)
    publisher: str = column("Publisher as the document names it.", nullable=True)
    outlet_id: str = column(
        "The medium of the vocabulary that the publisher is, as in core.entities: ORG:reuters; null where it is none.",
        nullable=True,
        str_matches=r"^ORG:.+$",
    )
    outlet: str = column(_OUTLET + " 'WSJ' and 'wsj.com' are The Wall Street Journal. Null where nothing says.", nullable=True)
    story_id: str = column(
        "The current article that it and its near-copies are copies of: itself for an original.",
        references="core.articles.article_id",
        str_matches=ID,
    )
    credited_outlet: str = column("Another outlet that the page names as where the article comes from; null for none.", nullable=True)
    credit_kind: str = column(
        "Where it is named: in the dateline, `(Reuters) -`; in the byline; in a note, `This article was first published by ...`, with the"
        " rights, or as the source below the text.",
        nullable=True,
        values=CREDIT_KINDS,
    )
    credit_words: str = column("The words it is named in.", nullable=True)
    origin: str = column(
        "The outlet the article comes from: of all articles of its story, the outlet that one credits, else the news agency among their"
        " publishers, else the publisher of the original. Null where nothing says.",
        nullable=True,
    )
    origin_basis: str = column(
        "Why: it is the article's own publisher; the article credits it; another article of the same story credits or is it; not known.",
        values=[basis for basis in ORIGIN_BASES if basis != "relay"],
    )


@declare("mart.relays", key=("mention_id",))
class Relays(Table):
    """One row is one place where a current article names another news outlet as the source of what it says.

    An outlet that names itself is no row, nor is what was posted on a platform where anybody publishes (X, Truth Social, Weibo).
    """

    mention_id: str = column("The mention of the outlet.", unique=True, references="core.entity_mentions.mention_id", str_matches=ID)
    article_id: str = column("The article.", references="core.articles.article_id", str_matches=ID)
    sentence_no: int = column("The sentence it stands in.", ge=0)
    block_no: int = column("The block it stands in.", ge=0)
    char_start: int = column("First code point of the mention in core.articles.text.", ge=0)
    char_end: int = column("One past its last code point in core.articles.text.", ge=0)
    publisher: str = column("Publisher as the document names it.", nullable=True)
    outlet: str = column(_OUTLET, nullable=True)
    relayed_outlet: str = column("The outlet that is named as the source.")
    relay_kind: str = column(
        "How: it is cited (according to, citing); it reported (Nikkei reported, seen by Reuters, a Bloomberg story); somebody told it"
        " (told Reuters, said on CNBC, in an interview with).",
        values=RELAY_KINDS,
    )
    relay_words: str = column("The words that say so.", str_length={"min_value": 1})
    sentence: str = column("The sentence.", str_length={"min_value": 1})


@declare("mart.corroboration", key=("claim_id",))
class Corroboration(Table):
    """One row is one claim of mart.tariff_claims: where it comes from, and how many others state the same fact.

    The same fact: same imposer, target, product, measure, basis and rate; what is left open equals only what is left open. Count facts by
    fact_id, as all claims of a fact carry the same counts.
    """

    claim_id: str = column("The claim.", unique=True, references="mart.tariff_claims.claim_id", str_matches=ID)
    mention_id: str = column("The mention of the rate.", references="core.rate_mentions.mention_id", str_matches=ID)
    article_id: str = column("The article that states it.", references="core.articles.article_id", str_matches=ID)
    fact_id: str = column("Stable id of the fact, the same for all claims that state it.", str_matches=ID)
    imposer: str = column("Who levies it; null where the text leaves it open.", nullable=True, str_matches=CODE)
    target: str = column("Whose goods are hit; null where the text leaves it open.", nullable=True, str_matches=CODE)
    product: str = column("Which goods; null where the text leaves it open.", nullable=True)
    measure: str = column("Kind of tariff.", values=terms.MEASURES)
    rate_pct: float = column("The rate in percent; the lower end of a range.", ge=0)
    rate_max_pct: float = column("Upper end of a range in percent; null where the rate is one number.", nullable=True, ge=0)
    basis: str = column("The rate itself, on top of other duties, or what it changes by.", values=terms.BASES)
    status: str = column("State of the rate as this article presents it; facts are counted whatever it is.", values=terms.STATUSES)
    publisher: str = column("Publisher of the article.", nullable=True)
    published_on: pl.Date = column("Day of publication, local at the publisher.", nullable=True)
    duplicate_of: str = column(COPY, nullable=True, references="core.articles.article_id", str_matches=ID)
    origin: str = column(
        "The outlet the claim goes back to: the one its sentence names, or for a report that runs on the sentence before it, or the lead of"
        " the article for the same fact, or the one whose reports the article comes back to in three sentences or more, twice as often as"
        " to all others; else the origin of the article. Null where nothing says.",
        nullable=True,
    )
    origin_basis: str = column(
        "Why: it is the article's own publisher; the article as a whole credits it; it is the origin of the story the article is a"
        " near-copy of; the text relays it for this claim; not known.",
        values=ORIGIN_BASES,
    )
    is_relay: bool = column("Whether it goes back to another outlet than the article's own.")
    relay_evidence: str = column("The words that name the other outlet; null for a near-copy without such words.", nullable=True)
    sentence: str = column("The sentence the claim stands in.", str_length={"min_value": 1})
    article_count: int = column("Articles that state the fact, near-copies among them.", ge=1)
    story_count: int = column("How many they are when near-copies count once.", ge=1)
    publisher_count: int = column("Different outlets that publish them; those of unknown publisher are not counted.", ge=0)
    origin_count: int = column(
        "Independent origins: different outlets the fact goes back to, where each article counts for one, its own outlet if it states the"
        " fact anywhere without naming another. Articles of unknown origin add none to known ones and are one where there is no other.",
        ge=1,
    )
    origins: pl.List = column("Their names, sorted; those that are known.", inner=pl.String())
    first_published_on: pl.Date = column("First day of publication of the fact; null where no day is known.", nullable=True)
    first_article_id: str = column("The article that stated it first.", references="core.articles.article_id", str_matches=ID)
