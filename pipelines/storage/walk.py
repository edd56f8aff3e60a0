"""A walk through the articles folder: what stands where, article by article, and digests of it all. Nothing is taken apart or kept here."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.corpus.files import RawItem, Refusal, find_files, read_file
from pipelines.storage.tally import Progress, Report, named

_REPORT_EVERY = 100


@dataclass(frozen=True)
class Found:
    """An article as it was found, and the SHA-256 of its bytes."""

    item: RawItem
    sha256: str


class Walk:
    """One walk through the folder `articles`, which tells `report` how far it came."""

    def __init__(self, articles: Path, report: Report) -> None:
        """Find the files; they are read as the walk goes on."""
        self._articles, self._report = articles, report
        self._paths = find_files(articles)
        self._sizes, listed = [], hashlib.sha256()
        for path in self._paths:
            size, changed = _state(articles / path)
            self._sizes.append(size)
            listed.update(repr((path, size, changed)).encode())
        self.listing = listed.hexdigest()
        """A digest of the files by path, size and time of change. Equal ones make it likely that nothing changed, and prove nothing."""
        self._digest = hashlib.sha256()
        self._articles_found = 0

    @property
    def files(self) -> int:
        """Number of files."""
        return len(self._paths)

    @property
    def digest(self) -> str:
        """A digest of all places and contents that the walk has seen so far: once it is over, equal ones mean the same articles."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[Found | Refusal]:
        """All articles, and what cannot be read, in order of path and line. A walk is made once."""
        total, before = sum(self._sizes), 0
        for number, (path, size) in enumerate(zip(self._paths, self._sizes, strict=True)):
            within = 0
            self._tell(number, before, total)
            for item in items_in(self._articles, path):
                if isinstance(item, Refusal):
                    self._digest.update(repr((item.source_path, item.source_line, item.rule, item.payload)).encode())
                    yield item
                    continue
                within += len(item.content)
                self._articles_found += 1
                sha256 = hashlib.sha256(item.content).hexdigest()
                self._digest.update(repr((sha256, item.source_format, item.source_path, item.source_line)).encode())
                yield Found(item, sha256)
                if self._articles_found % _REPORT_EVERY == 0:
                    self._tell(number, before + min(within, size), total)
            before += size
        self._tell(len(self._paths), total, total)

    def _tell(self, number: int, done: int, total: int) -> None:
        self._report(Progress("files", number, self.files, self._articles_found, share=done / total if total else 1.0))


def items_in(root: Path, path: str) -> Iterator[RawItem | Refusal]:
    """The articles in the file `path` under `root`, as `read_file` gives them. A file on which a reader breaks down must not cost the
    others: it is refused with the error's name."""
    try:
        yield from read_file(root, path)
    except MemoryError:
        raise
    except Exception as error:
        yield Refusal(path, None, "reader_failed", f"the reader broke down on this file: {named(error)}", None)


def _state(file: Path) -> tuple[int, int]:
    """Size and time of the last change (nanoseconds) of `file`."""
    try:
        state = file.stat()
    except OSError:  # a link to nowhere, say: reading it will tell
        return 0, 0
    return state.st_size, state.st_mtime_ns
