"""Organisations by the shape of their names and by the words around them: "Pottinger Farm Institute", "analyst at Hale Securities",
"China's commerce ministry".

Those that the vocabulary knows are found in `lexicon`. Persons come from `persons`, places from `places`.
"""

from pipelines.reading.naming.cast import ids_by_surname
from pipelines.reading.naming.cues import (
    CAPITAL_TITLES,
    FUNCTION_WORDS,
    HONORIFICS,
    KINSMEN,
    MODALS,
    MONTHS,
    NO_NAMES,
    OPENERS,
    ORG_HEADS,
    ORG_TAILS,
    SAYING,
    SURNAMES_TOO,
    TITLES,
    WEEKDAYS,
    word_set,
)
from pipelines.reading.naming.legal_forms import LEGAL_BEGINNINGS, LEGAL_FORMS, legal_tail, name_org
from pipelines.reading.naming.lexicon import family_first, given_names, goods, names
from pipelines.reading.naming.portfolios import FIELDS
from pipelines.reading.naming.spans import Span, View

_INNER = word_set("of for on and the & - de du des der für in at to")
_NEVER_FIRST = (TITLES | HONORIFICS | MONTHS | WEEKDAYS) - {"sun"}
_ORDINALS = frozenset({"first", "second", "third", "one", "next"})
# Nouns that end names of bodies but stand as often for the thing itself: they need a proper word before them.
_WEAK_TAILS = word_set(
    "ledger bulletin observer chronicle register courier examiner dispatch telegraph briefing autos cycling lighting milling optical",
    "steel aluminum aluminium copper energy oil gas power food foods farms farm dairy trucks tires tools auto mining minerals metals",
    "chemicals electronics electric toys games wines spirits clothing footwear apparel textiles garments fashion brands markets",
    "economics finance financial insurance trade fund funds management service services administration government news press industries",
    "industry industrial international group groups company companies party court centre center office ",
    "department ministry agency authority parliament senate congress assembly project initiative forum",
    "division church organization organisation",
    "network post times daily weekly media television radio bank trust capital research college school terminals terminal docks yards",
    "ranch orchards orchard estates nurseries seafood seafoods fisheries packers packing bakery machinery machine bearings castings",
    "forge plastics rubber glass ceramics paper packaging lumber timber furniture kitchens cycles motorcycles boats marine yachts",
    "guitars instruments optics watch watches coffee roasters tea cheese meats poultry beef pork produce fruits seeds fertilizers agri",
    "agro biotech medical devices labs robotics batteries solar wind renewables fuels precision components parts brake brakes wheels",
    "engineering engineers machining overseas exports imports traders dynamics manufacturers exporters importers",
    "farmers ranchers distributors retailers wholesalers refiners workers lines works tools studios entertainment pictures",
    "solutions systems technology technologies software semiconductor semiconductors automotive petroleum resources partners whisky",
    "whiskey vodka whisky's exchange chamber embassy",
)
_ADJECTIVES = word_set(
    "new old big small national federal state public private central main former senior local foreign global supreme high top",
)


def by_tail(view: View) -> list[Span]:
    """Capitalised sequences that end in a word for a body: `Harlan Freight Institute`, `Quadra Motors`. Not in headings."""
    if view.is_heading:
        return []
    found: list[Span] = []
    for i in [i for i in view.capitals if view.lower[i] in ORG_TAILS and i]:
        if i + 1 < len(view.lower) and view.capital[i + 1]:
            following = view.lower[i + 1]
            if following in ORG_TAILS or following in ("secretary", "minister", "chief"):
                continue
            if view.lower[i] in _WEAK_TAILS and following not in TITLES and following not in LEGAL_FORMS:
                continue  # "Derivative Steel Articles" goes on
        first = _first_of(view, i)
        if first is None or (first == i - 1 and view.lower[i] in SURNAMES_TOO and view.cased[first] in given_names()):
            continue  # Samantha Power is nobody's power company
        if view.lower[i] in ("committee", "subcommittee") and view.word(i + 1) == "of":
            continue  # "the Budget Committee of the House": the house is the body
        if i == first + 2 and view.lower[first] in ORG_TAILS and view.lower[first + 1] == "and":
            continue  # "Parliament and Council": two bodies
        if view.lower[first : i + 1] == ["customs", "union"]:
            continue  # a treaty, and whose it is the words around do not say
        last = _behind(view, i + 1)
        last = legal_tail(view, last)
        if last == i + 1 and view.lower[i] in ("inc", "corp", "co", "ltd") and view.word(last) == "." and last + 1 < len(view.lower):
            last += 1
        org_id, name = name_org(view.text(first, last))
        found.append(Span(first, last, "ORG", org_id, name, "pattern", 0.7, "org.tail"))
    return found


