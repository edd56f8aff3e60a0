-- How much is written about a country. What names it and what it levies or pays is listed first, each article once for each country, so
-- that no join multiplies another.
with named as (
    select
        article_id,
        substring(entity_id, len('COUNTRY:') + 1) as country,
        count(*) as mention_count,
        0 as imposer_claim_count,
        0 as target_claim_count
    from core.entity_mentions
    where type = 'COUNTRY'
    group by article_id, entity_id
),

levied as (
    select
        article_id,
        imposer as country,
        0 as mention_count,
        count(*) as imposer_claim_count,
        0 as target_claim_count
    from mart.tariff_claims
    where imposer is not null
    group by article_id, imposer
),

hit as (
    select
        article_id,
        target as country,
        0 as mention_count,
        0 as imposer_claim_count,
        count(*) as target_claim_count
    from mart.tariff_claims
    where target is not null
    group by article_id, target
),

counted as (
    select
        country,
        article_id,
        sum(mention_count) as mention_count,
        sum(imposer_claim_count) as imposer_claim_count,
        sum(target_claim_count) as target_claim_count
    from (
        from named
        union all by name
        from levied
        union all by name
        from hit
    ) as counts
    where country <> 'WORLD'
    group by country, article_id
),

totals as (
    select count(*) as tariff_article_total
    from mart.article_overview
    where is_about_tariffs
)

select
    counted.country,
    coalesce(countries.name, counted.country) as country_name,
    count(*) as article_count,
    count(*) filter (where articles.is_about_tariffs) as tariff_article_count,
    100.0 * count(*) filter (where articles.is_about_tariffs) / totals.tariff_article_total as tariff_article_share_pct,
    count(*) filter (where articles.duplicate_of is null) as story_count,
    sum(counted.mention_count) as mention_count,
    sum(counted.imposer_claim_count) as imposer_claim_count,
    sum(counted.target_claim_count) as target_claim_count,
    count(distinct articles.publisher) as publisher_count,
    min(articles.published_on) as first_published_on,
    max(articles.published_on) as last_published_on
from counted
inner join mart.article_overview as articles on counted.article_id = articles.article_id
left join vocab.countries as countries on counted.country = countries.code
cross join totals
group by counted.country, countries.name, totals.tariff_article_total
