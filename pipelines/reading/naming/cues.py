"""Closed classes of words that tell what a name beside them is: function words, roles, verbs of saying, heads of names of bodies.

Plain sets of lower-case words, each with the question it answers. No name of a single person, body or place belongs here.
"""


def word_set(*lines: str) -> frozenset[str]:
    """The words of some lines of text, each once."""
    return frozenset(word for line in lines for word in line.split())


FUNCTION_WORDS = word_set(
    "a an the this that these those it its he she they we i you his her their our my your him them us me who whom whose which what when",
    "where why how and or but nor so yet if unless although though because since while whereas whether as than of in on at by for from",
    "to into onto upon with within without about above across after against along alongside amid among around before behind below",
    "beneath beside besides between beyond despite down during except inside like near off opposite outside over past per through",
    "throughout till toward towards under underneath until up versus via according is are was were be been being am has have had having",
    "do does did doing will would shall should can could may might must not no yes all any both each either every few many more most",
    "much neither none other others another several some such same own one two three four five six seven eight nine ten first second",
    "third last next then now there here also even ever just only still too very again once always never often sometimes usually",
    "already soon later however meanwhile moreover furthermore therefore thus hence instead otherwise nevertheless nonetheless indeed",
    "perhaps maybe likely probably certainly today yesterday tomorrow tonight recently previously currently earlier eventually finally",
    "initially lately suddenly overall generally especially particularly separately similarly specifically additionally consequently",
    "accordingly apparently reportedly allegedly officially unofficially let lets please thanks well ok okay oh hey wow yikes yeah nope",
    "none nobody nothing everybody everyone everything somebody someone something anybody anyone anything half twice thrice under given",
    "based following including excluding regarding concerning pending barring considering depending due owing thanks unlike rather",
    "quite almost nearly",
)
"""Words that begin sentences with a capital and are never a name by themselves."""

OPENERS = word_set(
    "nice mobile bath orange date male split bar bright clean gray grey brown sandy perfect normal crown mission liberty",
    "ask asked adding asking answer answering asked back bad beware big bigger biggest breaking bring buckle buy call cast check click",
    "consider compare compared correction critics customs data deal dear details economists editor email exports exporters expect",
    "experts explainer explained facts faq farmers figure find fine follow foreign fun further get getting give global go goes going",
    "gone good goods got great green growth guess half happy hard hello help high higher hit hope imports importers in industry",
    "inflation investors keep know key large latest lawmakers lawyers leaders leave let levies local long look looking looks low lower",
    "made make makers making many market markets members metals miss months more most move much negotiators negotiations neither new",
    "news none normally not note nothing number numbers officials old only open opinion opening opponents orders others output part",
    "parts partners pay people perhaps photo plain point politics prices pressed producers question questions quick quote raising rate",
    "rates read reading real refined register reminder remember report reporters reports research retailers say saying says see sellers",
    "send separate share shares shipments short should simply small some source sources speaking spokespeople staff state states",
    "statement stay still stock stocks stop subscribe supporters sure take talks tariff tariffs tax taxes tell textbook thing things",
    "think total traders trade trading try turn two update updated video view wait want watch week weeks what whoever whole wider wish",
    "words workers world wrong year years yes yet asian african western eastern northern southern central north south east west home",
    "house plant power public private image picture editorial comment analysis background summary overview introduction conclusion",
    "table figure chart map note notes appendix annex chapter article section part answer bottom line lead top key takeaways highlights",
    "contents advertisement sponsored related trending popular recommended comments contact contacts about copyright mr mrs ms miss dr",
    "sir madam president minister secretary senator governor chairman chancellor premier consumer consumers company companies business",
    "businesses government governments country countries nation nations official administration authorities ministers senators",
    "congressional presidential federal national international domestic economic financial political military commercial industrial",
    "agricultural fiscal monetary bilateral multilateral analysts analyst economist economy economies union unions bank banks court",
    "courts judge judges police army war peace trade free fair reciprocal retaliatory mutual",
)
"""Ordinary words that often open a sentence, a heading or a bullet with a capital."""

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov",
    "dec",
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")

