-- mart.coverage_by_country: Of every country, coverage counts each claim it levies or that hits it, and each naming, once.
with said as (
    select
        'levied' as what,
        imposer as country
    from mart.tariff_claims
    union all
    select
        'hit' as what,
        target as country
    from mart.tariff_claims
    union all
    select
        'named' as what,
        substring(mentions.entity_id, len('COUNTRY:') + 1) as country
    from core.entity_mentions as mentions
    inner join mart.article_overview as articles on mentions.article_id = articles.article_id
    where mentions.type = 'COUNTRY'
),

there_are as (
    select
        what,
        country,
        count(*) as number
    from said
    where country <> 'WORLD'
    group by what, country
),

coverage_says as (
    select
        'levied' as what,
        country,
        imposer_claim_count as number
    from mart.coverage_by_country
    union all
    select
        'hit' as what,
        country,
        target_claim_count as number
    from mart.coverage_by_country
    union all
    select
        'named' as what,
        country,
        mention_count as number
    from mart.coverage_by_country
)

select
    coalesce(there_are.country, coverage_says.country) as country,
    coalesce(there_are.what, coverage_says.what) as what,
    there_are.number as there_are,
    coverage_says.number as coverage_says
from there_are
full join coverage_says on there_are.country = coverage_says.country and there_are.what = coverage_says.what
where coalesce(there_are.number, 0) is distinct from coverage_says.number
