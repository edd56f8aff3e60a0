"""Bytes -> clean characters. The encoding is declared, or it is UTF-8: never guessed. Nothing here knows what an article is."""

import html
import re
import unicodedata

from pipelines.corpus.parts import Unfit

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks; the four-byte ones first, because UTF-32's begins like UTF-16's."""

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096

_WEB_CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-2": "iso8859_2",
    "iso-8859-5": "iso8859_5",
    "iso-8859-7": "iso8859_7",
    "iso-8859-9": "cp1254",
    "iso-8859-15": "iso8859_15",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1255": "cp1255",
    "windows-1256": "cp1256",
    "windows-1258": "cp1258",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "tis-620": "cp874",
    "windows-874": "cp874",
}
"""Labels that pages declare -> Python's codec, as the WHATWG Encoding Standard reads them (latin1 means windows-1252)."""

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NEWLINES = "\x0b\x0c\x85\u2028\u2029"
_UNPRINTED = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
"""Control characters, soft hyphens and zero-width characters: none of them is printed, and some turn the reading direction."""
_ODD = re.compile(f"[{_SPACES}{_NEWLINES}{_UNPRINTED}\ud800-\udfff]")
_IS_SPACE = re.compile(f"[{_SPACES}]")
_IS_NEWLINE = re.compile(f"[{_NEWLINES}]")


def decode(content: bytes, is_html: bool = False) -> str:
    """The characters of `content`: by its byte order mark, for a page by the charset it declares, else strictly UTF-8.

    Raises Unfit `binary` for content that is no text at all and `not_utf8` where the bytes do not fit the encoding.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    says = "its byte order mark says"
    if encoding is None:
        if b"\x00" in content:
            raise Unfit("binary", "The content holds NUL bytes, so it is no text. Convert it to one of the text formats first.")
        encoding, says = "utf-8", "it should be"
        declared = _DECLARED.search(content[:_DECLARED_WITHIN]) if is_html else None
        if declared:
            label = (declared[1] or declared[2]).decode("ascii").lower()
            known = _WEB_CHARSETS.get(label)
            if known is None and not label.startswith("utf-16"):  # a page whose declaration can be read is no UTF-16
                raise Unfit("not_utf8", f"The page declares the charset {label}, which is not known here. Save it as UTF-8.")
            encoding, says = known or "utf-8", "the page declares"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        shown = "UTF-8" if encoding.startswith("utf-8") else encoding
        byte = content[error.start : error.start + 1].hex() or "end"
        raise Unfit(
            "not_utf8", f"Not {shown} as {says}: byte 0x{byte} at offset {error.start} ({error.reason}). Save it as UTF-8."
        ) from None


def clean(text: str) -> str:
    """`text` with one kind of newline and space, composed accents, and no character that is not printed. Tabs and runs of spaces stay."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ODD.sub(_usual, text.replace("\u00a0", " "))
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _usual(match: re.Match[str]) -> str:
    sign = match.group()
    if _IS_SPACE.match(sign):
        return " "
    return "\n" if _IS_NEWLINE.match(sign) else "\ufffd" if "\ud800" <= sign <= "\udfff" else ""


def squeeze(text: str) -> str:
    """`text` on one line with single spaces and none at the ends."""
    if "  " not in text and text.isprintable():  # of all white space only the plain space counts as printed
        return text.strip()
    return " ".join(text.split())


def resolve_entities(text: str) -> str:
    """`text` with HTML entities as characters: for sources that leave them in plain text. A bare ampersand stays."""
    return clean(html.unescape(text)) if "&" in text and ";" in text else text


def fold(text: str) -> str:
    """Casefolded letters and digits of `text`, parted by single spaces: for telling whether two printings say the same."""
    return " ".join(_WORDS.findall(text.casefold()))


_WORDS = re.compile(r"\w+")


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())
