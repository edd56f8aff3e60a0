-- core.articles: The valve: at least one article was read. An empty or wrong folder must not replace a full release by an empty one.
select
    'no article was read' as fault,
    (select count(*) from quarantine.rejected_rows) as rejected_rows
where not exists (select 1 from core.articles)
