"""Boxes to tick and lists to drop down, with the marks that the style sheet leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QWidget

from desktop import assets, theme

_ARROW = 12


class Tick(QCheckBox):
    """A box with a tick in it, so that more than its colour tells that it is ticked."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tick."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            assets.paint_glyph(QPainter(self), "ph.check", QRectF(box), theme.current().colour("on_accent"))


class DropList(QComboBox):
    """A list that drops down, with an arrow that says so. The wheel scrolls the page it stands on, not its values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: whoever scrolls a form must not change it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow that the style sheet leaves out."""
        super().paintEvent(event)
        paint_arrow(self)


class Dropdown(DropList):
    """A list of values with their words."""

    def __init__(self, choices: Mapping[Any, str]) -> None:
        """`choices`: the words of each value."""
        super().__init__()
        for value, words in choices.items():
            self.addItem(words, value)

    def choose(self, value: object) -> None:
        """Show `value`; one that is not offered is added as it is."""
        if self.findData(value) < 0:
            self.addItem(str(value), value)
        self.setCurrentIndex(self.findData(value))


def paint_arrow(field: QWidget) -> None:
    """Paint a small arrow at the end of a field that opens a list."""
    x = 8 if field.layoutDirection() == Qt.LayoutDirection.RightToLeft else field.width() - _ARROW - 8
    square = QRectF(x, (field.height() - _ARROW) // 2, _ARROW, _ARROW)
    assets.paint_glyph(QPainter(field), "ph.caret-down", square, theme.current().colour("ink_2"))
