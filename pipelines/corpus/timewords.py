"""The words that go with times in a line of facts, and what a part of such a line says without them: `Published on`, `Monday`, `IST`."""

import re

MARK = "\x00"
"""Stands for a day or a clock time."""
_LABELS = re.compile(
    r"\b(?:first |last |originally |newly )?(?:published|posted|updated?|modified|released|created|issued|dated?|time|filed"
    r"|uploaded|printed"
    r"|edited|input|entered|entry|registered|modification|final|approved|uploaded|sent|broadcast|aired|recorded|stand|publié(?:e)?"
    r"|actualizado|publicado|aktualisiert|erstellt|veröffentlicht|pubblicato|mis à jour)\b(?: (?:on|at|by|in|le|el|am|il))?\s*[:：]?"
    r"|\b(?:this|the) (?:column|article|story|piece|essay|letter|report|text|note|speech|talk|interview|post|bulletin|circular"
    r"|notice|statement"
    r"|release|programme|program) (?:was|is|has been|ran|appeared|first)\b(?: (?:published|printed|given|sent|aired|recorded"
    r"|posted|appeared|dated))?"
    r"|\b(?:ran|appeared|printed|sent|written|given|delivered|week ending|week of|for the week)\b"
    r"|\b(?:on|at|in|the|of|and|by|à|um|uhr|hrs|hours?|days?|issue|minutes?|mins?|ago|now|earlier|pages? [A-Z]?\d+|print edition|edition)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles"
    r"|jueves|viernes|sábado|domingo|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|poniedziałek|wtorek|środa|czwartek|piątek"
    r"|sobota|niedziela"
    r"|senin|selasa|rabu|kamis|jumat|sabtu|minggu|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag)\b"
    r"|\b(?:IST|GMT|UTC|local time|a\.?m|p\.?m|ET|EST|EDT|BST|CE?S?T)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:(?:on|at|in|by|from|of|for|to|reporting)|(?:podcast|newsletter|blog|magazine|staff|newsroom|website|programme|program|show"
    r"|bulletin|briefing|reporters?|weekly|monthly|daily)|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\d{2,3}\.\d(?: FM)?)$"
)
_WORDS = re.compile(r"[^\W\d_]{2,}")


def plain(part: str) -> str:
    """A part without the marks of times."""
    return " ".join(part.replace(MARK, " ").split()).strip(" ,")


def label_free(part: str) -> str:
    """A part without the words that go with times at its ends."""
    text = plain(part)
    while True:
        match = _LABELS.match(text)
        if match and match.group().strip().lower() not in ("the", "sun", "time") and match.end():
            text = text[match.end() :].strip(" ,:：")
            continue
        break
    while match := _TAIL.search(text):
        text = text[: match.start()]
    return text.strip(" ,:：")


def words_left(part: str) -> list[str]:
    """The words of a part that do not go with times."""
    return _WORDS.findall(_LABELS.sub(" ", part.replace(MARK, " ")))
