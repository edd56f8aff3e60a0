"""What the vocabulary files about things promise: `seeds/vocabulary/` countries, products, laws, blocs, terms and places.

How the reading rules use them is tested with the rules; people, offices and organisations are tested elsewhere.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import chain

import polars as pl
import pycountry
import pytest

from pipelines.contracts import terms as values
from pipelines.contracts import vocab
from pipelines.contracts.table import Table, columns, frame, pour
from pipelines.shipped import folder

FILES: dict[str, tuple[type[Table] | None, tuple[str, ...]]] = {
    "countries": (vocab.Countries, ("code",)),
    "products": (vocab.Products, ("slug",)),
    "laws": (vocab.Laws, ("law_id",)),
    "blocs": (vocab.Blocs, ("bloc_id",)),
    "terms": (vocab.Terms, ("column_name", "value")),
    "places": (None, ("place_id",)),
}
POURED = [(name, table) for name, (table, _) in FILES.items() if table is not None]
PLACE_COLUMNS = ["place_id", "name", "aliases", "country", "kind", "source"]
LISTS = ("aliases", "adjectives", "metonyms", "currencies", "terms", "members", "hs")
MAY_BE_EMPTY = {
    "countries": {"aliases", "adjectives", "capital", "metonyms", "currencies"},
    "products": {"hs"},
    "laws": {"aliases", "country", "measure"},
    "blocs": {"aliases", "members"},
    "terms": set(),
    "places": {"aliases", "country"},
}
PRODUCTS = {
    "agriculture": "Farm goods in general",
    "aircraft": "Aircraft and parts",
    "alcohol": "Wine and spirits",
    "all_goods": "All goods",
    "aluminum": "Aluminium",
    "auto_parts": "Vehicle parts",
    "automobiles": "Passenger vehicles",
    "batteries": "Batteries",
    "beef": "Beef",
    "chemicals": "Chemicals",
    "coffee_tea": "Coffee and tea",
    "copper": "Copper",
    "corn": "Corn",
    "critical_minerals": "Critical minerals and rare earths",
    "dairy": "Dairy",
    "electric_vehicles": "Electric vehicles",
    "electronics": "Consumer electronics",
    "energy": "Oil, gas and coal",
    "fertilizer": "Fertilizer and potash",
    "films": "Films",
    "footwear": "Footwear",
    "fruit_vegetables": "Fruit and vegetables",
    "furniture": "Furniture",
    "gold": "Gold",
    "jewelry": "Gems and jewellery",
    "lumber": "Lumber and timber",
    "machinery": "Machinery and machine tools",
    "medical_devices": "Medical devices",
    "motorcycles": "Motorcycles",
    "parcels": "Low-value parcels (de minimis)",
    "pharmaceuticals": "Pharmaceuticals",
    "plastics": "Plastics",
    "pork": "Pork",
    "poultry": "Poultry and eggs",
    "rice": "Rice",
    "seafood": "Fish and seafood",
    "semiconductors": "Semiconductors",
    "ships": "Ships",
    "solar": "Solar cells and panels",
    "soybeans": "Soybeans",
    "steel": "Iron and steel",
    "sugar": "Sugar",
    "textiles_apparel": "Textiles and clothing",
    "tobacco": "Tobacco",
    "toys": "Toys",
    "trucks": "Trucks and buses",
    "watches": "Watches",
    "wheat": "Wheat",
}


def text(name: str) -> str:
    return (folder("seeds") / "vocabulary" / f"{name}.csv").read_bytes().decode("utf-8")


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text(name).splitlines(), strict=True))


def items(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def forms(row: dict[str, str], *cells: str) -> list[str]:
    """The name of a row and the items of its list columns `cells`."""
    return [row["name"], *chain.from_iterable(items(row[c]) for c in cells)]


def shared(owners: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Of (form, owner) pairs the forms that more than one owner has."""
    by_form: dict[str, list[str]] = {}
    for form, owner in owners:
        if owner not in by_form.setdefault(form, []):
            by_form[form].append(owner)
    return {form: names for form, names in by_form.items() if len(names) > 1}


def as_values(row: dict[str, str], table: type[Table]) -> dict[str, object]:
    """A line of CSV as the contract of its table wants it."""
    made: dict[str, object] = {}
    for column in columns(table):
        cell = row[column.name]
        if isinstance(column.dtype, pl.List):
            made[column.name] = items(cell)
        elif column.dtype == pl.Boolean:
            made[column.name] = {"true": True, "false": False}[cell]
        else:
            made[column.name] = cell or None
    return made


