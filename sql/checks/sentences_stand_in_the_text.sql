-- core.sentences: Every sentence belongs to an article of this release, and its span holds exactly its characters.
select
    sentences.article_id,
    sentences.sentence_no,
    sentences.char_start,
    sentences.char_end,
    sentences.text,
    substring(articles.text, sentences.char_start + 1, sentences.char_end - sentences.char_start) as text_at_span
from core.sentences as sentences
left join core.articles as articles on sentences.article_id = articles.article_id
where sentences.text is distinct from substring(articles.text, sentences.char_start + 1, sentences.char_end - sentences.char_start)
