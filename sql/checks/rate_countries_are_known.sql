-- core.rate_mentions: Whoever levies a rate and whoever it hits is in vocab.countries.
with codes as (
    select
        mention_id,
        article_id,
        rule,
        'imposer' as column_name,
        imposer as code
    from core.rate_mentions
    where imposer is not null
    union all
    select
        mention_id,
        article_id,
        rule,
        'targets' as column_name,
        unnest(targets) as code
    from core.rate_mentions
)

select
    codes.column_name,
    codes.code,
    codes.mention_id,
    codes.article_id,
    codes.rule
from codes
left join vocab.countries as countries on codes.code = countries.code
where countries.code is null
