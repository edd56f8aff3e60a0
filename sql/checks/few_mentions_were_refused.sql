-- quarantine.rejected_rows: The valve: of no table of mentions were at least 100 rows and more than 5% refused.
with kept as (
    select
        'core.rate_mentions' as table_name,
        count(*) as kept_rows
    from core.rate_mentions
    union all
    select
        'core.date_mentions' as table_name,
        count(*) as kept_rows
    from core.date_mentions
    union all
    select
        'core.entity_mentions' as table_name,
        count(*) as kept_rows
    from core.entity_mentions
    union all
    select
        'core.passed_figures' as table_name,
        count(*) as kept_rows
    from core.passed_figures
),

faults as (
    -- A row that breaks several rules is listed once for each; two equal rows are listed twice under the same rule.
    select
        table_name,
        article_id,
        payload,
        rule,
        column_name,
        count(*) as times
    from quarantine.rejected_rows
    group by table_name, article_id, payload, rule, column_name
),

refused_rows as (
    select
        table_name,
        article_id,
        payload,
        max(times) as times
    from faults
    group by table_name, article_id, payload
),

refused as (
    select
        table_name,
        sum(times) as refused_rows
    from refused_rows
    group by table_name
)

select
    kept.table_name,
    refused.refused_rows,
    kept.kept_rows,
    round(100 * refused.refused_rows / (refused.refused_rows + kept.kept_rows), 1) as refused_pct
from kept
inner join refused on kept.table_name = refused.table_name
where refused.refused_rows >= 100 and refused.refused_rows > 0.05 * (refused.refused_rows + kept.kept_rows)
