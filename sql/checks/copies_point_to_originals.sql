-- core.articles: A near-copy points to another article of this release, and that one is an original.
select
    copies.article_id,
    copies.source_path,
    copies.duplicate_of,
    originals.article_id is null as is_missing,
    originals.duplicate_of as which_is_a_copy_of
from core.articles as copies
left join core.articles as originals on copies.duplicate_of = originals.article_id
where
    copies.duplicate_of is not null
    and (originals.article_id is null or originals.article_id = copies.article_id or originals.duplicate_of is not null)
