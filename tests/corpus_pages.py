"""Made-up pages with what a reader would say of each: who printed it, when, by whom, and which lines are no part of the article.

The tables stand in `test_corpus_pages_*`; here is what one row is and how it is checked.
"""

from typing import NamedTuple

from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import RawItem

HARBOUR = (
    "The port of Bergen will close its northern quay for two years from October, the harbour master said on Tuesday, after divers found"
    " cracks in eleven of its forty pillars.",
    "Fishing boats are to move to the old grain terminal. Their owners say that the cranes there are too slow for fresh cod, and that"
    " ice will have to be brought by road.",
    '"We were promised a new quay in 2019," said Ola Myhre, who runs four boats with his sister. "What we got was a fence."',
)
GLASS = (
    "The duty on sheet glass rises to 30 percent on Monday, the trade ministry said, after two years of talks that led nowhere and a"
    " winter in which three furnaces went cold.",
    "Importers had asked for a delay until autumn. They will now pay the old rate of 12 percent only on goods that are already at sea.",
    "Growers under glass fear for their roofs. A panel that cost 40 crowns last spring is now offered at 52.",
)
CHATTY = (
    "Fuming tenants have branded their landlord a joke after he put a padlock on the only lift in a 14-floor block.",
    "Mum-of-three Kelly, 34, now lugs her pram up 11 flights. Every single day.",
    "The council says it is looking into it. It said that in March, too.",
)


class Page(NamedTuple):
    """One page. `{story}` in `content` is the story, each of whose paragraphs must stay; `out` must not be text, `stays` must be."""

    name: str
    title: str | None
    source: str | None
    authors: list[str]
    day: str | None
    content: str
    story: tuple[str, ...] = HARBOUR
    out: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    kind: str = "txt"


def read(page: Page) -> Document:
    """The document that is made of a page."""
    gap = {"html": "</p>\n<p>", "json": "\\n\\n"}.get(page.kind, "\n\n")
    quoted = [part.replace('"', '\\"') for part in page.story] if page.kind == "json" else page.story
    content = page.content.strip("\n").replace("{story}", gap.join(quoted))
    document = take_apart(RawItem(f"a.{page.kind}", None, page.kind, content.encode()))
    assert isinstance(document, Document), document
    return document


def check(page: Page) -> None:
    """All that is said of a page at once, so that a failure shows everything that is wrong with it."""
    found = read(page)
    facts = (found.title, found.publisher, found.authors, str(found.published_on) if found.published_on else None)
    wanted = [*(page.story if "{story}" in page.content else ()), *page.stays]
    wrong = {
        "lost": [part for part in wanted if part not in found.text],
        "let in": [part for part in page.out if part in found.text],
    }
    assert (facts, wrong) == ((page.title, page.source, page.authors, page.day), {"lost": [], "let in": []})
