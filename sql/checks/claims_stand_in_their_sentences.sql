-- mart.tariff_claims: The span in the sentence of a claim holds exactly the characters of the rate.
select
    claim_id,
    mention_id,
    text,
    sentence,
    sentence_char_start,
    sentence_char_end
from mart.tariff_claims
where text <> substring(sentence, sentence_char_start + 1, sentence_char_end - sentence_char_start)
