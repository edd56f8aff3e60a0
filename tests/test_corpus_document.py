"""Taking articles apart: JSON in all its shapes, refusals with reasons, hostile content, and properties that always hold."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.contracts.terms import ASIDE_KINDS, BODY_KINDS, PRECISIONS, PUBLISHED_BASES
from pipelines.corpus.document import BLOCK_GAP, Document, take_apart
from pipelines.corpus.files import RawItem, Refusal

P1 = "The government said on Monday that it would raise the duty on imported steel to 25 percent, the highest rate in twenty years."
P2 = "Buyers were not amused. A maker of cans in the north of the country said that it would close one of its two lines by summer."


def take(content: bytes | dict[str, Any] | list[Any] | str, source_format: str = "json") -> Document | Refusal:
    raw = content if isinstance(content, bytes) else (content if isinstance(content, str) else json.dumps(content)).encode()
    return take_apart(RawItem("a", 3 if source_format in ("jsonl", "parquet") else None, source_format, raw))


def document(content: bytes | dict[str, Any] | str, source_format: str = "json") -> Document:
    found = take(content, source_format)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("key", ["text", "body", "content", "articleBody", "Body"])
@pytest.mark.parametrize(
    "text",
    [
        f"{P1}\n\n{P2}",
        f"{P1}\n{P2}",
        f"<p>{P1}</p><p>{P2}</p>",
        f"<div><p>{P1}<br><br>{P2}</p><script>99%</script></div>",
        [P1, P2],
        [{"type": "paragraph", "text": P1}, {"type": "image"}, {"text": P2}],
        [f"<p>{P1}</p>", f"<p>{P2}</p>"],
        {"rendered": f"<p>{P1}</p>\n<p>{P2}</p>"},
        f"**{P1}**\n\n[{P2}](https://a.example)",
    ],
)
def test_text_of_json_in_all_its_shapes(key: str, text: Any) -> None:
    assert [block.text for block in document({key: text}).blocks if block.is_body] == [P1, P2]


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda one: {"site": "Example", "article": one},
        lambda one: {"meta": {"page": 1}, "data": {"item": one}},
        lambda one: {"feed": "daily", "items": [one]},
        lambda one: [one],
    ],
)
def test_a_single_article_is_found_in_what_wraps_it(wrapped: Any) -> None:
    found = document(wrapped({"headline": "Steel duty rises", "date": "2024-05-06", "body": f"{P1}\n\n{P2}"}))
    assert (found.title, found.published_on and found.published_on.isoformat()) == ("Steel duty rises", "2024-05-06")
    assert [block.text for block in found.blocks if block.is_body][1:] == [P1, P2]


@pytest.mark.parametrize(
    "content",
    [
        {"items": [{"text": P1}, {"text": P2}]},
        [{"text": P1}, {"text": P2}],
        {"headline": "Steel duty rises", "comments": [{"text": P1}]},
        {"article": {"text": P1}, "story": {"text": P2}},
        {"data": "text"},
    ],
)
def test_several_articles_in_one_object_and_comments_alone_are_no_article(content: Any) -> None:
    found = take(content)
    assert isinstance(found, Refusal)
    assert found.rule == "not_an_article"


def test_headline_and_standfirst_come_first_and_once() -> None:
    found = document(
        {
            "body": f"Steel duty rises\n\nMills cheer, buyers do not\n\n{P1}",
            "title": "Steel duty rises",
            "standfirst": "Mills cheer, buyers do not",
        }
    )
    assert [(block.kind, block.is_body) for block in found.blocks] == [
        ("headline", True),
        ("standfirst", True),
        ("repeat", False),
        ("paragraph", True),
    ]
    assert found.text == f"Steel duty rises\n\nMills cheer, buyers do not\n\n{P1}"


def test_keys_beside_the_text_are_not_story() -> None:
    fields = {
        "title": "T is raised",
        "body": P1,
        "related": [{"title": "99% off"}],
        "tags": ["98%"],
        "comments": [{"text": "97%"}],
        "description": "96%",
    }
    found = document(fields)
    assert found.text == f"T is raised\n\n{P1}"


def test_everything_known_about_an_article() -> None:
    found = document(
        {
            "url": "https://courier.example/2025/05/09/steel",
            "headline": "Steel duty rises",
            "author": ["Ann Lee", "EX Editorial Team"],
            "publisher": {"name": "Courier"},
            "published_at": "2025-05-09T00:12:00+01:00",
            "updated_at": "2025-05-10T08:55:31+01:00",
            "language": "en-GB",
            "body": P1,
        }
    )
    assert (found.url, found.title, found.authors, found.publisher) == (
        "https://courier.example/2025/05/09/steel",
        "Steel duty rises",
        ["Ann Lee"],
        "Courier",
    )
    assert (str(found.published_on), str(found.published_at)) == ("2025-05-09", "2025-05-08 23:12:00")
    assert (found.published_precision, found.published_basis, found.language, found.word_count) == ("day", "metadata", "en", 26)
    assert found.article_id == found.content_sha256[:20]
    article = found.article()
    assert (article.text, article.title, article.published_on) == (found.text, found.title, found.published_on)


def test_a_document_follows_from_bytes_and_format_alone() -> None:
    content = json.dumps({"text": P1}).encode()
    assert take_apart(RawItem("a", 1, "jsonl", content)) == take_apart(RawItem("b/c", 99, "jsonl", content))


@pytest.mark.parametrize(
    ("source_format", "content", "rule", "words"),
    [
        ("txt", b"", "empty_file", "no bytes"),
        ("txt", b" \n\t ", "no_text", "white space"),
        ("txt", b"---- ??", "no_text", "No text"),
        ("txt", b"GIF89a\x00\x01", "binary", "NUL"),
        ("txt", b"Z\xf6lle steigen", "not_utf8", "byte 0xf6 at offset 1"),
        ("txt", b"\xff\xfeZ", "not_utf8", "byte order mark"),
        ("md", b"---\ntitle: \xe9\n---\n", "not_utf8", "offset 11"),
        ("html", b"<html><body><nav>Home</nav></body></html>", "no_text", "layout"),
        ("html", b"<html>\x00<body>a</body></html>", "binary", "NUL"),
        ("json", b'{"text": "a",\n "title" "b"}', "malformed_json", "line 2, column 10"),
        ("jsonl", b'{"text": "a" "title": "b"}', "malformed_json", "column 14"),
        ("jsonl", b'{"text": "cut of', "malformed_json", "column 10"),
        ("json", b"[" * 100_000, "malformed_json", "nested too deeply"),
        ("json", b'{"date": ' + b"9" * 5000 + b', "text": "a"}', "malformed_json", "cannot be read"),
        ("json", b'[{"text": "a"}, {"text": "b"}]', "not_an_article", "a list"),
        ("jsonl", b'"text"', "not_an_article", "a string"),
        ("jsonl", b"5", "not_an_article", "a number"),
        ("jsonl", b"null", "not_an_article", "null"),
        ("jsonl", b'{"title": "a", "rate": 25}', "not_an_article", "title, rate"),
        ("jsonl", b'{"text": 5}', "not_an_article", "int"),
        ("jsonl", b'{"text": {"a": 1}}', "not_an_article", "dict"),
        ("jsonl", b'{"text": ""}', "no_text", "empty"),
        ("parquet", b'{"text": null}', "no_text", "empty"),
        ("jsonl", b'{"text": "Z\xf6lle"}', "not_utf8", "0xf6"),
        ("jsonl", b"\x00\x00", "binary", "NUL"),
    ],
)
def test_refusals_say_what_where_and_why(source_format: str, content: bytes, rule: str, words: str) -> None:
    found = take(content, source_format)
    assert isinstance(found, Refusal), found
    assert found.rule == rule
    assert words in found.detail
    assert (found.source_path, found.source_line) == ("a", 3 if source_format in ("jsonl", "parquet") else None)
    payload = json.loads(found.payload or "")
    if source_format == "jsonl":
        assert payload == content.decode("utf-8", "backslashreplace")
    elif source_format == "parquet":
        assert payload == json.loads(content)
    else:
        assert payload["bytes"] == len(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("source_format", ["txt", "json"])
def test_byte_order_marks_are_followed(encoding: str, source_format: str) -> None:
    text = "Zölle auf Stahl steigen."
    content = text if source_format == "txt" else json.dumps({"text": text}, ensure_ascii=False)
    assert document(content.encode(encoding), source_format).text == text


def test_characters_that_are_not_printed_are_dropped() -> None:
    text = "A\u0000 25\u00a0% duty on \u200bsteel\u00ad and\ud800 “cans”\u202e \x1b[31mrises\ufeff."
    assert document({"text": text}).text == "A 25 % duty on steel and\ufffd “cans” [31mrises."


def test_entities_in_plain_text_are_resolved() -> None:
    assert document("Cans &amp; pipes pay 25&nbsp;% &ndash; AT&T too.", "txt").text == "Cans & pipes pay 25 % – AT&T too."


def test_a_page_in_a_text_file_is_read_as_a_page() -> None:
    assert document(f"<!DOCTYPE html><html><body><nav>Home</nav><article><p>{P1}</p></article></body></html>", "txt").text == P1


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("source_format", "content"),
    [
        ("txt", b"a tariff of 25% and more " * 100_000),
        ("txt", b"A" * 10_000_000),
        ("txt", b"Read also:\n- By Ann Lee\n" * 10_000),
        ("txt", b"A | B | C\n" * 10_000),
        ("md", b"**a " * 50_000),
        ("md", b"[a](" * 50_000),
        ("md", b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\nauthors: [*d,*d]\n---\nText."),
        ("html", b"<script>" * 50_000 + b"Text."),
        ("html", b"<p>" + b"a<br>" * 100_000),
        ("html", b"<table>" + b"<tr><td>a<td>1" * 10_000),
        ("json", json.dumps({"text": "<div>" * 50_000 + P1}).encode()),
        ("json", b'{"text": "a", "authors": ' + b"[" * 400 + b"]" * 400 + b"}"),
    ],
    ids=[
        "long line",
        "one word",
        "lists",
        "menus",
        "stars",
        "links",
        "aliases",
        "scripts",
        "breaks",
        "table",
        "nested html in json",
        "nested authors",
    ],
)
def test_hostile_content_ends_in_time(source_format: str, content: bytes) -> None:
    assert isinstance(take(content, source_format), Document | Refusal)


def holds(found: Document | Refusal) -> None:
    """What is true of whatever take_apart gives."""
    if isinstance(found, Refusal):
        assert found.rule
        assert found.detail
        json.loads(found.payload or "")
        return
    body = [block for block in found.blocks if block.is_body]
    assert BLOCK_GAP.join(block.text for block in body) == found.text
    assert found.text.strip()
    found.text.encode()
    assert [block.no for block in found.blocks] == list(range(len(found.blocks)))
    for block in found.blocks:
        assert block.kind in (BODY_KINDS if block.is_body else ASIDE_KINDS)
        assert block.text == block.text.strip() != ""
        if block.is_body:
            assert found.text[block.start : block.end] == block.text
            assert "\n" not in block.text
        else:
            assert (block.start, block.end) == (-1, -1)
    end = 0
    for number, sentence in enumerate(found.sentences):
        block = found.blocks[sentence.block_no]
        assert (sentence.no, sentence.block_kind) == (number, block.kind)
        assert found.text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert block.start <= sentence.start < sentence.end <= block.end
        assert end <= sentence.start
        end = sentence.end
    assert {sentence.block_no for sentence in found.sentences} == {block.no for block in body}
    assert found.published_basis in PUBLISHED_BASES
    assert (found.published_on is None) == (found.published_precision is None) == (found.published_basis == "none")
    assert found.published_precision in (None, *PRECISIONS)
    assert found.published_at is None or found.published_at.tzinfo is None
    assert all(name.strip() for name in found.authors)


FORMATS = st.sampled_from(["txt", "html", "md", "json", "jsonl", "parquet"])
PARTS = st.sampled_from(
    [
        P1,
        P2,
        "Read also:",
        "By Ann Lee",
        "May 4, 2025",
        "Menu",
        "Home > News",
        "- ",
        "1. ",
        "| a | 1 |",
        "\n",
        "\n\n",
        "**",
        "<p>",
        "</p>",
        "<li>",
        "<td>",
        "<h1>",
        "<table>",
        "<br>",
        "</div>",
        "<nav>",
        "# ",
        "> ",
        "---\n",
        "title: x\n",
        "&nbsp;",
        "\u200b",
        "\u00a0",
        "关税。",
        "[By Harbour News, Wang Li] ",
        "(Photo: Bo Ek/AP)",
        "Advertisement",
        "© 2025 Courier",
        "“No,” he said.",
        "\t",
        "\x00",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FORMATS, st.binary(max_size=300))
def test_no_bytes_make_it_fail(source_format: str, content: bytes) -> None:
    holds(take(content, source_format))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["txt", "html", "md"]), st.lists(PARTS | st.text(max_size=30), max_size=25).map("".join))
def test_no_text_makes_it_fail(source_format: str, content: str) -> None:
    holds(take(content.encode("utf-8", "surrogatepass"), source_format))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | PARTS
    | st.sampled_from(["2025-05-04T10:00:00Z", "https://a.example/2025/05/04/x", 1746400000]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "text", "@type", "url", "rendered"]), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        [
            "text",
            "body",
            "content",
            "title",
            "author",
            "authors",
            "publisher",
            "source",
            "url",
            "published_at",
            "date",
            "language",
            "standfirst",
            "description",
            "related",
        ]
    ),
    VALUES,
    max_size=8,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FIELDS)
def test_no_fields_make_it_fail(fields: dict[str, Any]) -> None:
    holds(take(fields, "jsonl"))
