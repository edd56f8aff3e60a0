"""Quantities, percentages among them, with quantulum3; without its classifier, which wants a model. See `foreign`.

python with_quantulum3.py FOLDER SECONDS
"""

import sys
from pathlib import Path

from quantulum3 import parser

from bench.clock import on_one_core, slices, tell, text_size, timed


def find(text: str) -> None:
    parser.parse(text)


if __name__ == "__main__":
    on_one_core()
    texts = [[article["text"] for article in part] for part in slices(Path(sys.argv[1]))]
    tell(timed(texts, find, text_size, float(sys.argv[2])))
