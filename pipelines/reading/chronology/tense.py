"""Whether the words around an expression speak of what was or of what will be.

A guess from a few word classes, not a parse: the nearest verb that shows its tense, with modals and words of planning before all others.
It serves to choose between two days that an expression can mean.
"""

from collections.abc import Sequence

from pipelines.reading.chronology.words import FUNCTION_WORDS, words

_MODALS = words("will won't shall would could should may might must can ought gonna")
_PLANNING = words(
    "due scheduled slated set planned plans plan planning intends intend intended hopes aims aim expected expects expect"
    " likely poised ready designed meant supposed bound forecast forecasted projected predicted anticipated tipped"
)
"""Words that speak of the future where "to", "for" or a time follows them."""
_AFTER_PLANNING = words("to for on in at by from this next until")
_PLANNERS = words(
    "plans planned plan planning scheduled schedules scheduling expects expected expect intends intend aims aim hopes hope call calls"
    " called calling"
)
"""Verbs that plan a thing: "planned a rally on Saturday", "expects the sale to close by May", "called for a vote on Monday"."""
_OBJECTS = words("a an the its their his her our another for that it them")
_PLANNED_REACH = 12
"""How far behind its verb the day of a planned thing may stand."""
_TO_COME = words("vote summit meeting hearing deadline election elections talks session auction opening debut launch call")
"""What is named by the day on which it will be as often as by that on which it was."""
_ON_THE_WAY = words("at for of until till by in during")
"""Words before "Friday's" that leave open whether it is over."""
_AT_FIRST = words("first originally initially previously earlier once")
"""Before a word of planning they say that the plan did not hold."""
_TIMETABLE = words(
    "expires expire lapses lapse ends end begins begin starts start takes take kicks kick comes come opens open meets meet"
    " votes vote speaks visits resumes resume runs run goes go rises drops convenes hosts arrives arrive applies apply"
    " deadline closes falls enters enter"
    " hears hear debates decides considers looms nears approaches vanishes disappears"
    " stops leaves departs lands sails switches lifts imposes halts pauses chairs attends presents publishes unveils heads"
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
_BEFORE_PARTICIPLES = words("is are be being")
_SUPPOSING = words("if unless when whenever until till once")
"""Conjunctions after which the present tense speaks of what is to come."""
_LEADING = words(
    "w.e.f. wef effective starting beginning commencing upcoming forthcoming payable redeemable maturing expiring callable"
    " forecast forecasts"
)
"""Words that count only right before the expression."""
_LIMITS = words("deadline expiry expiration cutoff")
_UP_TO = words("beyond before past until till")
"""What is set for a day to come: a time named by it, and the prepositions of what goes on until then or after."""
_SOON = words("until till")
"""Right before a day they make it a later one, whatever the tense of the verb."""
_OPENING = words("in on from between during through over for")
"""Prepositions of an expression that opens the statement whose verb stands behind it."""
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
    " didn't didn’t wasn't wasn’t weren't weren’t hadn't hadn’t"
    " foresaw oversaw overtook undertook underwent overcame swung strove dealt dug sprang clung sped upheld withheld forgot lay leapt"
    " rebuilt resold undercut rang sang blew dreamt bent wrung"
    " shut spread split cast hurt burst beat"
    " froze drove rode hid bore arose fed fled forbade forgave hung lent lit shot slept spun stole stuck swept taught tore wound"
)
_NOT_PAST = words(
    "need indeed speed feed seed proceed exceed succeed breed hundred red bed shed united embed unprecedented unlimited"
    " limited detailed skilled related combined advanced supposed alleged fixed so-called finished red-hot imported proposed"
)
_PRESENT = words("is are be being been's gets get am")
_PERFECT = words("has have had having 've just already")
"""Words after which the form of a timetable is a participle ("has come down since")."""
_NEITHER = words("neither nor not n't")
_CLOCK = words("a.m. p.m. am pm a.m p.m noon midnight midday o'clock")
_ZONES = words("est edt et cst cdt pst pdt gmt utc bst cet cest ist jst kst eastern local time")
_ADVERBS = words("still yet newly recently long then once previously originally")
_NOT_VERBS = FUNCTION_WORDS | words("another each every next last")
_INFINITIVE_REACH = 10
"""How far before an expression an infinitive may stand that it may belong to."""
_ARTICLES = words("the a an its their his her our 's")
"""Words after which a participle is an adjective of the noun that follows ("the suspended rates")."""
_COUNTS = words("enough many few some no two three four five several")
_LASTING = words(
    "valid good booked sold extended suspended paused frozen waived exempt exempted guaranteed locked closed open available fixed"
    " postponed delayed runs run lasts last continues continue remains remain stays stay holds hold apply applies"
)
"""Words with which "through" names the end of what still holds."""
_CLAUSE_ENDS = words("; : — – ( ) “ ” that which who whom when while because although though but whereas if | .")
_WAITED = words("waited stayed lasted stood ran held kept")
"""Verbs with which "until" tells of the end of what is over."""
_LEVELLED = _WAITED | words("was were paid charged cost")
_LEVELS = words("at of % percent per cent pc pct duty free - duty-free zero nil nothing due only just still")
"""Verbs, and what may stand between them and "until" where they tell what a rate was."""
_NARRATED = words("had hadn't was wasn't were weren't did didn't")
"""Verbs behind "until Friday," that tell of it as over."""
_ENTRY_SIGNS = words(": - – — |")
"""Signs behind the date that opens an entry."""
_BREAKS = words("; |")
"""Signs that part two statements."""
_BEFORE_A_VERB = words(", and was were had")
"""Where the search for the modal of a participle ends."""
_REACH = 30
_NEAR = 7
_NEAR_BEHIND = 4
_MODAL_REACH = 4
"""How many words away a verb may stand; a verb of a timetable before and behind; the modal of a participle."""

