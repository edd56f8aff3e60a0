"""The words that tell of what kind a tariff is and in what state, in groups with a weight each.

A group speaks for one kind. Its weight says how much a word of it right beside the figure counts; farther off it counts less. These weights
are set by hand: they make what plain rules lean to (`weighing.leanings`), which is evidence among other for the fitted weights.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Phrase = tuple[str, ...]


class Reach(Enum):
    """Of which figures of its sentence a word speaks."""

    SENTENCE = "all, the nearer the more"
    AHEAD = "those within the next six words"


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Words that speak for `kind`, each counting `weight` where it stands right beside a figure."""

    name: str
    kind: str
    weight: float
    phrases: tuple[Phrase, ...]
    reach: Reach = Reach.SENTENCE


Cues = Mapping[str, tuple[tuple[CueGroup, Phrase], ...]]
"""Groups and their phrases by the first word of the phrase."""


def _group(kind: str, name: str, weight: float, words: str, reach: Reach = Reach.SENTENCE) -> CueGroup:
    return CueGroup(name, kind, weight, tuple(tuple(phrase.split()) for phrase in words.split(";")), reach)


def _by_first_word(groups: Iterable[CueGroup]) -> Cues:
    table: dict[str, list[tuple[CueGroup, Phrase]]] = {}
    for group in groups:
        for phrase in group.phrases:
            table.setdefault(phrase[0], []).append((group, phrase))
    return {word: tuple(entries) for word, entries in table.items()}


MEASURE_GROUPS = (
    _group("reciprocal", "named", 4.1, "reciprocal;reciprocity;liberation day;country - specific;tit for tat rates"),
    _group("reciprocal", "letter", 2.5, "tariff letter;tariff letters;letter;letters;equal tariff;equal tariffs"),
    _group(
        "baseline", "named", 3.8, "baseline;universal;across - the - board;blanket;everyone pays;global minimum;minimum tariff;base tariff"
    ),
    _group("baseline", "minimum", 1.2, "minimum of;benchmark;floor of;flat"),
    _group("fentanyl", "named", 4.0, "fentanyl;opioid;opioids;drug smuggling;trafficking"),
    _group(
        "fentanyl",
        "border",
        3.0,
        "migration;migrants;illegal immigration;border security;border tariffs;drugs and migrants;border emergency",
    ),
    _group("section_301", "named", 4.3, "section 301;301 duties;301 tariffs;301 tariff"),
    _group(
        "section_301",
        "theft",
        1.5,
        "intellectual property;technology transfer;list 1;list 2;list 3;trade war duties;four - year review",
    ),
    _group("section_122", "named", 4.2, "section 122;122 surcharge;balance of payments;balance - of - payments;150 - day;150 days"),
    _group("sectoral", "named", 3.5, "section 232;232 tariffs;232 tariff;232 duties;sectoral;sector - specific;sector tariffs"),
    _group("sectoral", "security", 2.4, "national security;national - security"),
    _group(
        "trade_remedy",
        "named",
        4.1,
        "anti - dumping;antidumping;anti dumping;countervailing;anti - subsidy;antisubsidy;safeguard;safeguards;trade remedy;trade remedies"
        ";anti - circumvention;circumvention",
    ),
    _group(
        "trade_remedy",
        "dumping",
        1.8,
        "dumping;dumped;subsidised;subsidized;subsidy margin;dumping margin;dumping margins;definitive duties;provisional duties;injury"
        ";unfairly priced;deposit rate;cash deposit;cash deposits;below cost;administrative review;undercut;state subsidies",
    ),
    _group(
        "retaliatory",
        "named",
        3.0,
        "retaliatory;retaliation;retaliate;retaliated;retaliates;retaliating;countermeasure;countermeasures;counter - measures;counter -"
        " tariff;counter - tariffs;countertariff;countertariffs;rebalancing;tit - for - tat",
    ),
    _group(
        "retaliatory",
        "answer",
        2.3,
        "hit back;hits back;hitting back;struck back;strike back;in response;in return;answered;responded;replied;payback;riposte;in reply"
        ";fired back;in kind;matching;matched;in revenge;reprisal;reprisals;countered",
    ),
    _group(
        "secondary",
        "named",
        3.7,
        "secondary tariff;secondary tariffs;secondary;russian oil;russian crude;russia 's oil;venezuelan oil;iranian oil;trade with russia"
        ";trades with russia;buys oil;buying russian;doing business with iran",
    ),
    _group(
        "mfn",
        "named",
        2.6,
        "mfn;most - favored - nation;most - favoured - nation;most favoured nation;most favored nation;basic customs duty;bound rate;bound"
        " rates;bound tariff;wto rate;wto rates;column 1;applied rate;applied rates;simple average;trade - weighted;under the wto;world"
        " trade"
        " organization rates;statutory rate;base duty;base rate;base rates;third - country duty;general duty;standard tariff"
        ";standard duty",
    ),
    _group(
        "mfn",
        "average",
        3.6,
        "average;averaged;averages;averaging;effective tariff;effective rate;overall rate;effective tariffs;mean tariff;on average",
    ),
    _group(
        "mfn",
        "ordinary",
        3.0,
        "ordinary;normal;usual;regular;standing;old;existing;pre - existing;usually;normally;standard;base;basic;customary",
        Reach.AHEAD,
    ),
    _group(
        "mfn", "before", 1.9, "used to;already pays;already pay;already paid;before the trade war;before the tariffs;since the nineties"
    ),
    _group(
        "mfn",
        "agreement",
        1.0,
        "free trade agreement;free trade pact;free - trade agreement;free - trade pact;free trade deal;free - trade deal;preferential"
        ";preference;preferences;quota - free;customs union;trade preferences",
    ),
    _group(
        "mfn",
        "quota",
        1.3,
        "tariff - rate quota;tariff rate quota;within the quota;within quota;in - quota;out - of - quota;over - quota;minimum access;quota"
        ";outside the quota",
    ),
    _group("mfn", "import duty", 1.0, "import duty;import duties;customs duty;customs duties;customs tariff"),
    _group(
        "deal", "named", 1.2, "free trade agreement;free - trade agreement;trade deal;trade agreement;trade pact;under the deal;concession"
    ),
)
"""What kind of tariff it is."""

