"""Tariff rates in an article: which figures are rates, and for each who levies it on whose goods, of what kind, with what status.

`figures` finds the numbers, `clause` lays a sentence out, `parties` says who and whom, `state` what kind. Here stands the decision
whether a
figure is a customs tariff at all, and what is carried from sentence to sentence. Tables are read in `rate_tables`.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from pipelines.reading.article import Article, DateMention, EntityMention, RateMention
from pipelines.reading.background import Background, find_background
from pipelines.reading.clause import Clause, lay_out
from pipelines.reading.duty import cooled, floor_of, plain_values, rates_of
from pipelines.reading.evidence import names_goods
from pipelines.reading.figures import Figure, find_figures
from pipelines.reading.measures import known_state, levied_goods
from pipelines.reading.parties import Parties, find_parties
from pipelines.reading.rate_cues import MEASURES, Cue, find_cues
from pipelines.reading.rate_tables import (
    TABLE_KINDS,
    RateTable,
    cell_figures,
    column_date,
    column_status,
    column_words,
    find_tables,
    is_total,
    label_of,
)
from pipelines.reading.rate_terms import find_basis, find_effective, find_modifier
from pipelines.reading.rate_words import TARIFF_NOUNS
from pipelines.reading.roles import role
from pipelines.reading.setting import Setting, find_setting
from pipelines.reading.state import Case, find_measure, find_status


def find_rates(article: Article, dates: Sequence[DateMention], entities: Sequence[EntityMention]) -> list[RateMention]:
    """All mentions of customs-tariff rates in `article`, in order. `dates` and `entities` are its mentions, in order."""
    by_sentence_e: dict[int, list[EntityMention]] = {}
    by_sentence_d: dict[int, list[DateMention]] = {}
    for e in entities:
        by_sentence_e.setdefault(e.sentence_no, []).append(e)
    for d in dates:
        by_sentence_d.setdefault(d.sentence_no, []).append(d)
    clauses = []
    for sentence in article.sentences:
        clause = lay_out(sentence, by_sentence_e.get(sentence.no, ()), by_sentence_d.get(sentence.no, ()))
        taken = [(d.start, d.end) for d in by_sentence_d.get(sentence.no, ())]
        clause.figures = find_figures(clause.tokens, taken)
        clauses.append(clause)
    as_of = _as_of(article)
    setting = find_setting(clauses, as_of)
    ground = find_background(clauses)
    floor = floor_of(clauses)
    known = plain_values(clauses, floor)
    found: list[RateMention] = []
    heat = floor
    tables = find_tables(clauses, setting.default_imposer)
    for clause in clauses:
        block = clause.sentence.block_no
        if block != setting.block_no:
            setting.block_no = block
            setting.imposer = None
            setting.products = []
            setting.topic = []
            setting.focus = []
            setting.actor = None
            if clause.sentence.block_kind == "heading":
                setting.section_products = sorted({m.id for m in clause.mentions if m.type == "PRODUCT"})
                setting.section = list(clause.countries[0].ids) if len(clause.countries) == 1 and len(clause.words) <= 4 else []
        if clause.sentence.block_kind in TABLE_KINDS and clause.sentence.block_kind != "table_caption":
            if clause.sentence.no in tables:
                found += _read_row(article, clause, tables[clause.sentence.no], setting, ground, as_of)
            elif clause.sentence.block_kind == "table_header":
                headed = [f for f in rates_of(clause, heat, known) if f.unit == "percent"]
                found += [_read(article, clause, f, [f], setting, ground, as_of) for f in headed]
            continue
        rates = rates_of(clause, heat, known)
        heat = cooled(clause, heat, bool(rates), floor)
        _note_topic(clause, setting)
        if found and found[-1].sentence_no == clause.sentence.no - 1 and _on_top(clause):
            for mention in found:
                if mention.sentence_no == clause.sentence.no - 1:
                    mention.basis = "additional"
        for figure in rates:
            if figure.unit == "multiple":
                if not found or clauses[found[-1].sentence_no].sentence.block_no != block:
                    continue
                figure.value *= found[-1].rate_pct
            found.append(_read(article, clause, figure, rates, setting, ground, as_of))
        setting.focus = _focus_of(clause, setting) or setting.focus
        shown = [g.ids[-1] for g in clause.countries if role(clause, g)[0] == "imposer" and role(clause, g)[1] >= 6]
        setting.actor = shown[-1] if shown else setting.actor
        setting.dates_before = [d for _, _, d in clause.dates if d.type == "DATE"]
    return found


def _focus_of(clause: Clause, setting: Setting) -> list[str]:
    """The first country of a sentence that is not the one that levies: later sentences of the paragraph go on about it."""
    for group in clause.countries:
        if role(clause, group)[0] != "imposer":
            codes = [c for c in group.ids if c != setting.default_imposer]
            if codes:
                return codes
    return []


def _on_top(clause: Clause) -> bool:
    """Whether a sentence says of the rates before it that they come on top: `They come on top of the ordinary 10%`."""
    head = clause.words[:8]
    return head[:1] in (["they"], ["these"], ["it"], ["this"], ["both"], ["all"]) and ("top" in head or "addition" in head)


def _note_topic(clause: Clause, setting: Setting) -> None:
    """Remember the goods a sentence begins with: later sentences of the paragraph speak of them without naming them."""
    for group in clause.products:
        if group.first <= 4 and group.ids != ["all_goods"]:
            setting.topic = [i for i in group.ids if i != "all_goods"]
            return


def _read_row(
    article: Article, row: Clause, table: RateTable, setting: Setting, ground: Background, as_of: date | None
) -> list[RateMention]:
    """The rates of one table row: its label names whose goods (or who levies), headers and caption say the rest."""
    cells = cell_figures(row)
    label = label_of(row)
    named = [m.id for m in label if m.type == "COUNTRY"]
    around = [w for c in table.captions for w in c.words] + row.words[: row.words.index("|") if "|" in row.words else 0]
    goods = [m.id for m in label if m.type == "PRODUCT"] or [m.id for c in table.captions for m in c.mentions if m.type == "PRODUCT"]
    shown = [m.id for c in table.captions for m in c.mentions if m.type == "COUNTRY"]
    found = []
    for figure, column in cells:
        imposer, targets = setting.default_imposer, [t for t in (named or shown) if t != setting.default_imposer]
        if table.labels_levy and named:
            imposer = named[0]
            targets = [t for t in ([setting.default_imposer] if imposer != setting.default_imposer else setting.default_targets[:1]) if t]
        targets = targets or setting.default_targets[:1]
        words = [*column_words(table, column), *around]
        cues = find_cues(words, MEASURES, figure.first, figure.first)
        parties = Parties(
            imposer, sorted(set(targets)), sorted(set(goods)) or ["all_goods"], ["parties: row label, header and caption"], True, True, True
        )
        known = known_state(parties.imposer, parties.targets, parties.products, figure.value, as_of)
        status = column_status(table, column, [c for _, c in cells], as_of)
        if status is None:
            status = (known.status, f"status {known.status}: known since {known.since}") if known else ("in_effect", "status: no cue")
        case = Case(row, figure, [figure], (0, len(words)), parties, known, as_of)
        measure, why = find_measure(case, cues, status[0], ground)
        additional = measure == "trade_remedy" and not is_total(table, column)
        effective = column_date(table, column)
        found.append(
            _mention(
                article, row, figure, parties, measure, status[0], "additional" if additional else "level", effective, [why, status[1]]
            )
        )
    return found


def _as_of(article: Article) -> date | None:
    """The last day on which the article may have appeared: what is known by then is known to it."""
    day = article.published_on
    if day is None or article.published_precision in (None, "day"):
        return day
    if article.published_precision == "month":
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return day.replace(month=12, day=31) if article.published_precision == "year" else day


_TURNS = frozenset({"and", "but", "while", "whereas", "though", "although"})


def _listed(clause: Clause, a: Figure, b: Figure) -> bool:
    """Whether two figures stand in one bare list, with nothing but commas and conjunctions between them."""
    between = clause.words[a.last : b.first]
    return bool(between) and all(w in (",", "and", "or", "&", "/") for w in between)


def _stretch(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> tuple[int, int]:
    """The tokens that belong to one rate among several: what follows it where it reads `25% on X`, what precedes it where it reads `X,
    25%`."""
    i = rates.index(figure)
    if i + 1 < len(rates) and _listed(clause, figure, rates[i + 1]):
        # `11%, 13% and 17% on X, Y and Z`: the members of a list share what stands around the list.
        last = next(k for k in range(i + 1, len(rates)) if k + 1 == len(rates) or not _listed(clause, rates[k], rates[k + 1]))
        return _stretch(clause, rates[last], [*rates[:i], rates[last], *rates[last + 1 :]])
    while i and _listed(clause, rates[i - 1], figure if rates[i] is figure else rates[i]):
        i -= 1
    rates = [*rates[:i], *rates[rates.index(figure) :]]
    low = rates[i - 1].last if i else 0
    if i and clause.words[low : figure.first] in (["to"], [",", "to"]):
        # The old and the new rate share what was said before the old one.
        low, _ = _stretch(clause, rates[i - 1], rates)
        if names_goods(clause, low, rates[i - 1].first):
            return low, figure.last
    high = rates[i + 1].first if i + 1 < len(rates) else len(clause.words)
    for k in range(figure.first - 1, low - 1, -1):
        if clause.words[k] == ";":
            low = k + 1
            break
    for k in range(figure.last, high):
        if clause.words[k] == ";":
            high = k
            break
    for k in range(low, figure.first - 2):
        if clause.span(k, k + 3) == ["on", "top", "of"]:
            low = k
    if len(rates) == 1:
        return low, high
    for k in range(figure.last + 1, high):
        if (
            clause.words[k] in _TURNS
            and (clause.words[k - 1] == "," or clause.words[k] != "and")
            and any(g.first > k for g in clause.countries)
        ):
            high = k
            break
    for k in range(figure.first - 1, low, -1):
        if clause.words[k] in _TURNS and (clause.words[k - 1] == "," or clause.words[k] != "and") and names_goods(clause, k, figure.first):
            low = k
            break
    nxt = next(
        (w for w in clause.span(figure.last, figure.last + 3) if w not in TARIFF_NOUNS and w not in ("rate", "each", "reciprocal")), ""
    )
    if nxt in ("on", "for", "against", "from", "in") and names_goods(clause, figure.last, min(high, figure.last + 8)):
        return (low if not i else figure.first), high
    if i + 1 < len(rates) and clause.word(rates[i + 1].first - 1) not in ("on",) and names_goods(clause, low, figure.first):
        return low, figure.last
    return low, high


def _read(
    article: Article, clause: Clause, figure: Figure, rates: Sequence[Figure], setting: Setting, ground: Background, as_of: date | None
) -> RateMention:
    stretch = _stretch(clause, figure, rates)
    cues = find_cues(clause.words, MEASURES, figure.first, figure.last)
    parties = find_parties(clause, figure, stretch, setting, any(c.kind == "sectoral" for c in cues))
    if _is_general(clause, figure, cues):
        parties.products = ["all_goods"]
        parties.trace.append("products all_goods: a tariff on a country, not on goods")
    if not parties.products:
        parties.products = _silent_goods(figure, parties, cues, setting, as_of)
    known = known_state(parties.imposer, parties.targets, parties.products, figure.value, as_of)
    case = Case(clause, figure, rates, stretch, parties, known, as_of)
    status, why_status = find_status(case, ground)
    measure, why = find_measure(case, cues, status, ground)
    effective = find_effective(case, status, setting.dates_before)
    setting.imposer, setting.products = parties.imposer, parties.products
    if parties.targets != ["WORLD"]:
        setting.targets = parties.targets
    reasons = [why, why_status, *([f"effective: {effective[1]}"] if effective else [])]
    basis = find_basis(clause, figure, stretch)
    return _mention(article, clause, figure, parties, measure, status, basis, effective[0] if effective else None, reasons)


_GENERAL = frozenset({"reciprocal", "baseline", "fentanyl", "section_122"})
"""Kinds of tariff that fall on a country's goods as a whole."""
_NAMING = _GENERAL | {"sectoral", "section_301", "trade_remedy", "secondary"}
"""Kinds that are names of tariffs; the others say how a rate came about."""


