-- core.entities: A country's id is a code of vocab.countries, a product's a slug of vocab.products.
select
    entities.entity_id,
    entities.name
from core.entities as entities
left join vocab.countries as countries on entities.entity_id = 'COUNTRY:' || countries.code
left join vocab.products as products on entities.entity_id = 'PRODUCT:' || products.slug
where
    (entities.type = 'COUNTRY' and countries.code is null)
    or (entities.type = 'PRODUCT' and products.slug is null)
