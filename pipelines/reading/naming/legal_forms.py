"""Legal forms of companies, which belong to how a name is written and not to the name: "Toyota Motor Corp.", "Cemmar Sp. z o.o.", "PT Sinar
Mas", and where the name of a firm ends.
"""

import re
from bisect import bisect_left

from pipelines.reading.naming.cues import word_set
from pipelines.reading.naming.spans import View
from pipelines.reading.naming.spelling import slug

LEGAL_FORMS = word_set(
    "inc corp corporation co company ltd limited plc llc llp lp ag sa se nv gmbh kk spa ab asa oyj bhd pte pty",
)
"""Legal forms of companies, lower case: they belong to the surface of a name but not to the name."""
_FOREIGN_TAIL = re.compile(
    r"(?:\.(?=,| KG))?(?: \([A-Z][A-Za-z]*\.?\))?,? ?(?<![^ ,.])(?:"
    r"Sp\. ?z ?o\. ?o\.?|[Ss]p[oó]łka [Aa]kcyjna|[Ss]pol\. s r\. ?o\.|s\. ?r\. ?o\.|d\. ?o\. ?o\.|(?:a\. ?s\.|a\. ?d\.|d\. ?d\.)(?=[ ,]|$)"
    r"|DOO|D\.O\.O\.|EOOD|OOD|EAD|AD(?= |$)|OJSC|PJSC|CJSC|JSC|PAO|OAO|OOO|ZAO|Kft\.?|Zrt\.?|Nyrt\.?|OÜ|UAB|SIA"
    r"|GmbH(?: & Co\.? KG(?:aA)?)?|(?:(?:SE|AG) & Co\.? )?KG(?:aA)?|OHG|e\.V\.|e\.G\.|eG|A/S|ApS|ASA|Oyj|B\. ?V\.|BV(?!\w)|N\. ?V\."
    r"|(?:S\. ?A\.|SA)(?: de C\.? ?V\.?)?(?!\w)|S\. de R\. ?L\.(?: de C\. ?V\.)?|S\. ?A\. ?S\.?|SAS|SARL|S\. ?R\. ?L\.|S\. ?r\. ?l\."
    r"|Srl|SRL|S\. ?p\. ?A\.|S\. ?L\.(?:U\.)?|S/A|Ltda\.?|Lda\.?|EIRELI"
    r"|(?:San\. ve Tic\. |Sanayi ve Ticaret )?(?:A\. ?Ş\.|AŞ)|Ltd\. Şti\."
    r"|Co\.,? Ltd\.?|Sdn\.? Bhd\.?|Pte\.? Ltd\.?|Pty\.? Ltd\.?|Pvt\.? Ltd\.?|Private Limited|Ltd\.?(?!\w)|Limited|Tbk\.?|L\.L\.C\."
    r"|Bpk|Lt[ée]e|SARLU|W\.L\.L\.|WLL|FZE|FZCO|S\.A\.E\.|SAE|SAOG"
    r")(?![^\W\d_])"
)
"""Legal forms of companies the world over as they follow a name, those of several words and with full stops included."""
LEGAL_BEGINNINGS = frozenset({"PT", "CV", "OOO", "OAO", "ZAO", "PAO", "TOO", "SIA", "UAB"})
"""Legal forms that stand before the name, in Indonesia and in the east of Europe."""
_PLAIN_TAIL = re.compile(
    r"(?: (?:and|&) (?:Co|Company)\.?"
    r"|,? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|LLC|LLP|AG|SA|SE|NV|GmbH|KK|SpA|AB|ASA)\.?)+$"
)


def without_legal_form(name: str) -> str:
    """A company's name without its legal form: "Toyota Motor Corporation" -> "Toyota Motor", "PT Sinar Mas" -> "Sinar Mas"; a name that is
    nothing else stays."""
    first, _, rest = name.partition(" ")
    short = rest if rest and first in LEGAL_BEGINNINGS else name
    for tail in _FOREIGN_TAIL.finditer(short):
        if tail.end() == len(short) and tail.start():
            short = short[: tail.start()]
            break
    return _PLAIN_TAIL.sub("", short) or name


def name_org(written: str) -> tuple[str, str]:
    """Id and name of an unknown organisation: without its legal form."""
    name = without_legal_form(written.removeprefix("The ").removeprefix("the "))
    return slug(name), name


def legal_tail(view: View, last: int) -> int:
    """Where the name that ends before token `last` ends with its legal form: `, Inc.`, `Co., Ltd.`, `and Co`."""
    foreign = _FOREIGN_TAIL.match(view.sentence.text, _end_of(view, last)) if _may_begin(view, last) else None
    if foreign is not None:
        stop = foreign.end() + view.sentence.start
        return bisect_left(view.columns.starts, stop, last)
    end = k = last
    if view.word(k) in ("and", "&") and view.word(k + 1) in ("co", "company") and view.capital[k + 1]:
        k += 1
    while k < len(view.lower):
        here = k + 1 if view.cased[k] == "," else k
        if here < len(view.lower) and view.lower[here] in LEGAL_FORMS and view.capital[here] and view.cased[here][0].isupper():
            k = here + 1
            # The full stop of an abbreviation belongs to it unless it ends the sentence.
            if (
                k < len(view.lower)
                and view.cased[k] == "."
                and view.lower[here] in ("inc", "corp", "co", "ltd")
                and k + 1 < len(view.lower)
            ):
                k += 1
            end = k
        else:
            break
    return end


def _may_begin(view: View, at: int) -> bool:
    """Whether a legal form may begin at token `at`: most words in small letters and most full stops are none, and cost no look."""
    word = view.cased[at] if 0 < at < len(view.cased) else ""
    behind = view.cased[at + 1] if at + 1 < len(view.cased) else ""
    if word == ".":
        return behind in (",", "KG")
    if word in (",", "(", "&"):
        word = behind
    return word[:1].isupper() or word[:2] in _SMALL_BEGINNINGS


_SMALL_BEGINNINGS = frozenset({"d", "d.", "a", "a.", "s", "s.", "e", "e.", "sp"})
"""How the forms begin that are written in small letters: `d.o.o.`, `spol. s r.o.`."""


def _end_of(view: View, last: int) -> int:
    """Where in the sentence the token before `last` ends."""
    return view.columns.place(last - 1, last)[1] - view.sentence.start


def has_legal_form(view: View, first: int, last: int) -> bool:
    """Whether a legal form ends the tokens [first, last) or stands behind them."""
    if legal_tail(view, last) > last:
        return True
    return last - first > 1 and (legal_tail(view, last - 1) >= last or view.cased[last - 1] in _CAPITAL_FORMS)


_CAPITAL_FORMS = frozenset({"SA", "AG", "SE", "NV", "AB", "AS", "KG", "Inc", "Corp", "Ltd", "PLC", "LLC", "Bhd", "GmbH"})
