"""In which tense and mood a sentence speaks of a figure: the verb that governs it, looked for to the left, then to the right.

No parser: verbs of levying and paying are known by their forms, and the auxiliaries before them give tense and mood. What a tense says of
a tariff is decided in `weighing`.
"""

from enum import Enum

from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure


class Tense(Enum):
    """How a verb speaks of a rate."""

    FUTURE = "future"
    """`will pay`, `is to fall to`, `is set to rise to`"""
    WOULD = "would"
    """`would pay`"""
    MODAL = "modal"
    """`could face`, `may go to`"""
    SHOULD = "should"
    """`should be`, `must pay`"""
    PERFECT = "perfect"
    """`has faced`, `have been paying`"""
    PAST_PERFECT = "past perfect"
    """`had paid`"""
    HABIT = "habit"
    """`used to pay`"""
    PRESENT = "present"
    """`pays`, `is`, `is charged`, `has to pay`"""
    PAST = "past"
    """`paid`, `was`, `stood at`"""
    EVENT = "event"
    """a change told in the past: `raised to`, `imposed`, `was cut to`"""
    ANNOUNCED = "announced"
    """`announced`, `ordered`, `signed`"""
    TURN = "turn"
    """a change told in the present: `falls to`, `rises to`, `goes from`"""
    INFINITIVE = "infinitive"
    """`to impose`: the word before it decides"""
    NONE = "none"
    """no verb: headlines, tables, notes"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STATE = _words(
    "pay face bear carry attract incur owe be stand sit remain stay apply charge levy collect keep cost run enter get enjoy endure draw"
)
"""Verbs of standing at a rate, bare."""
_STATE_PRESENT = _words(
    "pays faces bears carries attracts incurs owes is are am it's that's they're we're stands sits remains stays applies charges levies"
    " collects"
    " keeps costs runs enters gets enjoys endures draws imposes taxes paying facing he's she's there's"
)
_STATE_PAST = _words(
    "paid faced bore carried attracted incurred owed was were stood sat remained stayed applied kept cost ran entered got enjoyed endured"
    " drew"
)
_CHANGE = _words(
    "impose raise increase hike set put add take double triple quadruple lower cut reduce drop fall rise go come slap hit lift remove scrap"
    " become jump climb shrink halve introduce place lay bring return move get reach start begin end slash extend apply let levy charge"
    " hand"
)
"""Verbs of levying and changing, bare; many have the same form in the past."""
_CHANGE_PRESENT = _words(
    "falls rises goes drops becomes comes jumps climbs raises cuts lowers increases shrinks doubles adds puts sets brings returns moves"
    " slaps"
    " hits takes halves hikes reduces introduces starts begins ends slashes extends lets tumbles plunges"
)
_CHANGE_PAST = _words(
    "imposed raised increased hiked set put added took taken doubled tripled quadrupled lowered cut reduced dropped fell rose risen"
    " fallen went"
    " gone came slapped hit lifted removed scrapped became jumped climbed shrank halved introduced placed laid brought returned moved"
    " reached"
    " started began ended slashed extended levied charged handed given gave let fixed assigned landed collected tumbled plunged"
)
_ANNOUNCED = _words(
    "announced announces unveiled unveils ordered orders decided decides signed signs approved approves declared proclaimed published"
    " adopted"
    " confirmed notified"
)
_AUXILIARIES = {
    "will": Tense.FUTURE,
    "shall": Tense.FUTURE,
    "won't": Tense.FUTURE,
    "we'll": Tense.FUTURE,
    "they'll": Tense.FUTURE,
    "it'll": Tense.FUTURE,
    "you'll": Tense.FUTURE,
    "would": Tense.WOULD,
    "wouldn't": Tense.WOULD,
    "they'd": Tense.WOULD,
    "we'd": Tense.WOULD,
    "could": Tense.MODAL,
    "may": Tense.MODAL,
    "might": Tense.MODAL,
    "can": Tense.MODAL,
    "should": Tense.SHOULD,
    "must": Tense.SHOULD,
    "has": Tense.PERFECT,
    "have": Tense.PERFECT,
    "having": Tense.PERFECT,
    "we've": Tense.PERFECT,
    "they've": Tense.PERFECT,
    "had": Tense.PAST_PERFECT,
}
_TO_COME = _words("is are was were set due going about expected scheduled slated poised likely it's they're")
_PASSED_OVER = _words(
    "be been being not also now then still already only just never n't soon all it they we a an the this that these those"
)
_FORMS = (
    (_STATE_PRESENT, Tense.PRESENT),
    (_STATE_PAST, Tense.PAST),
    (_CHANGE_PAST, Tense.EVENT),
    (_ANNOUNCED, Tense.ANNOUNCED),
    (_CHANGE_PRESENT, Tense.TURN),
    (_STATE, Tense.PRESENT),
    (_CHANGE, Tense.PRESENT),
)


def _form_tables() -> dict[str, Tense]:
    forms: dict[str, Tense] = {}
    for words, tense in _FORMS:
        for word in words:
            forms.setdefault(word, tense)
    return forms


_TENSES = _form_tables()
BARE_VERBS = _STATE | _CHANGE
"""Verbs of standing, levying and changing, bare."""


def tense_of(clause: Clause, figure: Figure, low: int, high: int) -> tuple[Tense, str, int]:
    """The tense of the verb that governs `figure` among the tokens [low, high), the verb and how many tokens lie between; NONE
    where there is no known verb."""
    for k in range(figure.first - 1, max(low, figure.first - 16) - 1, -1):
        if clause.words[k] in (";", "|"):
            break
        tense = _tense_at(clause, k)
        if tense is not None:
            return tense, " ".join(clause.span(k - 1, k + 1)), figure.first - k - 1
    for k in range(figure.last, min(high, figure.last + 12)):
        if clause.words[k] in (";", "|"):
            break
        tense = _tense_at(clause, k)
        if tense is not None:
            return tense, " ".join(clause.span(k - 1, k + 1)), k - figure.last
    return Tense.NONE, "", 0


def _tense_at(clause: Clause, k: int) -> Tense | None:
    """The tense of the verb at token `k`, None where there is none."""
    word = clause.words[k]
    form = _TENSES.get(word)
    if form is None:
        return _AUXILIARIES.get(word) if word in ("will", "would", "could", "may", "might", "had") else None
    back = k - 1
    while back >= k - 4 and (clause.word(back) in _PASSED_OVER or clause.word(back).endswith("ly")):
        back -= 1
    before = clause.word(back)
    if before == "to" and word in BARE_VERBS:
        lead = clause.word(back - 1)
        if lead == "used":
            return Tense.HABIT
        if lead in ("has", "have"):
            return Tense.PRESENT
        if lead == "had":
            return Tense.PAST
        return Tense.FUTURE if lead in _TO_COME else Tense.INFINITIVE
    helped = _AUXILIARIES.get(before)
    if helped is not None and (word in BARE_VERBS or helped in (Tense.PERFECT, Tense.PAST_PERFECT) or form is Tense.EVENT):
        return helped
    if before in ("is", "are", "it's") and form in (Tense.PAST, Tense.EVENT):
        return Tense.PRESENT
    if before in ("was", "were") and form is Tense.PRESENT:
        return Tense.PAST
    if word in ("levies", "charges", "duties") and clause.word(k + 1) in ("of", "on"):
        # `charges of 20%`, `levies on steel`: the noun.
        return None
    if word in ("paying", "facing") and helped is None and before not in ("is", "are", "was", "were"):
        return None
    return form
