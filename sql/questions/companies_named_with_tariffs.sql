-- Which companies are named in the same breath as which tariffs?
-- Asked by: investors, business journalists.
-- Reading it: one row is one company and one kind of goods: the rates that stand in sentences with its name, and whose
-- they are. It may be hit, spared or only quoted; the sentence tells.
-- To change: nothing has to be; set company in asked to part of a name to see only that company.
with asked as (
    select '' as company
),

companies as (
    select distinct
        mentions.article_id,
        mentions.sentence_no,
        mentions.entity_id,
        mentions.name
    from core.entity_mentions as mentions
    inner join vocab.organisations as known on mentions.entity_id = 'ORG:' || known.org_id
    inner join mart.article_versions as versions on mentions.article_id = versions.article_id
    cross join asked
    where
        known.kind = 'company' and versions.is_current and versions.duplicate_of is null
        and contains(lower(mentions.name), lower(asked.company))
)

select
    companies.name as company_name,
    claims.product_name,
    coalesce(list_sort(list(distinct claims.imposer_name) filter (where claims.imposer_name is not null)), []) as imposers,
    coalesce(list_sort(list(distinct claims.target_name) filter (where claims.target_name is not null)), []) as targets,
    list_sort(list(distinct claims.rate_pct)) as rates_pct,
    count(distinct claims.article_id) as article_count,
    first(claims.sentence order by claims.published_on nulls last, claims.article_id, claims.char_start, claims.claim_id) as sentence
from companies
inner join mart.tariff_claims as claims on companies.article_id = claims.article_id and companies.sentence_no = claims.sentence_no
group by companies.name, companies.entity_id, claims.product_name
order by company_name, companies.entity_id, claims.product_name nulls last
