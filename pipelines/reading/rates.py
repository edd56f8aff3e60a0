"""Tariff rates in an article: which figures are rates, and for each who levies it on whose goods, of what kind, with what status.

`figures` finds the numbers, `clause` lays a sentence out, `parties` says who and whom, `state` what kind. Here stands the decision whether a
figure is a customs tariff at all, and what is carried from sentence to sentence. Tables are read in `rate_tables`.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from pipelines.reading import vocabulary
from pipelines.reading.article import Article, DateMention, EntityMention, RateMention
from pipelines.reading.clause import Clause, lay_out
from pipelines.reading.figures import Figure, find_figures
from pipelines.reading.parties import Parties, Setting, find_parties, role, sectoral_goods
from pipelines.reading.rate_tables import TABLE_KINDS, RateTable, cell_figures, column_date, column_status, column_words, find_tables, is_total, label_of
from pipelines.reading.rate_words import (
    AFTER_NOT_RATE,
    BUSINESS,
    CENTRAL_BANKING,
    CHARGING,
    MOVING,
    OTHER_TAXES,
    PAYING,
    RATE_NOUNS,
    TARIFF_ADJECTIVES,
    TARIFF_NOUNS,
)
from pipelines.reading.measures import MeasureState, known_state
from pipelines.reading.state import MEASURES, STATUSES, Cue, find_basis, find_cues, find_effective, find_modifier, is_future

_BREAKS = frozenset({";", "—", "–", ":"})


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
    setting = _setting(clauses)
    as_of = _as_of(article)
    floor = _floor(clauses)
    known = _plain_values(clauses, floor)
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
        if clause.sentence.block_kind in TABLE_KINDS and clause.sentence.block_kind != "table_caption":
            if clause.sentence.no in tables:
                found += _read_row(article, clause, tables[clause.sentence.no], setting, as_of)
            elif clause.sentence.block_kind == "table_header":
                found += [_read(article, clause, f, [f], setting, as_of) for f in rates_of(clause, heat, known) if f.unit == "percent"]
            continue
        rates = rates_of(clause, heat, known)
        heat = _cooled(clause, heat, bool(rates), floor)
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
            found.append(_read(article, clause, figure, rates, setting, as_of))
        setting.dates_before = [d for _, _, d in clause.dates if d.type == "DATE"]
    return found


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


def _read_row(article: Article, row: Clause, table: RateTable, setting: Setting, as_of: date | None) -> list[RateMention]:
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
        parties = Parties(imposer, sorted(set(targets)), sorted(set(goods)) or ["all_goods"], ["parties: row label, header and caption"], True, True, True)
        known = known_state(parties.imposer, parties.targets, parties.products, figure.value, as_of)
        measure, why = _measure(figure, parties, cues, (0, len(words)), known)
        status = column_status(table, column, [c for _, c in cells], as_of)
        if status is None:
            status = (known.status, f"status {known.status}: known since {known.since}") if known else ("in_effect", "status: no cue")
        additional = measure == "trade_remedy" and not is_total(table, column)
        effective = column_date(table, column)
        found.append(_mention(article, row, figure, parties, measure, status[0], "additional" if additional else "level", effective, [why, status[1]]))
    return found


def _setting(clauses: Sequence[Clause]) -> Setting:
    """The parties an article is about: who is shown most as levying, and whose goods are. The headline and the lead count most."""
    levying: dict[str, float] = {}
    named: dict[str, float] = {}
    hit: dict[str, float] = {}
    for n, clause in enumerate(clauses):
        weight = 5 if clause.sentence.block_kind in ("headline", "standfirst") else 3 if n < 4 else 1
        for group in clause.countries:
            kind, strength = role(clause, group)
            for code in group.ids:
                named[code] = named.get(code, 0) + weight
                if kind == "imposer":
                    levying[code] = levying.get(code, 0) + weight * strength
                elif kind == "target":
                    hit[code] = hit.get(code, 0) + weight * strength
        for m in clause.mentions:
            if m.type in ("PERSON", "ORG") and (country := vocabulary.country_of(m.type, m.id)):
                levying[country] = levying.get(country, 0) + weight
    if "EU" in named:
        # What is said of a member's goods is mostly said of the Union's.
        for code in vocabulary.eu_members() & set(named):
            named["EU"] += named[code]
            hit["EU"] = hit.get("EU", 0) + hit.get(code, 0)
    most = max(levying.values(), default=0)
    # Most tariff news since 2018 is about duties of the United States: it gives way only to a clear lead.
    if "US" in levying:
        levying["US"] *= 2
    imposer = min(levying, key=lambda c: (-levying[c], c), default="US" if "US" in named else None)
    targets = sorted((c for c in named if c != imposer), key=lambda c: (-hit.get(c, 0) - named[c], c))
    two_sided = frozenset(c for c, weight in levying.items() if c != imposer and weight >= most / 3 and c in targets[:1])
    members = vocabulary.eu_members() if "EU" in named else frozenset()
    others = sum(named[c] for c in targets if c not in members)
    return Setting(
        default_imposer=imposer,
        default_targets=targets,
        us_matters="US" in named,
        two_sided=two_sided,
        one_target=[c for c in targets[:1] if named[c] >= 0.6 * others],
        default_products=_main_goods(clauses),
    )


def _main_goods(clauses: Sequence[Clause]) -> list[str]:
    """The goods an article is about, where its headline or lead names them and they make up most of the goods it names; else none."""
    counts: dict[str, int] = {}
    lead: set[str] = set()
    for n, clause in enumerate(clauses):
        for m in clause.mentions:
            if m.type == "PRODUCT":
                counts[m.id] = counts.get(m.id, 0) + 1
                if n < 5 or clause.sentence.block_kind in ("headline", "standfirst"):
                    lead.add(m.id)
    total = sum(counts.values())
    return sorted(p for p in lead if counts[p] * 3 >= total and counts[p] >= 3)


def _as_of(article: Article) -> date | None:
    """The last day on which the article may have appeared: what is known by then is known to it."""
    day = article.published_on
    if day is None or article.published_precision in (None, "day"):
        return day
    if article.published_precision == "month":
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return day.replace(month=12, day=31) if article.published_precision == "year" else day


def _floor(clauses: Sequence[Clause]) -> int:
    """How much of the whole article is talk of tariffs: 1 where a tariff word stands in every 150 words or more often, else 0."""
    words = sum(len(c.words) for c in clauses)
    return int(sum(w in TARIFF_NOUNS for c in clauses for w in c.words) * 150 >= words > 0)


def _plain_values(clauses: Sequence[Clause], floor: int) -> frozenset[float]:
    """The values that are written with a unit and read as rates somewhere in the article: a bare number of that value is likely one too."""
    values: set[float] = set()
    heat = floor
    for clause in clauses:
        plain = [f for f in clause.figures if f.unit == "percent" and is_percent_rate(clause, f, heat)]
        heat = _cooled(clause, heat, bool(plain), floor)
        values.update(v for f in plain for v in (f.value, f.max_value) if v is not None)
    return frozenset(values)


def _cooled(clause: Clause, heat: int, has_rates: bool, floor: int) -> int:
    """How near the talk of tariffs is: 2 right after a sentence on them, 1 one later, else `floor`."""
    if has_rates or any(w in TARIFF_NOUNS for w in clause.words):
        return 2
    return max(floor, heat - 1)


def rates_of(clause: Clause, heat: int, known: frozenset[float]) -> list[Figure]:
    """The figures of one sentence that state a customs duty. `heat` says how near the talk of tariffs is, `known` which values are rates elsewhere."""
    sure: list[Figure] = []
    refused: Figure | None = None
    for figure in clause.figures:
        if figure.unit not in ("percent", "points", "zero", "share"):
            continue
        if is_percent_rate(clause, figure, heat) and not _goes_on(clause, refused, figure, heat):
            sure.append(figure)
            refused = None
        else:
            refused = figure
    rates = list(sure)
    for figure in clause.figures:
        if figure in sure:
            continue
        if figure.unit == "bare" and is_bare_rate(clause, figure, heat, known, sure):
            rates.append(figure)
        elif figure.unit == "multiple" and heat and clause.word(figure.last) not in ("of", "amount"):
            rates.append(figure)
        elif figure.unit in ("free", "nothing") and _is_zero(clause, figure, heat):
            rates.append(figure)
    # The second pass: a number joined to a rate (`27.5 to 15`) is one.
    for figure in clause.figures:
        if figure.unit in ("bare", "percent") and figure not in rates and figure.value <= 500 and _joined_to(clause, figure, rates):
            rates.append(figure)
    rates.sort(key=lambda f: f.first)
    return rates


def _goes_on(clause: Clause, refused: Figure | None, figure: Figure, heat: int) -> bool:
    """Whether a figure carries on a list whose last member was no rate: `25% of it in 2027, 30% in 2028`."""
    if refused is None:
        return False
    between = clause.span(refused.last, figure.first)
    return _score(clause, refused, heat) <= -1 and _score(clause, figure, heat) < 3 and len(between) <= 12 and ";" not in between and not any(w in TARIFF_NOUNS or w in CHARGING or w in PAYING or w in ("on", "plus", "rate") for w in between)


def is_percent_rate(clause: Clause, figure: Figure, heat: int) -> bool:
    """Whether a figure with its unit states a customs duty."""
    if figure.unit == "zero":
        return True
    if figure.unit == "points":
        return figure.value <= 200 and (heat > 0 or any(w in TARIFF_NOUNS for w in clause.words)) and _score(clause, figure, heat) >= 1
    return _score(clause, figure, heat) >= 1


_LEADS = frozenset("pay pays paid paying charge charges charged levy levies levied asks carry carries plus additional extra another further original combined total".split())
_LINKS = frozenset("to at from for than under through of with is was until by".split())
_CONTEXT = TARIFF_NOUNS | frozenset({"rate", "rates"})


def is_bare_rate(clause: Clause, figure: Figure, heat: int, known: frozenset[float], sure: Sequence[Figure]) -> bool:
    """Whether a number without unit plainly is a duty: `settled for 15`, `down from 27.5`, `the fifty`."""
    if not _stands_alone(clause, figure) or figure.value > 500:
        return False
    digits = clause.tokens[figure.first].is_number
    lead = clause.word(figure.first - 1)
    if lead in ("[", "(") and clause.word(figure.last) in ("]", ")") or lead in ("'", "’"):
        return False
    if figure.value < 5 and not digits and figure.value != 0:
        return False
    speaks = any(w in _CONTEXT for w in clause.words)
    score = 1.5 * speaks + 0.5 * heat + (1 if sure else 0) + (2 if figure.value in known else 0)
    left = clause.span(figure.first - 4, figure.first)
    if lead in _LEADS or (left[-2:-1] and left[-2] in PAYING and lead in ("only", "just", "about", "the", "a", "another")):
        score += 3
    elif any(w in PAYING for w in left[-3:]):
        score += 2
    elif lead in _LINKS:
        score += 1
    elif lead == "the" and (figure.value in known or any(w in PAYING for w in clause.span(figure.last, figure.last + 5))):
        score += 2
    elif any(g.last == figure.first for g in clause.countries):
        score += 2
    else:
        score -= 1
    if figure.value == 0 and heat and lead in ("to", "is", "for", "at", "from", "our", "their"):
        score += 1.5
    if any(w in BUSINESS or w in MOVING for w in left) and not sure:
        score -= 2
    return score >= 3.5


def _joined_to(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> bool:
    """Whether only `to`, `and`, `or`, `plus` part a bare number from a rate."""
    if not _stands_alone(clause, figure):
        return False
    for other in rates:
        a, b = (other, figure) if other.first < figure.first else (figure, other)
        between = clause.words[a.last : b.first]
        if 0 < len(between) <= 2 and all(w in ("to", "and", "or", "plus", "instead", "of", ",", "not", "from") for w in between):
            return True
    return False


def _score(clause: Clause, figure: Figure, heat: int) -> float:
    words = clause.words
    left = clause.span(max(figure.first - 14, 0), figure.first)
    right = clause.span(figure.last, figure.last + 12)
    for k, w in enumerate(right):
        if w == ";":
            right = right[:k]
            break
    for k in range(len(left) - 1, -1, -1):
        if left[k] == ";":
            left = left[k + 1 :]
            break
    near_left, near_right = left[-5:], right[:5]
    score = 0.5 * heat + 1.5
    tariff_left = next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in TARIFF_NOUNS or left[k] in TARIFF_ADJECTIVES), 99)
    tariff_right = next((k + 1 for k, w in enumerate(right) if w in TARIFF_NOUNS or w in TARIFF_ADJECTIVES), 99)
    if heat:
        tariff_left = min(tariff_left, next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in ("rate", "rates")), 99))
    closest = min(tariff_left, tariff_right)
    if closest <= 4:
        score += 3
    elif closest <= 9:
        score += 2
    elif any(w in TARIFF_NOUNS for w in words):
        score += 1
    if any(w in RATE_NOUNS for w in near_left + near_right):
        score += 1
    if right[:1] and right[0] in ("on", "for", "against") and _names_goods(clause, figure.last, figure.last + 7):
        score += 3 if right[0] == "on" else 2
    if any(w in CHARGING for w in near_left[-4:]) and not any(w in MOVING for w in near_left[-2:]):
        score += 1.5
    if any(w in PAYING for w in near_left[-4:]):
        score += 1.5
    if right[:2] == ["ad", "valorem"]:
        score += 5
    # What speaks against it.
    if right[:1] == ["of"] and not any(w in ("value", "ad") for w in right[:4]):
        score -= 4
    if right[:1] and right[0] in AFTER_NOT_RATE and not any(w in TARIFF_NOUNS for w in right[:3]):
        score -= 4
    for phrase in OTHER_TAXES:
        if _has(near_right[:4], phrase) or _has(left[-10:], phrase):
            score -= 5
            break
    mover = next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in MOVING), 99)
    if mover <= 5 and tariff_left > 9 and not (near_left[-1:] in (["to"], ["from"]) and heat):
        score -= 3
    if near_left[-1:] == ["by"] and tariff_left > 8:
        score -= 3
    if any(w in CENTRAL_BANKING for w in words) and closest > 5:
        score -= 4
    if any(m.type == "ORG" and figure.first - m.last in (0, 1) for m in clause.mentions) and closest > 5:
        score -= 1.5
    business_left = next((len(left) - k for k in range(len(left) - 1, -1, -1) if left[k] in BUSINESS), 99)
    business_right = next((k + 1 for k, w in enumerate(right) if w in BUSINESS), 99)
    if min(business_left, business_right) < closest and min(business_left, business_right) <= 8:
        score -= 2.5
    return score


def _has(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    n = len(phrase)
    return any(tuple(words[i : i + n]) == phrase for i in range(len(words) - n + 1))


def _names_goods(clause: Clause, first: int, last: int) -> bool:
    return any(first <= g.first < last for g in clause.countries) or any(first <= g.first < last for g in clause.products)


def _is_zero(clause: Clause, figure: Figure, heat: int) -> bool:
    """Whether `nothing` or `free` says that goods pay no duty."""
    left = clause.span(figure.first - 6, figure.first)
    right = clause.span(figure.last, figure.last + 4)
    tariff = heat or any(w in TARIFF_NOUNS for w in clause.words)
    if figure.unit == "free":
        return bool(tariff) and any(w in ("enter", "enters", "entered", "entering", "in", "cross", "crosses", "import", "imported", "sell", "come", "comes", "came") for w in left[-3:])
    if right[:1] and right[0] in ("but", "of", "else", "to", "more", "about"):
        return False
    pays = any(w in ("pay", "pays", "paid", "paying", "charge", "charged", "charges", "from", "owed", "owes") for w in left[-3:]) or (left[-1:] == ["to"] and "tariff" in clause.words)
    return bool(tariff) and pays


_FOLLOWERS = frozenset(
    "in on for from to until since and or but as when which that by after if because plus with under at before while this last next till though now so then instead than"
    " per each only too also already is was are were has have had will would".split()
)


def _stands_alone(clause: Clause, figure: Figure) -> bool:
    """Whether a bare number is not followed by a thing it counts."""
    nxt = clause.word(figure.last)
    return nxt == "" or not nxt[0].isalnum() or nxt in _FOLLOWERS


_TURNS = frozenset({"and", "but", "while", "whereas", "though", "although"})


def _stretch(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> tuple[int, int]:
    """The tokens that belong to one rate among several: what follows it where it reads `25% on X`, what precedes it where it reads `X, 25%`."""
    i = rates.index(figure)
    low = rates[i - 1].last if i else 0
    if i and clause.words[low : figure.first] in (["to"], [",", "to"]):
        # The old and the new rate share what was said before the old one.
        low, _ = _stretch(clause, rates[i - 1], rates)
        if _names_goods(clause, low, rates[i - 1].first):
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
    if len(rates) == 1:
        return low, high
    for k in range(figure.last + 1, high):
        if clause.words[k] in _TURNS and (clause.words[k - 1] == "," or clause.words[k] != "and") and any(g.first > k for g in clause.countries):
            high = k
            break
    for k in range(figure.first - 1, low, -1):
        if clause.words[k] in _TURNS and (clause.words[k - 1] == "," or clause.words[k] != "and") and _names_goods(clause, k, figure.first):
            low = k
            break
    nxt = next((w for w in clause.span(figure.last, figure.last + 3) if w not in TARIFF_NOUNS and w not in ("rate", "each", "reciprocal")), "")
    if nxt in ("on", "for", "against", "from", "in") and _names_goods(clause, figure.last, min(high, figure.last + 8)):
        return (low if not i else figure.first), high
    if i + 1 < len(rates) and clause.word(rates[i + 1].first - 1) not in ("on",) and _names_goods(clause, low, figure.first):
        return low, figure.last
    return low, high


def _read(article: Article, clause: Clause, figure: Figure, rates: Sequence[Figure], setting: Setting, as_of: date | None) -> RateMention:
    stretch = _stretch(clause, figure, rates)
    cues = find_cues(clause.words, MEASURES, figure.first, figure.last)
    parties = find_parties(clause, figure, stretch, setting, any(c.kind == "sectoral" for c in cues))
    if not parties.products:
        parties.products = _silent_goods(figure, parties, cues, setting, as_of)
    known = known_state(parties.imposer, parties.targets, parties.products, figure.value, as_of)
    measure, why = _measure(figure, parties, cues, stretch, known)
    status, why_status = _status(clause, figure, rates, stretch, article.published_on, known)
    effective = find_effective(clause, figure, stretch, known.effective_on if known else None, setting.dates_before)
    if measure == "mfn" and effective is not None and known is not None and known.measure == "mfn" and abs(effective[0].start - clause.tokens[figure.last - 1].end) > 8:
        effective = None
    setting.imposer, setting.products = parties.imposer, parties.products
    if parties.targets != ["WORLD"]:
        setting.targets = parties.targets
    reasons = [why, why_status, *([f"effective: {effective[1]}"] if effective else [])]
    basis = find_basis(clause, figure, stretch)
    return _mention(article, clause, figure, parties, measure, status, basis, effective[0] if effective else None, reasons)


def _silent_goods(figure: Figure, parties: Parties, cues: Sequence[Cue], setting: Setting, as_of: date | None) -> list[str]:
    """The goods of a rate whose sentence names none: those of the rate before in the paragraph, those the article is about, or all."""
    if cues and cues[0].kind in ("reciprocal", "baseline", "fentanyl", "section_122") and cues[0].distance <= 8:
        return ["all_goods"]
    if setting.topic:
        return list(setting.topic)
    if setting.products and not parties.targets_said:
        return list(setting.products)
    if known_state(parties.imposer, parties.targets, ["all_goods"], figure.value, as_of) is not None:
        return ["all_goods"]
    return setting.default_products or ["all_goods"]


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
        targets=parties.targets,
        products=parties.products,
        measure=measure,
        status=status,
        effective_on=effective.date_start if effective else None,
        effective_precision=effective.granularity if effective else None,
        trace=[*parties.trace, *reasons],
    )


_ATTRIBUTES = frozenset({"old", "ordinary", "normal", "usual", "standing", "regular", "base duty", "base rate", "existing duty", "usually", "normally"})
"""Cues that speak of the figure right after them only."""


def _measure(figure: Figure, parties: Parties, cues: Sequence[Cue], stretch: tuple[int, int], known: MeasureState | None) -> tuple[str, str]:
    """The kind of tariff: what the words beside the figure say, weighed against what is publicly known of such a rate."""
    votes: dict[str, tuple[float, str]] = {}

    def vote(kind: str, weight: float, why: str) -> None:
        if kind not in votes or votes[kind][0] < weight:
            votes[kind] = (weight, why)

    for cue in cues:
        inside = stretch[0] <= cue.at < stretch[1]
        if (cue.words in _ATTRIBUTES and not 0 < figure.first - cue.at <= 3) or (cue.kind == "baseline" and parties.products != ["all_goods"]):
            continue
        vote(cue.kind, (4.0 if inside else 2.4) - 0.15 * cue.distance, cue.words)
    if known is not None:
        vote(known.measure, votes.get(known.measure, (0.0, ""))[0] + 2.5, f"known: {known.source}")
    if parties.imposer == "US" and sectoral_goods(parties.products):
        vote("sectoral", 1.6, "US duty on goods under Section 232")
    if parties.imposer not in (None, "US") and parties.targets == ["US"]:
        vote("retaliatory", 0.8, "a duty on US goods")
    vote("unspecified", 0.5, "no cue")
    kind = min(votes, key=lambda k: (-votes[k][0], k))
    return kind, f"measure {kind}: {votes[kind][1]}"


_LEADING = frozenset({"down from", "up from", "instead of", "against", "compared with", "old rate", "original", "originally"})
"""Cues that speak of the figure after them only."""
_MODEST = frozenset({"will", "could", "may", "might", "would", "pay", "pays", "paying", "charges", "charged", "faces", "face", "facing", "imposed", "if", "should", "agreed", "settled"})
_WEAK = frozenset({"was", "were", "had", "then", "before", "against", "earlier", "once", "original", "originally", "to be", "agreement", "deal", "pact", "accord", "has been", "have been", "today"})


def _status(
    clause: Clause, figure: Figure, rates: Sequence[Figure], stretch: tuple[int, int], as_of: date | None, known: MeasureState | None
) -> tuple[str, str]:
    """The state of a rate: what the words beside the figure say, weighed against what is publicly known of it on the day of publication."""
    votes: dict[str, tuple[float, str]] = {}

    def vote(kind: str, weight: float, why: str) -> None:
        if kind not in votes or votes[kind][0] < weight:
            votes[kind] = (weight, why)

    i = rates.index(figure)
    if clause.word(figure.first - 1) == "from" and i + 1 < len(rates) and clause.word(rates[i + 1].first - 1) == "to":
        to_come = any(w in ("will", "would", "set", "could", "may", "due", "going", "plans") for w in clause.span(figure.first - 7, figure.first - 1))
        vote("in_effect" if to_come else "former", 3.2, "from X to Y")
    for cue in find_cues(clause.words, STATUSES, figure.first, figure.last):
        inside = stretch[0] <= cue.at < stretch[1]
        if cue.words in _LEADING and not 0 < figure.first - cue.at <= 6:
            continue
        weight = 1.2 if cue.words in _WEAK else 2.1 if cue.words in _MODEST else 3.0
        vote(cue.kind, weight * (1 if inside else 0.6) - 0.12 * cue.distance, cue.words)
    if known is not None:
        vote(known.status, votes.get(known.status, (0.0, ""))[0] + (0.6 if known.measure == "mfn" else 2.0), f"known since {known.since}: {known.source}")
    for first, _, mention in clause.dates:
        if is_future(mention, as_of):
            vote("scheduled", 1.5 - 0.05 * abs(first - figure.last), f"{mention.text} is to come")
    vote("in_effect", 0.4, "no cue")
    kind = min(votes, key=lambda k: (-votes[k][0], k))
    return kind, f"status {kind}: {votes[kind][1]}"
