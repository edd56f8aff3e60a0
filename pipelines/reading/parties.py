"""Who levies a rate on whose goods, and on which: imposer, targets and products of a figure.

Each country in a sentence has a role (`roles`); each figure takes the countries and goods of its own stretch of the sentence, else of the
sentence, else of what was said before.
What kind of tariff it is, is decided in `state`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reading import vocabulary
from pipelines.reading.clause import Clause, Group
from pipelines.reading.figures import Figure
from pipelines.reading.measures import levied
from pipelines.reading.rate_words import CHARGING, TARIFF_NOUNS
from pipelines.reading.roles import actors, role
from pipelines.reading.setting import Setting, levier


@dataclass
class Parties:
    """The reading of one figure, with the reasons."""

    imposer: str | None
    targets: list[str]
    products: list[str]
    trace: list[str]
    imposer_said: bool
    targets_said: bool
    products_said: bool


_EVERYONE = frozenset({"everyone", "everybody", "worldwide", "universal", "global", "globally", "anywhere", "anybody", "world"})


def _labelled(clause: Clause, group: Group, read: tuple[str, int], setting: Setting) -> tuple[str, int]:
    """A country that stands before a colon or a figure as a label levies the duty where the article tells of a duel, else its goods bear
    it."""
    if clause.word(group.first - 1) in ("and", "while", ",") and any(f.first == group.last for f in clause.figures) and read[1] <= 3:
        # Gapping: in `Washington charges 30% and Beijing 10%` the second subject does what the first does.
        for g in clause.countries:
            if g.last < group.first and _verb_of(clause, g) == "imposer":
                return "imposer", 6
    label = clause.word(group.last) in (":", "again") or any(f.first == group.last for f in clause.figures)
    if label and read[1] <= 3 and (group.ids[0] in setting.two_sided or group.ids == [setting.default_imposer]):
        return "imposer", 5
    return read


def _verb_of(clause: Clause, group: Group) -> str | None:
    """The role that a charging verb right behind a subject gives it."""
    return "imposer" if any(w in CHARGING for w in clause.span(group.last, group.last + 2)) else None


def find_parties(clause: Clause, figure: Figure, stretch: tuple[int, int], setting: Setting, sectoral: bool) -> Parties:
    """Imposer, targets and products of `figure`, whose own stretch of the sentence is the tokens [stretch)."""
    trace: list[str] = []
    roles = [(g, *_labelled(clause, g, role(clause, g), setting)) for g in clause.countries]
    imposer, imposer_said = _imposer(clause, figure, stretch, roles, setting, trace)
    imposer = levier(imposer) if imposer else None
    struck = [i for g, kind, weight in roles if kind == "target" and weight >= 7 and stretch[0] <= g.first < stretch[1] for i in g.ids]
    if imposer in struck and not any(stretch[0] <= g.first < stretch[1] and kind == "imposer" for g, kind, _ in roles):
        imposer_said = False
    if not imposer_said:
        hit = [i for g, kind, weight in roles if kind == "target" and weight >= 6 and stretch[0] <= g.first < stretch[1] for i in g.ids]
        if imposer in hit:
            imposer = _other_side(imposer, hit, setting)
            trace.append(f"imposer {imposer}: the other side of {hit}")
    products, products_said = _products(clause, figure, stretch, setting, trace)
    open_goods = products_said and sectoral_goods(products)
    targets, targets_said = _targets(clause, figure, stretch, roles, imposer, setting, trace, open_goods)
    if not imposer_said and targets_said:
        goods = {i for g in clause.products for i in g.ids}
        known = [
            (fit, who) for who, target, fit in levied(figure.value, setting.named, goods, setting.as_of) if target in targets and fit >= 1.5
        ]
        if known and imposer not in {who for _, who in known}:
            imposer = max(known)[1]
            trace.append(f"imposer {imposer}: publicly known")
    if not imposer_said and imposer in targets:
        imposer = _other_side(imposer, targets, setting)
        trace.append(f"imposer {imposer}: the other side")
    if not targets and products and products != ["all_goods"] and (sectoral or not setting.targets):
        targets = ["WORLD"]
        trace.append("targets WORLD: goods without a country")
    return Parties(imposer, sorted(targets), sorted(products), trace, imposer_said, targets_said, products_said)


def sectoral_goods(products: list[str]) -> bool:
    """Whether all of `products` are goods on which the United States lays duties whatever their origin (Section 232)."""
    return bool(products) and all(p in vocabulary.sectoral_products() for p in products)


def _other_side(imposer: str | None, targets: list[str], setting: Setting) -> str | None:
    if setting.default_imposer not in targets:
        return setting.default_imposer
    if "US" not in targets and setting.us_matters:
        return "US"
    others = [t for t in setting.default_targets if t not in targets]
    return others[0] if others else None


def _imposer(
    clause: Clause, figure: Figure, stretch: tuple[int, int], roles: list[tuple[Group, str, int]], setting: Setting, trace: list[str]
) -> tuple[str | None, bool]:
    if "own" in clause.span(figure.first - 3, figure.first):
        # `Canada keeps its own 25%`: the country that stands before, else the one spoken of.
        owners = [g.ids[-1] for g, _, _ in roles if g.last <= figure.first] or setting.focus
        if owners:
            trace.append(f"imposer {owners[-1]}: its own")
            return owners[-1], True
    best: tuple[float, Group] | None = None
    for group, kind, weight in roles:
        if kind != "imposer":
            continue
        inside = stretch[0] <= group.first < stretch[1]
        distance = figure.first - group.last if group.last <= figure.first else group.first - figure.last + 4
        score = weight + (4 if inside else 0) - distance / 3
        if best is None or score > best[0]:
            best = (score, group)
    acting = actors(clause, figure.first)
    actor = acting[-1] if acting else None
    if best is not None and (actor is None or best[0] > 3):
        trace.append(f"imposer {best[1].ids[-1]}: {' '.join(clause.span(best[1].first - 1, best[1].last + 2))}")
        return (best[1].ids[-1] if len(best[1].ids) == 1 else best[1].ids[0]), True
    if actor is not None:
        trace.append(f"imposer {actor}: who acts for it")
        return actor, True
    if setting.imposer:
        trace.append(f"imposer {setting.imposer}: said before")
        return setting.imposer, False
    if setting.actor:
        trace.append(f"imposer {setting.actor}: the paragraph's")
        return setting.actor, False
    if setting.section and setting.section[0] in setting.levies:
        trace.append(f"imposer {setting.section[0]}: the heading's")
        return setting.section[0], False
    trace.append(f"imposer {setting.default_imposer}: the article's")
    return setting.default_imposer, False


def _targets(
    clause: Clause,
    figure: Figure,
    stretch: tuple[int, int],
    roles: list[tuple[Group, str, int]],
    imposer: str | None,
    setting: Setting,
    trace: list[str],
    open_goods: bool,
) -> tuple[list[str], bool]:
    listed = _respectively(clause, figure)
    if listed:
        trace.append(f"targets {listed}: respectively")
        return listed, True
    near = clause.span(max(stretch[0], figure.first - 8), min(stretch[1], figure.last + 8))
    if any(w in _EVERYONE for w in near) and not any(stretch[0] <= g.first < stretch[1] and kind == "target" for g, kind, _ in roles):
        trace.append("targets WORLD: everyone")
        return ["WORLD"], True
    best: tuple[float, Group] | None = None
    for group, kind, weight in roles:
        ids = [i for i in group.ids if i != imposer]
        if not ids or kind == "imposer" or (kind == "open" and ids == [setting.default_imposer]):
            continue
        inside = stretch[0] <= group.first < stretch[1]
        if group.last <= figure.first:
            distance = figure.first - group.last
        else:
            distance = group.first - figure.last + 3
            if not inside:
                distance += 12
        score = (weight if kind == "target" else 0.5) + (5 if inside else 0) - distance / 5 + _adjacency(clause, figure, group)
        if ";" in clause.span(min(group.last, figure.last), max(group.first, figure.first)):
            score -= 9
        if score > 0 and (best is None or score > best[0]):
            best = (score, group)
    if best is not None:
        ids = [i for i in best[1].ids if i != imposer]
        trace.append(f"targets {ids}: {' '.join(clause.span(best[1].first - 1, best[1].last + 2))}")
        return ids, True
    fallback, why = _unsaid_targets(clause, figure, imposer, setting, open_goods)
    trace.append(f"targets {fallback}: {why}")
    return fallback, False


_PRONOUNS = frozenset({"its", "their", "they", "it", "theirs", "both"})


def _unsaid_targets(clause: Clause, figure: Figure, imposer: str | None, setting: Setting, open_goods: bool) -> tuple[list[str], str]:
    """Whose goods, where the sentence does not say: whom a pronoun means, the section, the paragraph, what is publicly known, the
    article."""

    def others(codes: Sequence[str]) -> list[str]:
        return [c for c in codes if c != imposer]

    if _PRONOUNS & set(clause.words[:3]) and others(setting.focus or setting.targets):
        return others(setting.focus or setting.targets), "whom the pronoun means"
    if others(setting.section):
        return others(setting.section), "the heading's"
    goods = {i for g in clause.products for i in g.ids} or set(setting.topic or setting.default_products)
    pairs = [(fit, target) for who, target, fit in levied(figure.value, setting.named, goods, setting.as_of) if who == imposer]
    best = max((fit for fit, _ in pairs), default=0.0)
    public = [target for fit, target in pairs if fit == best]
    worldwide = any(target == "WORLD" and fit >= 2 for fit, target in pairs)
    if best >= 3 and len(public) == 1 and not worldwide:
        return public, "publicly known"
    if open_goods and imposer == "US":
        return (
            (list(setting.one_target), "the one country the article is about")
            if setting.one_target
            else (["WORLD"], "goods, no country named")
        )
    if others(setting.focus):
        return others(setting.focus), "the paragraph's"
    if setting.targets and imposer == setting.imposer and imposer not in setting.targets:
        return list(setting.targets), "said before"
    if best >= 1.5 and len(public) == 1:
        return public, "publicly known"
    if imposer is not None and imposer == setting.default_imposer:
        return setting.one_target or (setting.default_targets[:1] if imposer != "US" else ["WORLD"]), "the article's"
    if setting.default_imposer not in (None, "US") and imposer not in setting.default_targets[:1]:
        return setting.default_targets[:1], "the article's"
    if imposer not in (None, "US") and setting.us_matters:
        return ["US"], "the article's"
    return others(setting.default_targets[:1]), "the article's"


def _adjacency(clause: Clause, figure: Figure, group: Group) -> float:
    """How tightly the writing ties a country to a figure: `15% (Japan)`, `Japan (15%)`, `Japan, 15%`, `Japan: 15%`."""
    if clause.word(figure.last) == "(" and figure.last < group.first <= figure.last + 3:
        return 10
    gap = clause.span(group.last, figure.first)
    if gap == ["("]:
        return 10
    if gap in ([","], [":"], ["at"], ["'s"], []):
        return 6
    return 0


def _respectively(clause: Clause, figure: Figure) -> list[str]:
    """The country of this figure in `24%, 25% and 20% on Japan, South Korea and the EU (respectively)`."""
    figures = [f for f in clause.figures if f.unit in ("percent", "bare")]
    if len(figures) < 2 or figure not in figures:
        return []
    said = clause.words.index("respectively") if "respectively" in clause.words else None
    run = [f for f in figures if _one_list(clause, f, figures)]
    if figure not in run:
        return []
    groups = [g for g in clause.countries if len(g.members) == len(run) >= 2]
    if said is not None:
        groups.sort(key=lambda g: abs(g.last - said))
    else:
        groups = [g for g in groups if len(run) >= 3 and abs(g.first - run[-1].last) <= 4]
    return [groups[0].members[run.index(figure)].id] if groups else []


def _one_list(clause: Clause, figure: Figure, figures: list[Figure]) -> bool:
    """Whether a figure stands in a bare list with a neighbour: only commas and `and` between them."""
    i = figures.index(figure)
    near = [(figures[k], figures[k + 1]) for k in (i - 1, i) if 0 <= k < len(figures) - 1]  # its neighbours on both sides
    return any(all(w in (",", "and", "or", "to") for w in clause.words[a.last : b.first]) for a, b in near)


def _other_tariff_between(clause: Clause, figure: Figure, group: Group) -> bool:
    """Whether goods belong to another tariff of the sentence: `tariffs on cars, as well as the 10% duty`."""
    before = group.last <= figure.first
    between = clause.span(group.last, figure.first - 3) if before else clause.span(figure.last + 3, group.first)
    return any(w in TARIFF_NOUNS for w in between) and any(w in (",", "and", "but", "while", "—", "–") for w in between)


def _products(clause: Clause, figure: Figure, stretch: tuple[int, int], setting: Setting, trace: list[str]) -> tuple[list[str], bool]:
    best: tuple[float, Group] | None = None
    for group in clause.products:
        inside = stretch[0] <= group.first < stretch[1]
        distance = figure.first - group.last if group.last <= figure.first else group.first - figure.last
        score = (8 if inside else 3) - distance / 4
        if group.ids == ["all_goods"]:
            score -= 1.5
        if group.last > figure.first and not inside:
            score -= 4
        if clause.span(group.last, figure.first) in ([], [","], [":"], ["("], ["at"], ["pay"], ["pays"]):
            score += 3  # soybeans zero, wheat zero; cars: 25%
        if _other_tariff_between(clause, figure, group):
            score -= 9
        if score > 0 and (best is None or score > best[0]):
            best = (score, group)
    if best is not None:
        ids = [i for i in best[1].ids if i != "all_goods"] or ["all_goods"]
        trace.append(f"products {ids}: {' '.join(clause.span(best[1].first, best[1].last))}")
        return ids, True
    return [], False
