"""Is a text about tariffs at all? The one vectorised step of reading: a whole batch of texts at once, in Polars.

A text that is not about tariffs is read no further, so a wrong no costs all its mentions and a wrong yes only
time: the cues are weighed with a low threshold. What the tariffs are is no business of this room; see
`close` and the readings it calls.

Polars runs Rust's regular expressions. They have no look-around, and Unicode classes (`\\d`, `\\w`, `\\b`) turn the fast
path off, a hundredfold: patterns are written with ASCII classes, and `_cues` makes their word boundaries ASCII. What is asked of every
text of the world is asked for literals (`_stems`); each further question only of those that are left.
"""

from collections.abc import Mapping

import polars as pl


def _cues(*patterns: str) -> str:
    """One pattern for Polars that finds any of `patterns`, in whatever case; word boundaries know ASCII letters only."""
    return "(?i)" + _ascii("|".join(patterns))


def _stems(*patterns: tuple[str, str]) -> str:
    """One pattern for Polars that finds any of `patterns`, each a stem and what follows it: the stem in small letters, capitalised or in
    capitals, the rest in whatever case.

    The engine looks for a few dozen literals at once at four times the speed of its automaton. With `(?i)` a stem counts as eight or
    more of them, and all stems together are too many.
    """
    return "|".join(f"(?:{stem}|{stem.capitalize()}|{stem.upper()})(?i:{_ascii(rest)})" for stem, rest in patterns)


def _ascii(pattern: str) -> str:
    return pattern.replace(r"\b", r"(?-u:\b)")


_DUTY = r"(?:dut(?:y|ies)|lev(?:y|ies)|surtax(?:es)?|surcharges?)"
_TAX = rf"(?:tariffs?|{_DUTY}|tax(?:es)?|fees?)"
_PERCENT = r"(?:%|per[ -]?cent\b|pct\b|percentage points?\b)"
_WORDS = r"(?:[^ .;:%]+ )"


def _hints(gap: str) -> str:
    """What stands in every text about tariffs, where `gap` parts words."""
    return _stems(
        *((stem, "") for stem in ("tariff", "dumping", "countervail", "surtax", "surcharge", "mfn")),
        *(("dut", "y|ies"), ("lev", "y|ies"), ("custom", f"s?{gap}"), ("import", f"{gap}tax"), ("border", f"{gap}tax")),
        *(("tax", f"(?:es|ing)?{gap}imports"), ("trade", f"{gap}(?:war|remed)"), ("section", f"{gap}(?:122|201|232|301|338)")),
        *(("most", f"(?:{gap}|-)favou?red"), ("ad", f"{gap}valorem")),
    )


_HINT = _hints(" ")
"""Most texts of the world have none of these, and go no further."""
_MAY_HINT = _hints(r"[\s*_]+")
"""The same where words are not yet parted by single spaces and marks of emphasis not yet taken away."""
_SHARE = r"%|percent|per cent|per-cent|per\ncent|per\u00a0cent|Percent|Per cent|PERCENT|PER CENT|pct|PCT"
"""Spelled out: literals are looked for all at once."""
_MAY_SHARE = r"%|(?i:per[\s*_-]*cent)|pct|PCT"


def _borders(gap: str) -> str:
    return _stems(
        *((stem, "") for stem in ("export", "quota", "shipment")),
        *(("import", "s|ed|er|ing|ation"), ("trade", f"{gap}(?:deal|agreement|war|pact|talks|minist)"), ("free", f"{gap}trade")),
    )


_BORDER = _borders(r"[ \n-]")
"""Without a share and one of these or a hint a text is not asked for its signs."""
_MAY_BORDER = _borders(r"[\s*_-]+")

_UTILITY = _cues(
    r"\b(?:electric(?:ity|al)?|power|gas|water|heat(?:ing)?|sewerage|utilit(?:y|ies)|household|consumer|retail|bulk|wheeling|transmission"
    r"|distribution|feed[- ]in|net[- ]metering|time[- ]of[- ](?:use|day)|(?:off[- ])?peak|fixed[- ]rate|variable|load|prepaid|postpaid"
    r"|mobile|(?:tele|cell)?phone|roaming|call|sms|broadband|internet|telecoms?|rail(?:way)?|bus|metro|taxi|parking|toll|parcel|postal|hotel|room)"
    r"[- ]tariffs?\b"
)
"""Prices of utilities, carriers and telephone companies; where they make up a third of all tariffs, the bare ones are theirs too."""

