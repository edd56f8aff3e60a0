-- How far each series got and when. A day of publication counts where it is known to the day; a day from which a rate applies counts as
-- the text gives it, with its precision.
with claims as (
    select
        *,
        case when published_precision = 'day' then published_on end as reported_on,
        -- A rate called in effect from a later day on is not in force yet, whatever it is called.
        status = 'in_effect' and coalesce(effective_on <= published_on, true) as is_in_force,
        list_position(
            ['in_effect', 'suspended', 'scheduled', 'agreed', 'proposed', 'threatened', 'rejected', 'former', 'unspecified'], status
        ) as standing
    from mart.tariff_claims
    where duplicate_of is null and basis <> 'change' and imposer is not null and target is not null and product is not null
),

seen_beside_others as (
    select
        *,
        max(case when is_in_force then reported_on end) over (
            partition by imposer, target, product, measure, basis, rate_pct, rate_max_pct
        ) as confirmed_on,
        min(case when status = 'suspended' then reported_on end) over (partition by imposer, target, product, measure) as suspended_on,
        bool_and(status in ('former', 'rejected')) over (partition by imposer, target, product, measure, article_id) as is_all_over
    from claims
),

started as (
    select
        *,
        case
            when is_in_force then coalesce(effective_on, reported_on)
            when status in ('in_effect', 'scheduled', 'agreed') and effective_on <= confirmed_on then effective_on
        end as starts_on,
        coalesce(effective_precision, published_precision) as starts_precision,
        effective_on is not null as is_start_stated
    from seen_beside_others
),

series as (
    select
        imposer,
        imposer_name,
        target,
        target_name,
        product,
        product_name,
        measure,
        measure_label,
        min(reported_on) filter (where status = 'threatened') as first_threatened_on,
        min(reported_on) filter (where status in ('agreed', 'scheduled', 'proposed')) as first_announced_on,
        min(starts_on) as first_in_effect_on,
        -- Where a day and a month begin alike, the day is the better word; a day that the text names is better than that of publication.
        first(starts_precision order by starts_on, starts_precision <> 'day', starts_precision)
        filter (where starts_on is not null) as first_in_effect_precision,
        first(is_start_stated order by starts_on, starts_precision <> 'day', starts_precision, not is_start_stated)
        filter (where starts_on is not null) as is_first_in_effect_stated,
        min(suspended_on) as first_suspended_on,
        min(starts_on) filter (where starts_on > suspended_on and starts_precision = 'day') as first_resumed_on,
        min(reported_on) filter (where is_all_over) as first_ended_on,
        max(reported_on) as last_reported_on,
        first(claim_id order by reported_on desc, standing asc, article_id asc, char_start asc, char_end asc, claim_id asc)
        filter (where reported_on is not null) as last_claim_id,
        count(*) as claim_count,
        count(distinct article_id) as article_count,
        count(distinct publisher) as publisher_count
    from started
    group by imposer, imposer_name, target, target_name, product, product_name, measure, measure_label
),

dated as (
    select
        *,
        case when first_in_effect_precision = 'day' then first_in_effect_on end as in_effect_on
    from series
)

select
    dated.imposer,
    dated.imposer_name,
    dated.target,
    dated.target_name,
    dated.product,
    dated.product_name,
    dated.measure,
    dated.measure_label,
    dated.first_threatened_on,
    dated.first_announced_on,
    dated.first_in_effect_on,
    dated.first_in_effect_precision,
    dated.is_first_in_effect_stated,
    dated.first_suspended_on,
    dated.first_resumed_on,
    dated.first_ended_on,
    dated.last_reported_on,
    last_reports.status as last_status,
    last_reports.status_label as last_status_label,
    last_reports.rate_pct as last_rate_pct,
    last_reports.rate_max_pct as last_rate_max_pct,
    last_reports.basis as last_basis,
    dated.last_claim_id,
    dated.claim_count,
    dated.article_count,
    dated.publisher_count,
    case
        when dated.first_threatened_on <= dated.first_announced_on
            then date_diff('day', dated.first_threatened_on, dated.first_announced_on)
    end as threat_to_announcement_days,
    case
        when dated.first_threatened_on <= dated.in_effect_on then date_diff('day', dated.first_threatened_on, dated.in_effect_on)
    end as threat_to_force_days,
    case
        when dated.first_announced_on <= dated.in_effect_on then date_diff('day', dated.first_announced_on, dated.in_effect_on)
    end as announcement_to_force_days,
    case
        when dated.in_effect_on <= dated.first_suspended_on then date_diff('day', dated.in_effect_on, dated.first_suspended_on)
    end as force_to_suspension_days,
    date_diff('day', dated.first_suspended_on, dated.first_resumed_on) as suspension_to_force_days
from dated
left join mart.tariff_claims as last_reports on dated.last_claim_id = last_reports.claim_id
