"""Bytes to text without losing a character: either the encoding is found, or the source is refused."""

from __future__ import annotations

import codecs
import re

from checks.errors import IngestError
from checks.ingest.document import Source
from checks.text.code_pages import LOOKED_AT, code_page, marked_encoding

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS_IN = 500
"""Valid UTF-8 with one control character in that many bytes is still text; more make it another sort of file."""
_MOJIBAKE = re.compile(r"[ÂÃ][\x80-\xff]|â[€‚„…†‡ˆ‰]|[ÐÑ][^\s\w]")


def decode(source: Source, declared: str | None = None) -> str:
    """The text of `source`, its byte order mark removed; IngestError where no encoding fits every byte.

    A mark decides, then valid UTF-8, UTF-16 without a mark, what the sender declared; last, the language decides
    among Latin code pages and charset-normalizer among others. Text that was saved twice ("â€œ" for a quotation mark)
    is put right.
    """
    text = (
        _by_mark(source)
        or _try(source.data, "utf-8", controls=len(source.data) // _CONTROLS_IN)
        or _wide(source.data)
        or _try(source.data, declared or source.charset)
        or _try(source.data, code_page(source.data))
    )
    if source.data and text is None:
        raise IngestError(
            f"{source.label} is not readable text: open it in its own program and save it as text in UTF-8, or paste "
            "the text."
        )
    return text or ""


def decode_page(source: Source, declared: str | None) -> str:
    """As `decode`, but a page with a few bad bytes gets the sign � where they stood, as in a browser."""
    if b"\x00" not in source.data:
        for encoding in ("utf-8", _known(declared or source.charset) or "utf-8"):
            text = source.data.decode(encoding, errors="replace").removeprefix("\ufeff")
            bad = text.count("\ufffd")
            if bad <= (sum(character > "\x7f" for character in text) - bad) // 10:
                return _CONTROLS.sub("\ufffd", _put_right(text))
    return decode(source, declared)


def _by_mark(source: Source) -> str | None:
    return _try(source.data, marked_encoding(source.data))


def _try(data: bytes, encoding: str | None, controls: int = 0) -> str | None:
    """The text in that encoding, unless a byte does not fit or more control characters than `controls` show."""
    known = _known(encoding)
    if known is None:
        return None
    try:
        text = _put_right(data.decode(known))
    except UnicodeError:
        return None
    return None if "\x00" in text or len(_CONTROLS.findall(text)) > controls else text


def _known(encoding: str | None) -> str | None:
    """The codec of that name; pages that declare ISO 8859-1 mean Windows-1252 (WHATWG Encoding, 4.2)."""
    try:
        name = codecs.lookup(encoding or "").name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its spaces and line ends is zero."""
    sample = data[:LOOKED_AT]
    if b"\x00" not in sample:
        return None
    little = len(re.findall(rb"[ \n]\x00", sample)) >= len(re.findall(rb"\x00[ \n]", sample))
    return _try(data, "utf-16-le" if little else "utf-16-be")


def _put_right(text: str) -> str:
    """Undo a UTF-8 text that was once read as Windows-1252, where the whole text bears that reading."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return "".join(map(_as_byte, text)).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _as_byte(character: str) -> str:
    """The Latin-1 character of the byte behind a Windows-1252 one; its five unused bytes stand for themselves."""
    try:
        return character.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return character
