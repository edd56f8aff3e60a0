-- mart.contradictions: The two claims are two, stand in mart.tariff_claims, and are of the tariff that the row names.
select
    pairs.contradiction_id,
    pairs.rule,
    pairs.first_claim_id,
    pairs.second_claim_id
from mart.contradictions as pairs
left join mart.tariff_claims as one on pairs.first_claim_id = one.claim_id
left join mart.tariff_claims as other on pairs.second_claim_id = other.claim_id
where
    pairs.first_claim_id = pairs.second_claim_id
    or concat_ws('|', pairs.imposer, pairs.target, pairs.product, pairs.measure)
    is distinct from concat_ws('|', one.imposer, one.target, one.product, one.measure)
    or concat_ws('|', pairs.imposer, pairs.target, pairs.product, pairs.measure)
    is distinct from concat_ws('|', other.imposer, other.target, other.product, other.measure)
