-- Which sentences about tariffs speak of something, best first?
-- Asked by: journalists, whoever looks for a quotation.
-- Reading it: one row is one sentence with the words found set in >> <<; the score (BM25) weighs rare words more and
-- long sentences less.
-- To change: the words in the call of the macro.
select
    score,
    snippet,
    publisher,
    published_on,
    title,
    url,
    source_path,
    article_id,
    sentence_no
from mart.search('japan car tariff')
order by score desc, article_id asc, sentence_no asc
limit 20
