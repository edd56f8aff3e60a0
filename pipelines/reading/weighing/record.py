"""What was decided on the rates of an article so far, kept by what later rates ask about; what it speaks for is said in `history`."""

from typing import NamedTuple, TypeVar

from pipelines.reading.figures import Figure

Answer = TypeVar("Answer")


class Told(NamedTuple):
    """What was decided on one rate."""

    sentence_no: int
    block_no: int
    figure: Figure
    column: int
    imposer: str | None
    targets: tuple[str, ...]
    products: tuple[str, ...]
    measure: str
    status: str
    basis: str
    sureness: str = "sure"
    """How sure its parties are: sure, likely or doubtful."""


class Record:
    """The rates of one article that are judged, in order."""

    def __init__(self) -> None:
        self.rates: list[Told] = []
        self.imposers: list[str | None] = []
        """All different answers to who levies, the latest first; likewise `targets` and `products`."""
        self.targets: list[tuple[str, ...]] = []
        self.products: list[tuple[str, ...]] = []
        self.pairs: set[tuple[str | None, tuple[str, ...]]] = set()
        """Who levied on whom."""
        self.of_value: dict[tuple[float, float | None], Told] = {}
        """The last rate of a value (and upper end of its range)."""
        self.of_parties: dict[tuple[str | None, tuple[str, ...], tuple[str, ...]], Told] = {}
        """The last rate by imposer, targets and products."""
        self.of_pair: dict[tuple[str | None, tuple[str, ...], float], Told] = {}
        """The last rate by imposer, targets and value."""
        self.of_kind: dict[tuple[str | None, float], Told] = {}
        """The last rate whose kind was found, by imposer and value."""
        self.shares: dict[str | None, dict[str, dict[str, int]]] = {}
        """How often the rates of an imposer were of each measure, status and basis, in the order of their first appearance."""

    @property
    def last(self) -> Told | None:
        """The rate before."""
        return self.rates[-1] if self.rates else None

    def add(self, told: Told) -> None:
        """What was decided on the next rate."""
        value = told.figure.value
        self.rates.append(told)
        _put_first(self.imposers, told.imposer)
        _put_first(self.targets, told.targets)
        _put_first(self.products, told.products)
        self.pairs.add((told.imposer, told.targets))
        self.of_value[value, told.figure.max_value] = told
        self.of_parties[told.imposer, told.targets, told.products] = told
        self.of_pair[told.imposer, told.targets, value] = told
        if told.measure != "unspecified":
            self.of_kind[told.imposer, value] = told
        shares = self.shares.setdefault(told.imposer, {"measure": {}, "status": {}, "basis": {}})
        for field, kind in (("measure", told.measure), ("status", told.status), ("basis", told.basis)):
            shares[field][kind] = shares[field].get(kind, 0) + 1


def _put_first(answers: list[Answer], answer: Answer) -> None:
    if answer in answers:
        answers.remove(answer)
    answers.insert(0, answer)
