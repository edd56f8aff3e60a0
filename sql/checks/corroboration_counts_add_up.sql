-- mart.corroboration: A fact has as many articles and stories as state it, and no more known origins than stories name.
with facts as (
    select
        fact_id,
        count(distinct article_id) as article_count,
        count(distinct coalesce(duplicate_of, article_id)) as story_count,
        list_sort(list(distinct origin) filter (where origin is not null)) as named_origins
    from mart.corroboration
    group by fact_id
),

told as (
    select distinct
        fact_id,
        article_count,
        story_count,
        origin_count,
        origins
    from mart.corroboration
)

select
    told.fact_id,
    told.article_count,
    told.story_count,
    told.origin_count,
    told.origins,
    facts.named_origins
from told
inner join facts on told.fact_id = facts.fact_id
where
    told.article_count <> facts.article_count
    or told.story_count <> facts.story_count
    or told.origin_count <> greatest(len(told.origins), 1)
    or not list_has_all(coalesce(facts.named_origins, []), told.origins)