def _first_of(view: View, tail: int) -> int | None:
    """Where the name that ends in the word at `tail` begins; None where nothing proper stands before it."""
    k = tail
    while k > 0:
        before = view.lower[k - 1]
        if view.capital[k - 1] and before not in _NEVER_FIRST and (before not in FUNCTION_WORDS or (before in _ORDINALS and k > 1)):
            k -= 1
        elif k > 1 and view.capital[k - 2] and view.lower[k - 2] not in _NEVER_FIRST and _joins(view, k - 1, tail):
            k -= 2
        else:
            break
    while k < tail and (
        (view.lower[k] in FUNCTION_WORDS and not (view.lower[k] in _ORDINALS and not view.opens(k)))
        or (view.opens(k) and view.is_ordinary(k))
        or view.lower[k] in _NEVER_FIRST
        or not view.cased[k][0].isalnum()
        or (view.lower[tail] in _OF_STATE and _is_land(view.lower[k]))
    ):
        k += 1
    if k >= tail:
        return None
    if view.lower[k].endswith("ing") and len(view.lower[k]) > 6 and view.lower[k] not in names():
        return None  # "Unleashing American Energy" is a slogan
    proper = [m for m in range(k, tail) if view.capital[m] and view.lower[m] not in _ADJECTIVES and view.lower[m] not in _HALF_FORMS]
    if not proper:
        return None
    if tail - k >= 2 and all(c.isupper() for c in view.cased[k : tail + 1] if c[0].isalpha()):
        return None  # a lead-in in capitals
    if tail - k > 2 and view.lower[tail] in ("authority", "agency", "association", "initiative", "forum") and not view.opens(k):
        return k
    if tail - k > 1 and view.lower[k] in _OF_THE_STATE and view.lower[tail] in _OFFICES and view.capital[k + 1]:
        return k  # "National Customs Agency"
    if tail - k > 1 and view.lower[tail] in _NATIONAL_TAILS and _is_land(view.lower[k]) and not view.cased[k].isupper():
        return k  # "Kenya Investment Authority"
    if view.lower[tail] in ("party", "navy") or view.lower[tail - 1 : tail + 1] == ["stock", "exchange"]:
        return k
    if view.lower[tail] in _WEAK_TAILS and not any(_is_proper(view, m) for m in proper):
        return None
    if view.lower[tail] == "administration" and len(proper) < 2:
        return None  # "the Trump Administration"
    return k


_HALF_FORMS = word_set("sdn pte pty pvt")
"""Beginnings of legal forms."""


def _joins(view: View, k: int, tail: int) -> bool:
    """Whether the small word or sign at `k` joins two capitals of one name that ends at `tail`: `Iron and Steel Institute`."""
    sign, before = view.cased[k], view.lower[k - 1]
    if sign in ("&", "-"):
        return True
    if sign == "and":
        if view.lower[tail] in KINSMEN:
            return k == tail - 1
        return view.lower[tail] in _LISTING and _is_of_list(view, k - 1)
    if sign == "of":
        return before in ORG_HEADS
    if sign in ("'", "’"):
        return before[-1:] == "s"
    if sign == "'s":
        return before in _OWNED
    if sign == ",":
        of_partners = "&" in view.cased[k:tail] and view.word(k - 2) in ("of", "at", "by", "with", "from", "firm")
        return tail - k < 5 and k > 1 and ("and" in view.lower[k:tail] or of_partners)
    return sign == "." and len(before) == 1


def _is_of_list(view: View, i: int) -> bool:
    """Whether the word at `i`, before `and`, can begin a list of trades in a body's name; not a name of its own: `Trump and Commission
    officials`."""
    word = view.lower[i]
    if view.cased[i] in ids_by_surname() or view.word(i - 1) in CAPITAL_TITLES:
        return False
    is_known = word in goods() or word in ORG_TAILS or word in OPENERS or word in NO_NAMES or word.endswith(("s", "ing", "al"))
    return is_known or (i > 0 and view.capital[i - 1] and view.lower[i - 1] not in FUNCTION_WORDS)


_LISTING = word_set(
    "association federation council institute board committee alliance administration bureau commission department ministry",
    "society authority union division",
)
"""Bodies whose names list their trades: `Fruit and Nut Growers Association`."""
_NATIONAL_TAILS = word_set(
    "service authority agency commission board bureau council forum corporation exchange alliance association group company holding",
    "congress",
)
"""Bodies named after a country and their field: `Nigeria Customs Service`."""
_OF_THE_STATE = word_set("national federal state central royal")
_OFFICES = word_set("agency authority service office board commission bureau institute directorate administration inspectorate council")
"""State bodies, which with `National` and their field before them are a name."""
_OF_STATE = word_set("ministry parliament embassy government cabinet")
_OWNED = word_set("women men children people girls boys workers king queen teachers farmers consumers mother nature")


