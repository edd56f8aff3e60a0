-- What is the latest word on the tariffs that each country faces?
-- Asked by: everybody, first.
-- Reading it: one row is one country: the last article that states rates on its goods in general, or on some goods
-- where none does, with all it states of them, sorted by state. Ordinary customs duties are left aside; what comes on
-- top of others is not added up.
-- To change: imposer in asked, the code of who levies it.
with asked as (
    select 'US' as imposer
),

rates as (
    select
        claims.*,
        coalesce(claims.product, '') = 'all_goods' as is_general
    from mart.tariff_claims as claims
    inner join asked on claims.imposer = asked.imposer
    where
        claims.measure <> 'mfn' and claims.basis <> 'change' and claims.target is not null and claims.published_on is not null
        and claims.duplicate_of is null
),

latest as (
    select
        target,
        article_id,
        is_general
    from rates
    where status not in ('former', 'rejected', 'unspecified')
    qualify
        row_number() over (
            partition by target order by is_general desc, published_on desc, article_id asc, char_start asc, claim_id asc
        ) = 1
)

select
    rates.target_name,
    rates.published_on,
    coalesce(list_sort(list(distinct rates.product_name) filter (where rates.product_name is not null)), []) as products,
    coalesce(list_sort(list(distinct rates.rate_pct) filter (where rates.status = 'in_effect')), []) as in_effect_pct,
    coalesce(list_sort(list(distinct rates.rate_pct) filter (where rates.status in ('scheduled', 'agreed'))), []) as coming_pct,
    coalesce(list_sort(list(distinct rates.rate_pct) filter (where rates.status = 'suspended')), []) as suspended_pct,
    coalesce(list_sort(list(distinct rates.rate_pct) filter (where rates.status in ('threatened', 'proposed'))), []) as threatened_pct,
    coalesce(list_sort(list(distinct rates.rate_pct) filter (where rates.status in ('former', 'rejected'))), []) as gone_pct,
    rates.publisher,
    rates.article_id
from rates
inner join latest on rates.target = latest.target and rates.article_id = latest.article_id and rates.is_general = latest.is_general
group by rates.target_name, rates.published_on, rates.publisher, rates.article_id
order by rates.target_name
