"""The full-text index: the sentences of current articles about tariffs, and the words that stand in them.

DuckDB's own full-text extension has to be downloaded and must be there in every client; these are plain tables, which the macro
`search(words)` reads. How a sentence is cut into words stands in `sql/mart/search_postings.sql` and, for what is asked, in
`sql/macros/forms_of.sql`; a test holds that both cut alike.
"""

from pipelines.contracts.mart.shared import ID
from pipelines.contracts.table import Table, column, declare

_DOCUMENT = "Number of the sentence in this release, from 1: articles in order of publication, the newest first."
_FORM = (
    "A word as it is written, but in lower case and without accents, possessive 's and the dots of abbreviations; a number without the"
    " commas of its thousands; a percentage as 25%; of Chinese, Japanese and Korean each character."
)
_TERM = "The word its forms are found under: the singular, in its usual American spelling."


@declare("mart.search_postings")
class SearchPostings(Table):
    """One row is one word where it stands in a sentence. A percentage stands there twice, as 25% and as 25."""

    form: str = column(_FORM, str_length={"min_value": 1})
    document_no: int = column("The sentence.", references="mart.search_documents.document_no", ge=1)
    word_no: int = column("Position among the words of the sentence, from 1.", ge=1)


@declare("mart.search_documents", key=("document_no",))
class SearchDocuments(Table):
    """One row is one sentence that can be searched: of a current article about tariffs; headlines are sentences too."""

    document_no: int = column(_DOCUMENT, unique=True, ge=1)
    article_id: str = column("The article.", references="core.articles.article_id", str_matches=ID)
    sentence_no: int = column("Position of the sentence in the article, from 0.", ge=0)
    term_total: int = column("Number of words in it, repeats included.", ge=0)


@declare("mart.search_forms", key=("form",))
class SearchForms(Table):
    """One row is one form of a word and the term it is found under: companies under company.

    Regular plurals and singulars that no sentence has are there too, so that a word is found by any form of it.
    """

    form: str = column(_FORM, unique=True, str_length={"min_value": 1})
    term: str = column(_TERM, references="mart.search_terms.term", str_length={"min_value": 1})
    document_count: int = column("Number of sentences this form stands in; 0 for a form that no sentence has.", ge=0)


@declare("mart.search_terms", key=("term",))
class SearchTerms(Table):
    """One row is one term: a word in any of its forms."""

    term: str = column(_TERM, unique=True, str_length={"min_value": 1})
    document_count: int = column("Number of sentences it stands in.", ge=1)
    inverse_document_frequency: float = column(
        "How much finding it says: ln(1 + (n - document_count + 0.5) / (document_count + 0.5)) for n sentences, as in BM25.", ge=0
    )
