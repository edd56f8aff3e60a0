-- core.rate_mentions: Every product a rate hits is in vocab.products.
with slugs as (
    select
        mention_id,
        article_id,
        rule,
        unnest(products) as slug
    from core.rate_mentions
)

select
    slugs.slug,
    slugs.mention_id,
    slugs.article_id,
    slugs.rule
from slugs
left join vocab.products as products on slugs.slug = products.slug
where products.slug is null
