"""Which parts of a line of facts are places, told by their words and by what stands beside them: `Ann Lee | Cedar Bend, Minn. | 5 May`.

Places of two words are written like the names of persons, so that none must become an author.
"""

import re

from pipelines.corpus import imprints
from pipelines.corpus.characters import word_set
from pipelines.corpus.timewords import MARK, words_left

_REGION = re.compile(
    r"(?:[A-Z]{2}|(?:[A-Z]\.\s?){2}|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Me|Mich|Minn|Miss|Mo|Mont|Neb|Nev"
    r"|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que|Man|Sask|Alta|Gto|Jal|Ver|Pue|Tamps)\.)"
)
_FIRST = word_set("san santa santo são st st. saint port puerto fort mount ciudad villa kota bandar")
_LAST = word_set("city bay beach falls springs island islands valley harbour harbor junction province")


def is_place(parts: list[str], number: int) -> bool:
    """Whether the words of a part, or the region behind it, say that it is a place."""
    following = parts[number + 1].replace(MARK, "").strip() if number + 1 < len(parts) else ""
    words = parts[number].replace(MARK, "").lower().split()
    return bool(_REGION.fullmatch(following)) or (len(words) > 1 and (words[0] in _FIRST or words[-1] in _LAST))


def may_be_place(parts: list[str], number: int) -> bool:
    """Whether a part stands where places do: behind the name of a paper, between a person and the day, or alone before the day. It is one
    if others name the author."""
    if number:
        is_last = number + 1 == len(parts) or MARK in parts[number + 1]
        return imprints.is_written_like_one(parts[number - 1].strip()) or (number == 1 and is_last and MARK in "".join(parts))
    return len(parts) == 2 and MARK in parts[1] and not words_left(parts[1])


def is_firm(part: str) -> bool:
    """Whether an `&` joins the words of one name and not two persons: `Cedar Bend Poultry & Grain`."""
    *_, last = part.split(" & ")
    return " & " in part and " " not in last
