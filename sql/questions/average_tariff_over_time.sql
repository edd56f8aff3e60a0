-- How high is the average or effective tariff said to be, and how high was it?
-- Asked by: economists, journalists.
-- Reading it: one row is one figure that an article calls an average, effective or overall rate. A former one is what
-- it was before; averages weigh trade in different ways, so compare within a publisher before you compare between them.
-- To change: nothing has to be; set imposer in asked to a code to see only that tariff wall.
with asked as (
    select null::varchar as imposer
)

select
    claims.published_on,
    claims.imposer_name,
    claims.target_name,
    claims.product_name,
    claims.rate_pct,
    claims.modifier_label,
    claims.status_label,
    claims.publisher,
    claims.sentence
from mart.tariff_claims as claims
cross join asked
where
    claims.measure in ('mfn', 'unspecified') and claims.basis = 'level' and claims.duplicate_of is null
    and regexp_matches(claims.sentence, '\b(averag\w+|effective (\w+ ){0,2}(tariff|rate|dut))', 'i')
    and (asked.imposer is null or claims.imposer = asked.imposer)
order by claims.published_on nulls last, claims.article_id, claims.char_start, claims.claim_id
