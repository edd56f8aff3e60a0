"""Lessons in disguise: the same text told of other countries, with other figures, without its headline, in part, or with words hidden.

A network that meets a text ten times learns it by heart: who levies on whom in it, and what has come of it, by its names, figures and
headline. What is right of a lesson stays right of it in disguise, or changes with the names; so each time there is something to read.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipelines.reading import vocabulary
from pipelines.reading.encoder.pieces import BREAK, cut_pieces, numbers
from pipelines.reading.encoder.stretches import LONGEST, Name, Stretch

Pieces = tuple[int, ...]
_RENAMED, _REFIGURED = 0.35, 0.1
"""How many stretches are told of other countries, and how many figures are others."""
_EXCHANGED, _AMERICA_EXCHANGED = 0.8, 0.25
"""How many of the countries of such a stretch are others: America is the levier of most news, and the reader may know that."""
_UNUSUAL = 0.2
"""How often a country is called by another than its usual name."""
_BEHEADED, _CUT = 0.3, 0.3
"""How many stretches go without publisher and title, and of how many only a part is learned from."""
_KEPT = 0.3, 0.8
"""How many of the figures of a stretch stand in such a part."""
_BEFORE, _BEHIND = (24, 96), (12, 40)
"""How many pieces stand before its first and behind its last figure, from the fewest to the most."""
_WHOLE, _MOST_HIDDEN = 0.25, 0.24
"""Of how many stretches nothing is hidden, and how many words of another at most."""
_NAMES_HIDDEN, _MOST_OF_A_NAME = 0.08, 0.7
"""How often a figure or a name is hidden, and that at how many of its places."""
_HIDDEN = "[MASK]"
_UNION = "EU"


@dataclass(frozen=True)
class Exercise:
    """A stretch with the annotation of each of its figures, in order, None for those that are no duties, and how often each counts."""

    stretch: Stretch
    right: list[Mapping[str, Any] | None]
    worth: int

    def __len__(self) -> int:
        return len(self.stretch.numbers)


class Disguise:
    """Puts exercises in disguise with the names and figures of all that are `given`."""

    def __init__(self, given: Sequence[Exercise]) -> None:
        self._known = numbers()
        self._forms = _forms()
        self._countries: dict[bool, list[str]] = {True: [], False: []}
        """The countries of all stretches, of members of the Union and of others: those told of most stand there most often."""
        self._others: dict[tuple[str, str], list[Pieces]] = defaultdict(list)
        """The names of places, people and bodies by their sort and country."""
        self._figures: dict[Pieces, list[Pieces]] = defaultdict(list)
        """The figures by what they are without their digits."""
        self._digits = {number for piece, number in self._known.items() if piece.removeprefix("##").isdigit()}
        members = vocabulary.eu_members()
        for one in given:
            stretch = one.stretch
            for country in sorted({name.id for name in stretch.names if name.sort == "country"} & self._forms.keys() - {_UNION}):
                self._countries[country in members].append(country)
            for name in stretch.names:
                if name.sort in ("acting", "body"):
                    self._others[name.sort, name.id].append(tuple(stretch.numbers[name.first : name.last]))
            for first, last in stretch.figures.values():
                figure = tuple(stretch.numbers[first:last])
                self._figures[self._shape(figure)].append(figure)

    def on(self, one: Exercise, chance: random.Random) -> Exercise:
        """`one` in a disguise drawn by `chance`."""
        if chance.random() < _CUT:
            one = _cut(one, chance)
        if chance.random() < _RENAMED:
            one = self._renamed(one, chance)
        elif chance.random() < _BEHEADED:
            one = replace(one, stretch=_rewritten(one.stretch, self._headline(one.stretch)))
        one = self._refigured(one, chance)
        return hide(one, chance)

    def _renamed(self, one: Exercise, chance: random.Random) -> Exercise:
        """`one` told of other countries, without publisher and title. As it is where it tells of a bloc, whose members would not fit."""
        stretch, members = one.stretch, vocabulary.eu_members()
        if any(name.sort == "bloc" for name in stretch.names):
            return one
        taken = {name.id for name in stretch.names} | {c for right in one.right if right for c in (right["imposer"], *right["targets"])}
        mixed = _mixed(stretch)
        exchanged: dict[str, str] = {}
        for country in sorted({name.id for name in stretch.names if name.sort != "goods"} & self._forms.keys() - {_UNION}):
            other = chance.choice(self._countries[country in members] or [country])
            if chance.random() < (_AMERICA_EXCHANGED if country == "US" else _EXCHANGED) and country not in mixed and other not in taken:
                exchanged[country] = other
                taken.add(other)
        if not exchanged:
            return one
        written = self._headline(stretch)
        for name in stretch.names:
            if name.sort != "goods" and name.id in exchanged:
                written[name.first, name.last] = self._called(stretch, name, exchanged[name.id], chance)
        told = _rewritten(stretch, written)
        if told is stretch:
            return one
        names = [name if name.sort == "goods" else name._replace(id=exchanged.get(name.id, name.id)) for name in told.names]
        return replace(one, stretch=replace(told, names=names), right=[right and _of_others(right, exchanged) for right in one.right])

    def _called(self, stretch: Stretch, name: Name, other: str, chance: random.Random) -> Pieces:
        """What stands for the country `other` as `name` stands for its own: adjective for adjective, capital for capital, person for
        person."""
        written = tuple(stretch.numbers[name.first : name.last])
        forms = self._forms[other]
        if name.sort == "country":
            kind = next((kind for kind, known in self._forms[name.id].items() if written in known), "name")
            usual, *rest = forms.get(kind) or forms["name"]
            return chance.choice(rest) if rest and chance.random() < _UNUSUAL else usual
        return chance.choice(self._others.get((name.sort, other)) or forms["name"])

    def _refigured(self, one: Exercise, chance: random.Random) -> Exercise:
        """`one` with some figures others of the same form: wherever they stand, so that what is said twice is still said twice."""
        stretch = one.stretch
        by_figure: dict[Pieces, list[tuple[int, int]]] = defaultdict(list)
        for first, last in stretch.figures.values():
            by_figure[tuple(stretch.numbers[first:last])].append((first, last))
        written: dict[tuple[int, int], Pieces] = {}
        for figure, spans in by_figure.items():
            if chance.random() < _REFIGURED and not self._digits.isdisjoint(figure):
                written |= dict.fromkeys(spans, chance.choice(self._figures[self._shape(figure)]))
        return replace(one, stretch=_rewritten(stretch, written))

    def _shape(self, figure: Pieces) -> Pieces:
        return tuple(0 if piece in self._digits else piece for piece in figure)

    def _headline(self, stretch: Stretch) -> dict[tuple[int, int], Pieces]:
        """Publisher and title, which stand behind the day in the first part of a stretch, and nothing in their stead."""
        end = stretch.numbers.index(self._known[BREAK])
        lead = stretch.numbers[:end]
        first = lead.index(self._known["."]) if self._known["."] in lead else end
        return {(first, end): ()} if first < end else {}


def _forms() -> dict[str, dict[str, list[Pieces]]]:
    """How each country is called: its names, its adjective, its people, its capital, cut in pieces."""
    found = {}
    for country in vocabulary.countries():
        given = {
            "adjective": country.adjectives[:1],
            "people": country.adjectives[1:],
            "capital": country.metonyms,
            "name": (country.name, *country.aliases),
        }
        if country.adjectives:
            found[country.code] = {kind: [_pieces(word) for word in words] for kind, words in given.items() if words}
    return found


def _pieces(text: str) -> Pieces:
    return tuple(piece.number for piece in cut_pieces(text))


def _mixed(stretch: Stretch) -> set[str]:
    """The countries that are named within another name or a figure: they cannot be exchanged by themselves."""
    spans = [*stretch.figures.values(), *((name.first, name.last) for name in stretch.names)]
    return {
        name.id
        for name in stretch.names
        for first, last in spans
        if first < name.last and name.first < last and (first, last) != (name.first, name.last)
    } | {
        one.id
        for one in stretch.names
        for other in stretch.names
        if (one.first, one.last) == (other.first, other.last) and one.id != other.id
    }


def _of_others(right: Mapping[str, Any], exchanged: Mapping[str, str]) -> dict[str, Any]:
    """The annotation `right` with other countries."""
    targets = type(right["targets"])(exchanged.get(country, country) for country in right["targets"])
    return {**right, "imposer": exchanged.get(right["imposer"], right["imposer"]), "targets": targets}


def _rewritten(stretch: Stretch, written: Mapping[tuple[int, int], Pieces]) -> Stretch:
    """`stretch` with other pieces at the spans [first, last) of `written`, which do not overlap; as it is where it would grow too long."""
    if not written:
        return stretch
    shown: list[int] = []
    marks: list[int] = []
    moved = [0] * (len(stretch.numbers) + 1)
    done = 0
    for (first, last), pieces in sorted(written.items()):
        for at in range(done, first):
            moved[at] = len(shown) + at - done
        shown += [*stretch.numbers[done:first], *pieces]
        marks += [*stretch.marks[done:first], *([stretch.marks[first]] * len(pieces))]
        # What lies within what is rewritten begins and ends with it.
        moved[first:last] = [len(shown) - len(pieces)] * (last - first)
        done = last
    for at in range(done, len(moved)):
        moved[at] = len(shown) + at - done
    shown += stretch.numbers[done:]
    marks += stretch.marks[done:]
    if len(shown) > LONGEST:
        return stretch
    names = [name._replace(first=moved[name.first], last=moved[name.last]) for name in stretch.names]
    figures = {place: (moved[first], moved[last]) for place, (first, last) in stretch.figures.items()}
    return Stretch(shown, marks, names, figures)


def _cut(one: Exercise, chance: random.Random) -> Exercise:
    """The day, publisher and title of `one` with a part of what follows, in which some of its figures stand, one after the other."""
    stretch, figures = one.stretch, list(one.stretch.figures.items())
    kept = max(1, round(len(figures) * chance.uniform(*_KEPT)))
    begin = chance.randrange(len(figures) - kept + 1)
    lead = stretch.numbers.index(numbers()[BREAK]) + 1
    first = max(lead, figures[begin][1][0] - chance.randint(*_BEFORE))
    last = min(len(stretch.numbers), figures[begin + kept - 1][1][1] + chance.randint(*_BEHIND))
    shift = first - lead
    part = Stretch(
        [*stretch.numbers[:lead], *stretch.numbers[first:last]],
        [*stretch.marks[:lead], *stretch.marks[first:last]],
        [n._replace(first=n.first - shift, last=n.last - shift) for n in stretch.names if first <= n.first and n.last <= last],
        {place: (a - shift, b - shift) for place, (a, b) in figures if first <= a and b <= last},
    )
    right = [right for (_, (a, b)), right in zip(figures, one.right, strict=True) if first <= a and b <= last]
    return replace(one, stretch=part, right=right)


def hide(one: Exercise, chance: random.Random) -> Exercise:
    """`one` with some of its pieces hidden from the network: words here and there, now and then a name at most of its places, or a figure.
    Some stay as they are. Breaks between blocks are never hidden."""
    if chance.random() < _WHOLE:
        return one
    stretch, known = one.stretch, numbers()
    shown, hidden, share = list(stretch.numbers), known[_HIDDEN], chance.uniform(0, _MOST_HIDDEN)
    for k in range(1, len(shown)):
        if stretch.marks[k] == 0 and shown[k] != known[BREAK] and chance.random() < share:
            shown[k] = hidden
    spans = [figure for figure in stretch.figures.values() if chance.random() < _NAMES_HIDDEN]
    rare = {name_id for name_id in sorted({name.id for name in stretch.names}) if chance.random() < _NAMES_HIDDEN}
    spans += [(name.first, name.last) for name in stretch.names if name.id in rare and chance.random() < _MOST_OF_A_NAME]
    for first, last in spans:
        shown[first:last] = [hidden] * (last - first)
    return replace(one, stretch=replace(stretch, numbers=shown))
