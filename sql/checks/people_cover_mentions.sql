-- mart.people: Every person named in a current article has its spellings, with the number of its mentions.
with mentions as (
    select
        mentions.entity_id,
        count(*) as mention_count
    from core.entity_mentions as mentions
    inner join mart.article_overview as articles on mentions.article_id = articles.article_id
    where mentions.type = 'PERSON'
    group by mentions.entity_id
),

people as (
    select
        entity_id,
        sum(mention_count) as mention_count
    from mart.people
    group by entity_id
)

select
    coalesce(mentions.entity_id, people.entity_id) as entity_id,
    mentions.mention_count as there_are,
    people.mention_count as people_say
from mentions
full join people on mentions.entity_id = people.entity_id
where mentions.mention_count is distinct from people.mention_count