_OTHER_DUTY = _cues(
    r"\b(?:heavy|light|medium|active|civic|jury|guard|sentry|night|double|point|traffic|patrol|caretaker|moral|solemn|sacred|legal|statutory|fiduciary"
    r"|constitutional|parental|religious|military|official|his|her|their|my|your|our|whose)[- ]duty\b",
    r"\b(?:his|her|their|my|your|our|whose|official|military|constitutional|public|administrative|household) duties\b",
    r"\bduties (?:as|include|and responsibilities)\b",
    r"\b(?:line|call|tour|sense|neglect|breach|dereliction) of duty\b|\b(?:on|off|for)[- ]duty\b",
    r"\bduty[- ](?:station|officer|solicitor|roster|of care|to)\b",
    r"\bduty[- ]free (?:shop|store|retail|outlet|allowance|chain|operator|concession)",
    r"\b(?:stamp|excise|estate|death|gift|probate|betting|alcohol|fuel|tobacco|beer|spirits)[- ]dut(?:y|ies)\b",
    r"\b(?:council|property|carbon|tourist|tourism|bank|sugar|plastic|training|apprenticeship|payroll|school|park|climate) lev(?:y|ies)\b",
    r"\bcustoms and (?:border|traditions|beliefs|habits)\b|\bimmigration and customs\b",
)
"""Duties that people owe, taxes at home, and customs that are habits or police; struck out before the cues are counted."""

_CUSTOMS = _cues(
    rf"\bcustoms? (?:import |tariff )?{_TAX}\b|\bcustoms (?:rate|war|barrier|union|preference)s?\b",
    rf"\b(?:import|border)[- ]{_TAX}\b|\btrade (?:war|remed(?:y|ie))s?\b",
    rf"\b(?:reciprocal|retaliatory|punitive|protective|safeguard|sectoral|preferential)(?: import)? (?:tariffs?|{_DUTY})\b",
    rf"\b{_TAX} (?:up)?on {_WORDS}{{0,5}}(?:imports?|imported|foreign[- ]made|shipments|exports)\b",
    r"\btax(?:es|ing|ed)? (?:on )?imports\b|\banti-?dumping\b|\bcountervailing\b|\bad valorem\b",
    r"\b(?:duty|tariff|customs)[- ]free (?:access|treatment|entry|imports?|exports?|quotas?|trade|basis|de minimis)\b",
    rf"\b(?:import(?:ed|s)?|enter(?:s|ed)?|export(?:ed|s)?) {_WORDS}{{0,3}}(?:duty|tariff)[- ]free\b",
    r"\b(?:MFN|most[- ]favou?red[- ]nation) (?:(?:applied|bound) )?(?:tariffs?|dut(?:y|ies)|rates?|treatment|status|basis)\b",
    rf"\bsection (?:122|201|232|301|338)(?: of the trade\b| {_WORDS}{{0,4}}(?:tariffs?|{_DUTY}|investigations?|probes?)\b)",
    r"\btariff[- ](?:wars?|rate quotas?|truces?|barriers?|walls?|concessions?)\b|\bnon-?tariff\b",
)
"""Turns of phrase that speak of customs and of nothing else."""


def _stated(*levies: tuple[str, str]) -> tuple[str, str]:
    """Two patterns for a rate beside one of `levies` (see `_stems`): the rate before it and after it. Each has literals to begin with, and
    both together take a quarter of the time of one pattern for either."""
    levy = "|".join(f"{stem}{rest}" for stem, rest in levies)
    before = rf" {_WORDS}{{0,4}}(?:{levy})\b"
    return (
        _stems(("%", before), ("per", rf"(?:[ -]?cent|centage points?){before}"), ("pct", before)),
        _ascii(r"\b(?:") + _stems(*((stem, rf"{rest} {_WORDS}{{0,6}}[0-9][0-9.,]*[ -]?{_PERCENT}") for stem, rest in levies)) + ")",
    )


def _states(text: pl.Expr, stated: tuple[str, str]) -> pl.Expr:
    return text.str.contains(stated[0]) | text.str.contains(stated[1])


