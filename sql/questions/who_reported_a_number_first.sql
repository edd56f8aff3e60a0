-- Who was first with a number that others repeated?
-- Asked by: media researchers, editors.
-- Reading it: one row is one fact that at least two publishers state: who published it first, who followed, and after
-- how many days. First means first among the articles read.
-- To change: publishers in asked, how many must have it.
with asked as (
    select 2 as publishers
),

facts as (
    select
        claims.imposer_name,
        claims.target_name,
        claims.product_name,
        claims.measure_label,
        claims.basis,
        claims.rate_pct,
        claims.rate_max_pct,
        first(claims.publisher order by claims.published_on, claims.article_id, claims.char_start, claims.claim_id) as first_publisher,
        min(claims.published_on) as first_published_on,
        max(claims.published_on) as last_published_on,
        list_sort(list(distinct claims.publisher)) as publishers
    from mart.tariff_claims as claims
    where
        claims.publisher is not null and claims.published_on is not null and claims.basis <> 'change' and claims.duplicate_of is null
        and claims.imposer is not null and claims.target is not null and claims.product is not null
    group by
        claims.imposer_name, claims.target_name, claims.product_name, claims.measure_label, claims.basis, claims.rate_pct,
        claims.rate_max_pct
)

select
    facts.rate_pct,
    facts.imposer_name,
    facts.target_name,
    facts.product_name,
    facts.measure_label,
    len(facts.publishers) as publisher_count,
    facts.first_publisher,
    facts.first_published_on,
    facts.publishers,
    facts.last_published_on - facts.first_published_on as days_to_last
from facts
cross join asked
where len(facts.publishers) >= asked.publishers
order by
    publisher_count desc, facts.first_published_on asc, facts.imposer_name asc, facts.target_name asc, facts.product_name asc,
    facts.measure_label asc, facts.basis asc, facts.rate_pct asc, facts.rate_max_pct asc nulls first
