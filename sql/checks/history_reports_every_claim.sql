-- mart.rate_history: Every claim of an original about a known imposer, target and product is reported exactly once, changes aside.
with claims as (
    select
        article_id,
        imposer,
        target,
        product,
        measure,
        basis,
        rate_pct,
        rate_max_pct,
        status,
        count(*) as claim_count
    from mart.tariff_claims
    where duplicate_of is null and basis <> 'change' and imposer is not null and target is not null and product is not null
    group by article_id, imposer, target, product, measure, basis, rate_pct, rate_max_pct, status
),

reports as (
    select
        article_id,
        imposer,
        target,
        product,
        measure,
        basis,
        rate_pct,
        rate_max_pct,
        status,
        sum(mention_count) as claim_count
    from mart.rate_history
    group by article_id, imposer, target, product, measure, basis, rate_pct, rate_max_pct, status
)

select
    coalesce(claims.article_id, reports.article_id) as article_id,
    coalesce(claims.imposer, reports.imposer) as imposer,
    coalesce(claims.target, reports.target) as target,
    coalesce(claims.product, reports.product) as product,
    coalesce(claims.rate_pct, reports.rate_pct) as rate_pct,
    coalesce(claims.status, reports.status) as status,
    claims.claim_count as there_are,
    reports.claim_count as the_history_says
from claims
full join reports
    on
        claims.article_id = reports.article_id
        and claims.imposer = reports.imposer
        and claims.target = reports.target
        and claims.product = reports.product
        and claims.measure = reports.measure
        and claims.basis = reports.basis
        and claims.rate_pct = reports.rate_pct
        and coalesce(claims.rate_max_pct, -1) = coalesce(reports.rate_max_pct, -1)
        and claims.status = reports.status
where claims.claim_count is distinct from reports.claim_count
