"""Near-copies: one story that several houses printed, with another headline or byline, cut, lightly edited, with a paragraph of their own.

Candidates come from MinHash signatures of word shingles by locality-sensitive hashing; each is then judged on the words themselves, so
no copy rests on the luck of a hash. A signature follows from an article alone and is remembered with it, and so is a judgment. What a
page is made of is the business of `corpus`, which of the versions under one URL is current that of `sql/mart/article_versions.sql`.

Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import timedelta
from functools import cache, cached_property, lru_cache

import polars as pl
from rensa import RMinHash

SIGNATURE_SIZE = 128
"""Numbers of 32 bits to a signature."""

_SHINGLE = 5
"""Words to a shingle: two reports of one event share few runs of five words, a copy most of them."""
_SHORT = 50
"""A text of fewer words is a copy only where every word is the same, headline included: alerts and the stubs that a pay wall leaves."""
_COPIED = 0.65
"""The least share of a copy's shingles that the original has. An edit of one word in twenty leaves 0.77, a paragraph of the house's own
takes a sixth; two articles that quote one statement at length share half."""
_OWN_COPIED = 0.5
"""The same for the shingles outside quotation marks, so that nobody is a copy for quoting the same speech."""
_ALTERED = 0.1
"""The most of the sentences printed by both that may hold another figure or name. In a daily report on the markets nearly all do."""
_DAYS_APART = 14
"""A copy appears within days. What returns later in other words is a form that is filled in anew; the same words stay a copy."""

_BAND = 2
"""Neighbouring numbers that must agree for two signatures to meet: so few that a copy cut to a quarter is met nine times in ten. Two of 32
bits make one of 64, which is compared much faster than a list."""
_NEIGHBOURS = 8
"""With how many of those before it each member of a large bucket is compared, besides the first."""
_NUMBERS_BETWEEN = 16
"""After how many numbers of the signatures the pairs that met are told apart from those that met again."""
_PAIRS_AT_ONCE = 20_000
_TEXTS_AT_ONCE = 2_000
_WORDINGS_HELD = 128
"""How much is held in memory at once, however many copies there are."""

_ASIDE = ("headline", "standfirst", "caption")
"""Blocks of the text that each house writes anew."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split())

_WORD = re.compile(r"\w+")
_PERCENT = re.compile(r"%|\bper cent\b|\bpct\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_QUOTED = re.compile(r'["“„«][^"“”„«»\n]{1,1500}["”»]')
_SENTENCE_END = re.compile(r"(?<=[.!?;:])[\"”’)]*\s+|\n+")
_DATELINE = re.compile(r"^[A-Z][^.!?\n]{1,60}?\s[-–—]{1,2}\s|^[A-Z][A-Z .,]{2,30}:\s")

Run = tuple[str, ...]
"""Words that follow each other."""


def running_text(blocks: Iterable[tuple[str, str]]) -> str:
    """The text that a copy shares with its original: of `blocks` (kind, text) all but what each house writes anew; of short ones all."""
    blocks = list(blocks)
    running = "\n".join(text for kind, text in blocks if kind not in _ASIDE)
    return running if len(_WORD.findall(running)) >= _SHORT else "\n".join(text for _, text in blocks)


