-- Who and what is named together. Two that stand in one article only, and never in one sentence of it, are left out: a long article has
-- hundreds of such pairs, and they say nothing.
with stories as (
    select
        article_id,
        published_on
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
        by_sentence.article_id,
        by_sentence.entity_no,
        stories.published_on
    from by_sentence
    inner join stories on by_sentence.article_id = stories.article_id
),

totals as (
    select count(*) as story_total
    from stories
),

counts as (
    select
        entity_no,
        count(*) as article_count
    from by_article
    group by entity_no
),

-- A row for each article of a pair and one for each sentence: counted together, there is one count of millions of pairs and not two that
-- have to be joined.
met as (
    select
        firsts.entity_no as first_no,
        seconds.entity_no as second_no,
        null as sentence_no,
        firsts.published_on
    from by_article as firsts
    inner join by_article as seconds on firsts.article_id = seconds.article_id and firsts.entity_no < seconds.entity_no
    union all
    select
        firsts.entity_no as first_no,
        seconds.entity_no as second_no,
        firsts.sentence_no,
        null as published_on
    from by_sentence as firsts
    inner join by_sentence as seconds
        on firsts.article_id = seconds.article_id and firsts.sentence_no = seconds.sentence_no and firsts.entity_no < seconds.entity_no
),

pairs as (
    select
        first_no,
        second_no,
        count(*) - count(sentence_no) as article_count,
        count(sentence_no) as sentence_count,
        min(published_on) as first_published_on,
        max(published_on) as last_published_on
    from met
    group by first_no, second_no
    having count(*) > 1
)

select
    firsts.entity_id as first_entity_id,
    firsts.name as first_name,
    firsts.type as first_type,
    seconds.entity_id as second_entity_id,
    seconds.name as second_name,
    seconds.type as second_type,
    pairs.article_count,
    pairs.sentence_count,
    first_counts.article_count as first_article_count,
    second_counts.article_count as second_article_count,
    pairs.article_count * totals.story_total / (first_counts.article_count * second_counts.article_count) as lift,
    pairs.first_published_on,
    pairs.last_published_on
from pairs
inner join entities as firsts on pairs.first_no = firsts.entity_no
inner join entities as seconds on pairs.second_no = seconds.entity_no
inner join counts as first_counts on pairs.first_no = first_counts.entity_no
inner join counts as second_counts on pairs.second_no = second_counts.entity_no
cross join totals
