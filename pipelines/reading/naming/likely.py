"""What a capitalised sequence that no rule has claimed most likely is: a person, a body, a place or nothing, by fitted weights.

Rules say what names and the words around them look like (`signs`), not what weighs how much: that is learned from news items with all their
names marked, annotated articles and known names in lessons (`pipelines.names_fitting`), as a conditional logit (McFadden 1974), and shipped
in `seeds/weights/names.csv`. A known name is never asked about here.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from pipelines.reading.naming import lexicon
from pipelines.reading.naming.cast import Cast, ids_by_surname
from pipelines.reading.naming.cues import (
    GENERIC_ACRONYMS,
    MODALS,
    MONTHS,
    NO_NAMES,
    ORG_TAILS,
    PLURAL_TITLES,
    SAYING,
    TITLES,
    WEEKDAYS,
    is_firm_noun,
    is_role,
)
from pipelines.reading.naming.legal_forms import name_org
from pipelines.reading.naming.places import find_city, is_feature, name_place
from pipelines.reading.naming.runs import PARTICLES, name_runs
from pipelines.reading.naming.spans import Run, Span, View
from pipelines.reading.naming.strangers import enter_unknown
from pipelines.reading.weighing.scales import shipped_tables
from pipelines.shipped import folder

KINDS = ("PERSON", "ORG", "PLACE")
"""What an unknown name can be; else it is nothing that has a type."""
QUESTION = "names"
"""The name of the weights."""
LEAST = 0.75
"""How likely a kind must be to be taken: a name that is none costs the tables more than one that is missed."""
LEAST_OF_NAMES, SURELY = 0.6, 0.95
"""How likely it must be where it is surely a name of some kind, and how sure that is."""
LONGEST = 5
"""More capitalised words than this in a row are a title or a list."""


def claim_likely(views: Sequence[View], cast: Cast) -> None:
    """Claim the unclaimed sequences of an article that are likely to be names: longer ones first, so that a surname finds its bearer, and
    what was found once more, since a name found once speaks for the same again."""
    small, named = words_in_small(views), kinds_named(views)
    found: dict[str, set[str]] = {}
    for is_long in (True, False):
        for view, runs in candidates(views):
            for run in [run for run in runs if (run.last - run.first > 1) is is_long]:
                written = view.text(run.first, run.last)
                kind = _claim(view, run, named.get(written, ()), small, cast)
                if kind is not None:
                    found.setdefault(written, set()).add(kind)
    for view, runs in candidates(views) if found else ():
        for run in runs:
            if (kinds := found.get(view.text(run.first, run.last))) is not None:
                _claim(view, run, kinds, small, cast)


def _claim(view: View, run: Run, named: Collection[str], small: Collection[str], cast: Cast) -> str | None:
    """Claim a sequence as what it most likely is; which kind, None where none is likely."""
    kind, likely, nothing = _likeliest(signs(view, run, named, small))
    if likely < (LEAST_OF_NAMES if nothing < 1 - SURELY else LEAST):
        return None
    view.claim(_span(view, run, kind, likely, cast))
    return kind


def candidates(views: Sequence[View]) -> list[tuple[View, list[Run]]]:
    """The sentences of an article with their unclaimed capitalised sequences that may be names, in order.

    Not in headings, where capitals may mean nothing; nor a word that only the beginning of a sentence gives a capital in all the article.
    """
    told = [view for view in views if not view.is_heading]
    amid = {view.cased[i] for view in told for i in view.capitals if not view.opens(i)}
    return [(view, [run for run in name_runs(view) if _may_be_name(view, run, amid)]) for view in told]


def _may_be_name(view: View, run: Run, amid: Collection[str]) -> bool:
    if not view.free(run.first, run.last):
        return False
    capitals = [k for k in range(run.first, run.last) if view.capital[k]]
    if view.word(run.first - 1) in TITLES and view.word(run.first - 2) in ("a", "an"):
        return False  # a CFO Roundtable
    if len(capitals) > 1:
        is_shouted = all(view.cased[k].isupper() for k in capitals)
        is_title = view.lower[run.last - 1] in PLURAL_TITLES
        return len(capitals) <= LONGEST and not is_shouted and not is_title and not view.is_ordinary(run.first)
    word = view.lower[run.first]
    is_word = len(word) > 2 and word[0].isalpha() and "'" not in word
    if view.cased[run.first] in ids_by_surname():
        return False  # on known persons rules have had their say
    if not is_word or word in _NOT_ALONE or view.is_ordinary(run.first) or word in lexicon.goods():
        return False
    return not view.opens(run.first) or view.cased[run.first] in amid


_NOT_ALONE = GENERIC_ACRONYMS | NO_NAMES | ORG_TAILS | TITLES | PLURAL_TITLES
"""Words that are no name by themselves."""


def words_in_small(views: Sequence[View]) -> frozenset[str]:
    """The words that the article writes with a small letter."""
    return frozenset(word for view in views for word in view.cased if word.islower())


def kinds_named(views: Sequence[View]) -> dict[str, set[str]]:
    """As what the article's sequences are claimed, by how they are written."""
    found: dict[str, set[str]] = {}
    for view in views:
        for span in view.spans:
            if span.type in KINDS:
                found.setdefault(view.text(span.first, span.last), set()).add(span.type)
    return found


