-- Full-text search in the sentences of current articles about tariffs, the best 1,000 first (BM25, k1 = 1.2, b = 0.75): from
-- search('auto tariff japan'). A sentence need not have all words; those that have more of them, and rarer ones, come first. Case,
-- accents and plurals do not matter; 25% finds 25 percent too, and 25 finds both. Words in double quotes must stand side by side as they
-- are written, and a word or a quotation after a minus must not stand there: from search('"national security" trucks -steel').
create macro mart.search(words) as table
    with lines as (
        select ' ' || translate(coalesce(words, ''), '“”„«»', '"""""') as line
    ),

    parts as (
        select
            regexp_replace(line, '\s-("[^"]*"|[^\s"]+)', ' ', 'g') as wanted,
            regexp_extract_all(line, '\s-("[^"]*"|[^\s"]+)', 1) as unwanted
        from lines
    ),

    asked as (
        select
            wanted,
            regexp_extract_all(wanted, '"[^"]+"') as phrases,
            unwanted
        from parts
    ),

    clauses as (
        select
            true as is_wanted,
            false as is_phrase,
            0 as clause_no,
            wanted as clause
        from asked
        union all
        select
            true as is_wanted,
            true as is_phrase,
            generate_subscripts(phrases, 1) as clause_no,
            unnest(phrases) as clause
        from asked
        union all
        select
            false as is_wanted,
            starts_with(unnest(unwanted), '"') as is_phrase,
            generate_subscripts(unwanted, 1) as clause_no,
            unnest(unwanted) as clause
        from asked
    ),

    clause_forms as (
        select
            clauses.is_wanted,
            clauses.is_phrase,
            clauses.clause_no,
            pieces.form,
            row_number() over (clause order by pieces.piece_no asc) as word_no,
            count(*) over clause as word_total
        from clauses, mart.forms_of(clauses.clause) as pieces
        where pieces.form is not null
        window clause as (partition by clauses.is_wanted, clauses.is_phrase, clauses.clause_no)
    ),

    -- A word asked for is any form of its term.
    words_asked as (
        select distinct
            clause_forms.is_wanted,
            terms.term,
            terms.inverse_document_frequency
        from clause_forms
        inner join mart.search_forms as forms on clause_forms.form = forms.form
        inner join mart.search_terms as terms on forms.term = terms.term
        where not clause_forms.is_phrase
    ),

    words_found as (
        select
            words_asked.is_wanted,
            words_asked.term,
            words_asked.inverse_document_frequency,
            postings.document_no,
            count(*) as term_count
        from words_asked
        inner join mart.search_forms as forms on words_asked.term = forms.term
        inner join mart.search_postings as postings on forms.form = postings.form
        group by words_asked.is_wanted, words_asked.term, words_asked.inverse_document_frequency, postings.document_no
    ),

    -- A phrase stands where each of its words is as far from its start as in what was asked.
    phrase_places as (
        select
            clause_forms.is_wanted,
            clause_forms.clause_no,
            postings.document_no,
            postings.word_no - clause_forms.word_no as offset_no
        from clause_forms
        inner join mart.search_postings as postings on clause_forms.form = postings.form
        where clause_forms.is_phrase
        group by
            clause_forms.is_wanted,
            clause_forms.clause_no,
            clause_forms.word_total,
            postings.document_no,
            postings.word_no - clause_forms.word_no
        having count(*) = clause_forms.word_total
    ),

    phrases_found as (
        select distinct
            is_wanted,
            clause_no,
            document_no
        from phrase_places
    ),

    unwanted as (
        select document_no
        from words_found
        where not is_wanted
        union all
        select document_no
        from phrases_found
        where not is_wanted
    ),

    -- Documents that lack one of the phrases asked for are no hits.
    phrases_asked as (
        select count(distinct clause_no) as phrase_count
        from clause_forms
        where is_wanted and is_phrase
    ),

    phrase_counts as (
        select
            document_no,
            count(*) as phrase_count
        from phrases_found
        where is_wanted
        group by document_no
    ),

    averages as (
        select avg(term_total) as average_total
        from mart.search_documents
    ),

    scored as (
        select
            words_found.document_no,
            round(sum(
                words_found.inverse_document_frequency * words_found.term_count * 2.2
                / (words_found.term_count + 1.2 * (0.25 + 0.75 * documents.term_total / averages.average_total))
            ), 4) as score
        from words_found
        inner join mart.search_documents as documents on words_found.document_no = documents.document_no
        cross join averages
        where words_found.is_wanted
        group by words_found.document_no
    ),

    best as (
        select
            scored.document_no,
            scored.score
        from scored
        cross join phrases_asked
        left join phrase_counts on scored.document_no = phrase_counts.document_no
        anti join unwanted on scored.document_no = unwanted.document_no
        where coalesce(phrase_counts.phrase_count, 0) = phrases_asked.phrase_count
        order by scored.score desc, scored.document_no asc
        limit 1000
    ),

    hits as (
        select
            best.document_no,
            best.score,
            documents.article_id,
            documents.sentence_no,
            sentences.text
        from best
        inner join mart.search_documents as documents on best.document_no = documents.document_no
        inner join core.sentences as sentences
            on documents.article_id = sentences.article_id and documents.sentence_no = sentences.sentence_no
    ),

    marks as (
        select distinct unnest([forms.form, forms.form || '%']) as form
        from words_asked
        inner join mart.search_forms as forms on words_asked.term = forms.term
        where words_asked.is_wanted
    ),

    pieces as (
        select
            hits.document_no,
            pieces.piece_no,
            pieces.piece,
            marks.form is not null as is_match,
            case when marks.form is not null then '>>' || pieces.piece || '<<' else pieces.piece end as shown,
            sum(len(pieces.piece)) over (partition by hits.document_no order by pieces.piece_no asc) as piece_end
        from hits, mart.forms_of(hits.text) as pieces
        left join marks on pieces.form = marks.form
    ),

    -- A long sentence is cut to the 240 characters around its first match.
    windows as (
        select
            document_no,
            greatest(least(min(piece_end - len(piece)) filter (where is_match) - 80, max(piece_end) - 240), 0) as window_start,
            min(piece_end) filter (where is_match) as first_match_end,
            max(piece_end) as text_end
        from pieces
        group by document_no
    ),

    snippets as (
        select
            pieces.document_no,
            case when windows.window_start > 0 then '…' else '' end
            || string_agg(pieces.shown, '' order by pieces.piece_no asc)
            || case when windows.window_start + 240 < windows.text_end then '…' else '' end as snippet
        from pieces
        inner join windows on pieces.document_no = windows.document_no
        where
            pieces.piece_end - len(pieces.piece) >= windows.window_start
            and pieces.piece_end <= greatest(windows.window_start + 240, windows.first_match_end)
        group by pieces.document_no, windows.window_start, windows.text_end
    )

    select
        hits.score,
        hits.article_id,
        hits.sentence_no,
        snippets.snippet,
        articles.publisher,
        articles.published_on,
        articles.title,
        articles.url,
        articles.source_path,
        articles.source_line,
        versions.duplicate_of
    from hits
    inner join snippets on hits.document_no = snippets.document_no
    inner join core.articles as articles on hits.article_id = articles.article_id
    inner join mart.article_versions as versions on hits.article_id = versions.article_id
    order by hits.score desc, hits.document_no asc;
