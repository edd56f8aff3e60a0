-- core.passed_figures: No percentage that was passed over is part of a rate.
select
    passed.mention_id,
    passed.article_id,
    passed.text,
    rates.mention_id as rate_mention_id,
    rates.text as rate_text
from core.passed_figures as passed
inner join core.rate_mentions as rates
    on
        passed.article_id = rates.article_id
        and passed.char_start < rates.char_end
        and rates.char_start < passed.char_end
