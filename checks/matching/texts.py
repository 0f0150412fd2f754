"""Whether two texts share their words: shingles of five words, and runs of words outside quotation marks.

The measures are those of the house's rule of independence: a Jaccard index of 0.5 over shingles of five words, or
twelve words in a row that nobody is quoted with.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from zlib import crc32

from checks.text.marks import find_marked
from checks.text.paragraphs import find_paragraphs

SHINGLE = 5
"""Words in a shingle."""
LIKE = 0.5
"""Share of their shingles from which on two texts are one."""
RUN = 12
"""Words in a row that two texts do not share by chance; texts of fewer words tell nothing."""
KEPT = 2_048
"""Texts of which the words are kept: those of a claim with a thousand records, and some more."""
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True)
class Likeness:
    """What two texts share."""

    share: float
    """Jaccard index of their shingles, 0 to 1."""
    passage: str = ""
    """The longest run of at least RUN words outside quotation marks, as the first text writes it; empty if none."""

    @property
    def is_shared(self) -> bool:
        """Is it enough to call them one text?"""
        return self.share >= LIKE or bool(self.passage)


@dataclass(frozen=True)
class _Words:
    """The words of a text, folded, with where they begin and end; `marked` tells those in quotation marks."""

    text: str
    words: tuple[str, ...]
    begins: array[int]
    ends: array[int]
    marked: bytes

    @cached_property
    def runs(self) -> dict[int, int]:
        """Where each run of RUN words outside quotation marks begins, by its hash, the first where it comes again."""
        begins: dict[int, int] = {}
        free = 0
        for place, is_marked in enumerate(self.marked):
            free = 0 if is_marked else free + 1
            if free >= RUN:
                begins.setdefault(hash(self.words[place - RUN + 1 : place + 1]), place - RUN + 1)
        return begins

    def between(self, first: int, end: int) -> str:
        """The words from one to before another, as the text writes them."""
        return self.text[self.begins[first] : self.ends[end - 1]]


def shingles(text: str) -> frozenset[int]:
    """The shingles of a text as 32-bit numbers; none for a text of fewer than RUN words."""
    words = [found.group().casefold() for found in _WORD.finditer(text)]
    if len(words) < RUN:
        return frozenset()
    return frozenset(crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1))


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """The Jaccard index of two sets of shingles; 0 where one is empty."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


@lru_cache(maxsize=8 * KEPT)
def likeness(one: str, other: str) -> Likeness:
    """What two texts share."""
    return Likeness(share(shingles_of(one), shingles_of(other)), _longest_run(_words(one), _words(other)))


@lru_cache(maxsize=2 * KEPT)
def shingles_of(text: str) -> frozenset[int]:
    """The shingles of a text, kept."""
    return shingles(text)


def runs_of(text: str) -> Set[int]:
    """The runs of RUN words outside quotation marks as 64-bit numbers; kept, and the same in this process only."""
    return _words(text).runs.keys()


@lru_cache(maxsize=KEPT)
def _words(text: str) -> _Words:
    found = list(_WORD.finditer(text))
    quoted = bytearray(len(text))
    for paragraph in find_paragraphs(text):
        for span in find_marked(text, paragraph.start, paragraph.end):
            quoted[span.start : span.end] = b"\1" * (span.end - span.start)
    return _Words(
        text,
        tuple(sys.intern(word.group().casefold()) for word in found),
        array("I", (word.start() for word in found)),
        array("I", (word.end() for word in found)),
        bytes(quoted[word.start()] for word in found),
    )


def _longest_run(one: _Words, other: _Words) -> str:
    """The longest run of both as the first writes it; of equally long ones, that which the other has first."""
    common = sorted((other.runs[run], one.runs[run]) for run in one.runs.keys() & other.runs.keys())
    best, length, covered = 0, RUN - 1, 0
    for there, here in common:
        if there < covered:
            continue
        shared = _run_length(one, here, other, there)
        covered = there + shared - RUN + 1
        if shared > length:
            best, length = here, shared
    return one.between(best, best + length) if length >= RUN else ""


def _run_length(one: _Words, here: int, other: _Words, there: int) -> int:
    """How many words are the same from two places on, until a quotation begins."""
    length = 0
    while here + length < len(one.words) and there + length < len(other.words):
        at, beside = here + length, there + length
        if one.words[at] != other.words[beside] or one.marked[at] or other.marked[beside]:
            break
        length += 1
    return length
