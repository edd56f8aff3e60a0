"""Article -> mentions: plain functions over one sentence in its context. No files, no frames of the corpus, no database.

`tokens`, `article`   what all rules work on
`scan`                is a text about tariffs at all? (vectorised, over a whole batch)
`vocabulary`          the names of the world, from `seeds/vocabulary/`
`numbers`             digits, number words, fractions, percentages
`dates`, `entities`, `rates`   the three readings
`frames`              readings as frames in the shape of the contracts
"""
