-- core.sources: Every source belongs to an article of this release, and none is listed twice.
select
    sources.article_id,
    sources.source_path,
    sources.source_line,
    articles.article_id is null as is_orphan,
    count(*) as times_listed
from core.sources as sources
left join core.articles as articles on sources.article_id = articles.article_id
group by sources.article_id, sources.source_path, sources.source_line, articles.article_id
having count(*) > 1 or articles.article_id is null