def _is_land(word: str) -> bool:
    """Whether a word is the name or adjective of a country or state."""
    node = names().get(word)
    return node is not None and any(e.type in ("COUNTRY", "PLACE") for e in node.entries)


def _is_proper(view: View, i: int) -> bool:
    """Whether the word at `i` is more than an ordinary word, a kind of goods, a country or a state with a capital."""
    word = view.lower[i]
    if _is_land(word):
        return False
    if (
        not view.capital[i]
        or word in FUNCTION_WORDS
        or word in OPENERS
        or word in NO_NAMES
        or word in ORG_TAILS
        or word in _ADJECTIVES
        or word in _GRADES
    ):
        return False
    return word not in goods()


_GRADES = word_set(
    "american chinese japanese european canadian mexican indian british german french korean foreign fresh derivative aligned joint",
    "industrial modern digital strategic critical domestic advanced frozen organic primary secondary heavy light clean green raw",
    "finished strong fair fairer reciprocal adjusted applicable covered certain relevant u.s. us eu uk",
)


def _behind(view: View, last: int) -> int:
    """Names go on behind their noun: `Institute for International Economics`, `Bank of New York`, `Lab at Yale`."""
    k = last
    while k + 1 < len(view.lower) and view.lower[k] in ("of", "for", "on", "at"):
        joint = k
        j = k + 1
        if view.lower[j] == "the":
            j += 1
        if j >= len(view.lower) or not view.capital[j] or view.lower[j] in FUNCTION_WORDS:
            break
        if view.lower[joint] == "at" and view.lower[last - 1] not in (
            "lab",
            "laboratory",
            "school",
            "institute",
            "center",
            "centre",
            "university",
            "college",
        ):
            break
        if view.lower[joint] == "on" and view.lower[last - 1] not in (
            "council",
            "commission",
            "committee",
            "conference",
            "institute",
            "center",
            "centre",
        ):
            break
        if view.lower[joint] == "for" and view.lower[last - 1] not in ORG_HEADS:
            break
        if view.lower[joint] == "of" and view.lower[last - 1] not in ORG_HEADS and view.lower[last - 1][-1:] != "s":
            break
        start = j
        while j < len(view.lower):
            if (
                (
                    view.capital[j]
                    and view.lower[j] not in FUNCTION_WORDS
                    and not (j > start and _begins_name(view, last - 1, j))
                    and (view.lower[j] not in CAPITAL_TITLES or (view.lower[j] == "justice" and j == joint + 1))
                    and view.lower[j] != "deputy"
                )
                or (view.cased[j] in ("&", "-") and j + 1 < len(view.lower) and view.capital[j + 1])
                or (
                    view.lower[j] == "and"
                    and j + 1 < len(view.lower)
                    and view.capital[j + 1]
                    and view.lower[joint] in ("of", "for", "on")
                    and _is_topic(view, last - 1, j + 1)
                )
                or (view.cased[j] == "," and _ends_list(view, j) and _is_topic(view, last - 1, j + 1))
            ):
                j += 1
            else:
                break
        k = j
    return k


def _begins_name(view: View, head: int, at: int) -> bool:
    """Whether the capital at `at`, amid the name of the body whose noun is at `head`, begins the name of a person who speaks for it:
    `the Ministry of Trade and Industry Lee Kamau said`, `State Bank of Vietnam Pham Hai`."""
    before = view.lower[at - 1]
    if not view.capital[at - 1] or not (at + 1 < len(view.capital) and view.capital[at + 1]) or view.lower[at] in ORG_TAILS:
        return False
    if view.lower[at] in FIELDS or view.lower[at] in goods() or view.is_ordinary(at) or view.lower[at] in NO_NAMES:
        return False
    is_name = view.cased[at] in given_names() or view.cased[at] in family_first()
    if before in FIELDS:
        return is_name or view.lower[head] in _OF_STATE_TOPICS
    return is_name and _is_country(before)


_OF_STATE_TOPICS = word_set("ministry department secretariat directorate committee subcommittee")


def _is_country(word: str) -> bool:
    """Whether a lower-case word is the name of a country, no adjective."""
    node = names().get(word)
    return node is not None and any(e.type == "COUNTRY" and e.form == "name" for e in node.entries)


