-- Contradictions
-- Claims about the same tariff for the same time that cannot both be right, with the sentences they rest on. One pair for each tariff
-- and rule, those between articles before those within one, the latest first; at most ten.
with pairs as (
    select
        *,
        row_number() over (
            partition by imposer, target, product, measure, rule
            order by scope = 'within_article' asc, about_on desc nulls last, contradiction_id asc
        ) as place_no,
        count(*) over (partition by imposer, target, product, measure, rule) as pair_count,
        count(*) over () as contradiction_count
    from mart.contradictions
    where is_contradiction
)

select
    pairs.contradiction_id,
    pairs.contradiction_count,
    pairs.scope,
    pairs.explanation,
    pairs.pair_count,
    pairs.first_article_id = pairs.second_article_id and pairs.first_sentence = pairs.second_sentence as is_one_sentence,
    pairs.imposer_name,
    pairs.target_name,
    pairs.product_name,
    pairs.measure_label,
    pairs.first_rate_pct,
    pairs.first_rate_max_pct,
    first_claims.status_label as first_status_label,
    first_claims.text as first_text,
    pairs.first_sentence,
    pairs.first_publisher,
    pairs.first_published_on,
    first_claims.published_precision as first_published_precision,
    first_claims.title as first_title,
    first_claims.url as first_url,
    pairs.second_rate_pct,
    pairs.second_rate_max_pct,
    second_claims.status_label as second_status_label,
    second_claims.text as second_text,
    pairs.second_sentence,
    pairs.second_publisher,
    pairs.second_published_on,
    second_claims.published_precision as second_published_precision,
    second_claims.title as second_title,
    second_claims.url as second_url
from pairs
left join mart.tariff_claims as first_claims on pairs.first_claim_id = first_claims.claim_id
left join mart.tariff_claims as second_claims on pairs.second_claim_id = second_claims.claim_id
where pairs.place_no = 1
order by pairs.scope = 'within_article' asc, pairs.about_on desc nulls last, pairs.contradiction_id asc
limit 10
