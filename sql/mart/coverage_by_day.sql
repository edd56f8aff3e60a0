-- How much was published on a day and by whom. An article has one day and one publisher and a mention one article, so adding up the
-- counts of the articles counts every article and every mention once.
select
    published_on,
    published_precision,
    publisher,
    count(distinct article_id) as article_count,
    count(distinct article_id) filter (where is_about_tariffs) as tariff_article_count,
    count(distinct article_id) filter (where rate_mention_count > 0) as rate_article_count,
    count(distinct article_id) filter (where duplicate_of is not null) as duplicate_article_count,
    sum(rate_mention_count) as rate_mention_count,
    sum(claim_count) as claim_count,
    sum(date_mention_count) as date_mention_count,
    sum(entity_mention_count) as entity_mention_count
from mart.article_overview
group by published_on, published_precision, publisher
