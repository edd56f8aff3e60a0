-- core.entity_mentions: Every mention's entity is in core.entities, under the same type.
select
    mentions.mention_id,
    mentions.article_id,
    mentions.entity_id,
    mentions.type,
    entities.type as listed_type
from core.entity_mentions as mentions
left join core.entities as entities on mentions.entity_id = entities.entity_id
where mentions.type is distinct from entities.type or not starts_with(mentions.entity_id, mentions.type || ':')
