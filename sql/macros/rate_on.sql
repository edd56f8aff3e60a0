-- What applied to the goods of a country on a day, according to what was published by another day, and who says so:
-- from rate_on('JP', 'cars', '2025-09-20', '2025-09-30').
--
-- One row is one rate that one article claims to be in force on that day. Publishers may differ, and a level and its parts may stand beside
-- each other; nothing is added up and nobody is believed more than others.
--
-- target, product: a code or slug, an English name or another word for it. Something unknown is an error, not an empty answer.
-- day, known_as_of: DATE, or text that can be cast to it.
--
-- What was known: articles published by known_as_of, each in the version that was the last one then. A near-copy is left out where its
-- original is among them. An article of which only the month or year of publication is known counts as published on its last day, one of
-- unknown day is left out.
--
-- What counts: rates called in effect, and rates scheduled or agreed for a day that has come (in_force_because says which). What is
-- threatened, proposed, planned for no day or only a change by so much counts for nothing and ends nothing.
--
-- How long: from effective_on, else from publication, until the day before the same publisher says otherwise of the same imposer, target,
-- product, measure and basis: until another rate of theirs holds, or they call this very rate suspended, former or rejected (of other rates
-- that says nothing). An article speaks for its day of publication too: what it calls in effect then has the last word over an earlier
-- article's plan for a day before. A rate that was scheduled or agreed and is later called suspended was put off and never counts.
-- An article without publisher speaks for itself alone.
--
-- Whose and which: a member of the European Union (as of today) inherits what is levied on the EU, everybody what is levied on the WORLD,
-- every product what is levied on all_goods; nobody inherits what they levy themselves, and no member what the EU or a member levies.
-- specificity: 1 the claim names this target and product, 2 this target and all_goods, 3 and 4 the same for the EU, 5 and 6 for the WORLD.
-- Whether a general duty spares goods under a special one is left to the reader.
--
-- level_pct is the rate itself, additional_pct comes on top of others. until_on: the last day on which it holds, null where nothing
-- published by known_as_of ends it.
create macro mart.rate_on(target, product, day, known_as_of) as table
    with question as (
        select
            lower(target) as country,
            lower(product) as goods,
            cast(day as date) as on_day,
            cast(known_as_of as date) as known_by
    ),

    country_found as (
        select countries.code
        from vocab.countries as countries
        inner join question
            on
                lower(countries.code) = question.country
                or lower(countries.name) = question.country
                or list_contains(string_split(lower(array_to_string(countries.aliases, '|')), '|'), question.country)
        order by lower(countries.code) = question.country desc, lower(countries.name) = question.country desc, countries.code asc
        limit 1
    ),

    goods_found as (
        select products.slug
        from vocab.products as products
        inner join question
            on
                products.slug = question.goods
                or lower(products.name) = question.goods
                or list_contains(products.terms, question.goods)
        order by products.slug = question.goods desc, lower(products.name) = question.goods desc, products.slug asc
        limit 1
    ),

    asked as (
        select
            coalesce(
                (select country_found.code from country_found),
                error(concat('rate_on: no country is called ''', question.country, '''; vocab.countries lists them'))
            ) as country,
            coalesce(
                (select goods_found.slug from goods_found),
                error(concat('rate_on: no product is called ''', question.goods, '''; vocab.products lists them'))
            ) as goods,
            coalesce(question.on_day, error('rate_on: the day asked for is missing')) as on_day,
            coalesce(question.known_by, error('rate_on: the day by which it was known is missing')) as known_by
        from question
    ),

    in_the_eu as (
        select countries.code
        from vocab.countries as countries
        where countries.is_eu_member or countries.code = 'EU'
    ),

    asked_targets as (
        select
            asked.country as code,
            1 as specificity
        from asked
        union all
        select
            'EU' as code,
            3 as specificity
        from asked
        inner join in_the_eu on asked.country = in_the_eu.code
        where asked.country <> 'EU'
        union all
        select
            'WORLD' as code,
            5 as specificity
        from asked
        where asked.country <> 'WORLD'
    ),

    asked_products as (
        select
            asked.goods as slug,
            0 as specificity
        from asked
        union all
        select
            'all_goods' as slug,
            1 as specificity
        from asked
        where asked.goods <> 'all_goods'
    ),

    -- published_by is the last day of the period of publication: by then it was published.
    dated as (
        select
            articles.*,
            versions.version_no,
            cast(
                case articles.published_precision
                    when 'week' then articles.published_on + interval 6 days
                    when 'month' then articles.published_on + interval 1 month - interval 1 day
                    when 'quarter' then articles.published_on + interval 3 months - interval 1 day
                    when 'half' then articles.published_on + interval 6 months - interval 1 day
                    when 'year' then articles.published_on + interval 1 year - interval 1 day
                    when 'decade' then articles.published_on + interval 10 years - interval 1 day
                    else articles.published_on
                end as date
            ) as published_by
        from core.articles as articles
        inner join mart.article_versions as versions on articles.article_id = versions.article_id
        where articles.published_on is not null
    ),

    known as (
        select dated.*
        from dated
        inner join asked on dated.published_by <= asked.known_by
        qualify
            row_number() over (
                partition by dated.url, case when dated.url is null then dated.article_id end
                order by dated.version_no desc
            ) = 1
    ),

    originals as (
        select known.*
        from known
        qualify
            row_number() over (
                partition by coalesce(known.duplicate_of, known.article_id)
                order by
                    known.duplicate_of is not null,
                    known.published_on,
                    known.published_at nulls last,
                    known.source_path,
                    known.source_line nulls first,
                    known.article_id
            ) = 1
    ),

    mentions as (
        select
            rates.*,
            originals.publisher,
            originals.title,
            originals.url,
            originals.published_on,
            originals.published_precision,
            originals.published_at,
            originals.published_by,
            asked_targets.code as claimed_target,
            asked_products.slug as claimed_product,
            asked_targets.specificity + asked_products.specificity as specificity,
            -- Claims that may end one another: of one publisher about one imposer, target, product, measure and basis.
            concat_ws(
                '|',
                asked_targets.code,
                asked_products.slug,
                coalesce(rates.imposer, ''),
                rates.measure,
                rates.basis,
                coalesce(lower(originals.publisher), originals.article_id)
            ) as series
        from core.rate_mentions as rates
        inner join originals on rates.article_id = originals.article_id
        inner join asked_targets on list_contains(rates.targets, asked_targets.code)
        inner join asked_products on list_contains(rates.products, asked_products.slug)
        cross join asked
        where
            rates.basis <> 'change'
            and not coalesce(rates.imposer = asked.country, false)
            and not (
                coalesce(rates.imposer in (select in_the_eu.code from in_the_eu), false)
                and asked.country in (select in_the_eu.code from in_the_eu)
            )
    ),

    -- What an article dates in one place it need not date in the next, and what it says twice is one statement.
    dated_mentions as (
        select
            mentions.*,
            coalesce(
                mentions.effective_on,
                min(mentions.effective_on) over (
                    partition by mentions.article_id, mentions.series, mentions.rate_pct, mentions.rate_max_pct, mentions.status
                )
            ) as dated_on
        from mentions
    ),

    statements as (
        select
            dated_mentions.*,
            coalesce(dated_mentions.dated_on, dated_mentions.published_by) as since_on,
            coalesce(dated_mentions.effective_precision, dated_mentions.published_precision) as since_precision,
            count(*) over same_statement as mention_count
        from dated_mentions
        window
            same_statement as (
                partition by
                    dated_mentions.article_id, dated_mentions.series, dated_mentions.rate_pct, dated_mentions.rate_max_pct,
                    dated_mentions.status, dated_mentions.dated_on
            )
        qualify
            row_number() over (
                same_statement
                order by
                    dated_mentions.effective_on is null, dated_mentions.char_start, dated_mentions.char_end, dated_mentions.mention_id
            ) = 1
    ),

    endings as (
        select statements.*
        from statements
        where statements.status in ('suspended', 'former', 'rejected')
    ),

    plans_and_facts as (
        select
            statements.*,
            max(case when statements.dated_on <= statements.published_by then statements.dated_on end) over (
                partition by statements.article_id, statements.series
            ) as last_dated_on
        from statements
        where
            statements.status = 'in_effect'
            or (statements.status in ('scheduled', 'agreed') and statements.dated_on is not null)
    ),

    ends as (
        select
            claims.series,
            claims.mention_id,
            min(
                case
                    when endings.status = 'suspended' and claims.status <> 'in_effect' then claims.since_on
                    else endings.published_by
                end
            ) as ended_on
        from plans_and_facts as claims
        inner join endings
            on
                claims.series = endings.series
                and claims.rate_pct = endings.rate_pct
                and claims.rate_max_pct is not distinct from endings.rate_max_pct
                and case
                    when claims.published_by <> endings.published_by then claims.published_by < endings.published_by
                    when claims.published_at <> endings.published_at then claims.published_at < endings.published_at
                    else claims.since_on < endings.published_by
                end
        group by claims.series, claims.mention_id
    ),

    held as (
        select
            claims.*,
            ends.ended_on
        from plans_and_facts as claims
        left join ends on claims.series = ends.series and claims.mention_id = ends.mention_id
        where coalesce(ends.ended_on > claims.since_on, true)
    ),

    -- The days a claim speaks for: its first one, and the day on which the article calls the rate in effect. Of rates that the article
    -- dates one after the other only the last is still in effect then.
    words as (
        select
            held.*,
            held.since_on as said_of
        from held
        union all
        select
            held.*,
            held.published_by as said_of
        from held
        where
            held.status = 'in_effect'
            and held.since_on < held.published_by
            and held.dated_on = held.last_dated_on
            and coalesce(held.ended_on > held.published_by, true)
    ),

    last_words as (
        select
            words.*,
            asked.on_day
        from words
        inner join asked on words.said_of <= asked.on_day
        qualify
            rank() over (
                partition by words.series
                order by words.said_of desc, words.published_by desc, words.published_at desc nulls last
            ) = 1
    ),

    -- The days on which the publisher says otherwise: another rate and not this one too.
    turns as (
        select
            last_words.series,
            last_words.mention_id,
            words.said_of as turned_on
        from last_words
        inner join words on last_words.series = words.series and last_words.on_day < words.said_of
        group by last_words.series, last_words.mention_id, words.said_of
        having not bool_or(last_words.rate_pct = words.rate_pct and last_words.rate_max_pct is not distinct from words.rate_max_pct)
        qualify row_number() over (partition by last_words.series, last_words.mention_id order by words.said_of) = 1
    )

    select
        claims.imposer,
        imposers.name as imposer_name,
        claims.measure,
        coalesce(measures.label, claims.measure) as measure_label,
        claims.basis,
        claims.rate_pct,
        claims.rate_max_pct,
        case when claims.basis = 'level' then claims.rate_pct end as level_pct,
        case when claims.basis = 'additional' then claims.rate_pct end as additional_pct,
        claims.status,
        case claims.status
            when 'scheduled' then 'scheduled for a day that has come'
            when 'agreed' then 'agreed for a day that has come'
            else 'in effect'
        end as in_force_because,
        claims.since_on,
        claims.since_precision,
        cast(least(claims.ended_on, turns.turned_on) - interval 1 day as date) as until_on,
        claims.claimed_target,
        targets.name as claimed_target_name,
        claims.claimed_product,
        products.name as claimed_product_name,
        claims.specificity,
        claims.publisher,
        claims.published_on,
        claims.published_precision,
        claims.article_id,
        claims.mention_id,
        claims.mention_count,
        claims.title,
        claims.url,
        sentences.text as sentence
    from last_words as claims
    left join turns on claims.series = turns.series and claims.mention_id = turns.mention_id
    inner join core.sentences as sentences on claims.article_id = sentences.article_id and claims.sentence_no = sentences.sentence_no
    left join vocab.countries as imposers on claims.imposer = imposers.code
    left join vocab.countries as targets on claims.claimed_target = targets.code
    left join vocab.products as products on claims.claimed_product = products.slug
    left join vocab.terms as measures on measures.column_name = 'measure' and claims.measure = measures.value
    where coalesce(claims.ended_on > claims.on_day, true)
    order by
        claims.specificity asc,
        claims.imposer asc nulls last,
        claims.measure asc,
        claims.basis asc,
        claims.published_by desc,
        claims.published_at desc nulls last,
        claims.article_id asc,
        claims.char_start asc,
        claims.mention_id asc;
