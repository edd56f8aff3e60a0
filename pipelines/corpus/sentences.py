"""Blocks -> sentences: one pass with one regex, and a second look at each stop that may belong to an abbreviation.

Offsets count code points of the article's text, half-open; a sentence never crosses a block and has no white space at its ends.
"""

import re
from collections.abc import Iterator

from pipelines.corpus.characters import word_set
from pipelines.reading.article import Block, Sentence

_WHOLE = frozenset(("headline", "heading", "table_row", "table_header", "table_caption"))
"""Kinds of blocks that are one sentence each, whatever stops stand in them."""

_CLOSERS = r"[\"'”’»)\]」』）】]*(?:\[\d{1,3}\])*[\"'”’»)\]]*"
_STOP = re.compile(
    rf"(?P<stop>[.!?…]+)(?!\d){_CLOSERS}(?:(?P<gap>\s+)(?P<opener>[\"'“‘«‹(\[「『（【¿¡*—–-]*\s?)(?P<next>\w|[$€£¥₹#@+−])"
    r"|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]+[ ,’']))"
    r"|(?P<cjk>[。！？]+[」』”’）】]*)"
)
_SIGN = re.compile(r"[.!?…。！？]")
_LAST_WORD = re.compile(r"[\w&’'/-]+(?:\.[\w&’'-]+)*$")
_NEXT_WORD = re.compile(r"[\w’'-]+")

_NEVER_LAST = word_set(
    """
    mr mrs ms messrs dr prof gov sen rep reps sens gen lt col sgt capt cmdr adm maj hon rev fr sr st mt ft vs v cf e.g i.e eg ie
    viz al approx ca c est fig figs sec secs art arts para paras pp vol ed eds dept asst assoc univ pres amb sec-gen pm
    """
)
"""Abbreviations that a name or number follows: a stop behind them ends no sentence."""
_BEFORE_FIGURE = word_set("jan feb mar apr jun jul aug sep sept oct nov dec no nos p pp art sec ch rs approx ca us nt hk")
"""Abbreviations that end no sentence where a figure follows: Aug. 7, No. 5."""
_SOMETIMES_LAST = word_set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd llc plc bros cos u.s u.k u.n e.u u.s.a d.c p.m a.m etc jr sr
    ph.d m.d b.c a.d p.c l.p n.v s.a ky wis ore calif fla mich pa tenn ariz conn mass minn colo ind ill ga va wash tex okla mo neb
    nev ont que alta
    """
)
"""Abbreviations that may end a sentence: they do where the next word is one that begins sentences."""
_MARIA = re.compile(
    r"\b(?:(?:Under)?[Ss]ecretary|Commissioner|Governor|Senator|Director|Chairperson|Justice|Mayor|Minister|President|Ms) Ma$"
)
"""`Ma.`, as Filipinos shorten Maria, behind an office; President Ma ends a sentence where one that begins sentences follows."""
_INITIAL = re.compile(r"[A-ZÀ-Þ](?:\.[A-ZÀ-Þ])*$")
_STARTERS = word_set(
    """
    the a an in on at by for from with to of as and but or so yet if when while after before since until because although though
    however meanwhile moreover still then now there here this that these those it its he his him she her they their them we our
    you your i my who what where why how which nobody everybody some many most all both each every no not none one two three
    several few other others another such it's he's she's they're we're i'm that's there's according under over between among
    during despite without within last next earlier later today yesterday tomorrow only even also once like unlike instead asked
    """
)
_SPEECH = re.compile(
    r"(?:[\w.’'-]+\s+){0,4}?(?:said|says|asked|asks|told|tells|wrote|writes|added|adds|replied|replies|answered|posted|quipped"
    r"|shouted|joked|declared|warned|insisted|exclaimed|demanded|recalled|continued)\b"
)
_LONGEST_NUMBER = 40
"""Characters, white space included, of what may be the number of an item."""
_ENUMERATION = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})$")


def split_sentences(text: str, blocks: list[Block]) -> list[Sentence]:
    """The sentences of the body blocks in order; `text[sentence.start:sentence.end] == sentence.text` for each."""
    found: list[Sentence] = []
    for block in blocks:
        if not block.is_body:
            continue
        for start, end in spans(block.text) if block.kind not in _WHOLE else [(0, len(block.text))]:
            found.append(Sentence(len(found), block.no, block.kind, block.start + start, block.start + end, block.text[start:end]))
    return found


def spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of one paragraph."""
    start = 0
    for match in _stops(text):
        if match.start() < start:
            continue
        if match["gap"] is None:
            end = following = match.end()
        else:
            end, following = match.start("gap"), match.end("gap")
            if not _ends(text, start, match):
                continue
        if text[start:end].strip():
            yield _trim(text, start, end)
        start = following
    if text[start:].strip():
        yield _trim(text, start, len(text))


def _stops(text: str) -> Iterator[re.Match[str]]:
    """The stops of a paragraph that may end a sentence, in order."""
    # Signs are looked for by themselves first: a search for one of a few characters is many times as fast as one for `_STOP`.
    sign = _SIGN.search(text)
    while sign:
        match = _STOP.match(text, sign.start())
        if match:
            yield match
        sign = _SIGN.search(text, match.end() if match else sign.end())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop of `match` ends the sentence that began at `start`."""
    following = match["next"]
    stop = match["stop"]
    if following.islower() and not match["opener"].strip("—–- *"):
        return False
    closed = text[match.end("stop") : match.start("gap")]
    if stop[0] in "!?" or closed.strip("[]0123456789"):
        # "Will it hold?" Varma asked: the question is not the end.
        spoken = any(sign in closed for sign in "\"'”’»」")
        return not (spoken and stop[0] in "!?" and following.isupper() and _SPEECH.match(text, match.start("next")))
    if stop != ".":
        return stop[0] != "." or not following.islower()
    before = text[max(start, match.start() - 24) : match.start()]
    word = before.rpartition(" ")[2]
    if not word.isalpha():
        last = _LAST_WORD.search(before)
        if last is None:
            return True
        word = last.group()
    lower = word.lower()
    if following.isdigit() and lower in _BEFORE_FIGURE:
        return False
    if lower in _NEVER_LAST and not (
        lower in ("pm", "est", "art", "ed", "al", "c", "v") and word.islower() and following.isupper() and lower not in ("v",)
    ):
        return False
    if match.start() - start < _LONGEST_NUMBER and _ENUMERATION.fullmatch(text[start : match.start()].strip()):
        return False
    if word == "Ma" and _MARIA.search(before):
        following_word = _NEXT_WORD.match(text, match.start("next"))
        return following_word is None or following_word.group().lower() in _STARTERS
    is_initial = (len(word) == 1 or "." in word) and bool(_INITIAL.fullmatch(word)) and word != "I"
    if lower in _SOMETIMES_LAST or is_initial:
        following_word = _NEXT_WORD.match(text, match.start("next"))
        if match["opener"].strip():
            return not match["opener"].startswith("(")
        return following_word is not None and following_word.group().lower().replace("’", "'") in _STARTERS
    return True
