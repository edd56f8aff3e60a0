"""What a minister is in charge of: `Minister of Agriculture and Environment`, `the Ministries of Finance and Labour`, `Foreign Affairs
Minister`.

The words of a portfolio are neither goods nor bodies nor places, however long the list, and the name of the minister begins where it ends.
"""

from pipelines.reading.naming.cues import word_set
from pipelines.reading.naming.lexicon import given_names
from pipelines.reading.naming.spans import Span, View

_OFFICES = word_set("minister ministers ministries secretary secretaries undersecretary commissioner")
FIELDS = word_set(
    "finance agriculture agricultural environment environmental science technology industry industries industrial industrialization",
    "industrialisation trade commerce commercial foreign affairs home health education labor labour economy economic economics development",
    "planning investment investments energy transport transportation justice defense defence interior culture cultural tourism food",
    "textiles public distribution consumer information communications communication telecommunications fisheries livestock forestry",
    "forests rural urban housing petroleum mines minerals steel power water resources natural human innovation research sports youth",
    "women children social welfare security internal external revenue treasury budget infrastructure roads railways shipping ports",
    "aviation civil small medium enterprises enterprise entrepreneurship cooperatives digital climate ecology business innovation",
    "immigration overseas international cooperation coordination supply supplies privatization privatisation employment jobs",
    "manufacturing strategy regional growth skills petrochemicals hydrocarbons heavy export exports import imports customs tax taxation",
    "procurement lands arts parks policy",
)
"""Words that name what a government is in charge of."""
_JOINTS = frozenset({"and", ",", "&"})


def find_portfolios(view: View) -> list[Span]:
    """Portfolios beside an office in a sentence, as stretches that name nothing; a single field beside it (`finance minister`) is left
    to the titles of offices."""
    if _OFFICES.isdisjoint(view.lower):
        return []
    found = []
    for i in [i for i, word in enumerate(view.lower) if word in _OFFICES]:
        at = i + 2 if view.lower[i + 1 : i + 3] == ["of", "state"] else i
        if view.word(at + 1) in ("of", "for") or view.lower[at + 1 : at + 4] == ["to", "the", "treasury"]:
            first = at + 3 if view.word(at + 2) == "the" else at + 2
            last = _end(view, first)
        else:
            first, last = _start(view, i), i
            last = first if last - first < 2 else last
        if last > first:
            found.append(Span(first, last, "", "", "", "exact", 1.0, RULE))
    return found


RULE = "portfolio"
"""The rule of the stretches that portfolios claim."""


def _end(view: View, first: int) -> int:
    """Where the fields that begin at `first` end: behind the last field, before a joint that no field follows."""
    last = k = first
    while k < len(view.lower):
        if _is_field(view, k, last > first) and (view.capital[k] or last == first or not view.capital[last - 1]):
            k += 1
            last = k
        elif k > first and view.lower[k] in _JOINTS:
            k += 1
        else:
            break
    return last


def _is_field(view: View, k: int, goes_on: bool) -> bool:
    """Whether the word at `k` is of a portfolio; one that `goes_on` may hold any notion (`Economic Revitalization`)."""
    word = view.lower[k]
    return word in FIELDS or (goes_on and word.endswith(_NOTIONS) and view.cased[k] not in given_names())


_NOTIONS = ("tion", "ment", "ness", "ship", "ture", "ity")


def _start(view: View, office: int) -> int:
    """Where the capitalised fields before the office at `office` begin: `Foreign Affairs Minister`; its own place where there are none,
    or where they belong to a body (`Department of Trade and Industry Secretary`)."""
    if not view.capital[office] or view.is_heading:
        return office
    first = k = office
    while k > 0:
        if view.capital[k - 1] and view.lower[k - 1] in FIELDS:
            k -= 1
            first = k
        elif view.lower[k - 1] in _JOINTS and first == k:
            k -= 1
        else:
            break
    is_of_body = view.word(first - 1) in ("of", "for")
    return office if is_of_body or view.word(first) in ("treasury", "home") else first


def ends_before(view: View, first: int) -> bool:
    """Whether a portfolio ends right before token `first`, or before a comma that stands there: a minister's name begins."""
    at = first - 1 if view.word(first - 1) == "," else first
    return at > 0 and view.taken[at - 1] and any(span.last == at and span.rule == RULE for span in view.spans)
