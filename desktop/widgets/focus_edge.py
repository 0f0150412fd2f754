"""A line along the upper edge of a page that has the keyboard.

A page that scrolls cannot draw on its own ground, and a ring around so large a thing would be louder than its text.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import theme


class FocusEdge(QWidget):
    """Holds `shown`, with a line above it while `watched`, which is in it, has the keyboard."""

    def __init__(self, watched: QWidget, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched = watched
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.current().size("focus_ring"), 0, 0)
        layout.addWidget(shown)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint anew when the keyboard comes and goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the line."""
        if self._watched.hasFocus():
            colours = theme.current()
            QPainter(self).fillRect(0, 0, self.width(), colours.size("focus_ring"), colours.colour("accent"))
