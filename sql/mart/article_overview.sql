-- Each current article with what was found in it. Every count is taken from its own table before joining, so that no join multiplies
-- another.
with sentences as (
    select
        article_id,
        count(*) as sentence_count
    from core.sentences
    group by article_id
),

rates as (
    select
        article_id,
        count(distinct mention_id) as rate_mention_count,
        list_sort(list(distinct imposer) filter (where imposer is not null)) as imposers,
        list_sort(list_distinct(flatten(list(targets)))) as targets,
        list_sort(list_distinct(flatten(list(products)))) as products,
        list_sort(list(distinct measure)) as measures,
        list_sort(list(distinct status)) as statuses,
        min(rate_pct) filter (where basis <> 'change') as lowest_rate_pct,
        max(coalesce(rate_max_pct, rate_pct)) filter (where basis <> 'change') as highest_rate_pct
    from core.rate_mentions
    group by article_id
),

leads as (
    select
        mentions.article_id,
        mentions.mention_id as lead_mention_id,
        mentions.rate_pct as lead_rate_pct,
        mentions.status as lead_status,
        lines.text as lead_sentence
    from core.rate_mentions as mentions
    inner join core.sentences as lines on mentions.article_id = lines.article_id and mentions.sentence_no = lines.sentence_no
    qualify row_number() over (partition by mentions.article_id order by mentions.char_start, mentions.char_end, mentions.mention_id) = 1
),

claims as (
    select
        article_id,
        count(*) as claim_count
    from mart.tariff_claims
    group by article_id
),

dates as (
    select
        article_id,
        count(distinct mention_id) as date_mention_count
    from core.date_mentions
    group by article_id
),

entities as (
    select
        article_id,
        count(distinct mention_id) as entity_mention_count,
        count(distinct entity_id) as entity_count,
        list_sort(list(distinct substring(entity_id, len('COUNTRY:') + 1)) filter (where type = 'COUNTRY')) as countries
    from core.entity_mentions
    group by article_id
)

select
    articles.article_id,
    articles.title,
    articles.publisher,
    articles.authors,
    articles.url,
    articles.source_path,
    articles.source_line,
    articles.published_on,
    articles.published_at,
    articles.published_precision,
    articles.published_basis,
    articles.language,
    articles.is_about_tariffs,
    versions.duplicate_of,
    versions.version_count,
    articles.word_count,
    rates.lowest_rate_pct,
    rates.highest_rate_pct,
    leads.lead_mention_id,
    leads.lead_rate_pct,
    leads.lead_status,
    leads.lead_sentence,
    coalesce(sentences.sentence_count, 0) as sentence_count,
    coalesce(rates.rate_mention_count, 0) as rate_mention_count,
    coalesce(claims.claim_count, 0) as claim_count,
    coalesce(dates.date_mention_count, 0) as date_mention_count,
    coalesce(entities.entity_mention_count, 0) as entity_mention_count,
    coalesce(entities.entity_count, 0) as entity_count,
    coalesce(len(entities.countries), 0) as country_count,
    coalesce(entities.countries, []) as countries,
    coalesce(rates.imposers, []) as imposers,
    coalesce(rates.targets, []) as targets,
    coalesce(rates.products, []) as products,
    coalesce(rates.measures, []) as measures,
    coalesce(rates.statuses, []) as statuses
from core.articles as articles
inner join mart.article_versions as versions on articles.article_id = versions.article_id
left join sentences on articles.article_id = sentences.article_id
left join rates on articles.article_id = rates.article_id
left join leads on articles.article_id = leads.article_id
left join claims on articles.article_id = claims.article_id
left join dates on articles.article_id = dates.article_id
left join entities on articles.article_id = entities.article_id
where versions.is_current
