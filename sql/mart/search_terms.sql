-- How many sentences a term stands in, in any of its forms, and so how much finding it says.
with documents as (
    select count(*) as document_total
    from mart.search_documents
),

terms as (
    select
        forms.term,
        count(distinct postings.document_no) as document_count
    from mart.search_postings as postings
    inner join mart.search_forms as forms on postings.form = forms.form
    group by forms.term
)

select
    terms.term,
    terms.document_count,
    ln(1 + (documents.document_total - terms.document_count + 0.5) / (terms.document_count + 0.5)) as inverse_document_frequency
from terms
cross join documents
