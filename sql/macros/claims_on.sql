-- What is claimed to be levied on the goods of a country, given as code or English name: from mart.claims_on('JP'). Tariffs on all
-- countries are under 'WORLD'.
create macro mart.claims_on(country) as table
    select * -- noqa: AM04
    from mart.tariff_claims
    where target = upper(country) or lower(target_name) = lower(country)
    order by published_on, article_id, char_start, claim_id;
