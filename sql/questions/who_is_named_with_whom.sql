-- Who and what is named together with a person, firm or country more often than chance would have it?
-- Asked by: journalists, network researchers.
-- Reading it: one row is one companion. A lift of 2 means together in twice as many articles as if both were strewn at
-- random; sentence_count, the times they share a sentence, is the stronger sign.
-- To change: entity in asked (see core.entities), and articles, the number of articles the two must share.
with asked as (
    select
        'PERSON:ryosei-akazawa' as entity,
        1 as articles
)

select
    case when pairs.first_entity_id = asked.entity then pairs.second_name else pairs.first_name end as companion,
    case when pairs.first_entity_id = asked.entity then pairs.second_type else pairs.first_type end as type,
    pairs.article_count,
    pairs.sentence_count,
    round(pairs.lift, 2) as lift,
    pairs.first_published_on,
    pairs.last_published_on
from mart.co_mentions as pairs
cross join asked
where asked.entity in (pairs.first_entity_id, pairs.second_entity_id) and pairs.article_count >= asked.articles
order by pairs.sentence_count desc, pairs.article_count desc, pairs.lift desc, pairs.first_entity_id asc, pairs.second_entity_id asc
