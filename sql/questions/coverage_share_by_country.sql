-- Which countries are tariff stories about, and what is each one's share?
-- Asked by: media researchers, trade analysts.
-- Reading it: one row is one country, the most covered first. Shares add up to more than 100, as an article names
-- several countries; story_count leaves near-copies out. Claims as imposer and as target say on which side of the
-- tariff it stands.
-- To change: nothing.
select
    country_name,
    round(tariff_article_share_pct, 1) as tariff_article_share_pct,
    tariff_article_count,
    story_count,
    mention_count,
    imposer_claim_count,
    target_claim_count,
    publisher_count,
    first_published_on,
    last_published_on
from mart.coverage_by_country
order by tariff_article_count desc, mention_count desc, country asc
