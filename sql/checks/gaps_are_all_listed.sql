-- mart.extraction_gaps: Every percentage passed over and every open imposer, target and product of a current article is listed once.
with expected as (
    select
        'percentage_not_read' as kind,
        mention_id,
        article_id
    from core.passed_figures
    union all
    select
        'open_imposer' as kind,
        mention_id,
        article_id
    from core.rate_mentions
    where imposer is null
    union all
    select
        'open_target' as kind,
        mention_id,
        article_id
    from core.rate_mentions
    where len(targets) = 0
    union all
    select
        'open_product' as kind,
        mention_id,
        article_id
    from core.rate_mentions
    where len(products) = 0
),

current_ones as (
    select
        expected.kind,
        expected.mention_id
    from expected
    inner join mart.article_versions as versions on expected.article_id = versions.article_id
    where versions.is_current
),

listed as (
    select
        kind,
        mention_id
    from mart.extraction_gaps
    where mention_id is not null
)

select
    coalesce(current_ones.kind, listed.kind) as kind,
    coalesce(current_ones.mention_id, listed.mention_id) as mention_id,
    count(listed.mention_id) as times_listed
from current_ones
full join listed on current_ones.kind = listed.kind and current_ones.mention_id = listed.mention_id
group by current_ones.kind, listed.kind, current_ones.mention_id, listed.mention_id
having count(listed.mention_id) <> 1 or current_ones.mention_id is null
