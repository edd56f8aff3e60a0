"""What words, tenses and public knowledge say of a tariff's kind and state by themselves: weights set by hand, before any are fitted.

Each piece of evidence speaks for one kind with a weight, and weights add up. Words count by how near they stand to the figure, each comma
or conjunction in between making them farther. The words live in `rate_cues`, tenses in `verbs`. The sums are evidence among others for
`kind`, which learns how far to trust them: they make plain sentences plain, also where no lesson has their words.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from pipelines.reading.background import NAMED, Background
from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure
from pipelines.reading.rate_cues import MEASURES, Cue, Reach, find_cues
from pipelines.reading.rate_words import CHARGING, PAYING, TARIFF_NOUNS
from pipelines.reading.verbs import Tense
from pipelines.reading.vocabulary import MeasureState
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.goods import goods_class
from pipelines.reading.weighing.pairs import Parties

_TIGHT = frozenset({"compared", "previous"})
"""Groups of former rates that leave no doubt right before a figure: `up from 6%`, `the previous 6%`."""
_RATE_PHRASE = frozenset(
    "the a an of at about around some roughly nearly average effective mean overall tariff tariffs rate rates duty duties levy".split()
)


def _is_of_the_rate(between: Sequence[str]) -> bool:
    """Whether only the name of the rate stands between a cue and its figure: `the previous [average tariff rate of about] 3%`."""
    return len(between) <= 1 or (len(between) <= 7 and all(w in _RATE_PHRASE for w in between))


def _of_another(words: Sequence[str], cue: Cue, figure: Figure) -> bool:
    """Whether a cue names what another duty is: the one answered (`in response to the 25%`) or included (`with the base duty, 45%`)."""
    if cue.kind == "retaliatory" and cue.at < figure.first:
        end = cue.at + len(cue.words.split())
        return any(w in ("to", "for") for w in words[end : end + 1])
    if cue.kind != "mfn" or cue.group.name not in ("named", "ordinary") or cue.distance <= 2:
        return False
    return bool({"with", "including", "plus"} & set(words[max(0, cue.at - 3) : cue.at]))


class _Weighing:
    """Evidence for kinds, by name: of each name and kind the strongest counts, and all names add up."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.pieces: dict[tuple[str, str], float] = {}

    def add(self, kind: str, name: str, strength: float = 1.0) -> None:
        """Evidence for `kind` that weighs what its name weighs, times `strength`."""
        self.put(kind, name, self.weights[name] * strength)

    def put(self, kind: str, name: str, weight: float) -> None:
        """Evidence of `weight` for `kind`, under a name."""
        held = self.pieces.get((kind, name))
        if held is None or held < weight:
            self.pieces[kind, name] = weight

    def cues(self, cues: Sequence[Cue], case: Case) -> None:
        """The cues of a sentence by their nearness to the figure."""
        words, figure, stretch = case.clause.words, case.figure, case.stretch
        barriers, hyphens = case.plan.barriers, case.plan.hyphens
        for cue in cues:
            ahead = figure.first - cue.at
            if (cue.group.reach is Reach.AHEAD and not 0 < ahead <= 6) or _of_another(words, cue, figure):
                continue
            lo, hi = (cue.at, figure.first) if cue.at < figure.first else (figure.last, cue.at)
            lo, hi = min(lo, len(words)), min(hi, len(words))
            walls = barriers[hi] - barriers[lo] + hyphens[hi] - hyphens[lo] if lo < hi else 0
            if len(case.rates) > 1:
                walls += 2 * sum([lo <= f.first < hi for f in case.rates])
            nearness = max(0.0, 1 - (cue.distance + 3 * walls) / 30)
            if not stretch[0] <= cue.at < stretch[1]:
                nearness *= 0.6
            if cue.at >= figure.last and any(0 < f.first - cue.at < cue.distance + 3 for f in case.rates):
                # `charges 13% on cod and threatens to raise it to 19%`: a word between two figures speaks of the second.
                nearness *= 0.5
            if nearness:
                self.put(cue.kind, f"cue {cue.group.name}", cue.group.weight * nearness)
            if cue.group.name in _TIGHT and ahead > 0 and _is_of_the_rate(words[cue.at + len(cue.words.split()) : figure.first]):
                self.add(cue.kind, "right before")
            if cue.group.name == "named" and cue.distance <= 2 and not walls:
                self.add(cue.kind, "right beside")

    def sums(self) -> dict[str, float]:
        """The weight of each kind."""
        found: dict[str, float] = {}
        for (kind, _), weight in self.pieces.items():
            found[kind] = found.get(kind, 0.0) + weight
        return found


