"""What kind of rate it is: measure, status, basis, modifier and first day, read from cues around the figure.

Each cue is a word or short phrase; the nearest cue of a kind speaks, cues in the figure's own stretch of the sentence before
those elsewhere in it, the sentence before those of the one before. Who levies what on whom is decided in `parties`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.reading.article import DateMention
from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure
from pipelines.reading.parties import Parties, sectoral_goods
from pipelines.reading.rate_words import CHARGING, PAYING
from pipelines.reading.vocabulary import MeasureState

Cues = Mapping[str, Sequence[tuple[str, ...]]]


def _cues(**kinds: str) -> dict[str, list[tuple[str, ...]]]:
    """`a b;c` -> [("a", "b"), ("c",)] for each kind."""
    return {kind: [tuple(p.split()) for p in text.split(";")] for kind, text in kinds.items()}


MEASURES: Cues = _cues(
    reciprocal=(
        "reciprocal;reciprocity;equal tariff;equal tariffs;tariff letter;tariff letters;letter;letters;liberation day;country - specific"
    ),
    baseline="baseline;universal;across - the - board;benchmark;minimum of;minimum tariff;global minimum;blanket;everyone pays",
    fentanyl="fentanyl;trafficking;migration;migrants;border tariffs;border security;illegal immigration;drug smuggling;opioid;opioids",
    section_301="section 301;301 duties;301 tariffs",
    section_122="section 122;balance of payments;balance - of - payments",
    sectoral="section 232;national security;sectoral;sector - specific;232 tariffs;232 duties",
    trade_remedy=(
        "anti - dumping;antidumping;anti dumping;countervailing;anti - subsidy;safeguard;safeguards;dumping;trade remedy;trade"
        " remedies;definitive duties;provisional duties"
    ),
    retaliatory=(
        "retaliatory;retaliation;retaliate;retaliated;retaliates;countermeasure;countermeasures;counter - tariff;counter -"
        " tariffs;countertariffs;rebalancing;hit back;hits back;in response"
        ";answered;answer;answers;reply;replied;responded;payback;matching;tit - for - tat;struck back;strike back;in return"
    ),
    secondary="secondary;russian oil;russian crude;russia ' s oil;venezuelan oil;iranian oil;trade with russia",
    mfn=(
        "average;averaged;effective tariff;effective rate;trade - weighted;mfn;most - favored - nation;most - favoured -"
        " nation;ordinary;normal;base duty;base rate;bound;bound rate"
        ";column 1;regular duty;standing;old;used to;existing duty;pre - existing;free trade agreement;free trade pact"
        ";previous average;wto rate;within the quota;tariff - rate quota"
        ";quota;minimum access;already pays;already pay;already paid;normally;usual;usually;regular;under the wto;applied rate"
        ";general duty;import duty of"
    ),
)

STATUSES: Cues = _cues(
    suspended=(
        "suspended;suspend;suspends;suspension;suspending;paused;pause;pausing;frozen;froze;freeze;on hold;on ice;shelved"
        ";shelve;put off;postponed;deferred;deferral;delayed;delay"
        ";waiting in the wings;on pause;stayed the;reprieve;in abeyance;hang over"
    ),
    threatened=(
        "threatened;threatening;threatens;threaten;threat;threats;warned;warns;warning;could;may;might;considering;considers"
        ";if;should;floated;floats;vowed;vows;pledged to impose;mulling;mulls"
        ";unless;would;looming;looms;braces;brace;maybe;weighing;weighs;boomerang;prepare for;talked of;spoke of"
    ),
    scheduled=(
        "will;to take effect;takes effect;take effect;is to;are to;set to;due to;going to;scheduled;from tomorrow;starting"
        ";comes into force;come into force;coming into force;enters into force"
        ";planned;plans;upcoming;to be;is due;are due;would begin;to come into;phased in"
    ),
    agreed=(
        "agreed;agree;agrees;agreement;deal;pact;accord;framework;handshake;settled;bargain;joint statement;memorandum;concluded;negotiated"
    ),
    proposed=(
        "proposed;propose;proposes;proposal;offered;offer;offers;demanded;demand;demands;asked;asks;asking;seek;seeks;seeking"
        ";sought;wants;wanted;request;requested;hope for;calls for;called for"
    ),
    former=(
        "used to;had been;previously;previous;prior;preceding;until;formerly;former;once;original;originally;instead of;down from;up from;before"
        ";earlier;compared with;against;old rate;was;were;had;no longer"
        ";replaced;replaces;replacing;last week;last month;last year;then;ended;gone;dropped;lifted;removed;removal;removes"
        ";scrapped;cancelled;canceled;lost;pulled;expired;lapsed"
    ),
    rejected=(
        "struck down;strikes down;withdrawn;withdrew;withdraws;called off;ruled out;off the table;rejected;rejects;unlawful"
        ";invalid;void;voided;abandoned;backed down;backed off;overturned;never took effect"
        ";never came;never did;was gone"
    ),
    in_effect=(
        "currently;now;already;since;still;remain;remains;remained;stay;stays;stayed;pays;pay;paying;in force;in effect;took"
        " effect;take in;imposed;charges;charged;faces;face;facing;continue;continues"
        ";today;has been;have been;came into force;went into effect;effective immediately;collected;collects;existing"
    ),
)

_ADDITIONAL = frozenset(
    {"additional", "extra", "further", "surcharge", "surtax", "added", "add", "adds", "adding", "another", "plus", "top", "atop"}
)
_ABOUT = frozenset(
    {"about", "around", "roughly", "approximately", "nearly", "almost", "some", "circa", "neighborhood", "neighbourhood", "region", "close"}
)
_AT_LEAST = frozenset({"least", "minimum", "over", "exceeding", "exceed", "exceeds"})
_UP_TO_BEFORE = (
    ("up", "to"),
    ("as", "much", "as"),
    ("as", "high", "as"),
    ("at", "most"),
    ("maximum", "of"),
    ("no", "more", "than"),
    ("cap", "of"),
    ("capped", "at"),
    ("ceiling", "of"),
)
_RAISING = frozenset(
    (
        "raised raise raises raising increased increase increases increasing cut cuts cutting lowered lower lowers lowering "
        "reduced reduce reduces reducing hiked hike"
    ).split()
)


@dataclass(slots=True)
class Cue:
    """A cue found: its kind, how far from the figure (in tokens) and the words."""

    kind: str
    distance: int
    words: str
    at: int


def find_cues(words: Sequence[str], cues: Cues, first: int, last: int) -> list[Cue]:
    """All cues in `words`, nearest to the figure at tokens [first, last) first."""
    index = _index(cues)
    found: list[Cue] = []
    for i, word in enumerate(words):
        for kind, phrase in index.get(word, ()):
            if len(phrase) == 1 or tuple(words[i : i + len(phrase)]) == phrase:
                distance = first - i - len(phrase) if i < first else i - last + 1
                found.append(Cue(kind, max(0, distance), " ".join(phrase), i))
    found.sort(key=lambda c: c.distance)
    return found


_INDEXES: dict[int, dict[str, list[tuple[str, tuple[str, ...]]]]] = {}


def _index(cues: Cues) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Cues by their first word."""
    if id(cues) not in _INDEXES:
        table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for kind, phrases in cues.items():
            for phrase in phrases:
                table.setdefault(phrase[0], []).append((kind, phrase))
        _INDEXES[id(cues)] = table
    return _INDEXES[id(cues)]


