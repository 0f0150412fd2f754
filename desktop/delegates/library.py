"""Paints the rows of the library."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import assets, theme
from desktop.delegates.lines import count_lines, two_lines
from desktop.models.library import Role, Row, RowKind
from desktop.widgets.reading_order import in_own_order

_EDGE = 14
_ICON = 15
_LINE = 17
_HEADING = 34
_ABOVE = 5


class LibraryDelegate(QStyledItemDelegate):
    """Articles in up to three lines, queues in one with their count at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the lines of the title need."""
        row: Row = index.data(Role.ROW)
        width = option.rect.width()
        if row.kind == RowKind.HEADING:
            return QSize(width, _HEADING)
        if row.kind != RowKind.ARTICLE:
            return QSize(width, theme.current().size("row_library"))
        lines = count_lines(row.title, width - 2 * _EDGE) + 1 + bool(row.due)
        return QSize(width, 2 * _ABOVE + _LINE * lines)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: Row = index.data(Role.ROW)
        painter.save()
        _paint_ground(painter, option, is_current=bool(index.data(Role.IS_CURRENT)))
        inner = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        _PAINTERS[row.kind](painter, inner, row)
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, is_current: bool) -> None:
    colours = theme.current()
    state = option.state
    if is_current and colours.name == "contrast":
        painter.setPen(QPen(colours.colour("accent"), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
    elif is_current:
        painter.fillRect(option.rect, colours.colour("selected"))
    elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
        painter.fillRect(option.rect, colours.colour("hover"))
    has_focus = state & QStyle.StateFlag.State_HasFocus
    if is_current or has_focus:
        edge = QRect(option.rect)
        edge.setWidth(2 * colours.line_factor)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            edge.moveRight(option.rect.right())
        painter.fillRect(edge, colours.colour("accent"))


def _paint_heading(painter: QPainter, rect: QRect, row: Row) -> None:
    font = theme.current().font("caption")
    font.setWeight(theme.current().font("strong").weight())
    painter.setFont(font)
    painter.setPen(theme.current().colour("ink_3"))
    line = rect.adjusted(0, 10, 0, 0)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, row.title)
    _paint_count(painter, line, row)


def _paint_hint(painter: QPainter, rect: QRect, row: Row) -> None:
    painter.setFont(theme.current().font("body"))
    painter.setPen(theme.current().colour("ink_3"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, row.title)


def _paint_article(painter: QPainter, rect: QRect, row: Row) -> None:
    colours = theme.current()
    painter.setFont(colours.font("body"))
    painter.setPen(colours.colour("ink"))
    line = QRect(rect.x(), rect.y() + _ABOVE, rect.width(), _LINE)
    for words in two_lines(row.title, rect.width()):
        painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, in_own_order(words))
        line.translate(0, _LINE)
    painter.setFont(colours.font("meta"))
    _paint_words(painter, line, row.fact, "ink_2")
    if row.due:
        _paint_words(painter, line.translated(0, _LINE), row.due, "status_recheck" if row.is_overdue else "ink_2")


def _paint_words(painter: QPainter, line: QRect, words: str, ink: str) -> None:
    painter.setPen(theme.current().colour(ink))
    elided = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, elided)


def _paint_count(painter: QPainter, rect: QRect, row: Row) -> None:
    painter.setFont(theme.current().tabular("meta"))
    painter.setPen(theme.current().colour("ink_3"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, row.fact)


def _paint_queue(painter: QPainter, rect: QRect, row: Row) -> None:
    colours = theme.current()
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    square = QRectF(0, 0, _ICON, _ICON)
    square.moveCenter(QPointF(rect.center()))
    square.moveLeft(rect.right() - _ICON if is_mirrored else rect.x())
    assets.paint_glyph(painter, row.icon, square, colours.colour("ink_2"))
    painter.setFont(colours.font("body"))
    painter.setPen(colours.colour("ink"))
    gap = _ICON + colours.space("s")
    words = rect.adjusted(0, 0, -gap, 0) if is_mirrored else rect.adjusted(gap, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, row.title)
    _paint_count(painter, rect, row)


_PAINTERS = {
    RowKind.HEADING: _paint_heading,
    RowKind.HINT: _paint_hint,
    RowKind.ARTICLE: _paint_article,
    RowKind.QUEUE: _paint_queue,
    RowKind.EVIDENCE: _paint_queue,
    RowKind.TOLLS: _paint_queue,
    RowKind.TABLES: _paint_queue,
    RowKind.ARCHIVE: _paint_queue,
}
