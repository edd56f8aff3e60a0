"""Tokens: a text cut piece by piece is cut as a whole, and no text can fill the memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading import tokens
from pipelines.reading.tokens import cut, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. and Japan's 25% duty", ["the", "u.s.", "and", "japan", "'s", "25", "%", "duty"]),
        ("steel-and-aluminum", ["steel", "-", "and", "-", "aluminum"]),
        ("it doesn’t cost $1,000.50.", ["it", "doesn't", "cost", "$", "1,000.50", "."]),
        ("  ", []),
        ("", []),
    ],
)
def test_words_and_signs(text: str, words: list[str]) -> None:
    assert cut(text).words == words


@given(st.text("aB1.,'’-% \n\u00e9", max_size=60), st.integers(0, 1000))
def test_tokens_stand_where_they_say_and_leave_out_white_space_alone(text: str, offset: int) -> None:
    found = tokenize(text, offset)
    assert all(text[token.start - offset : token.end - offset] == token.text for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())
    assert cut(text, offset).starts == [token.start for token in found]


def test_pieces_are_remembered_but_neither_long_nor_many() -> None:
    cut("x" * 1_000_000)
    assert max(map(len, tokens._PIECES)) <= 60
    cut(" ".join(f"piece{n}" for n in range(tokens._MOST + 10)))
    assert len(tokens._PIECES) <= tokens._MOST
