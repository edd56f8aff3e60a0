"""Lines under a headline that say more than facts: of their sentences the one that is a day with names or places is read alone.

`What growers get out of it. By Ann Lee, 5 May 2025`, `Bergen, 5 May 2025. Two years after it was asked ...`. Lines that say nothing but
facts are the matter of `facts`.
"""

import re

from pipelines.contracts.terms import ASIDE_KINDS
from pipelines.corpus import mastheads, names
from pipelines.corpus.facts import read_facts, read_pure
from pipelines.corpus.lines import is_sentence
from pipelines.corpus.parts import Labelled
from pipelines.corpus.stamps import ENGLISH_MONTH, has_day, without_times

_STOP = re.compile(r"(?:(?<=[\w)\]”\"’'])[.!?]|(?<=\d):)[”\"’)]?\s+(?=[\"“‘'(\[A-ZÀ-ÞĀ-Ž0-9])|\s+[–—]\s+")
_SHORT_FORM = re.compile(rf"(?:\b(?:{ENGLISH_MONTH}|[A-ZÀ-Þ][a-zß-ÿ’]{{0,2}}|Prof|Capt|Minn|Mass|Calif|Conn|Tenn|Wash|Mich)\.?|^\d\d?)$")
_TOP = 6
"""Pieces among which the line is looked for."""
_LONGEST_REMARK = 16
"""Words that a line may hold beside its facts and still be no part of the story."""
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_WORDS_BESIDE_A_DAY = 5
_ASIDE = frozenset(ASIDE_KINDS)


def read_segments(found: Labelled, first: int, outlets: dict[str, list[str]]) -> None:
    """Takes day and names from the first line under the headline that has such a sentence; does nothing where a day is known."""
    if found.stamps:
        return
    for piece in found.pieces[: min(first + 1, _TOP)]:
        if piece.kind == "headline" or piece.kind.startswith("table") or (piece.kind in _ASIDE and piece.kind != "byline"):
            continue
        parts = split(piece.text)
        named = [part for part in parts if _tells_names(part)]
        others = [part for part in parts if part not in named]
        dated = next((part for part in parts[:4] if read_pure(part) is not None), None)
        remark = next((part for part in others if _is_dated_remark(part)), None) if named else None
        rest = " ".join(part for part in others if part not in (dated, remark))
        is_story = len(rest.split()) > _LONGEST_REMARK or bool(rest and (is_sentence(piece.text) or _DIGIT.search(rest)))
        dated = dated or (remark if not is_story else None)
        if dated is None or (is_story and dated is not parts[0]):
            continue
        found.stamps.append(dated)
        for part in parts if not is_story else [dated]:
            facts = read_pure(part) or read_facts(part)
            if facts is not None:
                found.authors += facts.authors
                found.maybes += facts.maybes
                outlets["stamp"] += [facts.outlet] if facts.outlet else []
                outlets["guess"] += facts.proper
            elif names.is_byline(part) or names.is_names_only(part):
                found.authors += names.people_in(part)
            elif names.is_masthead(part):
                outlets["masthead"].append(part)
        if not is_story:
            piece.kind = "timestamp"
        return


def _tells_names(part: str) -> bool:
    """Whether a sentence is nothing but names, be it of persons or of the paper."""
    if names.is_byline(part) or names.is_names_only(part) or names.is_masthead(part):
        return True
    facts = read_facts(part)
    return facts is not None and (facts.has_names or facts.outlet is not None)


def _is_dated_remark(part: str) -> bool:
    """Whether a sentence beside names is a day and a few words: `Live coverage, closed Thursday, 5 May 2025, 23:40`."""
    return has_day(part) and len(_WORDS.findall(without_times(part))) <= _WORDS_BESIDE_A_DAY and not mastheads.has_verb(part)


def split(text: str) -> list[str]:
    """The sentences of a line, short forms kept whole: `Bodo, Minn., 5 May 2025. By Ann Lee` -> two."""
    parts: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        part = text[start : stop.start()]
        if _SHORT_FORM.search(part):
            continue
        parts.append(part.strip(" ,"))
        start = stop.end()
    return [part for part in (*parts, text[start:].strip(" ,.")) if part]
