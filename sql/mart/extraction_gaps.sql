-- What a reader of the tables should not trust blindly: percentages that were not read as rates, sentences that say something of a tariff
-- and gave no claim, rates whose parties or goods stay open, and articles about tariffs whose day is not known.
with current_articles as (
    select
        articles.article_id,
        articles.publisher,
        articles.title,
        articles.published_on,
        articles.published_precision,
        versions.duplicate_of
    from core.articles as articles
    inner join mart.article_versions as versions on articles.article_id = versions.article_id
    where versions.is_current and articles.is_about_tariffs
),

read_sentences as (
    -- Sentences of which a figure is a rate, or is a gap already.
    select
        article_id,
        sentence_no
    from core.rate_mentions
    union
    select
        article_id,
        sentence_no
    from core.passed_figures
),

named as (
    -- What kinds of parties and goods a sentence names.
    select
        article_id,
        sentence_no,
        bool_or(type = 'COUNTRY') as has_country,
        bool_or(type = 'PRODUCT') as has_goods
    from core.entity_mentions
    where type in ('COUNTRY', 'PRODUCT')
    group by article_id, sentence_no
),

unread as (
    -- Sentences with a word of customs duties in which no figure was found.
    select
        sentences.article_id,
        sentences.sentence_no,
        sentences.char_start,
        sentences.char_end,
        sentences.text,
        case
            -- A sum of money by weight, volume or piece.
            when regexp_matches(
                lower(sentences.text),
                concat(
                    '([$€£¥₹]|\b(rs|usd|dollars?|euros?|cents?|pence|\d+p|yen|won|rupees?|pesos?|baht|francs?|yuan|rou?bles?)\b)',
                    '[^;.]{0,25}\b(an?|per|each|the) ',
                    '(metric )?(ton(ne)?s?|kilo(gram|gramme)?s?|kg|lit(er|re)s?|gallons?|pounds?|head|piece|bottle|units?|bushels?|pairs?',
                    '|barrels?|quintals?|item|parcel|hectolit(er|re)s?|watt)\b'
                )
            ) then 'specific_duty'
            -- Duties that are doubled, or that double.
            when regexp_matches(
                lower(sentences.text),
                concat(
                    '\b(doubl|tripl|quadrupl|halv)(e|ed|es|ing)\b([^\w,;:.]+\w+){0,4}[^\w,;:.]+(tariff|dut(y|ies)|lev(y|ies)|surcharge)',
                    '|\b(tariffs?|dut(y|ies)|lev(y|ies)|surcharges?)\b([^\w,;:.]+\w+){0,5}[^\w,;:.]+(doubl|tripl|quadrupl|halv)',
                    '(e|ed|es|ing)\b'
                )
            ) then 'multiple'
            -- Something is done about a tariff, and the sentence says to whom or to what.
            when
                named.article_id is not null
                and regexp_matches(
                    lower(sentences.text),
                    concat(
                        '\b((impos|threaten|announc|rais|hik|lower|reduc|remov|suspend|paus|abolish|eliminat|exempt|postpon|delay',
                        '|extend|retaliat|restor|reinstat|introduc|increas|propos|order|charg)(e|es|ed|ing|s|al|ion|ions|ition)?',
                        '|lev(ied|ying)|cut(s|ting)?|put(s|ting)?|set(s|ting)?|fix(es|ed|ing)|sign(s|ed|ing)',
                        '|(slap|scrap|drop)(s|ped|ping)?|lift(s|ed|ing)?|add(s|ed|ing)|hit(s|ting)?|rose|rises?|withdr(ew|awn?)|in force',
                        '|(takes?|took|taking|comes?|came|coming|goes|go|went|enter(s|ed)?) (in ?to )?(effect|force))\b'
                    )
                )
                then 'tariff_without_rate'
        end as reason
    from core.sentences as sentences
    left join read_sentences on sentences.article_id = read_sentences.article_id and sentences.sentence_no = read_sentences.sentence_no
    left join named on sentences.article_id = named.article_id and sentences.sentence_no = named.sentence_no
    where
        read_sentences.article_id is null
        and regexp_matches(lower(sentences.text), '\b(tariffs?|dut(y|ies)|lev(y|ies)|surcharges?|surtax(es)?)\b')
),

rates as (
    select
        rates.*,
        coalesce(named.has_country, false) as has_country,
        coalesce(named.has_goods, false) as has_goods
    from core.rate_mentions as rates
    left join named on rates.article_id = named.article_id and rates.sentence_no = named.sentence_no
),

gaps as (
    select
        'percentage_not_read' as kind,
        reason,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        mention_id,
        rate_pct,
        duty_probability
    from core.passed_figures
    union all by name
    select
        'tariff_sentence_without_claim' as kind,
        reason,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text
    from unread
    where reason is not null
    union all by name
    select
        'open_imposer' as kind,
        case when has_country then 'country_named' else 'no_country_named' end as reason,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        mention_id,
        rate_pct
    from rates
    where imposer is null
    union all by name
    select
        'open_target' as kind,
        case when has_country then 'country_named' else 'no_country_named' end as reason,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        mention_id,
        rate_pct
    from rates
    where len(targets) = 0
    union all by name
    select
        'open_product' as kind,
        case when has_goods then 'goods_named' else 'no_goods_named' end as reason,
        article_id,
        sentence_no,
        char_start,
        char_end,
        text,
        mention_id,
        rate_pct
    from rates
    where len(products) = 0
    union all by name
    select
        'open_day' as kind,
        case when published_on is null then 'day_unknown' else 'day_uncertain' end as reason,
        article_id
    from current_articles
    where published_precision is distinct from 'day'
)

select
    gaps.kind,
    gaps.reason,
    gaps.article_id,
    articles.publisher,
    articles.published_on,
    articles.title,
    gaps.sentence_no,
    gaps.char_start,
    gaps.char_end,
    gaps.text,
    sentences.text as sentence,
    gaps.mention_id,
    gaps.rate_pct,
    gaps.duty_probability,
    articles.duplicate_of,
    substring(sha256(concat_ws('|', gaps.kind, gaps.article_id, gaps.sentence_no, gaps.mention_id)), 1, 20) as gap_id,
    coalesce(kinds.label, gaps.kind) as kind_label,
    coalesce(reasons.label, gaps.reason) as reason_label
from gaps
inner join current_articles as articles on gaps.article_id = articles.article_id
left join core.sentences as sentences on gaps.article_id = sentences.article_id and gaps.sentence_no = sentences.sentence_no
left join vocab.terms as kinds on kinds.column_name = 'kind' and gaps.kind = kinds.value
left join vocab.terms as reasons on reasons.column_name = 'reason' and gaps.reason = reasons.value
