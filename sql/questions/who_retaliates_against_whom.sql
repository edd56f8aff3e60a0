-- Who retaliates against whom, on which goods, at which rates, and how far has it come?
-- Asked by: trade analysts, exporters, journalists.
-- Reading it: one row is one country answering another in one state (in effect, scheduled, threatened, ...). Rates are
-- those of the whole list of goods; the sentence is the earliest that says so.
-- To change: nothing has to be; set target in asked to a code to see only what hits that country.
with asked as (
    select null::varchar as target
)

select
    claims.imposer_name,
    claims.target_name,
    claims.status_label,
    min(claims.rate_pct) as lowest_rate_pct,
    max(coalesce(claims.rate_max_pct, claims.rate_pct)) as highest_rate_pct,
    coalesce(list_sort(list(distinct claims.product_name) filter (where claims.product_name is not null)), []) as products,
    count(distinct claims.article_id) as article_count,
    min(claims.published_on) as first_said_on,
    first(claims.sentence order by claims.published_on nulls last, claims.article_id, claims.char_start, claims.claim_id) as sentence
from mart.tariff_claims as claims
cross join asked
where
    claims.measure = 'retaliatory' and claims.basis <> 'change' and claims.duplicate_of is null
    and claims.imposer is not null and claims.target is not null
    and (asked.target is null or claims.target = asked.target)
group by claims.imposer_name, claims.target_name, claims.status_label
order by claims.imposer_name, claims.target_name, claims.status_label
