"""Tariff rates in an article: each in turn is put before the judge, sentence by sentence, and what was decided is carried on.

`figures` finds the numbers, `stated` those that are duties, `clause` lays a sentence out, `setting` and `background` know the article,
`rate_tables` the tables; what speaks for which answer is said in `weighing`. Here are the order of reading, the part of a sentence that
belongs to one rate, and the rows.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from pipelines.reading.article import Article, DateMention, EntityMention, PassedFigure, RateMention
from pipelines.reading.background import Background, find_background
from pipelines.reading.clause import UNLISTED, Clause
from pipelines.reading.encoder.impression import Impression
from pipelines.reading.encoder.model import Thinker, shipped_encoder
from pipelines.reading.evidence import names_goods
from pipelines.reading.figures import Figure
from pipelines.reading.naming.likely import is_only_likely
from pipelines.reading.origin import written_in
from pipelines.reading.publishers import published_in
from pipelines.reading.rate_tables import TABLE_KINDS, RateTable, column_date, column_mentions, column_words, find_tables, label_of
from pipelines.reading.rate_terms import find_modifier
from pipelines.reading.rate_words import TARIFF_NOUNS
from pipelines.reading.roles import role
from pipelines.reading.setting import Setting, find_setting
from pipelines.reading.stated import Stated, Weighing, figures_weighed
from pipelines.reading.weighing.case import Case, Cell
from pipelines.reading.weighing.choice import Judge, shipped_judge
from pipelines.reading.weighing.plan import Plan, listed_run
from pipelines.reading.weighing.record import Record
from pipelines.reading.weighing.ruling import Ruling, rule_on
from pipelines.reading.weighing.sureness import probability


def find_rates(
    article: Article,
    dates: Sequence[DateMention],
    entities: Sequence[EntityMention],
    judge: Judge | None = None,
    encoder: Thinker | None = None,
) -> list[RateMention]:
    """All mentions of customs-tariff rates in `article`, in order.

    `dates` and `entities` are its mentions, in order; `judge` weighs the evidence on each rate, and beside it the opinion of `encoder`:
    the shipped weights and the shipped encoder where neither is given. A judge given alone judges alone, and an encoder given is asked
    about every figure; the shipped one costs time, and is asked only where the named evidence leaves a figure some chance to state a duty.
    """
    if judge is None and encoder is None:
        return weigh_figures(article, dates, entities)[0]
    return _Reader(article, dates, entities, judge or shipped_judge(), encoder).read()


def weigh_figures(
    article: Article, dates: Sequence[DateMention], entities: Sequence[EntityMention]
) -> tuple[list[RateMention], list[PassedFigure]]:
    """The rates as `find_rates` finds them, and the percentages that are none."""
    reader = _Reader(article, dates, entities, shipped_judge(), shipped_encoder(), is_sparing=True)
    return reader.read(), reader.passed


_LEAST_CHANCE = 0.02
"""How likely a figure must be to state a duty, by the named evidence, for the encoder to be asked about it."""
_UNWEIGHED = 0.95
"""How likely a rate in the header of a table is one, which is not weighed. Set by hand."""


class _Reader:
    """One article read for its rates: first which figures state one, then sentence by sentence what each is; what was decided on one is
    remembered for those that follow."""

    def __init__(
        self,
        article: Article,
        dates: Sequence[DateMention],
        entities: Sequence[EntityMention],
        judge: Judge,
        encoder: Thinker | None,
        is_sparing: bool = False,
    ) -> None:
        self.article = article
        self.judge = judge
        self.encoder = encoder
        self.is_sparing = is_sparing
        self.impressions: Mapping[tuple[int, int], Impression] = {}
        self.as_of = _as_of(article)
        self.clauses = laid_out(article, dates, entities)
        self.tables = find_tables(self.clauses)
        self.told = Record()
        self.chances: Mapping[tuple[int, int], float] = {}
        self.found: list[RateMention] = []
        self.passed: list[PassedFigure] = []

    @cached_property
    def setting(self) -> Setting:
        """The parties and goods of the article, and what the sentences before spoke of."""
        return find_setting(self.clauses, self.as_of, published_in(self.article.publisher, self.article.url), written_in(self.article))

    @cached_property
    def plans(self) -> list[Plan]:
        """The sentences with what their rates ask about."""
        return [Plan(clause) for clause in self.clauses]

    @cached_property
    def ground(self) -> Background:
        """The kinds and states of the article's tariffs."""
        return find_background(self.clauses)

    def _weigh(self) -> Mapping[int, Stated]:
        """The duties of the article by the number of their sentence; notes the percentages that are none."""
        places = figures_weighed(self.clauses, self.tables)
        weighing = Weighing(self.clauses, self.tables, self.judge)
        wanted = set(places)
        stated: Mapping[int, Stated] = {}
        if self.encoder is None or self.is_sparing or not wanted:
            stated = weighing.weigh({})
            wanted = {place for place in places if weighing.chances.get(place, 1.0) > _LEAST_CHANCE}
        if self.encoder is not None and wanted:
            self.impressions = self.encoder.impressions(self.article, self.plans, places, wanted)
            stated = weighing.weigh(self.impressions)
        self.passed, self.chances = weighing.passed, weighing.chances
        return stated

    def read(self) -> list[RateMention]:
        """The rates of the article, in order."""
        stated = self._weigh() if self.tables or any(c.figures for c in self.clauses) else {}
        if not stated:
            return []
        # A sentence leaves something only to rates of its own paragraph, or to say of those right before it.
        last = {self.clauses[no].sentence.block_no: no for no in sorted(stated)}
        for clause in self.clauses[: max(stated) + 2]:
            no, block = clause.sentence.no, clause.sentence.block_no
            if block != self.setting.block_no:
                self._enter(clause)
            here = stated.get(no)
            if clause.sentence.block_kind in TABLE_KINDS - {"table_caption"}:
                if here is not None:
                    self._read_table(clause, here)
            elif here is not None or no < last.get(block, -1) or (self.found and self.found[-1].sentence_no == no - 1):
                self._read_sentence(clause, here.rates if here is not None else [])
        return self.found

    def _enter(self, clause: Clause) -> None:
        """Turn to the next paragraph: it drops what the last one spoke of, a new heading what the section is about."""
        setting = self.setting
        setting.block_no = clause.sentence.block_no
        setting.topic = []
        setting.focus = []
        setting.actor = None
        is_heading = clause.sentence.block_kind == "heading" or (_is_label(clause) and clause.sentence.text.isupper())
        if not is_heading and not _is_label(clause):
            return
        goods = sorted({e.id for e in clause.entities if e.type == "PRODUCT"})
        if is_heading or clause.countries or goods:
            setting.section_words = clause.words
            setting.section_products = goods
            setting.section = list(clause.countries[0].ids) if len(clause.countries) == 1 else []

    def _read_sentence(self, clause: Clause, rates: Sequence[Figure]) -> None:
        """The rates of one sentence, and what it leaves for the next ones of its paragraph."""
        setting = self.setting
        _note_topic(clause, setting)
        if _on_top(clause):
            self._put_on_top(clause.sentence.no - 1)
        for figure in rates:
            if figure.unit == "multiple":
                last = self.told.last
                if last is None or last.block_no != clause.sentence.block_no:
                    continue
                figure.value *= last.figure.value
            self._read_figure(clause, figure, rates)
        setting.focus = _focus_of(clause, setting) or setting.focus
        for group in clause.countries:
            kind, weight = role(clause, group)
            if kind == "imposer" and weight >= 6:
                setting.actor = group.ids[-1]

    def _put_on_top(self, sentence_no: int) -> None:
        """What was read in a sentence turns out to come on top of other duties."""
        for mention in reversed(self.found):
            if mention.sentence_no != sentence_no:
                break
            mention.basis = "additional"

    def _read_table(self, clause: Clause, stated: Stated) -> None:
        """The rates of a table's row: its label, its column's header and the caption stand beside what the row says. Those of a header
        are read like a sentence."""
        table = self.tables.get(clause.sentence.no)
        if table is None:
            for figure in stated.rates:
                self._read_figure(clause, figure, stated.rates)
            return
        levy = table.labels_levy(self.setting.default_imposer)
        for figure, column in zip(stated.rates, stated.columns, strict=True):
            self._read_figure(clause, figure, [figure], _cell(clause, table, column, levy))

    def _impression(self, clause: Clause, figure: Figure, rates: Sequence[Figure]) -> Impression | None:
        """What the encoder thinks of a rate: of its kind and state what it thinks of all rates of a bare list (`24%, 25% and 20%`)."""
        own = self.impressions.get(clause.place(figure.first, figure.last))
        at, many = listed_run(clause, figure, rates)
        if own is None or many == 1:
            return own
        first = rates.index(figure) - at
        listed = (self.impressions.get(clause.place(one.first, one.last)) for one in rates[first : first + many])
        return own.beside([one for one in listed if one is not None])

    def _read_figure(self, clause: Clause, figure: Figure, rates: Sequence[Figure], cell: Cell | None = None) -> None:
        stretch = (0, len(clause.words)) if cell else _stretch(clause, figure, rates)
        plan = self.plans[clause.sentence.no]
        impression = self._impression(clause, figure, rates)
        case = Case(self.plans, plan, figure, rates, stretch, self.setting, self.ground, self.told, self.as_of, cell, impression)
        ruling = rule_on(case, self.judge)
        self.told.add(ruling.told)
        self.found.append(_mention(case, ruling, self.chances.get(case.place, _UNWEIGHED), self.article.text))


