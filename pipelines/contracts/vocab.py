"""The dimensions: schema `vocab`, filled from `seeds/vocabulary/*.csv`. Each row says where it was looked up."""

import polars as pl

from pipelines.contracts import terms
from pipelines.contracts.table import Table, column, declare

_SOURCE = "Where the row was looked up."
_SLUG = r"^[a-z0-9]+([-_][a-z0-9]+)*$"


@declare("vocab.countries", key=("code",))
class Countries(Table):
    """One row is one country or territory of ISO 3166-1, Kosovo, the European Union or the world."""

    code: str = column("ISO 3166-1 alpha-2 code, XK (Kosovo), EU or WORLD.", unique=True, str_matches=r"^([A-Z]{2}|WORLD)$")
    name: str = column("Short English name.", unique=True)
    aliases: pl.List = column("Other names and abbreviations, as written.", inner=pl.String())
    adjectives: pl.List = column("Adjectives and demonyms, as written.", inner=pl.String())
    capital: str = column("Capital or seat of government.", nullable=True)
    metonyms: pl.List = column("Places that stand for the government in news: capitals, palaces.", inner=pl.String())
    currencies: pl.List = column("ISO 4217 codes of its currency.", inner=pl.String())
    is_eu_member: bool = column("Whether it is a member state of the European Union today.")
    is_g20: bool = column("Whether it is a member of the G20.")
    source: str = column(_SOURCE)


@declare("vocab.products", key=("slug",))
class Products(Table):
    """One row is one group of goods."""

    slug: str = column("Id of the group.", unique=True, str_matches=_SLUG)
    name: str = column("English name.")
    hs: pl.List = column("Chapters, headings or ranges of the Harmonized System.", inner=pl.String())
    terms: pl.List = column("Words for it in news, lower case.", inner=pl.String())
    source: str = column(_SOURCE)


@declare("vocab.people", key=("person_id",))
class People(Table):
    """One row is one person who holds or held an office in trade policy, or is often named with it."""

    person_id: str = column("Slug of the name.", unique=True, str_matches=_SLUG)
    name: str = column("Full name in its usual English spelling.")
    surname: str = column("The part of the name that news uses alone.")
    aliases: pl.List = column("Other right spellings and orders of the name.", inner=pl.String())
    country: str = column("Country or EU the person acts for; null for none.", nullable=True)
    source: str = column(_SOURCE)


@declare("vocab.offices")
class Offices(Table):
    """One row is one term of one person in one office."""

    office: str = column("Id of the office, same for every country: finance_minister, head_of_state, ...", str_matches=_SLUG)
    country: str = column("Country, EU or organisation's seat the office belongs to; null for international bodies.", nullable=True)
    titles: pl.List = column("How news names the office in English, without the country, lower case.", inner=pl.String())
    person_id: str = column("Who held it.", references="vocab.people.person_id", str_matches=_SLUG)
    starts_on: pl.Date = column("First day in office.")
    ends_on: pl.Date = column("Last day in office; null while it lasts.", nullable=True)
    source: str = column(_SOURCE)


@declare("vocab.organisations", key=("org_id",))
class Organisations(Table):
    """One row is one organisation: ministry, agency, court, company, party, bank, university, think tank, news medium."""

    org_id: str = column("Slug of the name.", unique=True, str_matches=_SLUG)
    name: str = column("Usual English full form, companies without their legal suffix.")
    aliases: pl.List = column("Other names and abbreviations, as written.", inner=pl.String())
    kind: str = column(
        "What it is.",
        values=(
            "ministry",
            "agency",
            "central_bank",
            "court",
            "parliament",
            "government",
            "party",
            "international",
            "company",
            "bank",
            "media",
            "think_tank",
            "university",
            "association",
            "exchange",
            "other",
        ),
    )
    country: str = column("Where it belongs.", nullable=True)
    source: str = column(_SOURCE)


@declare("vocab.laws", key=("law_id",))
class Laws(Table):
    """One row is one statute, legal authority, agreement or order that tariffs rest on."""

    law_id: str = column("Slug of the name.", unique=True, str_matches=_SLUG)
    name: str = column("Usual English name.")
    aliases: pl.List = column("Other names and abbreviations, as written.", inner=pl.String())
    kind: str = column("What it is.", values=("statute", "agreement", "order", "treaty"))
    country: str = column("Whose law it is; null for agreements.", nullable=True)
    measure: str = column("The kind of tariff that rests on it, where there is one.", nullable=True, values=terms.MEASURES)
    source: str = column(_SOURCE)


@declare("vocab.blocs", key=("bloc_id",))
class Blocs(Table):
    """One row is one grouping of countries other than the EU."""

    bloc_id: str = column("Slug of the name.", unique=True, str_matches=_SLUG)
    name: str = column("Usual English name.")
    aliases: pl.List = column("Other names and abbreviations, as written.", inner=pl.String())
    members: pl.List = column("Codes of its members; empty where they are not needed.", inner=pl.String())
    source: str = column(_SOURCE)


@declare("vocab.terms")
class Terms(Table):
    """One row is one value of a coded column (measure, status, basis, ...) with its meaning."""

    column_name: str = column("The column it belongs to.")
    value: str = column("The value.")
    label: str = column("The value spelled out for readers.")
    meaning: str = column("What it means.")


@declare("vocab.measures")
class Measures(Table):
    """One row is one state of a published tariff: from `since` on, this rate of this imposer on these goods had this status."""

    imposer: str = column("Who levies it.", str_matches=r"^[A-Z]{2}$")
    targets: pl.List = column("Whose goods; WORLD for all or nearly all countries.", inner=pl.String())
    products: pl.List = column("Which goods: slugs of vocab.products.", inner=pl.String())
    rate_pct: float = column("The rate in percent.", ge=0, le=10_000)
    basis: str = column("Whether it is the whole rate or comes on top of others.", values=terms.BASES)
    measure: str = column("Kind of tariff.", values=terms.MEASURES)
    status: str = column("State from `since` on, until the next row of the same tariff.", values=terms.STATUSES)
    since: pl.Date = column("First day of that state.")
    effective_on: pl.Date = column("Day from which the rate applies, applied or was to apply.", nullable=True)
    source: str = column("The order, proclamation, regulation or notice it stands in.")
