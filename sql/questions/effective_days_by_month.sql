-- In which months do rates take effect, and how many?
-- Asked by: economists, importers planning stock.
-- Reading it: one row is one month and one imposer. tariff_count counts different tariffs (target, goods, kind and
-- rate), so that a rate told in ten articles is one; rates known only to the quarter or year are left out, and so are
-- those that the article calls gone or refused.
-- To change: first_month in asked, the month to begin with.
with asked as (
    select date '2018-01-01' as first_month
),

tariffs as (
    select
        date_trunc('month', claims.effective_on)::date as month_on,
        claims.imposer_name,
        claims.target_name,
        claims.product_name,
        claims.measure,
        claims.rate_pct,
        claims.article_id
    from mart.tariff_claims as claims
    cross join asked
    where
        claims.effective_precision in ('day', 'week', 'month') and claims.effective_on >= asked.first_month
        and claims.status not in ('former', 'rejected') and claims.basis <> 'change' and claims.imposer is not null
)

select
    month_on,
    imposer_name,
    count(distinct concat_ws('|', coalesce(target_name, ''), coalesce(product_name, ''), measure, rate_pct)) as tariff_count,
    list_sort(list(distinct rate_pct)) as rates_pct,
    coalesce(list_sort(list(distinct target_name) filter (where target_name is not null)), []) as targets,
    coalesce(list_sort(list(distinct product_name) filter (where product_name is not null)), []) as products,
    count(distinct article_id) as article_count
from tariffs
group by month_on, imposer_name
order by month_on, imposer_name
