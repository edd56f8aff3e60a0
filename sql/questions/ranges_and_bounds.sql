-- Which rates are no single number but a range, a bound or an estimate?
-- Asked by: economists, before they average anything.
-- Reading it: one row is one mention. A range has both ends; "up to" is an upper bound and "at least" a lower one, so
-- neither is a rate that somebody pays. The codes of all countries and goods it is stated for stand in lists.
-- To change: the modifiers in asked; leave "about" out to see only ranges and bounds.
with asked as (
    select ['up_to', 'at_least', 'about'] as modifiers
)

select
    claims.modifier_label,
    claims.rate_pct,
    claims.rate_max_pct,
    claims.imposer,
    coalesce(list_sort(list(distinct claims.target) filter (where claims.target is not null)), []) as targets,
    coalesce(list_sort(list(distinct claims.product) filter (where claims.product is not null)), []) as products,
    claims.status_label,
    claims.publisher,
    claims.published_on,
    claims.sentence
from mart.tariff_claims as claims
cross join asked
where claims.duplicate_of is null and (claims.rate_max_pct is not null or list_contains(asked.modifiers, claims.modifier))
group by
    claims.modifier_label, claims.rate_pct, claims.rate_max_pct, claims.imposer, claims.status_label, claims.publisher, claims.published_on,
    claims.sentence, claims.article_id, claims.mention_id, claims.char_start
order by
    claims.rate_max_pct is null, claims.modifier_label, claims.published_on nulls last, claims.article_id, claims.char_start,
    claims.mention_id
