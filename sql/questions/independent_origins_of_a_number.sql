-- From how many independent origins does each number come, however many articles repeat it?
-- Asked by: fact-checkers, journalists.
-- Reading it: one row is one fact: a rate of one imposer on one kind of goods of one country. Copies of a story and
-- reports that relay another outlet count as that one origin, so ten articles may have a single origin.
-- To change: imposer, target and product in asked.
with asked as (
    select
        'US' as imposer,
        'JP' as target,
        'automobiles' as product
),

numbers as (
    select
        facts.measure,
        facts.basis,
        facts.rate_pct,
        facts.rate_max_pct,
        max(facts.article_count) as article_count,
        max(facts.publisher_count) as publisher_count,
        max(facts.origin_count) as origin_count,
        list_sort(list_distinct(flatten(list(facts.origins)))) as origins,
        min(facts.first_published_on) as first_published_on,
        list_sort(list(distinct facts.status)) as statuses,
        coalesce(list_sort(list(distinct facts.publisher) filter (where facts.publisher is not null)), []) as publishers
    from mart.corroboration as facts
    inner join asked on facts.imposer = asked.imposer and facts.target = asked.target and facts.product = asked.product
    group by facts.measure, facts.basis, facts.rate_pct, facts.rate_max_pct
)

select
    measure,
    basis,
    rate_pct,
    rate_max_pct,
    article_count,
    publisher_count,
    origin_count,
    origins,
    first_published_on,
    statuses,
    publishers
from numbers
order by origin_count desc, article_count desc, measure asc, basis asc, rate_pct asc, rate_max_pct asc nulls first
