-- Key numbers
-- What this release rests on. An article counts once, in its last version; a story is an article about tariffs that is no near-copy.
select
    count(*) as article_count,
    count(*) filter (where is_about_tariffs) as tariff_article_count,
    count(*) filter (where is_about_tariffs and duplicate_of is null) as story_count,
    coalesce(sum(rate_mention_count), 0) as rate_count,
    coalesce(sum(claim_count), 0) as claim_count,
    count(distinct publisher) as publisher_count,
    min(published_on) filter (where published_precision = 'day') as first_published_on,
    max(published_on) filter (where published_precision = 'day') as last_published_on,
    count(*) filter (where published_precision is distinct from 'day') as undated_count,
    (select count(*) from quarantine.rejected_rows) as refused_count,
    (select max(release.release_id) from meta.release as release) as release_id,
    (select max(release.built_at) from meta.release as release) as built_at,
    (select max(release.version) from meta.release as release) as version
from mart.article_overview
