-- Who got a different rate than others under the same measure?
-- Asked by: trade negotiators, exporters who compare themselves with rivals.
-- Reading it: one row is one country: the rate reported for it on the last day that one was reported as in effect,
-- scheduled or agreed, within one kind of tariff on one kind of goods, the lowest first. Where the reports of that day
-- differ, each rate has a row. Only tariffs under which rates differ are shown; World is everybody not named.
-- To change: imposer and measures in asked.
with asked as (
    select
        'US' as imposer,
        ['reciprocal', 'sectoral', 'section_122'] as measures
),

latest as (
    select history.*
    from mart.rate_history as history
    inner join asked on history.imposer = asked.imposer and list_contains(asked.measures, history.measure)
    where
        history.basis = 'level' and history.rate_max_pct is null and history.status in ('in_effect', 'scheduled', 'agreed')
        and history.target is not null and history.product is not null
    qualify
        rank() over (partition by history.measure, history.product, history.target order by history.reported_on desc nulls last) = 1
        and row_number() over (
            partition by history.measure, history.product, history.target, history.reported_on, history.rate_pct
            order by history.since_on desc nulls last, history.history_id asc
        ) = 1
),

compared as (
    select
        *,
        min(rate_pct) over (partition by measure, product) as lowest_rate_pct,
        max(rate_pct) over (partition by measure, product) as highest_rate_pct
    from latest
)

select
    measure_label,
    product_name,
    target_name,
    rate_pct,
    round(rate_pct - lowest_rate_pct, 4) as above_lowest_pct,
    status_label,
    since_on,
    reported_on,
    publisher,
    sentence
from compared
where lowest_rate_pct < highest_rate_pct
order by measure_label, product_name, rate_pct, target_name, publisher
