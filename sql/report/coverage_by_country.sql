-- Coverage by country
-- How many articles about tariffs name a country, and how many claims speak of it as the one that levies or the one that is hit. The
-- twenty countries named in most articles; the European Union counts as one.
select
    country_name,
    tariff_article_count,
    tariff_article_share_pct,
    imposer_claim_count,
    target_claim_count,
    count(*) over () as country_count
from mart.coverage_by_country
where tariff_article_count > 0
order by tariff_article_count desc, imposer_claim_count + target_claim_count desc, country asc
limit 20
