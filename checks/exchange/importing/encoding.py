"""The encoding of a file that may be too large to hold: by its mark, else by reading through it once."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from checks.text.code_pages import LOOKED_AT, code_page, marked_encoding

_HIGH = re.compile(rb"[\x80-\xff]")
_AROUND = 60
"""Bytes kept on each side of a byte that is not ASCII, to tell the code page by."""


def encoding_by_head(head: bytes) -> str | None:
    """The encoding that a byte order mark or the zeros of UTF-16 tell; None where the whole file has to be seen."""
    marked = marked_encoding(head)
    if marked:
        return marked
    little, big = len(re.findall(rb"[ -~]\x00", head)), len(re.findall(rb"\x00[ -~]", head))
    if max(little, big) <= len(head) // 4:
        return None
    return "utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"


def encoding_of(chunks: Iterable[bytes]) -> str:
    """UTF-8 where the bytes are, but for a stray one in a row or two, else the code page that fits them best."""
    reader = codecs.getincrementaldecoder("utf-8")(errors="replace")
    good = bad = 0
    sample = bytearray()
    for chunk in chunks:
        text = reader.decode(chunk)
        if chunk.isascii() and text.isascii():
            continue
        wrong = text.count("\ufffd")
        bad += wrong
        good += sum(not character.isascii() for character in text) - wrong
        if len(sample) < LOOKED_AT:
            sample += _around_high(chunk)
    if bad <= good // 2 or not sample:
        return "utf-8"
    return code_page(bytes(sample)) or "cp1252"


def _around_high(chunk: bytes) -> bytes:
    spans: list[tuple[int, int]] = []
    for found in _HIGH.finditer(chunk):
        start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        if len(spans) * _AROUND > LOOKED_AT:
            break
    return b"\n".join(chunk[start:end] for start, end in spans)
