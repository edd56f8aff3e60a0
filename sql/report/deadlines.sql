-- Deadlines
-- Days ahead of the day of publication, with what is due in the words of the article that named the day last. First those still ahead
-- when this release was built, the nearest first (at most 30), then the last that have passed (at most 12). Near-copies are left out.
with named as (
    select
        deadlines.*,
        coalesce(deadlines.due_end_on, deadlines.due_on) < (select max(release.built_at)::date from meta.release as release) as is_past,
        count(distinct deadlines.article_id) over same_day as article_count,
        row_number() over (
            same_day
            order by
                deadlines.published_on desc nulls last, len(deadlines.rates_pct) desc, deadlines.article_id asc, deadlines.deadline_id asc
        ) as naming_no
    from mart.deadlines as deadlines
    where deadlines.duplicate_of is null and deadlines.due_on is not null
    window same_day as (partition by deadlines.due_on, deadlines.due_end_on, deadlines.due_precision)
),

days as (
    select
        *,
        row_number() over (
            partition by is_past
            order by case when is_past then -epoch(due_on) else epoch(due_on) end asc, due_end_on asc, due_precision asc
        ) as place_no,
        count(*) over (partition by is_past) as day_count
    from named
    where naming_no = 1
)

select
    days.due_on,
    days.due_end_on,
    days.due_precision,
    days.is_past,
    days.day_count,
    days.article_count,
    days.rates_pct,
    (
        select list(countries.name order by countries.name)
        from vocab.countries as countries
        where list_contains(days.imposers, countries.code)
    ) as imposer_names,
    (
        select list(countries.name order by countries.name)
        from vocab.countries as countries
        where list_contains(days.targets, countries.code)
    ) as target_names,
    (
        select list(products.name order by products.name)
        from vocab.products as products
        where list_contains(days.products, products.slug)
    ) as product_names,
    days.text,
    days.sentence,
    days.publisher,
    days.published_on,
    articles.published_precision,
    days.title,
    articles.url
from days
left join mart.article_overview as articles on days.article_id = articles.article_id
where days.place_no <= case when days.is_past then 12 else 30 end
order by days.is_past, days.place_no
