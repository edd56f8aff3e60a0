-- Which word stands where in which sentence. A sentence is cut into numbers (with their percent sign or word), dotted
-- abbreviations, single characters of Chinese, Japanese and Korean, and runs of other letters and digits. sql/macros/forms_of.sql cuts
-- what is asked in the same way: change both or neither.
with documents as (
    select
        sentences.text,
        row_number() over (
            order by articles.published_on desc nulls last, articles.article_id asc, sentences.sentence_no asc
        ) as document_no
    from core.sentences as sentences
    inner join core.articles as articles on sentences.article_id = articles.article_id
    inner join mart.article_versions as versions on sentences.article_id = versions.article_id
    where versions.is_current and articles.is_about_tariffs
),

cuts as (
    select
        document_no,
        regexp_extract_all(
            text,
            '(?i)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[\s\x{a0}\x{202f}\x{2011}-]?(?:[%％]|(?:per\s?cent|pct|pc)\b)|\b)'
            || '|\p{L}(?:\.\p{L})+\b\.?'
            || '|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]'
            || '|(?:[^\P{L}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]|[\p{M}\p{N}])+(?:[''’]s\b)?'
        ) as cut
    from documents
),

pieces as (
    select
        document_no,
        unnest(cut) as piece,
        generate_subscripts(cut, 1) as word_no
    from cuts
),

forms as (
    select
        document_no,
        word_no,
        case
            when piece between '0' and ':'
                then regexp_replace(replace(lower(piece), ',', ''), '^([0-9.]+)[^0-9.a-z]?(?:[%％]|per\s?cent|pct|pc)$', '\1%')
            -- Most pieces are plain words, and need no more than this.
            when strlen(piece) = len(piece) and not contains(piece, '.') and not contains(piece, '''') then lower(piece)
            else replace(regexp_replace(translate(lower(strip_accents(piece)), 'łøđı', 'lodi'), '[''’]s$', ''), '.', '')
        end as form
    from pieces
),

with_numbers as (
    select
        document_no,
        word_no,
        unnest(case when ends_with(form, '%') then [form, rtrim(form, '%')] else [form] end) as form
    from forms
)

select
    form,
    document_no,
    word_no
from with_numbers
where form <> ''
