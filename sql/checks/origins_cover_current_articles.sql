-- mart.article_origins: Every current article has its origin, and every story is that of an original.
select
    coalesce(versions.article_id, origins.article_id) as article_id,
    versions.duplicate_of,
    origins.story_id
from mart.article_versions as versions
full join mart.article_origins as origins on versions.article_id = origins.article_id
where
    (versions.is_current or versions.article_id is null or origins.article_id is not null)
    and (
        origins.article_id is null
        or not coalesce(versions.is_current, false)
        or origins.story_id <> coalesce(versions.duplicate_of, versions.article_id)
    )
