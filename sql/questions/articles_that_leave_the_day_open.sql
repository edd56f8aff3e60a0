-- Which articles state rates without saying from when they apply?
-- Asked by: compliance officers, editors.
-- Reading it: one row is one article; those that leave the most rates open come first. Where its own day is unknown too
-- (published_on is null), nothing dates its rates at all. Rates that are only threatened, proposed or gone need no day
-- and are not counted.
-- To change: statuses in asked, the states of rates that should have a day.
with asked as (
    select ['in_effect', 'scheduled', 'agreed'] as statuses
)

select
    claims.published_on,
    claims.publisher,
    claims.title,
    count(distinct claims.mention_id) as rate_count,
    count(distinct claims.mention_id) filter (where claims.effective_on is null) as open_count,
    round(100.0 * open_count / rate_count, 1) as open_pct,
    claims.article_id
from mart.tariff_claims as claims
cross join asked
where list_contains(asked.statuses, claims.status)
group by claims.published_on, claims.publisher, claims.title, claims.article_id
having open_count > 0
order by open_count desc, rate_count desc, claims.article_id asc
