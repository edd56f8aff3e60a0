-- Which claims does the reader itself doubt, so that somebody should look at them before they are relied on?
-- Asked by: editors, compliance teams.
-- Reading it: one row is one rate of a current article, the most doubtful first: how likely who levies on whose goods
-- is right, and how likely kind, state and basis are, with the sentence to judge by.
-- To change: least_probability in asked, below which a claim is doubted.
with asked as (
    select 0.6 as least_probability
)

select
    least(claims.parties_probability, claims.terms_probability) as doubted_probability,
    claims.parties_probability,
    claims.terms_probability,
    claims.text as rate,
    claims.imposer_name,
    coalesce(list_sort(list(distinct claims.target_name) filter (where claims.target_name is not null)), []) as targets,
    coalesce(list_sort(list(distinct claims.product_name) filter (where claims.product_name is not null)), []) as products,
    claims.measure_label,
    claims.status_label,
    claims.basis_label,
    claims.publisher,
    claims.published_on,
    claims.sentence
from mart.tariff_claims as claims
cross join asked
where least(claims.parties_probability, claims.terms_probability) < asked.least_probability and claims.duplicate_of is null
group by
    claims.mention_id, claims.parties_probability, claims.terms_probability, claims.text, claims.imposer_name, claims.measure_label,
    claims.status_label, claims.basis_label, claims.publisher, claims.published_on, claims.sentence, claims.article_id, claims.char_start
order by doubted_probability, claims.published_on nulls last, claims.article_id, claims.char_start, claims.mention_id