def _mention(case: Case, ruling: Ruling, chance: float, text: str) -> RateMention:
    """The row of one rate, which is one by a `chance`; `text` is that of the article."""
    figure, told, (start, end) = case.figure, ruling.told, case.place
    scores = {"duty": chance, **ruling.scores}
    return RateMention(
        sentence_no=case.clause.sentence.no,
        start=start,
        end=end,
        text=text[start:end],
        rule=f"{figure.unit}{'_list' if figure.listed else ''}{'_range' if figure.max_value is not None else ''}",
        rate_pct=figure.value,
        rate_max_pct=figure.max_value,
        modifier=find_modifier(case.clause, figure),
        basis=told.basis,
        imposer=told.imposer,
        targets=list(told.targets),
        products=list(told.products),
        measure=told.measure,
        status=told.status,
        effective_on=ruling.start.date_start if ruling.start else None,
        effective_precision=ruling.start.granularity if ruling.start else None,
        parties_probability=probability("parties", scores),
        terms_probability=probability("terms", scores),
        scores=scores,
        trace=ruling.trace,
    )


def _cell(row: Clause, table: RateTable, column: int, labels_levy: bool) -> Cell:
    """Where a rate stands in a table, with what its label, header and caption say."""
    date = column_date(table, column)
    return Cell(
        column,
        label=label_of(row),
        header=column_mentions(table, column),
        caption=[m for c in table.captions for m in c.mentions],
        header_words=column_words(table, column),
        caption_words=[w for c in table.captions for w in c.words],
        dates=[*([("header", date)] if date else []), *(("caption", d) for c in table.captions for _, _, d in c.dates)],
        labels_levy=labels_levy,
    )


