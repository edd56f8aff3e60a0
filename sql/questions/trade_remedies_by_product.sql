-- Which anti-dumping, countervailing and safeguard duties are there, product by product?
-- Asked by: importers, trade lawyers.
-- Reading it: one row is one duty on one kind of goods of one country in one state. Rates differ by exporter: lowest
-- and highest are the ends of what was stated, rates_pct all of them.
-- To change: nothing has to be; set product in asked to a slug of vocab.products to see only that.
with asked as (
    select null::varchar as product
)

select
    claims.product_name,
    claims.imposer_name,
    claims.target_name,
    claims.status_label,
    min(claims.rate_pct) as lowest_rate_pct,
    max(coalesce(claims.rate_max_pct, claims.rate_pct)) as highest_rate_pct,
    list_sort(list(distinct claims.rate_pct)) as rates_pct,
    count(distinct claims.article_id) as article_count,
    first(claims.sentence order by claims.published_on desc nulls last, claims.article_id asc, claims.char_start asc, claims.claim_id asc)
        as sentence
from mart.tariff_claims as claims
cross join asked
where
    claims.measure = 'trade_remedy' and claims.basis <> 'change' and claims.duplicate_of is null
    and (asked.product is null or claims.product = asked.product)
group by claims.product_name, claims.imposer_name, claims.target_name, claims.status_label
order by claims.product_name nulls last, claims.imposer_name nulls last, claims.target_name nulls last, claims.status_label
