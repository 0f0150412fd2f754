"""Looks for many texts at once in bytes, however they may be written there."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus
from zipfile import ZipFile

if TYPE_CHECKING:
    import numpy as np

_LENGTH = 200
"""Signs of a text by which it is known: where its beginning stands, it stands."""
_WINDOW = 4
_PIECE = 2**22
_BITS = 22
_FACTOR = 2654435761
"""Of Knuth's multiplicative hash (The Art of Computer Programming, volume 3, 6.4)."""


class ByteScan:
    """Finds texts in bytes: in UTF-8 and UTF-16, and as base64, hexadecimal digits, percent and JSON escapes."""

    def __init__(self, texts: Iterable[str], *, is_plain: bool = False) -> None:
        """`is_plain`: only as JSON in UTF-8 writes them, for lines that were written by the program itself."""
        import numpy as np

        self._forms: dict[bytes, dict[bytes, str]] = {}
        self._longest = _WINDOW
        for text in texts:
            for form in _plain_forms(text[:_LENGTH]) if is_plain else forms(text[:_LENGTH]):
                if len(form) >= _WINDOW:
                    self._forms.setdefault(form[:_WINDOW], {})[form] = text
                    self._longest = max(self._longest, len(form))
        self._heads = np.array(sorted(int.from_bytes(head, "little") for head in self._forms), dtype=np.uint32)
        self._table = np.zeros(2**_BITS, dtype=bool)
        self._table[_slots(self._heads)] = True

    def found_in(self, data: bytes) -> set[str]:
        """The texts that stand in `data`."""
        import numpy as np

        if len(data) < _WINDOW or not self._forms:
            return set()
        raw = np.frombuffer(data, dtype=np.uint8).astype(np.uint32)
        windows = raw[:-3] | (raw[1:-2] << 8) | (raw[2:-1] << 16) | (raw[3:] << 24)
        places = np.flatnonzero(self._table[_slots(windows)])
        places = places[np.isin(windows[places], self._heads)]
        return {
            text
            for place in places.tolist()
            for form, text in self._forms[data[place : place + _WINDOW]].items()
            if data.startswith(form, place)
        }

    def found_in_stream(self, pieces: Iterable[bytes]) -> set[str]:
        """The texts that stand in the pieces one after the other, also across their borders."""
        found: set[str] = set()
        kept = b""
        for piece in pieces:
            found |= self.found_in(kept + piece)
            kept = (kept + piece)[-self._longest + 1 :]
        return found

    def found_in_archive(self, path: Path) -> dict[str, str]:
        """The texts that stand in a ZIP archive, in its bytes as they lie and in each member unpacked, with where."""
        found = dict.fromkeys(self.found_in_stream(_pieces(path)), "the file itself")
        with ZipFile(path) as archive:
            for name in archive.namelist():
                with archive.open(name) as stream:
                    pieces = iter(lambda stream=stream: stream.read(_PIECE), b"")  # type: ignore[misc]
                    found |= dict.fromkeys(self.found_in_stream(pieces), name)
        return found


def forms(text: str) -> set[bytes]:
    """The bytes in which a text may be written."""
    plain = text.encode(errors="surrogatepass")
    wide = text.encode("utf-16-le", errors="surrogatepass")
    made = {plain, wide, text.encode("utf-16-be", errors="surrogatepass")}
    made |= {plain.hex().encode(), plain.hex().upper().encode()}
    made |= {quote(text, safe="", errors="replace").encode(), quote_plus(text, errors="replace").encode()}
    made |= {quote(text, safe="/:", errors="replace").encode()}
    made |= _plain_forms(text) | {json.dumps(text)[1:-1].encode()}
    made |= set(_in_base64(plain)) | set(_in_base64(wide))
    return made


def _plain_forms(text: str) -> set[bytes]:
    return {json.dumps(text, ensure_ascii=False)[1:-1].encode(errors="surrogatepass")}


def _in_base64(data: bytes) -> Iterator[bytes]:
    """The middle of `data` in base 64 in each of the three ways in which it can lie there."""
    for before in range(3):
        made = b64encode(b"\0" * before + data)
        middle = made[(0, 2, 3)[before] : len(made) - (0, 3, 2)[(before + len(data)) % 3]]
        if len(middle) >= 2 * _WINDOW:
            yield middle
            yield middle.translate(bytes.maketrans(b"+/", b"-_"))


def _slots(windows: np.ndarray) -> np.ndarray:
    import numpy as np

    return (windows * np.uint32(_FACTOR)) >> np.uint32(32 - _BITS)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
