"""The plan of a sentence: what is looked up once in it, whichever of its rates is judged.

Where the figure stands to all this is said in `place` and `around`; the facts of one rate are in `case`.
"""

from collections.abc import Sequence, Set
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from pipelines.reading import vocabulary
from pipelines.reading.clause import Clause, Group, Mentioned
from pipelines.reading.figures import Figure
from pipelines.reading.rate_cues import MEASURES, STATUSES, Cue, find_cues
from pipelines.reading.rate_words import CHARGING, PAYING, TARIFF_NOUNS
from pipelines.reading.roles import SEEKING, SHIPPING, TRADED, actors, role
from pipelines.reading.setting import land_of
from pipelines.reading.weighing.makers import makers

if TYPE_CHECKING:
    from pipelines.reading.weighing.anaphors import Anaphor

_TURNS = frozenset({"and", "but", "while", "whereas", "though", "although", "which", "who", "because"})
_WALLS = frozenset({",", ";", ":", "("}) | _TURNS
"""Words that part a list from a figure."""
_BARRIERS = _WALLS | {")", "—", "–"}
"""Words that part a cue from a figure."""
_SKIPPED = frozenset("the all most many some other every each its their new so called a an any certain".split())
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_SAYING = frozenset("said says say told tells believes thinks argues argued warned warns complained complains".split())
_BEING = frozenset("is are was were be been stands stood sits sat stays stayed remains remained has have had".split())
_MOVING = frozenset(
    (
        "go goes went gone going rise rises rose risen fall falls fell fallen drop drops dropped climb climbs climbed come comes came "
        "jump jumps jumped become becomes became return returns returned slide slides slid"
    ).split()
)
_ENTRY = frozenset(
    (
        "border borders port ports customs docks dock quay shores market markets importers importer buyers buyer consumers consumer "
        "shoppers treasury gate supermarkets table"
    ).split()
)
_RULERS = frozenset(
    (
        "government governments ministry minister ministers president parliament cabinet congress authorities authority officials "
        "official commission regulators council administration senate lawmakers negotiators court"
    ).split()
)


def _classes(*kinds: tuple[str, Set[str]]) -> dict[str, str]:
    """Classes by word; the first that has a word counts."""
    return {word: kind for kind, words in reversed(kinds) for word in sorted(words)}


_VERBS = _classes(
    ("charging", CHARGING), ("paying", PAYING), ("seeking", SEEKING), ("saying", _SAYING), ("moving", _MOVING), ("being", _BEING)
)
"""What a verb says of its subject and a duty. A passive of charging is `charged`."""
_BESIDE = _classes(
    ("tariff", TARIFF_NOUNS),
    ("rulers", _RULERS),
    ("entry", _ENTRY),
    ("traded", TRADED),
    ("shipping", SHIPPING),
    ("charging", CHARGING),
    ("paying", PAYING),
)
"""What a noun or verb beside a country speaks of: `entry` is where goods come in, `traded` goods and their makers."""


class Plan:
    """A sentence with what its rates ask about. Words are counted up to each token, so that those between two tokens are a difference."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self._lists: dict[tuple[int, int, int], ListPlan] = {}
        self.surroundings: dict[str, float] | None = None
        """What stands around the sentence and leans to a kind of tariff, once it is weighed; see `leanings`."""

        self.anaphors: Sequence[Anaphor] | None = None
        """The words that point back to countries named before, once they are looked for; see `anaphors`."""

    def list_at(self, group: Group) -> "ListPlan":
        """The surroundings of a list, looked up once for each place and size."""
        key = (group.first, group.last, len(group.ids))
        found = self._lists.get(key)
        if found is None:
            found = self._lists[key] = ListPlan(self, group)
        return found

    @cached_property
    def roles(self) -> list[tuple[Group, str, int]]:
        """The lists of countries with their roles and how strongly these are marked; see `roles.role`."""
        return [(group, *role(self.clause, group)) for group in self.clause.countries]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries named."""
        return frozenset(i for g in self.clause.countries for i in g.ids)

    @cached_property
    def actors(self) -> list[str]:
        """Countries for which a person or body levies; see `roles.actors`."""
        return actors(self.clause) if self.lands else []

    @cached_property
    def lands(self) -> list[tuple[Mentioned, str]]:
        """Places, people and bodies with the countries they belong to."""
        found = ((m, land_of(m.type, m.id, m.text)) for m in self.clause.mentions if m.type in ("PLACE", "PERSON", "ORG"))
        return [(m, land) for m, land in found if land is not None]

    @cached_property
    def blocs(self) -> list[tuple[Mentioned, tuple[str, ...]]]:
        """Blocs of countries with their members."""
        return [(m, _bloc_members().get(m.id, ())) for m in self.clause.mentions if m.type == "BLOC"]

    @cached_property
    def goods(self) -> frozenset[str]:
        """The goods named."""
        return frozenset(i for g in self.clause.products for i in g.ids)

    @cached_property
    def goods_apart(self) -> list[Group]:
        """The lists of goods other than all goods."""
        return [g for g in self.clause.products if g.ids != ["all_goods"]]

    @cached_property
    def makers(self) -> list[tuple[int, str]]:
        """Those who make goods, by token, with what they make; see `makers`."""
        return makers(self.clause.words)

    @cached_property
    def goods_tokens(self) -> frozenset[int]:
        """The tokens that belong to goods."""
        return frozenset(k for g in self.clause.products for k in range(g.first, g.last))

    @cached_property
    def named_goods_tokens(self) -> frozenset[int]:
        """The tokens that belong to goods other than all goods."""
        return frozenset(k for g in self.goods_apart for m in g.members for k in range(m.first, m.last))

    @cached_property
    def country_tokens(self) -> frozenset[int]:
        """The tokens that belong to countries."""
        return frozenset(k for g in self.clause.countries for m in g.members for k in range(m.first, m.last))

    @property
    def marked(self) -> list[str]:
        """The words, `#` for those of figures."""
        return self.clause.marked

    @cached_property
    def neighbours(self) -> list[str]:
        """Each word of `marked` with the one behind it."""
        return [f"{a} {b}" for a, b in zip(self.marked, self.marked[1:], strict=False)]

    @cached_property
    def verbs(self) -> list[tuple[int, str]]:
        """The telling verbs, by token, with what each says of its subject; see `verb_class`."""
        words = self.clause.words
        return [(k, _voiced(words, k, kind)) for k, kind in enumerate(map(_VERBS.get, words)) if kind is not None]

    @cached_property
    def walls(self) -> list[int]:
        """How many words that part a list from a figure stand before each token."""
        return _counted(self.clause.words, _WALLS)

    @cached_property
    def barriers(self) -> list[int]:
        """How many words that part a cue from a figure stand before each token."""
        return _counted(self.clause.words, _BARRIERS)

    @cached_property
    def hyphens(self) -> list[int]:
        """How many hyphens stand before each token."""
        return _counted(self.clause.words, {"-"})

    @cached_property
    def tariffs(self) -> list[int]:
        """How many nouns for a tariff stand before each token."""
        return _counted(self.clause.words, TARIFF_NOUNS)

    @cached_property
    def measure_cues(self) -> list[Cue]:
        """Words that tell the kind of a tariff, in order."""
        return find_cues(self.clause.words, MEASURES, 0, 0)

    @cached_property
    def status_cues(self) -> list[Cue]:
        """Words that tell the state of a tariff, in order."""
        return find_cues(self.clause.words, STATUSES, 0, 0)


