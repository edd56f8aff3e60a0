"""Capitalised sequences that can be names, their titles cut off.

What a sequence names is decided in `persons`, `bodies` and `places`.
"""

from pipelines.reading.naming import lexicon
from pipelines.reading.naming.cues import (
    CAPITAL_TITLES,
    FUNCTION_WORDS,
    HONORIFICS,
    KINSMEN,
    MONTHS,
    NO_NAMES,
    ORG_TAILS,
    PLURAL_TITLES,
    TITLES,
    WEEKDAYS,
    is_firm_noun,
    word_set,
)
from pipelines.reading.naming.gazetteer import cities
from pipelines.reading.naming.portfolios import ends_before
from pipelines.reading.naming.spans import Run, View

PARTICLES = word_set(
    "von van der de da do dos del della la le di bin binti ibn al el ten ter den du zu y abu dela delos das ul ur uz ud te bint abd"
)
"""Small words inside names of persons."""

_ABBREVIATED = word_set("sen rep gov gen col lt sgt dr mr mrs ms st prof hon rev pres amb")
TITLE_PARTS = word_set(
    "finance trade foreign prime deputy vice chief press senior former acting house senate commerce treasury agriculture energy state",
    "majority minority republican democratic democrat defense defence economy economic industry labor labour transport interior justice",
    "health home external affairs cabinet first lady executive union national security under assistant ex top lead special",
    "representatives shadow supreme court federal reserve fed ways means opposition party crown lieutenant attorney revitalization",
    "revitalisation public additional",
)
FIRM_ROLES = word_set(
    "importer exporter operator dealer distiller brewer retailer broker wholesaler roaster miller investor manager partner driver miner",
    "director general worker chair principal",
)
"""Roles that firms have as well as persons."""


def name_runs(view: View) -> list[Run]:
    """The capitalised sequences of a sentence that nothing claims, titles cut off at their left."""
    if view.runs is None:
        view.runs = []
        done = 0
        for i in view.capitals:
            if i >= done and not view.taken[i]:
                done = _end_of_run(view, i)
                runs = view.cut.get((i, done))
                if runs is None:
                    runs = view.cut[i, done] = _cut(view, i, done)
                view.runs += runs
    return view.runs


_RANKS = word_set("general major lieutenant col maj capt gen adm cpl cmdr cdr supt commodore")
"""Ranks that as words, or as parts of a firm's name, say other things too: `General Utomo`, not `General Motors` or `Major banks`."""
_OFFICERS = word_set("surgeon auditor solicitor postmaster adjutant quartermaster")
"""Officers who with `General` behind them bear a title."""
_GENERALS = word_set("attorney secretary director inspector governor consul") | _OFFICERS
_OF_ORDERS = word_set("sister brother father mother")
"""Members of religious orders; with a given name behind them only."""
_ROYAL = word_set("prince king queen general bishop lady governor colonel")
_WHERE = word_set("in from near to of at around outside")


def _glued(view: View, i: int) -> bool:
    """Whether token `i` touches the one before it."""
    return view.columns.touches(i)


def _end_of_run(view: View, i: int) -> int:
    k = i + 1
    count = len(view.lower)
    while k < count:
        if view.taken[k]:
            break
        word = view.cased[k]
        goes_on = k + 1 < count and view.capital[k + 1]
        if view.capital[k] or (goes_on and word == "." and (len(view.cased[k - 1]) == 1 or view.lower[k - 1] in _ABBREVIATED)):
            k += 1
        elif (
            word == "-"
            and _glued(view, k)
            and _glued(view, k + 1)
            and view.cased[k + 1][0].isalpha()
            and not view.taken[k + 1]
            and (view.capital[k + 1] or _is_syllable(view, k + 1))
        ) or (goes_on and not view.taken[k + 1] and (word == "&" or (word == "and" and view.lower[k + 1] in KINSMEN))):
            k += 2
        elif word == "," and goes_on and view.word(i - 1) in _BESIDE_FIRMS and k == i + 1 and _is_of_partners(view, k + 1):
            k += 1  # of Stanchev, Wolff & Partners
        elif goes_on and word in _QUOTES and k + 3 < count and view.cased[k + 2] in _QUOTES and view.capital[k + 3] and _glued(view, k + 1):
            k += 4  # Ann "Joey" Hill
        elif word in ("a", "s", "d") and view.word(k + 1) == "/" and view.word(k + 2) in ("l", "p", "o") and _is_free_capital(view, k + 3):
            k += 4  # Saravanan a/l Muniandy: son or daughter of
        elif view.lower[k] in PARTICLES and view.word(k + 1) == "-" and _glued(view, k + 2) and k + 2 < count and view.capital[k + 2]:
            k += 3
        elif (
            view.lower[k] in PARTICLES
            and any(view.capital[m] and not view.taken[m] for m in range(k + 1, min(k + 3, count)))
            and view.lower[k + 1] in PARTICLES | {view.lower[k + 1] if view.capital[k + 1] else ""}
        ):
            k += 1
        else:
            break
    return k


