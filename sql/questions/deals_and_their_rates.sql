-- Which rates were agreed in deals, between whom and for which goods?
-- Asked by: trade analysts, exporters, journalists.
-- Reading it: one row is one rate that a deal sets and that was not yet in force when it was written about, or one that
-- goes back to a deal and to nothing else. first_said_on is the first day of publication with that rate.
-- To change: nothing has to be; set country in asked to a code to see only deals with it, on either side.
with asked as (
    select null::varchar as country
)

select
    claims.imposer_name,
    claims.target_name,
    claims.product_name,
    claims.rate_pct,
    claims.measure_label,
    claims.status_label,
    min(claims.published_on) as first_said_on,
    count(distinct claims.article_id) as article_count,
    first(claims.sentence order by claims.published_on nulls last, claims.article_id, claims.char_start, claims.claim_id) as sentence
from mart.tariff_claims as claims
cross join asked
where
    (claims.status = 'agreed' or (claims.measure = 'deal' and claims.status in ('in_effect', 'scheduled')))
    and claims.basis <> 'change' and claims.duplicate_of is null
    and (asked.country is null or asked.country in (claims.imposer, claims.target))
group by
    claims.imposer_name, claims.target_name, claims.product_name, claims.rate_pct, claims.measure_label, claims.status_label
order by
    claims.imposer_name nulls last, claims.target_name nulls last, claims.product_name nulls last, claims.rate_pct,
    claims.measure_label, claims.status_label
