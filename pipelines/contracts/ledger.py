"""The tables of what was refused and of the release itself: schemas `quarantine` and `meta`."""

from typing import Annotated

import polars as pl

from pipelines.contracts.table import Table, column, declare


@declare("quarantine.rejected_rows")
class RejectedRows(Table):
    """One row is one thing that was set aside: a file that cannot be read, a line that is no article, a row that breaks its contract."""

    table_name: str = column("The table it was meant for; core.sources for a file that could not be read.")
    rule: str = column("The rule it breaks: not_utf8, no_text, parent_refused, ...", str_length={"min_value": 1})
    column_name: str = column("The column that breaks it; null where it is the whole row or file.", nullable=True)
    source_path: str = column("File, relative to the articles folder.")
    source_line: int = column("Line or row in the file, from 1.", nullable=True, ge=1)
    article_id: str = column("The article, where one was made.", nullable=True)
    detail: str = column("What is wrong, in words.")
    payload: str = column("The untouched row as JSON; of a file its size, hash and first bytes.", nullable=True)
    run_id: str = column("The Dagster run that refused it.")
    rejected_at: Annotated[pl.Datetime, "us", None] = column("When, UTC.")


@declare("meta.release")
class Release(Table):
    """One row describes this release: when it was built, by what, from where, with what counts."""

    release_id: str = column("Name of the release folder: nanoseconds since 1970, so later ones sort last.")
    built_at: Annotated[pl.Datetime, "us", None] = column("When it was built, UTC.")
    version: str = column("Version of tariff-ledger.")
    fingerprint: str = column(
        "Hash of the reading code, the vocabulary, the versions of the libraries it rests on, of the SQL and contracts of all tables, and"
        " of what makes the report."
    )
    articles_dir: str = column("The folder the articles were read from.")
    run_id: str = column("The Dagster run that built it.")
    input_digest: str = column("Hash of all that was read: equal digests and fingerprints give equal tables.")
    table_name: str = column("A table of this release.")
    row_count: int = column("Its number of rows.", ge=0)
