-- mart.tariff_claims: Every rate of a current article has its targets times its products as rows, and no other rate has any.
with rates as (
    select
        rates.mention_id,
        greatest(len(rates.targets), 1) * greatest(len(rates.products), 1) as expected_rows
    from core.rate_mentions as rates
    inner join mart.article_versions as versions on rates.article_id = versions.article_id
    where versions.is_current
),

claims as (
    select
        mention_id,
        count(*) as claim_rows
    from mart.tariff_claims
    group by mention_id
)

select
    coalesce(rates.mention_id, claims.mention_id) as mention_id,
    coalesce(rates.expected_rows, 0) as expected_rows,
    coalesce(claims.claim_rows, 0) as claim_rows
from rates
full join claims on rates.mention_id = claims.mention_id
where rates.expected_rows is distinct from claims.claim_rows
