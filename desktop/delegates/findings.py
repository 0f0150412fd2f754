"""Paints the rows of the overview of findings: headings, and the mark, sentence and values of a notice."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from checks.domain.finding import Finding
from desktop import assets, theme
from desktop.delegates.lines import count_lines, two_lines
from desktop.delegates.record import LEADING, TRAILING, paint_ground, write
from desktop.models.finding_rows import Fold, Role, Row
from desktop.widgets.level_mark import paint_level
from desktop.widgets.reading_order import in_own_order

HEADING = 26
_EDGE = 14
_MARK = 22
"""Pixels from the edge of the words to those of the mark."""
_COUNT = 26
"""Pixels for the number at the end of a fold."""
_LINE, _FACT, _ABOVE = 19, 18, 5


class FindingDelegate(QStyledItemDelegate):
    """A notice takes one or two lines and one for its values."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words need."""
        row: Row = index.data(Role.ROW)
        width = option.rect.width()
        if row.notice is None or row.is_brief:
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
        inner = option.rect.adjusted(_EDGE, _ABOVE, -_EDGE, -_ABOVE)
        if not row.is_heading:
            paint_ground(painter, option)
        if row.fold is not None:
            _paint_fold(painter, option.rect.adjusted(_EDGE, 0, -_EDGE, 0), row.words, row.fold)
        elif row.finding is not None:
            _paint_notice(painter, inner, row, row.finding)
        else:
            _paint_heading(painter, option.rect, row)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, row: Row) -> None:
    """Words of the article as somebody wrote them, ours as ours."""
    colours = theme.current()
    painter.fillRect(rect.x(), rect.y(), rect.width(), colours.line_factor, colours.colour("line"))
    font = colours.font("meta")
    if row.is_quoted:
        font = colours.font("quote_row")
        font.setPixelSize(12)
        font.setItalic(True)
    painter.setPen(colours.colour("ink_3"))
    write(painter, rect.adjusted(_EDGE, 2, -_EDGE, 0), font, row.words, LEADING)


def _paint_fold(painter: QPainter, inner: QRect, words: str, fold: Fold) -> None:
    """An arrow where marks stand, the title of the rule, and how many it stands for at the end."""
    colours, is_mirrored = theme.current(), painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = colours.size("icon_small")
    x = inner.right() - side if is_mirrored else inner.left()
    closed = "ph.caret-left" if is_mirrored else "ph.caret-right"
    square = QRectF(x, round(inner.center().y() - side / 2), side, side)
    assets.paint_glyph(painter, "ph.caret-down" if fold.is_open else closed, square, colours.colour("ink_3"))
    painter.setPen(colours.colour("ink_3"))
    write(painter, inner, colours.tabular("meta"), str(fold.count), TRAILING)
    painter.setPen(colours.colour("ink_2"))
    title = inner.adjusted(_COUNT, 0, -_MARK, 0) if is_mirrored else inner.adjusted(_MARK, 0, -_COUNT, 0)
    write(painter, title, colours.font("body"), words, LEADING)


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
    if row.is_brief:
        painter.setPen(colours.colour("ink_2" if finding.dismissed is None else "ink_3"))
        write(painter, line, colours.font("body"), row.words, LEADING)
        return
    for part in two_lines(row.words, words.width()):
        painter.drawText(line, LEADING, in_own_order(part))
        line.translate(0, _LINE)
    painter.setPen(colours.colour("ink_3"))
    write(painter, QRect(line.x(), line.y(), line.width(), _FACT), colours.font("meta"), row.fact, LEADING)
