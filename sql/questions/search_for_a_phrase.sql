-- Which sentences about tariffs speak of something, best first?
-- Asked by: journalists, whoever looks for a quotation.
-- Reading it: one row is one sentence with the words found set in >> <<; the score (BM25) weighs rare words more and
-- long sentences less. Words in double quotes must stand side by side, a word after a minus must not be there.
-- To change: words in asked; the limit at the end says how many sentences to show.
with asked as (
    select 'japan car tariff' as words
)

select
    score,
    snippet,
    publisher,
    published_on,
    title,
    source_path,
    article_id,
    sentence_no
from mart.search((select asked.words from asked))
order by score desc, article_id asc, sentence_no asc
limit 20
