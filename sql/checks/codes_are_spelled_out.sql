-- vocab.terms: Every measure, status, basis and modifier of a rate, and every reason of a passed figure, has exactly one label.
with codes as (
    select distinct
        'measure' as column_name,
        measure as code
    from core.rate_mentions
    union all
    select distinct
        'status' as column_name,
        status as code
    from core.rate_mentions
    union all
    select distinct
        'modifier' as column_name,
        modifier as code
    from core.rate_mentions
    union all
    select distinct
        'basis' as column_name,
        basis as code
    from core.rate_mentions
    union all
    select distinct
        'reason' as column_name,
        reason as code
    from core.passed_figures
)

select
    codes.column_name,
    codes.code,
    count(terms.label) as label_count
from codes
left join vocab.terms as terms on codes.column_name = terms.column_name and codes.code = terms.value
group by codes.column_name, codes.code
having count(terms.label) <> 1
