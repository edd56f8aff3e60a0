"""Persons, organisations and places that a trained spaCy pipeline of the user's own finds where no rule of the house claimed anything.

Off unless a pipeline is named: then neither this room nor anything of spaCy is imported. What was named is looked for without loading it,
because a build that has nothing to read needs to know no more than its version.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipelines.reading.naming.cast import Cast, ids_by_surname
from pipelines.reading.naming.cues import GENERIC_ACRONYMS, NO_NAMES, OPENERS, ORG_TAILS, PLURAL_TITLES, TITLES
from pipelines.reading.naming.legal_forms import name_org
from pipelines.reading.naming.lexicon import goods
from pipelines.reading.naming.places import name_place
from pipelines.reading.naming.runs import PARTICLES, TITLE_PARTS
from pipelines.reading.naming.spans import Run, Span, View
from pipelines.reading.naming.strangers import enter_unknown

_TYPES = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE"}
"""The labels of the common annotation schemes that are open classes here; countries, laws and goods belong to the vocabulary."""
_NOT_NEEDED = ("tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "textcat")
_SCORE = 0.5
"""More than a guess by the words around, less than a shape: most pipelines do not say how sure they are."""


class TrainedPipelineError(Exception):
    """The pipeline that was named cannot be used; the message says in one line what to do."""


@dataclass(frozen=True)
class Trained:
    """A pipeline that is installed: the package or folder it stands in, its name (`en_core_web_sm`), version and language.

    `fingerprint` names all that its findings follow from. `load` before the first `propose`.
    """

    source: str
    name: str
    version: str
    language: str
    fingerprint: str

    def load(self) -> None:
        """Load the pipeline, once in a process. TrainedPipelineError where spaCy cannot."""
        _load(self)

    def propose(self, views: Sequence[View], cast: Cast, language: str | None) -> None:
        """Claim what the pipeline finds among the free tokens of `views`.

        An article in another language than the pipeline's is left alone, and so are lines in which capitals mean nothing.
        """
        if language and self.language not in ("xx", language):
            return
        open_views = [view for view in views if not view.is_heading and any(not view.taken[i] for i in view.capitals)]
        found = [
            (view, run, kind)
            for doc, view in _load(self).pipe(((view.sentence.text, view) for view in open_views), as_tuples=True)
            for ent in doc.ents
            if (kind := _TYPES.get(ent.label_)) and (run := _tokens(view, ent.start_char, ent.end_char))
        ]
        # Longer names first, so that a surname alone finds its bearer.
        found.sort(key=lambda one: one[1].first - one[1].last)
        for view, run, kind in found:
            if view.free(run.first, run.last):
                view.claim(self._span(view, run, kind, cast))

    def _span(self, view: View, run: Run, kind: str, cast: Cast) -> Span:
        rule = f"spacy.{self.name}"
        if kind == "PERSON":
            return replace(enter_unknown(view, run, _SCORE, cast), match="pattern", score=_SCORE, rule=rule)
        named = (name_org if kind == "ORG" else name_place)(view.text(run.first, run.last))
        return Span(run.first, run.last, kind, *named, "pattern", _SCORE, rule)


def find_pipeline(source: str) -> Trained:
    """The pipeline `source`: an installed package (`en_core_web_sm`) or the folder of one. TrainedPipelineError where there is none."""
    if find_spec("spacy") is None:
        raise TrainedPipelineError(f"the pipeline {source} needs spaCy: pip install 'tariff-ledger[spacy]', in a checkout: make spacy")
    folder = Path(source).expanduser()
    is_package = source.isidentifier() and not folder.is_dir()
    spec = find_spec(source) if is_package else None
    if is_package:
        folder = Path(spec.origin).parent if spec and spec.origin else folder
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        name, version, language = f"{meta['lang']}_{meta['name']}", str(meta["version"]), str(meta["lang"])
    except (OSError, ValueError, KeyError, TypeError):
        raise TrainedPipelineError(
            f"there is no spaCy pipeline {source}, neither a package nor a folder with a meta.json; "
            "install one (python -m spacy download en_core_web_sm) or name the folder of your own"
        ) from None
    # A package of one version is one thing; a folder may be trained anew under the same version.
    content = "" if is_package else _content(folder)
    fingerprint = f"spacy {metadata.version('spacy')} {name} {version} {content}".strip()
    return Trained(source if is_package else str(folder), name, version, language, fingerprint)


def _content(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest.update(f"{path.relative_to(folder).as_posix()} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _load(trained: Trained) -> Any:
    import spacy

    try:
        return spacy.load(trained.source, exclude=list(_NOT_NEEDED))
    except Exception as error:
        detail = " ".join(str(error).split())[:300]
        raise TrainedPipelineError(f"spaCy cannot load the pipeline {trained.source}: {detail}") from error


def _tokens(view: View, start: int, end: int) -> Run | None:
    """The tokens within characters [start, end) of a sentence, without article and possessive; None where they can be no name."""
    base = view.sentence.start
    inside = [i for i, token in enumerate(view.sentence.tokens) if base + start <= token.start and token.end <= base + end]
    while inside and view.lower[inside[0]] in ("the", "a", "an"):
        del inside[0]
    while inside and (view.lower[inside[-1]] == "'s" or not view.cased[inside[-1]][0].isalnum()):
        del inside[-1]
    if not inside or not any(view.capital[i] for i in inside):
        return None
    # A capital that does not count as one stands in a date.
    if any(view.cased[i][0].isupper() and not view.capital[i] for i in inside):
        return None
    # Pipelines take departments, acronyms, goods and the first word of a sentence for names; on those, and on known surnames, rules have
    # had their say.
    if not any(view.capital[i] and _is_proper(view, i) and view.lower[i] not in TITLE_PARTS for i in inside):
        return None
    if len(inside) == 1 and (view.opens(inside[0]) or view.cased[inside[0]] in ids_by_surname()):
        return None
    return Run(inside[0], inside[-1] + 1, False)


def _is_proper(view: View, k: int) -> bool:
    """Whether the word at `k` is by itself likely to be of a name: no good, title, acronym or ordinary word."""
    word = view.lower[k]
    if not view.capital[k]:
        return word in PARTICLES or view.cased[k] in ("-", ".") or view.cased[k - 1] == "-"
    if len(word) < 3 or not word.isalpha() or view.cased[k].isupper() or word in goods():
        return False
    if word in TITLES or word in PLURAL_TITLES:
        return False
    return not (word in OPENERS or word in NO_NAMES or word in GENERIC_ACRONYMS or word in ORG_TAILS)