SAYING = word_set(
    "said says say saying told tells tell added adds add argued argues argue warned warns warn wrote writes write noted notes note",
    "explained explains replied replies insisted insists claimed claims announced announces stated states acknowledged acknowledges",
    "admitted admits declared declares suggested suggests believes believed thinks thought estimates estimated predicted predicts",
    "expects expected recalled recalls remarked remarks commented comments confirmed confirms denied denies stressed stresses",
    "emphasized emphasizes emphasised emphasises urged urges vowed vows promised promises complained complains conceded concedes",
    "observed observes pointed points called calls testified testifies tweeted posted asked asks answered answers quipped joked reckons",
    "reckoned concluded concludes cautioned cautions asserted asserts reiterated reiterates reaffirmed countered lamented mused",
    "maintains maintained",
)
"""Verbs whose subject is a person, a body or a government."""

DECIDING = word_set(
    "imposed imposes impose slapped slaps hit hits retaliated retaliates retaliate responded responds agreed agrees agree wants want",
    "wanted sought seeks seek offered offers offer refused refuses rejected rejects reject demanded demands demand threatened threatens",
    "threaten raised raises cut cuts lifted lifts suspended suspends decided decides plans planned pledged pledges hopes hoped fears",
    "feared accused accuses signed signs struck proposed proposes brought pushed pushes pressed presses backed backs welcomed welcomes",
    "opposed opposes charges charged levied levies negotiates negotiated sent sends set sets published publishes launched launches",
    "filed files won lost gave gives got gets made makes takes took needs",
)
"""Verbs whose subject, where it is the name of a capital, is a government."""

HONORIFICS = word_set(
    "mr mrs ms miss mx dr sir dame lord lady madam madame mme monsieur herr frau prof professor rev shri smt datuk tun tan dato seri",
    "alhaji alhaja mullah maulana maulvi moulana hajia hajiya mallam haji hajji ato weizero woizero",
    "encik puan khun engr lic dra sra srta",
)
"""Forms of address: what follows is a person."""

SITES = word_set(
    "plant plants factory factories mill mills works smelter site fab refinery yard mine shipyard terminal depot docks warehouse officers",
    "clerks traders crossing checkpoint containers dockers porters hauliers customs",
)
"""Buildings and people that are at a place: `the plant at Halewood`."""

TITLES = word_set(
    "shopper assembler reeve mla mpp mep alderman sheriff skipper retiree pensioner homeowner contractor builder plumber carpenter",
    "electrician mechanic salesman saleswoman cashier waiter barista nurse doctor veteran volunteer blogger influencer watchmaker",
    "winemaker cheesemaker jeweller goldsmith tailor weaver shoemaker forwarder shipper crofter herder beekeeper orchardist",
    "agronomist geologist chemist technician co-owner shareholder whistleblower fisher hauler hauler smallholder",
    "president premier minister secretary senator sen congressman congresswoman representative rep governor gov mayor ambassador",
    "commissioner chancellor chairman chairwoman chairperson chair chief director general justice judge king queen prince princess",
    "emperor pope general colonel captain spokesman spokeswoman spokesperson undersecretary vice-president vice-premier vice-minister",
    "speaker leader whip treasurer deputy councillor councilor delegate envoy negotiator czar tsar adviser advisor attorney counsel ceo",
    "cfo coo cto founder co-founder owner economist analyst strategist researcher historian columnist author lawyer expert trader",
    "farmer grower rancher importer exporter scholar fellow lecturer academic scientist reporter correspondent editor journalist host",
    "anchor banker investor billionaire tycoon entrepreneur executive manager partner principal coordinator co-ordinator organiser",
    "organizer activist campaigner candidate nominee lawmaker legislator mp politician diplomat consul official aide strategist",
    "pollster forecaster supervisor foreman operator worker driver dealer distiller brewer winemaker vintner shopkeeper retailer broker",
    "baker chef butcher fisherman shrimper trucker welder machinist steelworker engineer designer consultant accountant professor",
    "teacher student resident customer buyer wholesaler roaster miller winegrower rice-grower spokesman-designate superintendent",
    "commander brigadier admiral marshal sheikh ayatollah archbishop pastor rabbi imam inspector sergeant lieutenant corporal pilot",
    "captain coach striker",
    "secretary-general director-general governor-general chair-designate minister-designate designate vice officer comptroller attache",
    "mep msp copresident co-president cochair co-chair prosecutor detective constable monsignor",
)
"""Roles of persons: a name directly after one, or one in apposition to a name, makes it a person."""

