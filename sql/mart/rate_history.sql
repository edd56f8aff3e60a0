-- What was reported of each series, one row for what an article says however often it says it. First the last day before is found on which
-- there is a report to compare with; of the reports of that day the one that compares best is the previous one.
with claims as (
    select
        claim_id,
        mention_id,
        article_id,
        publisher,
        published_on,
        effective_on,
        char_start,
        char_end,
        rate_pct,
        rate_max_pct,
        status,
        coalesce(published_precision = 'day', false) as is_dated,
        status in ('former', 'rejected') as is_over,
        concat_ws('|', imposer, target, product, measure, basis) as series
    from mart.tariff_claims
    where duplicate_of is null and basis <> 'change' and imposer is not null and target is not null and product is not null
),

reports as (
    select
        *,
        count(*) over same_report as mention_count,
        substring(
            sha256(concat_ws('|', article_id, series, rate_pct, coalesce(rate_max_pct::varchar, ''), status)), 1, 20
        ) as history_id
    from claims
    window same_report as (partition by article_id, series, rate_pct, rate_max_pct, status)
    qualify row_number() over (same_report order by effective_on is null, char_start, char_end, mention_id) = 1
),

looked_back as (
    select
        *,
        case
            when is_over then max(published_on) over same_rate
            else max(published_on) filter (where not is_over) over same_series
        end as previous_on
    from reports
    where is_dated
    window
        same_series as (partition by series order by published_on range between unbounded preceding and interval 1 day preceding),
        same_rate as (
            partition by series, rate_pct, rate_max_pct
            order by published_on range between unbounded preceding and interval 1 day preceding
        )
),

previous_reports as (
    select
        reports.history_id,
        previous.history_id as previous_history_id,
        previous.rate_pct as previous_rate_pct,
        previous.rate_max_pct as previous_rate_max_pct,
        previous.status as previous_status,
        previous.published_on as previous_reported_on
    from looked_back as reports
    inner join looked_back as previous
        on
            reports.series = previous.series
            and reports.previous_on = previous.published_on
            and case
                when reports.is_over
                    then reports.rate_pct = previous.rate_pct and reports.rate_max_pct is not distinct from previous.rate_max_pct
                else not previous.is_over
            end
    qualify
        row_number() over (
            partition by reports.history_id
            order by
                reports.status = previous.status desc,
                reports.rate_pct = previous.rate_pct and reports.rate_max_pct is not distinct from previous.rate_max_pct desc,
                coalesce(reports.publisher = previous.publisher, false) desc,
                previous.article_id asc,
                previous.char_start asc,
                previous.history_id asc
        ) = 1
)

select
    reports.history_id,
    claims.imposer,
    claims.imposer_name,
    claims.target,
    claims.target_name,
    claims.product,
    claims.product_name,
    claims.measure,
    claims.measure_label,
    claims.published_on as reported_on,
    claims.published_precision as reported_precision,
    claims.since_on,
    claims.since_precision,
    claims.rate_pct,
    claims.rate_max_pct,
    claims.basis,
    claims.basis_label,
    claims.status,
    claims.status_label,
    previous_reports.previous_history_id,
    previous_reports.previous_rate_pct,
    previous_reports.previous_status,
    previous_reports.previous_reported_on,
    claims.publisher,
    claims.article_id,
    reports.mention_count,
    claims.mention_id,
    claims.claim_id,
    claims.sentence,
    round(claims.rate_pct - previous_reports.previous_rate_pct, 6) as rate_change_pct,
    previous_reports.history_id is not null
    and (
        claims.rate_pct <> previous_reports.previous_rate_pct
        or claims.rate_max_pct is distinct from previous_reports.previous_rate_max_pct
    ) as is_rate_change,
    previous_reports.history_id is not null and claims.status <> previous_reports.previous_status as is_status_change
from reports
inner join mart.tariff_claims as claims on reports.claim_id = claims.claim_id
left join previous_reports on reports.history_id = previous_reports.history_id
