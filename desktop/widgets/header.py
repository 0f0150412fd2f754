"""The line at the top of every pane: its name, one quiet fact, and at most three icon buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop import a11y, assets, theme
from desktop.widgets.label import Label

_FACT_KEPT = 140
"""Pixels up to which the fact stays whole beside a long name."""


class PaneHeader(QWidget):
    """36 pixels high, with a hairline below."""

    def __init__(self, title: str = "", fact: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self._title = Label(title, role="strong", lines=1)
        self._fact = Label(fact, role="meta", ink="ink_3", lines=1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.space("m") + 2, 0, tokens.space("s"), 1)
        self._row.setSpacing(tokens.space("s"))
        self._row.addWidget(self._title)
        self._row.addWidget(self._fact, 1)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._fact.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFixedHeight(tokens.size("pane_header"))
        self._has_keyboard = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def title(self) -> str:
        """The name of the pane."""
        return self._title.text()

    @property
    def fact(self) -> str:
        """The quiet words after it."""
        return self._fact.text()

    def set_title(self, title: str) -> None:
        """Name the pane."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def set_fact(self, fact: str) -> None:
        """Say one thing after the name; a long name gives way to it, up to a point."""
        self._fact.setText(fact)
        self._fact.setMinimumWidth(min(self._fact.sizeHint().width(), _FACT_KEPT))

    def add_leading(self, widget: QWidget) -> None:
        """Put a small widget, such as a status circle, before the name."""
        self._row.insertWidget(0, widget)

    def add_button(self, icon: str, name: str) -> QToolButton:
        """An icon button at the end, called `name` in its tooltip and for screen readers."""
        button = QToolButton(self)
        button.setIcon(assets.icon(icon))
        button.setToolTip(name)
        a11y.name(button, name)
        return self._add(button)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline; in the pane that has the keyboard, a line in the accent colour."""
        colours = theme.current()
        height = colours.size("focus_ring") if self._has_keyboard else 1
        line = colours.colour("accent" if self._has_keyboard else "line")
        QPainter(self).fillRect(0, self.height() - height, self.width(), height, line)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        pane = self.parentWidget()
        has_keyboard = pane is not None and now is not None and pane.isAncestorOf(now)
        if has_keyboard != self._has_keyboard:
            self._has_keyboard = has_keyboard
            self.update()

    def _add(self, button: QToolButton) -> QToolButton:
        size = theme.current().size("icon")
        button.setIconSize(QSize(size, size))
        button.setFixedSize(theme.current().size("control"), theme.current().size("control"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button
