"""Whether two texts share their words: shingles of five words, and runs of words outside quotation marks.

The measures are those of the house's rule of independence: a Jaccard index of 0.5 over shingles of five words, or
twelve words in a row that nobody is quoted with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import TypeVar
from zlib import crc32

from checks.text.marks import find_marked
from checks.text.paragraphs import find_paragraphs

SHINGLE = 5
"""Words in a shingle."""
LIKE = 0.5
"""Share of their shingles from which on two texts are one."""
RUN = 12
"""Words in a row that two texts do not share by chance; texts of fewer words tell nothing."""
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
K = TypeVar("K")


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
    """The words of a text, folded, with where they stand; `marked` tells those in quotation marks."""

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    marked: tuple[bool, ...]

    @cached_property
    def runs(self) -> dict[tuple[str, ...], int]:
        """Where each run of RUN words outside quotation marks begins, the first where it comes again."""
        begins: dict[tuple[str, ...], int] = {}
        free = 0
        for place, is_marked in enumerate(self.marked):
            free = 0 if is_marked else free + 1
            if free >= RUN:
                begins.setdefault(self.words[place - RUN + 1 : place + 1], place - RUN + 1)
        return begins

    def between(self, first: int, end: int) -> str:
        """The words from one to before another, as the text writes them."""
        return self.text[self.places[first][0] : self.places[end - 1][1]]


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


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> Likeness:
    """What two texts share."""
    return Likeness(share(_shingles_kept(one), _shingles_kept(other)), _longest_run(_words(one), _words(other)))


def like_texts(texts: Mapping[K, str]) -> Iterator[tuple[K, K, Likeness]]:
    """The pairs among a few texts that share their words, in the order of `texts`."""
    for one, other in combinations(texts, 2):
        if _shingles_kept(texts[one]).isdisjoint(_shingles_kept(texts[other])):
            continue  # a run of twelve words holds a shingle
        found = likeness(texts[one], texts[other])
        if found.is_shared:
            yield one, other, found


@lru_cache(maxsize=1024)
def _shingles_kept(text: str) -> frozenset[int]:
    return shingles(text)


@lru_cache(maxsize=1024)
def _words(text: str) -> _Words:
    found = list(_WORD.finditer(text))
    quoted = bytearray(len(text))
    for paragraph in find_paragraphs(text):
        for span in find_marked(text, paragraph.start, paragraph.end):
            quoted[span.start : span.end] = b"\1" * (span.end - span.start)
    return _Words(
        text,
        tuple(word.group().casefold() for word in found),
        tuple(word.span() for word in found),
        tuple(bool(quoted[word.start()]) for word in found),
    )


def _longest_run(one: _Words, other: _Words) -> str:
    begins = one.runs
    best, length, covered = 0, 0, 0
    for run, there in other.runs.items():
        here = begins.get(run)
        if here is None or there < covered:
            continue
        shared = _run_length(one, here, other, there)
        covered = there + shared - RUN + 1
        if shared > length:
            best, length = here, shared
    return one.between(best, best + length) if length else ""


def _run_length(one: _Words, here: int, other: _Words, there: int) -> int:
    """How many words are the same from two places on, until a quotation begins."""
    length = 0
    while here + length < len(one.words) and there + length < len(other.words):
        at, beside = here + length, there + length
        if one.words[at] != other.words[beside] or one.marked[at] or other.marked[beside]:
            break
        length += 1
    return length
