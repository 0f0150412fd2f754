"""A list of things to tick, with the same boxes as everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop import a11y, theme
from desktop.widgets.choosers import Tick
from desktop.widgets.scrolling import scrolling

_ROWS_SHOWN = 6
"""Rows before the list scrolls."""
_BOX = 34
"""Pixels that a box takes beside its words, with the room for a scroll bar."""


class TickList(QWidget):
    """Keeps what is ticked when other things are offered."""

    changed = Signal()
    """Something was ticked, or no longer is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        a11y.name(self, name, "Space ticks one.")
        self._ticks: dict[UUID, Tick] = {}
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._area = scrolling(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)

    @property
    def ticked(self) -> tuple[UUID, ...]:
        """What is ticked, from above."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def offer(self, items: Sequence[tuple[UUID, str]]) -> None:
        """Offer these; those that were ticked stay so."""
        ticked = set(self.ticked)
        while item := self._rows.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._ticks = {key: self._tick(title, is_ticked=key in ticked) for key, title in items}
        for tick in self._ticks.values():
            self._rows.addWidget(tick)
        self._rows.addStretch(1)
        row = max(theme.current().line_height("body") + 8, 28)
        self.setFixedHeight(min(max(len(items), 1), _ROWS_SHOWN) * row)
        self._shorten()

    def tick(self, key: UUID, *, is_ticked: bool = True) -> None:
        """Tick one of them, as a click does."""
        self._ticks[key].setChecked(is_ticked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """End long words where the list ends."""
        super().resizeEvent(event)
        self._shorten()

    def _tick(self, title: str, *, is_ticked: bool) -> Tick:
        made = Tick(title)
        made.setChecked(is_ticked)
        made.setToolTip(title)
        a11y.name(made, title)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.toggled.connect(self.changed)
        return made

    def _shorten(self) -> None:
        for tick in self._ticks.values():
            room = max(self.width() - _BOX, 40)
            words = tick.fontMetrics().elidedText(tick.toolTip(), Qt.TextElideMode.ElideRight, room)
            tick.setText(words.replace("&", "&&"))
