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
),

-- The rates beside a rate in its sentence that it may take the place of. A duty and its parts are often named together, so of two kinds of
-- tariff that the text tells apart none takes the other's place, and the ordinary duty takes nobody's.
predecessors as (
    select
        claims.mention_id,
        claims.target,
        claims.product,
        earlier.mention_id as previous_mention_id,
        earlier.rate_pct as previous_rate_pct,
        earlier.status = 'former' as is_former,
        earlier.measure = claims.measure as is_same_measure,
        earlier.char_start as previous_char_start,
        case
            when earlier.char_end <= claims.char_start then claims.char_start - earlier.char_end
            else earlier.char_start - claims.char_end
        end as distance,
        case
            when earlier.char_end <= claims.char_start
                then
                    regexp_matches(substring(lines.text, 1, earlier.char_start - lines.char_start), '(?i)\bfrom\b[^,;.]{0,25}$')
                    and regexp_matches(
                        substring(lines.text, earlier.char_end - lines.char_start + 1, claims.char_start - earlier.char_end),
                        '(?i)^[^,;.]{0,25}\bto\b[^,;.]{0,15}$'
                    )
            else
                regexp_matches(substring(lines.text, 1, claims.char_start - lines.char_start), '(?i)\bto\b[^,;.]{0,15}$')
                and regexp_matches(
                    substring(lines.text, claims.char_end - lines.char_start + 1, earlier.char_start - claims.char_end),
                    '(?i)^[^,;.]{0,15}\bfrom\b[^,;.]{0,25}$'
                )
        end as is_set_beside
    from by_product as claims
    inner join core.rate_mentions as earlier
        on
            claims.article_id = earlier.article_id
            and claims.sentence_no = earlier.sentence_no
            and claims.mention_id <> earlier.mention_id
            and claims.imposer is not distinct from earlier.imposer
            and claims.basis = earlier.basis
    inner join core.sentences as lines on claims.article_id = lines.article_id and claims.sentence_no = lines.sentence_no
    where
        claims.status <> 'former'
        and claims.basis <> 'change'
        and earlier.status in ('former', 'in_effect')
        and case when claims.target is null then len(earlier.targets) = 0 else list_contains(earlier.targets, claims.target) end
        and case when claims.product is null then len(earlier.products) = 0 else list_contains(earlier.products, claims.product) end
        and (
            earlier.measure = claims.measure
            or claims.measure = 'unspecified'
            or (claims.measure <> 'mfn' and earlier.measure in ('mfn', 'unspecified'))
        )
),

previous_rates as (
    select
        mention_id,
        target,
        product,
        previous_mention_id,
        previous_rate_pct
    from predecessors
    where is_former or is_set_beside
    qualify
        row_number() over (
            partition by mention_id, target, product
            order by is_set_beside desc, is_same_measure desc, distance asc, previous_char_start asc, previous_mention_id asc
        ) = 1
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
    previous_rates.previous_rate_pct,
    previous_rates.previous_mention_id,
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
    claims.parties_probability,
    claims.terms_probability,
    coalesce(claims.effective_on, articles.published_on) as since_on,
    case when claims.effective_on is null then articles.published_precision else claims.effective_precision end as since_precision,
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
left join previous_rates
    on
        claims.mention_id = previous_rates.mention_id
        and claims.target is not distinct from previous_rates.target
        and claims.product is not distinct from previous_rates.product
left join vocab.countries as imposers on claims.imposer = imposers.code
left join vocab.countries as targets on claims.target = targets.code
left join vocab.products as products on claims.product = products.slug
left join vocab.terms as modifiers on modifiers.column_name = 'modifier' and claims.modifier = modifiers.value
left join vocab.terms as bases on bases.column_name = 'basis' and claims.basis = bases.value
left join vocab.terms as measures on measures.column_name = 'measure' and claims.measure = measures.value
left join vocab.terms as statuses on statuses.column_name = 'status' and claims.status = statuses.value