_STATED_TARIFF = _stated(("tariff", "s?"))
_STATED_DUTY = _stated(("dut", "(?:y|ies)"))
_STATED_LEVY = _stated(("lev", "(?:y|ies)"), ("surtax", "(?:es)?"), ("surcharge", "s?"))
_BARE_TARIFF = _cues(r"\btariff")
_BARE_DUTY = _cues(r"\b(?:duties|levies|surtax(?:es)?|surcharges)\b")
_TRADE = _cues(
    r"\b(?:imports?|imported|importers?|exports?|exported|exporters?|trade|trading|customs|WTO|goods|foreign|overseas|manufactur[a-z]+|protectionis[mt]|Trump)\b"
)
_SUPPLY = _cues(
    r"\b(?:electricity|kilowatt|kwh|megawatt|discoms?|ratepayers?|households?|subscribers?|broadband|roaming|handsets?|minutes|passengers?|hotels?|guests?)\b"
)
_IMPORTS = _cues(r"\b(?:imports|imported|importers?|importing)\b")

_GOODS = (
    r"steel|alumini?um|copper|iron|cars?|automobiles?|vehicles?|trucks?|lorries|motor(?:cycles?|bikes?)|t[iy]res?|bicycles?|ships?"
    r"|aircraft|solar|panels?|chips|semiconductors?|batter(?:y|ies)|phones?|machine(?:s|ry)|tools|toys|shoes|footwear|garments?"
    r"|shirts?|cloth(?:es|ing)|apparel|textiles?|cotton|yarns?|fabrics?|leather|furniture|lumber|timber|wood|plywood|paper|pulp"
    r"|cement|tiles?|glass|chemicals?|plastics?|rubber|fertili[sz]ers?|medicines?|drugs|pharmaceuticals?|wines?|whiske?y|bourbon"
    r"|spirits|beer|brandy|tobacco|coffee|tea|cocoa|sugar|rice|wheat|corn|maize|barley|soya|soybeans?|beans|beef|pork|chicken"
    r"|poultry|lamb|mutton|eggs|milk|dairy|cheese|butter|fish|salmon|tuna|shrimps?|prawns?|fruits?|apples?|oranges?|bananas?|grapes"
    r"|avocados?|tomato(?:es)?|onions|potatoes|garlic|vegetables?|nuts|almonds|palm oil|honey|flowers|roses|jewell?ery|watches"
    r"|diamonds|gold"
)
_TRADED = _cues(rf"\b(?:{_GOODS})\b")
_PAYS = (
    r"(?:pay(?:s|ing)?|paid|charg(?:es?|ed|ing)|tax(?:ed|es)?|fac(?:es?|ed|ing)|bear(?:s|ing)?|bore|borne|meets?|met|hit|slap(?:s|ped)?"
    r"|impos(?:es?|ed|ing)|puts?|enter(?:s|ed)?|goe?s? in|comes? in|came in)"
)
_SIGNS = {
    _BARE_TARIFF: 1.97,
    _cues(r"\b(?:dut(?:y|ies)|dutiable)\b"): 1.83,
    _cues(r"\b(?:dumping|dumped|countervail[a-z]*|safeguards?|anti-subsidy)\b"): 1.33,
    _cues(r"\b(?:zero|nil|nothing|duty[- ]free|free of duty)\b"): 1.27,
    _cues(r"\bcustoms\b"): 1.09,
    _cues(
        r"\btrade (?:deals?|agreements?|pacts?|accords?|wars?|talks|truces?|minister|ministry|representative|commissioner)\b",
        r"\b(?:customs union|common market|free[- ]trade)\b",
    ): 1.05,
    _cues(r"\bimport(?:s|ed|ers?|ing|ation)?\b"): 0.64,
    _cues(r"\bquotas?\b"): 0.51,
}
"""Signs of a text that speaks of duties without naming them much (`150 per cent on Scotch will be 75`), each with what it weighs: the
logarithm of one more than how often it stands there is multiplied with it. These are counted fast."""
_FURTHER_SIGNS = {
    _cues(rf"\b{_PAYS} {_WORDS}{{0,4}}(?:[0-9][0-9.,]*[ -]?{_PERCENT}|zero|nothing|nil|free|duty[- ]free)"): 1.51,
    _cues(_PERCENT): 1.35,
    _cues(rf"{_PERCENT} (?:extra |more |tariff |duty |levy |tax |charge )?(?:up)?on\b"): 0.73,
    _cues(r"\b(?:MFN|HTS|WTO|GATT|GSP|AGOA|IEEPA|section [0-9]{3}|232|301|most[- ]favou?red|ad valorem)\b"): 0.67,
    _cues(
        r"\b(?:growth|grew|inflation|interest rates?|central bank|profits?|revenues?|shares|turnover|polls?|voters?|unemployment|wages?"
        r"|salar(?:y|ies)|pensions?)\b"
    ): -0.72,
    _cues(
        r"\b(?:VAT|GST|value[- ]added|(?:sales|income|corporat(?:e|ion)|council|property) tax|excise|electricity|kilowatt|roaming"
        r"|households?|tenants?|fares?|tuition|mortgages?)\b"
    ): -0.81,
}
"""Signs that take longer to count. All weights were fitted once, by a logistic regression of 4,000 annotated lessons against those of 5,900
texts of other subjects (statements of a government, news of 2004 and 2005, news made up to be mistaken) that hold a share and a word of
the border."""
_GOODS_NAMED, _SORTS_OF_GOODS = 0.65, 1.15
"""The same for how often goods are named, and for how many sorts of them."""
_OF_LENGTH = -0.80
"""What each e-fold of length in code points weighs."""
_ENOUGH_TO_GO_ON = -5.4
"""What the first signs and the length must come to: with less than that 3 of 687 lessons are, but two in three other texts."""
_NO_SIGNS = -2.72
"""What a text without signs comes to, at the length of one code point."""

