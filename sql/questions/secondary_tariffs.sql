-- Which tariffs punish a country for whom it trades with?
-- Asked by: sanctions and compliance officers, journalists.
-- Reading it: one row is one report of a secondary tariff: the buyers of Russian or Venezuelan oil, say. The third
-- country stands in the sentence.
-- To change: nothing.
select
    imposer_name,
    target_name,
    rate_pct,
    basis_label,
    status_label,
    effective_on,
    published_on,
    publisher,
    sentence
from mart.tariff_claims
where measure = 'secondary' and duplicate_of is null
order by published_on nulls last, article_id, char_start, claim_id
