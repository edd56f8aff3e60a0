"""Percentages that were not read as rates, and why: what the words around such a figure say it measures.

That a figure is no customs duty was weighed before (`rates`) and is not weighed again. The tests are those that speak against a duty
(`evidence`); here, and only here, each is given the name of what the figure is then. Where none of them holds, nothing plain says what
the figure is: those are the ones to look at.
"""

from bisect import bisect_left
from collections.abc import Sequence

from pipelines.reading.article import PassedFigure
from pipelines.reading.clause import Clause
from pipelines.reading.evidence import evidence
from pipelines.reading.figures import PERCENT_WORDS, Figure
from pipelines.reading.rate_words import CENTRAL_BANKING, CHARGING, OTHER_TAXES, POLLING, TARIFF_NOUNS


def is_percentage(clause: Clause, figure: Figure) -> bool:
    """Whether a figure is written as percent or percentage points; bare points, which may be those of an index, are none."""
    if figure.unit == "percent":
        return not figure.listed or figure.value >= 1  # `a cut by half, to 5 percent`
    words = clause.span(figure.first, figure.last)
    return figure.unit == "points" and any(w in PERCENT_WORDS or w in ("percentage", "cent") for w in words)


def passed_figure(clause: Clause, figure: Figure, reason: str, duty_probability: float | None) -> PassedFigure:
    """The row of a percentage that is no rate; `duty_probability` (0 to 1) is null where it was not weighed."""
    start, end = clause.place(figure.first, figure.last)
    own = clause.sentence
    return PassedFigure(
        sentence_no=own.no,
        start=start,
        end=end,
        text=own.text[start - own.start : end - own.start],
        rule=f"{figure.unit}{'_list' if figure.listed else ''}{'_range' if figure.max_value is not None else ''}",
        rate_pct=figure.value,
        rate_max_pct=figure.max_value,
        reason=reason,
        duty_probability=None if duty_probability is None else round(duty_probability, 4),
    )


def reason_of(
    clause: Clause,
    figure: Figure,
    heat: int,
    known: frozenset[float],
    plain: Sequence[Figure],
    before: PassedFigure | None,
) -> str:
    """What a percentage of running text is instead of a rate, one of `terms.PASSED_REASONS`.

    `before` is the last percentage that was passed over, whose list this one may carry on; the other arguments are those of `evidence`.
    """
    told = frozenset(evidence(clause, figure, heat, known, plain))
    plainest = _plainest(clause, figure, told)
    if plainest is not None:
        return plainest
    if before is not None and before.sentence_no == clause.sentence.no and _carries_on(clause, before, figure):
        return before.reason
    if not told & {"tariff_beside", "tariff_near", "on_goods", "ad_valorem"}:
        if noun := _noun_before(clause, figure.first):
            return noun
        if any(w in ("tax", "taxes") for w in clause.span(figure.first - 8, figure.last + 3)):
            return "tax"
    return "weighed_as_no_duty"


def _plainest(clause: Clause, figure: Figure, against: frozenset[str]) -> str | None:
    first, last = figure.first, figure.last
    near = clause.span(first - 8, last + 6)
    nxt = clause.word(last)
    noun = _noun_before(clause, first) or _noun_after(clause, last)
    if "other_tax" in against:
        return _tax_at(clause, first)
    if "banking" in against or nxt in ("interest", "yield"):
        return "interest"
    if "polled" in against or nxt in _OPINIONS:
        return "poll"
    if ("quota" in near or "quotas" in near) and against & {"share_of", "part", "business", "other_noun"}:
        return "quota"
    if not _CONTENT.isdisjoint(near) and "tariff_beside" not in against:
        return "content"
    if nxt in _NOUNS and "other_noun" in against:
        return _NOUNS[nxt]
    if against & {"share_of", "part"}:
        return "share"
    if figure.unit == "points" and nxt in _APART:
        return "gap"
    if "cost" in against:
        return "price"
    if against & {"fell", "moved", "by", "business_moved"}:
        return noun if noun in _MOVING_KINDS else "market_move" if not noun and _firm_before(clause, first) else "growth"
    if "body" in against and not noun:
        return "market_move"
    if "business" in against:
        return noun or "other_figure"
    if "other_noun" in against:
        return "growth"
    return "other_figure" if "modifies" in against else None


