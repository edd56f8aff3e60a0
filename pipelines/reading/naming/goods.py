"""Words for goods in context: "beef" the meat, not "beef up"; "chips" from a fab, not on a poker table.

The words themselves stand in `seeds/vocabulary/products.csv` and are found in `lexicon`. In a text about tariffs a plain mention counts.
"""

from collections.abc import Sequence

from pipelines.reading.naming import lexicon
from pipelines.reading.naming.cues import word_set
from pipelines.reading.naming.spans import Span, View

_DETERMINERS = word_set(
    "the a an its their his her our your my this that these those some any all most many more of and or on for from with in by new",
)

_NOT_AFTER: dict[str, frozenset[str]] = {
    "chip": frozenset({"bargaining", "blue", "poker", "potato", "corn"}),
    "chips": word_set("bargaining blue poker potato corn the casino"),
    "chicken": frozenset({"play", "playing", "plays", "played", "of"}),
    "drugs": word_set("illegal illicit street hard of trafficking smuggling deadly synthetic opioid"),
    "drug": frozenset({"illegal", "illicit", "deadly", "synthetic", "opioid", "party"}),
    "sake": word_set("the its his her their own 's"),
    "oil": frozenset({"snake", "midnight", "pour"}),
    "gold": frozenset({"olympic", "struck", "as"}),
    "spirits": frozenset({"high", "animal", "low", "in", "raise", "raised", "lifted", "lift", "evil", "kindred"}),
    "plane": frozenset({"his", "presidential", "the", "a", "board", "boarded", "on"}),
    "planes": frozenset({"board", "boarded", "on"}),
    "phone": frozenset({"the", "by", "a", "over", "his", "her", "your", "my", "their"}),
    "phones": frozenset({"the"}),
    "vehicle": frozenset({"purpose", "investment"}),
    "vehicles": frozenset({"purpose", "investment"}),
    "engine": word_set("search growth economic"),
    "engines": word_set("search growth economic twin"),
    "brakes": frozenset({"the"}),
    "magnet": frozenset({"a"}),
    "energy": word_set("his her much new political renewed with renewable clean green nuclear solar wind alternative"),
    "cream": frozenset({"the"}),
    "seeds": frozenset({"the", "sow", "sowed", "sowing"}),
    "feed": word_set("to not will would can could which they news x twitter social his"),
    "fuel": word_set("to not will would can could may might further which that adding"),
    "pepper": frozenset({"to"}),
    "nuts": frozenset({"go", "went", "and"}),
    "machine": word_set("political propaganda war the voting time slot money answering oiled fighting teller"),
    "lead": frozenset({"to", "the", "a"}),
    "watches": frozenset({"who", "it", "he", "she", "closely"}),
    "apples": frozenset({"to", "comparing"}),
    "oranges": frozenset({"and", "to"}),
    "beans": frozenset({"the", "spill"}),
    "peanuts": frozenset({"for", "just"}),
    "horses": frozenset({"trojan", "hold", "wild"}),
    "pork": frozenset({"barrel"}),
    "bread": word_set("daily bringing"),
    "games": frozenset({"olympic", "playing", "play"}),
    "crude": frozenset({"a", "more", "rather", "so", "too", "is"}),
    "tea": frozenset({"of"}),
    "bulbs": frozenset({"light"}),
    "apple": word_set("big bad rotten poison poisoned"),
    "boat": word_set("same"),
    "boats": word_set("drug narco same"),
    "cakes": word_set("hot"),
    "cloth": word_set("same whole"),
    "cookie": word_set("fortune smart tough"),
    "cookies": word_set("use uses our accept manage of"),
    "egg": word_set("nest"),
    "fabric": word_set("social economic moral very industrial"),
    "gas": word_set("greenhouse tear nerve exhaust"),
    "gems": word_set("hidden"),
    "jewels": word_set("crown family"),
    "milk": word_set("to"),
    "printer": word_set("money"),
    "pump": word_set("to will"),
    "sauce": word_set("secret special"),
    "scotch": word_set("to"),
    "sheep": word_set("black"),
    "soup": word_set("alphabet"),
    "tire": word_set("to not never will"),
    "valve": word_set("safety escape release"),
    "vanilla": word_set("plain"),
    "wool": word_set("the"),
    "puzzles": word_set("what it"),
    "trainers": word_set("personal horse racehorse dog corporate staff dolphin team the"),
    "fords": word_set("the river"),
    "ribs": word_set("his her broken bruised cracked"),
    "elevators": word_set("grain"),
    "trailer": word_set("film movie"),
    "trailers": word_set("film movie"),
}
"""Word -> words directly before it that give it another meaning ("bargaining chip", "to fuel")."""

