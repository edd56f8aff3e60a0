-- The forms of each term. The fold is a light one: English plurals (companies, tariffs and taxes are company, tariff and tax), and words
-- that news writes in two ways. Words of three letters or fewer stay (us, gas), so do those in -ss, -us and -is, and those that mean
-- something else without their s. The fold stands here alone; what is asked is looked up.
with spellings as (
    select
        pair[1] as spelling,
        pair[2] as usual
    from (
        select unnest([
            ['aluminium', 'aluminum'], ['defence', 'defense'], ['fibre', 'fiber'], ['labour', 'labor'], ['tyre', 'tire'],
            ['whisky', 'whiskey'], ['jan', 'january'], ['feb', 'february'], ['apr', 'april'], ['aug', 'august'], ['sep', 'september'],
            ['sept', 'september'], ['oct', 'october'], ['nov', 'november'], ['dec', 'december']
        ]) as pair
    ) as pairs
),

seen as (
    select
        form,
        count(distinct document_no) as document_count
    from mart.search_postings
    group by form
),

-- What may be asked for: what was seen, without the s it may have, and with it, and other spellings.
singulars as (
    select form
    from seen
    union
    select left(form, -1) as form
    from seen
    where form like '%s'
    union
    select left(form, -2) as form
    from seen
    where form like '%es'
    union
    select left(form, -3) || 'y' as form
    from seen
    where form like '%ies'
    union
    select spelling as form
    from spellings
    union
    select usual as form
    from spellings
),

candidates as (
    select form
    from singulars
    union
    select form || 's' as form
    from singulars
    union
    select form || 'es' as form
    from singulars
    union
    select left(form, -1) || 'ies' as form
    from singulars
    where form like '%y'
),

folded as (
    select
        form,
        case
            when not regexp_full_match(form, '\p{L}{4,}') or form in ('customs', 'goods', 'news') then form
            when form in ('calories', 'cookies', 'movies', 'prairies') then left(form, -1)
            when regexp_matches(form, '.[^aeiou]ies$') then left(form, -3) || 'y'
            when regexp_matches(form, '(ss|x|ch|sh|[^h]o|^bus|^gas|surplus|bonus|virus)es$') then left(form, -2)
            when regexp_matches(form, '[^suis]s$') then left(form, -1)
            else form
        end as singular
    from candidates
),

terms as (
    select
        folded.form,
        coalesce(spellings.usual, folded.singular) as term,
        coalesce(seen.document_count, 0) as document_count
    from folded
    left join spellings on folded.singular = spellings.spelling
    left join seen on folded.form = seen.form
)

select
    form,
    term,
    document_count
from terms
qualify max(document_count) over (partition by term) > 0
