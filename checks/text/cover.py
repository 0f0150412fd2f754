"""Which of many spans holds a place, found fast."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from checks.domain.span import Span


class Cover:
    """Spans that do not overlap, in any order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def at(self, place: int) -> Span | None:
        """The span that holds the code point at a place."""
        index = bisect_right(self._starts, place) - 1
        return self._spans[index] if index >= 0 and place < self._spans[index].end else None

    def within(self, span: Span) -> list[Span]:
        """The spans that share a code point with another, in order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_right(self._starts, span.end)
        return [found for found in self._spans[first:last] if found.overlaps(span)]
