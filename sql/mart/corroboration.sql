-- For each claim, the outlet it goes back to, and how many articles and independent outlets state the same fact. Near-copies go back to
-- what their story goes back to; what an article hands on from another outlet goes back to that one.
with claims as (
    select
        claims.claim_id,
        claims.mention_id,
        claims.article_id,
        claims.publisher,
        claims.published_on,
        claims.duplicate_of,
        claims.imposer,
        claims.target,
        claims.product,
        claims.measure,
        claims.rate_pct,
        claims.rate_max_pct,
        claims.basis,
        claims.status,
        claims.sentence_no,
        claims.char_start,
        claims.sentence,
        articles.published_at,
        sentences.block_no,
        origins.outlet,
        origins.story_id,
        origins.origin,
        origins.origin_basis,
        origins.credit_words,
        substring(
            sha256(
                concat_ws(
                    '|',
                    coalesce(claims.imposer, ''),
                    coalesce(claims.target, ''),
                    coalesce(claims.product, ''),
                    claims.measure,
                    claims.basis,
                    claims.rate_pct,
                    coalesce(claims.rate_max_pct, claims.rate_pct)
                )
            ), 1, 20
        ) as fact_id
    from mart.tariff_claims as claims
    inner join core.articles as articles on claims.article_id = articles.article_id
    inner join mart.article_origins as origins on claims.article_id = origins.article_id
    inner join core.sentences as sentences on claims.article_id = sentences.article_id and claims.sentence_no = sentences.sentence_no
),

leads as (
    -- Headline, standfirst and the first three sentences below them.
    select
        sentences.article_id,
        min(sentences.sentence_no) filter (where blocks.kind = 'paragraph') + 2 as last_sentence_no
    from core.sentences as sentences
    inner join core.blocks as blocks on sentences.article_id = blocks.article_id and sentences.block_no = blocks.block_no
    group by sentences.article_id
),

named as (
    select
        article_id,
        sentence_no,
        list(distinct entity_id) as people_and_bodies
    from core.entity_mentions
    where type in ('PERSON', 'ORG')
    group by article_id, sentence_no
),

said as (
    -- The relay that a claim's own sentence names, or the one before it in the paragraph: a report runs on until somebody else is named.
    select
        claims.claim_id,
        claims.story_id,
        claims.fact_id,
        claims.article_id,
        claims.char_start,
        relays.relayed_outlet,
        relays.relay_words,
        coalesce(claims.sentence_no <= leads.last_sentence_no, false) as is_in_lead
    from claims
    inner join mart.relays as relays
        on
            claims.article_id = relays.article_id
            and (
                claims.sentence_no = relays.sentence_no
                or (claims.sentence_no = relays.sentence_no + 1 and claims.block_no = relays.block_no and relays.relay_kind <> 'told')
            )
    left join leads on claims.article_id = leads.article_id
    left join named as here on claims.article_id = here.article_id and claims.sentence_no = here.sentence_no
    left join named as there on relays.article_id = there.article_id and relays.sentence_no = there.sentence_no
    where claims.sentence_no = relays.sentence_no or list_has_all(there.people_and_bodies, coalesce(here.people_and_bodies, []))
    qualify
        row_number() over (
            partition by claims.claim_id
            order by
                claims.sentence_no <> relays.sentence_no,
                relays.relay_kind <> 'cited',
                least(abs(relays.char_start - claims.char_start), abs(relays.char_end - claims.char_start)),
                relays.mention_id
        ) = 1
),

led as (
    -- Whom an article names for a fact in its lead it need not name again below.
    select
        story_id,
        fact_id,
        relayed_outlet,
        relay_words
    from said
    where is_in_lead
    qualify row_number() over (partition by story_id, fact_id order by article_id <> story_id, article_id, char_start, claim_id) = 1
),

tellings as (
    select
        article_id,
        relayed_outlet,
        arg_min(relay_words, char_start) as relay_words,
        count(distinct sentence_no) as sentence_count,
        sum(count(distinct sentence_no)) over (partition by article_id) as relay_sentence_count
    from mart.relays
    where relay_kind <> 'told'
    group by article_id, relayed_outlet
),

retold as (
    -- An article that comes back to one outlet's report again and again tells that report, also where it does not say so.
    select
        article_id,
        relayed_outlet,
        relay_words
    from tellings
    where sentence_count >= 3 and 3 * sentence_count >= 2 * relay_sentence_count
),

traced as (
    select
        claims.*,
        coalesce(said.relayed_outlet, led.relayed_outlet, retold.relayed_outlet) as named_outlet,
        coalesce(said.relayed_outlet, led.relayed_outlet, retold.relayed_outlet, claims.origin) as goes_back_to,
        coalesce(said.relay_words, led.relay_words, retold.relay_words) as named_words
    from claims
    left join said on claims.claim_id = said.claim_id
    left join led on claims.story_id = led.story_id and claims.fact_id = led.fact_id
    left join retold on claims.article_id = retold.article_id and claims.origin_basis in ('publisher', 'unknown')
),

stated as (
    -- An article speaks for one origin of a fact: its own where it states it anywhere without naming another.
    select
        fact_id,
        article_id,
        story_id,
        outlet,
        publisher,
        published_on,
        published_at,
        case when bool_or(named_outlet is null) then min(origin) else min(goes_back_to) end as one_origin
    from traced
    group by all
),

facts as (
    select
        fact_id,
        count(*) as article_count,
        count(distinct story_id) as story_count,
        count(distinct coalesce(outlet, publisher)) as publisher_count,
        greatest(count(distinct one_origin), 1) as origin_count,
        list_sort(list(distinct one_origin) filter (where one_origin is not null)) as origins,
        min(published_on) as first_published_on
    from stated
    group by fact_id
),

firsts as (
    select
        fact_id,
        article_id as first_article_id
    from stated
    qualify row_number() over (partition by fact_id order by published_on nulls last, published_at nulls last, article_id) = 1
)

select
    traced.claim_id,
    traced.mention_id,
    traced.article_id,
    traced.fact_id,
    traced.imposer,
    traced.target,
    traced.product,
    traced.measure,
    traced.rate_pct,
    traced.rate_max_pct,
    traced.basis,
    traced.status,
    traced.publisher,
    traced.published_on,
    traced.duplicate_of,
    traced.goes_back_to as origin,
    case
        when traced.goes_back_to is null then 'unknown'
        when traced.goes_back_to = traced.outlet then 'publisher'
        when traced.named_outlet is not null then 'relay'
        else traced.origin_basis
    end as origin_basis,
    case
        when traced.outlet is null or traced.outlet <> traced.goes_back_to then coalesce(traced.named_words, traced.credit_words)
    end as relay_evidence,
    traced.sentence,
    facts.article_count,
    facts.story_count,
    facts.publisher_count,
    facts.origin_count,
    coalesce(facts.origins, []) as origins,
    facts.first_published_on,
    firsts.first_article_id,
    coalesce(traced.outlet <> traced.goes_back_to, traced.goes_back_to is not null) as is_relay
from traced
inner join facts on traced.fact_id = facts.fact_id
inner join firsts on traced.fact_id = firsts.fact_id
