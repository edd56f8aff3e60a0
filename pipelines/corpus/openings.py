"""With which characters the matches of a regular expression can begin: so that a line is tried only on the wordings it can fall under.

Only the signs that `wordings` and `closings` use are understood; where one is not, any character counts as a beginning.
"""

import re

ANY = None
"""Stands for all characters."""

_Firsts = frozenset[str] | None
_ZERO_WIDTH = "bBAZ"
_CLASSES = {"d": frozenset("0123456789"), "s": frozenset(" \t\n\r\f\v")}
_GROUP = re.compile(r"\((?:\?(?P<look><?[=!])|\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:))?")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")


def alternatives(pattern: str) -> list[tuple[str, _Firsts]]:
    """The alternatives of an expression, each with the ASCII characters in lower case with which its matches can begin.

    Case is ignored. ANY says that they can begin with every character, or hold none.
    """
    found: list[tuple[str, _Firsts]] = []
    at = 0
    while at <= len(pattern):
        firsts, is_open, end = _sequence(pattern, at)
        found.append((pattern[at:end], ANY if is_open else firsts))
        at = end + 1
    return found


def _sequence(pattern: str, at: int) -> tuple[_Firsts, bool, int]:
    """First characters of the sequence that begins at `at`, whether it can match nothing, and where it ends: before a bar or a bracket."""
    firsts: _Firsts = frozenset()
    is_open = True
    while at < len(pattern) and pattern[at] not in "|)":
        one, may_be_nothing, at = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier:
            at = quantifier.end()
            may_be_nothing = may_be_nothing or quantifier.group()[0] in "?*" or quantifier["least"] in ("", "0")
        if is_open:
            firsts = ANY if firsts is ANY or one is ANY else firsts | one
            is_open = may_be_nothing
    return firsts, is_open, at


def _atom(pattern: str, at: int) -> tuple[_Firsts, bool, int]:
    """First characters of the group, class or sign at `at`, whether it can match nothing, and where it ends."""
    sign = pattern[at]
    if sign == "(":
        return _group(pattern, at)
    if sign == "[":
        return _class(pattern, at)
    if sign == "\\":
        escaped = pattern[at + 1]
        if escaped in _ZERO_WIDTH:
            return frozenset(), True, at + 2
        return _CLASSES.get(escaped, ANY if escaped.isalnum() else frozenset(escaped)), False, at + 2
    if sign in "^$":
        return frozenset(), True, at + 1
    return ANY if sign == "." else frozenset(sign.lower()), False, at + 1


def _group(pattern: str, at: int) -> tuple[_Firsts, bool, int]:
    opening = _GROUP.match(pattern, at)
    if opening is None or pattern[opening.end() : opening.end() + 1] == "?":
        raise ValueError(f"the group at {at} of {pattern!r} is of a kind not known here")
    firsts: _Firsts = frozenset()
    is_open = False
    at = opening.end() - 1
    while pattern[at] != ")":
        one, may_be_nothing, at = _sequence(pattern, at + 1)
        firsts = ANY if firsts is ANY or one is ANY else firsts | one
        is_open = is_open or may_be_nothing
    return (frozenset(), True, at + 1) if opening["look"] else (firsts, is_open, at + 1)


def _class(pattern: str, at: int) -> tuple[_Firsts, bool, int]:
    end = at + 1
    while pattern[end] != "]" or end == at + 1:
        end += 2 if pattern[end] == "\\" else 1
    body = pattern[at + 1 : end]
    if body[0] == "^" or any(f"\\{kind}" in body for kind in "wWDS"):
        return ANY, False, end + 1
    # Of the case of letters the compiler of expressions knows more: it is asked about each ASCII character.
    one = re.compile(pattern[at : end + 1], re.IGNORECASE)
    return frozenset(chr(code).lower() for code in range(128) if one.match(chr(code))), False, end + 1
