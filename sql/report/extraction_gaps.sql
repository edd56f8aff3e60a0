-- What was not read
-- Percentages that were not read as rates, sentences about tariffs without a claim, and rates whose parties, goods or day were left
-- open, with the reason and one example. The six most frequent reasons of each kind; near-copies are left out.
with reasons as (
    select
        kind,
        reason,
        count(*) as gap_count,
        count(distinct article_id) as article_count,
        min(gap_id) as example_id
    from mart.extraction_gaps
    where duplicate_of is null
    group by kind, reason
)

select
    reasons.kind,
    sum(reasons.gap_count) over (partition by reasons.kind) as kind_count,
    coalesce(terms.label, reasons.reason) as label,
    terms.meaning,
    reasons.gap_count,
    reasons.article_count,
    examples.text,
    coalesce(examples.sentence, examples.title, articles.source_path) as sentence
from reasons
inner join mart.extraction_gaps as examples on reasons.example_id = examples.gap_id
left join mart.article_overview as articles on examples.article_id = articles.article_id
left join vocab.terms as terms on terms.column_name = 'reason' and reasons.reason = terms.value
qualify row_number() over (partition by reasons.kind order by reasons.gap_count desc, reasons.reason asc) <= 6
order by kind_count desc, reasons.kind asc, reasons.gap_count desc, reasons.reason asc
