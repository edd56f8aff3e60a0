"""The tables for analysis: schema `mart`. Each is filled by the query of its name in `sql/mart/`; no query lives here.

All marts but `article_versions` speak of current articles only: where several articles stand under one URL, of the last
version. Near-copies of an article stay, and `duplicate_of` marks them, so that who wants each story once can leave them out.
"""

from pipelines.contracts.mart import articles, checking, claims, corroboration, names, search

__all__ = ["articles", "checking", "claims", "corroboration", "names", "search"]
