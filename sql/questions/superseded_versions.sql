-- Which articles were changed after publication, and which rates came or went?
-- Asked by: fact-checkers, journalists.
-- Reading it: one row is one version of a page that was found in more than one; the last is the current one, and only
-- that is in the other marts. rates_added_pct and rates_dropped_pct compare its rates with those of the version before
-- it.
-- To change: nothing.
with rates as (
    select
        article_id,
        list_sort(list(distinct rate_pct)) as rates_pct
    from core.rate_mentions
    group by article_id
),

versions as (
    select
        versions.url,
        versions.version_no,
        versions.version_count,
        versions.is_current,
        articles.published_on,
        articles.published_at,
        articles.title,
        versions.article_id,
        coalesce(rates.rates_pct, []) as rates_pct,
        lag(coalesce(rates.rates_pct, [])) over (partition by versions.url order by versions.version_no) as earlier_rates_pct
    from mart.article_versions as versions
    inner join core.articles as articles on versions.article_id = articles.article_id
    left join rates on versions.article_id = rates.article_id
    where versions.version_count > 1
)

select
    url,
    version_no,
    is_current,
    published_on,
    published_at,
    title,
    rates_pct,
    case when version_no > 1 then list_filter(rates_pct, lambda rate: not list_contains(earlier_rates_pct, rate)) end as rates_added_pct,
    case when version_no > 1 then list_filter(earlier_rates_pct, lambda rate: not list_contains(rates_pct, rate)) end as rates_dropped_pct,
    article_id
from versions
order by url, version_no
