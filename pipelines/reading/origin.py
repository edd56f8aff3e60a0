"""Where an article was written: the country of the place in the lines above its text, which are no part of the text.

`Kathmandu, May 29`, `By Sandra Pickell, Prince George, B.C.`, `Ketul Raiyani | RAJKOT`. A place in the text itself is a name like others
(`naming.places`); what an article is about is asked in `setting`.
"""

import re
from collections.abc import Mapping
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.article import Article
from pipelines.reading.naming.cues import STATE_SHORT
from pipelines.reading.naming.gazetteer import cities, subdivisions
from pipelines.reading.naming.spelling import plain


def written_in(article: Article) -> str | None:
    """The country of the first place in the lines above the text of `article`, or of the town at its beginning, None without one."""
    for block in article.blocks:
        if block.is_body and block.kind not in _HEADS:
            dateline = _DATELINE.match(block.text)
            return _country_in(dateline.group(1), {}) if dateline else None
        if block.kind in _LINES and not block.is_body:
            country = _country_in(block.text, _lands())
            if country is not None:
                return country
    return None


_LINES = frozenset({"byline", "timestamp", "kicker"})
_HEADS = frozenset({"headline", "standfirst"})
_DATELINE = re.compile(r"(.{3,60}?)\s*(?:\(|[—–:]|--|\s-\s|(?<=[A-Z]{3})\.\s)")
_PARTS = re.compile(r"[,;|/()\[\]:·•—–]|\s-\s|\.\s|\bin\b|\b[Ff]rom\b")
"""What stands between the parts of such a line."""
_LONGEST = 4
"""How many words the name of a place has at most."""


def _country_in(line: str, lands: Mapping[str, str]) -> str | None:
    """The country of the first town or of `lands` in a line, or of what stands behind it: `León, Guanajuato` is in Mexico."""
    parts, between = [_name(part) for part in _PARTS.split(line)], _PARTS.findall(line)
    for k, name in enumerate(parts):
        country = lands.get(name) or _seats().get(name) or _land_of_town(name)
        if country is not None:
            behind = _lands_of(parts[k + 1]) if between[k : k + 1] in ([","], ["("]) else []
            return country if country in behind or not behind else behind[0]
    return None


def _name(part: str) -> str:
    """A part of a line as the name of a place is written, `NEW DELHI` like `New Delhi`; empty where it can be none."""
    words = plain(part.strip(" .'\"*_")).split()
    if not 0 < len(words) <= _LONGEST or not all(word[0].isupper() or word in _SMALL for word in words):
        return ""
    is_shouted = part.isupper() and (len(words) > 1 or len(words[0]) > _SHORTEST)
    return " ".join(_called(word, k) if is_shouted else word for k, word in enumerate(words))


def _called(word: str, k: int) -> str:
    """The `k`th word of a name in capitals as it is written else: `DAR ES SALAAM`, `N'DJAMENA`."""
    if k and word.lower() in _JOINING:
        return word.lower()
    return word.capitalize() if word.endswith("'S") else word.title()


def _lands_of(name: str) -> list[str]:
    """The countries of that name, or with a state or province of that name: two for `Georgia`; `Calif` is a short form."""
    if not STATE_SHORT.isdisjoint((name.lower(), name.lower() + ".")):
        return ["CA" if name.lower() in _CANADIAN else "US"]
    state, country = subdivisions().get(name), _countries().get(name)
    return [*([state.country] if state is not None else []), *([country] if country is not None else [])]


@cache
def _lands() -> dict[str, str]:
    """Countries, states and provinces by name."""
    return {name: state.country for name, state in subdivisions().items()} | _countries()


@cache
def _countries() -> dict[str, str]:
    """Countries by name."""
    return {country.name: country.code for country in vocabulary.countries()}


@cache
def _seats() -> dict[str, str]:
    """Countries by the towns that stand for their governments; of two by one name the Union, else that of the larger town."""
    found: dict[str, str] = {}
    for country in vocabulary.countries():
        for town in map(plain, filter(None, (country.capital, *country.metonyms))):
            if town not in found or country.code == _UNION or (found[town] != _UNION and _land_of_town(town) == country.code):
                found[town] = country.code
    return found


def _land_of_town(name: str) -> str | None:
    town = cities().get(name) or cities().get(f"{name} City")
    return town.country if town is not None and name else None


_UNION = "EU"
_SHORTEST = 3
"""A single word in capitals that is no longer is an abbreviation: `UAE`."""
_CANADIAN = frozenset("ont que alta sask b.c n.s n.b p.e.i".split())
"""The provinces of Canada among the short forms."""
_JOINING = frozenset("de del do da of es the".split())
_SMALL = frozenset("de del la du es of the am an der do da dos el al".split())
