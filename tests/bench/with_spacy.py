"""Names with a blank spaCy pipeline and an entity ruler over the names of our vocabulary. See `foreign`.

python with_spacy.py FOLDER SECONDS NAMES      NAMES: lines of JSON, label and pattern
"""

import json
import sys
from pathlib import Path

import spacy

from bench.clock import on_one_core, slices, tell, text_size, timed

if __name__ == "__main__":
    on_one_core()
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([json.loads(line) for line in Path(sys.argv[3]).read_text(encoding="utf-8").splitlines()])

    def find(text: str) -> None:
        nlp(text)

    texts = [[article["text"] for article in part] for part in slices(Path(sys.argv[1]))]
    tell(timed(texts, find, text_size, float(sys.argv[2])))
