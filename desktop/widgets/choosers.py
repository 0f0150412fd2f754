"""Boxes to tick and lists to drop down, with the marks that the style sheet leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from desktop import assets, theme
from desktop.widgets.field_inputs import DropList


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
