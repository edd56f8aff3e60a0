-- What a country is claimed to levy, given as code or English name: from mart.claims_by('US').
create macro mart.claims_by(country) as table
    select * -- noqa: AM04
    from mart.tariff_claims
    where imposer = upper(country) or lower(imposer_name) = lower(country)
    order by published_on, article_id, char_start, claim_id;
