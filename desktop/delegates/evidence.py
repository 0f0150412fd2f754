"""Paints the rows of the evidence view: stance, publisher and time; title; what it says. Never a picture."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from checks.domain.evidence import Stance
from checks.domain.record_line import Copy, RecordLine
from desktop import assets, theme
from desktop.delegates.record import LEADING, TRAILING, paint_ground, write
from desktop.models.evidence_words import FLAG_WORDS, record_name
from desktop.models.records import Role
from desktop.widgets.stance_bar import STANCE_ICONS

ROW = 66
"""Pixels: three lines."""
_EDGE = 12
_INDENT = 20
_LINE = 19


class EvidenceDelegate(QStyledItemDelegate):
    """Three lines a row, with the icon of the stance before the first where the record is linked to the claim."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """All rows are alike in height."""
        return QSize(option.rect.width(), ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        record: RecordLine = index.data(Role.RECORD)
        word: str | None = index.data(Role.STANCE)  # Qt gives back plain text in place of a choice
        stance = Stance(word) if word else None
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(option.direction)
        paint_ground(painter, option)
        left, right = (_EDGE, _EDGE + _INDENT) if is_mirrored else (_EDGE + _INDENT, _EDGE)
        inner = option.rect.adjusted(left, 5, -right, 0)
        lines = [QRect(inner.x(), inner.y() + place * _LINE, inner.width(), _LINE) for place in range(3)]
        if stance:
            self._paint_stance(painter, option.rect, lines[0], stance)
        self._pair(painter, lines[0], record_name(record), str(index.data(Role.WHEN)), "strong", "ink")
        title = record.title if record.title != record_name(record) else ""
        self._pair(painter, lines[1], title, "", "meta", "ink_2")
        self._pair(painter, lines[2], " ".join(record.says.split()) or "no figure", _state(record, stance))
        painter.restore()

    def _pair(
        self, painter: QPainter, line: QRect, words: str, fact: str, role: str = "meta", ink: str = "ink_3"
    ) -> None:
        """Words from the start of a line, and a fact at its end."""
        colours = theme.current()
        meta = colours.font("meta")
        width = QFontMetrics(meta).horizontalAdvance(fact) + 10 if fact else 0
        is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(colours.colour("ink_3"))
        write(painter, line, meta, fact, TRAILING)
        painter.setPen(colours.colour(ink))
        place = line.adjusted(width if is_mirrored else 0, 0, 0 if is_mirrored else -width, 0)
        write(painter, place, colours.font(role), words, LEADING)

    def _paint_stance(self, painter: QPainter, row: QRect, line: QRect, stance: Stance) -> None:
        side = theme.current().size("icon_small")
        is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = row.right() - _EDGE - side if is_mirrored else row.left() + _EDGE
        square = QRectF(x, line.y() + (line.height() - side) // 2, side, side)
        assets.paint_glyph(painter, STANCE_ICONS[stance], square, theme.current().colour("ink_2"))


def _state(record: RecordLine, stance: Stance | None) -> str:
    """What has to be known before the record is opened: flags, a failed copy, else its stance or its claims."""
    if record.flags:
        return FLAG_WORDS[record.flags[0]].lower()
    if record.copy is Copy.FAILED:
        return "copy failed"
    if stance:
        return stance.value
    return "" if not record.links else "1 claim" if record.links == 1 else f"{record.links} claims"
