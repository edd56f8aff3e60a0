-- Where an article hands on what another outlet reported: the mentions of news media beside words such as "reported", "citing" or "told".
-- An outlet that names itself relays nobody, and what somebody posts on a platform is nobody's report.
with outlets as (
    select distinct
        outlet_id,
        outlet
    from mart.outlets
    where not is_platform
),

publishers as (
    select distinct outlet
    from mart.article_origins
    where outlet_id is null and outlet is not null
),

named as materialized (
    -- The mentions of outlets other than the article's own: few, so that what follows looks closely at few sentences.
    select
        mentions.mention_id,
        mentions.article_id,
        mentions.sentence_no,
        mentions.char_start,
        mentions.char_end,
        mentions.text,
        origins.publisher,
        origins.outlet as own_outlet,
        coalesce(outlets.outlet, publishers.outlet) as relayed_outlet
    from core.entity_mentions as mentions
    inner join mart.article_origins as origins on mentions.article_id = origins.article_id
    left join outlets on mentions.entity_id = outlets.outlet_id
    left join publishers
        on
            mentions.type = 'ORG'
            and regexp_replace(lower(mentions.name), '^the ', '') = regexp_replace(lower(publishers.outlet), '^the ', '')
    where relayed_outlet is not null and relayed_outlet is distinct from own_outlet
),

mentions as (
    select
        named.*,
        sentences.block_no,
        sentences.text as sentence,
        substring(sentences.text, 1, named.char_start - sentences.char_start) as words_before,
        substring(sentences.text, named.char_end - sentences.char_start + 1) as words_after
    from named
    inner join core.sentences as sentences on named.article_id = sentences.article_id and named.sentence_no = sentences.sentence_no
),

matched as (
    select
        *,
        -- Between the words and the name may stand what the outlet is: "told Japan's public broadcaster NHK", "citing the daily Nikkei".
        regexp_extract(
            words_before,
            '(?i)\b((?:((?:citing|cites?|cited|quoting|quotes?|quoted|according to|relaying)'
            || '(?: (?:an?|the)(?: [\w-]+)? (?:report|story|article|analysis|account|interview)s? (?:by|in|from|with))?)'
            || '|((?:reported|revealed|disclosed|published|calculated|seen|reviewed|obtained|viewed'
            || '|(?:report|story|article|analysis|survey|poll|account|tally|calculation)s?)(?: earlier| first| on \w+)? (?:by|in|from))'
            || '|((?:told|tells|telling'
            || '|(?:complained|confirmed|explained|admitted|spoke|speaking|talked|talking|statement|remarks) (?:to|with|on)'
            || '|interview(?:ed)? (?:with|by|for|on|to|in)'
            || '|(?:said|says|wrote|writing|appear(?:ed|ing|ance)|op-ed|column|commentary) (?:on|in|to|for))))'
            || ' (?:(?:the|an?) )?(?:(?:[\w’''.&-]+ ){0,4}(?:newspapers?|dail(?:y|ies)|broadcasters?|agency|agencies|channel|network'
            || '|magazine|weekly|website|tabloid|outlets?|station|media|tv|television|radio|paper) )?)$',
            ['words', 'cited', 'reported', 'told']
        ) as before,
        regexp_extract(
            words_after,
            '(?i)^(?:''s|’s)?(?:[ -](?:news(?:paper| agency)?|agency|daily|magazine|network|tv|television|website))?'
            || '(?: \([^)]{1,30}\))?(?:,? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?(?:, [^,]{1,60},)?'
            || '(?: (?:also|first|earlier|later|has|had|have|previously|separately|exclusively|then|\w+day'
            || '|(?:on|in|last|this|late|early) \w+(?: \d{1,2}(?:st|nd|rd|th)?)?))*'
            || ' (?:report(?:s|ed|ing)?|said|says|wrote|writes|not(?:es|ed|iced)|reveal(?:s|ed)|disclosed|learn(?:s|ed)|quot(?:es|ed)'
            || '|cit(?:es|ed)|estimates?d?|reckons?|calculate[sd]|calculations?|point(?:s|ed) out|believe[sd]|comment(?:s|ed)|add(?:s|ed)'
            || '|claim(?:s|ed)|confirm(?:s|ed)|admit(?:s|ted)|found|broke the|story|article|analysis|survey|poll|tally|headline)\b',
            0
        ) as reports,
        regexp_extract(
            words_after, '(?i)^(?:''s|’s)? (?:interview|interviewer|journalists?|reporters?|anchor|programme|program|show)\b', 0
        ) as asks
    from mentions
)

select
    mention_id,
    article_id,
    sentence_no,
    block_no,
    char_start,
    char_end,
    publisher,
    own_outlet as outlet,
    relayed_outlet,
    sentence,
    case
        when before['cited'] <> '' then 'cited'
        when before['reported'] <> '' or reports <> '' then 'reported'
        else 'told'
    end as relay_kind,
    concat(before['words'], text, coalesce(nullif(reports, ''), asks)) as relay_words
from matched
where before['words'] <> '' or reports <> '' or asks <> ''
