"""Article -> mentions: plain functions over one sentence in its context. No files, no frames of the corpus, no database.

What all rules work on: `tokens`, `article`, `numbers`, `vocabulary` (the names of the world, from `seeds/vocabulary/`).

- `scan`        is a text about tariffs at all? (vectorised, over a whole batch)
- `close`       the close reading of one article: dates, then entities, then rates
- `dates`, `chronology/`   expressions of time and what they mean
- `entities`, `naming/`    people, bodies, countries, places, laws and goods
- `rates`       tariff rates: `figures` finds numbers, `clause` lays a sentence out, `stated` says which figures are duties, by `duty` and
  `evidence`, `roles` which country levies and which is hit, `setting` and `background` what the article is about, `origin` and
  `publishers` where it was written and published, `rate_tables` reads tables, `measures` knows the
  public ledger of tariffs, `rate_cues` and `verbs` the words and tenses that tell kind and state
- `weighing/`   the answers about one rate: all that speaks for each, weighed by weights fitted on annotated texts
- `encoder/`    what a small language model makes of each figure, weighed beside the named evidence
- `passed`      percentages that are no rates, and what they are instead
- `frames`      readings as frames in the shape of the contracts
"""
