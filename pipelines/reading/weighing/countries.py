"""What the questions of who levies a rate (`imposers`) and of whose goods it hits (`targets`) share: how countries stand in a sentence.

Nothing is weighed here for one side or the other.
"""

from functools import cache

from pipelines.reading.clause import Clause, Group
from pipelines.reading.roles import is_adjective
from pipelines.reading.weighing.case import Case
from pipelines.reading.weighing.evidence import Evidence, named
from pipelines.reading.weighing.history import slots
from pipelines.reading.weighing.place import rank, standing

Countries = tuple[str, ...]
"""Codes of countries, sorted."""
FIRST_PERSON = frozenset({"we", "our", "us", "ours", "i", "my"})
THIRD_PERSON = frozenset({"it", "its", "they", "their", "them", "he", "his", "she", "her"})
MUTUAL = frozenset({"both", "each", "sides", "side", "mutual", "mutually", "other", "two", "bilateral", "reciprocally"})
"""Words that make two sides levy alike, so that nobody in particular does."""


def strength(weight: int) -> str:
    """How strongly a role is marked (0 to 9) on a scale of four."""
    return "0" if weight <= 2 else "1" if weight <= 5 else "2" if weight <= 7 else "3"


def said_as(case: Case, group: Group, kind: str, weight: int, parallels: dict[int, list[str]]) -> Evidence:
    """Evidence from the role of a list of countries together with its place; `parallels` as `parallel_countries` has them."""
    places, marked = standing(case, group).places, f"{kind}{strength(weight)}"
    noun = f"s {'adjective' if is_adjective(group) else 'noun'} {kind}"
    return Evidence(("s ", places), (f"s {marked} ", places[:5]), ("", (f"s {marked}", noun, *parallels.get(group.first, ()))))


def rank_in_role(case: Case, group: Group, kind: str, without: str | None = None) -> str:
    """Which of the lists of its role a list is, counted from the figure; lists of nothing but the country `without` do not count."""
    return rank(case.figure, [g for g, k, _ in case.roles if k == kind and g.ids != [without]], group)


def parallel_countries(case: Case) -> dict[int, list[str]]:
    """What the countries of the sentence are by their likeness to those of the rate before; see `history.slots`."""
    return slots(
        case, lambda clause: clause.countries, lambda told: [("imposer", (told.imposer,) if told.imposer else ()), ("target", told.targets)]
    )


def labels(case: Case) -> dict[str, str]:
    """Countries that label the sentence or the paragraph (`China: 125%`, a first sentence that is nothing but a name), and how."""
    found: dict[str, str] = {}
    for source, how in ((case.plan, "here"), (case.previous, "before")):
        if source is None:
            continue
        clause = source.clause
        head = _behind_date(clause)
        for group in clause.countries[:1]:
            if group.first <= head + 1 and len(group.ids) == 1:
                nxt = clause.word(group.last)
                if how == "here" and nxt in (":", "—", "–", "-", "again", "|"):
                    found.setdefault(group.ids[0], f"here {nxt}")
                elif how == "before" and len(clause.words) <= group.last + 1:
                    found.setdefault(group.ids[0], "before")
    if not found:
        code = _paragraph_label(case)
        if code is not None:
            found[code] = "paragraph"
    return found


def _behind_date(clause: Clause) -> int:
    """The first token behind the date that opens an entry of a chronology: `9 April – China: 84%`; 0 where none opens it."""
    if not clause.dates or clause.dates[0][0] > 0:
        return 0
    last = clause.dates[0][1]
    return last + 1 if clause.word(last) in ("–", "—", "-", ":", "|") else 0


def _paragraph_label(case: Case) -> str | None:
    """The country whose bare name opens the paragraph, above the sentence before: `Peru. Clothing pays 30. Before, it was nil.`"""
    no, block = case.clause.sentence.no, case.clause.sentence.block_no
    first = no
    while first and no - first < 8 and case.plans[first - 1].clause.sentence.block_no == block:
        first -= 1
    clause = case.plans[first].clause
    if first >= no - 1 or len(clause.countries) != 1:
        return None
    group = clause.countries[0]
    is_bare = len(clause.words) <= group.last + 1 or clause.word(group.last) == ":"
    return group.ids[0] if group.first <= 1 and len(group.ids) == 1 and is_bare else None


def label_evidence(case: Case, code: str, label: str) -> Evidence:
    """What it says of a country that it labels the sentence."""
    setting = case.setting
    return named(
        f"label {label}",
        f"label {label} {'levies' if code in setting.levies else 'hit'}",
        f"label {'two-sided' if code in setting.two_sided or code == setting.default_imposer else 'other'}",
    )


def first_person(case: Case) -> list[str]:
    """Words of the first person around the figure, by side."""
    clause, figure = case.clause, case.figure
    found = [f"b {w}" for w in clause.span(figure.first - 12, figure.first) if w in FIRST_PERSON]
    return found + [f"a {w}" for w in clause.span(figure.last, figure.last + 12) if w in FIRST_PERSON]


def persons_of_heading(case: Case) -> list[str]:
    """Personal pronouns of the heading above: `What they charge us`."""
    return [f"home heading {w}" for w in case.setting.section_words if w in FIRST_PERSON or w in THIRD_PERSON]


@cache
def support(pieces: int, most: int, said: str) -> Evidence:
    """How many pieces of evidence brought an answer up, and whether none has more: what comes up in many ways says less each time."""
    rank = "alone" if pieces == most else "near" if pieces + 1 >= most else "behind"
    return named(f"support {min(pieces, 9)} {said}", f"support {rank} {said}", f"support {min(pieces, 9)} {rank}")


def kinds_named(case: Case) -> tuple[str, ...]:
    """The kinds of tariff that the sentence names outright."""
    return tuple(case.ground.by_sentence.get(case.clause.sentence.no, ()))