_NOT_BEFORE: dict[str, frozenset[str]] = {
    "chips": frozenset({"are", "away", "in"}),
    "chip": frozenset({"away", "in", "on"}),
    "gold": word_set(
        "standard medal rush card plated star cards prices price futures rose fell climbed hit slipped surged edged dome",
    ),
    "beef": frozenset({"up", "with", "between"}),
    "fish": frozenset({"for", "out"}),
    "oil": word_set("prices price futures fell rose slipped painting slid climbed edged"),
    "crude": word_set("futures fell rose slipped slid climbed but attempt way form estimate calculation formula measure"),
    "drug": word_set(
        "trafficking trafficker traffickers smuggling smugglers cartel cartels abuse war crisis flow flows dealer dealers lord addiction",
        "overdose overdoses gangs problem enforcement",
    ),
    "drugs": frozenset({"flowing", "across", "into", "crisis", "trafficking", "and"}),
    "food": frozenset({"for"}),
    "energy": word_set("into secretary minister department ministry drink chief transition efficiency storage conference conferences"),
    "agriculture": word_set("secretary minister department ministry commissioner committee chief"),
    "petrol": word_set("station stations pump pumps electric hybrid hybrids"),
    "vehicle": frozenset({"for", "to"}),
    "vehicles": frozenset({"for"}),
    "engine": frozenset({"of"}),
    "engines": frozenset({"of"}),
    "steel": frozenset({"itself", "himself", "herself", "themselves", "nerves", "resolve"}),
    "fuel": word_set("inflation fears concerns speculation doubts hopes tensions a the to an further more their"),
    "fuels": frozenset({"inflation", "fears", "concerns", "speculation", "a", "the", "an"}),
    "feed": frozenset({"into", "through", "a", "the"}),
    "seeds": frozenset({"of"}),
    "brakes": frozenset({"on"}),
    "watches": frozenset({"the", "as", "from", "over", "closely"}),
    "toys": frozenset({"with"}),
    "iron": frozenset({"out", "fist", "grip", "curtain", "clad", "will"}),
    "horses": frozenset({"for"}),
    "pork": frozenset({"barrel"}),
    "apples": frozenset({"to"}),
    "magnet": frozenset({"for"}),
    "magnets": frozenset({"for"}),
    "cream": frozenset({"of"}),
    "jets": frozenset({"off"}),
    "jet": frozenset({"lag", "off", "set"}),
    "plastic": frozenset({"surgery"}),
    "sugar": frozenset({"coat", "coated", "coating", "high", "rush", "daddy"}),
    "cotton": frozenset({"on", "to"}),
    "phone": word_set("call calls conversation conversations with interview line rang number talks discussion"),
    "television": word_set(
        "program programme programs interview interviews show network channel station series news host audience appearance address ad ads"
    ),
    "film": word_set("festival festivals crew"),
    "phones": frozenset({"rang", "ring"}),
    "plane": frozenset({"landed", "took", "to", "from", "ticket"}),
    "wood": frozenset({"mackenzie"}),
    "machine": word_set("learning translation translated gun guns readable vision intelligence age that"),
    "butter": frozenset({"up", "issues"}),
    "cherry": word_set("pick picked picking blossom blossoms"),
    "corn": frozenset({"belt"}),
    "rice": frozenset({"university"}),
    "copper": frozenset({"bottomed"}),
    "apple": word_set("of cart pie inc ceo store stores music tv iphone iphones shares stock spokesman"),
    "boots": word_set("on"),
    "boat": word_set("strike strikes"),
    "boats": word_set("strike strikes"),
    "cookie": word_set("policy settings consent cutter banner"),
    "cookies": word_set("to policy settings"),
    "crops": word_set("up"),
    "drone": word_set("strike strikes attack attacks warfare"),
    "drones": word_set("over"),
    "egg": word_set("on"),
    "eggs": word_set("in"),
    "fabric": word_set("of softener"),
    "hats": word_set("off"),
    "hemlock": word_set("society"),
    "spruce": word_set("up"),
    "machines": word_set("that"),
    "milk": word_set("the it them us"),
    "paints": word_set("a the an himself"),
    "pear": word_set("shaped"),
    "pump": word_set("up the money more out billions"),
    "pumps": word_set("up the money more out billions"),
    "silver": word_set("lining linings bullet bullets medal medalist platter screen tongued"),
    "tire": word_set("of"),
    "vanilla": word_set("option options"),
}
"""Word -> words directly after it that give it another meaning ("beef up", "gold standard"); a hyphen between them does not count."""

