-- What duty did Japanese cars pay at the American border on a day, and who says so?
-- Asked by: importers, compliance officers, journalists.
-- Reading it: one row is one rate that one article claims to be in force that day on these goods of this country, then
-- of the whole world. level_pct is what is paid in all, additional_pct what comes on top; a publisher's word counts
-- until it says otherwise, so two of them may disagree.
-- To change: target, product, day and known_as_of (the day by which it was published) in asked; imposer is who levies
-- it.
with asked as (
    select
        'US' as imposer,
        'JP' as target,
        'automobiles' as product,
        date '2025-09-10' as day,
        date '2025-09-10' as known_as_of
)

select
    rates.level_pct,
    rates.additional_pct,
    rates.measure_label,
    rates.in_force_because,
    rates.since_on,
    rates.claimed_target_name,
    rates.claimed_product_name,
    rates.publisher,
    rates.published_on,
    rates.sentence,
    rates.mention_id
from asked, mart.rate_on(asked.target, asked.product, asked.day, asked.known_as_of) as rates
where
    rates.imposer = asked.imposer
    -- Duties on all goods often spare those that have a duty of their own: without this line they show too.
    and rates.claimed_product = asked.product
order by rates.specificity asc, rates.measure_label asc, rates.published_on desc, rates.mention_id asc
