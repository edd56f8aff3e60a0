-- mart.co_mentions: Each pair stands once, the lesser id first, and is named by no more articles than either of the two.
select
    first_entity_id,
    second_entity_id,
    article_count,
    first_article_count,
    second_article_count
from mart.co_mentions
where first_entity_id >= second_entity_id or article_count > least(first_article_count, second_article_count)
