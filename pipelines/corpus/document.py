"""One article's bytes -> a Document: its text in blocks and sentences, and what is known about it. The door of this room.

A document follows from the bytes and their format alone: no paths, no clock, no other article.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from pipelines.contracts.terms import BODY_KINDS
from pipelines.corpus.characters import clean, decode, resolve_entities
from pipelines.corpus.dating import Published, date_article
from pipelines.corpus.files import RawItem, Refusal, describe, quote_line
from pipelines.corpus.labels import label
from pipelines.corpus.markdown import is_markdown, read_markdown, split_front_matter, split_labels
from pipelines.corpus.metadata import TEXT_KEYS, Facts, fill, read_fields, settle
from pipelines.corpus.page import read_fragment, read_page
from pipelines.corpus.parts import Head, Labelled, Piece, Unfit
from pipelines.corpus.prose import read_prose
from pipelines.corpus.sentences import split_sentences
from pipelines.reading.article import Article, Block, Sentence

BLOCK_GAP = "\n\n"
"""What parts the body blocks in an article's text."""

_BODY = frozenset(BODY_KINDS)
_HTML_TAG = re.compile(
    r"</?(?:p|br|div|article|section|h[1-6]|ul|ol|li|table|blockquote|figure|span|a|strong|em|b|i)\b[^<>]{0,2000}>", re.IGNORECASE
)
_HTML_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Document:
    """One article taken apart; the columns of core.articles. `blocks` hold body and asides in page order, headline first."""

    content_sha256: str
    article_id: str
    source_format: str
    url: str | None
    title: str | None
    publisher: str | None
    authors: list[str]
    published_on: date | None
    published_at: datetime | None
    published_precision: str | None
    published_basis: str
    language: str | None
    text: str
    word_count: int
    blocks: list[Block]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the body blocks in order."""
        return split_sentences(self.text, self.blocks)

    def article(self) -> Article:
        """The article as `reading` takes it."""
        return Article(
            article_id=self.article_id,
            text=self.text,
            sentences=self.sentences,
            blocks=self.blocks,
            title=self.title,
            publisher=self.publisher,
            authors=self.authors,
            published_on=self.published_on,
            published_precision=self.published_precision,
            language=self.language,
            url=self.url,
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """An article as its source states it, in fields that say its headline and when it appeared: enough to keep it, too little to read."""

    item: RawItem
    head: Head
    text: str
    """Headline and text with clean characters; what in it is not the article is not told apart."""

    def document(self) -> Document | None:
        """The document without blocks and sentences; None where the fields do not say to the day when it appeared."""
        published = date_article(list(self.head.published), [], [self.text], self.head.url, self.head.language)
        if published.basis != "metadata" or published.precision != "day":
            return None
        return _document(self.item, settle(self.head, Labelled([]), self.text), published, self.text, [])


def read_stated(item: RawItem) -> Stated | None:
    """The article in `item` as its fields state it; None where there are none, where they leave its headline or time open, or the text is a
    page: such an item is taken apart."""
    if item.source_format not in ("json", "jsonl", "parquet"):
        return None
    try:
        fields = _unwrapped(json.loads(decode(item.content)))
        parts = _body(fields) if isinstance(fields, dict) else []
    except (Unfit, ValueError, RecursionError):
        return None
    if not parts or any("<" in part and _HTML_TAG.search(part) for part in parts):
        return None
    head = read_fields(fields)
    if not head.title or not head.published:
        return None
    text = clean(resolve_entities(BLOCK_GAP.join([head.title, *head.standfirsts, *parts]))).strip()
    return Stated(item, head, text)


def take_apart(item: RawItem) -> Document | Refusal:
    """The article in `item`, or a Refusal that says why there is none. Never raises on account of the content."""
    try:
        return _take_apart(item)
    except Unfit as unfit:
        payload = describe(item.content)
        if item.source_format == "parquet" and unfit.rule in ("not_an_article", "no_text"):
            payload = item.content.decode()  # the row is JSON already
        elif item.source_format in ("jsonl", "parquet"):
            payload = quote_line(item.content)
        return Refusal(item.source_path, item.source_line, unfit.rule, unfit.detail, payload)


def _take_apart(item: RawItem) -> Document:
    if not item.content:
        raise Unfit("empty_file", "There are no bytes. Fetch it again or remove it.")
    head, pieces, title_is_printed = _read(item)
    found = label(pieces, head, title_is_printed=title_is_printed)
    kept = [piece for piece in found.pieces if piece.text]
    text = BLOCK_GAP.join(piece.text for piece in kept if piece.kind in _BODY)
    if not any(character.isalnum() for character in text):
        raise Unfit("no_text", "No text of an article was found in it. If there is one, its layout is not known here; save the text alone.")
    blocks = _blocks(kept)
    facts = settle(head, found, text)
    paragraphs = [block.text for block in blocks if block.kind in ("paragraph", "bullet", "caption", "quote", "standfirst", "footnote")]
    published = date_article(list(head.published), found.stamps, paragraphs, facts.url, facts.language_tag)
    return _document(item, facts, published, text, blocks)


def _document(item: RawItem, facts: Facts, published: Published, text: str, blocks: list[Block]) -> Document:
    sha256 = hashlib.sha256(item.content).hexdigest()
    return Document(
        content_sha256=sha256,
        article_id=sha256[:20],
        source_format=item.source_format,
        url=facts.url,
        title=facts.title,
        publisher=facts.publisher,
        authors=facts.authors,
        published_on=published.on,
        published_at=published.at,
        published_precision=published.precision,
        published_basis=published.basis,
        language=facts.language,
        text=text,
        word_count=len(text.replace("|", " ").split()),
        blocks=blocks,
    )


def _blocks(pieces: list[Piece]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    for number, piece in enumerate(pieces):
        if piece.kind in _BODY:
            blocks.append(Block(number, piece.kind, True, at, at + len(piece.text), piece.text))
            at += len(piece.text) + len(BLOCK_GAP)
        else:
            blocks.append(Block(number, piece.kind, False, -1, -1, piece.text))
    return blocks


def _read(item: RawItem) -> tuple[Head, list[Piece], bool]:
    """Head and pieces of the article, and whether the title of the head belongs to its text."""
    if item.source_format in ("json", "jsonl", "parquet"):
        return *_read_object(item), True
    text = decode(item.content, is_html=item.source_format == "html")
    if not text.strip():
        raise Unfit("no_text", "There is nothing but white space in it.")
    if item.source_format == "html" or _HTML_PAGE.match(text):
        return *read_page(text), False
    text = clean(text)
    if item.source_format == "md":
        fields, rest = split_front_matter(text)
        head = read_fields(fields)
        # Sub-titles of the front matter are printed where the text repeats them.
        head.standfirsts = []
        return head, read_markdown(rest), True
    fields, rest = split_labels(text)
    return read_fields(fields), _read_text(rest), bool(fields)


def _read_text(text: str) -> list[Piece]:
    text = resolve_entities(text)
    return read_markdown(text) if is_markdown(text) else read_prose(text)


def _read_object(item: RawItem) -> tuple[Head, list[Piece]]:
    text = decode(item.content)
    try:
        fields = _unwrapped(json.loads(text))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if item.source_format == "json" else f"column {error.pos + 1}"
        raise Unfit("malformed_json", f"No sound JSON at {place}: {error.msg}. Correct it or write it again.") from None
    except (RecursionError, ValueError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error).split(";")[0]
        raise Unfit("malformed_json", f"The JSON cannot be read: {reason}.") from None
    if not isinstance(fields, dict):
        kind = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}.get(type(fields), "a number")
        raise Unfit("not_an_article", f"An article is a JSON object, this is {kind}. Several articles are given as JSON Lines, one a line.")
    body = _body(fields)
    head = read_fields(fields)
    pieces: list[Piece] = []
    for part in body:
        if _HTML_PAGE.match(part):
            inner, more = read_page(part)
            head = fill(head, inner)
            pieces += more
        else:
            pieces += _read_part(part)
    tops = [Piece(line, "standfirst", settled=True) for line in head.standfirsts]
    return head, tops + pieces


def _unwrapped(given: Any) -> Any:
    """The one object with a text in a list or an object without, with what the outer one says of it: `{"site": ..., "article": {...}}`, as
    feeds and programs hand over a single article. Else what is `given`."""
    if isinstance(given, list):
        return given[0] if len(given) == 1 and isinstance(given[0], dict) else given
    if not isinstance(given, dict) or _has_text(given):
        return given
    inner = [_unwrapped(value) for key, value in given.items() if str(key).lower() in _WRAPPERS]
    held = [one for one in inner if isinstance(one, dict) and _has_text(one)]
    if len(held) != 1:
        return given
    return {key: value for key, value in given.items() if isinstance(value, str)} | held[0]


_WRAPPERS = frozenset("article articles data doc document entry feed item items post result results story".split())


def _has_text(fields: dict[str, Any]) -> bool:
    return any(str(key).lower() in TEXT_KEYS for key in fields)


def _body(fields: dict[str, Any]) -> list[str]:
    """The text of the article in parts; Unfit `not_an_article` where no key holds one, `no_text` where the key holds nothing."""
    lower = {str(key).lower(): value for key, value in fields.items()}
    known = [key for key in TEXT_KEYS if key in lower]
    if not known:
        keys = ", ".join(map(str, list(fields)[:12])) or "none"
        raise Unfit(
            "not_an_article", f"The object has no text: none of the keys text, body, content or articleBody. Its keys: {keys[:300]}."
        )
    value = next((lower[key] for key in known if lower[key]), lower[known[0]])
    if isinstance(value, dict):
        value = next((value[key] for key in ("rendered", "html", "text", "value") if isinstance(value.get(key), str)), None) or value
    parts: list[str] = []
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict) and isinstance(value, list):  # blocks of an editor; a picture has no text
            part = next((part[key] for key in ("text", "content", "value", "html") if isinstance(part.get(key), str)), "")
        if isinstance(part, str) and part.strip():
            parts.append(part)
        elif part is not None and not isinstance(part, str):
            raise Unfit("not_an_article", f"Its text is neither a string nor a list of paragraphs, but {type(part).__name__}.")
    if not parts:
        raise Unfit("no_text", "The key that should hold the text is empty.")
    return parts if any(_HTML_TAG.search(part) for part in parts) else ["\n\n".join(parts)]


def _read_part(part: str) -> list[Piece]:
    if len(_HTML_TAG.findall(part)) >= 2:
        return read_fragment(part)
    return _read_text(clean(part))