_MEASURE_WEIGHTS = {
    "known": 3.0,
    "goods": 1.6,
    "sentence before": 1.1,
    "paragraph": 0.4,
    "heading": 1.7,
    "headline": 0.4,
    "article": 1.4,
    "same rate": 1.2,
    "same sentence": 0.8,
    "listed": 1.7,
    "answer to the US": 1.0,
    "foreign": 1.0,
    "old rate": 1.7,
    "agreed": 1.6,
    "zero": 1.2,
    "country rate": 1.2,
    "none": 0.6,
    "baseline country": 1.6,
    "agreement": 1.6,
    "right beside": 1.8,
    "prevailing": 1.5,
    "only kind": 0.8,
    "threshold": 5.0,
    "other goods": 0.8,
}
"""What each piece of evidence weighs beside the words, whose weights stand in `rate_cues`."""
_RECIPROCAL_SINCE = date(2025, 4, 2)
_COUNTRY_RATES_SINCE = date(2025, 7, 31)


def _is_agreement(name: str) -> bool:
    """Whether a law is a trade agreement by its name: spelled out, or an acronym (`SAFTA`) other than that of the emergency powers act."""
    return "agreement" in name.lower() or (name.isupper() and name != "IEEPA")


_BELOW = frozenset({"below", "under", "exceeds", "exceed", "exceeding", "reach", "above"})


def _is_threshold(clause: Clause, figure: Figure) -> bool:
    """Whether a rate is named as a limit for others only: `goods that pay less than 15%`, `already at 15% or above`."""
    before, after = clause.span(figure.first - 2, figure.first), clause.span(figure.last, figure.last + 2)
    return after in (["or", "above"], ["or", "more"], ["or", "higher"], ["or", "over"]) or bool(
        _BELOW & set(before)
        and {"whose", "where", "items", "lines", "goods", "products", "those"} & set(clause.span(figure.first - 8, figure.first))
    )


def _surroundings(ground: Background, no: int) -> dict[str, float]:
    """What the sentence before, the paragraph, heading and headline and the article say of the kind of the rates in sentence `no`."""
    weighing = _Weighing(_MEASURE_WEIGHTS)
    block = ground.block_of.get(no, -1)
    for kind in ground.by_sentence.get(no - 1, ()) if ground.block_of.get(no - 1) == block else ():
        weighing.add(kind, "sentence before", _lasting(kind))
    for other in range(no - 6, no + 4):
        if other != no and ground.block_of.get(other) == block:
            for kind in ground.by_sentence.get(other, ()):
                weighing.add(kind, "paragraph")
    for kind in ground.by_sentence.get(ground.heading_of.get(no, -1), ()):
        weighing.add(kind, "heading")
    for kind in ground.headline:
        weighing.add(kind, "headline")
    named = sum(ground.measures.values())
    for kind, share in ground.measures.items():
        if share >= 0.08:
            weighing.add(kind, "article", min(1.0, 2.5 * share))
        if share >= 0.5 * named:
            weighing.add(kind, "prevailing", min(1.0, 4 * share) * share / named)
    return weighing.sums()


def _lasting(kind: str) -> float:
    """How far a kind is carried on: an ordinary duty is mostly named beside the special one the article is about."""
    return 0.4 if kind == "mfn" else 1.0