class Wording:
    """The words of one article as copies are known by."""

    def __init__(self, text: str) -> None:
        """Take in `text`, the running text of the article; spellings that differ from house to house are made equal."""
        text = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), unicodedata.normalize("NFKC", text))
        text = _THOUSANDS.sub("", _PERCENT.sub(" percent ", text))
        self._text = _DATELINE.sub("", text) if text.count(" ") >= _SHORT else text
        self._written = [written for sentence in _SENTENCE_END.split(self._text) if (written := _WORD.findall(sentence))]
        self._words = [word.casefold() for sentence in self._written for word in sentence]
        self.shingles = set(_runs(self._words, _SHINGLE if len(self._words) >= _SHORT else max(len(self._words), 1)))

    def key(self) -> str:
        """A hash of the words; 20 hex digits."""
        return hashlib.sha256(" ".join(self._words).encode()).hexdigest()[:20]

    def signature(self) -> list[int] | None:
        """MinHash of the shingles: SIGNATURE_SIZE numbers of 32 bits; None where there is no word."""
        if not self._words:
            return None
        sketch = RMinHash(num_perm=SIGNATURE_SIZE, seed=1)
        sketch.update([" ".join(shingle) for shingle in self.shingles])
        return [int(number) for number in sketch.digest()]

    def copies(self, original: "Wording") -> bool:
        """Whether this is a copy of `original`: its words stand there, those outside quotation marks too, with the same figures and
        names."""
        if self.shingles == original.shingles:
            return True
        if len(self.shingles & original.shingles) < _COPIED * len(self.shingles):
            return False
        if len(self._own & original.shingles) < _OWN_COPIED * len(self._own):
            return False
        printed = [(marks, there) for runs, marks in self._sentences if (there := original._counterpart(runs)) is not None]
        return sum(not marks <= there for marks, there in printed) <= _ALTERED * len(printed)

    @cached_property
    def _own(self) -> set[Run]:
        parts = [[word.casefold() for word in _WORD.findall(part)] for part in _QUOTED.split(self._text)]
        return {run for part in parts for run in _runs(part, _SHINGLE)}

    @cached_property
    def _sentences(self) -> list[tuple[list[Run], set[str]]]:
        """Of each sentence its runs of three words, and its figures and names. A capital in the first word says nothing, and days are
        named otherwise from house to house."""
        found = []
        for written in self._written:
            if len(written) < _SHINGLE:
                continue
            words = [word.casefold() for word in written]
            marks = set()
            for n, word in enumerate(written):
                figure = not word.isalpha() and _MONTHS.isdisjoint(words[max(n - 2, 0) : n + 2])
                name = n > 0 and word[0].isupper() and words[n] not in _MONTHS | _WEEKDAYS
                if figure or name:
                    marks.add(words[n])
            found.append((_runs(words, 3), marks))
        return found

    @cached_property
    def _homes(self) -> dict[Run, int]:
        """In which sentence a run of three words stands first."""
        homes: dict[Run, int] = {}
        for n, written in enumerate(self._written):
            for run in _runs([word.casefold() for word in written], 3):
                homes.setdefault(run, n)
        return homes

    def _counterpart(self, runs: Sequence[Run]) -> set[str] | None:
        """The words of the sentence that most of `runs` stand in, and of those beside it; None where most of them stand nowhere."""
        homes = Counter(self._homes[run] for run in runs if run in self._homes)
        if 2 * homes.total() < len(runs):
            return None
        [(home, _)] = homes.most_common(1)
        return {word.casefold() for written in self._written[max(home - 1, 0) : home + 2] for word in written}


def find_copies(
    articles: pl.DataFrame, read: Callable[[Sequence[str]], Mapping[str, str]], judged: MutableMapping[str, bool]
) -> pl.DataFrame:
    """Those of `articles` that are copies: article_id, original.

    `articles` has article_id, source_format, day (Date; null where it is not known to the day), words_key, signature and shingle_count, and
    stands in the order in which articles come first: a copy points to the first that it is a copy of, and that one is no copy itself.
    `read` gives the running text of articles by their id. `judged` remembers of two articles, each read in its format, whether the one
    copies the other: what is judged anew is added, what is asked no more is dropped.
    """
    articles = articles.filter(pl.col("signature").is_not_null())
    ids, formats, days, keys = (articles[name].to_list() for name in ("article_id", "source_format", "day", "words_key"))
    original: dict[int, int] = {}
    asked: set[str] = set()

    def is_copy(later: int, first: int, words: Callable[[int], Wording]) -> bool:
        if keys[later] == keys[first]:
            return True
        if days[later] and days[first] and abs((days[later] - days[first]).days) > _DAYS_APART:
            return False
        case = f"{ids[later]}.{formats[later]} {ids[first]}.{formats[first]}"
        asked.add(case)
        if case not in judged:
            judged[case] = words(later).copies(words(first))
        return judged[case]

    for families in _batches(_candidates(articles)):
        words = _wordings([ids[number] for family in families for number in family], ids, read)
        for family in families:
            for later, earlier in sorted(family.items()):
                # What a candidate was found to copy is a candidate too, even where their signatures did not meet.
                firsts = sorted({original.get(number, number) for number in earlier})
                first = next((number for number in firsts if is_copy(later, number, words)), None)
                if first is not None:
                    original[later] = first
    for case in judged.keys() - asked:
        del judged[case]
    pairs = [(ids[copy], ids[first]) for copy, first in sorted(original.items())]
    return pl.DataFrame(pairs, schema={"article_id": pl.String, "original": pl.String}, orient="row")


