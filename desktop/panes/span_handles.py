"""The two handles at the ends of the current claim, and the place where it shall be split: where they stand, and paint.

The handles stand outside the words, so that words at the ends can still be selected: the first one's knob is above,
the last one's below. In words that run from right to left both are mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop import theme
from desktop.models.marked_claims import Mark
from desktop.panes.printed_lines import PrintedLine
from desktop.widgets.marks import band

TARGET = 24
"""Pixels of a handle's target on each side: the least that LOOK.md allows for pointers."""
_INSIDE = 4
"""Pixels of the target that lie over the claim's own words."""
_STEM, _KNOB = 2.0, 4.0
"""Width of the stem and radius of the knob, in pixels."""
_CHOSEN = 1.5
"""Pixels by which the knob of the chosen end is larger."""


class End(Enum):
    """One end of a claim."""

    START = "start"
    END = "end"

    @property
    def other(self) -> End:
        """The other end."""
        return End.END if self is End.START else End.START


@dataclass(frozen=True)
class Handle:
    """One end of the claim on the page, in pixels of the document."""

    end: End
    edge: QPointF
    """On the baseline, where the claim's first letter begins or its last one ends."""
    is_mirrored: bool
    """Do the words at this end run from right to left?"""

    @property
    def points_left(self) -> bool:
        """Does it stand at the left of its words?"""
        return (self.end is End.START) is not self.is_mirrored

    @property
    def target(self) -> QRectF:
        """Where a press takes the handle."""
        top, height = band(self.edge.y(), theme.current())
        height = max(height, TARGET)
        left = self.edge.x() - TARGET + _INSIDE if self.points_left else self.edge.x() - _INSIDE
        return QRectF(left, top, TARGET, height)


def handles_of(mark: Mark, lines: Sequence[PrintedLine], letter_before_end: int) -> list[Handle]:
    """The handles of a claim that stand on these lines; `letter_before_end` is where its last letter begins."""
    found = []
    for line in lines:
        if line.start <= mark.start < line.end:
            x, is_mirrored = line.beginning(mark.start)
            found.append(Handle(End.START, QPointF(x, line.baseline), is_mirrored))
        if line.start <= letter_before_end < line.end:
            found.append(_at_end(line, letter_before_end, mark.end))
    return found


def paint_handles(painter: QPainter, handles: Sequence[Handle], chosen: End | None) -> None:
    """Paint the handles in the accent; the one that arrow keys move is larger, the other hollow."""
    colours = theme.current()
    accent, paper = colours.colour("accent"), colours.colour("paper")
    for handle in handles:
        top, height = band(handle.edge.y(), colours)
        x = round(handle.edge.x()) + (-_STEM if handle.points_left else 0)
        painter.fillRect(QRectF(x, round(top), _STEM, round(height)), accent)
        knob_y = round(top) if handle.end is End.START else round(top + height)
        radius = _KNOB + (_CHOSEN if handle.end is chosen else 0)
        painter.setPen(QPen(accent, _STEM))
        painter.setBrush(paper if chosen not in (None, handle.end) else accent)
        painter.drawEllipse(QPointF(x + _STEM / 2, knob_y), radius, radius)


def paint_cut(painter: QPainter, lines: Sequence[PrintedLine], position: int) -> None:
    """Paint the place before the letter at `position` where a claim shall be split: a dashed line through its row."""
    colours = theme.current()
    for line in lines:
        if line.start <= position < line.end:
            x, is_mirrored = line.beginning(position)
            x = round(x) + (2 if is_mirrored else -2)
            top, height = band(line.baseline, colours)
            painter.setPen(QPen(colours.colour("accent"), _STEM, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, round(top) - _KNOB), QPointF(x, round(top + height) + _KNOB))


def _at_end(line: PrintedLine, letter: int, end: int) -> Handle:
    """The handle after the last letter of a claim, which stands on `line`."""
    _, is_mirrored = line.beginning(letter)
    stretches = line.stretches(letter, end)
    if not stretches:
        return Handle(End.END, QPointF(line.beginning(letter)[0], line.baseline), is_mirrored)
    x = stretches[0][0] if is_mirrored else stretches[-1][1]
    return Handle(End.END, QPointF(x, line.baseline), is_mirrored)
