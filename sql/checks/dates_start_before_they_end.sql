-- core.date_mentions: A date has a first and a last day, in this order, and a unit; a length of time has none of them.
select
    mention_id,
    article_id,
    rule,
    text,
    type,
    value,
    date_start,
    date_end,
    granularity
from core.date_mentions
where
    case
        when type = 'DATE' then not coalesce(date_start <= date_end and granularity is not null, false)
        else date_start is not null or date_end is not null or granularity is not null
    end
