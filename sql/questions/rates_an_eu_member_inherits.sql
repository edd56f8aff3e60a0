-- What is charged on the goods of one EU member: in its own name, as a member of the Union, and as on everybody?
-- Asked by: exporters and ministries in a member state.
-- Reading it: one row is one rate in its latest state; through says in whose name it hits the member. Where the country
-- itself and the Union are both named for the same goods, the country's own row is the closer one.
-- To change: member in asked, the ISO code of a member state, and imposer, the code of who levies the tariffs.
with asked as (
    select
        'IE' as member,
        'US' as imposer
),

named as (
    select
        claims.*,
        countries.name as member_name,
        case when claims.target = asked.member then 1 when claims.target = 'EU' then 2 else 3 end as distance
    from mart.tariff_claims as claims
    cross join asked
    inner join vocab.countries as countries on asked.member = countries.code and countries.is_eu_member
    where
        claims.target in (asked.member, 'EU', 'WORLD') and claims.imposer = asked.imposer
        and claims.basis <> 'change' and claims.status in ('in_effect', 'scheduled', 'suspended', 'agreed', 'threatened')
        and claims.product is not null and claims.duplicate_of is null
)

select
    member_name,
    case distance when 1 then 'its own name' when 2 then 'the European Union' else 'all countries' end as through,
    product_name,
    measure_label,
    rate_pct,
    status_label,
    published_on,
    publisher,
    sentence
from named
qualify
    row_number() over (
        partition by target, product, measure, basis
        order by published_on desc nulls last, article_id asc, char_start desc, claim_id asc
    ) = 1
order by distance, product_name, measure_label, basis, claim_id
