-- mart.relays: A relay is a mention of another outlet than the article's own, in words of its sentence.
select
    relays.mention_id,
    relays.outlet,
    relays.relayed_outlet,
    relays.relay_words
from mart.relays as relays
left join core.entity_mentions as mentions on relays.mention_id = mentions.mention_id and relays.article_id = mentions.article_id
where
    mentions.mention_id is null
    or coalesce(relays.relayed_outlet = relays.outlet, false)
    or position(relays.relay_words in relays.sentence) = 0