FUTURE, PAST, DONE, LOOSE, SURE = "future", "past", "done", "loose", "sure"
"""DONE is a past that leaves no doubt: "in January it rose". A verb before the expression leaves some: "he fixed the duty in January".
LOOSE is a past whose infinitive may look ahead: "they agreed to meet in January"; SURE a future that can hardly mean what is over: "it
will meet in January"."""
LOOKS_AHEAD = (FUTURE, SURE)


def tense_around(line: Sequence[str], first: int, last: int) -> str | None:
    """The tense at positions `first` to `last` (half-open) of the lower-case words of a sentence; None where no word shows it."""
    first = _before_clock(line, first)
    before = line[first - 1] if first else ""
    after = line[last] if last < len(line) else ""
    if before == "since":
        return PAST
    if after == "'s" and before not in _ON_THE_WAY and _TO_COME.isdisjoint(line[last + 1 : last + 5]):
        return PAST  # "will get around Wednesday's ruling"
    if before in _SOON:
        # "until Thursday, they had not said so"
        opens = first < 3 or line[first - 2] in _CLAUSE_ENDS or line[first - 2] == ","
        is_over = first > 1 and (line[first - 2] in _WAITED or _is_told_of_level(line, first - 1))
        return PAST if is_over or (opens and not _NARRATED.isdisjoint(line[last : last + 5])) else FUTURE
    if before == "of" and first > 1 and line[first - 2].isalpha() and line[first - 2] not in _TO_COME:  # "the plan of Thursday will cost"
        return LOOSE
    if line[last : last + 2] == [",", "when"] and any(_cue(line, k, last) == PAST for k in range(last + 2, min(len(line), last + 10))):
        return PAST
    if first < 3 and before in _LEADING and after == "," and _is_told_behind(line, last + 1):
        return PAST  # "Beginning Tuesday, the new duty took effect"
    if after in _LIMITS and first > 1 and line[first - 2] in _UP_TO:  # "extended beyond the September deadline"
        return FUTURE
    if before in _LEADING or (before in ("on", "from", "in") and first > 1 and line[first - 2] in _LEADING):
        return FUTURE
    if before == "from" and list(line[max(0, first - 3) : first - 1]) == ["in", "force"]:
        return FUTURE
    if before == "record" and first > 1 and line[first - 2] == "of":  # "payable to holders of record May 5"
        return FUTURE
    # "the hearing is on Wednesday", not "at issue is Wednesday's order"
    copula = line[first - 2] if before == "on" and first > 1 else before
    if copula in _COPULAS and after != "'s":
        return FUTURE
    if before == "through" and not _LASTING.isdisjoint(line[max(0, first - _PLANNED_REACH) : first]):
        return FUTURE
    return _by_verbs(line, first, last, before)


def _is_told_of_level(line: Sequence[str], at: int) -> bool:
    """Whether a past verb and a figure or its like stand before `at`: "it was 10 percent until Monday", "what was due until Tuesday"."""
    k = at - 1
    while k > 0 and (line[k] in _LEVELS or line[k][:1].isdecimal()):
        k -= 1
    return k < at - 1 and line[k] in _LEVELLED


def _is_told_behind(line: Sequence[str], at: int) -> bool:
    """Whether the first verb that shows its tense, at `at` or behind it in the clause, tells of what is over."""
    for k in range(at, min(len(line), at + _REACH)):
        if line[k] in _CLAUSE_ENDS:
            break
        if cue := _cue(line, k, at):
            return cue == PAST
    return False


def _before_clock(line: Sequence[str], first: int) -> int:
    """The position of the clock time that stands before `first` ("until 9 a.m. EST Tuesday"), else `first`."""
    k = first
    while k and line[k - 1] in _ZONES:
        k -= 1
    if not k or line[k - 1] not in _CLOCK:
        return first
    k -= 1
    while k and (line[k - 1][:1].isdecimal() or line[k - 1] in (":", "about", "around")):
        k -= 1
    return k


