-- mart.extraction_gaps: Every gap in a text stands where it says, inside its sentence.
select
    gaps.gap_id,
    gaps.kind,
    gaps.article_id,
    gaps.text,
    substring(articles.text, gaps.char_start + 1, gaps.char_end - gaps.char_start) as text_at_span
from mart.extraction_gaps as gaps
left join core.articles as articles on gaps.article_id = articles.article_id
where
    gaps.text is distinct from substring(articles.text, gaps.char_start + 1, gaps.char_end - gaps.char_start)
    or not contains(coalesce(gaps.sentence, ''), coalesce(gaps.text, ''))
