-- mart.search_forms: Every word that stands in a sentence has its term, and every term a sentence.
with words as (
    select distinct form
    from mart.search_postings
)

select
    coalesce(words.form, forms.form) as form,
    forms.term,
    terms.document_count
from words
full join mart.search_forms as forms on words.form = forms.form
left join mart.search_terms as terms on forms.term = terms.term
where terms.term is null or (words.form is null) <> (forms.document_count = 0)
