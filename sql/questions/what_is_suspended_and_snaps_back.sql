-- Which tariffs are suspended, at what rate would they come back, and when?
-- Asked by: importers, compliance officers, trade negotiators.
-- Reading it: one row is one suspended rate as one article states it. snaps_back_on is the next day ahead that its
-- sentence names, or the nearest sentence of the article that speaks of a pause, which then stands in other_sentence;
-- null where the article names no day. pause is the length of the pause, where the sentence gives one (P90D is ninety
-- days).
-- To change: nothing has to be; set imposer in asked to a code to see only its tariffs.
with asked as (
    select null::varchar as imposer
),

suspended as (
    select
        claims.*,
        case claims.published_precision
            when 'month' then last_day(claims.published_on)
            when 'year' then make_date(year(claims.published_on), 12, 31)
            else claims.published_on
        end as published_by
    from mart.tariff_claims as claims
    cross join asked
    where
        claims.status = 'suspended' and claims.duplicate_of is null
        and (asked.imposer is null or claims.imposer = asked.imposer)
),

days as (
    select
        dates.article_id,
        dates.sentence_no,
        dates.char_start,
        dates.type,
        dates.value,
        dates.granularity,
        dates.date_start,
        sentences.text as day_sentence,
        regexp_matches(sentences.text, '\b(suspen|paus|freez|froz|defer|on ice|shelv)', 'i') as speaks_of_pause,
        regexp_matches(sentences.text, '\b(until|put off|postpon|delay|expir|runs? out|lapse|revert)', 'i') as speaks_of_end
    from core.date_mentions as dates
    inner join core.sentences as sentences on dates.article_id = sentences.article_id and dates.sentence_no = sentences.sentence_no
),

dated as (
    select
        suspended.*,
        ahead.date_start as snaps_back_on,
        ahead.day_sentence,
        pauses.value as pause
    from suspended
    left join days as ahead
        on
            suspended.article_id = ahead.article_id and ahead.granularity in ('day', 'week', 'month')
            and ahead.date_start > suspended.published_by
            and (
                suspended.sentence_no = ahead.sentence_no
                or ahead.speaks_of_pause
                or (ahead.speaks_of_end and abs(suspended.sentence_no - ahead.sentence_no) <= 2)
            )
    left join days as pauses
        on suspended.article_id = pauses.article_id and suspended.sentence_no = pauses.sentence_no and pauses.type = 'DURATION'
    qualify
        row_number() over (
            partition by
                suspended.article_id, suspended.imposer, suspended.target, suspended.product, suspended.basis, suspended.rate_pct,
                suspended.rate_max_pct
            order by
                ahead.date_start is null, suspended.sentence_no <> ahead.sentence_no, abs(suspended.sentence_no - ahead.sentence_no),
                pauses.value is null, suspended.char_start, ahead.date_start, ahead.char_start, pauses.char_start, suspended.claim_id
        ) = 1
)

select
    snaps_back_on,
    imposer_name,
    target_name,
    product_name,
    rate_pct,
    rate_max_pct,
    basis,
    pause,
    published_on,
    publisher,
    sentence,
    nullif(day_sentence, sentence) as other_sentence
from dated
order by
    snaps_back_on nulls last, published_on, imposer_name nulls last, target_name nulls last, product_name nulls last, rate_pct, claim_id
