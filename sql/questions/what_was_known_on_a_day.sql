-- Which rate did one have to expect on a day by what was published then, and which by what is known now?
-- Asked by: lawyers, auditors, economists who must not use what nobody knew.
-- Reading it: one row is one claim about the rate on that day. Where known_then is false it was published afterwards: a
-- cut that counts backwards, say. Where known_now is false its publisher has taken it back since.
-- To change: target, product, day, known_then and known_now in asked; imposer is who levies it.
with asked as (
    select
        'US' as imposer,
        'JP' as target,
        'automobiles' as product,
        date '2025-09-20' as day,
        date '2025-09-30' as known_then,
        date '2026-12-31' as known_now
),

rates as (
    select
        'then' as known,
        found.*
    from asked, mart.rate_on(asked.target, asked.product, asked.day, asked.known_then) as found
    where found.imposer = asked.imposer
    union all
    select
        'now' as known,
        found.*
    from asked, mart.rate_on(asked.target, asked.product, asked.day, asked.known_now) as found
    where found.imposer = asked.imposer
)

select
    bool_or(known = 'then') as known_then,
    bool_or(known = 'now') as known_now,
    level_pct,
    additional_pct,
    measure_label,
    since_on,
    claimed_target_name,
    claimed_product_name,
    publisher,
    published_on,
    sentence,
    mention_id
from rates
group by
    level_pct, additional_pct, measure_label, since_on, claimed_target_name, claimed_product_name, publisher, published_on, sentence,
    mention_id, specificity
order by specificity, measure_label, published_on, mention_id
