"""Is a text about tariffs at all? The one vectorised step of reading: a whole batch of texts at once, in Polars.

A text that is not about tariffs is read no further, so a wrong no costs all its mentions and a wrong yes only
time: the cues are weighed with a low threshold. What the tariffs are is no business of this room; see
`close` and the readings it calls.

Polars runs Rust's regular expressions. They have no look-around, and Unicode classes (`\\d`, `\\w`, `\\b`) turn the fast
path off, a hundredfold: patterns are written with ASCII classes, and `_cues` makes their word boundaries ASCII. What is asked of every
text of the world is asked for literals (`_stems`); each further question only of those that are left.
"""

from collections.abc import Mapping
from typing import NamedTuple

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
_PERCENT = r"(?:%|per[ -]?cent\b|pct\b|pc\b|percentage points?\b)"
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
_PC = r"pc(?-u:\b)"
"""As Irish papers write: `15pc`. In capitals it is the end of other words."""
_SHARE = rf"%|percent|per cent|per-cent|per\ncent|per\u00a0cent|Percent|Per cent|PERCENT|PER CENT|pct|PCT|{_PC}"
"""Spelled out: literals are looked for all at once."""
_MAY_SHARE = rf"%|(?i:per[\s*_-]*cent)|pct|PCT|{_PC}"


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
    r"\b(?:stamp|excise|estate|death|gift|probate|betting|alcohol|fuel|tobacco|beer|spirits|electricity|entertainment)[- ]dut(?:y|ies)\b",
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

