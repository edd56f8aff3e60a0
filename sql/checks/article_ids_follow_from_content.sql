-- core.articles: The id of an article is the start of the hash of its bytes, and no two articles share one.
select
    article_id,
    content_sha256,
    source_path,
    count(*) over (partition by content_sha256) as articles_of_this_content
from core.articles
qualify article_id <> substring(content_sha256, 1, 20) or count(*) over (partition by content_sha256) > 1
