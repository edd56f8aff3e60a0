"""What all tests share. The data they are about stands beside them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines import reader, scoring

if TYPE_CHECKING:
    from pipelines.corpus.files import Refusal
    from pipelines.reading.naming.trained import Trained


@pytest.fixture(scope="session", autouse=True)
def annotated_articles_are_read_once() -> Iterator[None]:
    """Every first build of a warehouse reads the annotated sample, and scores of halves read it again, to the same end each time."""
    known: dict[tuple[str, bytes], list[reader.Found | Refusal]] = {}

    def read_closely(root: Path, paths: Iterable[str], trained: "Trained | None" = None) -> Iterator["reader.Found | Refusal"]:
        for path in paths:
            if trained is not None:
                yield from reader.read_closely(root, [path], trained)
                continue
            key = path, (root / path).read_bytes()
            if key not in known:
                known[key] = list(reader.read_closely(root, [path]))
            yield from known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "read_closely", read_closely)
        yield