_SIGNS: Mapping[str, tuple[float, str]] = {
    "tariffs": (1.97, "tariff|tariffs|tariff-free"),
    "duties": (1.83, "duty|duties|dutiable|duty-free|duty free"),
    "remedies": (1.33, "dumping|dumped|countervail|countervailing|countervailable|safeguard|safeguards|anti-subsidy"),
    "nothing to pay": (1.27, "zero|nil|nothing|duty-free|duty free|free of duty"),
    "customs": (1.09, "customs|customs union"),
    "trade": (
        1.05,
        "trade deal|trade deals|trade agreement|trade agreements|trade pact|trade pacts|trade accord|trade accords|trade war|trade wars"
        "|trade talks|trade truce|trade truces|trade minister|trade ministry|trade representative|trade commissioner|customs union"
        "|common market|free trade|free-trade",
    ),
    "imports": (0.64, "import|imports|imported|importer|importers|importing|importation"),
    "quotas": (0.51, "quota|quotas"),
    "shares": (1.35, "%|pc|percent|per cent|per-cent|pct|percentage point|percentage points"),
    "laws": (
        0.67,
        "mfn|hts|wto|gatt|gsp|agoa|ieepa|section 122|section 201|section 232|section 301|section 338|232|301|most favored|most favoured"
        "|most-favored|most-favoured|ad valorem",
    ),
    "the economy": (
        -0.72,
        "growth|grew|inflation|interest rate|interest rates|central bank|profit|profits|revenue|revenues|shares|turnover|poll|polls|voter"
        "|voters|unemployment|wage|wages|salary|salaries|pension|pensions",
    ),
    "taxes and prices at home": (
        -0.81,
        "vat|gst|value-added|value added|sales tax|income tax|corporate tax|corporation tax|council tax|property tax|excise|electricity"
        "|kilowatt|roaming|household|households|tenant|tenants|fare|fares|tuition|mortgage|mortgages",
    ),
    "goods": (
        0.65,
        "steel|aluminum|aluminium|copper|iron|car|cars|automobile|automobiles|vehicle|vehicles|truck|trucks|lorries|motorcycle|motorcycles"
        "|motorbike|motorbikes|tire|tires|tyre|tyres|bicycle|bicycles|ship|ships|aircraft|solar|panel|panels|chips|semiconductor"
        "|semiconductors|battery|batteries|phone|phones|machines|machinery|tools|toys|shoes|footwear|garment|garments|shirt|shirts|clothes"
        "|clothing|apparel|textile|textiles|cotton|yarn|yarns|fabric|fabrics|leather|furniture|lumber|timber|wood|plywood|paper|pulp"
        "|cement|tile|tiles|glass|chemical|chemicals|plastic|plastics|rubber|fertiliser|fertilisers|fertilizer|fertilizers|medicine"
        "|medicines|drugs|pharmaceutical|pharmaceuticals|wine|wines|whisky|whiskey|bourbon|spirits|beer|brandy|tobacco|coffee|tea|cocoa"
        "|sugar|rice|wheat|corn|maize|barley|soy|soya|soybean|soybeans|beans|beef|pork|chicken|poultry|lamb|mutton|eggs|milk|dairy|cheese"
        "|butter|fish|salmon|tuna|shrimp|shrimps|prawn|prawns|fruit|fruits|apple|apples|orange|oranges|banana|bananas|grape|grapes"
        "|avocado|avocados|tomato|tomatoes|onions|potatoes|garlic|vegetable|vegetables|nuts|almonds|palm oil|honey|flowers|roses|jewelry"
        "|jewellery|watches|diamonds|gold",
    ),
}
"""Signs of a text that speaks of duties without naming them much (`150 per cent on Scotch will be 75`), each with what it weighs and its
words: the logarithm of one more than how often they stand there is multiplied with it."""
_SORTS = {"goods": 1.15}
"""The same for how many of the words of a sign stand there."""
_PAYS = (
    r"(?:pay(?:s|ing)?|paid|charg(?:es?|ed|ing)|tax(?:ed|es)?|fac(?:es?|ed|ing)|bear(?:s|ing)?|bore|borne|meets?|met|hit|slap(?:s|ped)?"
    r"|impos(?:es?|ed|ing)|puts?|enter(?:s|ed)?|goe?s? in|comes? in|came in)"
)
_TURNS = {
    _cues(rf"\b{_PAYS} {_WORDS}{{0,4}}(?:[0-9][0-9.,]*[ -]?{_PERCENT}|zero|nothing|nil|free|duty[- ]free)"): 1.51,
    _cues(rf"{_PERCENT} (?:extra |more |tariff |duty |levy |tax |charge )?(?:up)?on\b"): 0.73,
}
"""The same of turns of phrase. All weights were fitted once, by a logistic regression of 4,000 annotated lessons against those of 5,900
texts of other subjects (statements of a government, news of 2004 and 2005, news made up to be mistaken) that hold a share and a word of
the border."""
_OF_LENGTH = -0.80
"""What each e-fold of length in code points weighs."""
_ENOUGH_TO_GO_ON = -5.0
"""What signs and length must come to for the turns to be counted, which takes longer: they hardly ever weigh more than this."""
_NO_SIGNS = -2.72
"""What a text without signs comes to, at the length of one code point."""


def _signs_by_word() -> pl.DataFrame:
    """The words of all signs with what each `weight`s and the `weight_of_sorts`; a word may be of several signs."""
    rows = [(word, sign, weight, _SORTS.get(sign, 0.0)) for sign, (weight, words) in _SIGNS.items() for word in words.split("|")]
    return pl.DataFrame(rows, schema=["word", "sign", "weight", "weight_of_sorts"], orient="row")


_BY_WORD = _signs_by_word()
_SIGN = f"%|{_PC}|" + _cues(rf"\b(?:{'|'.join(sorted(set(_BY_WORD['word']) - {'%', 'pc'}, key=len, reverse=True))})\b")
"""All words of all signs, found in one go: Polars remembers only so many patterns, and forgets what it has not asked for last."""

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
    scanned = _Scanned(pl.arange(len(texts), dtype=pl.UInt32, eager=True), texts.fill_null(""))
    hinted, others = scanned.split(scanned.texts.str.contains(_HINT))
    # Cheapest question first: of most texts no further one is asked.
    named = _name_tariffs(hinted.on_one_line())
    likely = others.those(others.texts.str.contains(_BORDER)).with_those(hinted.those(~hinted.rows.is_in(named.implode())))
    shown = _show_signs(likely.those(likely.texts.str.contains(_SHARE)).on_one_line())
    return scanned.rows.is_in(pl.concat([named, shown]).implode()).rename(texts.name)


