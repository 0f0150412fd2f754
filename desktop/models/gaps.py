"""The numbers, names, dates and quotations of an article that no claim covers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checks.domain.span import Span
from desktop.models.marked_claims import MarkedClaims
from desktop.positions import Positions


class Checkable:
    """What a claim should cover, in the order of the text; a claim that somebody rejected covers its words too."""

    def __init__(self, spans: Sequence[Span], positions: Positions) -> None:
        self._spans = tuple(spans)
        self._in_qt = [positions.span_to_qt(span) for span in spans]
        self._starts = [start for start, _ in self._in_qt]

    def gaps(self, start: int, end: int, marks: MarkedClaims) -> list[Span]:
        """What begins between two of Qt's positions and shares no word with any claim; in code points of the text."""
        places = range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        return [self._spans[place] for place in places if not marks.between(*self._in_qt[place])]

    def next_gap(self, position: int, marks: MarkedClaims) -> Span | None:
        """The first gap at or after one of Qt's positions, or else the first of all; None where there is none."""
        first = bisect_left(self._starts, position)
        places = (*range(first, len(self._spans)), *range(first))
        return next((self._spans[place] for place in places if not marks.between(*self._in_qt[place])), None)
