-- Where each current article comes from as a whole: the outlet that published it, another outlet that its dateline, byline or notes
-- credit, and, for near-copies, what the whole story comes from. An outlet is a news medium of the vocabulary or a publisher as stated.
with articles as (
    select
        articles.article_id,
        articles.publisher,
        articles.authors,
        articles.published_on,
        articles.published_at,
        coalesce(versions.duplicate_of, articles.article_id) as story_id,
        -- An address says nothing where anybody may publish under it.
        coalesce(
            articles.publisher,
            nullif(
                regexp_replace(
                    regexp_extract(articles.url, '^https?://(?:www\.)?([^/:?#]+)', 1),
                    '^(?:.*\.)?(?:blogspot|facebook|medium|substack|toutiao|twitter|wordpress|x|youtube)\.[a-z.]+$',
                    ''
                ),
                ''
            )
        ) as house
    from core.articles as articles
    inner join mart.article_versions as versions on articles.article_id = versions.article_id
    where versions.is_current
),

keyed as (
    select
        *,
        regexp_replace(
            lower(strip_accents(regexp_replace(house, '(?i)^the\s+|\s*\([^)]*\)', '', 'g'))), '[^\p{L}\p{N}]+', '', 'g'
        ) as house_key,
        -- 'wsj' of 'wsj.com', 'nikkei' of 'asia.nikkei.com', 'bbc' of 'bbc.co.uk'.
        regexp_extract(
            lower(house),
            '^(?:[a-z0-9-]+\.)*?([a-z0-9-]+)\.(?:(?:com?|net|org|ne|or|gov?|ac)\.[a-z]{2}|com|net|org|news|info|media|[a-z]{2})$',
            1
        ) as domain_key
    from articles
),

published as (
    select
        keyed.*,
        coalesce(by_name.outlet_id, by_domain.outlet_id) as outlet_id,
        coalesce(by_name.is_agency, by_domain.is_agency, false) as is_agency,
        coalesce(by_name.outlet, by_domain.outlet, min(keyed.house) over (partition by keyed.house_key)) as outlet
    from keyed
    left join mart.outlets as by_name on keyed.house_key = by_name.spelling_key
    left join mart.outlets as by_domain on keyed.domain_key = by_domain.spelling_key
),

outlets as (
    select
        spelling_key,
        outlet
    from mart.outlets
    where not is_platform
    union
    select
        house_key as spelling_key,
        outlet
    from published
    where outlet_id is null and house_key <> ''
),

paragraphs as (
    select
        article_id,
        min(block_no, 2) as first_nos,
        max(block_no) as last_no
    from core.blocks
    where kind = 'paragraph'
    group by article_id
),

blocks as (
    -- Those that may name a source: few, so that what follows looks closely at few.
    select
        blocks.article_id,
        blocks.block_no,
        blocks.kind,
        blocks.text,
        coalesce(list_contains(paragraphs.first_nos, blocks.block_no), false) as is_first_paragraph,
        coalesce(not blocks.is_body and blocks.block_no > paragraphs.last_no, false) as is_below_text
    from core.blocks as blocks
    inner join articles on blocks.article_id = articles.article_id
    left join paragraphs on blocks.article_id = paragraphs.article_id
    where
        blocks.kind in ('byline', 'copyright', 'disclaimer', 'author_note')
        or is_first_paragraph
        or is_below_text
        or regexp_matches(blocks.text, '(?i)this (?:story|article|report|piece|column|essay|interview|dispatch)')
        or regexp_matches(blocks.text, '(?i)^\W*(?:originally|first) (?:published|appeared)')
),

bylines as (
    select
        article_id,
        block_no,
        text
    from blocks
    where kind = 'byline'
    union all
    select
        article_id,
        -1 as block_no,
        unnest(authors) as text
    from articles
),

