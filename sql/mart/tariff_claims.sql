-- Each rate of a current article once for each country it hits and each group of goods, with its codes spelled out. An empty list is
-- one row with null, so that a rate whose target or product the text leaves open is not lost.
with by_target as (
    select
        rates.*,
        unnest(case when len(rates.targets) = 0 then [null] else rates.targets end) as target
    from core.rate_mentions as rates
    inner join mart.article_versions as versions on rates.article_id = versions.article_id
    where versions.is_current
),

by_product as (
    select
        *,
        unnest(case when len(products) = 0 then [null] else products end) as product
    from by_target
)

select
    claims.mention_id,
    claims.article_id,
    articles.publisher,
    articles.title,
    articles.url,
    articles.source_path,
    articles.source_line,
    articles.published_on,
    articles.published_precision,
    versions.duplicate_of,
    claims.rate_pct,
    claims.rate_max_pct,
    claims.modifier,
    claims.basis,
    claims.imposer,
    imposers.name as imposer_name,
    claims.target,
    targets.name as target_name,
    claims.product,
    products.name as product_name,
    claims.measure,
    claims.status,
    claims.effective_on,
    claims.effective_precision,
    claims.text,
    sentences.text as sentence,
    claims.sentence_no,
    claims.char_start,
    claims.char_end,
    claims.rule,
    substring(sha256(concat_ws('|', claims.mention_id, coalesce(claims.target, ''), coalesce(claims.product, ''))), 1, 20) as claim_id,
    coalesce(modifiers.label, claims.modifier) as modifier_label,
    coalesce(bases.label, claims.basis) as basis_label,
    coalesce(measures.label, claims.measure) as measure_label,
    coalesce(statuses.label, claims.status) as status_label,
    claims.char_start - sentences.char_start as sentence_char_start,
    claims.char_end - sentences.char_start as sentence_char_end
from by_product as claims
inner join core.articles as articles on claims.article_id = articles.article_id
inner join mart.article_versions as versions on claims.article_id = versions.article_id
inner join core.sentences as sentences on claims.article_id = sentences.article_id and claims.sentence_no = sentences.sentence_no
left join vocab.countries as imposers on claims.imposer = imposers.code
left join vocab.countries as targets on claims.target = targets.code
left join vocab.products as products on claims.product = products.slug
left join vocab.terms as modifiers on modifiers.column_name = 'modifier' and claims.modifier = modifiers.value
left join vocab.terms as bases on bases.column_name = 'basis' and claims.basis = bases.value
left join vocab.terms as measures on measures.column_name = 'measure' and claims.measure = measures.value
left join vocab.terms as statuses on statuses.column_name = 'status' and claims.status = statuses.value
