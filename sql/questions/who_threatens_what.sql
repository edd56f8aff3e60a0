-- Who is named where a tariff is threatened?
-- Asked by: political journalists, trade analysts.
-- Reading it: one row is one person and one threatened rate whose sentence names the person: mostly who threatens, at
-- times who answers or is quoted.
-- To change: nothing has to be; set person in asked to part of a name to see only that person.
with asked as (
    select '' as person
),

people as (
    select distinct
        mentions.article_id,
        mentions.sentence_no,
        mentions.entity_id,
        mentions.name
    from core.entity_mentions as mentions
    cross join asked
    where mentions.type = 'PERSON' and contains(lower(mentions.name), lower(asked.person))
)

select
    people.name as person_name,
    claims.published_on,
    claims.imposer_name,
    claims.rate_pct,
    coalesce(list_sort(list(distinct claims.target_name) filter (where claims.target_name is not null)), []) as targets,
    coalesce(list_sort(list(distinct claims.product_name) filter (where claims.product_name is not null)), []) as products,
    claims.publisher,
    claims.sentence
from people
inner join mart.tariff_claims as claims on people.article_id = claims.article_id and people.sentence_no = claims.sentence_no
where claims.status = 'threatened' and claims.duplicate_of is null
group by
    people.name, people.entity_id, claims.published_on, claims.imposer_name, claims.rate_pct, claims.publisher, claims.sentence,
    claims.article_id, claims.mention_id, claims.char_start
order by person_name, people.entity_id, claims.published_on nulls last, claims.article_id, claims.char_start, claims.mention_id
