-- Which publishers pass on what another outlet found, and in which words do they say so?
-- Asked by: media researchers, fact-checkers.
-- Reading it: one row is one publisher and one outlet whose reporting it relays; own_pct is the share of its claims
-- that go back to itself.
-- To change: nothing.
with publishers as (
    select
        publisher,
        round(100.0 * count(*) filter (where not is_relay) / count(*), 1) as own_pct
    from mart.corroboration
    where publisher is not null
    group by publisher
)

select
    relays.publisher,
    relays.origin,
    count(distinct relays.article_id) as article_count,
    count(distinct relays.mention_id) as rate_count,
    publishers.own_pct,
    first(relays.relay_evidence order by relays.published_on nulls last, relays.article_id, relays.claim_id) as evidence
from mart.corroboration as relays
left join publishers on relays.publisher = publishers.publisher
where relays.is_relay
group by relays.publisher, relays.origin, publishers.own_pct
order by relays.publisher nulls last, relays.origin