class _Scanned(NamedTuple):
    """Texts (String) and the rows (UInt32) in which they stand. Series: a step with a frame costs more than most questions."""

    rows: pl.Series
    texts: pl.Series

    def those(self, answer: pl.Series) -> "_Scanned":
        """Those for which the `answer` (Boolean) is yes."""
        return _Scanned(self.rows.filter(answer), self.texts.filter(answer))

    def split(self, answer: pl.Series) -> "tuple[_Scanned, _Scanned]":
        """Those for which the `answer` is yes, and the others."""
        return self.those(answer), self.those(~answer)

    def with_those(self, others: "_Scanned") -> "_Scanned":
        return _Scanned(pl.concat([self.rows, others.rows]), pl.concat([self.texts, others.texts]))

    def on_one_line(self) -> "_Scanned":
        """Words parted by single spaces, as the patterns want them."""
        return self._replace(texts=self.texts.str.replace_all("[\n\u00a0\u202f]", " "))

    def frame(self) -> pl.LazyFrame:
        """A frame (row, text)."""
        return pl.DataFrame([self.rows.alias("row"), self.texts.alias("text")]).lazy()


def _step_by_step(steps: pl.LazyFrame) -> pl.Series:
    """The rows that are left after all `steps`, which are taken in their order: each asks fewer texts than the one before."""
    return steps.select("row").collect(optimizations=pl.QueryOptFlags.none()).to_series()


def _show_signs(scanned: _Scanned) -> pl.Series:
    """The rows of those whose signs weigh more than nothing."""
    text, weight = pl.col("text"), pl.col("weight")
    words = scanned.frame().select("row", word=text.str.extract_all(_SIGN)).explode("word").with_columns(pl.col("word").str.to_lowercase())
    by_sign = words.join(_BY_WORD.lazy(), on="word").group_by("row", "sign", "weight", "weight_of_sorts", maintain_order=True)
    counted = by_sign.agg(n=pl.len(), sorts=pl.col("word").n_unique())
    of_sign = weight * pl.col("n").log1p() + pl.col("weight_of_sorts") * pl.col("sorts").log1p()
    weighed = counted.group_by("row", maintain_order=True).agg(weight=of_sign.sum())
    turns = pl.sum_horizontal(*(of_turn * text.str.count_matches(turn).log1p() for turn, of_turn in _TURNS.items()))
    return _step_by_step(
        scanned.frame()
        .join(weighed, on="row")
        .with_columns(weight + _OF_LENGTH * text.str.len_chars().log1p() + _NO_SIGNS)
        .filter(weight > _ENOUGH_TO_GO_ON)
        .filter(weight + turns > 0)
    )


def _name_tariffs(hinted: _Scanned) -> pl.Series:
    """The rows of those that speak of tariffs by name."""
    text, plain = pl.col("text"), pl.col("plain")
    cues = (
        _with_cues(hinted)
        .frame()
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
    return _step_by_step(cues.filter(states_rate | (points >= pl.col("needed"))))


def _with_cues(hinted: _Scanned) -> _Scanned:
    """Those that can come to two points or state a rate: with two tariffs or one at the head, with imports, with a phrase of customs, or
    with a rate beside a levy. Striking out makes no cues, so this may be asked before it; it leaves one text in ten where duties are mostly
    those of people.
    """
    text = pl.col("text")
    tariffs = text.str.count_matches(_BARE_TARIFF) + text.str.head(_HEAD_CHARS).str.contains(_BARE_TARIFF)
    states = _states(text, _STATED_TARIFF) | _states(text, _STATED_DUTY) | _states(text, _STATED_LEVY)
    cheap, dear = (tariffs >= 2) | text.str.contains(_IMPORTS), text.str.contains(_CUSTOMS) | states
    found, others = hinted.split(hinted.texts.to_frame("text").select(cheap).to_series())
    return found.with_those(others.those(others.texts.to_frame("text").select(dear).to_series()))
