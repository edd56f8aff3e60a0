"""Where an article was written: the country of the place in the lines above its text, which are no part of the text.

`Kathmandu, May 29`, `By Sandra Pickell, Prince George, B.C.`, `Ketul Raiyani | RAJKOT`. A place in the text itself is a name like others
(`naming.places`); what an article is about is asked in `setting`.
"""

import re
from collections.abc import Mapping
from functools import cache

from pipelines.reading import vocabulary
from pipelines.reading.article import Article
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
    """The country of the first town or of `lands` in a line, or of the province behind it: `León, Guanajuato` is in Mexico."""
    parts, between = [_name(part) for part in _PARTS.split(line)], _PARTS.findall(line)
    for k, name in enumerate(parts):
        country = lands.get(name) or _seats().get(name) or _land_of_town(name)
        if country is not None:
            behind = subdivisions().get(parts[k + 1]) if between[k : k + 1] in ([","], ["("]) else None
            return behind.country if behind is not None else country
    return None


def _name(part: str) -> str:
    """A part of a line as the name of a place is written, `RAJKOT` like `Rajkot`; empty where it can be none."""
    words = plain(part.strip(" .'\"*_")).split()
    if not 0 < len(words) <= _LONGEST or not all(word[0].isupper() or word in _SMALL for word in words):
        return ""
    return " ".join(word.title() if len(word) > 3 and word.isupper() else word for word in words)


@cache
def _lands() -> dict[str, str]:
    """Countries, states and provinces by name."""
    states = {name: state.country for name, state in subdivisions().items()}
    return states | {country.name: country.code for country in vocabulary.countries()}


@cache
def _seats() -> dict[str, str]:
    """Countries by the towns that stand for their governments."""
    return {town: country.code for country in vocabulary.countries() for town in (country.capital, *country.metonyms) if town}


def _land_of_town(name: str) -> str | None:
    town = cities().get(name) or cities().get(f"{name} City")
    return town.country if town is not None and name else None


_SMALL = frozenset("de del la du es of the am an der do da dos el al".split())
