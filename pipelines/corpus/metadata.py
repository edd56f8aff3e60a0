"""What an article's fields and printed lines say of it, weighed: title, authors, publisher, URL, language.

Fields come from JSON objects, front matter, Parquet rows and the heads of pages; printed lines from `labels`.
The day of publication is the matter of `dating`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from resiliparse.parse.lang import detect_fast

from pipelines.corpus import mastheads, names
from pipelines.corpus.characters import fold
from pipelines.corpus.markdown import plain
from pipelines.corpus.markup import name_value, people, text_value
from pipelines.corpus.parts import Head, Labelled

TEXT_KEYS = ("text", "body", "content", "articlebody")
"""Keys under which JSON keeps the text of an article, in lower case; the first that holds something counts."""

_KEYS = {
    "title": ("title", "headline", "heading", "name"),
    "standfirst": (
        "standfirst",
        "subtitle",
        "sub_title",
        "subheadline",
        "sub_headline",
        "subheading",
        "subhead",
        "deck",
        "dek",
        "strapline",
        "alternativeheadline",
        "lead",
        "lede",
    ),
    "description": ("description", "summary", "abstract", "excerpt"),
    "authors": ("authors", "author", "byline", "creator", "creators", "writer", "writers", "reporter", "by"),
    "publisher": (
        "publisher",
        "publication",
        "source",
        "source_name",
        "sourcename",
        "site_name",
        "sitename",
        "site",
        "outlet",
        "newspaper",
        "provider",
        "media",
    ),
    "url": (
        "url",
        "link",
        "canonical",
        "canonical_url",
        "canonicalurl",
        "original_url",
        "source_url",
        "permalink",
        "web_url",
        "mainentityofpage",
        "uri",
    ),
    "language": ("language", "inlanguage", "lang", "locale"),
}
_PUBLISHED_KEYS = (
    "published_at",
    "publishedat",
    "published_on",
    "datepublished",
    "date_published",
    "published",
    "published_date",
    "publish_date",
    "publishdate",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "first_published_at",
    "published_time",
    "publishtime",
    "date",
    "datetime",
    "timestamp",
    "created_at",
    "datecreated",
)

_ADDRESS = re.compile(r"https?://\S{3,2000}", re.IGNORECASE)
_HOST_LIKE = re.compile(r"(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+$", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_THREE_LETTERS = {
    "eng": "en",
    "ger": "de",
    "deu": "de",
    "fre": "fr",
    "fra": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "jpn": "ja",
    "kor": "ko",
    "zho": "zh",
    "chi": "zh",
    "rus": "ru",
}
_LANGUAGE_NAMES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "portuguese": "pt",
    "italian": "it",
    "russian": "ru",
}
_ENOUGH_LETTERS = 20
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article apart from its text and day; `language_tag` keeps the region that `language` drops."""

    title: str | None
    authors: list[str]
    publisher: str | None
    url: str | None
    language: str | None
    language_tag: str | None


def read_fields(fields: dict[str, Any]) -> Head:
    """The head that the fields of a JSON object, a front matter or a Parquet row state; keys are read without regard to case."""
    lower = {str(key).lower().replace("-", "_"): value for key, value in fields.items()}

    def values(role: str) -> list[Any]:
        return [lower[key] for key in _KEYS[role] if lower.get(key)]

    def first(role: str) -> str | None:
        found = next((text for value in values(role) if (text := name_value(value))), None)
        return plain(found) if found and ("\\" in found or "**" in found) else found

    publisher = next((name for value in values("publisher") if (name := name_value(value)) and not _HOST_LIKE.search(name)), None)
    url = next((match.group() for value in values("url") if (match := _ADDRESS.match(_address(value)))), None)
    return Head(
        title=first("title"),
        standfirsts=[text for value in values("standfirst")[:2] if (text := text_value(value))],
        description=first("description"),
        authors=next((found for value in values("authors") if (found := people(value))), []),
        publisher=publisher,
        url=url,
        language=first("language"),
        published=[
            value
            for key in _PUBLISHED_KEYS
            if isinstance(value := lower.get(key), str | int | float | date | datetime) and not isinstance(value, bool) and value
        ],
    )


