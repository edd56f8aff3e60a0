-- The sentences that can be searched, in the order of search_postings.
with documents as (
    select
        articles.article_id,
        sentences.sentence_no,
        row_number() over (
            order by articles.published_on desc nulls last, articles.article_id asc, sentences.sentence_no asc
        ) as document_no
    from core.sentences as sentences
    inner join core.articles as articles on sentences.article_id = articles.article_id
    inner join mart.article_versions as versions on sentences.article_id = versions.article_id
    where versions.is_current and articles.is_about_tariffs
),

totals as (
    select
        document_no,
        count(*) as term_total
    from mart.search_postings
    group by document_no
)

select
    documents.document_no,
    documents.article_id,
    documents.sentence_no,
    coalesce(totals.term_total, 0) as term_total
from documents
left join totals on documents.document_no = totals.document_no
