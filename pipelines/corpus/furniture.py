"""What a line is by its words: menu, advert, share prompt, disclaimer, heading of a list of other stories, name of a section.

The wordings stand in `wordings`. A line is looked at alone; where it stands on the page is weighed in `labels`.
"""

import re
from functools import cache, cached_property, lru_cache

from pipelines.corpus.closings import CLOSINGS
from pipelines.corpus.openings import SIZE, alternatives
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
    r"|sketch|blogs?|research|personal finance|stocks|sectors?|policy|essays?|ideas|rural|notebook|round-?up|explained|classifieds|weather"
    r"|jobs|tenders|notices|puzzles|property)"
)

_SHORT = 80


RULES = (*WORDINGS, *CLOSINGS)
"""Every rule; the first that matches counts."""


class _Way:
    """One way of a rule: what a line matches that is written so."""

    def __init__(self, rule: Rule, way: str, needs: tuple[str, ...]) -> None:
        self.rule = rule
        self.needs = needs
        """Lower-case words one of which the line holds, if there are any."""
        self.begins = frozenset[str]().union(*(begins for _, begins in alternatives(f"{rule.before}(?:{way})")))
        self.is_open = "" in self.begins
        """Whether such a line can begin with anything."""
        self._written = f"{rule.before}(?:{way}){rule.behind}"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its expression, compiled when the first line begins as it does."""
        return re.compile(self._written, re.IGNORECASE)

    def matches(self, text: str, lowered: str) -> bool:
        """Whether a line is written so; `lowered` is the line in lower case."""
        if len(text) > self.rule.longest:
            return False
        # Where a line may begin with anything, its words tell first; else its beginning does.
        if self.is_open:
            return any(map(lowered.__contains__, self.needs)) and self.pattern.match(text) is not None
        return self.pattern.match(text) is not None and (not self.needs or any(map(lowered.__contains__, self.needs)))


def _rank(rule: Rule) -> int:
    """The order in which rules are tried: those for short lines, those for all, those that ask for words or another length."""
    return 0 if rule.longest <= _SHORT else 1 if rule.longest == LONGEST_LINE and not rule.needs else 2


@cache
def _all_ways() -> list[_Way]:
    """The ways of all rules in the order in which they are tried."""
    return [
        way
        for rule in sorted(RULES, key=_rank)
        for way in (
            *(_Way(rule, way, rule.needs) for several in rule.ways for way, _ in alternatives(several)),
            *(_Way(rule, way, needs) for way, needs in rule.seldom),
        )
    ]


@cache
def _seldom() -> tuple[str, ...]:
    """Words one of which a line holds that is written in one of the ways that can begin with anything."""
    return tuple(dict.fromkeys(need for way in _all_ways() if way.is_open for need in way.needs))


@cache
def _places() -> dict[str, list[int]]:
    """Beginning -> places in `_all_ways` of the ways that begin so."""
    found: dict[str, list[int]] = {}
    for place, way in enumerate(_all_ways()):
        for begin in way.begins:
            found.setdefault(begin, []).append(place)
    return found


@lru_cache(maxsize=16384)
def _ways(beginning: str, is_seldom: bool) -> tuple[_Way, ...]:
    """The ways in which a line with these first characters, in lower case, can be written; `is_seldom` says whether it holds a word of
    `_seldom`."""
    ways = _all_ways()
    if len(beginning) == SIZE and beginning.isascii():
        begun = {place for size in range(SIZE + 1) for place in _places().get(beginning[:size], ())}
        ways = [ways[place] for place in sorted(begun)]
    return tuple(way for way in ways if is_seldom or not way.is_open)


_SECTION_LINE = re.compile(rf"{_SECTION}(?:\s*(?:[|/,&>·•-]|and)\s*{_SECTION}){{0,3}}\s*[:：|]?", re.IGNORECASE)
_CRUMBS = re.compile(r"\s*[>»›→]\s*|\s+/\s+|\s*::\s*")
_MENU_BARS = re.compile(r"\s*[|•·>»›]\s*|\s{2,}|\t|\s+/\s+")
_BAR = re.compile(r"[|•·>»›→/\t]")
_TWO_SPACES = re.compile(r"\s\s")
_TICKER_ITEM = re.compile(r"(?<![\d%])[+−▲▼△▽↑↓-]\s?\d[\d.,]*\s?%?|[▲▼△▽↑↓]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def kind_of(line: str) -> str:
    """The aside kind (or `related_heading`, or `footnote` for a correction) that a line has by its words; "" where it may be story.

    `line` is not squeezed: runs of spaces part the entries of menus.
    """
    text = line.strip()
    if not text or len(text) > LONGEST_LINE:
        return ""
    lowered = text.lower()
    for way in _ways(lowered[:SIZE], any(map(lowered.__contains__, _seldom()))):
        if way.matches(text, lowered):
            # A paragraph that only begins with a note in brackets is story: `(Translated by machine) Ankara raised ...`
            note = _NOTE_BEFORE.match(text) if way.rule.kind in ("credit", "disclaimer") else None
            return "" if note and len(text) - note.end() > _PARAGRAPH else way.rule.kind
    if len(text) <= 160:
        if " | " in text and all(map(_is_control, text.split(" | "))):
            return "navigation"
        kind = "ticker" if is_ticker(text) else "navigation" if is_menu(text) else ""
        return kind if kind and not has_day(text) else ""
    return ""


_NOTE_BEFORE = re.compile(r"[(\[（][^()\[\]（）]{3,80}[)\]）]\s+(?=\w)")
_PARAGRAPH = 120
"""Characters that are more than a note goes on for."""


def _is_control(part: str) -> bool:
    """Whether a part of a line is by itself one of the short lines."""
    text = part.strip()
    return any(way.rule.longest <= _SHORT and way.pattern.match(text) for way in _ways(text.lower()[:SIZE], True))


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
        and "%" not in text  # a rate that goes in steps: `35% → 31.8% → 0%`
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
