-- mart.article_overview: Every current article has its row, with the number of its mentions; no other article has one.
with mentions as (
    select article_id
    from core.rate_mentions
    union all
    select article_id
    from core.date_mentions
    union all
    select article_id
    from core.entity_mentions
),

counted as (
    select
        versions.article_id,
        count(mentions.article_id) as mention_count
    from mart.article_versions as versions
    left join mentions on versions.article_id = mentions.article_id
    where versions.is_current
    group by versions.article_id
)

select
    coalesce(counted.article_id, overview.article_id) as article_id,
    counted.mention_count as there_are,
    overview.rate_mention_count + overview.date_mention_count + overview.entity_mention_count as overview_says
from counted
full join mart.article_overview as overview on counted.article_id = overview.article_id
where
    counted.mention_count
    is distinct from overview.rate_mention_count + overview.date_mention_count + overview.entity_mention_count
