-- How long do suspended tariffs stay suspended?
-- Asked by: economists, negotiators.
-- Reading it: one row is one imposer and kind of tariff. Of the tariffs reported as suspended, those that came into
-- force afterwards have a length; the others are still open, and their last report says for how many days at least.
-- To change: nothing.
select
    imposer_name,
    measure_label,
    count(*) as suspended_count,
    count(suspension_to_force_days) as resumed_count,
    round(avg(suspension_to_force_days), 1) as average_days,
    min(suspension_to_force_days) as shortest_days,
    max(suspension_to_force_days) as longest_days,
    round(avg(last_reported_on - first_suspended_on) filter (where suspension_to_force_days is null), 1) as open_average_days,
    list_sort(list(distinct target_name)) as targets
from mart.measure_lifecycle
where first_suspended_on is not null
group by imposer_name, measure_label
order by suspended_count desc, imposer_name asc, measure_label asc