def signs(view: View, run: Run, named: Collection[str], small: Collection[str], is_known: bool = False) -> list[str]:
    """What there is to say of an unclaimed sequence, by name: what stands around it, how it is written, and as what the article has
    `named` the same elsewhere. Of one that the vocabulary knows (`is_known`) only what stands around it: its own looks are those of few."""
    around = [*_around(view, run.first, run.last)]
    if is_known:
        return around
    again = [f"again {kind}" for kind in sorted(named)]
    return [*around, *_written(view, run.first, run.last, small), *_listed(view, run), *again]


def _around(view: View, first: int, last: int) -> Iterator[str]:
    before, before2 = _beside(view, first - 1), _beside(view, first - 2)
    after, after2 = _beside(view, last), _beside(view, last + 1)
    yield from (f"before {before}", f"before {before2} {before}", f"before 2 {before2}")
    yield from (f"after {after}", f"after {after} {after2}", f"after 2 {after2}", f"between {before} {after}")
    for where, k in (("before", first - 1), ("before 2", first - 2), ("after", last), ("after 2", last + 1)):
        yield from (f"{where} any {kind}" for kind in _classes(view.word(k)))
    left, right = next(iter(_classes(view.word(first - 1))), before), next(iter(_classes(view.word(last))), after)
    yield f"between any {left} {right}"
    for k in range(max(0, first - 5), max(0, first - 2)):
        yield from (f"left {view.lower[k]}", *(f"left any {kind}" for kind in _classes(view.lower[k])))
    for k in range(last + 2, min(len(view.lower), last + 6)):
        yield from (f"right {view.lower[k]}", *(f"right any {kind}" for kind in _classes(view.lower[k])))


def _beside(view: View, k: int) -> str:
    """The word at `k`, or the kind of name that stands there; a sign for the end of the sentence."""
    if not 0 <= k < len(view.lower):
        return "^"
    span = next((s for s in view.spans if s.first <= k < s.last), None)
    return f"<{span.type}>" if span is not None else "<?>" if view.capital[k] else view.lower[k]


@cache
def _classes(word: str) -> tuple[str, ...]:
    """The classes of words that a word belongs to."""
    told = (
        (word in SAYING, "saying"),
        (word in MODALS, "modal"),
        (word in TITLES or is_role(word), "role"),
        (is_firm_noun(word), "firm"),
        (is_feature(word), "feature"),
        (word[:1].isdigit(), "number"),
        (word in MONTHS or word in WEEKDAYS, "date"),
    )
    endings = [f"-{end}" for end in ("ing", "ed", "ly", "s", "er") if word.endswith(end)] if word.isalpha() and len(word) > 3 else []
    return (*(name for is_one, name in told if is_one), *endings[:1])