CAPITAL_TITLES = word_set(
    "president premier minister secretary senator sen congressman congresswoman representative rep governor gov mayor ambassador",
    "commissioner chancellor chairman chairwoman chairperson chair chief director justice judge king queen prince princess emperor pope",
    "colonel captain spokesman spokeswoman spokesperson undersecretary speaker leader whip treasurer councillor councilor delegate",
    "envoy negotiator czar tsar adviser advisor attorney ceo cfo coo cto founder co-founder economist analyst strategist professor",
    "commander brigadier admiral marshal sheikh ayatollah archbishop pastor rabbi imam inspector sergeant lieutenant corporal",
    "lawmaker vice-president vice-premier vice-minister premier-designate taoiseach tánaiste legislator officer comptroller attache mep",
    "mp mla mpp msp copresident co-president cochair co-chair prosecutor detective constable monsignor",
)
"""Titles that stand with a capital right before a name."""

PLURAL_TITLES = word_set(
    "justices ministers senators presidents messrs governors professors drs sens reps representatives congressmen ambassadors secretaries",
    "commissioners premiers chancellors generals judges",
)
"""Titles before several names: `Justices Gorsuch and Barrett`."""

NO_NAMES = word_set(
    "democratic republican conservative liberal labour democrat republicans democrats conservatives liberals english",
    "township townships homeland contracts initiative initiatives partnership annexes objectives context questions answers remarks",
    "policy policies affairs order orders proclamation proclamations provision provisions goods trade deficit deficits property",
    "national international security economic title terms annex day days act bill law laws plan program programme deal summit war",
    "strategy system project operation general presidential state states federal subsequent executive agreement tariff tariffs duty",
    "duties tax taxes sanctions rule rules section article chapter part schedule heading list letter letters report statement note",
    "table figure market markets index economy industry world street avenue road river county city town island valley house palace hall",
    "tower airport port bay lake mountain bridge park square hotel university college school institute street's new year times post",
    "news journal daily weekly one two first second third fourth north south east west northern southern eastern western central united",
    "free big great red white black green blue golden royal liberation freedom independence christmas easter thanksgiving ramadan",
    "diwali olympic olympics cup league games award prize festival church temple mosque god lord bible constitution internet twitter",
    "african asian muslim moslem islamic jewish arab catholic protestant orthodox hindu sikh buddhist islamist communist socialist marxist",
    "anti nationalist taliban taleban hurricane typhoon tropical storm revolution cathedral",
    "facebook google covid pandemic congress parliament senate cabinet council committee commission court bank fund union party",
)
"""Words that no person's name holds."""

FIRM_NOUNS = word_set(
    "tracker tank line lines operative brewery distillery winery bakery dealership restaurant hotel app law-firm workshop trader yard",
    "maker makers company companies group firm firms bank lender retailer brand brands producer manufacturer supplier unit subsidiary",
    "lobby chain startup start-up giant miner carmaker automaker chipmaker steelmaker drugmaker planemaker shipbuilder smelter",
    "distiller brewer refiner utility insurer airline carrier operator exporter importer distributor broker brokerage consultancy",
    "conglomerate developer publisher agency association federation organisation organization institute institution think-tank",
    "university outlet newspaper website magazine broadcaster network party union council committee body watchdog regulator exchange",
    "parent business corporation cooperative co-operative newswire platform site studio label owner-operator grouping charity",
    "foundation toymaker winemaker snackmaker foodmaker bikemaker truckmaker tyremaker planemaker mill foundry factory plant shipper",
    "forwarder wholesaler grocer provider builder vendor",
)
"""Nouns in apposition to a name that make it an organisation."""