_STATUS_WEIGHTS = {
    "known": 3.5,
    "known mfn": 2.5,
    "to come": 2.6,
    "until": 0.8,
    "past day": 1.9,
    "now": 2.7,
    "listed": 1.2,
    "from past": 1.8,
    "from future": 3.0,
    "to past": 1.0,
    "to deal": 1.0,
    "deal": 2.8,
    "threats": 1.1,
    "rulings": 0.6,
    "none": 1.3,
    "condition": 0.8,
    "right before": 1.5,
    "zero deal": 2.9,
    "carried": 0.8,
    "same rate": 0.5,
    "previous": 4.0,
}
_TENSE_WEIGHTS: dict[Tense, tuple[tuple[str, float], ...]] = {
    Tense.FUTURE: (("scheduled", 1.2), ("agreed", 2.3)),
    Tense.WOULD: (("agreed", 1.0), ("scheduled", 1.5)),
    Tense.MODAL: (),
    Tense.SHOULD: (("scheduled", 1.5),),
    Tense.PERFECT: (("in_effect", 0.4),),
    Tense.PAST_PERFECT: (("former", 1.6),),
    Tense.HABIT: (("former", 5.5),),
    Tense.PRESENT: (("in_effect", 0.9),),
    Tense.PAST: (("former", 1.5),),
    Tense.EVENT: (("in_effect", 0.7), ("former", 1.4)),
    Tense.ANNOUNCED: (),
    Tense.TURN: (("agreed", 1.3), ("scheduled", 1.5), ("in_effect", 0.9)),
    Tense.INFINITIVE: (),
    Tense.NONE: (),
}
_TO_COME = frozenset({Tense.FUTURE, Tense.WOULD})
_CONDITIONS = frozenset({"if", "unless", "should", "otherwise"})
_NOW = frozenset({"now", "today", "currently", "at"})
_STOPS = frozenset({"", ",", ".", ";", ")", "and", "but", "present", "until"})


