"""The code page of bytes that are not UTF-8: by the language for Latin letters, by statistics for other scripts."""

from __future__ import annotations

import codecs
import re

from checks.text.language import detect_language

_LATIN = {"cp1250": "pl cs sk hu sl hr bs sq ro", "cp1254": "tr az", "cp1257": "lt lv et"}
"""Latin code pages other than Western by the languages written in them."""
_OTHER_SCRIPTS = [
    "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic", "cp1253", "cp1255", "cp1256", "shift_jis",
    "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOKED_AT = 200_000
"""Bytes: more of them change no answer."""


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the start tells; None where there is no mark."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def code_page(data: bytes) -> str | None:
    """The name of the codec that fits `data` best; None where none does."""
    sample = data[:LOOKED_AT]
    if len(re.findall(rb"[A-Za-z]", sample)) > 2 * len(re.findall(rb"[\x80-\xff]", sample)):
        return _latin_page(sample)
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
    return best.encoding if best else None


def _latin_page(sample: bytes) -> str:
    """The code page of the language: statistics mistake "à" for "ŕ", while plain letters name the language."""
    text = sample.decode("cp1252", errors="replace")
    language = detect_language(text)
    page = next((page for page, languages in _LATIN.items() if language in languages.split()), "cp1252")
    if page == "cp1250" and _letters(sample, "iso8859_2") > _letters(sample, page):
        return "iso8859_2"
    return page


def _letters(sample: bytes, encoding: str) -> int:
    return sum(map(str.isalpha, sample.decode(encoding, errors="replace")))
