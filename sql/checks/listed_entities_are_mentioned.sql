-- core.entities: Every listed entity is mentioned somewhere.
select
    entities.entity_id,
    entities.name
from core.entities as entities
left join core.entity_mentions as mentions on entities.entity_id = mentions.entity_id
where mentions.entity_id is null
