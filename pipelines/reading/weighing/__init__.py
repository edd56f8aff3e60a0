"""What speaks for which answer about a rate: named evidence, weighed by fitted weights.

- `choice`     options and the judge who chooses among them
- `evidence`   what speaks for an answer, by name, and `scales` what it weighs
- `case`       the facts on one rate to be judged; `plan` those on its sentence, `record` what was decided on the rates before it
- `place`      how a list of countries or goods stands to the figure
- `history`    what the rates before lend to this one
- `duty`       whether a figure is a customs duty
- `imposers`, `targets`  who levies, and whose goods are hit; what both share is in `countries`
- `goods`      which goods
- `pairs`      who levies on whom, as a pair
- `kind`       of what kind the tariff is, in what state, and how the figure is meant; with `around`, what stands around the figure, and
  `leanings`, what plain rules lean to
- `start`      from which day it applies
- `opinion`    what the encoder (`reading.encoder`) thinks of an answer, put beside the evidence
- `ruling`     asks the questions in turn

Rooms give evidence by name and never weigh it: a name that changes loses its weight. Evidence is looked up and weighed once: that on the
sentence for all its rates, that on the figure for all parties in question, and what comes up again in every article once and for all. The
words that tell are in `rate_words` and `rate_cues`; where they stand is laid out in `clause`.
"""
