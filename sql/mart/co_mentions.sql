-- Who and what is named together. Two that stand in one article only, and never in one sentence of it, are left out: a long article has
-- hundreds of such pairs, and they say nothing.
with stories as (
    select
        article_id,
        published_on,
        count(*) over () as story_total
    from mart.article_overview
    where is_about_tariffs and duplicate_of is null
),

-- Numbers in the order of the ids: pairs of numbers are counted much faster than pairs of ids.
entities as (
    select
        entity_id,
        name,
        type,
        row_number() over (order by entity_id) as entity_no
    from core.entities
),

by_sentence as (
    select distinct
        mentions.article_id,
        mentions.sentence_no,
        entities.entity_no
    from core.entity_mentions as mentions
    inner join stories on mentions.article_id = stories.article_id
    inner join entities on mentions.entity_id = entities.entity_id
),

by_article as (
    select distinct
        article_id,
        entity_no
    from by_sentence
),

counts as (
    select
        entity_no,
        count(*) as article_count
    from by_article
    group by entity_no
),

article_pairs as (
    select
        firsts.entity_no as first_no,
        seconds.entity_no as second_no,
        count(*) as article_count,
        min(stories.published_on) as first_published_on,
        max(stories.published_on) as last_published_on,
        min(stories.story_total) as story_total
    from by_article as firsts
    inner join by_article as seconds on firsts.article_id = seconds.article_id and firsts.entity_no < seconds.entity_no
    inner join stories on firsts.article_id = stories.article_id
    group by firsts.entity_no, seconds.entity_no
),

sentence_pairs as (
    select
        firsts.entity_no as first_no,
        seconds.entity_no as second_no,
        count(*) as sentence_count
    from by_sentence as firsts
    inner join by_sentence as seconds
        on firsts.article_id = seconds.article_id and firsts.sentence_no = seconds.sentence_no and firsts.entity_no < seconds.entity_no
    group by firsts.entity_no, seconds.entity_no
)

select
    firsts.entity_id as first_entity_id,
    firsts.name as first_name,
    firsts.type as first_type,
    seconds.entity_id as second_entity_id,
    seconds.name as second_name,
    seconds.type as second_type,
    pairs.article_count,
    coalesce(sentence_pairs.sentence_count, 0) as sentence_count,
    first_counts.article_count as first_article_count,
    second_counts.article_count as second_article_count,
    pairs.article_count * pairs.story_total / (first_counts.article_count * second_counts.article_count) as lift,
    pairs.first_published_on,
    pairs.last_published_on
from article_pairs as pairs
left join sentence_pairs on pairs.first_no = sentence_pairs.first_no and pairs.second_no = sentence_pairs.second_no
inner join entities as firsts on pairs.first_no = firsts.entity_no
inner join entities as seconds on pairs.second_no = seconds.entity_no
inner join counts as first_counts on pairs.first_no = first_counts.entity_no
inner join counts as second_counts on pairs.second_no = second_counts.entity_no
where pairs.article_count > 1 or sentence_pairs.sentence_count is not null
