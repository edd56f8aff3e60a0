-- What was set aside instead of being read, and why?
-- Asked by: whoever keeps the pipeline, and whoever misses an article.
-- Reading it: one row is one reason in one table; core.sources holds files that cannot be read, the others rows that
-- break their contract. Nothing is lost: quarantine.rejected_rows keeps each one untouched in payload.
-- To change: nothing.
select
    table_name,
    rule,
    column_name,
    count(*) as row_count,
    count(distinct source_path) as file_count,
    min(source_path) as first_file,
    first(detail order by source_path, source_line nulls first, detail) as example
from quarantine.rejected_rows
group by table_name, rule, column_name
order by table_name, rule, column_name nulls first
