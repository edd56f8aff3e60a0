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
)

select
    claims.imposer_name,
    claims.target_name,
    claims.product_name,
    claims.measure_label,
    claims.rate_pct,
    claims.basis,
    min(facts.origin) as origin,
    max(facts.article_count) as article_count,
    min(facts.first_published_on) as first_published_on,
    first(claims.sentence order by claims.published_on nulls last, claims.article_id, claims.char_start, claims.claim_id) as sentence
from mart.corroboration as facts
inner join mart.tariff_claims as claims on facts.claim_id = claims.claim_id
cross join asked
where
    facts.origin_count = 1 and facts.article_count >= asked.articles and list_contains(asked.statuses, facts.status)
    and claims.basis <> 'change' and claims.imposer is not null and claims.target is not null and claims.product is not null
group by
    claims.imposer_name, claims.target_name, claims.product_name, claims.measure_label, claims.basis, claims.rate_pct,
    claims.rate_max_pct
order by
    article_count desc, first_published_on asc nulls last, claims.imposer_name asc, claims.target_name asc, claims.product_name asc,
    claims.measure_label asc, claims.basis asc, claims.rate_pct asc, claims.rate_max_pct asc nulls first