ORG_TAILS = word_set(
    "ledger bulletin observer chronicle register courier examiner inquirer dispatch barometer telegraph briefing autos cycling",
    "roofing flooring lighting milling plating tubing plumbing optical",
    "inc corp corporation co company companies ltd limited plc llc llp group groups holdings holding bank university college school",
    "institute institution association council commission court tribunal securities research partners motors motor foundation centre",
    "center union federation party agency authority office lab laboratory laboratories chamber analytics capital ventures advisors",
    "advisers associates consulting consultancy economics markets investments investment asset management insurance assurance financial",
    "finance trust fund funds industries industry industrial enterprises international technologies technology systems solutions",
    "software semiconductor semiconductors electronics electric energy petroleum oil gas power resources mining minerals metals steel",
    "aluminum aluminium copper chemicals chemical pharmaceuticals pharma biosciences foods food beverages brewing breweries brewery",
    "distilling distillers distillery winery vineyards farms farm dairy dairies logistics shipping lines airlines airways aerospace",
    "aviation automotive auto trucks tires tyres tools manufacturing mills mill works foundry press news newspaper times post journal",
    "tribune herald gazette daily weekly magazine media television radio broadcasting network networks agency wire committee",
    "subcommittee board bureau ministry department directorate secretariat administration service services embassy consulate parliament",
    "senate congress assembly society league alliance coalition network forum initiative project institute academy academies hospital",
    "museum observatory exchange syndicate guild consortium cooperative cooperatives brothers sons stores supermarkets retail apparel",
    "footwear clothing brands textiles garments fashion toys games studios pictures entertainment records wines spirits whisky whiskey",
    "vodka producers growers winegrowers manufacturers exporters importers farmers ranchers makers distributors retailers wholesalers",
    "refiners",
    "workers steelworkers autoworkers machinists teamsters brewers vintners terminals terminal docks shipyard shipyards yards ranch",
    "orchards orchard vineyard estates nurseries seafood seafoods fisheries packers packing bakery cannery tannery machinery machine",
    "bearings castings forge forgings plastics rubber glass ceramics paper packaging lumber timber furniture kitchens cycles",
    "motorcycles boats marine yachts guitars instruments optics watch watches jewelers jewellers coffee roasters tea cheese creamery",
    "creameries meats poultry beef pork produce fruits seeds fertilizers agri agro biotech medical devices labs robotics batteries",
    "solar wind renewables fuels precision components parts brake brakes wheels engineering engineers machining fabrication fabricators",
    "newsroom navy furnishings cooperage smokehouse sawmill sawmills brewhouse knitwear hosiery spinners weavers garment exporters",
    "organization organisation division manufactory church",
    "gems jewels jewellery jewelry windows knits fibres fibers spinning weaving dyeing bakeries tiles marbles granites hatcheries",
    "welding tooling dynamics holdings impex overseas exports imports traders bancorp bancshares hldgs pte sdn bhd gmbh ag",
)
"""Words at the end of a capitalised sequence that make it the name of a body."""

KINSMEN = word_set("sons brothers daughters")
"""With whom a founder shares the name of a firm: `Marston and Sons`."""

SURNAMES_TOO = word_set("mills power steel press post glass wire cotton forge watch fields farmer brewer")
"""Words at the end of names of bodies that are surnames as well: `Samantha Power`."""

ORG_HEADS = word_set(
    "university institute institution ministry department bank bureau board council center centre college school federation association",
    "confederation chamber office embassy consulate court house academy society league alliance coalition union party foundation",
    "commission committee directorate secretariat authority agency administration museum conference congress assembly parliament guild",
    "fund organization organisation forum network syndicate movement syndicate agency lab port chambers",
)
"""Words that begin the name of a body when followed by "of", "for" or "on" and a capital."""

KIN = word_set(
    "cousin brother sister wife husband son daughter father mother uncle aunt friend neighbor neighbour colleague boss mate nephew",
    "niece grandfather grandson",
)
"""Relations: a name right after one is a person's, even a given name alone."""

MODALS = word_set("will would has had have is was were could should may might must can does did do also itself")
"""Helping verbs and what stands like them right after a subject."""

STATE_SHORT = word_set(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash",
    "wis wyo ont que alta sask n.y. n.j. n.c. s.c. n.d. s.d. n.h. n.m. w.va b.c. n.s. n.b. p.e.i",
)
"""States and provinces as papers shorten them, without the last full stop."""

MOTION = word_set(
    "go goes going went gone fly flies flying flew flown travel travels traveling travelling traveled travelled trip trips visit visits",
    "visiting visited return returns returning returned head heads heading headed come comes coming came arrive arrives arriving",
    "arrived arrival journey journeyed sent dispatch dispatched rush rushed hurry hurried tour toured toured fled leave leaves leaving",
    "left depart departed drive drove driven drove invited invite back brought delegation mission missions moved relocate relocated",
    "flight flights commute decamped summoned recalled voyage posted shuttled shuttle shuttling bound route way made stop stopover",
    "landed land touched",
)
"""Words before "to Tokyo" or "from Tokyo" that make the capital a place."""

