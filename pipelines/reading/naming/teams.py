"""Teams and clubs: `Toronto Blue Jays`, and what plays in lines of results, fixtures and standings (`Leeds 2 Wigan 0`).

A place in such a line is its club. Lines count only in an article that speaks of sport, so that a table of duties stays one. National teams
stay countries; all other bodies come from `bodies` and `firms`.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipelines.reading.naming.cues import EVENTS, FUNCTION_WORDS, NO_NAMES, OPENERS, ORG_TAILS, TITLES, word_set
from pipelines.reading.naming.gazetteer import cities, subdivisions
from pipelines.reading.naming.legal_forms import name_org
from pipelines.reading.naming.lexicon import given_names, goods
from pipelines.reading.naming.spans import Span, View

_SPORT = word_set(
    "soccer football baseball basketball cricket rugby hockey league leagues match matches standings division divisions played innings cup",
    "season championship tournament playoff playoffs quarterback goalkeeper striker premiership bundesliga nba nfl mlb nhl",
)
_ASIDES = word_set("in late kickoff innings after extra time abandoned")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_COLOURS = word_set("red white blue black green golden gray grey")
_SIGNS = frozenset("-.,/&'’()*:")


def find_teams(views: Sequence[View]) -> None:
    """Claim the teams of an article, in place of the places they are named after."""
    named = [team for view in views if not view.is_shouted for team in _nicknamed(view)]
    sport = sum(not _SPORT.isdisjoint(view.lower) for view in views)
    for view in views if sport > 1 else ():
        for first, last in _in_line(view):
            if not any(s.type == "COUNTRY" and s.first < last and first < s.last for s in view.spans):
                _claim(view, first, last, 0.6, "org.score")
    for view, first, last in named:
        _claim(view, first, last, 0.65, "org.team")
    for view in views if sport > 3 else ():
        for first, last in _in_play(view):
            _claim(view, first, last, 0.55, "org.club")


def _claim(view: View, first: int, last: int, score: float, rule: str) -> None:
    written = view.text(first, last)
    org_id, name = name_org(written.title() if written.isupper() and len(written) > 4 else written)
    view.overrule(Span(first, last, "ORG", org_id, name, "pattern", score, rule))


def _nicknamed(view: View) -> list[tuple[View, int, int]]:
    """`Toronto Blue Jays`, `Chicago Bulls`: a city or state and a nickname in the plural."""
    towns = {s.first: s.last for s in view.spans if s.type == "PLACE"}
    words = _words_of_towns()
    for i in [i for i in view.capitals if view.cased[i] in words and not view.taken[i]]:
        size = next((n for n in (2, 1) if i + n < len(view.lower) and _is_nick(view, i + n) and _is_town(view, i, i + n)), 0)
        if size:
            towns[i] = i + size
    found = []
    for i, end in towns.items():
        k = last = end
        while k < min(len(view.lower), end + 2) and _is_nick(view, k):
            k += 1
            if view.lower[k - 1][-1:] in "sx" and view.lower[k - 1][-2:] != "ss":
                last = k
        goes_on = last < len(view.capital) and (view.capital[last] or view.cased[last] == "&")
        if last > end and not goes_on and (i == 0 or not view.capital[i - 1] or view.taken[i - 1] or view.lower[i - 1] in FUNCTION_WORDS):
            found.append((view, i, last))
    return found


_BEFORE_TEAMS = word_set("against beat beats defeated edged thrashed hosts champions club side rivals leaders contenders signed coaches")
_BEHIND_TEAMS = word_set(
    "beat beats lead led won win lost captain coach manager striker midfielder goalkeeper defender players scored drew skipper bowler wing",
)


def _in_play(view: View) -> list[tuple[int, int]]:
    """Places that stand for their club in prose on sport: `against Marseille`, `Milan striker`, `Legia Warsaw`."""
    found = []
    for span in view.spans:
        if span.type != "PLACE" or view.is_shouted:
            continue
        first = span.first
        while (
            first > 0 and view.capital[first - 1] and not view.taken[first - 1] and _is_nick(view, first - 1) and not view.opens(first - 1)
        ):
            first -= 1
        if first < span.first and view.cased[first] not in given_names():
            found.append((first, span.last))
        elif view.word(span.first - 1) in _BEFORE_TEAMS or view.word(span.last) in _BEHIND_TEAMS:
            found.append((span.first, span.last))
    return found


def _is_town(view: View, first: int, last: int) -> bool:
    if last >= len(view.cased) or not view.capital[last - 1] or (last - first == 1 and view.is_ordinary(first)):
        return False
    if view.cased[first] in given_names():
        return False
    return _is_known_town(" ".join(view.cased[first:last]))


def _is_known_town(written: str) -> bool:
    city = cities().get(written) or subdivisions().get(written)
    return city is not None and (city.population == 0 or city.population > 50_000)


@cache
def _words_of_towns() -> frozenset[str]:
    """The first words of the names of towns and states that have teams."""
    return frozenset(written.split(" ", 1)[0] for written in (*cities(), *subdivisions()) if _is_known_town(written))


def _is_nick(view: View, k: int) -> bool:
    word = view.lower[k]
    if not view.capital[k] or not word.isalpha() or len(word) < 3:
        return False
    if view.taken[k] and not any(s.first == k and s.last == k + 1 and s.type in ("PLACE", "PERSON") for s in view.spans):
        return False
    if word in _COLOURS:
        return True
    if word in EVENTS:
        return False  # Spring is a town, the Spring Meetings are no team
    return not (word in OPENERS or word in NO_NAMES or word in ORG_TAILS or word in TITLES or word in FUNCTION_WORDS or word in goods())


def _in_line(view: View) -> list[tuple[int, int]]:
    """The teams of a line that holds nothing but names, figures and `v`: token ranges; none where it is no such line."""
    parts: list[tuple[int, int]] = []
    figures = 0
    k = 0
    words = view.lower
    while k < len(words):
        word = words[k]
        if view.capital[k] and word not in FUNCTION_WORDS:
            first = k
            while k < len(words) and (view.capital[k] or (view.cased[k] in "-'’." and k + 1 < len(words) and view.capital[k + 1])):
                k += 1
            parts.append((first, k))
        elif word[0].isdigit():
            figures += 1
            k += 1
        elif word == "(" and len(parts) == 2 and figures == 2:
            break
        elif word in ("v", "vs", "at") or word[0] in _SIGNS or (parts and word in _ASIDES):
            k += 1
        else:
            return []
    versus = sum(w in ("v", "vs") or (w == "at" and view.sentence.text.isupper()) for w in words)
    is_result = len(parts) in (2, 4) and figures >= len(parts)
    is_standing = len(parts) == 1 and figures > 2 and parts[0][0] == 0
    is_fixture = versus > 0 and len(parts) >= 2
    if not (is_result or is_standing or is_fixture) or words[0][0].isdigit() or "(" in words[: parts[-1][1]] or view.sentence.no == 0:
        return []
    if _DAY.search(view.sentence.text):
        return []
    return [p for p in parts if not _is_label(view, *p) and view.word(p[0] - 1) != "at"]


def _is_label(view: View, first: int, last: int) -> bool:
    return all(w in OPENERS or w in NO_NAMES or w in goods() or len(w) < 2 for w in view.lower[first:last])
