"""A ring around a widget that has the keyboard, for one that scrolls and so cannot draw a ring on its own ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import theme


class FocusRing(QWidget):
    """Holds `shown`, with a ring around it while `watched`, which is in it, has the keyboard."""

    def __init__(self, watched: QWidget, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched = watched
        layout = QVBoxLayout(self)
        width = theme.current().size("focus_ring")
        layout.setContentsMargins(width, width, width, width)
        layout.addWidget(shown)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint anew when the keyboard comes and goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ring."""
        if not self._watched.hasFocus():
            return
        width = theme.current().size("focus_ring")
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().colour("accent"), width, j=Qt.PenJoinStyle.MiterJoin))
        inset = width // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
