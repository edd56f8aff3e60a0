-- core.articles: The file and line an article was read from is among its sources.
select
    articles.article_id,
    articles.source_path,
    articles.source_line
from core.articles as articles
left join core.sources as sources
    on
        articles.article_id = sources.article_id
        and articles.source_path = sources.source_path
        and articles.source_line is not distinct from sources.source_line
where sources.article_id is null
