"""Whether the words around an expression speak of what was or of what will be.

A guess from a few word classes, not a parse: the nearest verb that shows its tense, with modals and words of planning before all others.
It serves to choose between two days that an expression can mean.
"""

from collections.abc import Sequence

from pipelines.reading.chronology.words import FUNCTION_WORDS, words

_MODALS = words("will won't shall would could should may might must can ought gonna")
_PLANNING = words(
    "due scheduled slated set planned plans plan planning intends intend intended hopes aims aim expected expects expect"
    " likely poised ready designed meant supposed bound"
)
"""Words that speak of the future where "to", "for" or a time follows them."""
_AFTER_PLANNING = words("to for on in at by from this next until")
_AT_FIRST = words("first originally initially previously earlier once")
"""Before a word of planning they say that the plan did not hold."""
_TIMETABLE = words(
    "expires expire lapses lapse ends end begins begin starts start takes take kicks kick comes come opens open meets meet"
    " votes vote speaks visits resumes resume runs run goes go rises drops convenes hosts arrives arrive applies apply"
    " deadline closes falls enters enter"
    " hears hear debates decides considers looms nears approaches vanishes disappears"
    " reverts snaps becomes shrinks flies travels joins reopens reconvenes matures"
)
"""Verbs (and the deadline) with which a timetable is told in the present tense; they count only near the expression."""
_ARRANGED = words(
    "sending meeting flying travelling traveling visiting hosting holding heading coming going leaving returning arriving voting"
    " convening launching starting beginning ending expiring taking kicking imposing raising cutting doubling hiking opening"
    " closing resuming speaking testifying appearing publishing releasing presenting announcing signing joining rising"
)
"""Verbs of which "is" and "-ing" tell an arrangement ("is meeting them on Saturday")."""
_ARRANGED_WITH = words("is are am 're 's be not now also only both then still")
_COPULAS = words("is are")
_SUPPOSING = words("if unless when whenever until till once")
"""Conjunctions after which the present tense speaks of what is to come."""
_LEADING = words("w.e.f. wef effective starting beginning commencing upcoming forthcoming")
"""Words that count only right before the expression."""
_SOON = words("until till")
"""Right before a day they make it a later one, whatever the tense of the verb."""
_AHEAD = words("by before")
"""The same where no verb says otherwise ("a deal by Friday")."""
_DEFERRED = words(
    "postponed delayed deferred extended pushed moved put postponing delaying extending deferring suspended paused frozen brought"
)
"""Verbs after which "to" names the later day."""
_PAST = words(
    "was were had did said told took went came began became got made gave held met spoke wrote sent rose fell hit cut put"
    " laid left saw ran drew brought bought sold paid won lost broke chose struck shook kept led fought built spent stood sat"
    " thought knew found felt grew shrank threw withdrew swore sought slid sank quit heard understood began flew wore"
    " froze drove rode hid bore arose fed fled forbade forgave hung lent lit shot slept spun stole stuck swept taught tore wound"
)
_NOT_PAST = words(
    "need indeed speed feed seed proceed exceed succeed breed hundred red bed shed united embed unprecedented unlimited"
    " limited detailed skilled related combined advanced supposed alleged fixed so-called finished red-hot imported proposed"
)
_PRESENT = words("is are be being been's gets get am")
_ARTICLES = words("the a an its their his her our 's")
"""Words after which a participle is an adjective of the noun that follows ("the suspended rates")."""
_LASTING = words(
    "valid good booked sold extended suspended paused frozen waived exempt exempted guaranteed locked closed open available fixed"
    " postponed delayed runs run lasts last continues continue remains remain stays stay holds hold apply applies"
)
"""Words with which "through" names the end of what still holds."""
_CLAUSE_ENDS = words("; : — – ( ) “ ” that which who whom when while because although though but whereas if | .")
_BREAKS = words("; |")
"""Signs that part two statements."""
_BEFORE_A_VERB = words(", and was were had")
"""Where the search for the modal of a participle ends."""
_REACH = 24
_NEAR = 7
_NEAR_BEHIND = 4
_MODAL_REACH = 4
"""How many words away a verb may stand; a verb of a timetable before and behind; the modal of a participle."""