def find_basis(clause: Clause, figure: Figure, stretch: tuple[int, int]) -> str:
    """`additional` where the figure is stated as on top of other duties, `change` where a tariff moves by it, else `level`."""
    before = clause.span(figure.first - 5, figure.first)
    after = clause.span(figure.last, figure.last + 5)
    if figure.unit == "turned":
        return "change"
    if "by" in before[-2:] and any(w in _RAISING for w in before):
        return "change"
    if figure.unit == "points":
        return "additional" if any(w in _ADDITIONAL for w in before[-3:]) else "change"
    if any(w in _ADDITIONAL and w not in ("top", "atop", "plus") for w in before[-3:]) or before[-1:] == ["plus"]:
        return "additional"
    if any(w in ("surcharge", "surtax", "added") for w in after[:3]) or after[:3] in (["on", "top", "of"],) or after[:2] == ["extra"]:
        return "additional"
    if any(clause.span(k, k + 3) == ["on", "top", "of"] for k in range(figure.last, min(stretch[1], figure.last + 10))):
        return "additional"
    for k in range(figure.first - 4, max(stretch[0], figure.first - 14) - 1, -1):
        # `on top of that they pay 20%`; but in `on top of the old 2.5%` the figure is what lies below.
        if clause.span(k, k + 3) == ["on", "top", "of"] and any(
            w in CHARGING or w in PAYING or w == "," for w in clause.span(k + 3, figure.first)
        ):
            return "additional"
    return "level"