def _written(view: View, first: int, last: int, small: Collection[str]) -> Iterator[str]:
    text, head, tail = view.text(first, last), view.cased[first], view.cased[last - 1]
    count = min(sum(view.capital[first:last]), 4)
    opens, word = view.opens(first), head.lower()
    shape, after = _shape(head), view.word(last)
    acts = after in MODALS or after in SAYING or (len(after) > 3 and after.isalpha() and after.endswith(("s", "ed")))
    yield f"{'acts' if acts else 'stands'} {'opens' if opens else 'amid'} {'alone' if count == 1 else 'long'}"
    yield from (f"words {count}", f"shape {shape}", f"words {count} shape {shape}", f"length {min(len(head), 8)}", f"begins {word[:2]}")
    yield from (f"ends {tail[-k:].lower()}" for k in range(1, 4))
    if opens:
        yield from ("opens", f"opens {shape}", f"opens words {count}")
    yield from (name for is_so, name in ((first == 0, "first"), (not text.isascii(), "accent")) if is_so)
    yield from (f"sign {sign}" for sign in "-&/'." if sign in text)
    yield f"{'common' if word in _common() else 'rare'} {'opens' if opens else 'amid'} {'alone' if count == 1 else 'first'}"
    told = (
        (word in small, f"written small {'opens' if opens else 'amid'}"),
        (word in NO_NAMES, "no name"),
        (tail.lower() in ORG_TAILS, "tail of a body"),
        (tail.lower() in TITLES, "title inside"),
        (word in lexicon.goods(), "goods first"),
        (tail.lower() in lexicon.goods(), "goods last"),
        (tail.lower() in GENERIC_ACRONYMS, "generic"),
    )
    yield from (name for is_so, name in told if is_so)


def _shape(word: str) -> str:
    if len(word) == 1:
        return "X"
    if word.isupper():
        return f"{len(word)} capitals" if len(word) < 5 else "capitals"
    if any(sign.isdigit() for sign in word):
        return "digits"
    return "Xx" if word[1:].islower() else "xX"


def _listed(view: View, run: Run) -> list[str]:
    """What lists of names say of a sequence that stands in none as a whole."""
    head, count = view.cased[run.first], min(sum(view.capital[run.first : run.last]), 3)
    found = ["titled"] if run.is_titled else []
    if head in lexicon.given_names():
        found += ["given name", f"given name {count}"]
    if head in lexicon.family_first():
        found.append("family name first")
    if count > 1 and view.cased[run.last - 1] in ids_by_surname():
        found.append("surname last")
    if any(word.lower() in PARTICLES for word in view.cased[run.first : run.last]):
        found.append("particle")
    town = find_city(view, run.first, run.last)
    if town is not None:
        size = next((name for least, name in _SIZES if town.population >= least), "small")
        found += ["town", f"town {size}", f"town {size} {_beside(view, run.first - 1)}"]
    return found


_SIZES = ((300_000, "large"), (100_000, "middle"), (1, "small"), (0, "state"))


@cache
def _common() -> frozenset[str]:
    """The pieces with which the encoder writes English: whole words among them are common ones."""
    return frozenset((folder("seeds") / "encoder" / "pieces.txt").read_text("utf-8").split("\n"))


def _likeliest(evidence: Sequence[str]) -> tuple[str, float, float]:
    """The likeliest kind of name, how likely it is, and how likely there is no name."""
    weights = _weights()
    sums = [sum([of[name] for name in evidence if name in of]) for of in (weights[kind] for kind in KINDS)]
    highest = max(0.0, *sums)
    raised = [math.exp(one - highest) for one in sums]
    best = max(range(len(KINDS)), key=raised.__getitem__)
    total = sum(raised) + math.exp(-highest)
    return KINDS[best], raised[best] / total, math.exp(-highest) / total


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of each kind by the name of the evidence; of nothing they are zero."""
    table = shipped_tables()[QUESTION]
    found: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    for name in table.names:
        kind, _, sign = name.partition(" ")
        found[kind][sign] = table.each(name) or 0.0
    return found


def is_only_likely(rule: str) -> bool:
    """Whether a name that `rule` read is no surer than what is weighed here."""
    return rule.endswith(_RULE)


_RULE = ".likely"
"""The end of the names of rules here, behind the kind."""


def evidence_for(kind: str, found: Sequence[str]) -> list[str]:
    """Signs as evidence for one kind of name."""
    return [f"{kind} {sign}" for sign in found]


def _span(view: View, run: Run, kind: str, likely: float, cast: Cast) -> Span:
    score = round(0.8 * likely, 2)  # no match is surer than one by a rule
    if kind == "PERSON":
        span = enter_unknown(view, run, score, cast)
        span.rule = f"person{_RULE}" if span.match == "pattern" else span.rule
        return span
    named = (name_org if kind == "ORG" else name_place)(view.text(run.first, run.last))
    return Span(run.first, run.last, kind, *named, "pattern", score, f"{kind.lower()}{_RULE}")