@pytest.mark.parametrize("name, table", POURED)
def test_file_pours_into_its_contract(name: str, table: type[Table]) -> None:
    good, refused = pour(table, frame(table, [as_values(row, table) for row in read(name)]))
    assert refused.is_empty(), refused.to_dicts()
    assert good.height == len(read(name))


@pytest.mark.parametrize("name, table", POURED)
def test_header_is_the_contract(name: str, table: type[Table]) -> None:
    assert list(read(name)[0]) == [c.name for c in columns(table)]


def test_header_of_places() -> None:
    assert list(read("places")[0]) == PLACE_COLUMNS


@pytest.mark.parametrize("name", FILES)
def test_keys_are_unique_and_sorted(name: str) -> None:
    keys = [tuple(row[column] for column in FILES[name][1]) for row in read(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", FILES)
def test_text_is_composed_unicode_with_plain_line_ends_quotes_and_hyphens(name: str) -> None:
    content = text(name)
    assert content == unicodedata.normalize("NFC", content)
    assert content.endswith("\n")
    assert not re.findall("[\r\t\ufeff\u00a0\u2010-\u201f]", content)


@pytest.mark.parametrize("name", FILES)
def test_cells_and_list_items_are_trimmed_full_and_not_repeated(name: str) -> None:
    faults = []
    for row in read(name):
        for column, cell in row.items():
            parts = items(cell) if column in LISTS else [cell]
            if not cell and column in MAY_BE_EMPTY[name]:
                continue
            faults += [(row, column) for part in parts or [""] if not part or part != part.strip() or "  " in part]
            faults += [(row, column) for _, count in Counter(parts).items() if count > 1]
    assert not faults


@pytest.mark.parametrize("name", [n for n in FILES if n != "terms"])
def test_sources_are_works_not_addresses(name: str) -> None:
    assert [row["source"] for row in read(name) if re.search(r"https?:|www\.", row["source"])] == []


# countries


def test_countries_are_iso_3166_kosovo_the_union_and_the_world() -> None:
    assert {row["code"] for row in read("countries")} == {c.alpha_2 for c in pycountry.countries} | {"EU", "WORLD", "XK"}


def test_no_name_alias_or_adjective_belongs_to_two_countries() -> None:
    assert shared((form, row["code"]) for row in read("countries") for form in forms(row, "aliases", "adjectives")) == {}


def test_no_metonym_belongs_to_two_countries_or_is_a_country() -> None:
    rows = read("countries")
    assert shared((place, row["code"]) for row in rows for place in items(row["metonyms"])) == {}
    names = {form for row in rows for form in forms(row, "aliases", "adjectives")}
    assert [place for row in rows for place in items(row["metonyms"]) if place in names] == []


def test_currencies_are_iso_4217() -> None:
    known = {c.alpha_3 for c in pycountry.currencies}
    assert [(row["code"], c) for row in read("countries") for c in items(row["currencies"]) if c not in known] == []


def test_memberships_have_their_size() -> None:
    rows = read("countries")
    assert sum(row["is_eu_member"] == "true" for row in rows) == 27
    assert sum(row["is_g20"] == "true" for row in rows) == 20  # 19 states and the EU; the African Union has no code


@pytest.mark.parametrize(
    "form, code",
    [
        ("USA", "US"),
        ("U.S.", "US"),
        ("America", "US"),
        ("Americans", "US"),
        ("Britain", "GB"),
        ("Briton", "GB"),
        ("mainland China", "CN"),
        ("Chinese Taipei", "TW"),
        ("Republic of China", "TW"),
        ("Korea", "KR"),
        ("Koreans", "KR"),
        ("North Koreans", "KP"),
        ("Holland", "NL"),
        ("Dutch", "NL"),
        ("Hague", "NL"),
        ("Emirati", "AE"),
        ("Filipino", "PH"),
        ("Swiss", "CH"),
        ("Berne", "CH"),
        ("Burma", "MM"),
        ("Türkiye", "TR"),
        ("Czechia", "CZ"),
        ("Swaziland", "SZ"),
        ("Cote d'Ivoire", "CI"),
        ("European", "EU"),
        ("Europe", "EU"),
        ("Brussels", "EU"),
        ("Kiev", "UA"),
        ("Delhi", "IN"),
        ("Brasília", "BR"),
        ("Zhongnanhai", "CN"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
    ],
)
def test_form_belongs_to_country(form: str, code: str) -> None:
    assert [row["code"] for row in read("countries") if form in forms(row, "aliases", "adjectives", "metonyms")] == [code]


@pytest.mark.parametrize("form", ["the bloc", "Downing Street", "England", "Scotland", "Kremlin", "White House"])
def test_form_is_no_country(form: str) -> None:
    assert [row["code"] for row in read("countries") if form in forms(row, "aliases", "adjectives", "metonyms")] == []


# products


def test_products_have_the_agreed_slugs_and_names() -> None:
    assert {row["slug"]: row["name"] for row in read("products")} == PRODUCTS


def test_terms_are_lower_case() -> None:
    assert [term for row in read("products") for term in items(row["terms"]) if term != term.lower()] == []


def test_each_term_belongs_to_one_product_however_it_is_hyphenated() -> None:
    assert shared((re.sub(r"[-\s]+", " ", term), row["slug"]) for row in read("products") for term in items(row["terms"])) == {}


@pytest.mark.parametrize(
    "term, slug",
    [
        ("suvs", "automobiles"),
        ("pick-ups", "trucks"),
        ("lorries", "trucks"),
        ("tyres", "auto_parts"),
        ("aluminium", "aluminum"),
        ("rebar", "steel"),
        ("lng", "energy"),
        ("bourbon", "alcohol"),
        ("yoghurt", "dairy"),
        ("infant formula", "dairy"),
        ("prawns", "seafood"),
        ("mangoes", "fruit_vegetables"),
        ("lentils", "fruit_vegetables"),
        ("rapeseed", "agriculture"),
        ("cotton", "textiles_apparel"),
        ("cotton yarn", "textiles_apparel"),
        ("chocolate", "coffee_tea"),
        ("candy", "sugar"),
        ("wind turbines", "machinery"),
        ("washing machines", "machinery"),
        ("semiconductor manufacturing equipment", "machinery"),
        ("game consoles", "electronics"),
        ("smartwatches", "electronics"),
        ("rare earth magnets", "critical_minerals"),
        ("gallium", "critical_minerals"),
        ("urea", "fertilizer"),
        ("polyethylene", "plastics"),
        ("jet engines", "aircraft"),
        ("kitchen cabinets", "furniture"),
        ("low-value packages", "parcels"),
    ],
)
def test_term_belongs_to_product(term: str, slug: str) -> None:
    assert [row["slug"] for row in read("products") if term in items(row["terms"])] == [slug]


@pytest.mark.parametrize("term", ["drives", "plants", "import", "feed", "dies", "felt", "turkey", "carmakers", "paper", "handbags"])
def test_term_is_left_out(term: str) -> None:
    assert [row["slug"] for row in read("products") if term in items(row["terms"])] == []


# laws and blocs


def test_laws_and_blocs_cover_the_field() -> None:
    assert len(read("laws")) >= 120
    assert len(read("blocs")) >= 40


def test_no_form_belongs_to_two_laws_blocs_or_countries() -> None:
    owners = [(form, row["law_id"]) for row in read("laws") for form in forms(row, "aliases")]
    owners += [(form, row["bloc_id"]) for row in read("blocs") for form in forms(row, "aliases")]
    owners += [(form, row["code"]) for row in read("countries") for form in forms(row, "aliases", "adjectives", "metonyms")]
    assert shared(owners) == {}


@pytest.mark.parametrize(
    "form, law, measure",
    [
        ("Section 232", "section-232", "sectoral"),
        ("Section 301", "section-301", "section_301"),
        ("Section 122", "section-122", "section_122"),
        ("Section 201", "section-201", "trade_remedy"),
        ("Section 338", "section-338", ""),
        ("International Emergency Economic Powers Act", "ieepa", ""),
        ("Trade Act of 1974", "trade-act-of-1974", ""),
        ("Smoot-Hawley", "tariff-act-of-1930", ""),
        ("CUSMA", "usmca", "mfn"),
        ("T-MEC", "usmca", "mfn"),
        ("US-Mexico-Canada Agreement", "usmca", "mfn"),
        ("North American Free Trade Agreement", "nafta", "mfn"),
        ("Korea-U.S. Free Trade Agreement", "korus", "mfn"),
        ("Japan-US trade agreement of 2019", "japan-us-trade-agreement", "mfn"),
        ("Economic Reciprocity Law", "economic-reciprocity-law", "retaliatory"),
        ("anti-coercion instrument", "anti-coercion-instrument", "retaliatory"),
        ("SCM Agreement", "agreement-on-subsidies-and-countervailing-measures", "trade_remedy"),
        ("CAFTA-DR", "cafta-dr", "mfn"),
        ("CBAM", "carbon-border-adjustment-mechanism", ""),
    ],
)
def test_form_belongs_to_law(form: str, law: str, measure: str) -> None:
    assert [(row["law_id"], row["measure"]) for row in read("laws") if form in forms(row, "aliases")] == [(law, measure)]


@pytest.mark.parametrize("form", ["Section 899", "Section 702", "Customs Tariff", "Phase One", "the Constitution"])
def test_form_is_no_law(form: str) -> None:
    assert [row["law_id"] for row in read("laws") if form in forms(row, "aliases")] == []


def test_countries_of_laws_and_members_of_blocs_are_known_codes() -> None:
    codes = {row["code"] for row in read("countries")}
    assert [row["law_id"] for row in read("laws") if row["country"] and row["country"] not in codes] == []
    assert [row["bloc_id"] for row in read("blocs") if not set(items(row["members"])) <= codes] == []
    assert [row["bloc_id"] for row in read("blocs") if items(row["members"]) != sorted(items(row["members"]))] == []


def test_euro_area_agrees_with_the_currencies() -> None:
    euro = next(items(row["members"]) for row in read("blocs") if row["bloc_id"] == "eurozone")
    assert euro == [row["code"] for row in read("countries") if row["is_eu_member"] == "true" and "EUR" in items(row["currencies"])]


@pytest.mark.parametrize(
    "form, bloc", [("Asean", "asean"), ("G-7", "g7"), ("Brics", "brics"), ("GCC", "gulf-cooperation-council"), ("euro zone", "eurozone")]
)
def test_form_belongs_to_bloc(form: str, bloc: str) -> None:
    assert [row["bloc_id"] for row in read("blocs") if form in forms(row, "aliases")] == [bloc]


@pytest.mark.parametrize("form", ["WTO", "IMF", "OECD", "World Bank", "United Nations"])
def test_organisation_is_no_bloc(form: str) -> None:
    assert [row["bloc_id"] for row in read("blocs") if form in forms(row, "aliases")] == []


# terms


def test_terms_are_the_coded_values_of_the_contracts() -> None:
    coded = {
        "basis": values.BASES,
        "measure": values.MEASURES,
        "status": values.STATUSES,
        "modifier": values.MODIFIERS + values.DATE_MODIFIERS,
        "published_precision": values.PRECISIONS,
        "effective_precision": values.PRECISIONS,
        "granularity": values.PRECISIONS,
        "type": values.DATE_TYPES + values.ENTITY_TYPES,
        "match": values.MATCHES,
        "kind": values.BLOCK_KINDS + values.GAP_KINDS + values.DEADLINE_KINDS,
        "published_basis": values.PUBLISHED_BASES,
        "source_format": values.SOURCE_FORMATS,
        "reason": values.PASSED_REASONS + values.GAP_REASONS,
        "rule": values.CONTRADICTION_RULES,
        "scope": values.SCOPES,
    }
    expected = {(column, value) for column, allowed in coded.items() for value in allowed}
    assert {(row["column_name"], row["value"]) for row in read("terms")} == expected


def test_meanings_of_one_column_differ() -> None:
    assert shared((row["meaning"], row["value"]) for row in read("terms") if row["column_name"] != "type") == {}


# places


def test_no_form_belongs_to_two_places() -> None:
    assert len(read("places")) >= 300
    assert shared((form, row["place_id"]) for row in read("places") for form in forms(row, "aliases")) == {}


def test_only_georgia_is_a_place_and_a_country() -> None:
    countries = {form for row in read("countries") for form in forms(row, "aliases", "adjectives")}
    assert [form for row in read("places") for form in forms(row, "aliases") if form in countries] == ["Georgia"]


def test_countries_of_places_are_known_codes() -> None:
    codes = {row["code"] for row in read("countries")}
    assert [row["place_id"] for row in read("places") if row["country"] and row["country"] not in codes] == []


@pytest.mark.parametrize(
    "form, place",
    [
        ("Ky.", "kentucky"),
        ("Wis.", "wisconsin"),
        ("Ont.", "ontario"),
        ("Bavaria", "bavaria"),
        ("Normandy", "normandy"),
        ("Guangdong", "guangdong"),
        ("Inner Mongolia", "inner-mongolia"),
        ("Jeju", "jeju-island"),
        ("Hormuz", "strait-of-hormuz"),
        ("Rustbelt", "rust-belt"),
        ("Washington, D.C.", "washington"),
        ("Latin American", "latin-america"),
        ("Mar-a-Lago", "mar-a-lago"),
        ("Bombay", "mumbai"),
    ],
)
def test_form_belongs_to_place(form: str, place: str) -> None:
    assert [row["place_id"] for row in read("places") if form in forms(row, "aliases")] == [place]


@pytest.mark.parametrize("form", ["Oval Office", "Rose Garden", "Cognac", "Capitol Hill"])
def test_form_is_no_place(form: str) -> None:
    assert [row["place_id"] for row in read("places") if form in forms(row, "aliases")] == []