def fill(head: Head, page: Head) -> Head:
    """What the fields around a page state, and what they leave open as the page itself states it."""
    return Head(
        title=head.title or page.title,
        page_title=page.page_title,
        standfirsts=head.standfirsts,
        description=head.description or page.description,
        authors=head.authors or page.authors,
        publisher=head.publisher or page.publisher,
        url=head.url or page.url,
        language=head.language or page.language,
        published=[*head.published, *page.published],
    )


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url") or value.get("href") or ""
    return value.strip() if isinstance(value, str) else ""


def settle(head: Head, found: Labelled, text: str) -> Facts:
    """Metadata and printed lines weighed against each other; `text` serves to detect the language where nobody states it."""
    title = found.title or head.title
    beside = _name_beside(head.page_title, title) if head.page_title and title else None
    printed = next(iter(found.publishers), None)
    if beside and printed and f" {fold(beside)} ".startswith(f" {fold(printed)} "):
        beside = printed  # `Headline - Skerry Star News Desk` on a page whose masthead says `Skerry Star`
    publisher = head.publisher or beside or printed or _site_named(head.page_title, found.title)
    publisher = mastheads.without_edition(publisher) if publisher else None
    url = (_ADDRESS.match((head.url or "").strip()) or _ADDRESS.match(found.url or "")) if head.url or found.url else None
    return Facts(
        title=title,
        authors=_authors(head, found, publisher),
        publisher=publisher,
        url=url.group() if url else None,
        language=_language(head.language, text),
        language_tag=head.language,
    )


_TITLE_BARS = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*\|\s*")


def _name_beside(title: str, headline: str) -> str | None:
    """The name of the site in a page's <title>: the last or first part of 'Headline - Site', never a part of the headline itself."""
    parts = [part.strip() for part in _TITLE_BARS.split(title) if part.strip()]
    if len(parts) < 2:
        return None
    printed = fold(headline)
    for part in (parts[-1], parts[0]):
        if len(part.split()) <= 6 and fold(part) and fold(part) not in printed:
            return part
    return None


def _site_named(title: str | None, headline: str | None) -> str | None:
    """The name of the site where a page's <title> is nothing else and the headline stands on the page."""
    if not title or not headline or not mastheads.is_name_like(title) or names.is_common(title):
        return None
    return title if fold(title) not in fold(headline) and fold(headline) not in fold(title) else None


def _authors(head: Head, found: Labelled, publisher: str | None) -> list[str]:
    """The persons of the metadata; those of the printed byline where it names more of them, or where the metadata name none."""
    stated = [name for value in head.authors for name in names.people_in(value)]
    stated = list(dict.fromkeys(name for name in stated if fold(name) != fold(publisher or "")))
    printed = found.authors
    if not stated or (len(printed) > len(stated) and {fold(name) for name in stated} <= {fold(name) for name in printed}):
        return [name for name in printed if fold(name) != fold(publisher or "")]
    return stated


def _language(stated: str | None, text: str) -> str | None:
    """ISO 639-1 code: as stated, unless the script of the text contradicts; else detected, None where it cannot be told."""
    by_script = _language_of_script(text)
    match = _LANGUAGE.fullmatch((stated or "").strip())
    code = match[1].lower() if match else _LANGUAGE_NAMES.get((stated or "").strip().lower(), "")
    code = _THREE_LETTERS.get(code, code)
    if code and (by_script is None or code in ("ja", "ko", "zh")):
        return code
    if by_script:
        return by_script
    if sum(map(str.isalpha, text[:200])) < _ENOUGH_LETTERS:
        return None
    found, _ = detect_fast(text[:4000])
    return found if found != "unknown" else None


def _language_of_script(text: str) -> str | None:
    """Chinese, Japanese or Korean, told by their scripts, which the detector does not know; None for all others."""
    sample = text[:2000]
    if sample.isascii():
        return None
    han, kana, hangul = len(_HAN.findall(sample)), len(_KANA.findall(sample)), len(_HANGUL.findall(sample))
    if han + kana + hangul < 0.2 * len(sample):
        return None
    return "ja" if kana > 0.1 * (han + kana) and kana > hangul else "ko" if hangul > han else "zh"