def find_modifier(clause: Clause, figure: Figure) -> str:
    """How the text qualifies the number: exact, about, at_least or up_to."""
    before = clause.span(figure.first - 4, figure.first)
    after = clause.span(figure.last, figure.last + 3)
    for phrase in _UP_TO_BEFORE:
        if tuple(before[-len(phrase) :]) == phrase or tuple(before[-len(phrase) - 1 : -1]) == phrase:
            return "up_to"
    if (
        any(w in _AT_LEAST for w in before[-2:])
        or tuple(before[-2:]) == ("more", "than")
        or after[:2] in (["or", "more"], ["or", "higher"])
    ):
        return "at_least"
    if any(w in _ABOUT for w in before[-3:]):
        return "about"
    return "exact"


_START = frozenset({"from", "since", "effective", "starting", "beginning", "start", "starts", "begin", "begins", "effect", "force"})
_DONE = frozenset(
    (
        "imposed put added levied slapped raised increased hiked introduced applied set took quadrupled doubled tripled lowered "
        "cut reduced dropped charged placed began started went came"
    ).split()
)


def find_effective(
    clause: Clause, figure: Figure, stretch: tuple[int, int], known: date | None, before: Sequence[DateMention]
) -> tuple[DateMention, str] | None:
    """The date from which the rate applies, with the words that say so; None where the text does not say.

    A start may be said beside the figure (`from July 1`, `25% in 2027`), at the head of the sentence, or by a verb of levying with
    its day (`imposed on June 5`). `known` is the day from which such a rate is publicly known to apply: a date of the sentence or of
    the one before (`before`) that names just this day is taken as the start.
    """
    best: tuple[int, DateMention, str] | None = None
    for first, last, mention in clause.dates:
        if mention.type != "DATE" or mention.date_start is None:
            continue
        lead = clause.span(first - 4, first)
        inside = stretch[0] <= first < stretch[1]
        distance = first - figure.last if first >= figure.last else figure.first - last
        starting = (any(w in _START for w in lead) and not {"until", "through"} & set(lead[-2:])) or lead[-2:] == ["as", "of"]
        if (
            starting
            and lead[-1:] in (["from"], ["since"])
            and not any(f.first <= first - 3 < f.last + 2 for f in clause.figures if f is not figure)
        ):
            inside = inside or first <= 3
        levied = lead[-1:] == ["on"] and any(w in _DONE for w in clause.span(first - 9, first)) and inside
        adjacent = first >= figure.last and distance <= 2 and (lead[-1:] in (["in"], ["on"]) or mention.text.lower().startswith("next"))
        if known is not None and mention.date_start == known and mention.granularity == "day":
            score = 0
        elif adjacent:
            score = 1
        elif (starting or levied) and (inside or first <= 3):
            score = 2 + distance
        elif starting and not any(f.last <= first and f is not figure for f in clause.figures if f.first > figure.first):
            score = 8 + distance
        else:
            continue
        if score <= 24 and (best is None or score < best[0]):
            best = (score, mention, " ".join([*lead[-3:], mention.text]))
    if best is None and known is not None:
        for mention in before:
            if mention.date_start == known and mention.granularity == "day":
                return mention, f"{mention.text}, in the sentence before"
    return (best[1], best[2]) if best else None


def is_future(mention: DateMention, published: date | None) -> bool:
    """Whether a date lies after the day of publication."""
    return published is not None and mention.date_start is not None and mention.date_start > published


_ATTRIBUTES = frozenset(
    {"old", "ordinary", "normal", "usual", "standing", "regular", "base duty", "base rate", "existing duty", "usually", "normally"}
)
"""Cues that speak of the figure right after them only."""


