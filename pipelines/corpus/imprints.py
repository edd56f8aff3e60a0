"""Whether a name that only its place beside a byline speaks for is that of a publisher: `Ann Lee, Orchard Grower, 4 May 2025`.

More lines name a place there than a paper (`Ann Lee, Bergen, 4 May 2025`), so a name counts only if it is written as places are not.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from pipelines.corpus import mastheads, names
from pipelines.corpus.characters import fold, word_set

_WORDS = word_set(
    """
    abogados advisers advisors advogados alert analytics avisa avocats avvisi beacon bladet blatt boletin brokerage bulletin business
    carta chemical clarin clearing comercial comercio commerce commodities compass consultancy consultants consulting cooperative
    correo corriere counsel courrier cronaca cronica cronista dagblad dagblatt delo denik dennik depeche diario dnevnik economia
    economico economie economique ekonomi ekonomika eksport engineer engineering estudio exporter exporters fachblatt farm farmer faro
    finance financial fleet fm forwarders forwarding freight garment gazeta gazete gazetesi gazetta gazzetta giornale glos groupe
    grower growers grupo gruppe głos haber handel handels harian heraldo ilbo importer importers industrial industrialist industrie
    industry insight insights intelligence investor jornal journaal kanzlei kompas koran kurier kurir lantern letter lighthouse llp
    logistics machinist manufacturer maritime market markets merchant metals miner mining monde motor motors mundo nachrichten nieuws
    nieuwsblad notebook notes noticias notizie noviny observador operative outlook overnight packaging packet papers patrika planter
    podcast politiken portal posten practice presse processor producer publico quarterly quotidien rechtsanwalte refiner regional
    retail revista revue row samachar seafood shimbun shinbun shinpo shipper shippers sinmun sme solicitors spectator steel steelmaker
    stockman strategies sustainability textile tidende tidning tidningen torch trade trader traders transport tribun tribuna tribune
    uutiset vedomosti vestnik voce voix voz warta watch watchman weekend wholesale wirtschaft wochenblatt zeitschrift
    """
)
"""What papers and firms call themselves in many languages, without accents, beside the words that `names` knows."""
_DESKS = word_set("bureau column desk staff team reporter reporters editors editorial correspondent office newsroom writers")
"""Words of organisations that parts of a paper are named with."""
_NO_PAPER = _DESKS | word_set("city port island college")
"""Those, and the ones that stand in the names of places."""
_FAMILY_NAMES = word_set("farmer grower merchant miner monde pilot planter row spectator steel torch trader")
"""Words for papers that persons are called by too."""
_OF_PLACES = word_set(
    """
    bay beach bridge cape city coast county creek district east eastern falls fort grand great harbor harbour heights hill hills island
    islands lake lower middle mount mountain new north northern old park point port province river rock saint sea south southern spring
    springs state town upper valley village west western white
    """
)
"""Common nouns that the names of places are made of."""
_TITLED = re.compile(
    r"The (?!(?:Bahamas|Bronx|Gambia|Hague|Netherlands|Philippines)\b)"
    r"|(?:El|Il|Le|Les|Los|Die|Der|Das|L[’'])(?:\s+|(?<=[’']))\S+\s+\S"
)
_JOINED = re.compile(r"\b(?!(?:Ma?c|La|Le|De|Du|Di|Van|Fitz)[A-Z])\w*[a-zß-ÿ][A-Z]|[&+]|\b\w+(?:[’']s|s[’'])\s+\w")
"""`AgriVest`, `Pane & Frame`, `The Grower's Week`."""
_SAID = re.compile(r"[.!?:]$|(?<=\s)[a-z]{3,}$|\s(?!dell)[a-z]{4,}\s")
"""What remarks have: names end with a word that is written like a name, and hold small words only if they are short."""


def is_written_like_one(name: str) -> bool:
    """Whether words, an article or signs tell the name of a publisher from that of a place."""
    if _is_remark(name):
        return False
    if names.is_masthead(name) or mastheads.outlet_in(name) or _TITLED.match(name) or _JOINED.search(name):
        return True
    return has_word(name)


def _is_remark(name: str) -> bool:
    """Whether it is no name, or that of a desk or a column of the paper."""
    words = _plain(name).split()
    return not words or bool(_SAID.search(name)) or words[-1] in _DESKS


def has_word(name: str) -> bool:
    """Whether a name holds a word that papers, firms and bodies are named with."""
    words = _plain(name).split()
    if len(words) == 1:
        return names.is_paper_word(words[0])
    return any(word in _WORDS or (names.is_org_word(word) and word not in _NO_PAPER) for word in words)


def is_no_person(name: str) -> bool:
    """Whether a name that is written like that of a person holds a word that persons are not called by."""
    return has_word(name) and _plain(name).split()[-1] not in _FAMILY_NAMES


def _plain(name: str) -> str:
    """A name in small letters without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", fold(name)) if not unicodedata.combining(sign))


def is_firm_of(name: str, authors: Sequence[str]) -> bool:
    """Whether a name of several words holds the family name of an author: `Lee Okafor Advocates` beside `Ann Lee`."""
    words = name.split()
    return len(words) > 2 and name not in authors and any(author.split()[-1] in words for author in authors if author)


def likely(guesses: Sequence[str], authors: Sequence[str], is_noun: Callable[[str], bool]) -> list[str]:
    """Those among names that only their place speaks for that are written like one, belong to an author, or are made of words that the
    story writes small (`is_noun`)."""
    return [
        name
        for name in guesses
        if is_written_like_one(name)
        or is_firm_of(name, authors)
        or (" " in name and not _is_remark(name) and any(is_noun(form) for form in _nouns(name)))
    ]


def _nouns(name: str) -> list[str]:
    """The words of a name that may be nouns and are not those of places, each as one and as many."""
    words = [word for word in name.split() if word.lower() not in _OF_PLACES]
    return [form for word in words for form in (word, f"{word}s")]
