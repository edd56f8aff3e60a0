"""The work of one part of reading done by what users would pick instead, each tool in an environment of its own that is thrown away.

Packages come from wherever pip is set up to find them. What cannot be had is said in the table; the rest goes on.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.reading import vocabulary

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Tool:
    """A tool: what it does, the packages it is made of, and the script that works with it."""

    name: str
    does: str
    requirements: str
    script: str


TOOLS = (
    Tool("dateparser 1.5", "dates: its search, told the language", "dateparser.txt", "with_dateparser.py"),
    Tool("quantulum3 0.10", "quantities, percentages among them", "quantulum3.txt", "with_quantulum3.py"),
    Tool("spaCy 3.8", "names: blank pipeline, entity ruler over our names", "spacy.txt", "with_spacy.py"),
)


class NotToBeHad(Exception):
    """The packages of a tool cannot be installed; the message is the last line that pip said."""


class Broken(Exception):
    """A process that was to be timed failed; the message is the last line it said."""


def install(tool: Tool, folder: Path) -> str:
    """The interpreter of a new environment under `folder` with the packages of `tool`; NotToBeHad where they are not to be had."""
    environment = folder / Path(tool.requirements).stem
    python = str(environment / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", str(HERE / tool.requirements)]
    for step in ([sys.executable, "-m", "venv", str(environment)], pip):
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotToBeHad(_last_line(done.stderr))
    return python


def run(command: list[str], **environment: str) -> list[dict[str, Any]]:
    """What `command`, which tells its passes as `clock.tell` does, had to say; Broken where it failed."""
    paths = os.pathsep.join([str(HERE.parent), str(HERE.parent.parent)])
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"} | environment,
    )
    if done.returncode:
        raise Broken(_last_line(done.stderr))
    return [json.loads(line) for line in done.stdout.splitlines()]


def write_names(file: Path) -> Path:
    """The names of the vocabulary as patterns of spaCy's entity ruler, a line of JSON for each spelling."""
    spellings = dict(_spellings())
    file.write_text("".join(json.dumps({"label": label, "pattern": text}) + "\n" for text, label in spellings.items()), encoding="utf-8")
    return file


def _spellings() -> Iterator[tuple[str, str]]:
    for product in vocabulary.products():
        yield from ((term, "PRODUCT") for term in product.terms)
    for place in vocabulary.places():
        yield from ((text, "PLACE") for text in (place.name, *place.aliases))
    for body in vocabulary.organisations():
        yield from ((text, "ORG") for text in (body.name, *body.aliases))
    for law in vocabulary.laws():
        yield from ((text, "LAW") for text in (law.name, *law.aliases))
    for person in vocabulary.people():
        yield from ((text, "PERSON") for text in (person.name, person.surname, *person.aliases))
    for country in vocabulary.countries():
        yield from ((text, "COUNTRY") for text in (country.name, *country.aliases, *country.adjectives, *country.metonyms))


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["nothing was said"])[-1]
