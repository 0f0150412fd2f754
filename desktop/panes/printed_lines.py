"""The lines of a document as they are printed: where each stands, and where words stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from desktop import theme

_MIRRORED = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
_TOUCH = 0.6
"""Pixels between two stretches that are painted as one."""


@dataclass(frozen=True)
class PrintedLine:
    """One printed line. Positions are Qt's, in the document; pixels are those of the document."""

    line: QTextLine
    block_position: int
    x: float
    baseline: float
    is_mixed: bool
    """Does its paragraph hold words that run from right to left?"""

    @property
    def start(self) -> int:
        """Its first position."""
        return self.block_position + self.line.textStart()

    @property
    def end(self) -> int:
        """The position after its last."""
        return self.start + self.line.textLength()

    def stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        """Left and right of what the line holds of the positions from `start` to `end`; several where directions mix.

        Blanks at which the line was broken take no room.
        """
        first = max(start, self.start) - self.block_position
        last = min(end, self.end) - self.block_position
        if first >= last:
            return []
        return self._by_glyphs(first, last) if self.is_mixed else self._by_edges(first, last)

    def beginning(self, position: int) -> tuple[float, bool]:
        """Where the letter at `position` begins, and whether it runs from right to left."""
        place = position - self.block_position
        runs = self.line.glyphRuns(place, 1) if self.is_mixed else []
        stretches = self._by_glyphs(place, place + 1) if runs else []
        if not stretches:
            return self.x + self._x_of(place), False
        is_mirrored = runs[0].isRightToLeft()
        return stretches[-1][1] if is_mirrored else stretches[0][0], is_mirrored

    def _by_edges(self, first: int, last: int) -> list[tuple[float, float]]:
        left, right = self._x_of(first), self._x_of(last)
        right = min(right, self.line.naturalTextRect().right())
        return [(self.x + left, self.x + right)] if right > left else []

    def _x_of(self, position: int) -> float:
        x, _ = cast("tuple[float, int]", self.line.cursorToX(position))
        return x

    def _by_glyphs(self, first: int, last: int) -> list[tuple[float, float]]:
        """Where directions mix, a cursor stands in two places; the glyphs stand in one."""
        found: list[tuple[float, float]] = []
        for run in self.line.glyphRuns(first, last - first):
            places = [point.x() for point in run.positions()]
            advances = [point.x() for point in run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())]
            ends = [place + advance for place, advance in zip(places, advances, strict=False)]
            if ends:
                found.append((self.x + min(places), self.x + max(ends)))
        return _joined(found)


def lines_between(document: QTextDocument, top: float, bottom: float) -> Iterator[PrintedLine]:
    """The lines whose words or marks reach between two heights of the document."""
    layout = document.documentLayout()
    leading = theme.current().line_height("article")
    block = _block_at(document, top - leading)
    while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
        yield from (line for line in lines_of(block) if top - leading <= line.baseline <= bottom + leading)
        block = block.next()


def lines_of(block: QTextBlock) -> Iterator[PrintedLine]:
    """The lines of one paragraph."""
    layout = block.layout()
    place = layout.position()
    is_mixed = _MIRRORED.search(block.text()) is not None
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        yield PrintedLine(line, block.position(), place.x(), place.y() + line.y() + line.ascent(), is_mixed)


def _block_at(document: QTextDocument, height: float) -> QTextBlock:
    """The paragraph at a height; only the text above it needs to be laid out for that."""
    position = document.documentLayout().hitTest(QPointF(0, height), Qt.HitTestAccuracy.FuzzyHit)
    return document.findBlock(max(position, 0))


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if joined and left - joined[-1][1] <= _TOUCH:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined
