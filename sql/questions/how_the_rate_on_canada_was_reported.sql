-- How was the tariff on Canadian goods reported over time, and by whom?
-- Asked by: journalists, trade analysts.
-- Reading it: one row is one report of one rate, kind of tariff by kind, oldest first. previous_rate_pct is the rate
-- reported before it in the same series, by whichever publisher; rate_change_pct is the step in percentage points.
-- To change: imposer, target and product in asked.
with asked as (
    select
        'US' as imposer,
        'CA' as target,
        'all_goods' as product
)

select
    history.measure_label,
    history.reported_on,
    history.since_on,
    history.rate_pct,
    history.basis,
    history.status_label,
    history.previous_rate_pct,
    history.rate_change_pct,
    history.publisher,
    history.sentence
from mart.rate_history as history
inner join asked on history.imposer = asked.imposer and history.target = asked.target and history.product = asked.product
order by history.measure_label, history.reported_on nulls last, history.history_id