notes as (
    -- A bare name below the text is as a rule the credit of a picture, and so is a source that stands above the last paragraph.
    select
        article_id,
        block_no,
        unnest([
            regexp_extract(
                text,
                '(?i)\bthis (?:story|article|report|piece|column|essay|interview|dispatch)\b[^.]{0,40}'
                || '\b(?:published|appeared|produced|provided)\b[^.]{0,20}?\b(?:by|in|on)\s.{2,60}',
                0
            ),
            regexp_extract(text, '(?i)^\W*(?:originally|first) (?:published|appeared) (?:by|in|on)\s.{2,60}', 0),
            case
                when kind in ('copyright', 'disclaimer', 'author_note')
                    then regexp_extract(text, '(?i)(?:©|\(c\)|\bcopyright\b)[\s©\d,–-]*.{2,60}', 0)
                else ''
            end,
            case
                when is_below_text
                    then regexp_extract(text, '(?i)^\W*(?:source|via|distributed by|provided by|courtesy of)\b:?\s.{2,60}', 0)
                else ''
            end
        ]) as credit_words
    from blocks
),

named as (
    -- TOKYO, May 4 (Kyodo) -- ...
    select
        article_id,
        'dateline' as credit_kind,
        block_no,
        1 as place_no,
        regexp_extract(text, '^[^()]{0,80}(?:\([^()]{2,40}\)\s*[:–—-]+|\d\s*\([^()]{2,40}\))', 0) as credit_words,
        regexp_extract(credit_words, '\(([^()]+)\)[^()]*$', 1) as name
    from blocks
    where is_first_paragraph
    union all
    -- By Jane Doe, Reuters
    select
        article_id,
        'byline' as credit_kind,
        block_no,
        unnest(generate_series(1, len(pieces))) as place_no,
        text as credit_words,
        unnest(pieces) as name
    from (
        select
            *,
            string_split_regex(
                regexp_replace(text, '(?i)^\W*by\s+|\b(?:staff|writers?|reporters?|correspondents?|newsroom|desk)\b', '', 'g'),
                '(?i)[][,/|·•;()]|\s[–—-]\s|\band\b|\bfor\b'
            ) as pieces
        from bylines
    ) as parted
    union all
    -- This article was first published by Nikkei Asia. Copyright 2025 The Associated Press. Source: Reuters
    select
        article_id,
        'note' as credit_kind,
        block_no,
        unnest(generate_series(0, 10 * len(words) - 1)) as place_no,
        credit_words,
        array_to_string(words[place_no // 10 + 1 : place_no // 10 + place_no % 10], ' ') as name
    from (
        select
            *,
            string_split_regex(trim(credit_words), '\s+') as words
        from notes
        where credit_words <> ''
    ) as parted
),

credits as (
    select
        named.article_id,
        outlets.outlet as credited_outlet,
        named.credit_kind,
        trim(named.credit_words) as credit_words
    from named
    inner join published on named.article_id = published.article_id
    inner join outlets
        on
            outlets.spelling_key
            = regexp_replace(lower(strip_accents(regexp_replace(trim(named.name), '(?i)^the\s+', ''))), '[^\p{L}\p{N}]+', '', 'g')
    where outlets.outlet is distinct from published.outlet and regexp_matches(trim(named.name), '^[\p{Lu}\p{N}]|^[a-z]+$')
    qualify
        row_number() over (
            partition by named.article_id
            order by
                case named.credit_kind when 'dateline' then 1 when 'byline' then 2 else 3 end asc,
                named.block_no asc,
                len(outlets.spelling_key) desc,
                named.place_no asc,
                outlets.outlet asc
        ) = 1
),

members as (
    select
        published.*,
        credits.credited_outlet,
        credits.credit_kind,
        credits.credit_words,
        coalesce(credits.credited_outlet, published.outlet) as comes_from,
        case
            when credits.credited_outlet is not null then 1
            when published.is_agency then 2
            when published.outlet is not null then 3
            else 4
        end as weight
    from published
    left join credits on published.article_id = credits.article_id
),

stories as (
    select
        story_id,
        comes_from as origin
    from members
    qualify
        row_number() over (
            partition by story_id
            order by weight, article_id <> story_id, published_on nulls last, published_at nulls last, article_id
        ) = 1
)

select
    members.article_id,
    members.publisher,
    members.outlet_id,
    members.outlet,
    members.story_id,
    members.credited_outlet,
    members.credit_kind,
    members.credit_words,
    stories.origin,
    case
        when stories.origin is null then 'unknown'
        when stories.origin = members.outlet then 'publisher'
        when stories.origin = members.credited_outlet then 'credit'
        else 'near_copy'
    end as origin_basis
from members
inner join stories on members.story_id = stories.story_id