def _carries_on(clause: Clause, before: PassedFigure, figure: Figure) -> bool:
    """Whether only a few words, none of tariffs, part a figure from the one before: `Mahindra fell 4.2% and Tata 3.6%`."""
    first = bisect_left(clause.columns.starts, before.end)
    between = clause.words[first : figure.first]
    return len(between) <= 12 and ";" not in between and not any(w in TARIFF_NOUNS or w in CHARGING for w in between)


def reason_of_cell(header: Sequence[str]) -> str:
    """The same for a percentage in a cell of a table, from the words of its column's header."""
    if any(phrase == tuple(header[k : k + len(phrase)]) for phrase in OTHER_TAXES for k in range(len(header))):
        return "tax"
    return next((_NOUNS[w] for w in header if w in _NOUNS), "table_cell")


def _by_word(**kinds: str) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words.split()}


_NOUNS = _by_word(
    share="share stake stakes lines portion majority turnout seats",
    growth=(
        "growth gdp economy output production sales turnover revenue revenues profit profits earnings exports imports shipments volume"
        " volumes demand supply consumption investment spending employment jobs deficit surplus trade reserves population decline drop"
        " increase decrease rise gain loss fall slump surge plunge contraction expansion orders deliveries registrations"
    ),
    price=(
        "price prices cost costs inflation cpi wage wages salary salaries rent rents premium premiums fee fees commission rebate rebates"
        " discount bonus tip cheaper dearer costlier"
    ),
    market_move=(
        "shares stock stocks index futures nasdaq dow nikkei topix stoxx ftse dax sensex nifty kospi currency yen euro yuan peso rupee won"
        " dollar baht rupiah real lira rand krone krona forint zloty ringgit pound"
    ),
    interest="interest yield yields bond bonds treasuries loan loans mortgage",
    margin="margin margins",
    probability="probability odds chance chances likelihood",
    quota="quota quotas",
    poll=" ".join(sorted(POLLING)) + " vote votes voted approval support",
)
"""Nouns of business and what a percentage beside them measures."""

_MOVING_KINDS = frozenset({"price", "market_move", "margin", "interest", "growth"})
_CONTENT = frozenset({"content", "value-added", "originating"})
_OPINIONS = frozenset({"agree", "support", "think", "believe", "oppose", "opposed", "favor", "favour", "say", "said", "says"})
_APART = frozenset({"lower", "higher", "less", "more", "below", "above", "apart", "cheaper", "dearer", "between"})
_WINDOW = 14
"""Tokens before a figure in which the noun that it measures is looked for."""


def _noun_before(clause: Clause, first: int) -> str | None:
    for k in range(first - 1, max(-1, first - _WINDOW - 1), -1):
        if clause.words[k] == ";":
            return None
        if clause.words[k] in _NOUNS:
            return _NOUNS[clause.words[k]]
    return None


def _noun_after(clause: Clause, last: int) -> str | None:
    return next((_NOUNS[w] for w in clause.span(last, last + 8) if w in _NOUNS), None)


def _firm_before(clause: Clause, first: int) -> bool:
    """Whether an organisation stands within the few words before a figure: `Algoma gained 4 per cent`."""
    return any(m.type == "ORG" and 0 <= first - m.last <= 4 for m in clause.mentions)


_RATES_OF_INTEREST = CENTRAL_BANKING | frozenset({"key", "policy", "bank", "mortgage", "federal"})


def _tax_at(clause: Clause, first: int) -> str:
    """What the other tax or rate nearest to a figure is: of the phrases that are no duty, some are no tax either."""
    at = min(clause.scene.taxes, key=lambda k: abs(k - first))
    pair = clause.word(at), clause.word(at + 1)
    if pair == ("tariff", "lines"):
        return "share"
    if pair[0] in _RATES_OF_INTEREST or pair[0] == "interest":
        return "interest"
    if pair[0] in ("unemployment", "exchange", "inflation", "minimum"):
        return {"exchange": "market_move", "inflation": "price", "minimum": "price"}.get(pair[0], "other_figure")
    return "tax"