STATUS_GROUPS = (
    _group(
        "suspended",
        "paused",
        4.3,
        "suspended;suspend;suspends;suspension;suspending;paused;pause;pausing;is frozen;are frozen;was frozen;were frozen;been frozen;be"
        " frozen;has frozen;have frozen;had frozen;frozen for;frozen until;froze;freeze;on hold;on ice;shelved;shelve;put off"
        ";postponed;postpone;postpones;deferred;deferral;delayed;delay;delays;on pause;in abeyance;moratorium;holding off;held off",
    ),
    _group("suspended", "waiting", 4.7, "waiting in the wings;stayed the;reprieve;hang over;hangs over;grace period;truce;waived;waive"),
    _group(
        "threatened",
        "threat",
        4.9,
        "threatened;threatening;threatens;threaten;threat;threats;vowed;vows;floated;floats;floating;mulling;mulls;mooted;weighing;weighs"
        ";sights set on;sights on;eyeing;dangled;dangling;hinted at;pondering;in the works;on the cards;intent on;bent on"
        ";considering;considers;contemplating;talked of;spoke of;spoken of;toyed with;brandished;ultimatum;pledged to impose;raised the"
        " prospect"
        ";prospect of",
    ),
    _group(
        "threatened", "warned", 3.0, "warned;warns;warning;warn;looming;looms;braces;brace;boomerang;prepare for;fears;feared;risk;risks"
    ),
    _group("threatened", "condition", 2.4, "if;unless;should;in case;otherwise;failing that;or else"),
    _group("threatened", "modal", 1.9, "could;may;might;maybe;perhaps;possibly;possible;potential"),
    _group("scheduled", "will", 1.0, "will;shall;we'll;they'll;he'll;it'll"),
    _group(
        "scheduled",
        "set",
        1.0,
        "is to;are to;set to;due to;going to;scheduled;slated;is due;are due;due on;planned;plans;plan;upcoming;intends;intend;to take"
        " effect"
        ";takes effect;take effect;comes into force;come into force;coming into force;to come into;enters into force;kick in;kicks in"
        ";effective from;phased in;phase in;goes up;go up;from tomorrow;starting;about to;announced;ordered;decided",
    ),
    _group(
        "agreed",
        "agreed",
        3.0,
        "agreed;agree;agrees;accord;handshake;settled;bargain;concluded;negotiated;joint statement;memorandum;accepted;promised;promise"
        ";promises;commits;committed;undertook;signed;secured;won;struck a deal;reached a deal",
    ),
    # Such words say little of a figure beside them, but much of what the article is about (see `background`).
    _group("agreed", "deal", 0.1, "agreement;deal;pact;framework;ratified;ratification;entry into force;concession;concessions"),
    _group(
        "proposed",
        "proposed",
        1.8,
        "proposed;propose;proposes;proposal;proposals;offered;offer;offers;offering;suggested;suggests;recommended;recommends;recommend"
        ";recommendation;draft;bill",
    ),
    _group(
        "proposed",
        "asked",
        3.8,
        "demanded;demand;demands;demanding;asked;asks;asking;seek;seeks;seeking;sought;wants;wanted;want;request;requested;hope for;hoped"
        " for"
        ";calls for;called for;calling for;urged;urges;petition;petitioned;pressed for;lobbied;pleaded;push for;pushing for;aim for;aims"
        " for"
        ";ask for;would like;is for",
    ),
    _group("former", "used to", 3.9, "used to;formerly;no longer;until then;until recently;in those days;at the time"),
    _group(
        "former",
        "previous",
        1.1,
        "previous;previously;prior;former;original;originally;old;preceding;initial;initially;hitherto;having been",
        Reach.AHEAD,
    ),
    _group(
        "former",
        "compared",
        2.4,
        "down from;up from;instead of;compared with;compared to;against;rather than;in place of;replacing;lower than;higher than;below"
        ";above"
        ";not the;as opposed to",
        Reach.AHEAD,
    ),
    _group(
        "former",
        "ended",
        3.5,
        "replaced;replaces;ended;ends;gone;dropped;lifted;removed;removal;removes;scrapped;scraps;cancelled;canceled;lost;expired;lapsed"
        ";repealed;revoked;rescinded;abolished;rolled back;eliminated;phased out;superseded;did away with",
    ),
    _group("former", "before", 1.2, "before;earlier;once;until;then;last week;last month;last year;at first;first"),
    _group("former", "was", 0.3, "was;were;had"),
    _group(
        "rejected",
        "given up",
        3.0,
        "withdrawn;withdrew;withdraws;called off;ruled out;off the table;rejected;rejects;reject;abandoned;backed down;backed off;refused"
        ";turned down;dismissed;declined;denied;vetoed;never imposed;backed away",
    ),
    _group(
        "rejected",
        "struck",
        2.0,
        "struck down;strikes down;unlawful;illegal;invalid;void;voided;overturned;quashed;annulled;set aside;unconstitutional",
    ),
    _group(
        "rejected",
        "in vain",
        4.9,
        "had recommended;had wanted;had asked;had proposed;had sought;had offered;had demanded;had hoped;had requested;had suggested",
    ),
    _group("rejected", "never", 5.5, "never took effect;never came;never did;was gone;never imposed;never happened;came to nothing"),
    _group(
        "in_effect",
        "now",
        1.1,
        "currently;now;already;since;still;remain;remains;stay;stays;remaining;in force;in effect;today;at present;these days;existing"
        ";current;as of;continues;continue",
    ),
    _group(
        "in_effect",
        "began",
        0.8,
        "took effect;came into force;went into effect;came into effect;effective immediately;entered into force;kicked in;has been;have"
        " been"
        ";were raised;was raised;went up;doubled;began;started",
    ),
    _group(
        "in_effect",
        "levied by",
        5.0,
        "tariff imposed by;tariffs imposed by;duty imposed by;duties imposed by;levy imposed by;levies imposed by;tariffs imposed on"
        ";duties imposed on;tariffs levied by;duties levied by;tariffs charged by;duties charged by;tariffs levied on;duties levied on",
    ),
    _group(
        "in_effect",
        "pays",
        1.2,
        "pays;pay;paying;imposed;imposes;charges;charged;faces;face;facing;collected;collects;levies;attracts;attract;applies;apply;bears"
        ";bear"
        ";carry;carries;subject to",
    ),
)
"""In what state it is."""

MEASURES = _by_first_word(MEASURE_GROUPS)
STATUSES = _by_first_word(STATUS_GROUPS)


@dataclass(slots=True)
class Cue:
    """A cue found: its group, how far from the figure (in tokens), the words, and at which token."""

    group: CueGroup
    distance: int
    words: str
    at: int

    @property
    def kind(self) -> str:
        """What it speaks for."""
        return self.group.kind


def find_cues(words: Sequence[str], cues: Cues, first: int, last: int) -> list[Cue]:
    """All cues in `words` (lower case), nearest to the figure at tokens [first, last) first."""
    found: list[Cue] = []
    for i, word in enumerate(words):
        for group, phrase in cues.get(word, ()):
            if len(phrase) == 1 or tuple(words[i : i + len(phrase)]) == phrase:
                distance = first - i - len(phrase) if i < first else i - last + 1
                found.append(Cue(group, max(0, distance), " ".join(phrase), i))
    found.sort(key=lambda c: c.distance)
    return found
