-- Which differences only look like contradictions, and what resolves them?
-- Asked by: economists who put rates from many articles together.
-- Reading it: one row is one rule, with the number of pairs that it explains away and one of them in words: 10 and 14
-- on top are 24, an average is no headline rate.
-- To change: nothing.
select
    rule_label,
    count(*) as pair_count,
    count(*) filter (where scope = 'between_articles') as between_articles_count,
    count(*) filter (where scope = 'within_article') as within_article_count,
    first(explanation order by about_on nulls last, contradiction_id) as example,
    first(first_sentence order by about_on nulls last, contradiction_id) as first_sentence,
    first(second_sentence order by about_on nulls last, contradiction_id) as second_sentence
from mart.contradictions
where not is_contradiction
group by rule_label
order by pair_count desc, rule_label asc
