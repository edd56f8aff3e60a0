-- Days ahead of the day of publication, as an article names them: from which a rate applies (effective_day), or by, until or from which
-- something is due that has to do with tariffs (named_day). Only days, weeks and months are deadlines; a half-year or a year is none. A
-- bare month, and a bare day eight months ahead, are often those of the past: they count only with their year or a word like it.
with current_articles as (
    select
        articles.article_id,
        articles.publisher,
        articles.title,
        articles.published_on,
        versions.duplicate_of
    from core.articles as articles
    inner join mart.article_versions as versions on articles.article_id = versions.article_id
    where versions.is_current and articles.published_precision = 'day'
),

rates as (
    select
        rates.*,
        articles.published_on
    from core.rate_mentions as rates
    inner join current_articles as articles on rates.article_id = articles.article_id
),

talk as (
    -- The sentences that speak of tariffs: by a word of customs, or by a rate.
    select
        sentences.article_id,
        sentences.sentence_no
    from core.sentences as sentences
    where regexp_matches(lower(sentences.text), '\b(tariffs?|dut(y|ies)|lev(y|ies)|surcharges?|surtax(es)?|customs)\b')
    union
    select
        article_id,
        sentence_no
    from rates
),

near_talk as (
    -- Each of them with its neighbours.
    select
        article_id,
        sentence_no - 1 as sentence_no
    from talk
    union
    select
        article_id,
        sentence_no
    from talk
    union
    select
        article_id,
        sentence_no + 1 as sentence_no
    from talk
),

dates as (
    -- The days and periods ahead that a text names, with the words before and after each.
    select
        mentions.*,
        articles.published_on,
        lower(
            substring(
                sentences.text,
                greatest(mentions.char_start - sentences.char_start - 60, 0) + 1,
                least(mentions.char_start - sentences.char_start, 60)
            )
        ) as before,
        lower(substring(sentences.text, mentions.char_end - sentences.char_start + 1, 40)) as after
    from core.date_mentions as mentions
    inner join current_articles as articles on mentions.article_id = articles.article_id
    inner join core.sentences as sentences on mentions.article_id = sentences.article_id and mentions.sentence_no = sentences.sentence_no
    where
        mentions.granularity in ('day', 'week', 'month')
        and case when mentions.modifier = 'late' then mentions.date_end else mentions.date_start end > articles.published_on
),

worded_dates as (
    select
        *,
        date_start - published_on >= 240 as is_far,
        modifier = 'late' or regexp_matches(lower(text), '\d{4}|next|coming') as has_year
    from dates
),

cued as (
    select
        *,
        has_year or not (is_far or granularity = 'month') as is_plain,
        regexp_matches(
            before,
            concat(
                '\b(until|till|by|before|beat|from|starting|beginning|effective|as of|through|no later than|expires?|lapses?|ends?|due',
                '|(effect|force) in)',
                '(,? (at least|the|on|about|around|early|mid|late|midnight|end of))*[ (:]*$'
            )
        ) as is_limit,
        regexp_matches(
            concat(before, '|', after),
            concat(
                'deadline|expir|laps(e|es|ing)\b|run(s|ning)? out|in force|postpon|put(s|ting)? off|deferr|delay|pause|truce|extend',
                '|extension|on hold|reprieve|kick(s|ing)? in|snap(s)? back',
                '|(take|took|taking|come|came|coming|go|goes|enter)\w* (effect|into (force|effect))'
            )
        ) as is_near_cue
    from worded_dates
),

effective as (
    -- The days from which the rates of one sentence apply.
    select
        article_id,
        sentence_no,
        effective_on as due_on,
        effective_precision as due_precision,
        min(published_on) as published_on,
        first(mention_id order by char_start, char_end, mention_id) as rate_mention_id,
        first(text order by char_start, char_end, mention_id) as rate_text
    from rates
    where
        effective_on > published_on
        and effective_precision in ('day', 'week', 'month')
        and status not in ('in_effect', 'former', 'rejected')
    group by article_id, sentence_no, effective_on, effective_precision
),

worded as (
    -- The words that name the day of each: in its sentence, else the last before it.
    select
        effective.article_id,
        effective.sentence_no,
        effective.due_on,
        effective.due_precision,
        cued.mention_id,
        cued.text,
        cued.is_plain or (cued.is_limit and not cued.is_far) as is_sure
    from effective
    inner join cued
        on
            effective.article_id = cued.article_id
            and effective.due_on = cued.date_start
            and effective.due_precision = cued.granularity
            and effective.sentence_no >= cued.sentence_no
    qualify row_number() over (
        partition by effective.article_id, effective.sentence_no, effective.due_on, effective.due_precision
        order by cued.sentence_no desc, cued.char_start asc, cued.mention_id asc
    ) = 1
),

