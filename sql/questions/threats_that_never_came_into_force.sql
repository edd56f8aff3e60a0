-- Which threatened tariffs were never reported as in effect?
-- Asked by: journalists, political scientists.
-- Reading it: one row is one tariff that was threatened and that no article calls in effect. last_status_label says where it
-- stood when it was last written about; a threat of the last few days may still come.
-- To change: nothing has to be; set quiet_since in asked to a day to see only threats that nobody has repeated since.
with asked as (
    select null::date as quiet_since
)

select
    cycles.imposer_name,
    cycles.target_name,
    cycles.product_name,
    cycles.measure_label,
    cycles.first_threatened_on,
    cycles.first_announced_on,
    cycles.last_reported_on,
    cycles.last_status_label,
    cycles.last_rate_pct,
    cycles.article_count,
    cycles.publisher_count
from mart.measure_lifecycle as cycles
cross join asked
where
    cycles.first_threatened_on is not null and cycles.first_in_effect_on is null
    and (asked.quiet_since is null or cycles.last_reported_on < asked.quiet_since)
order by
    cycles.first_threatened_on, cycles.imposer_name nulls last, cycles.target_name nulls last, cycles.product_name nulls last,
    cycles.measure_label
