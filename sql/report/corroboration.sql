-- Best corroborated claims
-- Rates that most independent origins report of the same tariff: a near-copy counts as its original, and an article that relays another
-- outlet counts as that outlet. At most fifteen.
with facts as (
    select
        *,
        row_number() over (
            partition by imposer, target, product, measure, basis, rate_pct, rate_max_pct
            order by published_on asc nulls last, claim_id asc
        ) as place_no
    from mart.corroboration
    where imposer is not null and target is not null and product is not null
)

select
    facts.basis,
    facts.rate_pct,
    facts.rate_max_pct,
    imposers.name as imposer_name,
    targets.name as target_name,
    products.name as product_name,
    measures.label as measure_label,
    facts.origin_count,
    facts.article_count,
    facts.first_published_on,
    articles.published_precision as first_published_precision,
    facts.origins
from facts
left join mart.article_overview as articles on facts.first_article_id = articles.article_id
left join vocab.countries as imposers on facts.imposer = imposers.code
left join vocab.countries as targets on facts.target = targets.code
left join vocab.products as products on facts.product = products.slug
left join vocab.terms as measures on measures.column_name = 'measure' and facts.measure = measures.value
where facts.place_no = 1 and facts.origin_count > 1
order by facts.origin_count desc, facts.article_count desc, facts.first_published_on asc nulls last, facts.claim_id asc
limit 15
