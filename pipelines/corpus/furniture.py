"""What a line is by its words: menu, advert, share prompt, disclaimer, heading of a list of other stories, name of a section.

The wordings stand in `wordings`. A line is looked at alone; where it stands on the page is weighed in `labels`.
"""

import re
from functools import cache
from typing import NamedTuple

from pipelines.corpus.closings import CLOSINGS
from pipelines.corpus.openings import alternatives
from pipelines.corpus.stamps import has_day
from pipelines.corpus.wordings import LONGEST_LINE, Rule
from pipelines.corpus.wordings import RULES as WORDINGS

_SECTION = (
    r"(?:news|politics|business|economy|markets?|trade|world|international|national|local|opinions?|comment(?:ary)?|editorials?"
    r"|columns?|analysis|explainers?|"
    r"exclusive|breaking(?: news)?|features?|interviews?|finance|money|tech(?:nology)?|science|sports?|culture|lifestyle|agriculture"
    r"|farming|energy|autos?|cars|"
    r"companies|industry|manufacturing|asia|europe|americas?|us|u\.s\.|uk|china|japan|india|canada|live(?: updates)?|updated?|video"
    r"|factbox|insight|"
    r"perspectives?|letters(?: to the editor)?|readers[’'] letters|your letters|obituaries|op-ed|viewpoint|special report"
    r"|top story|top stories|home|front page|(?:trade|economic|foreign) policy"
    r"|sketch|blogs?|research|personal finance|stocks|sectors?|policy)"
)

_SHORT = 80


RULES = (*WORDINGS, *CLOSINGS)
"""Every rule; the first that matches counts."""


class _Gated(NamedTuple):
    """A rule for lines that hold one of some words and are no longer than a number of characters; `is_open` where they can begin with
    anything."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    longest: int
    is_open: bool


class _Wordings(NamedTuple):
    """The rules under which lines can fall that begin with one character, compiled."""

    on_short: re.Pattern[str]
    on_all: re.Pattern[str]
    begun: re.Pattern[str]
    """What every line matches that falls under one of `gated`, but for those that are open."""
    gated: list[_Gated]


@cache
def _ways(rule: Rule) -> list[tuple[str, frozenset[str] | None]]:
    """The ways of a rule, each with the characters with which it begins."""
    ways = [way for several in rule.ways for way, _ in alternatives(several)]
    return [(way, alternatives(f"{rule.before}(?:{way})")[0][1]) for way in ways]


@cache
def _wordings(first: str) -> _Wordings:
    """The rules for lines that begin with the ASCII character `first` in lower case; all rules where it is empty."""

    def compiled(rules: list[Rule]) -> re.Pattern[str]:
        begun = [(rule, [way for way, firsts in _ways(rule) if not first or firsts is None or first in firsts]) for rule in rules]
        wanted = [f"(?P<{rule.name}>{rule._replace(ways=tuple(ways)).pattern})" for rule, ways in begun if ways]
        return re.compile("|".join(wanted) or _NOTHING, re.IGNORECASE)

    special = [rule for rule in RULES if rule.needs or _SHORT < rule.longest < LONGEST_LINE]
    is_open = {rule.name: not first or any(firsts is None for _, firsts in _ways(rule)) for rule in special}
    gated = [_Gated(compiled([rule]), rule.needs or ("",), rule.longest, is_open[rule.name]) for rule in special]
    return _Wordings(
        compiled([rule for rule in RULES if rule.longest <= _SHORT]),
        compiled([rule for rule in RULES if rule.longest == LONGEST_LINE and not rule.needs]),
        compiled([rule for rule in special if not is_open[rule.name]]),
        [rule for rule in gated if rule.pattern.pattern != _NOTHING],
    )


_NOTHING = "(?!)"
_KIND = {rule.name: rule.kind for rule in RULES}

_SECTION_LINE = re.compile(rf"{_SECTION}(?:\s*(?:[|/,&>·•-]|and)\s*{_SECTION}){{0,3}}\s*[:：|]?", re.IGNORECASE)
_CRUMBS = re.compile(r"\s*[>»›→]\s*|\s+/\s+|\s*::\s*")
_MENU_BARS = re.compile(r"\s*[|•·>»›]\s*|\s{2,}|\t|\s+/\s+")
_BAR = re.compile(r"[|•·>»›→/\t]")
_TWO_SPACES = re.compile(r"\s\s")
_TICKER_ITEM = re.compile(r"[+−▲▼△▽↑↓-]\s?\d[\d.,]*\s?%?|[▲▼△▽↑↓]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def kind_of(line: str) -> str:
    """The aside kind (or `related_heading`, or `footnote` for a correction) that a line has by its words; "" where it may be story.

    `line` is not squeezed: runs of spaces part the entries of menus.
    """
    text = line.strip()
    if not text or len(text) > LONGEST_LINE:
        return ""
    wordings = _wordings_of(text)
    match = (wordings.on_short.match(text) if len(text) <= _SHORT else None) or wordings.on_all.match(text)
    if match and match.lastgroup:
        return _KIND[match.lastgroup]
    lowered = text.lower()
    is_begun = wordings.begun.match(text)
    for rule in wordings.gated:
        if len(text) > rule.longest or not (rule.is_open or is_begun):
            continue
        for word in rule.needs:
            if word in lowered:
                break
        else:
            continue
        match = rule.pattern.match(text)
        if match and match.lastgroup:
            return _KIND[match.lastgroup]
    if len(text) <= 160:
        controls = text.split(" | ") if " | " in text else ()
        if controls and all(_wordings_of(part.strip()).on_short.match(part.strip()) for part in controls):
            return "navigation"
        kind = "ticker" if is_ticker(text) else "navigation" if is_menu(text) else ""
        return kind if kind and not has_day(text) else ""
    return ""


def _wordings_of(text: str) -> _Wordings:
    first = text[:1]
    return _wordings(first.lower() if first.isascii() else "")


def is_section(line: str) -> bool:
    """Whether a line is nothing but the name of a newspaper's section."""
    return len(line) <= 60 and bool(_SECTION_LINE.fullmatch(line.strip()))


def is_menu(text: str) -> bool:
    """Whether a line is a row of menu entries or a trail of bread crumbs: short names between bars, arrows, dots or runs of spaces."""
    if not (_BAR.search(text) or "::" in text or _TWO_SPACES.search(text)):
        return False
    crumbs = [part for part in _CRUMBS.split(text) if part]
    if (
        len(crumbs) >= 2
        and all(len(part.split()) <= 4 for part in crumbs)
        and (crumbs[0].lower() in ("home", "news", "front page") or len(crumbs) >= 3)
    ):
        return not _ENDS.search(text)
    entries = [part for part in _MENU_BARS.split(text) if part]
    if len(entries) < 3 or _ENDS.search(text) or any(entry[-1] in ".,:;!?—)" for entry in entries):
        return False
    return (
        all(len(entry.split()) <= 4 and len(entry) <= 40 for entry in entries)
        and sum(any(c.isdigit() for c in entry) for entry in entries) <= len(entries) // 3
    )


def is_ticker(text: str) -> bool:
    """Whether a line is a strip of market prices: several signed changes, no sentence."""
    return len(_TICKER_ITEM.findall(text)) >= 2 and not _ENDS.search(text) and bool(_MENU_BARS.search(text) or "▲" in text or "▼" in text)
