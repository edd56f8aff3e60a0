-- core.sentences: Every sentence belongs to an article of this release, and its span holds exactly its characters.
-- Looked up in its block, which another check holds to the text: to count to a place in a long text takes long.
select
    sentences.article_id,
    sentences.sentence_no,
    sentences.char_start,
    sentences.char_end,
    sentences.text,
    substring(blocks.text, sentences.char_start - blocks.char_start + 1, sentences.char_end - sentences.char_start) as text_at_span
from core.sentences as sentences
left join core.articles as articles on sentences.article_id = articles.article_id
left join core.blocks as blocks on sentences.article_id = blocks.article_id and sentences.block_no = blocks.block_no
where
    articles.article_id is null
    or sentences.text is distinct from
    substring(blocks.text, sentences.char_start - blocks.char_start + 1, sentences.char_end - sentences.char_start)
