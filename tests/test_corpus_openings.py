"""Beginnings of expressions: no line that an expression matches begins otherwise."""

import re

import pytest

from pipelines.corpus.furniture import RULES, kind_of
from pipelines.corpus.openings import SIZE, alternatives


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("Read also", {"rea"}),
        ("(?:please )?(?:see|watch)", {"ple", "see", "wat"}),
        ("no", {"no"}),
        (r"[Bb]ack\b", {"bac"}),
        (r"a{2}b", {"a"}),
        (r"(?!b)[a-c]d", {"ad", "bd", "cd"}),
        (r"\d of", {f"{digit} o" for digit in "0123456789"}),
        (r"¡?si", {"si"}),
        (r"(?-i:TV) guide", {"tv "}),
        (r".{0,80}\bin your inbox", {"", "in "}),
        (r"\w+ photo", {""}),
        (r"x*y", {"x", "y"}),
        (r"(?:sign|log) ?in$", {"sig", "log"}),
    ],
)
def test_beginnings_of_an_expression(pattern: str, beginnings: set[str]) -> None:
    assert {begin for _, begins in alternatives(pattern) for begin in begins} == beginnings


def test_an_expression_is_parted_at_its_own_bars_only() -> None:
    assert [text for text, _ in alternatives(r"a(?:b|c)|[|]d|e\|f")] == [r"a(?:b|c)", "[|]d", r"e\|f"]


def test_a_group_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not known here"):
        alternatives("(?>a)")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_a_rule_begin_as_its_expression_does(rule) -> None:
    begins = {begin for _, several in alternatives(rule.pattern) for begin in several}
    for example in rule.examples:
        written = example.lower()[:SIZE]
        assert not written.isascii() or any(written.startswith(begin) for begin in begins)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_ways_that_begin_with_anything_ask_for_a_word(rule) -> None:
    ways = [(way, rule.needs) for way in rule.ways] + list(rule.seldom)
    for way, needs in ways:
        for _, begins in alternatives(f"{rule.before}(?:{way})"):
            assert needs or "" not in begins, way


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_lines_fall_under_the_first_rule_that_they_match(rule) -> None:
    def fits(other, line: str) -> bool:
        ways = [(f"(?:{'|'.join(other.ways)})", other.needs), *other.seldom] if other.ways else other.seldom
        return len(line) <= other.longest and any(
            (not needs or any(need in line.lower() for need in needs))
            and re.match(f"{other.before}(?:{way}){other.behind}", line, re.IGNORECASE)
            for way, needs in ways
        )

    for example in rule.examples:
        assert kind_of(example) in {other.kind for other in RULES if fits(other, example)}
