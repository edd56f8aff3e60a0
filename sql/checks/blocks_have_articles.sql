-- core.blocks: Every block belongs to an article of this release.
select
    blocks.article_id,
    blocks.block_no,
    blocks.kind
from core.blocks as blocks
left join core.articles as articles on blocks.article_id = articles.article_id
where articles.article_id is null
