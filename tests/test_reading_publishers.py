"""In which country an article is published: by its publisher's name and by its address."""

import pytest

from pipelines.reading import vocabulary
from pipelines.reading.publishers import land_of_publisher, published_in


@pytest.mark.parametrize(
    "publisher, land",
    [
        ("The Hindu", "IN"),
        ("Hanoi Gazette", "VN"),
        ("Swiss Review", "CH"),
        ("Prairie & Lakes Post", None),
        ("Ontario Farmer", "CA"),
        ("Reuters", None),
        ("Agence France-Presse", None),
        ("kenyan wall street", "KE"),
        ("The Kenyan Wall Street", "KE"),
        ("Office of the United States Trade Representative", "US"),
    ],
)
def test_a_publisher_is_at_home_where_it_is_known_or_its_name_says(publisher: str, land: str | None) -> None:
    assert land_of_publisher(publisher) == land


@pytest.mark.parametrize(
    "url, land",
    [
        ("https://www.example.co.ke/business/duty", "KE"),
        ("http://news.example.com.bd:8080/?a=b", "BD"),
        ("https://example.co.uk/trade", "GB"),
        ("//example.in/story", "IN"),
        ("https://example.com/in/story", None),
        ("https://example.co/trade", None),
        ("https://www.example.gov.co/duty", "CO"),
        ("https://example.tv/news", None),
        ("https://example.eu/news", None),
        ("https://10.0.0.1/news", None),
        ("https://localhost/news.ke", None),
        ("an address", None),
    ],
)
def test_an_address_tells_a_country_by_its_ending(url: str, land: str | None) -> None:
    assert published_in(None, url) == land


def test_the_publisher_goes_before_the_address() -> None:
    assert published_in("Hanoi Gazette", "https://example.co.ke/") == "VN"
    assert published_in("Prairie & Lakes Post", "https://example.co.ke/") == "KE"
    assert published_in(None, None) is None


def test_each_publisher_is_listed_once_with_a_country() -> None:
    rows = vocabulary.publishers()
    names = [row.name.lower() for row in rows]
    assert names == sorted(names)
    assert len(set(names)) == len(names)
    known = {country.code for country in vocabulary.countries()}
    assert [row.name for row in rows if row.country not in known] == []
    media = {name.lower() for org in vocabulary.organisations() if org.kind == "media" for name in (org.name, *org.aliases)}
    assert [row.name for row in rows if row.name.lower() in media] == []
