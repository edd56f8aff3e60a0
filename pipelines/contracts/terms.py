"""The allowed values of coded columns: one list each, used by the contracts, the reading rules and the dictionary.

The meaning of measures, statuses and bases stands in `seeds/vocabulary/terms.csv` (table `vocab.terms`); a test holds that both agree.
"""

BASES = ("level", "additional", "change")
MODIFIERS = ("exact", "about", "at_least", "up_to")
DATE_MODIFIERS = ("exact", "about", "early", "mid", "late")
MEASURES = (
    "reciprocal",
    "baseline",
    "sectoral",
    "fentanyl",
    "section_301",
    "section_122",
    "retaliatory",
    "secondary",
    "trade_remedy",
    "mfn",
    "deal",
    "unspecified",
)
STATUSES = ("in_effect", "scheduled", "suspended", "threatened", "agreed", "proposed", "former", "rejected", "unspecified")
PRECISIONS = ("day", "week", "month", "quarter", "half", "year", "decade")
DATE_TYPES = ("DATE", "DURATION")
ENTITY_TYPES = ("PERSON", "ORG", "COUNTRY", "PLACE", "LAW", "BLOC", "PRODUCT")
MATCHES = ("exact", "alias", "misspelling", "office", "coreference", "pattern")

PASSED_REASONS = (
    "share",
    "growth",
    "price",
    "market_move",
    "interest",
    "tax",
    "margin",
    "poll",
    "probability",
    "quota",
    "content",
    "gap",
    "table_cell",
    "other_figure",
    "weighed_as_no_duty",
)
"""What a percentage is that was not read as a rate."""

GAP_KINDS = ("percentage_not_read", "tariff_sentence_without_claim", "open_imposer", "open_target", "open_product", "open_day")
GAP_REASONS = (
    "specific_duty",
    "multiple",
    "tariff_without_rate",
    "country_named",
    "no_country_named",
    "goods_named",
    "no_goods_named",
    "day_unknown",
    "day_uncertain",
)
"""Why a sentence gave no claim, what a sentence names whose rate stays open, and how little of a day is known."""
DEADLINE_KINDS = ("effective_day", "named_day")
DEADLINE_PRECISIONS = ("day", "week", "month")
DIFFERENCES_AT_ODDS = ("rates_differ", "status_differs", "effective_days_differ")
CONTRADICTION_RULES = (
    *DIFFERENCES_AT_ODDS,
    "sum_of_parts",
    "additional_against_level",
    "change_against_level",
    "average_against_headline",
    "range_holds_rate",
    "rounding",
    "told_apart",
    "changed_between",
    "different_goods",
    "quota_tiers",
    "ordinary_rates_vary",
    "day_by_time_zone",
)
"""How two claims differ: those at odds, then the differences that are none."""
SCOPES = ("between_articles", "within_article")

BODY_KINDS = (
    "headline",
    "standfirst",
    "heading",
    "paragraph",
    "bullet",
    "quote",
    "table_caption",
    "table_header",
    "table_row",
    "caption",
    "footnote",
)
"""Kinds of blocks that are the article."""

ASIDE_KINDS = (
    "byline",
    "timestamp",
    "kicker",
    "credit",
    "author_note",
    "related",
    "navigation",
    "sidebar",
    "ticker",
    "advert",
    "newsletter",
    "cookie_notice",
    "share",
    "contact",
    "disclaimer",
    "copyright",
    "repeat",
)
"""Kinds of blocks that stand on the page beside the article; nothing is read from them. `repeat` is a second printing of the headline or
standfirst."""

BLOCK_KINDS = BODY_KINDS + ASIDE_KINDS
SOURCE_FORMATS = ("txt", "html", "md", "json", "jsonl", "parquet")
PUBLISHED_BASES = ("metadata", "timestamp", "dateline", "url", "text", "none")
"""Whence the day of publication is known: page metadata; a printed time stamp; a dateline; the URL or an id in it; the days the text
itself names; not at all."""
