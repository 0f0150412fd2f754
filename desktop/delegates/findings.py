"""Paints the rows of the overview of findings: headings, and the mark, sentence and values of a notice."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from checks.domain.finding import Finding
from desktop import theme
from desktop.delegates.lines import count_lines, two_lines
from desktop.delegates.record import LEADING, paint_ground, write
from desktop.models.finding_rows import Role, Row
from desktop.widgets.level_mark import paint_level
from desktop.widgets.reading_order import in_own_order

HEADING = 26
_EDGE = 14
_MARK = 22
"""Pixels from the edge of the words to those of the mark."""
_LINE, _FACT, _ABOVE = 19, 18, 5


class FindingDelegate(QStyledItemDelegate):
    """A notice takes one or two lines and one for its values."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words need."""
        row: Row = index.data(Role.ROW)
        width = option.rect.width()
        if row.notice is None:
            return QSize(width, HEADING)
        lines = count_lines(row.words, width - 2 * _EDGE - _MARK)
        return QSize(width, 2 * _ABOVE + lines * _LINE + (_FACT if row.fact else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: Row = index.data(Role.ROW)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if row.finding is None:
            _paint_heading(painter, option.rect, row.words)
        else:
            paint_ground(painter, option)
            _paint_notice(painter, option.rect.adjusted(_EDGE, _ABOVE, -_EDGE, -_ABOVE), row, row.finding)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, words: str) -> None:
    colours = theme.current()
    painter.fillRect(rect.x(), rect.y(), rect.width(), colours.line_factor, colours.colour("line"))
    font = colours.font("quote_row")
    font.setPixelSize(12)
    font.setItalic(True)
    painter.setPen(colours.colour("ink_3"))
    write(painter, rect.adjusted(_EDGE, 2, -_EDGE, 0), font, words, LEADING)


def _paint_notice(painter: QPainter, inner: QRect, row: Row, finding: Finding) -> None:
    colours = theme.current()
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = inner.right() - 6 if is_mirrored else inner.left() + 6
    centre = QPointF(x, inner.y() + _LINE / 2)
    paint_level(painter, finding.level, centre, colours.finding_colour(finding.level), mirrored=is_mirrored)
    words = inner.adjusted(0, 0, -_MARK, 0) if is_mirrored else inner.adjusted(_MARK, 0, 0, 0)
    line = QRect(words.x(), words.y(), words.width(), _LINE)
    painter.setFont(colours.font("body"))
    painter.setPen(colours.colour("ink" if finding.dismissed is None else "ink_3"))
    for part in two_lines(row.words, words.width()):
        painter.drawText(line, LEADING, in_own_order(part))
        line.translate(0, _LINE)
    painter.setPen(colours.colour("ink_3"))
    write(painter, QRect(line.x(), line.y(), line.width(), _FACT), colours.font("meta"), row.fact, LEADING)
