"""Paints the rows of a list of evidence records: publisher and state, then when and what."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import theme
from desktop.models.records import Role
from desktop.widgets.reading_order import in_own_order

_EDGE = 12
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class RecordDelegate(QStyledItemDelegate):
    """Two lines a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """All rows are alike in height."""
        return QSize(0, theme.current().size("row_evidence"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        colours = theme.current()
        is_linked = bool(index.data(Role.IS_LINKED))
        painter.save()
        paint_ground(painter, option)
        inner = option.rect.adjusted(_EDGE, 3, -_EDGE, -3)
        first = QRect(inner.x(), inner.y(), inner.width(), inner.height() // 2)
        second = first.translated(0, first.height())
        painter.setPen(colours.colour("ink_3" if is_linked else "ink"))
        if is_linked:
            write(painter, first, colours.font("meta"), "linked", TRAILING)
            first.adjust(0, 0, -60, 0)
        write(painter, first, colours.font("body"), str(index.data()), LEADING)
        painter.setPen(colours.colour("ink_3" if is_linked else "ink_2"))
        write(painter, second, colours.font("meta"), str(index.data(Role.LINE)), LEADING)
        painter.restore()


def write(painter: QPainter, place: QRect, font: QFont, words: str, alignment: Qt.AlignmentFlag) -> None:
    """Write one line, cut with an ellipsis where it is too long."""
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, alignment, in_own_order(shown))


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what lies behind a row that is current or under the pointer; its edge is wider with the keyboard."""
    colours = theme.current()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, colours.colour("selected"))
        edge = QRect(option.rect)
        edge.setWidth(2 * colours.line_factor * (2 if option.state & QStyle.StateFlag.State_HasFocus else 1))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            edge.moveRight(option.rect.right())
        painter.fillRect(edge, colours.colour("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver and option.state & QStyle.StateFlag.State_Enabled:
        painter.fillRect(option.rect, colours.colour("hover"))
