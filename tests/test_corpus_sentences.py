"""Sentences: where they end, where they do not, and that their offsets hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.corpus.sentences import spans, split_sentences
from pipelines.reading.article import Block

CASES = [
    # a stop and a capital
    ("The rate is 25%. It rises in May.", ["The rate is 25%.", "It rises in May."]),
    ("Will it hold? Nobody knows! We wait.", ["Will it hold?", "Nobody knows!", "We wait."]),
    # figures
    ("The U.S. charges 2.5. The EU charges 10.", ["The U.S. charges 2.5.", "The EU charges 10."]),
    ("It fell 4.5 percent. 300 jobs went.", ["It fell 4.5 percent.", "300 jobs went."]),
    # abbreviations before names and figures
    ("He met Mr. Ford on Aug. 7. They talked.", ["He met Mr. Ford on Aug. 7.", "They talked."]),
    ("See No. 5 of the list vs. the old one.", ["See No. 5 of the list vs. the old one."]),
    ("Gov. Poe and Sen. Lee spoke to Gen. Ek.", ["Gov. Poe and Sen. Lee spoke to Gen. Ek."]),
    ("Some goods, e.g. Swiss watches, i.e. luxury, pay more.", ["Some goods, e.g. Swiss watches, i.e. luxury, pay more."]),
    # abbreviations that may end a sentence
    ("It was sold by Acme Corp. The price was low.", ["It was sold by Acme Corp.", "The price was low."]),
    ("Acme Corp. President Ann Lee agreed.", ["Acme Corp. President Ann Lee agreed."]),
    ("He flew to Washington, D.C. The talks failed.", ["He flew to Washington, D.C.", "The talks failed."]),
    ("The U.S. Treasury said so. In the U.S. They agreed.", ["The U.S. Treasury said so.", "In the U.S.", "They agreed."]),
    ("It began at 12:01 a.m. Eastern time. At 5 p.m. it ended.", ["It began at 12:01 a.m. Eastern time.", "At 5 p.m. it ended."]),
    ("That was in Jan. Then came February.", ["That was in Jan.", "Then came February."]),
    ("Secretary Ma. Cristina Roque spoke. He met President Ma. The talks ended.", [
        "Secretary Ma. Cristina Roque spoke.", "He met President Ma.", "The talks ended."
    ]),
    # initials
    ("Philip K. Bell and J. D. Poe met. They left.", ["Philip K. Bell and J. D. Poe met.", "They left."]),
    # quotes and brackets behind the stop
    ('He said "no." She said "yes."', ['He said "no."', 'She said "yes."']),
    ("“It is done.” “Is it?” He left.", ["“It is done.”", "“Is it?”", "He left."]),
    ("It fell (by half.) It rose again.", ["It fell (by half.)", "It rose again."]),
    ('"Will it hold?" Varma asked. "No."', ['"Will it hold?" Varma asked.', '"No."']),
    ('"It ends now!" the minister said.', ['"It ends now!" the minister said.']),
    # footnote marks
    ("It rose by half.[1] It fell later[2]. It rests.", ["It rose by half.[1]", "It fell later[2].", "It rests."]),
    # points of suspension
    ("We wait... and see. Cars matter... We go on.", ["We wait... and see.", "Cars matter...", "We go on."]),
    # no white space behind the stop
    ("It rose 5 percent.The rest fell.", ["It rose 5 percent.", "The rest fell."]),
    # other scripts
    ("关税上升到25%。他说：“不。”好。", ["关税上升到25%。", "他说：“不。”", "好。"]),
    # enumerations at the beginning
    ("1. What happened? Nothing.", ["1. What happened?", "Nothing."]),
    ("II. Refunds are open.", ["II. Refunds are open."]),
    # no stop at all, and nothing
    ("A headline without a stop", ["A headline without a stop"]),
    ("  ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_of_a_paragraph(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == expected


def test_headlines_and_rows_are_one_sentence_and_asides_none() -> None:
    pieces = [
        ("headline", True, "Up. Down. Up."),
        ("navigation", False, "Home. News."),
        ("table_row", True, "U.S. | 25. | 30. No"),
        ("paragraph", True, "One. Two."),
    ]
    text, blocks = "", []
    for number, (kind, is_body, piece) in enumerate(pieces):
        start = len(text) + (2 if text else 0)
        text = "\n\n".join(filter(None, (text, piece if is_body else "")))
        blocks.append(Block(number, kind, is_body, start if is_body else -1, start + len(piece) if is_body else -1, piece))
    found = split_sentences(text, blocks)
    assert [(s.no, s.block_no, s.block_kind, s.text) for s in found] == [
        (0, 0, "headline", "Up. Down. Up."),
        (1, 2, "table_row", "U.S. | 25. | 30. No"),
        (2, 3, "paragraph", "One."),
        (3, 3, "paragraph", "Two."),
    ]
    assert all(text[s.start : s.end] == s.text for s in found)


@given(st.text(alphabet="aZ. !?\"')(1U.S…。“”[]\n", max_size=80))
def test_spans_are_ordered_trimmed_and_lose_nothing_but_space(text: str) -> None:
    at = 0
    kept = ""
    for start, end in spans(text):
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        kept += text[start:end]
        at = end
    assert "".join(kept.split()) == "".join(text.split())
