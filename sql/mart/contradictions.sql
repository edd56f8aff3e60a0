-- Pairs of claims of one tariff and one time that differ, and by which rule. The time is the same where both were published
-- within a week, or where both say what has been in effect since one and the same day. What is compared is what is written: the sentence
-- of a claim names its goods where they are particular, else its target. Claims of what was (former) or is asked for (proposed) and claims
-- of unknown state are left out: they speak of no one time, or for no one side.
with claims as (
    -- Without words, which few need.
    select
        * exclude (title, url, sentence, text, imposer_name, target_name, product_name, measure_label, status_label),
        concat_ws('|', imposer, target, product, measure) as series,
        concat_ws('|', rate_pct, rate_max_pct) as figure,
        coalesce(effective_precision = 'day', false) as is_of_day
    from mart.tariff_claims
    where
        duplicate_of is null
        and imposer is not null
        and target is not null
        and product is not null
),

goods as (
    -- The word for the goods that stands nearest to the rate in its sentence.
    select
        claims.claim_id,
        lower(words.text) as goods_word
    from claims
    inner join core.entity_mentions as words
        on
            claims.article_id = words.article_id
            and claims.sentence_no = words.sentence_no
            and words.entity_id = 'PRODUCT:' || claims.product
    qualify row_number() over (
        partition by claims.claim_id
        order by greatest(words.char_start - claims.char_end, claims.char_start - words.char_end), words.char_start, words.mention_id
    ) = 1
),

targets as (
    -- Claims whose sentence names the country that is hit.
    select distinct claims.claim_id
    from claims
    inner join core.entity_mentions as words
        on
            claims.article_id = words.article_id
            and claims.sentence_no = words.sentence_no
            and words.entity_id = 'COUNTRY:' || claims.target
),

figures as (
    -- How many figures an article gives for one tariff in one state: where it gives several, it tells apart what codes do not.
    select
        article_id,
        series,
        basis,
        status,
        count(distinct figure) as figure_count
    from claims
    group by article_id, series, basis, status
),

told as (
    -- What an article says of one tariff in one state, each figure once.
    select
        claims.*,
        goods.goods_word,
        figures.figure_count
    from claims
    inner join figures
        on
            claims.article_id = figures.article_id
            and claims.series = figures.series
            and claims.basis = figures.basis
            and claims.status = figures.status
    left join goods on claims.claim_id = goods.claim_id
    left join targets on claims.claim_id = targets.claim_id
    where
        claims.status in ('in_effect', 'scheduled', 'agreed', 'suspended', 'threatened', 'rejected')
        and case
            when claims.product <> 'all_goods' then goods.claim_id is not null
            else claims.target = 'WORLD' or targets.claim_id is not null
        end
    qualify row_number() over (
        partition by claims.article_id, claims.series, claims.basis, claims.status, claims.figure
        order by claims.effective_on is null, claims.char_start, claims.claim_id
    ) = 1
),

spans as (
    -- Claims of known day, each in its span of eight days and in the next, where all stand that follow within a week.
    select
        *,
        unnest([0, 1]) + (published_on - date '2000-01-01') // 8 as span_no
    from told
    where published_precision = 'day'
),

met as (
    -- Two claims of one tariff and one time: in one article, published within a week, or in effect since one day.
    select
        one.claim_id as one_id,
        other.claim_id as other_id
    from told as one
    inner join told as other on one.series = other.series and one.article_id = other.article_id
    where one.figure <> other.figure and one.char_start < other.char_start
    union all
    select
        one.claim_id as one_id,
        other.claim_id as other_id
    from spans as one
    inner join told as other on one.series = other.series and one.span_no = (other.published_on - date '2000-01-01') // 8
    where
        one.article_id <> other.article_id
        and other.published_precision = 'day'
        and other.published_on - one.published_on between 0 and 7
        and (one.published_on < other.published_on or one.claim_id < other.claim_id)
        and case
            when one.figure = other.figure
                then one.basis = other.basis and (one.status <> other.status or one.effective_on <> other.effective_on)
            else one.status = other.status
        end
    union all
    select
        one.claim_id as one_id,
        other.claim_id as other_id
    from told as one
    inner join told as other on one.series = other.series and one.effective_on = other.effective_on and one.figure <> other.figure
    where
        one.article_id <> other.article_id
        and one.published_precision = 'day'
        and other.published_precision = 'day'
        and other.published_on - one.published_on > 7
        and one.effective_on <= one.published_on
        and one.is_of_day
        and other.is_of_day
        and one.status = 'in_effect'
        and other.status = 'in_effect'
),