_BESIDE_FIRMS = word_set("of at by with from for firm")


def _is_of_partners(view: View, i: int) -> bool:
    """Whether the name at `i` is the second of three of whom the last stands behind `&`."""
    return view.word(i + 1) == "&" and _is_free_capital(view, i) and _is_free_capital(view, i + 2)


_QUOTES = frozenset("\"“”'‘’")


def _is_free_capital(view: View, i: int) -> bool:
    return i < len(view.capital) and view.capital[i] and not view.taken[i]


def _is_syllable(view: View, i: int) -> bool:
    """Whether a small word behind a hyphen is the second half of a given name (`In-jae`), no English word (`Ohio-based`)."""
    return len(view.cased[i]) < 7 and view.lower[i] not in _ENGLISH_TAILS and view.lower[i] not in FUNCTION_WORDS


_ENGLISH_TAILS = word_set(
    "based made led born wide style like era free owned built bound run backed elect area level scale grown bred class sized time term",
    "day year month week long old new only plus ready ware yard side first best bank rate rated tax cut hit war deal trade law held",
    "listed linked type size mart born sent paid set side turned funded imposed related focused themed and heavy rich poor",
)


def _cut(view: View, first: int, last: int) -> list[Run]:
    """Cut titles, ordinary openers and function words off a run; the name is what stands after the last of them."""
    if first > 0 and view.lower[first] in _ROYAL and view.lower[first - 1] in _WHERE and " ".join(view.cased[first:last]) in cities():
        return [Run(first, last, False)]
    start = first
    titled = in_office = False
    for k in range(first, last):
        word = view.lower[k]
        if start < k == last - 1 and word in TITLES and _is_surname_here(view, k):
            continue  # Peter Miller, Tapan Sen: nobody stands behind it
        if (k == start and _is_rank(view, k, last)) or (
            (word in PLURAL_TITLES and k == start and k + 1 < last)
            or (word in CAPITAL_TITLES and not (word in ("prince", "king", "queen") and view.word(k - 1) == "of"))
            or (word in TITLES and word != "general" and (titled or (k == start and (view.opens(k) or start > first) and k + 1 < last)))
            or (word in HONORIFICS and not (start < k == last - 1))  # "Nguyen Nhat Tan"
            or (word in _ABBREVIATED and k + 1 < last and view.cased[k + 1] == ".")
        ):
            start, titled = k + 1, True
        elif word == "ma" and k == start and view.word(k + 1) == "." and k + 2 < len(view.capital) and view.capital[k + 2]:
            start = k + 1  # Secretary Ma. Cristina Roque
        elif (word in (".", "-") and start == k) or (word in ("designate", "elect") and start == k - 1 and view.cased[k - 1] == "-"):
            start = k + 1
        elif k == start and word in TITLE_PARTS and (in_office or _ends_office(view, k)):
            start, titled, in_office = k + 1, True, True
        elif k == start and word in TITLE_PARTS and k + 1 < last and any(view.lower[m] in TITLES for m in range(k + 1, last)):
            start = k + 1
        elif k == start and _is_surname_too(view, k) and (titled or ends_before(view, first)):
            continue  # Vice Premier He, Mr. May
        elif k == start and word == "ok" and k + 3 < last and view.cased[k + 2] == "-" and view.cased[k + 3].islower():
            continue  # Ok Ji-won
        elif k == start and word in _ALSO_GIVEN and k + 1 < last and not view.is_ordinary(k + 1) and view.lower[k + 1] not in TITLES:
            continue  # April is in no date here: April Hemmes
        elif k == start and k + 1 < last and view.opens(k) and is_firm_noun(word) and word not in _IN_NAMES:
            start, titled = k + 1, False  # "Chipmaker Nanoxis"
        elif k == start and word == "general":
            continue  # General Atomics
        elif k == start and (
            word in FUNCTION_WORDS or word in MONTHS or word in WEEKDAYS or (view.opens(k) and view.is_ordinary(k) and k + 1 < last)
        ):
            start, titled = k + 1, False
    if start > first and titled and last - start > 2 and view.word(first - 1) == "the" and view.word(first - 2) == "of":
        start += 1  # "Secretary of the Navy John Phelan"
    while start < last and not view.cased[start][0].isalpha():
        start += 1
    if start == first > 1 and view.cased[first - 1] == "-" and view.cased[first - 2] in ("al", "el") and _glued(view, first):
        start -= 2  # "al-Kaabi will believe it"
    end = last
    while end > start and (not view.cased[end - 1][0].isalnum() or (end - start > 1 and view.lower[end - 1] in _NOT_NAMED)):
        end -= 1
    return [Run(start, end, titled or _title_before(view, start))] if start < end else []