_ONLY_AFTER: dict[str, frozenset[str]] = {
    "looms": word_set("power hand weaving textile jacquard shuttle rapier air-jet water-jet circular knitting used new imported on of and"),
    "watch": word_set("swiss made mechanical quartz luxury gold steel wrist every per expensive cheap digital priced japanese genevan"),
}
"""Word -> words directly before it without which it is no goods ("a Swiss watch", not "watch the border"; "used looms", not "a
duty looms")."""

_ONLY_BEFORE: dict[str, frozenset[str]] = {
    "watch": word_set(
        "industry industries maker makers brand brands tariff tariffs duty duties sector company companies exporters manufacturers"
    ),
    "drug": word_set("tariff tariffs duty duties levy levies import imports export exports ingredients manufacturing imported makers"),
}
"""Word -> words directly after it without which it is no goods ("drug tariffs", not "the drug war"), where none of `_ONLY_AFTER` stands
before it."""

_ONLY_IN_LISTS = word_set(
    "amber balloons baubles cabinets calculators caravans carps chair chairs coaches combines cushions dates desk desks displays drills",
    "ducks engine fans flags flashlights fleece fleeces fries gears grader graders greens grills hammers headset hops jam jams",
    "kettles kiwis knits lighting loudspeaker loudspeakers mandarins microphone microphones monitors paints pallets pies",
    "processors puppets rails ribbons ropes saws screws shorts snuff snuffs springs switches tables taps telephones tins tools",
    "trailer wrenches",
)
"""Words that name goods only beside other goods ("chairs and routers", "almonds, dates and figs"): else they mean something else, or are
part of the scene."""

_LINKS = word_set(", and or & to / plus nor even")

_NAMES_TOO = word_set("apple dresser")
"""Goods whose capital makes a firm of them ("Apple to invest"), unless a word of `_OF_GOODS` follows ("Apple growers")."""
_OF_GOODS = word_set(
    "duty duties tariff tariffs import imports export exports grower growers farmer farmers farming orchard orchards industry trade crop",
    "prices producers season harvest varieties juice juices",
)

_MATERIALS = word_set("cotton plastic leather wool silk wood wooden rubber glass paper denim linen")
_PRONOUNS = word_set(
    "it he she they we i you who which that what to will would can could may might must should japan china country company firm nation",
)
_VERBS_TOO = word_set("ships ship watches toys fuels feeds parts trucks films chips spirits cans steels fishes")
_CARRIERS = word_set("ships ship vessels vessel planes plane trucks truck trailers trains bus")
_MADE = word_set(
    "built made build building built- imports imported import exports export exported tariff tariffs duty duties levies on buy buys",
    "order orders components parts maker makers manufacturing",
)
_MOVES = word_set(
    "prices price futures fell rose slipped climbed slid edged gained lost jumped dropped tumbled surged dipped settled",
)


