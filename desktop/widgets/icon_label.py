"""An icon that is only looked at; what it means stands in words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop import assets, theme


class IconLabel(QWidget):
    """A small icon in the middle of a line of text."""

    def __init__(
        self, icon: str = "", *, ink: str = "ink_2", role: str = "meta", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        tokens = theme.current()
        self.setFixedSize(QSize(tokens.size("icon_small"), tokens.line_height(role)))

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the icon."""
        if self._icon:
            side = self.width()
            square = QRectF(0, (self.height() - side) // 2, side, side)
            assets.paint_glyph(QPainter(self), self._icon, square, theme.current().colour(self._ink))
