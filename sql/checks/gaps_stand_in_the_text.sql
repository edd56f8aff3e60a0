-- mart.extraction_gaps: Every gap in a text stands where it says, inside its sentence.
-- Looked up in its sentence, which another check holds to the text: to count to a place in a long text takes long.
select
    gaps.gap_id,
    gaps.kind,
    gaps.article_id,
    gaps.text,
    substring(sentences.text, gaps.char_start - sentences.char_start + 1, gaps.char_end - gaps.char_start) as text_at_span
from mart.extraction_gaps as gaps
left join core.sentences as sentences on gaps.article_id = sentences.article_id and gaps.sentence_no = sentences.sentence_no
where
    gaps.text is distinct from
    substring(sentences.text, gaps.char_start - sentences.char_start + 1, gaps.char_end - gaps.char_start)
    or gaps.sentence is distinct from sentences.text
