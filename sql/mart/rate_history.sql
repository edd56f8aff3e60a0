-- What was reported of each series, one row for what an article says however often it says it. `previous_on` is found first, as the last
-- day before with a report to compare with; of the reports of that day the one that compares best is the previous one.
with claims as (
    select
        *,
        substring(
            sha256(
                concat_ws('|', article_id, imposer, target, product, measure, basis, rate_pct, coalesce(rate_max_pct::varchar, ''), status)
            ), 1, 20
        ) as history_id,
        coalesce(published_precision = 'day', false) as is_dated,
        status in ('former', 'rejected') as is_over
    from mart.tariff_claims
    where duplicate_of is null and basis <> 'change' and imposer is not null and target is not null and product is not null
),

reports as (
    select
        *,
        count(*) over (partition by history_id) as mention_count
    from claims
    qualify
        row_number() over (partition by history_id order by effective_on is null, char_start, char_end, mention_id) = 1
),

looked_back as (
    select
        *,
        case
            when is_over then max(published_on) over same_rate
            else max(published_on) filter (where not is_over) over series
        end as previous_on
    from reports
    window
        series as (
            partition by imposer, target, product, measure, basis, is_dated
            order by published_on range between unbounded preceding and interval 1 day preceding
        ),
        same_rate as (
            partition by imposer, target, product, measure, basis, is_dated, rate_pct, rate_max_pct
            order by published_on range between unbounded preceding and interval 1 day preceding
        )
),

compared as (
    select
        reports.*,
        previous.history_id as previous_history_id,
        previous.rate_pct as previous_reported_rate_pct,
        previous.rate_max_pct as previous_reported_rate_max_pct,
        previous.status as previous_status,
        previous.published_on as previous_reported_on
    from looked_back as reports
    left join reports as previous
        on
            reports.imposer = previous.imposer
            and reports.target = previous.target
            and reports.product = previous.product
            and reports.measure = previous.measure
            and reports.basis = previous.basis
            and reports.previous_on = previous.published_on
            and reports.is_dated
            and previous.is_dated
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
    history_id,
    imposer,
    imposer_name,
    target,
    target_name,
    product,
    product_name,
    measure,
    measure_label,
    published_on as reported_on,
    published_precision as reported_precision,
    since_on,
    since_precision,
    rate_pct,
    rate_max_pct,
    basis,
    basis_label,
    status,
    status_label,
    previous_history_id,
    previous_reported_rate_pct as previous_rate_pct,
    previous_status,
    previous_reported_on,
    rate_pct - previous_reported_rate_pct as rate_change_pct,
    previous_history_id is not null
    and (rate_pct <> previous_reported_rate_pct or rate_max_pct is distinct from previous_reported_rate_max_pct) as is_rate_change,
    previous_history_id is not null and status <> previous_status as is_status_change,
    publisher,
    article_id,
    mention_count,
    mention_id,
    claim_id,
    sentence
from compared
