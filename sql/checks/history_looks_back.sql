-- mart.rate_history: A previous report is of an earlier day and the same series and basis, and has the rate and status it is said to have.
select
    reports.history_id,
    reports.reported_on,
    reports.previous_history_id,
    reports.previous_reported_on,
    reports.previous_rate_pct,
    reports.previous_status
from mart.rate_history as reports
left join mart.rate_history as previous
    on
        reports.previous_history_id = previous.history_id
        and reports.imposer = previous.imposer
        and reports.target = previous.target
        and reports.product = previous.product
        and reports.measure = previous.measure
        and reports.basis = previous.basis
        and reports.reported_on > previous.reported_on
        and reports.previous_reported_on = previous.reported_on
        and reports.previous_rate_pct = previous.rate_pct
        and reports.previous_status = previous.status
where
    case
        when reports.previous_history_id is not null then previous.history_id is null
        else
            reports.previous_rate_pct is not null
            or reports.previous_status is not null
            or reports.previous_reported_on is not null
            or reports.rate_change_pct is not null
            or reports.is_rate_change
            or reports.is_status_change
    end
