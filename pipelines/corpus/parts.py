"""What a reader of one format hands to the common rooms: pieces of a page, and what is stated about the article.

Only values live here. How formats are taken apart stands in `page`, `prose` and `markdown`; what a piece is,
in `labels`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime


class Unfit(Exception):
    """Content that is no article. `rule` is a short code, `detail` says in words what is wrong and what to do."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule
        self.detail = detail


@dataclass(slots=True)
class Piece:
    """One paragraph, list item, table row or line as it stands on the page.

    `kind` is a kind of contracts.terms, or "" where the markup leaves it open. `settled` pieces keep their
    kind whatever the text looks like. `gap` says that white space parts it from the piece before.
    """

    text: str
    kind: str = ""
    settled: bool = False
    gap: bool = True
    is_emphasised: bool = False
    link_share: float = 0.0
    indent: int = 0
    sign: str = ""
    """The bullet or number that stood before the text."""


@dataclass(slots=True)
class Head:
    """What metadata state about an article, apart from its printed text. Times stay as written; `dating` reads them."""

    title: str | None = None
    page_title: str | None = None
    """The <title> of a page, which often names the site too."""
    standfirsts: list[str] = field(default_factory=list)
    """Sub-headlines that the source keeps in a field of their own and prints under the headline."""
    description: str | None = None
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: list[str | int | float | date | datetime] = field(default_factory=list)
    """Times of publication, the most trusted first."""


@dataclass
class Labelled:
    """The pieces of an article with their final kinds, and what its printed lines tell about it."""

    pieces: list[Piece]
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    maybes: list[str] = field(default_factory=list)
    """Names that are those of the authors if no others are printed."""
    seconds: list[str] = field(default_factory=list)
    """Names behind a comma in a byline: further authors, or the outlet where the page names none."""
    publishers: list[str] = field(default_factory=list)
    """Names of the publisher as printed, the most trusted first."""
    stamps: list[str] = field(default_factory=list)
    """Lines that print a time of publication."""
    url: str | None = None
