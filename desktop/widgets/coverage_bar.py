"""The bar beside a printed line: how far the claims on it have come, told by its shape."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from checks.domain.claim import Claim, Kind, Status
from desktop import theme

WIDTH = 3.0
GAP = 6.0
"""Pixels of each side of the square that stands for words in no claim."""
_UNFINISHED = (Status.OPEN, Status.IN_PROGRESS, Status.RECHECK)


class Coverage(Enum):
    """What stands on a printed line; the value is how it is said."""

    NOTHING = ""
    SUGGESTED = "Claims suggested on this line"
    ACCEPTED = "Claims in work on this line"
    DECIDED = "All claims on this line are judged"


def coverage_of(claims: Iterable[Claim]) -> Coverage:
    """The state of a line with these claims; opinions and rejected claims hold nothing to check."""
    statuses = {claim.status for claim in claims if claim.kind != Kind.OPINION} - {Status.NOT_A_CLAIM}
    if not statuses:
        return Coverage.NOTHING
    if statuses & set(_UNFINISHED):
        return Coverage.ACCEPTED
    return Coverage.SUGGESTED if Status.SUGGESTED in statuses else Coverage.DECIDED


def paint_gap(painter: QPainter, bar: QRectF) -> None:
    """Paint an open square on the bar: something on its line is in no claim."""
    colours = theme.current()
    line = colours.line_factor
    side = GAP + 2 * (line - 1)
    middle = _widened(bar).center()
    square = QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)
    painter.fillRect(square, colours.colour("paper"))
    painter.setPen(QPen(colours.colour("ink_3"), line, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(square.adjusted(line / 2, line / 2, -line / 2, -line / 2))


def paint_coverage(painter: QPainter, coverage: Coverage, bar: QRectF) -> None:
    """Paint the bar: solid when all is decided, hollow while in work, dashed when only suggested.

    Where lines are doubled the bar is twice as wide, so that a hollow one stays hollow.
    """
    colours = theme.current()
    ink = colours.colour("ink_3")
    line = colours.line_factor
    bar = _widened(bar)
    if coverage == Coverage.DECIDED:
        painter.fillRect(bar, ink)
    elif coverage != Coverage.NOTHING:
        pen = QPen(ink, line)
        if coverage == Coverage.SUGGESTED:
            pen.setDashPattern([1, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(line / 2, line / 2, -line / 2, -line / 2))


def _widened(bar: QRectF) -> QRectF:
    return bar.adjusted(0, 0, (theme.current().line_factor - 1) * WIDTH, 0)