def _is_topic(view: View, head: int, at: int) -> bool:
    """Whether what follows `and` still belongs to the name: `Center for Strategic and International Studies`, `Ministry of Trade and
    Industry`."""
    if any(s.type == "COUNTRY" and s.first <= at < s.last for s in view.spans) or _is_land(view.lower[at - 2]) or view.cased[at] == "US":
        return False
    return (view.lower[head] in ORG_HEADS and view.lower[at] not in ORG_HEADS | {"president", "treasury"}) or (
        at + 1 < len(view.capital) and view.lower[at + 1] in ("studies", "affairs", "economics")
    )


def _ends_list(view: View, comma: int) -> bool:
    """Whether `, Industry and Energy` or `, Trade and Industry` follows: capitals, then `and`, then a capital."""
    k = comma + 1
    while k < len(view.lower) and k < comma + 8:
        if view.lower[k] == "and":
            return k + 1 < len(view.lower) and view.capital[k + 1]
        if not (view.capital[k] or view.cased[k] == ","):
            return False
        k += 1
    return False


def by_head(view: View) -> list[Span]:
    """`University of Ardenne`, `Ministry of Trade, Industry and Energy`, `Growers and Packers of America`. Not in headings."""
    if view.is_heading:
        return []
    found: list[Span] = []
    for i in [i for i in view.capitals if view.lower[i] in _BEGINNINGS]:
        word = view.lower[i]
        is_firm = (word in _FIRM_HEADS or view.cased[i] in LEGAL_BEGINNINGS) and _opens_name(view, i + 1)
        if is_firm or (word in _FOREIGN_HEADS and _goes_on_foreign(view, i + 1)):
            last = _foreign_end(view, i + 1)
            if is_firm or last > i + 2:
                org_id, name = _known_body(view, i + 1, last) or name_org(view.text(i, last))
                found.append(Span(i, last, "ORG", org_id, name, "pattern", 0.75, "org.head"))
            continue
        if view.word(i + 1) not in ("of", "for", "on"):
            continue
        if word not in _HEADS:
            continue
        last = _behind(view, i + 1)
        if last == i + 1 or view.lower[last - 1] in FUNCTION_WORDS:
            continue
        first = i
        while (
            first > 0
            and view.capital[first - 1]
            and (view.lower[first - 1] not in _NEVER_FIRST | FUNCTION_WORDS or view.lower[first - 1] == "general")
            and not (word in _OF_STATE and _is_land(view.lower[first - 1]))
            and not (view.opens(first - 1) and view.is_ordinary(first - 1))
        ):
            first -= 1
        if word not in ORG_HEADS:
            # "Distributors and Retailers of America": the head is a list of trades.
            if first > 1 and view.lower[first - 1] in ("and", "&") and view.capital[first - 2] and view.lower[first - 2] not in _WORKS:
                first -= 2
                while first > 0 and view.capital[first - 1] and view.lower[first - 1] not in _NEVER_FIRST | FUNCTION_WORDS:
                    first -= 1
            if last - i < 3 or i - first < 1:
                continue
        if (
            word in ("house", "court", "port", "union", "party", "office", "board", "fund", "council")
            and view.opens(i)
            and first == i
            and view.lower[i + 2] in FUNCTION_WORDS
        ):
            continue
        if word == "port":
            continue
        org_id, name = name_org(view.text(first, last))
        found.append(Span(first, last, "ORG", org_id, name, "pattern", 0.75, "org.head"))
    return found


_WORKS = word_set("refinery mill smelter company bank group corporation factory brewery foundry airline")
"""Firms of their own before `and`: `Dangote Sugar Refinery and Flour Mills of Nigeria` are two."""
_FOREIGN_HEADS = word_set(
    "direction direccion direcao autorite autoridad autoridade autorita groupement fonds office agence agencia agenzia bureau compagnie",
    "etablissements mouvement parti partido partito rassemblement reseau coordination centrale oficina servicio servico secretaria gremio",
    "superintendencia receita conselho consiglio tribunal corte cour tribunale sociedad sociedade societe filature radio",
    "asociacion camara confederacion federacion associacao confederacao federacao verband bundesverband federation syndicat instituto",
    "universidad universidade universite universitat ministerio banco consejo sindicato union cooperativa associazione confederazione",
    "federazione universita banque banca chambre conseil ministere consorcio grupo groupe gruppo institut",
)
_FIRM_HEADS = word_set(
    "grupo groupe gruppo banco banque banca companhia compania compagnie empresa empresas industrias cooperativa corporacion sociedad",
    "sociedade societe laboratorios laboratoires usina usinas siderurgica minera mineracao cementos cimentos aceros petroleos ingenio",
    "bodega bodegas astilleros cerveceria frigorifico frigorificos transportes cantina acciaierie consorcio",
    "etablissements universite universidad universidade universita",
)
"""Words for firms in other languages that a name follows without a word between them: `Grupo Lamosa`, `Aceros Otero`."""
_HEADS = (ORG_HEADS | {word for word in ORG_TAILS if word[-1] == "s"}) - {"committee", "subcommittee"}
_BEGINNINGS = _HEADS | _FOREIGN_HEADS | _FIRM_HEADS | {word.lower() for word in LEGAL_BEGINNINGS}
"""Words one of which begins a name that ends in what a body is of or for, or stands amid it."""
_FOREIGN_OF = word_set(
    "dans sur pour en para por per",
    "de del da do dos des du della delle der e y et und la las los le les di d' nacional nacionale",
)


