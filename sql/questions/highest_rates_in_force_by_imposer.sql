-- Which are the highest rates that each imposer is said to charge?
-- Asked by: trade analysts, journalists.
-- Reading it: one row is one rate on one kind of goods of one country, place 1 being the highest of its imposer. It was
-- in force on the day of publication of the articles that say so; last_said_on is the latest of these days, and the
-- sentence is from that day.
-- To change: places in asked, how many rates of each imposer to show.
with asked as (
    select 3 as places
),

rates as (
    select
        imposer_name,
        target_name,
        product_name,
        rate_pct,
        count(distinct article_id) as article_count,
        max(published_on) as last_said_on,
        first(sentence order by published_on desc nulls last, article_id asc, char_start asc, claim_id asc) as sentence
    from mart.tariff_claims
    where
        status = 'in_effect' and basis = 'level' and rate_pct > 0 and duplicate_of is null
        and imposer is not null and target is not null and product is not null
    group by imposer_name, target_name, product_name, rate_pct
),

ranked as (
    select
        *,
        row_number() over (partition by imposer_name order by rate_pct desc, article_count desc, target_name asc, product_name asc) as place
    from rates
)

select
    ranked.imposer_name,
    ranked.place,
    ranked.rate_pct,
    ranked.target_name,
    ranked.product_name,
    ranked.article_count,
    ranked.last_said_on,
    ranked.sentence
from ranked
cross join asked
where ranked.place <= asked.places
order by ranked.imposer_name, ranked.place
