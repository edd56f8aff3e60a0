-- core.rate_mentions: No mention id stands twice, in one table of mentions or in two.
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
    mention_id,
    list_sort(list(kind)) as kinds,
    count(*) as times
from mentions
group by mention_id
having count(*) > 1
