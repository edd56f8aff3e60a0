-- The sentence a mention of a rate, a date, an entity or a passed figure stands in, with the mention set in >> <<: from
-- mart.sentence_of('0123456789abcdef0123').
create macro mart.sentence_of(wanted_id) as table
    with mentions as (
        select
            'rate' as kind,
            mention_id,
            article_id,
            sentence_no,
            char_start,
            char_end,
            text,
            rule
        from core.rate_mentions
        where mention_id = wanted_id
        union all
        select
            'date' as kind,
            mention_id,
            article_id,
            sentence_no,
            char_start,
            char_end,
            text,
            rule
        from core.date_mentions
        where mention_id = wanted_id
        union all
        select
            'entity' as kind,
            mention_id,
            article_id,
            sentence_no,
            char_start,
            char_end,
            text,
            rule
        from core.entity_mentions
        where mention_id = wanted_id
        union all
        select
            'passed' as kind,
            mention_id,
            article_id,
            sentence_no,
            char_start,
            char_end,
            text,
            rule
        from core.passed_figures
        where mention_id = wanted_id
    )

    select
        mentions.kind,
        mentions.text,
        concat(
            substring(sentences.text, 1, mentions.char_start - sentences.char_start),
            '>>', mentions.text, '<<',
            substring(sentences.text, mentions.char_end - sentences.char_start + 1)
        ) as sentence,
        mentions.rule,
        articles.article_id,
        articles.title,
        articles.publisher,
        articles.published_on,
        articles.url,
        articles.source_path,
        articles.source_line
    from mentions
    inner join core.sentences as sentences on mentions.article_id = sentences.article_id and mentions.sentence_no = sentences.sentence_no
    inner join core.articles as articles on mentions.article_id = articles.article_id;
