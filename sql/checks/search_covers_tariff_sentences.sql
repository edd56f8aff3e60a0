-- mart.search_documents: Every sentence of a current article about tariffs can be searched by all its words; no other can.
with sentences as (
    select
        sentences.article_id,
        sentences.sentence_no
    from core.sentences as sentences
    inner join mart.article_overview as articles on sentences.article_id = articles.article_id
    where articles.is_about_tariffs
),

words as (
    select
        document_no,
        count(*) as word_total
    from mart.search_postings
    group by document_no
),

documents as (
    select
        documents.article_id,
        documents.sentence_no,
        documents.document_no,
        documents.term_total,
        coalesce(words.word_total, 0) as word_total
    from mart.search_documents as documents
    full join words on documents.document_no = words.document_no
)

select
    documents.document_no,
    coalesce(sentences.article_id, documents.article_id) as article_id,
    coalesce(sentences.sentence_no, documents.sentence_no) as sentence_no,
    documents.term_total as document_says,
    documents.word_total as there_are
from sentences
full join documents on sentences.article_id = documents.article_id and sentences.sentence_no = documents.sentence_no
where sentences.article_id is null or documents.term_total is distinct from documents.word_total
