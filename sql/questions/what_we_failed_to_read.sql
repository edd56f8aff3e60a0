-- What did we fail to read, so that it should not be trusted blindly?
-- Asked by: everybody who is about to rely on the tables.
-- Reading it: one row is one kind of gap with one reason, the most frequent first, and the latest example: percentages
-- that were not read as rates, sentences on tariffs that gave no claim, countries, goods and days left open.
-- To change: nothing; mart.extraction_gaps has each gap with its place in the text.
select
    kind_label,
    reason_label,
    count(*) as gap_count,
    count(distinct article_id) as article_count,
    first(text order by published_on desc nulls last, article_id asc, sentence_no asc, char_start asc, gap_id asc) as example,
    first(sentence order by published_on desc nulls last, article_id asc, sentence_no asc, char_start asc, gap_id asc) as sentence
from mart.extraction_gaps
where duplicate_of is null
group by kind_label, reason_label
order by gap_count desc, kind_label asc, reason_label asc
