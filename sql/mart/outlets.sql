-- Every spelling of every news medium of the vocabulary, by which publishers, credits and relays are tied to it. Spellings are compared by
-- their letters and digits alone, without a leading "the".
with spellings as (
    select
        *,
        unnest(list_distinct(list_append(aliases, name))) as spelling
    from vocab.organisations
    where kind = 'media'
),

keyed as (
    select
        *,
        regexp_replace(lower(strip_accents(regexp_replace(spelling, '(?i)^the\s+', ''))), '[^\p{L}\p{N}]+', '', 'g') as spelling_key
    from spellings
)

select
    spelling_key,
    spelling,
    name as outlet,
    country,
    'ORG:' || org_id as outlet_id,
    org_id in (
        'agence-france-presse',
        'anadolu-agency',
        'ansa',
        'asian-news-international',
        'associated-press',
        'associated-press-of-pakistan',
        'australian-associated-press',
        'austria-press-agency',
        'bernama',
        'bloomberg',
        'central-news-agency',
        'china-news-service',
        'deutsche-presse-agentur',
        'dow-jones-newswires',
        'efe',
        'ians',
        'interfax',
        'jiji-press',
        'keystone-sda',
        'kyodo-news',
        'lusa',
        'pap',
        'press-trust-of-india',
        'reuters',
        'ritzau',
        'tass',
        'the-canadian-press',
        'tt-news-agency',
        'ukrinform',
        'vietnam-news-agency',
        'wam',
        'xinhua-news-agency',
        'yonhap-news-agency'
    ) as is_agency,
    org_id in (
        'business-wire',
        'facebook',
        'globenewswire',
        'instagram',
        'linkedin',
        'pr-newswire',
        'reddit',
        'substack',
        'tiktok',
        'toutiao',
        'truth-social',
        'twitter',
        'wechat',
        'weibo',
        'x',
        'youtube'
    ) as is_platform
from keyed
-- Where two share a spelling, it is that of the one whose name it is.
qualify row_number() over (partition by spelling_key order by spelling <> name, org_id, spelling) = 1