def _is_general(clause: Clause, figure: Figure, cues: Sequence[Cue]) -> bool:
    """Whether a figure is called by a tariff on all goods (`10% baseline tariff`) and no goods follow it with `on`."""
    called = (
        any(c.words in ("average", "averaged", "effective tariff", "effective rate", "trade - weighted") and c.distance <= 6 for c in cues)
        or any(c.kind in _GENERAL and c.distance <= 4 and c.at >= figure.first for c in cues)
        or any(c.kind in _GENERAL and c.distance <= 1 for c in cues)
    )
    return called and not any(
        figure.last <= g.first <= figure.last + 7 and "on" in clause.span(figure.last, g.first) and g.ids != ["all_goods"]
        for g in clause.products
    )


def _silent_goods(figure: Figure, parties: Parties, cues: Sequence[Cue], setting: Setting, as_of: date | None) -> list[str]:
    """The goods of a rate whose sentence names none: those of the rate before in the paragraph, those the article is about, or all."""
    called = next((c for c in cues if c.kind in _NAMING), None)
    if called is not None and called.kind in _GENERAL and called.distance <= 8:
        return ["all_goods"]
    if setting.topic:
        return list(setting.topic)
    if setting.products and not parties.targets_said:
        return list(setting.products)
    public = levied_goods(parties.imposer, figure.value, setting.goods, as_of)
    if len(public) == 1:
        return public
    if known_state(parties.imposer, parties.targets, ["all_goods"], figure.value, as_of) is not None:
        return ["all_goods"]
    return setting.section_products or setting.default_products or ["all_goods"]


def _mention(
    article: Article,
    clause: Clause,
    figure: Figure,
    parties: Parties,
    measure: str,
    status: str,
    basis: str,
    effective: DateMention | None,
    reasons: list[str],
) -> RateMention:
    start, end = clause.tokens[figure.first].start, clause.tokens[figure.last - 1].end
    return RateMention(
        sentence_no=clause.sentence.no,
        start=start,
        end=end,
        text=article.text[start:end],
        rule=f"{figure.unit}{'_list' if figure.listed else ''}{'_range' if figure.max_value is not None else ''}",
        rate_pct=figure.value,
        rate_max_pct=figure.max_value,
        modifier=find_modifier(clause, figure),
        basis=basis,
        imposer=parties.imposer,
        targets=sorted(set(parties.targets)),
        products=sorted(set(parties.products)),
        measure=measure,
        status=status,
        effective_on=effective.date_start if effective else None,
        effective_precision=effective.granularity if effective else None,
        trace=[*parties.trace, *reasons],
    )