def _is_label(clause: Clause) -> bool:
    """Whether a paragraph is a heading by its looks: a few words without a full stop, a figure or a colon with more behind it."""
    return len(clause.words) <= 6 and not clause.figures and clause.word(len(clause.words) - 1) not in (".", "!", "?", ";", ",")


def laid_out(article: Article, dates: Sequence[DateMention], entities: Sequence[EntityMention]) -> list[Clause]:
    """The sentences of an article as clauses, in order. Names that are only likely stay out: they belong to no country or goods."""
    by_sentence_e: dict[int, list[EntityMention]] = {}
    by_sentence_d: dict[int, list[DateMention]] = {}
    for e in entities:
        if not is_only_likely(e.rule):
            by_sentence_e.setdefault(e.sentence_no, []).append(e)
    for d in dates:
        by_sentence_d.setdefault(d.sentence_no, []).append(d)
    return [Clause(s, by_sentence_e.get(s.no, ()), by_sentence_d.get(s.no, ())) for s in article.sentences]


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
        named = [i for i in group.ids if i not in ("all_goods", UNLISTED)]
        if group.first <= 4 and named:
            setting.topic = named
            return


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
    """The tokens [first, last) that belong to one rate among several.

    What follows it where it reads `25% on X`, what precedes it where it reads `X, 25%`.
    """
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
    if nxt in ("on", "for", "against", "from", "in", "(") and names_goods(clause, figure.last, min(high, figure.last + 8)):
        return (low if not i else figure.first), high
    if i + 1 < len(rates) and clause.word(rates[i + 1].first - 1) not in ("on",) and names_goods(clause, low, figure.first):
        return low, figure.last
    return low, high
