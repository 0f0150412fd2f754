"""The one text of an article on which every offset counts, and the way back to the text it was made from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

NO_BREAK_SPACES = "\u00a0\u2007\u202f"
"""No-break space, figure space, narrow no-break space."""

_REPLACED = str.maketrans({"\r": "\n", **dict.fromkeys(NO_BREAK_SPACES, " ")})
# Characters up to U+02FF neither change in NFC nor join the character before them, so only runs above it are looked at,
# each with the one character before it that a mark could join.
_SPOT = re.compile(r"\r\n|.?[^\x00-\u02ff]+", re.DOTALL)


@dataclass(frozen=True)
class Canonical:
    """A canonical text. `offsets` are ascending (canonical, source) code points from which the two drift apart anew."""

    text: str
    offsets: tuple[tuple[int, int], ...] = ()

    def source_offset(self, index: int) -> int:
        """Where the code point at `index` of the canonical text stood in the source; never descending."""
        return source_offset(self.offsets, index)


def source_offset(offsets: tuple[tuple[int, int], ...], index: int) -> int:
    """The place in the source of place `index` in the canonical text, by the map that `Canonical` keeps."""
    after = bisect_right(offsets, index, key=lambda pair: pair[0])
    canonical, source = offsets[after - 1] if after else (0, 0)
    place = source + index - canonical
    return min(place, offsets[after][1]) if after < len(offsets) else place


def canonicalise(raw: str) -> Canonical:
    """`raw` with line ends as LF, no-break spaces as spaces, in Unicode form NFC, and nothing else changed."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").translate(_REPLACED))
    return Canonical(text, tuple(_offsets(raw)))


def _offsets(raw: str) -> Iterator[tuple[int, int]]:
    """(canonical, source) after each piece that takes more or fewer code points than it did."""
    drift = 0
    for start, piece in _spots(raw):
        grown = (1 if piece == "\r\n" else len(unicodedata.normalize("NFC", piece))) - len(piece)
        if grown:
            drift -= grown
            end = start + len(piece)
            yield end - drift, end


def _spots(raw: str) -> Iterator[tuple[int, str]]:
    """The line ends of two characters and the clusters that are not in NFC, each with its place in `raw`."""
    for match in _SPOT.finditer(raw):
        run = match.group()
        if run == "\r\n":
            yield match.start(), run
        elif not unicodedata.is_normalized("NFC", run):
            yield from _clusters(run, match.start())


def _clusters(run: str, offset: int) -> Iterator[tuple[int, str]]:
    """Cut `run` before each character that can join nothing before it."""
    start = 0
    for place in range(1, len(run) + 1):
        if place == len(run) or not _may_join(run[place]):
            yield offset + start, run[start:place]
            start = place


def _may_join(character: str) -> bool:
    """Can it melt into what stands before? All second halves of compositions are marks or Hangul vowels and finals."""
    return unicodedata.category(character).startswith("M") or "\u1161" <= character <= "\u11c2"
