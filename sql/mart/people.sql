-- Every spelling of a person, how it was tied to the person, and a sentence to judge that by.
with mentions as (
    select
        mentions.entity_id,
        mentions.text as spelling,
        mentions.match,
        mentions.score,
        mentions.article_id,
        mentions.sentence_no,
        articles.publisher,
        articles.published_on,
        articles.duplicate_of,
        count(*) over (partition by mentions.entity_id, mentions.text, mentions.match) as match_count,
        row_number() over (
            partition by mentions.entity_id, mentions.text, mentions.match
            order by articles.published_on nulls last, mentions.article_id, mentions.char_start, mentions.mention_id
        ) as mention_no
    from core.entity_mentions as mentions
    inner join mart.article_overview as articles on mentions.article_id = articles.article_id
    where mentions.type = 'PERSON'
),

examples as (
    select
        mentions.entity_id,
        mentions.spelling,
        mentions.match,
        mentions.article_id as example_article_id,
        sentences.text as example_sentence
    from mentions
    inner join core.sentences as sentences on mentions.article_id = sentences.article_id and mentions.sentence_no = sentences.sentence_no
    where mentions.mention_no = 1
    qualify
        row_number() over (
            partition by mentions.entity_id, mentions.spelling
            order by mentions.match_count desc, mentions.match asc
        ) = 1
),

counted as (
    select
        entity_id,
        spelling,
        list_sort(list(distinct match)) as matches,
        count(*) as mention_count,
        count(distinct article_id) as article_count,
        count(distinct article_id) filter (where duplicate_of is null) as story_count,
        count(distinct publisher) as publisher_count,
        min(score) as lowest_score,
        max(score) as highest_score,
        min(published_on) as first_published_on,
        max(published_on) as last_published_on
    from mentions
    group by entity_id, spelling
)

select
    counted.*,
    entities.name,
    entities.country,
    entities.description,
    entities.is_in_vocabulary,
    examples.match,
    examples.example_article_id,
    examples.example_sentence,
    list_has_all(
        regexp_extract_all(lower(strip_accents(entities.name)), '[\p{L}\p{M}\p{N}]+'),
        regexp_extract_all(lower(strip_accents(counted.spelling)), '[\p{L}\p{M}\p{N}]+')
    ) as is_part_of_name
from counted
inner join core.entities as entities on counted.entity_id = entities.entity_id
inner join examples on counted.entity_id = examples.entity_id and counted.spelling = examples.spelling