pairs as (
    -- Of those the ones that differ in one thing: in the figure, or else in the state or the day of effect.
    select
        one.claim_id as one_id,
        other.claim_id as other_id,
        one.article_id = other.article_id as is_within,
        is_within and one.sentence_no = other.sentence_no as is_in_one_sentence,
        one.figure <> other.figure as has_other_figure,
        coalesce(one.effective_on <> other.effective_on and one.is_of_day and other.is_of_day, false) as has_other_day
    from met
    inner join told as one on met.one_id = one.claim_id
    inner join told as other on met.other_id = other.claim_id
    where
        case
            when one.figure = other.figure
                then one.status <> other.status or (one.effective_on <> other.effective_on and one.is_of_day and other.is_of_day)
            when one.status <> other.status or (one.effective_on <> other.effective_on and one.is_of_day and other.is_of_day) then false
            -- In one article a ladder of ordinary duties, the rates of several firms and the steps of a threat are no contradictions.
            when one.article_id = other.article_id
                then
                    one.measure not in ('mfn', 'trade_remedy')
                    and one.status <> 'threatened'
                    and greatest(one.figure_count, other.figure_count) <= 3
            else greatest(one.figure_count, other.figure_count) = 1
        end
),

sides as (
    -- Each from both sides.
    select
        one_id,
        other_id,
        is_within,
        unnest([one_id, other_id]) as mine_id,
        unnest([other_id, one_id]) as theirs_id
    from pairs
),

given_too as (
    -- The pairs of which the one article also gives what the other claims, for whatever goods, in whatever state: the other's
    -- figure; for one figure of both, the other's state, or its day.
    select
        sides.one_id,
        sides.other_id,
        bool_or(
            claims.target in (theirs.target, 'WORLD')
            and (claims.sentence_no = mine.sentence_no or (not sides.is_within and claims.product = theirs.product))
        ) as has_figure,
        bool_or(claims.series = theirs.series and claims.status = theirs.status) as has_status,
        bool_or(claims.series = theirs.series and claims.effective_on = theirs.effective_on) as has_day
    from sides
    inner join told as mine on sides.mine_id = mine.claim_id
    inner join told as theirs on sides.theirs_id = theirs.claim_id
    inner join claims
        on
            mine.article_id = claims.article_id
            and theirs.imposer = claims.imposer
            and theirs.figure = claims.figure
            and theirs.claim_id <> claims.claim_id
    group by sides.one_id, sides.other_id
),

summed as (
    -- The pairs whose figures differ by a third claim in the sentence of one of them, on the same goods or an ordinary duty.
    select distinct
        sides.one_id,
        sides.other_id
    from sides
    inner join told as mine on sides.mine_id = mine.claim_id
    inner join told as theirs on sides.theirs_id = theirs.claim_id
    inner join claims as parts
        on
            mine.article_id = parts.article_id
            and mine.sentence_no = parts.sentence_no
            and mine.imposer = parts.imposer
    where
        least(mine.rate_pct, theirs.rate_pct) > 0
        and coalesce(mine.rate_max_pct, theirs.rate_max_pct, parts.rate_max_pct) is null
        and abs(parts.rate_pct - abs(mine.rate_pct - theirs.rate_pct)) < 0.005
        and parts.basis <> 'change'
        and parts.mention_id not in (mine.mention_id, theirs.mention_id)
        and (parts.measure = 'mfn' or (parts.product in (mine.product, 'all_goods') and parts.target in (mine.target, 'WORLD')))
        -- Half of a double is no part of its own, unless it is of another kind.
        and (
            parts.rate_pct <> least(mine.rate_pct, theirs.rate_pct)
            or parts.measure <> mine.measure
            or (parts.basis = 'additional' and mine.basis = 'level' and theirs.basis = 'level')
        )
),

changed as (
    -- The pairs between whose days of publication the public ledger of tariffs has a change.
    select distinct
        pairs.one_id,
        pairs.other_id
    from pairs
    inner join told as one on pairs.one_id = one.claim_id
    inner join told as other on pairs.other_id = other.claim_id
    inner join vocab.measures as ledger
        on
            one.imposer = ledger.imposer
            and one.measure = ledger.measure
            and one.published_on < ledger.since
            and other.published_on >= ledger.since
    where
        list_has_any(ledger.targets, [one.target, 'WORLD'])
        and list_has_any(ledger.products, [one.product, 'all_goods'])
),

