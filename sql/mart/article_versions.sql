-- Which article is the last word under its URL. A later day of publication comes later; where the days are the same, a later moment;
-- where these are the same too (a page fetched again after a silent edit), the later path, as folders named by day sort by time.
with ranked as (
    select
        article_id,
        url,
        coalesce(duplicate_of, article_id) as copies_of,
        duplicate_of is not null as is_copy,
        published_on,
        published_at,
        source_path,
        source_line,
        row_number() over versions as version_no,
        count(*) over pages as version_count,
        last_value(article_id) over versions as last_article_id
    from core.articles
    window
        -- An article without a URL is a page of its own.
        pages as (partition by url, case when url is null then article_id end),
        versions as (
            partition by url, case when url is null then article_id end
            order by published_on nulls first, published_at nulls first, source_path, source_line nulls first, article_id
            rows between unbounded preceding and unbounded following
        )
),

originals as (
    -- Of the current articles of one story the original is the one the others were found to be copies of. Where that one was superseded,
    -- the earliest takes its place: a story that is current somewhere has an original among the current articles.
    select
        *,
        article_id = last_article_id as is_current,
        first_value(article_id) over (
            partition by copies_of, article_id = last_article_id
            order by is_copy, published_on nulls last, published_at nulls last, source_path, source_line nulls first, article_id
        ) as original_id
    from ranked
)

select
    article_id,
    url,
    version_no,
    version_count,
    is_current,
    case when not is_current then last_article_id end as superseded_by,
    case when is_current and original_id <> article_id then original_id end as duplicate_of
from originals
