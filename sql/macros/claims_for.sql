-- What is claimed to be levied on a group of goods, given as slug or English name: from mart.claims_for('steel').
create macro mart.claims_for(goods) as table
    select * -- noqa: AM04
    from mart.tariff_claims
    where product = lower(goods) or lower(product_name) = lower(goods)
    order by published_on, article_id, char_start, claim_id;
