-- How many days passed from the threat of a tariff, or its announcement, to the day it took effect?
-- Asked by: economists, political scientists, importers planning stock.
-- Reading it: one row is one tariff that was first reported as threatened or announced and then as in effect. Days
-- count from the first article that says so, so they measure what readers could know. Ordinary customs duties are left
-- aside.
-- To change: nothing.
select
    imposer_name,
    target_name,
    product_name,
    measure_label,
    first_threatened_on,
    first_announced_on,
    first_in_effect_on,
    threat_to_announcement_days,
    announcement_to_force_days,
    threat_to_force_days,
    last_rate_pct,
    last_status_label,
    article_count
from mart.measure_lifecycle
where (threat_to_force_days is not null or announcement_to_force_days is not null) and measure <> 'mfn'
order by
    coalesce(threat_to_force_days, announcement_to_force_days), imposer_name, target_name, product_name, measure_label
