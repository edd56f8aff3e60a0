-- Who and what is named together with an entity, given as id or English name: from named_with('Japan').
create macro mart.named_with(entity) as table
    with pairs as (
        select
            first_entity_id as asked_id,
            first_name as asked_name,
            second_entity_id as entity_id,
            second_name as name,
            second_type as type,
            article_count,
            sentence_count,
            lift,
            first_published_on,
            last_published_on
        from mart.co_mentions
        union all
        select
            second_entity_id as asked_id,
            second_name as asked_name,
            first_entity_id as entity_id,
            first_name as name,
            first_type as type,
            article_count,
            sentence_count,
            lift,
            first_published_on,
            last_published_on
        from mart.co_mentions
    )

    select * exclude (asked_id) -- noqa: AM04
    from pairs
    where asked_id = entity or lower(asked_name) = lower(entity)
    order by sentence_count desc, article_count desc, asked_name asc, entity_id asc;
