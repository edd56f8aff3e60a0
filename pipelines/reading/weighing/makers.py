"""Makers by what they make: `carmakers` speak for cars where a sentence names no goods. The words that name goods themselves are in the
vocabulary, and so are makers of two words (`furniture makers`).
"""

from collections.abc import Sequence

_MADE = {
    "automobiles": "carmaker automaker",
    "auto_parts": "partsmaker tyremaker tiremaker",
    "trucks": "truckmaker",
    "steel": "steelmaker steelworker steelwork",
    "aluminum": "smelter",
    "lumber": "sawmill sawyer logger lumberjack sawmiller",
    "furniture": "cabinetmaker upholsterer",
    "semiconductors": "chipmaker",
    "solar": "panelmaker",
    "batteries": "batterymaker",
    "machinery": "toolmaker",
    "pharmaceuticals": "drugmaker pharma pharmacist",
    "aircraft": "planemaker",
    "ships": "shipbuilder shipyard",
    "energy": "oilman refiner refinery driller coalminer",
    "agriculture": "farmer grower peasant miller",
    "beef": "rancher cattleman feedlot",
    "dairy": "cheesemaker dairyman creamery",
    "seafood": "fisherman fisher shrimper lobsterman trawlerman",
    "fruit_vegetables": "orchardist gardener",
    "coffee_tea": "roaster roastery chocolatier",
    "sugar": "sugarmaker",
    "alcohol": "winemaker vintner winery distiller distillery brewer brewery vineyard cooper",
    "textiles_apparel": "weaver spinner tailor dressmaker garmentmaker knitter",
    "footwear": "shoemaker cobbler tannery",
    "toys": "toymaker",
    "jewelry": "jeweller jeweler goldsmith",
    "watches": "watchmaker",
    "films": "filmmaker moviemaker",
}
"""Makers in the singular by the goods they make."""


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word.removesuffix("man") + "men"
    return word.removesuffix("y") + "ies" if word.endswith("ry") else word + "s"


_MAKERS = {form: product for product, words in _MADE.items() for word in words.split() for form in (word, _plural(word))}


def makers(words: Sequence[str]) -> list[tuple[int, str]]:
    """The makers among the words of a sentence, by token, each with the id of what it makes."""
    return [(k, _MAKERS[word]) for k, word in enumerate(words) if word in _MAKERS]
