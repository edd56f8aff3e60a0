"""Tariff Ledger: news about tariffs goes in, analytic tables come out.

The map of the house, from the ground up; nothing imports from above:

- `shipped`      where the data files stand that come with the package (`seeds/`, `sql/`)
- `contracts/`   one class per table; dtypes, checks, DDL, comments and the dictionary follow from it
- `reading/`     article -> mentions of rates, dates and entities: plain functions, no files, no database
- `corpus/`      raw files -> articles, blocks and sentences
- `storage`      paths under the warehouse folder, Parquet datasets, the build lock
- `reader`       single files read closely on the spot, without a build
- `evaluation`   mentions against annotations: pure
- `scoring`      annotated articles read and scored, and held against their floors
- `spark/`       reading on a Spark cluster, an optional extra
- `lessons`      annotated texts to learn from and to test with
- `opinions`     what encoders that have not learned from a lesson think of it
- `fitting`      the weights of reading fitted anew on annotated articles: for developers, no part of a build
- `names_fitting`  the weights by which unknown names are told fitted anew: likewise
- `training/`    the encoder of reading trained anew on the same texts, with PyTorch: likewise
- `warehouse`    build, audit, publish: the one room that knows DuckDB
- `report/`      the page for people, made of the answers to `sql/report`
- `assets`, `definitions`   the Dagster graph: thin, each asset calls one room
- `display`      what the command shows on screen
- `formats`      answers as data for other programs
- `exploring`, `explorer`    the explorer: what it asks and shows, and its marimo app
- `cli`          the command `tariffs`
"""