worded as (
    -- The claims that differ, with their words.
    select
        claims.*,
        goods.goods_word,
        case when claims.modifier = 'up_to' then 0 else claims.rate_pct end as lowest_pct,
        case
            when claims.modifier = 'at_least' then 'infinity'::double else coalesce(claims.rate_max_pct, claims.rate_pct)
        end as highest_pct,
        -- An average is called so within a few words.
        regexp_matches(
            lower(
                substring(
                    claims.sentence,
                    greatest(claims.sentence_char_start - 50, 0) + 1,
                    claims.sentence_char_end - claims.sentence_char_start + 90
                )
            ),
            'averag|weighted|\bmean\b|effective (import |u\.?s\.? |american )?(tariff|dut|lev|rate|customs)'
        ) as is_average,
        regexp_matches(lower(claims.sentence), '\bquotas?\b') as is_of_quota,
        concat(
            case claims.modifier when 'about' then 'about ' when 'up_to' then 'up to ' when 'at_least' then 'at least ' else '' end,
            format('{:.10g}', claims.rate_pct),
            case when claims.rate_max_pct is not null then concat(' to ', format('{:.10g}', claims.rate_max_pct)) else '' end,
            case claims.basis when 'additional' then '% on top of other duties' when 'change' then '% as a change' else '%' end
        ) as said,
        concat(coalesce(claims.publisher, 'Unnamed publisher'), ' (', claims.published_on, ')') as speaker
    from mart.tariff_claims as claims
    left join goods on claims.claim_id = goods.claim_id
    where claims.claim_id in (select sides.mine_id from sides)
),

coarse as (
    -- Groups of a customs chapter or more, whose goods have duties of their own.
    select slug
    from vocab.products
    where len(list_filter(hs, lambda code: len(code) < 4 or contains(code, '-'))) > 0
),

other_figures as (
    -- Two figures for one tariff in one state.
    select
        pairs.one_id,
        pairs.other_id,
        pairs.is_within,
        case
            -- What one sentence says of one tariff is told apart there, and worth a row only where it adds up.
            when pairs.is_in_one_sentence then case when summed.one_id is not null then 'sum_of_parts' end
            when one.basis <> other.basis and 'change' in (one.basis, other.basis) then 'change_against_level'
            when one.lowest_pct <= other.highest_pct and other.lowest_pct <= one.highest_pct then 'range_holds_rate'
            when abs(one.rate_pct - other.rate_pct) < 0.1 then 'rounding'
            when abs(one.rate_pct - other.rate_pct) <= 0.5 and (one.rate_pct % 1 = 0 or other.rate_pct % 1 = 0) then 'rounding'
            when
                'about' in (one.modifier, other.modifier)
                and abs(one.rate_pct - other.rate_pct) <= 0.1 * greatest(one.rate_pct, other.rate_pct)
                then 'rounding'
            when summed.one_id is not null then 'sum_of_parts'
            when one.basis <> other.basis then 'additional_against_level'
            when one.is_average <> other.is_average then 'average_against_headline'
            when given_too.has_figure then 'told_apart'
            when changed.one_id is not null then 'changed_between'
            when
                (pairs.is_within or coarse.slug is not null)
                and not contains(one.goods_word, rtrim(other.goods_word, 's'))
                and not contains(other.goods_word, rtrim(one.goods_word, 's'))
                then 'different_goods'
            when one.is_of_quota or other.is_of_quota then 'quota_tiers'
            when one.measure = 'mfn' and one.product = 'all_goods' then 'ordinary_rates_vary'
            else 'rates_differ'
        end as rule
    from pairs
    inner join worded as one on pairs.one_id = one.claim_id
    inner join worded as other on pairs.other_id = other.claim_id
    left join given_too on pairs.one_id = given_too.one_id and pairs.other_id = given_too.other_id
    left join summed on pairs.one_id = summed.one_id and pairs.other_id = summed.other_id
    left join changed on pairs.one_id = changed.one_id and pairs.other_id = changed.other_id
    left join coarse on one.product = coarse.slug
    where pairs.has_other_figure
),

