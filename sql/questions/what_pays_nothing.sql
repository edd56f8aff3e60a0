-- Which goods pay nothing, at whose border and from where?
-- Asked by: importers, compliance officers.
-- Reading it: one row is one zero rate in one state. A zero is a stated rate (zero per cent, duty-free, nil), not the
-- mere absence of a tariff; quotas and conditions stand in the sentence, so read it before you ship.
-- To change: statuses in asked; add 'proposed' to see what is only asked for, 'former' for what was lost.
with asked as (
    select ['in_effect', 'scheduled', 'agreed'] as statuses
)

select
    claims.imposer_name,
    claims.target_name,
    claims.product_name,
    claims.status_label,
    claims.measure_label,
    count(distinct claims.article_id) as article_count,
    max(claims.published_on) as last_said_on,
    first(claims.sentence order by claims.published_on desc nulls last, claims.article_id asc, claims.char_start asc, claims.claim_id asc)
        as sentence
from mart.tariff_claims as claims
cross join asked
where
    claims.rate_pct = 0 and claims.rate_max_pct is null and claims.basis = 'level' and claims.duplicate_of is null
    and list_contains(asked.statuses, claims.status)
group by claims.imposer_name, claims.target_name, claims.product_name, claims.status_label, claims.measure_label
order by
    claims.imposer_name nulls last, claims.target_name nulls last, claims.product_name nulls last, claims.status_label, claims.measure_label