def _by_verbs(line: Sequence[str], first: int, last: int, before: str) -> str | None:
    """The tense by the verbs before an expression, else by those behind it; `before` is the word right before it."""
    found: int | None = None
    is_loose = False
    for k in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = line[k]
        if word in _BREAKS and found is None:
            break
        # "will have theirs doubled": the modal of a participle stands close before it, in its own clause
        if found is not None and (found - k > _MODAL_REACH or word in _CLAUSE_ENDS or word in _BEFORE_A_VERB):
            return _looser(before) if is_loose else PAST
        cue = _cue(line, k, first)
        if cue == FUTURE and not (found is not None and word in _TIMETABLE):
            modal = line[k - 1] if word in _TIMETABLE and k else word  # "may start before November"
            is_sure = modal in ("will", "shall", "won't") or modal.endswith("'ll") or (modal in _MODALS and before in _AHEAD)
            was_to_be = line[k - 1 : k] == ["to"] and line[k - 2 : k - 1] in (["was"], ["were"])
            if was_to_be and line[last : last + 1] == [","] and not _NARRATED.isdisjoint(line[last + 1 : last + 2]):
                # "the duty, which was to start on Tuesday, was dropped"
                return PAST
            return SURE if is_sure and before in ("in", "on", "at", *_AHEAD) else FUTURE
        if cue == PAST and k == first - 2 and before in _AHEAD and word.endswith("ed"):
            return None  # "goods shipped before August 7"
        if cue == PAST and found is None:
            if before == "to" and word in _DEFERRED:
                return FUTURE
            found = k
        if word == "to" and found is None and _is_infinitive(line, k, first):
            is_loose = True
            if line[k + 1] == "be" and first - k > 2 and line[k + 2] not in _ARTICLES:  # "to be completed by May", not "to be a fear"
                return FUTURE
        if word in _SUPPOSING and found is None and first - k > 3 and (word != "once" or k == 0 or line[k - 1] == ","):
            return FUTURE
    if found is not None:
        return _looser(before) if is_loose else PAST
    is_entry = first == 0 and last < len(line) and line[last] in _ENTRY_SIGNS
    for k in range(last + (is_entry or (last < len(line) and line[last] == ",")), min(len(line), last + _REACH)):
        if line[k] in _CLAUSE_ENDS:
            break
        if cue := _cue(line, k, last):
            opening = line[first - 2] if before == "the" and first > 1 else before
            return DONE if cue == PAST and (is_entry or opening in _OPENING) else cue
    return FUTURE if before in _AHEAD else None


def _looser(before: str) -> str:
    """The tense of an infinitive under a verb of the past: "a plan to pay it back by May" looks ahead."""
    return FUTURE if before in _AHEAD else LOOSE


def _is_infinitive(line: Sequence[str], k: int, first: int) -> bool:
    """Whether the "to" at `k` seems to begin an infinitive that an expression at `first` may belong to."""
    verb = line[k + 1]
    if not verb.isalpha() or verb[-2:] in ("ed", "ng") or (verb != "be" and verb in _NOT_VERBS):
        return False
    return 1 < first - k <= _INFINITIVE_REACH


def _cue(line: Sequence[str], k: int, near: int) -> str | None:
    """What the word at `k` says of the tense; `near` is the edge of the expression."""
    word = line[k]
    after = line[k + 1] if k + 1 < len(line) else ""
    if word == "could" and (after in _NEITHER or not _NEITHER.isdisjoint(line[max(0, k - 12) : k])):
        return PAST  # "neither could be reached on Monday"
    if word in _MODALS or word.endswith("'ll") or (word in ("is", "are", "'s", "be") and after in ("to", "going")):
        return FUTURE
    if word in _PLANNERS and after in _OBJECTS and 0 < near - k <= _PLANNED_REACH and (k == 0 or line[k - 1] not in _BEFORE_A_VERB):
        return FUTURE
    if word in _PLANNING and not (word == "set" and after == "on"):
        if after in _AFTER_PLANNING or k + 1 == near:
            if k and (line[k - 1] in _AT_FIRST or "had" in line[max(0, k - 3) : k]):
                return PAST
            return None if word == "due" and after == "to" and near - k > 3 else FUTURE
        return PAST if word == "set" else None
    is_counted = k > 0 and word.endswith("s") and line[k - 1] in _COUNTS  # "enough votes"
    if word in _TIMETABLE and not is_counted and not (k and line[k - 1] in _ARTICLES and word != "deadline"):
        if k and line[k - 1] in _PERFECT:
            return PAST
        if k and line[k - 1] == "to" and "had" in line[max(0, k - 5) : k]:  # "it had been due to expire on Friday"
            return None
        # behind the expression the plain form is more often a noun ("on Monday it froze its vote")
        return FUTURE if 0 < near - k <= _NEAR or (k >= near and k - near < _NEAR_BEHIND and word.endswith("s")) else None
    if word in _ARRANGED and k and line[k - 1] in _ARRANGED_WITH:
        return FUTURE
    if word in _PAST and not (k and line[k - 1] in _BEFORE_PARTICIPLES):  # "when the case is heard in May", "the vote to be held in May"
        return PAST
    if len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST and not (k and line[k - 1] in _PRESENT):
        article = k - 2 if k > 1 and line[k - 1] in _ADVERBS else k - 1
        is_adjective = k and line[article] in _ARTICLES and after[:1].isalpha() and after not in FUNCTION_WORDS
        return None if is_adjective else PAST
    return None
