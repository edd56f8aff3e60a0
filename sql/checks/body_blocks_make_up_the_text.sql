-- core.articles: The body blocks of an article about tariffs, in order and joined by blank lines, are its text.
-- That each block's span holds its characters is another check; here the spans must fill the text. Joining the blocks again would take the
-- memory of all texts at once.
with placed as (
    select
        article_id,
        block_no,
        char_start,
        char_end,
        lag(char_end) over positions as previous_end,
        lead(char_start) over positions is null as is_last
    from core.blocks
    where is_body
    window positions as (partition by article_id order by block_no)
)

select
    articles.article_id,
    articles.source_path,
    placed.block_no,
    placed.previous_end,
    placed.char_start,
    placed.char_end,
    len(articles.text) as text_length
from core.articles as articles
left join placed on articles.article_id = placed.article_id
where
    articles.is_about_tariffs
    and not coalesce(
        placed.char_start = coalesce(placed.previous_end + 2, 0)
        and (placed.previous_end is null or substring(articles.text, placed.previous_end + 1, 2) = chr(10) || chr(10))
        and (not placed.is_last or placed.char_end = len(articles.text)),
        false
    )
