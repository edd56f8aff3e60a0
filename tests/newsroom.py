"""A newsroom for the tests of where claims come from: articles that name outlets. All of them are made up."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from warehouse_sample import FACTS, Sample

from pipelines import warehouse

MEDIA = {
    "associated-press": ("Associated Press", ["AP", "The Associated Press"]),
    "bbc": ("BBC", ["BBC News"]),
    "cnbc": ("CNBC", []),
    "financial-times": ("Financial Times", ["FT"]),
    "kyodo-news": ("Kyodo News", ["Kyodo"]),
    "nikkei": ("Nikkei", []),
    "reuters": ("Reuters", []),
    "the-wall-street-journal": ("The Wall Street Journal", ["Wall Street Journal", "WSJ"]),
    "x": ("X", []),
}


class Newsroom(Sample):
    """Articles of a paragraph with a 25% duty on cars, and the outlets they name."""

    def __init__(self) -> None:
        super().__init__()
        for org_id, (name, aliases) in MEDIA.items():
            self.add("vocab.organisations", org_id=org_id, name=name, aliases=aliases, kind="media", country=None, source="made up")

    def story(self, path: str, *paragraphs: str, headline: str | None = None, **more: Any) -> str:
        """An article; every 25% in it is a rate, and every outlet of MEDIA that it names a mention. Sentences end with a full stop."""
        blocks = [("headline", [headline])] if headline else []
        blocks += [("paragraph", [f"{sentence}." for sentence in text.rstrip(".").split(". ")]) for text in paragraphs]
        return self.article(path, *blocks, **more)

    def aside(self, article_id: str, kind: str, text: str, block_no: int = 50) -> None:
        """A block of the page that is not the article; above the text where `block_no` says so."""
        span = {"char_start": None, "char_end": None}
        self.add("core.blocks", article_id=article_id, block_no=block_no, kind=kind, is_body=False, text=text, **span)

    def outlet(self, article_id: str, text: str, org_id: str, within: str = "") -> None:
        """A mention of an outlet where `text` first stands, or first stands in the sentence `within`."""
        name = MEDIA[org_id][0] if org_id in MEDIA else text
        self.entity(article_id, within or text, f"ORG:{org_id}", name)
        mention = self.rows["core.entity_mentions"][-1]
        start = mention["char_start"] + (within or text).index(text)
        mention |= {"char_start": start, "char_end": start + len(text), "text": text}


class Telling:
    """What the tests of one file tell, each in a function that stands before it: one newsroom for all of them.

    The paths of each begin with a folder of its own, by which its test finds it again.
    """

    def __init__(self) -> None:
        self._told: list[Callable[[Newsroom], None]] = []

    def __call__(self, tell: Callable[[Newsroom], None]) -> Callable[[Newsroom], None]:
        """As a decorator: what `tell` tells stands in the newsroom."""
        self._told.append(tell)
        return tell

    def opened(self, folder: Path) -> duckdb.DuckDBPyConnection:
        """A release of all that was told, audited."""
        made = Newsroom()
        for tell in self._told:
            tell(made)
        room = warehouse.Aside(folder, "1")
        room.folder.mkdir(parents=True)
        warehouse.build(made.write(folder / "input"), room, FACTS)
        assert [result for result in warehouse.audit(room.database) if not result.passed] == []
        return duckdb.connect(str(room.database), read_only=True)