EVENTS = word_set(
    "summit meeting meetings conference talks round rounds session sessions hearing ceremony trip visit forum event gathering dinner",
    "hotel airport office offices bureau port harbour harbor stock stocks shares bourse market markets trading exchange session close",
    "open suburb suburbs neighbourhood neighborhood restaurant restaurants bar bars street streets dealer importer exporter lawyer",
    "lawyers lobbyist lobbyists think-tank based-think consultancy consultant residents resident hospital university school subway",
    "metro airport newsroom studio apartment home house factory plant warehouse correspondent correspondents supermarket supermarkets",
    "shop shops shopkeeper grocer cafe baker skyline area region metropolitan district agreement accord protocol truce consensus",
    "framework declaration apples native natives",
)
"""Nouns after a capital that make it a place: the Tokyo summit, Tokyo shares, a Washington lawyer."""

GENERIC_ACRONYMS = word_set(
    "gdp gnp ceo cfo coo cto cio mfn vat hts htsus evs ev suv suvs etf etfs cpi ppi pmi fta ftas tv ai it id ids faq faqs pr qa uk eu",
    "us usa uae un gst gsp ip pdf url html am pm est edt pst pdt gmt utc bst cet jst ist et pt ct usd eur gbp jpy cny rmb cad aud inr",
    "brl mxn krw chf hs cn ntm ntms adr adrs ipo m&a r&d b2b b2c esg fdi rd ad cvd adcvd lng lpg ngl nev nevs phev phevs bev bevs hev",
    "hevs dram nand gpu gpus cpu cpus led oem oems sme smes msme msmes ngo ngos mou mous nda rfq kpi roi yoy qoq mom ytd q1 q2 q3 q4 h1",
    "h2 fy cif fob ddp teu teus tpp dc nj ny la sf ad bc tba tbd asap diy iou vip covid ppe dna rna hiv aids trq trqs trips tbt sps",
    "rcep kg lb oz ton tons mt bbl mw gw kwh mph ok oj ppt sos ufo usb hdmi wifi vs ii iii iv vi vii viii ix xi no pos jan feb mar apr",
    "jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun new all and but for the not you are was who how why top big box cbam",
    "vat dvd cd mp nato-led rbi era pct mln bln blvd ave jr sr phd mba md nb ps re fwd cc hr tv radio sms",
    "iva pib ev's alert client part uht pvc ckd skd rbd hrc ebit igst cgst sgst icms kdv tva mdf hbm npk uan ebitda",
    "dsex ihsg ftse kosdaq semdex klci msci vix ibovespa sast aedt hkt eps isf cest kst mep meps mps rip brexit",
)
"""Abbreviations of ordinary notions: no bodies."""


def is_firm_noun(word: str) -> bool:
    """Whether a lower-case word names a kind of firm or body: `bank`, `chipmaker`."""
    return word in FIRM_NOUNS or word.endswith(("maker", "makers"))


_NO_AGENTS = word_set(
    "after over under other either neither number whether river paper order quarter newspaper matter power water computer winter summer",
    "dinner corner center theater theatre rather later earlier further former latter higher lower greater larger smaller bigger newer",
    "older younger cheaper better another together however offer cover consider remember deliver enter tower tiger cancer chapter letter",
    "silver rubber timber lumber copper labor major minor interior prior senior junior sector factor color honor favor error harbor",
    "motor floor exist consist resist assist insist twist human outer inner upper super proper user buffer border barrier carrier career",
    "weather father mother brother sister daughter closer nearer stronger weaker faster slower wider deeper longer shorter tighter",
    "tougher harder easier richer poorer wiser safer fewer moreover trigger transfer suffer differ prefer refer answer shoulder",
    "remainder reminder disorder folder register semester chamber member december september october november counter encounter bitter",
    "butter fiber liver layer tender render surrender wonder thunder ladder leather feather plaster disaster poster roster cluster",
    "filter shelter cylinder flower shower finger hunger anger danger ginger meter diameter liter tractor reactor elevator vector mirror",
    "terror horror tumor rumor vapor flavor behavior exterior superior inferior anchor tremor armor humor rigor alter hamper whisper",
    "wafer",
)
_AGENTS = ("er", "or", "ist", "man", "woman", "eer", "ian")


def is_role(word: str) -> bool:
    """Whether a lower-case word names what a person is or does: a title, or a noun for who does something (`striker`, `activist`)."""
    return word in TITLES or (len(word) > 4 and word.endswith(_AGENTS) and word not in _NO_AGENTS and not is_firm_noun(word))
