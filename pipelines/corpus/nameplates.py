"""The nameplate of a page in plain text: the line above the headline with the paper's name, whatever else stands in it.

`mastheads` knows lines that are nothing but a name and a section. Here the name is what the line begins with, cut where a bar, a bracket,
a number or a day begins; `tops` says which lines are asked.
"""

import re

from pipelines.corpus import imprints, mastheads, names
from pipelines.corpus.characters import word_set
from pipelines.corpus.furniture import is_section
from pipelines.corpus.stamps import ENGLISH_MONTH

_CUT = re.compile(
    r"\s+[-–—/~*|·•>»]+(?:\s+|$)|\s*[|·•¦»›>~\t]\s*|[,;:]\s|(?<=[a-z][a-z])\.\s|\s{2,}|\s*[(\[]"
    r"|\s+(?:(?:no|vol(?:ume)?|issue|nr|ep(?:isode)?|#)[. #]*)?\d"
    rf"|\s+(?=(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day,? )?(?:\d|{ENGLISH_MONTH} \d))"
    r"|\s+(?=(?:in English|English (?:edition|pages|service|desk|version)|(?:International|Weekend|Print|Digital|Online) edition)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w&’'.+-]+")
_ELIDED = re.compile(r"[dl][’'][A-ZÀ-Þ]")
_MARKS = " *_#|[]<>~"
_LONGEST = 110
"""Code points of a line with a name; longer ones are headlines and paragraphs."""
_SMALL = word_set(
    "a and at by d da das de del della den der des di do dos du e el en et for i il in la las le les los of on the to und van y"
)
_DOCUMENTS = word_set(
    "advisory alert almanac almanack brief briefing bulletin circular digest flash letter newsletter note notes report update"
)
"""What papers are called, and what lies on their desks: a name has a word of its own beside it."""
_OF_ANY = _DOCUMENTS | word_set(
    """
    afternoon agriculture alerts analysis breaking business client clients comment commentary commodity company corporate court customs
    daily data desk duties duty economic economy energy evening export exporters exports factbox farm file finance financial
    foreign global goods government import importers imports industry inside international investigation issue key law legal live local
    market markets media member members memo memorandum monthly morning national news opinion page policy political politics practice
    press public quarterly question regional release research review section sector sheet special state subject summary tariff
    tariffs tax today top trade urgent view week weekly world
    """
)
"""Words that tell no paper from another."""
_PARTS_OF_PAPERS = word_set("column desk desks newsroom office staff team")
_NO_NAME = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|(?:trade )?wars?|deals?|subscribe|advertis\w+|forward(?:ed)?|share|photo|read|sign|cents?"
    r"|home|issued|published|updated|posted|from|re|dear|subject|breaking|memorandum|statement|transcript|page|item|episode|part|chapter"
    r"|letters to)\b|^(?:menu|skip|search|also|more|letters?|note) ",
    re.IGNORECASE,
)


def named_first(line: str) -> str | None:
    """The paper, firm or body with whose name a line begins; None where no word of it is one that they are called by."""
    name = _begin(line)
    return name if name and _is_telling(name) else None


def written_first(line: str) -> str | None:
    """What a line begins with, if it is written like a name, though no word gives it away, and the rest of it is none of a headline."""
    name = _begin(line)
    is_headline = _NO_NAME.search(line) or mastheads.has_verb(line)
    return name if name and " " in name and mastheads.is_name_like(name) and not is_headline else None


def _begin(line: str) -> str | None:
    text = line.strip(_MARKS)
    cut = _CUT.search(text)
    name = (text[: cut.start()] if cut else text).strip(_MARKS + ",.;:-–—")
    words = name.split()
    if not 1 <= len(words) <= 7 or not 4 <= len(name) <= 60 or len(text) > _LONGEST or (cut is None and text[-1:] in ".!?…:"):
        return None
    if not name[0].isupper() or _NO_NAME.search(name) or is_section(name) or names.is_common(name):
        return None
    is_titled = all(word[0].isupper() or word[0] in "0123456789&" or _ELIDED.match(word) or word.lower() in _SMALL for word in words)
    return name if is_titled and not names.is_byline(line) else None


def _is_telling(name: str) -> bool:
    words = [word.lower().strip("’'.") for word in _WORD.findall(name)]
    own = [word for word in words if word not in _OF_ANY and word not in _SMALL and not word.isdigit()]
    if not own or words[-1] in _SMALL or words[-1] in _PARTS_OF_PAPERS:
        return False
    who, written_for, _ = name.partition(" for ")
    if written_for and names.is_person(who):
        return False
    return names.is_masthead(name) or imprints.is_no_person(name) or (len(words) > 1 and not _DOCUMENTS.isdisjoint(words))
