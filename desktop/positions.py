"""Where a code point of a text stands in Qt, which counts UTF-16 units: the only place that knows the difference."""

from __future__ import annotations

from bisect import bisect_left

from checks.domain.span import Span

_LAST_IN_ONE_UNIT = "\uffff"


class Positions:
    """Translates positions in one text; an emoji is one code point and two of Qt's units."""

    def __init__(self, text: str) -> None:
        wide = [] if text.isascii() else [i for i, letter in enumerate(text) if letter > _LAST_IN_ONE_UNIT]
        self._wide = wide
        self._wide_in_qt = [position + earlier for earlier, position in enumerate(wide)]

    def to_qt(self, position: int) -> int:
        """The position in UTF-16 units of a position in code points."""
        return position + bisect_left(self._wide, position)

    def to_text(self, position: int) -> int:
        """The position in code points of one in UTF-16 units; inside a surrogate pair, that of the whole character."""
        return position - bisect_left(self._wide_in_qt, position)

    def span_to_qt(self, span: Span) -> tuple[int, int]:
        """Start and end of a span in UTF-16 units."""
        return self.to_qt(span.start), self.to_qt(span.end)

    def span_to_text(self, start: int, end: int) -> Span:
        """The span between two positions in UTF-16 units."""
        return Span(self.to_text(start), self.to_text(end))
