-- Which days lay ahead on a given day, and what was due on them?
-- Asked by: compliance officers, importers, editors planning the week.
-- Reading it: one row is one day named by one article, the nearest first. Rates, imposers and countries are those of
-- the sentence that names the day; where they are empty the sentence says what is due.
-- To change: day in asked; current_date shows what lies ahead today.
with asked as (
    select date '2025-06-10' as day
)

select
    deadlines.due_on,
    deadlines.due_precision,
    deadlines.due_on - asked.day as days_left,
    deadlines.rates_pct,
    deadlines.imposers,
    deadlines.targets,
    deadlines.statuses,
    deadlines.text,
    deadlines.publisher,
    deadlines.published_on,
    deadlines.sentence
from mart.deadlines as deadlines
cross join asked
where deadlines.due_end_on >= asked.day and deadlines.published_on <= asked.day and deadlines.duplicate_of is null
order by deadlines.due_on, deadlines.due_end_on, deadlines.published_on, deadlines.deadline_id
