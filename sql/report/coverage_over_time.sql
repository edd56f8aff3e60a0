-- Coverage over time
-- Articles by time of publication: by day where all appeared within nine weeks, by month up to ten years, else by year.
-- Articles of which that is not known well enough are in a row without period.
with span as (
    select
        case
            when date_diff('day', min(published_on), max(published_on)) <= 62 then 'day'
            when date_diff('month', min(published_on), max(published_on)) <= 120 then 'month'
            else 'year'
        end as unit
    from mart.coverage_by_day
),

placed as (
    select
        span.unit,
        case
            when
                coverage.published_precision = 'day'
                or (coverage.published_precision in ('week', 'month') and span.unit <> 'day')
                or (coverage.published_precision in ('quarter', 'half', 'year') and span.unit = 'year')
                then date_trunc(span.unit, coverage.published_on)::date
        end as period_on,
        coverage.article_count,
        coverage.rate_article_count,
        coverage.tariff_article_count - coverage.rate_article_count as other_tariff_article_count,
        coverage.article_count - coverage.tariff_article_count as other_article_count
    from mart.coverage_by_day as coverage
    cross join span
)

select
    unit,
    period_on,
    sum(article_count) as article_count,
    sum(rate_article_count) as rate_article_count,
    sum(other_tariff_article_count) as other_tariff_article_count,
    sum(other_article_count) as other_article_count
from placed
group by unit, period_on
order by period_on asc nulls last
