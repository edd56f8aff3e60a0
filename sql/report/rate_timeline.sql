-- Reported rates over time, by country
-- Every rate on goods in general that was reported of the country that levies most, on the day it was reported, in the two years up to
-- the last report: rates themselves, no add-ons and no changes. The twelve countries with most such reports.
with levels as (
    select *
    from mart.rate_history
    where
        basis = 'level' and product = 'all_goods' and imposer <> target and reported_precision in ('day', 'week', 'month')
        and reported_on > (select max(history.reported_on) - interval 2 year from mart.rate_history as history)
),

levying as (
    select imposer
    from levels
    group by imposer
    order by count(*) desc, imposer asc
    limit 1
),

targets as (
    select
        target,
        count(*) as report_count,
        row_number() over (order by count(*) desc, target asc) as target_no,
        count(*) over () as target_count
    from levels
    where imposer = (select levying.imposer from levying)
    group by target
)

select
    targets.target_no,
    targets.target_count,
    levels.imposer_name,
    levels.target_name,
    targets.report_count,
    levels.reported_on,
    levels.rate_pct,
    levels.rate_max_pct,
    levels.status,
    levels.status_label,
    levels.measure_label,
    count(distinct levels.article_id) as article_count
from levels
inner join levying on levels.imposer = levying.imposer
inner join targets on levels.target = targets.target
where targets.target_no <= 12
group by all
order by
    targets.target_no, levels.reported_on, levels.rate_pct, levels.rate_max_pct, levels.status, levels.measure_label