def _wordings(batch: Sequence[str], ids: Sequence[str], read: Callable[[Sequence[str]], Mapping[str, str]]) -> Callable[[int], Wording]:
    """The wording of a row whose article is in `batch`. Nothing is read before the first is asked for, and then all of the batch."""
    texts = cache(lambda: read(batch))
    return lru_cache(_WORDINGS_HELD)(lambda number: Wording(texts()[ids[number]]))


def _candidates(articles: pl.DataFrame) -> pl.DataFrame:
    """Pairs of rows of `articles` (later, earlier) whose signatures say that the later may stand in the earlier."""
    signatures = articles.select(row=pl.int_range(pl.len(), dtype=pl.UInt32), signature="signature")
    met = pl.DataFrame(schema={"later": pl.UInt32, "earlier": pl.UInt32})
    for start in range(0, SIGNATURE_SIZE, _BAND):
        band = pl.col("signature").arr.get(start).cast(pl.UInt64) * 2**32 + pl.col("signature").arr.get(start + 1)
        bucket = signatures.select("row", bucket=band).filter(pl.col("bucket").is_duplicated()).sort("bucket", "row")
        is_first = pl.col("bucket").ne_missing(pl.col("bucket").shift())
        first = pl.when(is_first).then("row").forward_fill()
        near = [pl.when(pl.col("bucket") == pl.col("bucket").shift(n)).then(pl.col("row").shift(n)) for n in range(1, _NEIGHBOURS + 1)]
        pairs = pl.concat([bucket.select(later="row", earlier=row) for row in (first, *near)])
        met = pl.concat([met, pairs.filter(pl.col("earlier") < pl.col("later"))])
        if start % _NUMBERS_BETWEEN == 0:
            met = met.unique()
    kept = [_promising(part, articles) for part in met.unique().sort("later", "earlier").iter_slices(_PAIRS_AT_ONCE)]
    return pl.concat([met.clear(), *kept])


def _promising(pairs: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Of `pairs` those near in time, or of the same words, of which the signatures make it likely that the earlier has most of the later.

    The share of equal numbers is about Jaccard's measure; how much of the later the earlier has follows from it and their sizes.
    """
    later, earlier = (articles[pairs[side]] for side in ("later", "earlier"))
    equal = later["signature"].explode() == earlier["signature"].explode()
    jaccard = equal.cast(pl.UInt8).reshape((pairs.height, SIGNATURE_SIZE)).arr.sum() / SIGNATURE_SIZE
    own, other = later["shingle_count"], earlier["shingle_count"]
    likely = jaccard * (own + other) / ((1 + jaccard) * own) >= _COPIED / 2
    near = ((later["day"] - earlier["day"]).abs() <= timedelta(days=_DAYS_APART)).fill_null(True)
    return pairs.filter(likely & near | (later["words_key"] == earlier["words_key"]))


def _batches(pairs: pl.DataFrame) -> Iterator[list[dict[int, list[int]]]]:
    """The `pairs` as families, later -> those earlier; no pair joins two families. Many small families come together."""
    near: dict[int, list[int]] = defaultdict(list)
    earlier: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs.iter_rows():
        near[one].append(other)
        near[other].append(one)
        earlier[one].append(other)
    batch: list[dict[int, list[int]]] = []
    size = 0
    seen: set[int] = set()
    for start in sorted(near):
        if start in seen:
            continue
        seen.add(start)
        family = [start]
        for number in family:
            fresh = [other for other in dict.fromkeys(near[number]) if other not in seen]
            seen.update(fresh)
            family += fresh
        batch.append({number: earlier.get(number, []) for number in family})
        size += len(family)
        if size >= _TEXTS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _runs(words: Sequence[str], length: int) -> list[Run]:
    return list(zip(*(words[start:] for start in range(length)), strict=False))
