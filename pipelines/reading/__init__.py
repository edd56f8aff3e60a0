"""Article -> mentions: plain functions over one sentence in its context. No files, no frames of the corpus, no database.

What all rules work on: `tokens`, `article`, `numbers`, `vocabulary` (the names of the world, from `seeds/vocabulary/`).

- `scan`        is a text about tariffs at all? (vectorised, over a whole batch)
- `close`       the close reading of one article: dates, then entities, then rates
- `dates`, `chronology/`   expressions of time and what they mean
- `entities`, `naming/`    people, bodies, countries, places, laws and goods
- `rates`       tariff rates: `figures` finds numbers, `duty` (with `evidence`) tells which are duties, `clause` lays a sentence out,
  `roles` says which country levies and which is hit, `setting` what the article is about, `parties` who and whom, `state` (with
  `rate_cues`, `verbs`, `background`, `rate_terms`) of what kind and in what state, `rate_tables` reads tables, `measures` knows the
  public ledger of tariffs
- `frames`      readings as frames in the shape of the contracts
"""