def _is_surname_here(view: View, k: int) -> bool:
    """Whether a title that ends a run can be the surname of whoever stands before it: `Stephen King`, not `Customs Commissioner`."""
    before = view.lower[k - 1]
    if view.cased[k - 1] in lexicon.given_names():
        return True
    if view.lower[k] in CAPITAL_TITLES and view.lower[k] not in _SURNAMES:
        return False
    return not (view.is_ordinary(k - 1) or before in TITLE_PARTS or before in TITLES or before in ORG_TAILS or before in NO_NAMES)


_SURNAMES = word_set("sen king prince pope judge justice marshal")
"""Titles that are common surnames."""


def _is_rank(view: View, k: int, last: int) -> bool:
    """Whether the word at `k` of a run that ends at `last` is the rank, or a part of the rank, of whoever is named behind it."""
    word = view.lower[k]
    if word in _OFFICERS:
        return view.word(k + 1) == "general" and k + 2 < last
    if word not in _RANKS and word not in _OF_ORDERS:
        return False
    behind = k + 2 if view.word(k + 1) == "-" else k + 1
    if behind >= last:
        return False
    if view.lower[behind] in _RANKS and behind + 1 < last:
        return True  # Major General Malu, Lieutenant-Colonel Lerner, Auditor General Hogan
    if behind == last - 1 and view.lower[behind].endswith("ics") and word == "general":
        return False  # General Atomics
    if word == "general" and view.word(k - 1) in ("in", "at", "near"):
        return False  # General Toshevo is a town
    if word in ("major", "lieutenant") or word in _OF_ORDERS:
        return view.cased[behind] in lexicon.given_names()
    if behind > k + 1 or " ".join(view.cased[k:last]) in cities():
        return False
    follows = view.lower[behind]
    return not (follows in ORG_TAILS or follows in NO_NAMES or follows in TITLES or view.is_ordinary(behind))


def _is_surname_too(view: View, k: int) -> bool:
    """Whether a month or a function word can be a surname: `May`, `He`."""
    return view.lower[k] in MONTHS or (view.lower[k] in FUNCTION_WORDS and view.cased[k] in lexicon.family_first())


_ALSO_GIVEN = frozenset({"april", "may", "june", "august"})
"""Months that are given names too."""
_NOT_NAMED = word_set("administration government team era tariff tariffs cabinet presidency doctrine round plan white-house")
"""What is named after a person: `the Trump Administration`."""


_IN_NAMES = word_set(
    "bank union group studio association federation council agency institute institution party club fund network exchange committee",
    "line lines",
)
"""Nouns for bodies that as often begin their names: `Bank Sarnen`."""


def _ends_office(view: View, k: int) -> bool:
    """Whether the word at `k` ends an office that began before it: `Secretary of State`, `Minister for the Economy`."""
    before = k - 1 if view.word(k - 1) != "the" else k - 2
    return view.word(before) in ("of", "for") and view.word(before - 1) in TITLES


def _title_before(view: View, first: int) -> bool:
    before = view.word(first - 1)
    if before == "." and view.word(first - 2) in _ABBREVIATED:
        return True
    if before in HONORIFICS or (first > 0 and (view.taken[first - 1] or before == ",") and ends_before(view, first)):
        return True
    if before == "general" and view.word(first - 2) in _GENERALS | {"-"}:
        return True
    if before == "-designate" or (before in ("designate", "elect") and view.word(first - 2) == "-"):
        return True
    return before in TITLES and before not in FIRM_ROLES and view.word(first - 2) not in ("said", "says")


def key(view: View, run: Run) -> str:
    """The plain words of a run, by which a spelling is remembered."""
    if run.last - run.first == 1:
        return view.cased[run.first]
    return " ".join([w for w in view.cased[run.first : run.last] if w != "."]).replace(" - ", "-")