class ListPlan:
    """What surrounds a list of countries or goods, whichever figure it is seen from."""

    def __init__(self, plan: Plan, group: Group) -> None:
        words = plan.clause.words
        lead = group.first - 1
        while lead >= 0 and words[lead] in _SKIPPED and group.first - lead < 4:
            lead -= 1
        self.lead = lead
        """The token before the list at which a telling word stands, -1 where the sentence begins."""
        self.before = words[lead] if lead >= 0 else "^"
        """That word."""
        behind = words[group.last] if group.last < len(words) else "$"
        self.places = [f"w-1 {self.before}", f"w+1 {behind}", f"size{min(len(group.ids), 3)}", *(["head"] if group.first <= 2 else [])]
        """Evidence that does not hang on the side of the figure."""
        self._beside = [f"w-1 {self.before}", f"w+1 {behind}", *_beside(plan, group, lead)]
        self._by_side: dict[str, list[str]] = {}

    def seen_from(self, side: str) -> list[str]:
        """Evidence from the words beside the list that does hang on the side of the figure on which it stands."""
        found = self._by_side.get(side)
        if found is None:
            found = self._by_side[side] = [f"{side} {piece}" for piece in self._beside]
        return found


def listed_run(clause: Clause, figure: Figure, rates: Sequence[Figure]) -> tuple[int, int]:
    """The place of a figure in the bare list of rates it stands in (`24%, 26% and 20%`), and how many that has.

    (0, 1) where it stands alone.
    """
    if figure not in rates:
        return 0, 1
    at = rates.index(figure)
    first = last = at
    while first and _bare(clause.words[rates[first - 1].last : rates[first].first]):
        first -= 1
    while last + 1 < len(rates) and _bare(clause.words[rates[last].last : rates[last + 1].first]):
        last += 1
    return at - first, last - first + 1


def _bare(between: Sequence[str]) -> bool:
    return 0 < len(between) <= 2 and all(w in (",", "and", "or", "&", "/", "then") for w in between)


def verb_class(words: Sequence[str], k: int) -> str | None:
    """What a verb at token `k` says of its subject and a duty; None for other words.

    Classes: `charging`, `charged` (passive), `paying`, `seeking`, `moving`, `being`, `saying`.
    """
    kind = _VERBS.get(words[k])
    return kind if kind is None else _voiced(words, k, kind)


def _voiced(words: Sequence[str], k: int, kind: str) -> str:
    if kind == "charging" and not words[k].endswith("ing") and not _PASSIVE.isdisjoint(words[max(0, k - 3) : k]):
        return "charged"
    return kind


@cache
def _bloc_members() -> dict[str, tuple[str, ...]]:
    return {bloc.bloc_id: bloc.members for bloc in vocabulary.blocs()}


def _counted(words: Sequence[str], wanted: Set[str]) -> list[int]:
    """How many words of `wanted` stand before each token, and before the end."""
    return list(accumulate([word in wanted for word in words], initial=0))


def _beside(plan: Plan, group: Group, lead: int) -> list[str]:
    """Evidence from the classes of the words beside a list: two before and three behind, past a possessive."""
    clause, words = plan.clause, plan.clause.words
    found = []
    prev = words[lead] if lead >= 0 else "^"
    before = _BESIDE.get(words[lead - 1]) if lead >= 1 else None
    if before is not None:
        found += [f"class-2 {before}", f"class-2 {before} {prev}"]
    start = group.last + 1 if clause.word(group.last) in ("'s", "’", "'") else group.last
    seen = []
    for k in range(start, min(start + 4, len(words))):
        word = words[k]
        if word in (",", ";", ".", ":", "("):
            break
        kind = _BESIDE.get(word) or ("goods" if k in plan.goods_tokens else None)
        if kind is not None and kind not in seen:
            seen.append(kind)
            found += [f"class+ {kind}", f"class+ {kind} {prev}"]
    if len(seen) > 1:
        found.append(f"classes+ {'>'.join(sorted(seen))}")
    return found
