-- core.rate_mentions: Every mention of a rate, date, entity or passed figure lies inside the sentence it names.
with mentions as (
    select
        'rate' as kind,
        mention_id,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        rule
    from core.rate_mentions
    union all
    select
        'date' as kind,
        mention_id,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        rule
    from core.date_mentions
    union all
    select
        'entity' as kind,
        mention_id,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        rule
    from core.entity_mentions
    union all
    select
        'passed' as kind,
        mention_id,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        rule
    from core.passed_figures
)

select
    mentions.kind,
    mentions.mention_id,
    mentions.article_id,
    mentions.rule,
    mentions.sentence_no,
    mentions.char_start,
    mentions.char_end,
    sentences.char_start as sentence_char_start,
    sentences.char_end as sentence_char_end
from mentions
left join core.sentences as sentences on mentions.article_id = sentences.article_id and mentions.sentence_no = sentences.sentence_no
where not coalesce(mentions.char_start >= sentences.char_start and mentions.char_end <= sentences.char_end, false)
