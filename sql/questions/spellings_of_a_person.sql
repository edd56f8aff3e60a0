-- Under which spellings does a person appear, and how was each one resolved?
-- Asked by: journalists, archivists, whoever searches for a name.
-- Reading it: one row is one spelling of one person as articles write it, the most frequent first. match says how it
-- was tied to the person; a low score is worth a look at the example.
-- To change: person in asked, part of the right name or of a spelling.
with asked as (
    select 'Akazawa' as person
)

select
    people.name,
    people.spelling,
    people.match,
    people.mention_count,
    people.article_count,
    people.lowest_score,
    people.description,
    people.first_published_on,
    people.example_sentence
from mart.people as people
cross join asked
where contains(lower(people.name), lower(asked.person)) or contains(lower(people.spelling), lower(asked.person))
order by people.name asc, people.entity_id asc, people.mention_count desc, people.spelling asc, people.match asc