def _is_elided(view: View, i: int) -> bool:
    """Whether the word at `i` is a capitalised one behind a short article: `d'Industrie`."""
    word = view.cased[i]
    return word[:2] in ("d'", "l'", "d’", "l’") and word[2:3].isupper()


def _known_body(view: View, first: int, last: int) -> tuple[str, str] | None:
    """Id and name of the body that the words [first, last) name by themselves: `Groupe Lactalis` is Lactalis."""
    here, node = names(), None
    for word in view.lower[first:last]:
        node = here.get(word)
        if node is None:
            return None
        here = node.next
    return next(((entry.id, entry.name) for entry in (node.entries if node else ()) if entry.type == "ORG"), None)


def _opens_name(view: View, i: int) -> bool:
    """Whether a name can begin at `i`: a word with a capital that is no title (`PT Senator Humberto Costa` is of a party)."""
    if i >= len(view.capital) or not view.capital[i] or view.lower[i] in FUNCTION_WORDS or view.lower[i] in _NEVER_FIRST:
        return False  # "9 a.m. PT Wednesday"
    return not any(span.first <= i < span.last and span.type == "PERSON" for span in view.spans)


_FOREIGN_SORTS = word_set("generale general geral nationale nacional nazionale federale federal regionale regional centrale superieure")
"""Adjectives behind such a head: `Direction Générale des Douanes`."""


def _goes_on_foreign(view: View, at: int) -> bool:
    """Whether a word for `of` stands at `at`, or behind an adjective there; not so in `the Union General Secretary`."""
    return view.word(at + (view.word(at) in _FOREIGN_SORTS)) in _FOREIGN_OF


def _foreign_end(view: View, at: int) -> int:
    """Where a name in another language ends: `Asociación de Agricultores del Río Culiacán`."""
    last = k = at
    while k < len(view.lower) and (view.capital[k] or view.lower[k] in _FOREIGN_OF or _is_elided(view, k)):
        k += 1
        if view.capital[k - 1] or _is_elided(view, k - 1):
            last = k
    return last


def of_a_country(view: View) -> list[Span]:
    """`Wine Australia`, `Grain Trade Australia`, `Oxfam America`: a capitalised sequence right before the name of a country."""
    found: list[Span] = []
    if view.is_heading:
        return found
    for span in view.spans:
        if span.rule != "country.name" or span.last - span.first > 1 or view.word(span.last) in ("-", "'s"):
            continue
        first = span.first
        while first > 0 and _may_precede_country(view, first - 1):
            first -= 1
        while first < span.first and view.opens(first) and view.is_ordinary(first):
            first += 1
        size = span.first - first
        behind = span.last < len(view.capital) and view.capital[span.last]
        head = view.lower[span.first - 1]
        if (
            size == 0
            or behind
            or not (head in goods() or head in ORG_TAILS or head in _NATIONAL)
            or (size == 1 and view.opens(first) and view.word(span.last) not in SAYING | MODALS)
        ):
            continue
        org_id, name = name_org(view.text(first, span.last))
        found.append(Span(first, span.last, "ORG", org_id, name, "pattern", 0.6, "org.country"))
    return found


def _may_precede_country(view: View, i: int) -> bool:
    word = view.lower[i]
    if not view.capital[i] or view.taken[i] or not word.isalpha() or view.cased[i].isupper() or len(word) < 3:
        return False
    return word not in FUNCTION_WORDS and word not in _NEVER_FIRST and word not in _COMPASS


_NATIONAL = word_set("trade affairs statistics customs transport health rail parks ports farmers growers unions manufacturers team")
_COMPASS = word_set(
    "north south east west northern southern eastern western central mainland greater communist post anti pro socialist democratic"
)
