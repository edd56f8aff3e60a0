-- Which rates said to be in force or on their way look well confirmed but rest on a single source?
-- Asked by: fact-checkers, risk officers.
-- Reading it: one row is one fact that several articles state and that goes back to one known origin: copies of a
-- story, reports of one outlet, or of publishers unknown.
-- To change: statuses in asked, the states of rates that count, and articles, how many must state it; 1 shows
-- everything that one article alone says.
with asked as (
    select
        ['in_effect', 'scheduled', 'agreed'] as statuses,
        2 as articles
),

facts as (
    select
        claims.imposer_name,
        claims.target_name,
        claims.product_name,
        claims.measure_label,
        claims.rate_pct,
        claims.rate_max_pct,
        claims.basis,
        min(origins.origin) as origin,
        max(origins.article_count) as article_count,
        min(origins.first_published_on) as first_published_on,
        first(claims.sentence order by claims.published_on nulls last, claims.article_id, claims.char_start, claims.claim_id) as sentence
    from mart.corroboration as origins
    inner join mart.tariff_claims as claims on origins.claim_id = claims.claim_id
    cross join asked
    where
        origins.origin_count = 1 and origins.article_count >= asked.articles and list_contains(asked.statuses, origins.status)
        and claims.basis <> 'change' and claims.imposer is not null and claims.target is not null and claims.product is not null
    group by
        claims.imposer_name, claims.target_name, claims.product_name, claims.measure_label, claims.basis, claims.rate_pct,
        claims.rate_max_pct
)

select
    imposer_name,
    target_name,
    product_name,
    measure_label,
    rate_pct,
    rate_max_pct,
    basis,
    origin,
    article_count,
    first_published_on,
    sentence
from facts
order by
    article_count desc, first_published_on asc nulls last, imposer_name asc, target_name asc, product_name asc, measure_label asc,
    basis asc, rate_pct asc, rate_max_pct asc nulls first