def find_goods(view: View, before: View | None) -> list[Span]:
    """Words for goods in a sentence that no name claims, each with its group of goods; `before` is the sentence before it."""
    root = lexicon.goods()
    found: list[Span] = []
    done = 0
    for i in [i for i, word in enumerate(view.lower) if word in root] if not root.keys().isdisjoint(view.lower) else ():
        if i < done or view.taken[i]:
            continue
        hit = lexicon.goods_at(root, view.lower, i)
        if hit is not None and not view.free(i, hit[0]):
            # A name begins amid the words for goods: what stands before it counts.
            hit = lexicon.goods_at(root, view.lower[: view.taken.index(True, i)], i)
        if hit is None:
            continue
        done, entry = hit
        if found and found[-1].last == i - 1 and view.lower[i - 2 : i + 1] == ["meal", "and", "oil"]:
            found.append(Span(i, done, "PRODUCT", found[-1].id, found[-1].name, "exact", 1.0, "product.term"))  # canola meal and oil
        elif _is_goods(view, i, done):
            found.append(Span(i, done, "PRODUCT", entry.id, entry.name, "exact", 1.0, "product.term"))
    return found + _parts(view, before, found) if "parts" in view.lower else found


def find_parcels(view: View) -> list[Span]:
    """`parcels` alone, in an article that speaks of low-value parcels."""
    return [
        Span(i, i + 1, "PRODUCT", "parcels", "Low-value parcels (de minimis)", "coreference", 0.85, "product.short")
        for i, word in enumerate(view.lower)
        if word in ("parcel", "parcels", "packages") and not view.taken[i]
    ]


def _is_goods(view: View, first: int, last: int) -> bool:
    before, after = view.word(first - 1), view.word(last)
    if after == "-":
        after = view.word(last + 1)
    if last - first == 1:
        word = view.lower[first]
        if word in _ONLY_IN_LISTS and not _is_listed(view, first):
            return False
        if (word in _ONLY_AFTER or word in _ONLY_BEFORE) and not (
            before in _ONLY_AFTER.get(word, ()) or after in _ONLY_BEFORE.get(word, ())
        ):
            return False
        if word in _NAMES_TOO and view.capital[first] and after not in _OF_GOODS:
            return False
        if word in _MATERIALS and last < len(view.lower) and lexicon.goods_at(lexicon.goods(), view.lower, last):
            return False  # a cotton T-shirt is clothing
        if before in _NOT_AFTER.get(word, ()) or after in _NOT_BEFORE.get(word, ()):
            return False
        if (
            word in _VERBS_TOO
            and (
                before in _PRONOUNS
                or after in ("to", "it", "them", "its", "their", "goods", "from")
                or (view.capital[first - 1] and first > 0 and before not in ("american", "chinese"))
            )
            and not _is_noun(view, first)
        ):
            return False
        if word in _CARRIERS and not any(w in _MADE for w in view.lower[max(0, first - 6) : last + 5]):
            return False
        if word in ("gold", "oil", "crude") and (after in _MOVES or view.word(last + 1) in _MOVES) and before not in ("on", "of"):
            return False
    if view.capital[first] and not view.is_heading and not view.opens(first):
        # A capital amid a sentence makes it part of a name ("Harbour Steel"), unless the writer capitalises the goods ("Soybeans").
        if first > 0 and view.capital[first - 1] and not view.taken[first - 1] and not view.opens(first - 1):
            return False
        if last < len(view.capital) and view.capital[last] and not view.taken[last] and view.cased[last] not in ("I",):
            return False
    return True