_STRUCK = "\ufdd0"
"""Stands for what was struck out until it is counted; Unicode promises that it is no character of any text."""
_HEAD_CHARS = 400
"""What a text is about stands at its head: a tariff named there counts double."""
_CHARS_OF_A_POINT = 20_000
"""Length for which one more point is asked, up to two: a passing word in a long speech is no subject."""


def may_be_about_tariffs(texts: pl.Series) -> pl.Series:
    """Whether a text may be about tariffs once it is taken apart; where not, `is_about_tariffs` will say no to it.

    `texts` are articles as they were found (String; null counts as empty), with clean characters; the answer is Boolean, without nulls.
    """
    texts = texts.fill_null("")
    return texts.str.contains(_MAY_HINT) | (texts.str.contains(_MAY_SHARE) & texts.str.contains(_MAY_BORDER))


def is_about_tariffs(texts: pl.Series) -> pl.Series:
    """Whether each text speaks of customs tariffs so that a reader would say so.

    `texts` are whole articles (String; null counts as empty); the answer is Boolean, as long as `texts`, without nulls. Yes
    where a rate stands beside a tariff, a duty, or in a text of trade a levy; and where the cues come to two points, with one
    more for each 20,000 code points, up to four. A turn of phrase that is of customs alone gives three points, any other
    tariff one, a tariff at the head one more, imports beside tariffs one, a duty or levy in a text of imports one. Tariffs
    do not count where they are prices: in a text of electricity or telephones that never speaks of trade, or where a third
    of them are named as such prices. Of the others those with enough `_SIGNS` are about tariffs too.
    """
    scanned = pl.DataFrame({"text": texts.fill_null("")}).with_row_index("row")
    text = pl.col("text")
    is_hinted = scanned.select(text.str.contains(_HINT)).to_series()
    hinted, others = scanned.filter(is_hinted), scanned.filter(~is_hinted)
    named = _name_tariffs(hinted.with_columns(text=text.str.replace_all("[\n\u00a0\u202f]", " ")))
    # Cheapest question first: of most texts no further one is asked.
    others = pl.concat([hinted.filter(~pl.col("row").is_in(named.implode())), others.filter(text.str.contains(_BORDER))])
    about = pl.concat([named, _show_signs(others.filter(text.str.contains(_SHARE)))])
    return scanned.select(pl.col("row").is_in(about.implode())).to_series().rename(texts.name)


