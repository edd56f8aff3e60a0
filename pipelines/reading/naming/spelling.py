"""How near two spellings of a name are: names come transliterated, misheard and mistyped.

Plain letters, slugs and nearness live here. Whose name it is, is decided in `persons`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

_UNDECOMPOSED = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "’": "'",
        "ʼ": "'",
    }
)


def plain(text: str) -> str:
    """`text` without accents, apostrophes straight; case is kept."""
    if text.isascii():
        return text
    return _stripped(text)


@lru_cache(maxsize=4096)
def _stripped(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(name: str) -> str:
    """The id of a name: lower-case ASCII words joined by hyphens ("Ministry of Commerce" -> "ministry-of-commerce"); "x" where no
    letter is left."""
    words: list[str] = re.findall(r"[a-z0-9]+", plain(name).lower())
    return "-".join(words) or "x"


# Sounds that transliterations by way of Chinese, Japanese, Korean or the ear confuse fall together; vowels are dropped.
_SOUNDS = tuple(
    pair.split(":")
    for pair in ("tch:s sch:s ch:s sh:s zh:s ph:f th:t ck:k qu:k gh:k dj:s x:s z:s j:s c:k q:k g:k d:t b:p v:f w:f r:l n:m h:").split()
)
"""Written:heard, the longer ones first."""

_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[^a-z]+")


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """The consonants of a name as classes of sounds ("Lutnick", "Rutnike", "Ludnik" -> "ltmk")."""
    heard = _letters(name)
    for written, sound in _SOUNDS:
        heard = heard.replace(written, sound)
    bones = _DOUBLE.sub(r"\1", _VOWELS.sub("", heard))
    return bones or heard[:1]


@lru_cache(maxsize=16384)
def _letters(name: str) -> str:
    return _NO_LETTER.sub("", plain(name).lower())


@lru_cache(maxsize=16384)
def nearness(written: str, right: str) -> float:
    """How near the spelling `written` is to the name `right`, 0 to 1: by letters, or by letters and sounds together where that is
    nearer."""
    a, b = _letters(written), _letters(right)
    if not a or not b:
        return 0.0
    letters = Indel.normalized_similarity(a, b)
    sounds = Indel.normalized_similarity(skeleton(a), skeleton(b))
    return float(max(letters, 0.5 * letters + 0.5 * sounds))


def nearest(written: str, names: Sequence[str], least: float) -> tuple[float, str]:
    """Which of `names` the spelling `written` is nearest to, and how near; (0.0, "") where it is near to none by `least`, which is more
    than a half. Of two that are as near the last in the alphabet wins."""
    # Sounds that are quite the same make up for letters by half of what these lack, and by no more.
    alike = process.extract(
        _letters(written), [_letters(n) for n in names], scorer=Indel.normalized_similarity, score_cutoff=2 * least - 1.001, limit=None
    )
    best = max(((nearness(written, names[k]), names[k]) for _, _, k in alike), default=(0.0, ""))
    return best if best[0] >= least else (0.0, "")
