"""The names of the vocabulary as a trie over tokens: which known names begin at this word, longest first.

Built once, on first use. What a name means where several readings are open (a capital, a surname, a common word) is
decided in the rooms that read a text: `places`, `persons`, `goods`.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.reading import vocabulary
from pipelines.reading.naming.cues import HONORIFICS, OPENERS, TITLES, word_set
from pipelines.reading.naming.given import FAMILY, GIVEN
from pipelines.reading.naming.legal_forms import without_legal_form
from pipelines.reading.naming.spelling import plain
from pipelines.reading.tokens import cut


class Entry(NamedTuple):
    """One way to write the name of one entity. `form` says which: name, alias, adjective, metonym, surname, term or nothing (a name
    that is no entity)."""

    type: str
    id: str
    name: str
    form: str
    cased: tuple[str, ...]


class Node:
    """A step of the trie: the next words, and the names that end here."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        """An empty step."""
        self.next: dict[str, Node] = {}
        self.entries: list[Entry] = []


class Found(NamedTuple):
    """A name that stands at tokens [first, last) with all its readings."""

    first: int
    last: int
    entries: tuple[Entry, ...]


_NO_ENTITY = (
    "Native American;Native Americans;African American;African Americans;Latin American;Latin Americans;North American;"
    "North Americans;South American;South Americans;Central American;Central Americans;Asian American;Asian Americans;Indian Ocean;"
    "South China Sea;East China Sea;Sea of Japan;Gulf of Mexico;Gulf of America;Gulf of Thailand;English Channel;Irish Sea;Atlantic;"
    "Pacific;Atlantic Ocean;Pacific Ocean;Arctic Ocean;Persian Gulf;Arabian Sea;Red Sea;Black Sea;Baltic Sea;Mediterranean Sea;"
    "Caribbean Sea;Tasman Sea;Philippine Sea;Yellow Sea;North Sea;American Dream;America First;Make America Great Again;"
    "Make America Wealthy Again;Buy American;Made in China 2025;Make in India;Liberation Day;Thanksgiving Day;Independence Day;"
    "Chinese New Year;Lunar New Year;Chinese-language;English-language;Spanish-language;Japanese-language;Korean-language;"
    "French-language;German-language;Russian-language;Portuguese-language;Arabic-language;Oval Office;Rose Garden;East Room;"
    "Situation Room;Federal Register;Official Journal;Federal Gazette;Canada Gazette;Air Force One;Big Bang;Oval;Nikkei index;"
    "Nikkei average;Nikkei 225;Nikkei Stock Average;Nikkei share average;Nikkei benchmark;Hang Seng;Hang Seng Index;Dow;Dow Jones;"
    "Dow Jones Industrial Average;Dow Jones industrials;Dow Jones Industrial;S&P 500;S&P;Nasdaq;Nasdaq Composite;Nasdaq 100;"
    "Shanghai Composite;Shanghai Composite Index;Shanghai Shipping Exchange index;Shenzhen Component;CSI 300;Russell 2000;FTSE 100;"
    "Wall Street;Main Street;STOXX 600;Stoxx Europe 600;Euro Stoxx;Euro Stoxx 50;Bombay Stock Exchange Sensex;Sensex;Nifty;Nifty 50;"
    "KOSPI;Kospi;TOPIX;Topix;DAX;CAC 40;Taiex;Straits Times Index;VN-Index;S&P/TSX;TSX Composite;S&P/ASX 200;Jakarta Composite;"
    "Treasury yield;Treasury yields;Treasury bond;Treasury bonds;Treasury bill;Treasury bills;Treasury note;Treasury notes;"
    "Treasury holdings;Treasury securities;Treasury market;Treasury bond market;Treasury debt;Treasury auction;Swiss francs;"
    "Swiss franc;Canadian dollar;Australian dollar;Singapore dollar;Hong Kong dollar;New Zealand dollar;British pound;Japanese yen;"
    "Chinese yuan;Indian rupee;Korean won;South Korean won;Mexican peso;Brazilian real;Russian ruble;Turkish lira;South African rand;"
    "US dollar;US dollars;U.S. dollar;U.S. dollars;Hong Kong dollars;Canadian dollars;Australian dollars;Taiwan dollars;"
    "New Taiwan dollar;New Taiwan dollars;Dutch auction;Mexican standoff;Chinese wall;Chinese walls;Chinese whispers;Russian roulette;"
    "French leave;Trojan horse;Pandora;Achilles;HTS;HTSUS;Eastern time;Pacific time;Central time"
)
"""Names that hold the name of a country, a house or a person but are no entity: seas, indices, gazettes, rooms, slogans, currencies."""


_NO_ABBREVIATIONS = OPENERS | {"mini", "seat", "dawn", "citi", "gold", "wish", "next"}
_BEFORE_NAMES = TITLES | HONORIFICS


@cache
def names() -> dict[str, Node]:
    """The trie of proper names: first word (plain, lower case) -> Node."""
    root: dict[str, Node] = {}
    for country in vocabulary.countries():
        if country.code == "WORLD":
            continue
        for form, written in _forms_of_country(country):
            _add(root, "COUNTRY", country.code, country.name, form, written)
    for person in vocabulary.people():
        aliases = [a for a in person.aliases if a.split()[0].lower() not in _BEFORE_NAMES]  # "President Trump" is a title and a surname
        for form, written in [("name", person.name), *(("alias", a) for a in aliases), ("surname", person.surname)]:
            _add(root, "PERSON", person.person_id, person.name, form, written)
            if "-" in written:
                _add(root, "PERSON", person.person_id, person.name, "alias" if form == "name" else form, written.replace("-", " "))
    for org in vocabulary.organisations():
        for form, written in [("name", org.name), *(("alias", a) for a in org.aliases)]:
            for variant in _without_article(written):
                _add(root, "ORG", org.org_id, org.name, form, variant)
                if "-" in variant:
                    _add(root, "ORG", org.org_id, org.name, "alias", variant.replace("-", " "))
        for variant in _without_country(org):
            _add(root, "ORG", org.org_id, org.name, "alias", variant)
        bare = without_legal_form(org.name)
        if bare != org.name and len(bare) > 2:
            _add(root, "ORG", org.org_id, org.name, "name", bare)
    for law in vocabulary.laws():
        for form, written in [("name", law.name), *(("alias", a) for a in law.aliases)]:
            if written.lower().startswith("section") and " of the " in written:
                continue  # the section and its act are two laws
            for variant in _without_article(written):
                _add(root, "LAW", law.law_id, law.name, form, variant)
    for bloc in vocabulary.blocs():
        for form, written in [("name", bloc.name), *(("alias", a) for a in bloc.aliases)]:
            for variant in _without_article(written):
                _add(root, "BLOC", bloc.bloc_id, bloc.name, form, variant)
    for place in vocabulary.places():
        for form, written in [("name", place.name), *(("alias", a) for a in place.aliases)]:
            for variant in _without_article(written):
                _add(root, "PLACE", place.place_id, place.name, form, variant)
    for written in _NO_ENTITY.split(";"):
        _add(root, "", "", "", "nothing", written)
    return root


_OF_STATE = frozenset({"ministry", "parliament", "court"})


def _without_country(org: vocabulary.Organisation) -> list[str]:
    """What an article of the country calls its own organ of state: `Ministry of Finance of Brazil` and `Brazilian Senate` without the
    country."""
    home = vocabulary.country(org.country) if org.country and org.kind in _OF_STATE else None
    if home is None:
        return []
    found: list[str] = []
    for written in (org.name, *org.aliases):
        for land in (home.name, *home.aliases):
            for tail in (f" of {land}", f" of the {land}"):
                if written.endswith(tail):
                    found.append(written.removesuffix(tail))
        for adjective in home.adjectives:
            if written.startswith(adjective + " "):
                found.append(written.removeprefix(adjective + " "))
    return [short for short in dict.fromkeys(found) if short[:1].isupper() and short not in ("Parliament", "Government", "Embassy")]


def _forms_of_country(country: vocabulary.Country) -> list[tuple[str, str]]:
    forms = [("name", country.name)]
    forms += [("alias", a) for a in country.aliases]
    forms += [("adjective", a) for a in country.adjectives]
    forms += [("metonym", m) for m in country.metonyms]
    return forms


def _without_article(written: str) -> tuple[str, ...]:
    if written.startswith(("The ", "the ")) and " " in written[4:]:
        return (written[4:],)
    return (written,)


def _add(root: dict[str, Node], kind: str, entity_id: str, name: str, form: str, written: str) -> None:
    tokens = cut(plain(written))
    if not tokens.words:
        return
    cased = tuple(tokens.texts)
    here = root
    node = None
    for word in tokens.words:
        node = here.get(word)
        if node is None:
            node = here[word] = Node()
        here = node.next
    assert node is not None
    entry = Entry(kind, entity_id, name, form, cased)
    if entry not in node.entries:
        node.entries.append(entry)


@cache
def goods() -> dict[str, Node]:
    """The trie of words for goods, lower case, hyphens left out: first word -> Node. `all_goods` is not in it."""
    root: dict[str, Node] = {}
    for product in vocabulary.products():
        if product.slug == "all_goods":
            continue
        for term in product.terms:
            for written in _numbers(term):
                if written in _ONLY_WITH_ACCENT:
                    continue
                tokens = tuple(word for word in cut(plain(written)).words if word != "-")
                here = root
                node = None
                for word in tokens:
                    node = here.setdefault(word, Node())
                    here = node.next
                if node is not None and not node.entries:
                    node.entries.append(Entry("PRODUCT", product.slug, product.name, "term", tokens))
    return root


_ONLY_WITH_ACCENT = frozenset({"rosé", "rosés", "pâté", "maté"})
"""Words for goods that are other words without their accent."""

_SIBILANT = ("s", "x", "z", "ch", "sh")


def _numbers(term: str) -> Iterable[str]:
    yield term
    last = term.rsplit(" ", 1)[-1]
    if last.isalpha() and len(last) > 2 and not last.endswith(_SIBILANT):
        yield term + "s" if not (last.endswith("y") and last[-2] not in "aeiou") else term[:-1] + "ies"


def names_at(root: dict[str, Node], lower: Sequence[str], cased: Sequence[str], i: int, any_case: bool = False) -> list[Found]:
    """All known names that begin at token `i`, longest first. `lower` and `cased` are the plain words of the sentence.

    A name must stand in its own case, in capitals where it has more than three letters, or in any where `any_case`.
    """
    node = root.get(lower[i])
    if node is None:
        return []
    found: list[Found] = []
    k = i
    end = len(lower)
    while True:
        k += 1
        if node.entries:
            said = tuple(cased[i:k])
            entries = tuple([e for e in node.entries if e.cased == said or any_case or _same_but_case(e.cased, said)])
            if entries:
                found.append(Found(i, k, entries))
        if k >= end:
            break
        following = node.next.get(lower[k])
        if following is None:
            break
        node = following
    found.reverse()
    return found


def _same_but_case(right: tuple[str, ...], said: tuple[str, ...]) -> bool:
    if said[0] == "The" and right[0] == "the" and said[1:] == right[1:]:
        return True
    if (
        len(right) == 1
        and len(right[0]) > 3
        and right[0].isupper()
        and said[0] == right[0].capitalize()
        and said[0].lower() not in _NO_ABBREVIATIONS
    ):
        return True  # "Icra", "Opec": British papers write abbreviations like names
    if said[0][0].isalpha() and not said[0].isupper():
        return False
    shouted = all(w.isupper() or not w[0].isalpha() for w in said)
    return shouted and sum(len(w) for w in said) > 3 and not all(w.isupper() for w in right)


def goods_at(root: dict[str, Node], lower: Sequence[str], i: int) -> tuple[int, Entry] | None:
    """The longest word for goods that begins at token `i`: where it ends, and its reading."""
    node = root.get(lower[i])
    if node is None:
        return None
    best: tuple[int, Entry] | None = None
    k = i
    end = len(lower)
    while node is not None:
        k += 1
        if node.entries:
            best = (k, node.entries[0])
        if k + 1 < end and lower[k] == "-":
            k += 1
        if k >= end:
            break
        following = node.next.get(lower[k])
        if following is None:
            break
        node = following
    return best


_NOT_GIVEN = word_set("san van von los las del der bin the and jung min new")
"""Parts of names that are as often parts of places."""


@cache
def given_names() -> frozenset[str]:
    """Given names of the world and of known persons, plain: what stands beside the surname."""
    found: set[str] = set(GIVEN)
    for person in vocabulary.people():
        surname = plain(person.surname).split()
        for word in plain(person.name).replace("-", " ").split():
            if word not in surname and len(word) > 2 and word[0].isupper() and word.isalpha() and word.lower() not in _NOT_GIVEN:
                found.add(word)
    return frozenset(found)


@cache
def family_first() -> frozenset[str]:
    """Surnames that stand before the given name (Xi, Lee, Pham), plain."""
    return FAMILY | frozenset(
        plain(p.surname) for p in vocabulary.people() if plain(p.name).startswith(plain(p.surname) + " ") and " " not in p.surname
    )