def _show_signs(scanned: pl.DataFrame) -> pl.Series:
    """Those of `scanned` (row, text) whose signs weigh more than nothing."""
    text = pl.col("text")
    scanned = (
        scanned.with_columns(text=text.str.replace_all(r"[\n\u00a0\u202f]+", " "))
        .with_columns(weight=_weigh(_SIGNS) + _OF_LENGTH * text.str.len_chars().log1p())
        .filter(pl.col("weight") > _ENOUGH_TO_GO_ON)
    )
    named = text.str.extract_all(_TRADED).list.eval(pl.element().str.to_lowercase())
    goods = _GOODS_NAMED * named.list.len().log1p() + _SORTS_OF_GOODS * named.list.n_unique().log1p()
    return scanned.filter(pl.col("weight") + _weigh(_FURTHER_SIGNS) + goods + _NO_SIGNS > 0)["row"]


def _weigh(signs: Mapping[str, float]) -> pl.Expr:
    return pl.sum_horizontal(*(weight * pl.col("text").str.count_matches(sign).log1p() for sign, weight in signs.items()))


def _name_tariffs(hinted: pl.DataFrame) -> pl.Series:
    """Those of `hinted` (row, text) that speak of tariffs by name."""
    text, plain = pl.col("text"), pl.col("plain")
    cues = (
        _with_cues(hinted)
        .with_columns(text=text.str.replace_all(_OTHER_DUTY, " "))
        .with_columns(plain=text.str.replace_all(_UTILITY, _STRUCK))
        .with_columns(
            plain=pl.col("plain").str.replace_all(_STRUCK, " ", literal=True), utility_tariffs=pl.col("plain").str.count_matches(_STRUCK)
        )
        .select(
            "row",
            "utility_tariffs",
            customs=plain.str.count_matches(_CUSTOMS),
            tariffs=plain.str.count_matches(_BARE_TARIFF),
            is_at_head=plain.str.head(_HEAD_CHARS).str.contains(_BARE_TARIFF),
            duties=plain.str.count_matches(_BARE_DUTY),
            states_tariff=_states(plain, _STATED_TARIFF),
            states_duty=_states(plain, _STATED_DUTY),
            states_levy=_states(plain, _STATED_LEVY),
            is_of_trade=plain.str.contains(_TRADE),
            is_of_supply=plain.str.contains(_SUPPLY) | (pl.col("utility_tariffs") > 0),
            is_of_imports=plain.str.contains(_IMPORTS),
            needed=2 + (plain.str.len_chars() // _CHARS_OF_A_POINT).clip(0, 2),
        )
    )
    counts_tariffs = (pl.col("is_of_trade") | ~pl.col("is_of_supply")) & (pl.col("tariffs") > 2 * pl.col("utility_tariffs"))
    points = (
        3 * pl.col("customs")
        + pl.when(counts_tariffs).then(pl.col("tariffs") + pl.col("is_at_head").cast(pl.UInt32)).otherwise(0)
        + pl.when("is_of_imports").then(pl.col("duties") + (pl.col("tariffs") > 0).cast(pl.UInt32)).otherwise(0)
    )
    states_rate = (pl.col("states_tariff") & counts_tariffs) | pl.col("states_duty") | (pl.col("states_levy") & pl.col("is_of_trade"))
    return cues.filter(states_rate | (points >= pl.col("needed")))["row"]


def _with_cues(hinted: pl.DataFrame) -> pl.DataFrame:
    """Of `hinted` (row, text) those that can come to two points or state a rate: with two tariffs or one at the head, with imports, with a
    phrase of customs, or with a rate beside a levy. Striking out makes no cues, so this may be asked before it, cheapest question first; it
    leaves one text in ten where duties are mostly those of people.
    """
    text = pl.col("text")
    tariffs = text.str.count_matches(_BARE_TARIFF) + text.str.head(_HEAD_CHARS).str.contains(_BARE_TARIFF)
    states = _states(text, _STATED_TARIFF) | _states(text, _STATED_DUTY) | _states(text, _STATED_LEVY)
    found, others = [], hinted
    for question in (tariffs >= 2, text.str.contains(_IMPORTS), text.str.contains(_CUSTOMS), states):
        answer = others.select(question).to_series()
        found.append(others.filter(answer))
        others = others.filter(~answer)
    return pl.concat(found)
