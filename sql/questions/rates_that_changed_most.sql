-- Which reported rates moved the furthest from one report to the next?
-- Asked by: journalists, economists.
-- Reading it: one row is one step, the largest first: from the rate reported before to the one reported now, for the
-- same imposer, country, goods and kind of tariff. Two publishers may be behind it; look at both dates and the sentence
-- before calling it a change of policy. Ordinary customs duties are left aside.
-- To change: shown in asked, how many steps to show.
with asked as (
    select 25 as shown
),

steps as (
    select
        *,
        row_number() over (order by abs(rate_change_pct) desc, reported_on desc nulls last, history_id asc) as place
    from mart.rate_history
    where is_rate_change and measure <> 'mfn'
)

select
    steps.place,
    steps.imposer_name,
    steps.target_name,
    steps.product_name,
    steps.measure_label,
    steps.previous_rate_pct,
    steps.rate_pct,
    steps.rate_change_pct,
    steps.previous_reported_on,
    steps.reported_on,
    steps.publisher,
    steps.sentence
from steps
cross join asked
where steps.place <= asked.shown
order by steps.place
