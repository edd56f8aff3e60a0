-- Differences that are none
-- Pairs of claims whose numbers differ and yet agree once it is seen what the numbers are, by the rule that reconciles them.
with rules as (
    select
        rule,
        count(*) as pair_count,
        min_by(explanation, contradiction_id) as example
    from mart.contradictions
    where not is_contradiction
    group by rule
)

select
    coalesce(terms.label, rules.rule) as label,
    rules.pair_count,
    rules.example
from rules
left join vocab.terms as terms on terms.column_name = 'rule' and rules.rule = terms.value
order by rules.pair_count desc, rules.rule asc