effective_days as (
    select
        effective.article_id,
        effective.sentence_no,
        effective.due_precision,
        effective.published_on,
        effective.due_on,
        case effective.due_precision
            when 'month' then last_day(effective.due_on)
            when 'week' then effective.due_on + 6
            else effective.due_on
        end as due_end_on,
        coalesce(worded.mention_id, effective.rate_mention_id) as mention_id,
        coalesce(worded.text, effective.rate_text) as text
    from effective
    left join worded
        on
            effective.article_id = worded.article_id
            and effective.sentence_no = worded.sentence_no
            and effective.due_on = worded.due_on
            and effective.due_precision = worded.due_precision
    where coalesce(worded.is_sure, effective.due_precision <> 'month')
),

named_days as (
    select
        cued.article_id,
        cued.sentence_no,
        cued.granularity as due_precision,
        cued.published_on,
        case when cued.date_start > cued.published_on then cued.date_start else cued.date_end end as due_on,
        cued.date_end as due_end_on,
        cued.mention_id,
        cued.text
    from cued
    inner join near_talk on cued.article_id = near_talk.article_id and cued.sentence_no = near_talk.sentence_no
    left join effective_days
        on
            cued.article_id = effective_days.article_id
            and cued.date_start = effective_days.due_on
            and cued.sentence_no between effective_days.sentence_no - 1 and effective_days.sentence_no + 1
    where
        effective_days.article_id is null
        and cued.is_plain
        and (cued.is_limit or cued.is_near_cue)
    qualify row_number() over (
        partition by cued.article_id, cued.sentence_no, cued.date_start, cued.granularity
        order by cued.char_start, cued.mention_id
    ) = 1
),

due as (
    select
        'effective_day' as kind,
        *
    from effective_days
    union all by name
    select
        'named_day' as kind,
        *
    from named_days
),

parties as (
    -- What is due: the rates that apply from that day; for a named day those of its sentence.
    select
        due.article_id,
        due.sentence_no,
        due.kind,
        due.due_on,
        due.due_precision,
        list_sort(list(distinct rates.rate_pct)) as rates_pct,
        list_sort(list(distinct rates.imposer) filter (where rates.imposer is not null)) as imposers,
        list_sort(list_distinct(flatten(list(rates.targets)))) as targets,
        list_sort(list_distinct(flatten(list(rates.products)))) as products,
        list_sort(list(distinct rates.status)) as statuses
    from due
    inner join rates
        on
            due.article_id = rates.article_id
            and due.sentence_no = rates.sentence_no
            and (
                due.kind = 'named_day'
                or (due.due_on = rates.effective_on and rates.status not in ('in_effect', 'former', 'rejected'))
            )
    group by due.article_id, due.sentence_no, due.kind, due.due_on, due.due_precision
)

select
    due.kind,
    due.due_on,
    due.due_end_on,
    due.due_precision,
    due.article_id,
    articles.publisher,
    articles.title,
    due.published_on,
    articles.duplicate_of,
    due.mention_id,
    due.text,
    due.sentence_no,
    sentences.text as sentence,
    due.due_on - due.published_on as days_ahead,
    coalesce(kinds.label, due.kind) as kind_label,
    coalesce(parties.rates_pct, []) as rates_pct,
    coalesce(parties.imposers, []) as imposers,
    coalesce(parties.targets, []) as targets,
    coalesce(parties.products, []) as products,
    coalesce(parties.statuses, []) as statuses,
    substring(sha256(concat_ws('|', due.article_id, due.sentence_no, due.kind, due.due_on, due.due_precision)), 1, 20) as deadline_id
from due
inner join current_articles as articles on due.article_id = articles.article_id
inner join core.sentences as sentences on due.article_id = sentences.article_id and due.sentence_no = sentences.sentence_no
left join parties
    on
        due.article_id = parties.article_id
        and due.sentence_no = parties.sentence_no
        and due.kind = parties.kind
        and due.due_on = parties.due_on
        and due.due_precision = parties.due_precision
left join vocab.terms as kinds on kinds.column_name = 'kind' and due.kind = kinds.value
