-- Which rates are told together with the rate they replace, and how big is the step?
-- Asked by: economists, journalists.
-- Reading it: one row is one rate whose own sentence gives the former rate on the same goods: "from 27.5% to 15%". Both
-- numbers come from one hand, so the step is safer than one put together from two articles.
-- To change: nothing.
select
    claims.imposer_name,
    claims.target_name,
    claims.product_name,
    claims.previous_rate_pct,
    claims.rate_pct,
    round(claims.rate_pct - claims.previous_rate_pct, 4) as step_pct,
    claims.status_label,
    claims.published_on,
    claims.publisher,
    claims.sentence
from mart.tariff_claims as claims
where claims.previous_rate_pct <> claims.rate_pct and claims.duplicate_of is null
qualify
    row_number() over (
        partition by
            claims.article_id, claims.imposer, claims.target, claims.product, claims.basis, claims.previous_rate_pct, claims.rate_pct
        order by claims.char_start asc, claims.claim_id asc
    ) = 1
order by abs(claims.rate_pct - claims.previous_rate_pct) desc, claims.published_on desc nulls last, claims.claim_id asc
