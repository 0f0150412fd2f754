"""A button that is an icon: named, large enough to hit, following the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from desktop import theme


class IconButton(QToolButton):
    """`name` is what the menu calls the same action; it is the tooltip and what a screen reader says."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None, *, ink: str = "ink_2") -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._paint_icon()

    def set_icon(self, icon: str, ink: str = "ink_2") -> None:
        """Show another icon."""
        self._icon, self._ink = icon, ink
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        colours = theme.current()
        side = colours.size("icon")
        self.setIconSize(QSize(side, side))
        self.setIcon(colours.icon(self._icon, self._ink))
