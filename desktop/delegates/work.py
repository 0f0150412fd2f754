"""Paints a claim on the board: its words, and below them who has it by when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop import assets, theme
from desktop.delegates.record import LEADING, paint_ground, write
from desktop.models.work_rows import Role
from desktop.widgets.claim_icons import STATUS_ICONS

_EDGE = 12
_ICON = 14
_GAP = 8


class WorkDelegate(QStyledItemDelegate):
    """Two lines a row; the circle of the status stands at the start, a warning where it is overdue."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """All rows are alike in height."""
        return QSize(0, theme.current().size("row_evidence"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        colours, line = theme.current(), index.data(Role.LINE)
        is_overdue = bool(index.data(Role.IS_OVERDUE))
        painter.save()
        paint_ground(painter, option)
        inner = option.rect.adjusted(_EDGE, 3, -_EDGE, -3)
        first = QRect(inner.x(), inner.y(), inner.width(), inner.height() // 2)
        first.adjust(_ICON + _GAP, 0, 0, 0) if not self._is_mirrored(option) else first.adjust(0, 0, -_ICON - _GAP, 0)
        second = first.translated(0, first.height())
        x = inner.right() - _ICON if self._is_mirrored(option) else inner.x()
        places = [QRectF(x, row.center().y() - _ICON // 2, _ICON, _ICON) for row in (first, second)]
        assets.paint_glyph(painter, STATUS_ICONS[line.status], places[0], colours.status_colour(line.status))
        if is_overdue:
            assets.paint_glyph(painter, "ph.warning-circle", places[1], colours.colour("status_recheck"))
        painter.setPen(colours.colour("ink"))
        write(painter, first, colours.font("quote_row"), str(index.data()), LEADING)
        painter.setPen(colours.colour("status_recheck" if is_overdue else "ink_3"))
        write(painter, second, colours.font("meta"), str(index.data(Role.FACT)), LEADING)
        painter.restore()

    def _is_mirrored(self, option: QStyleOptionViewItem) -> bool:
        return bool(option.direction.name == "RightToLeft")
