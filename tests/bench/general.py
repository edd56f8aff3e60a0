"""News that is not about tariffs, for where no corpus is named, made of the templates in general.txt.

There a topic begins with its name after a `#`; the next line is its headline, each further one a paragraph. `{word}` is a slot (see
`_SLOTS`; `{city}` and `{city2}` are two cities), `[a|b]` a choice. A few lines use the words of tariffs for something else, as news does.
"""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bench.changing import Cast

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")

_SLOTS: dict[str, Callable[[Cast, str], str]] = {
    "person": lambda cast, key: " ".join(cast.person(key)),
    "surname": lambda cast, key: cast.person(key)[1],
    "country": lambda cast, key: cast.country(key).name,
    "city": lambda cast, key: cast.country(f"city {key}").capital or "",
    "firm": lambda cast, key: cast.organisation(key, "company"),
    "university": lambda cast, key: cast.organisation(f"university {key}", "university"),
    "weekday": lambda cast, key: cast.rng.choice(_WEEKDAYS),
    "month": lambda cast, key: cast.rng.choice(_MONTHS),
    "quarter": lambda cast, key: cast.rng.choice(("first", "second", "third", "fourth")),
    "day": lambda cast, key: str(cast.rng.randint(1, 28)),
    "year": lambda cast, key: str(cast.rng.randint(1950, 2024)),
    "later": lambda cast, key: str(cast.rng.randint(2026, 2040)),
    "clock": lambda cast, key: f"{cast.rng.randint(1, 23)}:{cast.rng.randint(0, 59):02}",
    "n": lambda cast, key: str(cast.rng.randint(2, 98)),
    "big": lambda cast, key: f"{cast.rng.randint(1_000, 90_000):,}",
    "decimal": lambda cast, key: f"{cast.rng.uniform(0.2, 99):.{cast.rng.randint(1, 2)}f}",
    "amount": lambda cast, key: f"{cast.rng.uniform(1, 900):.{cast.rng.randint(0, 1)}f}",
    "percent": lambda cast, key: f"{cast.rng.uniform(0.1, 40):.1f}{cast.rng.choice(('%', ' percent', ' per cent'))}",
}


@cache
def _topics() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("general.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found[line.removeprefix("# ")] = []
        elif line:
            found[list(found)[-1]].append(line)
    return found


def write_general(rng: random.Random) -> str:
    """An article of some 4,000 characters, headline first, paragraphs parted by blank lines."""
    topics = _topics()
    topic = rng.choice(list(topics))
    headline, *own = topics[topic]
    others = [paragraph for name, (_, *paragraphs) in topics.items() if name != topic for paragraph in paragraphs]
    # Pages of news hold items about other things, and six paragraphs are soon known by heart.
    paragraphs = [*rng.sample(own, len(own)), *rng.sample(others, rng.randint(13, 19))]
    cast = Cast(rng)
    lead, *rest = (_fill(paragraph, cast) for paragraph in (headline, *paragraphs))
    return "\n\n".join((lead, *rest))


def _fill(template: str, cast: Cast) -> str:
    chosen = _CHOICE.sub(lambda choice: cast.rng.choice(choice[1].split("|")), template)
    return _SLOT.sub(lambda slot: _SLOTS[slot[1]](cast, slot[2]), chosen)
