-- Which laws and agreements are named together with which kinds of tariff?
-- Asked by: trade lawyers, compliance officers.
-- Reading it: one row is one law and one kind of tariff whose rates stand in the same sentences; rates_pct are the
-- rates. To be named together is a lead, not proof that the tariff rests on the law: measure_by_law is the kind that is
-- known to rest on it.
-- To change: nothing.
with laws as (
    select distinct
        mentions.article_id,
        mentions.sentence_no,
        mentions.entity_id,
        mentions.name
    from core.entity_mentions as mentions
    inner join mart.article_versions as versions on mentions.article_id = versions.article_id
    where mentions.type = 'LAW' and versions.is_current and versions.duplicate_of is null
)

select
    laws.name as law_name,
    claims.measure_label,
    known.measure as measure_by_law,
    count(distinct claims.article_id) as article_count,
    count(distinct claims.mention_id) as rate_count,
    list_sort(list(distinct claims.rate_pct)) as rates_pct,
    first(claims.sentence order by claims.published_on nulls last, claims.article_id, claims.char_start, claims.claim_id) as sentence
from laws
inner join mart.tariff_claims as claims on laws.article_id = claims.article_id and laws.sentence_no = claims.sentence_no
left join vocab.laws as known on laws.entity_id = 'LAW:' || known.law_id
group by laws.name, laws.entity_id, claims.measure_label, known.measure
order by law_name, claims.measure_label, laws.entity_id
