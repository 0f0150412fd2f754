"""Where a text has the words that were looked for, and a short piece of it around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checks.domain.span import Span
from checks.matching.pages import cut
from checks.matching.search_query import SearchQuery, runs
from checks.matching.spellings import other_spellings
from checks.matching.text_query import edits

LENGTH = 160
"""Code points of a snippet, about."""
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[\u0400-\u04ff]+(?:[’'ʼ][\u0400-\u04ff]+)*|[^\W_]+")
_ENOUGH = 60
"""Places in a long text among which the best piece is looked for."""
_BEFORE = 40
"""Code points before the first word of a piece."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, and where the words stand in it."""

    text: str
    spans: tuple[Span, ...] = ()


class _Sought(NamedTuple):
    """Words in a row; the last may go on."""

    words: tuple[str, ...]
    is_begun: bool
    is_near: bool


class _Mark(NamedTuple):
    start: int
    end: int
    sought: int


class Highlighter:
    """Finds the words of one search in texts; `is_near` forgives mistakes of typing, as the search did."""

    def __init__(self, query: SearchQuery, *, is_near: bool = False) -> None:
        self._sought = tuple(_sought(query, is_near))
        self._beginning: dict[str, tuple[int, ...]] = {}
        """Which of them may begin with a word."""

    def has_any(self, text: str) -> bool:
        """Does the text have one of the words?"""
        return next(self._marks(text), None) is not None

    def whole(self, text: str) -> Snippet:
        """The text on one line with all its places."""
        line = " ".join(text.split())
        return Snippet(line, _joined(list(self._marks(line))))

    def snippet(self, text: str, length: int = LENGTH) -> Snippet:
        """The piece of a text that has most of the words; its beginning, where it has none."""
        marks = [mark for _, mark in zip(range(_ENOUGH), self._marks(text), strict=False)]
        first = max(marks, key=lambda mark: (_variety(marks, mark, length), -mark.start), default=None)
        start = _at_word(text, max(0, first.start - _BEFORE)) if first else 0
        end = _end(text, start + length)
        piece = " ".join(text[start:end].split())
        shown = f"{'… ' if start else ''}{piece}{' …' if end < len(text.rstrip()) else ''}"
        return self.whole(shown)

    def _marks(self, text: str) -> Iterator[_Mark]:
        found = list(_WORD.finditer(text))
        at = 0
        while at < len(found):
            size, sought = self._longest(found, at)
            if size:
                yield _Mark(found[at].start(), found[at + size - 1].end(), sought)
            at += max(size, 1)

    def _longest(self, found: Sequence[re.Match[str]], at: int) -> tuple[int, int]:
        """Words from `at` on that are looked for, as many as there are, and by which part of the search."""
        word = found[at].group()
        if word not in self._beginning:
            said = cut(word)
            places = (n for n, each in enumerate(self._sought) if said and _is(said[0], each, 0))
            self._beginning[word] = tuple(places)
        fitting = ((self._fit(found, at, self._sought[n]), n) for n in self._beginning[word])
        return max(fitting, default=(0, 0))

    @staticmethod
    def _fit(found: Sequence[re.Match[str]], at: int, sought: _Sought) -> int:
        """How many words of the text a row takes up; 0 where it is not there."""
        place = 0
        for used, match in enumerate(found[at : at + len(sought.words)], start=1):
            for said in cut(match.group()):
                if place >= len(sought.words) or not _is(said, sought, place):
                    return 0
                place += 1
            if place == len(sought.words):
                return used
        return 0


def _sought(query: SearchQuery, is_near: bool) -> Iterator[_Sought]:
    for run in runs(query.words):
        for words in run:
            if said := cut(words.text):
                yield _Sought(said, words.is_begun, is_near and not words.is_phrase and len(said) == 1)
        if not run[0].is_phrase:
            named = other_spellings(" ".join(words.text for words in run))
            yield from (_Sought(cut(other), False, False) for others in named.values() for other in others)


def _is(said: str, sought: _Sought, place: int) -> bool:
    """Is a word of the text the one at a place of the row?"""
    word = sought.words[place]
    if said == word or (sought.is_begun and place == len(sought.words) - 1 and said.startswith(word)):
        return True
    return sought.is_near and _is_near(said, word)


def _is_near(said: str, word: str) -> bool:
    from rapidfuzz.distance import OSA

    most = edits(word)
    return bool(most) and OSA.distance(said, word, score_cutoff=most) <= most


def _variety(marks: Sequence[_Mark], first: _Mark, length: int) -> int:
    """How many parts of the search stand in the piece that begins with a mark."""
    return len({mark.sought for mark in marks if first.start <= mark.start < first.start + length - _BEFORE})


def _joined(marks: Sequence[_Mark]) -> tuple[Span, ...]:
    return tuple(Span(mark.start, mark.end) for mark in marks)


def _at_word(text: str, at: int) -> int:
    """The beginning of the next word, so that none is cut."""
    if at <= 0:
        return 0
    gap = re.compile(r"\s").search(text, at - 1, at + _BEFORE)
    return gap.end() if gap else at


def _end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    gap = text.rfind(" ", 0, at)
    return gap if gap > at - _BEFORE else at