def _is_listed(view: View, i: int) -> bool:
    """Whether the word at `i` stands in a list beside words for goods that need no company."""
    root = lexicon.goods()
    k = i + 1
    while view.word(k) in _LINKS:
        k += 1
    if k > i + 1 and view.word(k) in root and _stands_alone(view, k):
        return True
    end = i
    while end > 0 and view.lower[end - 1] in _LINKS:
        end -= 1
    return end < i and any(
        view.lower[first] in root and _stands_alone(view, first, end) for first in range(max(0, end - _LONGEST_BESIDE), end)
    )


_LONGEST_BESIDE = 4
"""Words of the goods before a word of a list that are looked at."""


def _stands_alone(view: View, first: int, end: int | None = None) -> bool:
    """Whether goods that need no company begin at `first`, and end before `end` where that is given."""
    hit = lexicon.goods_at(lexicon.goods(), view.lower[:end], first)
    if hit is None or (end is not None and hit[0] != end):
        return False
    return hit[0] - first > 1 or view.lower[first] not in _ONLY_IN_LISTS | _ONLY_AFTER.keys() | _ONLY_BEFORE.keys()


def _is_noun(view: View, first: int) -> bool:
    return view.word(first - 1) in _DETERMINERS


def _parts(view: View, before: View | None, found: list[Span]) -> list[Span]:
    """`cars and parts`: parts beside vehicles, or at the head of the sentence after them, are vehicle parts."""
    cars = any(s.id in ("automobiles", "trucks") for s in found)
    if not cars and not (view.lower[0] == "parts" and before is not None and any(s.id == "automobiles" for s in before.spans)):
        return []
    parts = []
    for i, word in enumerate(view.lower):
        if (
            word == "parts"
            and not view.taken[i]
            and view.word(i + 1) != "of"
            and view.word(i - 1) in ("", "and", "their", "its", "the", "on", ",", "for", "or", "of")
            and not any(s.first <= i < s.last for s in found)
        ):
            parts.append(Span(i, i + 1, "PRODUCT", "auto_parts", "Vehicle parts", "coreference", 0.8, "product.parts"))
    return parts


_NO_HEADS = word_set(
    "goods good products product parts part items item materials material imports import exports export components component equipment",
    "machine machines plants plant animals animal systems system devices device minerals mineral metals metal works work cards card boards",
    "units unit sets set kits cases case lines line services service supplies supply inputs input drinks drink markets market industries",
    "industry energy power powers gas states orders order forms form blocks block bits bit licences ends end leaves stones earths stock",
    "water content contents business plans plan bases base pieces piece types type models model lots lot lights light",
)
"""Last words of names of goods that alone say nothing of them."""


def find_heads(views: Sequence[View]) -> None:
    """Claim what an article calls its goods for short: `washers` where it speaks of residential washers, `modules` after solar modules."""
    slugs: dict[str, dict[str, Span]] = {}
    for view in views:
        for span in view.spans:
            head = view.lower[span.last - 1]
            if span.type == "PRODUCT" and span.last - span.first > 1 and len(head) > 3 and head.isalpha():
                slugs.setdefault(head.removesuffix("s"), {})[span.id] = span
    root = lexicon.goods()
    known = {
        head: next(iter(spans.values()))
        for head, spans in slugs.items()
        if len(spans) == 1 and head not in _NO_HEADS and head + "s" not in _NO_HEADS and head not in root and head + "s" not in root
    }
    called = {head + "s": span for head, span in known.items()} | {head: span for head, span in known.items() if head[-1] != "s"}
    for view in views:
        for i in [i for i, word in enumerate(view.lower) if word in called] if not called.keys().isdisjoint(view.lower) else ():
            of = called[view.lower[i]]
            if not view.taken[i] and view.cased[i].islower() and view.word(i + 1) != "-":
                view.claim(Span(i, i + 1, "PRODUCT", of.id, of.name, "coreference", 0.75, "product.short"))