other_states as (
    -- One figure for one tariff in two states, or from two days on.
    select
        pairs.one_id,
        pairs.other_id,
        pairs.is_within,
        case
            when one.status = other.status or list_has_all(['in_effect', 'scheduled', 'agreed'], [one.status, other.status])
                then
                    case
                        when not pairs.has_other_day or coalesce(given_too.has_day, false) then null
                        -- Where a day ends depends on where one stands.
                        when abs(one.effective_on - other.effective_on) = 1 then 'day_by_time_zone'
                        else 'effective_days_differ'
                    end
        end as day_rule,
        case
            when one.status = other.status or coalesce(given_too.has_status, false) then null
            -- On one day a tariff is collected or it is not; from one day to another only the way back is odd.
            when one.published_on < other.published_on
                then case when one.status = 'in_effect' and other.status in ('threatened', 'agreed', 'scheduled') then 'status_differs' end
            when
                'in_effect' in (one.status, other.status)
                and coalesce(abs(one.effective_on - one.published_on) > 1, true)
                and coalesce(abs(other.effective_on - other.published_on) > 1, true)
                then 'status_differs'
        end as status_rule
    from pairs
    inner join told as one on pairs.one_id = one.claim_id
    inner join told as other on pairs.other_id = other.claim_id
    left join given_too on pairs.one_id = given_too.one_id and pairs.other_id = given_too.other_id
    left join changed on pairs.one_id = changed.one_id and pairs.other_id = changed.other_id
    where not pairs.has_other_figure and changed.one_id is null
),

ruled as (
    select *
    from other_figures
    union all
    select
        one_id,
        other_id,
        is_within,
        coalesce(day_rule, status_rule) as rule
    from other_states
),

nearest as (
    -- A claim is set against the last report of each other figure or state before it, not against all of them.
    select ruled.*
    from ruled
    inner join told as one on ruled.one_id = one.claim_id
    where ruled.rule is not null
    qualify row_number() over (
        partition by ruled.other_id, ruled.is_within, ruled.rule, one.basis, one.figure, one.status, one.effective_on
        order by one.published_on desc, one.char_start desc, one.claim_id asc
    ) = 1
)

select
    nearest.rule,
    one.imposer,
    one.imposer_name,
    one.target,
    one.target_name,
    one.product,
    one.product_name,
    one.measure,
    one.measure_label,
    one.claim_id as first_claim_id,
    one.mention_id as first_mention_id,
    one.article_id as first_article_id,
    one.publisher as first_publisher,
    one.published_on as first_published_on,
    one.rate_pct as first_rate_pct,
    one.rate_max_pct as first_rate_max_pct,
    one.basis as first_basis,
    one.status as first_status,
    one.effective_on as first_effective_on,
    one.sentence as first_sentence,
    other.claim_id as second_claim_id,
    other.mention_id as second_mention_id,
    other.article_id as second_article_id,
    other.publisher as second_publisher,
    other.published_on as second_published_on,
    other.rate_pct as second_rate_pct,
    other.rate_max_pct as second_rate_max_pct,
    other.basis as second_basis,
    other.status as second_status,
    other.effective_on as second_effective_on,
    other.sentence as second_sentence,
    substring(sha256(concat_ws('|', one.claim_id, other.claim_id, nearest.rule)), 1, 20) as contradiction_id,
    coalesce(rules.label, nearest.rule) as rule_label,
    nearest.rule in ('rates_differ', 'status_differs', 'effective_days_differ') as is_contradiction,
    case when nearest.is_within then 'within_article' else 'between_articles' end as scope,
    case when one.effective_on = other.effective_on then one.effective_on else other.published_on end as about_on,
    concat(
        case
            when nearest.rule = 'status_differs'
                then concat('Both say ', one.said, ', ', one.speaker, ' ', lower(one.status_label), ', ', other.speaker, ' ')
            when nearest.rule in ('effective_days_differ', 'day_by_time_zone')
                then concat('Both say ', one.said, ', ', one.speaker, ' from ', one.effective_on, ', ', other.speaker, ' from ')
            when not nearest.is_within then concat(one.speaker, ' says ', one.said, ', ', other.speaker, ' ', other.said, ', both ')
            when one.sentence_no = other.sentence_no then concat('One sentence says ', one.said, ' and ', other.said, ', both ')
            else concat('The article says ', one.said, ' and, further down, ', other.said, ', both ')
        end,
        case
            when nearest.rule in ('effective_days_differ', 'day_by_time_zone') then other.effective_on::varchar
            else lower(other.status_label)
        end,
        case nearest.rule
            when 'sum_of_parts'
                then
                    concat(
                        ': ', format('{:.10g}', least(one.rate_pct, other.rate_pct)), ' + ',
                        format('{:.10g}', round(abs(one.rate_pct - other.rate_pct), 4)), ' = ',
                        format('{:.10g}', greatest(one.rate_pct, other.rate_pct))
                    )
            when 'different_goods' then concat(', on ', one.goods_word, ' and on ', other.goods_word)
            else ''
        end,
        '. ',
        coalesce(rules.meaning, '')
    ) as explanation
from nearest
inner join worded as one on nearest.one_id = one.claim_id
inner join worded as other on nearest.other_id = other.claim_id
left join vocab.terms as rules on rules.column_name = 'rule' and nearest.rule = rules.value
