"""What stands around a figure and tells of what kind and in what state its tariff is, whoever levies it on whom.

Words by how they stand to the figure, the tense of the verb, dates, other rates, the cells of a table, what surrounds the sentence. What
hangs on the parties is in `kind`, which asks the questions.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from pipelines.reading import vocabulary
from pipelines.reading.article import DateMention
from pipelines.reading.background import NAMED
from pipelines.reading.clause import Clause
from pipelines.reading.figures import Figure
from pipelines.reading.rate_cues import MEASURES, Cue, find_cues
from pipelines.reading.verbs import BARE_VERBS, Tense
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.evidence import unique
from pipelines.reading.weighing.place import nearness

_LEADS = frozenset({"until", "till", "from", "since", "by", "before", "after", "in", "on"})
"""Words before a date that say whether it is a first or a last day."""
_HEADING = 8
"""How many words of a heading count."""
_LEADING = 14
"""How many words of the sentence that leads to a list count, the last ones."""
_LONG_PAST = 300
"""Days after which a day that is past is long past."""


def share_class(value: float) -> str:
    """A share of 0 to 1 on a coarse scale of five."""
    return "0" if value < 0.04 else "1" if value < 0.12 else "2" if value < 0.25 else "3" if value < 0.5 else "4"


def words_around(case: Case) -> list[tuple[str, list[str]]]:
    """The words near the figure by side and distance, and pairs of neighbours: endings by prefix, see `Evidence`."""
    marked, pairs = case.plan.marked, case.plan.neighbours
    first, last, (low, high) = case.figure.first, case.figure.last, case.stretch
    far = max(0, first - 14)
    inside = min(max(far, low), max(far, first - 5))
    end = min(len(marked), last + 12)
    outside = max(min(end, high), min(end, last + 5))
    return [
        ("b0 ", [*unique(marked[max(far, first - 2) : first]), f"{case.word_before} {case.word_behind}"]),
        ("b1 ", unique(marked[max(far, first - 5) : max(far, first - 2)])),
        ("b2 ", unique(marked[inside : max(far, first - 5)])),
        ("b3 ", unique(marked[far:inside])),
        ("bb ", unique(pairs[max(0, first - 13) : max(0, first - 1)])),
        ("a0 ", unique(marked[last : min(end, last + 2)])),
        ("a1 ", unique(marked[last + 2 : min(end, last + 5)])),
        ("a2 ", unique(marked[last + 5 : outside])),
        ("a3 ", unique(marked[max(outside, last + 5) : end])),
        ("aa ", unique(pairs[last : last + 11])),
    ]


def cue_words(case: Case, cues: Sequence[Cue], name: str) -> list[str]:
    """Words that tell a kind or state, by what they speak for, side, distance and walls in between; evidence begins with `name`."""
    figure, barriers = case.figure, case.plan.barriers
    found: list[str] = []
    for cue in cues:
        lo, hi = (cue.at, figure.first) if cue.at < figure.first else (figure.last, cue.at)
        walls = barriers[hi] - barriers[lo] if lo < hi else 0
        if len(case.rates) > 1:
            walls += 2 * sum([lo <= f.first < hi for f in case.rates])
        near = min(6, (cue.distance + 3 * walls) // 3)
        side = "b" if cue.at < figure.first else "a"
        label = f"{name} {cue.kind}/{cue.group.name}"
        inside = "in" if case.is_inside(cue.at) else "out"
        found += (label, f"{label} {side}{near}", f"{label} {inside}", f"{label} <{min(3, near)}", f"{name} {cue.words} {side}")
    return unique(found)


def led_in(case: Case) -> Iterator[str]:
    """The words of the heading above, and of the sentence that leads to a list or table or asks what is answered here, with the kinds and
    states that it names."""
    for word in case.setting.section_words[:_HEADING]:
        yield f"heading w {word}"
    if case.lead_in is None:
        return
    how, plan = case.lead_in
    no = plan.clause.sentence.no
    yield how
    for kind in case.ground.by_sentence.get(no, ()):
        yield f"{how} {kind}"
    for state in case.ground.states_by_sentence.get(no, ()):
        yield f"{how} {state}"
    for word in plan.clause.marked[-_LEADING:]:
        yield f"{how} w {word}"


def tense_around(case: Case) -> Iterator[str]:
    """The tense of the verb that governs the figure, alone and with its distance, its verb and how much of the article is about a deal."""
    tense, verb, distance = case.tense
    yield f"tense {tense.value}"
    yield f"tense {tense.value} {min(4, nearness(distance))}"
    yield f"tense verb {verb.split()[-1] if verb else '-'}"
    bargaining = share_class(case.ground.statuses.get("agreed", 0.0))
    yield f"tense {tense.value} deal{bargaining}"
    if tense is Tense.INFINITIVE:
        yield from _over_the_infinitive(case)


def _over_the_infinitive(case: Case) -> Iterator[str]:
    """The words before the `to` of a verb that is no finite one: `agreed to bring it to 5`, `urged Ottawa to answer with 50`."""
    words, first = case.clause.words, case.figure.first
    for k in range(first - 1, max(0, first - 16), -1):
        if words[k] == "to" and words[k + 1] in BARE_VERBS:
            yield f"infinitive after {words[k - 1]}"
            for word in unique(words[max(0, k - 4) : k]):
                yield f"infinitive under {word}"
            return


def _age(case_day: date, mention: DateMention, start: date) -> str:
    """Where a date lies, seen from `case_day`."""
    end = mention.date_end or start
    if start > case_day:
        return "to come"
    if end >= case_day:
        return "now"
    return "past" if (case_day - end).days <= _LONG_PAST else "long past"


def _dates(case: Case) -> Iterator[tuple[int, int, str]]:
    """The dates of the sentence: first token, distance to the figure, and where they lie, seen from the article; none if it has no day."""
    for first, last, mention in case.clause.dates:
        if mention.type == "DATE" and mention.date_start is not None and case.as_of is not None:
            distance = first - case.figure.last if first >= case.figure.last else case.figure.first - last
            yield first, distance, _age(case.as_of, mention, mention.date_start)


def dates_around(case: Case) -> Iterator[str]:
    """Each date of the sentence: to come, now, past or long past, with the word before it and its distance to the figure."""
    for first, distance, when in _dates(case):
        inside = "in" if case.is_inside(first) else "out"
        yield f"date {when} {inside}"
        yield f"date {when} {case.clause.word(first - 1)}"
        yield f"date {when} {inside} {nearness(max(0, distance))}"


def nearest_date(case: Case) -> str:
    """The date nearest to the figure in its part of the sentence: where it lies, and whether it is a first or a last day."""
    best: tuple[int, str] | None = None
    for first, distance, when in _dates(case):
        if case.is_inside(first) and (best is None or distance < best[0]):
            lead = case.clause.word(first - 1)
            best = (distance, f"{when} {lead if lead in _LEADS else 'other'}")
    return best[1] if best else "none"


_MODIFYING = frozenset(
    (
        "a an the its their his our that this some about around roughly nearly almost only just as much high low up at least most "
        "current present previous old existing initial original earlier former ordinary usual normal regular standard base already "
        "whopping mere full flat average total combined more less than over under well"
    ).split()
)
"""Words that may stand between a preposition and its figure: `from a whopping 50%`, `to as much as 30%`."""


def _lead(clause: Clause, figure: Figure) -> tuple[str, str]:
    """The word before a figure and the one before that, words that only modify the figure left out."""
    at = figure.first - 1
    while at > max(0, figure.first - 6) and clause.word(at) in _MODIFYING:
        at -= 1
    return clause.word(at), clause.word(at - 1)


def leads(case: Case) -> Iterator[str]:
    """The words that lead to the figure: `in place of the old 25%`, `until now at zero`."""
    before, earlier = _lead(case.clause, case.figure)
    yield f"lead {before}"
    yield f"lead {earlier} {before}"


def steps(case: Case) -> Iterator[str]:
    """How the figure stands among the rates of its sentence: from X to Y, lists, first or last."""
    clause, figure, rates = case.clause, case.figure, case.rates
    i = case.at
    (before, _), after = _lead(clause, figure), clause.word(figure.last)
    follows = i + 1 < len(rates)
    yield f"rates {min(3, len(rates))} {min(3, i)}"
    if before == "from":
        yield f"from, {'then to' if follows and _lead(clause, rates[i + 1])[0] == 'to' else 'alone'}"
    if before == "to":
        joined = i and rates[i - 1].last >= figure.first - 2
        yield f"to, {'joined' if joined else 'from' if any(_lead(clause, f)[0] == 'from' for f in rates) else 'alone'}"
    if follows:
        gap = clause.words[figure.last : rates[i + 1].first]
        if len(gap) <= 3:
            yield f"next rate {' '.join(gap)}"
        yield f"next {'higher' if rates[i + 1].value > figure.value else 'lower'}"
    if i:
        gap = clause.words[rates[i - 1].last : figure.first]
        if len(gap) <= 3:
            yield f"rate before {' '.join(gap)}"
        yield f"before {'higher' if rates[i - 1].value > figure.value else 'lower'}"
    yield f"after {after}"


def kind_shares(case: Case) -> Iterator[str]:
    """How much of the article speaks of each kind of tariff."""
    for kind, share in case.ground.measures.items():
        yield f"article {kind}{share_class(share)}"


def kinds_around(case: Case) -> Iterator[str]:
    """The kinds of tariff named in the sentence before, the paragraph, the heading, the headline, and most of all in the article."""
    ground, no = case.ground, case.clause.sentence.no
    block = ground.block_of.get(no, -1)
    for kind in ground.by_sentence.get(no - 1, ()):
        yield f"sentence before {kind} {'same' if ground.block_of.get(no - 1) == block else 'other'} paragraph"
    for other in range(no - 6, no + 4):
        if other != no and ground.block_of.get(other) == block:
            for kind in ground.by_sentence.get(other, ()):
                yield f"paragraph {kind}"
    for kind in ground.by_sentence.get(ground.heading_of.get(no, -1), ()):
        yield f"heading {kind}"
    for kind in ground.headline:
        yield f"headline {kind}"
    if ground.measures:
        yield f"article most {max(sorted(ground.measures), key=lambda k: ground.measures[k])}"


def states_around(case: Case) -> Iterator[str]:
    """The states named in the sentences beside it, in heading and headline, how much of the article speaks of each, the first word, and the
    dates of the sentence before."""
    ground, no = case.ground, case.clause.sentence.no
    block = ground.block_of.get(no, -1)
    for other, where in ((no - 1, "before"), (no + 1, "behind")):
        if ground.block_of.get(other) == block:
            for state in ground.states_by_sentence.get(other, ()):
                yield f"sentence {where} {state}"
    for state in ground.states_by_sentence.get(ground.heading_of.get(no, -1), ()):
        yield f"heading {state}"
    for state in ground.states_of_headline:
        yield f"headline {state}"
    for state, share in ground.statuses.items():
        yield f"article {state}{share_class(share)}"
    yield f"head {case.clause.word(0)}"
    if case.previous is not None:
        for _, _, mention in case.previous.clause.dates:
            if mention.type == "DATE" and mention.date_start is not None and case.as_of is not None:
                yield f"date before {_age(case.as_of, mention, mention.date_start)}"


def laws_named(case: Case) -> Iterator[str]:
    """The laws that the sentence names."""
    for mention in case.clause.mentions:
        if mention.type == "LAW":
            yield f"law {mention.id if vocabulary.describe('LAW', mention.id) else 'unlisted'}"


def table_words(case: Case) -> Iterator[str]:
    """The words of the column's header and of the caption, and the kinds of tariff they name."""
    if case.cell is None:
        return
    yield "cell"
    for word in case.cell.header_words:
        yield f"header {word}"
    for word in case.cell.caption_words:
        yield f"caption {word}"
    for cue in find_cues([*case.cell.header_words, "|", *case.cell.caption_words], MEASURES, 0, 0):
        if cue.group.name in NAMED:
            yield f"over {cue.kind}"
