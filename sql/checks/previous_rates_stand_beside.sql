-- mart.tariff_claims: The rate a claim takes the place of stands in the same sentence, and is another mention than its own.
select
    claims.claim_id,
    claims.mention_id,
    claims.previous_mention_id,
    claims.previous_rate_pct,
    earlier.rate_pct as rate_pct_of_mention
from mart.tariff_claims as claims
left join core.rate_mentions as earlier
    on
        claims.previous_mention_id = earlier.mention_id
        and claims.article_id = earlier.article_id
        and claims.sentence_no = earlier.sentence_no
        and claims.mention_id <> earlier.mention_id
where
    (claims.previous_mention_id is null) <> (claims.previous_rate_pct is null)
    or (claims.previous_mention_id is not null and claims.previous_rate_pct is distinct from earlier.rate_pct)
