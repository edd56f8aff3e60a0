-- mart.coverage_by_day: Summed over all days, coverage counts every current article, its mentions and its claims exactly once.
with counted as (
    select
        'articles' as what,
        (select count(*) filter (where is_current) from mart.article_versions) as there_are,
        (select coalesce(sum(article_count), 0) from mart.coverage_by_day) as coverage_says
    union all
    select
        'claims' as what,
        (select count(*) from mart.tariff_claims) as there_are,
        (select coalesce(sum(claim_count), 0) from mart.coverage_by_day) as coverage_says
    union all
    select
        'rates' as what,
        (select count(distinct mention_id) from mart.tariff_claims) as there_are,
        (select coalesce(sum(rate_mention_count), 0) from mart.coverage_by_day) as coverage_says
)

select
    what,
    there_are,
    coverage_says
from counted
where there_are <> coverage_says
