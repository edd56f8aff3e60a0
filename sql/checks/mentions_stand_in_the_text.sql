-- core.rate_mentions: The span of a mention of a rate, date, entity or passed figure holds exactly its characters, in an article we have.
-- Looked up in its sentence, which another check holds to the text: to count to a place in a long text takes long.
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
    mentions.char_start,
    mentions.char_end,
    mentions.text,
    substring(sentences.text, mentions.char_start - sentences.char_start + 1, mentions.char_end - mentions.char_start) as text_at_span
from mentions
left join core.articles as articles on mentions.article_id = articles.article_id
left join core.sentences as sentences on mentions.article_id = sentences.article_id and mentions.sentence_no = sentences.sentence_no
where
    articles.article_id is null
    or mentions.text is distinct from
    substring(sentences.text, mentions.char_start - sentences.char_start + 1, mentions.char_end - mentions.char_start)
