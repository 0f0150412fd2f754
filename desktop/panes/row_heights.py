"""Where the rows of a list begin whose claims have one height and whose headings have another; nothing is measured."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class RowHeights:
    """Heights in pixels; `headings` are row numbers in ascending order."""

    count: int
    headings: Sequence[int]
    claim: int
    heading: int

    def top(self, row: int) -> int:
        """Pixels above a row; for the row after the last, the height of all."""
        return row * self.claim - bisect_left(self.headings, row) * (self.claim - self.heading)

    def height(self, row: int) -> int:
        """The height of a row."""
        return self.top(row + 1) - self.top(row)

    def row_at(self, y: int) -> int | None:
        """The row at `y` pixels from the top; None above the first and below the last."""
        if not 0 <= y < self.top(self.count):
            return None
        return bisect_right(range(self.count), y, key=self.top) - 1

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that show something between two heights in pixels, both included."""
        first = self.row_at(max(top, 0))
        last = self.row_at(min(bottom, self.top(self.count) - 1))
        return range(0) if first is None or last is None else range(first, last + 1)
