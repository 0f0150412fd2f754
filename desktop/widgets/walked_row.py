"""A row of the inspector that takes the focus: keys walk from row to row, act on it, and open its menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop import theme


class WalkedRow(QWidget):
    """What all such rows share; each says what its keys do and what its menu holds."""

    step_requested = Signal(object, int)
    """This row, and -1 or 1: the row before or after it is to take the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def make_menu(self) -> QMenu:
        """What can be done with the row."""
        raise NotImplementedError

    def keys(self) -> Mapping[Qt.Key, Callable[[], None]]:
        """What each key without Ctrl or Alt does, beside Up and Down."""
        raise NotImplementedError

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu; at the row's own corner when a key asks for it."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(24, 24)) if is_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk; the rest is the row's own."""
        walks = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        does: dict[Qt.Key, Callable[[], None]] = dict(self.keys())
        does |= {key: partial(self.step_requested.emit, self, by) for key, by in walks.items()}
        act = does.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            act()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground under pointer or focus, and the edge of the focused row."""
        painter, colours = QPainter(self), theme.current()
        if self.hasFocus():
            painter.fillRect(self.rect(), colours.colour("selected"))
            edge = 0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 2
            painter.fillRect(edge, 0, 2, self.height(), colours.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), colours.colour("hover"))
