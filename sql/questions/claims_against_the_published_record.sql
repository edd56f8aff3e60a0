-- Which reported rates are not what the published orders and notices say?
-- Asked by: fact-checkers, compliance officers.
-- Reading it: one row is one reported rate for which the ledger of published tariffs (vocab.measures) knows the same
-- imposer, country, goods and kind of tariff. verdict compares with the state of that very rate on the day of
-- publication; recorded_rates_pct are the rates then in effect. A rate that is not on record may be a slip of the
-- article, of the reader or a gap of the ledger: look at the sentence. Ordinary customs duties differ from line to line
-- of the schedule and are left out.
-- To change: verdicts in asked; add 'as recorded' to see what agrees.
with asked as (
    select ['not on record', 'recorded in another state'] as verdicts
),

ledger as (
    select
        by_target.*,
        unnest(by_target.products) as product,
        case when by_target.measure = 'baseline' then 'reciprocal' else by_target.measure end as family
    from (
        select
            *,
            unnest(targets) as target
        from vocab.measures
    ) as by_target
),

claims as (
    select
        *,
        -- The minimum of 10% is told under either name.
        case when measure = 'baseline' then 'reciprocal' else measure end as family
    from mart.tariff_claims
    where
        basis <> 'change' and rate_max_pct is null and modifier = 'exact' and status in ('in_effect', 'scheduled', 'suspended')
        and measure <> 'mfn' and published_on is not null and published_precision = 'day' and duplicate_of is null
),

states as (
    -- Of each rate of the ledger its state on the day of publication. What is on record for all countries holds for each.
    select
        claims.claim_id,
        ledger.rate_pct,
        ledger.status,
        ledger.source,
        ledger.since
    from claims
    inner join ledger
        on
            claims.imposer = ledger.imposer and claims.product = ledger.product and claims.family = ledger.family
            and ledger.target in (claims.target, 'WORLD') and ledger.since <= claims.published_on
    qualify
        row_number() over (
            partition by claims.claim_id, ledger.rate_pct, ledger.target, ledger.basis
            order by ledger.since desc, ledger.effective_on desc nulls last, ledger.status asc, ledger.source asc
        ) = 1
),

compared as (
    select
        claims.claim_id,
        coalesce(list_sort(list(distinct states.rate_pct) filter (where states.status = 'in_effect')), []) as recorded_rates_pct,
        count(*) filter (where states.rate_pct = claims.rate_pct and states.status = claims.status) as equal_count,
        arg_max(states.status, concat_ws('|', states.since, states.status)) filter (where states.rate_pct = claims.rate_pct)
            as recorded_status,
        arg_max(states.source, concat_ws('|', states.rate_pct = claims.rate_pct, states.since, states.source)) as source
    from claims
    inner join states on claims.claim_id = states.claim_id
    group by claims.claim_id
),

judged as (
    select
        *,
        case
            when equal_count > 0 then 'as recorded'
            when recorded_status is null then 'not on record'
            else 'recorded in another state'
        end as verdict
    from compared
)

select
    judged.verdict,
    claims.rate_pct,
    claims.status,
    judged.recorded_status,
    judged.recorded_rates_pct,
    claims.imposer_name,
    claims.target_name,
    claims.product_name,
    claims.measure_label,
    claims.published_on,
    claims.publisher,
    claims.sentence,
    judged.source
from judged
inner join claims on judged.claim_id = claims.claim_id
cross join asked
where list_contains(asked.verdicts, judged.verdict)
order by judged.verdict, claims.published_on, claims.article_id, claims.char_start, claims.claim_id
