-- Differences that are none
-- Pairs of claims whose numbers differ and yet agree once it is seen what the numbers are, by the rule that reconciles them.
select
    rule,
    count(*) as pair_count,
    min_by(explanation, contradiction_id) as example
from mart.contradictions
where not is_contradiction
group by rule
order by pair_count desc, rule asc
