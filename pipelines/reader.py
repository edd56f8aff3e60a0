"""Files read closely on the spot: no build, no memory, no quarantine.

For who wants to see or to score what single files say (`cli`, `scoring`). What a build reads and remembers lives in `storage`.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from pipelines.contracts.core import Articles
from pipelines.contracts.table import polars_schema
from pipelines.corpus.document import Document, take_apart
from pipelines.corpus.files import Refusal, read_file
from pipelines.reading.close import Reading, read_article
from pipelines.reading.scan import is_about_tariffs

if TYPE_CHECKING:
    from pipelines.reading.naming.trained import Trained

_BATCH = 64
"""Articles read at a time: the scan is worth its start for many, the first result should not wait for all."""
_NOT_OF_A_DOCUMENT = ("source_path", "source_line", "is_about_tariffs", "duplicate_of", "ingested_at")
"""Columns of core.articles that do not follow from the bytes of the article; when it was ingested only a build knows."""


class Found(NamedTuple):
    """An article with its row of core.articles and what is read in it."""

    row: dict[str, Any]
    document: Document
    reading: Reading


def read_closely(root: Path, paths: Iterable[str], trained: "Trained | None" = None) -> Iterator[Found | Refusal]:
    """The articles in the files `paths` under `root`, each read closely whatever it is about; a Refusal for what cannot be read."""
    if trained is not None:
        trained.load()
    own = [name for name in polars_schema(Articles) if name not in _NOT_OF_A_DOCUMENT]
    pending = _take_apart(root, paths)
    while batch := list(islice(pending, _BATCH)):
        texts = pl.Series([part.document.text if isinstance(part, _Placed) else "" for part in batch], dtype=pl.String)
        for part, is_about in zip(batch, is_about_tariffs(texts), strict=True):
            if isinstance(part, Refusal):
                yield part
                continue
            try:
                reading = read_article(part.document.article(), trained)
            except Exception as error:
                yield Refusal(part.path, part.line, "reader_failed", f"{type(error).__name__}: {error}", None)
                continue
            row = {name: getattr(part.document, name) for name in own}
            row |= {"source_path": part.path, "source_line": part.line, "is_about_tariffs": is_about, "duplicate_of": None}
            yield Found({name: row[name] for name in polars_schema(Articles) if name in row}, part.document, reading)


class _Placed(NamedTuple):
    path: str
    line: int | None
    document: Document


def _take_apart(root: Path, paths: Iterable[str]) -> Iterator[_Placed | Refusal]:
    for path in paths:
        is_empty = True
        for item in read_file(root, path):
            is_empty = False
            if isinstance(item, Refusal):
                yield item
                continue
            try:
                document = take_apart(item)
            except Exception as error:
                yield Refusal(item.source_path, item.source_line, "reader_failed", f"{type(error).__name__}: {error}", None)
                continue
            yield document if isinstance(document, Refusal) else _Placed(item.source_path, item.source_line, document)
        if is_empty:
            yield Refusal(path, None, "no_text", "The file holds no article.", None)
