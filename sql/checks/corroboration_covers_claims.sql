-- mart.corroboration: Every claim has its row, and no row is without its claim.
select
    coalesce(claims.claim_id, rows.claim_id) as claim_id,
    claims.mention_id,
    rows.mention_id as corroborated_mention_id
from mart.tariff_claims as claims
full join mart.corroboration as rows on claims.claim_id = rows.claim_id
where claims.mention_id is distinct from rows.mention_id
