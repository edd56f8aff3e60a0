-- How the search reads a text: its pieces in order, each with the form it is looked up under, null for what stands between words: from
-- forms_of('U.S. duties of 27.5 per cent'). It cuts as sql/mart/search_postings.sql does: change both or neither.
create macro mart.forms_of(passage) as table
    with cuts as (
        select
            regexp_extract_all(
                passage,
                '(?i)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[\s\x{a0}\x{202f}\x{2011}-]?(?:[%％]|(?:per\s?cent|pct|pc)\b)|\b)'
                || '|\p{L}(?:\.\p{L})+\b\.?'
                || '|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]'
                || '|(?:[^\P{L}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]|[\p{M}\p{N}])+(?:[''’]s\b)?'
                || '|(?s:.)'
            ) as cut
    ),

    pieces as (
        select
            unnest(cut) as piece,
            generate_subscripts(cut, 1) as piece_no
        from cuts
    ),

    forms as (
        select
            piece_no,
            piece,
            case
                when piece between '0' and ':'
                    then regexp_replace(replace(lower(piece), ',', ''), '^([0-9.]+)[^0-9.a-z]?(?:[%％]|per\s?cent|pct|pc)$', '\1%')
                when strlen(piece) = len(piece) and not contains(piece, '.') and not contains(piece, '''') then lower(piece)
                else replace(regexp_replace(translate(lower(strip_accents(piece)), 'łøđı', 'lodi'), '[''’]s$', ''), '.', '')
            end as form
        from pieces
    )

    select
        piece_no,
        piece,
        case when regexp_matches(piece, '[\p{L}\p{M}\p{N}]') then nullif(form, '') end as form
    from forms;
