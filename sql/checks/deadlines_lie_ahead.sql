-- mart.deadlines: Every deadline lies ahead of the publication of its article, and its words are a mention of that article.
with mentions as (
    select
        mention_id,
        article_id,
        text
    from core.date_mentions
    union all
    select
        mention_id,
        article_id,
        text
    from core.rate_mentions
)

select
    deadlines.deadline_id,
    deadlines.article_id,
    deadlines.published_on,
    deadlines.due_on,
    deadlines.due_end_on,
    deadlines.text
from mart.deadlines as deadlines
left join mentions on deadlines.mention_id = mentions.mention_id and deadlines.article_id = mentions.article_id
where
    deadlines.due_on <= deadlines.published_on
    or deadlines.due_end_on < deadlines.due_on
    or deadlines.days_ahead <> deadlines.due_on - deadlines.published_on
    or deadlines.text is distinct from mentions.text
