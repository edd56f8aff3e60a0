-- How did the tariffs on kinds of goods (cars, steel, copper, chips) come about, product by product?
-- Asked by: trade analysts, importers.
-- Reading it: one row is one step in one series: the first report of a rate, a new rate, or a new state of it. Read it
-- downwards within one product, imposer and country.
-- To change: nothing has to be; set product in asked to a slug of vocab.products to see only that.
with asked as (
    select null::varchar as product
)

select
    history.product_name,
    history.imposer_name,
    history.target_name,
    history.reported_on,
    history.since_on,
    history.rate_pct,
    history.basis,
    history.status_label,
    history.previous_rate_pct,
    history.publisher,
    history.sentence
from mart.rate_history as history
cross join asked
where
    history.measure = 'sectoral' and history.product is not null and history.imposer is not null
    and (history.previous_reported_on is null or history.is_rate_change or history.is_status_change)
    and (asked.product is null or history.product = asked.product)
order by
    history.product_name, history.imposer_name, history.target_name nulls last, history.reported_on nulls last, history.history_id