def find_measure(
    figure: Figure, parties: Parties, cues: Sequence[Cue], stretch: tuple[int, int], known: MeasureState | None
) -> tuple[str, str]:
    """The kind of tariff: what the words beside the figure say, weighed against what is publicly known of such a rate."""
    votes: dict[str, tuple[float, str]] = {}

    def vote(kind: str, weight: float, why: str) -> None:
        if kind not in votes or votes[kind][0] < weight:
            votes[kind] = (weight, why)

    for cue in cues:
        inside = stretch[0] <= cue.at < stretch[1]
        if (cue.words in _ATTRIBUTES and not 0 < figure.first - cue.at <= 3) or (
            cue.kind == "baseline" and parties.products != ["all_goods"]
        ):
            continue
        vote(cue.kind, (4.0 if inside else 2.4) - 0.15 * cue.distance, cue.words)
    if known is not None:
        vote(known.measure, max(0.0, votes.get(known.measure, (0.0, ""))[0]) + 2.5, f"known: {known.source}")
    if parties.imposer == "US" and sectoral_goods(parties.products):
        vote("sectoral", 1.6, "US duty on goods under Section 232")
    if parties.imposer not in (None, "US") and parties.targets == ["US"]:
        vote("retaliatory", 0.8, "a duty on US goods")
    vote("unspecified", 0.5, "no cue")
    kind = min(votes, key=lambda k: (-votes[k][0], k))
    return kind, f"measure {kind}: {votes[kind][1]}"


_LEADING = frozenset(
    {
        "down from",
        "up from",
        "instead of",
        "against",
        "compared with",
        "old rate",
        "original",
        "originally",
        "previous",
        "prior",
        "preceding",
    }
)
"""Cues that speak of the figure after them only."""
_MODEST = frozenset(
    {
        "will",
        "could",
        "may",
        "might",
        "would",
        "pay",
        "pays",
        "paying",
        "charges",
        "charged",
        "faces",
        "face",
        "facing",
        "imposed",
        "if",
        "should",
        "agreed",
        "settled",
    }
)
_WEAK = frozenset(
    {
        "was",
        "were",
        "had",
        "then",
        "before",
        "against",
        "earlier",
        "once",
        "original",
        "originally",
        "to be",
        "agreement",
        "deal",
        "pact",
        "accord",
        "has been",
        "have been",
        "today",
    }
)


def find_status(
    clause: Clause, figure: Figure, rates: Sequence[Figure], stretch: tuple[int, int], as_of: date | None, known: MeasureState | None
) -> tuple[str, str]:
    """The state of a rate: what the words beside the figure say, weighed against what is publicly known of it on the day of publication."""
    votes: dict[str, tuple[float, str]] = {}

    def vote(kind: str, weight: float, why: str) -> None:
        if kind not in votes or votes[kind][0] < weight:
            votes[kind] = (weight, why)

    i = rates.index(figure)
    if clause.word(figure.first - 1) == "from" and i + 1 < len(rates) and clause.word(rates[i + 1].first - 1) == "to":
        to_come = any(
            w in ("will", "would", "set", "could", "may", "due", "going", "plans") for w in clause.span(figure.first - 7, figure.first - 1)
        )
        vote("in_effect" if to_come else "former", 3.2, "from X to Y")
    for cue in find_cues(clause.words, STATUSES, figure.first, figure.last):
        inside = stretch[0] <= cue.at < stretch[1]
        if cue.words in _LEADING and not 0 < figure.first - cue.at <= 6:
            continue
        weight = 1.2 if cue.words in _WEAK else 2.1 if cue.words in _MODEST else 3.0
        vote(cue.kind, weight * (1 if inside else 0.6) - 0.12 * cue.distance, cue.words)
    if known is not None:
        vote(
            known.status,
            max(0.0, votes.get(known.status, (0.0, ""))[0]) + (0.6 if known.measure == "mfn" else 2.0),
            f"known since {known.since}: {known.source}",
        )
    for first, _, mention in clause.dates:
        if is_future(mention, as_of):
            vote("scheduled", 1.5 - 0.05 * abs(first - figure.last), f"{mention.text} is to come")
    vote("in_effect", 0.4, "no cue")
    kind = min(votes, key=lambda k: (-votes[k][0], k))
    return kind, f"status {kind}: {votes[kind][1]}"
