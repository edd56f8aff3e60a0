-- Where do two publishers contradict each other about the same tariff on the same day?
-- Asked by: fact-checkers, editors, compliance officers.
-- Reading it: one row is one pair of claims that cannot both be right; explanation says why in words. Copies of one
-- story are never set against each other.
-- To change: scope in asked; 'within_article' shows where one article contradicts itself.
with asked as (
    select 'between_articles' as scope
)

select
    pairs.about_on,
    pairs.imposer_name,
    pairs.target_name,
    pairs.product_name,
    pairs.measure_label,
    pairs.rule_label,
    pairs.explanation,
    pairs.first_publisher,
    pairs.first_rate_pct,
    pairs.first_sentence,
    pairs.second_publisher,
    pairs.second_rate_pct,
    pairs.second_sentence
from mart.contradictions as pairs
inner join asked on pairs.scope = asked.scope
where pairs.is_contradiction and (pairs.scope = 'within_article' or pairs.first_publisher is distinct from pairs.second_publisher)
order by pairs.about_on nulls last, pairs.imposer_name, pairs.target_name, pairs.product_name, pairs.measure_label, pairs.contradiction_id
