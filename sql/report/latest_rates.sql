-- Latest rates, by who levies and who is hit
-- The rate last reported as in effect or agreed: on goods in general, or where there is none, on some goods. Of several reported that
-- day ordinary (most-favoured-nation) duties stand back, then it is the one stated most often, then the highest. No add-ons, no changes.
with reports as (
    select
        imposer,
        imposer_name,
        target,
        target_name,
        product = 'all_goods' as is_general,
        product_name,
        reported_on,
        reported_precision,
        rate_pct,
        rate_max_pct,
        status,
        status_label,
        measure,
        measure_label,
        sum(mention_count) as statement_count
    from mart.rate_history
    where
        basis = 'level' and status in ('in_effect', 'agreed') and product is not null
        and imposer <> target and reported_on is not null
    group by all
),

latest as (
    select *
    from reports
    qualify
        row_number() over (
            partition by imposer, target
            order by
                is_general desc, reported_on desc, measure = 'mfn' asc, statement_count desc, rate_pct desc, rate_max_pct desc nulls last,
                product_name asc, status asc, measure asc, reported_precision asc
        ) = 1
),

imposers as (
    select
        imposer,
        row_number() over (order by sum(statement_count) desc, imposer asc) as imposer_no,
        count(*) over () as imposer_count
    from reports
    group by imposer
),

targets as (
    select
        target,
        row_number() over (order by sum(statement_count) desc, target asc) as target_no,
        count(*) over () as target_count
    from reports
    group by target
)

select
    imposers.imposer_no,
    imposers.imposer_count,
    targets.target_no,
    targets.target_count,
    latest.imposer_name,
    latest.target_name,
    latest.rate_pct,
    latest.rate_max_pct,
    latest.is_general,
    latest.product_name,
    latest.measure_label,
    latest.status,
    latest.status_label,
    latest.reported_on,
    latest.reported_precision
from latest
inner join imposers on latest.imposer = imposers.imposer
inner join targets on latest.target = targets.target
where imposers.imposer_no <= 8 and targets.target_no <= 30
order by targets.target_no, imposers.imposer_no
