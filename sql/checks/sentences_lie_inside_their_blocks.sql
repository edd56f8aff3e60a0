-- core.sentences: Every sentence lies inside the body block it names.
select
    sentences.article_id,
    sentences.sentence_no,
    sentences.block_no,
    sentences.char_start,
    sentences.char_end,
    blocks.is_body,
    blocks.char_start as block_char_start,
    blocks.char_end as block_char_end
from core.sentences as sentences
left join core.blocks as blocks on sentences.article_id = blocks.article_id and sentences.block_no = blocks.block_no
where not coalesce(blocks.is_body and sentences.char_start >= blocks.char_start and sentences.char_end <= blocks.char_end, false)
