"""How the matches of a regular expression can begin: so that a line is tried only on the wordings it can fall under.

Only the signs that `wordings` and `closings` use are understood; where one is not, any beginning counts as possible.
"""

import re
from functools import cache

SIZE = 3
"""Characters of a beginning."""

_REST = "\0"
"""Ends a beginning behind which anything may stand."""
_OPEN = frozenset({_REST})
_SPECIAL = frozenset(".[\\")
_NOTHING = frozenset({""})
_MOST = 200
"""More beginnings than these are told apart by fewer characters."""
_ZERO_WIDTH = "bBAZ"
_GROUP = re.compile(r"\((?:\?(?P<look><?[=!])|\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:))?")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{(?P<least>\d*)(?P<more>,\d*)?\})[?+]?")


def alternatives(pattern: str) -> list[tuple[str, frozenset[str]]]:
    """The alternatives of an expression, each with the beginnings of its matches: up to SIZE ASCII characters in lower case.

    Case is ignored. Whatever a match is, one of the beginnings is how it begins; "" stands for all there are.
    """
    found: list[tuple[str, frozenset[str]]] = []
    at = 0
    while at <= len(pattern):
        begun, end = _sequence(pattern, at)
        found.append((pattern[at:end], frozenset(text.rstrip(_REST) for text in begun)))
        at = end + 1
    return found


def _sequence(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Beginnings of the sequence at `at`, and where it ends: before a bar or a bracket. One without `_REST` is a whole match."""
    begun = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        one, at = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier:
            at = quantifier.end()
            sign = quantifier.group()[0]
            if sign in "*+" or quantifier["more"] or quantifier["least"] not in (None, "0", "1"):
                one = frozenset(text if text.endswith(_REST) else text + _REST for text in one)
            if sign in "?*" or quantifier["least"] in ("", "0"):
                one |= _NOTHING
        begun = _joined(begun, one)
    return begun, at


def _joined(before: frozenset[str], behind: frozenset[str]) -> frozenset[str]:
    joined: set[str] = set()
    for text in before:
        if text.endswith(_REST):
            joined.add(text)
        else:
            for more in behind:
                whole = text + more
                joined.add(whole if len(whole.rstrip(_REST)) < SIZE else whole[:SIZE] + _REST)
    size = SIZE
    while len(joined) > _MOST:
        size -= 1
        joined = {text if len(text.rstrip(_REST)) < size else text[:size] + _REST for text in joined}
    return frozenset(joined)


def _atom(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Beginnings of the group, class or sign at `at`, and where it ends."""
    sign = pattern[at]
    if sign == "(":
        return _group(pattern, at)
    if sign == "\\" and pattern[at + 1] in _ZERO_WIDTH:
        return _NOTHING, at + 2
    if sign in "^$":
        return _NOTHING, at + 1
    if sign not in _SPECIAL:
        return _signs(sign), at + 1
    end = at + (2 if sign == "\\" else 1)
    if sign == "[":
        while pattern[end] != "]" or end == at + 1:
            end += 2 if pattern[end] == "\\" else 1
        end += 1
    if sign == "." or pattern[at : at + 2] in ("\\w", "\\S", "[^") or (sign == "[" and "\\w" in pattern[at:end]):
        return _OPEN, end
    return _signs(pattern[at:end]), end


@cache
def _signs(one: str) -> frozenset[str]:
    """The ASCII characters in lower case that a sign or class stands for."""
    if one[0] not in _SPECIAL:
        return frozenset(one.lower()) if one.isascii() else frozenset()
    # What a class holds the compiler of expressions knows best.
    return frozenset(sign.lower() for sign in re.findall(one, _ASCII, re.IGNORECASE))


_ASCII = "".join(map(chr, range(1, 128)))


def _group(pattern: str, at: int) -> tuple[frozenset[str], int]:
    opening = _GROUP.match(pattern, at)
    if opening is None or pattern.startswith("?", opening.end()):
        raise ValueError(f"the group at {at} of {pattern!r} is of a kind not known here")
    begun: frozenset[str] = frozenset()
    at = opening.end() - 1
    while pattern[at] != ")":
        one, at = _sequence(pattern, at + 1)
        begun |= one
    return _NOTHING if opening["look"] else begun, at + 1
