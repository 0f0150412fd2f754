"""The places of the window: the desk with its panes, and the views that take the place of all of them in turns."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


class View(Enum):
    """What the window can show; the value is its name in the menu."""

    DESK = "Desk"
    EVIDENCE = "Evidence"
    TABLES = "Tables"
    REVIEW = "Review"
    WORK = "Work"
    MERGE = "Merge"
    SHARE = "Share"


class Page(Protocol):
    """What each view can do beside being a widget."""

    def step(self, by: int) -> None:
        """Give the keyboard to the next pane, or with -1 to the one before."""


class Views(QStackedWidget):
    """Shows one view at a time; each is made when it is first wanted, so that the window opens as fast as before.

    Esc leads back to where one was, and the keyboard goes back to where it was there.
    """

    shown = Signal(object)
    """Another `View` shows."""

    def __init__(self, desk: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[View, Callable[[], QWidget]] = {}
        self._pages: dict[View, QWidget] = {View.DESK: desk}
        self._focus: dict[View, QWidget] = {}
        self._current = View.DESK
        self._before = View.DESK
        self.addWidget(desk)

    @property
    def current(self) -> View:
        """The view that shows."""
        return self._current

    @property
    def available(self) -> tuple[View, ...]:
        """The views that there are, the desk first."""
        return tuple(view for view in View if view in self._pages or view in self._makers)

    def add(self, view: View, make: Callable[[], QWidget]) -> None:
        """Let `make`, called once, give the page of a view; it has to be a `Page`."""
        self._makers[view] = make

    def show_view(self, view: View) -> None:
        """Show a view in place of the one that shows, and give it the keyboard."""
        if view is self._current:
            return
        self._keep_focus()
        self._before, self._current = self._current, view
        page = self._page(view)
        self.setCurrentWidget(page)
        kept = self._focus.pop(view, page)
        (kept if isValid(kept) else page).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.shown.emit(view)

    def page(self, view: View) -> Any:  # noqa: ANN401 - each view is asked for what it alone can do
        """The widget of a view, made if it is wanted for the first time."""
        return self._page(view)

    def go_back(self) -> None:
        """Show what showed before; after that, the desk."""
        back = self._before
        self.show_view(back)
        self._before = View.DESK

    def step(self, by: int) -> None:
        """Give the keyboard to the next pane of the view that shows, or with -1 to the one before."""
        cast("Page", self._page(self._current)).step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing in a view has taken leads back."""
        if event.key() == Qt.Key.Key_Escape and self._current is not View.DESK:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _page(self, view: View) -> QWidget:
        if view not in self._pages:
            self._pages[view] = self._makers.pop(view)()
            self.addWidget(self._pages[view])
        return self._pages[view]

    def _keep_focus(self) -> None:
        """Remember where the keyboard is in the view that is left."""
        widget, page = QApplication.focusWidget(), self._pages[self._current]
        if widget is not None and page.isAncestorOf(widget):
            self._focus[self._current] = widget
