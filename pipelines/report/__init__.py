"""The report: one page of a release for people without a database. It opens offline, runs no script and asks nothing of anybody.

- `figures`  what is shown: the answers to the queries in `sql/report`
- `words`    values as words of the page; whatever comes from an article is escaped here
- `charts`   rows -> drawings (altair), as SVG that takes its colours from the page
- `tables`   rows -> tables (great-tables)
- `page`     all of it on one page, as `page.html` and `page.css` say

Equal releases give equal pages: nothing here looks at the clock. No Dagster here, and no DuckDB: answers come from `warehouse`.
"""

from pipelines.report.figures import figure_names, lineage
from pipelines.report.page import Quality, write

__all__ = ["Quality", "figure_names", "lineage", "write"]
