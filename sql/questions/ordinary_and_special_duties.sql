-- What was the ordinary duty on goods, what comes on top, and what is paid in all?
-- Asked by: economists, importers.
-- Reading it: one row is what one article says about one kind of goods of one country: the ordinary
-- (most-favoured-nation) rate beside special tariffs, those said to come on top and those said to be the whole rate.
-- 2.5 beside 25 on top and 27.5 in all fit together; where they do not, read.
-- To change: nothing has to be; set product in asked to a slug of vocab.products to see only that.
with asked as (
    select null::varchar as product
)

select
    claims.imposer_name,
    claims.target_name,
    claims.product_name,
    coalesce(list_sort(list(distinct claims.rate_pct) filter (where claims.measure = 'mfn')), []) as ordinary_rates_pct,
    coalesce(
        list_sort(list(distinct claims.rate_pct) filter (where claims.measure <> 'mfn' and claims.basis = 'additional')), []
    ) as additional_rates_pct,
    coalesce(
        list_sort(list(distinct claims.rate_pct) filter (where claims.measure <> 'mfn' and claims.basis = 'level')), []
    ) as whole_rates_pct,
    claims.published_on,
    claims.publisher,
    claims.article_id
from mart.tariff_claims as claims
cross join asked
where
    claims.basis <> 'change' and claims.duplicate_of is null and claims.target is not null and claims.product is not null
    and claims.status in ('in_effect', 'former', 'scheduled', 'agreed') and claims.imposer is not null
    and (asked.product is null or claims.product = asked.product)
group by
    claims.imposer_name, claims.target_name, claims.product_name, claims.published_on, claims.publisher, claims.article_id
having count(*) filter (where claims.measure = 'mfn') > 0 and count(*) filter (where claims.measure <> 'mfn') > 0
order by claims.imposer_name, claims.target_name, claims.product_name, claims.published_on nulls last, claims.article_id
