-- mart.measure_lifecycle: Every claim of an original about a known imposer, target and product counts in exactly one series, changes aside.
with claims as (
    select
        imposer,
        target,
        product,
        measure,
        count(*) as claim_count
    from mart.tariff_claims
    where duplicate_of is null and basis <> 'change' and imposer is not null and target is not null and product is not null
    group by imposer, target, product, measure
)

select
    coalesce(claims.imposer, series.imposer) as imposer,
    coalesce(claims.target, series.target) as target,
    coalesce(claims.product, series.product) as product,
    coalesce(claims.measure, series.measure) as measure,
    claims.claim_count as there_are,
    series.claim_count as the_series_says
from claims
full join mart.measure_lifecycle as series
    on
        claims.imposer = series.imposer
        and claims.target = series.target
        and claims.product = series.product
        and claims.measure = series.measure
where claims.claim_count is distinct from series.claim_count
