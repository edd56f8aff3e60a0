"""Makers by what they make: `carmakers` speak for cars where a sentence names no goods. The words that name goods themselves are in the
vocabulary, and so are makers of two words (`furniture makers`).
"""

from collections.abc import Sequence

_MADE = {
    "automobiles": "carmaker automaker auto-maker",
    "auto_parts": "partsmaker tyremaker tiremaker",
    "trucks": "truckmaker",
    "steel": "steelmaker steelworker steelworks",
    "aluminum": "smelter smelters",
    "lumber": "sawmill sawyer logger lumberjack sawmiller",
    "furniture": "cabinetmaker upholsterer",
    "semiconductors": "chipmaker foundries",
    "solar": "panelmaker",
    "batteries": "batterymaker",
    "machinery": "toolmaker",
    "pharmaceuticals": "drugmaker pharma pharmacist",
    "aircraft": "planemaker",
    "ships": "shipbuilder shipyard",
    "energy": "oilman refiner refinery refineries driller coalminer",
    "agriculture": "farmer grower peasant miller",
    "beef": "rancher cattleman cattlemen feedlot",
    "dairy": "cheesemaker dairyman dairymen creamery creameries",
    "seafood": "fisherman fishermen fisher shrimper lobsterman lobstermen trawlerman trawlermen",
    "fruit_vegetables": "orchardist gardener",
    "coffee_tea": "roaster roastery chocolatier chocolate-maker",
    "sugar": "sugarmaker",
    "alcohol": "winemaker vintner winery wineries distiller distillery distilleries brewer brewery breweries vineyard cooper",
    "textiles_apparel": "weaver spinner tailor dressmaker garmentmaker knitter",
    "footwear": "shoemaker cobbler tannery tanneries",
    "toys": "toymaker",
    "jewelry": "jeweller jeweler goldsmith",
    "watches": "watchmaker",
    "films": "filmmaker film-maker moviemaker",
}
_MAKERS = {form: product for product, words in _MADE.items() for word in words.split() for form in (word, f"{word}s")}


def makers(words: Sequence[str]) -> list[tuple[int, str]]:
    """The makers among the words of a sentence, by token, each with the id of what it makes."""
    return [(k, _MAKERS[word]) for k, word in enumerate(words) if word in _MAKERS]