FUTURE, PAST, DONE = "future", "past", "done"
"""DONE is a past that leaves no doubt: "in January it rose". A verb before the expression leaves some: "he fixed the duty in January"."""


def tense_around(line: Sequence[str], first: int, last: int) -> str | None:
    """The tense at positions `first` to `last` (half-open) of the lower-case words of a sentence; None where no word shows it."""
    before = line[first - 1] if first else ""
    if before == "since":
        return PAST
    if before in _SOON:
        return FUTURE
    if before in _LEADING or (before in ("on", "from", "in") and first > 1 and line[first - 2] in _LEADING):
        return FUTURE
    # "the hearing is on Wednesday", not "at issue is Wednesday's order"
    copula = line[first - 2] if before == "on" and first > 1 else before
    if copula in _COPULAS and line[last : last + 1] != ["'s"]:
        return FUTURE
    if before == "through" and not _LASTING.isdisjoint(line[max(0, first - _NEAR) : first]):
        return FUTURE
    found: int | None = None
    for k in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = line[k]
        if word in _BREAKS and found is None:
            break
        # "will have theirs doubled": the modal of a participle stands close before it, in its own clause
        if found is not None and (found - k > _MODAL_REACH or word in _CLAUSE_ENDS or word in _BEFORE_A_VERB):
            return PAST
        cue = _cue(line, k, first)
        if cue == FUTURE and not (found is not None and word in _TIMETABLE):
            return FUTURE
        if cue == PAST and k == first - 2 and before in _AHEAD and word.endswith("ed"):
            return None  # "goods shipped before August 7"
        if cue == PAST and found is None:
            if before == "to" and word in _DEFERRED:
                return FUTURE
            found = k
        if word in _SUPPOSING and found is None and first - k > 3 and (word != "once" or k == 0 or line[k - 1] == ","):
            return FUTURE
    if found is not None:
        return PAST
    for k in range(last + (last < len(line) and line[last] == ","), min(len(line), last + _REACH)):
        if line[k] in _CLAUSE_ENDS:
            break
        if cue := _cue(line, k, last):
            return DONE if cue == PAST and before in ("in", "on") else cue
    return FUTURE if before in _AHEAD else None


def _cue(line: Sequence[str], k: int, near: int) -> str | None:
    """What the word at `k` says of the tense; `near` is the edge of the expression."""
    word = line[k]
    after = line[k + 1] if k + 1 < len(line) else ""
    if word in _MODALS or word.endswith("'ll") or (word in ("is", "are", "'s", "be") and after in ("to", "going")):
        return FUTURE
    if word in _PLANNING:
        if after in _AFTER_PLANNING or k + 1 == near:
            if k and line[k - 1] in _AT_FIRST:
                return PAST
            return None if word == "due" and after == "to" and near - k > 3 else FUTURE
        return PAST if word == "set" else None
    if word in _TIMETABLE and not (k and line[k - 1] in _ARTICLES and word != "deadline"):
        # behind the expression the plain form is more often a noun ("on Monday it froze its vote")
        return FUTURE if 0 < near - k <= _NEAR or (k >= near and k - near < _NEAR_BEHIND and word.endswith("s")) else None
    if word in _ARRANGED and k and line[k - 1] in _ARRANGED_WITH:
        return FUTURE
    if word in _PAST:
        return PAST
    if len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST and not (k and line[k - 1] in _PRESENT):
        is_adjective = k and line[k - 1] in _ARTICLES and after[:1].isalpha() and after not in FUNCTION_WORDS
        return None if is_adjective else PAST
    return None
