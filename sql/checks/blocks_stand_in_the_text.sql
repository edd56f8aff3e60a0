-- core.blocks: The span of a body block holds exactly its characters; a block beside the article has no span.
select
    blocks.article_id,
    blocks.block_no,
    blocks.kind,
    blocks.is_body,
    blocks.char_start,
    blocks.char_end,
    blocks.text,
    substring(articles.text, blocks.char_start + 1, blocks.char_end - blocks.char_start) as text_at_span
from core.blocks as blocks
inner join core.articles as articles on blocks.article_id = articles.article_id
where
    case
        when blocks.is_body
            then blocks.text is distinct from substring(articles.text, blocks.char_start + 1, blocks.char_end - blocks.char_start)
        else blocks.char_start is not null or blocks.char_end is not null
    end
