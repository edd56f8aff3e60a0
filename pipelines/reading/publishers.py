"""In which country an article is published: by the name of its publisher, or by the address it stands at.

`Business Daily`, `Hanoi Gazette`, `https://www.example.co.ke/business`. Where it was written, as its byline or dateline says, is asked in
`origin`.
"""

import re
from functools import cache, lru_cache

from pipelines.reading import vocabulary
from pipelines.reading.naming.gazetteer import cities, subdivisions
from pipelines.reading.naming.spelling import plain


def published_in(publisher: str | None, url: str | None) -> str | None:
    """The country of a publisher, or else of the address of an article; None where neither tells."""
    return (land_of_publisher(publisher) if publisher else None) or (_land_of_address(url) if url else None)


_LARGE = 200_000
"""The number of people from which on a town is likelier meant by a word of a publisher's name than something else."""
_OF_STATES = frozenset({"AU", "BR", "CA", "CN", "DE", "IN", "MX", "PK", "US", "ZA"})
"""Countries whose states and provinces are named in the names of news media; those of others are too often plain words."""


@lru_cache(maxsize=1 << 10)
def land_of_publisher(publisher: str) -> str | None:
    """The country of a publisher: as the vocabulary has it, or by a country, its adjective or a place in its name (`Hanoi Gazette`)."""
    known = _known().get(_key(publisher))
    if known is not None:
        return None if _key(publisher) in _READ_EVERYWHERE else known
    words = plain(publisher).split()
    for size in (2, 1):
        for k in range(len(words) - size + 1):
            name = " ".join(words[k : k + size])
            town, state = cities().get(name), subdivisions().get(name)
            if name.lower() in _lands():
                return _lands()[name.lower()]
            if town is not None and town.population >= _LARGE:
                return town.country
            if state is not None and state.country in _OF_STATES:
                return state.country
    return None


def _key(name: str) -> str:
    return plain(name).lower().removeprefix("the ")


@cache
def _known() -> dict[str, str]:
    """The countries of publishers, news media and public bodies by `_key` of their names; firms and parties publish too little."""
    issuers = [one for one in vocabulary.organisations() if one.kind in _ISSUERS and one.country is not None]
    named = {_key(name): str(one.country) for one in issuers for name in (*one.aliases, one.name)}
    return named | {_key(one.name): one.country for one in vocabulary.publishers()}


_READ_EVERYWHERE = frozenset(
    "reuters;afp;agence france-presse;bloomberg;bloomberg news;associated press;ap;argus;argus media;dow jones;dow jones newswires;"
    "s&p global;s&p global commodity insights;platts;fastmarkets;cnbc;al jazeera;bbc;bbc news;financial times;economist;"
    "deutsche welle;dw;voice of america;voa;voa news;france 24;euronews;cnn;interfax;upi;united press international;efe;dpa".split(";")
)
"""Agencies and media that write from and for the whole world."""
_ISSUERS = frozenset({"media", "ministry", "agency", "central_bank", "court", "parliament", "government", "association"})


@cache
def _lands() -> dict[str, str]:
    """Names and adjectives of countries in lower case."""
    lands = [one for one in vocabulary.countries() if one.code not in ("EU", "WORLD")]
    return {name.lower(): one.code for one in lands for name in (*one.adjectives, one.name)}


_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?([^/?#:@]+)", re.IGNORECASE)
_SOLD_TO_ALL = frozenset("ai cc co fm gg im io la ly me nu sh st to tv ws".split())
"""Country codes under which sites of the whole world stand (IANA, Root Zone Database, which tells who runs them)."""
_OTHER_CODES = {"uk": "GB"}
"""Domains whose letters are not those of ISO 3166-1."""


def _land_of_address(url: str) -> str | None:
    host = _HOST.match(url.strip())
    labels = host[1].lower().rstrip(".").split(".") if host else []
    ending = labels[-1] if len(labels) > 1 else ""
    if ending in _SOLD_TO_ALL and not (len(labels) > 2 and labels[-2] in _REGISTERED):
        return None
    code = _OTHER_CODES.get(ending, ending.upper())
    return code if code in _codes() else None


_REGISTERED = frozenset({"com", "co", "org", "gov", "gob", "net", "ac", "go"})
"""What stands before a country's code where firms and offices of that country register: `dian.gov.co`, `eluniverso.com.ec`."""


@cache
def _codes() -> frozenset[str]:
    return frozenset(one.code for one in vocabulary.countries()) - {"EU", "WORLD"}