class Leanings:
    """What plain rules lean to for one rate. What does not hang on the parties is weighed once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._by_imposer: dict[str | None, dict[str, float]] = {}
        self._cued, self._baseline = self._of_cues()
        self._measure = self._of_any_measure()
        """How much speaks for each kind of tariff, whoever levies it on whom."""
        self._status = self._of_any_status()
        """How much speaks for each state, whoever levies on whom."""

    def of_measure(self, parties: Parties, known: MeasureState | None, status: str) -> dict[str, float]:
        """How much speaks for each kind of tariff; `known` is publicly known of these parties, `status` is what `of_status` leans to."""
        case, figure, goods = self.case, self.case.figure, goods_class(parties.products)
        sums = dict(self._measure)

        def add(kind: str, name: str, strength: float = 1.0) -> None:
            sums[kind] = sums.get(kind, 0.0) + _MEASURE_WEIGHTS[name] * strength

        if goods == "all" and self._baseline:
            sums["baseline"] = sums.get("baseline", 0.0) + self._baseline
        if known is not None:
            add(known.measure, "known")
            late = case.as_of is not None and case.as_of >= _COUNTRY_RATES_SINCE
            if known.measure == "baseline" and parties.targets != ("WORLD",) and late:
                add("reciprocal", "baseline country")
        for kind, weight in self._as_before(parties.imposer).items():
            sums[kind] = sums.get(kind, 0.0) + weight
        us = parties.imposer == "US"
        if us and goods == "232":
            add("sectoral", "goods")
        if not us and parties.imposer is not None:
            add("mfn", "foreign")
            if parties.targets == ("US",):
                add("retaliatory", "answer to the US", 0.5 + min(1.5, 6 * case.ground.measures.get("retaliatory", 0.0)))
        if status == "agreed" and not (us and goods == "232"):
            add("deal", "agreed", 0.5 + min(1.0, 2 * case.ground.statuses.get("agreed", 0.0)))
        if figure.value == 0:
            add("deal" if status in ("agreed", "proposed", "scheduled") else "mfn", "zero")
        if case.word_before == "from" and not us:
            add("mfn", "old rate")
        if us and figure.value and case.as_of is not None and case.as_of >= _RECIPROCAL_SINCE:
            if goods == "all" and parties.targets != ("WORLD",):
                add("reciprocal", "country rate")
            elif goods == "some":
                add("reciprocal", "other goods")
        return sums

    def of_status(self, parties: Parties, known: MeasureState | None) -> dict[str, float]:
        """How much speaks for each state on the day of publication."""
        case, sums = self.case, dict(self._status)
        if known is not None:
            name = "known mfn" if known.measure == "mfn" else "known"
            sums[known.status] = sums.get(known.status, 0.0) + _STATUS_WEIGHTS[name]
        again = case.told.of_pair.get((parties.imposer, parties.targets, case.figure.value))
        if again is not None:
            sums[again.status] = sums.get(again.status, 0.0) + _STATUS_WEIGHTS["same rate"]
        return sums

    def _of_cues(self) -> tuple[dict[str, float], float]:
        """What the words of the sentence, and in a table of the column's header, say of the kind; and of a baseline, whose words count only
        where the rate is on all goods."""
        case, figure = self.case, self.case.figure
        cues = case.measure_cues
        if case.cell is not None and case.cell.header_words:
            cues = find_cues([*case.clause.words, *case.cell.header_words], MEASURES, figure.first, figure.last)
        weighing = _Weighing(_MEASURE_WEIGHTS)
        weighing.cues(cues, case)
        sums = weighing.sums()
        baseline = sums.pop("baseline", 0.0)
        named = {c.kind for c in cues if c.group.name in NAMED}
        if len(named) == 1:
            kind = min(named)
            sums[kind] = sums.get(kind, 0.0) + _MEASURE_WEIGHTS["only kind"] * (0.5 if kind == "mfn" else 1.0)
        return sums, baseline

    def _of_any_measure(self) -> dict[str, float]:
        case, clause, figure = self.case, self.case.clause, self.case.figure
        sums = dict(self._cued)
        if case.plan.surroundings is None:
            case.plan.surroundings = _surroundings(case.ground, clause.sentence.no)
        for kind, weight in case.plan.surroundings.items():
            sums[kind] = sums.get(kind, 0.0) + weight
        if _is_threshold(clause, figure):
            sums["mfn"] = sums.get("mfn", 0.0) + _MEASURE_WEIGHTS["threshold"]
        if figure.value == 0 and any(m.type == "LAW" and _is_agreement(m.text) for m in clause.mentions):
            sums["mfn"] = sums.get("mfn", 0.0) + _MEASURE_WEIGHTS["agreement"]
        sums["unspecified"] = sums.get("unspecified", 0.0) + _MEASURE_WEIGHTS["none"]
        return sums

    def _as_before(self, imposer: str | None) -> dict[str, float]:
        """What the rates of the imposer that were judged before say of the kind; kept by imposer."""
        if imposer not in self._by_imposer:
            self._by_imposer[imposer] = self._told(imposer)
        return self._by_imposer[imposer]

    def _told(self, imposer: str | None) -> dict[str, float]:
        case, weighing = self.case, _Weighing(_MEASURE_WEIGHTS)
        figure, record = case.figure, case.told
        again = record.of_kind.get((imposer, figure.value)) if figure.value else None
        if again is not None:
            weighing.add(again.measure, "same rate")
        for told in reversed(record.rates):
            if told.sentence_no != case.clause.sentence.no:
                break
            if told.measure != "unspecified" and told.imposer == imposer:
                listed = all(w in (",", "and", "or", "/", "&") for w in case.clause.words[told.figure.last : figure.first])
                weighing.add(told.measure, "listed" if listed else "same sentence", _lasting(told.measure))
        return weighing.sums()

    def _of_any_status(self) -> dict[str, float]:
        weighing = _Weighing(_STATUS_WEIGHTS)
        case, clause, figure, ground = self.case, self.case.clause, self.case.figure, self.case.ground
        weighing.cues(case.status_cues, case)
        tense, _, distance = case.tense
        bargaining = ground.statuses.get("agreed", 0.0)
        nearness = 1.4 if distance <= 2 else 1.0 if distance <= 6 else 0.7
        for kind, weight in _TENSE_WEIGHTS[tense]:
            # What is to come is agreed where the article is about a deal, and decided where it is not.
            share = min(1.0, 4 * bargaining) if kind == "agreed" else 1.0
            weighing.put(kind, f"tense {tense.value}", weight * nearness * share)
        if tense in _TO_COME and _CONDITIONS & set(clause.words):
            weighing.add("threatened", "condition")
        i = case.at
        if case.word_before == "from" and i + 1 < len(case.rates) and clause.word(case.rates[i + 1].first - 1) == "to":
            if tense in (Tense.FUTURE, Tense.WOULD, Tense.MODAL, Tense.INFINITIVE):
                weighing.add("in_effect", "from future")
            elif tense not in (Tense.NONE, Tense.TURN):
                weighing.add("former", "from past")
        elif case.word_before == "to" and i and case.rates[i - 1].last == figure.first - 1:
            if tense in (Tense.EVENT, Tense.PAST, Tense.PERFECT):
                weighing.add("in_effect", "to past")
            elif bargaining >= 0.2:
                weighing.add("agreed", "to deal")
        if tense in (Tense.FUTURE, Tense.NONE, Tense.TURN, Tense.WOULD) and bargaining >= 0.15:
            weighing.add("agreed", "deal", min(1.0, 2 * bargaining))
            if figure.value == 0:
                weighing.add("agreed", "zero deal")
        for kind, name in (("threatened", "threats"), ("rejected", "rulings")):
            share = ground.statuses.get(kind, 0.0)
            if share >= 0.15:
                weighing.add(kind, name, min(1.0, 1.5 * share))
        _dated(case, weighing)
        if _is_called_previous(clause, figure):
            weighing.add("former", "previous")
        if clause.word(figure.last) in _NOW and clause.word(figure.last + 1) in _STOPS:
            weighing.add("in_effect", "now")
        last = case.last
        if (
            last is not None
            and case.before is last
            and all(w in (",", "and", "or", "/") for w in clause.words[last.figure.last : figure.first])
        ):
            weighing.add(last.status, "listed")
        if last is not None and tense is Tense.NONE and clause.sentence.no - last.sentence_no <= 1:
            weighing.add(last.status, "carried")
        weighing.add("in_effect", "none")
        return weighing.sums()


_PREVIOUS = frozenset({"previous", "former", "prior", "earlier", "preceding"})
_OF_THE_RATE = TARIFF_NOUNS | frozenset(
    "average effective general import customs rate rates level of at about around roughly nearly some only just".split()
)


def _is_called_previous(clause: Clause, figure: Figure) -> bool:
    """Whether the rate is one that was: `the previous average tariff rate of about 1.5%`."""
    at = figure.first - 1
    while at > max(0, figure.first - 9) and clause.word(at) in _OF_THE_RATE:
        at -= 1
    return clause.word(at) in _PREVIOUS


_FROM = frozenset({"since", "from", "effective", "starting"})


def _dated(case: Case, weighing: _Weighing) -> None:
    """What the dates of the sentence say of the state."""
    clause, figure = case.clause, case.figure
    for first, last, mention in clause.dates:
        if mention.type != "DATE" or mention.date_start is None or case.as_of is None:
            continue
        lead = clause.span(first - 3, first)
        distance = first - figure.last if first >= figure.last else figure.first - last
        near = max(0.0, 1 - distance / 20) * (1.0 if case.stretch[0] <= first < case.stretch[1] else 0.5)
        to_come = mention.date_start > case.as_of
        if {"until", "till", "through"} & set(lead):
            weighing.add("in_effect" if to_come else "former", "until", near)
        elif to_come:
            weighing.add("scheduled", "to come", near)
        elif distance <= 3 and not _FROM & set(lead) and mention.date_end is not None and mention.date_end < case.as_of:
            weighing.add("former", "past day", near)


_ADDITIONAL = frozenset(
    {"additional", "extra", "further", "surcharge", "surtax", "added", "add", "adds", "adding", "another", "plus", "top", "atop"}
)
_RAISING = frozenset(
    (
        "raised raise raises raising increased increase increases increasing cut cuts cutting lowered lower lowers lowering "
        "reduced reduce reduces reducing hiked hike"
    ).split()
)


def basis_leaning(clause: Clause, figure: Figure, stretch: tuple[int, int]) -> str:
    """`additional` where the figure is stated as on top of other duties, `change` where a tariff moves by it, else `level`."""
    before = clause.span(figure.first - 5, figure.first)
    after = clause.span(figure.last, figure.last + 5)
    if "by" in before[-2:] and any(w in _RAISING for w in clause.span(figure.first - 10, figure.first)):
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
