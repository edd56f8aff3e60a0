-- mart.corroboration: A fact has as many articles and stories as state it, and no more known origins than stories name.
with facts as (
    select
        fact_id,
        count(distinct article_id) as article_count,
        count(distinct coalesce(duplicate_of, article_id)) as story_count,
        list_sort(list(distinct origin) filter (where origin is not null)) as named_origins
    from mart.corroboration
    group by fact_id
)

select
    claims.claim_id,
    claims.article_count,
    claims.story_count,
    claims.origin_count,
    claims.origins,
    facts.named_origins
from mart.corroboration as claims
inner join facts on claims.fact_id = facts.fact_id
where
    claims.article_count <> facts.article_count
    or claims.story_count <> facts.story_count
    or claims.origin_count <> greatest(len(claims.origins), 1)
    or not list_has_all(coalesce(facts.named_origins, []), claims.origins)
