-- How much was published about tariffs, day by day?
-- Asked by: media researchers, economists who need an index of attention.
-- Reading it: one row is one day of publication, all publishers together. Shares are of the articles of that day;
-- articles whose day is known only to the month or year are left out.
-- To change: first_day in asked, the day to begin with.
with asked as (
    select date '2018-01-01' as first_day
)

select
    days.published_on,
    sum(days.article_count)::bigint as article_count,
    sum(days.tariff_article_count)::bigint as tariff_article_count,
    round(100.0 * sum(days.tariff_article_count) / sum(days.article_count), 1) as tariff_article_pct,
    sum(days.duplicate_article_count)::bigint as duplicate_article_count,
    sum(days.rate_mention_count)::bigint as rate_mention_count,
    coalesce(list_sort(list(distinct days.publisher) filter (where days.publisher is not null)), []) as publishers
from mart.coverage_by_day as days
cross join asked
where days.published_precision = 'day' and days.published_on >= asked.first_day
group by days.published_on
order by days.published_on
