"""Evidence by name: what is found beside a figure and speaks for or against an answer, put so that a judge need weigh it only once.

Nothing is weighed here: see `scales`. Which evidence there is for which question is said in the rooms of the questions.
"""

from collections.abc import Iterable, Sequence


class Evidence:
    """Names of evidence that come together: under each prefix of `parts` some endings (`("b0 ", ["at", "a"])` is `b0 at` and `b0 a`).

    What comes up again (`told above`) is kept by who names it, with `functools.cache`, and so is its weight: the last scale that weighed it
    leaves the result here.
    """

    __slots__ = ("parts", "scale", "weight")

    def __init__(self, *parts: tuple[str, Sequence[str]]) -> None:
        self.parts = parts
        self.scale: object = None
        self.weight: int
        """What `scale` found it to weigh; see `scales.Scale`."""

    @property
    def names(self) -> list[str]:
        """The names, in order."""
        return [prefix + ending for prefix, endings in self.parts for ending in endings]


def named(*names: str) -> Evidence:
    """Evidence of these names."""
    return Evidence(("", names))


def unique(names: Iterable[str]) -> list[str]:
    """Names in order, each once."""
    return list(dict.fromkeys(names))
