"""The words that tell a tariff rate from other percentages, and tell what kind it is. Lists only; the rules that use them live in
`duty`, `roles` and `weighing`."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TARIFF_NOUNS = _words(
    "tariff tariffs duty duties levy levies surcharge surcharges surtax surtaxes impost imposts toll tolls ceiling"
    " baseline mfn countermeasure countermeasures"
)
"""Nouns that make a percentage beside them a customs duty."""

RATE_NOUNS = _words("rate rates number figure percentage benchmark minimum penalty cap charge charges tax taxes"
    " bracket brackets barrier barriers wall walls band")
"""Nouns that do so only where the sentence or the one before speaks of tariffs."""

TARIFF_ADJECTIVES = _words("reciprocal countervailing antidumping dumping retaliatory fentanyl sectoral tariffed dutiable ad valorem")

CHARGING = _words(
    "impose imposes imposed imposing charge charges charged charging levy levies levied levying slap slaps slapped"
    " slapping put puts putting lay lays laid apply"
    " applies applied applying set sets setting add adds added adding collect collects collected collecting hit hits"
    " hitting tax taxes taxed taxing"
    " announce announces announced announcing threaten threatens threatened threatening raise raises raised raising hike"
    " hikes hiked hiking increase increases"
    " increased increasing double doubles doubled doubling lower lowers lowered lowering cut cuts cutting reduce reduces"
    " reduced reducing drop drops dropped"
    " dropping scrap scraps scrapped remove removes removed lift lifts lifted retaliate retaliates retaliated respond"
    " responds responded answer answers answered"
    " match matches matched plan plans planned planning impose float floats floated propose proposes proposed order orders"
    " ordered sign signs signed place places"
    " placed adopt adopts adopted approve approves approved introduce introduces introduced maintain maintains maintained"
    " keep keeps kept unveil unveils unveiled"
    " declare declares declared extend extends extended suspend suspends suspended pause pauses paused quadruple"
    " quadrupled triple tripled slash slashes slashed"
    " enact enacts enacted offer offers offered offering abolish abolishes abolished lets admit admits admitted followed"
    " follows clamp clamped handed hand"
)
"""Verbs whose subject levies a duty."""

PAYING = _words(
    "pay pays paid paying face faces faced facing bear bears bore bearing owe owes owed owing attract attracts attracted"
    " attracting incur incurs incurred"
    " carry carries carried carrying got gets get getting receive receives received secure secures secured negotiate"
    " negotiated settle settles settled enjoy"
    " enjoys enjoyed suffer suffers suffered endure endures stay stays stayed remain remains remained stand stands stood"
    " sit sits return returns returned"
)
"""Verbs whose subject bears a duty (or stands at a rate)."""

BUSINESS = _words(
    "share shares stake stakes profit profits revenue revenues sales turnover earnings margin margins growth gdp economy"
    " economic output production index stock stocks yield"
    " yields inflation unemployment jobless poll polls survey voters vote approval support interest mortgage loan loans"
    " bond bonds treasury treasuries deficit surplus"
    " population market markets prices price cost costs wages wage salary salaries rent rents employment jobs capacity"
    " volume volumes demand supply exports shipments"
    " discount dividend gains losses currency dollar yen euro yuan peso rupee won stake-holding recession probability odds"
    " chance rates-cut readers respondents"
    " investment spending reserves content value-added premium premiums forecast forecasts estimate turnout"
    " majority efficiency self-sufficiency"
    " consumption benchmark tonnes volume"
    " futures nasdaq dow nikkei stoxx ftse dax sensex nifty kospi utilization utilisation penetration turnout voted votes"
    " commission fee fees rebate rebates debt savers pension dividends proportion portion"
)
"""What other percentages are about."""

MOVING = _words(
    "rose rise rises rising risen fell fall falls falling fallen gained gain gains gaining lost lose loses losing climbed"
    " climb climbs climbing slipped slip slips slid slide"
    " jumped jump jumps surged surge surges dropped drop drops dropping declined decline declines declining plunged plunge"
    " plunges soared soar soars tumbled tumble"
    " tumbles grew grow grows growing grown shrank shrink shrinks shrunk contracted contract contracts advanced eased"
    " weakened strengthened rallied sank sinks dipped"
    " edged ticked added shed up down higher lower increase increased decrease decreased expanded widened narrowed"
    " rebounded recovered averaged"
    " nets net averaging"
)
"""Verbs after which a percentage is a change of something, unless that something is a duty."""

HOLDING = _words(
    "account accounts accounted represents represented represent owns own owned owning holds hold held holding covers covered"
    " cover supplies supplied comprise comprises comprised constitute constitutes constituted"
)
"""Verbs after which a percentage is a part of something."""

CENTRAL_BANKING = _words("fed selic repo libor sofr euribor central-bank monetary reserve hawkish dovish basis interest ecb rbi boj boe")
"""Words of interest rates: where they stand, a percentage is no duty unless a tariff is right beside it."""

POLLING = _words("poll polls polled polling pollster voters respondents readers turnout surveyed")
"""Words of polls and votes: where they stand near, a percentage counts people."""

AFTER_NOT_RATE = _words(
    "more less fewer higher lower cheaper dearer costlier bigger smaller larger faster slower owned stake share shares"
    " growth decline drop jump rise gain loss fall"
    " discount off chance probability majority likelihood odds yield interest inflation unemployment vat gst capacity"
    " below above stronger weaker increase"
    " decrease pay annually contraction expansion dividend hit margin profit profits pullback slump surge plunge dip cut cuts premium"
    " say says said agree support think believe oppose opposed favor favour disapprove commitment"
    " filled full used complete subscribed rebate fee tip commission bonus"
)
"""Words right after a percentage that make it something else."""

OTHER_TAXES = (
    ("value", "added"),
    ("value", "-", "added"),
    ("vat",),
    ("gst",),
    ("sales", "tax"),
    ("consumption", "tax"),
    ("consumption", "levy"),
    ("corporation", "tax"),
    ("corporate", "tax"),
    ("income", "tax"),
    ("excise",),
    ("digital", "services", "tax"),
    ("capital", "gains"),
    ("withholding",),
    ("key", "rate"),
    ("interest", "rate"),
    ("interest", "rates"),
    ("policy", "rate"),
    ("bank", "rate"),
    ("repo",),
    ("mortgage",),
    ("federal", "funds"),
    ("unemployment", "rate"),
    ("exchange", "rate"),
    ("inflation", "rate"),
    ("tax", "cut"),
    ("tax", "credit"),
    ("tax", "credits"),
    ("tariff", "lines"),
    *(
        (kind, noun)
        for kind in ("stamp", "excise", "fuel", "alcohol", "beer", "death", "estate", "passenger")
        for noun in ("duty", "duties", "tax")
    ),
    *((kind, "tax") for kind in ("council", "inheritance", "wealth", "payroll", "property", "profit", "profits", "carbon", "service")),
    *((kind, "levy") for kind in ("windfall", "apprenticeship", "sugar", "carbon", "climate", "remittance")),
    ("windfall", "tax"),
    ("remittance", "tax"),
    ("business", "rates"),
    ("minimum", "wage"),
    ("national", "insurance"),
    ("cess",),
    ("export", "levy"),
    ("export", "levies"),
    ("export", "tax"),
    ("export", "taxes"),
    ("export", "duty"),
    ("export", "duties"),
    ("tax", "rate"),
)
"""Taxes and rates that are no customs duty."""
