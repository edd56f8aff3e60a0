-- core.rate_mentions: Nothing is read from an article that is not about tariffs.
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
    mentions.text,
    articles.source_path
from mentions
inner join core.articles as articles on mentions.article_id = articles.article_id
where not articles.is_about_tariffs
