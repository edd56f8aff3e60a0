"""Words for goods in context: "beef" the meat, not "beef up"; "chips" from a fab, not on a poker table.

The words themselves stand in `seeds/vocabulary/products.csv` and are found in `lexicon`. In a text about tariffs a plain mention counts.
"""

from pipelines.reading.naming import lexicon
from pipelines.reading.naming.cues import word_set
from pipelines.reading.naming.spans import Span, View

_DETERMINERS = word_set(
    "the a an its their his her our your my this that these those some any all most many more of and or on for from with in by new",
)

_NOT_AFTER: dict[str, frozenset[str]] = {
    "chip": frozenset({"bargaining", "blue", "poker", "potato", "corn"}),
    "chips": frozenset({"bargaining", "blue", "poker", "potato", "corn", "the"}),
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
    "engine": frozenset({"search", "growth", "economic"}),
    "engines": frozenset({"search", "growth", "economic"}),
    "brakes": frozenset({"the"}),
    "magnet": frozenset({"a"}),
    "energy": frozenset({"his", "her", "much", "new", "political", "renewed", "with"}),
    "cream": frozenset({"the"}),
    "seeds": frozenset({"the", "sow", "sowed", "sowing"}),
    "feed": word_set("to not will would can could which they news x twitter social his"),
    "fuel": word_set("to not will would can could may might further which that adding"),
    "pepper": frozenset({"to"}),
    "nuts": frozenset({"go", "went", "and"}),
    "machine": frozenset({"political", "propaganda", "war", "the"}),
    "lead": frozenset({"to", "the", "a"}),
    "watches": frozenset({"who", "it", "he", "she", "closely"}),
    "apples": frozenset({"to", "comparing"}),
    "oranges": frozenset({"and", "to"}),
    "beans": frozenset({"the", "spill"}),
    "peanuts": frozenset({"for", "just"}),
    "horses": frozenset({"trojan", "hold", "wild"}),
    "pork": frozenset({"barrel"}),
    "bread": frozenset({"daily"}),
    "games": frozenset({"olympic", "playing", "play"}),
    "crude": frozenset({"a", "more", "rather", "so", "too", "is"}),
    "tea": frozenset({"of"}),
    "bulbs": frozenset({"light"}),
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
    "energy": frozenset({"into", "secretary", "minister", "department", "ministry", "drink"}),
    "agriculture": frozenset({"secretary", "minister", "department", "ministry", "commissioner", "committee"}),
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
    "machine": frozenset({"learning", "translation", "translated"}),
    "butter": frozenset({"up", "issues"}),
    "cherry": frozenset({"pick", "picked", "picking"}),
    "corn": frozenset({"belt"}),
    "rice": frozenset({"university"}),
    "copper": frozenset({"bottomed"}),
}
"""Word -> words directly after it that give it another meaning ("beef up", "gold standard"); a hyphen between them does not count."""

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
    for i in [i for i, word in enumerate(view.lower) if word in root]:
        if i < done or view.taken[i]:
            continue
        hit = lexicon.goods_at(root, view.lower, i)
        if hit is not None and not view.free(i, hit[0]):
            # A name begins amid the words for goods: what stands before it counts.
            hit = lexicon.goods_at(root, view.lower[: view.taken.index(True, i)], i)
        if hit is None:
            continue
        done, entry = hit
        if _is_goods(view, i, done):
            found.append(Span(i, done, "PRODUCT", entry.id, entry.name, "exact", 1.0, "product.term"))
    found.extend(_parts(view, before, found))
    return found


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


def _is_noun(view: View, first: int) -> bool:
    return view.word(first - 1) in _DETERMINERS


def _parts(view: View, before: View | None, found: list[Span]) -> list[Span]:
    """`cars and parts`: parts beside vehicles, or at the head of the sentence after them, are vehicle parts."""
    if "parts" not in view.lower:
        return []
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
