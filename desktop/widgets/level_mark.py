"""The mark of a finding: three diamonds, a check and a dot, told apart by their shape alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from checks.domain.finding import Level
from desktop import theme

_RADIUS = 5.0
_DOT = 2.2


class LevelMark(QWidget):
    """Stands in the middle of a line of text."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self.setFixedSize(QSize(14, theme.current().line_height("body")))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_level(painter, self._level, centre, theme.current().finding_colour(self._level), mirrored=is_mirrored)


def paint_level(painter: QPainter, level: Level, centre: QPointF, colour: QColor, *, mirrored: bool = False) -> None:
    """Paint the mark of `level` around `centre`; half a diamond fills on the side where lines begin."""
    painter.save()
    painter.translate(centre)
    painter.setPen(QPen(colour, 1.4, j=Qt.PenJoinStyle.MiterJoin))
    if level is Level.SUPPORTS:
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline(QPolygonF([QPointF(-4, 0.5), QPointF(-1.2, 3.2), QPointF(4, -3.2)]))
    elif level is Level.NOTE:
        _fill_dot(painter, colour)
    else:
        _paint_diamond(painter, level, colour, mirrored=mirrored)
    painter.restore()


def _paint_diamond(painter: QPainter, level: Level, colour: QColor, *, mirrored: bool) -> None:
    top, bottom = QPointF(0, -_RADIUS), QPointF(0, _RADIUS)
    start, end = QPointF(-_RADIUS, 0), QPointF(_RADIUS, 0)
    if mirrored:
        start, end = end, start
    painter.setBrush(colour if level is Level.CONFLICTS else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([top, end, bottom, start]))
    if level is Level.PARTLY:
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([top, bottom, start]))
    elif level is Level.CANNOT_TELL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(0, 0), 1.4, 1.4)


def _fill_dot(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(0, 0), _DOT, _DOT)
