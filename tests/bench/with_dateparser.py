"""Dates with dateparser's search, told the language. See `foreign`.

python with_dateparser.py FOLDER SECONDS
"""

import sys
from pathlib import Path

from dateparser.search import search_dates

from bench.clock import on_one_core, slices, tell, text_size, timed


def find(text: str) -> None:
    search_dates(text, languages=["en"])


if __name__ == "__main__":
    on_one_core()
    texts = [[article["text"] for article in part] for part in slices(Path(sys.argv[1]))]
    tell(timed(texts, find, text_size, float(sys.argv[2])))
