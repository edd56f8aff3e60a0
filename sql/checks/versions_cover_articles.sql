-- mart.article_versions: Every article is a version, one per URL is current, and copies point to current originals.
with pages as (
    select
        coalesce(url, min(article_id)) as page,
        count(*) filter (where is_current) as current_count,
        count(*) <> max(version_count) as is_miscounted
    from mart.article_versions
    group by url, case when url is null then article_id end
)

select
    'page' as kind,
    page as id,
    'has ' || current_count || ' current versions or a wrong count' as fault
from pages
where current_count <> 1 or is_miscounted
union all
select
    'article' as kind,
    coalesce(articles.article_id, versions.article_id) as id,
    'is not in both core.articles and mart.article_versions' as fault
from core.articles as articles
full join mart.article_versions as versions on articles.article_id = versions.article_id
where articles.article_id is null or versions.article_id is null
union all
select
    'copy' as kind,
    copies.article_id as id,
    'points to ' || copies.duplicate_of || ', which is no current original' as fault
from mart.article_versions as copies
left join mart.article_versions as originals
    on copies.duplicate_of = originals.article_id and originals.is_current and originals.duplicate_of is null
where copies.duplicate_of is not null and originals.article_id is null
