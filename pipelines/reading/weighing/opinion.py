"""What the encoder thinks of an answer (`encoder.impression`), put among the evidence for it."""

from collections.abc import Callable, Sequence
from functools import cache

from pipelines.reading.encoder.impression import Impression
from pipelines.reading.weighing.choice import Option, Shared, Value
from pipelines.reading.weighing.evidence import Evidence, named

ENCODER = "encoder"
"""The name of the encoder's opinion among the evidence: the logarithm of a probability, as the sum of the named evidence is."""


def heard(
    impression: Impression | None, options: Sequence[Option[Value]], opinion: Callable[[Impression, Value], float]
) -> list[Option[Value]]:
    """The options with the encoder's opinion of each, where there is one."""
    if impression is None:
        return list(options)
    return [
        Option(option.value, option.evidence, {**(option.measured or {}), ENCODER: opinion(impression, option.value)}) for option in options
    ]


def heard_of_classes(question: str, impression: Impression | None, shared: Shared) -> Shared:
    """`shared` with the encoder's opinion of each class, where there is one."""
    if impression is None:
        return shared
    opinion = impression.classes["measure" if question == "guess" else question]
    return Shared(shared.evidence, {**shared.measured, ENCODER: opinion})


@cache
def thought_likeliest(said: str) -> Evidence:
    """For the answer that is likeliest by the encoder's opinion, each country or sort of goods taken by itself; `said` is whether the
    sentence names any."""
    return named("thought", f"thought {said}")
